package countylines

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// A sheet reads the rows of a CSV file below its heading, and finds their cells
// by the names of the columns.
type sheet struct {
	csv     *csv.Reader
	limit   *rowLimit
	at      map[string]int // columns, by the names in the heading
	columns int
	cells   []string  // of the current row
	row     int       // its number, as a spreadsheet counts: the heading is row 1
	ended   int       // the line of the file on which it ended
	bad     *RowError // why it cannot be taken apart
	err     error     // why there are no more rows; nil at the end of the file
	last    map[string]string
}

// longestRow is the most bytes of a row. A longer one is no row of figures, but a
// quote that nothing closes, or a file of another kind.
const longestRow = 1 << 20

// A rowLimit refuses to read a row that is longer than longestRow.
type rowLimit struct {
	r    io.Reader
	left int
}

func (l *rowLimit) Read(p []byte) (int, error) {
	if l.left <= 0 {
		return 0, errRowTooLong
	}
	n, err := l.r.Read(p[:min(len(p), l.left)])
	l.left -= n
	return n, err
}

var errRowTooLong = fmt.Errorf("is longer than %d bytes: is there a quote that nothing closes, or is this no CSV file?", longestRow)

// openSheet reads the heading. Without one the error is a [*RowError].
func openSheet(r io.Reader) (*sheet, error) {
	s := &sheet{limit: &rowLimit{r: r}, at: map[string]int{}, last: map[string]string{}}
	s.csv = csv.NewReader(s.limit)
	s.csv.FieldsPerRecord = -1
	s.csv.ReuseRecord = true
	err := s.read()
	switch {
	case err == io.EOF:
		return nil, &RowError{Row: 1, Reason: "there is nothing in the file; it begins with a row of column names", Err: ErrHeading}
	case err != nil:
		return nil, err
	case s.bad != nil:
		return nil, s.bad
	}
	s.columns = len(s.cells)
	for i, name := range s.cells {
		if i == 0 {
			name = strings.TrimPrefix(name, "\ufeff")
		}
		name = columnName(name)
		if _, twice := s.at[name]; twice && name != "" {
			return nil, &RowError{Row: s.row, Column: name, Text: clip(s.cells[i]), Reason: "names two columns; rename or leave out one of them", Err: ErrHeading}
		}
		s.at[name] = i
	}
	return s, nil
}

// columnName takes case, spaces and hyphens out of the comparison of headings.
func columnName(heading string) string {
	return strings.Map(func(r rune) rune {
		if r == ' ' || r == '-' {
			return '_'
		}
		return r
	}, strings.ToLower(strings.TrimSpace(heading)))
}

// has reports whether there are columns of all these names.
func (s *sheet) has(names ...string) bool {
	for _, name := range names {
		if _, ok := s.at[name]; !ok {
			return false
		}
	}
	return true
}

// need gives the error for a heading that lacks one of some columns.
func (s *sheet) need(names ...string) error {
	for _, name := range names {
		if !s.has(name) {
			return &RowError{Row: s.row, Column: name, Reason: "the heading has no such column; what is needed is " + strings.Join(names, ", "), Err: ErrHeading}
		}
	}
	return nil
}

// next goes to the next row below the heading, and reports whether there is one.
// Cells that it lacks at its end are empty. If it cannot be taken apart or has
// more cells than the heading, bad says why.
func (s *sheet) next() bool {
	if err := s.read(); err == io.EOF {
		return false
	} else if err != nil {
		s.err = err
		return false
	}
	for i := s.columns; i < len(s.cells) && s.bad == nil; i++ {
		if s.cells[i] != "" {
			s.bad = &RowError{Row: s.row, Text: clip(s.cells[i]), Reason: fmt.Sprintf("stands in column %d, and the heading has %d; a comma inside a cell needs the cell in quotes", i+1, s.columns)}
		}
	}
	return true
}

// read reads the next row of the file. The error is io.EOF at its end, that of the
// file, or a [*RowError] for a row that has no end.
func (s *sheet) read() error {
	s.limit.left = longestRow
	s.bad = nil
	cells, err := s.csv.Read()
	switch bad, ok := errors.AsType[*csv.ParseError](err); {
	case errors.Is(err, errRowTooLong):
		return &RowError{Row: s.row + 1, Reason: errRowTooLong.Error(), Err: errRowTooLong}
	case ok:
		s.row += bad.StartLine - s.ended
		s.ended = bad.Line
		s.cells = nil
		s.bad = &RowError{Row: s.row, Reason: "is no row of cells: " + bad.Err.Error() + "; a cell with a quote in it stands in quotes, and that quote is doubled", Err: err}
		return nil
	case err != nil:
		return err
	}
	line, _ := s.csv.FieldPos(0)
	s.row += line - s.ended
	s.ended = line
	for i, cell := range cells {
		s.ended += strings.Count(cell, "\n")
		if !utf8.ValidString(cell) {
			cells[i] = fromWindows(cell)
		}
	}
	s.cells = cells
	return nil
}

// cell gives the text in a column, without the spaces around it; "" if there is no
// such column.
func (s *sheet) cell(column string) string { return strings.TrimSpace(s.text(column)) }

// text gives the text in a column as it stands.
func (s *sheet) text(column string) string {
	if i, ok := s.at[column]; ok && i < len(s.cells) {
		return unsafeCell(s.cells[i])
	}
	return ""
}

// keep gives the text in a column in a copy that does not hold on to the row, and
// that consecutive rows with the same text share.
func (s *sheet) keep(column string) string {
	text := s.text(column)
	if last := s.last[column]; last == text {
		return last
	}
	text = strings.Clone(text)
	s.last[column] = text
	return text
}

// reject gives the error for the current row, of which a column cannot be read.
func (s *sheet) reject(column string, err error) *RowError {
	return rejected(s.row, column, s.text(column), err)
}

// refuse gives the error for the current row, with a reason.
func (s *sheet) refuse(column, reason string) *RowError {
	return &RowError{Row: s.row, Column: column, Text: clip(s.text(column)), Reason: reason}
}

// fromWindows reads text as Windows-1252, in which a pound sign is the byte A3.
func fromWindows(text string) string {
	const from80 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ"
	high := []rune(from80)
	var b strings.Builder
	for _, c := range []byte(text) {
		if 0x80 <= c && c <= 0x9f {
			b.WriteRune(high[c-0x80])
		} else {
			b.WriteRune(rune(c))
		}
	}
	return b.String()
}
