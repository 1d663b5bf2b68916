package stats

import "slices"

// A tree holds figures about sets of which any two are nested or disjoint. It
// works out the total of every set as tightly as the figures allow, and answers
// for any other set in one walk.
//
// For each node the pairs of its total t and of the part x of it that lies in the
// asked set fill a convex region. Its upper edge has slope 1 and then 0, its
// lower edge 0 and then 1; adding disjoint children and cutting at the node's own
// figure keep that shape, so the four numbers of an [edge] carry it. Nested and
// disjoint sets have a totally unimodular incidence matrix (Edmonds and Giles
// 1977), so whole ends are reached by whole numbers.
type tree[S Set[S]] struct {
	nodes []node[S] // the first is the top, which holds every set; parents come before children
	facts []fact
	twins []int32 // the next fact about the same set, −1 if none; nil if there are no twins at all
	rule  rule
}

// A rule says how the totals of disjoint sets make up that of their union.
type rule uint8

const (
	additive rule = iota // they add
	distinct             // the largest at least, and their sum at most
)

// A node is a set with figures, or with parts.
type node[S Set[S]] struct {
	set             S
	size            int
	within          int   // how many of its atoms are in a child
	up, first, next int32 // parent, a child, a sibling; 0 if none
	fact            int32 // what was said of it, −1 if nothing
	trouble         int32 // of a root: 1 + the index of what its figures disagree about
	crowded         bool  // children may overlap: they are finds in a list, and add up all the same
	said, says      printed
	own, total      [layers]span // by its own figures; by those of its parts too
	parts           [layers]span // what its children add up to
}

// newTree gives a tree with room for n sets.
func newTree[S Set[S]](facts []fact, n int, r rule) *tree[S] {
	t := &tree[S]{nodes: make([]node[S], 1, n+1), facts: facts, rule: r}
	t.nodes[0].fact = -1
	return t
}

// grow puts a set under a node.
func (t *tree[S]) grow(set S, size int, under, fact int32) int32 {
	v := int32(len(t.nodes))
	t.nodes = append(t.nodes, node[S]{set: set, size: size, fact: fact, up: under, next: t.nodes[under].first})
	t.nodes[under].first = v
	t.nodes[under].within += size
	return v
}

// twin adds a further fact to a node.
func (t *tree[S]) twin(v, fact int32) {
	if t.twins == nil {
		t.twins = make([]int32, len(t.facts))
		for i := range t.twins {
			t.twins[i] = -1
		}
	}
	first := t.nodes[v].fact
	t.twins[fact], t.twins[first] = t.twins[first], fact
}

// after gives the next fact about the same set.
func (t *tree[S]) after(fact int32) int32 {
	if t.twins == nil {
		return -1
	}
	return t.twins[fact]
}

// place puts a set where it belongs, sets coming largest first. It reports false
// if the set crosses another, or if the comparisons have used up the budget.
func (t *tree[S]) place(set S, size int, fact int32, budget *int) bool {
	under := int32(0)
	for c := t.nodes[0].first; c != 0; {
		n := &t.nodes[c]
		if *budget--; *budget < 0 {
			return false
		}
		switch both := n.set.And(set).Size(); {
		case both <= 0:
			c = n.next
		case both < size:
			return false
		case n.size == size:
			t.twin(c, fact)
			return true
		default:
			under, c = c, n.first
		}
	}
	t.grow(set, size, under, fact)
	return true
}

// settle works out the totals from the leaves up, without the facts that are
// skipped, and gives the nodes whose figures disagree, smaller sets first.
func (t *tree[S]) settle(l layer, skip []bool) (disputed []int32) {
	for i := range t.nodes {
		t.nodes[i].parts[l] = span{}
	}
	for v := int32(len(t.nodes)) - 1; v > 0; v-- {
		n := &t.nodes[v]
		n.own[l] = anything
		for f := n.fact; f >= 0; f = t.after(f) {
			if skip == nil || !skip[f] {
				n.own[l] = n.own[l].and(t.facts[f].span[l])
			}
		}
		n.total[l] = span{max(n.own[l].lo, n.parts[l].lo), n.own[l].hi}
		if n.within == n.size {
			n.total[l].hi = min(n.total[l].hi, n.parts[l].hi)
		}
		if n.total[l].empty() {
			disputed = append(disputed, v)
			n.total[l].hi = n.total[l].lo
		}
		whole := &t.nodes[n.up].parts[l]
		if t.rule == distinct {
			whole.lo = max(whole.lo, n.total[l].lo)
		} else {
			whole.lo = more(whole.lo, n.total[l].lo)
		}
		whole.hi = more(whole.hi, n.total[l].hi)
	}
	return disputed
}

// word works out the printed numbers, once the totals are settled.
func (t *tree[S]) word() {
	for v := len(t.nodes) - 1; v > 0; v-- {
		n := &t.nodes[v]
		for f := n.fact; f >= 0; f = t.after(f) {
			said := t.facts[f].says
			if own := n.own[inWords]; said.ok && own.lo <= said.number && said.number <= own.hi {
				n.said = said
				break
			}
		}
		switch {
		case n.said.ok:
			n.says = n.said
		case n.first != 0 && n.within == n.size && t.rule == additive:
			n.says = nothing
			for c := n.first; c != 0; c = t.nodes[c].next {
				n.says = n.says.plus(t.nodes[c].says)
			}
		}
	}
}

// root gives the largest set that node v lies in.
func (t *tree[S]) root(v int32) int32 {
	for t.nodes[v].up != 0 {
		v = t.nodes[v].up
	}
	return v
}

// factsUnder gives the facts about a set and its parts.
func (t *tree[S]) factsUnder(root int32) (facts []int32) {
	under := make([]bool, len(t.nodes))
	under[root] = true
	for v := root; v < int32(len(t.nodes)); v++ {
		n := &t.nodes[v]
		under[v] = under[v] || under[n.up]
		for f := n.fact; under[v] && f >= 0; f = t.after(f) {
			facts = append(facts, f)
		}
	}
	return facts
}

// factsMet gives the facts that may bear on a question.
func (t *tree[S]) factsMet(ask S) (facts []int32) {
	for c := t.nodes[0].first; c != 0; c = t.nodes[c].next {
		if t.nodes[c].set.And(ask).Size() > 0 {
			facts = append(facts, t.factsUnder(c)...)
		}
	}
	slices.Sort(facts)
	return facts
}

// An edge holds what can lie inside the asked set and outside of it, of a total
// that runs over a range: the most at its lowest, and how far that most still
// grows as the total does.
type edge struct{ in, inRoom, out, outRoom int64 }

func (e edge) plus(o edge) edge {
	return edge{more(e.in, o.in), more(e.inRoom, o.inRoom), more(e.out, o.out), more(e.outRoom, o.outRoom)}
}

// cut raises the total from what its parts add up to at least, and ends its
// growth where the whole's does.
func (e edge) cut(parts, whole span) edge {
	lift, room := whole.lo-parts.lo, less(whole.hi, whole.lo)
	in, out := min(lift, e.inRoom), min(lift, e.outRoom)
	return edge{
		in: more(e.in, in), inRoom: min(less(e.inRoom, in), room),
		out: more(e.out, out), outRoom: min(less(e.outRoom, out), room),
	}
}

// A view is what a walk has seen of the asked set.
type view struct {
	size    int // atoms of the asked set
	edge    [layers]edge
	in, out printed
}

// look adds to the view what lies in a node, of which so many atoms are asked
// about.
func (t *tree[S]) look(n *node[S], ask S, both int, sum *view) {
	if both <= 0 || both == n.size {
		t.lookWhole(n, both, sum)
		return
	}
	var seen view
	seen.in, seen.out = nothing, nothing
	for c := n.first; c != 0; c = t.nodes[c].next {
		part := &t.nodes[c]
		t.look(part, ask, part.set.And(ask).Size(), &seen)
	}
	freeIn := both > seen.size // some atoms of both, and of the rest, are in no child
	freeOut := n.size-n.within > both-seen.size
	if n.crowded {
		freeIn, freeOut = t.free(n.first, n.set, n.set.And(ask))
	}
	for l := range layers {
		if freeIn {
			seen.edge[l].inRoom = unbounded
		}
		if freeOut {
			seen.edge[l].outRoom = unbounded
		}
		sum.edge[l] = sum.edge[l].plus(seen.edge[l].cut(n.parts[l], n.total[l]))
	}
	if freeIn {
		seen.in = printed{}
	}
	if freeOut {
		seen.out = printed{}
	}
	if seen.in.ok && !seen.out.ok {
		seen.out = n.said.without(seen.in)
	} else if seen.out.ok && !seen.in.ok {
		seen.in = n.said.without(seen.out)
	}
	sum.size += both
	sum.in, sum.out = sum.in.plus(seen.in), sum.out.plus(seen.out)
}

// lookWhole adds a node that lies wholly inside or outside of the asked set.
func (t *tree[S]) lookWhole(n *node[S], both int, sum *view) {
	for l := range layers {
		lo, room := n.total[l].lo, less(n.total[l].hi, n.total[l].lo)
		if both > 0 {
			sum.edge[l] = sum.edge[l].plus(edge{in: lo, inRoom: room})
		} else {
			sum.edge[l] = sum.edge[l].plus(edge{out: lo, outRoom: room})
		}
	}
	if both > 0 {
		sum.size += both
		sum.in = sum.in.plus(n.says)
	} else {
		sum.out = sum.out.plus(n.says)
	}
}

// An answer is what a tree says of an asked set.
type answer struct {
	fact
	troubles []int32 // 1 + the indices of those of the roots that the set meets; nil if there are none
}

// of gives what the tree says of the total of a set.
func (t *tree[S]) of(ask S, size int) (a answer) {
	if t.rule == distinct {
		return t.ofDistinct(ask, size)
	}
	all := view{in: nothing}
	var lo [layers]int64
	for c := t.nodes[0].first; c != 0; {
		n := &t.nodes[c]
		c = n.next
		both := n.set.And(ask).Size()
		if both <= 0 {
			continue
		}
		part := view{in: nothing, out: nothing}
		t.look(n, ask, both, &part)
		if n.trouble != 0 {
			a.troubles = append(a.troubles, n.trouble)
		}
		all.size += part.size
		all.in = all.in.plus(part.in)
		for l := range layers {
			all.edge[l] = all.edge[l].plus(part.edge[l])
			lo[l] = more(lo[l], max(0, n.total[l].lo-part.edge[l].out))
		}
	}
	free := size > all.size
	if t.nodes[0].crowded {
		free, _ = t.free(t.nodes[0].first, ask, ask)
	}
	for l := range layers {
		a.span[l] = span{lo[l], more(all.edge[l].in, all.edge[l].inRoom)}
		if free {
			a.span[l].hi = unbounded
		}
	}
	if !free {
		a.says = all.in
	}
	return a
}
