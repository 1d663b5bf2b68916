// SPDX-License-Identifier: MIT

package stats

import "slices"

// A programme is the exact answer for a family of any sets that cut their atoms into few
// cells. What each cell has is a variable, and each known set a row of sums.
//
// Over whole numbers the question is NP-hard; the programme is over real ones,
// and its ends are rounded inward, so it is always safe and nearly always tight.
type programme struct {
	figures []int32  // members that the rows are about; the asked set is the last row
	cells   []bitSet // for each cell the rows that it is in
	free    int      // atoms of the asked set that are in no row
}

// Limits on what is solved exactly. Beyond them it would take many milliseconds.
const (
	maxCells   = 256
	maxEntries = 1 << 16 // rows times cells
)

// newProgramme cuts the atoms into cells; it is false if there would be too many.
//
// It needs nothing of sets but And and Size. Where a row has atoms in no cell yet, it is
// narrowed to what it has in common with each other row in turn, unless none of them are
// left then: what is left at last is in all rows that it was narrowed to and in no other,
// so it is a cell.
func (q *question[S]) newProgramme(figures []int32) (p programme, ok bool) {
	c := newCutting(q, figures)
	for r := range c.sets {
		for c.left[r] > 0 {
			if len(c.cells) > maxCells || len(c.cells)*len(c.sets) > maxEntries {
				return p, false
			}
			c.cut(r)
		}
	}
	p = programme{figures: figures, cells: c.cells}
	if last := len(p.cells) - 1; last >= 0 && p.onlyAsked(last) {
		p.free, p.cells = c.atoms[last], p.cells[:last]
	}
	return p, len(p.cells) <= maxCells
}

// onlyAsked reports whether a cell is in no row but that of the asked set, which comes last.
func (p programme) onlyAsked(cell int) bool {
	for row := range p.figures {
		if p.cells[cell].has(row) {
			return false
		}
	}
	return true
}

// A cutting is rows' sets that are being cut into cells.
type cutting[S Set[S]] struct {
	sets       []S
	size, left []int    // atoms of each set, and those in no cell yet
	cells      []bitSet // the sets that each is in
	atoms      []int    // of each cell
}

func newCutting[S Set[S]](q *question[S], figures []int32) *cutting[S] {
	c := &cutting[S]{sets: make([]S, 0, len(figures)+1), size: make([]int, 0, len(figures)+1)}
	for _, i := range figures {
		c.sets, c.size = append(c.sets, q.members[i].set), append(c.size, q.members[i].size)
	}
	if q.size > 0 {
		c.sets, c.size = append(c.sets, q.ask), append(c.size, q.size)
	}
	c.left = slices.Clone(c.size)
	return c
}

// cut makes a cell of atoms of a set that are in none. What it was not narrowed to has
// none of them, since all that it had in common with what is left is in other cells.
func (c *cutting[S]) cut(of int) {
	set, size, left := c.sets[of], c.size[of], c.left[of]
	in := newBitSet(len(c.sets) + 1) // the asked set has the last row, also where nothing is asked yet
	in.set(of)
	var inside []int // cells
	for i, cell := range c.cells {
		if cell.has(of) {
			inside = append(inside, i)
		}
	}
	for r, other := range c.sets {
		if r == of {
			continue
		}
		both := set.And(other)
		n := both.Size()
		if n == size {
			in.set(r)
			continue
		}
		fresh := n
		for _, i := range inside {
			if c.cells[i].has(r) {
				fresh -= c.atoms[i]
			}
		}
		if n > 0 && fresh > 0 {
			set, size, left = both, n, fresh
			in.set(r)
			inside = slices.DeleteFunc(inside, func(i int) bool { return !c.cells[i].has(r) })
		}
	}
	for r := range c.sets {
		if in.has(r) {
			c.left[r] -= left
		}
	}
	c.cells, c.atoms = append(c.cells, in), append(c.atoms, left)
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
	s := newSimplexOfMany(rows, len(p.cells), p.holds)
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
func (p programme) holds(row, cell int) bool { return p.cells[cell].has(row) }

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
	gaveUp bool    // some arithmetic did not fit
	whole  []int32 // a core where nothing is left out, once it is found
}

func newProgrammes[S Set[S]](q *question[S], p programme) *programmes {
	f := &programmes{programme: p, rows: make([]span, len(p.figures))}
	for r, i := range p.figures {
		f.rows[r] = q.own(inWords, i)
	}
	return f
}

func (f *programmes) items() int     { return len(f.rows) }
func (f *programmes) cost() int      { return 4 * min(len(f.rows), manyRows) * len(f.cells) }
func (f *programmes) lines() []int32 { return everyItem(len(f.rows)) }

// solve gives the simplex, and the row that cannot be satisfied.
func (f *programmes) solve(out []bool) (s *simplex, row int, low, ok bool) {
	rows := slices.Clone(f.rows)
	for r := range rows {
		if out[r] {
			rows[r] = anything
		}
	}
	s = newSimplexOfMany(rows, len(f.cells), f.holds)
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
	none := !slices.Contains(out, true)
	if none && f.whole != nil {
		return slices.Clone(f.whole)
	}
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
	core = spareWhile(core, rest, func() bool { return !f.agree(rest) })
	if none {
		f.whole = slices.Clone(core)
	}
	return core
}

func gcd(a, b int64) int64 {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}
