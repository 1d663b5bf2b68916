// SPDX-License-Identifier: MIT

package seizure

import (
	"cmp"
	"iter"
	"slices"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/stats"
)

// A Haul is what was taken, in lists of finds. Finds of a list add up: "112 wraps
// of crack and heroin" and "40 wraps of heroin" are 152 wraps. What an entry is
// said to include is a part of it: "68 weapons, including 19 knives". A list's Of
// says what follows from it for any set:
//
//	haul.Weapons.Of(Bladed) // two machetes and three knives: at least 5
//
// Write one down as a literal, with [Of], or as text for [Parse]. In JSON nothing
// of it is lost. The zero Haul is one of which nothing was reported.
type Haul struct {
	Mass       stats.List[Substance, Mass]    `json:"mass,omitempty"`
	Packs      stats.List[Pack, int]          `json:"packs,omitempty"`
	Worth      stats.List[Substance, Money]   `json:"worth,omitempty"` // of drugs, as their source values them
	Weapons    stats.List[Weapon, int]        `json:"weapons,omitempty"`
	Goods      stats.List[Good, int]          `json:"goods,omitempty"`
	GoodsWorth stats.List[Good, Money]        `json:"goods_worth,omitempty"` // of property other than drugs
	Cash       stats.Figure[Money]            `json:"cash,omitzero"`         // sterling, in all
	Seizures   stats.Distinct[Substance, int] `json:"seizures,omitempty"`    // occasions, which may be of several drugs at once
}

// Of gives the haul of some items, in their order. Cash said in several of them
// is added up, and so are seizures of the same drugs; neither has parts. A part
// that is of another kind than its item becomes an item of its own.
func Of(items ...Item) Haul {
	var h Haul
	var masses int // of which there are most
	for i := range items {
		if items[i].Kind == KindMass {
			masses++
		}
	}
	h.Mass = slices.Grow(h.Mass, masses)
	for i := range items {
		h.add(&items[i])
	}
	return h
}

func (h *Haul) add(i *Item) {
	if i.Kind != NoKind && int(i.Kind) < len(lists) {
		lists[i.Kind].add(h, i)
	}
	h.addStrays(i)
}

// addStrays adds the parts of i that are of another kind.
func (h *Haul) addStrays(i *Item) {
	for n := range i.Including {
		if part := &i.Including[n]; part.Kind != i.Kind {
			h.add(part)
		} else {
			h.addStrays(part)
		}
	}
}

// Items gives the entries of h's lists one by one, in the order of its fields.
// [Of] makes the same haul of them.
func (h Haul) Items() iter.Seq[Item] {
	return func(yield func(Item) bool) {
		for _, l := range lists[KindMass:] {
			if !l.items(h, yield) {
				return
			}
		}
	}
}

// String gives h as a person would write it: "over 5kg of cocaine, 1,300 cannabis
// plants, two machetes and £15,000 in cash". What an item includes stands in
// brackets. [Parse] gives the same haul back. Of the zero Haul it is "nothing".
func (h Haul) String() string {
	all := slices.Collect(h.Items())
	if len(all) == 1 {
		return all[0].String()
	}
	texts := make([]string, len(all))
	for n, i := range all {
		texts[n] = i.text(" (including ", ")")
	}
	return cmp.Or(listing(texts, " and "), "nothing")
}

// On gives h with the classes of drugs taken as those of a day. Text says "class A
// drugs" and no day, and is read as the drugs that have been in the class all
// along ([ClassA] of the zero Day); a set that holds all of these gets the others
// of the day too. So a haul of June 2025 answers for ClassA of June 2025, with
// nitazenes.
func (h Haul) On(day calendar.Day) Haul {
	drugs := func(s Substance) Substance {
		for _, class := range []func(calendar.Day) Substance{ClassA, ClassB, ClassC} {
			if s.Contains(class(0)) {
				s |= class(day)
			}
		}
		return s
	}
	h.Mass = withSets(h.Mass, drugs)
	h.Packs = withSets(h.Packs, func(p Pack) Pack { return drugs(p.Substance).In(p.Form) })
	h.Worth = withSets(h.Worth, drugs)
	if h.Seizures != nil {
		occasions := h.Seizures
		h.Seizures = stats.Distinct[Substance, int]{}
		for s, n := range occasions {
			found := drugs(s).Seizures(n)
			h.add(&found)
		}
	}
	return h
}

// withSets gives a copy of a list in which every set is what to makes of it.
func withSets[S stats.Set[S], A stats.Amount](l stats.List[S, A], to func(S) S) stats.List[S, A] {
	l = slices.Clone(l)
	for n := range l {
		l[n].Set = to(l[n].Set)
		l[n].Including = withSets(l[n].Including, to)
	}
	return l
}
