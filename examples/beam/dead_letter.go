// SPDX-License-Identifier: MIT

package main

import (
	"cmp"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strconv"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"

	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/stats"
)

func init() {
	register.Emitter1[DeadLetter]()
	register.Iter1[DeadLetter]()
}

// A Kind says what a dead letter is about.
type Kind uint8

// The kinds. Only a row of kind Row is counted as rejected: how many rows there are in what could
// not be read, nobody knows.
const (
	Row     Kind = iota + 1 // a row that was not added
	Columns                 // columns that are left out, and nothing else of the file
	Heading                 // a heading under which no event can be read: nothing of the file was added
	File                    // a file that could not be read beyond Row
	InPart                  // a row that was added without a detail that was not understood
)

var kindNames = [...]string{Row: "row", Columns: "columns", Heading: "heading", File: "file", InPart: "in part"}

// String gives the name of the kind in the file of dead letters.
func (k Kind) String() string {
	if k == 0 || int(k) >= len(kindNames) {
		return "Kind(" + strconv.Itoa(int(k)) + ")"
	}
	return kindNames[k]
}

// A DeadLetter is what could not be added, and why: a [*countylines.RowError] or a
// [*countylines.FileError] as data that workers can hand on.
type DeadLetter struct {
	File   string
	Kind   Kind
	Row    int // counted in the whole file, the heading being row 1
	Column string
	Text   string
	Reason string
}

// letterOf gives the letter for an error of the library about a file. Any other error
// is one of its reader.
func letterOf(file string, err error) DeadLetter {
	if e, ok := errors.AsType[*countylines.RowError](err); ok {
		return DeadLetter{file, kindOf(e), e.Row, e.Column, e.Text, e.Reason}
	}
	if e, ok := errors.AsType[*countylines.FileError](err); ok {
		return DeadLetter{File: file, Kind: File, Row: e.Row, Reason: e.Err.Error()}
	}
	return DeadLetter{File: file, Kind: File, Reason: err.Error()}
}

// kindOf says what an error of the library is about.
func kindOf(e *countylines.RowError) Kind {
	switch {
	case errors.Is(e, countylines.ErrColumns):
		return Columns
	case errors.Is(e, countylines.ErrHeading):
		return Heading
	}
	return Row
}

// Error gives the file and what the library said of it.
func (l DeadLetter) Error() string { return l.File + ": " + l.Unwrap().Error() }

// Unwrap gives the error of the library: a [*countylines.FileError] of a file, or else
// a [*countylines.RowError].
func (l DeadLetter) Unwrap() error {
	if l.Kind == File {
		return &countylines.FileError{Row: l.Row, Err: errors.New(l.Reason)}
	}
	return &countylines.RowError{Row: l.Row, Column: l.Column, Text: l.Text, Reason: l.Reason}
}

// writeLetters writes letters as CSV that no spreadsheet runs, in the order of the
// files and their rows, so that equal letters give equal bytes.
func writeLetters(w io.Writer, letters []DeadLetter) error {
	slices.SortFunc(letters, func(a, b DeadLetter) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Row, b.Row), cmp.Compare(a.Kind, b.Kind))
	})
	out := csv.NewWriter(w)
	out.Write([]string{"file", "kind", "row", "column", "text", "reason"}) // an error stays with out
	for _, l := range letters {
		cells := []string{l.File, l.Kind.String(), strconv.Itoa(l.Row), l.Column, l.Text, l.Reason}
		for i, cell := range cells {
			cells[i] = stats.SafeCell(cell)
		}
		out.Write(cells)
	}
	out.Flush()
	return out.Error()
}
