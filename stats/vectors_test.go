// SPDX-License-Identifier: MIT

package stats_test

import (
	"encoding/csv"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/countylines/ops/stats"
	"github.com/stretchr/testify/require"
)

// A vector is one row of a table of reference values, by column.
type vector struct {
	t    *testing.T
	line int
	cell map[string]string
}

// vectors reads testdata/vectors/name.csv.
func vectors(t *testing.T, name string) []vector {
	t.Helper()
	f, err := os.Open(filepath.Join("testdata", "vectors", name+".csv"))
	require.NoError(t, err)
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	require.NoError(t, err)
	require.Greater(t, len(rows), 1)
	var vs []vector
	for i, row := range rows[1:] {
		v := vector{t, i + 2, map[string]string{}}
		for j, column := range rows[0] {
			v.cell[column] = row[j]
		}
		vs = append(vs, v)
	}
	return vs
}

func (v vector) text(column string) string {
	v.t.Helper()
	s, ok := v.cell[column]
	require.True(v.t, ok, "no column %s", column)
	return s
}

func (v vector) float(column string) float64 {
	v.t.Helper()
	x, err := strconv.ParseFloat(v.text(column), 64)
	require.NoError(v.t, err, "line %d, %s", v.line, column)
	return x
}

func (v vector) int(column string) int {
	v.t.Helper()
	n, err := strconv.Atoi(v.text(column))
	require.NoError(v.t, err, "line %d, %s", v.line, column)
	return n
}

// list reads a cell of numbers set apart by semicolons.
func (v vector) list(column string) []float64 {
	v.t.Helper()
	var xs []float64
	for s := range strings.SplitSeq(v.text(column), ";") {
		x, err := strconv.ParseFloat(s, 64)
		require.NoError(v.t, err, "line %d, %s", v.line, column)
		xs = append(xs, x)
	}
	return xs
}

// require compares got with the column: equal if infinite or NaN, else within a
// relative tolerance; values below 1e-300 count as 0.
func (v vector) require(column string, got, tolerance float64) {
	v.t.Helper()
	want := v.float(column)
	require.True(v.t, closeTo(got, want, tolerance), "line %d, %s: got %.17g, want %.17g", v.line, column, got, want)
}

func closeTo(got, want, tolerance float64) bool {
	switch {
	case math.IsNaN(want):
		return math.IsNaN(got)
	case math.IsInf(want, 0):
		return got == want
	}
	return math.Abs(got-want) <= tolerance*math.Abs(want)+1e-300
}

// pt and fpt are short for points.
func pt(events int, of float64) stats.Point { return stats.Point{Events: events, Of: of} }

func fpt(events stats.Figure[int], of float64) stats.FigurePoint {
	return stats.FigurePoint{Events: events, Of: of}
}
