// SPDX-License-Identifier: MIT

package tables

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/countylines/internal/grammar"
	"github.com/countylines/ops/internal/names"
	"github.com/countylines/ops/internal/rows"
)

// A sheet reads the rows of a CSV file below its heading, and finds their cells
// by the names of the columns.
type sheet struct {
	grid    [][]Cell // the rows, instead of a file
	name    string   // of the sheet that has them, for the places of figures
	places  bool     // returns say where their figure stands
	blocks  rows.Blocks
	block   rows.Block
	buf     []byte
	rest    []byte // of the block
	split   rows.Splitter
	at      map[string]int // columns, by the names in the heading
	columns int
	heading string                // its beginning, as it stands
	cells   []string              // of the current row
	row     int                   // its number, as a spreadsheet counts: the heading is row 1
	bad     *countylines.RowError // why it cannot be taken apart
	strange *countylines.RowError // columns of the heading that are left out
	ended   bool                  // whether nothing more is read
	err     error                 // why there are no more rows; nil at the end of the file
	last    map[string]string
}

// openSheet reads the heading. Without one the error is a [*countylines.RowError].
func openSheet(r io.Reader) (*sheet, error) {
	s := &sheet{blocks: rows.Blocks{From: r}, buf: make([]byte, 0, 64<<10), at: map[string]int{}, last: map[string]string{}}
	return s, s.readHeading()
}

// readHeading finds the columns by the first row.
func (s *sheet) readHeading() error {
	err := s.read()
	switch {
	case err == io.EOF:
		return &countylines.RowError{Row: 1, Reason: "there is nothing in the file; it begins with a row of column names", Err: countylines.ErrHeading}
	case err != nil:
		return err
	case s.bad != nil:
		s.bad.Reason = "is no heading: it " + s.bad.Reason + rows.Hint(s.bad.Text, exampleHeading)
		s.bad.Err = countylines.ErrHeading
		return s.bad
	}
	s.columns = len(s.cells)
	for i, cell := range s.cells {
		name := columnName(cell)
		if _, twice := s.at[name]; twice && knownColumn(name) {
			return &countylines.RowError{Row: s.row, Column: name, Text: names.Clip(cell), Reason: "names two columns; rename or leave out one of them", Err: countylines.ErrHeading}
		} else if !twice {
			s.at[name] = i
		}
	}
	s.rename()
	return nil
}

// knownColumn reports whether a column is read.
func knownColumn(name string) bool {
	return slices.Contains(figureColumns[:], name) || headingOfFigure[name] || figureCells[name] || name == "source"
}

// readGrid reads the next row of a sheet that is not blank.
func (s *sheet) readGrid() error {
	for s.row < len(s.grid) {
		row, blank := s.grid[s.row], true
		s.row++
		for i := range row {
			c := &row[i]
			if blank = blank && c.blank(); c.State&Broken != 0 {
				s.bad = &countylines.RowError{Row: s.row, Reason: "has a quotation mark out of place; a cell with one in it stands in quotation marks, and those inside are doubled"}
			}
			text := c.Text
			if c.Value != "" {
				text = c.Value
			}
			s.cells = append(s.cells, text)
		}
		if !blank {
			return nil
		}
		s.cells = s.cells[:0]
	}
	return io.EOF
}

const exampleHeading = "week_start,week_end,area,measure,value"

// columnName folds a heading as records do, with underlines between the words.
func columnName(heading string) string {
	var buf [names.MaxLen]byte
	if folded := names.Fold(buf[:0], heading); len(folded) > 0 {
		return strings.ReplaceAll(string(folded), " ", "_")
	}
	return strings.TrimSpace(heading) // too long for a name, or no letters
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
func (s *sheet) need(columns ...string) error {
	for _, name := range columns {
		if !s.has(name) {
			example := exampleHeading
			if s.has("drug") {
				example = "area,financial_year,drug,seizures"
			}
			err := &countylines.RowError{Row: s.row, Column: name, Err: countylines.ErrHeading,
				Reason: "the heading has no such column; what is needed is " + strings.Join(columns, ", ") + rows.Hint(s.heading, example)}
			if strings.HasSuffix(err.Reason, example+" would do") {
				err.Reason += s.below()
			}
			return err
		}
	}
	return nil
}

// below says on which row a heading stands that would do, if a file begins with a title,
// and what reads a table of another layout.
func (s *sheet) below() string {
	for range 20 {
		if s.read() != nil {
			break
		}
		s.at = map[string]int{}
		for i, cell := range s.cells {
			s.at[columnName(cell)] = i
		}
		if s.rename(); s.has(figuresNeed...) || s.has("drug") && s.has(s.seizuresNeed()...) {
			return fmt.Sprintf("; row %d would do: leave out what stands above it", s.row)
		}
	}
	return "; Read takes tables of other layouts"
}

// know gives the error for a heading with a column that is none of those known, and
// nearly one of the weighty ones. Other such columns are left out, and told.
func (s *sheet) know(known []string, weighty ...string) error {
	var unknown []string
	for _, cell := range s.cells {
		if name := columnName(cell); name != "" && !slices.Contains(known, name) {
			unknown = append(unknown, cell)
		}
	}
	spellings := func(yield func(spelling, name string) bool) {
		for _, name := range known {
			if !yield(name, name) {
				return
			}
		}
	}
	if refused := grammar.Misspelt(s.row, unknown, spellings, weighty...); refused != nil {
		return refused
	}
	s.strange = grammar.LeftOut(s.row, unknown, spellings)
	return nil
}

// next goes to the next row below the heading, and reports whether there is one.
// Cells that it lacks at its end are empty. If it cannot be taken apart or has
// more cells than the heading, bad says why.
func (s *sheet) next() bool {
	if err := s.read(); err != nil {
		if err != io.EOF {
			s.err = err
		}
		return false
	}
	for i := s.columns; i < len(s.cells) && s.bad == nil; i++ {
		if s.cells[i] != "" {
			s.bad = &countylines.RowError{Row: s.row, Text: names.Clip(s.cells[i]), Reason: fmt.Sprintf("stands in column %d, and the heading has %d; a comma inside a cell needs the cell in quotes", i+1, s.columns)}
		}
	}
	return true
}

// read reads the next row of the file. The error is io.EOF at its end, or a
// [*countylines.FileError].
func (s *sheet) read() error {
	s.bad, s.cells = nil, s.cells[:0]
	if s.grid != nil {
		return s.readGrid()
	}
	if s.ended {
		return io.EOF
	}
	for blank := 0; ; {
		if len(s.rest) == 0 {
			if err := s.nextBlock(); err != nil || s.bad != nil {
				return err
			}
			continue
		}
		n, quotes, wrong := bytes.IndexByte(s.rest, '\n')+1, false, ""
		switch {
		case s.block.Quotes:
			n, quotes, wrong = rows.End(s.rest, true)
		case n == 0:
			n = len(s.rest)
		}
		line := s.rest[:n]
		s.rest = s.rest[n:]
		if s.row++; s.row == 1 {
			line = bytes.TrimPrefix(line, []byte("\ufeff"))
		}
		if blank += n; len(rows.TrimEnd(line)) == 0 && blank <= mostBlank {
			continue
		}
		if blank > mostBlank && len(rows.TrimEnd(line)) == 0 {
			s.ended, s.bad = true, &countylines.RowError{Row: s.row, Reason: "ends a megabyte of blank lines; nothing below them is read"}
			return nil
		}
		if s.heading == "" {
			s.heading = string(line[:min(len(line), 200)])
		}
		cells, err := s.split.Split(line, quotes)
		if err != nil {
			wrong = cmp.Or(wrong, err.Error())
		}
		if len(line) > rows.Most {
			wrong = rows.TooLong
		}
		if wrong != "" {
			s.bad = &countylines.RowError{Row: s.row, Text: names.Clip(string(rows.TrimEnd(line))), Reason: wrong}
			return nil
		}
		for _, cell := range cells {
			text := string(cell)
			if !utf8.ValidString(text) {
				text = rows.FromWindows(text)
			}
			s.cells = append(s.cells, text)
		}
		return nil
	}
}

// mostBlank is how many bytes of blank lines are passed over.
const mostBlank = 1 << 20

// nextBlock reads on in the file. A row that is too long is the last, and bad says so.
func (s *sheet) nextBlock() (err error) {
	s.block, s.buf, err = s.blocks.Next(context.Background(), s.buf, 1)
	switch {
	case err == io.EOF:
		return err
	case err != nil:
		return &countylines.FileError{Row: s.row, Err: err}
	}
	if s.rest = s.block.Rows; s.block.Long {
		s.rest, s.ended = nil, true
		s.row++
		s.bad = &countylines.RowError{Row: s.row, Text: names.Clip(string(s.block.Rows)), Reason: rows.TooLong + "; nothing below it is read"}
	}
	return nil
}

// cell gives the text in a column, without the spaces around it; "" if there is no
// such column.
func (s *sheet) cell(column string) string {
	text := strings.TrimSpace(s.text(column))
	if text == "NA" && column != "value" {
		return "" // as R writes a blank
	}
	return text
}

// text gives the text in a column as it stands.
func (s *sheet) text(column string) string {
	if i, ok := s.at[column]; ok && i < len(s.cells) {
		return rows.PlainCell(s.cells[i])
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
func (s *sheet) reject(column string, err error) *countylines.RowError {
	return grammar.Reject(s.row, column, s.text(column), err)
}

// refuse gives the error for the current row, with a reason.
func (s *sheet) refuse(column, reason string) *countylines.RowError {
	return &countylines.RowError{Row: s.row, Column: column, Text: names.Clip(s.text(column)), Reason: reason}
}
