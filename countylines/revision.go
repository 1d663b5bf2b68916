package countylines

import (
	"cmp"
	"slices"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

// revised gives the ledger with what its publishers have since replaced taken
// out: in each measure and each list of a haul that a later return gives again.
func (l Ledger) revised() Ledger {
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
	var out Ledger
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
			}
			for _, i := range day {
				later.give(l[i])
			}
			start += len(day)
		}
	}
	if out == nil {
		return l
	}
	return out
}

// without gives r less the measures and lists that a later return gives again.
func (r Return) without(later Return) Return {
	counts := Counts{}
	for m, fig := range r.Counts {
		if !later.Counts[m].Reported() {
			counts[m] = fig
		}
	}
	r.Counts = counts
	h, again := &r.Seized, later.Seized
	if len(again.Mass) > 0 {
		h.Mass = nil
	}
	if len(again.Packs) > 0 {
		h.Packs = nil
	}
	if len(again.Worth) > 0 {
		h.Worth = nil
	}
	if len(again.Weapons) > 0 {
		h.Weapons = nil
	}
	if len(again.Goods) > 0 {
		h.Goods = nil
	}
	if len(again.GoodsWorth) > 0 {
		h.GoodsWorth = nil
	}
	if again.Cash.Reported() {
		h.Cash = stats.Figure[seizure.Money]{}
	}
	if len(again.Seizures) > 0 {
		h.Seizures = nil
	}
	return r
}

// give adds to r, of which only what is given matters, what another return gives.
func (r *Return) give(other Return) {
	for m, fig := range other.Counts {
		if fig.Reported() {
			if r.Counts == nil {
				r.Counts = Counts{}
			}
			r.Counts[m] = fig
		}
	}
	h, o := &r.Seized, other.Seized
	if len(h.Mass) == 0 {
		h.Mass = o.Mass
	}
	if len(h.Packs) == 0 {
		h.Packs = o.Packs
	}
	if len(h.Worth) == 0 {
		h.Worth = o.Worth
	}
	if len(h.Weapons) == 0 {
		h.Weapons = o.Weapons
	}
	if len(h.Goods) == 0 {
		h.Goods = o.Goods
	}
	if len(h.GoodsWorth) == 0 {
		h.GoodsWorth = o.GoodsWorth
	}
	if !h.Cash.Reported() {
		h.Cash = o.Cash
	}
	if len(h.Seizures) == 0 {
		h.Seizures = o.Seizures
	}
}
