// SPDX-License-Identifier: MIT

package tables_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/countylines/tables"
)

var update = flag.Bool("update", false, "write what was read into the files of testdata/madeup; read the difference before it is kept")

// TestMadeUp reads the tables of testdata/madeup, whose README says how they and what
// they say are written.
func TestMadeUp(t *testing.T) {
	paths, err := filepath.Glob("testdata/madeup/*.txt")
	require.NoError(t, err)
	require.NotEmpty(t, paths)
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txt"), func(t *testing.T) {
			data, err := os.ReadFile(path)
			require.NoError(t, err)
			text, want, _ := strings.Cut(string(data), "=== read\n")
			name, grid, ok := strings.Cut(strings.TrimPrefix(text, "file: "), "\n")
			require.True(t, ok)
			sheets := madeUp(t, grid)
			result := tables.Read(sheets, tables.About{File: name})
			accounted(t, sheets, result)
			got := rendered(sheets, result)
			for _, bad := range result.Refused(sheets, tables.About{File: name}) {
				t.Log(bad) // which -v shows
			}
			if *update && got != want {
				require.NoError(t, os.WriteFile(path, []byte(text+"=== read\n"+got), 0o644))
				return
			}
			require.Equal(t, want, got)
		})
	}
}

// madeUp reads sheets as testdata/madeup has them.
func madeUp(t *testing.T, grid string) (sheets []tables.Sheet) {
	if !strings.HasPrefix(grid, "--- ") {
		s, err := tables.ReadCSV(strings.NewReader(grid))
		require.NoError(t, err)
		return []tables.Sheet{s}
	}
	for line := range strings.Lines(grid) {
		line = strings.TrimSuffix(line, "\n")
		if name, ok := strings.CutPrefix(line, "--- "); ok {
			name, hidden := strings.CutSuffix(name, " ~")
			sheets = append(sheets, tables.Sheet{Name: name, Hidden: hidden})
			continue
		}
		var row []tables.Cell
		for cell := range strings.SplitSeq(line, "|") {
			row = append(row, madeUpCell(t, strings.TrimSpace(cell)))
		}
		for len(row) > 0 && row[len(row)-1] == (tables.Cell{}) {
			row = row[:len(row)-1]
		}
		s := &sheets[len(sheets)-1]
		s.Rows = append(s.Rows, row)
	}
	return sheets
}

// madeUpCell reads one cell: ~hidden, ^covered, text<across,down>, shown{stored}.
func madeUpCell(t *testing.T, text string) (c tables.Cell) {
	if rest, ok := strings.CutPrefix(text, "~"); ok {
		text, c.State = rest, tables.Hidden
	}
	if rest, ok := strings.CutPrefix(text, "^"); ok {
		text, c.State = rest, c.State|tables.Covered
	}
	if i := strings.LastIndexByte(text, '<'); i >= 0 && strings.HasSuffix(text, ">") {
		_, err := fmt.Sscanf(text[i:], "<%d,%d>", &c.Across, &c.Down)
		require.NoError(t, err)
		text = text[:i]
	}
	shown, stored, ok := strings.Cut(strings.TrimSuffix(text, "}"), "{")
	c.Text = strings.ReplaceAll(shown, `\n`, "\n")
	switch {
	case !ok:
		if _, err := strconv.ParseFloat(shown, 64); err == nil && strings.Trim(shown, "0123456789.-") == "" {
			c.Kind, c.Value = tables.Number, shown
		}
	case stored == "text":
	case stored == "error":
		c.Kind = tables.Failure
	case strings.HasPrefix(stored, "%"):
		c.Kind, c.Value = tables.Percent, stored[1:]
	case strings.HasPrefix(stored, "£"):
		c.Kind, c.Value = tables.Money, stored[len("£"):]
	case strings.HasPrefix(stored, "d"):
		c.Kind, c.Value = tables.Date, stored[1:]
	default:
		c.Kind, c.Value = tables.Number, stored
	}
	return c
}

// rendered writes what was read, a line a row: letters of what its cells are, and its
// figures, with what they share before them.
func rendered(sheets []tables.Sheet, result tables.Result) string {
	var b strings.Builder
	for i := 0; i < len(result.Cells); {
		first := result.Cells[i]
		if len(sheets) > 1 && (i == 0 || result.Cells[i-1].Sheet != first.Sheet) {
			fmt.Fprintf(&b, "--- %s\n", sheets[first.Sheet].Name)
		}
		end := i
		var letters []byte
		var row []renderedFigure
		for ; end < len(result.Cells) && result.Cells[end].Sheet == first.Sheet && result.Cells[end].Row == first.Row; end++ {
			c := result.Cells[end]
			for len(letters) < int(c.Column) {
				letters = append(letters, '.')
			}
			letters = append(letters, "FHNSPRDEX"[c.Is])
			if c.Is == tables.Figure || c.Is == tables.Shorthand && c.At >= 0 {
				row = append(row, figureAt(result, c))
			}
		}
		fmt.Fprintf(&b, "%d %s", first.Row+1, letters)
		writeFigures(&b, row)
		b.WriteByte('\n')
		i = end
	}
	return b.String()
}

// A renderedFigure is what a figure is of, area, period and subject, and its amount.
type renderedFigure struct {
	of     [3]string
	amount string
}

// writeFigures writes the figures of a row, with what all of them share first.
func writeFigures(b *strings.Builder, row []renderedFigure) {
	if len(row) == 0 {
		return
	}
	same := [3]bool{true, true, true}
	for _, f := range row {
		for k := range same {
			same[k] = same[k] && f.of[k] == row[0].of[k]
		}
	}
	for k := range same {
		if same[k] {
			b.WriteString(" " + row[0].of[k])
		}
	}
	b.WriteByte(':')
	for n, f := range row {
		if n > 0 {
			b.WriteByte(';')
		}
		for k := range same {
			if !same[k] && (n == 0 || f.of != row[n-1].of) {
				b.WriteString(" " + f.of[k])
			}
		}
		b.WriteString(" " + f.amount)
	}
}

// figureAt writes a figure, or the gap in its place.
func figureAt(result tables.Result, c tables.CellRead) (f renderedFigure) {
	var area countylines.Area
	var period calendar.Period
	var scope string
	if c.Is == tables.Shorthand {
		g := result.Gaps[c.At]
		area, period, scope, f.amount = g.Area, g.Period, g.Scope, "gap"
	} else {
		r := result.Ledger[c.At]
		area, period, scope = r.Area, r.Period, r.Scope
		for _, v := range r.All() {
			f.amount = v.String()
		}
	}
	of, _ := area.MarshalText()
	f.of[0], f.of[1], f.of[2] = string(of), period.String(), c.Says
	if days, _ := period.MarshalText(); period.From.FinancialYear() == period {
		f.of[1] = period.Label()
	} else if first, last, _ := strings.Cut(string(days), "/"); first[:4] == last[:4] {
		f.of[1] = first + "/" + last[5:]
	} else {
		f.of[1] = string(days)
	}
	if scope != "" {
		f.of[0] += " (" + scope + ")"
	}
	for _, m := range c.Marks.Names() {
		f.amount += "," + m
	}
	return f
}
