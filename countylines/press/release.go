// SPDX-License-Identifier: MIT

package press

import (
	"strings"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
)

// About is what a release does not say of itself: whose it is, and of when.
type About struct {
	Publisher string
	Area      countylines.Area // the releasing force; 0: taken from the headline and the text
	Published calendar.Day     // gives a year to dates without one
	URL       string
}

// A Release is what a text says, figure by figure, and the returns that follow.
type Release struct {
	// Ledger has a return for each area, period and scope of which the text has a
	// result: see [Statement.Out] for what is not in it.
	Ledger countylines.Ledger
	// Statements are the figures in the order of the text.
	Statements []Statement
	// Claims are the comparisons, shares and records that the text asserts.
	Claims []Claim
	// Area is the releasing area, Inferred if no one but the text says so.
	Area     countylines.Area
	Inferred bool
	// Period is what the release reports on: the days of figures without their own.
	Period calendar.Period
}

// Read reads a whole release: its figures with whose they are and of which days, the ledger
// of those that are results, and its claims. What the text leaves open stays unplaced, with
// the reason. It takes any text, and time that grows with its length.
func Read(text string, about About) Release {
	r := newReader(text, about)
	r.scan()
	r.lead()
	r.report()
	r.attribute()
	r.alike()
	r.court()
	r.divide()
	r.correct()
	r.once()
	r.unamended()
	r.join()
	r.plans()
	return r.release()
}

// A reader holds a release while it is read.
type reader struct {
	text       string // without marks of HTML
	moved      shifts // from the text as it was given
	about      About
	blocks     []block
	figs       []Found
	dates      []calendar.Found
	all        []mark
	area       countylines.Area // the releasing one
	areaWord   Word
	period     calendar.Period // what is reported on
	base       context
	periodWord Word
	brackets   bracketing
	day        calendar.Day    // the first day that figures are of
	now        calendar.Period // the day that a text of no days of its own has come to
	nowWord    Word
	bracket    int             // the first statement in a bracket that is open, or 0
	against    calendar.Period // that something was compared with
	lastDate   calendar.Found  // that the text has named
	statements []Statement
	notes      []note // one for each statement
	history    []countylines.Area
	claims     []Claim
	claimed    []claimed
	correcting bool                // the block that is read corrects the text
	templates  map[string]template // by the heading of a table
	places     gazetteer
}

// A note is what is kept of a statement while a release is read.
type note struct {
	block      int
	headline   bool
	quote      bool
	own        bool // its sentence names its area, days or place
	definite   bool // "the 16"
	more       bool // "six more"
	sentence   int  // the statement that its sentence starts with
	table      bool
	listed     bool
	labelled   bool // "of which under 18: 4", of what the line before counts
	ofThem     bool
	correcting bool
	all        bool // one of it was told apart
	amending   bool // it is what a correction says is right
	grown      bool // children or adults, who may be all that there are
}

func newReader(text string, about About) *reader {
	text, moved := plain(text)
	r := &reader{text: text, moved: moved, about: about, figs: find(text), dates: calendar.Find(text, about.Published), blocks: layout(text)}
	r.statements = make([]Statement, 0, len(r.figs))
	r.notes = make([]note, 0, len(r.figs))
	return r
}

// scan finds the marks of all blocks.
func (r *reader) scan() {
	s := scanner{text: r.text, vocab: words(), places: &r.places, figs: r.figs, dates: r.dates, before: -1, last: -1, bracketed: strings.Contains(r.text, "in brackets"), marks: make([]mark, 0, len(r.text)/8)}
	for i := range r.blocks {
		b := &r.blocks[i]
		b.first = len(s.marks)
		s.scan(b.start, b.end)
		b.next = len(s.marks)
	}
	r.all = s.marks
	for i := range r.blocks {
		r.blocks[i].corrects = r.corrects(r.blocks[i])
	}
	r.figs = append(r.figs, s.told...)
	for i := range r.blocks[:max(0, len(r.blocks)-1)] {
		if b := &r.blocks[i]; b.kind == listBlock && r.datesBelow(*b) {
			b.kind = headingBlock
		}
	}
}

// datesBelow reports whether a line without a bullet names days, and no figure, so that
// they are those of the lines below.
func (r *reader) datesBelow(b block) bool {
	line := r.text[b.start:b.end]
	if bulleted(line) || labelled(line) || !short(line) || figuresIn(r.marks(b)) {
		return false
	}
	for _, m := range r.marks(b) {
		if m.cues&dateMark == 0 {
			continue
		}
		if d := r.dates[m.index]; d.Period.Size() > 1 && (!d.Open || strings.HasSuffix(line, ":")) {
			return true
		}
	}
	return false
}

// marks gives the marks of a block.
func (r *reader) marks(b block) []mark { return r.all[b.first:b.next] }
