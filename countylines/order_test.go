// SPDX-License-Identifier: MIT

package countylines_test

import (
	"math/rand/v2"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

// What is left out is told by reason, area, day and address, in whatever order the
// ledger has it.
func TestLeftOutIsInOrder(t *testing.T) {
	week := aWeek
	say := func(a countylines.Area, p calendar.Period, url string, change func(*countylines.Return)) countylines.Return {
		r := countylines.Return{Area: a, Period: p, Counts: countylines.Counts{countylines.Arrests: stats.Exactly(3)}, Source: countylines.Source{URL: url}}
		change(&r)
		return r
	}
	basis := func(r *countylines.Return) { r.Basis = "another" }
	day := func(n calendar.Day) calendar.Period {
		return calendar.Period{From: week.From + n, To: week.From + n + 1}
	}
	want := countylines.Ledger{
		say(countylines.Essex, day(0), "a", basis), say(countylines.Essex, day(0), "b", basis), say(countylines.Essex, day(3), "a", basis),
		say(countylines.Kent, day(1), "a", basis), say(countylines.Kent, day(2), "", basis),
	}
	if countylines.Essex > countylines.Kent {
		want = append(want[3:], want[:3]...)
	}
	r := rand.New(rand.NewPCG(20, 11))
	for range 20 {
		l := countylines.Ledger{{Area: countylines.Kent | countylines.Essex, Period: week, Counts: countylines.Counts{countylines.Arrests: stats.Exactly(30)}}}
		for _, i := range r.Perm(len(want)) {
			l = append(l, want[i])
		}
		answer, err := l.Explain(countylines.Counted(countylines.Arrests), countylines.Kent|countylines.Essex, week)
		require.NoError(t, err)
		var got countylines.Ledger
		for _, left := range answer.LeftOut {
			require.Equal(t, countylines.OtherBasis, left.Why)
			got = append(got, left.Return)
		}
		require.Equal(t, want, got)
	}
}

// A period goes with the population of the June in it, be it that of its second year.
func TestPopulationOfTheJuneInside(t *testing.T) {
	for _, row := range []struct {
		from, to calendar.Day
		year     int
	}{
		{calendar.Date(2020, time.April, 1), calendar.Date(2021, time.April, 1), 2020},
		{calendar.Date(2020, time.October, 1), calendar.Date(2021, time.October, 1), 2021},
		{calendar.Date(2020, time.July, 1), calendar.Date(2021, time.July, 1), 2021},
		{calendar.Date(2020, time.July, 1), calendar.Date(2021, time.June, 30), 2020},
		{calendar.Date(2020, time.October, 3), calendar.Date(2020, time.October, 10), 2020},
		{calendar.Date(2020, time.January, 1), calendar.Date(2022, time.January, 1), 2020},
	} {
		p := calendar.Period{From: row.from, To: row.to}
		say := func(a countylines.Area) countylines.Return {
			return countylines.Return{Area: a, Period: p, Counts: countylines.Counts{countylines.Arrests: stats.Exactly(30)}}
		}
		got := countylines.Compare(say(countylines.Kent), say(countylines.Essex))[0]
		require.Equal(t, [2]int{row.year, row.year}, [2]int{got.ExposureA.Year, got.ExposureB.Year}, "%v", p)
	}
}

// That a part of an area's work took no drugs says nothing of the rest of it.
func TestNoSeizuresOfAPart(t *testing.T) {
	none := countylines.Return{Area: countylines.WestMidlands, Period: aWeek, Seized: seizure.Of(seizure.Heroin.Seizures(stats.Exactly(0)))}
	some := countylines.Return{Area: countylines.WestMidlands, Period: aWeek, Seized: seizure.Of(seizure.Heroin.Weighing(stats.Exactly(5 * seizure.Gram)))}
	require.Len(t, countylines.Ledger{none, some}.Conflicts(), 1)
	none.Scope = "Coventry"
	require.Empty(t, countylines.Ledger{none, some}.Conflicts())
}
