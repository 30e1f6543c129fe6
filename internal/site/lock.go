package site

import (
	"os"
	"strconv"
	"strings"
)

// heldBy is the refusal that names the process that has the lock at a path.
func heldBy(path string) error {
	owner := "en annen prosess"
	if data, err := os.ReadFile(path); err == nil { // without the number the message is still true
		if pid, err := strconv.Atoi(strings.TrimSpace(string(data))); err == nil {
			owner = "prosess " + strconv.Itoa(pid)
		}
	}
	return &Refused{Reason: owner + " bygger nettstedet i denne mappen nå; vent til den er ferdig"}
}
