// SPDX-License-Identifier: MIT

package seizure

import "github.com/countylines/ops/internal/names"

// A Weapon is a set of kinds of weapons: one ([Machete]), some
// ([Machete]|[Knife]), a category ([Bladed], [Firearms]), all ([AnyWeapon]). Sets
// are built with | and taken apart with &^; the zero Weapon is the empty set.
//
// Words that releases list side by side are kinds of their own: a machete is no
// [Knife], and both are [Bladed]; an imitation is none of the [Firearms]. CS and
// pepper spray and stun guns, firearms in law, are counted as weapons of their own
// kind as they are in releases. Kinds that are never published apart share one: a
// gravity knife is a [FlickKnife]. [Ammunition] is counted in rounds and so is in
// no other set, not in [AnyWeapon] either. Every category has a kind for what it
// does not list.
//
// Only its text is to be stored: the bits may change between versions.
type Weapon uint64

// And gives the kinds in both sets.
func (w Weapon) And(other Weapon) Weapon { return w & other }

// Size gives the number of kinds, or -1 if a bit is set that is no kind's.
func (w Weapon) Size() int { return weapons.size(uint64(w)) }

// Contains reports whether every kind of other is in w.
func (w Weapon) Contains(other Weapon) bool { return other&^w == 0 }

// String gives w as a person would write it, in the plural: "machetes and
// knives", "bladed weapons", "no weapons".
func (w Weapon) String() string { return weapons.say(uint64(w), weaponKinds) }

// MarshalText gives the slugs of the fewest named sets and kinds that make up
// w: "machete|knife", "bladed", "weapon"; "" for the empty set. It is the form to store: bit numbers
// may change between versions, slugs do not. A bit that is no kind's is a
// [*NameError].
func (w Weapon) MarshalText() ([]byte, error) { return weapons.marshal(uint64(w)) }

// AppendText appends the text of [Weapon.MarshalText].
func (w Weapon) AppendText(text []byte) ([]byte, error) { return names.Append(text, w) }

// UnmarshalText reads what [Weapon.MarshalText] writes and whatever else
// [ParseWeapon] does; no text is the empty set.
func (w *Weapon) UnmarshalText(text []byte) error {
	set, err := weapons.unmarshal(string(text))
	if err == nil {
		*w = Weapon(set)
	}
	return err
}

// ParseWeapon reads the name of a kind of weapon or of a category, or several
// joined by "|", in the singular or the plural and in any case: "machete",
// "zombie-style knives", "bladed|firearm".
//
// A name that is no weapon's, or more than one weapon's, is a [*NameError] with
// the nearest or the possible ones. [Find] reads weapons in running text.
func ParseWeapon(text string) (Weapon, error) {
	set, err := weapons.parse(text)
	return Weapon(set), err
}
