// SPDX-License-Identifier: MIT

package stats

import (
	"cmp"
	"fmt"
	"slices"
)

// values gives the counts, by member.
func (l *linked) values() []int64 {
	value := make([]int64, l.cells)
	for k := range value {
		value[k] = l.members[k].count
	}
	return value
}

// pattern gives an empty pattern.
func (l *linked) pattern() *pattern {
	p := newPattern(l.net, l.values(), nil)
	if l.lp != nil {
		p.tables, p.mixed = joint{l.net, l.lp}, true
		p.budget = maxProgrammes
	}
	return p
}

// tell sets what readers know of a cell while it is hidden.
func (l *linked) tell(k int32, says span) {
	l.members[k].says = says
	if l.side[k] > 0 && !l.frozen[k] {
		l.net.arc[k].lo, l.net.arc[k].hi = says.lo, says.hi
	}
}

// protect fills an empty pattern and proves it.
func (l *linked) protect(p *pattern) (Protection, error) {
	var out Protection
	bare := l.demand(p, &out)
	if err := l.cover(p); err != nil {
		return out, err
	}
	p.prune()
	if l.lp == nil || len(l.over.atoms)*len(l.members) <= maxTableau {
		p.budget = p.worked() + l.improve()
		out.Minimal = p.minimise()
	}
	before := len(p.chosen)
	if err := l.cover(p); err != nil {
		return out, err
	}
	out.Minimal = out.Minimal && len(p.chosen) == before
	told := l.label(p)
	for k := range int32(l.cells) {
		if p.state[k] == hidden {
			h := Hidden{Count: l.members[k].first, For: l.beneficiary(p, k), Told: told[k], Bare: bare[k]}
			out.Hidden = append(out.Hidden, h)
		}
	}
	if err := l.prove(p, out.Hidden); err != nil {
		return out, err
	}
	return l.spread(out), nil
}

// demand makes the demands, hides the cells that are sensitive and says which others
// may be hidden. It gives what readers could tell if no others were.
func (l *linked) demand(p *pattern, out *Protection) (bare map[int32]Bounds[int]) {
	exposed := l.exposed(p)
	held := make([]bool, l.cells)
	for _, inside := range l.over.holds[:l.cells] {
		for _, k := range inside {
			if int(k) < l.cells {
				held[k] = true
			}
		}
	}
	for k := range l.members[:l.cells] {
		m := &l.members[k]
		l.tell(int32(k), m.public.and(span{m.least, m.limit}))
		switch e, is := exposed[int32(k)]; {
		case is:
			out.Exposed = append(out.Exposed, e)
			p.state[k] = hidden
			p.free(int32(k))
		case m.width > 0:
			p.demands = append(p.demands, demand{int32(k), -1, m.width, nil})
		case !m.kept && held[k]:
			p.state[k] = spare
		}
	}
	p.want()
	bare = make(map[int32]Bounds[int], len(p.demands))
	for _, d := range p.demands {
		bare[d.cell] = l.range_(d.cell)
	}
	return bare
}

// beneficiary gives the sensitive count that needs a cell hidden.
func (l *linked) beneficiary(p *pattern, k int32) int {
	if !p.wanted[k] && l.members[k].width == 0 {
		for _, d := range p.demands {
			if slices.Contains(d.moved, k) {
				return l.members[d.cell].first
			}
		}
	}
	return l.members[k].first
}

// Limits on the search for the smallest pattern: a table of few cells is searched to
// the end, as good as always, and a larger one within a millisecond.
const (
	fewCells   = 48
	maxSettle  = 10_000_000
	maxImprove = 20_000
)

// improve gives how much work may go into the search for the smallest pattern.
func (l *linked) improve() int {
	if l.cells <= fewCells {
		return maxSettle
	}
	return maxImprove
}

// cover hides what it takes to meet every demand, also those of who is alone in a
// hidden cell, at last with cells that no other holds.
func (l *linked) cover(p *pattern) error {
	for last := false; ; {
		for i := range l.members[:l.cells] {
			if k := int32(i); last && p.state[k] == shown && !l.members[k].kept {
				p.state[k] = spare
			}
		}
		unmet := p.complete()
		for len(unmet) == 0 && l.demandAlone(p) {
			unmet = p.complete()
		}
		if len(unmet) == 0 {
			return nil
		}
		if last {
			e := &ExposedError{Width: int(l.members[unmet[0]].width), set: fmt.Sprint(l.members[unmet[0]].set)}
			for _, k := range unmet {
				e.Counts = append(e.Counts, l.members[k].first)
			}
			slices.Sort(e.Counts)
			e.Counts = slices.Compact(e.Counts)
			return e
		}
		last = true
	}
}

// demandAlone adds the demands that the tables which protect a cell leave open: they
// change the cell of somebody who knows it. It reports whether there were any.
func (l *linked) demandAlone(p *pattern) (added bool) {
	for _, d := range p.demands {
		if d.known >= 0 {
			continue
		}
		for _, k := range d.moved {
			asked := func(o demand) bool { return o.cell == d.cell && o.known == k }
			if int(k) < l.cells && k != d.cell && l.members[k].alone && !slices.ContainsFunc(p.demands, asked) {
				p.demands, added = append(p.demands, demand{d.cell, k, d.width, nil}), true
			}
		}
	}
	return added
}

// label tells the range of as many sensitive cells as is safe.
func (l *linked) label(p *pattern) (told map[int32]bool) {
	told = map[int32]bool{}
	for k := range l.members[:l.cells] {
		m := &l.members[k]
		if m.most == 0 || !p.wanted[k] {
			continue
		}
		says := m.public.and(span{m.least, m.limit})
		l.tell(int32(k), says.and(span{0, m.most}))
		if told[int32(k)] = p.unmet(int32(k)) == nil; told[int32(k)] {
			continue
		}
		l.tell(int32(k), says)
		for i := range p.demands {
			p.met(&p.demands[i]) // as before
		}
	}
	return told
}

// exposed gives the sensitive cells that public figures alone tell too closely.
func (l *linked) exposed(p *pattern) map[int32]Exposed {
	if !slices.ContainsFunc(l.members, func(m linkedSet) bool { return len(m.said) > 0 }) {
		return nil
	}
	for k := range int32(l.cells) {
		l.tell(k, l.members[k].public)
		p.free(k)
	}
	list := map[int32]Exposed{}
	for k, m := range l.members[:l.cells] {
		if m.width == 0 {
			continue
		}
		span, cuts := p.bounds(int32(k), m.width)
		if span >= m.width || cuts == nil {
			continue
		}
		e := Exposed{Count: m.first, Range: l.range_(int32(k))}
		for s, o := range l.members {
			if cut, _ := cuts(int32(s)); len(o.said) > 0 && (s == k || cut) {
				e.By = append(e.By, o.said...)
			}
		}
		slices.Sort(e.By)
		list[int32(k)] = e
	}
	for k := range int32(l.cells) {
		p.fix(k)
	}
	return list
}

// range_ gives what a cell may be while so much is free. With a polytope, it is no
// less than that: as much as its words allow where to tell would take too long.
func (l *linked) range_(k int32) Bounds[int] {
	n := l.members[k].count
	s := span{n, n}
	if a := l.net.arc[k]; l.side[k] > 0 {
		s = span{a.x - l.net.least(k, unbounded), unbounded}
		if rise := l.net.most(k, unbounded); rise < unbounded {
			s.hi = a.x + rise
		}
	}
	if l.lp != nil {
		s = l.lp.widened(k, s)
	}
	b := Bounds[int]{Lo: int(s.lo), Hi: int(s.hi)}
	if s.hi == unbounded || s.hi-s.lo >= maxTotal {
		b.Hi, b.Open = 0, true
	}
	return b
}

// prove makes both tables for each demand and checks them against every set.
func (l *linked) prove(p *pattern, out []Hidden) error {
	at := make(map[int]*Hidden, len(out))
	for i := range out {
		at[out[i].Count] = &out[i]
	}
	for i := range p.demands {
		d := &p.demands[i]
		var low, high []int64
		p.knowing(d, func() { low, high = l.witnesses(p, d) })
		k := d.cell
		if !l.agrees(p, low, d.known) || !l.agrees(p, high, d.known) || l.sum(k, high)-l.sum(k, low) < d.width {
			return &ExposedError{Counts: []int{l.members[k].first}, Width: int(d.width), set: fmt.Sprint(l.members[k].set)}
		}
		if d.known < 0 {
			at[l.members[k].first].Proof = Bounds[int]{Lo: int(l.sum(k, low)), Hi: int(l.sum(k, high))}
		}
	}
	return nil
}

// witnesses gives the atoms of the tables that show a demand to be met.
func (l *linked) witnesses(p *pattern, d *demand) (low, high []int64) {
	a := l.net.arc[d.cell]
	span := l.net.push(a.to, a.from, d.cell, min(d.width, l.net.rise(d.cell)))
	l.net.arc[d.cell].x += span
	high = l.carried()
	l.net.arc[d.cell].x -= span
	l.net.undo()
	span = l.net.push(a.from, a.to, d.cell, min(d.width-span, l.net.fall(d.cell)))
	l.net.arc[d.cell].x -= span
	low = l.carried()
	l.net.arc[d.cell].x += span
	l.net.undo()
	if l.lp != nil && l.sum(d.cell, high)-l.sum(d.cell, low) < d.width {
		return l.lp.ends(d.cell, d.width)
	}
	return low, high
}

// agrees reports whether a table agrees with all that is told, and with one count
// more that is known.
func (l *linked) agrees(p *pattern, atoms []int64, known int32) bool {
	for _, n := range atoms {
		if n < 0 {
			return false
		}
	}
	for k, m := range l.members {
		says := m.public
		switch {
		case k >= l.cells:
		case p.state[k] == hidden && int32(k) != known:
			says = m.says
		default:
			says = span{m.count, m.count}
		}
		if n := l.sum(int32(k), atoms); n < says.lo || n > says.hi {
			return false
		}
	}
	return true
}

// spread gives a protection in which every count about a hidden set is hidden.
func (l *linked) spread(out Protection) Protection {
	first := make(map[int]Hidden, len(out.Hidden))
	for _, h := range out.Hidden {
		first[h.Count] = h
	}
	out.Hidden = nil
	for i, k := range l.of {
		if h, is := first[l.members[k].first]; is {
			if h.For == h.Count {
				h.For = i
			}
			h.Count = i
			out.Hidden = append(out.Hidden, h)
		}
	}
	slices.SortFunc(out.Exposed, func(a, b Exposed) int { return cmp.Compare(a.Count, b.Count) })
	return out
}
