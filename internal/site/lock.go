package site

import (
	"errors"
	"io/fs"
	"os"
	"strconv"
	"strings"
	"time"
)

// ownerOf names the process that has the lock at a path. It is false where the
// lock has been given back meanwhile.
//
// A process that has just taken the lock has not written its number yet, and the
// file may hold that of one that died: the number of a living process comes in a
// moment. It does not when the owner is on another machine or in a container.
func ownerOf(path string) (owner string, held bool) {
	for range 100 {
		data, err := os.ReadFile(path)
		if errors.Is(err, fs.ErrNotExist) {
			return "", false
		}
		if pid, err := strconv.Atoi(strings.TrimSpace(string(data))); err == nil && lives(pid) {
			return "prosess " + strconv.Itoa(pid), true
		}
		time.Sleep(10 * time.Millisecond)
	}
	return "en annen prosess", true
}

// heldBy is the refusal that names the process that has the lock.
func heldBy(owner string) error {
	return &Refused{Reason: owner + " bygger nettstedet i denne mappen nå; vent til den er ferdig"}
}
