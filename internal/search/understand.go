package search

import (
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"modellkatalog/internal/norwegian"
)

// How well a way of finding a word counts, in hundredths.
const (
	foldedWeight  = 90
	besideWeight  = 50 // spelt alike without its accents, where the word itself occurs
	joinedWeight  = 90
	guessedWeight = 80 // prefix, ending, typing error
	cutWeight     = 60
	frontWeight   = 40
)

// Letters that a guess needs.
const (
	prefixLetters = 2
	endingLetters = 4 // of what is left
	oneErrorFrom  = 5
	twoErrorsFrom = 9
	partLetters   = 3
	frontLetters  = 8
	changeFrom    = 6 // to have a consonant changed
)

// understand finds the ways in which each word may be meant: first by itself and
// with its neighbours, then, for words that do not occur, by guessing; of errors
// only when the words are not to be taken as they are typed.
func (r *Reader) understand(words []word, typed bool) error {
	for i := range words {
		if err := r.occurs(&words[i]); err != nil {
			return err
		}
	}
	if err := r.neighbours(words); err != nil {
		return err
	}
	for i := range words {
		if len(words[i].alts) > 0 || words[i].fixed {
			continue
		}
		if err := r.guess(&words[i], i == len(words)-1, typed); err != nil {
			return err
		}
	}
	return nil
}

// occurs looks the word up as it is written, then as it may be typed without æ,
// ø and å.
func (r *Reader) occurs(w *word) error {
	fold := r.fold(w.text)
	for _, key := range []string{fold, norwegian.FoldAgain(fold)} {
		same, err := r.alike(key)
		if err != nil {
			return err
		}
		weight := foldedWeight
		if i := slices.IndexFunc(same, func(f form) bool { return f.word == w.text }); i >= 0 {
			w.how = Exact
			w.add(same[i], 100)
			weight = besideWeight
		}
		for _, f := range same {
			if f.word == w.text {
				continue
			}
			if w.how != Exact {
				w.take(Folded, f)
			}
			w.add(f, weight)
		}
		if len(same) > 0 {
			return nil
		}
	}
	return nil
}

// add adds where a form leads to.
func (w *word) add(f form, weight int) {
	for _, l := range f.links {
		w.alts = append(w.alts, link{l.classes, l.weight * weight / 100})
	}
}

// take tells what the word is taken for, by the first form only.
func (w *word) take(how How, f form) {
	if w.how != how {
		w.how, w.as = how, f.word
	}
}

// alike returns the forms that fold to the key.
func (r *Reader) alike(key string) ([]form, error) {
	s, err := r.shardOf(key)
	if err != nil {
		return nil, err
	}
	return s.run(key, func(fold string) bool { return fold == key }), nil
}

// run returns the forms from the key on for as long as they are wanted.
func (s *shard) run(key string, wanted func(fold string) bool) []form {
	begin := sort.Search(len(s.entries), func(i int) bool { return s.entries[i].fold >= key })
	end := begin
	for end < len(s.entries) && wanted(s.entries[end].fold) {
		end++
	}
	return s.entries[begin:end]
}

// neighbours tries two words written as one, which is how compounds are spelt.
func (r *Reader) neighbours(words []word) error {
	for i := range len(words) - 1 {
		one, two := &words[i], &words[i+1]
		for _, joined := range norwegian.Joins(r.fold(one.text), r.fold(two.text)) {
			same, err := r.alike(joined)
			if err != nil {
				return err
			}
			for _, f := range same {
				for _, w := range []*word{one, two} {
					if len(w.alts) == 0 {
						w.take(Joined, f)
					}
					w.add(f, joinedWeight)
				}
			}
		}
	}
	return nil
}

// guess finds what a word that does not occur may mean.
func (r *Reader) guess(w *word, last, typed bool) error {
	fold := r.fold(w.text)
	s, err := r.shardOf(fold)
	if err != nil {
		return err
	}
	n := utf8.RuneCountInString(fold)
	if last && n >= prefixLetters && w.any(Prefix, s.run(fold, func(f string) bool { return strings.HasPrefix(f, fold) })) {
		return nil
	}
	if w.any(Ending, r.otherEndings(s, fold)) {
		return nil
	}
	if n >= oneErrorFrom && !typed {
		if ok, err := r.misspelt(w, s, fold, 1); ok || err != nil {
			return err
		}
	}
	if n >= 2*partLetters {
		if ok, err := r.compound(w, s, fold); ok || err != nil {
			return err
		}
	}
	if n >= twoErrorsFrom && !typed {
		if ok, err := r.misspelt(w, s, fold, 2); ok || err != nil {
			return err
		}
	}
	if !typed {
		w.front(s, fold)
	}
	return nil
}

// front takes the longest beginning that occurs, of a compound whose last part
// does not.
func (w *word) front(s *shard, fold string) {
	letters := []rune(fold)
	for i := len(letters) - partLetters; i >= frontLetters; i-- {
		if f, ok := s.first(string(letters[:i])); ok {
			w.how, w.as = Parts, f.word
			w.alts = append(w.alts, link{f.links[0].classes, frontWeight})
			return
		}
	}
}

// any takes the most frequent of some forms, if there are any.
func (w *word) any(how How, forms []form) bool {
	forms = slices.Clone(forms)
	slices.SortStableFunc(forms, func(a, b form) int { return b.count - a.count })
	for _, f := range forms[:min(len(forms), maxForms)] {
		w.take(how, f)
		w.add(f, guessedWeight)
	}
	return len(forms) > 0
}

// otherEndings are the forms that differ from the word only in their endings,
// for the longest beginning that gives any.
func (r *Reader) otherEndings(s *shard, fold string) []form {
	letters := []rune(fold)
	for cut := 0; len(letters)-cut >= endingLetters; cut++ {
		stem := string(letters[:len(letters)-cut])
		if cut > 0 && !slices.Contains(r.endings, fold[len(stem):]) {
			continue
		}
		var forms []form
		for _, f := range s.run(stem, func(fold string) bool { return strings.HasPrefix(fold, stem) }) {
			if ending := f.fold[len(stem):]; ending == "" || slices.Contains(r.endings, ending) {
				forms = append(forms, f)
			}
		}
		if len(forms) > 0 {
			return forms
		}
	}
	return nil
}

// compound cuts the word in two that occur, as near the middle as it goes; an s
// or e may join them.
func (r *Reader) compound(w *word, s *shard, fold string) (bool, error) {
	letters := []rune(fold)
	var cuts []int
	for i := partLetters; i <= len(letters)-partLetters; i++ {
		cuts = append(cuts, i)
	}
	slices.SortStableFunc(cuts, func(a, b int) int { return max(a, len(letters)-a) - max(b, len(letters)-b) })
	var tails []form
	if len(r.root.Tails) > 0 {
		var err error
		if tails, err = r.tails(fold); err != nil {
			return false, err
		}
	}
	for _, least := range []int{1, 0} { // first of words that occur themselves
		for _, i := range cuts {
			first, ok := s.first(string(letters[:i]))
			if !ok || first.count < least {
				continue
			}
			head := string(letters[i:])
			if _, ok := s.known(head); !ok && !slices.ContainsFunc(tails, func(f form) bool { return f.fold == head }) {
				continue
			}
			same, err := r.alike(head)
			if err != nil {
				return false, err
			}
			if len(same) > 0 && len(same[0].links) > 0 && same[0].count >= least {
				w.how, w.as = Parts, first.word+" "+same[0].word
				w.addParts(first, same[0])
				return true, nil
			}
		}
	}
	return false, nil
}

// addParts adds what two parts mean together: each by itself, or one of them and
// what the other leads to besides.
func (w *word) addParts(first, head form) {
	for i, a := range first.links {
		for j, b := range head.links {
			if i == 0 || j == 0 {
				w.alts = append(w.alts, link{slices.Concat(a.classes, b.classes), cutWeight * a.weight * b.weight / 10000})
			}
		}
	}
}

// known finds the first form that folds to the key and leads anywhere.
func (s *shard) known(key string) (form, bool) {
	same := s.run(key, func(fold string) bool { return fold == key })
	if len(same) == 0 || len(same[0].links) == 0 {
		return form{}, false
	}
	return same[0], true
}

// first finds the first part of a compound, with or without what joins it.
func (s *shard) first(key string) (form, bool) {
	if f, ok := s.known(key); ok {
		return f, true
	}
	for _, joint := range []string{"s", "e"} {
		if stem, ok := strings.CutSuffix(key, joint); ok && len(stem) >= partLetters {
			if f, ok := s.known(stem); ok {
				return f, true
			}
		}
	}
	return form{}, false
}
