// SPDX-License-Identifier: MIT

package seizure_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

// Wordings as they stand in releases, with the singulars, articles and units that
// go with them.
func TestItemsInWords(t *testing.T) {
	for _, c := range []struct {
		item seizure.Item
		want string
	}{
		{seizure.Cocaine.Weighing(stats.MoreThan(5 * seizure.Kilogram)), "over 5kg of cocaine"},
		{seizure.Crack.Weighing(stats.Nearly(18 * seizure.Gram)), "nearly 18g of crack cocaine"},
		{seizure.Heroin.Weighing(stats.Exactly(10_500 * seizure.Milligram)), "10.5g of heroin"},
		{seizure.Heroin.Weighing(stats.MoreThan(2 * seizure.Ounce).Place(seizure.Ounce)), "over 2oz of heroin"},
		{seizure.Heroin.Weighing(stats.MoreThan(2 * seizure.Ounce).Place(seizure.Gram)), "over 2oz of heroin (read as 2oz to 57.69904625g)"},
		{(seizure.Crack | seizure.Cocaine).Weighing(stats.MoreThan(2 * seizure.Kilogram)), "over 2kg of crack cocaine and cocaine"},
		{seizure.Cannabis.In(seizure.Plant).Count(stats.Exactly(1_300)), "1,300 cannabis plants"},
		{seizure.Cannabis.In(seizure.Plant).Count(stats.Exactly(1)), "a cannabis plant"},
		{(seizure.Heroin | seizure.Crack).In(seizure.Deal).Count(stats.Exactly(438)), "438 deals of heroin and crack cocaine"},
		{seizure.AnyDrug.In(seizure.Wrap).Count(stats.Exactly(555)), "555 wraps of drugs"},
		{seizure.Methadone.In(seizure.Millilitre).Count(stats.Exactly(30)), "30ml of methadone"},
		{seizure.Methadone.In(seizure.Millilitre).Count(stats.Exactly(1)), "1ml of methadone"},
		{seizure.PrescriptionDrugs.In(seizure.Tablet).Count(stats.Exactly(500_000)), "500,000 tablets of prescription drugs"},
		{seizure.AnyDrug.Worth(stats.MoreThan(2_700_000 * seizure.Pound)), "over £2.7 million worth of drugs"},
		{seizure.AnyDrug.Worth(stats.Between(15_000*seizure.Pound, 20_000*seizure.Pound)), "£15,000 to £20,000 worth of drugs"},
		{seizure.Machete.Count(stats.Exactly(2)), "two machetes"},
		{seizure.Axe.Count(stats.Exactly(1)), "an axe"},
		{seizure.Knuckleduster.Count(stats.Exactly(1)), "a knuckle duster"},
		{seizure.ImitationFirearms.Count(stats.Exactly(1)), "an imitation firearm"},
		{seizure.Knife.Count(stats.Exactly(9)), "nine knives"},
		{seizure.Knife.Count(stats.Exactly(10)), "10 knives"},
		{seizure.Knife.Count(stats.Exactly(0)), "0 knives"},
		{seizure.Knife.Count(stats.AtLeast(1)), "at least 1 knife"},
		{seizure.Knife.Count(stats.Between(0, 1)), "0 to 1 knives"},
		{(seizure.Machete | seizure.Knife).Count(stats.Exactly(1)), "a knife or machete"},
		{seizure.Nunchucks.Count(stats.Exactly(2)), "two sets of nunchucks"},
		{seizure.PrintedFirearm.Count(stats.Exactly(1)), "a 3D-printed firearm"},
		{seizure.Ammunition.Count(stats.Exactly(200)), "200 rounds of ammunition"},
		{seizure.CSSpray.Count(stats.Exactly(1)), "a CS spray"},
		{seizure.AnyWeapon.Count(stats.Exactly(68), seizure.Knife.Count(stats.Exactly(19))), "68 weapons, including 19 knives"},
		{seizure.AnyWeapon.Count(stats.Exactly(68), seizure.Bladed.Count(stats.Exactly(19), seizure.Sword.Count(stats.Exactly(1))), seizure.Firearms.Count(stats.Exactly(2))),
			"68 weapons, including 19 bladed weapons (including a sword) and two firearms"},
		{seizure.AnyWeapon.Count(stats.Figure[int]{}, seizure.Knife.Count(stats.Exactly(19))), "an unknown number of weapons, including 19 knives"},
		{seizure.AnyWeapon.Count(stats.Sum(stats.Exactly(3), stats.Figure[int]{})), "at least 3 weapons (read as 3 or more)"},
		{seizure.Phone.Count(stats.Exactly(40)), "40 phones"},
		{seizure.DangerousDog.Count(stats.Exactly(6)), "six dangerous dogs"},
		{seizure.BodyArmour.Count(stats.Exactly(1)), "a set of body armour"},
		{seizure.EBike.Count(stats.Exactly(1)), "an e-bike"},
		{seizure.Watch.Worth(stats.About(3_000 * seizure.Pound)), "about £3,000 worth of watches"},
		{seizure.Cash(stats.Exactly(15_000 * seizure.Pound)), "£15,000 in cash"},
		{seizure.Heroin.Seizures(stats.Exactly(12)), "12 seizures of heroin"},
		{seizure.Item{}, "nothing"},
	} {
		require.Equal(t, c.want, c.item.String())
	}
}

// Staffordshire, in the week from 3 October 2022.
func staffordshire() seizure.Haul {
	return seizure.Of(
		seizure.Cocaine.Weighing(stats.MoreThan(5*seizure.Kilogram)),
		seizure.Crack.Weighing(stats.Nearly(18*seizure.Gram)),
		seizure.Heroin.Weighing(stats.Exactly(10_500*seizure.Milligram)),
		seizure.Cannabis.In(seizure.Plant).Count(stats.MoreThan(1_300)),
		seizure.Machete.Count(stats.Exactly(2)),
		seizure.Knife.Count(stats.Exactly(3)),
		seizure.Knuckleduster.Count(stats.Exactly(1)),
		seizure.Baton.Count(stats.Exactly(2)),
	)
}

func TestHaulInWords(t *testing.T) {
	require.Equal(t, "over 5kg of cocaine, nearly 18g of crack cocaine, 10.5g of heroin, over 1,300 cannabis plants, two machetes, "+
		"three knives, a knuckle duster and two batons", staffordshire().String())
	require.Equal(t, "nothing", seizure.Haul{}.String())
	require.Equal(t, "68 weapons (including 19 knives) and £15,000 in cash", seizure.Of(
		seizure.Cash(stats.Exactly(15_000*seizure.Pound)),
		seizure.AnyWeapon.Count(stats.Exactly(68), seizure.Knife.Count(stats.Exactly(19))),
	).String())
}

func TestCashAddsUp(t *testing.T) {
	h := seizure.Of(seizure.Cash(stats.Exactly(118_000*seizure.Pound)), seizure.Cash(stats.MoreThan(2_000*seizure.Pound)),
		seizure.Heroin.Seizures(stats.Exactly(2)), seizure.Heroin.Seizures(stats.Exactly(3)))
	require.Equal(t, "over £120,000", h.Cash.String()[:len("over £120,000")])
	require.Equal(t, stats.Exactly(5), h.Seizures[seizure.Heroin])
}

// Data may claim that weapons include cash.
func TestAPartOfAnotherKindIsAFindOfItsOwn(t *testing.T) {
	var i seizure.Item
	require.NoError(t, json.Unmarshal([]byte(`{"kind":"weapons","weapon":"weapon","count":"68","including":[
		{"kind":"weapons","weapon":"knife","count":"19","including":[{"kind":"cash","money":"£5"}]},{"kind":"goods","good":"phone","count":"3"}]}`), &i))
	require.Equal(t, "68 weapons (including 19 knives), three phones and £5 in cash", seizure.Of(i).String())
}

func TestHaulJSONRefuses(t *testing.T) {
	var h seizure.Haul
	_, ok := errors.AsType[*seizure.NameError](json.Unmarshal([]byte(`{"mass":[{"set":"cocain","figure":"5kg"}]}`), &h))
	require.True(t, ok)
	_, ok = errors.AsType[*stats.ParseError](json.Unmarshal([]byte(`{"mass":[{"set":"cocaine","figure":"perhaps 5kg"}]}`), &h))
	require.True(t, ok)
	_, ok = errors.AsType[*stats.ParseError](json.Unmarshal([]byte(`{"cash":"-£5"}`), &h))
	require.True(t, ok)
}

// The Metropolitan Police in June 2025, after nitazenes became class A.
func TestHaulOnADay(t *testing.T) {
	june := calendar.Date(2025, time.June, 23)
	said := seizure.MustParse("nearly 70kg of class A drugs (including 2kg of heroin), 40 wraps of class B drugs, £300,000 worth of class A drugs and 3kg of cannabis")
	of, err := said.Mass.Of(seizure.ClassA(june))
	require.NoError(t, err)
	require.Equal(t, "at least 2kg, read as 60kg or more", of.String(), "it may have more of nitazenes")
	h := said.On(june)
	of, err = h.Mass.Of(seizure.ClassA(june))
	require.NoError(t, err)
	require.Equal(t, "2kg to 70kg, read as 60kg to 70kg", of.String())
	require.Equal(t, seizure.ClassB(june), h.Packs[0].Set.Substance)
	require.Equal(t, seizure.ClassA(june), h.Worth[0].Set)
	require.Equal(t, seizure.Cannabis, h.Mass[1].Set)
	require.Equal(t, seizure.ClassA(0), said.Mass[0].Set, "the original stays as it was")
	require.Equal(t, said, said.On(calendar.Date(2019, time.January, 1)).On(0), "nothing to add")
}

// A haul is what its items are, and JSON keeps all of it.
func TestHaulLosesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h := hauls.Draw(t, "haul")
		require.Equal(t, h, seizure.Of(slices.Collect(h.Items())...))

		text, err := json.Marshal(h)
		require.NoError(t, err)
		var back seizure.Haul
		require.NoError(t, json.Unmarshal(text, &back), "%s", text)
		require.Equal(t, h, back, "%s", text)

		for i := range h.Items() {
			text, err := json.Marshal(i)
			require.NoError(t, err)
			var back seizure.Item
			require.NoError(t, json.Unmarshal(text, &back), "%s", text)
			require.Equal(t, i, back, "%s", text)
			require.Equal(t, i.String(), back.String())
		}
	})
}

func ExampleOf() {
	h := seizure.Of(
		seizure.AnyDrug.Worth(stats.MoreThan(7_000*seizure.Pound)),
		seizure.Cash(stats.Exactly(15_000*seizure.Pound)),
	)
	fmt.Println(h)
	// Output: over £7,000 worth of drugs and £15,000 in cash
}

// Whatever JSON says, a haul prints, keeps its items, and is valued, or it is
// refused.
func FuzzHaulJSON(f *testing.F) {
	for _, s := range []string{`{"mass":[{"set":"cocaine","figure":"over 5kg"}],"cash":"£15,000"}`,
		`{"weapons":[{"set":"weapon","figure":"68","including":[{"set":"knife","figure":"19"}]}]}`,
		`{"packs":[{"set":"cannabis plant","figure":"over 1,300"}],"worth":[{"set":"any-drug","figure":"about £4.3 million"}]}`,
		`{"seizures":{"heroin":"12"},"goods_worth":[{"set":"watch","figure":"not reported"}]}`, `{"mass":[{"set":"","figure":"1e9kg"}]}`, `[]`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var h, back seizure.Haul
		if json.Unmarshal([]byte(s), &h) != nil {
			return
		}
		require.NotEmpty(t, h.String())
		again := seizure.Of(slices.Collect(h.Items())...)
		require.Equal(t, h.String(), again.String())
		text, err := json.Marshal(again)
		require.NoError(t, err)
		require.NoError(t, json.Unmarshal(text, &back))
		require.Equal(t, again.String(), back.String())
		_ = seizure.Prices().Value(h).Table().String()
	})
}
