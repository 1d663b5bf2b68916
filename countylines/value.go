// SPDX-License-Identifier: MIT

package countylines

import (
	"math"
	"strconv"

	"github.com/countylines/ops/internal/names"
	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

// A Unit says what the whole numbers of a [Value] are.
type Unit uint8

const (
	Number    Unit = iota // things counted: arrests, lines, plants, knives
	Nanograms             // of a mass: stats.As[seizure.Mass] gives it its type
	Pence                 // of a sum of money: stats.As[seizure.Money] gives it its type
)

var units = [...]string{Number: "number", Nanograms: "nanograms", Pence: "pence"}

// String gives "number", "nanograms" or "pence".
func (u Unit) String() string {
	if int(u) < len(units) {
		return units[u]
	}
	return "Unit(" + strconv.Itoa(int(u)) + ")"
}

// words names what is in the unit, for a message.
func (u Unit) words() string {
	return [...]string{Number: "numbers of things", Nanograms: "a unit of mass", Pence: "money"}[min(u, Pence)]
}

// Parse reads a figure in this unit, with its wording: "over 5kg" for Nanograms. The
// error is a [*stats.ParseError], or says of an amount what is wrong with it.
func (u Unit) Parse(text string) (v Value, err error) {
	switch u {
	case Nanograms:
		err = readValue[seizure.Mass](&v, []byte(text))
	case Pence:
		err = readValue[seizure.Money](&v, []byte(text))
	default:
		err = readValue[int](&v, []byte(text))
	}
	return v, err
}

// A Value is a figure of a count, a mass or a sum of money, with the unit that
// tells which, so that rows of a comparison can hold all three. The zero Value is
// a count that was not reported.
type Value struct {
	Unit   Unit                `json:"unit"`
	Figure stats.Figure[int64] `json:"figure"`
}

// valueOf gives f with its unit.
func valueOf[A stats.Amount](f stats.Figure[A]) Value {
	var a A
	v := Value{Figure: stats.As[int64](f)}
	switch any(a).(type) {
	case seizure.Mass:
		v.Unit = Nanograms
	case seizure.Money:
		v.Unit = Pence
	}
	return v
}

// inUnits gives v as real numbers in the unit that people compare it in: grams,
// pounds, or things counted.
func (v Value) inUnits() stats.Range {
	if words, reading := v.Figure.Bounds(), v.Figure.Reading(); v.Unit == Number && max(words.Lo, words.Hi) < 1<<53 {
		return stats.Range{Bounds: asReal(words), Reading: asReal(reading)}
	}
	r, _ := stats.Ratio(v.Figure, stats.Exactly[int64](1), v.unit(), 1) // never divides by zero
	return r
}

// asReal gives bounds whose ends are exact as real numbers.
func asReal(b stats.Bounds[int64]) stats.Interval {
	if b.Open {
		return stats.Interval{Lo: float64(b.Lo), Hi: math.Inf(1)}
	}
	return stats.Interval{Lo: float64(b.Lo), Hi: float64(b.Hi)}
}

// unit gives how many of v's whole numbers make the unit that people compare it in.
func (v Value) unit() int64 {
	switch v.Unit {
	case Nanograms:
		return int64(seizure.Gram)
	case Pence:
		return int64(seizure.Pound)
	}
	return 1
}

// String gives v as it would be said: "25", "over 5kg", "over £7,000", "not
// reported".
func (v Value) String() string {
	switch v.Unit {
	case Nanograms:
		return stats.As[seizure.Mass](v.Figure).String()
	case Pence:
		return stats.As[seizure.Money](v.Figure).String()
	}
	return v.Figure.String()
}

// MarshalText gives the text of the figure ([stats.Figure.MarshalText]), which says its unit too; for a
// mass or a sum of money that was not reported the unit is added.
func (v Value) MarshalText() ([]byte, error) {
	if !v.Figure.Reported() && v.Unit != Number {
		return []byte(v.String() + " " + v.Unit.String()), nil
	}
	switch v.Unit {
	case Nanograms:
		return stats.As[seizure.Mass](v.Figure).MarshalText()
	case Pence:
		return stats.As[seizure.Money](v.Figure).MarshalText()
	}
	return v.Figure.MarshalText()
}

// AppendText appends the text of [Value.MarshalText].
func (v Value) AppendText(text []byte) ([]byte, error) { return names.Append(text, v) }

// UnmarshalText reads what [Value.MarshalText] writes. The error is a
// [*stats.ParseError].
func (v *Value) UnmarshalText(text []byte) error {
	s := string(text)
	for unit := Nanograms; unit <= Pence; unit++ {
		if s == (stats.Figure[int]{}).String()+" "+unit.String() {
			*v = Value{Unit: unit}
			return nil
		}
	}
	err := readValue[int64](v, text)
	if err != nil && (readValue[seizure.Money](v, text) == nil || readValue[seizure.Mass](v, text) == nil) {
		return nil
	}
	return err
}

func readValue[A stats.Amount](v *Value, text []byte) error {
	var f stats.Figure[A]
	if err := f.UnmarshalText(text); err != nil {
		return err
	}
	*v = valueOf(f)
	return nil
}
