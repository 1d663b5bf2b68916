package countylines

import (
	"errors"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

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

// printed gives the days as printed, if all returns of l print the same, or else a
// period's own.
func (l Ledger) printed(p calendar.Period) calendar.Period {
	if days := l.days(); days.Size() > 0 {
		return days
	}
	return p
}

// ask gives a quantity of an area in a period as its own returns have it: what one
// of those about all of the period says exactly, if no other says another, or else
// what follows from them together.
func ask[A stats.Amount](what Quantity[A], own Ledger, area Area, p calendar.Period) (stats.Figure[A], error) {
	var said stats.Figure[A]
	for i := range own {
		if own[i].Area != area || own[i].Period != p || own[i].Scope != "" {
			continue
		}
		fig, err := what(own[i])
		switch {
		case len(own) == 1:
			return fig, err
		case err != nil || !isExact(fig):
		case said.Reported() && fig != said:
			return stats.Figure[A]{}, errTwins
		default:
			said = fig
		}
	}
	if said.Reported() || len(own) == 0 {
		return said, nil
	}
	if one, ok := own.merged(area, p); ok {
		return what(one)
	}
	sum, _ := own.Sum(area, p) // what contradicts itself is not in the sum
	return what(sum)
}

// merged gives one return that says all that several say of one area in one period,
// and reports whether that is possible: two of them may differ.
func (l Ledger) merged(area Area, p calendar.Period) (Return, bool) {
	one, ok := Return{Area: area, Period: p}, true
	for i := range l {
		ok = ok && l[i].Area == area && l[i].Period == p && l[i].Scope == "" && l[i].Joint == 0 && l[i].Basis == l[0].Basis
	}
	one.Counts = mergedField(l, ofCounts, &ok)
	one.Seized = seizure.Haul{
		Mass: nested(mergedField(l, ofMass, &ok)), Packs: nested(mergedField(l, ofPacks, &ok)), Worth: nested(mergedField(l, ofWorth, &ok)),
		Weapons: nested(mergedField(l, ofWeapons, &ok)), Goods: nested(mergedField(l, ofGoods, &ok)), GoodsWorth: nested(mergedField(l, ofGoodsWorth, &ok)),
		Cash: mergedField(l, ofCash, &ok)[cash{}], Seizures: mergedField(l, ofSeizures, &ok),
	}
	return one, ok
}

func mergedField[K stats.Set[K], A stats.Amount](l Ledger, f field[K, A], ok *bool) map[K]stats.Figure[A] {
	all := map[K]stats.Figure[A]{}
	for i := range l {
		for k, fig := range f.said(l[i]) {
			if before := all[k]; before.Reported() && fig.Reported() && before != fig {
				*ok = false
			} else if fig.Reported() {
				all[k] = fig
			}
		}
	}
	return all
}

// errTwins never leaves the package: two returns differ about one thing, which
// [Ledger.Conflicts] tells of.
var errTwins = errors.New("two figures of one thing differ")
