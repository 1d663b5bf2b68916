// SPDX-License-Identifier: MIT

package stats

import (
	"cmp"
	"slices"
)

// A question is one that is put to some members of a crossing family.
type question[S Set[S]] struct {
	*crossing[S]
	ask     S
	size    int
	account        // with readings that were conceded
	skip    []bool // facts to leave out; nil for none
	which   telling
	over    []int   // by member: how many of its atoms are asked about
	scope   []int32 // largest first
	inside  int     // how many atoms of the asked set no other member has
}

// question puts no question yet to some members.
func (c *crossing[S]) question(scope []int32) *question[S] {
	return &question[S]{crossing: c, account: account{c.facts, true, c.twins}, over: make([]int, len(c.members)), scope: scope}
}

// of adds what the family says of the total of a set, and gives the contradictions
// between readings, and by words those that only this question shows. Where skip is not nil, these facts are left out, and the repairs
// are not asked.
func (c *crossing[S]) of(ask S, size int, skip []bool, all *portion) (findings []dispute) {
	if c.crosses.bits == nil {
		c = c.choose(ask, size, maxChosen)
	}
	q := c.question(nil)
	q.ask, q.size, q.skip = ask, size, skip
	for i := range c.members {
		q.over[i] = max(0, c.members[i].set.And(ask).Size())
	}
	var large []*group
	for _, g := range c.groups {
		if !slices.ContainsFunc(g.scope, func(i int32) bool { return q.over[i] > 0 }) {
			continue
		}
		if c.prepare(g); g.nested {
			one, found := q.inTree(g)
			all.add(c.rule, one)
			findings = append(findings, found...)
			continue
		} else if !g.small {
			large = append(large, g)
			q.scope = append(q.scope, g.scope...)
			continue
		}
		part := *q
		part.scope = g.scope
		if p, small := part.programme(); small {
			one, found := part.repaired([]*group{g}, &p)
			all.add(c.rule, one)
			findings = append(findings, found...)
		} else { // the asked set makes too many overlaps
			large = append(large, g)
			q.scope = append(q.scope, g.scope...)
		}
	}
	if len(large) > 0 {
		slices.Sort(q.scope)
		q.inside = size - all.size
		one, found := q.repaired(large, nil)
		all.add(c.rule, one)
		findings = append(findings, found...)
	}
	all.wide = all.wide || c.part
	return findings
}

// inTree answers from a group that is a tree.
func (q *question[S]) inTree(g *group) (portion, []dispute) {
	part := *q
	part.scope, part.inside = g.scope, 0
	for _, i := range g.scope {
		if !q.wholes.row(int(i)).any() {
			part.inside += q.over[i]
		}
	}
	return part.repaired([]*group{g}, nil)
}

// maxRepaired is how many repairs of a group are kept where each question takes
// several trees or a large programme; of more, all doubtful members are left out together.
const maxRepaired = 16

// repaired answers over all smallest repairs of some groups. Of several groups with
// repairs all doubtful members are left out together.
func (q *question[S]) repaired(groups []*group, p *programme) (all portion, findings []dispute) {
	outs, every, differ := [][]int32{nil}, true, false
	for _, g := range groups {
		every, differ = every && (g.all || len(g.outs) == 0), differ || g.shaky
		if q.skip != nil || len(g.outs) == 0 {
			continue
		}
		these := make([][]int32, len(g.outs))
		for i, out := range g.outs {
			these[i] = q.factsOut(g, out)
		}
		if len(outs) > 1 || len(outs[0]) > 0 {
			these = [][]int32{slices.Concat(slices.Concat(these...), slices.Concat(outs...))}
		}
		outs = these
	}
	given := q.skip
	for i, out := range outs {
		one := q.without(out).answer(p)
		findings = append(append(findings, one.findings...), one.words...)
		if i == 0 {
			all = one.portion
		} else {
			all.or(one.portion)
		}
	}
	for which := leastTelling; which < tellings && differ; which++ {
		part := q.without(outs[0])
		part.which = which
		if one := part.answer(p); len(one.given) == 0 && one.span[inWords] != all.span[inWords] {
			all.doubt = true
		}
	}
	q.skip = given
	if all.exactly >= 0 {
		all.doubt = all.doubt || differ && q.account.differs(all.exactly) && all.span[inWords].lo < all.span[inWords].hi
		for _, out := range outs {
			all.doubt = all.doubt || slices.Contains(out, all.exactly)
		}
	}
	all.wide = all.wide || !every
	return all, findings
}

// factsOut gives the facts about the members that a repair gives up.
func (c *crossing[S]) factsOut(g *group, out []int32) (facts []int32) {
	for _, i := range out {
		facts = c.about(c.members[g.scope[i]].fact, facts)
	}
	return facts
}

// without gives the same question without some more facts.
func (q *question[S]) without(out []int32) *question[S] {
	q.shared = true
	part := *q
	if len(out) > 0 {
		part.skip = make([]bool, len(q.facts))
		copy(part.skip, q.skip)
		mark(part.skip, out, true)
	}
	return &part
}

// eachRepair gives, group by group, the bounds that each repair leaves, and the
// facts that it gives up.
func (c *crossing[S]) eachRepair(ask S, size int, choose func(repairs int, of func(int) (span, []int32))) {
	for _, g := range c.groups {
		if len(g.outs) == 0 || !slices.ContainsFunc(g.scope, func(i int32) bool { return c.members[i].set.And(ask).Size() > 0 }) {
			continue
		}
		choose(len(g.outs), func(i int) (span, []int32) {
			out := c.factsOut(g, g.outs[i])
			skip := make([]bool, len(c.facts))
			mark(skip, out, true)
			alone := noPortion()
			c.of(ask, size, skip, &alone)
			return alone.closed(c.rule, size).span[inWords], out
		})
	}
}

// A candidate is a member by its place, with how much it bears on a question.
type candidate struct {
	closeness float64
	at        int
}

// closest keeps those of many candidates that bear most, of equal ones the first.
type closest struct {
	most, seen int
	list       []candidate
}

func (c *closest) add(one candidate) {
	c.seen++
	if c.list = append(c.list, one); len(c.list) > 8*c.most {
		c.list = c.first(c.most)
	}
}

// first gives the first n of those that are kept.
func (c *closest) first(n int) []candidate {
	slices.SortFunc(c.list, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.closeness, a.closeness), cmp.Compare(a.at, b.at))
	})
	return c.list[:min(len(c.list), n)]
}

// choose gives a family of the n members that bear most on a question. Three in
// four of them are those that overlap the asked set most closely; the others lie
// outside of it, in the smallest whole that it is in, and fill most of the rest of
// that.
func (c *crossing[S]) choose(ask S, size, n int) *crossing[S] {
	near, outside := closest{most: n}, closest{most: n}
	whole := -1
	for i, m := range c.members {
		if both := m.set.And(ask).Size(); both > 0 {
			near.add(candidate{float64(both) / float64(m.size+size-both), i})
			if both == size {
				whole = i // the last is the smallest
			}
		}
	}
	for i, m := range c.members {
		if whole >= 0 && m.set.And(ask).Size() <= 0 {
			outside.add(candidate{float64(max(0, m.set.And(c.members[whole].set).Size())), i})
		}
	}
	portion := max(3*n/4, n-outside.seen)
	chosen := slices.Concat(near.first(portion), outside.first(max(n-portion, n-near.seen)))
	slices.SortFunc(chosen, func(a, b candidate) int { return cmp.Compare(a.at, b.at) })
	part := &crossing[S]{account: c.account, rule: c.rule, part: true}
	for _, one := range chosen {
		part.members = append(part.members, c.members[one.at])
	}
	part.compare()
	part.split()
	return part
}

// unskipped gives those of the members about which something is left to say.
func (q *question[S]) unskipped(members []int32) (left []int32) {
	for _, i := range members {
		if !q.skipped(i) {
			left = append(left, i)
		}
	}
	return left
}

// skipped reports whether all that was said of a member is left out.
func (q *question[S]) skipped(i int32) bool {
	if q.skip == nil {
		return false
	}
	for f := q.members[i].fact; f >= 0; f = q.after(f) {
		if !q.skip[f] {
			return false
		}
	}
	return true
}

// own gives what was said of a member.
func (q *question[S]) own(l layer, i int32) span {
	first := q.members[i].fact
	return q.told(l, first, q.skip, q.after(first) >= 0 && q.account.differs(first), q.which)
}

// factsAbout gives the facts about members.
func (q *question[S]) factsAbout(members []int32) (facts []int32) {
	for _, i := range members {
		for f := q.members[i].fact; f >= 0; f = q.after(f) {
			if q.skip == nil || !q.skip[f] {
				facts = append(facts, f)
			}
		}
	}
	slices.Sort(facts)
	return facts
}

// end gives the fact about a member that has one end of what was said of it.
func (q *question[S]) endOf(l layer, i int32, upper bool) int32 {
	return q.end(l, q.members[i].fact, q.skip, q.own(l, i), upper)
}

// factsFor gives the facts that may bear on a question: those about the members
// that overlap the asked set most closely.
func (c *crossing[S]) factsFor(ask S, size, most int) (facts []int32) {
	if c.crosses.bits == nil {
		c = c.choose(ask, size, most)
	}
	q := c.question(nil)
	q.ask, q.size = ask, size
	for _, g := range c.groups {
		meets := false
		for _, i := range g.scope {
			q.over[i] = max(0, c.members[i].set.And(ask).Size())
			meets = meets || q.over[i] > 0
		}
		if meets {
			q.scope = append(q.scope, g.scope...)
		}
	}
	return q.factsAbout(q.nearest(most))
}

// A finding is what a crossing family says of an asked set.
type finding struct {
	portion
	findings []dispute // between readings
	words    []dispute // by words, which this question alone showed
	given    []int32   // facts of those that were given up
}

// answer gives what follows, and takes back the readings that contradict each
// other. What still contradicts by words is given up: the trees of one question may
// show what those of the account did not.
func (q *question[S]) answer(p *programme) (a finding) {
	for {
		a.portion = noPortion()
		d, ok := (*dispute)(nil), false
		if p != nil {
			d, ok = q.exact(*p, &a.portion)
		}
		if p != nil && !ok {
			q.inside, p = q.size-p.free, nil
		}
		if p == nil {
			d = q.intersect(&a.portion)
			a.wide = true
		}
		a.wide = a.wide || len(a.given) > 0
		a.doubt = a.doubt || len(a.given) > 0
		if d == nil {
			return a
		}
		q.spare(d)
		if d.layer == inWords {
			a.words = append(a.words, *d)
			core := d.core
			if a.given = append(a.given, core...); len(a.given) > maxGiven {
				core = q.factsAbout(q.scope)
			}
			skip := make([]bool, len(q.facts))
			copy(skip, q.skip)
			mark(skip, core, true)
			q.skip = skip
			continue
		}
		a.findings = append(a.findings, *d)
		if len(a.findings) >= maxFindings || !q.concede(d.core) {
			q.concede(q.factsAbout(q.scope))
		}
	}
}

// maxGiven is how many facts that the trees of one question find to contradict each
// other are given up core by core.
const maxGiven = 64

// exact solves the programme for both layers. It is not ok if the arithmetic did
// not fit. It gives the first dispute, as a tree tells it if one does.
func (q *question[S]) exact(p programme, a *portion) (d *dispute, ok bool) {
	for l := range layers {
		if l == asRead && q.readAsSaid() {
			a.span[asRead] = a.span[inWords]
			break
		}
		if a.span[l], d, ok = q.solve(p, l); !ok {
			return nil, false
		}
		if d != nil {
			for _, picked := range q.picks(len(ranks)) {
				t, _ := q.tree(picked)
				if told, contradict := q.disputeIn(t, l); contradict {
					return &told, true
				}
			}
			return d, true
		}
		if a.span[l].empty() { // no whole numbers fit
			a.span[l] = span{a.span[l].hi, a.span[l].lo}
			a.wide = true
		}
	}
	if read := a.span[asRead].and(a.span[inWords]); !read.empty() {
		a.span[asRead] = read
	} else {
		a.span[asRead] = a.span[inWords]
	}
	one := q.settled(q.pick(0, q.standings()))
	a.says, a.worded, a.exactly, a.size = one.says, one.worded, max(one.exactly, q.itself()), q.size-p.free
	return nil, true
}

// itself gives the first fact about the asked set itself, −1 if there is none.
func (q *question[S]) itself() int32 {
	for _, i := range q.scope {
		if q.over[i] == q.size && q.members[i].size == q.size {
			return q.members[i].fact
		}
	}
	return -1
}

// programme gives the programme of the whole question, if it is a small one.
func (q *question[S]) programme() (p programme, small bool) {
	if q.rule != additive {
		return p, false
	}
	return q.newProgramme(q.scope)
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

// spare leaves out of a dispute what the rest contradicts without. Where that
// cannot be told for certain its core stays as it is.
func (q *question[S]) spare(d *dispute) {
	if d.core == nil {
		d.core = slices.Concat(d.lower, d.upper)
		slices.Sort(d.core)
		d.core = slices.Compact(d.core)
	}
	part := *q
	part.skip = make([]bool, len(q.facts))
	for i := range part.skip {
		part.skip[i] = true
	}
	mark(part.skip, d.core, false)
	contradict := func() bool {
		p, small := q.newProgramme(part.unskipped(q.scope))
		if !small {
			return false
		}
		_, still, ok := part.solve(p, d.layer)
		return ok && still != nil
	}
	if contradict() {
		d.core = spareWhile(d.core, part.skip, contradict)
	}
}
