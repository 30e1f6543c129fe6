//go:build race && unix

package prose

// With the race detector everything takes longer, and more memory since pools
// forget, so bodies are smaller.
const (
	slower      = 10
	largestHere = 20 << 10
)
