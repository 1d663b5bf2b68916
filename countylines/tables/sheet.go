// SPDX-License-Identifier: MIT

package tables

import (
	"strconv"

	"github.com/countylines/ops/countylines/internal/grammar"
)

// A Sheet is a worksheet, or a file of delimited text. It is plain data: whoever has
// another format fills one.
type Sheet struct {
	Name   string // "" for delimited text
	Hidden bool
	Rows   [][]Cell // as far as cells are used; a row without cells is nil
	Notes  []Note   // comments on cells
}

// A Cell is a cell of a sheet. The zero Cell is empty.
type Cell struct {
	Text   string // what is shown; raised figures and letters as "¹" and "ʳ"
	Value  string // what is stored, where that is more than the text: "45.678", "2022-10-03", "0.255"
	Down   int32  // rows that it is merged over, where there are several
	Across int16  // columns that it is merged over, where there are several
	Kind   Kind
	State  State
}

// A Note is a comment on a cell, of which row and column count from 0.
type Note struct {
	Row, Column int
	Text        string
}

// A Kind says what a cell stores.
type Kind uint8

const (
	Text    Kind = iota // no more than its text, which may be a number all the same
	Number              // a number, with a point: "1234.5"
	Percent             // a number shown as a percentage: 0.255 for 25.5%
	Money               // a number shown as a sum of money; the text has its currency
	Date                // a day, as 2022-10-03
	Length              // a length of time
	Truth               // true or false
	Failure             // an error such as #DIV/0!
)

// State has what else is to be known of a cell.
type State uint8

const (
	Hidden  State = 1 << iota // it, its row or its column is hidden
	Covered                   // it lies under a merged cell
	Broken                    // its row has a quotation mark out of place
)

// blank reports whether a cell is empty.
func (c *Cell) blank() bool {
	if c.Value != "" {
		return false
	}
	for i := 0; i < len(c.Text); i++ {
		switch c.Text[i] {
		case ' ', '\t', '\n', '\r':
		default:
			return c.Text[i] >= 0x80 && isBlank(c.Text[i:])
		}
	}
	return true
}

// CellName gives the name of a cell, of which row and column count from 0: "C7".
func CellName(row, column int) string {
	var buf [16]byte
	i := len(buf)
	for n := column + 1; n > 0; n = (n - 1) / 26 {
		i--
		buf[i] = byte('A' + (n-1)%26)
	}
	return string(strconv.AppendInt(append(make([]byte, 0, 16), buf[i:]...), int64(row)+1, 10))
}

// place says where in its source a cell stands: "Table 2!C7".
func (s *Sheet) place(row, column int) string {
	if s.Name == "" {
		return CellName(row, column)
	}
	return s.Name + "!" + CellName(row, column)
}

// Raise writes a text that stands above the line in raised figures and letters, "¹"
// and "ʳ", as the texts of cells have them. What has no such form is left out, since
// what is raised is a mark.
func Raise(text string) string { return grammar.Raise(text) }
