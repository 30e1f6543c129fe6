package search

import "math"

// fieldKind is a part of a unit whose words weigh alike.
type fieldKind int8

const (
	inTitle fieldKind = iota
	inNames
	inHeading
	inLead
	inBody
	fieldKinds
)

// weighing is how the words of a field weigh, and how much its length matters
// (BM25F; the weights are those of search.md 5.4, tuned on sok-prover.tsv).
var weighing = [fieldKinds]struct{ weight, length float64 }{
	inTitle: {6, 0.3}, inNames: {4, 0.3}, inHeading: {3, 0.5}, inLead: {2, 0.3}, inBody: {1, 0.75},
}

const (
	saturation   = 6   // k1 of BM25
	partShare    = 0.4 // of a word that is a part of a compound
	mostLight    = 40  // of a small word, in hundredths of idf
	mostOrdinary = 100 // of a word that any text may have
)

// standing is how much the words of a kind of unit weigh beside those of others:
// an entry of the glossary often repeats the title of a page that says more, and
// a comparison or an earlier edition the titles of what it compares or was.
func standing(k Kind) float64 {
	switch k {
	case Word, Law, Role, Comparison:
		return 0.8
	case Edition:
		return 0.6
	}
	return 1
}

// averages are the mean sizes of the fields, over the texts that have them.
func averages(texts []text) [fieldKinds]float64 {
	var sum, n [fieldKinds]float64
	for _, t := range texts {
		for k, size := range t.size {
			if size > 0 {
				sum[k] += float64(size)
				n[k]++
			}
		}
	}
	for k := range sum {
		sum[k] /= max(n[k], 1)
	}
	return sum
}

// impact puts a weight on one of the levels.
func impact(weight float64) int {
	return min(max(int(math.Ceil(levels*weight/(weight+saturation))), 1), levels)
}

// idf weighs a class that occurs in some of the units, in hundredths.
func idf(some, all int) int {
	return max(int(math.Round(100*math.Log(1+(float64(all-some)+0.5)/(float64(some)+0.5)))), 1)
}
