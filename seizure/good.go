// SPDX-License-Identifier: MIT

package seizure

import "github.com/countylines/ops/internal/names"

// A Good is a set of kinds of property that is neither a drug, a weapon nor cash:
// phones, vehicles, body armour, dogs. Sets are built with | and taken apart with
// &^; the zero Good is the empty set, and [AnyGood] is every kind, named or not.
//
// Only its text is to be stored: the bits may change between versions.
type Good uint64

// And gives the kinds in both sets.
func (g Good) And(other Good) Good { return g & other }

// Size gives the number of kinds, or -1 if a bit is set that is no kind's.
func (g Good) Size() int { return goods.size(uint64(g)) }

// Contains reports whether every kind of other is in g.
func (g Good) Contains(other Good) bool { return other&^g == 0 }

// String gives g as a person would write it, in the plural: "phones", "SIM cards
// and vehicles", "no goods".
func (g Good) String() string { return goods.say(uint64(g), goodKinds) }

// MarshalText gives the slugs of the fewest named sets and kinds that make up
// g: "phone", "sim-card|vehicle"; "" for the empty set. It is the form to store: bit numbers
// may change between versions, slugs do not. A bit that is no kind's is a
// [*NameError].
func (g Good) MarshalText() ([]byte, error) { return goods.marshal(uint64(g)) }

// AppendText appends the text of [Good.MarshalText].
func (g Good) AppendText(text []byte) ([]byte, error) { return names.Append(text, g) }

// UnmarshalText reads what [Good.MarshalText] writes and whatever else
// [ParseGood] does; no text is the empty set.
func (g *Good) UnmarshalText(text []byte) error {
	set, err := goods.unmarshal(string(text))
	if err == nil {
		*g = Good(set)
	}
	return err
}

// ParseGood reads the name of a kind of property, or several joined by "|", in the
// singular or the plural and in any case: "phone", "mobile phones|SIM card".
//
// A name that is no kind's is a [*NameError] with the nearest ones.
func ParseGood(text string) (Good, error) {
	set, err := goods.parse(text)
	return Good(set), err
}
