package search

import (
	"slices"
	"strings"
)

// misspelt takes the form nearest to the word: of the fewest errors, then with
// the same first letter, then the most frequent.
func (r *Reader) misspelt(w *word, s *shard, fold string, errors int) (bool, error) {
	best, ok := nearest(s.entries, fold, errors)
	if !ok && len(r.root.Tails) > 0 {
		tails, err := r.tails(fold)
		if err != nil {
			return false, err
		}
		best, ok = nearest(tails, fold, errors)
	}
	if !ok {
		return false, nil
	}
	same, err := r.alike(best.fold)
	if err != nil {
		return false, err
	}
	return w.any(Typo, same), nil
}

func nearest(forms []form, fold string, errors int) (best form, ok bool) {
	word := []rune(fold)
	rank := func(f form, distance int) []int {
		first := 1
		if strings.HasPrefix(f.fold, string(word[0])) {
			first = 0
		}
		return []int{distance, first, -f.count}
	}
	var bestRank []int
	for _, f := range forms {
		other := []rune(f.fold)
		if len(other) < oneErrorFrom || strings.ContainsAny(f.fold, "§0123456789") {
			continue
		}
		d := distance(word, other, errors)
		if d > errors || !likely(word, other) {
			continue
		}
		if now := rank(f, d); bestRank == nil || slices.Compare(now, bestRank) < 0 {
			best, bestRank = f, now
		}
	}
	return best, bestRank != nil
}

// likely leaves out what is more often another word: with another first letter,
// unless two are swapped or the word is long and lacks none of its own, and of the
// short words those with one consonant for another.
func likely(a, b []rune) bool {
	switch {
	case a[0] != b[0] && len(a) == len(b) && a[0] == b[1] && a[1] == b[0]:
		return true
	case a[0] != b[0] && (len(a) < twoErrorsFrom || len(a) > len(b)):
		return false
	case len(a) >= changeFrom:
		return true
	case len(a) != len(b):
		return true
	}
	differ := 0
	consonant := false
	for i := range a {
		if a[i] != b[i] {
			differ++
			consonant = consonant || !strings.ContainsRune(vowels, a[i]) || !strings.ContainsRune(vowels, b[i])
		}
	}
	return differ != 1 || !consonant
}

// vowels are those of the keys that words are looked up by.
const vowels = "aeiouy"

// distance counts the letters to add, drop, change or swap with the next one
// (optimal string alignment); more than the limit is only told as more.
func distance(a, b []rune, limit int) int {
	if len(a)-len(b) > limit || len(b)-len(a) > limit {
		return limit + 1
	}
	before, last, now := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		now[0] = i
		least := i
		for j := 1; j <= len(b); j++ {
			change := 1
			if a[i-1] == b[j-1] {
				change = 0
			}
			now[j] = min(last[j]+1, now[j-1]+1, last[j-1]+change)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				now[j] = min(now[j], before[j-2]+1)
			}
			least = min(least, now[j])
		}
		if least > limit {
			return limit + 1
		}
		before, last, now = last, now, before
	}
	return last[len(b)]
}
