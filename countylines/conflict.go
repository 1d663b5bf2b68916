// SPDX-License-Identifier: MIT

package countylines

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/stats"
)

// A Conflict are figures of a ledger that cannot all be true.
type Conflict struct {
	Of     Subject         `json:"of"`     // what the figures disagree about
	Area   Area            `json:"area"`   // where, and
	Period calendar.Period `json:"period"` // when

	// Verdict is Certain if no numbers satisfy the words, and AsRead if only the
	// usual readings contradict each other.
	Verdict stats.Verdict `json:"verdict"`

	// Among are the returns at fault: they contradict each other, and none of them
	// can be spared for that.
	Among Ledger `json:"among,omitempty"`

	// Parts and Whole are the two sides of the whole sum, of which Among may be
	// only a part: together the Parts come to at least Least, and the Whole allows
	// Most, which is less by Gap. All three are as figures of Of are written.
	Parts Ledger `json:"parts,omitempty"`
	Whole Ledger `json:"whole,omitempty"`
	Least string `json:"least"`
	Most  string `json:"most"`
	Gap   string `json:"gap"`
}

// String says the conflict in a sentence, with where each figure comes from.
func (c Conflict) String() string {
	var b strings.Builder
	by := "by their words"
	if c.Verdict == stats.AsRead {
		by = "as usually read"
	}
	fmt.Fprintf(&b, "%v, %v, %v: ", c.Of, c.Area, c.Period)
	switch {
	case c.Of == DaysPrinted():
		fmt.Fprintf(&b, "some print %s, some %s", c.Least, c.Most)
	case c.Least == oneSeizure || strings.HasSuffix(c.Least, seizuresUnit):
		fmt.Fprintf(&b, "%s, and %s", c.Least, c.Most)
	default:
		many := "many"
		if c.Of.Unit() != Number {
			many = "much"
		}
		fmt.Fprintf(&b, "the figures contradict each other %s: at least %s, at most %s, so %s too %s", by, c.Least, c.Most, c.Gap, many)
	}
	for i, r := range c.Among {
		sep := ", "
		if i == 0 {
			sep = " ("
		}
		b.WriteString(sep + r.Area.String())
		if r.Scope != "" {
			b.WriteString(", " + r.Scope)
		}
		if r.Source.Publisher != "" {
			b.WriteString(": " + r.Source.Publisher)
		}
	}
	if len(c.Among) > 0 {
		b.WriteString(")")
	}
	return b.String()
}

// Conflicts gives what in the ledger contradicts itself, once revisions are
// applied: parts above their wholes, parts that cover a whole and come to less,
// two figures of one thing that differ, drugs taken on no occasion. Each line that
// does not add up is told once, whole, of a part of an area's work too. Sources that print other days for the same
// area's part in an operation are a conflict as usually read. Each conflict is given once;
// figures of different bases never conflict. Where areas, periods or kinds cross, all is
// found as far as [stats.Given] solves exactly; see its limits. Most slips contradict nothing and cannot be found: "over", "nearly"
// and missing parts leave room for them.
func (l Ledger) Conflicts() []Conflict { return l.Index().Conflicts() }

// Conflicts gives what contradicts itself, as [Ledger.Conflicts] does, from what was
// prepared.
func (x *Index) Conflicts() []Conflict {
	var all []Conflict
	for _, shelf := range x.shelves {
		all = append(all, shelf().conflicts()...)
	}
	return slices.Concat(all, x.unseized(), x.ledger.daysDiffer())
}

// A contradiction is a conflict with its core told apart: the returns that say too
// much, and those that leave too little room for it.
type contradiction struct {
	*stats.Conflict
	asked        any  // the cell
	differ       bool // they are figures of one thing
	lower, upper []int
}

// lines keeps one contradiction for each sum that fails. Where 41 forces come to more
// than their nation, many sets of some twenty of them do too, and each question about
// joint work may find another. So for each whole it keeps the one with the fewest parts,
// and then those that share no part with one kept. Returns that say the same count as one.
func (s *shelf[A]) lines(found []contradiction) []contradiction {
	if len(found) < 2 {
		return found
	}
	twin := s.twins()
	order := make([]int, len(found))
	for i, c := range found {
		order[i] = i
		for side, of := range map[*[]int][]int{&found[i].lower: c.lower, &found[i].upper: c.upper} {
			*side = make([]int, len(of))
			for n, from := range of {
				(*side)[n] = twin[from]
			}
			slices.Sort(*side)
		}
	}
	slices.SortStableFunc(order, func(i, j int) int {
		a, b := found[i], found[j]
		switch {
		case a.AsRead == b.AsRead:
			return cmp.Compare(len(a.lower)+len(a.upper), len(b.lower)+len(b.upper))
		case a.AsRead:
			return 1
		}
		return -1
	})
	type part struct {
		whole string
		from  int
	}
	told := map[part]bool{}
	keep := make([]bool, len(found))
	for _, i := range order {
		c := found[i]
		whole := fmt.Sprint(c.upper)
		if slices.ContainsFunc(c.lower, func(from int) bool { return told[part{whole, from}] }) {
			continue
		}
		keep[i] = true
		for _, from := range c.lower {
			told[part{whole, from}] = true
		}
	}
	n := 0
	for i, c := range found {
		if keep[i] {
			found[n] = c
			n++
		}
	}
	return found[:n]
}

// twins gives for each return the first that says the same in this field.
func (s *shelf[A]) twins() map[int]int {
	said := map[int][]string{}
	for _, st := range s.all {
		said[st.from] = append(said[st.from], fmt.Sprint(st.cell, st.figure))
	}
	first, twin := map[string]int{}, map[int]int{}
	for _, from := range slices.Sorted(maps.Keys(said)) {
		r := s.ledger[from]
		slices.Sort(said[from])
		key := fmt.Sprintf("%q %v %q %q", r.Scope, r.Joint, r.Basis, said[from])
		if _, ok := first[key]; !ok {
			first[key] = from
		}
		twin[from] = first[key]
	}
	return twin
}

// conflict tells a conflict between statements by the returns they come from.
func (s *shelf[A]) conflict(c *stats.Conflict, ask cell) Conflict {
	if at, ok := c.Set.(cell); ok {
		ask = at
	}
	out := Conflict{
		Of: s.subject(ask.kind), Area: ask.area, Period: ask.period, Verdict: stats.Certain,
		Among: s.returns(c.Core), Parts: s.returns(c.Lower), Whole: s.returns(c.Upper), Least: c.Least, Most: c.Most, Gap: c.Gap,
	}
	if c.AsRead {
		out.Verdict = stats.AsRead
	}
	return out
}

func (s *shelf[A]) returns(from []int) Ledger {
	var l Ledger
	for _, i := range slices.Compact(slices.Sorted(slices.Values(from))) {
		l = append(l, s.ledger[i])
	}
	return l
}
