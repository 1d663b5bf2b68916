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
		for n, i := range v {
			for _, later := range v[:n] {
				if l[later].Source.Published > l[i].Source.Published {
					out[i] = out[i].without(l[later])
				}
			}
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
