// SPDX-License-Identifier: MIT

package publish

import (
	"strconv"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/stats"
)

// Hidden is what stands in the place of a count that may not be known, as the
// Government Statistical Service's guidance has it ("confidential").
const hiddenText = "[c]"

// A Published is a table that may be given to anybody, but for its Report.
type Published struct {
	Title    string                `json:"title"`
	Period   calendar.Period       `json:"period"`
	Areas    []countylines.Area    `json:"areas"`
	Subjects []countylines.Subject `json:"subjects"`
	Cells    [][]Cell              `json:"cells"` // a row for each area
	Notes    []string              `json:"notes,omitempty"`
	Report   Report                `json:"-"` // for its publisher alone: it tells what is hidden
}

// A Cell is what is told of one count.
type Cell struct {
	Text   string            `json:"text"`   // "25", "[c]", "under 5"
	Figure stats.Figure[int] `json:"figure"` // what that says: exact, a range, or not reported
}

// newCell gives a shown count.
func newCell(n int) Cell { return Cell{strconv.Itoa(n), stats.Exactly(n)} }

// Ledger gives what the table says as returns, one for each area: all that a reader
// learns from it alone. A hidden count is not reported.
func (p Published) Ledger() countylines.Ledger {
	var l countylines.Ledger
	for i, area := range p.Areas {
		r := countylines.Return{Area: area, Period: p.Period, Source: countylines.Source{URL: p.Title}}
		for j, subject := range p.Subjects {
			if f := p.Cells[i][j].Figure; f.Reported() {
				_ = r.Put(subject, countylines.Value{Figure: stats.As[int64](f)}) // Protect takes no other subjects
			}
		}
		l = append(l, r)
	}
	return l
}

// A Report says for the publisher of a table what is hidden in it, and why. It must
// not be published: it tells small counts from others.
type Report struct {
	Hidden  []Hidden // row by row
	Leaks   []Leak
	Cells   int  // how many cells the table has
	Labels  int  // how many of those hidden are told to be small
	Minimal bool // over all tables protected together, no fewer cells would do; false if that was not found out
}

// A Place is a cell of one of the tables that are protected together, counted from 0.
type Place struct{ Table, Row, Column int }

// A Hidden is one hidden cell.
type Hidden struct {
	Row, Column int
	Why         Why
	For         Place // the sensitive cell that needs it hidden; its own if that is itself

	// Proof has two counts that a sensitive cell may have, each in a whole table of whole
	// numbers that agrees with everything published and public. Bare is what a reader could
	// tell of it, if not more, with only sensitive cells hidden.
	Proof, Bare stats.Bounds[int]
}

// A Leak is a sensitive cell that no suppression protects, since what is public
// already tells it. It is hidden all the same.
type Leak struct {
	Row, Column int
	Range       stats.Bounds[int]  // what a reader can tell without the table
	From        countylines.Ledger // the public returns that tell it
}

// Why says why a cell is hidden.
type Why uint8

// The reasons.
const (
	Small      Why = iota + 1 // its count is small
	Sole                      // it is all there is in a total
	Protecting                // a sensitive cell could be worked out from it
)

var whys = [...]string{Small: "small", Sole: "all of its total", Protecting: "to protect another"}

// String gives "small", "all of its total" or "to protect another".
func (w Why) String() string {
	if w > 0 && int(w) < len(whys) {
		return whys[w]
	}
	return "Why(" + strconv.Itoa(int(w)) + ")"
}

// MarshalText gives the text of [Why.String].
func (w Why) MarshalText() ([]byte, error) { return []byte(w.String()), nil }

// UnmarshalText reads what [Why.MarshalText] writes, and refuses any other text.
func (w *Why) UnmarshalText(text []byte) error {
	for i, s := range whys {
		if i > 0 && s == string(text) {
			*w = Why(i)
			return nil
		}
	}
	return &stats.ParseError{Type: "reason", Text: string(text), Reason: "is none of small, all of its total, to protect another"}
}
