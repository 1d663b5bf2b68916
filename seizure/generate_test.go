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

// items draws an item, with parts down to a depth.
func items(kind seizure.Kind, depth int) *rapid.Generator[seizure.Item] {
	return rapid.Custom(func(t *rapid.T) seizure.Item {
		kind := kind
		if kind == seizure.NoKind {
			kind = seizure.Kind(rapid.IntRange(int(seizure.KindMass), int(seizure.KindSeizures)).Draw(t, "kind"))
		}
		var parts []seizure.Item
		if depth > 0 && rapid.IntRange(0, 3).Draw(t, "parts") == 0 {
			parts = rapid.SliceOfN(items(kind, depth-1), 1, 3).Draw(t, "including")
		}
		switch kind {
		case seizure.KindMass:
			return someDrugs.Draw(t, "of").Weighing(someMass.Draw(t, "mass"), parts...)
		case seizure.KindPacks:
			return someDrugs.Draw(t, "of").In(someForm.Draw(t, "in")).Count(someCount.Draw(t, "n"), parts...)
		case seizure.KindWorth:
			return someDrugs.Draw(t, "of").Worth(someMoney.Draw(t, "worth"), parts...)
		case seizure.KindWeapons:
			return someWeapons.Draw(t, "of").Count(someCount.Draw(t, "n"), parts...)
		case seizure.KindGoods:
			return someGoods.Draw(t, "of").Count(someCount.Draw(t, "n"), parts...)
		case seizure.KindGoodsWorth:
			return someGoods.Draw(t, "of").Worth(someMoney.Draw(t, "worth"), parts...)
		case seizure.KindCash:
			return seizure.Cash(someMoney.Draw(t, "cash"))
		}
		return someDrugs.Draw(t, "of").Seizures(someCount.Draw(t, "n"))
	})
}

// hauls draws a haul of up to eight items, some of them with parts of parts.
var hauls = rapid.Custom(func(t *rapid.T) seizure.Haul {
	return seizure.Of(rapid.SliceOfN(items(seizure.NoKind, 2), 0, 8).Draw(t, "items")...)
})
