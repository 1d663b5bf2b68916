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
type Index struct {
	original Ledger
	ledger   Ledger // revisions applied

	shelves []func() shelved // by kind; each prepared when it is first asked for
}

// Index prepares the ledger. Each kind of figure is prepared when it is first
// asked for.
func (l Ledger) Index() *Index {
	x := &Index{original: l, ledger: l.revised()}
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
	sum := Return{Area: area, Period: period, Days: x.ledger.Within(area, period).days()}
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

// sum sets what the ledger implies about each set of kinds that a return about the
// sum's area and period speaks of.
func (s *shelf[A]) sum(into *Return) (errs []error) {
	var figures map[set]stats.Figure[A]
	shared := map[any]any{}
	for _, st := range s.all {
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
