// SPDX-License-Identifier: MIT

package seizure_test

import (
	"pgregory.net/rapid"

	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

// figures draws figures in every form, some with a reading of their own.
func figures[A stats.Amount](amounts *rapid.Generator[A], places ...A) *rapid.Generator[stats.Figure[A]] {
	return rapid.Custom(func(t *rapid.T) stats.Figure[A] {
		v, w := amounts.Draw(t, "v"), amounts.Draw(t, "w")
		switch rapid.IntRange(0, 10).Draw(t, "form") {
		case 0:
			return stats.MoreThan(v)
		case 1:
			return stats.AtLeast(v)
		case 2:
			return stats.Nearly(v)
		case 3:
			return stats.LessThan(v)
		case 4:
			return stats.AtMost(v)
		case 5:
			return stats.About(v)
		case 6:
			return stats.Between(min(v, w), max(v, w))
		case 7:
			return stats.Sum(stats.MoreThan(v), stats.Nearly(w))
		case 8:
			return stats.MoreThan(v).Place(rapid.SampledFrom(places).Draw(t, "place"))
		case 9:
			return stats.Figure[A]{}
		}
		return stats.Exactly(v)
	})
}

var (
	someMass  = figures(masses(), seizure.Ounce, seizure.PoundWeight, seizure.Gram)
	someMoney = figures(sums(), seizure.Pound, 10_000*seizure.Pound)
	someCount = figures(rapid.OneOf(rapid.IntRange(0, 12), rapid.IntRange(0, 1_000_000)), 1, 7, 1000)
	someForm  = rapid.Custom(func(t *rapid.T) seizure.Form {
		return seizure.Form(rapid.IntRange(int(seizure.Plant), int(seizure.Millilitre)).Draw(t, "form"))
	})
)

// items draws an item of a kind, or of any, with parts down to a depth.
func items(kind seizure.Kind, depth int) *rapid.Generator[seizure.Item] {
	return parts(seizure.Item{Kind: kind, Substance: seizure.AnyDrug, Weapon: seizure.AnyWeapon | seizure.Ammunition, Good: seizure.AnyGood}, depth)
}

// parts draws an item of the same kind as the whole, in its set and form.
func parts(whole seizure.Item, depth int) *rapid.Generator[seizure.Item] {
	return rapid.Custom(func(t *rapid.T) seizure.Item {
		i := seizure.Item{Kind: whole.Kind, Form: whole.Form}
		if i.Kind == seizure.NoKind {
			i.Kind = seizure.Kind(rapid.IntRange(int(seizure.KindMass), int(seizure.KindSeizures)).Draw(t, "kind"))
		}
		switch i.Kind {
		case seizure.KindMass:
			i.Mass = someMass.Draw(t, "mass")
		case seizure.KindWorth, seizure.KindGoodsWorth, seizure.KindCash:
			i.Money = someMoney.Draw(t, "sum")
		default:
			i.Count = someCount.Draw(t, "n")
		}
		switch i.Kind {
		case seizure.KindPacks:
			if i.Form == 0 {
				i.Form = someForm.Draw(t, "in")
			}
			i.Substance = within(whole.Substance, someDrugs.Draw(t, "of"))
		case seizure.KindMass, seizure.KindWorth, seizure.KindSeizures:
			i.Substance = within(whole.Substance, someDrugs.Draw(t, "of"))
		case seizure.KindWeapons:
			i.Weapon = within(whole.Weapon, someWeapons.Draw(t, "of"))
		case seizure.KindGoods, seizure.KindGoodsWorth:
			i.Good = within(whole.Good, someGoods.Draw(t, "of"))
		}
		if depth > 0 && i.Kind != seizure.KindCash && i.Kind != seizure.KindSeizures && rapid.IntRange(0, 3).Draw(t, "parts") == 0 {
			i.Including = rapid.SliceOfN(parts(i, depth-1), 1, 3).Draw(t, "including")
		}
		return i
	})
}

// within gives what two sets share, or the whole if that is nothing.
func within[S ~uint64](whole, part S) S {
	if part&whole == 0 {
		return whole
	}
	return part & whole
}

// hauls draws a haul of up to eight items, some of them with parts of parts.
var hauls = rapid.Custom(func(t *rapid.T) seizure.Haul {
	return seizure.Of(rapid.SliceOfN(items(seizure.NoKind, 2), 0, 8).Draw(t, "items")...)
})
