// SPDX-License-Identifier: MIT

package stats

import (
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
	// Trotter 2003). In families too large to be solved exactly, one more may be
	// there than needed.
	Core []int

	// AsRead is set if the words allow the figures and only their usual readings
	// do not.
	AsRead bool

	lower, upper []string // those figures as text
}

// Error tells the set, the figures on both sides, and the gap.
func (c *Conflict) Error() string { return "stats: " + c.Because() }

// Because gives the text of Error without the package's name.
func (c *Conflict) Because() string {
	by := "by their words"
	if c.AsRead {
		by = "as usually read"
	}
	if len(c.upper) == 0 {
		return fmt.Sprintf("%s cannot be: %v has nothing in it", strings.Join(c.lower, " + "), c.Set)
	}
	return fmt.Sprintf("the figures for %v contradict each other %s: at least %s (%s), but at most %s (%s), so %s too many",
		c.Set, by, c.Least, strings.Join(c.lower, " + "), c.Most, strings.Join(c.upper, " + "), c.Gap)
}

// enough is how many sets or figures are told one by one in a message.
const enough = 12

// brief joins what was said, and counts what would make a message too long.
func brief(said []string) string {
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
func (e *SetError) Error() string { return "stats: " + e.Because() }

// Because gives the text of Error without the package's name.
func (e *SetError) Because() string {
	return fmt.Sprintf("%v is not a set: no figure can be about all of it; ask about its parts one by one", e.Set)
}

// A dispute is a conflict between facts.
type dispute struct {
	layer        layer
	set          any
	lower, upper []int32
	least, most  int64
	core         []int32
}

// disputeOf names the facts on both sides of a contradiction.
func (t *tree[S]) disputeOf(s *sums, l layer, d sides) dispute {
	facts := func(sets []int32, upper bool) (side []int32) {
		for _, v := range sets {
			side = append(side, t.end(l, t.nodes[s.node[v]].fact, nil, s.own[l][v], upper))
		}
		slices.Sort(side)
		return side
	}
	out := dispute{layer: l, set: t.nodes[s.node[d.at]].set, least: d.least, most: d.most, lower: facts(d.lower, false), upper: facts(d.upper, true)}
	out.core = slices.Concat(facts(d.core, false), out.upper)
	slices.Sort(out.core)
	out.core = slices.Compact(out.core)
	return out
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
