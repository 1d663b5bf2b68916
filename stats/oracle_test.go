// SPDX-License-Identifier: MIT

package stats

import (
	"math/big"
	"math/bits"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// atoms is a set of up to 64 things.
type atoms uint64

func (a atoms) And(b atoms) atoms { return a & b }
func (a atoms) Size() int         { return bits.OnesCount64(uint64(a)) }

// An oracle gives the least and the most of a linear form over what some rows
// allow, in exact rationals: the textbook's two-phase simplex with Bland's rule,
// which shares nothing with the code under test.
type oracle struct {
	columns int
	rows    [][]*big.Rat // coefficients, then the most that they may come to
}

func newOracle(columns int) *oracle { return &oracle{columns: columns} }

func rat(v int64) *big.Rat { return new(big.Rat).SetInt64(v) }

// row says that the sum over some columns lies in a span.
func (o *oracle) row(in func(int) bool, s span) {
	add := func(sign, most int64) {
		r := make([]*big.Rat, o.columns+1)
		for j := range o.columns {
			r[j] = rat(0)
			if in(j) {
				r[j] = rat(sign)
			}
		}
		r[o.columns] = rat(most)
		o.rows = append(o.rows, r)
	}
	if s.hi != unbounded {
		add(1, s.hi)
	}
	if s.lo > 0 {
		add(-1, -s.lo)
	}
}

// solve gives the ends of the sum over some columns; a nil hi is unbounded. It is
// false if nothing satisfies the rows.
func (o *oracle) solve(in func(int) bool) (lo, hi *big.Rat, ok bool) {
	objective := func(sign int64) []*big.Rat {
		c := make([]*big.Rat, o.columns)
		for j := range c {
			c[j] = rat(0)
			if in(j) {
				c[j] = rat(sign)
			}
		}
		return c
	}
	hi, bounded, ok := o.most(objective(1))
	if !ok {
		return nil, nil, false
	}
	if !bounded {
		hi = nil
	}
	lo, _, _ = o.most(objective(-1))
	return lo.Neg(lo), hi, true
}

// most gives the most of c·x over x ≥ 0 that satisfies the rows: a dictionary
// whose first column is an extra variable for the first phase (Chvátal 1983).
func (o *oracle) most(c []*big.Rat) (value *big.Rat, bounded, ok bool) {
	n, m := o.columns, len(o.rows)
	// d[i] is basic variable i in terms of the non-basic: constant, extra, x.
	d := make([][]*big.Rat, m)
	basic, free := make([]int, m), make([]int, n+1) // names: 0 the extra, 1…n x, then slacks
	for j := range free {
		free[j] = j
	}
	for i, r := range o.rows {
		d[i] = make([]*big.Rat, n+2)
		d[i][0], d[i][1] = new(big.Rat).Set(r[n]), rat(1)
		for j := range n {
			d[i][j+2] = new(big.Rat).Neg(r[j])
		}
		basic[i] = n + 1 + i
	}
	pivot := func(z []*big.Rat, i, j int) {
		p := new(big.Rat).Inv(d[i][j+1])
		row := d[i]
		for k := range row {
			if k == j+1 {
				row[k] = new(big.Rat).Set(p)
			} else {
				row[k] = new(big.Rat).Neg(new(big.Rat).Mul(row[k], p))
			}
		}
		substitute := func(other []*big.Rat) {
			f := other[j+1]
			if f.Sign() == 0 {
				return
			}
			for k := range other {
				if k == j+1 {
					other[k] = new(big.Rat).Mul(f, row[k])
				} else {
					other[k] = new(big.Rat).Add(other[k], new(big.Rat).Mul(f, row[k]))
				}
			}
		}
		for k := range d {
			if k != i {
				substitute(d[k])
			}
		}
		substitute(z)
		basic[i], free[j] = free[j], basic[i]
	}
	run := func(z []*big.Rat, banned int) bool {
		for {
			enter := -1
			for j := range free {
				if free[j] != banned && z[j+1].Sign() > 0 && (enter < 0 || free[j] < free[enter]) {
					enter = j
				}
			}
			if enter < 0 {
				return true
			}
			leave := -1
			var least *big.Rat
			for i := range d {
				if d[i][enter+1].Sign() < 0 {
					ratio := new(big.Rat).Quo(d[i][0], new(big.Rat).Neg(d[i][enter+1]))
					if leave < 0 || ratio.Cmp(least) < 0 || ratio.Cmp(least) == 0 && basic[i] < basic[leave] {
						leave, least = i, ratio
					}
				}
			}
			if leave < 0 {
				return false
			}
			pivot(z, leave, enter)
		}
	}
	worst := -1
	for i := range d {
		if d[i][0].Sign() < 0 && (worst < 0 || d[i][0].Cmp(d[worst][0]) < 0) {
			worst = i
		}
	}
	if worst >= 0 {
		z := make([]*big.Rat, n+2)
		for k := range z {
			z[k] = rat(0)
		}
		z[1] = rat(-1)
		pivot(z, worst, 0)
		run(z, -1)
		if z[0].Sign() < 0 {
			return nil, false, false
		}
		for i := range basic {
			if basic[i] != 0 {
				continue
			}
			for j := range free {
				if d[i][j+1].Sign() != 0 {
					pivot(z, i, j)
					break
				}
			}
		}
	}
	// The objective in terms of what is non-basic now.
	z := make([]*big.Rat, n+2)
	for k := range z {
		z[k] = rat(0)
	}
	for j := range free {
		if free[j] >= 1 && free[j] <= n {
			z[j+1].Add(z[j+1], c[free[j]-1])
		}
	}
	for i := range basic {
		if basic[i] >= 1 && basic[i] <= n {
			for k := range z {
				z[k].Add(z[k], new(big.Rat).Mul(c[basic[i]-1], d[i][k]))
			}
		}
	}
	if !run(z, 0) {
		return nil, false, true
	}
	return z[0], true, true
}

// A programme gives up where it would take more pivots than it may, and no sooner.
func TestPivotsAreBounded(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		columns := rapid.IntRange(2, 6).Draw(t, "columns")
		sets := rapid.SliceOfN(rapid.IntRange(1, 1<<columns-1), 3, 8).Draw(t, "sets")
		rows := make([]span, len(sets)-1)
		for r := range rows {
			lo := rapid.Int64Range(0, 9).Draw(t, "lo")
			rows[r] = span{lo, lo + rapid.Int64Range(0, 5).Draw(t, "width")}
		}
		solved := func(most int) *simplex {
			s := newSimplex(rows, columns, func(r, c int) bool { return sets[r]>>c&1 == 1 })
			s.most = most
			if _, _, ok := s.feasible(); ok {
				s.optimum(true)
			}
			return s
		}
		needed := solved(maxPivots).pivots
		require.False(t, solved(needed).gaveUp)
		require.True(t, needed == 0 || solved(needed-1).gaveUp)
	})
}

// truth is the exact answer for a family of sets of atoms: real ends, rounded
// inward.
func truth(facts map[int]span, sets []atoms, ask atoms) (s span, ok bool) {
	cells := map[uint64]atoms{} // by the sets that an atom is in
	for a := range 64 {
		var in uint64
		for i, set := range sets {
			if set>>a&1 == 1 {
				in |= 1 << i
			}
		}
		if ask>>a&1 == 1 {
			in |= 1 << 63
		}
		if in != 0 {
			cells[in] |= 1 << a
		}
	}
	var columns []uint64
	for in := range cells {
		columns = append(columns, in)
	}
	o := newOracle(len(columns))
	for i, f := range facts {
		o.row(func(j int) bool { return columns[j]>>i&1 == 1 }, f)
	}
	lo, hi, ok := o.solve(func(j int) bool { return columns[j]>>63 == 1 })
	if !ok {
		return span{}, false
	}
	s.lo = ceil(lo)
	s.hi = unbounded
	if hi != nil {
		s.hi = floor(hi)
	}
	return s, true
}

func floor(r *big.Rat) int64 {
	return new(big.Int).Div(r.Num(), r.Denom()).Int64() // Euclidean: rounds down, denominators being positive
}

func ceil(r *big.Rat) int64 { return -floor(new(big.Rat).Neg(r)) }

func TestOracle(t *testing.T) {
	s, ok := truth(map[int]span{0: {1350, 1360}, 1: {25, 25}, 2: {38, 38}}, []atoms{0xff, 1, 2}, 0xfc)
	require.True(t, ok)
	require.Equal(t, span{1287, 1297}, s)
	s, ok = truth(map[int]span{0: {1, 1}, 1: {1, 1}, 2: {1, 1}}, []atoms{3, 6, 5}, 7)
	require.True(t, ok)
	require.Greater(t, s.lo, s.hi, "1½ holds no whole number")
	_, ok = truth(map[int]span{0: {0, 5}, 1: {3, 9}, 2: {3, 3}}, []atoms{7, 1, 2}, 7)
	require.False(t, ok)
	s, ok = truth(map[int]span{0: {4, unbounded}}, []atoms{3}, 1)
	require.True(t, ok)
	require.Equal(t, span{0, unbounded}, s)
}
