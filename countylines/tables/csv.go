// SPDX-License-Identifier: MIT

package tables

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// ReadCSV reads delimited text as one sheet: commas, semicolons, tabs or upright strokes, whichever
// its first lines have. Text that is not UTF-8 is read as Windows-1252, and UTF-16 by
// its byte order mark. A row with a quotation mark out of place ends with its line;
// its cells are [Broken], and the next row is read as it stands. The error is that of
// r, or an [*Error] for what is no text.
func ReadCSV(r io.Reader) (Sheet, error) {
	c := csvReader{from: r, buf: make([]byte, 0, 1<<20)}
	if err := c.begin(); err != nil {
		return Sheet{}, err
	}
	for {
		text, err := c.block()
		if err != nil {
			return c.sheet(), err
		}
		if text == "" {
			return c.sheet(), nil
		}
		c.split(text)
		if sized, ok := r.(interface{ Len() int }); ok && len(c.rows) > 1<<10 && cap(c.rows) < len(c.rows)*2 {
			rest := sized.Len() + len(c.buf) - c.rest // room for as many rows as the rest has
			c.rows = slices.Grow(c.rows, int(int64(len(c.rows))*int64(rest)/int64(c.read+1))+16)
		}
	}
}

// mostRow is the length in bytes of the longest row that is read as one.
const mostRow = 1 << 20

var errRowTooLong = errors.New("is longer than 1048576 bytes: is there a quotation mark that nothing closes, or is this no delimited text?")

// A csvReader takes text apart block by block, so that cells share the text of their
// block.
type csvReader struct {
	from   io.Reader
	buf    []byte
	read   int // bytes that were split
	rest   int // where in buf what was not split begins
	ended  bool
	failed error // of from: what was read before it stands
	cut    byte
	cells  []Cell // what rows are made of, so many at a time
	rows   [][]Cell
}

// begin looks at the beginning of the text.
func (c *csvReader) begin() error {
	if err := c.fill(1 << 16); err != nil {
		return err
	}
	head := c.buf[:min(len(c.buf), 1<<16)]
	if wide, order := utf16Order(head); wide {
		rest, err := io.ReadAll(io.LimitReader(c.from, 1<<30))
		if err != nil {
			return err
		}
		c.buf, c.ended = fromUTF16(append(c.buf, rest...), order), true
		head = c.buf[:min(len(c.buf), 1<<16)]
	}
	if reason := noText(head); reason != "" {
		return &Error{Text: clip(printable(head[:min(len(head), 16)])), Reason: reason}
	}
	if bytes.HasPrefix(c.buf, []byte("\ufeff")) {
		c.rest = 3
	}
	c.cut = delimiter(head)
	return nil
}

// delimiter gives the sign that parts the cells of the first lines.
func delimiter(head []byte) byte {
	best, most := byte(','), 0
	for _, sign := range []byte(",;\t|") {
		lines, in := 0, false
		n := 0
	scan:
		for _, b := range head {
			switch {
			case b == '"':
				in = !in
			case b == sign && !in:
				n++
			case b == '\n' && !in:
				if lines++; lines > 40 {
					break scan
				}
			}
		}
		if n > most {
			best, most = sign, n
		}
	}
	return best
}

// fill reads until there are n bytes that were not split, or the text ends.
func (c *csvReader) fill(n int) error {
	for idle := 0; !c.ended && c.failed == nil && len(c.buf)-c.rest < n; {
		if len(c.buf) == cap(c.buf) {
			bigger := make([]byte, 0, max(2*(len(c.buf)-c.rest), 1<<20))
			c.buf, c.rest = append(bigger, c.buf[c.rest:]...), 0
		}
		got, err := c.from.Read(c.buf[len(c.buf):cap(c.buf)])
		c.buf = c.buf[:len(c.buf)+got]
		if idle++; got > 0 {
			idle = 0
		} else if err == nil && idle == 100 {
			err = io.ErrNoProgress
		}
		if err == io.EOF {
			c.ended = true
		} else if err != nil {
			c.failed = err
		}
	}
	if len(c.buf) == c.rest {
		return c.failed
	}
	return nil
}

// block gives the next rows as text, "" at the end.
func (c *csvReader) block() (string, error) {
	for enough := 1 << 19; ; enough *= 2 {
		if err := c.fill(enough); err != nil {
			return "", err
		}
		b := c.buf[c.rest:]
		n := len(b)
		if !c.ended {
			n = wholeRows(b, c.cut)
		}
		if n == 0 && c.failed != nil {
			return "", c.failed
		}
		if n == 0 && !c.ended && len(b) < mostRow {
			continue
		}
		if n == 0 { // a row that does not end: its first line is a row
			if n = bytes.IndexByte(b, '\n') + 1; n == 0 && len(b) >= mostRow {
				return "", errRowTooLong
			}
			n = max(n, min(len(b), 1))
		}
		c.rest += n
		c.read += n
		if utf8.Valid(b[:n]) {
			return string(b[:n]), nil
		}
		return fromWindows(b[:n]), nil
	}
}

// wholeRows gives the length of the rows of b that are whole.
func wholeRows(b []byte, cut byte) int {
	if bytes.IndexByte(b, '"') < 0 {
		return bytes.LastIndexByte(b, '\n') + 1
	}
	whole, in, start := 0, false, true
	for i, x := range b {
		switch {
		case x == '"' && (start || in):
			in = !in
			start = false
			continue
		case x == '\n' && !in:
			whole = i + 1
		}
		start = !in && (x == cut || x == '\n')
	}
	return whole
}

// split takes the rows of a block apart.
func (c *csvReader) split(text string) {
	for text != "" {
		first := len(c.cells)
		if cap(c.cells)-first < 64 {
			c.cells, first = make([]Cell, 0, 1<<13), 0
		}
		n := c.oneRow(text)
		row := c.cells[first:len(c.cells):len(c.cells)]
		for len(row) > 0 && row[len(row)-1].blank() {
			row = row[:len(row)-1]
		}
		if len(row) == 0 {
			row = nil
		}
		c.rows = append(c.rows, row)
		text = text[n:]
	}
}

// oneRow appends the cells of the row at the beginning of text and gives its length.
// A row with a quotation mark out of place ends with its line.
func (c *csvReader) oneRow(text string) int {
	first := len(c.cells)
	n, broken := c.row(text)
	if !broken {
		return n
	}
	if n = strings.IndexByte(text, '\n') + 1; n == 0 {
		n = len(text)
	}
	c.cells = c.cells[:first]
	for _, cell := range strings.Split(strings.TrimRight(text[:n], "\r\n"), string(c.cut)) {
		c.cells = append(c.cells, Cell{Text: strings.Trim(cell, `"`), State: Broken})
	}
	return n
}

// row appends the cells of the row at the beginning of text and gives its length; or
// says that a quotation mark is out of place.
func (c *csvReader) row(text string) (n int, broken bool) {
	for at := 0; ; {
		if at < len(text) && text[at] == '"' {
			cell, size := quoted(text[at:])
			if size == 0 || at+size < len(text) && text[at+size] != c.cut && text[at+size] != '\n' && text[at+size] != '\r' {
				return 0, true
			}
			c.cells = append(c.cells, Cell{Text: cell})
			at += size
		} else {
			end := at
			for end < len(text) && text[end] != c.cut && text[end] != '\n' {
				if text[end] == '"' {
					return 0, true
				}
				end++
			}
			cell := text[at:end]
			if end == len(text) || text[end] == '\n' {
				cell = strings.TrimSuffix(cell, "\r")
			}
			c.cells = append(c.cells, Cell{Text: cell})
			at = end
		}
		switch {
		case at < len(text) && text[at] == c.cut:
			at++
			continue
		case strings.HasPrefix(text[at:], "\r\n"):
			return at + 2, false
		case at < len(text):
			return at + 1, false
		}
		return at, false
	}
}

// quoted reads a cell in quotation marks, and gives its length with them; 0 if it
// does not end.
func quoted(text string) (cell string, size int) {
	doubled := false
	for i := 1; i < len(text); i++ {
		if text[i] != '"' {
			continue
		}
		if i+1 < len(text) && text[i+1] == '"' {
			doubled = true
			i++
			continue
		}
		cell = text[1:i]
		if strings.IndexByte(cell, '\r') >= 0 {
			cell = strings.ReplaceAll(cell, "\r\n", "\n")
		}
		if doubled {
			cell = strings.ReplaceAll(cell, `""`, `"`)
		}
		return cell, i + 1
	}
	return "", 0
}

// sheet gives what was read.
func (c *csvReader) sheet() Sheet {
	rows := c.rows
	for len(rows) > 0 && rows[len(rows)-1] == nil {
		rows = rows[:len(rows)-1]
	}
	return Sheet{Rows: rows}
}

// noText says why a file is no delimited text, by its beginning, or gives "".
func noText(head []byte) string {
	switch lower := bytes.ToLower(bytes.TrimSpace(bytes.TrimPrefix(head[:min(len(head), 512)], []byte("\ufeff")))); {
	case bytes.HasPrefix(head, []byte("PK\x03\x04")) && bytes.Contains(head, []byte("application/vnd.oasis.opendocument.spreadsheet")):
		return "this is an OpenDocument spreadsheet; ReadODS reads it"
	case bytes.HasPrefix(head, []byte("PK")):
		return "this is a workbook or another archive, no delimited text; an .ods file is read by ReadODS, an .xlsx file by the module examples/xlsx"
	case bytes.HasPrefix(head, []byte("\xd0\xcf\x11\xe0")):
		return "this is a workbook of Excel 97 (.xls), or an encrypted one; save it without a password as .ods, .xlsx or CSV"
	case bytes.HasPrefix(lower, []byte("<!doctype html")), bytes.HasPrefix(lower, []byte("<html")), bytes.HasPrefix(lower, []byte("<table")):
		return "this is a web page (HTML), whatever its name; save the table as .ods, .xlsx or CSV"
	case bytes.HasPrefix(lower, []byte("<?xml")), bytes.HasPrefix(lower, []byte("<office:")):
		return "this is XML; save the table as .ods, .xlsx or CSV"
	case bytes.HasPrefix(head, []byte("%PDF")):
		return "this is a PDF; ask for the table as .ods, .xlsx or CSV"
	case bytes.HasPrefix(head, []byte("\x1f\x8b")):
		return "this is compressed with gzip; unpack it first"
	case bytes.IndexByte(head, 0) >= 0:
		return "this is no text; it has bytes that are zero"
	}
	return ""
}

// utf16Order reports whether a text begins with a mark of UTF-16, and its order.
func utf16Order(b []byte) (bool, binary.ByteOrder) {
	switch {
	case bytes.HasPrefix(b, []byte{0xff, 0xfe}):
		return true, binary.LittleEndian
	case bytes.HasPrefix(b, []byte{0xfe, 0xff}):
		return true, binary.BigEndian
	}
	return false, nil
}

func fromUTF16(b []byte, order binary.ByteOrder) []byte {
	units := make([]uint16, 0, len(b)/2)
	for i := 2; i+1 < len(b); i += 2 {
		units = append(units, order.Uint16(b[i:]))
	}
	return []byte(string(utf16.Decode(units)))
}

// fromWindows reads text as Windows-1252, in which a pound sign is the byte A3.
func fromWindows(text []byte) string {
	const from80 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ"
	high := []rune(from80)
	var b strings.Builder
	for _, c := range text {
		if 0x80 <= c && c <= 0x9f {
			b.WriteRune(high[c-0x80])
		} else {
			b.WriteRune(rune(c))
		}
	}
	return b.String()
}

// printable gives bytes for a message.
func printable(b []byte) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r > '~' {
			return '.'
		}
		return r
	}, string(b))
}

// isBlank reports whether a text has nothing but spaces.
func isBlank(s string) bool {
	return strings.Trim(s, " \t\r\n\u00a0\u200b\ufeff\u2007\u202f") == ""
}
