// SPDX-License-Identifier: MIT

package countylines_test

import (
	"fmt"
	"time"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/stats"
)

// october2022 has three forces' figures of the week from 3 October 2022.
func october2022() (countylines.Ledger, calendar.Period) {
	week := calendar.Date(2022, time.October, 3).Week()
	return countylines.Ledger{
		{Area: countylines.Staffordshire, Period: week, Counts: countylines.Counts{countylines.Arrests: stats.Exactly(25), countylines.Charged: stats.Exactly(6)}},
		{Area: countylines.WestMercia, Period: week, Counts: countylines.Counts{countylines.Arrests: stats.Exactly(38)}},
		{Area: countylines.DevonAndCornwall, Period: week, Counts: countylines.Counts{countylines.Arrests: stats.MoreThan(40)}},
	}, week
}

func ExampleRank() {
	l, week := october2022()
	r := countylines.Rank(l, countylines.Counted(countylines.Arrests), countylines.PerResidents(), week, 0.95)
	for _, p := range r.Places[:3] {
		fmt.Printf("%d (%d to %d) %v, %v per 100,000, %v\n", p.Rank, p.Best, p.Worst, p.Area, p.Interval.Reading, p.Notes)
	}
	// Output:
	// 1 (1 to 3) West Mercia, 2.046 to 3.968 per 100,000, []
	// 2 (1 to 3) Devon and Cornwall, 1.578 to 3.641 per 100,000, [inexact]
	// 3 (1 to 3) Staffordshire, 1.41 to 3.217 per 100,000, []
}

func ExamplePerResidents() {
	l, week := october2022()
	first := countylines.Rank(l, countylines.Counted(countylines.Arrests), countylines.PerResidents(), week, 0.95).Places[0]
	fmt.Println(first.Exposure.Residents, "residents on 30 June", first.Exposure.Year)
	// Output: 1314424 residents on 30 June 2022
}

func ExamplePerOf() {
	l, week := october2022()
	r := countylines.Rank(l, countylines.Counted(countylines.Charged), countylines.PerOf(countylines.Counted(countylines.Arrests)), week, 0.95)
	fmt.Println(r.Places[0].Area, r.Places[0].Rate.Bounds.Lo, r.Places[0].Interval.Bounds)
	// Output: Staffordshire 0.24 0.115 to 0.4343
}

func ExampleRanking_Table() {
	l, week := october2022()
	r := countylines.Rank(l.Within(countylines.Staffordshire, week), countylines.Counted(countylines.Arrests), countylines.PerResidents(), week, 0.95)
	r.Places = r.Places[:2]
	fmt.Print(r.Table())
	// Output:
	// rank  possible  force              figure        rate per 100,000 residents  95% interval   by chance alone  with the spread  notes
	//    1         1  Staffordshire      25                                 2.179  1.41 to 3.217  within           within
	//                 Avon and Somerset  not reported                                                                               not reported
}

func ExampleTrend() {
	l := countylines.Ledger{}
	var weeks []calendar.Period
	for _, w := range []struct {
		start  calendar.Day
		closed int
	}{
		{calendar.Date(2022, time.March, 7), 30}, {calendar.Date(2022, time.October, 3), 70}, {calendar.Date(2023, time.February, 27), 77}, {calendar.Date(2023, time.October, 9), 92},
	} {
		weeks = append(weeks, w.start.Week())
		l = append(l, countylines.Return{Area: countylines.Metropolitan, Period: w.start.Week(), Counts: countylines.Counts{countylines.LinesClosed: stats.Exactly(w.closed)}})
	}
	s := countylines.Trend(l, countylines.Counted(countylines.LinesClosed), countylines.Metropolitan, weeks, 0.95)
	fmt.Println(s.Count.MannKendall.S, "of 6 pairs rise, p", s.Count.MannKendall.P)
	fmt.Printf("%.0f more a year\n", 365*float64(s.Count.TheilSen.Slope))
	// Output:
	// 6 of 6 pairs rise, p 0.08333
	// 32 more a year
}

func ExampleSeries_Table() {
	l, week := october2022()
	s := countylines.Trend(l, countylines.Counted(countylines.Arrests), countylines.Staffordshire, []calendar.Period{week}, 0.95)
	fmt.Print(s.Table())
	// Output:
	// period          figure  rate per 100,000 residents
	// w/c 3 Oct 2022      25                       2.179
}

func ExampleRanking_String() {
	l, week := october2022()
	fmt.Println(countylines.Rank(l, countylines.Counted(countylines.Arrests), countylines.PerResidents(), week, 0.95))
	// Output: 3 of 45 forces ranked (those with exact figures together 2.559 per 100,000 residents): none is surely first; the highest rate known is that of West Mercia, 2.891 per 100,000 residents (interval 2.046 to 3.968), between the places 1 and 3; ratios of 2 points: φ = 0.6061, winsorised 0.3881 (p = 0.68), τ² = 0
}

func ExampleSeries_String() {
	l, week := october2022()
	fmt.Println(countylines.Trend(l, countylines.Counted(countylines.Arrests), countylines.Staffordshire, []calendar.Period{week, week.To.Week()}, 0.95))
	// Output: Staffordshire in 1 of 2 periods; unit of time the period; 1 point: Mann–Kendall S = 0, tau not estimable: there are too few points, p = 1 (exact; with fewer than 5 points p cannot fall below 0.05); 1 point: slope not estimable: there are too few points
}
