package page

import (
	"slices"
	"strings"

	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/compare"
)

// cellMark is what a cell says of one side – how it is, or how it should be –
// or of both where they agree: the state in form and words, and what must be
// known beside it.
type cellMark struct {
	Sign     Sign
	Address  string           // where it stands with its source
	Names    []catalogue.Text // of the meeting places that say so
	Narrower []narrowerMark   // what makes a wider term's state, by name
	More     []string         // "i en del: Gardermoregionen", "i et prosjekt", "unge: nei (2022)"
	Derived  bool             // only the editors' reading
	Source   Mark             // of the statements that decide
}

// narrowerMark is a narrower term, with its state where that is another.
type narrowerMark struct {
	Name  catalogue.Text
	Words string
}

// cellMarks tells what is said of a county and a term; nothing when nothing is.
func (w *writer) cellMarks(c *compare.Cell, term *catalogue.Term) []cellMark {
	var marks []cellMark
	if c.Is.Stated() {
		marks = append(marks, w.cellMark(&c.Is, term, false))
	}
	if !c.Wanted.Stated() {
		return marks
	}
	wanted := w.cellMark(&c.Wanted, term, true)
	if c.Is.State == compare.Yes && c.Wanted.State == compare.Yes && wanted.plain() {
		marks[0].Sign = Sign{"begge", w.t("celle.begge", marks[0].Sign.Words)}
		return marks
	}
	return append(marks, wanted)
}

// sourcedMarks are the marks of a cell with the sources of the statements that
// decide; the rest of what those say is told behind the table.
func (w *writer) sourcedMarks(c *compare.Cell, term *catalogue.Term) []cellMark {
	marks := w.cellMarks(c, term)
	is, wanted := deciding(&c.Is), deciding(&c.Wanted)
	switch len(marks) {
	case 1: // of either side, or of both
		marks[0].Source = w.mark(slices.Concat(is, wanted)...)
	case 2:
		marks[0].Source, marks[1].Source = w.mark(is...), w.mark(wanted...)
	}
	return marks
}

// deciding are where the statements stand that decide a state; none when nothing
// is stated.
func deciding(s *compare.Side) []catalogue.Standing {
	var all []catalogue.Standing
	if s.Stated() {
		for _, x := range s.Decisive() {
			all = append(all, x.Standing)
		}
	}
	return all
}

// plain tells whether the mark says nothing but its state.
func (m cellMark) plain() bool {
	return len(m.Names)+len(m.Narrower)+len(m.More) == 0 && !m.Derived
}

func (w *writer) cellMark(s *compare.Side, term *catalogue.Term, wanted bool) cellMark {
	m := cellMark{Sign: w.stateSign(s.State, s.Years, term, wanted), Address: s.Decisive()[0].Address, Derived: s.Derived()}
	if parts := partsOf(s, w.lang); len(parts) > 0 {
		m.More = append(m.More, w.t("celle.en-del", strings.Join(parts, ", ")))
	}
	if s.InProject() && term.Vocabulary != catalogue.Forms {
		m.More = append(m.More, w.t("celle.prosjekt"))
	}
	if allStated(s) {
		m.More = append(m.More, w.t("celle.felles"))
	}
	switch term.Vocabulary {
	case catalogue.AgreementOf:
		if s.State == compare.Yes {
			m.More = append(m.More, w.t("celle.karriereveiledning", w.covers(s.Covers())))
		}
	case catalogue.Meetings:
		m.Names = titles(s)
	}
	for _, n := range s.Narrower {
		nm := narrowerMark{Name: n.Term.Name}
		if n.State != s.State {
			nm.Words = w.stateWord(n.State, term)
		}
		m.Narrower = append(m.Narrower, nm)
	}
	if own := s.Itself; own != nil {
		m.More = append(m.More, w.itself(own, term, wanted))
	}
	return m
}

// itself tells what is said of a wider term where narrower ones make the state:
// "unge: nei (2022)".
func (w *writer) itself(own *compare.Side, term *catalogue.Term, wanted bool) string {
	says := w.in(term.Name) + ": " + w.stateSign(own.State, own.Years, term, wanted).Words
	if own.InProject() && term.Vocabulary != catalogue.Forms {
		says += ", " + w.t("celle.prosjekt")
	}
	if parts := partsOf(own, w.lang); len(parts) > 0 {
		says += ", " + w.t("celle.en-del", strings.Join(parts, ", "))
	}
	return says
}

// singleMark is the mark of a county among others in one cell: its name, and the
// year where it is a plain yes.
func (w *writer) singleMark(c *catalogue.County, s *compare.Side, term *catalogue.Term) cellMark {
	m := w.cellMark(s, term, false)
	m.Source = w.mark(deciding(s)...)
	name, year := w.in(c.Name), s.Years.String()
	switch {
	case w.stateWord(s.State, term) != "":
		m.Sign.Words = name + ": " + m.Sign.Words
	case year == "":
		m.Sign.Words = w.t("celle.med-ar", name, w.t("tilstand.ukjent-ar"))
	default:
		m.Sign.Words = w.t("celle.med-ar", name, year)
	}
	return m
}

// stateSign gives a state in form and words: yes is the year of the
// description, the others say their word first.
func (w *writer) stateSign(s compare.State, y compare.Years, term *catalogue.Term, wanted bool) Sign {
	class := [...]string{"ikke", "ja", "uklart", "avsluttet", "nei", "ord", "ord"}[s]
	word, year := w.stateWord(s, term), y.String()
	switch {
	case wanted && s == compare.Yes:
		return Sign{"onsket", w.t("celle.i-modellen")}
	case wanted:
		return Sign{class, w.t("celle.med-ar", word, w.t("celle.i-modellen"))}
	case s == compare.Yes && year == "":
		year = w.t("celle.uten-ar")
	case s == compare.Yes:
		year = w.t("tilstand.beskrevet", year)
	case year == "":
		return Sign{class, word}
	default:
		return Sign{class, w.t("celle.med-ar", word, year)}
	}
	if word == "" {
		return Sign{class, year}
	}
	return Sign{class, word + ", " + year}
}

// stateWord names a state; a plain yes has no word but its year.
func (w *writer) stateWord(s compare.State, term *catalogue.Term) string {
	measure := term.Vocabulary == catalogue.Measures
	switch {
	case s == compare.Yes && measure:
		return w.t("tiltak.i-bruk")
	case s == compare.Ended && measure:
		return w.t("tiltak.provd-avsluttet")
	case s == compare.Yes:
		return ""
	}
	return w.t([...]string{
		"celle.ikke-oppgitt", "", "tilstand.uklart", "tilstand.avsluttet", "tilstand.nei", "tiltak.planlagt", "tiltak.omtalt",
	}[s])
}

// partsOf names the parts of the county that the state holds for; none when it
// holds for the whole.
func partsOf(s *compare.Side, lang catalogue.Lang) []string {
	var parts []string
	for _, x := range s.Decisive() {
		if !x.Part() {
			return nil
		}
		if name := x.Place.Name.In(lang).Text; !slices.Contains(parts, name) {
			parts = append(parts, name)
		}
	}
	return parts
}

// allStated tells whether the state rests on what is said of all counties alike.
func allStated(s *compare.Side) bool {
	return !slices.ContainsFunc(s.Decisive(), func(x *compare.Statement) bool { return x.Basis != catalogue.StatedAll })
}

// titles names the entries that make the state.
func titles(s *compare.Side) []catalogue.Text {
	var ts []catalogue.Text
	for _, x := range s.Decisive() {
		if !x.Title.Empty() && !slices.Contains(ts, x.Title) {
			ts = append(ts, x.Title)
		}
	}
	return ts
}

// legendEntry explains one sign.
type legendEntry struct {
	Sign  Sign
	Means string
}

// legend explains the signs that are in use, in a fixed order.
type legend map[string]bool

func (l legend) add(marks []cellMark) {
	if len(marks) == 0 {
		l["ikke"] = true
	}
	for _, m := range marks {
		l[m.Sign.Class] = true
		if m.Derived {
			l["tolket"] = true
		}
	}
}

func (l legend) entries(w *writer) []legendEntry {
	var es []legendEntry
	for _, class := range []string{"ja", "onsket", "begge", "nei", "avsluttet", "uklart", "tolket", "ikke"} {
		if l[class] {
			es = append(es, legendEntry{Sign{class, w.t("tegn." + class)}, w.t("tegn-betyr." + class)})
		}
	}
	return es
}
