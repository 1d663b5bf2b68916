// SPDX-License-Identifier: MIT

package stats

import (
	"cmp"
	"fmt"
	"slices"
)

// Conflicts gives the contradictions among all known figures: those of the words,
// and those of the readings that the words do not have already. Each is a line,
// told once: a set, the figures of its parts, and the gap. Where single parts are
// more than their whole, each of these is one, up to 32; otherwise the core has the
// largest parts that are enough. Figures of one set that do not agree are one, between the
// largest and the smallest.
//
// Every contradiction of a component of nested and disjoint sets lies within the
// sets of some line, and so it does where sets cross and the component is solved
// exactly (see [Given]); of larger ones, those in 64 trees of sets that overlap
// closely are found; of more than 80,000 sets that cross, and of more than 262,144 that
// do not, those around some thousands of them alone. Of more than 20,000 contradictions
// that many are told, those of the words first. Figures about values that are not sets are
// left out.
func (m *Implied[S, A]) Conflicts() []*Conflict {
	var found []dispute
	for _, f := range m.empty {
		l := inWords
		if m.facts[f].span[l].lo == 0 {
			l = asRead
		}
		only := []int32{f}
		found = append(found, dispute{layer: l, set: m.known[f].Set, lower: only, least: m.facts[f].span[l].lo, core: only})
	}
	if m.tree != nil {
		for _, k := range m.tree.knots {
			found = append(found, m.tree.linesOf(m.tree.under(k.root), m.facts, layers)...)
			if len(found) > 8*maxLines {
				break
			}
		}
	}
	if m.crossing != nil {
		found = append(found, m.crossing.audit(layers)...)
	}
	slices.SortStableFunc(found, func(a, b dispute) int {
		return cmp.Or(cmp.Compare(a.layer, b.layer), slices.Compare(a.core, b.core))
	})
	return m.told(found[:min(len(found), maxLines)])
}

func (m *Implied[S, A]) told(found []dispute) (conflicts []*Conflict) {
	for _, d := range found {
		conflicts = append(conflicts, m.conflict(d))
	}
	return conflicts
}

// linesOf tells what contradicts itself among some nodes, parents first, by words
// or also as read.
func (t *tree[S]) linesOf(nodes []int32, facts []fact, upTo layer) (found []dispute) {
	with := *t
	with.facts = facts // readings that were conceded count too
	t = &with
	s := t.sums(nodes)
	type line struct {
		at    int
		whole bool
	}
	told := map[line]bool{}
	for l := inWords; l < upTo; l++ {
		s.settleAll(l)
		for i, v := range nodes {
			if len(found) >= maxLines {
				return found
			}
			own := s.own[l][i]
			if t.nodes[v].differs {
				if l == inWords {
					found = append(found, t.differing(v, facts))
				}
				// Each printing is held against the parts; the wholes are done already.
				own = t.told(l, t.nodes[v].fact, nil, false, eachTelling)
				s.own[l][i] = own
			} else if own.empty() {
				only := []int32{int32(i)}
				found = append(found, t.disputeOf(s, l, sides{at: int32(i), least: own.lo, most: own.hi, lower: only, upper: only, core: only}))
				continue
			}
			if parts, whole := s.line(l, int32(i)); parts && !told[line{i, false}] {
				told[line{i, false}] = true
				found = append(found, t.partsAbove(s, l, int32(i))...)
			} else if whole && !told[line{i, true}] {
				told[line{i, true}] = true
				only := []int32{int32(i)}
				upper := s.side(int32(i), false, func(c int32) bool {
					return int(c) != i && (!s.covered[c] || s.own[l][c].hi <= s.parts[c].hi)
				})
				found = append(found, t.disputeOf(s, l, sides{at: int32(i), least: own.lo, most: s.parts[i].hi, lower: only, upper: upper, core: only}))
			}
		}
	}
	return found
}

// maxLines is how many contradictions are told.
const maxLines = 20_000

// maxSingle is how many single parts above one whole are told apart, and maxAlone
// how many figures are looked at to say what doubtful sets would be.
const (
	maxSingle = 32
	maxAlone  = 2_000_000
)

// partsAbove tells of a set whose parts come to more than it has: each single part
// that does, or else as few as do together.
func (t *tree[S]) partsAbove(s *sums, l layer, v int32) (found []dispute) {
	d := sides{at: v, least: s.parts[v].lo, most: s.own[l][v].hi, upper: []int32{v}}
	d.lower = s.side(v, true, func(c int32) bool { return c != v && s.own[l][c].lo >= s.parts[c].lo })
	for _, c := range d.lower {
		if s.own[l][c].lo > d.most && len(found) < maxSingle {
			d.core = []int32{c}
			found = append(found, t.disputeOf(s, l, d))
		}
	}
	if len(found) == 0 {
		d.core = s.fewest(l, d)
		found = append(found, t.disputeOf(s, l, d))
	}
	return found
}

// differing tells of a set whose own figures do not agree: the largest against the
// smallest.
func (t *tree[S]) differing(v int32, facts []fact) dispute {
	return differing(t.nodes[v].set, t.about(t.nodes[v].fact, nil), facts)
}

func differing(set any, about []int32, facts []fact) dispute {
	slices.Sort(about)
	least := slices.MaxFunc(about, func(a, b int32) int { return cmp.Compare(facts[a].span[inWords].lo, facts[b].span[inWords].lo) })
	most := slices.MinFunc(about, func(a, b int32) int { return cmp.Compare(facts[a].span[inWords].hi, facts[b].span[inWords].hi) })
	return dispute{
		set: set, least: facts[least].span[inWords].lo, most: facts[most].span[inWords].hi,
		lower: []int32{least}, upper: []int32{most}, core: []int32{min(least, most), max(least, most)},
	}
}

// maxAudited bounds how often parts of a large family are picked, by the sets that are
// looked at for that.
const maxAudited = 50_000_000

// audit tells what contradicts itself where sets cross.
func (c *crossing[S]) audit(upTo layer) (found []dispute) {
	if c.crosses.bits == nil {
		// Too many members to compare: look at parts of the family.
		step := max(maxChosen/2, len(c.members)*len(c.members)/maxAudited)
		for at := 0; at < len(c.members); at += step {
			part := c.choose(c.members[at].set, c.members[at].size, maxChosen)
			found = append(found, part.audit(upTo)...)
		}
		return once(found)
	}
	for _, g := range c.groups {
		if !g.nested {
			c.prepare(g)
		}
		found = append(found, c.linesIn(g, upTo)...)
	}
	return found
}

// linesIn tells what contradicts itself in a group: what its trees show, and what
// only the programme does.
func (c *crossing[S]) linesIn(g *group, upTo layer) (found []dispute) {
	q := c.question(g.scope)
	for _, i := range g.scope {
		if m := c.members[i]; c.differs(m.fact) {
			found = append(found, differing(m.set, c.about(m.fact, nil), c.facts))
		}
	}
	p, small := q.programme()
	if small = small && !g.nested; small && len(found) == 0 && len(g.outs) == 0 && q.agrees(p, upTo) {
		return nil
	}
	for _, picked := range q.telling(g, small) {
		t, _ := q.tree(picked)
		lines := t.linesOf(t.all(), c.facts, upTo)
		found = append(found, slices.DeleteFunc(lines, func(d dispute) bool { return len(d.lower)+len(d.upper) == 2 && d.lower[0] == d.upper[0] })...)
	}
	found = once(found)
	if !small {
		return found // of a nested group its tree shows all that there is
	}
	q.skip = make([]bool, len(c.facts))
	for l := inWords; l < upTo; l++ {
		for _, d := range found {
			if d.layer <= l {
				mark(q.skip, d.core, true)
			}
		}
		for {
			_, d, ok := q.solve(p, l)
			if !ok || d == nil {
				break
			}
			q.spare(d)
			if one := q.against(d, g); one != nil {
				d = one
			}
			mark(q.skip, d.core, true)
			found = append(found, *d)
		}
	}
	return found
}

// agrees reports whether the programme of a group finds no contradiction.
func (q *question[S]) agrees(p programme, upTo layer) bool {
	for l := inWords; l < upTo; l++ {
		if _, d, ok := q.solve(p, l); !ok || d != nil {
			return false
		}
	}
	return true
}

// telling picks trees that tell the contradictions of a group as plain sums: where its
// programme finds all that there are, those around the members that are in doubt.
func (q *question[S]) telling(g *group, small bool) []bitSet {
	if !small || !g.small || len(g.outs) == 0 {
		return q.cover(g)
	}
	in := newBitSet(len(g.scope))
	var doubtful []int32
	for _, i := range slices.Concat(g.outs...) {
		if !in.has(int(i)) {
			in.set(int(i))
			doubtful = append(doubtful, g.scope[i])
		}
	}
	return q.seeded(doubtful)
}

// against tells a contradiction whose sum counts figures many times as one of its figures
// against what others leave of its set: as few others as can be, those that overlap it
// most closely. It is nil where the sum is a plain one, or nothing plainer is found.
func (q *question[S]) against(d *dispute, g *group) *dispute {
	if len(q.scope) <= manyRows && !often(d.lower) && !often(d.upper) {
		return nil
	}
	i := q.blamed(d, g)
	part := *q
	part.ask, part.size, part.inside = q.members[i].set, q.members[i].size, q.members[i].size
	part.over = make([]int, len(q.members))
	others := slices.DeleteFunc(part.unskipped(q.scope), func(m int32) bool { return m == i })
	for _, m := range others {
		part.over[m] = max(0, q.members[m].set.And(part.ask).Size())
	}
	part.scope = others
	own := source{q.factsAbout([]int32{i}), func(l layer, skip []bool) span {
		one := *q
		one.skip = skip
		return one.own(l, i)
	}}
	for n := 8; ; n *= 2 {
		near := part.nearSource(part.nearest(n))
		switch said, left := q.own(d.layer, i), near.ends(d.layer, q.skip); {
		case left == never:
			return nil // these contradict each other without it
		case said.lo > left.hi:
			return part.disputeBetween(d.layer, own, near)
		case said.hi < left.lo:
			return part.disputeBetween(d.layer, near, own)
		}
		if n >= len(others) {
			return nil
		}
	}
}

// blamed gives a member that a contradiction is about, one that a repair gives up if there is
// any.
func (q *question[S]) blamed(d *dispute, g *group) int32 {
	about := func(i int32) bool { return slices.Contains(d.core, q.members[i].fact) }
	for _, out := range g.outs {
		for _, i := range out {
			if about(g.scope[i]) {
				return g.scope[i]
			}
		}
	}
	if i := slices.IndexFunc(q.scope, about); i >= 0 {
		return q.scope[i]
	}
	return q.scope[0]
}

// often reports whether a side counts a figure more often than it is worth telling.
func often(side []int32) bool {
	for _, f := range side {
		n := 0
		for _, o := range side {
			if o == f {
				n++
			}
		}
		if n > 2 {
			return true
		}
	}
	return false
}

// once leaves out what is told already: of several lines with one upper side the
// one with the smallest core stays, and each single part that is too large.
func once(found []dispute) []dispute {
	slices.SortStableFunc(found, func(a, b dispute) int {
		return cmp.Or(cmp.Compare(a.layer, b.layer), cmp.Compare(len(a.core), len(b.core)), cmp.Compare(len(b.lower), len(a.lower)))
	})
	told := map[string]bool{}
	return slices.DeleteFunc(found, func(d dispute) bool {
		upper, core := fmt.Sprint(d.upper), fmt.Sprint(d.core)
		if told[core] || told[upper] && len(d.core) > len(d.upper)+1 {
			return true
		}
		told[core], told[upper] = true, true
		return false
	})
}

// A Dispute is what figures leave in doubt that contradict each other by their
// words, in one component: sets joined by a chain of overlaps. Figures are given by
// their indices in what was known.
type Dispute[A Amount] struct {
	Conflicts []*Conflict // each line that does not add up, with all its parts and the gap
	Differ    [][]int     // for each set told differently, all that is told of it
	Doubtful  []Doubt[A]  // the sets that some smallest repair gives up
	Repairs   [][]int     // for each smallest repair all figures that it gives up; none if the sets agree
	Fewest    int         // how many sets each repair gives up; 0 if a limit left that open
	All       bool        // these are all smallest repairs; otherwise each of them gives up a part of one of Repairs
}

// A Doubt is a set whose figures may be wrong.
type Doubt[A Amount] struct {
	Known  []int     // all that is told of it
	Alone  Figure[A] // what all others imply of it, where a smallest repair gives it up; not reported where that would take too long
	Always bool      // every smallest repair gives it up
}

// Disputes gives what is in doubt in all components that overlap a set, by the
// words: those that its answer meets, whether it depends on them or not. What doubtful
// sets would be alone is told as long as that takes no more than 2 million looks at sets.
func (m *Implied[S, A]) Disputes(ask S) (all []Dispute[A]) {
	if m.err != nil || ask.Size() <= 0 {
		return nil
	}
	if t := m.tree; t != nil {
		for _, k := range t.knots {
			if !k.disputed || t.nodes[k.root].set.And(ask).Size() <= 0 {
				continue
			}
			var sets [][]int32
			var differ [][]int
			for _, v := range t.under(k.root) {
				if t.nodes[v].differs {
					differ = append(differ, ints(t.about(t.nodes[v].fact, nil)))
				}
			}
			for i := range k.repairs {
				sets = append(sets, k.repairs[i].out)
			}
			d := Dispute[A]{Conflicts: m.told(t.linesOf(t.under(k.root), m.facts, asRead)), Differ: differ, Fewest: k.fewest, All: k.all || len(k.repairs) == 0}
			m.doubts(&d, sets, len(t.under(k.root)), func(v int32) (S, int32) { return t.nodes[v].set, t.nodes[v].fact }, func(v int32, repair int) fact {
				n := &t.nodes[v]
				one, _ := t.ofRoot(k.root, n.set, n.size, n.size, &k.repairs[repair])
				return one.fact
			})
			all = append(all, d)
		}
	}
	if c := m.crossing; c != nil {
		if c.crosses.bits == nil {
			c = c.choose(ask, ask.Size(), maxChosen)
		}
		for _, g := range c.groups {
			if !slices.ContainsFunc(g.scope, func(i int32) bool { return c.members[i].set.And(ask).Size() > 0 }) {
				continue
			}
			if c.prepare(g); len(g.outs) > 0 || g.differs {
				all = append(all, m.disputeOf(c, g))
			}
		}
		all = append(all, m.shownBy(c, ask)...)
	}
	return all
}

// shownBy gives what only the trees of one question show to be in doubt, if anything:
// all of it is left out of the answer together.
func (m *Implied[S, A]) shownBy(c *crossing[S], ask S) []Dispute[A] {
	alone := noPortion()
	shown := slices.DeleteFunc(c.of(ask, ask.Size(), nil, &alone), func(d dispute) bool { return d.layer != inWords })
	if len(shown) == 0 {
		return nil
	}
	var d Dispute[A]
	var given []int32
	for _, s := range shown {
		d.Conflicts = append(d.Conflicts, m.conflict(s))
		given = append(given, s.core...)
	}
	slices.Sort(given)
	given = slices.Compact(given)
	d.Repairs = [][]int{ints(given)}
	for _, f := range given {
		d.Doubtful = append(d.Doubtful, Doubt[A]{Known: []int{int(f)}})
	}
	return []Dispute[A]{d}
}

// disputeOf gives what is in doubt in a group of sets that cross.
func (m *Implied[S, A]) disputeOf(c *crossing[S], g *group) Dispute[A] {
	d := Dispute[A]{Conflicts: m.told(c.linesIn(g, asRead)), Fewest: g.fewest, All: g.all || len(g.outs) == 0}
	for _, i := range g.scope {
		if c.differs(c.members[i].fact) {
			d.Differ = append(d.Differ, ints(c.about(c.members[i].fact, nil)))
		}
	}
	of := func(i int32) (S, int32) { return c.members[g.scope[i]].set, c.members[g.scope[i]].fact }
	m.doubts(&d, g.outs, 64*len(g.scope), of, func(i int32, repair int) fact {
		skip := make([]bool, len(c.facts))
		mark(skip, c.factsOut(g, g.outs[repair]), true)
		one := c.members[g.scope[i]]
		alone := noPortion()
		c.of(one.set, one.size, skip, &alone)
		return alone.closed(c.rule, one.size).fact
	})
	return d
}

// doubts fills in the repairs, and what the sets that they give up would be.
func (m *Implied[S, A]) doubts(d *Dispute[A], outs [][]int32, sets int, of func(int32) (S, int32), alone func(item int32, repair int) fact) {
	r := m.account()
	given := map[int32][]int{} // by item: the repairs that give it up
	var order []int32
	for i, out := range outs {
		var facts []int32
		for _, item := range out {
			_, first := of(item)
			facts = r.about(first, facts)
			if given[item] == nil {
				order = append(order, item)
			}
			given[item] = append(given[item], i)
		}
		d.Repairs = append(d.Repairs, ints(facts))
	}
	asks := 0
	for _, repairs := range given {
		asks += len(repairs)
	}
	for _, item := range order {
		_, first := of(item)
		if asks*sets > maxAlone {
			d.Doubtful = append(d.Doubtful, Doubt[A]{Known: ints(r.about(first, nil)), Always: d.All && len(given[item]) == len(outs)})
			continue
		}
		hull := alone(item, given[item][0])
		hull.says = printed{}
		for _, i := range given[item][1:] {
			one := alone(item, i)
			for l := range layers {
				hull.span[l] = span{min(hull.span[l].lo, one.span[l].lo), max(hull.span[l].hi, one.span[l].hi)}
			}
		}
		d.Doubtful = append(d.Doubtful, Doubt[A]{ints(r.about(first, nil)), figureOf[A](hull), d.All && len(given[item]) == len(outs)})
	}
	slices.SortFunc(d.Doubtful, func(a, b Doubt[A]) int { return slices.Compare(a.Known, b.Known) })
	slices.SortFunc(d.Repairs, slices.Compare)
}

// account gives what is known of each set.
func (m *Implied[S, A]) account() *account {
	if m.crossing != nil {
		return &m.crossing.account
	}
	return &m.tree.account
}

func ints(facts []int32) []int {
	out := make([]int, len(facts))
	for i, f := range facts {
		out[i] = int(f)
	}
	slices.Sort(out)
	return out
}
