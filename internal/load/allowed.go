package load

import "slices"

// allowedTexts lists the texts that any file allows, sorted, each once: the finished
// pages are searched again, and what is allowed in a source is allowed there.
func (l *loader) allowedTexts() []string {
	var all []string
	for _, file := range l.allows {
		for _, a := range file {
			all = append(all, a.find)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}
