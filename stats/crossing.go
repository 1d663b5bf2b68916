package stats

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
	part    bool // members were left out

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
