// SPDX-License-Identifier: MIT

package stats

import (
	"slices"
)

// A polytope is the tables of a [linked] whose sets cross each other in more than two
// ways: a number for each atom, and spans for their sums. It answers by exact linear
// programmes, and shows whole numbers by branch and bound. What would take too long
// is not known, and so not shown.
type polytope struct {
	l      *linked
	hidden []bool  // which cells are
	base   []int64 // a table that agrees with all
	work   int
}

func newPolytope(l *linked) *polytope {
	return &polytope{l: l, hidden: make([]bool, l.cells)}
}

func (p *polytope) free(cell int32) { p.hidden[cell] = true }
func (p *polytope) fix(cell int32)  { p.hidden[cell] = false }
func (p *polytope) worked() int     { return p.work }

// spanOf gives what is told of a member.
func (p *polytope) spanOf(k int) span {
	m := &p.l.members[k]
	switch {
	case k >= p.l.cells:
		return m.public
	case p.hidden[k]:
		return m.says
	}
	return span{m.count, m.count}
}

// A tableau is a linear programme over the atoms that are not told by themselves.
type tableau struct {
	*simplex
	column []int32 // of each atom, −1 if it is fixed
	row    []int32 // of each member, −1 if it has none
	fixed  []int64 // of each atom without a column
	last   int     // the row that is asked
}

// tableau makes the programme about a member's sum, with its span narrowed; atoms
// may be narrowed too. If one is left nothing, bad is a member that says so, else −1.
func (p *polytope) tableau(asked int32, within span, narrowed map[int32]span) (t tableau, bad int32) {
	atoms := p.l.over.atoms
	t = tableau{column: make([]int32, len(atoms)), row: make([]int32, len(p.l.members)), fixed: make([]int64, len(atoms))}
	spans, bad := p.spans(asked, within, narrowed)
	if bad >= 0 {
		return t, bad
	}
	columns := t.choose(spans, p.near(asked, spans), p.base)
	rows, members, bad := p.rows(&t, asked, within)
	if bad >= 0 {
		return t, bad
	}
	in := make([]bool, (len(rows)+1)*len(columns))
	for r, k := range append(members, asked) {
		for _, i := range p.l.over.inside[k] {
			if c := t.column[i]; c >= 0 {
				in[r*len(columns)+int(c)] = true
			}
		}
	}
	t.simplex = newSimplex(rows, len(columns), func(r, c int) bool { return in[r*len(columns)+c] })
	t.last = len(rows)
	for c, i := range columns {
		v := t.free[c]
		t.span[v], t.at[v] = spans[i], spans[i].lo
		for r := range t.basic {
			if in[r*len(columns)+c] {
				t.value[r] += spans[i].lo
			}
		}
	}
	p.work += len(t.tableau) + len(atoms)
	t.most = min(maxPivots, 1+max(0, maxProgrammes-p.work)/max(1, len(t.tableau)))
	return t, -1
}

// spans gives what each atom may be by what is told of it alone.
func (p *polytope) spans(asked int32, within span, narrowed map[int32]span) (spans []span, bad int32) {
	spans = make([]span, len(p.l.over.atoms))
	for i, sets := range p.l.over.atoms {
		s := anything
		if n, is := narrowed[int32(i)]; is {
			s = n
		}
		for _, k := range sets {
			if len(p.l.over.inside[k]) == 1 {
				s = s.and(p.spanOf(int(k)))
				if k == asked {
					s = s.and(within)
				}
			}
		}
		if s.empty() {
			return nil, sets[0]
		}
		spans[i] = s
	}
	return spans, -1
}

// choose gives the atoms that have a column, and fixes the others: those that are
// told, and those that are not near, as they are in a table.
func (t *tableau) choose(spans []span, near []bool, table []int64) (columns []int32) {
	for i, s := range spans {
		switch {
		case s.lo == s.hi:
			t.column[i], t.fixed[i] = -1, s.lo
		case !near[i]:
			t.column[i], t.fixed[i] = -1, table[i]
		default:
			t.column[i] = int32(len(columns))
			columns = append(columns, int32(i))
		}
	}
	return columns
}

// rows gives the spans of those sums that have a row, less what is fixed of them.
func (p *polytope) rows(t *tableau, asked int32, within span) (rows []span, members []int32, bad int32) {
	for k := range p.l.members {
		t.row[k] = -1
		if len(p.l.over.inside[k]) == 1 {
			continue
		}
		s, open, fixed := p.spanOf(k), false, int64(0)
		if int32(k) == asked {
			s = s.and(within)
		}
		for _, i := range p.l.over.inside[k] {
			open = open || t.column[i] >= 0
			if t.column[i] < 0 {
				fixed += t.fixed[i]
			}
		}
		s = span{max(0, s.lo-fixed), less(s.hi, fixed)}
		if s.hi < 0 || s.empty() || !open && s.lo > 0 {
			return nil, nil, int32(k)
		}
		if open && s != anything {
			t.row[k] = int32(len(rows))
			rows, members = append(rows, s), append(members, int32(k))
		}
	}
	return rows, members, -1
}

// near gives the atoms that can change together with a member's sum: those of sets
// that are told and share an atom, and so on. All are, where there is no table yet.
func (p *polytope) near(asked int32, spans []span) []bool {
	near, queue := make([]bool, len(spans)), slices.Clone(p.l.over.inside[asked])
	if p.base == nil {
		for i := range near {
			near[i] = true
		}
		return near
	}
	done := make([]bool, len(p.l.members))
	for len(queue) > 0 {
		i := queue[0]
		if queue = queue[1:]; near[i] || spans[i].lo == spans[i].hi {
			continue
		}
		near[i] = true
		for _, k := range p.l.over.atoms[i] {
			if !done[k] && p.spanOf(int(k)) != anything {
				queue = append(queue, p.l.over.inside[k]...)
			}
			done[k] = true
		}
	}
	return near
}

// atomsOf gives the atoms of a solution; whole is an atom that is not, or −1.
func (t *tableau) atomsOf() (atoms []int64, split int32) {
	atoms, split = slices.Clone(t.fixed), -1
	of := make(map[int32]int, len(t.column))
	for i, c := range t.column {
		if c >= 0 {
			of[int32(t.last)+1+c] = i
		}
	}
	for _, v := range t.free {
		if i, is := of[v]; is {
			atoms[i] = t.at[v]
		}
	}
	for r, v := range t.basic {
		if i, is := of[v]; is {
			atoms[i] = t.value[r] / t.d
			if t.value[r]%t.d != 0 && (split < 0 || int32(i) < split) {
				split = int32(i)
			}
		}
	}
	return atoms, split
}

// whole finds whole numbers with a member's sum within a span, as far as a few
// branches go.
func (p *polytope) whole(asked int32, within span, up bool, narrowed map[int32]span, branches *int) []int64 {
	if *branches--; *branches < 0 || p.work > maxProgrammes {
		return nil
	}
	t, bad := p.tableau(asked, within, narrowed)
	if bad >= 0 {
		return nil
	}
	_, _, ok := t.feasible()
	if ok {
		t.improve(up)
	}
	p.work += t.pivots * len(t.tableau)
	if !ok || t.gaveUp {
		return nil
	}
	atoms, split := t.atomsOf()
	if split < 0 {
		return atoms
	}
	s := anything
	if n, is := narrowed[split]; is {
		s = n
	}
	for _, half := range []span{{atoms[split] + 1, s.hi}, {s.lo, atoms[split]}} {
		if half.empty() {
			continue
		}
		with := map[int32]span{split: half}
		for i, n := range narrowed {
			if i != split {
				with[i] = n
			}
		}
		if found := p.whole(asked, within, up, with, branches); found != nil {
			return found
		}
	}
	return nil
}

// limits on the search for whole numbers, and on all programmes together.
const (
	maxBranches   = 40
	maxProgrammes = 1_000_000_000
	maxWidened    = 200_000_000 // of that for ranges which nothing but a report needs
	maxTableau    = 200_000     // of one that is only for them, or for fewer hidden counts
)

// furthest gives whole numbers in which a member's sum is as far up, or down, as is
// found, and no further than a limit.
func (p *polytope) furthest(k int32, up bool, limit int64) (atoms []int64, at int64) {
	within := span{limit, unbounded}
	if up {
		within = span{0, limit}
	}
	branches := maxBranches
	if atoms = p.whole(k, within, up, nil, &branches); atoms == nil {
		return nil, 0
	}
	return atoms, p.l.sum(k, atoms)
}

// ends gives two tables between which a member's sum goes as far as is found, up to
// a width.
func (p *polytope) ends(k int32, width int64) (low, high []int64) {
	n := p.l.sum(k, p.base)
	low, high = p.base, p.base
	top := n
	if atoms, at := p.furthest(k, true, more(n, width)); atoms != nil && at > n {
		high, top = atoms, at
	}
	if width > top-n {
		if atoms, at := p.furthest(k, false, max(0, top-width)); atoms != nil && at < n {
			low = atoms
		}
	}
	return low, high
}

// settle finds a table to begin with, or the members that allow none.
func (p *polytope) settle() error {
	t, bad := p.tableau(0, anything, nil)
	if bad >= 0 {
		return p.l.contradiction([]int32{bad})
	}
	row, _, ok := t.feasible()
	if !ok && !t.gaveUp {
		blamed := []int32{t.basic[row]}
		for j, a := range t.simplex.row(row) {
			if a != 0 {
				blamed = append(blamed, t.free[j])
			}
		}
		var members []int32
		for k, r := range t.row {
			if r >= 0 && slices.Contains(blamed, r) {
				members = append(members, int32(k))
			}
		}
		return p.l.contradiction(members)
	}
	branches := maxBranches
	if p.base = p.whole(0, anything, true, nil, &branches); p.base == nil {
		return &CountError{-1, "the sets cross each other in too many ways to find numbers for all; treat parts of them one by one"}
	}
	return nil
}

// spread tells what ends finds.
func (p *polytope) spread(cell int32, width int64) (int64, []int32) {
	low, high := p.ends(cell, width)
	var moved []int32
	for k := range int32(p.l.cells) {
		if n := p.l.members[k].count; p.l.sum(k, low) != n || p.l.sum(k, high) != n {
			moved = append(moved, k)
		}
	}
	return p.l.sum(cell, high) - p.l.sum(cell, low), moved
}

// bounds solves the programmes without whole numbers. Further lead the cells with a
// price in them (which is to say that all others may change without effect).
func (p *polytope) bounds(k int32, width int64) (spread int64, cuts func(int32) (cut, leads bool)) {
	n := p.l.sum(k, p.base)
	priced := make([]bool, len(p.l.members))
	for _, up := range []bool{true, false} {
		within := span{max(0, n-(width-spread)), unbounded}
		if up {
			within = span{0, more(n, width)}
		}
		t, bad := p.tableau(k, within, nil)
		ok := bad < 0
		if ok {
			_, _, ok = t.feasible()
		}
		if ok {
			t.improve(up)
			p.work += t.pivots * len(t.tableau)
		}
		if !ok || t.gaveUp {
			return spread, nil // nobody knows
		}
		end := t.value[t.last]/t.d + p.fixedOf(&t, k)
		spread += max(end-n, n-end)
		if spread >= width {
			return spread, nil
		}
		p.price(&t, k, priced)
	}
	return spread, func(c int32) (cut, leads bool) { return priced[c], priced[c] }
}

// widened gives no less than what a member may be, which is at least within.
func (p *polytope) widened(k int32, within span) span {
	says := p.spanOf(int(k))
	if within.lo > says.lo {
		within.lo = says.lo
		if end, ok := p.end(k, false); ok {
			within.lo = max(end, says.lo)
		}
	}
	if within.hi < says.hi {
		within.hi = says.hi
		if end, ok := p.end(k, true); ok {
			within.hi = min(end, says.hi)
		}
	}
	return within
}

// end gives the most that a member may be, or the least, if there is one and it can be
// told.
func (p *polytope) end(k int32, up bool) (end int64, ok bool) {
	if p.work > maxWidened || p.large(k) {
		return 0, false
	}
	t, bad := p.tableau(k, anything, nil)
	if bad >= 0 {
		return 0, false
	}
	_, _, ok = t.feasible()
	ok = ok && t.improve(up)
	p.work += t.pivots * len(t.tableau)
	if !ok || t.gaveUp {
		return 0, false
	}
	return t.asked(!up) + p.fixedOf(&t, k), true
}

// large reports whether a programme about a member would be.
func (p *polytope) large(k int32) bool {
	spans, bad := p.spans(k, anything, nil)
	columns := 0
	if bad < 0 {
		for _, near := range p.near(k, spans) {
			if near {
				columns++
			}
		}
	}
	return columns*len(p.l.members) > maxTableau
}

// fixedOf gives what of a member's sum has no column.
func (p *polytope) fixedOf(t *tableau, k int32) (sum int64) {
	for _, i := range p.l.over.inside[k] {
		if t.column[i] < 0 {
			sum += t.fixed[i]
		}
	}
	return sum
}

// price marks the cells that have a price in a solution.
func (p *polytope) price(t *tableau, asked int32, priced []bool) {
	price := make([]int64, len(t.span))
	for j, v := range t.free {
		price[v] = t.simplex.row(t.last)[j]
	}
	atom := make([]int64, len(t.column))
	for _, i := range p.l.over.inside[asked] {
		atom[i] = t.d
	}
	for k, r := range t.row {
		if r < 0 {
			continue
		}
		if price[r] != 0 {
			priced[k] = true
		}
		for _, i := range p.l.over.inside[k] {
			atom[i] -= price[r]
		}
	}
	for k := range p.l.members {
		if inside := p.l.over.inside[k]; len(inside) == 1 {
			i := inside[0]
			if c := t.column[i]; c < 0 && atom[i] != 0 || c >= 0 && price[int32(t.last)+1+c] != 0 {
				priced[k] = true
			}
		}
	}
}

// A joint is tables that are flows as far as readers are given more than they have,
// and a polytope where that is too much.
type joint struct {
	*network
	lp *polytope
}

func (j joint) free(k int32) {
	j.network.free(k)
	if int(k) < j.lp.l.cells {
		j.lp.free(k)
	}
}

func (j joint) fix(k int32) {
	j.network.fix(k)
	if int(k) < j.lp.l.cells {
		j.lp.fix(k)
	}
}

func (j joint) worked() int { return j.network.work + j.lp.work }

func (j joint) spread(k int32, width int64) (int64, []int32) {
	if span, moved := j.network.spread(k, width); span >= width {
		return span, moved
	}
	return j.lp.spread(k, width)
}

func (j joint) bounds(k int32, width int64) (int64, func(int32) (cut, leads bool)) {
	if span, _ := j.network.bounds(k, width); span >= width {
		return span, nil
	}
	return j.lp.bounds(k, width)
}
