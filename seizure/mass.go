// SPDX-License-Identifier: MIT

package seizure

import (
	"strings"

	"github.com/shopspring/decimal"

	"github.com/countylines/ops/internal/decimals"
)

// A Mass is a weight in whole nanograms, so that the ounce, 28.349523125 g, is
// exact and a total of any number of weights is too. Write one as a multiple of
// a unit: 5*[Kilogram], 10_500*[Milligram]. The largest is 9,223 tonnes.
//
// In a database an integer column holds it as it is.
type Mass int64

// Units of mass. The pound, exactly 453.59237 g, is PoundWeight because [Pound]
// is money. Half an ounce is no whole number of nanograms: see [MassOf].
const (
	Nanogram    Mass = 1
	Microgram   Mass = 1000 * Nanogram
	Milligram   Mass = 1000 * Microgram
	Gram        Mass = 1000 * Milligram
	Kilogram    Mass = 1000 * Gram
	Tonne       Mass = 1000 * Kilogram
	Ounce       Mass = 28_349_523_125 * Nanogram
	PoundWeight Mass = 16 * Ounce
	Stone       Mass = 14 * PoundWeight
)

// MassOf gives so many of a unit, to the nearest nanogram and, of two that are
// as near, the even one: half an ounce is 14,174,761,562 ng. In grams with up to
// nine decimals, and so in kilograms with up to twelve, nothing is rounded. The
// unit is a positive mass, such as [Gram].
//
// A number that is negative, or more than a Mass holds, or positive and less
// than half a nanogram, gives an [*AmountError]; so does one of more than 1,200
// digits. An exponent is never expanded: 1e1000000000 costs no more than 1.
func MassOf(number decimal.Decimal, unit Mass) (Mass, error) {
	if unit <= 0 {
		return 0, refuse(unit.String(), "is no unit of mass; give Gram or another positive mass")
	}
	ng, exact, err := toWhole(number, int64(unit))
	if err == nil && ng == 0 && !exact {
		err = refuse(describe(number), "of "+unit.String()+" is less than half a nanogram")
	}
	return Mass(ng), err
}

// In gives m as a number of units: exactly where that is a decimal of few
// places, as it is for the gram, its multiples and fractions, and otherwise to so
// many places that [MassOf] gives m back. A unit that is no positive mass gives
// the number of nanograms.
func (m Mass) In(unit Mass) decimal.Decimal {
	if unit <= 0 {
		unit = Nanogram
	}
	places := int32(1)
	for u := unit; u >= 10; u /= 10 {
		places++
	}
	return decimal.NewFromInt(int64(m)).DivRound(decimal.NewFromInt(int64(unit)), places)
}

// massUnits are the units that a mass is written in, in metric steps.
var massUnits = [...]struct {
	name   string
	unit   Mass
	places int // decimals of it that a nanogram needs
	from   Mass
}{
	{" tonnes", Tonne, 15, Tonne},
	{"kg", Kilogram, 12, Kilogram},
	{"g", Gram, 9, 100 * Milligram},
	{"mg", Milligram, 6, 100 * Microgram},
	{"µg", Microgram, 3, 0},
}

// String gives m as a person would write it, and exactly: "5kg", "10.5g",
// "1.2 tonnes", "2oz". Ounces, pounds and stones appear where they are short and
// grams would not be.
func (m Mass) String() string {
	if m < 0 {
		return string(appendMass([]byte("-"), -uint64(m)))
	}
	return string(appendMass(nil, uint64(m)))
}

func appendMass(b []byte, m uint64) []byte {
	if m == 0 {
		return append(b, "0g"...)
	}
	if b, ok := appendImperial(b, m); ok {
		return b
	}
	for _, u := range massUnits {
		if m < uint64(u.from) || u.unit == Tonne && m%uint64(100*Kilogram) != 0 {
			continue
		}
		b = appendNumber(b, m, u.places)
		if m == uint64(Tonne) {
			return append(b, " tonne"...)
		}
		return append(b, u.name...)
	}
	return b
}

// appendImperial writes whole stones and pounds, and ounces in sixteenths (a
// sixteenth is the least that is sold), unless grams need no more than six
// digits. It writes nothing that would read back as another mass.
func appendImperial(b []byte, m uint64) ([]byte, bool) {
	rest := m
	for rest > 0 && rest%10 == 0 {
		rest /= 10
	}
	switch {
	case rest < 1_000_000:
		return b, false
	case m%uint64(Stone) == 0:
		return append(appendCount(b, m/uint64(Stone)), " stone"...), true
	case m%uint64(PoundWeight) == 0:
		return append(appendCount(b, m/uint64(PoundWeight)), "lb"...), true
	}
	const sixteenth = 625 // ten-thousandths
	ounces, part := m/uint64(Ounce), m%uint64(Ounce)
	n := ounces*10_000 + (part*16+uint64(Ounce)/2)/uint64(Ounce)*sixteenth
	if back, _, ok := decimals.Nearest(n, -4, int64(Ounce)); ok && uint64(back) == m {
		return append(appendNumber(b, n, 4), "oz"...), true
	}
	return b, false
}

// MarshalText gives m as [Mass.String] does; a negative mass is an error.
func (m Mass) MarshalText() ([]byte, error) {
	return m.AppendText(nil)
}

// AppendText appends the text of [Mass.MarshalText].
func (m Mass) AppendText(text []byte) ([]byte, error) {
	if m < 0 {
		return text, refuse(m.String(), negative)
	}
	return appendMass(text, uint64(m)), nil
}

// UnmarshalText reads a number and a unit, as in "5kg", "1,300 grams", "2.5 oz",
// to the nearest nanogram; [Parse] reads the other ways of putting it. What is
// not such a mass gives an [*AmountError].
func (m *Mass) UnmarshalText(text []byte) error {
	s := string(text)
	coef, places, rest, reason := readNumber(s)
	if reason != "" {
		if strings.HasPrefix(s, "-") {
			reason = negative
		}
		return refuse(s, reason)
	}
	unit, ok := massNames[strings.TrimPrefix(rest, " ")]
	if !ok {
		return refuse(s, "does not end in a unit of mass such as kg, g, mg, tonnes, oz, lb or stone")
	}
	ng, exact, ok := decimals.Nearest(coef, -places, int64(unit))
	switch {
	case !ok:
		return refuse(s, tooMuch)
	case ng == 0 && !exact:
		return refuse(s, "is less than half a nanogram")
	}
	*m = Mass(ng)
	return nil
}

// massNames has every spelling of a unit of mass.
var massNames = map[string]Mass{
	"ng": Nanogram, "nanogram": Nanogram, "nanograms": Nanogram,
	"µg": Microgram, "μg": Microgram, "ug": Microgram, "mcg": Microgram, "microgram": Microgram, "micrograms": Microgram,
	"mg": Milligram, "mgs": Milligram, "milligram": Milligram, "milligrams": Milligram, "milligrammes": Milligram,
	"g": Gram, "gm": Gram, "gms": Gram, "gram": Gram, "grams": Gram, "gramme": Gram, "grammes": Gram,
	"kg": Kilogram, "kgs": Kilogram, "kilo": Kilogram, "kilos": Kilogram, "kilogram": Kilogram, "kilograms": Kilogram,
	"kilogramme": Kilogram, "kilogrammes": Kilogram,
	"tonne": Tonne, "tonnes": Tonne, "metric ton": Tonne, "metric tons": Tonne,
	"oz": Ounce, "ozs": Ounce, "ounce": Ounce, "ounces": Ounce,
	"lb": PoundWeight, "lbs": PoundWeight,
	"st": Stone, "stone": Stone, "stones": Stone,
}
