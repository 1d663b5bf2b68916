// SPDX-License-Identifier: MIT

package countylines

import (
	"cmp"
	"errors"
	"maps"
	"slices"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

// An Index is a ledger prepared once to be asked often, by any number of
// goroutines at the same time. Later changes to the ledger do not reach it.
//
// What contradicts itself is settled once for each component of the record, as
// figures that overlaps join, so all questions agree on what is in doubt.
//
// Limits are those of [stats.Given], for the figures of one kind, basis and scope that
// overlaps join, and two for joint work, which each question counts anew: it uses the 512
// figures that bear most on it, and where figures that joint work joins contradict each
// other, up to 64 of them are given up in turn to see which is enough. Past either the
// answer is safe. What only follows at a place that no figure tells of is looked at in a
// question about it, and not by Conflicts.
type Index struct {
	original Ledger
	ledger   Ledger // revisions applied
	revised  []int  // the returns that revisions may have changed

	shelves []func() shelved // by kind; each prepared when it is first asked for
}

// Index prepares the ledger. Each kind of figure is prepared when it is first
// asked for.
func (l Ledger) Index() *Index {
	x := &Index{original: l}
	x.ledger, x.revised = l.revise()
	for _, k := range kinds {
		x.shelves = append(x.shelves, k.shelve(x.ledger))
	}
	return x
}

// Count gives what the ledger implies about one measure, as [Ledger.Count] does,
// from what was prepared.
func (x *Index) Count(m Measure, area Area, period calendar.Period) (stats.Figure[int], error) {
	v, err := x.shelves[seizure.NoKind]().figure(Counted(m), area, period)
	return stats.As[int](v.Figure), err
}

// Of gives what the ledger implies about a subject, as [Ledger.Of] does, from what
// was prepared.
func (x *Index) Of(s Subject, area Area, period calendar.Period) (Value, error) {
	if s.row() == nil {
		return Value{}, s.refuse()
	}
	return x.shelves[s.Kind()]().figure(s, area, period)
}

func (s *shelf[A]) figure(of Subject, area Area, period calendar.Period) (Value, error) {
	got, _, err := s.reply(cell{area, period, s.key(of)}, nil)
	return valueOf(got.Figure), err
}

// Sum gives what the ledger implies about an area and a period, as [Ledger.Sum]
// does, from what was prepared.
func (x *Index) Sum(area Area, period calendar.Period) (Return, error) {
	sum := Return{Area: area, Period: period, Days: x.ledger.daysWithin(area, period)}
	var errs []error
	for _, shelf := range x.shelves {
		errs = append(errs, shelf().sum(&sum)...)
	}
	return sum, errors.Join(errs...)
}

// days gives the days as printed, if all returns of l print the same.
func (l Ledger) days() calendar.Period {
	if len(l) == 0 || slices.ContainsFunc(l, func(r Return) bool { return r.Days != l[0].Days }) {
		return calendar.Period{}
	}
	return l[0].Days
}

// daysWithin gives the days as printed by the returns within an area and a period, if all
// print the same.
func (l Ledger) daysWithin(area Area, period calendar.Period) (days calendar.Period) {
	any := false
	for i := range l {
		r := &l[i]
		if !area.Contains(r.Area) || r.Period.Size() == 0 || period.And(r.Period) != r.Period {
			continue
		}
		if any && r.Days != days {
			return calendar.Period{}
		}
		days, any = r.Days, true
	}
	return days
}

// sum sets what the ledger implies about each set of kinds that a return about the
// sum's area and period speaks of.
func (s *shelf[A]) sum(into *Return) (errs []error) {
	var figures map[set]stats.Figure[A]
	shared := map[any]any{}
	for _, st := range s.around(into.Period) {
		ask := cell{into.Area, into.Period, st.cell.kind}
		if _, done := figures[ask.kind]; done || st.restated || st.cell.And(ask).Size() == 0 {
			continue
		}
		got, _, err := s.reply(ask, shared)
		if err != nil {
			errs = append(errs, err)
		}
		if figures == nil {
			figures = map[set]stats.Figure[A]{}
		}
		figures[ask.kind] = got.Figure
	}
	maps.DeleteFunc(figures, func(_ set, fig stats.Figure[A]) bool { return !fig.Reported() })
	s.set(into, figures)
	return errs
}

// nested makes a list of figures about sets, each inside the smallest larger one
// that holds it. A set that crosses another of the list is left out.
func nested[K stats.Set[K], A stats.Amount](figures map[K]stats.Figure[A]) stats.List[K, A] {
	var list stats.List[K, A]
	for _, k := range slices.SortedFunc(maps.Keys(figures), largestFirst) {
		if place := placeFor(&list, k); place != nil {
			*place = append(*place, stats.Entry[K, A]{Set: k, Figure: figures[k]})
		}
	}
	return list
}

func largestFirst[K stats.Set[K]](a, b K) int {
	return cmp.Or(cmp.Compare(b.Size(), a.Size()), cmp.Compare(textOf(a), textOf(b)))
}

// placeFor gives the list into which a set goes, nil if it crosses an entry.
func placeFor[K stats.Set[K], A stats.Amount](list *stats.List[K, A], k K) *stats.List[K, A] {
	for i := range *list {
		switch e := &(*list)[i]; {
		case stats.Contains(e.Set, k):
			return placeFor(&e.Including, k)
		case !stats.Disjoint(e.Set, k):
			return nil
		}
	}
	return list
}
