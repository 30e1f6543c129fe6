package main

// Windows has no pipes in folders, and its links are refused when they are listed.
const (
	noWait   = 0
	noFollow = 0
)
