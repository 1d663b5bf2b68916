// SPDX-License-Identifier: MIT

package rows

import (
	"bytes"
	"encoding/binary"
	"encoding/csv"
	"errors"
	"io"
	"math/bits"
)

// A Splitter takes rows of CSV apart. Those without quotation marks it cuts at
// the commas, the others it hands to encoding/csv.
type Splitter struct {
	cells  [][]byte // of the last row
	quoted *csv.Reader
	feed   bytes.Reader
	text   []byte // of the cells of a row with quotation marks
}

// Split gives the cells of a row, which are good until the next one is split.
func (s *Splitter) Split(row []byte, quotes bool) ([][]byte, error) {
	s.cells = s.cells[:0]
	if quotes {
		return s.splitQuoted(row)
	}
	row = TrimEnd(row)
	for {
		i := bytes.IndexByte(row, ',')
		if i < 0 {
			s.cells = append(s.cells, row)
			return s.cells, nil
		}
		s.cells = append(s.cells, row[:i])
		row = row[i+1:]
	}
}

// ErrNotOne is the error for a row that encoding/csv takes for several.
var ErrNotOne = errors.New("has quotation marks in the wrong places")

// SplitLine takes the first line of b apart, which has no quotation marks, and gives its
// length with its end. It looks at eight bytes at a time.
func (s *Splitter) SplitLine(b []byte) (cells [][]byte, length int) {
	const highs, commas, ends = 0x8080808080808080, 0x2c2c2c2c2c2c2c2c, 0x0a0a0a0a0a0a0a0a
	cells = s.cells[:0]
	begin, i := 0, 0
	for ; i+8 <= len(b); i += 8 {
		w := binary.LittleEndian.Uint64(b[i:])
		c, e := w^commas, w^ends
		marks := ^((c&^highs + ^uint64(highs)) | c) | ^((e&^highs + ^uint64(highs)) | e)
		for marks &= highs; marks != 0; marks &= marks - 1 {
			at := i + bits.TrailingZeros64(marks)>>3
			cells = append(cells, b[begin:at])
			if begin = at + 1; b[at] == '\n' {
				return s.line(cells), begin
			}
		}
	}
	for ; i < len(b); i++ {
		if b[i] == ',' || b[i] == '\n' {
			cells = append(cells, b[begin:i])
			if begin = i + 1; b[i] == '\n' {
				return s.line(cells), begin
			}
		}
	}
	return s.line(append(cells, b[begin:])), len(b)
}

// line takes the carriage return off the end of the last cell.
func (s *Splitter) line(cells [][]byte) [][]byte {
	s.cells = cells
	if last := cells[len(cells)-1]; len(last) > 0 && last[len(last)-1] == '\r' {
		cells[len(cells)-1] = last[:len(last)-1]
	}
	return cells
}

func (s *Splitter) splitQuoted(row []byte) ([][]byte, error) {
	if s.quoted == nil {
		s.quoted = csv.NewReader(&s.feed)
		s.quoted.FieldsPerRecord = -1
		s.quoted.ReuseRecord = true
	}
	s.feed.Reset(row)
	cells, err := s.quoted.Read()
	s.text = s.text[:0]
	for _, cell := range cells {
		s.text = append(s.text, cell...)
	}
	at := 0
	for _, cell := range cells {
		s.cells = append(s.cells, s.text[at:at+len(cell)])
		at += len(cell)
	}
	for err == nil {
		if _, err = s.quoted.Read(); err == nil {
			err = ErrNotOne
		} else if err == io.EOF {
			return s.cells, nil
		}
	}
	s.quoted = nil // whatever it still holds is of this row
	return nil, err
}

// TrimEnd gives a line without its end, as encoding/csv takes it.
func TrimEnd(row []byte) []byte {
	if n := len(row); n > 0 && row[n-1] == '\n' {
		row = row[:n-1]
	}
	if n := len(row); n > 0 && row[n-1] == '\r' {
		row = row[:n-1]
	}
	return row
}
