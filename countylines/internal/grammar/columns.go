// SPDX-License-Identifier: MIT

package grammar

import (
	"iter"
	"slices"
	"strconv"
	"strings"

	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/internal/names"
)

// Misspelt gives the error for a heading with a column that nobody knows and whose name
// is nearly one of the weighty ones, without which figures would be read as other
// figures: a misspelt qualifier makes "more than 5" of exactly 5. It is nil if there is
// no such column. The sequence yields all names of columns.
func Misspelt(row int, unknown []string, all iter.Seq2[string, string], weighty ...string) *countylines.RowError {
	spellings := names.Prepare(all)
	for _, cell := range unknown {
		near := spellings.Nearest(cell)
		if len(near) == 0 || !slices.Contains(weighty, near[0]) {
			continue
		}
		return &countylines.RowError{Row: row, Column: names.Clip(cell), Text: names.Clip(cell), Err: countylines.ErrHeading,
			Reason: "is nearly " + strconv.Quote(near[0]) + ", which changes what a figure says; write that, or name the column otherwise"}
	}
	return nil
}

// LeftOut gives the notice that columns are left out, nil if there are none.
func LeftOut(row int, unknown []string, all iter.Seq2[string, string]) *countylines.RowError {
	if len(unknown) == 0 {
		return nil
	}
	return &countylines.RowError{Row: row, Text: names.Clip(strings.Join(unknown, ",")), Err: countylines.ErrColumns,
		Reason: "in the heading is not known, and left out" + NearestTo(unknown, all)}
}

// NearestTo says which names unknown ones may be meant for.
func NearestTo(unknown []string, all iter.Seq2[string, string]) string {
	var b strings.Builder
	for _, cell := range unknown[:min(len(unknown), 10)] {
		if near := names.Nearest(cell, all); near != nil {
			b.WriteString("; for " + strconv.Quote(names.Clip(cell)) + " write " + strconv.Quote(near[0]))
		}
	}
	return b.String()
}
