// SPDX-License-Identifier: MIT

package countylines

import (
	"errors"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

var (
	october = calendar.Date(2022, time.October, 3).Week()
	march   = calendar.Date(2022, time.March, 7).Week()
)

var staffordshire = Return{
	Area:   Staffordshire,
	Period: october,
	Counts: Counts{
		Arrests: stats.Exactly(25), Remanded: stats.Exactly(6), LinesClosed: stats.Exactly(3),
		PeopleSafeguarded: stats.Exactly(11), ChildrenTaught: stats.MoreThan(950), AdultsTaught: stats.Exactly(490),
	},
	Seized: seizure.Of(
		seizure.Cocaine.Weighing(stats.MoreThan(5*seizure.Kilogram)),
		seizure.Heroin.Weighing(stats.Exactly(10_500*seizure.Milligram)),
		seizure.Machete.Count(stats.Exactly(2)), seizure.Knife.Count(stats.Exactly(3)), seizure.Baton.Count(stats.Exactly(2)),
	),
}

var westMercia = Return{
	Area: WestMercia, Period: october,
	Counts: Counts{Arrests: stats.Exactly(38)},
	Seized: seizure.Of(seizure.AnyDrug.Worth(stats.MoreThan(7_000*seizure.Pound)), seizure.Cash(stats.Exactly(15_000*seizure.Pound))),
}

var nation = Return{Area: UK, Period: october, Counts: Counts{Arrests: stats.MoreThan(1_350), LinesClosed: stats.Exactly(172)}}

func TestOctoberSums(t *testing.T) {
	l := Ledger{staffordshire, westMercia, nation}
	both, err := l.Sum(Staffordshire|WestMercia, october)
	require.NoError(t, err)
	require.Equal(t, "63", both.Counts[Arrests].String())
	require.Equal(t, "at least 3", Ledger{staffordshire, westMercia}.must(t, LinesClosed).String()[:10])
	heroin, err := both.Seized.Mass.Of(seizure.Heroin)
	require.NoError(t, err)
	require.Equal(t, "at least 10.5g", heroin.String())
	bladed, err := both.Seized.Weapons.Of(seizure.Bladed)
	require.NoError(t, err)
	require.Equal(t, stats.Bounds[int]{Lo: 5, Open: true}, bladed.Bounds())
	rest, err := l.Count(Arrests, UK&^(Staffordshire|WestMercia), october)
	require.NoError(t, err)
	require.Equal(t, "over 1,287, read as 1,287 to 1,297", rest.String())
}

func (l Ledger) must(t *testing.T, m Measure) stats.Figure[int] {
	fig, err := l.Count(m, Staffordshire|WestMercia, october)
	require.NoError(t, err)
	return fig
}

func row(t *testing.T, c Comparison, m Measure) Row {
	for _, r := range c {
		if r.Of.Measure() == m {
			return r
		}
	}
	t.Fatal("no such row")
	return Row{}
}

// The values are those of R 4.2.2, to full precision.
func TestOctoberComparisons(t *testing.T) {
	inMarch := Return{Area: UK, Period: march, Counts: Counts{LinesClosed: stats.Exactly(104)}}
	lines := row(t, Compare(inMarch, nation), LinesClosed)
	require.InEpsilon(t, 65.3846153846154, lines.Change.Bounds.Lo, 1e-13)
	require.Equal(t, stats.Certain, lines.Verdict)
	odds := lines.Chance(0.95, 1)
	require.InEpsilon(t, 1.28900729861165, odds.Interval.Bounds.Lo, 1e-10)
	require.InEpsilon(t, 2.13058886756198, odds.Interval.Bounds.Hi, 1e-10)
	require.InEpsilon(t, 5.07988983337341e-05, odds.P.Reading.Lo, 1e-10)

	arrests := row(t, Compare(westMercia, staffordshire), Arrests)
	require.InEpsilon(t, 2.89100016433054, arrests.RateA.Bounds.Lo, 1e-12)
	require.InEpsilon(t, 2.17934814825147, arrests.RateB.Bounds.Hi, 1e-12)
	require.Equal(t, 2022, arrests.ExposureA.Year)
	odds = arrests.Chance(0.95, 1)
	require.InEpsilon(t, 0.436135108704168, odds.Interval.Bounds.Lo, 1e-10)
	require.InEpsilon(t, 1.28174580395859, odds.Interval.Bounds.Hi, 1e-10)
	require.InEpsilon(t, 0.329835666076604, odds.P.Bounds.Hi, 1e-10)
}

func TestCompareWithNoResidents(t *testing.T) {
	btp := Return{Area: BTP, Period: october, Counts: Counts{Arrests: stats.Exactly(62)}}
	r := row(t, Compare(btp, staffordshire), Arrests)
	require.Contains(t, r.Notes, NoResidents)
	require.False(t, r.RateA.Bounds.Estimable())
	require.Equal(t, stats.Unclear, r.Verdict)
	odds := r.Chance(0.95, 1)
	require.False(t, odds.Ratio.Bounds.Estimable())
}

func TestCountAcrossFamilies(t *testing.T) {
	_, err := Ledger{staffordshire}.Count(Arrests|AdultsTaught, Staffordshire, october)
	_, ok := errors.AsType[*stats.SetError](err)
	require.True(t, ok, "%v", err)
}

func TestCompareWithTheRest(t *testing.T) {
	r := row(t, Compare(staffordshire, nation), Arrests)
	require.Contains(t, r.Notes, RestOf)
	require.Equal(t, "over 1,325, read as 1,325 to 1,335", r.B.String())
}

func TestCompareInTheLastYear(t *testing.T) {
	last := calendar.Date(2199, time.December, 2).Week()
	r := row(t, Compare(Return{Area: Kent, Period: last, Counts: Counts{Arrests: stats.Exactly(5)}},
		Return{Area: Essex, Period: last, Counts: Counts{Arrests: stats.Exactly(7)}}), Arrests)
	require.Contains(t, r.Notes, OtherYear)
	require.Equal(t, LastPopulationYear, r.ExposureA.Year)
}

// What a newcomer quotes must have its forces, its unit and chance beside it: 25 is
// certainly less than 38, and not more so than by chance.
func TestTableOfAComparison(t *testing.T) {
	table := Compare(staffordshire, westMercia).Table()
	require.Equal(t, []string{"of", "Staffordshire, 3 to 9 October 2022", "West Mercia, 3 to 9 October 2022",
		"Staffordshire, per 100,000 residents", "West Mercia, per 100,000 residents", "West Mercia against Staffordshire",
		"verdict on the two figures", "by chance alone?", "notes"}, table.Head)
	cells := func(of string) []string {
		for _, row := range table.Rows {
			if row[0] == of {
				return row
			}
		}
		return nil
	}
	require.Equal(t, []string{"arrests", "25", "38", "2.179", "2.891", "32.7 per cent", "higher by the words", "perhaps: p = 0.33", ""}, cells("arrests"))
	require.Equal(t, []string{"heroin, mass", "10.5g", "not reported", "0.9153 grams", "", "", "not known", "", "not reported"}, cells("heroin, mass"))

	more := westMercia
	more.Seized = seizure.MustParse("21g of heroin and £15,000 in cash")
	table = Compare(staffordshire, more).Table()
	require.Equal(t, []string{"heroin, mass", "10.5g", "21g", "0.9153 grams", "1.598 grams", "74.5 per cent", "higher by the words", "not told: no count of events", ""}, cells("heroin, mass"))

	corrected := staffordshire
	corrected.Counts = Counts{Arrests: stats.Exactly(27)}
	corrected.Source = Source{Publisher: "Staffordshire Police", Published: calendar.Date(2022, time.October, 17)}
	earlier := staffordshire
	earlier.Source = Source{Publisher: "Staffordshire Police", Published: calendar.Date(2022, time.October, 14)}
	table = Compare(earlier, corrected).Table()
	require.Equal(t, []string{"arrests", "25", "27", "8 per cent", "higher by the words", "no: one was revised", "revision"}, cells("arrests"))
	require.Equal(t, "published 17 October 2022 against published 14 October 2022", table.Head[3])
}
