// SPDX-License-Identifier: MIT

package stats

import (
	"cmp"
	"slices"
)

// Sums are the sets of a tree, or of one of its roots, with their ranges and
// nothing else: what it takes to see whether they agree.
type sums struct {
	rule         rule
	item         []int32 // by which a set is left out
	node         []int32 // in the tree
	up           []int32 // parents come first; −1 for none
	first, next  []int32 // a part, and a further part of the same set, in order; 0 for none
	covered      []bool
	own          [layers][]span
	total, parts []span // as settled last
}

// sums gives the nodes of a tree with the ranges of what was told of them.
func (t *tree[S]) sums(nodes []int32) *sums {
	s := &sums{
		rule: t.rule, node: nodes, item: make([]int32, len(nodes)), up: make([]int32, len(nodes)), covered: make([]bool, len(nodes)),
		first: make([]int32, len(nodes)), next: make([]int32, len(nodes)), total: make([]span, len(nodes)), parts: make([]span, len(nodes)),
	}
	at := make(map[int32]int32, len(nodes))
	for i, v := range nodes {
		at[v] = int32(i)
		n := &t.nodes[v]
		s.item[i], s.up[i], s.covered[i] = int32(i), -1, n.within == n.size
		if up, ok := at[n.up]; ok {
			s.up[i] = up
		}
	}
	for i := len(nodes) - 1; i > 0; i-- {
		if up := s.up[i]; up >= 0 {
			s.next[i], s.first[up] = s.first[up], int32(i)
		}
	}
	for l := range layers {
		s.own[l] = make([]span, len(nodes))
		t.spans(s, l)
	}
	return s
}

// spans tells the ranges of all sets.
func (t *tree[S]) spans(s *sums, l layer) {
	for i, v := range s.node {
		n := &t.nodes[v]
		s.own[l][i] = t.told(l, n.fact, nil, n.differs, eachTelling)
	}
}

func (s *sums) items() int { return len(s.node) }
func (s *sums) cost() int  { return len(s.node) }

// said gives the range of a set, unless it is left out.
func (s *sums) said(l layer, v int32, out []bool) span {
	if out != nil && out[s.item[v]] {
		return anything
	}
	return s.own[l][v]
}

// settle adds up, and gives the first set, parts before wholes, whose range and
// parts contradict each other, −1 if none do.
func (s *sums) settle(l layer, out []bool) int32 {
	clear(s.parts)
	for v := int32(len(s.node)) - 1; v >= 0; v-- {
		if s.sum(l, v, out).empty() {
			return v
		}
	}
	return -1
}

// sum works out the total of a set whose parts are settled.
func (s *sums) sum(l layer, v int32, out []bool) span {
	own, parts := s.said(l, v, out), s.parts[v]
	total := span{max(own.lo, parts.lo), own.hi}
	if s.covered[v] {
		total.hi = min(total.hi, parts.hi)
	}
	s.total[v] = total
	if up := s.up[v]; up >= 0 {
		s.parts[up] = s.rule.with(s.parts[up], total)
	}
	return total
}

func (s *sums) agree(out []bool) bool { return s.settle(inWords, out) < 0 }

// core gives the items of a contradiction of which none can be spared, nil if all
// agree.
func (s *sums) core(out []bool) []int32 {
	v := s.settle(inWords, out)
	if v < 0 {
		return nil
	}
	d := s.sides(inWords, v, out)
	core := make([]int32, 0, len(d.lower)+len(d.upper))
	for _, i := range slices.Concat(d.core, d.upper) {
		core = append(core, s.item[i])
	}
	slices.Sort(core)
	return slices.Compact(core)
}

// Sides are the sets on both sides of a contradiction.
type sides struct {
	at           int32 // the set that it is about
	least, most  int64
	lower, upper []int32
	core         []int32 // those of the lower side that are enough
}

// sides gives the sets that make a set's total as large as it must be, and those
// that leave it no more room.
func (s *sums) sides(l layer, v int32, out []bool) (d sides) {
	own, parts := s.said(l, v, out), s.parts[v]
	d = sides{at: v, least: max(own.lo, parts.lo), most: own.hi}
	if s.covered[v] {
		d.most = min(d.most, parts.hi)
	}
	d.lower = s.side(v, true, func(c int32) bool { return s.said(l, c, out).lo >= s.parts[c].lo })
	d.upper = s.side(v, false, func(c int32) bool { return !s.covered[c] || s.said(l, c, out).hi <= s.parts[c].hi })
	d.core = s.fewest(l, d)
	return d
}

// side gives the sets that make up an end of a total: the set itself, or those of
// its parts, where own says that it is not their own figure that decides.
func (s *sums) side(v int32, lower bool, own func(int32) bool) (taken []int32) {
	if own(v) {
		return []int32{v}
	}
	open := []int32{v} // sets of which the parts are taken
	for len(open) > 0 {
		up := open[len(open)-1]
		open = open[:len(open)-1]
		for c := s.first[up]; c > 0; c = s.next[c] {
			if lower && (s.total[c].lo == 0 || s.rule == distinct && s.total[c].lo != s.parts[up].lo) {
				continue
			}
			if own(c) {
				taken = append(taken, c)
			} else {
				open = append(open, c)
			}
			if lower && s.rule == distinct { // of distinct totals one is enough
				break
			}
		}
	}
	slices.Sort(taken)
	return taken
}

// fewest gives as few of the lower side as come to more than the upper allows: the
// largest of them.
func (s *sums) fewest(l layer, d sides) []int32 {
	if len(d.lower) == 1 {
		return d.lower
	}
	order := slices.Clone(d.lower)
	slices.SortStableFunc(order, func(a, b int32) int { return cmp.Compare(s.own[l][b].lo, s.own[l][a].lo) })
	sum := int64(0)
	for i, v := range order {
		if sum = more(sum, s.own[l][v].lo); sum > d.most {
			return order[:i+1]
		}
	}
	return order
}

// line reports whether a set's own range contradicts what its parts add up to,
// the totals being settled without a cut, and on which side it is too small.
func (s *sums) line(l layer, v int32) (parts, whole bool) {
	own := s.own[l][v]
	return own.hi < s.parts[v].lo, s.covered[v] && own.lo > s.parts[v].hi
}

// settleAll adds up all sets, whatever contradicts.
func (s *sums) settleAll(l layer) {
	clear(s.parts)
	for v := int32(len(s.node)) - 1; v >= 0; v-- {
		s.sum(l, v, nil)
	}
}

// lines gives the items of all sets that contradict their parts, and of those
// parts. Every contradiction lies in one of these lines.
func (s *sums) lines() (items []int32) {
	s.settleAll(inWords)
	in := make([]bool, len(s.node))
	for v := range s.node {
		parts, whole := s.line(inWords, int32(v))
		in[v] = parts || whole || s.up[v] >= 0 && in[s.up[v]]
		if in[v] {
			items = append(items, s.item[v])
		}
	}
	return items
}
