// SPDX-License-Identifier: MIT

package countylines

import (
	"cmp"
	"slices"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/stats"
)

// A Ledger is a record of returns, in any order. It is plain data: append to add
// to it, marshal it to keep it. What was revised stays in it, so that it can be
// seen as it stood on any day ([Ledger.AsOf]).
//
// Questions of a ledger are questions of [stats.Given]: a figure of a part bounds
// that of its whole, figures of parts that have nothing in common add, and
// figures that overlap otherwise are never added. So nothing is counted twice,
// and what was not reported is never taken for zero. A return that has no area or no
// days is about nothing, and [Return.Validate] says so. Of the kinds of
// figure for which a return is [Return.Complete], what it does not list is none.
//
// A mass of exactly 0, or exactly 0 doses, is taken as not reported where there were
// seizures of the drugs: those of the same return, or of another about the same area,
// days, scope and basis. It is below half a unit of the last digit that the table
// prints, or nobody weighed it, and the table does not say which. It is taken as it
// stands where the return has another amount of the drugs above 0, such as a number of plants.
// So it is with drugs worth exactly £0, unless the return has another worth of them above
// that: nobody valued them. [Ledger.Conflicts] tells each of them.
type Ledger []Return

// Count gives what the ledger implies about one measure in an area and a period:
// the sum where all parts were reported and have nothing in common, a range where
// something is missing, and the difference where a whole and its other parts are
// known. It is [Ledger.Sum]'s answer for the measure without the rest of the
// work. Where figures contradict each other the answer is what all smallest repairs
// leave, disputed if it depends on them ([stats.Implied.Infer]); a union across
// families of measures, a [*stats.SetError].
func (l Ledger) Count(m Measure, area Area, period calendar.Period) (stats.Figure[int], error) {
	return l.Index().Count(m, area, period)
}

// Of gives what the ledger implies about any subject in an area and a period, as Count
// does for a measure: drugs by mass, weapons, cash. The error for a subject that is
// nothing is a [*NameError].
func (l Ledger) Of(s Subject, area Area, period calendar.Period) (Value, error) {
	return l.Index().Of(s, area, period)
}

// Sum gives what the ledger implies about an area and a period as a return of its
// own: a figure for each measure and each kind of find that any return about them
// speaks of. Ask for a union, such as Staffordshire|WestMercia, for a total, and
// for a difference, such as UK&^Staffordshire, for the rest of a whole.
//
// In a haul of the sum a set of kinds stands inside a larger one that holds it;
// of sets that cross each other the smaller is left out.
//
// Where figures contradict each other a figure is what all smallest repairs leave, as
// for [Ledger.Of]. The error is that of a kind that is no set.
func (l Ledger) Sum(area Area, period calendar.Period) (Return, error) {
	return l.Index().Sum(area, period)
}

// Within gives the returns about a part of an area in a part of a period, or all
// of them: those behind an answer, revisions included.
func (l Ledger) Within(area Area, period calendar.Period) Ledger {
	return l.where(func(r Return) bool {
		return area.Contains(r.Area) && r.Period.Size() > 0 && period.And(r.Period) == r.Period
	})
}

// AsOf gives the ledger as it stood at the end of a day: without what was
// published later. Returns without a date of publication stay in it.
func (l Ledger) AsOf(day calendar.Day) Ledger {
	return l.where(func(r Return) bool { return r.Source.Published <= day })
}

func (l Ledger) where(keep func(Return) bool) Ledger {
	var out Ledger
	for _, r := range l {
		if keep(r) {
			out = append(out, r)
		}
	}
	return out
}

// Reported gives the forces of which some return within the period is a force's
// own and whole, and satisfies the condition: those that said how many lines they
// closed, say. A headline for the nation is nobody's own. It is the coverage of
// a total, the mask of a panel, and, joined with & for two periods, the forces on
// which the two can be compared.
func (l Ledger) Reported(of func(Return) bool, period calendar.Period) Area {
	var area Area
	for _, r := range l.Within(UK, period) {
		if r.Area.Size() == 1 && r.Scope == "" && of(r) {
			area |= r.Area
		}
	}
	return area
}

// revised gives the ledger with what its publishers have since replaced taken
// out: in each measure and each list of a haul that a later return gives again.
func (l Ledger) revised() Ledger {
	out, _ := l.revise()
	return out
}

// revise gives the ledger so, and which of its returns that may have changed.
func (l Ledger) revise() (out Ledger, changed []int) {
	type key struct {
		publisher, scope, basis string
		area                    Area
		period                  calendar.Period
	}
	versions := map[key][]int{}
	for i, r := range l {
		if r.Source.Publisher != "" && r.Source.Published != 0 {
			k := key{r.Source.Publisher, r.Scope, r.Basis, r.Area, r.Period}
			versions[k] = append(versions[k], i)
		}
	}
	for _, v := range versions {
		if len(v) < 2 {
			continue
		}
		if out == nil {
			out = slices.Clone(l)
		}
		slices.SortStableFunc(v, func(a, b int) int { return cmp.Compare(l[b].Source.Published, l[a].Source.Published) })
		var later Return // what the returns published later give
		for start := 0; start < len(v); {
			day := v[start:]
			if n := slices.IndexFunc(day, func(i int) bool { return l[i].Source.Published != l[v[start]].Source.Published }); n > 0 {
				day = day[:n]
			}
			if start > 0 {
				for _, i := range day {
					out[i] = out[i].without(later)
				}
				changed = append(changed, day...)
			}
			for _, i := range day {
				later.give(l[i])
			}
			start += len(day)
		}
	}
	if out == nil {
		out = l
	}
	slices.Sort(changed)
	return out, changed
}

// without gives r less the measures and lists that a later return gives again.
func (r Return) without(later Return) Return {
	for _, k := range kinds {
		k.without(&r, &later)
	}
	return r
}

// give records in r which measures and lists other has figures for; the figures
// themselves don't matter.
func (r *Return) give(other Return) {
	for _, k := range kinds {
		k.give(r, &other)
	}
}

// ownReturns gives each force's own returns within a period, whole and not of a
// part of its work, with revisions applied.
func ownReturns(l Ledger, within Area, p calendar.Period) map[Area]Ledger {
	own := map[Area]Ledger{}
	for i := range l {
		r := &l[i]
		if r.Area.Size() == 1 && r.Area&within != 0 && r.Scope == "" && r.Period.Size() > 0 && p.And(r.Period) == r.Period {
			own[r.Area] = append(own[r.Area], *r)
		}
	}
	for area, returns := range own {
		if len(returns) > 1 {
			own[area] = returns.revised()
		}
	}
	return own
}

// joined gives the returns about an area and some periods, and all that a chain of
// overlaps joins to them, so that questions about those are answered as the whole record
// answers them.
func (l Ledger) joined(area Area, periods ...calendar.Period) Ledger {
	in, left := make([]bool, len(l)), make([]int, len(l))
	for i := range l {
		left[i] = i
	}
	hulls := make([]cell, 0, len(periods))
	for _, p := range periods {
		hulls = append(hulls, cell{area: area, period: p})
	}
	for grown := true; grown; {
		grown = false
		left = slices.DeleteFunc(left, func(i int) bool {
			r := cell{area: l[i].Area | l[i].Joint, period: l[i].Period}
			at := slices.IndexFunc(hulls, func(h cell) bool { return h.area&r.area != 0 && h.period.And(r.period).Size() > 0 })
			if at < 0 {
				return false
			}
			in[i] = true
			if h := &hulls[at]; h.area|r.area != h.area || h.period.And(r.period) != r.period {
				h.area |= r.area
				h.period = calendar.Period{From: min(h.period.From, r.period.From), To: max(h.period.To, r.period.To)}
				grown = true
			}
			return true
		})
	}
	var out Ledger
	for i, r := range l {
		if in[i] {
			out = append(out, r)
		}
	}
	return out
}

// printed gives the days as printed, if all returns of l print the same, or else a
// period's own.
func (l Ledger) printed(p calendar.Period) calendar.Period {
	if days := l.days(); days.Size() > 0 {
		return days
	}
	return p
}

// speaks reports whether some return of l says something of a subject, or of a part of
// it, in whichever way it is broken down.
func (l Ledger) speaks(of Subject) bool {
	for _, r := range l {
		if r.Complete.Has(of) {
			return true
		}
		for s, v := range r.All() {
			if v.Figure.Reported() && (s.And(of) != (Subject{}) || s.BreaksDown().And(of) != (Subject{})) {
				return true
			}
		}
	}
	return false
}
