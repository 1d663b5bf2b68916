// SPDX-License-Identifier: MIT

package records

import (
	"slices"

	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

// A shape says which fields of an item count for its kind.
type shape struct {
	of    matter           // of what the item is
	forms bool             // it has a form
	parts bool             // it may include others
	unit  countylines.Unit // in which its amount is told, and so in which field
}

// A matter is what the set of an item is of.
type matter uint8

const (
	nothing matter = iota
	drugs
	weapons
	goods
)

// shapes has the shape of every kind that a return has, as the hub tells them; a kind
// that there is not has the zero shape.
var shapes = shapesOfKinds()

func shapesOfKinds() (all [16]shape) {
	for kind := seizure.NoKind + 1; countylines.KindsOf(kind) != 0; kind++ {
		full := seizure.Item{Kind: kind, Form: seizure.Plant, Substance: seizure.AnyDrug, Weapon: seizure.AnyWeapon, Good: seizure.AnyGood}
		s, _ := countylines.SubjectOf(full)
		i, sh := s.Item(countylines.Value{}), &all[kind]
		sh.unit, sh.forms = s.Unit(), i.Form != 0
		switch {
		case i.Substance != 0:
			sh.of = drugs
		case i.Weapon != 0:
			sh.of = weapons
		case i.Good != 0:
			sh.of = goods
		}
		for kept := range seizure.Of(seizure.Item{Kind: kind, Money: stats.Exactly(seizure.Money(1)), Including: []seizure.Item{{Kind: kind}}}).Items() {
			sh.parts = sh.parts || len(kept.Including) > 0
		}
	}
	return all
}

// shapeOf gives the shape of a kind.
func shapeOf(kind seizure.Kind) shape {
	if int(kind) < len(shapes) {
		return shapes[kind]
	}
	return shape{}
}

// sets gives the sets that nearly all items of a matter are of: the whole, named sets of
// it and each single kind.
func (s matter) sets() []uint64 {
	switch s {
	case drugs:
		return withKinds(seizure.AnyDrug, seizure.Cannabis, seizure.Benzodiazepines, seizure.PrescriptionDrugs,
			seizure.ClassA(0), seizure.ClassB(0), seizure.ClassC(0))
	case weapons:
		return withKinds(seizure.AnyWeapon, seizure.Bladed, seizure.Blunt, seizure.Firearms, seizure.ImitationFirearms, seizure.Noxious)
	case goods:
		return withKinds(seizure.AnyGood, seizure.Phone, seizure.Vehicle)
	}
	return []uint64{0}
}

// withKinds gives named sets and each kind of the first, which has all of them.
func withKinds[S ~uint64](all S, named ...S) []uint64 {
	sets := []uint64{uint64(all)}
	for _, s := range named {
		sets = append(sets, uint64(s))
	}
	for rest := uint64(all); rest != 0; rest &= rest - 1 {
		sets = append(sets, rest&-rest)
	}
	return slices.Clip(sets)
}
