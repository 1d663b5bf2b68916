package stats

import (
	"cmp"
	"slices"
)

// Conflicts gives the contradictions among all known figures: those of the words,
// and those of the readings that the words do not have already. Each has a core
// of its own; cores may share figures, as when two parts are each larger than
// their whole.
//
// Every contradiction among up to 63 figures that overlap, or among any number
// about nested and disjoint sets, leads to at least one conflict; of larger
// families that cross each other, those between a figure and the ones that
// overlap it most closely are found. For each further conflict one figure of every
// core is left out, in turn, so one that needs two figures of an earlier core may
// be missed. Figures about values that are not sets are left out.
//
// The time grows with the square of the number of figures at worst; where they
// agree it is that of one question for each group of overlapping sets, or for
// each figure of a large group.
func (m *Implied[S, A]) Conflicts() []*Conflict {
	facts := make([]fact, len(m.known))
	var members []member[S]
	var found []dispute[S]
	for i, k := range m.known {
		facts[i] = factOf(k.Figure)
		size := k.Set.Size()
		switch {
		case size > 0 && k.Figure.Reported():
			members = append(members, member[S]{k.Set, size, int32(i)})
		case size == 0 && facts[i].span[asRead].lo > 0:
			l := inWords
			if facts[i].span[inWords].lo == 0 {
				l = asRead
			}
			found = append(found, nowhere(l, k.Set, int32(i), facts[i]))
		}
	}
	slices.SortStableFunc(members, func(a, b member[S]) int { return cmp.Compare(b.size, a.size) })
	for _, group := range m.groups(members) {
		c := newCrossing(facts, group, m.rule)
		for l := range layers {
			found = append(found, c.audit(l, found)...)
		}
	}
	slices.SortStableFunc(found, func(a, b dispute[S]) int {
		return cmp.Or(cmp.Compare(a.layer, b.layer), slices.Compare(a.core, b.core))
	})
	conflicts := make([]*Conflict, len(found))
	for i, d := range found {
		conflicts[i] = m.conflict(d)
	}
	return conflicts
}

// groups gives the members that are joined by overlaps, group by group, where
// there may be conflicts.
func (m *Implied[S, A]) groups(members []member[S]) (groups [][]member[S]) {
	if m.tree == nil {
		return [][]member[S]{members}
	}
	group := make(map[int32]int) // by root
	root := make(map[int32]int32, len(members))
	for v := int32(1); v < int32(len(m.tree.nodes)); v++ {
		for f := m.tree.nodes[v].fact; f >= 0; f = m.tree.after(f) {
			root[f] = m.tree.root(v)
		}
	}
	for _, one := range members {
		r := root[one.fact]
		if m.tree.nodes[r].trouble == 0 {
			continue
		}
		if _, ok := group[r]; !ok {
			group[r] = len(groups)
			groups = append(groups, nil)
		}
		groups[group[r]] = append(groups[group[r]], one)
	}
	return groups
}

// audit gives the disputes of a family that are not known yet.
func (c *crossing[S]) audit(l layer, known []dispute[S]) (found []dispute[S]) {
	seen := slices.Clip(known)
	search := func(c *crossing[S], about member[S], near []int32) {
		facts := (&question[S]{crossing: c}).factsAbout(near)
		d := furtherDisputes(len(c.facts), facts, seen, func(skip []bool) *dispute[S] {
			return c.among(about.set, about.size, near, skip).contradiction(l)
		})
		found, seen = append(found, d...), append(seen, d...)
	}
	if c.crosses.bits == nil {
		for _, one := range c.members {
			part := c.choose(one.set, one.size, maxNear)
			search(part, one, part.all())
		}
		return found
	}
	for i, one := range c.members {
		if c.group[i] != int32(i) {
			continue
		}
		q := c.put(one.set, one.size, nil)
		if q.solvable() {
			search(c, one, q.scope)
			continue
		}
		for _, at := range q.scope {
			about := c.members[at]
			search(c, about, c.put(about.set, about.size, nil).nearest(maxNear))
		}
	}
	return found
}

// contradiction gives a dispute of a layer, or of the words before it.
func (q *question[S]) contradiction(l layer) (d *dispute[S]) {
	for f := range q.facts {
		if l == inWords {
			q.facts[f].span[asRead] = q.facts[f].span[inWords]
		}
	}
	var a finding[S]
	if p, small := q.programme(); small {
		var ok bool
		if d, ok = q.exact(p, &a); !ok {
			d = q.intersect(&a)
		}
	} else {
		d = q.intersect(&a)
	}
	if d != nil {
		q.spare(d)
	}
	return d
}

// maxSearches bounds how often a group is searched for one more dispute.
const maxSearches = 200

// furtherDisputes searches facts for disputes with cores of their own. It leaves
// out the last fact of every core that it knows of, until the rest agree, and then
// does so again with each other fact of each core in the last one's place.
func furtherDisputes[S Set[S]](n int, facts []int32, known []dispute[S], search func(skip []bool) *dispute[S]) (found []dispute[S]) {
	var cores [][]int32
	for _, d := range known {
		if !slices.ContainsFunc(d.core, func(f int32) bool { _, ok := slices.BinarySearch(facts, f); return !ok }) {
			cores = append(cores, d.core)
		}
	}
	searches := 0
	leaveOut := func(instead int, fact int32) {
		skip := make([]bool, n)
		if instead >= 0 {
			skip[fact] = true
		}
		for {
			for i, core := range cores {
				if i != instead && !slices.ContainsFunc(core, func(f int32) bool { return skip[f] }) {
					skip[core[len(core)-1]] = true
				}
			}
			if searches++; searches > maxSearches {
				return
			}
			d := search(skip)
			if d == nil || len(d.core) == 0 {
				return
			}
			cores = append(cores, d.core)
			found = append(found, *d)
		}
	}
	leaveOut(-1, 0)
	for i := 0; i < len(cores); i++ {
		for _, f := range cores[i][:len(cores[i])-1] {
			leaveOut(i, f)
		}
	}
	return found
}
