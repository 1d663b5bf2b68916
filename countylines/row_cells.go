package countylines

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
)

// A rowSplitter takes rows of CSV apart. Those without quotation marks it cuts at
// the commas, the others it hands to encoding/csv.
type rowSplitter struct {
	cells  [][]byte // of the last row
	quoted *csv.Reader
	feed   bytes.Reader
	text   []byte // of the cells of a row with quotation marks
}

// split gives the cells of a row, which are good until the next one is split.
func (s *rowSplitter) split(row []byte, quotes bool) ([][]byte, error) {
	s.cells = s.cells[:0]
	if quotes {
		return s.splitQuoted(row)
	}
	row = trimLineEnd(row)
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

var errNotOneRow = errors.New("has quotation marks in the wrong places")

func (s *rowSplitter) splitQuoted(row []byte) ([][]byte, error) {
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
			err = errNotOneRow
		} else if err == io.EOF {
			return s.cells, nil
		}
	}
	s.quoted = nil // whatever it still holds is of this row
	return nil, err
}

// trimLineEnd gives a line without its end, as encoding/csv takes it.
func trimLineEnd(row []byte) []byte {
	if n := len(row); n > 0 && row[n-1] == '\n' {
		row = row[:n-1]
	}
	if n := len(row); n > 0 && row[n-1] == '\r' {
		row = row[:n-1]
	}
	return row
}
