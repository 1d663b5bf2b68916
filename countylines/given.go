// SPDX-License-Identifier: MIT

package countylines

import (
	"slices"

	"github.com/countylines/ops/stats"
)

// A Reason says why a return has no part in an answer, or not all of one.
type Reason uint8

const (
	Revised      Reason = iota + 1 // its publisher has since given the figure again
	OtherBasis                     // it rests on another definition or valuation than the answer does
	OtherTime                      // it is a state at another time
	InPart                         // it is about a part of the area's work, so it bounds the answer only from below
	MayOverlap                     // it may count the same joint work as another return, so it counts as a range
	Contradicted                   // others contradict it, and every smallest repair gives it up
	NotWeighed                     // it is a mass of 0, no doses, or a worth of £0, of drugs of which there were seizures
)

var reasons = [...]string{
	Revised:      "revised",
	OtherBasis:   "other basis",
	OtherTime:    "other time",
	InPart:       "part of the area's work",
	MayOverlap:   "joint work",
	Contradicted: "contradicted",
	NotWeighed:   "not weighed",
}

// String gives the reason in a few words: "other basis", "joint work".
func (r Reason) String() string {
	if r > 0 && int(r) < len(reasons) {
		return reasons[r]
	}
	return "no reason"
}

// given are the statements that answer a question, as they count towards it.
type given[A stats.Amount] struct {
	statements []statement[A]
	left       map[int]Reason // returns that do not count, or count for less than they say
}

// reply answers a question from all that bears on it. Joint work is counted anew for
// each question; else what was prepared is asked. For shared see [book.answer].
func (s *shelf[A]) reply(ask cell, shared map[any]any) (r reply[A], left map[int]Reason, err error) {
	if ask.Size() < 0 {
		return r, nil, &stats.SetError{Set: ask.kind}
	}
	basis := ""
	if s.based {
		basis = s.basis(s.meeting(ask), ask)
	}
	if s.joint && s.book().meetsJoint(ask) {
		r, left = s.jointly(basis, ask)
		return r, left, nil
	}
	return s.book().answer(basis, ask, shared), nil, nil
}

func (s *shelf[A]) givenOf(all []statement[A], basis string, ask cell) given[A] {
	g := given[A]{statements: all, left: map[int]Reason{}}
	if s.rules(ask.kind).days == Stock {
		g.drop(OtherTime, func(st statement[A]) bool { return st.cell.period != ask.period })
	}
	g.drop(OtherBasis, func(st statement[A]) bool { return s.ledger[st.from].Basis != basis })
	joint := s.jointWork(g.statements)
	for i := range g.statements {
		st := &g.statements[i]
		r := s.ledger[st.from]
		if r.Scope != "" {
			g.left[st.from] = InPart
		}
		if s.takeOff(st, joint, r.Scope, ask) && r.Scope == "" {
			g.left[st.from] = MayOverlap
		}
	}
	return g
}

func (g *given[A]) drop(why Reason, drop func(statement[A]) bool) {
	g.statements = slices.DeleteFunc(g.statements, func(st statement[A]) bool {
		if drop(st) {
			g.left[st.from] = why
			return true
		}
		return false
	})
}

// basis gives the basis that an answer rests on: that of the statements about what
// is asked, and where they have several, the unstated one if it is among them, or
// else the one that most of them have.
func (s *shelf[A]) basis(all []statement[A], ask cell) (basis string) {
	counts := map[string]int{}
	for _, st := range all {
		if st.cell.And(ask).Size() > 0 {
			counts[s.ledger[st.from].Basis]++
		}
	}
	if counts[""] > 0 {
		return ""
	}
	most := 0
	for b, n := range counts {
		if n > most || n == most && b < basis {
			basis, most = b, n
		}
	}
	return basis
}

// joint is a piece of work that several forces did together, and that some or all
// of them count.
type joint[A stats.Amount] struct {
	scope   string
	cell    cell // its area is that of all who may have counted it
	tellers Area // those who say so
	amount  stats.Bounds[A]
	reading stats.Bounds[A]
}

// jointWork gathers the statements about joint work, one for each piece however
// many tell of it. Where they differ, the amount is a range that holds them all.
func (s *shelf[A]) jointWork(all []statement[A]) []joint[A] {
	var list []joint[A]
	for _, st := range all {
		r := s.ledger[st.from]
		parties := r.Area | r.Joint
		if r.Joint&^r.Area == 0 {
			continue
		}
		i := slices.IndexFunc(list, func(j joint[A]) bool {
			return j.scope == r.Scope && j.cell.period == st.cell.period && j.cell.kind == st.cell.kind && j.cell.area&parties != 0
		})
		b, read := st.figure.Bounds(), st.figure.Reading()
		if i < 0 {
			list = append(list, joint[A]{r.Scope, cell{parties, st.cell.period, st.cell.kind}, r.Area, b, read})
			continue
		}
		j := &list[i]
		j.cell.area |= parties
		j.tellers |= r.Area
		j.amount, j.reading = hull(j.amount, b), hull(j.reading, read)
	}
	return list
}

func hull[A stats.Amount](a, b stats.Bounds[A]) stats.Bounds[A] {
	h := stats.Bounds[A]{Lo: min(a.Lo, b.Lo), Open: a.Open || b.Open}
	if !h.Open {
		h.Hi = max(a.Hi, b.Hi)
	}
	return h
}

// takeOff takes joint work off a figure where, for the question, another force's figure
// stands for it, and reports whether it did. What is told of a part of some work, the
// arrests that led to a charge, is not taken off again beside the whole of it.
func (s *shelf[A]) takeOff(st *statement[A], all []joint[A], scope string, ask cell) (any bool) {
	var may, sure []joint[A]
	for _, j := range all {
		switch takes, surely := j.bears(st, scope, ask); {
		case takes && scope == j.scope:
			st.figure = stats.Figure[A]{} // it is the work that the other's figure stands for
			return true
		case surely:
			may, sure = append(may, j), append(sure, j)
		case takes:
			may = append(may, j)
		}
	}
	if len(may) > 0 {
		st.figure = less(st.figure, wholes(may), wholes(sure))
	}
	return len(may) > 0
}

// bears reports whether, for the question, another force's figure stands for joint work
// that a figure may hold, and whether it surely holds all of it. The force asked about
// keeps it, and of several the first. All of one that tells of it too holds it; others
// may have counted it or not, and so may a figure of several forces have counted it once
// or more often, and one of a part of the kinds, the days or the work have none of it or
// all.
func (j joint[A]) bears(st *statement[A], scope string, ask cell) (takes, surely bool) {
	keeper := j.keeper(ask.area)
	among := st.cell.area & j.cell.area
	both := st.cell.And(j.cell)
	if among == keeper || both.Size() == 0 {
		return false, false
	}
	all := scope == "" && both.period == j.cell.period && both.kind == j.cell.kind
	return true, all && st.cell.area.Size() == 1 && j.tellers.Contains(among)
}

// wholes leaves out pieces of joint work that are parts of others.
func wholes[A stats.Amount](all []joint[A]) (list []joint[A]) {
	for i, j := range all {
		part := slices.ContainsFunc(all, func(o joint[A]) bool {
			return o.scope == j.scope && o.cell != j.cell && stats.Contains(o.cell, j.cell)
		})
		if !part && !slices.ContainsFunc(all[:i], func(o joint[A]) bool { return o.scope == j.scope && o.cell == j.cell }) {
			list = append(list, j)
		}
	}
	return list
}

// keeper gives the force whose figure stands for joint work in a question about
// an area.
func (j joint[A]) keeper(asked Area) Area {
	for _, among := range []Area{asked & j.tellers, asked & j.cell.area, j.tellers} {
		if among != 0 {
			return among & -among
		}
	}
	return 0
}

// less gives a figure without joint work that it may hold, and without as much as it
// surely holds: of pieces that overlap, the largest.
func less[A stats.Amount](f stats.Figure[A], may, sure []joint[A]) stats.Figure[A] {
	overlap := false
	for i, j := range sure {
		overlap = overlap || slices.ContainsFunc(sure[:i], func(o joint[A]) bool { return o.scope == j.scope && o.cell.And(j.cell).Size() > 0 })
	}
	take := func(b stats.Bounds[A], of func(joint[A]) stats.Bounds[A]) stats.Bounds[A] {
		off := A(0)
		for _, j := range sure {
			switch lo := of(j).Lo; {
			case overlap:
				off = max(off, lo)
			case lo > b.Hi-off:
				off = b.Hi // all there is
			default:
				off += lo
			}
		}
		for _, j := range may {
			if o := of(j); o.Open {
				b.Lo = 0
			} else {
				b.Lo = max(0, b.Lo-o.Hi)
			}
		}
		if !b.Open {
			b.Hi = max(b.Lo, b.Hi-off)
		}
		return b
	}
	words := func(j joint[A]) stats.Bounds[A] { return j.amount }
	reading := func(j joint[A]) stats.Bounds[A] { return j.reading }
	return stats.Bounded(take(f.Bounds(), words), take(f.Reading(), reading))
}

func known[A stats.Amount](g []statement[A]) []stats.Known[cell, A] {
	out := make([]stats.Known[cell, A], len(g))
	for i, st := range g {
		out[i] = stats.Known[cell, A]{Set: st.cell, Figure: st.figure}
	}
	return out
}
