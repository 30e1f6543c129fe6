package problem

import "unicode/utf8"

// Nearest returns the candidate closest to word, or "" when none is close
// enough to be meant: at most one edit in three characters (insert, delete,
// replace, swap of neighbours). The first of equally close ones wins.
func Nearest(word string, candidates []string) string {
	letters := []rune(word)
	best, found := max(1, len(letters)/3)+1, ""
	for _, c := range candidates {
		n := utf8.RuneCountInString(c)
		if n-len(letters) >= best || len(letters)-n >= best { // so many edits at least: a long text is compared with none
			continue
		}
		if d := distance(letters, []rune(c)); d < best && d > 0 {
			best, found = d, c
		}
	}
	return found
}

// DidYouMean returns "mente du «…»?" for the nearest candidate, or "".
func DidYouMean(word string, candidates []string) string {
	if n := Nearest(word, candidates); n != "" {
		return "mente du «" + n + "»?"
	}
	return ""
}

// distance is the optimal string alignment distance of a and b.
func distance(a, b []rune) int {
	before, prev, cur := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range prev {
		prev[j] = j
	}
	for i := 1; i <= len(a); i++ {
		cur[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			cur[j] = min(prev[j]+1, cur[j-1]+1, prev[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				cur[j] = min(cur[j], before[j-2]+1)
			}
		}
		before, prev, cur = prev, cur, before
	}
	return prev[len(b)]
}
