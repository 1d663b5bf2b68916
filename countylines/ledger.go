package countylines

import (
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
// days is about nothing, and [Return.Validate] says so.
type Ledger []Return

// Count gives what the ledger implies about one measure in an area and a period:
// the sum where all parts were reported and have nothing in common, a range where
// something is missing, and the difference where a whole and its other parts are
// known. It is [Ledger.Sum]'s answer for the measure without the rest of the
// work. Figures that cannot all be true give a [*stats.Conflict]; a union across
// families of measures, a [*stats.SetError].
func (l Ledger) Count(m Measure, area Area, period calendar.Period) (stats.Figure[int], error) {
	return l.Index().Count(m, area, period)
}

// Sum gives what the ledger implies about an area and a period as a return of its
// own: a figure for each measure and each kind of find that any return about them
// speaks of. Ask for a union, such as Staffordshire|WestMercia, for a total, and
// for a difference, such as UK&^Staffordshire, for the rest of a whole.
//
// In a haul of the sum a set of kinds stands inside a larger one that holds it;
// of sets that cross each other the smaller is left out.
//
// Figures that cannot all be true are left out of the sum, and the error joins a
// [*stats.Conflict] for each; the rest of the sum holds all the same.
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
