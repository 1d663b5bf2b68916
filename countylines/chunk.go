package countylines

import (
	"bytes"
	"context"
	"encoding/csv"
	"io"
	"iter"
)

// A Chunk is a piece of a file of events that can be read apart from the rest, by
// another process perhaps: some whole rows below the heading of the file.
type Chunk struct {
	File    []byte // a file for [ReadEvents] or [Tally.AddFile]
	Skipped int    // rows of the whole file that it leaves out before its own: add it to the Row of an error
}

// Chunks cuts a file that [ReadEvents] reads into chunks of about so many bytes, so
// that an engine can share it out; it looks for the ends of rows and reads no cell.
// The events of all chunks are those of the file.
//
// A row that is longer than ReadEvents takes is in no chunk but gives a
// [*RowError], after which reading goes on. Errors about the heading are those of
// ReadEvents. A file that ends in an error, or a context that ends before the file,
// gives a [*FileError] at the end, and the row that it cuts off is in no chunk.
func Chunks(ctx context.Context, r io.Reader, size int) iter.Seq2[Chunk, error] {
	return func(yield func(Chunk, error) bool) {
		f := openEvents(r)
		var buf, head []byte
		own := 0 // rows of head
		for first := true; ; first = false {
			b, into, err := f.nextBlock(ctx, sized(buf, size), size)
			if buf = into; err == io.EOF {
				return
			}
			if err != nil {
				yield(Chunk{}, err)
				return
			}
			if first {
				if !f.json {
					head, own = f.knownHeading(), 1
				}
				if f.strange != nil && !yield(Chunk{}, f.strange) {
					return
				}
			}
			if b.long {
				f.row++
				if !yield(Chunk{}, &RowError{Row: f.row, Text: clip(string(b.rows)), Reason: tooLong}) {
					return
				}
				continue
			}
			if f.json {
				var more bool
				if b.rows, more = f.skipOthers(b.rows, yield); !more {
					return
				}
			}
			c := Chunk{File: append(bytes.Clone(head), b.rows...), Skipped: f.row - own}
			f.row += f.countRows(b.rows)
			if len(b.rows) > 0 && !yield(c, nil) {
				return
			}
		}
	}
}

// skipOthers passes over the rows of JSON lines that do not begin as one, or those below
// would not be read as lines of JSON, and reports false if no more is asked for.
func (f *eventFile) skipOthers(rows []byte, yield func(Chunk, error) bool) ([]byte, bool) {
	p := f.parser()
	for len(rows) > 0 {
		n := bytes.IndexByte(rows, '\n') + 1
		if n == 0 {
			n = len(rows)
		}
		if beginsObject(rows[:n]) {
			break
		}
		f.row++
		if len(trimLineEnd(rows[:n])) > 0 && !yield(Chunk{}, p.read(f.row, rows[:n], false, "")) {
			return nil, false
		}
		rows = rows[n:]
	}
	return rows, true
}

// sized gives a buffer that has room for so many bytes and no more.
func sized(buf []byte, size int) []byte {
	const least, most = 64, 1 << 30
	size = min(max(size, least), most)
	if cap(buf) < size {
		return make([]byte, 0, size)
	}
	return buf[:0:size]
}

// knownHeading gives the heading as a row without the names of columns that are
// left out.
func (f *eventFile) knownHeading() []byte {
	cells := make([]string, len(f.heading.cells))
	for i, c := range f.heading.columns {
		if c != leftOut {
			cells[i] = f.heading.cells[i]
		}
	}
	var row bytes.Buffer
	w := csv.NewWriter(&row)
	w.Write(cells) // into memory, which never fails
	w.Flush()
	return row.Bytes()
}

// countRows counts rows as [eventParser.rows] does.
func (f *eventFile) countRows(rows []byte) (n int) {
	for len(rows) > 0 {
		end := bytes.IndexByte(rows, '\n') + 1
		switch {
		case !f.json:
			end, _, _ = rowEnd(rows, true)
		case end == 0:
			end = len(rows)
		}
		rows = rows[end:]
		n++
	}
	return n
}
