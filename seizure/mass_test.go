// SPDX-License-Identifier: MIT

package seizure_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/countylines/ops/seizure"
)

// The international pound of 1959 is 0.45359237 kg, a stone 14 and an ounce a
// sixteenth of it.
func TestUnitsOfMassAreExact(t *testing.T) {
	require.Equal(t, "0.45359237", seizure.PoundWeight.In(seizure.Kilogram).String())
	require.Equal(t, "6.35029318", seizure.Stone.In(seizure.Kilogram).String())
	require.Equal(t, "28.349523125", seizure.Ounce.In(seizure.Gram).String())
	require.Equal(t, 16*seizure.Ounce, seizure.PoundWeight)
}

func TestMassOf(t *testing.T) {
	for _, c := range []struct {
		number string
		unit   seizure.Mass
		want   seizure.Mass
	}{
		{"0", seizure.Kilogram, 0},
		{"5", seizure.Kilogram, 5_000_000_000_000},
		{"10.5", seizure.Gram, 10_500_000_000},
		{"43.929", seizure.Kilogram, 43_929_000_000_000},
		{"2.000000000", seizure.Tonne, 2_000_000_000_000_000},
		{"0.5", seizure.Ounce, 14_174_761_562}, // …562.5: the even one
		{"1.5", seizure.Ounce, 42_524_284_688}, // …687.5: the even one
		{"0.0000000006", seizure.Gram, 1},
		{"1e-9", seizure.Gram, 1},
		{"9e3", seizure.Tonne, 9_000 * seizure.Tonne},
	} {
		got, err := seizure.MassOf(decimal.RequireFromString(c.number), c.unit)
		require.NoError(t, err, c.number)
		require.Equal(t, c.want, got, c.number)
	}
}

func TestMassOfRefuses(t *testing.T) {
	for _, c := range []struct {
		number decimal.Decimal
		quotes string
		reason string
	}{
		{decimal.RequireFromString("-5"), `"-5"`, "negative"},
		{decimal.New(1, 1_000_000_000), `"1e1000000000"`, "largest"},
		{decimal.New(1, math.MaxInt32), `"1e2147483647"`, "largest"},
		{decimal.New(7, math.MinInt32), `"7e-2147483648"`, "nanogram"},
		{decimal.RequireFromString("0.0000000004"), "0.0000000004", "nanogram"},
		{decimal.RequireFromString("9224000000"), "9224000000", "largest"},
		{decimal.RequireFromString("1" + strings.Repeat("0", 5000)), "more than 75 digits", "digits"},
		{decimal.RequireFromString("0." + strings.Repeat("9", 5000)), "more than 75 digits", "digits"},
	} {
		_, err := seizure.MassOf(c.number, seizure.Gram)
		refused, ok := errors.AsType[*seizure.AmountError](err)
		require.True(t, ok, "%v", err)
		require.Contains(t, err.Error(), c.quotes)
		require.Contains(t, refused.Reason, c.reason)
	}
	_, err := seizure.MassOf(decimal.NewFromInt(1), 0)
	require.ErrorContains(t, err, "no unit")
}

func TestMassString(t *testing.T) {
	for m, want := range map[seizure.Mass]string{
		0:                                 "0g",
		5 * seizure.Kilogram:              "5kg",
		10_500 * seizure.Milligram:        "10.5g",
		18 * seizure.Gram:                 "18g",
		500 * seizure.Milligram:           "0.5g",
		50 * seizure.Milligram:            "50mg",
		250 * seizure.Microgram:           "0.25mg",
		43_929 * seizure.Gram:             "43.929kg",
		1_000 * seizure.Kilogram:          "1 tonne",
		1_300 * seizure.Kilogram:          "1.3 tonnes",
		1_234 * seizure.Kilogram:          "1,234kg",
		seizure.Ounce:                     "1oz",
		seizure.Ounce / 2:                 "0.5oz",
		9 * seizure.Ounce:                 "9oz",
		2 * seizure.PoundWeight:           "2lb",
		3 * seizure.Stone:                 "3 stone",
		-5 * seizure.Kilogram:             "-5kg",
		math.MaxInt64:                     "9,223,372.036854775807kg",
		math.MinInt64:                     "-9,223,372.036854775808kg",
		12_345_678_901 * seizure.Nanogram: "12.345678901g",
	} {
		require.Equal(t, want, m.String())
	}
}

func TestMassTextRefuses(t *testing.T) {
	for _, s := range []string{"", "5", "kg", "-5kg", "5 5kg", "5kg ", " 5kg", "5  kg", "1,30kg", "12,00,000g", "1,3000g", ",5kg",
		"5.kg", ".5kg", "1.2.3kg", "1e3kg", "1e1000000000kg", "NaNkg", "5lbs of", "£5", "５kg", "99999999999999999999kg", "10000 tonnes", "0.0000000001g"} {
		var m seizure.Mass
		err := m.UnmarshalText([]byte(s))
		refused, ok := errors.AsType[*seizure.AmountError](err)
		require.True(t, ok, "%q gave %v, %v", s, m, err)
		require.Equal(t, s, refused.Text)
		require.Zero(t, m)
	}
	_, err := (-seizure.Gram).MarshalText()
	require.ErrorContains(t, err, "negative")
	err = new(seizure.Mass).UnmarshalText([]byte(strings.Repeat("9", 1<<20)))
	require.Less(t, len(err.Error()), 300)
}

func masses() *rapid.Generator[seizure.Mass] {
	unit := rapid.SampledFrom([]seizure.Mass{seizure.Nanogram, seizure.Milligram, seizure.Gram, seizure.Kilogram, seizure.Tonne,
		seizure.Ounce, seizure.PoundWeight, seizure.Stone})
	return rapid.Custom(func(t *rapid.T) seizure.Mass {
		u := unit.Draw(t, "unit")
		return u * seizure.Mass(rapid.Int64Range(0, math.MaxInt64/int64(u)).Draw(t, "n"))
	})
}

func TestMassRoundTrips(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := masses().Draw(t, "mass")
		text, err := json.Marshal(m)
		require.NoError(t, err)
		back := seizure.Mass(-1)
		require.NoError(t, json.Unmarshal(text, &back))
		require.Equal(t, m, back)

		unit := max(1, masses().Draw(t, "unit"))
		back, err = seizure.MassOf(m.In(unit), unit)
		require.NoError(t, err)
		require.Equal(t, m, back, "in units of %v: %v", unit, m.In(unit))
	})
}

// A conversion agrees with exact rational arithmetic, however the number is put.
func TestMassOfIsTheNearestNanogram(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		coef := rapid.Uint64().Draw(t, "coef")
		d := decimal.NewFromUint64(coef).Shift(rapid.Int32Range(-40, 20).Draw(t, "exp"))
		unit := rapid.SampledFrom([]seizure.Mass{1, seizure.Gram, seizure.Ounce, seizure.Tonne}).Draw(t, "unit")
		exact := d.Mul(decimal.NewFromInt(int64(unit)))
		want := exact.RoundBank(0)
		got, err := seizure.MassOf(d, unit)
		switch {
		case want.GreaterThan(decimal.NewFromInt(math.MaxInt64)):
			require.ErrorContains(t, err, "largest")
		case want.IsZero() && !exact.IsZero():
			require.ErrorContains(t, err, "nanogram")
		default:
			require.NoError(t, err)
			require.Equal(t, want.String(), decimal.NewFromInt(int64(got)).String())
		}
	})
}

func FuzzMassText(f *testing.F) {
	for _, s := range []string{"5kg", "10.5g", "1,300 grams", "2.5oz", "1 tonne", "1e1000000000kg", "12,00,000g", "-3g", "", "0.0000000005g"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var m, back seizure.Mass
		if m.UnmarshalText([]byte(s)) != nil {
			require.Zero(t, m)
			return
		}
		require.GreaterOrEqual(t, m, seizure.Mass(0))
		require.NoError(t, back.UnmarshalText([]byte(m.String())))
		require.Equal(t, m, back)
	})
}

func ExampleMass() {
	fmt.Println(5*seizure.Kilogram, 10_500*seizure.Milligram, 9*seizure.Ounce)
	// Output: 5kg 10.5g 9oz
}

func ExampleMassOf() {
	m, err := seizure.MassOf(decimal.RequireFromString("43.929"), seizure.Kilogram)
	fmt.Println(m, err)
	_, err = seizure.MassOf(decimal.New(1, 1_000_000_000), seizure.Kilogram)
	fmt.Println(err)
	// Output:
	// 43.929kg <nil>
	// seizure: "1e1000000000" is more than the largest amount that can be held
}

func ExampleMass_In() {
	fmt.Println((10_500 * seizure.Milligram).In(seizure.Gram))
	fmt.Println(seizure.Ounce.In(seizure.Gram))
	// Output:
	// 10.5
	// 28.349523125
}

func ExampleMass_String() {
	fmt.Println((1_300 * seizure.Kilogram).String())
	// Output: 1.3 tonnes
}

func ExampleMass_MarshalText() {
	out, err := json.Marshal(map[string]seizure.Mass{"cocaine": 5 * seizure.Kilogram})
	fmt.Println(string(out), err)
	// Output: {"cocaine":"5kg"} <nil>
}

func ExampleMass_UnmarshalText() {
	var m seizure.Mass
	fmt.Println(m.UnmarshalText([]byte("1,300 grams")), m)
	fmt.Println(m.UnmarshalText([]byte("5 stones' worth")))
	// Output:
	// <nil> 1.3kg
	// seizure: "5 stones' worth" does not end in a unit of mass such as kg, g, mg, tonnes, oz, lb or stone
}

func ExampleAmountError() {
	_, err := seizure.MassOf(decimal.NewFromInt(-5), seizure.Gram)
	if refused, ok := errors.AsType[*seizure.AmountError](err); ok {
		fmt.Printf("%q %s\n", refused.Text, refused.Reason)
	}
	// Output: "-5" is negative; an amount is nought or more
}

func ExampleAmountError_Error() {
	fmt.Println((&seizure.AmountError{Text: "-5", Reason: "is negative"}).Error())
	// Output: seizure: "-5" is negative
}

// A tie goes to the even number of nanograms however many digits it is written with.
func TestMassOfTiesWithManyDigits(t *testing.T) {
	for grams, want := range map[string]seizure.Mass{
		"0.000000001500000000000000": 2, "0.000000002500000000000000": 2, "0.000000002500000000000001": 3,
	} {
		got, err := seizure.MassOf(decimal.RequireFromString(grams), seizure.Gram)
		require.NoError(t, err)
		require.Equal(t, want, got, grams)
	}
}
