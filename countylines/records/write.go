// SPDX-License-Identifier: MIT

package records

import (
	"bytes"
	"encoding"
	"encoding/csv"
	"io"
	"iter"
	"sort"
	"strconv"

	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/internal/rows"
	"github.com/countylines/ops/seizure"
)

// eventColumns are the columns of a file of events, in order.
var eventColumns = [...]column{dateColumn, forceColumn, teamColumn, jointColumn, scopeColumn, whatColumn, countColumn, leastColumn, mostColumn,
	alsoColumn, itemColumn, offenceColumn, vulnerableColumn, lineColumn}

// Write writes events as a CSV file from which [Read] gives equal ones, a row for each.
// Forces, measures, offences and vulnerabilities are slugs, and items are written in
// words, "over 5kg of cocaine". Beside the count stand the least and the most that its
// words allow, as numbers, count_min and count_max, so that a sum is no guess; Read
// leaves these two out. A cell that a spreadsheet would run has an apostrophe before it.
// In what comes back, texts have no blanks around them and line breaks in them are single
// line feeds; a team, a scope or a line "NA" is blank.
//
// An error, of w or of an event with a measure or an area that is none, is a
// [*countylines.FileError] with the last row that w took whole. For JSON lines, which lose
// nothing at all, encode the events with a json.Encoder.
func Write(w io.Writer, events iter.Seq[countylines.Event]) error {
	out := eventWriter{to: w, row: 1}
	out.csv = csv.NewWriter(&out.buf)
	cells := make([]string, len(eventColumns))
	for i, c := range eventColumns {
		cells[i] = columnNames[c][0]
	}
	err := out.add(cells)
	for e := range events {
		if err == nil {
			err = cellsOf(&e, cells)
		}
		if err == nil {
			err = out.add(cells)
		}
		if err != nil {
			break
		}
	}
	if stop := out.flush(); stop != nil {
		err = stop
	}
	if err != nil {
		return &countylines.FileError{Row: out.row - 1, Err: err}
	}
	return nil
}

// cellsOf fills in the cells of an event's row.
func cellsOf(e *countylines.Event, cells []string) error {
	texts := map[column]encoding.TextMarshaler{dateColumn: e.On, forceColumn: e.By, jointColumn: e.Joint, whatColumn: e.What,
		alsoColumn: e.Also, offenceColumn: e.Offence, vulnerableColumn: e.Vulnerable}
	for i, c := range eventColumns {
		cells[i] = ""
		bounds := e.Count.Bounds()
		switch {
		case c == dateColumn && e.Month:
			day, err := e.On.MarshalText()
			if err != nil {
				return err
			}
			cells[i] = string(day[:len("2022-10")])
		case c == leastColumn && e.What != 0:
			cells[i] = strconv.Itoa(bounds.Lo)
		case c == mostColumn && e.What != 0 && !bounds.Open:
			cells[i] = strconv.Itoa(bounds.Hi)
		case texts[c] != nil:
			text, err := texts[c].MarshalText()
			if err != nil {
				return err
			}
			cells[i] = string(text)
		case c == teamColumn:
			cells[i] = rows.SafeCell(e.Team)
		case c == scopeColumn:
			cells[i] = rows.SafeCell(e.Scope)
		case c == lineColumn:
			cells[i] = rows.SafeCell(e.Line)
		case c == countColumn && e.What != 0 && e.Count.Reported():
			text, _ := e.Count.MarshalText() // it has no error
			cells[i] = string(text)
		case c == itemColumn && e.Item.Kind != seizure.NoKind:
			haul := seizure.Of(e.Item) // where parts of another kind are finds of their own
			cells[i] = haul.String()
			if haul.String() == (seizure.Haul{}).String() {
				return &countylines.FieldError{Of: "event", Field: "Item", Text: e.Item.String(), Reason: "says nothing that a row could hold"}
			}
		}
	}
	return nil
}

// An eventWriter writes rows in pieces, and knows which of them were taken whole.
type eventWriter struct {
	to   io.Writer
	csv  *csv.Writer
	buf  bytes.Buffer
	ends []int // of the rows in buf
	row  int   // the next one that to has not taken
}

func (o *eventWriter) add(cells []string) error {
	o.csv.Write(cells) // into memory, which never fails
	o.csv.Flush()
	o.ends = append(o.ends, o.buf.Len())
	if o.buf.Len() < 1<<16 {
		return nil
	}
	return o.flush()
}

func (o *eventWriter) flush() error {
	n, err := o.to.Write(o.buf.Bytes())
	if err == nil && n < o.buf.Len() {
		err = io.ErrShortWrite
	}
	o.row += sort.SearchInts(o.ends, n+1)
	o.buf.Reset()
	o.ends = o.ends[:0]
	return err
}
