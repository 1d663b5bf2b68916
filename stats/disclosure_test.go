// SPDX-License-Identifier: MIT

package stats_test

import (
	"cmp"
	"errors"
	"math"
	"math/bits"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/countylines/ops/stats"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestSuppressionVectors(t *testing.T) {
	for _, v := range vectors(t, "suppression") {
		var table [][]int
		for row := range strings.SplitSeq(v.text("table"), "|") {
			v.cell["row"] = row
			table = append(table, v.ints("row"))
		}
		rule := stats.SuppressionRule{Threshold: v.int("threshold"), Width: v.int("width"), HideZeros: v.text("zeros") == "suppressed"}
		s, err := stats.Suppress(table, rule)
		require.NoError(t, err, "line %d", v.line)
		require.True(t, s.Minimal)
		cells := func(column string) []stats.Cell {
			var cells []stats.Cell
			if v.text(column) != "" {
				for _, k := range v.ints(column) {
					cells = append(cells, stats.Cell{Row: k / len(s.Published[0]), Column: k % len(s.Published[0])})
				}
			}
			return cells
		}
		require.Equal(t, cells("primary"), s.Primary, "line %d", v.line)
		require.Len(t, s.Secondary, v.int("n_secondary"), "line %d", v.line)
		require.Equal(t, v.int("sum_secondary"), s.Sum, "line %d", v.line)
		require.Equal(t, cells("secondary_example"), s.Secondary, "line %d", v.line)
		extended := v.ints("extended")
		for i, row := range s.Published {
			for j, f := range row {
				if f.Reported() {
					require.Equal(t, stats.Exactly(extended[i*len(row)+j]), f)
				}
			}
		}
		requireSafe(t, table, s, rule)
	}
}

type testingT interface {
	require.TestingT
	Helper()
}

// requireSafe has a reader attack what was published.
func requireSafe(t testingT, table [][]int, s stats.Suppression, rule stats.SuppressionRule) {
	t.Helper()
	ranges, err := stats.Attack(s.Published)
	require.NoError(t, err)
	for i, row := range table {
		for j, n := range row {
			require.True(t, ranges[i][j].Contains(n), "the truth is possible")
		}
	}
	for _, c := range s.Primary {
		require.False(t, s.Published[c.Row][c.Column].Reported())
		b := ranges[c.Row][c.Column]
		require.True(t, b.Open || b.Hi-b.Lo >= max(1, rule.Width), "%v can be told to be %v in %v", c, b, s.Published)
	}
}

func drawTable(t *rapid.T, rows, columns, most int) [][]int {
	table := make([][]int, rows)
	for i := range table {
		table[i] = rapid.SliceOfN(rapid.IntRange(0, most), columns, columns).Draw(t, "row")
	}
	return table
}

// Every pattern of a small table is tried, by size, sum and place, against a reader
// who tries every way to fill it in.
func TestSuppressByEnumeration(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows := rapid.IntRange(1, 4).Draw(t, "rows")
		columns := rapid.IntRange(1, 6/rows).Draw(t, "columns")
		table := drawTable(t, rows, columns, 7)
		rule := stats.SuppressionRule{Threshold: 3, Width: rapid.IntRange(1, 3).Draw(t, "width"), HideZeros: rapid.Bool().Draw(t, "zeros")}
		total := withTotals(table)
		var primary, spare []int
		for k, n := range slices.Concat(total...) {
			switch {
			case n == 1 || n == 2:
				primary = append(primary, k)
			case (n > 0 || rule.HideZeros) && k < len(total)*len(total[0])-1:
				spare = append(spare, k)
			}
		}
		var patterns [][]int
		for subset := range 1 << len(spare) {
			var pattern []int
			for i, k := range spare {
				if subset>>i&1 == 1 {
					pattern = append(pattern, k)
				}
			}
			patterns = append(patterns, pattern)
		}
		flat := slices.Concat(total...)
		sum := func(pattern []int) (s int) {
			for _, k := range pattern {
				s += flat[k]
			}
			return s
		}
		slices.SortFunc(patterns, func(a, b []int) int {
			return cmp.Or(cmp.Compare(len(a), len(b)), cmp.Compare(sum(a), sum(b)), slices.Compare(a, b))
		})
		want, found := []int(nil), false
		for _, pattern := range patterns {
			if slices.ContainsFunc(pattern, func(k int) bool { return loneIn(total, append(slices.Clone(primary), pattern...), k) }) {
				continue // it has a smaller pattern inside
			}
			if safeByTrial(total, primary, pattern, rule.Width) {
				want, found = pattern, true
				break
			}
		}
		s, err := stats.Suppress(table, rule)
		if !found {
			unsafe, ok := errors.AsType[*stats.UnprotectedError](err)
			require.True(t, ok, "%v: %v", table, s)
			require.NotEmpty(t, unsafe.Cells)
			return
		}
		require.NoError(t, err)
		require.True(t, s.Minimal)
		var got []int
		for _, c := range s.Secondary {
			got = append(got, c.Row*len(total[0])+c.Column)
		}
		require.Equal(t, want, got, "%v, width %d", total, rule.Width)
		requireSafe(t, table, s, rule)
	})
}

func withTotals(table [][]int) [][]int {
	if len(table) == 1 {
		row := slices.Clone(table[0])
		return [][]int{append(row, sumOf(row))}
	}
	var total [][]int
	if len(table[0]) == 1 {
		sum := 0
		for _, row := range table {
			total = append(total, slices.Clone(row))
			sum += row[0]
		}
		return append(total, []int{sum})
	}
	last := make([]int, len(table[0])+1)
	for _, row := range table {
		row = append(slices.Clone(row), sumOf(row))
		total = append(total, row)
		for j, n := range row {
			last[j] += n
		}
	}
	return append(total, last)
}

func sumOf(row []int) (sum int) {
	for _, n := range row {
		sum += n
	}
	return sum
}

// loneIn reports whether a hidden cell is the only one of its row or column.
func loneIn(total [][]int, hidden []int, k int) bool {
	columns := len(total[0])
	inRow, inColumn := 0, 0
	for _, h := range hidden {
		if h/columns == k/columns {
			inRow++
		}
		if h%columns == k%columns {
			inColumn++
		}
	}
	return len(total) > 1 && inColumn == 1 || columns > 1 && inRow == 1
}

// safeByTrial fills in the hidden cells in every way that adds up. Counts far above
// the truth need not be tried: a range that reaches there is wide enough.
func safeByTrial(total [][]int, primary, pattern []int, width int) bool {
	rows, columns := len(total), len(total[0])
	hidden := append(slices.Clone(primary), pattern...)
	slices.Sort(hidden)
	isHidden := func(i, j int) bool { _, ok := slices.BinarySearch(hidden, i*columns+j); return ok }
	trial := make([][]int, rows)
	for i := range total {
		trial[i] = slices.Clone(total[i])
	}
	// Interior cells are tried; hidden totals follow, published ones must agree.
	var free [][2]int
	insideRows, insideColumns := max(1, rows-1), max(1, columns-1)
	for i := range insideRows {
		for j := range insideColumns {
			if isHidden(i, j) {
				free = append(free, [2]int{i, j})
			}
		}
	}
	low, high := map[int]int{}, map[int]int{}
	for _, k := range primary {
		low[k], high[k] = math.MaxInt, 0
	}
	var try func(f int)
	try = func(f int) {
		if f == len(free) {
			inside := make([][]int, insideRows)
			for i := range inside {
				inside[i] = trial[i][:insideColumns]
			}
			filled := withTotals(inside)
			for i := range filled {
				for j := range filled[i] {
					if !isHidden(i, j) && filled[i][j] != total[i][j] {
						return
					}
				}
			}
			for _, k := range primary {
				low[k], high[k] = min(low[k], filled[k/columns][k%columns]), max(high[k], filled[k/columns][k%columns])
			}
			return
		}
		i, j := free[f][0], free[f][1]
		for n := max(0, total[i][j]-width); n <= total[i][j]+width; n++ {
			trial[i][j] = n
			try(f + 1)
		}
		trial[i][j] = total[i][j]
	}
	try(0)
	for _, k := range primary {
		if high[k]-low[k] < width {
			return false
		}
	}
	return true
}

// A table with one cell in six hidden, at random.
func drawPublished(t *rapid.T, rows, columns, hideOneIn int) (table [][]int, published [][]stats.Figure[int]) {
	table = drawTable(t, rows, columns, 9)
	for _, row := range withTotals(table) {
		var figures []stats.Figure[int]
		for _, n := range row {
			switch f := rapid.IntRange(1, 2*hideOneIn).Draw(t, "as"); {
			case f == 1 || f == 2:
				figures = append(figures, stats.Figure[int]{})
			case f == 3 && n < 5:
				figures = append(figures, stats.LessThan(5))
			default:
				figures = append(figures, stats.Exactly(n))
			}
		}
		published = append(published, figures)
	}
	return table, published
}

// A rectangle is the cells where some rows and some columns cross: a set as
// [stats.Given] knows them.
type rectangle struct{ rows, columns uint64 }

func (r rectangle) And(s rectangle) rectangle {
	both := rectangle{r.rows & s.rows, r.columns & s.columns}
	if both.rows == 0 || both.columns == 0 {
		return rectangle{}
	}
	return both
}

func (r rectangle) Size() int { return bits.OnesCount64(r.rows) * bits.OnesCount64(r.columns) }

// The flows of the attack and the general inference over sets say the same of
// every cell, wherever the latter is tight, and never disagree.
func TestAttackIsInferenceOverSets(t *testing.T) {
	tight := 0
	rapid.Check(t, func(t *rapid.T) {
		rows, columns := rapid.IntRange(2, 4).Draw(t, "rows"), rapid.IntRange(2, 4).Draw(t, "columns")
		_, published := drawPublished(t, rows, columns, 3)
		ranges, err := stats.Attack(published)
		require.NoError(t, err)
		place := func(i, j int) rectangle {
			r := rectangle{1 << i, 1 << j}
			if i == rows {
				r.rows = 1<<rows - 1
			}
			if j == columns {
				r.columns = 1<<columns - 1
			}
			return r
		}
		var known []stats.Known[rectangle, int]
		for i, row := range published {
			for j, f := range row {
				known = append(known, stats.Known[rectangle, int]{Set: place(i, j), Figure: f})
			}
		}
		implied := stats.Given(known...)
		for i := range published {
			for j := range published[i] {
				inferred, err := implied.Infer(place(i, j))
				require.NoError(t, err)
				b := inferred.Figure.Bounds()
				both, ok := b.And(ranges[i][j])
				require.True(t, ok && both == ranges[i][j], "%v infers %v, the attack %v", published, b, ranges[i][j])
				if inferred.Tight {
					tight++
					require.Equal(t, b, ranges[i][j])
				}
			}
		}
	})
	require.NotZero(t, tight)
}

// A cell that ends above every sum that is added up does not make the sum end there.
func TestAttackOnRangesWithoutEnd(t *testing.T) {
	huge := stats.Between(1, math.MaxInt-1)
	ranges, err := stats.Attack([][]stats.Figure[int]{{huge, huge, huge, stats.AtLeast(0)}})
	require.NoError(t, err)
	require.Equal(t, [][]stats.Bounds[int]{{huge.Bounds(), huge.Bounds(), huge.Bounds(), {Lo: 3, Open: true}}}, ranges)
}

func TestSuppressProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows, columns := rapid.IntRange(2, 6).Draw(t, "rows"), rapid.IntRange(2, 7).Draw(t, "columns")
		table := drawTable(t, rows, columns, 40)
		rule := stats.SuppressionRule{Width: rapid.IntRange(0, 4).Draw(t, "width"), HideZeros: rapid.Bool().Draw(t, "zeros")}
		s, err := stats.Suppress(table, rule)
		turned := make([][]int, columns)
		for i := range table {
			for j, n := range table[i] {
				turned[j] = append(turned[j], n)
			}
		}
		other, errOther := stats.Suppress(turned, rule)
		require.Equal(t, err == nil, errOther == nil)
		if err != nil {
			return
		}
		requireSafe(t, table, s, rule)
		require.Len(t, other.Primary, len(s.Primary))
		if s.Minimal && other.Minimal {
			require.Equal(t, []int{len(s.Secondary), s.Sum}, []int{len(other.Secondary), other.Sum}, "rows may be columns")
		}
		wider := rule
		wider.Width = max(1, rule.Width) + 1
		if w, err := stats.Suppress(table, wider); err == nil && w.Minimal && s.Minimal {
			require.GreaterOrEqual(t, len(w.Secondary), len(s.Secondary), "more protection takes no fewer cells")
		}
		// None of the secondary cells can be spared.
		for _, c := range s.Secondary {
			published := make([][]stats.Figure[int], len(s.Published))
			for i := range published {
				published[i] = slices.Clone(s.Published[i])
			}
			published[c.Row][c.Column] = stats.Exactly(withTotals(table)[c.Row][c.Column])
			ranges, err := stats.Attack(published)
			require.NoError(t, err)
			require.True(t, slices.ContainsFunc(s.Primary, func(p stats.Cell) bool {
				b := ranges[p.Row][p.Column]
				return !b.Open && b.Hi-b.Lo < max(1, rule.Width)
			}), "%v is needless in %v", c, s)
		}
	})
}

func TestSuppressLargeTable(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	table := make([][]int, 45)
	for i := range table {
		table[i] = make([]int, 20)
		for j := range table[i] {
			table[i][j] = int(math.Exp(6 * random.Float64()))
		}
	}
	rule := stats.SuppressionRule{Width: 3}
	s, err := stats.Suppress(table, rule)
	require.NoError(t, err)
	requireSafe(t, table, s, rule)
}

func TestSoleCells(t *testing.T) {
	cells, err := stats.SoleCells([][]int{{39, 0}, {0, 0}, {4, 8}})
	require.NoError(t, err)
	require.Equal(t, []stats.Cell{{Row: 0, Column: 0}, {Row: 2, Column: 1}}, cells)
	cells, err = stats.SoleCells([][]int{{0, 7, 0}})
	require.NoError(t, err)
	require.Equal(t, []stats.Cell{{Row: 0, Column: 1}}, cells)
	cells, err = stats.SoleCells([][]int{{3}, {7}})
	require.NoError(t, err)
	require.Empty(t, cells)

	s, err := stats.Suppress([][]int{{39, 0}, {20, 20}}, stats.SuppressionRule{Also: []stats.Cell{{Row: 0, Column: 0}}, HideZeros: true})
	require.NoError(t, err)
	require.Equal(t, []stats.Cell{{Row: 0, Column: 0}}, s.Primary)
	require.NotEmpty(t, s.Secondary)
}

func TestDisclosureOfBadInput(t *testing.T) {
	huge := math.MaxInt
	for name, table := range map[string][][]int{
		"nothing": nil, "empty rows": {{}, {}}, "ragged": {{1, 2}, {3}}, "negative": {{1, -2}, {3, 4}},
		"huge": {{huge, 2}, {3, 4}}, "huge in all": {{huge / 100, huge / 100}, {3, 4}}, "long": {make([]int, 5000)},
	} {
		_, err := stats.Suppress(table, stats.SuppressionRule{})
		_, ok := errors.AsType[*stats.TableError](err)
		require.True(t, ok, name)
		_, err = stats.SoleCells(table)
		_, ok = errors.AsType[*stats.TableError](err)
		require.True(t, ok, name)
	}
	for _, rule := range []stats.SuppressionRule{{Threshold: -1}, {Width: -1}, {Also: []stats.Cell{{Row: 3, Column: 0}}}, {Also: []stats.Cell{{Row: 0, Column: -1}}}} {
		_, err := stats.Suppress([][]int{{1, 2}, {3, 4}}, rule)
		_, ok := errors.AsType[*stats.TableError](err)
		require.True(t, ok)
	}
	wide, err := stats.Suppress([][]int{{1, 20}, {30, 40}}, stats.SuppressionRule{Width: huge})
	require.Error(t, err)
	require.Empty(t, wide.Published)
	zeros, err := stats.Suppress([][]int{{0, 0}, {0, 0}}, stats.SuppressionRule{})
	require.NoError(t, err)
	require.True(t, zeros.Minimal)
	require.Empty(t, zeros.Primary)
	require.Equal(t, "nothing to protect", zeros.String())
	_, err = stats.Suppress([][]int{{3, 0}, {0, 20}}, stats.SuppressionRule{})
	require.NoError(t, err, "totals protect")
	_, err = stats.Suppress([][]int{{1, 4}}, stats.SuppressionRule{Width: 6})
	unsafe, ok := errors.AsType[*stats.UnprotectedError](err)
	require.True(t, ok, "neither of two that make 5 has a range of 6")
	require.Equal(t, stats.UnprotectedError{Cells: []stats.Cell{{Row: 0, Column: 0}, {Row: 0, Column: 1}}, Width: 6}, *unsafe)

	one, unknown := stats.Exactly(1), stats.Figure[int]{}
	for name, published := range map[string][][]stats.Figure[int]{
		"nothing": nil, "one cell": {{one}}, "ragged": {{one, one}, {one}}, "wrong": {{one, one, one}},
		"wrong inside": {{one, unknown, one}, {one, unknown, one}, {stats.Exactly(2), stats.Exactly(9), unknown}},
		"huge":         {{stats.Exactly(huge), unknown}, {unknown, unknown}},
	} {
		_, err := stats.Attack(published)
		_, ok := errors.AsType[*stats.TableError](err)
		require.True(t, ok, name)
	}
	ranges, err := stats.Attack([][]stats.Figure[int]{{stats.AtMost(huge), unknown, unknown}})
	require.NoError(t, err)
	require.Equal(t, [][]stats.Bounds[int]{{{Hi: huge}, {Open: true}, {Open: true}}}, ranges)
}

func BenchmarkSuppress6x8(b *testing.B) {
	table := [][]int{
		{20, 14, 3, 25, 31, 9, 17, 40}, {12, 8, 11, 30, 6, 22, 2, 15}, {31, 24, 13, 6, 18, 27, 35, 10},
		{7, 4, 19, 28, 16, 33, 21, 12}, {26, 38, 9, 11, 1, 14, 8, 23}, {13, 17, 29, 22, 10, 4, 36, 19},
	}
	b.ReportAllocs()
	for b.Loop() {
		s, err := stats.Suppress(table, stats.SuppressionRule{})
		if err != nil || !s.Minimal || len(s.Primary) != 5 {
			b.Fatal(s, err)
		}
	}
}
