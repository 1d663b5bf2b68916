// SPDX-License-Identifier: MIT

package stats

import (
	"cmp"
	"slices"
)

// A rank orders members; the lowest come first.
type rank [3]float64

// ranks are the orders in which trees are picked. Each puts first what is likely
// to bound some kind of question.
// The last two are the same whatever is asked.
var ranks = [...]func(v standing) rank{
	func(v standing) rank { return rank{-v.overlap} },
	func(v standing) rank { // parts, wholes, others
		switch {
		case v.over == v.size:
			return rank{0, -v.size}
		case v.over == v.asked:
			return rank{1, v.size}
		}
		return rank{2, -v.overlap}
	},
	func(v standing) rank { // wholes, what lies outside, others
		switch {
		case v.over == v.asked:
			return rank{0, v.size}
		case v.over == 0:
			return rank{1, -v.size}
		}
		return rank{2, -v.overlap}
	},
	func(v standing) rank { return rank{-v.lo / v.size * v.overlap} },
	func(v standing) rank { return rank{v.size} },
	func(v standing) rank { return rank{-v.size} },
}

// A standing is how a member lies to the asked set.
type standing struct {
	size, asked, over float64 // atoms of the member, of the asked set, of both
	overlap           float64 // atoms of both as a share of those of either
	lo                float64
}

// standing gives how a member lies to the asked set.
func (q *question[S]) standing(i int32) standing {
	m := q.members[i]
	s := standing{size: float64(m.size), asked: float64(q.size), over: float64(q.over[i]), lo: float64(q.own(inWords, i).lo)}
	s.overlap = s.over / (s.size + s.asked - s.over)
	return s
}

// picks gives the members of each tree, in the first so many orders; trees that are the
// same are one.
func (q *question[S]) picks(orders int) (picks []bitSet) {
	standings := q.standings()
	for by := range orders {
		picked := q.pick(by, standings)
		if !slices.ContainsFunc(picks, func(p bitSet) bool { return slices.Equal(p, picked) }) {
			picks = append(picks, picked)
		}
	}
	return picks
}

func (q *question[S]) standings() []standing {
	standings := make([]standing, len(q.scope))
	for k, i := range q.scope {
		standings[k] = q.standing(i)
	}
	return standings
}

// pick picks every member that crosses none of those picked before, in one of the
// orders.
func (q *question[S]) pick(by int, standings []standing) bitSet {
	type placed struct {
		rank
		at int32
	}
	order := make([]placed, len(q.scope))
	for k, i := range q.scope {
		order[k] = placed{ranks[by](standings[k]), i}
	}
	slices.SortFunc(order, func(a, b placed) int {
		for i, r := range a.rank {
			if c := cmp.Compare(r, b.rank[i]); c != 0 {
				return c
			}
		}
		return cmp.Compare(a.at, b.at)
	})
	picked := newBitSet(len(q.members))
	for _, o := range order {
		if !picked.meets(q.crosses.row(int(o.at))) {
			picked.set(int(o.at))
		}
	}
	return picked
}

// tree builds one of the trees that were picked, and gives the members of its
// nodes.
func (q *question[S]) tree(picked bitSet) (t *tree[S], of []int32) {
	t = newTree[S](q.account, len(q.scope), q.rule)
	return t, q.plant(t, q.scope, picked)
}

// disputeIn settles a tree, and gives the first dispute in it.
func (q *question[S]) disputeIn(t *tree[S], l layer) (d dispute, contradict bool) {
	if len(t.settle(l, q.skip)) == 0 {
		return d, false
	}
	s := t.sums(t.all())
	for i, v := range s.node {
		s.own[l][i] = t.nodes[v].own[l]
	}
	v := s.settle(l, nil)
	return t.disputeOf(s, l, s.sides(l, v, nil)), true
}

// all gives all nodes but the top.
func (t *tree[S]) all() []int32 {
	all := make([]int32, 0, len(t.nodes))
	for v := int32(1); v < int32(len(t.nodes)); v++ {
		all = append(all, v)
	}
	return all
}

// settled builds a tree, and says what it can, whatever its figures disagree about.
func (q *question[S]) settled(picked bitSet) portion {
	t, _ := q.tree(picked)
	for l := range layers {
		t.settle(l, q.skip)
	}
	t.word()
	one := noPortion()
	t.of(q.ask, q.size, &one)
	return one
}

// maxNear is how many of the members that overlap the asked set most closely are
// solved exactly, beside the trees, where the whole family is too large for that.
const maxNear = 40

// intersect gives the range that is common to the answers of all trees and of the
// programme for the nearest members, or the first dispute that it meets. A most
// counts only where nothing of the asked set is left out.
func (q *question[S]) intersect(a *portion) *dispute {
	a.span = [layers]span{anything, anything}
	from := [layers]struct{ lo, hi source }{} // what gave the ends
	narrow := func(l layer, ends span, by source) *dispute {
		if ends.lo > a.span[l].lo || from[l].lo.ends == nil {
			a.span[l].lo, from[l].lo = ends.lo, by
		}
		if ends.hi < a.span[l].hi || from[l].hi.ends == nil {
			a.span[l].hi, from[l].hi = ends.hi, by
		}
		if a.span[l].empty() {
			return q.disputeBetween(l, from[l].lo, from[l].hi)
		}
		return nil
	}
	nested := false
	for i, picked := range q.picks(len(ranks)) {
		t, of := q.tree(picked)
		for l := range layers {
			if d, contradict := q.disputeIn(t, l); contradict {
				return &d
			}
		}
		t.word()
		one := noPortion()
		t.of(q.ask, q.size, &one)
		if i == 0 {
			a.says, a.worded = one.says, one.worded
		}
		a.size = max(a.size, min(one.size, q.inside))
		for l := range layers {
			if d := narrow(l, q.within(one.span[l], one.size), q.treeSource(t)); d != nil {
				return d
			}
		}
		nested = len(of) == len(q.scope)
	}
	a.exactly = q.itself()
	if nested || q.rule != additive { // one tree holds all, so its answer is the narrowest
		return nil
	}
	near := q.nearest(maxNear)
	p, small := q.newProgramme(near)
	if small && q.size-p.free == q.inside {
		a.size = q.inside
	}
	for l := inWords; small && l < layers; l++ {
		ends, d, ok := q.solve(p, l)
		if ok && d == nil && !ends.empty() {
			d = narrow(l, q.within(ends, q.size-p.free), q.nearSource(near))
		}
		if d != nil {
			return d
		}
	}
	return nil
}

// within opens the range of a part of the asked set that is not all of it.
func (q *question[S]) within(ends span, size int) span {
	if size < q.inside {
		ends.hi = unbounded
	}
	return ends
}

// nearest gives the members that overlap the asked set most closely, largest
// first.
func (q *question[S]) nearest(n int) []int32 {
	near := slices.Clone(q.scope)
	closeness := make([]float64, len(q.members))
	for _, i := range near {
		closeness[i] = q.standing(i).overlap
	}
	slices.SortStableFunc(near, func(a, b int32) int { return cmp.Compare(closeness[b], closeness[a]) })
	near = near[:min(n, len(near))]
	slices.Sort(near)
	return near
}

// disputeBetween names the facts that disagree where one source says that the
// asked set has more than another allows.
func (q *question[S]) disputeBetween(l layer, lower, upper source) *dispute {
	d := &dispute{layer: l, set: q.ask}
	skip := make([]bool, len(q.facts))
	copy(skip, q.skip)
	start := slices.Clone(skip)
	d.least, d.most = lower.ends(l, skip).lo, upper.ends(l, skip).hi
	d.lower = spareWhile(lower.facts, skip, func() bool { return lower.ends(l, skip).lo == d.least })
	copy(skip, start)
	d.upper = spareWhile(upper.facts, skip, func() bool { return upper.ends(l, skip).hi == d.most })
	for i := range skip {
		skip[i] = true
	}
	d.core = slices.Concat(d.lower, d.upper)
	slices.Sort(d.core)
	d.core = slices.Compact(d.core)
	for _, f := range d.core {
		skip[f] = false
	}
	d.core = spareWhile(d.core, skip, func() bool { return lower.ends(l, skip).lo > upper.ends(l, skip).hi })
	return d
}

// A source is a part of a crossing family that gives safe ends of its own.
type source struct {
	facts []int32
	ends  func(l layer, skip []bool) span
}

// never are the ends of what contradicts itself.
var never = span{unbounded, 0}

// treeSource gives the ends of a tree.
func (q *question[S]) treeSource(t *tree[S]) source {
	return source{q.factsAbout(q.scope), func(l layer, skip []bool) span {
		if len(t.settle(l, skip)) > 0 {
			return never
		}
		one := noPortion()
		t.of(q.ask, q.size, &one)
		return q.within(one.span[l], one.size)
	}}
}

// nearSource gives the ends of a programme of some members.
func (q *question[S]) nearSource(members []int32) source {
	return source{q.factsAbout(members), func(l layer, skip []bool) span {
		part := *q
		part.skip = skip
		p, small := part.newProgramme(part.unskipped(members))
		if !small {
			return anything
		}
		ends, d, ok := part.solve(p, l)
		switch {
		case !ok:
			return anything
		case d != nil || ends.empty():
			return never
		}
		return q.within(ends, q.size-p.free)
	}}
}

// maxForest is how many trees hold the contradictions of a large group.
const maxForest = 64

// A forest is several trees of one group, whatever is asked.
type forest struct {
	trees   []*sums
	sets    int
	members int
}

// forest makes trees of a group.
func (q *question[S]) forest(picks []bitSet) *forest {
	f := &forest{members: len(q.scope)}
	at := make(map[int32]int32, len(q.scope))
	for i, m := range q.scope {
		at[m] = int32(i)
	}
	for _, picked := range picks {
		t, of := q.tree(picked)
		s := t.sums(t.all())
		for i, m := range of {
			s.item[i] = at[m]
		}
		f.trees, f.sets = append(f.trees, s), f.sets+len(of)
	}
	return f
}

// cover picks trees so that each member of a group is in one with those that overlap
// it most closely, as far as there are not too many.
func (q *question[S]) cover(g *group) []bitSet {
	g.planted.Do(func() { g.picks = q.seeded(q.scope) })
	return g.picks
}

// seeded picks the trees for some members.
func (q *question[S]) seeded(seeds []int32) (picks []bitSet) {
	held := newBitSet(len(q.members))
	one := *q
	one.over = make([]int, len(q.members))
	for _, seed := range seeds {
		if held.has(int(seed)) {
			continue
		}
		one.ask, one.size = q.members[seed].set, q.members[seed].size
		for _, m := range q.scope {
			one.over[m] = max(0, q.members[m].set.And(one.ask).Size())
		}
		orders := len(ranks)
		if len(picks) > 0 {
			orders -= 2
		}
		for _, picked := range one.picks(orders) {
			if len(picks) == maxForest {
				return picks
			}
			if !slices.ContainsFunc(picks, func(p bitSet) bool { return slices.Equal(p, picked) }) {
				picks = append(picks, picked)
			}
		}
		for _, m := range q.scope {
			if picks[len(picks)-1].has(int(m)) {
				held.set(int(m))
			}
		}
		held.set(int(seed))
	}
	return picks
}

func (f *forest) items() int { return f.members }
func (f *forest) cost() int  { return f.sets }

func (f *forest) agree(out []bool) bool {
	return !slices.ContainsFunc(f.trees, func(s *sums) bool { return !s.agree(out) })
}

func (f *forest) core(out []bool) []int32 {
	for _, s := range f.trees {
		if core := s.core(out); core != nil {
			return core
		}
	}
	return nil
}

// eachOf are several ways to see whether one component agrees, of which none sees all.
type eachOf []component

func (e eachOf) items() int     { return e[0].items() }
func (e eachOf) lines() []int32 { return e[0].lines() }

func (e eachOf) cost() (sets int) {
	for _, c := range e {
		sets += c.cost()
	}
	return sets
}

func (e eachOf) agree(out []bool) bool {
	return !slices.ContainsFunc(e, func(c component) bool { return !c.agree(out) })
}

func (e eachOf) core(out []bool) []int32 {
	for _, c := range e {
		if core := c.core(out); core != nil {
			return core
		}
	}
	return nil
}

// lines gives the whole group.
func (f *forest) lines() []int32 { return everyItem(f.members) }

func everyItem(n int) []int32 {
	all := make([]int32, n)
	for i := range all {
		all[i] = int32(i)
	}
	return all
}
