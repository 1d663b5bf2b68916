// SPDX-License-Identifier: MIT

package stats

import (
	"cmp"
	"fmt"
	"slices"
)

// A Count is one number that is to be published: how many there are in a set.
type Count[S Set[S]] struct {
	Set   S
	Count int
	Width int  // above 0 if it is sensitive: no reader may tell it more closely than a range so wide
	Least int  // what readers know of it if it is hidden: at least 1 where zeros are always shown
	Limit int  // above 0: readers know of it if it is hidden that it is no more
	Most  int  // above 0: to be told as Least to Most where that is safe, and not merely hidden
	Alone bool // who is counted there knows the count, and may not work out any other
	Shown bool // is not hidden to protect others, a zero for example
}

// A Protection tells which of some counts to hide.
type Protection struct {
	Hidden  []Hidden  // in the order of the counts
	Exposed []Exposed // sensitive counts that cannot be protected, as what is public tells them already; they are hidden too
	Minimal bool      // no fewer would do; false if the search was given up
}

// A Hidden is a count that may not be published.
type Hidden struct {
	Count int         // its index
	For   int         // the index of the sensitive count that needs it hidden; its own if that is itself
	Told  bool        // its range from Least to Most may be told
	Proof Bounds[int] // of a sensitive count: both ends are the count in whole tables that agree with everything told
	Bare  Bounds[int] // of a sensitive count: what a reader could tell, if not more, with only the sensitive ones hidden
}

// An Exposed is a count that readers can work out from what is public, more closely
// than they may.
type Exposed struct {
	Count int
	Range Bounds[int] // what they can tell, if none of the counts is published
	By    []int       // the public figures that tell it, by their indices
}

// Protect finds which of some counts to hide so that nobody can work out a sensitive
// one more closely than it allows: itself, and as few others as will do. Counts and
// public figures are about sets of any kind, in any order: the cells and the totals
// of one table or of several that share some, regions inside nations, and whatever
// else was published about any part of them. A reader is taken to know all counts
// that are not hidden, all public figures by their words, how the sets hold and cross
// each other, that no count is negative and the Least of those hidden.
//
// Every sensitive count has a proof: two tables of whole numbers that satisfy all of
// this, in which it differs by its Width. They are checked against every set by
// itself. Where no two sets of a family cross, and all sets are in two such families,
// as those of a table with totals are, regions on one side included, the tables are
// flows. The fewest counts are then hidden in a table of up to 48 cells, and hardly
// more in a larger one, where Minimal may be false. Other families take a search for
// numbers that agree with all that is public, and exact linear programmes, as far as a
// bounded amount of work goes.
//
// Sets that no other count holds, such as a grand total, are hidden only if nothing
// else protects. What public figures tell by themselves is in Exposed.
//
// A negative count or width, two counts of one set that differ, more than 8192 sets
// and counts of more than 10¹⁷ in all are a [*CountError]; a set that is none is a [*SetError]. Counts
// and figures that no whole numbers satisfy are a [*ContradictionError]; what cannot
// be protected, or not proved to be, an [*ExposedError].
func Protect[S Set[S]](counts []Count[S], public ...Known[S, int]) (Protection, error) {
	l, err := newLinked(counts, public)
	if err != nil {
		return Protection{}, err
	}
	if err := l.connect(); err != nil {
		return Protection{}, err
	}
	return l.protect(l.pattern())
}

// A linked is a family of counts and public figures as [Protect] works on it. Its
// members are distinct sets, those of counts first.
type linked struct {
	members []linkedSet
	cells   int     // how many members are counts
	of      []int32 // the member of each count
	over    *overlay
	side    []int8 // of each member, on neither of which any crosses another; 0 is none
	net     *network
	atom    []int32 // the arc that carries each atom
	frozen  map[int32]bool
	lp      *polytope // nil if all is in the network
}

type linkedSet struct {
	count              int64 // of a count
	width              int64
	least, limit, most int64
	alone, kept        bool
	public             span
	says               span  // what readers know of a hidden count
	said               []int // the public figures about it
	set                any
	first              int // the first count about it
}

func newLinked[S Set[S]](counts []Count[S], public []Known[S, int]) (*linked, error) {
	g := &gathered[S]{linked: &linked{of: make([]int32, len(counts))}, at: make(map[S]int32, len(counts)), sets: make([]S, 0, len(counts))}
	for i, c := range counts {
		if err := g.count(i, c); err != nil {
			return nil, err
		}
	}
	g.cells = len(g.sets)
	for i, known := range public {
		if err := g.known(i, known); err != nil {
			return nil, err
		}
	}
	l := g.linked
	if len(g.sets) > maxSets {
		return nil, &CountError{-1, fmt.Sprintf("they and the public figures are about more than %d sets; treat parts of them one by one", maxSets)}
	}
	over, ok := newOverlay(g.sets)
	if !ok {
		return nil, &CountError{-1, "the sets cross each other in too many ways; treat parts of them one by one"}
	}
	l.over = over
	for k := range l.members {
		if m := &l.members[k]; m.public.empty() || k < l.cells && (m.count < m.public.lo || m.count > m.public.hi) {
			return nil, l.contradiction([]int32{int32(k)})
		}
	}
	return l, nil
}

// maxSets bounds the sets that are compared, each with each.
const maxSets = 8192

// A gathered is a [linked] while its members are gathered.
type gathered[S Set[S]] struct {
	*linked
	at   map[S]int32 // the member of each set
	sets []S
	all  int // what all counts and figures come to
}

// member gives the member of a set, which is one as new if there was none.
func (g *gathered[S]) member(set S, as linkedSet) (m *linkedSet, k int32) {
	k, is := g.at[set]
	if !is {
		k = int32(len(g.sets))
		g.at[set], g.sets = k, append(g.sets, set)
		as.set, as.public = set, anything
		g.members = append(g.members, as)
	}
	return &g.members[k], k
}

// count adds a count.
func (g *gathered[S]) count(i int, c Count[S]) error {
	switch size := c.Set.Size(); {
	case size < 0:
		return &SetError{c.Set}
	case size == 0:
		return &CountError{i, "it is about nothing: its set is empty"}
	case c.Count < 0:
		return &CountError{i, fmt.Sprintf("a count is not negative: %d", c.Count)}
	case c.Width < 0 || c.Least < 0 || c.Limit < 0 || c.Most < 0:
		return &CountError{i, "Width, Least, Limit and Most are not negative"}
	case c.Count > maxTotal || c.Count > 4*maxTotal-g.all:
		return &CountError{i, tooLarge}
	}
	g.all += c.Count
	m, k := g.member(c.Set, linkedSet{count: int64(c.Count), limit: unbounded, first: i})
	if g.of[i] = k; m.count != int64(c.Count) {
		return &CountError{i, fmt.Sprintf("another count of %v is %d, this one %d", c.Set, m.count, c.Count)}
	}
	m.width, m.least = max(m.width, int64(c.Width)), max(m.least, min(int64(c.Least), m.count))
	m.alone, m.kept = m.alone || c.Alone, m.kept || c.Shown
	if c.Limit > 0 {
		m.limit = min(m.limit, max(m.count, int64(c.Limit)))
	}
	if m.most = max(m.most, int64(c.Most)); m.most < m.count {
		m.most = 0
	}
	return nil
}

// known adds a public figure.
func (g *gathered[S]) known(i int, known Known[S, int]) error {
	size, b := known.Set.Size(), known.Figure.Bounds()
	switch {
	case size < 0:
		return &SetError{known.Set}
	case size == 0 || !known.Figure.Reported() || b.Open && b.Lo == 0:
		return nil
	case b.Lo > maxTotal || b.Lo > 8*maxTotal-g.all:
		return &CountError{-1, "the public figures are too large to add up"}
	}
	g.all += b.Lo
	m, _ := g.member(known.Set, linkedSet{first: -1})
	says := span{int64(b.Lo), unbounded}
	if !b.Open && b.Hi <= maxTotal {
		says.hi = int64(b.Hi)
	}
	m.public, m.said = m.public.and(says), append(m.said, i)
	return nil
}

func (l *linked) contradiction(members []int32) error {
	e := &ContradictionError{}
	for _, k := range members {
		m := &l.members[k]
		if int(k) < l.cells {
			e.Counts = append(e.Counts, m.first)
		}
		e.Public = append(e.Public, m.said...)
		e.sets = append(e.sets, fmt.Sprint(m.set))
	}
	slices.Sort(e.Counts)
	slices.Sort(e.Public)
	return e
}

// connect makes l's network and finds numbers for all that is not counted. Members on
// no side keep readers from nothing in it: they are given what makes up such a one.
func (l *linked) connect() error {
	order := make([]int32, len(l.members))
	for k := range order {
		order[k] = int32(k)
	}
	slices.SortStableFunc(order[:l.cells], func(a, b int32) int { return cmp.Compare(l.over.size[a], l.over.size[b]) })
	l.side = l.over.halves(order)
	l.wire()
	odd := slices.Contains(l.side, 0)
	if odd {
		l.lp = newPolytope(l)
	}
	frozen, err := l.settle()
	if err == nil && !frozen {
		if l.lp.base = newShift(l, l.carried()).settle(); l.lp.base == nil {
			err = l.lp.settle()
		}
	}
	if err != nil || !odd {
		return err
	}
	if frozen {
		l.lp.base = l.carried()
	} else {
		for k := range l.members {
			if l.side[k] > 0 {
				l.net.arc[k].x = l.sum(int32(k), l.lp.base)
			}
		}
		for i, e := range l.atom {
			l.net.arc[e].x = l.lp.base[i]
		}
	}
	for k := range int32(len(l.members)) {
		if l.side[k] == 0 {
			for _, e := range l.tiles(k) {
				a := &l.net.arc[e]
				a.lo, a.hi = a.x, a.x
				l.frozen[e] = true
			}
		}
	}
	return nil
}

// carried gives the atoms as the network carries them.
func (l *linked) carried() []int64 {
	atoms := make([]int64, len(l.atom))
	for i, e := range l.atom {
		atoms[i] = l.net.arc[e].x
	}
	return atoms
}

func (l *linked) sum(k int32, atoms []int64) (sum int64) {
	for _, i := range l.over.inside[k] {
		sum += atoms[i]
	}
	return sum
}

// tiles gives the arcs of what makes up a member: large sets on some side, and atoms.
func (l *linked) tiles(k int32) (arcs []int32) {
	inside := slices.SortedStableFunc(slices.Values(l.over.holds[k]), func(a, b int32) int { return cmp.Compare(l.over.size[b], l.over.size[a]) })
	done := map[int32]bool{}
	for _, s := range inside {
		if own := l.over.inside[s]; l.side[s] > 0 && !slices.ContainsFunc(own, func(i int32) bool { return done[i] }) {
			arcs = append(arcs, s)
			for _, i := range own {
				done[i] = true
			}
		}
	}
	for _, i := range l.over.inside[k] {
		if !done[i] {
			arcs = append(arcs, l.atom[i])
		}
	}
	return arcs
}

// wire makes the network, in which a set is an arc into its node, or out of it for
// those on the other side, and an atom an arc from the least set on one side to the
// least on the other. A set of one atom is that atom's arc.
func (l *linked) wire() {
	n, side := len(l.members), l.side
	l.frozen = map[int32]bool{}
	l.net, l.atom = &network{arc: make([]arc, n, n+len(l.over.atoms))}, make([]int32, len(l.over.atoms))
	least := func(sets []int32, on int8, but int) int32 {
		best := int32(-1)
		for _, s := range sets {
			if side[s] == on && int(s) != but && (best < 0 || l.over.size[s] < l.over.size[best]) {
				best = s
			}
		}
		return best + 1 // the node of a set is one above it; 0 is outside all
	}
	for k := range n {
		if side[k] == 0 {
			continue // an arc from outside to outside carries nothing
		}
		holders := l.over.atoms[l.over.inside[k][0]]
		around := slices.DeleteFunc(slices.Clone(holders), func(s int32) bool { return l.over.size[s] <= l.over.size[k] })
		a := &l.net.arc[k]
		a.from, a.to = least(around, side[k], k), int32(k)+1
		if side[k] == 2 {
			a.from, a.to = a.to, a.from
		}
		a.hi = unbounded
	}
	for i, sets := range l.over.atoms {
		from, to := least(sets, 1, -1), least(sets, 2, -1)
		l.atom[i] = -1
		for _, s := range sets {
			if side[s] == 1 && from == s+1 && len(l.over.inside[s]) == 1 {
				l.net.arc[s].to, l.atom[i] = to, s
			} else if side[s] == 2 && to == s+1 && len(l.over.inside[s]) == 1 && l.atom[i] < 0 {
				l.net.arc[s].from, l.atom[i] = from, s
			}
		}
		if l.atom[i] < 0 {
			l.atom[i] = int32(len(l.net.arc))
			l.net.arc = append(l.net.arc, arc{from: from, to: to, hi: unbounded})
		}
	}
	node, nodes := make([]int32, n+1), int32(1) // those of arcs in use
	for k := range l.net.arc {
		for _, end := range []*int32{&l.net.arc[k].from, &l.net.arc[k].to} {
			if *end > 0 && node[*end] == 0 {
				node[*end] = nodes
				nodes++
			}
			*end = node[*end]
		}
	}
	l.net.at, l.net.came = make([][]int32, nodes), make([]int32, nodes)
}

// settle finds numbers for all that is not counted, beside the counts, so that every
// public figure is satisfied. It is false if the members on no side were not.
func (l *linked) settle() (all bool, err error) {
	for k := range l.net.arc {
		a := &l.net.arc[k]
		switch {
		case k < l.cells && l.side[k] > 0:
			a.x = l.members[k].count
			continue
		case k < l.cells:
			continue
		case k < len(l.members) && l.side[k] > 0:
			a.lo, a.hi = l.members[k].public.lo, l.members[k].public.hi
		}
		a.x = a.lo
		l.net.free(int32(k))
	}
	if !l.net.settle() {
		var across []int32
		for k, a := range l.net.arc[:len(l.members)] {
			if (l.net.came[a.from] == unreached) != (l.net.came[a.to] == unreached) {
				across = append(across, int32(k))
			}
		}
		return false, l.contradiction(across)
	}
	all = true
	for k, m := range l.members {
		if l.side[k] == 0 {
			want := m.public
			if k < l.cells {
				want = span{m.count, m.count}
			}
			all = l.adjust(l.tiles(int32(k)), want) && all
		}
	}
	for k := range l.net.arc[l.cells:] {
		l.net.fix(int32(l.cells + k))
	}
	return all, nil
}

// adjust changes arcs until their sum is within a span, and then keeps them. It is
// false if that fails.
func (l *linked) adjust(arcs []int32, want span) bool {
	sum, n := int64(0), l.net
	var free []int32
	for _, e := range arcs {
		sum += n.arc[e].x
		if slices.Contains(n.at[n.arc[e].from], e) {
			n.fix(e)
			free = append(free, e)
		}
	}
	for _, e := range free {
		a := &n.arc[e]
		if sum < want.lo {
			more := n.push(a.to, a.from, e, min(want.lo-sum, n.rise(e)))
			a.x, sum = a.x+more, sum+more
		} else if sum > want.hi {
			less := n.push(a.from, a.to, e, min(sum-want.hi, n.fall(e)))
			a.x, sum = a.x-less, sum-less
		}
		n.was = n.was[:0]
	}
	for _, e := range free {
		n.arc[e].lo, n.arc[e].hi = n.arc[e].x, n.arc[e].x
		n.free(e)
	}
	return sum >= want.lo && sum <= want.hi
}

// A CountError reports a count that cannot be protected as it stands.
type CountError struct {
	Count  int // its index; −1 if it is not one alone
	Reason string
}

// Error gives the index, if there is one, and the reason.
func (e *CountError) Error() string {
	if e.Count < 0 {
		return "stats: counts: " + e.Reason
	}
	return fmt.Sprintf("stats: count %d: %s", e.Count, e.Reason)
}

// A ContradictionError reports counts and public figures that no whole numbers
// satisfy together: parts that are more than their whole, or less than all of it.
type ContradictionError struct {
	Counts []int // indices of those counts; if none, the public figures contradict each other
	Public []int // indices of those figures; if none, the counts do not add up

	sets []string
}

// Error names what the counts and figures are about.
func (e *ContradictionError) Error() string {
	what := "the counts and what is public contradict each other"
	switch {
	case len(e.Public) == 0:
		what = "the counts do not add up"
	case len(e.Counts) == 0:
		what = "the public figures contradict each other"
	}
	return fmt.Sprintf("stats: %s: %s", what, brief(e.sets))
}

// An ExposedError reports sensitive counts that nothing was found to protect, even
// with all hidden that may be.
type ExposedError struct {
	Counts []int // their indices
	Width  int   // how wide the range of the first must be
	set    string
}

// Error names the first of the counts and says what would do.
func (e *ExposedError) Error() string {
	return fmt.Sprintf("stats: nothing was found that hides %d counts, %s first, within a range %d wide: publish larger groups", len(e.Counts), e.set, e.Width)
}
