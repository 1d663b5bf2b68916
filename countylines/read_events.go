package countylines

import (
	"context"
	"io"
	"iter"
)

// ReadEvents reads arrests, seizures and other events from a CSV file or a file of
// JSON lines, as they arrive and without keeping any. It can be ranged over once.
//
// A CSV file begins with a heading. Columns may be in any order, and case, hyphens
// and punctuation in their names do not matter:
//
//	on, date, day, date seized, arrest date       the day, as calendar.ParseDay reads it
//	by, force, police force                       one force, as ParseArea reads it
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
// A day, a force and something that was counted or found must be there. An amount
// that is left blank was not reported, which is not zero. Where there is no column
// for a count, one thing was counted; a row that names a drug and nothing else is
// one seizure of it. Cells are read without blanks around them, in UTF-8 or
// Windows-1252, and an apostrophe that keeps a spreadsheet from running a cell is
// taken off. A line's phone number is never kept, nor is the row.
//
// Lines of JSON are objects with the same names, and texts or numbers as values:
// what encoding/json makes of an [Event], an [Arrest] or a [Seizure], for example.
//
// Each row gives an event or a [*RowError], after which reading goes on; a row is
// no longer than 256 KiB. Blank lines are passed over. Columns that are not known
// are left out, and one *RowError about the heading, with [ErrColumns] behind it, says
// so at the beginning. A heading under which no event can be read is a *RowError too,
// with [ErrHeading], and the last. All others are rejected rows. A file that
// ends in an error gives a [*FileError] at the end, and not the row that it cuts
// off.
func ReadEvents(r io.Reader) iter.Seq2[Event, error] {
	return func(yield func(Event, error) bool) {
		f := openEvents(r)
		buf := make([]byte, 0, 64<<10)
		var p *eventParser
		for {
			b, into, err := f.nextBlock(context.Background(), buf, 1)
			if buf = into; err != nil {
				if err != io.EOF {
					yield(Event{}, err)
				}
				return
			}
			if p == nil {
				p = f.parser()
				if f.strange != nil && !yield(Event{}, f.strange) {
					return
				}
			}
			more := true
			f.row = p.rows(b, f.row, func(bad *RowError) bool {
				var e Event
				if bad == nil {
					e, bad = p.event()
				}
				if bad != nil {
					more = yield(Event{}, bad)
				} else {
					more = yield(e, nil)
				}
				return more
			})
			if !more {
				return
			}
		}
	}
}
