package stats

import (
	"cmp"
	"slices"
)

// A question is one that is put to a crossing family.
type question[S Set[S]] struct {
	*crossing[S]
	ask   S
	size  int
	facts []fact  // with readings that were conceded
	skip  []bool  // facts to leave out; nil for none
	over  []int   // by member: how many of its atoms are asked about
	scope []int32 // members joined to the asked set by a chain of overlaps, largest first
}

// put prepares a question to all members that bear on it.
func (c *crossing[S]) put(ask S, size int, skip []bool) *question[S] {
	if c.crosses.bits == nil {
		c = c.choose(ask, size, maxChosen)
	}
	q := c.among(ask, size, c.all(), skip)
	joined := make([]bool, len(c.members))
	for _, i := range q.scope {
		if q.over[i] > 0 {
			joined[c.group[i]] = true
		}
	}
	q.scope = slices.DeleteFunc(q.scope, func(i int32) bool { return !joined[c.group[i]] })
	return q
}

// among prepares a question to some members.
func (c *crossing[S]) among(ask S, size int, members []int32, skip []bool) *question[S] {
	q := &question[S]{crossing: c, ask: ask, size: size, facts: slices.Clone(c.facts), skip: skip, over: make([]int, len(c.members))}
	q.scope = q.unskipped(members)
	for _, i := range q.scope {
		q.over[i] = max(0, c.members[i].set.And(ask).Size())
	}
	return q
}

// all gives the places of all members.
func (c *crossing[S]) all() []int32 {
	all := make([]int32, len(c.members))
	for i := range all {
		all[i] = int32(i)
	}
	return all
}

// choose gives a family of the n members that bear most on a question. Three in
// four of them are those that overlap the asked set most closely; the others lie
// outside of it, in the smallest whole that it is in, and fill most of the rest of
// that.
func (c *crossing[S]) choose(ask S, size, n int) *crossing[S] {
	type candidate struct {
		closeness float64
		at        int
	}
	var near, outside []candidate
	whole := -1
	for i, m := range c.members {
		if both := m.set.And(ask).Size(); both > 0 {
			near = append(near, candidate{float64(both) / float64(m.size+size-both), i})
			if both == size {
				whole = i // the last is the smallest
			}
		}
	}
	for i, m := range c.members {
		if whole >= 0 && m.set.And(ask).Size() <= 0 {
			outside = append(outside, candidate{float64(max(0, m.set.And(c.members[whole].set).Size())), i})
		}
	}
	closest := func(a, b candidate) int { return cmp.Compare(b.closeness, a.closeness) }
	slices.SortStableFunc(near, closest)
	slices.SortStableFunc(outside, closest)
	share := max(3*n/4, n-len(outside))
	chosen := slices.Concat(near[:min(len(near), share)], outside[:min(len(outside), max(n-share, n-len(near)))])
	slices.SortFunc(chosen, func(a, b candidate) int { return cmp.Compare(a.at, b.at) })
	part := &crossing[S]{facts: c.facts, twins: c.twins, rule: c.rule, part: true}
	for _, one := range chosen {
		part.members = append(part.members, c.members[one.at])
	}
	part.compare()
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
	for f := q.members[i].fact; f >= 0; f = q.twins[f] {
		if !q.skip[f] {
			return false
		}
	}
	return true
}

// own gives what was said of a member.
func (q *question[S]) own(l layer, i int32) span {
	own := anything
	for f := q.members[i].fact; f >= 0; f = q.twins[f] {
		if q.skip == nil || !q.skip[f] {
			own = own.and(q.facts[f].span[l])
		}
	}
	return own
}

// factsAbout gives the facts about members.
func (q *question[S]) factsAbout(members []int32) (facts []int32) {
	for _, i := range members {
		for f := q.members[i].fact; f >= 0; f = q.twins[f] {
			if q.skip == nil || !q.skip[f] {
				facts = append(facts, f)
			}
		}
	}
	slices.Sort(facts)
	return facts
}

// end gives the fact about a member that has one end of what was said of it.
func (q *question[S]) end(l layer, i int32, upper bool) int32 {
	own := q.own(l, i)
	for _, f := range q.factsAbout([]int32{i}) {
		s := q.facts[f].span[l]
		if upper && s.hi == own.hi || !upper && s.lo == own.lo {
			return f
		}
	}
	panic("stats: no figure has the end of all") // own is made of them
}

// factsFor gives the facts that may bear on a question.
func (c *crossing[S]) factsFor(ask S, size int) (facts []int32) {
	q := c.put(ask, size, nil)
	return q.factsAbout(q.scope)
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
	p, small := q.programme()
	for {
		var d *dispute[S]
		if small {
			d, small = q.exact(p, &a)
			a.tight = small && !q.part
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
		if len(a.disputes) == maxFindings {
			d.core = q.factsAbout(q.scope)
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
			for _, picked := range q.picks() {
				t := q.tree(picked)
				if disputed := t.settle(l, q.skip); len(disputed) > 0 {
					*d = t.disputeAt(l, disputed[0], q.skip)
					break
				}
			}
			return d, true
		}
	}
	a.says = q.settled(q.pick(0)).of(q.ask, q.size).says
	return nil, true
}

// programme gives the programme of the whole question, if it is a small one.
func (q *question[S]) programme() (p programme, small bool) {
	if q.rule != additive {
		return p, false
	}
	return q.newProgramme(q.scope)
}

// solvable reports whether contradictions of the whole question are found, each
// and every one: it is small, or all of it is one tree.
func (q *question[S]) solvable() bool {
	_, small := q.programme()
	return small || !slices.ContainsFunc(q.scope, func(i int32) bool { return q.crosses.row(int(i)).any() })
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
func (q *question[S]) spare(d *dispute[S]) {
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
	for _, f := range d.core {
		part.skip[f] = false
	}
	contradict := func() bool {
		p, small := q.newProgramme(part.unskipped(q.scope))
		if !small {
			return false
		}
		_, still, ok := part.solve(p, d.layer)
		return ok && still != nil && (d.rounded || !still.rounded)
	}
	if contradict() {
		d.core = spareWhile(d.core, part.skip, contradict)
	}
	if d.rounded {
		d.lower, d.upper = d.core, d.core
	}
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
