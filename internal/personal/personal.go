// Package personal finds what must not be published: national identity
// numbers, secrets, mobile numbers and personal e-mail addresses.
//
// In goes text, of any kind and encoding; out come the places of the hits, in
// order, as byte offsets. What was found is never given back in any other form,
// so that a message cannot repeat it by mistake. A line break ends a number.
package personal

// A Span is a place in a text, in bytes.
type Span struct {
	Start int
	Len   int
}
