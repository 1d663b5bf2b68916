package countylines

import (
	"cmp"
	"errors"
	"maps"
	"slices"
	"sync"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

// An Index is a ledger prepared once to be asked often, by any number of
// goroutines at the same time. Later changes to the ledger do not reach it.
//
// An answer uses at most 512 figures, those nearest to the question; more than
// that would only make it narrower.
type Index struct {
	original   Ledger
	ledger     Ledger // revisions applied
	counts     func() *shelf[Measure, int]
	mass       func() *shelf[seizure.Substance, seizure.Mass]
	packs      func() *shelf[seizure.Pack, int]
	worth      func() *shelf[seizure.Substance, seizure.Money]
	weapons    func() *shelf[seizure.Weapon, int]
	goods      func() *shelf[seizure.Good, int]
	goodsWorth func() *shelf[seizure.Good, seizure.Money]
	cash       func() *shelf[cash, seizure.Money]
	seizures   func() *shelf[seizure.Substance, int]
}

// Index prepares the ledger. Each kind of figure is prepared when it is first
// asked for.
func (l Ledger) Index() *Index {
	original := l
	l = l.revised()
	return &Index{
		original:   original,
		ledger:     l,
		counts:     prepare(ofCounts, l),
		mass:       prepare(ofMass, l),
		packs:      prepare(ofPacks, l),
		worth:      prepare(ofWorth, l),
		weapons:    prepare(ofWeapons, l),
		goods:      prepare(ofGoods, l),
		goodsWorth: prepare(ofGoodsWorth, l),
		cash:       prepare(ofCash, l),
		seizures:   prepare(ofSeizures, l),
	}
}

func prepare[K stats.Set[K], A stats.Amount](f field[K, A], l Ledger) func() *shelf[K, A] {
	return sync.OnceValue(func() *shelf[K, A] { return newShelf(f, l) })
}

// Count gives what the ledger implies about one measure, as [Ledger.Count] does,
// from what was prepared.
func (x *Index) Count(m Measure, area Area, period calendar.Period) (stats.Figure[int], error) {
	got, err := x.counts().answer(cell[Measure]{area, period, m})
	return got.Figure, err
}

// answer answers a question from all that bears on it.
func (s *shelf[K, A]) answer(ask cell[K]) (stats.Inferred[A], error) {
	return s.infer(s.given(ask).statements, ask)
}

// Sum gives what the ledger implies about an area and a period, as [Ledger.Sum]
// does, from what was prepared.
func (x *Index) Sum(area Area, period calendar.Period) (Return, error) {
	sum := Return{Area: area, Period: period, Days: x.ledger.Within(area, period).days()}
	var errs []error
	sum.Counts = summed(x.counts(), area, period, &errs)
	sum.Seized = seizure.Haul{
		Mass:       nested(summed(x.mass(), area, period, &errs)),
		Packs:      nested(summed(x.packs(), area, period, &errs)),
		Worth:      nested(summed(x.worth(), area, period, &errs)),
		Weapons:    nested(summed(x.weapons(), area, period, &errs)),
		Goods:      nested(summed(x.goods(), area, period, &errs)),
		GoodsWorth: nested(summed(x.goodsWorth(), area, period, &errs)),
		Cash:       summed(x.cash(), area, period, &errs)[cash{}],
		Seizures:   summed(x.seizures(), area, period, &errs),
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

// summed gives what the ledger implies in one field about each set of kinds that
// a return about the area and the period speaks of.
func summed[K stats.Set[K], A stats.Amount](s *shelf[K, A], area Area, period calendar.Period, errs *[]error) map[K]stats.Figure[A] {
	var figures map[K]stats.Figure[A]
	for _, st := range s.all {
		ask := cell[K]{area, period, st.cell.kind}
		if _, done := figures[ask.kind]; done || st.recut || st.cell.And(ask).Size() == 0 {
			continue
		}
		got, err := s.answer(ask)
		if err != nil {
			*errs = append(*errs, err)
		}
		if figures == nil {
			figures = map[K]stats.Figure[A]{}
		}
		figures[ask.kind] = got.Figure
	}
	maps.DeleteFunc(figures, func(_ K, fig stats.Figure[A]) bool { return !fig.Reported() })
	return figures
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
