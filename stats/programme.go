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
	type element struct {
		set  S
		size int
		in   uint64 // the rows whose sets hold all of it
		own  int    // its atoms in no smaller element
	}
	elements := make([]element, 0, 2*len(figures)+1)
	known := make(map[S]bool, 2*len(figures)+1)
	add := func(s S, size int) {
		if !known[s] {
			known[s] = true
			elements = append(elements, element{set: s, size: size})
		}
	}
	for _, i := range figures {
		add(q.members[i].set, q.members[i].size)
	}
	add(q.ask, q.size)
	for e := 0; e < len(elements); e++ {
		if len(elements) > maxClosure {
			return p, false
		}
		one := elements[e]
		for r := range len(figures) + 1 {
			row := q.ask
			if r < len(figures) {
				row = q.members[figures[r]].set
			}
			both := one.set.And(row)
			if size := both.Size(); size == one.size {
				one.in |= 1 << r
			} else if size > 0 {
				add(both, size)
			}
		}
		elements[e].in = one.in
	}
	slices.SortStableFunc(elements, func(a, b element) int { return cmp.Compare(a.size, b.size) })
	p.figures = figures
	for e := range elements {
		one := &elements[e]
		one.own = one.size
		for _, smaller := range elements[:e] {
			if smaller.own > 0 && smaller.in&one.in == one.in {
				one.own -= smaller.own
			}
		}
		if one.own > 0 {
			p.cells = append(p.cells, one.in)
		}
	}
	return p, len(p.cells) <= maxCells
}

// solve gives the exact ends for a layer. It is not ok if the arithmetic did not
// fit; with a dispute there are no ends.
func (q *question[S]) solve(p programme, l layer) (ends span, d *dispute[S], ok bool) {
	rows := make([]span, len(p.figures))
	for r, i := range p.figures {
		rows[r] = q.own(l, i)
		if rows[r].empty() {
			return ends, q.twinDispute(l, i), true
		}
	}
	s := newSimplex(rows, len(p.cells), func(r, c int) bool { return p.cells[c]>>r&1 == 1 })
	row, low, feasible := s.feasible()
	switch {
	case s.gaveUp:
		return ends, nil, false
	case !feasible:
		return ends, q.rowDispute(p, l, s, row, low), true
	}
	if ends = s.ends(); ends.empty() { // no whole numbers fit
		all := q.factsAbout(p.figures)
		d = &dispute[S]{layer: l, set: q.ask, least: ends.lo, most: ends.hi, lower: all, upper: all, rounded: true}
	}
	return ends, d, !s.gaveUp
}

// twinDispute is that of two facts about one set.
func (q *question[S]) twinDispute(l layer, i int32) *dispute[S] {
	own := q.own(l, i)
	d := &dispute[S]{layer: l, set: q.members[i].set, least: own.lo, most: own.hi}
	d.lower, d.upper = []int32{q.end(l, i, false)}, []int32{q.end(l, i, true)}
	return d
}

// rowDispute names the facts that keep a row from being satisfied: its own, and
// those of the free variables in it. The least of the ones and the most of the
// others contradict each other; some count more than once.
func (q *question[S]) rowDispute(p programme, l layer, s *simplex, row int, low bool) *dispute[S] {
	d := &dispute[S]{layer: l}
	blame := func(v int32, times int64, upper bool) {
		if int(v) >= len(p.figures) {
			return // a cell, which has 0 and up
		}
		i, side, sum, end := p.figures[v], &d.lower, &d.least, s.span[v].lo
		if upper {
			side, sum, end = &d.upper, &d.most, s.span[v].hi
		}
		for range min(times, 9) {
			*side = append(*side, q.end(l, i, upper))
		}
		*sum = more(*sum, s.product(times, end))
		if !upper || len(d.upper) == int(times) {
			d.set = q.members[i].set
		}
	}
	times := s.d
	for _, a := range s.row(row) {
		times = gcd(times, max(a, -a))
	}
	blame(s.basic[row], s.d/times, !low)
	for j, a := range s.row(row) {
		if a != 0 {
			blame(s.free[j], max(a, -a)/times, a > 0 == low)
		}
	}
	slices.Sort(d.lower)
	slices.Sort(d.upper)
	return d
}

func gcd(a, b int64) int64 {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}
