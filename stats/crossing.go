// SPDX-License-Identifier: MIT

package stats

import (
	"slices"
	"sync"
)

// A crossing family has sets that are neither nested nor disjoint, such as
// Staffordshire in October and the West Midlands in one week. Part of what is
// known is always enough for a safe answer, and safe answers may be intersected:
// so for each question several trees are picked from the family, each in another
// order, and the range that is common to their answers is given.
//
// Small groups of sets that overlap are solved exactly: see [programme].
type crossing[S Set[S]] struct {
	account
	members []member[S] // largest first
	rule    rule
	part    bool // members were left out

	// How members lie to each other, by their places in members. crosses has the pairs
	// of which neither contains the other and which overlap, wholes the members before a
	// member that contain it, and group numbers those that overlaps join. All are nil
	// where there are too many members to compare.
	crosses, wholes bitMatrix
	group           []int32
	groups          []*group // those in which sets cross
}

// leastWork is what may be looked at to repair a small group of a large family.
const leastWork = 2_000_000

// A group is members that are joined by overlaps.
type group struct {
	scope   []int32 // largest first
	differs bool    // some of them are told differently
	shaky   bool    // or came disputed
	nested  bool    // none of them cross, so that one tree holds all
	once    sync.Once
	repaired
	small   bool // it can be solved exactly
	planted sync.Once
	picks   []bitSet // the trees that hold its contradictions, whatever is asked
}

// A member of a family is a set with the first of the facts about it.
type member[S Set[S]] struct {
	set  S
	size int
	fact int32
}

// A placed is a fact by the size of its set, while sets are put in order.
type placed struct {
	size int
	fact int32
}

// maxMembers is how many sets are compared with each other, each with each, and
// maxChosen how many of a larger family are chosen for a question.
const (
	maxMembers = 2_000
	maxChosen  = 256
)

// newCrossing takes members largest first, and joins the facts about one set.
func newCrossing[S Set[S]](facts []fact, members []placed, set func(fact int32) S, r rule) *crossing[S] {
	c := &crossing[S]{account: account{facts: facts, shared: true}, rule: r}
	c.members = make([]member[S], 0, len(members))
	first := map[S]int32{} // of the sets of one size
	for i, m := range members {
		if i > 0 && m.size < members[i-1].size {
			clear(first)
		}
		s := set(m.fact)
		if f, ok := first[s]; ok {
			c.twin(f, m.fact)
			continue
		}
		first[s] = m.fact
		c.members = append(c.members, member[S]{s, m.size, m.fact})
	}
	return c
}

// tree compares all members, and takes out those that cross none of the sets that they are
// joined to; it is nil where there are too many to tell.
func (c *crossing[S]) tree() *tree[S] {
	if len(c.members) > maxMembers {
		return nil
	}
	c.compare()
	return c.split()
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

// split finds the groups, and puts those in which no sets cross into a tree.
func (c *crossing[S]) split() *tree[S] {
	scopes := make(map[int32]*group)
	var order []*group
	crossed := map[*group]bool{}
	for i := range c.members {
		g := scopes[c.group[i]]
		if g == nil {
			g = &group{}
			scopes[c.group[i]] = g
			order = append(order, g)
		}
		g.scope = append(g.scope, int32(i))
		g.differs = g.differs || c.after(c.members[i].fact) >= 0 && c.differs(c.members[i].fact)
		g.shaky = g.shaky || g.differs || c.account.shaky(c.members[i].fact)
		crossed[g] = crossed[g] || c.crosses.row(i).any()
	}
	all := newBitSet(len(c.members))
	t := newTree[S](c.account, len(c.members), c.rule)
	var nested []int32
	for _, g := range order {
		if g.nested = !crossed[g]; crossed[g] || c.part { // a part is made for one question
			c.groups = append(c.groups, g)
			continue
		}
		nested = append(nested, g.scope...)
		for _, i := range g.scope {
			all.set(int(i))
		}
	}
	c.plant(t, nested, all)
	return t
}

// plant puts the picked of some members, largest first, into a tree, and gives the
// members of its nodes.
func (c *crossing[S]) plant(t *tree[S], members []int32, picked bitSet) (of []int32) {
	at := make(map[int32]int32, len(members))
	for _, i := range members {
		if !picked.has(int(i)) {
			continue
		}
		under := int32(0)
		if whole := picked.lastOf(c.wholes.row(int(i))); whole >= 0 {
			under = at[int32(whole)]
		}
		m := c.members[i]
		at[i] = t.grow(m.set, m.size, under, m.fact)
		t.nodes[at[i]].differs = c.after(m.fact) >= 0 && c.differs(m.fact)
		of = append(of, i)
	}
	return of
}

// find gives the member that stands for the group of i.
func (c *crossing[S]) find(i int32) int32 {
	for c.group[i] != i {
		c.group[i] = c.group[c.group[i]]
		i = c.group[i]
	}
	return i
}

// prepare finds the repairs of a group, once.
func (c *crossing[S]) prepare(g *group) {
	g.once.Do(func() {
		budget := maxLooked/len(c.members)*len(g.scope) + leastWork
		q := c.question(g.scope)
		none := make([]bool, len(g.scope))
		if g.nested {
			if s := q.forest(q.cover(g)).trees[0]; !s.agree(none) {
				g.repaired = repair(s, &budget)
				g.together()
			}
			return
		}
		var parts eachOf
		if p, small := q.programme(); small {
			f := newProgrammes(q, p)
			if !f.agree(none) {
				g.repaired = repair(f, &budget)
			}
			if g.small = !f.gaveUp; g.small {
				if len(g.scope) > manyRows {
					g.together()
				}
				return
			}
			g.repaired = repaired{}
			parts = append(parts, f) // shows something before its numbers are too large
		}
		if parts = append(parts, q.forest(q.cover(g))); !parts.agree(none) {
			g.repaired = repair(parts, &budget)
			g.all = false
			g.together()
		}
	})
}

// together makes one of many repairs, which leaves out all that any of them does.
func (g *group) together() {
	if len(g.outs) > maxRepaired {
		every := slices.Concat(g.outs...)
		slices.Sort(every)
		g.outs, g.all = [][]int32{slices.Compact(every)}, false
	}
}
