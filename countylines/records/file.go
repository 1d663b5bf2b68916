// SPDX-License-Identifier: MIT

package records

import (
	"bytes"
	"cmp"
	"context"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/internal/names"
	"github.com/countylines/ops/internal/rows"
)

// An eventFile is a file of events that is being read: CSV below a heading, or
// JSON lines.
type eventFile struct {
	rows.Blocks
	heading *heading
	json    bool
	row     int                   // of the last row of the blocks that were given
	strange *countylines.RowError // columns of the heading that are left out
	wanted  []Key                 // whose columns are not
}

func openEvents(r io.Reader) *eventFile { return &eventFile{Blocks: rows.Blocks{From: r}} }

// nextBlock gives the next block of rows below the heading. Its error is a
// [*countylines.RowError] for a heading that will not do, io.EOF at the end, or a [*countylines.FileError].
func (f *eventFile) nextBlock(ctx context.Context, buf []byte, enough int) (rows.Block, []byte, error) {
	for {
		b, into, err := f.Next(ctx, buf, enough)
		buf = into
		switch {
		case err == io.EOF && f.heading == nil:
			return b, buf, &countylines.RowError{Row: max(f.row, 1), Reason: "there is nothing in the file; it begins with a heading such as date,force,substance,grams", Err: countylines.ErrHeading}
		case err == io.EOF:
			return b, buf, err
		case err != nil:
			return b, buf, &countylines.FileError{Row: f.row, Err: err}
		case f.heading != nil:
			return b, buf, nil
		}
		read := b.Size()
		if b.Rows, err = f.readHeading(b); err != nil || f.heading != nil {
			b.Passed = read - int64(len(b.Rows))
			return b, buf, err
		}
	}
}

// readHeading takes the heading off the first block that has one.
func (f *eventFile) readHeading(b rows.Block) ([]byte, error) {
	rest := b.Rows
	if f.row == 0 {
		rest = bytes.TrimPrefix(rest, []byte("\ufeff"))
	}
	for len(rest) > 0 {
		if beginsObject(rest) {
			f.json, f.Lines, f.heading = true, true, jsonHeading()
			return f.readDates(rest), nil
		}
		n, quotes, wrong := rows.End(rest, true)
		row := rest[:n]
		rest = rest[n:]
		f.row++
		if len(rows.TrimEnd(row)) == 0 {
			continue
		}
		var split rows.Splitter
		cells, err := split.Split(row, quotes)
		line := string(rows.TrimEnd(row))
		switch {
		case b.Long:
			wrong = rows.TooLong
		case !quotes && strings.Contains(line, "\r"):
			wrong = rows.BareReturn
		}
		if wrong != "" || err != nil {
			return nil, &countylines.RowError{Row: f.row, Text: names.Clip(line), Reason: "is no heading: it " + cmp.Or(wrong, rows.ErrNotOne.Error()) + rows.Hint(line, exampleHeading), Err: countylines.ErrHeading}
		}
		texts := make([]string, len(cells))
		for i, cell := range cells {
			texts[i] = rows.CellText(string(cell))
		}
		h, strange, bad := readHeading(f.row, line, texts, f.wanted)
		if bad != nil {
			bad.Reason += f.below(rest)
			return nil, bad
		}
		f.heading, f.strange = h, strange
		break
	}
	return rest, nil
}

// beginsObject reports whether a line is one of JSON, which has no heading.
func beginsObject(line []byte) bool {
	return bytes.HasPrefix(bytes.TrimLeft(line, " \t\r"), []byte("{"))
}

// An eventParser reads the rows of blocks, in one goroutine.
type eventParser struct {
	eventRow
	split rows.Splitter
	at    int      // where the row begins in its block
	bad   *meaning // for which the last row that isBad is that
}

func (f *eventFile) parser() *eventParser {
	p := &eventParser{}
	p.json = f.json
	p.eventReader = newEventReader(f.heading)
	if f.json {
		p.wanted, p.extras = f.wanted, map[string]string{}
		own := *f.heading
		own.cells = make([]string, allColumns)
		p.eventReader = newEventReader(&own)
		p.cells = make([][]byte, allColumns)
	}
	return p
}

// rows calls each for every row of a block, which is then the parser's, until it
// reports false; bad is why the row cannot be taken apart. Rows are counted from
// before on, blank ones too, and rows gives the number of the last.
func (p *eventParser) rows(b rows.Block, before int, each func(bad *countylines.RowError) bool) int {
	row := before
	for rest := b.Rows; len(rest) > 0; {
		var n int
		var quotes bool
		var wrong string
		switch {
		case b.Long:
			n, wrong = len(rest), rows.TooLong
		case b.Quotes && !p.json:
			n, quotes, wrong = rows.End(rest, true)
		default:
			if n = bytes.IndexByte(rest, '\n') + 1; n == 0 {
				n = len(rest)
			}
		}
		line := rest[:n]
		p.at = len(b.Rows) - len(rest)
		rest = rest[n:]
		row++
		if len(rows.TrimEnd(line)) > 0 && !each(p.read(row, line, quotes, wrong)) {
			break
		}
	}
	return row
}

// read takes a row apart.
func (p *eventParser) read(row int, line []byte, quotes bool, wrong string) *countylines.RowError {
	p.row, p.err = row, nil
	if len(line) > rows.Most {
		wrong = rows.TooLong
	}
	if wrong == "" && p.json {
		p.readLine(line)
		return p.err
	}
	if wrong == "" {
		cells, err := p.split.Split(line, quotes)
		p.cells = cells
		switch n := len(p.columns); {
		case err != nil:
			wrong = err.Error()
		case len(cells) < n, len(cells) > n && slices.ContainsFunc(cells[n:], func(c []byte) bool { return len(c) > 0 }):
			wrong = "has " + strconv.Itoa(len(cells)) + " cells, where the heading has " + strconv.Itoa(n)
		}
	}
	if wrong != "" {
		return &countylines.RowError{Row: row, Text: names.Clip(string(rows.TrimEnd(line))), Reason: wrong}
	}
	return nil
}
