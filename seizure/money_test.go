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

func TestMoneyOf(t *testing.T) {
	for pounds, want := range map[string]seizure.Money{"0": 0, "15000": 15_000 * seizure.Pound, "12.50": 1250, "2.7e6": 2_700_000 * seizure.Pound,
		"92233720368547758.07": math.MaxInt64} {
		got, err := seizure.MoneyOf(decimal.RequireFromString(pounds))
		require.NoError(t, err)
		require.Equal(t, want, got)
	}
	for pounds, reason := range map[string]string{"-1": "negative", "0.005": "pence", "1e17": "largest", "12.345": "pence", "1e-30": "pence"} {
		_, err := seizure.MoneyOf(decimal.RequireFromString(pounds))
		refused, ok := errors.AsType[*seizure.AmountError](err)
		require.True(t, ok, pounds)
		require.Contains(t, refused.Reason, reason)
	}
}

func TestMoneyString(t *testing.T) {
	for m, want := range map[seizure.Money]string{
		0:                         "£0",
		50:                        "50p",
		1250:                      "£12.50",
		1205:                      "£12.05",
		15_000 * seizure.Pound:    "£15,000",
		131_600 * seizure.Pound:   "£131,600",
		2_700_000 * seizure.Pound: "£2.7 million",
		2_750_000 * seizure.Pound: "£2.75 million",
		2_753_000 * seizure.Pound: "£2,753,000",
		seizure.Money(770_000_000_000 * seizure.Penny): "£7.7 billion",
		-15_000 * seizure.Pound:                        "-£15,000",
		math.MaxInt64:                                  "£92,233,720,368,547,758.07",
		math.MinInt64:                                  "-£92,233,720,368,547,758.08",
	} {
		require.Equal(t, want, m.String())
	}
}

func TestMoneyText(t *testing.T) {
	for s, want := range map[string]seizure.Money{
		"£15,000": 15_000 * seizure.Pound, "£15000.00": 15_000 * seizure.Pound, "£38k": 38_000 * seizure.Pound,
		"£1.2m": 1_200_000 * seizure.Pound, "£1.2 million": 1_200_000 * seizure.Pound, "£7.7bn": 7_700_000_000 * seizure.Pound, "50p": 50,
	} {
		var m seizure.Money
		require.NoError(t, m.UnmarshalText([]byte(s)))
		require.Equal(t, want, m, s)
	}
	for _, s := range []string{"", "£", "15000", "$15,000", "€5", "£12,00,000", "£92,0000", "£5 ", "£5  million", "-£5", "£-5", "£5p", "5.5p",
		"£0.005", "£1.234567891m", "£1e3", "£99999999999999999999", "£99999999999999999m", "£5kg"} {
		var m seizure.Money
		err := m.UnmarshalText([]byte(s))
		refused, ok := errors.AsType[*seizure.AmountError](err)
		require.True(t, ok, "%q gave %v", s, m)
		require.Equal(t, s, refused.Text)
		require.Zero(t, m)
	}
	_, err := (-seizure.Penny).MarshalText()
	require.ErrorContains(t, err, "negative")
}

func sums() *rapid.Generator[seizure.Money] {
	unit := rapid.SampledFrom([]seizure.Money{1, 10, 100, 1_000_00, 10_000_00, 1_000_000_00, 1_000_000_000_00})
	return rapid.Custom(func(t *rapid.T) seizure.Money {
		u := unit.Draw(t, "unit")
		return u * seizure.Money(rapid.Int64Range(0, math.MaxInt64/int64(u)).Draw(t, "n"))
	})
}

func TestMoneyRoundTrips(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := sums().Draw(t, "sum")
		text, err := json.Marshal(m)
		require.NoError(t, err)
		back := seizure.Money(-1)
		require.NoError(t, json.Unmarshal(text, &back))
		require.Equal(t, m, back)

		back, err = seizure.MoneyOf(m.Pounds())
		require.NoError(t, err)
		require.Equal(t, m, back)
	})
}

func FuzzMoneyText(f *testing.F) {
	for _, s := range []string{"£15,000", "£2.7 million", "£38k", "50p", "£92,0000", "£1e1000000000", "-£5", "", "£12.50"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var m, back seizure.Money
		if m.UnmarshalText([]byte(s)) != nil {
			require.Zero(t, m)
			return
		}
		require.GreaterOrEqual(t, m, seizure.Money(0))
		require.NoError(t, back.UnmarshalText([]byte(m.String())))
		require.Equal(t, m, back)
	})
}

func ExampleMoney() {
	fmt.Println(15_000*seizure.Pound, 2_700_000*seizure.Pound, 50*seizure.Penny)
	// Output: £15,000 £2.7 million 50p
}

func ExampleMoneyOf() {
	m, err := seizure.MoneyOf(decimal.RequireFromString("15000"))
	fmt.Println(m, err)
	_, err = seizure.MoneyOf(decimal.RequireFromString("0.005"))
	fmt.Println(err)
	// Output:
	// £15,000 <nil>
	// seizure: "0.005" is no whole number of pence; round it first
}

func ExampleMoney_Pounds() {
	fmt.Println((1250 * seizure.Penny).Pounds())
	// Output: 12.5
}

func ExampleMoney_String() {
	fmt.Println((2_700_000 * seizure.Pound).String())
	// Output: £2.7 million
}

func ExampleMoney_MarshalText() {
	out, err := json.Marshal([]seizure.Money{15_000 * seizure.Pound})
	fmt.Println(string(out), err)
	// Output: ["£15,000"] <nil>
}

func ExampleMoney_UnmarshalText() {
	var m seizure.Money
	fmt.Println(m.UnmarshalText([]byte("£38k")), m)
	fmt.Println(m.UnmarshalText([]byte("€451,000")))
	// Output:
	// <nil> £38,000
	// seizure: "€451,000" does not start with a number such as 5, 10.5 or 1,300
}

// A point before three digits may part thousands, as it does on the continent.
func TestThreeDecimalsAreNoPence(t *testing.T) {
	for _, s := range []string{"£15.000", "£1.000", "£0.500", "£15.0000"} {
		var m seizure.Money
		err := m.UnmarshalText([]byte(s))
		_, ok := errors.AsType[*seizure.AmountError](err)
		require.True(t, ok, s)
	}
	var m seizure.Money
	require.NoError(t, m.UnmarshalText([]byte("£2.125 million")))
	require.Equal(t, 2_125_000*seizure.Pound, m)
}

func TestExcerptsEndWithACharacter(t *testing.T) {
	var m seizure.Money
	err := m.UnmarshalText([]byte(strings.Repeat("x", 59) + "££££"))
	require.Error(t, err)
	require.NotContains(t, err.Error(), "\ufffd")
	_, err = seizure.Parse(strings.Repeat("x", 59) + "££££")
	require.Error(t, err)
	require.NotContains(t, err.Error(), "\ufffd")
}
