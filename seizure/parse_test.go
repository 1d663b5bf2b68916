// SPDX-License-Identifier: MIT

package seizure_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

func TestParse(t *testing.T) {
	for _, c := range []struct {
		text string
		want seizure.Haul
	}{
		{"over 5kg of cocaine, nearly 18 grams of crack cocaine, 10.5 grams of heroin, more than 1,300 cannabis plants, two machetes, " +
			"three knives, a knuckle duster and two batons", staffordshire()},
		{"drugs worth more than £7,000 and £15,000 in cash",
			seizure.Of(seizure.AnyDrug.Worth(stats.MoreThan(7_000*seizure.Pound)), seizure.Cash(stats.Exactly(15_000*seizure.Pound)))},
		{"more than 220 weapons, including 27 firearms",
			seizure.Of(seizure.AnyWeapon.Count(stats.MoreThan(220), seizure.Firearms.Count(stats.Exactly(27))))},
		{"43.929kg of class A drugs, worth about £4.3 million",
			seizure.Of(seizure.ClassA(0).Weighing(stats.Exactly(43_929*seizure.Gram)), seizure.ClassA(0).Worth(stats.About(4_300_000*seizure.Pound)))},
		{"68 weapons (including 19 knives), three vehicles and 30ml of methadone",
			seizure.Of(seizure.AnyWeapon.Count(stats.Exactly(68), seizure.Knife.Count(stats.Exactly(19))),
				seizure.Vehicle.Count(stats.Exactly(3)), seizure.Methadone.In(seizure.Millilitre).Count(stats.Exactly(30)))},
		{"Half an ounce of heroin, a kilo and a half of cannabis and over 2 oz of ketamine.",
			seizure.Of(seizure.Heroin.Weighing(stats.Exactly[seizure.Mass](14_174_761_562)), seizure.Cannabis.Weighing(stats.Exactly(1_500*seizure.Gram)),
				seizure.Ketamine.Weighing(stats.MoreThan(2*seizure.Ounce).Place(seizure.Ounce)))},
		{"12 knives and machetes, and a lock knife or axe",
			seizure.Of((seizure.Knife | seizure.Machete).Count(stats.Exactly(12)), (seizure.LockKnife | seizure.Axe).Count(stats.Exactly(1)))},
		{"12 wraps of white and 5g of base", seizure.Of((seizure.Crack | seizure.Cocaine).In(seizure.Wrap).Count(stats.Exactly(12)),
			(seizure.Crack | seizure.Amphetamine).Weighing(stats.Exactly(5*seizure.Gram)))},
		{"0 knives", seizure.Of(seizure.Knife.Count(stats.Exactly(0)))},
	} {
		got, err := seizure.Parse(c.text)
		require.NoError(t, err, c.text)
		require.Equal(t, c.want, got, c.text)
	}
}

// What cannot be understood is refused where it stands, and found by nobody.
func TestParseRefuses(t *testing.T) {
	for _, c := range []struct {
		text   string
		offset int
		reason string
	}{
		{"", 0, "holds no item"},
		{strings.Repeat("7", 10<<20), 0, "no number that can be read"},
		{"5kg of coc\xffaine", 10, "cannot stand beside a number"},
		{"\u200f5kg of cocaine", 0, "cannot stand beside a number"},
		{"two knives and 5\u202ekg of cocaine", 16, "cannot stand beside a number"},
		{"((5kg of cocaine))", 2, "no part of an item"},
		{"(((((((((((((5kg of cocaine", 13, "no part of an item"},
		{"1e1000000000kg of heroin", 0, "no part of an item"},
		{"5 5kg", 2, "follows another number"},
		{"5 5kg of cocaine", 2, "follows another number"},
		{"between 9 and 3 knives", 14, "ends below its beginning"},
		{"£20,000 to £15,000 in cash", 12, "ends below its beginning"},
		{"-3 knives", 0, "negative"},
		{"£-3 in cash", 2, "negative"},
		{"−5kg of heroin", 0, "negative"},
		{"£12,00,000 in cash", 2, "no number that can be read"},
		{"92,0000 knives", 0, "no number that can be read"},
		{"99999999999999999999 knives", 0, "no number that can be read"},
		{"9999999999999999 tonnes of heroin", 0, "too large"},
		{"1.5 knives", 0, "no whole number"},
		{"£1.234 in cash", 0, "no whole number"},
		{"£5,000", 0, "a sum of nothing"},
		{"two machetes and a bicycle", 17, "no part of an item"},
		{"25 arrests", 0, "a number of nothing"},
		{"two knives, call 0800 555 111", 12, "no part of an item"},
	} {
		h, err := seizure.Parse(c.text)
		require.Zero(t, h, "%.60q", c.text)
		e, ok := errors.AsType[*seizure.ParseError](err)
		require.True(t, ok, "%.60q", c.text)
		require.Equal(t, c.offset, e.Offset, "%.60q: %v", c.text, err)
		require.Contains(t, e.Reason, c.reason, "%.60q", c.text)
		require.Less(t, len(err.Error()), 400)
		for _, f := range seizure.Find(c.text) {
			require.Less(t, f.Start, c.offset, "%.60q", c.text)
		}
	}
}

func ExampleParse() {
	h, err := seizure.Parse("over 5kg of cocaine, two machetes, three knives and £15,000 in cash")
	if err != nil {
		fmt.Println(err)
	}
	fmt.Println(h.Cash)
	fmt.Println(h.Weapons.Of(seizure.Bladed))

	_, err = seizure.Parse("two machetes and a bicycle")
	fmt.Println(err)
	// Output:
	// £15,000
	// at least 5 <nil>
	// seizure: byte 17: "a bicycle" is no part of an item, nor what joins two
}
