package stats

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// A Conflict reports figures that no numbers satisfy together: parts that come to
// more than their whole, parts that make up a whole and come to less, two figures
// of one set that differ.
//
// It holds the whole line, so that a reader can follow the sum, and the core, so
// that nobody has to look at more figures than needed. Where sets cross each
// other, Lower and Upper may hold a figure more than once, as often as the sum
// counts it, and Set is one of theirs.
type Conflict struct {
	Set   any    // what the figures disagree about; of the type of the known sets
	Least string // the least that its total can be by some of the figures, as amounts of theirs are written
	Lower []int  // those figures, all that add up to Least: indices of what was known, in order
	Most  string // the most that its total can be by others
	Upper []int  // those: the figure of the set itself, or those of all its parts
	Gap   string // by how much Least exceeds Most

	// Core are figures that contradict each other and of which none can be
	// spared: without any one of them the rest agree. There may be other cores,
	// and smaller ones; to find the smallest is NP-hard (Amaldi, Pfetsch and
	// Trotter 2003), so this one comes from a deletion filter (Chinneck 2008). In
	// families too large to be solved exactly, one more may be there than needed.
	Core []int

	// AsRead is set if the words allow the figures and only their usual readings
	// do not.
	AsRead bool

	lower, upper []string // those figures as text
}

// Error tells the set, the figures on both sides, and the gap.
func (c *Conflict) Error() string {
	by := "by their words"
	if c.AsRead {
		by = "as usually read"
	}
	if len(c.upper) == 0 {
		return fmt.Sprintf("stats: %s cannot be: %v has nothing in it", brief(c.lower), c.Set)
	}
	return fmt.Sprintf("stats: the figures for %v contradict each other %s: at least %s (%s), but at most %s (%s), so %s too many",
		c.Set, by, c.Least, brief(c.lower), c.Most, brief(c.upper), c.Gap)
}

// brief joins what was said, and counts what would make a message too long.
func brief(said []string) string {
	const enough = 12
	if len(said) > enough {
		said = append(slices.Clone(said[:enough]), fmt.Sprintf("%d others", len(said)-enough))
	}
	return strings.Join(said, " + ")
}

// A SetError reports a value that is not a set: its size is negative, as that of
// a union across families of measures is, so nothing is known of its total.
type SetError struct {
	Set any
}

// Error quotes the value and says what can be asked instead.
func (e *SetError) Error() string {
	return fmt.Sprintf("stats: %v is not a set: no figure can be about all of it; ask about its parts one by one", e.Set)
}

// A dispute is a conflict between facts.
type dispute[S Set[S]] struct {
	layer        layer
	set          S
	lower, upper []int32
	least, most  int64
	core         []int32
	rounded      bool // numbers satisfy the facts, and whole ones do not
}

// disputeAt names the facts that disagree at a node.
func (t *tree[S]) disputeAt(l layer, v int32, skip []bool) dispute[S] {
	n := &t.nodes[v]
	d := dispute[S]{layer: l, set: n.set}
	d.least, d.most = max(n.own[l].lo, n.parts[l].lo), n.own[l].hi
	if n.within == n.size {
		d.most = min(d.most, n.parts[l].hi)
	}
	d.lower, d.upper = t.lowerSide(l, v, skip, nil), t.upperSide(l, v, skip, nil)
	slices.Sort(d.lower)
	slices.Sort(d.upper)
	d.core = t.core(l, d)
	return d
}

// lowerSide gives the facts that make the total of a node as large as it is.
func (t *tree[S]) lowerSide(l layer, v int32, skip []bool, side []int32) []int32 {
	n := &t.nodes[v]
	if n.own[l].lo >= n.parts[l].lo {
		return append(side, t.pick(n.fact, skip, func(f int32) bool { return t.facts[f].span[l].lo == n.own[l].lo }))
	}
	for c := n.first; c != 0; c = t.nodes[c].next {
		if lo := t.nodes[c].total[l].lo; lo > 0 && (t.rule == additive || lo == n.parts[l].lo) {
			if side = t.lowerSide(l, c, skip, side); t.rule == distinct {
				break
			}
		}
	}
	return side
}

// upperSide gives the facts that make it no larger than it is.
func (t *tree[S]) upperSide(l layer, v int32, skip []bool, side []int32) []int32 {
	n := &t.nodes[v]
	if n.within < n.size || n.own[l].hi <= n.parts[l].hi {
		return append(side, t.pick(n.fact, skip, func(f int32) bool { return t.facts[f].span[l].hi == n.own[l].hi }))
	}
	for c := n.first; c != 0; c = t.nodes[c].next {
		side = t.upperSide(l, c, skip, side)
	}
	return side
}

// pick gives the first of the facts about a set that has what is wanted; one
// has.
func (t *tree[S]) pick(f int32, skip []bool, wanted func(int32) bool) int32 {
	best := int32(-1)
	for ; f >= 0; f = t.after(f) {
		if (skip == nil || !skip[f]) && wanted(f) && (best < 0 || f < best) {
			best = f
		}
	}
	return best
}

// core leaves out of a dispute what can be spared: the smallest of the lower
// side first.
func (t *tree[S]) core(l layer, d dispute[S]) []int32 {
	lower := slices.Clone(d.lower)
	slices.SortStableFunc(lower, func(a, b int32) int {
		return cmp.Compare(t.facts[a].span[l].lo, t.facts[b].span[l].lo)
	})
	skip := make([]bool, len(t.facts))
	for i := range skip {
		skip[i] = true
	}
	for _, f := range slices.Concat(d.lower, d.upper) {
		skip[f] = false
	}
	core := spareWhile(slices.Concat(lower, d.upper), skip, func() bool { return len(t.settle(l, skip)) > 0 })
	t.settle(l, nil)
	return core
}

// spareWhile is a deletion filter: it skips facts for as long as something still
// holds, many at a time while that works, and gives those that could not be
// spared.
func spareWhile(facts []int32, skip []bool, holds func() bool) []int32 {
	var kept []int32
	var halve func(part []int32)
	halve = func(part []int32) {
		if len(part) == 0 {
			return
		}
		was := make([]bool, len(part))
		for i, f := range part {
			was[i], skip[f] = skip[f], true
		}
		if holds() {
			return
		}
		for i, f := range part {
			skip[f] = was[i]
		}
		if len(part) == 1 {
			kept = append(kept, part[0])
			return
		}
		halve(part[:len(part)/2])
		halve(part[len(part)/2:])
	}
	halve(facts)
	slices.Sort(kept)
	return slices.Compact(kept)
}
