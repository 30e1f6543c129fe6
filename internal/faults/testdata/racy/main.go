// Command racy has a data race, for the tests to see that one is counted.
package main

import "sync"

func main() {
	var wait sync.WaitGroup
	n := 0
	for range 2 {
		wait.Go(func() { n++ })
	}
	wait.Wait()
	println(n)
}
