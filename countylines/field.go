package countylines

import (
	"iter"
	"maps"
	"slices"

	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

// A field is one kind of statement that returns make: counts, masses, weapons.
type field[K stats.Set[K], A stats.Amount] struct {
	// said yields each set that a return speaks of, with what it says of it.
	said func(Return) iter.Seq2[K, stats.Figure[A]]
	// rules gives the rules of a set of kinds.
	rules func(K) rules
	// whole gives all kinds that figures can be of together with this one.
	whole func(K) K
	// subject names a kind in a comparison or a conflict.
	subject func(K) Subject
}

// rules say how figures make totals, along each of the three ways in which a
// return has a place.
type rules struct{ areas, days, kinds Rule }

var additive = rules{Additive, Additive, Additive}

func always[K any](r rules) func(K) rules { return func(K) rules { return r } }

var (
	ofCounts = field[Measure, int]{saidCounts, measureRules, Measure.Family,
		func(m Measure) Subject { return Subject{Measure: m} }}
	ofMass = field[seizure.Substance, seizure.Mass]{
		listed(func(h seizure.Haul) stats.List[seizure.Substance, seizure.Mass] { return h.Mass }),
		always[seizure.Substance](additive), all(seizure.AnyDrug),
		func(s seizure.Substance) Subject { return Subject{Mass: s} }}
	ofPacks = field[seizure.Pack, int]{
		listed(func(h seizure.Haul) stats.List[seizure.Pack, int] { return h.Packs }),
		always[seizure.Pack](additive), func(p seizure.Pack) seizure.Pack { return seizure.Pack{Substance: seizure.AnyDrug, Form: p.Form} },
		func(p seizure.Pack) Subject { return Subject{Pack: p} }}
	ofWorth = field[seizure.Substance, seizure.Money]{
		listed(func(h seizure.Haul) stats.List[seizure.Substance, seizure.Money] { return h.Worth }),
		always[seizure.Substance](additive), all(seizure.AnyDrug),
		func(s seizure.Substance) Subject { return Subject{Worth: s} }}
	ofWeapons = field[seizure.Weapon, int]{
		listed(func(h seizure.Haul) stats.List[seizure.Weapon, int] { return h.Weapons }),
		always[seizure.Weapon](additive), all(seizure.AnyWeapon),
		func(w seizure.Weapon) Subject { return Subject{Weapon: w} }}
	ofGoods = field[seizure.Good, int]{
		listed(func(h seizure.Haul) stats.List[seizure.Good, int] { return h.Goods }),
		always[seizure.Good](additive), all(seizure.AnyGood),
		func(g seizure.Good) Subject { return Subject{Good: g} }}
	ofGoodsWorth = field[seizure.Good, seizure.Money]{
		listed(func(h seizure.Haul) stats.List[seizure.Good, seizure.Money] { return h.GoodsWorth }),
		always[seizure.Good](additive), all(seizure.AnyGood),
		func(g seizure.Good) Subject { return Subject{GoodsWorth: g} }}
	ofCash = field[cash, seizure.Money]{saidCash, always[cash](additive), all(cash{}),
		func(cash) Subject { return Subject{Cash: true} }}
	ofSeizures = field[seizure.Substance, int]{saidSeizures,
		always[seizure.Substance](rules{Additive, Additive, Distinct}), all(seizure.AnyDrug),
		func(s seizure.Substance) Subject { return Subject{Seizures: s} }}
)

// recuts gives the wholes of which the same is true as of k: arrests by age and
// sex come to as many as arrests by outcome.
func (f field[K, A]) recuts(k K) []K {
	m, ok := any(k).(Measure)
	if !ok {
		return nil
	}
	var out []K
	for code := range families {
		if families[code].cuts == m && m != 0 {
			whole := Measure(code)<<kindBits | Measure(families[code].kinds)
			out = append(out, any(whole).(K))
		}
	}
	return out
}

func all[K any](whole K) func(K) K { return func(K) K { return whole } }

func measureRules(m Measure) rules { return rules{m.OverAreas(), m.OverDays(), Additive} }

// saidCounts yields a return's counts in the order of [Measures], so that results
// never depend on the order of a map.
func saidCounts(r Return) iter.Seq2[Measure, stats.Figure[int]] {
	return func(yield func(Measure, stats.Figure[int]) bool) {
		for _, m := range slices.SortedFunc(maps.Keys(r.Counts), compareMeasures) {
			if !yield(m, r.Counts[m]) {
				return
			}
		}
	}
}

func saidCash(r Return) iter.Seq2[cash, stats.Figure[seizure.Money]] {
	return func(yield func(cash, stats.Figure[seizure.Money]) bool) { yield(cash{}, r.Seized.Cash) }
}

func saidSeizures(r Return) iter.Seq2[seizure.Substance, stats.Figure[int]] {
	return func(yield func(seizure.Substance, stats.Figure[int]) bool) {
		for _, s := range slices.Sorted(maps.Keys(r.Seized.Seizures)) {
			if !yield(s, r.Seized.Seizures[s]) {
				return
			}
		}
	}
}

// listed yields the sets that the entries of a return's list speak of, each with
// what the whole list says of it: finds of one kind add up. A list that
// contradicts itself yields its entries as they stand, so that the contradiction
// is found where the figure is asked for.
func listed[K stats.Set[K], A stats.Amount](of func(seizure.Haul) stats.List[K, A]) func(Return) iter.Seq2[K, stats.Figure[A]] {
	return func(r Return) iter.Seq2[K, stats.Figure[A]] {
		return func(yield func(K, stats.Figure[A]) bool) {
			list := of(r.Seized)
			seen := map[K]bool{}
			for e := range entries(list) {
				if seen[e.Set] {
					continue
				}
				seen[e.Set] = true
				fig, err := list.Of(e.Set)
				if err != nil {
					fig = e.Figure
				}
				if !yield(e.Set, fig) {
					return
				}
			}
		}
	}
}

// entries yields the entries of a list and of what they include.
func entries[K stats.Set[K], A stats.Amount](list stats.List[K, A]) iter.Seq[stats.Entry[K, A]] {
	return func(yield func(stats.Entry[K, A]) bool) {
		for _, e := range list {
			if !yield(e) {
				return
			}
			for inner := range entries(e.Including) {
				if !yield(inner) {
					return
				}
			}
		}
	}
}
