// SPDX-License-Identifier: MIT

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
	account
	nodes []node[S] // the first is the top, which holds every set; parents come before children
	knots []*knot   // what is in doubt, by the roots' knot − 1
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
	knot            int32 // of a root: 1 + the index of what is in doubt
	differs         bool  // its figures contradict each other by their words
	crowded         bool  // children may overlap: they are finds in a list, and add up all the same
	said            printed
	state
}

// A state is what a node's figures come to.
type state struct {
	own, total, parts [layers]span // by its own figures; by those of its parts too; what its children add up to
	says              printed
}

// newTree gives a tree with room for n sets.
func newTree[S Set[S]](r account, n int, by rule) *tree[S] {
	t := &tree[S]{nodes: make([]node[S], 1, n+1), account: r, rule: by}
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
			t.twin(n.fact, fact)
			return true
		default:
			under, c = c, n.first
		}
	}
	t.grow(set, size, under, fact)
	return true
}

// ofParts gives the total of a node, of its own figures and of what its parts add
// up to.
func (n *node[S]) ofParts(own, parts span) span {
	total := span{max(own.lo, parts.lo), own.hi}
	if n.within == n.size {
		total.hi = min(total.hi, parts.hi)
	}
	return total
}

// with adds the total of one more part.
func (r rule) with(parts, total span) span {
	if r == distinct {
		return span{max(parts.lo, total.lo), more(parts.hi, total.hi)}
	}
	return span{more(parts.lo, total.lo), more(parts.hi, total.hi)}
}

// settle works out the totals from the leaves up, without the facts that are
// skipped, and gives the nodes whose figures disagree, smaller sets first.
func (t *tree[S]) settle(l layer, skip []bool) (disputed []int32) {
	for i := range t.nodes {
		t.nodes[i].parts[l] = span{}
	}
	for v := int32(len(t.nodes)) - 1; v > 0; v-- {
		n := &t.nodes[v]
		n.own[l] = t.told(l, n.fact, skip, n.differs, eachTelling)
		n.total[l] = n.ofParts(n.own[l], n.parts[l])
		if n.total[l].empty() {
			disputed = append(disputed, v)
		}
		whole := &t.nodes[n.up].parts[l]
		*whole = t.rule.with(*whole, n.total[l])
	}
	return disputed
}

// word works out the printed numbers, once the totals are settled.
func (t *tree[S]) word() {
	for v := len(t.nodes) - 1; v > 0; v-- {
		n := &t.nodes[v]
		for f := n.fact; f >= 0 && !n.differs; f = t.after(f) {
			said := t.facts[f].says
			if own := n.own[inWords]; said.ok && own.lo <= said.number && said.number <= own.hi {
				n.said = said
				break
			}
		}
		n.says = t.saidOf(n, n.said, nil)
	}
}

// saidOf gives the printed number of a node, of its own or of its parts.
func (t *tree[S]) saidOf(n *node[S], own printed, o *mended) (says printed) {
	if own.ok || n.first == 0 || n.within < n.size || t.rule == distinct {
		return own
	}
	says = nothing
	for c := n.first; c != 0; c = t.nodes[c].next {
		says = says.plus(t.at(c, o).says)
	}
	return says
}

// root gives the largest set that node v lies in.
func (t *tree[S]) root(v int32) int32 {
	for t.nodes[v].up != 0 {
		v = t.nodes[v].up
	}
	return v
}

// under gives the nodes of a root, parents first.
func (t *tree[S]) under(root int32) (nodes []int32) {
	nodes = []int32{root}
	for i := 0; i < len(nodes); i++ {
		for c := t.nodes[nodes[i]].first; c != 0; c = t.nodes[c].next {
			nodes = append(nodes, c)
		}
	}
	return nodes
}

// among gives a tree of those of the roots that meet a set, without what is in
// doubt about them.
func (t *tree[S]) among(ask S) *tree[S] {
	part := newTree[S](t.account, 8, t.rule)
	at := map[int32]int32{}
	for c := t.nodes[0].first; c != 0; c = t.nodes[c].next {
		if t.nodes[c].set.And(ask).Size() <= 0 {
			continue
		}
		for _, v := range t.under(c) {
			n := t.nodes[v]
			at[v] = part.grow(n.set, n.size, at[n.up], n.fact)
			part.nodes[at[v]].differs = n.differs
		}
	}
	return part
}

// factsNear gives the facts of all nodes, or if there are more than so many, of those that
// overlap a set most closely.
func (t *tree[S]) factsNear(ask S, size, most int) (facts []int32) {
	near := closest{most: most}
	for v := range t.nodes {
		if n := &t.nodes[v]; n.fact >= 0 {
			both := n.set.And(ask).Size()
			near.add(candidate{float64(both) / float64(n.size+size-both), v})
		}
	}
	for _, one := range near.first(most) {
		facts = t.about(t.nodes[one.at].fact, facts)
	}
	slices.Sort(facts)
	return facts[:min(len(facts), most)]
}

// An edge tells how much of a node's total can lie in the asked set, and how much
// outside of it: in and out are the most that can when the total is at its lowest, and
// inRoom and outRoom how much more they become as the total grows.
type edge struct{ in, inRoom, out, outRoom int64 }

func (e edge) plus(o edge) edge {
	return edge{more(e.in, o.in), more(e.inRoom, o.inRoom), more(e.out, o.out), more(e.outRoom, o.outRoom)}
}

// cut applies the node's own figure to what its parts add up to: the lowest total rises
// to whole.lo, and the growth ends at whole.hi.
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
	size    int   // atoms of the asked set
	exactly int32 // the node of the asked set itself, 0 if none
	edge    [layers]edge
	in, out printed
}

// look adds to the view what lies in a node, of which so many atoms are asked
// about, out of all.
func (t *tree[S]) look(v int32, ask S, both, all int, o *mended, sum *view) {
	n, s := &t.nodes[v], t.at(v, o)
	if both <= 0 || both == n.size {
		s.lookWhole(both, sum)
		if both == n.size && both == all && n.fact >= 0 {
			sum.exactly = v
		}
		return
	}
	var seen view
	seen.in, seen.out = nothing, nothing
	for c := n.first; c != 0; c = t.nodes[c].next {
		t.look(c, ask, t.nodes[c].set.And(ask).Size(), all, o, &seen)
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
		sum.edge[l] = sum.edge[l].plus(seen.edge[l].cut(s.parts[l], s.total[l]))
	}
	if freeIn {
		seen.in = printed{}
	}
	if freeOut {
		seen.out = printed{}
	}
	if said := o.said(v, n.said); seen.in.ok && !seen.out.ok {
		seen.out = said.without(seen.in)
	} else if seen.out.ok && !seen.in.ok {
		seen.in = said.without(seen.out)
	}
	sum.size += both
	sum.exactly = max(sum.exactly, seen.exactly)
	sum.in, sum.out = sum.in.plus(seen.in), sum.out.plus(seen.out)
}

// lookWhole adds a node that lies wholly inside or outside of the asked set.
func (s *state) lookWhole(both int, sum *view) {
	for l := range layers {
		lo, room := s.total[l].lo, less(s.total[l].hi, s.total[l].lo)
		if both > 0 {
			sum.edge[l] = sum.edge[l].plus(edge{in: lo, inRoom: room})
		} else {
			sum.edge[l] = sum.edge[l].plus(edge{out: lo, outRoom: room})
		}
	}
	if both > 0 {
		sum.size += both
		sum.in = sum.in.plus(s.says)
	} else {
		sum.out = sum.out.plus(s.says)
	}
}

// A portion is what some of the figures say of the part of the asked set that their
// own sets hold.
type portion struct {
	fact
	size, worded int   // atoms of the asked set in these sets; and those that the printed number is about
	exactly      int32 // the first fact about the very set asked, −1 if there is none
	doubt        bool  // it is in dispute
	wide         bool  // a narrower range may follow
}

func noPortion() portion {
	return portion{fact: fact{says: nothing}, exactly: -1}
}

// add takes what further sets say that have nothing in common with those before.
func (s *portion) add(by rule, o portion) {
	for l := range layers {
		s.span[l] = by.with(s.span[l], o.span[l])
	}
	switch {
	case by == additive:
		s.says = s.says.plus(o.says)
	case o.says.ok:
		s.says = o.says
	}
	s.size, s.worded, s.exactly = s.size+o.size, s.worded+o.worded, max(s.exactly, o.exactly)
	s.doubt, s.wide = s.doubt || o.doubt, s.wide || o.wide
}

// or widens a portion to what another repair says.
func (s *portion) or(o portion) {
	if s.span[inWords] != o.span[inWords] {
		s.doubt, s.says = true, printed{}
	}
	for l := range layers {
		s.span[l] = span{min(s.span[l].lo, o.span[l].lo), max(s.span[l].hi, o.span[l].hi)}
	}
	if s.says != o.says {
		s.says = printed{}
	}
	s.size, s.wide = min(s.size, o.size), s.wide || o.wide
}

// of adds what the tree says of the total of a set, and the findings about the
// roots that it meets.
func (t *tree[S]) of(ask S, size int, all *portion) (findings []*Conflict) {
	for c := t.nodes[0].first; c != 0; c = t.nodes[c].next {
		n := &t.nodes[c]
		both := n.set.And(ask).Size()
		if both <= 0 {
			continue
		}
		if n.knot == 0 {
			one, _ := t.ofRoot(c, ask, both, size, nil)
			all.add(t.rule, one)
			continue
		}
		k := t.knots[n.knot-1]
		all.add(t.rule, t.ofKnot(k, c, ask, both, size))
		findings = append(findings, k.findings...)
	}
	if t.nodes[0].crowded {
		if free, _ := t.free(t.nodes[0].first, ask, ask); free {
			all.size = size - 1
		} else {
			all.size, all.worded = size, size
		}
	}
	return findings
}

// ofRoot gives what one root says, and the node of the asked set itself.
func (t *tree[S]) ofRoot(c int32, ask S, both, size int, o *mended) (s portion, exactly int32) {
	s = noPortion()
	if t.rule == distinct {
		s.says = printed{}
		seen, r := t.reach(c, ask, size, o, &s.says, &exactly)
		for l := range layers {
			s.span[l] = span{r[l].lo, r[l].hi}
		}
		s.size = seen
	} else {
		part := view{in: nothing, out: nothing}
		t.look(c, ask, both, size, o, &part)
		total := t.at(c, o).total
		for l := range layers {
			s.span[l] = span{max(0, total[l].lo-part.edge[l].out), more(part.edge[l].in, part.edge[l].inRoom)}
		}
		s.size, s.says, exactly = part.size, part.in, part.exactly
	}
	s.worded = s.size
	if exactly > 0 {
		s.exactly = t.nodes[exactly].fact
	}
	return s, exactly
}
