// SPDX-License-Identifier: MIT

package stats

import (
	"cmp"
	"fmt"
	"slices"
)

// Known is what was said of a set.
type Known[S Set[S], A Amount] struct {
	Set    S
	Figure Figure[A]
}

// Implied is what figures about some sets imply about all others. [Given] and
// [GivenDistinct] prepare it, once; any number of goroutines may ask it at the
// same time.
type Implied[S Set[S], A Amount] struct {
	known    []Known[S, A]
	facts    []fact
	tree     *tree[S]     // the figures whose sets are nested or disjoint
	crossing *crossing[S] // those joined to others by sets that cross; nil if there are none
	empty    []int32      // figures about nothing that say there is some
	err      error        // what makes every question senseless
	rule     rule
}

// Inferred is an answer about a set.
type Inferred[A Amount] struct {
	// Figure has as Bounds the totals that the words of the known figures allow,
	// and as Reading those that their usual readings allow. It is in the words of
	// the printed figures where sums and differences of them are all there is to
	// it ("over 1,287" of "over 1,350" less 25 and 38). Where figures contradict
	// each other and the answer depends on which of them is wrong, it is disputed
	// ([Figure.Disputed]), and read as what is printed of the very set asked, if
	// that may be right: "33, disputed: 0 to 33".
	Figure Figure[A]
	// Tight is set if no narrower range follows from the known figures. Otherwise
	// the range is a safe one that may be wider than need be.
	Tight bool
	// Findings are the contradictions between the usual readings of figures whose
	// words agree. The reading of each figure in their cores was taken to be no
	// more than its words; after the 32nd, those of all figures that overlap.
	Findings []*Conflict
}

// Given prepares what figures about sets imply, for totals that add: the total of
// a set is the sum over its atoms, none of which is negative. Parts are then no
// more than their whole, disjoint parts of a whole add up to no more than it, and
// to all of it where they leave nothing out.
//
// Persons counted in several weeks, seizures counted for each drug and other
// totals that overlap do not add; see [GivenDistinct]. Separate finds in a list
// add even where their sets are nested; see [List].
//
// Figures may contradict each other. The answer is then what all smallest repairs
// leave, as [Implied.Infer] says, and [Implied.Disputes] tells what is in doubt.
//
// Sets that a chain of overlaps joins make a component. Where any two sets of one
// are nested or disjoint, answers are the narrowest there are (Edmonds and Giles
// 1977). Where sets cross each other, such as a force in October and its region in
// one week, that holds for a component whose sets, with the asked one, cut their atoms
// into up to 256 cells, sets times cells being up to 65,536: it is solved as a linear
// programme in exact arithmetic (Dutertre and de Moura 2006), unless its numbers outgrow
// 64 bits, and the ends are rounded inward. From all other components several trees of
// nested sets are picked, and the nearest 40 sets solved exactly; the range common to
// their answers is safe, as bounds that are propagated between tables are (Buzzigoli and
// Giusti 1999; Dobra and Fienberg 2008), and Tight is not set.
//
// Figures that were not reported may be among the known and imply nothing. Copies
// of a figure change nothing. The order of all decides only which of several
// contradictions is named first, which of several texts gives its words, and which
// of several equally good trees is picked.
//
// To prepare n figures takes at worst n²/2 comparisons of sets; to ask a tree of them
// allocates nothing where nothing is in dispute.
//
// These are all limits. Past them less is used, so an answer is safe and may be wider
// than need be, and Tight is not set:
//   - 20 million comparisons to see that sets are nested and disjoint, as 6,000 sets side by
//     side take, 262,144 sets of a tree, and 2,000 sets that cross: an answer uses the 256 sets
//     that bear most on it.
//   - 256 cells, 65,536 sets times cells, 2,000 pivots of a programme and numbers of 64 bits:
//     six trees and the nearest 40 sets answer. Contradictions are looked for in 64 trees.
//   - 512 repairs of a component, 16 where more than 63 sets cross or where it is not solved
//     exactly; 3 sets given up beyond one for each contradiction that shares no set with another;
//     20,000 tests of whether a component agrees, and 30 million sets looked at in all tests: all
//     figures that may be wrong are left out together.
//   - 64 figures that the trees of one question show to contradict each other by words: all
//     of the component are left out. The 32nd contradiction between readings: all readings
//     of the component are taken to be no more than their words.
//
// [Implied.Conflicts], [Implied.Disputes] and [Implied.RestsOn] have those of their own.
func Given[S Set[S], A Amount](known ...Known[S, A]) *Implied[S, A] {
	return given(additive, known)
}

// GivenDistinct is [Given] for totals that count each thing once in every set
// that it belongs to, and once in a union of such sets: persons seen in several
// weeks, seizures of several drugs, lines that two forces claim. The total of a
// union is at least the largest of its parts' and at most their sum.
//
// Totals that add on one axis and are distinct on another, such as persons over
// areas and over weeks, obey this rule too.
func GivenDistinct[S Set[S], A Amount](known ...Known[S, A]) *Implied[S, A] {
	return given(distinct, known)
}

// maxTried bounds how many figures of how many sets that cross RestsOn tries to do
// without, and leastTried are tried in any case.
const (
	maxTried   = 1 << 15
	leastTried = 16
	maxRested  = 10_000_000 // sets of a tree that are looked at to try each of its figures once
)

// maxComparisons bounds what preparing a family costs, and maxFindings how many
// contradictions between readings it names: past that all readings of figures that
// overlap are taken to be no more than their words.
const (
	maxComparisons = 20_000_000
	maxFindings    = 32
	maxNodes       = 1 << 18 // of a tree, which take some 130 MB with all that is known of them
)

func given[S Set[S], A Amount](r rule, known []Known[S, A]) *Implied[S, A] {
	m := &Implied[S, A]{known: slices.Clone(known), rule: r, facts: make([]fact, len(known))}
	members := make([]placed, 0, len(known))
	for i, k := range m.known {
		m.facts[i] = factOf(k.Figure)
		switch size := k.Set.Size(); {
		case size < 0:
			if m.err == nil {
				m.err = &SetError{Set: k.Set}
			}
		case size == 0 && m.facts[i].span[asRead].lo > 0:
			m.empty = append(m.empty, int32(i))
		case size > 0 && k.Figure.Reported():
			members = append(members, placed{size, int32(i)})
		}
	}
	slices.SortFunc(members, func(a, b placed) int { return cmp.Or(cmp.Compare(b.size, a.size), cmp.Compare(a.fact, b.fact)) })
	set := func(fact int32) S { return m.known[fact].Set }
	sets := len(members)
	if sets > maxNodes { // or are there copies among them?
		m.crossing = newCrossing(m.facts, members, set, r)
		if sets = len(m.crossing.members); sets > maxNodes {
			return m
		}
		m.crossing = nil
	}
	m.tree = newTree[S](account{facts: m.facts, shared: true}, sets, r)
	budget := maxComparisons
	for _, one := range members {
		if !m.tree.place(set(one.fact), one.size, one.fact, &budget) {
			m.tree = nil // makes room
			m.crossing = newCrossing(m.facts, members, set, r)
			m.tree = m.crossing.tree()
			break
		}
	}
	if m.tree != nil {
		if few := m.tree.nodes; 2*len(few) < cap(few) { // most were copies
			m.tree.nodes = slices.Clone(few)
		}
		work := maxLooked
		m.settle(m.tree, &work)
	}
	return m
}

// settle works out all totals of a tree, and what is in doubt about its roots.
func (m *Implied[S, A]) settle(t *tree[S], budget *int) {
	roots := map[int32]bool{}
	var order []int32
	add := func(v int32) {
		if r := t.root(v); !roots[r] {
			roots[r] = true
			order = append(order, r)
		}
	}
	for v := range t.nodes {
		n := &t.nodes[v]
		n.differs = n.fact >= 0 && t.after(n.fact) >= 0 && t.differs(n.fact)
		if n.differs || t.shaky(n.fact) {
			add(int32(v))
		}
	}
	for l := range layers {
		for _, v := range t.settle(l, nil) {
			add(v)
		}
	}
	for _, r := range order {
		t.knots = append(t.knots, t.tie(r, budget, m.conflict))
		t.nodes[r].knot = int32(len(t.knots))
	}
	if len(order) > 0 {
		t.settle(asRead, nil)
	}
	t.word()
	for _, k := range t.knots {
		t.lay(k)
	}
}

// Infer gives the range that the known figures leave for the total of a set, the
// narrowest where they are about nested and disjoint sets. With nothing known
// that is 0 and up; an empty set has exactly 0.
//
// Where figures contradict each other by their words, something is wrong, as
// little as need be, and the rest stands. What is told of one set more than once
// and does not agree leaves the smallest range that holds what each largest group
// of figures that agree leaves: 98, "over 95" and 90 leave 90 to 98. Where sets
// still contradict each other, a smallest repair gives up as few sets of a
// component as possible, with all that is told of them, so that the others agree
// (Fellegi and Holt 1976). The answer is the smallest range that holds those of all
// smallest repairs (Arenas, Bertossi and Chomicki 1999). The truth is inside if it
// is within what is printed of each set told differently, and no more sets are told
// wrongly than must be: with one wrong figure it always is.
//
// The error is a [*SetError] if the asked value, or a known one, is not a set.
func (m *Implied[S, A]) Infer(ask S) (Inferred[A], error) {
	size := ask.Size()
	switch {
	case m.err != nil:
		return Inferred[A]{}, m.err
	case size < 0:
		return Inferred[A]{}, &SetError{Set: ask}
	case size == 0:
		return Inferred[A]{Figure: Exactly(A(0)), Tight: true}, nil
	}
	all := noPortion()
	var findings []*Conflict
	if m.tree != nil {
		findings = m.tree.of(ask, size, &all)
	}
	if m.crossing != nil {
		for _, d := range m.crossing.of(ask, size, nil, &all) {
			if d.layer == asRead {
				findings = append(findings, m.conflict(d))
			}
		}
	}
	return Inferred[A]{Figure: m.figure(all.closed(m.rule, size)), Tight: !all.wide, Findings: findings}, nil
}

// closed ends a portion that is all there is: what no set holds may be anything.
func (s portion) closed(by rule, size int) portion {
	if s.size < size {
		for l := range layers {
			s.span[l].hi = unbounded
		}
	}
	if by == additive && s.worded < size {
		s.says = printed{}
	}
	return s
}

// figure gives the figure of all shares together. What is disputed is read as what
// is printed of the very set, if that lies in its bounds.
func (m *Implied[S, A]) figure(s portion) Figure[A] {
	if !s.doubt {
		return figureOf[A](s.fact)
	}
	if read := m.printedOf(s.exactly); !read.empty() && read.and(s.span[inWords]) == read {
		s.span[asRead] = read
	}
	return derived(disputed, 0, boundsOf[A](s.span[inWords]), boundsOf[A](s.span[asRead]))
}

// printedOf gives the smallest range that holds the readings of all that is told of
// one set, given the first fact about it.
func (m *Implied[S, A]) printedOf(first int32) span {
	all := span{unbounded, 0}
	r := m.account()
	if first < 0 {
		return all
	}
	for f := first; f >= 0; f = r.after(f) {
		all = span{min(all.lo, m.facts[f].span[asRead].lo), max(all.hi, m.facts[f].span[asRead].hi)}
	}
	return all
}

// RestsOn gives the known figures, by their indices, that an answer rests on:
// without any one of them its bounds or its reading would be wider, and the
// others change neither. Where two figures say the same it names one of them. Of
// an answer in dispute it gives those that each end of the bounds rests on, in the
// repair that leaves the most room there. If [Implied.Infer] gives an error, there
// is no answer, and RestsOn gives nil.
//
// It answers the question again and again, so it takes longer than Infer does:
// some 10 times for each figure that it names. Where sets cross it tries the 256
// figures that overlap the asked set most closely, fewer where more than 128 sets cross
// (16 of 2,000), and takes the others for granted. So it does where they are nested or
// disjoint and more than some 3,000: of 100,000 it tries the closest 100.
func (m *Implied[S, A]) RestsOn(ask S) []int {
	size := ask.Size()
	if inferred, err := m.Infer(ask); err != nil || size == 0 || !inferred.Figure.Reported() {
		return nil
	}
	var part *tree[S]
	var tried []int32
	if m.tree != nil {
		part = m.tree.among(ask)
		tried = part.factsNear(ask, size, max(leastTried, maxRested/len(part.nodes)))
	}
	if m.crossing != nil {
		tried = append(tried, m.crossing.factsFor(ask, size, min(maxChosen, max(leastTried, maxTried/len(m.crossing.members))))...)
	}
	skip := make([]bool, len(m.known))
	answer := func() portion {
		all := noPortion()
		if part != nil {
			for l := range layers {
				part.settle(l, skip)
			}
			part.of(ask, size, &all)
		}
		if m.crossing != nil {
			m.crossing.of(ask, size, skip, &all)
		}
		return all.closed(m.rule, size)
	}
	var rests []int32
	for _, end := range m.extremes(ask, size) {
		clear(skip)
		mark(skip, end.out, true)
		whole := answer()
		var left []int32
		for _, f := range tried {
			if !skip[f] {
				left = append(left, f)
			}
		}
		rests = append(rests, spareWhile(left, skip, func() bool { return end.same(answer().fact, whole.fact) })...)
	}
	return slices.Compact(ints(rests))
}

// An extreme is an end of an answer, or both of them, with the facts that the
// repair gives up which attains it.
type extreme struct {
	out    []int32
	lo, hi bool // which end; the reading counts where it is both
}

func (e extreme) same(a, b fact) bool {
	switch {
	case e.lo && e.hi:
		return a.span == b.span
	case e.lo:
		return a.span[inWords].lo == b.span[inWords].lo
	}
	return a.span[inWords].hi == b.span[inWords].hi
}

// extremes gives for each end of an answer the repair that attains it.
func (m *Implied[S, A]) extremes(ask S, size int) []extreme {
	both, lo, hi := extreme{lo: true, hi: true}, extreme{lo: true}, extreme{hi: true}
	differ := false
	choose := func(repairs int, of func(int) (span, []int32)) {
		least, _ := of(0)
		most, atLeast, atMost := least, 0, 0
		for i := 1; i < repairs; i++ {
			s, _ := of(i)
			differ = differ || s != least
			if s.lo < least.lo {
				least, atLeast = s, i
			}
			if s.hi > most.hi {
				most, atMost = s, i
			}
		}
		_, out := of(atLeast)
		lo.out, both.out = append(lo.out, out...), append(both.out, out...)
		_, out = of(atMost)
		hi.out = append(hi.out, out...)
	}
	if m.tree != nil {
		for _, k := range m.tree.knots {
			if both := m.tree.nodes[k.root].set.And(ask).Size(); both > 0 && len(k.repairs) > 0 {
				choose(len(k.repairs), func(i int) (span, []int32) {
					s, _ := m.tree.ofRoot(k.root, ask, both, size, &k.repairs[i])
					return s.span[inWords], m.tree.factsOf(k.repairs[i].out)
				})
			}
		}
	}
	if m.crossing != nil {
		m.crossing.eachRepair(ask, size, choose)
	}
	if differ {
		return []extreme{lo, hi}
	}
	return []extreme{both}
}

// factsOf gives the facts about some nodes.
func (t *tree[S]) factsOf(nodes []int32) (facts []int32) {
	for _, v := range nodes {
		facts = t.about(t.nodes[v].fact, facts)
	}
	return facts
}

// conflict puts a dispute into words.
func (m *Implied[S, A]) conflict(d dispute) *Conflict {
	c := &Conflict{
		Set:    d.set,
		Least:  amountText[A](d.least),
		Most:   amountText[A](d.most),
		Gap:    amountText[A](d.least - d.most),
		AsRead: d.layer == asRead,
	}
	c.Lower, c.lower = m.side(d.lower)
	c.Upper, c.upper = m.side(d.upper)
	c.Core, _ = m.side(d.core)
	return c
}

// side gives the indices of facts, and what they say, as far as a message tells it.
func (m *Implied[S, A]) side(facts []int32) (known []int, said []string) {
	for i, f := range facts {
		known = append(known, int(f))
		if i < enough {
			said = append(said, fmt.Sprintf("%v in %v", m.known[f].Figure, m.known[f].Set))
		}
	}
	if len(facts) > enough {
		said = append(said, fmt.Sprintf("%d others", len(facts)-enough))
	}
	return known, said
}

func amountText[A Amount](v int64) string {
	return string(appendAmount(nil, A(min(v, int64(largest[A]())))))
}
