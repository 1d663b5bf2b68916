// SPDX-License-Identifier: MIT

package stats

import "slices"

// A knot is what is in doubt about a root and its parts: figures of one set that
// do not agree, sets that contradict each other, readings that do.
type knot struct {
	repaired
	repairs  []mended // one for each smallest repair, none if all sets agree
	tellings []mended // what would be if each set that is told differently had the least, or the most, of what is told
	doubtful []int32  // nodes that some repair gives up
	findings []*Conflict
	root     int32
	disputed bool // by words
}

// A mended tree is how a tree stands without some nodes' own figures: the states of
// those and of all that they are parts of. All other states are the tree's.
type mended struct {
	nodes  []int32 // ascending
	states []state
	out    []int32 // whose own figures are left out, ascending
}

// at gives the state of a node.
func (t *tree[S]) at(v int32, o *mended) *state {
	if o != nil {
		if i, ok := slices.BinarySearch(o.nodes, v); ok {
			return &o.states[i]
		}
	}
	return &t.nodes[v].state
}

// said gives the printed number of a node's own figures.
func (o *mended) said(v int32, own printed) printed {
	if o != nil {
		if _, out := slices.BinarySearch(o.out, v); out {
			return printed{}
		}
	}
	return own
}

// mended works out how the tree stands without the figures of some nodes, and
// with one telling of those that are told differently. It is false if the words
// contradict each other then.
func (t *tree[S]) mended(out, told []int32, which telling) (o mended, ok bool) {
	o.out = slices.Clone(out)
	slices.Sort(o.out)
	for _, v := range slices.Concat(out, told) {
		for ; v != 0; v = t.nodes[v].up {
			o.nodes = append(o.nodes, v)
		}
	}
	slices.Sort(o.nodes)
	o.nodes = slices.Compact(o.nodes)
	o.states = make([]state, len(o.nodes))
	ok = true
	for i := len(o.nodes) - 1; i >= 0; i-- {
		v := o.nodes[i]
		n, s := &t.nodes[v], &o.states[i]
		_, left := slices.BinarySearch(o.out, v)
		for l := range layers {
			s.own[l] = anything
			if !left {
				s.own[l] = t.told(l, n.fact, nil, n.differs, which)
			}
			for c := n.first; c != 0; c = t.nodes[c].next {
				s.parts[l] = t.rule.with(s.parts[l], t.at(c, &o).total[l])
			}
			s.total[l] = n.ofParts(s.own[l], s.parts[l])
			if s.total[l].empty() {
				ok = ok && l != inWords
				s.total[l].hi = s.total[l].lo
			}
		}
		s.says = t.saidOf(n, o.said(v, n.said), &o)
	}
	return o, ok
}

// ofKnot gives what a root says over all its smallest repairs.
func (t *tree[S]) ofKnot(k *knot, c int32, ask S, both, size int) portion {
	var first *mended
	if len(k.repairs) > 0 {
		first = &k.repairs[0]
	}
	all, exactly := t.ofRoot(c, ask, both, size, first)
	for i := 1; i < len(k.repairs); i++ {
		one, _ := t.ofRoot(c, ask, both, size, &k.repairs[i])
		all.or(one)
	}
	for i := range k.tellings {
		if one, _ := t.ofRoot(c, ask, both, size, &k.tellings[i]); one.span[inWords] != all.span[inWords] {
			all.doubt = true
		}
	}
	if exactly > 0 {
		_, doubtful := slices.BinarySearch(k.doubtful, exactly)
		all.doubt = all.doubt || doubtful || t.nodes[exactly].differs && all.span[inWords].lo < all.span[inWords].hi
	}
	all.wide = len(k.repairs) > 0 && !k.all
	return all
}

// tie works out what is in doubt about a root: the repairs of its words, and the
// readings that contradict each other in any of them.
func (t *tree[S]) tie(root int32, budget *int, finding func(dispute) *Conflict) *knot {
	k := &knot{root: root}
	nodes := t.under(root)
	s := t.sums(nodes)
	var differ []int32
	for _, v := range nodes {
		k.disputed = k.disputed || t.nodes[v].differs
		if t.nodes[v].differs || t.shaky(t.nodes[v].fact) {
			differ = append(differ, v)
		}
	}
	outs := [][]int32{nil}
	if s.settle(inWords, nil) >= 0 {
		k.repaired = repair(s, budget)
		outs = k.outs
	}
	k.disputed = k.disputed || len(k.outs) > 0
	out := make([]bool, len(nodes))
	for _, given := range outs {
		mark(out, given, true)
		for v := s.settle(asRead, out); v >= 0; v = s.settle(asRead, out) {
			d := t.disputeOf(s, asRead, s.sides(asRead, v, out))
			k.findings = append(k.findings, finding(d))
			core := d.core
			if len(k.findings) >= maxFindings || !t.concede(core) {
				core = nil
				for _, n := range nodes {
					core = t.about(t.nodes[n].fact, core)
				}
				t.concede(core)
			}
			t.spans(s, asRead)
		}
		mark(out, given, false)
	}
	for _, given := range k.outs {
		var left []int32
		for _, i := range given {
			left = append(left, nodes[i])
		}
		k.doubtful = append(k.doubtful, left...)
		k.repairs = append(k.repairs, mended{out: left})
	}
	slices.Sort(k.doubtful)
	k.doubtful = slices.Compact(k.doubtful)
	for which := leastTelling; which < tellings && len(differ) > 0; which++ {
		k.tellings = append(k.tellings, mended{nodes: differ})
	}
	return k
}

// lay makes the mended states of a knot, once the totals are settled.
func (t *tree[S]) lay(k *knot) {
	for i := range k.repairs {
		k.repairs[i], _ = t.mended(k.repairs[i].out, nil, eachTelling)
	}
	var out []int32
	if len(k.repairs) > 0 {
		out = k.repairs[0].out
	}
	var fit []mended
	for i := range k.tellings {
		if o, ok := t.mended(out, k.tellings[i].nodes, leastTelling+telling(i)); ok {
			fit = append(fit, o)
		}
	}
	k.tellings = fit
}

// mark sets some of the items.
func mark(out []bool, items []int32, to bool) {
	for _, i := range items {
		out[i] = to
	}
}

// concede takes the readings of facts to be no more than their words, and reports
// whether any was more.
func (r *account) concede(facts []int32) (any bool) {
	for _, f := range facts {
		if s := r.facts[f].span; s[asRead] == s[inWords] {
			continue
		}
		if r.shared {
			r.facts, r.shared = slices.Clone(r.facts), false
		}
		s := &r.facts[f].span
		s[asRead], any = s[inWords], true
	}
	return any
}
