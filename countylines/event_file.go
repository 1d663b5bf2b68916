package countylines

import (
	"bytes"
	"cmp"
	"context"
	"io"
	"slices"
	"strconv"
	"strings"
)

// An eventFile is a file of events that is being read: CSV below a heading, or
// JSON lines.
type eventFile struct {
	blockReader
	heading *heading
	json    bool
	row     int       // of the last row of the blocks that were given
	strange *RowError // columns of the heading that are left out
}

func openEvents(r io.Reader) *eventFile { return &eventFile{blockReader: blockReader{from: r}} }

// nextBlock gives the next block of rows below the heading. Its error is a
// [*RowError] for a heading that will not do, io.EOF at the end, or a [*FileError].
func (f *eventFile) nextBlock(ctx context.Context, buf []byte, enough int) (block, []byte, error) {
	for {
		b, into, err := f.next(ctx, buf, enough)
		buf = into
		switch {
		case err == io.EOF && f.heading == nil:
			return b, buf, &RowError{Row: max(f.row, 1), Reason: "there is nothing in the file; it begins with a heading such as date,force,substance,grams", Err: ErrHeading}
		case err == io.EOF:
			return b, buf, err
		case err != nil:
			return b, buf, &FileError{Row: f.row, Err: err}
		case f.heading != nil:
			return b, buf, nil
		}
		read := b.size()
		if b.rows, err = f.readHeading(b); err != nil || f.heading != nil {
			b.passed = read - int64(len(b.rows))
			return b, buf, err
		}
	}
}

// readHeading takes the heading off the first block that has one.
func (f *eventFile) readHeading(b block) ([]byte, error) {
	rows := b.rows
	if f.row == 0 {
		rows = bytes.TrimPrefix(rows, []byte("\ufeff"))
	}
	for len(rows) > 0 {
		if beginsObject(rows) {
			f.json, f.lines, f.heading = true, true, jsonHeading()
			return rows, nil
		}
		n, quotes, wrong := rowEnd(rows, true)
		row := rows[:n]
		rows = rows[n:]
		f.row++
		if len(trimLineEnd(row)) == 0 {
			continue
		}
		var split rowSplitter
		cells, err := split.split(row, quotes)
		line := string(trimLineEnd(row))
		switch {
		case b.long:
			wrong = tooLong
		case !quotes && strings.Contains(line, "\r"):
			wrong = bareReturn
		}
		if wrong != "" || err != nil {
			return nil, &RowError{Row: f.row, Text: clip(line), Reason: "is no heading: it " + cmp.Or(wrong, errNotOneRow.Error()) + headingHelp(line), Err: ErrHeading}
		}
		texts := make([]string, len(cells))
		for i, cell := range cells {
			texts[i] = cellText(string(cell))
		}
		h, strange, bad := readHeading(f.row, line, texts)
		if bad != nil {
			return nil, bad
		}
		f.heading, f.strange = h, strange
		break
	}
	return rows, nil
}

// beginsObject reports whether a line is one of JSON, which has no heading.
func beginsObject(line []byte) bool {
	return bytes.HasPrefix(bytes.TrimLeft(line, " \t\r"), []byte("{"))
}

// An eventParser reads the rows of blocks, in one goroutine.
type eventParser struct {
	eventRow
	split rowSplitter
	at    int // where the row begins in its block
}

func (f *eventFile) parser() *eventParser {
	p := &eventParser{}
	p.json = f.json
	p.eventReader = newEventReader(f.heading)
	if f.json {
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
func (p *eventParser) rows(b block, before int, each func(bad *RowError) bool) int {
	row := before
	for rest := b.rows; len(rest) > 0; {
		var n int
		var quotes bool
		var wrong string
		switch {
		case b.long:
			n, wrong = len(rest), tooLong
		case b.quotes && !p.json:
			n, quotes, wrong = rowEnd(rest, true)
		default:
			if n = bytes.IndexByte(rest, '\n') + 1; n == 0 {
				n = len(rest)
			}
		}
		line := rest[:n]
		p.at = len(b.rows) - len(rest)
		rest = rest[n:]
		row++
		if len(trimLineEnd(line)) > 0 && !each(p.read(row, line, quotes, wrong)) {
			break
		}
	}
	return row
}

// read takes a row apart.
func (p *eventParser) read(row int, line []byte, quotes bool, wrong string) *RowError {
	p.row, p.err = row, nil
	if len(line) > mostRow {
		wrong = tooLong
	}
	if wrong == "" && p.json {
		p.readLine(line)
		return p.err
	}
	if wrong == "" {
		cells, err := p.split.split(line, quotes)
		p.cells = cells
		switch n := len(p.columns); {
		case err != nil:
			wrong = err.Error()
		case len(cells) < n, len(cells) > n && slices.ContainsFunc(cells[n:], func(c []byte) bool { return len(c) > 0 }):
			wrong = "has " + strconv.Itoa(len(cells)) + " cells, where the heading has " + strconv.Itoa(n)
		}
	}
	if wrong != "" {
		return &RowError{Row: row, Text: clip(string(trimLineEnd(line))), Reason: wrong}
	}
	return nil
}
