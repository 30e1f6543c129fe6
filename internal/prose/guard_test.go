//go:build unix

package prose

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"modellkatalog/internal/catalogue"
	"modellkatalog/internal/promise"
)

// What a body may cost from its source to its HTML and its text, whether it is
// refused or not (promises.md, number 7; the figures are issue 5's).
const (
	maxTime   = 2 * time.Second // of processors, all together: a busy machine does not count
	maxMemory = 256 << 20       // allocated in all, so it can never have held more
	maxSource = 1 << 20         // bytes; load lets no larger file through
)

// fuzzing tells whether this is a run of go test -fuzz. There one try may take ten
// seconds of the clock, whatever else the machine does, or Go takes it for hung: so
// bodies are a quarter as large there, and may cost a quarter; but half of the time,
// since the code counts where it has been.
func fuzzing() bool { return flag.Lookup("test.fuzz").Value.String() != "" }

// largest is the largest body that is made.
func largest() int {
	if fuzzing() {
		return maxSource / 4
	}
	return largestHere
}

// bound is what a body may cost here.
func bound() cost {
	if fuzzing() {
		return cost{maxTime / 2, maxMemory / 4}
	}
	return cost{maxTime * slower, maxMemory * slower}
}

// A cost is what one body took.
type cost struct {
	time   time.Duration
	memory uint64
}

// part is how much of what is allowed the cost is, from 0.
func (c cost) part() float64 {
	all := bound()
	return max(c.time.Seconds()/all.time.Seconds(), float64(c.memory)/float64(all.memory))
}

func (c cost) String() string {
	return fmt.Sprintf("%v and %d MiB", c.time.Round(time.Millisecond), c.memory>>20)
}

// weigh shows a body in every way there is, and tells what it took.
func weigh(source string) cost {
	runtime.GC() // not that of what came before
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	began := processorTime()
	p, _ := Check("vekt.md", catalogue.NB, source, Options{})
	HTML(p, site)
	Plain(p)
	took := processorTime() - began
	runtime.ReadMemStats(&after)
	return cost{took, after.TotalAlloc - before.TotalAlloc}
}

func processorTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		panic(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// weighed fails when a body costs more than it may, three times in a row: what
// others do on the machine slows down processors as well.
func weighed(t *testing.T, source string) cost {
	t.Helper()
	c := weigh(source)
	for try := 0; try < 2 && c.part() > 1; try++ {
		again := weigh(source)
		c = cost{min(c.time, again.time), min(c.memory, again.memory)}
	}
	if c.part() > 1 {
		t.Errorf("%d bytes took %v", len(source), c)
	}
	return c
}

// A recipe is a body made of pieces: head, rounds of lines, tail. A line is unit,
// times over, between before and after. # in a piece is a new number each time; where
// the recipe grows, unit is longer each time.
type recipe struct {
	head, before, unit, after, between, tail string
	times, lines, rounds                     int
	grows                                    bool
}

func (r recipe) source() string {
	var b strings.Builder
	numbers, size := 0, largest()
	write := func(piece string) {
		if strings.Contains(piece, "#") && !strings.Contains(piece, "# ") {
			numbers++
			piece = strings.ReplaceAll(piece, "#", strconv.Itoa(numbers%maxDefinitions))
		}
		b.WriteString(piece)
	}
	line := func() {
		write(r.before)
		for i := 0; i < r.times && r.unit != "" && b.Len() < size; i++ {
			write(r.unit)
			if r.grows {
				b.WriteString(strings.Repeat(r.unit, i%400))
			}
		}
		write(r.after)
		b.WriteByte('\n')
	}
	write(r.head)
	for i := 0; i < r.rounds && b.Len() < size; i++ {
		for j := 0; j < r.lines && b.Len() < size; j++ {
			line()
		}
		b.WriteString(r.between)
	}
	write(r.tail)
	return b.String()[:min(b.Len(), size)]
}

// pieces are what Markdown is made of, whole and in halves.
var pieces = []string{
	"a", "ab ", "å", " ", "  ", "    ", "\t", "\n", "\n\n", "  \n", "\\\n", "\r", "\x00", "\u2028", "\u200b", "0", "!", "$", "{", "}", "{#a}",
	"*", "_", "**", "***", "*a", "a*", "_a_", "*a*", "**a**", "*a_ ", "_a* ", "*a**b", "***a** ", "\\", "\\*", "\\[", "\\`",
	"`", "``", "`a`", "` `` ", "a`", "~~~", "```", "```\n", "[", "]", "(", ")", "![", "[a]", "[a](", "[a](b)", "![a](b.png)", "[a](<b", "[a](<b)", "[a](b \"",
	"[a](b 'c')", "[a][b]", "[a][]", "[^1]", "[^x]", "[^", "]:", "[a]: b\n", "[^1]: a\n", "[^#]: a\n", "[^#]", "[#]: b\n", "[#]", "[^1]: kilde: x\n", "kilde: ",
	"<", ">", "<a", "<a b=", "<a b='", "<a b=\"", "</a", "<!--", "-->", "<?", "?>", "<!A", "<![CDATA[", "]]>", "<http://a.b>", "<a@b.c>", "<a:", " b=", " b", "='", "=\"", "'", "\"", "/>",
	"&", "&amp;", "&#1234;", "&#x22;", "&a", ";", "%25", "%2525", "%", "javascript:", "http://a", "mailto:a@b", "//", "../", "x.md#y",
	"|", "|a", "|-", "|:-:", "a|", "\\|", "`\\|`", "|-|\n", "-:\n", "-", "- ", "-\n", "+ ", "* ", "1. ", "2) ", "123456789. ", ": ", ":", "> ", "# ", "## ", "=", "===\n", "---\n",
}

// cook makes a recipe up.
func cook(random *rand.Rand) recipe {
	some := func() string {
		var b strings.Builder
		for range random.IntN(4) + 1 {
			b.WriteString(pieces[random.IntN(len(pieces))])
		}
		return b.String()
	}
	number := func() int { // as often between 1 and 10 as between 10 and 100
		return 1 << random.IntN(15) * (8 + random.IntN(8)) / 8
	}
	maybe := func(s string) string {
		if random.IntN(2) == 0 {
			return ""
		}
		return s
	}
	return recipe{
		head: maybe(strings.Repeat(some(), random.IntN(20)) + "\n"), before: maybe(some()), unit: some(), after: maybe(maybe(some())), between: "\n" + maybe(maybe(some())),
		tail: maybe(strings.Repeat(some(), number()/10)), times: number(), lines: number(), rounds: number(), grows: random.IntN(8) == 0,
	}
}

// vary changes one thing of a recipe.
func vary(random *rand.Rand, r recipe) recipe {
	change := func(s string) string {
		i := random.IntN(len(s) + 1)
		j := min(i+random.IntN(3), len(s))
		return s[:i] + pieces[random.IntN(len(pieces))] + s[j:]
	}
	texts := []*string{&r.head, &r.before, &r.unit, &r.unit, &r.after, &r.between, &r.tail}
	numbers := []*int{&r.times, &r.lines, &r.rounds}
	if i := random.IntN(len(texts) + len(numbers)); i < len(texts) {
		*texts[i] = change(*texts[i])
	} else {
		n := numbers[i-len(texts)]
		*n = max(1, *n*(2+random.IntN(8))/4)
	}
	return r
}

// fit makes a recipe smaller until its body passes the limits before the parser, and
// every other time all limits: what costs most may be just within them.
func fit(random *rand.Rand, r recipe) recipe {
	refused := func(source string) bool { return len(measure("vekt.md", source)) > 0 }
	if random.IntN(2) == 0 {
		refused = func(source string) bool { return tooLarge(source) != "" }
	}
	for r.times*r.lines*r.rounds > 1 && refused(r.source()) {
		n := []*int{&r.times, &r.lines, &r.rounds}[random.IntN(3)]
		*n = max(1, *n*3/4)
	}
	return r
}

// patience is how often a recipe is varied without costing more.
const patience = 20

// TestPromise7Guard makes bodies up, and varies each as long as it costs more.
func TestPromise7Guard(t *testing.T) {
	tries, broken := promise.Times(30/slower, 5_000), 0
	random := rand.New(rand.NewPCG(uint64(tries), 7))
	var worst cost
	var at recipe
	var part float64 // what at costs
	stale := patience
	for range tries {
		next := vary(random, at)
		if stale >= patience {
			next, part = cook(random), 0
		}
		next = fit(random, next)
		c := weighed(t, next.source())
		if c.part() > 1 {
			broken++
			t.Errorf("%#v", next)
		}
		if stale++; c.part() > 1.05*part {
			at, part, stale = next, c.part(), 0
		}
		if c.part() > 1.05*worst.part() {
			worst = c
			t.Logf("%v: %#v", c, next)
		}
	}
	promise.Tried(t, 7, fmt.Sprintf("bodies of up to 1 MiB to HTML and text; at most %v", worst), tries, broken)
}

// heavy are the recipes that cost most in a long run of the test above, and those
// that broke the promise before there was a limit for them.
var heavy = []recipe{
	{unit: "*a_ ", between: "\n", times: 240, lines: 1, rounds: 2000},                           // mixed emphasis
	{unit: "*a* ", between: "\n", times: 480, lines: 1, rounds: 2000},                           // nodes
	{unit: "[^x]", between: "\n", times: 300, lines: 1, rounds: 2000, head: "[^1]: a\n"},        // notes that are not there
	{unit: "[^#]", between: "\n", times: 300, lines: 1, rounds: 200, before: "[^#]: a\n\n"},     // notes
	{unit: "[^#]: a\n", times: 990, lines: 1, rounds: 1, tail: strings.Repeat("[^x] ", 16_000)}, // notes, one by one
	{unit: "%25", before: "[a](%", after: ")", times: 33_000, lines: 1, rounds: 1},              // codes
	{unit: "25", before: "[a](%", after: ")", times: 49_000, lines: 1, rounds: 10, between: "\n"},
	{unit: "[a](<b)", after: strings.Repeat("x", 97_000), between: "\n", times: 300, lines: 1, rounds: 10},
	{unit: "`", head: "a", between: "\n", times: 300, lines: 1, rounds: 100, grows: true}, // backticks that nothing closes
	{head: backticks(3_000), unit: "aa\n", times: 14_000, lines: 1, rounds: 1},
	{head: backticks(3_000), unit: "aa\n", times: 1_300, lines: 1, rounds: 1},
	{unit: "\\*", between: "\n", times: 45_000, lines: 1, rounds: 11},
	{unit: " b", before: "<a", between: "\n", times: 49_000, lines: 1, rounds: 10}, // slow patterns
	{unit: " b", before: "a <a", times: 49_000, lines: 1, rounds: 10},
	{unit: "[[", times: 45_000, lines: 10, rounds: 1}, // the gauge itself
	{unit: "|", after: "\n|-|", between: "\n", times: 99_000, lines: 1, rounds: 10},
	{unit: "|*a*", after: "|", head: strings.Repeat("|a", 40) + "\n" + strings.Repeat("|-", 40) + "\n", times: 40, lines: 490, rounds: 1},
	{head: strings.Repeat("- ", 12) + "a\n", unit: " ", after: "a", times: 60, lines: 14_000, rounds: 1}, // open lists
	{unit: "- ", after: "a", times: 12, lines: 1_600, rounds: 1},
	{head: "a\n", unit: "a\n: b\n", times: 7_000, lines: 1, rounds: 1},
	{unit: "## a\n", times: 500, lines: 1, rounds: 1},
	{unit: "å", before: "## ", after: "\n", times: 1_000, lines: 1, rounds: 500},
	{unit: "`` `\\|`", before: "\\|a`", after: "`", between: "\n", times: 16, lines: 2, rounds: 1_397},
	{unit: "=``#    ", before: "    ", between: "\n\n\x00>", times: 22, lines: 38, rounds: 119, tail: "\n|:-:"},
}

// FuzzGuard looks for a body that costs more than it may.
func FuzzGuard(f *testing.F) {
	for _, r := range heavy {
		f.Add(r.head, r.before, r.unit, r.after, r.between, r.tail, uint16(min(r.times, 65_535)), uint16(r.lines), uint16(r.rounds), r.grows)
	}
	f.Fuzz(func(t *testing.T, head, before, unit, after, between, tail string, times, lines, rounds uint16, grows bool) {
		weighed(t, recipe{head, before, unit, after, between, tail, int(times), int(lines), int(rounds), grows}.source())
	})
}
