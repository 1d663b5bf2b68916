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
	tree     *tree[S]      // all figures, if their sets are nested or disjoint
	crossing *crossing[S]  // otherwise
	troubles [][]*Conflict // of the tree's roots: one conflict in words, or findings
	err      error         // what makes every question senseless
	rule     rule
}

// Inferred is an answer about a set.
type Inferred[A Amount] struct {
	// Figure has as Bounds the totals that the words of the known figures allow,
	// and as Reading those that their usual readings allow. It is in the words of
	// the printed figures where sums and differences of them are all there is to
	// it ("over 1,287" of "over 1,350" less 25 and 38).
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
// Where any two of the sets are nested or disjoint, answers are the narrowest
// there are, and so are contradictions found (Edmonds and Giles 1977). Where sets
// cross each other, such as a force in October and its region in one week, that
// holds for up to 63 sets joined by overlaps, which cut their atoms into up to 256
// cells: these are solved as a linear programme in exact arithmetic (Dutertre and
// de Moura 2006), whose ends are rounded inward. From larger families several
// trees of nested sets are picked, and the nearest sets solved exactly; the range
// common to their answers is safe, as bounds that are propagated between tables
// are (Buzzigoli and Giusti 1999; Dobra and Fienberg 2008), and Tight is not set.
//
// Figures that were not reported may be among the known and imply nothing. Their
// order decides only which of several contradictions is named first, which of
// several texts gives its words, and which of several equally good trees is
// picked. To prepare n figures takes at worst n²/2 comparisons of sets, and some
// 20 million at most; to ask a tree of them allocates nothing. Where more than
// 2,000 sets cross each other, or 6,000 lie side by side, an answer uses the 256
// that bear most on the question.
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

// maxComparisons bounds what preparing a family costs, and maxFindings how many
// contradictions between readings it names: past that all readings of figures that
// overlap are taken to be no more than their words.
const (
	maxComparisons = 20_000_000
	maxFindings    = 32
)

func given[S Set[S], A Amount](r rule, known []Known[S, A]) *Implied[S, A] {
	m := &Implied[S, A]{known: slices.Clone(known), rule: r}
	facts := make([]fact, len(known))
	type placed struct {
		size int
		fact int32
	}
	order := make([]placed, 0, len(known))
	for i, k := range m.known {
		facts[i] = factOf(k.Figure)
		size := k.Set.Size()
		switch {
		case size < 0:
			m.reject(&SetError{Set: k.Set})
		case size == 0 && facts[i].span[inWords].lo > 0:
			m.reject(m.conflict(nowhere(inWords, k.Set, int32(i), facts[i])))
		case size > 0 && k.Figure.Reported():
			order = append(order, placed{size, int32(i)})
		}
	}
	if m.err != nil {
		return m
	}
	slices.SortFunc(order, func(a, b placed) int { return cmp.Or(cmp.Compare(b.size, a.size), cmp.Compare(a.fact, b.fact)) })
	m.tree = newTree[S](facts, len(order), r)
	budget := maxComparisons
	for _, o := range order {
		if !m.tree.place(m.known[o.fact].Set, o.size, o.fact, &budget) {
			m.tree = nil
			break
		}
	}
	if m.tree != nil {
		m.settleTree()
		return m
	}
	sets := make([]member[S], len(order))
	for i, o := range order {
		sets[i] = member[S]{set: m.known[o.fact].Set, size: o.size, fact: o.fact}
	}
	m.crossing = newCrossing(facts, sets, r)
	return m
}

// reject makes every question senseless; the first reason is given.
func (m *Implied[S, A]) reject(err error) {
	if m.err == nil {
		m.err = err
	}
}

// nowhere is the dispute of a figure that is not zero, about a set of nothing.
func nowhere[S Set[S]](l layer, set S, f int32, says fact) dispute[S] {
	only := []int32{f}
	return dispute[S]{layer: l, set: set, lower: only, least: says.span[l].lo, core: only}
}

// settleTree works out all totals, and notes for each of the largest sets what
// its figures disagree about. Readings that disagree are taken back to the words.
func (m *Implied[S, A]) settleTree() {
	t := m.tree
	blame := func(v int32, d dispute[S]) {
		root := &t.nodes[t.root(v)]
		if root.trouble == 0 {
			m.troubles = append(m.troubles, nil)
			root.trouble = int32(len(m.troubles))
		}
		found := &m.troubles[root.trouble-1]
		*found = append(*found, m.conflict(d))
	}
	for _, v := range t.settle(inWords, nil) {
		if t.nodes[t.root(v)].trouble == 0 {
			blame(v, t.disputeAt(inWords, v, nil))
		}
	}
	words := len(m.troubles)
	for again := true; again; {
		again = false
		for _, v := range t.settle(asRead, nil) {
			r := t.root(v)
			if root := t.nodes[r].trouble; root != 0 && int(root) <= words {
				continue // its words disagree already
			}
			d := t.disputeAt(asRead, v, nil)
			blame(v, d)
			if len(m.troubles[t.nodes[r].trouble-1]) == maxFindings {
				d.core = t.factsUnder(r)
			}
			t.concede(d.core)
			again = true
			break
		}
	}
	t.word()
}

// concede takes the readings of facts to be no more than their words.
func (t *tree[S]) concede(facts []int32) {
	for _, f := range facts {
		t.facts[f].span[asRead] = t.facts[f].span[inWords]
	}
}

// Infer gives the range that the known figures leave for the total of a set, the
// narrowest where they are about nested and disjoint sets. With nothing known
// that is 0 and up; an empty set has exactly 0.
//
// The error is a [*Conflict] where figures about sets that are joined to the
// asked one by a chain of overlaps contradict each other by their words: nothing
// follows from them. It is a [*SetError] if the asked value, or a known one, is
// not a set.
func (m *Implied[S, A]) Infer(ask S) (Inferred[A], error) {
	size := ask.Size()
	switch {
	case m.err != nil:
		return Inferred[A]{}, m.err
	case size < 0:
		return Inferred[A]{}, &SetError{Set: ask}
	case size == 0:
		return Inferred[A]{Figure: Exactly(A(0)), Tight: true}, nil
	case m.tree == nil:
		return m.inferCrossing(ask, size)
	}
	a := m.tree.of(ask, size)
	result := Inferred[A]{Figure: figureOf[A](a.fact), Tight: true}
	for _, trouble := range a.troubles {
		found := m.troubles[trouble-1]
		if !found[0].AsRead {
			return Inferred[A]{}, found[0]
		}
		result.Findings = append(result.Findings, found...)
	}
	return result, nil
}

// RestsOn gives the known figures, by their indices, that an answer rests on:
// without any one of them its bounds or its reading would be wider, and the
// others change neither. Where two figures say the same it names one of them. If
// [Implied.Infer] gives an error, there is no answer, and RestsOn gives nil.
//
// It answers the question again and again, so it takes longer than Infer does:
// some 10 times for each figure that it names.
func (m *Implied[S, A]) RestsOn(ask S) []int {
	size := ask.Size()
	if inferred, err := m.Infer(ask); err != nil || size == 0 || !inferred.Figure.Reported() {
		return nil
	}
	var answer func(skip []bool) fact
	var all []int32
	if m.tree != nil {
		t := *m.tree
		t.nodes = slices.Clone(t.nodes)
		all = t.factsMet(ask)
		answer = func(skip []bool) fact {
			for l := range layers {
				t.settle(l, skip)
			}
			return t.of(ask, size).fact
		}
	} else {
		all = m.crossing.factsFor(ask, size)
		answer = func(skip []bool) fact { return m.crossing.put(ask, size, skip).answer().fact }
	}
	skip := make([]bool, len(m.known))
	whole := answer(nil)
	rests, _ := m.side(spareWhile(all, skip, func() bool { return answer(skip).span == whole.span }))
	return rests
}

// conflict puts a dispute into words.
func (m *Implied[S, A]) conflict(d dispute[S]) *Conflict {
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

// side gives the indices of facts, and what they say.
func (m *Implied[S, A]) side(facts []int32) (known []int, said []string) {
	for _, f := range facts {
		known = append(known, int(f))
		said = append(said, fmt.Sprintf("%v in %v", m.known[f].Figure, m.known[f].Set))
	}
	return known, said
}

func amountText[A Amount](v int64) string {
	return string(appendAmount(nil, A(min(v, int64(largest[A]())))))
}
