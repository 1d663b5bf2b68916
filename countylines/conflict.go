package countylines

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/stats"
)

// A Conflict are figures of a ledger that cannot all be true.
type Conflict struct {
	Of     Subject         // what the figures disagree about
	Area   Area            // where, and
	Period calendar.Period // when

	// Verdict is Certain if no numbers satisfy the words, and AsRead if only the
	// usual readings contradict each other.
	Verdict stats.Verdict

	// Among are the returns at fault: they contradict each other, and none of them
	// can be spared for that.
	Among Ledger

	// Parts and Whole are the two sides of the whole sum, of which Among may be
	// only a part: together the Parts come to at least Least, and the Whole allows
	// Most, which is less by Gap. All three are as figures of Of are written.
	Parts, Whole     Ledger
	Least, Most, Gap string
}

// String says the conflict in a sentence, with where each figure comes from.
func (c Conflict) String() string {
	var b strings.Builder
	by := "by their words"
	if c.Verdict == stats.AsRead {
		by = "as usually read"
	}
	fmt.Fprintf(&b, "%v, %v, %v: the figures contradict each other %s: at least %s, at most %s, so %s too many", c.Of, c.Area, c.Period, by, c.Least, c.Most, c.Gap)
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
// two figures of one thing that differ. Every figure is asked of all others that
// bear on it. Each conflict is given once; figures of different bases never
// conflict. Most slips contradict nothing and cannot be found: "over", "nearly"
// and missing parts leave room for them.
func (l Ledger) Conflicts() []Conflict { return l.Index().Conflicts() }

// Conflicts answers as [Ledger.Conflicts] does.
func (x *Index) Conflicts() []Conflict {
	return slices.Concat(
		x.counts().conflicts(), x.mass().conflicts(), x.packs().conflicts(), x.worth().conflicts(), x.weapons().conflicts(),
		x.goods().conflicts(), x.goodsWorth().conflicts(), x.cash().conflicts(), x.seizures().conflicts())
}

// conflicts asks every statement of all others.
func (s *shelf[K, A]) conflicts() []Conflict {
	var found []Conflict
	seen := map[string]bool{}
	add := func(c *stats.Conflict, ask cell[K]) {
		conflict := s.conflict(c, ask)
		core := slices.Sorted(slices.Values(c.Core))
		if key := fmt.Sprint(core, conflict.Of, c.AsRead); len(core) > 0 && !seen[key] {
			seen[key] = true
			found = append(found, conflict)
		}
	}
	asked := map[question[K]]bool{}
	for _, st := range s.all {
		q := question[K]{st.cell, s.ledger[st.from].Basis}
		if !st.recut && !asked[q] {
			asked[q] = true
			s.search(q, add)
		}
	}
	return found
}

// search looks for conflicts around what one question is about. A conflict hides
// others, so each that is found is broken in turn by leaving out one of the
// returns at fault, in every way (Reiter 1987), as far as the bound allows.
func (s *shelf[K, A]) search(q question[K], add func(*stats.Conflict, cell[K])) {
	all := s.givenOn(q.basis, q.cell).statements
	queue := [][]int{nil} // returns left out
	for tried := 0; len(queue) > 0 && tried < mostTries; tried++ {
		out := queue[0]
		queue = queue[1:]
		rest := slices.DeleteFunc(slices.Clone(all), func(st statement[K, A]) bool { return slices.Contains(out, st.from) })
		got, err := s.infer(rest, q.cell)
		if c, ok := errors.AsType[*stats.Conflict](err); ok {
			add(c, q.cell)
			for _, i := range c.Core {
				if next := slices.Sorted(slices.Values(append(slices.Clone(out), i))); !slices.ContainsFunc(queue, func(o []int) bool { return slices.Equal(o, next) }) {
					queue = append(queue, next)
				}
			}
			continue
		}
		for _, c := range got.Findings {
			add(c, q.cell)
		}
	}
}

// A question is what is asked of the statements on one basis.
type question[K stats.Set[K]] struct {
	cell  cell[K]
	basis string
}

// mostTries bounds how often one question is asked anew in the search for conflicts.
const mostTries = 16

// conflict tells a conflict between statements by the returns they come from.
func (s *shelf[K, A]) conflict(c *stats.Conflict, ask cell[K]) Conflict {
	if at, ok := c.Set.(cell[K]); ok {
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

func (s *shelf[K, A]) returns(from []int) Ledger {
	var l Ledger
	for _, i := range slices.Compact(slices.Sorted(slices.Values(from))) {
		l = append(l, s.ledger[i])
	}
	return l
}
