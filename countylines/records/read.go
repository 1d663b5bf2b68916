// SPDX-License-Identifier: MIT

package records

import (
	"context"
	"io"
	"iter"
	"slices"
	"strconv"

	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/internal/names"
)

// Read reads arrests, seizures and other events from a CSV file or a file of
// JSON lines, as they arrive and without keeping any. It can be ranged over once.
//
// A CSV file begins with a heading. Columns may be in any order, and case, hyphens
// and punctuation in their names do not matter:
//
//	on, date, day, date seized, month             the day, as calendar.ParseDay reads it, or a month
//	by, force, police force, area                 one force, or a district of one, as ParsePlace reads it
//	district, local authority                     the same; it goes to the scope
//	team, line, scope, joint                      see Event
//	offence, outcome, person                      of an arrest; a row with one of them is one
//	what, measure; count, number                  what was counted, and how many: "over 950"
//	also, vulnerable                              see Event
//	item                                          what was found, in words: "two machetes"
//	substance, drug; grams, kg, mg, oz, amount    drugs by weight: "12.5", "over 5kg"
//	form; unit                                    wraps, tablets … of the substance; the unit of an amount
//	weapon, good                                  as many as the count says, or one
//	cash; worth, value                            in pounds: "5000.50", "£2.7m"
//
// A day, a force and something that was counted or found must be there. An amount or a
// count that is left blank was not reported, which is not zero. A cell NA is blank. Where there is no column
// for a count, one thing was counted; a row that names a drug and nothing else is
// one seizure of it. Cells are read without blanks around them, in UTF-8 or
// Windows-1252, and an apostrophe that keeps a spreadsheet from running a cell is
// taken off. A line's phone number is never kept, nor is the row. An offence, an outcome,
// a person or a vulnerability that is not understood is left out of the event, and after
// the event a *RowError says so, with [countylines.ErrDetail] behind it. An outcome that is
// of no arrest ("nothing found", "voluntary interview") makes none: the row is rejected, and
// in a file of searches or crimes, which a column "object of search" or "LSOA code" shows,
// so is every row whose outcome does not speak of an arrest.
//
// In figures the day comes before the month. But if any date of the file can only have
// the month first ("10/23/2022"), those that could be either are rejected ([ErrDoubt]);
// the same is true of "2011-12", which is December 2011, beside "2012-13". For that Read
// looks ahead where r is an io.Seeker; where it is not, it keeps such events to the end.
// A heading "date (dd/mm/yyyy)" or "month (yyyy-mm)" settles it, and so does a first line
// {"dates":"day first, months"} of a file of JSON lines.
//
// Lines of JSON are objects with the same names, and texts or numbers as values:
// what encoding/json makes of an [countylines.Event], an [countylines.Arrest] or a [countylines.Seizure], for example.
//
// Each row gives an event or a [*countylines.RowError], after which reading goes on; a row is
// no longer than 256 KiB. Blank lines are passed over. Columns that are not known
// are left out, and one *RowError about the heading, with [countylines.ErrColumns] behind it, says
// so at the beginning. A heading under which no event can be read is a *RowError too,
// with [countylines.ErrHeading], and the last. All others are rejected rows. A file that
// ends in an error gives a [*countylines.FileError] at the end, and not the row that it cuts
// off.
func Read(r io.Reader) iter.Seq2[countylines.Event, error] {
	return func(yield func(countylines.Event, error) bool) {
		again := newRestorer(r)
		l := eventReading{eventFile: openEvents(again), again: again, yield: yield}
		l.read()
	}
}

// An eventReading gives the events of a file one by one.
type eventReading struct {
	*eventFile
	yield  func(countylines.Event, error) bool
	again  *restorer
	proof  [monthOrYear + 1]string
	looked bool        // whether proof is that of the whole file
	held   []heldEvent // those in doubt, where nobody can look
}

// A heldEvent is one of which the end of the file decides.
type heldEvent struct {
	event   countylines.Event
	details []*countylines.RowError
	row     int
	column  string
	text    string
	doubt   doubt
}

func (l *eventReading) read() {
	buf := make([]byte, 0, 64<<10)
	var p *eventParser
	for {
		b, into, err := l.nextBlock(context.Background(), buf, 1)
		if buf = into; err != nil {
			if l.release() && err != io.EOF {
				l.yield(countylines.Event{}, err)
			}
			return
		}
		if p == nil {
			p = l.parser()
			if l.strange != nil && !l.yield(countylines.Event{}, l.strange) {
				return
			}
		}
		more := true
		l.row = p.rows(b, l.row, func(bad *countylines.RowError) bool {
			more = l.row1(p, bad)
			return more
		})
		if !more {
			return
		}
	}
}

// row1 gives what comes of a row.
func (l *eventReading) row1(p *eventParser, bad *countylines.RowError) bool {
	if bad != nil {
		return l.yield(countylines.Event{}, bad)
	}
	e, bad := p.event()
	if p.proves != 0 && l.proof[p.proves] == "" {
		l.proof[p.proves] = proofIn(p.dateText(), p.row)
	}
	if bad != nil {
		return l.yield(countylines.Event{}, bad)
	}
	h := heldEvent{event: e, details: p.details}
	if p.doubt != 0 {
		h = heldEvent{e, slices.Clone(p.details), p.row, p.columnName(dateColumn), names.Clip(p.text(dateColumn)), p.doubt}
		if !l.looked && l.again.seeker != nil {
			if proof, looked := l.again.proofs(context.Background()); looked {
				l.looked, l.proof = true, proof
			} else {
				l.again.seeker = nil
			}
		}
		if !l.looked {
			l.held = append(l.held, h)
			return true
		}
	}
	return l.give(&h)
}

func (l *eventReading) give(h *heldEvent) bool {
	if proof := l.proof[h.doubt]; h.doubt != 0 && proof != "" {
		return l.yield(countylines.Event{}, &countylines.RowError{Row: h.row, Column: h.column, Text: h.text, Reason: doubtReason(h.doubt, proof), Err: ErrDoubt})
	}
	if !l.yield(h.event, nil) {
		return false
	}
	for _, detail := range h.details {
		if !l.yield(countylines.Event{}, detail) {
			return false
		}
	}
	return true
}

// release gives the events that were held to the end.
func (l *eventReading) release() bool {
	for i := range l.held {
		if !l.give(&l.held[i]) {
			return false
		}
	}
	return true
}

// A restorer reads a file that can be read once more from where it was opened.
type restorer struct {
	io.Reader
	seeker io.Seeker // nil where that cannot be
	from   int64
	lost   error // where the file is now nobody knows
}

func newRestorer(r io.Reader) *restorer {
	f := &restorer{Reader: r}
	if seeker, ok := r.(io.Seeker); ok {
		if at, err := seeker.Seek(0, io.SeekCurrent); err == nil {
			f.seeker, f.from = seeker, at
		}
	}
	return f
}

// Read reads on.
func (r *restorer) Read(p []byte) (int, error) {
	if r.lost != nil {
		return 0, r.lost
	}
	return r.Reader.Read(p)
}

// proofs looks through a whole file for dates that put others in doubt, and goes back to
// where it is. It reports false where that cannot be.
func (r *restorer) proofs(ctx context.Context) (found [monthOrYear + 1]string, looked bool) {
	if r.seeker == nil {
		return found, false
	}
	at, err := r.seeker.Seek(0, io.SeekCurrent)
	if err != nil {
		return found, false
	}
	if _, err = r.seeker.Seek(r.from, io.SeekStart); err == nil {
		found, looked = proofsIn(ctx, r.Reader), true
	}
	if _, back := r.seeker.Seek(at, io.SeekStart); back != nil {
		r.lost = back
	}
	return found, looked
}

// proofsIn looks through what is left of a file.
func proofsIn(ctx context.Context, rest io.Reader) (found [monthOrYear + 1]string) {
	f := openEvents(rest)
	buf := make([]byte, 0, 64<<10)
	var p *eventParser
	for {
		b, into, err := f.nextBlock(ctx, buf, 1)
		if buf = into; err != nil {
			return found
		}
		if p == nil {
			p = f.parser()
		}
		f.row = p.rows(b, f.row, func(bad *countylines.RowError) bool {
			if bad != nil || p.raw(dateColumn) == nil {
				return true
			}
			if d := p.memos[dateColumn].of(p.raw(dateColumn)).proves; d != 0 && found[d] == "" {
				found[d] = proofIn(p.dateText(), p.row)
			}
			return true
		})
	}
}

func proofIn(text string, row int) string {
	return strconv.Quote(names.Clip(text)) + " in row " + strconv.Itoa(row)
}
