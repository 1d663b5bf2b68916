// SPDX-License-Identifier: MIT

package stats

import (
	"cmp"
	"slices"
)

// A programme is the exact answer for a small family of any sets. The asked set
// and the known ones cut the atoms into cells; what each cell has is a variable,
// and each known set a row of sums. That needs nothing of sets but And and Size:
// closed under And, the family has an element for each cell and its wholes.
//
// Over whole numbers the question is NP-hard; the programme is over real ones,
// and its ends are rounded inward, so it is always safe and nearly always tight.
type programme struct {
	figures []int32  // members that the rows are about; the asked set is the last row
	cells   []uint64 // for each cell the rows that it is in
	free    int      // atoms of the asked set that are in no row
}

// Limits on what is solved exactly. Beyond them it would take milliseconds.
const (
	maxFigures = 63 // one less than the bits of a cell, for the asked set
	maxCells   = 256
	maxClosure = 512
)

// newProgramme cuts the atoms into cells; it is false if there would be too many.
func (q *question[S]) newProgramme(figures []int32) (p programme, ok bool) {
	if len(figures) > maxFigures {
		return p, false
	}
	pieces, ok := q.pieces(figures)
	if !ok {
		return p, false
	}
	slices.SortStableFunc(pieces, func(a, b piece[S]) int { return cmp.Compare(a.size, b.size) })
	p.figures = figures
	for e := range pieces {
		one := &pieces[e]
		one.own = one.size
		for _, smaller := range pieces[:e] {
			if smaller.own > 0 && smaller.in&one.in == one.in {
				one.own -= smaller.own
			}
		}
		switch {
		case one.own > 0 && one.in == 1<<len(figures):
			p.free = one.own
		case one.own > 0:
			p.cells = append(p.cells, one.in)
		}
	}
	return p, len(p.cells) <= maxCells
}

// A piece is what some rows' sets have in common.
type piece[S Set[S]] struct {
	set  S
	size int
	in   uint64 // the rows whose sets hold all of it
	own  int    // its atoms in no smaller piece
}

// pieces closes the sets of the rows under And; it is false if there would be too many.
func (q *question[S]) pieces(figures []int32) (pieces []piece[S], ok bool) {
	pieces = make([]piece[S], 0, 2*len(figures)+1)
	known := make(map[S]bool, 2*len(figures)+1)
	add := func(s S, size int) {
		if !known[s] {
			known[s] = true
			pieces = append(pieces, piece[S]{set: s, size: size})
		}
	}
	rows := make([]S, 0, len(figures)+1)
	for _, i := range figures {
		add(q.members[i].set, q.members[i].size)
		rows = append(rows, q.members[i].set)
	}
	if q.size > 0 {
		add(q.ask, q.size)
		rows = append(rows, q.ask)
	}
	for e := 0; e < len(pieces); e++ {
		if len(pieces) > maxClosure {
			return nil, false
		}
		one := pieces[e]
		for r, row := range rows {
			both := one.set.And(row)
			if size := both.Size(); size == one.size {
				one.in |= 1 << r
			} else if size > 0 {
				add(both, size)
			}
		}
		pieces[e].in = one.in
	}
	return pieces, true
}

// solve gives the exact ends for a layer, of the part of the asked set that the
// rows hold; they are the wrong way round if no whole numbers fit. It is not ok if
// the arithmetic did not fit; with a dispute there are no ends.
func (q *question[S]) solve(p programme, l layer) (ends span, d *dispute, ok bool) {
	rows := make([]span, len(p.figures))
	for r, i := range p.figures {
		rows[r] = q.own(l, i)
		if rows[r].empty() {
			return ends, q.twinDispute(l, i), true
		}
	}
	s := newSimplex(rows, len(p.cells), p.holds)
	row, low, feasible := s.feasible()
	switch {
	case s.gaveUp:
		return ends, nil, false
	case !feasible:
		return ends, q.rowDispute(p, l, s, row, low), true
	}
	ends = s.ends()
	return ends, nil, !s.gaveUp
}

// holds reports whether a cell is in a row.
func (p programme) holds(row, cell int) bool { return p.cells[cell]>>row&1 == 1 }

// twinDispute is that of two facts about one set.
func (q *question[S]) twinDispute(l layer, i int32) *dispute {
	own := q.own(l, i)
	d := &dispute{layer: l, set: q.members[i].set, least: own.lo, most: own.hi}
	d.lower, d.upper = []int32{q.endOf(l, i, false)}, []int32{q.endOf(l, i, true)}
	return d
}

// blamed gives the rows that keep a row of the simplex from being satisfied: its
// own, and those of the free variables in it, how often each counts, and whether it
// is its most that does.
func (s *simplex) blamed(rows, row int, low bool, blame func(row int32, times int64, upper bool)) {
	times := s.d
	for _, a := range s.row(row) {
		times = gcd(times, max(a, -a))
	}
	if v := s.basic[row]; int(v) < rows {
		blame(v, s.d/times, !low)
	}
	for j, a := range s.row(row) {
		if v := s.free[j]; a != 0 && int(v) < rows { // the others are cells, which have 0 and up
			blame(v, max(a, -a)/times, a > 0 == low)
		}
	}
}

// rowDispute names the facts that keep a row from being satisfied. The least of the
// ones and the most of the others contradict each other; some count more than once.
func (q *question[S]) rowDispute(p programme, l layer, s *simplex, row int, low bool) *dispute {
	d := &dispute{layer: l}
	s.blamed(len(p.figures), row, low, func(v int32, times int64, upper bool) {
		i, side, sum, end := p.figures[v], &d.lower, &d.least, s.span[v].lo
		if upper {
			side, sum, end = &d.upper, &d.most, s.span[v].hi
		}
		for range min(times, 9) {
			*side = append(*side, q.endOf(l, i, upper))
		}
		*sum = more(*sum, s.product(times, end))
		if !upper || len(d.upper) == int(times) {
			d.set = q.members[i].set
		}
	})
	slices.Sort(d.lower)
	slices.Sort(d.upper)
	return d
}

// Programmes tell whether the members of a small group agree.
type programmes struct {
	programme
	rows   []span
	gaveUp bool // some arithmetic did not fit
}

func newProgrammes[S Set[S]](q *question[S], p programme) *programmes {
	f := &programmes{programme: p, rows: make([]span, len(p.figures))}
	for r, i := range p.figures {
		f.rows[r] = q.own(inWords, i)
	}
	return f
}

func (f *programmes) items() int     { return len(f.rows) }
func (f *programmes) cost() int      { return 4 * len(f.rows) * len(f.cells) }
func (f *programmes) lines() []int32 { return everyItem(len(f.rows)) }

// solve gives the simplex, and the row that cannot be satisfied.
func (f *programmes) solve(out []bool) (s *simplex, row int, low, ok bool) {
	rows := slices.Clone(f.rows)
	for r := range rows {
		if out[r] {
			rows[r] = anything
		}
	}
	s = newSimplex(rows, len(f.cells), f.holds)
	row, low, ok = s.feasible()
	f.gaveUp = f.gaveUp || s.gaveUp
	return s, row, low, ok || s.gaveUp
}

func (f *programmes) agree(out []bool) bool {
	_, _, _, ok := f.solve(out)
	return ok
}

// core leaves out of the rows that cannot be satisfied together what can be spared.
func (f *programmes) core(out []bool) []int32 {
	s, row, low, ok := f.solve(out)
	if ok {
		return nil
	}
	rest := make([]bool, len(out))
	mark(rest, everyItem(len(out)), true)
	var core []int32
	s.blamed(len(f.rows), row, low, func(v int32, _ int64, _ bool) {
		core = append(core, v)
		rest[v] = false
	})
	return spareWhile(core, rest, func() bool { return !f.agree(rest) })
}

func gcd(a, b int64) int64 {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}
