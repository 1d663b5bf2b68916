// SPDX-License-Identifier: MIT

package stats

import (
	"cmp"
	"math"
	"math/bits"
	"slices"
)

// A simplex solves small linear programmes with bounded rows exactly: variables
// that are non-negative, sums of them that lie in spans, and the least and most of
// one further sum.
//
// It repairs one violated row after the other, as Dutertre and de Moura (2006) do,
// and then improves the sum that is asked for. Both take the variable with the
// smallest index (Bland), so they end. The tableau has whole numbers over one
// common denominator (Edmonds 1967, Bareiss 1968): most families keep it at 0 and
// ±1. What would not fit an int64 makes it give up.
type simplex struct {
	columns int
	tableau []int64 // a row for each basic variable: d·basic = Σ tableau·free
	d       int64   // the common denominator, positive
	basic   []int32 // variables: the rows' sums first, the asked one last of them, then the columns'
	free    []int32
	span    []span  // of each variable
	at      []int64 // what each free variable is at: an end of its span
	value   []int64 // d times what each basic variable is at
	pivots  int
	most    int // how many pivots there may be
	gaveUp  bool
	asking  int  // the row of the asked sum
	wide    bool // some entry needs more than 32 bits, so products need checking

	changing []int32 // the columns that a pivot changes
	in       func(row, column int) bool
	rest     []int32 // rows that are not in the tableau, as few of many matter
}

// maxPivots bounds the work on one programme.
const maxPivots = 2_000

// newSimplex takes the rows' spans; in tells whether a column is in a row's sum.
// The row after the last is the asked sum.
func newSimplex(rows []span, columns int, in func(row, column int) bool) *simplex {
	s := emptySimplex(rows, columns, in)
	s.enter(everyItem(len(rows) + 1)...)
	s.asking = len(rows)
	return s
}

// manyRows is how many rows are all in the tableau. Of more, those come in that the others
// leave violated, so many at a time.
const (
	manyRows = 63
	atATime  = 16
)

// newSimplexOfMany is newSimplex for rows of which few matter. Columns are 0 and up. It
// begins with rows that leave no column without an end, if any do.
func newSimplexOfMany(rows []span, columns int, in func(row, column int) bool) *simplex {
	if len(rows) <= manyRows {
		return newSimplex(rows, columns, in)
	}
	s := emptySimplex(rows, columns, in)
	ended := make([]bool, columns)
	var first []int32
	for r := range int32(len(rows)) {
		news := false
		for j := range ended {
			if rows[r].hi != unbounded && !ended[j] && in(int(r), j) {
				news, ended[j] = true, true
			}
		}
		if news {
			first = append(first, r)
		} else {
			s.rest = append(s.rest, r)
		}
	}
	s.enter(append(first, int32(len(rows)))...)
	s.asking = len(first)
	return s
}

func emptySimplex(rows []span, columns int, in func(row, column int) bool) *simplex {
	n := len(rows) + 1
	s := &simplex{
		columns: columns,
		in:      in,
		most:    maxPivots,
		d:       1,
		free:    make([]int32, columns),
		span:    make([]span, n+columns),
		at:      make([]int64, n+columns),
	}
	copy(s.span, rows)
	for i := n - 1; i < len(s.span); i++ {
		s.span[i] = anything
	}
	for j := range s.free {
		s.free[j] = int32(n + j)
	}
	return s
}

// enter puts rows into the tableau.
func (s *simplex) enter(rows ...int32) {
	n := int32(len(s.span) - s.columns)
	basic, free := make([]int32, s.columns), make([]int32, s.columns) // by column: 1 + where it is
	for i, v := range s.basic {
		if v >= n {
			basic[v-n] = int32(i) + 1
		}
	}
	for c, v := range s.free {
		if v >= n {
			free[v-n] = int32(c) + 1
		}
	}
	s.tableau = slices.Grow(s.tableau, len(rows)*s.columns)
	for _, r := range rows {
		s.basic, s.value = append(s.basic, r), append(s.value, 0)
		s.tableau = s.tableau[:len(s.tableau)+s.columns]
		last := len(s.basic) - 1
		row := s.row(last)
		clear(row)
		for j := range s.columns {
			switch {
			case !s.in(int(r), j):
			case free[j] > 0:
				c := free[j] - 1
				row[c] = s.sum(row[c], s.d)
				s.value[last] = s.sum(s.value[last], s.product(s.d, s.at[n+int32(j)]))
			default:
				i := int(basic[j] - 1)
				for c, a := range s.row(i) {
					row[c] = s.sum(row[c], a)
				}
				s.value[last] = s.sum(s.value[last], s.value[i])
			}
		}
		for _, a := range row {
			s.wide = s.wide || int64(int32(a)) != a || a == math.MinInt32
		}
	}
}

// missed puts a few rows into the tableau that what it is at now violates most, and reports
// whether there are any. Those that contradict the others come in early that way, while
// the numbers are small.
func (s *simplex) missed() bool {
	if len(s.rest) == 0 {
		return false
	}
	n := len(s.span) - s.columns
	of := make([]int64, s.columns)
	for i, v := range s.basic {
		if int(v) >= n {
			of[int(v)-n] = s.value[i]
		}
	}
	for _, v := range s.free {
		if int(v) >= n {
			of[int(v)-n] = s.product(s.d, s.at[v])
		}
	}
	type violation struct {
		row int32
		by  int64
	}
	var all []violation
	for _, r := range s.rest {
		sum := int64(0)
		for j, v := range of {
			if v != 0 && s.in(int(r), j) {
				sum = s.sum(sum, v)
			}
		}
		switch s.outside(r, sum) {
		case -1:
			all = append(all, violation{r, s.product(s.span[r].lo, s.d) - sum})
		case 1:
			all = append(all, violation{r, sum - s.product(s.span[r].hi, s.d)})
		}
	}
	slices.SortStableFunc(all, func(a, b violation) int { return cmp.Compare(b.by, a.by) })
	var most []int32
	for _, v := range all[:min(atATime, len(all))] {
		most = append(most, v.row)
	}
	s.rest = slices.DeleteFunc(s.rest, func(r int32) bool { return slices.Contains(most, r) })
	s.enter(most...)
	return len(most) > 0
}

// outside tells on which side of its span a variable is, d times which is given: −1 below,
// 1 above, 0 if it is inside.
func (s *simplex) outside(v int32, value int64) int {
	switch {
	case value < s.product(s.span[v].lo, s.d):
		return -1
	case s.span[v].hi != unbounded && value > s.product(s.span[v].hi, s.d):
		return 1
	}
	return 0
}

func (s *simplex) row(i int) []int64 { return s.tableau[i*s.columns : (i+1)*s.columns] }

// product multiplies, and gives up where that does not fit.
func (s *simplex) product(a, b int64) int64 {
	if p := a * b; int64(int32(a)) == a && int64(int32(b)) == b || a == 0 || p/a == b && !(a == -1 && p == b && b != 0) {
		return p
	}
	s.gaveUp = true
	return 0
}

// sum adds, and gives up where that does not fit.
func (s *simplex) sum(a, b int64) int64 {
	sum := a + b
	if (sum > a) != (b > 0) && b != 0 {
		s.gaveUp = true
	}
	return sum
}

// pivot makes the free variable of column c basic in row r. What was basic there
// becomes free, and goes to an end of its span.
//
// With p the pivot, d·x = Σ a·y becomes |p|·x = Σ (a·|p| ∓ f·b)/d·y for every other
// row, f being its entry in the column and b that of the pivot row; the division
// is exact. Most pivots are as large as d, and then only columns where b is not 0
// change.
func (s *simplex) pivot(r, c int, to int64) {
	if s.pivots++; s.pivots > s.most {
		s.gaveUp = true
		return
	}
	pivotRow := s.row(r)
	sign, p := int64(1), pivotRow[c]
	if p < 0 {
		sign, p = -1, -p
	}
	s.changing = s.changing[:0]
	for j, b := range pivotRow {
		if j != c && (b != 0 || p != s.d) {
			s.changing = append(s.changing, int32(j))
		}
	}
	step := s.sum(s.product(to, s.d), -s.value[r])
	for i := range s.basic {
		row := s.row(i)
		f := sign * row[c]
		if i == r || f == 0 && p == s.d {
			continue
		}
		s.value[i] = s.combined(s.value[i], p, -f, step)
		s.combine(row, pivotRow, p, f)
		row[c] = f
	}
	for j, b := range pivotRow {
		pivotRow[j] = -sign * b
	}
	pivotRow[c] = sign * s.d
	s.value[r] = s.sum(s.product(s.at[s.free[c]], p), sign*step)
	s.d = p
	s.basic[r], s.free[c] = s.free[c], s.basic[r]
	s.at[s.free[c]] = to
}

// combine makes a row (row·p − pivotRow·f)/d in the columns that change.
func (s *simplex) combine(row, pivotRow []int64, p, f int64) {
	var all int64
	switch {
	case s.wide:
		for _, j := range s.changing {
			row[j] = s.combined(row[j], p, f, pivotRow[j])
		}
		return
	case p == 1 && s.d == 1:
		for _, j := range s.changing {
			row[j] -= f * pivotRow[j]
			all |= row[j] ^ row[j]>>63
		}
	default:
		for _, j := range s.changing {
			row[j] = (row[j]*p - f*pivotRow[j]) / s.d
			all |= row[j] ^ row[j]>>63
		}
	}
	s.wide = all > math.MaxInt32
}

// combined gives (a·p − f·b)/d, which is whole, and gives up where that does not fit.
func (s *simplex) combined(a, p, f, b int64) int64 {
	hi, lo := multiplied(a, p)
	ofHi, ofLo := multiplied(f, b)
	lo, borrow := bits.Sub64(lo, ofLo, 0)
	hi, _ = bits.Sub64(hi, ofHi, borrow)
	negative := int64(hi) < 0
	if negative {
		lo, borrow = bits.Sub64(0, lo, 0)
		hi, _ = bits.Sub64(0, hi, borrow)
	}
	if hi >= uint64(s.d) {
		s.gaveUp = true
		return 0
	}
	q, _ := bits.Div64(hi, lo, uint64(s.d))
	if q > math.MaxInt64 {
		s.gaveUp = true
		return 0
	}
	if negative {
		return -int64(q)
	}
	return int64(q)
}

// multiplied gives the product of two numbers in 128 bits, of which the first is the sign.
func multiplied(a, b int64) (hi, lo uint64) {
	hi, lo = bits.Mul64(uint64(a), uint64(b))
	if a < 0 {
		hi -= uint64(b)
	}
	if b < 0 {
		hi -= uint64(a)
	}
	return hi, lo
}

// move brings a free variable to another end of its span.
func (s *simplex) move(c int, to int64) {
	step := to - s.at[s.free[c]]
	for i := range s.value {
		if a := s.row(i)[c]; a != 0 {
			s.value[i] = s.sum(s.value[i], s.product(a, step))
		}
	}
	s.at[s.free[c]] = to
}

// canMove reports whether a free variable has room to rise, or to fall.
func (s *simplex) canMove(v int32, up bool) bool {
	if up {
		return s.at[v] < s.span[v].hi
	}
	return s.at[v] > s.span[v].lo
}

// feasible reports whether all rows can be satisfied. If not, row is the one that
// cannot be repaired: its sum is below its span if low is set, above it if not.
// The asked sum is left alone, so it is still basic in its row.
func (s *simplex) feasible() (row int, low, ok bool) {
	for !s.gaveUp {
		row = -1
		for i, v := range s.basic {
			if side := s.outside(v, s.value[i]); i != s.asking && side != 0 && (row < 0 || v < s.basic[row]) {
				row, low = i, side < 0
			}
		}
		if row < 0 && s.missed() {
			continue
		}
		if row < 0 {
			return 0, false, true
		}
		column := -1
		for j, a := range s.row(row) {
			if a != 0 && s.canMove(s.free[j], a > 0 == low) && (column < 0 || s.free[j] < s.free[column]) {
				column = j
			}
		}
		if column < 0 {
			return row, low, false
		}
		to := s.span[s.basic[row]].hi
		if low {
			to = s.span[s.basic[row]].lo
		}
		s.pivot(row, column, to)
	}
	return 0, false, false
}

// improve makes the asked sum as large as it can be, or as small, and reports
// whether there is an end to it.
func (s *simplex) improve(up bool) (bounded bool) {
	asked := s.asking
	for !s.gaveUp {
		column := -1
		for j, a := range s.row(asked) {
			if a != 0 && s.canMove(s.free[j], a > 0 == up) && (column < 0 || s.free[j] < s.free[column]) {
				column = j
			}
		}
		if column < 0 {
			return true
		}
		rises := s.row(asked)[column] > 0 == up
		v := s.free[column]
		// How far can it move? Until it is at its own other end, or a basic variable
		// is at one of its ends.
		room, per, leaves := int64(unbounded), int64(1), -1
		if s.span[v].hi != unbounded {
			room = s.span[v].hi - s.span[v].lo
		}
		for i, b := range s.basic {
			a := s.row(i)[column]
			if a == 0 || i == asked {
				continue
			}
			var left int64
			switch {
			case a > 0 != rises:
				left = s.value[i] - s.product(s.span[b].lo, s.d)
			case s.span[b].hi != unbounded:
				left = s.product(s.span[b].hi, s.d) - s.value[i]
			default:
				continue
			}
			a = max(a, -a)
			if order := compareRatios(left, a, room, per); order < 0 || order == 0 && leaves >= 0 && b < s.basic[leaves] {
				room, per, leaves = left, a, i
			}
		}
		switch {
		case leaves >= 0:
			b := s.basic[leaves]
			to := s.span[b].lo
			if s.row(leaves)[column] > 0 == rises {
				to = s.span[b].hi
			}
			s.pivot(leaves, column, to)
		case room == unbounded:
			return false
		case rises:
			s.move(column, s.span[v].hi)
		default:
			s.move(column, s.span[v].lo)
		}
	}
	return true
}

// compareRatios compares a/b with c/d; none is negative.
func compareRatios(a, b, c, d int64) int {
	h1, l1 := bits.Mul64(uint64(a), uint64(d))
	h2, l2 := bits.Mul64(uint64(c), uint64(b))
	switch {
	case h1 < h2 || h1 == h2 && l1 < l2:
		return -1
	case h1 > h2 || l1 > l2:
		return 1
	}
	return 0
}

// asked gives the asked sum, rounded down or up to a whole number.
func (s *simplex) asked(up bool) int64 {
	v := s.value[s.asking]
	if up {
		v = s.sum(v, s.d-1)
	}
	return v / s.d
}

// ends gives the least and the most of the asked sum, rounded inward, once the
// rows are satisfied.
func (s *simplex) ends() (e span) {
	e.hi = unbounded
	if s.optimum(true) {
		e.hi = s.asked(false)
	}
	s.optimum(false)
	e.lo = s.asked(true)
	return e
}

// optimum improves the asked sum until no row is missed.
func (s *simplex) optimum(up bool) (bounded bool) {
	for bounded = s.improve(up); bounded && s.missed(); bounded = s.improve(up) {
		if _, _, ok := s.feasible(); !ok {
			s.gaveUp = true // as the rows were satisfied
		}
	}
	return bounded
}
