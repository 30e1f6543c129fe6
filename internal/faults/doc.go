// Package faults tries what may befall a build, on the real program. It holds
// tests alone.
//
// In goes the program as it is handed out (go build -trimpath, without cgo), a
// small made-up content and the real one, and a folder with an older published
// site. Each try lets something befall a build: it is killed or stopped, a
// system call fails, the disk is full, a content file is exchanged under it,
// another build wants the same folder. Afterwards a judge looks at what is left
// (judge_test.go): the folder is byte for byte the old site or the new one, the
// exit code and the Norwegian message tell which and why, and the next build
// succeeds and leaves nothing beside the folder.
//
// The same judge must find fault with writers that are wrong on purpose
// (bite_test.go), so that its silence means something.
//
// To kill and to fail at a certain system call the program is traced
// (tracer_test.go), and full disks and read-only roots are mounted where no other
// process sees them (namespace_test.go). Both are the kernel's own means and need
// Linux; the tracer knows the registers of amd64. They need leave: where it is
// refused the tests fail, and tell what to allow.
//
// A few tries of each kind are made in make test, and all of them in make faults
// (package promise).
package faults
