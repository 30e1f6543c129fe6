package site

import (
	"maps"
	"slices"
	"sync"
)

// Memory is a sink that keeps the files. The zero value is ready for use, and it
// is safe for concurrent use.
type Memory struct {
	mu    sync.RWMutex
	files map[string][]byte
}

// Put keeps a file, in place of an earlier one at the same path.
func (m *Memory) Put(path string, data []byte) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.files == nil {
		m.files = map[string][]byte{}
	}
	m.files[path] = data
	return nil
}

// Lookup returns the file at a path; what it returns must not be changed.
func (m *Memory) Lookup(path string) (data []byte, ok bool) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	data, ok = m.files[path]
	return data, ok
}

// Paths returns the paths of the files, sorted.
func (m *Memory) Paths() []string {
	m.mu.RLock()
	defer m.mu.RUnlock()
	return slices.Sorted(maps.Keys(m.files))
}
