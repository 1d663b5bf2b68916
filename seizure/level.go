// SPDX-License-Identifier: MIT

package seizure

// A Level is where in the trade a [Price] was paid. Prices of different levels
// are not to be mixed: a gram costs three times as much in the street as by the
// kilogram.
type Level uint8

// The levels. Most prices are of the street.
const (
	Street         Level = iota // as sold to users
	StreetDeal                  // as sold to users, by the size of the deal
	Wholesale                   // by the kilogram
	PurityAdjusted              // street, for as much as holds a pure gram
	Implied                     // what all sales in a country are said to be worth, over their weight
)

var levels = enum{"level", []string{"street", "street deal", "wholesale", "purity-adjusted", "implied"}}

// String gives "street", "street deal", "wholesale", "purity-adjusted" or
// "implied".
func (l Level) String() string { return levels.say(uint8(l)) }

// MarshalText gives the text of [Level.String].
func (l Level) MarshalText() ([]byte, error) { return levels.marshal(uint8(l)) }

// UnmarshalText reads what [Level.MarshalText] writes; anything else is a
// [*NameError].
func (l *Level) UnmarshalText(text []byte) error {
	v, err := levels.unmarshal(text)
	if err == nil {
		*l = Level(v)
	}
	return err
}
