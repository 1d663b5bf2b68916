// SPDX-License-Identifier: MIT

package stats

// A List is what was found, item by item: "112 wraps of crack and heroin, 40
// wraps of heroin". Its items are separate finds, so they add up whatever their
// sets: those are 152 wraps of crack and heroin in all. Only what an entry
// includes is a part of it: "68 weapons, including 19 knives".
//
// A list tells all there is of the kinds that it names, and nothing of others.
// Of "two machetes, three knives, two batons" there are exactly 3 knives and at
// least 5 bladed weapons, since other blades are not mentioned; of "68 weapons,
// including 19 knives" there are 19 knives and 19 to 68 bladed weapons, since the
// others may be of any kind but knives.
type List[S Set[S], A Amount] []Entry[S, A]

// An Entry is an item of a list: how much was found of something that belongs to
// Set, and which of it was told apart.
type Entry[S Set[S], A Amount] struct {
	Set       S          `json:"set"`
	Figure    Figure[A]  `json:"figure"`
	Including List[S, A] `json:"including,omitempty"` // parts of it, which are separate finds among themselves
}

// Of gives what the list implies about the total of a set. An item whose set is
// in the asked one counts for all it says, one that has only some atoms in common
// with it for 0 up to that. There is a most only where the sets of the items leave
// nothing of the asked set unmentioned.
//
// An entry that includes more than it is, by the words, is a [*Conflict]; its
// indices count the entries in order, each before what it includes. A value that
// is not a set gives a [*SetError].
func (l List[S, A]) Of(ask S) (Figure[A], error) {
	m := &Implied[S, A]{}
	l.flatten(&m.known)
	m.facts = make([]fact, len(m.known))
	for i, k := range m.known {
		m.facts[i] = factOf(k.Figure)
	}
	m.tree = newTree[S](account{facts: m.facts}, len(m.facts), additive)
	m.plant(l, 0, 0)
	if m.err != nil {
		return Figure[A]{}, m.err
	}
	for _, v := range m.tree.settle(inWords, nil) {
		root := m.tree.root(v)
		if ask.And(m.tree.nodes[root].set).Size() > 0 {
			return Figure[A]{}, m.conflict(m.tree.linesOf(m.tree.under(root), m.facts, asRead)[0])
		}
	}
	work := maxLooked
	m.settle(m.tree, &work)
	inferred, err := m.Infer(ask)
	return inferred.Figure, err
}

// flatten gives the entries in order, each before what it includes.
func (l List[S, A]) flatten(known *[]Known[S, A]) {
	for _, e := range l {
		*known = append(*known, Known[S, A]{e.Set, e.Figure})
		e.Including.flatten(known)
	}
}

// plant puts the entries of a list under a node, the first of them being number
// fact, and gives the number after the last.
func (m *Implied[S, A]) plant(l List[S, A], under, fact int32) int32 {
	t := m.tree
	for _, e := range l {
		set := e.Set
		if under > 0 {
			set = set.And(t.nodes[under].set) // it is a part, so what it has elsewhere is not meant
		}
		size := set.Size()
		if says := t.facts[fact].span[inWords]; m.err == nil && e.Set.Size() < 0 {
			m.err = &SetError{Set: e.Set}
		} else if only := []int32{fact}; m.err == nil && size <= 0 && says.lo > 0 {
			m.err = m.conflict(dispute{set: e.Set, lower: only, least: says.lo, core: only})
		}
		at := fact
		fact++
		if size <= 0 {
			var parts []Known[S, A]
			e.Including.flatten(&parts)
			fact += int32(len(parts))
			continue
		}
		v := t.grow(set, size, under, at)
		fact = m.plant(e.Including, v, fact)
	}
	if n := &t.nodes[under]; n.first != 0 {
		n.crowded = true
		if steps := maxSteps; under > 0 {
			n.within = n.size - t.uncovered(n.set, n.size, n.first, &steps)
		}
	}
	return fact
}

// maxSteps bounds the search for atoms that no item mentions. Past it some are
// taken to be there, which only widens an answer.
const maxSteps = 100_000

// free reports whether some atoms of the part are in no node from c on, and
// whether some of the whole that are not in the part are.
func (t *tree[S]) free(c int32, whole, part S) (in, out bool) {
	steps := maxSteps
	freeIn := t.uncovered(part, part.Size(), c, &steps)
	free := t.uncovered(whole, whole.Size(), c, &steps)
	return freeIn > 0 || steps < 0, free > freeIn || steps < 0
}

// uncovered gives how many atoms of a set of this size lie in none of the nodes from c
// on. A part with the same set as its whole covers nothing: of "9 knives, including 4
// zombie knives" 5 are other knives, though each of the two figures is about knives.
func (t *tree[S]) uncovered(set S, size int, c int32, steps *int) int {
	left := size
	for ; c != 0 && left > 0; c = t.nodes[c].next {
		if *steps--; *steps < 0 {
			return max(left, 1)
		}
		if t.nodes[c].size == t.nodes[t.nodes[c].up].size {
			continue
		}
		both := t.nodes[c].set.And(set)
		switch n := both.Size(); {
		case n == size:
			return 0
		case n > 0:
			left -= t.uncovered(both, n, t.nodes[c].next, steps) // those that no later node has
		}
	}
	return left
}
