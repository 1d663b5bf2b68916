// SPDX-License-Identifier: MIT

package stats_test

import (
	"math/bits"
	"math/rand/v2"

	"github.com/countylines/ops/stats"
)

// A box is the rows, columns and days that a figure is about.
type box struct{ rows, columns, days uint64 }

func (b box) And(c box) box {
	both := box{b.rows & c.rows, b.columns & c.columns, b.days & c.days}
	if both.Size() == 0 {
		return box{}
	}
	return both
}

func (b box) Size() int {
	return bits.OnesCount64(b.rows) * bits.OnesCount64(b.columns) * bits.OnesCount64(b.days)
}

// A world has a count for each row, column and day.
type world struct {
	rows, columns, days int
	at                  []int
}

// each yields the indices of a box's counts.
func (w world) each(b box, yield func(int)) {
	for k := range w.at {
		if b.rows>>(k/w.days/w.columns)&1 == 1 && b.columns>>(k/w.days%w.columns)&1 == 1 && b.days>>(k%w.days)&1 == 1 {
			yield(k)
		}
	}
}

func (w world) sum(b box) (n int) {
	w.each(b, func(k int) { n += w.at[k] })
	return n
}

func newWorld(r *rand.Rand, rows, columns, days int) world {
	w := world{rows, columns, days, make([]int, rows*columns*days)}
	for k := range w.at {
		switch r.IntN(5) {
		case 0:
		case 1:
			w.at[k] = 1 + r.IntN(3)
		default:
			w.at[k] = r.IntN(20)
		}
	}
	return w
}

// singles gives each of n by itself, and groups each of so many.
func singles(n int) []uint64 { return groups(n, 1) }

func groups(n, size int) (sets []uint64) {
	for i := 0; i < n; i += size {
		sets = append(sets, (1<<min(size, n-i)-1)<<i)
	}
	return sets
}

// counts gives the cells of a table of all days; from 1 to 4 is sensitive.
func (w world) counts(rows, columns []uint64, width int) (counts []stats.Count[box]) {
	for _, a := range rows {
		for _, b := range columns {
			c := stats.Count[box]{Set: box{a, b, 1<<w.days - 1}, Least: 1}
			c.Count = w.sum(c.Set)
			c.Shown = c.Count == 0
			if c.Count > 0 && c.Count < 5 {
				c.Width = width
			}
			counts = append(counts, c)
		}
	}
	return counts
}

// An attacker knows sums of non-negative numbers to lie in spans, and works out by an
// exact linear programme, with fractions, what that leaves of another sum. It has
// nothing of the code that it attacks: each variable is one count of the world.
type attacker struct {
	w      world
	table  [][]fraction // a row for each basic variable, of the free ones
	basic  []int        // variables: first the counts, then the sums
	free   []int
	lo, hi []int // of each variable; hi is −1 if it has no upper end
	value  []fraction
	asked  box
	fixed  int // of what is asked
}

func (w world) attacker(known map[box][2]int, ask box) *attacker {
	a := &attacker{w: w, asked: ask}
	lo, hi := make([]int, len(w.at)), make([]int, len(w.at))
	for k := range w.at {
		hi[k] = -1
	}
	for b, span := range known {
		if b.Size() == 1 {
			w.each(b, func(k int) { lo[k], hi[k] = span[0], span[1] })
		}
	}
	column := make([]int, len(w.at)) // of each count that is not fixed
	for k := range w.at {
		column[k] = -1
		if lo[k] != hi[k] {
			column[k] = len(a.free)
			a.free, a.lo, a.hi = append(a.free, len(a.free)), append(a.lo, lo[k]), append(a.hi, hi[k])
		}
	}
	add := func(b box, least, most int) {
		row := make([]fraction, len(a.free))
		for j := range row {
			row[j] = fraction{0, 1}
		}
		fixed, open := 0, b == ask && most < 0
		w.each(b, func(k int) {
			if column[k] < 0 {
				fixed += lo[k]
			} else {
				row[column[k]], open = fraction{1, 1}, true
			}
		})
		if !open {
			return
		}
		if most >= 0 {
			most = max(0, most-fixed)
		}
		a.fixed = fixed
		a.basic, a.lo, a.hi = append(a.basic, len(a.lo)), append(a.lo, max(0, least-fixed)), append(a.hi, most)
		a.table = append(a.table, row)
	}
	for b, span := range known {
		if b.Size() > 1 {
			add(b, span[0], span[1])
		}
	}
	add(ask, 0, -1) // the last row is asked
	a.value = make([]fraction, len(a.lo))
	for _, v := range a.free {
		a.value[v] = fraction{a.lo[v], 1}
	}
	a.revalue()
	return a
}

func (a *attacker) revalue() {
	for i, b := range a.basic {
		sum := fraction{0, 1}
		for j, f := range a.free {
			if a.table[i][j].n != 0 {
				sum = sum.plus(a.table[i][j].times(a.value[f]))
			}
		}
		a.value[b] = sum
	}
}

func (a *attacker) pivot(r, c int, to fraction) {
	row := a.table[r]
	p := row[c]
	for j := range row {
		if j != c {
			row[j] = fraction{0, 1}.minus(row[j].over(p))
		}
	}
	row[c] = fraction{1, 1}.over(p)
	for i := range a.table {
		f := a.table[i][c]
		if i == r || f.n == 0 {
			continue
		}
		a.table[i][c] = fraction{0, 1}
		for j := range row {
			if row[j].n != 0 {
				a.table[i][j] = a.table[i][j].plus(f.times(row[j]))
			}
		}
	}
	a.value[a.basic[r]] = to
	a.basic[r], a.free[c] = a.free[c], a.basic[r]
	a.revalue()
}

func (a *attacker) room(v int, up bool) (room fraction, bounded bool) {
	if up {
		return fraction{a.hi[v], 1}.minus(a.value[v]), a.hi[v] >= 0
	}
	return a.value[v].minus(fraction{a.lo[v], 1}), true
}

// feasible repairs rows outside their spans (Bland's rule).
func (a *attacker) feasible() bool {
	for {
		row, below := -1, false
		for i, v := range a.basic[:len(a.basic)-1] {
			low, _ := a.room(v, false)
			high, bounded := a.room(v, true)
			if (low.n < 0 || bounded && high.n < 0) && (row < 0 || v < a.basic[row]) {
				row, below = i, low.n < 0
			}
		}
		if row < 0 {
			return true
		}
		column := -1
		for j, v := range a.free {
			room, bounded := a.room(v, a.table[row][j].n > 0 == below)
			if a.table[row][j].n != 0 && (!bounded || room.n > 0) && (column < 0 || v < a.free[column]) {
				column = j
			}
		}
		if column < 0 {
			return false
		}
		to := a.hi[a.basic[row]]
		if below {
			to = a.lo[a.basic[row]]
		}
		a.pivot(row, column, fraction{to, 1})
	}
}

// end gives the most of the asked sum, or the least, unless it has none.
func (a *attacker) end(up bool) (end fraction, bounded bool) {
	asked := len(a.basic) - 1
	for {
		column, rises := -1, false
		for j, v := range a.free {
			f := a.table[asked][j]
			room, bounded := a.room(v, f.n > 0 == up)
			if f.n != 0 && (!bounded || room.n > 0) && (column < 0 || v < a.free[column]) {
				column, rises = j, f.n > 0 == up
			}
		}
		if column < 0 {
			return a.value[a.basic[asked]].plus(fraction{a.fixed, 1}), true
		}
		best, bounded := a.room(a.free[column], rises)
		leaves := -1
		for i, v := range a.basic[:asked] {
			f := a.table[i][column]
			room, has := a.room(v, f.n > 0 == rises)
			if f.n == 0 || !has {
				continue
			}
			if step := room.over(f.abs()); !bounded || step.less(best) || !best.less(step) && (leaves < 0 || v < a.basic[leaves]) && leaves >= 0 {
				best, bounded, leaves = step, true, i
			}
		}
		switch {
		case !bounded:
			return fraction{}, false
		case leaves >= 0:
			v := a.basic[leaves]
			to := a.lo[v]
			if a.table[leaves][column].n > 0 == rises {
				to = a.hi[v]
			}
			a.moveTo(column, rises, best)
			a.pivot(leaves, column, fraction{to, 1})
		default:
			a.moveTo(column, rises, best)
			a.revalue()
		}
	}
}

func (a *attacker) moveTo(column int, up bool, step fraction) {
	if !up {
		step = fraction{0, 1}.minus(step)
	}
	v := a.free[column]
	a.value[v] = a.value[v].plus(step)
}

// A fraction is exact as long as it fits, and it does here.
type fraction struct{ n, d int }

func (f fraction) plus(g fraction) fraction  { return lowest(f.n*g.d+g.n*f.d, f.d*g.d) }
func (f fraction) minus(g fraction) fraction { return lowest(f.n*g.d-g.n*f.d, f.d*g.d) }
func (f fraction) times(g fraction) fraction { return lowest(f.n*g.n, f.d*g.d) }
func (f fraction) over(g fraction) fraction  { return lowest(f.n*g.d, f.d*g.n) }
func (f fraction) less(g fraction) bool      { return f.n*g.d < g.n*f.d }
func (f fraction) abs() fraction             { return fraction{max(f.n, -f.n), f.d} }

func lowest(n, d int) fraction {
	if d == 1 && n < 1<<30 && n > -1<<30 {
		return fraction{n, 1}
	}
	if d < 0 {
		n, d = -n, -d
	}
	a, b := max(n, -n), d
	for b != 0 {
		a, b = b, a%b
	}
	if n < -1<<30 || n > 1<<30 || d > 1<<30 {
		panic("a fraction grew too large for the test")
	}
	return fraction{n / a, d / a}
}
