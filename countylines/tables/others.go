// SPDX-License-Identifier: MIT

package tables

import (
	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/seizure"
)

// otherWeaponsName is the name of what is left of the weapons when some were named.
const otherWeaponsName = "other_weapons"

// neitherNor are the other weapons where none are named beside them.
const neitherNor = seizure.AnyWeapon &^ (seizure.Bladed | seizure.Firearms)

// othersBeside gives the weapons that are left beside those named.
func othersBeside(named seizure.Weapon) seizure.Weapon {
	if others := seizure.AnyWeapon &^ named; named != 0 && others != 0 {
		return others
	}
	return neitherNor
}

// namedBy gives the weapons that a figure names, none if it is of what is left too.
func namedBy(s countylines.Subject) seizure.Weapon {
	if w := s.Item(countylines.Value{}).Weapon; s.Kind() == seizure.KindWeapons && !w.Contains(seizure.OtherWeapon) {
		return w
	}
	return 0
}

// otherWeapons holds returns of "other weapons" back until all rows of their
// source are read: others are those that it does not name beside them. Of 501
// weapons, 83 firearms with imitations and 325 bladed ones, the 93 others are no
// imitations; of 557, 75 firearms and 377 bladed ones, the 105 may be; beside 3
// firearms alone, 27 others may be blades.
type otherWeapons struct {
	source  countylines.Return // without figures
	named   seizure.Weapon
	waiting []countylines.Return
}

// settle yields what waits, if a return is of another source.
func (o *otherWeapons) settle(next countylines.Return, yield func(countylines.Return, error) bool) bool {
	if o.source.Area == next.Area && o.source.Period == next.Period && o.source.Source == next.Source && len(o.waiting) < mostFigures {
		return true
	}
	for _, r := range o.waiting {
		r.Seized.Weapons[0].Set = othersBeside(o.named)
		if !yield(r, nil) {
			return false
		}
	}
	*o = otherWeapons{source: countylines.Return{Area: next.Area, Period: next.Period, Source: next.Source}}
	return true
}

// wait takes a return of other weapons, and notes the weapons that any other names.
func (o *otherWeapons) wait(r countylines.Return, f rowFigure) bool {
	switch {
	case f.others:
		o.waiting = append(o.waiting, r)
	case f.of.Kind() == seizure.KindWeapons:
		o.named |= namedBy(f.of)
	}
	return f.others
}

// settleOthers says of the other weapons in a sheet's figures which they are: those that
// no figure of the sheet about the same area and days names.
func settleOthers(l countylines.Ledger, others []int) {
	type place struct {
		area   countylines.Area
		period calendar.Period
		scope  string
	}
	named := map[place]seizure.Weapon{}
	if len(others) == 0 {
		return
	}
	for _, r := range l {
		for _, e := range r.Seized.Weapons {
			named[place{r.Area, r.Period, r.Scope}] |= namedBy(countylines.WeaponsOf(e.Set))
		}
	}
	for _, i := range others {
		r := &l[i]
		r.Seized.Weapons[0].Set = othersBeside(named[place{r.Area, r.Period, r.Scope}])
	}
}

// others gives which of a sheet's figures are of other weapons, counted from its first.
func others(cells []CellRead, first int) (list []int) {
	for _, c := range cells {
		if c.Is == Figure && c.Says == otherWeaponsName {
			list = append(list, int(c.At)-first)
		}
	}
	return list
}
