// SPDX-License-Identifier: MIT

package stats

import (
	"fmt"
	"math"
	"slices"
)

// A Cell is a place in a table with its totals, counted from 0: the totals of the
// rows are in the last column and those of the columns in the last row. A table of
// one row has the grand total alone, at its end, and so has a table of one column.
type Cell struct{ Row, Column int }

// A SuppressionRule tells which counts may not be published.
type SuppressionRule struct {
	Threshold int    // counts and totals from 1 to Threshold−1 are too small; 0 stands for 5
	Also      []Cell // cells to be hidden in any case, such as those of [SoleCells]
	Width     int    // how far apart the least and the most must lie that a reader can tell of each; 0 stands for 1
	HideZeros bool   // zeros may be hidden to protect others, since readers do not know them to be zero
}

// A Suppression is a table as it may be published.
type Suppression struct {
	Published [][]Figure[int] // with totals; what is hidden is not reported
	Primary   []Cell          // hidden by the rule, row by row
	Secondary []Cell          // hidden to protect those, row by row
	Sum       int             // of the counts in Secondary
	Minimal   bool            // no smaller Secondary would do; false if the search was given up
}

// maxTable bounds the table, totals included, and maxWork the search for the
// smallest pattern, to about a second.
const (
	maxTable = 4096
	maxWork  = 50_000_000
)

// Suppress finds which cells of a table of counts to hide: those that the rule
// calls too small, totals included, and as few others as will stop a reader from
// working them out. A reader is taken to know every cell that is published, that
// rows and columns add up, and that no count is negative; what is left for each
// primary cell is a range at least Width wide. The secondary cells are the fewest
// that will do, of those the ones with the smallest sum, and of those the first in
// the order of rows; the grand total is never among them. Nothing to protect gives
// the whole table.
//
// The smallest pattern is looked for by branch and bound: some cell that crosses a
// cut between a primary cell's row and column must be hidden too. A table of forces
// by outcomes takes a millisecond or so; if a large one takes too long, the pattern
// is safe but perhaps larger than need be, and Minimal is false. [Attack] tells what
// a reader can work out from Published. Tables with a sum in common must not be
// treated one by one.
//
// A table that is empty, has rows of different lengths, a negative count, more than
// 4096 cells with its totals or counts of more than 10¹⁷ in all is a [*TableError],
// and so is a negative Threshold or Width or a cell of Also that is not there. If no
// pattern protects a primary cell, the error is an [*UnprotectedError]; merge rows
// or columns then.
//
// Sources: L. H. Cox, J. Am. Stat. Assoc. 75 (1980) 377; M. Fischetti and J. J.
// Salazar, Math. Program. 84 (1999) 283.
func Suppress(table [][]int, rule SuppressionRule) (Suppression, error) {
	t, err := newTotals(table)
	if err != nil {
		return Suppression{}, err
	}
	if rule.Threshold < 0 || rule.Width < 0 {
		return Suppression{}, &TableError{-1, -1, "a threshold and a width are not negative"}
	}
	if rule.Threshold == 0 {
		rule.Threshold = 5
	}
	primary := make([]bool, len(t.count))
	for k, n := range t.count {
		primary[k] = 1 <= n && n < rule.Threshold
	}
	for _, c := range rule.Also {
		if c.Row < 0 || c.Row >= t.rows || c.Column < 0 || c.Column >= t.columns {
			return Suppression{}, &TableError{c.Row, c.Column, "there is no such cell to hide"}
		}
		primary[c.Row*t.columns+c.Column] = true
	}
	p, hiding := t.pattern(primary, int64(max(1, rule.Width)), rule.HideZeros), []int32(nil)
	for _, d := range p.demands {
		hiding = append(hiding, d.cell)
	}
	if unsafe := p.complete(); len(unsafe) > 0 {
		return Suppression{}, &UnprotectedError{t.cells(unsafe), max(1, rule.Width), rule.HideZeros}
	}
	p.prune()
	s := Suppression{Minimal: p.minimise(), Primary: t.cells(hiding)}
	slices.Sort(p.chosen)
	s.Secondary = t.cells(p.chosen)
	for _, k := range p.chosen {
		s.Sum += t.count[k]
		primary[k] = true
	}
	for i := range t.rows {
		row := make([]Figure[int], t.columns)
		for j := range row {
			if k := i*t.columns + j; !primary[k] {
				row[j] = Exactly(t.count[k])
			}
		}
		s.Published = append(s.Published, row)
	}
	return s, nil
}

// String says s in a sentence.
func (s Suppression) String() string {
	if len(s.Primary) == 0 {
		return "nothing to protect"
	}
	minimal := "the fewest that will do"
	if !s.Minimal {
		minimal = "perhaps more than need be"
	}
	return fmt.Sprintf("cells hidden: %d by the rule, %d more to protect them (%s)", len(s.Primary), len(s.Secondary), minimal)
}

// SoleCells gives the cells of a table that are all there is in their row or
// column, totals apart: everybody arrested in one place was charged. They tell of
// everyone in it, however many that are, and no threshold catches them. In a table
// of one row only that row counts, and likewise for a column. Errors are those of
// [Suppress].
func SoleCells(table [][]int) ([]Cell, error) {
	t, err := newTotals(table)
	if err != nil {
		return nil, err
	}
	var sole []Cell
	for i, row := range table {
		for j, n := range row {
			ofRow := t.columns > 1 && n == t.count[i*t.columns+t.columns-1]
			ofColumn := t.rows > 1 && n == t.count[(t.rows-1)*t.columns+j]
			if n > 0 && (ofRow || ofColumn) {
				sole = append(sole, Cell{i, j})
			}
		}
	}
	return sole, nil
}

// Attack gives what a reader can work out of each cell of a published table, totals
// included as in [Suppression]: the counts that it may have if no count is negative
// and rows and columns add up. A cell may be published as a range ("fewer than 5"),
// and one that is not reported may be anything. The ranges are exact: the constraint
// matrix of a table is totally unimodular, so that each end is met by whole numbers.
// It is what [Given] infers about the cells as sets, for any size of table.
//
// Figures that contradict each other, a table that is not rectangular, has fewer
// than two cells or more than 4096, or counts of more than 10¹⁷ in all are a
// [*TableError].
func Attack(published [][]Figure[int]) ([][]Bounds[int], error) {
	rows, columns, err := shape(published)
	if err != nil {
		return nil, err
	}
	if rows*columns < 2 || rows*columns > maxTable {
		return nil, &TableError{-1, -1, fmt.Sprintf("a table with its totals has from 2 to %d cells, not %d", maxTable, rows*columns)}
	}
	n := newTableNetwork(rows, columns)
	known := 0
	for k := range n.arc {
		b, a := published[k/columns][k%columns].Bounds(), &n.arc[k]
		a.lo, a.x = int64(b.Lo), int64(b.Lo)
		if !b.Open && b.Hi <= maxTotal {
			a.hi = int64(b.Hi)
		}
		if known += b.Lo; b.Lo > maxTotal || known > 4*maxTotal { // each count is in four cells at most
			return nil, &TableError{k / columns, k % columns, tooLarge}
		}
		if a.lo < a.hi {
			n.free(int32(k))
		}
	}
	if !n.settle() {
		return nil, &TableError{-1, -1, "the figures contradict each other: no counts add up to all of them"}
	}
	ranges := make([][]Bounds[int], rows)
	for i := range rows {
		for j := range columns {
			k := int32(i*columns + j)
			a := n.arc[k]
			b := Bounds[int]{Lo: int(a.x), Hi: int(a.x)}
			if a.lo < a.hi {
				b.Lo -= int(n.least(k, unbounded))
				if rise := n.most(k, unbounded); rise == unbounded {
					b.Hi, b.Open = 0, true
				} else {
					b.Hi += int(rise)
				}
			}
			b, _ = b.And(published[i][j].Bounds()) // it is within them, or they end above maxTotal
			ranges[i] = append(ranges[i], b)
		}
	}
	return ranges, nil
}

// maxTotal keeps every sum of flows below the largest int64.
const (
	maxTotal = math.MaxInt / 64
	tooLarge = "the counts are too large to add up"
)

// A TableError reports a table that cannot be treated.
type TableError struct {
	Row, Column int // the cell, counted from 0; −1 if it is not one cell alone
	Reason      string
}

// Error gives the cell, if there is one, and the reason.
func (e *TableError) Error() string {
	if e.Row < 0 && e.Column < 0 {
		return "stats: table: " + e.Reason
	}
	return fmt.Sprintf("stats: table, row %d, column %d: %s", e.Row, e.Column, e.Reason)
}

// Because gives the reason alone, for a message that names the rest itself.
func (e *TableError) Because() string { return e.Reason }

// An UnprotectedError reports cells that a reader can work out more closely than
// the rule allows even if everything that may be hidden is.
type UnprotectedError struct {
	Cells       []Cell
	Width       int
	ZerosHidden bool // zeros might be hidden too
}

// Error names the cells and says what would do.
func (e *UnprotectedError) Error() string { return "stats: " + e.Because() }

// Because gives the text of Error without the package's name.
func (e *UnprotectedError) Because() string {
	do := "merge rows or columns"
	if !e.ZerosHidden {
		do += ", or let zeros be hidden"
	}
	return fmt.Sprintf("nothing hides %v within a range %d wide: %s", e.Cells, e.Width, do)
}

// pattern hides the primary cells; others may be hidden, but for the grand total
// and perhaps zeros.
func (t totals) pattern(primary []bool, width int64, hideZeros bool) *pattern {
	net, value, demands := newTableNetwork(t.rows, t.columns), make([]int64, len(t.count)), []demand(nil)
	for k, n := range t.count {
		value[k], net.arc[k].x = int64(n), int64(n)
		if primary[k] {
			demands = append(demands, demand{int32(k), -1, width, nil})
		}
	}
	p := newPattern(net, value, demands)
	for k, n := range t.count[:len(t.count)-1] {
		if !primary[k] && (n > 0 || hideZeros) {
			p.state[k] = spare
		}
	}
	return p
}

// totals is a table with its totals, row after row.
type totals struct {
	rows, columns int
	count         []int
}

func newTotals(table [][]int) (totals, error) {
	rows, columns, err := shape(table)
	if err != nil {
		return totals{}, err
	}
	t := totals{rows + 1, columns + 1, nil}
	switch {
	case rows == 1:
		t.rows = 1
	case columns == 1:
		t.columns = 1
	}
	if t.rows > maxTable || t.columns > maxTable || t.rows*t.columns > maxTable {
		return totals{}, &TableError{-1, -1, fmt.Sprintf("more than %d cells with its totals; treat its parts one by one", maxTable)}
	}
	t.count = make([]int, t.rows*t.columns)
	all := 0
	for i, row := range table {
		for j, n := range row {
			if n < 0 {
				return totals{}, &TableError{i, j, fmt.Sprintf("a count is not negative: %d", n)}
			}
			if all += n; n > maxTotal || all > maxTotal {
				return totals{}, &TableError{i, j, tooLarge}
			}
			t.count[i*t.columns+j] = n
			if t.columns > 1 && t.rows > 1 {
				t.count[i*t.columns+columns] += n
				t.count[rows*t.columns+j] += n
			}
		}
	}
	t.count[len(t.count)-1] = all
	return t, nil
}

// shape gives the size of a table whose rows are equally long.
func shape[T any](table [][]T) (rows, columns int, err error) {
	if len(table) == 0 || len(table[0]) == 0 {
		return 0, 0, &TableError{-1, -1, "it is empty"}
	}
	for i, row := range table {
		if len(row) != len(table[0]) {
			return 0, 0, &TableError{i, -1, fmt.Sprintf("the row has %d cells and the first has %d", len(row), len(table[0]))}
		}
	}
	return len(table), len(table[0]), nil
}

// cells gives the places of indices into count.
func (t totals) cells(ks []int32) []Cell {
	var cells []Cell
	for _, k := range ks {
		cells = append(cells, Cell{int(k) / t.columns, int(k) % t.columns})
	}
	return cells
}
