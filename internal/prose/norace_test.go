//go:build !race && unix

package prose

const (
	slower      = 1
	largestHere = maxSource
)
