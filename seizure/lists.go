// SPDX-License-Identifier: MIT

package seizure

import (
	"cmp"
	"maps"
	"slices"

	"github.com/countylines/ops/stats"
)

// lists is the table of the lists of a [Haul], by [Kind].
var lists = [...]list{
	NoKind: {name: "none"},
	KindMass: listOf("mass", massText, Substance.Weighing,
		func(h *Haul) *stats.List[Substance, Mass] { return &h.Mass },
		func(i *Item) (Substance, stats.Figure[Mass]) { return i.Substance, i.Mass }),
	KindPacks: listOf("packs", Item.pack, Pack.Count,
		func(h *Haul) *stats.List[Pack, int] { return &h.Packs },
		func(i *Item) (Pack, stats.Figure[int]) { return Pack{i.Substance, i.Form}, i.Count }),
	KindWorth: listOf("worth", worthText, Substance.Worth,
		func(h *Haul) *stats.List[Substance, Money] { return &h.Worth },
		func(i *Item) (Substance, stats.Figure[Money]) { return i.Substance, i.Money }),
	KindWeapons: listOf("weapons", weaponsText, Weapon.Count,
		func(h *Haul) *stats.List[Weapon, int] { return &h.Weapons },
		func(i *Item) (Weapon, stats.Figure[int]) { return i.Weapon, i.Count }),
	KindGoods: listOf("goods", goodsText, Good.Count,
		func(h *Haul) *stats.List[Good, int] { return &h.Goods },
		func(i *Item) (Good, stats.Figure[int]) { return i.Good, i.Count }),
	KindGoodsWorth: listOf("goods worth", goodsWorthText, Good.Worth,
		func(h *Haul) *stats.List[Good, Money] { return &h.GoodsWorth },
		func(i *Item) (Good, stats.Figure[Money]) { return i.Good, i.Money }),
	KindCash:     {"cash", addCash, cashItems, cashText},
	KindSeizures: {"seizures", addSeizures, Haul.occasions, seizuresText},
}

// A list is what the table knows of one list of a haul.
type list struct {
	name  string
	add   func(*Haul, *Item)
	items func(Haul, func(Item) bool) (more bool) // in their order, to yield until it has enough
	text  func(Item) (words, reading string)      // without its parts
}

// listOf is a list whose entries have parts and add up. write and read turn an entry
// into an item and back.
func listOf[S stats.Set[S], A stats.Amount](name string, text func(Item) (string, string), write func(S, stats.Figure[A], ...Item) Item,
	of func(*Haul) *stats.List[S, A], read func(*Item) (S, stats.Figure[A])) list {
	return list{
		name:  name,
		add:   func(h *Haul, i *Item) { *of(h) = append(*of(h), entry(i, read)) },
		items: func(h Haul, yield func(Item) bool) bool { return items(*of(&h), write, yield) },
		text:  text,
	}
}

// entry gives an item as an entry of its list, parts and all.
func entry[S stats.Set[S], A stats.Amount](i *Item, read func(*Item) (S, stats.Figure[A])) stats.Entry[S, A] {
	var e stats.Entry[S, A]
	e.Set, e.Figure = read(i)
	for n := range i.Including {
		if part := &i.Including[n]; part.Kind == i.Kind {
			e.Including = append(e.Including, entry(part, read))
		}
	}
	return e
}

// items gives the items of a list's entries to yield until it has enough.
func items[S stats.Set[S], A stats.Amount](l stats.List[S, A], write func(S, stats.Figure[A], ...Item) Item, yield func(Item) bool) bool {
	for _, e := range l {
		var parts []Item
		items(e.Including, write, func(part Item) bool {
			parts = append(parts, part)
			return true
		})
		if !yield(write(e.Set, e.Figure, parts...)) {
			return false
		}
	}
	return true
}

func addCash(h *Haul, i *Item) {
	if h.Cash.Reported() {
		h.Cash = stats.Sum(h.Cash, i.Money)
	} else {
		h.Cash = i.Money
	}
}

func cashItems(h Haul, yield func(Item) bool) bool {
	return !h.Cash.Reported() || yield(Cash(h.Cash))
}

func addSeizures(h *Haul, i *Item) {
	if h.Seizures == nil {
		h.Seizures = stats.Distinct[Substance, int]{}
	}
	n := i.Count
	if f, ok := h.Seizures[i.Substance]; ok {
		n = stats.Sum(f, n)
	}
	h.Seizures[i.Substance] = n
}

// occasions gives the seizures, those of the most drugs first.
func (h Haul) occasions(yield func(Item) bool) bool {
	sets := slices.SortedFunc(maps.Keys(h.Seizures), func(a, b Substance) int {
		return cmp.Or(cmp.Compare(b.Size(), a.Size()), cmp.Compare(a, b))
	})
	for _, s := range sets {
		if !yield(s.Seizures(h.Seizures[s])) {
			return false
		}
	}
	return true
}

func massText(i Item) (words, reading string) {
	words, reading = amountText(i.Mass, "an unknown weight")
	return words + " of " + i.Substance.String(), reading
}

func worthText(i Item) (words, reading string) {
	words, reading = amountText(i.Money, "an unknown sum")
	return words + " worth of " + i.Substance.String(), reading
}

func weaponsText(i Item) (words, reading string) {
	return counted(i.Count, nouns(uint64(i.Weapon), weapons))
}

func goodsText(i Item) (words, reading string) {
	return counted(i.Count, nouns(uint64(i.Good), goods))
}

func goodsWorthText(i Item) (words, reading string) {
	words, reading = amountText(i.Money, "an unknown sum")
	return words + " worth of " + i.Good.String(), reading
}

func cashText(i Item) (words, reading string) {
	words, reading = amountText(i.Money, "an unknown sum")
	return words + " in cash", reading
}

func seizuresText(i Item) (words, reading string) {
	of := " of " + i.Substance.String()
	return counted(i.Count, noun{"seizure" + of, "seizures" + of})
}
