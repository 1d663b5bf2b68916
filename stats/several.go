package stats

import (
	"cmp"
	"slices"
)

// A rank orders members; the lowest come first.
type rank [3]float64

// ranks are the orders in which trees are picked. Each puts first what is likely
// to bound some kind of question.
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

// picks gives the members of each tree; trees that are the same are one.
func (q *question[S]) picks() (picks []bitSet) {
	for by := range ranks {
		picked := q.pick(by)
		if !slices.ContainsFunc(picks, func(p bitSet) bool { return slices.Equal(p, picked) }) {
			picks = append(picks, picked)
		}
	}
	return picks
}

// pick picks every member that crosses none of those picked before, in one of the
// orders.
func (q *question[S]) pick(by int) bitSet {
	type placed struct {
		rank
		at int32
	}
	order := make([]placed, len(q.scope))
	for k, i := range q.scope {
		order[k] = placed{ranks[by](q.standing(i)), i}
	}
	slices.SortFunc(order, func(a, b placed) int {
		return cmp.Or(cmp.Compare(a.rank[0], b.rank[0]), cmp.Compare(a.rank[1], b.rank[1]), cmp.Compare(a.rank[2], b.rank[2]), cmp.Compare(a.at, b.at))
	})
	picked := newBitSet(len(q.members))
	for _, o := range order {
		if !picked.meets(q.crosses.row(int(o.at))) {
			picked.set(int(o.at))
		}
	}
	return picked
}

// tree builds one of the trees that were picked.
func (q *question[S]) tree(picked bitSet) *tree[S] {
	t := newTree[S](q.facts, len(q.scope), q.rule)
	t.twins = q.twins
	at := make([]int32, len(q.members))
	for _, i := range q.scope {
		if !picked.has(int(i)) {
			continue
		}
		under := int32(0)
		if whole := picked.lastOf(q.wholes.row(int(i))); whole >= 0 {
			under = at[whole]
		}
		at[i] = t.grow(q.members[i].set, q.members[i].size, under, q.members[i].fact)
	}
	return t
}

// settled builds a tree and settles it, whatever its figures disagree about.
func (q *question[S]) settled(picked bitSet) *tree[S] {
	t := q.tree(picked)
	for l := range layers {
		t.settle(l, q.skip)
	}
	t.word()
	return t
}

// maxNear is how many of the members that overlap the asked set most closely are
// solved exactly, beside the trees, where the whole family is too large for that.
const maxNear = 40

// intersect gives the range that is common to the answers of all trees and of the
// programme for the nearest members, or the first dispute that it meets.
func (q *question[S]) intersect(a *finding[S]) *dispute[S] {
	a.span = [layers]span{anything, anything}
	var from [layers]struct{ lo, hi source } // what gave the ends
	narrow := func(l layer, ends span, by source) *dispute[S] {
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
	for i, picked := range q.picks() {
		t := q.tree(picked)
		for l := range layers {
			if disputed := t.settle(l, q.skip); len(disputed) > 0 {
				d := t.disputeAt(l, disputed[0], q.skip)
				return &d
			}
		}
		t.word()
		one := t.of(q.ask, q.size)
		if i == 0 {
			a.says = one.says
		}
		for l := range layers {
			if d := narrow(l, one.span[l], q.treeSource(t)); d != nil {
				return d
			}
		}
	}
	near := q.nearest(maxNear)
	p, small := q.newProgramme(near)
	for l := inWords; small && q.rule == additive && l < layers; l++ {
		ends, d, ok := q.solve(p, l)
		if ok && d == nil {
			d = narrow(l, ends, q.nearSource(near))
		}
		if d != nil {
			return d
		}
	}
	return nil
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
func (q *question[S]) disputeBetween(l layer, lower, upper source) *dispute[S] {
	d := &dispute[S]{layer: l, set: q.ask}
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
		return t.of(q.ask, q.size).span[l]
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
		case d != nil:
			return never
		}
		return ends
	}}
}
