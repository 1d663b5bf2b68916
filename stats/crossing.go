package stats

import (
	"cmp"
	"math/bits"
	"slices"
)

// A crossing family has sets that are neither nested nor disjoint, such as
// Staffordshire in October and the West Midlands in one week. Part of what is
// known is always enough for a safe answer, and safe answers may be intersected:
// so for each question several trees are picked from the family, each in another
// order, and the range that is common to their answers is given.
//
// Small families are solved exactly, too: see [programme].
type crossing[S Set[S]] struct {
	facts   []fact
	members []member[S] // largest first
	twins   []int32     // as in a tree
	rule    rule

	// Which members, by their places in members, are neither nested nor disjoint;
	// which of those before it contain a member; which are joined by a chain of
	// overlaps. They are nil where there are too many members to compare all.
	crosses, wholes bitMatrix
	group           []int32
}

// A member of a family is a set with the first of the facts about it.
type member[S Set[S]] struct {
	set  S
	size int
	fact int32
}

// maxMembers is how many sets are compared with each other, each with each, and
// maxChosen how many of a larger family are chosen for a question.
const (
	maxMembers = 2_000
	maxChosen  = 256
)

// newCrossing takes members largest first.
func newCrossing[S Set[S]](facts []fact, members []member[S], r rule) *crossing[S] {
	c := &crossing[S]{facts: facts, twins: make([]int32, len(facts)), rule: r}
	for i := range c.twins {
		c.twins[i] = -1
	}
	first := make(map[S]int32, len(members))
	for _, m := range members {
		if f, ok := first[m.set]; ok {
			c.twins[m.fact], c.twins[f] = c.twins[f], m.fact
			continue
		}
		first[m.set] = m.fact
		c.members = append(c.members, m)
	}
	if len(c.members) <= maxMembers {
		c.compare()
	}
	return c
}

// compare works out how any two members lie to each other.
func (c *crossing[S]) compare() {
	n := len(c.members)
	c.crosses, c.wholes = newBitMatrix(n), newBitMatrix(n)
	c.group = make([]int32, n)
	for i := range c.group {
		c.group[i] = int32(i)
	}
	for i, a := range c.members {
		for j, b := range c.members[:i] { // b is no smaller
			switch both := b.set.And(a.set).Size(); {
			case both <= 0:
				continue
			case both == a.size:
				c.wholes.set(i, j)
			default:
				c.crosses.set(i, j)
				c.crosses.set(j, i)
			}
			c.group[c.find(int32(i))] = c.find(int32(j))
		}
	}
	for i := range c.group {
		c.group[i] = c.find(int32(i))
	}
}

// find gives the member that stands for the group of i.
func (c *crossing[S]) find(i int32) int32 {
	for c.group[i] != i {
		c.group[i] = c.group[c.group[i]]
		i = c.group[i]
	}
	return i
}

// A question is one that is put to a crossing family.
type question[S Set[S]] struct {
	*crossing[S]
	ask   S
	size  int
	facts []fact   // with readings that were conceded
	skip  []bool   // facts to leave out; nil for none
	over  []int    // by member: how many of its atoms are asked about
	scope []int32  // members joined to the asked set by a chain of overlaps, largest first
	picks []bitSet // for each tree the members in it
}

// put prepares a question.
func (c *crossing[S]) put(ask S, size int, skip []bool) *question[S] {
	if c.crosses.bits == nil {
		c = c.choose(ask, size)
	}
	q := &question[S]{crossing: c, ask: ask, size: size, facts: slices.Clone(c.facts), skip: skip, over: make([]int, len(c.members))}
	joined := make([]bool, len(c.members))
	for i, m := range c.members {
		q.over[i] = max(0, m.set.And(ask).Size())
		if q.over[i] > 0 {
			joined[c.group[i]] = true
		}
	}
	for i := range c.members {
		if joined[c.group[i]] && !q.skipped(int32(i)) {
			q.scope = append(q.scope, int32(i))
		}
	}
	q.pick()
	return q
}

func (q *question[S]) skipped(i int32) bool {
	if q.skip == nil {
		return false
	}
	for f := q.members[i].fact; f >= 0; f = q.twins[f] {
		if !q.skip[f] {
			return false
		}
	}
	return true
}

// choose gives a family of the members that bear most on a question: those that
// overlap the asked set most closely, then the largest of the others.
func (c *crossing[S]) choose(ask S, size int) *crossing[S] {
	type candidate struct {
		closeness float64
		at        int
	}
	all := make([]candidate, len(c.members))
	for i, m := range c.members {
		both := max(0, m.set.And(ask).Size())
		all[i] = candidate{float64(both) / float64(m.size+size-both), i}
	}
	slices.SortStableFunc(all, func(a, b candidate) int { return cmp.Compare(b.closeness, a.closeness) })
	all = all[:min(len(all), maxChosen)]
	slices.SortFunc(all, func(a, b candidate) int { return cmp.Compare(a.at, b.at) })
	chosen := &crossing[S]{facts: c.facts, twins: c.twins, rule: c.rule}
	for _, one := range all {
		chosen.members = append(chosen.members, c.members[one.at])
	}
	chosen.compare()
	return chosen
}

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

// pick picks the trees: for each order every member that crosses none of those
// picked before.
func (q *question[S]) pick() {
	standings := make([]standing, len(q.scope))
	for k, i := range q.scope {
		m := q.members[i]
		s := standing{size: float64(m.size), asked: float64(q.size), over: float64(q.over[i])}
		s.overlap = s.over / (s.size + s.asked - s.over)
		for f := m.fact; f >= 0; f = q.twins[f] {
			if q.skip == nil || !q.skip[f] {
				s.lo = max(s.lo, float64(q.facts[f].span[inWords].lo))
			}
		}
		standings[k] = s
	}
	type placed struct {
		rank
		at int32
	}
	order := make([]placed, len(q.scope))
	for _, by := range ranks {
		for k, i := range q.scope {
			order[k] = placed{by(standings[k]), i}
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
		if !slices.ContainsFunc(q.picks, func(p bitSet) bool { return slices.Equal(p, picked) }) {
			q.picks = append(q.picks, picked)
		}
	}
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

// A finding is what a crossing family says of an asked set.
type finding[S Set[S]] struct {
	fact
	tight    bool
	disputes []dispute[S] // one in words, and then there is no answer, or any number as read
}

// answer gives what follows, and takes back the readings that contradict each
// other.
func (q *question[S]) answer() (a finding[S]) {
	p, small := q.newProgramme(q.scope)
	small = small && q.rule == additive
	for {
		var d *dispute[S]
		if small {
			d, a.tight = q.exact(p, &a)
			small = a.tight
		}
		if !small {
			d = q.intersect(&a)
		}
		if d == nil {
			return a
		}
		q.spare(d)
		a.disputes = append(a.disputes, *d)
		if d.layer == inWords {
			return a
		}
		for _, f := range d.core {
			q.facts[f].span[asRead] = q.facts[f].span[inWords]
		}
	}
}

// exact solves the programme for both layers. It is not ok if the arithmetic did
// not fit. It gives the first dispute, as a tree tells it if one does.
func (q *question[S]) exact(p programme, a *finding[S]) (d *dispute[S], ok bool) {
	for l := range layers {
		if l == asRead && q.readAsSaid() {
			a.span[asRead] = a.span[inWords]
			break
		}
		if a.span[l], d, ok = q.solve(p, l); !ok {
			return nil, false
		}
		if d != nil {
			for _, picked := range q.picks {
				t := q.tree(picked)
				if disputed := t.settle(l, q.skip); len(disputed) > 0 {
					*d = t.disputeAt(l, disputed[0], q.skip)
					break
				}
			}
			return d, true
		}
	}
	a.says = q.settled(q.picks[0]).of(q.ask, q.size).says
	return nil, true
}

// readAsSaid reports whether all figures are read as no more than their words.
func (q *question[S]) readAsSaid() bool {
	for _, f := range q.factsAbout(q.scope) {
		if q.facts[f].span[asRead] != q.facts[f].span[inWords] {
			return false
		}
	}
	return true
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

// intersect asks every tree for its answer. It gives the first dispute.
func (q *question[S]) intersect(a *finding[S]) *dispute[S] {
	var trees [layers]struct{ lo, hi *tree[S] } // those that gave the ends
	a.span = [layers]span{anything, anything}
	for i, picked := range q.picks {
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
			if one.span[l].lo > a.span[l].lo || trees[l].lo == nil {
				a.span[l].lo, trees[l].lo = one.span[l].lo, t
			}
			if one.span[l].hi < a.span[l].hi || trees[l].hi == nil {
				a.span[l].hi, trees[l].hi = one.span[l].hi, t
			}
			if a.span[l].empty() {
				d := q.disputeBetween(l, trees[l].lo, trees[l].hi)
				return &d
			}
		}
	}
	return nil
}

// disputeBetween names the facts that disagree where one tree says that the asked
// set has more than another allows.
func (q *question[S]) disputeBetween(l layer, lower, upper *tree[S]) dispute[S] {
	d := dispute[S]{layer: l, set: q.ask}
	skip := make([]bool, len(q.facts))
	if q.skip != nil {
		copy(skip, q.skip)
	}
	lo := func() int64 { lower.settle(l, skip); return lower.of(q.ask, q.size).span[l].lo }
	hi := func() int64 { upper.settle(l, skip); return upper.of(q.ask, q.size).span[l].hi }
	d.least, d.most = lo(), hi()
	start := slices.Clone(skip)
	d.lower = spareWhile(lower.allFacts(skip), skip, func() bool { return lo() == d.least })
	copy(skip, start)
	d.upper = spareWhile(upper.allFacts(skip), skip, func() bool { return hi() == d.most })
	for i := range skip {
		skip[i] = true
	}
	both := slices.Concat(d.lower, d.upper)
	slices.Sort(both)
	both = slices.Compact(both)
	for _, f := range both {
		skip[f] = false
	}
	d.core = spareWhile(both, skip, func() bool { return lo() > hi() })
	return d
}

// allFacts gives the facts about a tree's sets but for those that are skipped.
func (t *tree[S]) allFacts(skip []bool) (facts []int32) {
	for _, n := range t.nodes[1:] {
		for f := n.fact; f >= 0; f = t.after(f) {
			if !skip[f] {
				facts = append(facts, f)
			}
		}
	}
	slices.Sort(facts)
	return facts
}

// factsFor gives the facts that may bear on a question.
func (c *crossing[S]) factsFor(ask S, size int) (facts []int32) {
	q := c.put(ask, size, nil)
	return q.factsAbout(q.scope)
}

// inferCrossing answers from a crossing family.
func (m *Implied[S, A]) inferCrossing(ask S, size int) (Inferred[A], error) {
	a := m.crossing.put(ask, size, nil).answer()
	result := Inferred[A]{Tight: a.tight}
	for _, d := range a.disputes {
		c := m.conflict(d)
		if d.layer == inWords {
			return Inferred[A]{}, c
		}
		result.Findings = append(result.Findings, c)
	}
	result.Figure = figureOf[A](a.fact)
	return result, nil
}

// A bitSet is a set of small numbers.
type bitSet []uint64

func newBitSet(n int) bitSet { return make(bitSet, (n+63)/64) }

func (b bitSet) set(i int)      { b[i/64] |= 1 << (i % 64) }
func (b bitSet) has(i int) bool { return b[i/64]>>(i%64)&1 == 1 }

func (b bitSet) meets(o bitSet) bool {
	for i := range b {
		if b[i]&o[i] != 0 {
			return true
		}
	}
	return false
}

// lastOf gives the largest number in both b and o, −1 if there is none.
func (b bitSet) lastOf(o bitSet) int {
	for i := len(b) - 1; i >= 0; i-- {
		if both := b[i] & o[i]; both != 0 {
			return 64*i + 63 - bits.LeadingZeros64(both)
		}
	}
	return -1
}

// A bitMatrix has a bitSet in each row.
type bitMatrix struct {
	words int
	bits  []uint64
}

func newBitMatrix(n int) bitMatrix {
	words := (n + 63) / 64
	return bitMatrix{words, make([]uint64, n*words)}
}

func (m bitMatrix) row(i int) bitSet { return m.bits[i*m.words : (i+1)*m.words] }
func (m bitMatrix) set(i, j int)     { m.row(i).set(j) }
