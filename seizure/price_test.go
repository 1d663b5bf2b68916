// SPDX-License-Identifier: MIT

package seizure_test

import (
	"encoding/json"
	"fmt"
	"math"
	"math/big"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

// Every row of the table is a price, in order, with what its columns say.
func TestPricesAgreeWithTheirTable(t *testing.T) {
	table, prices := rows(t, "data/drug_prices.csv"), seizure.Prices()
	require.Len(t, prices, len(table))
	for n, row := range table {
		p := prices[n]
		drug, err := seizure.ParseSubstance(row["slug"])
		require.NoError(t, err)
		require.Equal(t, drug, p.Substance)
		require.Equal(t, row["source"], p.Source)
		require.NotEqual(t, seizure.NotSeen, p.Evidence, "only sourced prices: %v", row)
		require.Equal(t, row["verified"] == "derived", p.Evidence == seizure.Derived)
		require.Equal(t, row["year"] == "undated", p.When.Size() == 0)
		require.NotEqual(t, 0, p.Substance.Size())
		require.True(t, p.Mass.Reported() || p.Form != 0, "it has a unit: %v", row)
		require.True(t, p.Sum.Reported())
		var high seizure.Money
		require.NoError(t, high.UnmarshalText([]byte("£"+row["high_gbp"])))
		require.True(t, p.Sum.Bounds().Contains(high))
	}
	first := prices[0] // amphetamine, £13.80 a gram in November 1990
	require.Equal(t, stats.Exactly[seizure.Money](1380), first.Sum)
	require.Equal(t, stats.Exactly(seizure.Gram), first.Mass)
	require.Equal(t, calendar.Date(1990, time.November, 1).Month(), first.When)
}

func TestPriceListJSON(t *testing.T) {
	text, err := json.Marshal(seizure.Prices())
	require.NoError(t, err)
	var back seizure.PriceList
	require.NoError(t, json.Unmarshal(text, &back))
	require.Equal(t, seizure.Prices(), back)
}

// noughties are the street prices from 2003 to 2013.
func noughties() seizure.PriceList {
	return seizure.Prices().At(seizure.Street).In(calendar.Period{From: calendar.Date(2003, 1, 1), To: calendar.Date(2014, 1, 1)})
}

func TestValue(t *testing.T) {
	for _, c := range []struct {
		item           seizure.Item
		words, reading string
		without        seizure.Substance
	}{
		// Heroin was £38 in 2004, £58 in 2005, £45 in 2010 and £40 in 2011.
		{seizure.Heroin.Weighing(stats.Exactly(10_500 * seizure.Milligram)), "£399 to £609", "£399 to £609", 0},
		// Cocaine from £25 (budget, 2008) to £101 (2009).
		{seizure.Cocaine.Weighing(stats.MoreThan(5 * seizure.Kilogram)), "£125,000 or more", "£125,000 to £606,000", 0},
		// Crack at £20 a rock of 0.15 to 0.25 g.
		{seizure.Crack.Weighing(stats.Exactly(18 * seizure.Gram)), "£1,440 to £2,400", "£1,440 to £2,400", 0},
		{seizure.Crack.In(seizure.Rock).Count(stats.Nearly(30)), "£0 to £600", "£400 to £600", 0},
		// Resin from £5 for 3.5 g, herbal to £25 for 3.5 g, which is £7.142857 a gram.
		{seizure.Cannabis.Weighing(stats.Exactly(7 * seizure.Gram)), "£10 to £50", "£10 to £50", seizure.CannabisOil | seizure.OtherCannabis},
		{seizure.MDMA.In(seizure.Tablet).Count(stats.Exactly(100)), "£0 to £1,000", "£0 to £1,000", 0},
	} {
		v := noughties().Value(seizure.Of(c.item))
		require.Len(t, v.Valued, 1, c.item)
		require.Equal(t, c.words, v.Total.Bounds().String(), c.item)
		require.Equal(t, c.reading, v.Total.Reading().String(), c.item)
		require.Equal(t, c.without, v.Valued[0].Without)
		require.Empty(t, v.Unvalued)
	}
}

func TestValueListsWhatItCannot(t *testing.T) {
	h := seizure.Of(
		seizure.Heroin.In(seizure.Wrap).Count(stats.Exactly(40)),        // no sourced price of a wrap
		seizure.Cannabis.In(seizure.Plant).Count(stats.MoreThan(1_300)), // nor of a plant
		seizure.Cocaine.Weighing(stats.Figure[seizure.Mass]{}),          // no amount
		seizure.Ketamine.Weighing(stats.Exactly(seizure.Kilogram)),      // no sourced price
		seizure.Machete.Count(stats.Exactly(2)),                         // never valued
		seizure.OtherDrug.Weighing(stats.Exactly(3*seizure.Kilogram), // not the whole,
			seizure.Amphetamine.Weighing(stats.Exactly(1*seizure.Kilogram))), // but a part
	)
	v := noughties().Value(h)
	require.Len(t, v.Unvalued, 5)
	require.Len(t, v.Valued, 1)
	require.Equal(t, "£9,000", v.Total.String())
	require.False(t, seizure.PriceList{}.Value(h).Total.Reported())

	text, err := json.Marshal(v)
	require.NoError(t, err)
	var back seizure.Valuation
	require.NoError(t, json.Unmarshal(text, &back))
	require.Equal(t, v, back)
}

// Values too large for Money are left open and never wrap.
// A price without a date is of no time; a tablet and a tab are doses.
func TestValueOfDoses(t *testing.T) {
	list := seizure.PriceList{{Substance: seizure.MDMA, Sum: stats.Exactly(2 * seizure.Pound), Form: seizure.Dose}}
	require.Empty(t, list.In(calendar.Date(2022, time.October, 3).Week()))
	for words, worth := range map[string]string{"20 ecstasy tablets": "£40", "20 wraps of ecstasy": "not reported"} {
		require.Equal(t, worth, list.Value(seizure.MustParse(words)).Total.String(), words)
	}
}

func TestValueOfAUnitThatWeighsNothing(t *testing.T) {
	list := seizure.PriceList{{Substance: seizure.Heroin, Sum: stats.Exactly(10 * seizure.Pound), Mass: stats.Exactly[seizure.Mass](0)}}
	v := list.Value(seizure.Of(seizure.Heroin.Weighing(stats.Exactly(3 * seizure.Gram))))
	require.Equal(t, "not reported", v.Total.String())
}

func TestValueDoesNotOverflow(t *testing.T) {
	dear := seizure.PriceList{{Substance: seizure.Heroin, Sum: stats.Exactly(1_000_000 * seizure.Pound), Mass: stats.Exactly(seizure.Nanogram)}}
	v := dear.Value(seizure.Of(seizure.Heroin.Weighing(stats.Exactly(9_000 * seizure.Tonne))))
	require.True(t, v.Total.Bounds().Open)
	require.Positive(t, v.Total.Bounds().Lo)
}

// Whatever the mass, the price and the weight of a unit are, the worth holds
// mass × price / unit.
func TestValueIsSound(t *testing.T) {
	positive := rapid.Custom(func(t *rapid.T) seizure.Mass { return max(1, masses().Draw(t, "unit")) })
	rapid.Check(t, func(t *rapid.T) {
		mass := someMass.Filter(stats.Figure[seizure.Mass].Reported).Draw(t, "mass")
		price := someMoney.Filter(stats.Figure[seizure.Money].Reported).Draw(t, "price")
		unit := figures(positive, seizure.Ounce).Filter(stats.Figure[seizure.Mass].Reported).Draw(t, "unit")
		l := seizure.PriceList{{Substance: seizure.AnyDrug, Sum: price, Mass: unit}, {Substance: seizure.Heroin, Sum: stats.Exactly(seizure.Pound), Mass: stats.Exactly(seizure.Gram)}}
		worth := l.Value(seizure.Of(seizure.Heroin.Weighing(mass))).Total

		for _, b := range []struct {
			worth stats.Bounds[seizure.Money]
			m     stats.Bounds[seizure.Mass]
			p     stats.Bounds[seizure.Money]
			u     stats.Bounds[seizure.Mass]
		}{{worth.Bounds(), mass.Bounds(), price.Bounds(), unit.Bounds()}, {worth.Reading(), mass.Reading(), price.Reading(), unit.Reading()}} {
			u := pick(t, b.u)
			if u == 0 {
				continue
			}
			exact := big.NewRat(int64(pick(t, b.m)), int64(u))
			exact.Mul(exact, big.NewRat(int64(pick(t, b.p)), 1))
			require.LessOrEqual(t, big.NewRat(int64(b.worth.Lo), 1).Cmp(exact), 0)
			if !b.worth.Open {
				require.GreaterOrEqual(t, big.NewRat(int64(b.worth.Hi), 1).Cmp(exact), 0)
			}
		}
	})
}

// pick draws an amount that b allows.
func pick[A stats.Amount](t *rapid.T, b stats.Bounds[A]) A {
	hi := b.Hi
	if b.Open {
		hi = b.Lo + stats.As[A](stats.Exactly(min(1e12, math.MaxInt64-int64(b.Lo)))).Bounds().Lo
	}
	return b.Lo + A(rapid.Int64Range(0, int64(hi-b.Lo)).Draw(t, "above"))
}

// A region's 94 kg of class A for "more than half a million" is £5 a gram: the
// releases' own sum of 61.6 kg and the prices of the street say that it slipped.
func TestImpliedPriceShowsASlip(t *testing.T) {
	classA := seizure.ClassA(calendar.Date(2021, time.October, 11))
	v := noughties().Value(seizure.Of(
		classA.Weighing(stats.About(94*seizure.Kilogram)),
		classA.Worth(stats.MoreThan(500_000*seizure.Pound)),
	))
	require.Len(t, v.Implied, 1)
	p := v.Implied[0]
	require.InDelta(t, 500_000/95_000.0, p.Price.Reading.Lo, 1e-9)
	require.InDelta(t, 600_000/93_000.0, p.Price.Reading.Hi, 1e-9)
	sign, verdict := p.Sign()
	require.Equal(t, -1, sign)
	require.Equal(t, stats.AsRead, verdict)
}

func TestImpliedPriceOfAPlant(t *testing.T) {
	v := seizure.Prices().Value(seizure.Of( // South Yorkshire, 2022
		seizure.Cannabis.In(seizure.Plant).Count(stats.Exactly(1_000)),
		seizure.Cannabis.Worth(stats.Exactly(640_000*seizure.Pound)),
	))
	require.Len(t, v.Implied, 1)
	require.Equal(t, seizure.Plant, v.Implied[0].Form)
	require.Equal(t, "640", v.Implied[0].Price.String())
	require.False(t, v.Implied[0].Listed.Bounds.Estimable())
	sign, verdict := v.Implied[0].Sign()
	require.Zero(t, sign)
	require.Equal(t, stats.Unclear, verdict)
}

func ExamplePriceList_Value() {
	street := seizure.Prices().At(seizure.Street).In(calendar.Period{From: calendar.Date(2003, 1, 1), To: calendar.Date(2014, 1, 1)})
	v := street.Value(seizure.Of(
		seizure.Cocaine.Weighing(stats.MoreThan(5*seizure.Kilogram)),
		seizure.Heroin.Weighing(stats.Exactly(10_500*seizure.Milligram)),
		seizure.Cannabis.In(seizure.Plant).Count(stats.MoreThan(1_300)),
	))
	fmt.Println(v.Total.Bounds())
	fmt.Println(v.Total.Reading())
	fmt.Println(v.Unvalued)
	// Output:
	// £125,399 or more
	// £125,399 to £606,609
	// [over 1,300 cannabis plants]
}
