//go:build unix

package main

import "syscall"

const (
	noWait   = syscall.O_NONBLOCK // a pipe that nobody writes to is opened at once
	noFollow = syscall.O_NOFOLLOW
)
