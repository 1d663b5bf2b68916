// SPDX-License-Identifier: MIT

package records

import (
	"bytes"
	"context"
	"encoding/csv"
	"io"
	"iter"
	"slices"

	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/internal/names"
	"github.com/countylines/ops/internal/rows"
)

// A Chunk is a piece of a file of events that can be read apart from the rest, by
// another process perhaps: some whole rows below the heading of the file.
type Chunk struct {
	File    []byte // a file for [Read] or [Tally.AddFile]
	Skipped int    // rows of the whole file that it leaves out before its own: add it to the Row of an error
}

// Chunks cuts a file that [Read] reads into chunks of about so many bytes, so
// that an engine can share it out. The events of all chunks are those of the file. Dates
// that may be meant otherwise are decided over the whole file: if r is an io.Seeker,
// Chunks looks through it first; if it is not, they are rejected in the chunks, unless the
// heading says which they are.
//
// Keys are those that the chunks are to be added up by. A column of one is not told of as
// left out, and a heading without it is an error.
//
// A row that is longer than Read takes is in no chunk but gives a
// [*countylines.RowError], after which reading goes on. Errors about the heading are those of
// [Tally.AddFile]. A file that ends in an error, or a context that ends before the file,
// gives a [*countylines.FileError] at the end, and the row that it cuts off is in no chunk.
func Chunks(ctx context.Context, r io.Reader, size int, keys ...Key) iter.Seq2[Chunk, error] {
	return func(yield func(Chunk, error) bool) {
		from := newRestorer(r)
		order := ordersIn(ctx, from)
		f := openEvents(from)
		f.wanted = keys
		var buf, head []byte
		own := 0 // rows of head
		for first := true; ; first = false {
			b, into, err := f.nextBlock(ctx, sized(buf, size), size)
			if buf = into; err == io.EOF {
				return
			}
			if err == nil && first {
				err = f.missing(keys)
			}
			if err != nil {
				yield(Chunk{}, err)
				return
			}
			if first {
				head, own = f.chunkHeading(order), 1
				if f.strange != nil && !yield(Chunk{}, f.strange) {
					return
				}
			}
			if b.Long {
				f.row++
				if !yield(Chunk{}, &countylines.RowError{Row: f.row, Text: names.Clip(string(b.Rows)), Reason: rows.TooLong}) {
					return
				}
				continue
			}
			if f.json {
				var more bool
				if b.Rows, more = f.skipOthers(b.Rows, yield); !more {
					return
				}
			}
			c := Chunk{File: append(bytes.Clone(head), b.Rows...), Skipped: f.row - own}
			f.row += f.countRows(b.Rows)
			if len(b.Rows) > 0 && !yield(c, nil) {
				return
			}
		}
	}
}

// skipOthers passes over the rows of JSON lines that do not begin as one, or those below
// would not be read as lines of JSON, and reports false if no more is asked for.
func (f *eventFile) skipOthers(rest []byte, yield func(Chunk, error) bool) ([]byte, bool) {
	p := f.parser()
	for len(rest) > 0 {
		n := bytes.IndexByte(rest, '\n') + 1
		if n == 0 {
			n = len(rest)
		}
		if beginsObject(rest[:n]) {
			break
		}
		f.row++
		if len(rows.TrimEnd(rest[:n])) > 0 && !yield(Chunk{}, p.read(f.row, rest[:n], false, "")) {
			return nil, false
		}
		rest = rest[n:]
	}
	return rest, true
}

// sized gives a buffer that has room for so many bytes and no more.
func sized(buf []byte, size int) []byte {
	const least, most = 64, 64 << 20
	size = min(max(size, least), most)
	if cap(buf) < size {
		return make([]byte, 0, size)
	}
	return buf[:0:size]
}

// chunkHeading gives the heading as a row that says what is known of the dates, and that
// whoever asked for chunks knows of the columns that are left out. For lines of JSON it
// is a line that says the same of the dates.
func (f *eventFile) chunkHeading(order orders) []byte {
	for d, said := range f.heading.order {
		if said != unsaid {
			order[d] = said
		}
	}
	if f.json {
		return []byte(`{"` + datesField + `":"` + order.words() + "\"}\n")
	}
	cells := slices.Clone(f.heading.cells)
	for i, c := range f.heading.columns {
		switch {
		case c == leftOut && cells[i] != "":
			cells[i] = told + cells[i]
		case c == dateColumn:
			cells[i] += " (" + order.words() + ")"
		}
	}
	var row bytes.Buffer
	w := csv.NewWriter(&row)
	w.Write(cells) // into memory, which never fails
	w.Flush()
	return row.Bytes()
}

// ordersIn looks through a whole file for dates that say how others are meant.
func ordersIn(ctx context.Context, r *restorer) orders {
	proof, looked := r.proofs(ctx)
	if !looked {
		return orders{dayOrMonth: unknown, monthOrYear: unknown}
	}
	known := orders{dayOrMonth: asRead, monthOrYear: asRead}
	for d := range known {
		if proof[d] != "" {
			known[d] = otherwise
		}
	}
	return known
}

// countRows counts rows as [eventParser.rows] does.
func (f *eventFile) countRows(rest []byte) (n int) {
	for len(rest) > 0 {
		end := bytes.IndexByte(rest, '\n') + 1
		switch {
		case !f.json:
			end, _, _ = rows.End(rest, true)
		case end == 0:
			end = len(rest)
		}
		rest = rest[end:]
		n++
	}
	return n
}
