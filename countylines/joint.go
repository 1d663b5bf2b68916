// SPDX-License-Identifier: MIT

package countylines

import (
	"cmp"
	"slices"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/stats"
)

// A told is what figures are of that are one: an area, a period and kinds, of a part of
// the work, on a basis.
type told struct {
	cell         cell
	basis, scope string
}

// A jointDoubt is what is in doubt among figures that a chain joins to joint work. What
// they count of it depends on the question, so they are held against each other in the
// question about each of them, and what may be wrong is given up before joint work is
// taken off.
type jointDoubt[A stats.Amount] struct {
	at    cell // all areas, days and kinds of them
	basis string
	asks  []cell // about which the figures contradict each other
	lines []contradiction
	outs  []told // each is enough to give up; none if no one is
}

// without gives statements with all that is told of some things taken for not reported.
func (s *shelf[A]) without(all []statement[A], out ...told) []statement[A] {
	all = slices.Clone(all)
	for i := range all {
		if slices.Contains(out, s.toldBy(all[i])) {
			all[i].figure = stats.Figure[A]{}
		}
	}
	return all
}

func (s *shelf[A]) toldBy(st statement[A]) told {
	r := &s.ledger[st.from]
	return told{st.cell, r.Basis, r.Scope}
}

// counted gives the book of a question, in which joint work counts as it asks.
func (s *shelf[A]) counted(all []statement[A], basis string, ask cell) (*book[A], map[int]Reason) {
	g := s.givenOf(all, basis, ask)
	b := newBook(s, g.statements)
	b.counted = true
	return b, g.left
}

// contradictions gives those of a question in which joint work counts as it asks.
func (s *shelf[A]) contradictions(all []statement[A], basis string, ask cell) []contradiction {
	b, _ := s.counted(all, basis, ask)
	b.once.Do(func() { b.lookAcross() })
	return b.found(func(*section[A]) bool { return true })
}

// hard reports whether sets contradict each other by words, and not only figures of one.
func (c contradiction) hard() bool { return !c.AsRead && !c.differ }

// lookAtJoint asks about each figure of sections with joint work in turn.
func (s *shelf[A]) lookAtJoint() (doubts []*jointDoubt[A], found []contradiction) {
	type question struct {
		at    cell
		basis string
	}
	asked := map[question]bool{}
	b := s.book()
	for _, t := range b.order {
		for _, c := range b.themes[t] {
			for _, st := range c.statements {
				q := question{st.cell, t.basis}
				if !c.joint || asked[q] {
					continue
				}
				asked[q] = true
				all := s.bearing(q.at)
				here := s.contradictions(slices.Clone(all), q.basis, q.at)
				found = append(found, here...)
				if slices.ContainsFunc(here, contradiction.hard) {
					doubts = join(doubts, &jointDoubt[A]{hullOf(all, s.whole(q.at.kind)), q.basis, []cell{q.at}, here, nil})
				}
			}
		}
	}
	for _, d := range doubts {
		d.outs = s.enough(d)
	}
	slices.SortStableFunc(found, func(a, b contradiction) int { return cmp.Compare(len(a.Core), len(b.Core)) })
	return doubts, found
}

// hullOf gives the areas, and the days from the first to the last, of some statements.
func hullOf[A stats.Amount](all []statement[A], kinds set) cell {
	hull := cell{period: all[0].cell.period, kind: kinds}
	for _, st := range all {
		hull.area |= st.cell.area
		hull.period = calendar.Period{From: min(hull.period.From, st.cell.period.From), To: max(hull.period.To, st.cell.period.To)}
	}
	return hull
}

// join adds a doubt to those with which it has something in common.
func join[A stats.Amount](doubts []*jointDoubt[A], d *jointDoubt[A]) []*jointDoubt[A] {
	doubts = slices.DeleteFunc(doubts, func(o *jointDoubt[A]) bool {
		if o.basis != d.basis || o.at.And(d.at).Size() == 0 {
			return false
		}
		d.asks, d.lines = append(o.asks, d.asks...), append(o.lines, d.lines...)
		d.at.area |= o.at.area
		d.at.period = calendar.Period{From: min(d.at.period.From, o.at.period.From), To: max(d.at.period.To, o.at.period.To)}
		return true
	})
	return append(doubts, d)
}

// maxDoubted bounds the things of which each is given up in turn.
const maxDoubted = 64

// enough gives the things of which each, given up alone, leaves no contradiction: of
// those in the shortest core, and of joint work, which is taken off many figures.
func (s *shelf[A]) enough(d *jointDoubt[A]) (outs []told) {
	var core []int
	for _, c := range d.lines {
		if c.hard() && (core == nil || len(c.Core) < len(core)) {
			core = c.Core
		}
	}
	var tried []told
	for _, st := range s.meeting(d.at) {
		t := s.toldBy(st)
		if t.basis == d.basis && (slices.Contains(core, st.from) || s.ledger[st.from].Joint != 0) && !slices.Contains(tried, t) {
			tried = append(tried, t)
		}
	}
	if len(tried) > maxDoubted {
		return nil
	}
	for _, t := range tried {
		if !slices.ContainsFunc(d.asks, func(ask cell) bool {
			return slices.ContainsFunc(s.contradictions(s.without(s.bearing(ask), t), d.basis, ask), contradiction.hard)
		}) {
			outs = append(outs, t)
		}
	}
	return outs
}

// jointly answers a question that meets joint work: over each thing in doubt, given up.
func (s *shelf[A]) jointly(basis string, ask cell) (r reply[A], left map[int]Reason) {
	all := s.bearing(ask)
	var alone, others []told // each of one doubt in turn, and of the others all together
	certain := true
	var met []*jointDoubt[A]
	doubts, _ := s.inDoubt()
	for _, d := range doubts {
		if d.basis != basis || d.at.And(ask).Size() == 0 {
			continue
		}
		certain = certain && len(d.outs) > 0
		if len(d.outs) > len(alone) {
			alone, others = d.outs, append(others, alone...)
		} else {
			others = append(others, d.outs...)
		}
		met = append(met, d)
	}
	if len(alone) == 0 {
		alone = []told{{}} // nothing
	}
	for i, out := range alone {
		b, why := s.counted(s.without(all, slices.Concat(others, []told{out})...), basis, ask)
		one := b.answer(basis, ask, nil)
		if i == 0 {
			r, left = one, why
			continue
		}
		r.Figure, r.Tight = either(r.Figure, one.Figure), r.Tight && one.Tight
	}
	r.joint, r.Tight = met, r.Tight && certain && len(all) < mostBearing
	return r, left
}

// either gives what two figures leave, of which one is wrong.
func either[A stats.Amount](a, b stats.Figure[A]) stats.Figure[A] {
	if a == b {
		return a
	}
	return stats.Disputed(hull(a.Bounds(), b.Bounds()), hull(a.Reading(), b.Reading()))
}

// jointDispute tells what is in doubt beside joint work.
func (s *shelf[A]) jointDispute(d *jointDoubt[A], ask cell) Dispute {
	out := Dispute{Repairs: len(d.outs)}
	for _, c := range s.lines(slices.Clone(d.lines)) {
		if c.hard() {
			out.Lines = append(out.Lines, s.conflict(c.Conflict, ask))
		}
	}
	for _, t := range d.outs {
		var from []int
		for _, st := range s.meeting(t.cell) {
			if s.toldBy(st) == t {
				from = append(from, st.from)
			}
		}
		alone := stats.Figure[A]{}
		if t.scope == "" {
			b, _ := s.counted(s.without(s.bearing(t.cell), t), t.basis, t.cell)
			alone = b.answer(t.basis, t.cell, nil).Figure
		}
		out.Doubtful = append(out.Doubtful, s.doubt(doubtAt{t.cell, from, valueOf(alone), len(d.outs) == 1}))
	}
	return out
}
