package countylines

import (
	"errors"
	"slices"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/stats"
)

// A Reason says why a return has no part in an answer, or not all of one.
type Reason uint8

const (
	Revised    Reason = iota + 1 // its publisher has since given the figure again
	OtherBasis                   // it rests on another definition or valuation than the answer does
	OtherTime                    // it is a state at another time
	InPart                       // it is about a part of the area's work, so it bounds the answer only from below
	MayOverlap                   // it may count the same joint work as another return, so it counts as a range
)

var reasons = [...]string{
	Revised:    "revised",
	OtherBasis: "other basis",
	OtherTime:  "other time",
	InPart:     "part of the area's work",
	MayOverlap: "joint work",
}

// String gives the reason in a few words: "other basis", "joint work".
func (r Reason) String() string {
	if r > 0 && int(r) < len(reasons) {
		return reasons[r]
	}
	return "no reason"
}

// given are the statements that answer a question, as they count towards it.
type given[K stats.Set[K], A stats.Amount] struct {
	statements []statement[K, A]
	left       map[int]Reason // returns that do not count, or count for less than they say
}

// given applies the rules of returns to the statements that bear on a question.
func (s *shelf[K, A]) given(ask cell[K]) given[K, A] {
	all := s.bearing(ask)
	return s.givenOf(all, s.basis(all, ask), ask)
}

// givenOn is given for a question about the figures on one basis.
func (s *shelf[K, A]) givenOn(basis string, ask cell[K]) given[K, A] {
	return s.givenOf(s.bearing(ask), basis, ask)
}

func (s *shelf[K, A]) givenOf(all []statement[K, A], basis string, ask cell[K]) given[K, A] {
	g := given[K, A]{statements: all, left: map[int]Reason{}}
	if s.rules(ask.kind).days == Stock {
		g.drop(OtherTime, func(st statement[K, A]) bool { return st.cell.period != ask.period })
	}
	g.drop(OtherBasis, func(st statement[K, A]) bool { return s.ledger[st.from].Basis != basis })
	joint := s.jointWork(g.statements)
	for i := range g.statements {
		st := &g.statements[i]
		r := s.ledger[st.from]
		if r.Scope != "" {
			st.figure = stats.Sum(st.figure, stats.Figure[A]{}) // there may be more in the area
			g.left[st.from] = InPart
		}
		for _, j := range joint {
			if j.widen(st, r.Scope, ask) && r.Scope == "" {
				g.left[st.from] = MayOverlap
			}
		}
	}
	return g
}

func (g *given[K, A]) drop(why Reason, drop func(statement[K, A]) bool) {
	g.statements = slices.DeleteFunc(g.statements, func(st statement[K, A]) bool {
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
func (s *shelf[K, A]) basis(all []statement[K, A], ask cell[K]) (basis string) {
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
type joint[K stats.Set[K], A stats.Amount] struct {
	scope   string
	cell    cell[K] // its area is that of all who may have counted it
	tellers Area    // those who say so
	amount  stats.Bounds[A]
	reading stats.Bounds[A]
}

// jointWork gathers the statements about joint work, one for each piece however
// many tell of it. Where they differ, the amount is a range that holds them all.
func (s *shelf[K, A]) jointWork(all []statement[K, A]) []joint[K, A] {
	var list []joint[K, A]
	for _, st := range all {
		r := s.ledger[st.from]
		parties := r.Area | r.Joint
		if r.Joint&^r.Area == 0 {
			continue
		}
		i := slices.IndexFunc(list, func(j joint[K, A]) bool {
			return j.scope == r.Scope && j.cell.period == st.cell.period && j.cell.kind == st.cell.kind && j.cell.area&parties != 0
		})
		b, read := st.figure.Bounds(), st.figure.Reading()
		if i < 0 {
			list = append(list, joint[K, A]{r.Scope, cell[K]{parties, st.cell.period, st.cell.kind}, r.Area, b, read})
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

// widen takes joint work off a figure where, for the question, another force's
// figure stands for it, and reports whether it did. The force asked about keeps
// it, and of several the first. From all of one that tells of it too it is taken off;
// others may have counted it or not, and so may a figure of several forces have
// counted it once or more often, and one of a part of the kinds, the days or the
// work have none of it or all.
func (j joint[K, A]) widen(st *statement[K, A], scope string, ask cell[K]) bool {
	keeper := j.keeper(ask.area)
	among := st.cell.area & j.cell.area
	both := st.cell.And(j.cell)
	if among == keeper || both.Size() == 0 {
		return false
	}
	if scope == j.scope {
		st.figure = stats.Figure[A]{} // it is the work that the other's figure stands for
		return true
	}
	all := scope == "" && both.period == j.cell.period && both.kind == j.cell.kind
	st.figure = less(st.figure, j.amount, j.reading, all && st.cell.area.Size() == 1 && j.tellers.Contains(among))
	return true
}

// keeper gives the force whose figure stands for joint work in a question about
// an area.
func (j joint[K, A]) keeper(asked Area) Area {
	for _, among := range []Area{asked & j.tellers, asked & j.cell.area, j.tellers} {
		if among != 0 {
			return among & -among
		}
	}
	return 0
}

// less gives a figure without an amount that it surely holds, or may hold.
func less[A stats.Amount](f stats.Figure[A], amount, reading stats.Bounds[A], surely bool) stats.Figure[A] {
	take := func(b, off stats.Bounds[A]) stats.Bounds[A] {
		if off.Open {
			b.Lo = 0
		} else {
			b.Lo = max(0, b.Lo-off.Hi)
		}
		if surely && !b.Open {
			b.Hi = max(b.Lo, b.Hi-off.Lo)
		}
		return b
	}
	return stats.Bounded(take(f.Bounds(), amount), take(f.Reading(), reading))
}

// infer answers a question from what was given.
func (s *shelf[K, A]) infer(g []statement[K, A], ask cell[K]) (stats.Inferred[A], error) {
	switch r := s.rules(ask.kind); {
	case r.areas == Distinct:
		return inferDistinct(g, ask, func(c cell[K]) Area { return c.area }, func(c cell[K], a Area) cell[K] { c.area = a; return c })
	case r.days == Distinct:
		return inferDistinct(g, ask, func(c cell[K]) calendar.Period { return c.period }, func(c cell[K], p calendar.Period) cell[K] { c.period = p; return c })
	case r.kinds == Distinct:
		return inferDistinct(g, ask, func(c cell[K]) K { return c.kind }, func(c cell[K], k K) cell[K] { c.kind = k; return c })
	}
	got, err := stats.Given(known(g)...).Infer(ask)
	return traced(got, err, func(i int) []int { return []int{g[i].from} })
}

// traced gives an answer whose conflicts name the returns that the figures come
// from, by their indices in the ledger.
func traced[A stats.Amount](got stats.Inferred[A], err error, from func(int) []int) (stats.Inferred[A], error) {
	returns := func(figures []int) []int {
		var out []int
		for _, i := range figures {
			out = append(out, from(i)...)
		}
		return out
	}
	return retold(got, err, func(c *stats.Conflict) {
		c.Lower, c.Upper, c.Core = returns(c.Lower), returns(c.Upper), returns(c.Core)
	})
}

// retold gives an answer with its conflicts changed.
func retold[A stats.Amount](got stats.Inferred[A], err error, change func(*stats.Conflict)) (stats.Inferred[A], error) {
	retell := func(c *stats.Conflict) *stats.Conflict {
		changed := *c
		change(&changed)
		return &changed
	}
	for i, c := range got.Findings {
		got.Findings[i] = retell(c)
	}
	if c, ok := errors.AsType[*stats.Conflict](err); ok {
		err = retell(c)
	}
	return got, err
}

func known[K stats.Set[K], A stats.Amount](g []statement[K, A]) []stats.Known[cell[K], A] {
	out := make([]stats.Known[cell[K], A], len(g))
	for i, st := range g {
		out[i] = stats.Known[cell[K], A]{Set: st.cell, Figure: st.figure}
	}
	return out
}

// inferDistinct answers where things may belong to two disjoint sets along one
// axis, and to one only along the others: a line that two forces claim, a person
// met in two weeks. Along that axis a whole is at least its largest part and at
// most all parts together; within each set that a figure has there, the other
// axes add as usual.
func inferDistinct[X stats.Set[X], K stats.Set[K], A stats.Amount](g []statement[K, A], ask cell[K], axis func(cell[K]) X, with func(cell[K], X) cell[K]) (stats.Inferred[A], error) {
	var axes []X
	along := map[X][]statement[K, A]{}
	for _, st := range g {
		x := axis(st.cell)
		if along[x] == nil {
			axes = append(axes, x)
		}
		along[x] = append(along[x], st)
	}
	parts := make([]stats.Known[X, A], len(axes))
	var findings []*stats.Conflict
	tight := len(axes) < 2 // along two axes at once it is only safe
	for i, x := range axes {
		got, err := stats.Given(known(along[x])...).Infer(with(ask, x))
		got, err = traced(got, err, func(i int) []int { return []int{along[x][i].from} })
		if err != nil {
			return got, err
		}
		tight = tight && got.Tight
		findings = append(findings, got.Findings...)
		parts[i] = stats.Known[X, A]{Set: x, Figure: got.Figure}
	}
	got, err := stats.GivenDistinct(parts...).Infer(axis(ask))
	got, err = traced(got, err, func(i int) []int {
		group := along[axes[i]]
		var from []int
		for _, at := range stats.Given(known(group)...).RestsOn(with(ask, axes[i])) {
			from = append(from, group[at].from)
		}
		return from
	})
	got, err = retold(got, err, func(c *stats.Conflict) { c.Set = with(ask, c.Set.(X)) })
	got.Tight = got.Tight && tight
	got.Findings = append(findings, got.Findings...)
	return got, err
}
