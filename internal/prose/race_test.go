//go:build race && unix

package prose

// With the race detector everything takes longer, and bodies are smaller.
const (
	slower  = 10
	largest = 100 << 10
)
