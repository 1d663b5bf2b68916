// SPDX-License-Identifier: MIT

package countylines_test

import (
	"errors"
	"fmt"
	"time"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/stats"
)

// The Pwllheli stop of March 2024 (one arrest, implied) is in North Wales's 26
// arrests and in Merseyside's 237. While one force alone tells of it, the other
// may or may not have counted it; once both do, it counts once.
func ExampleLedger_Count_joint() {
	monday := calendar.Date(2024, time.March, 4)
	week := monday.Week()
	one := countylines.Counts{countylines.Arrests: stats.Exactly(1)}
	l := countylines.Ledger{
		{Area: countylines.NorthWales, Period: week, Days: calendar.Period{From: monday, To: monday + 5}, Counts: countylines.Counts{countylines.Arrests: stats.Exactly(26)}},
		{Area: countylines.Merseyside, Period: week, Counts: countylines.Counts{countylines.Arrests: stats.Exactly(237)}},
		{Area: countylines.Merseyside, Period: week, Scope: "Pwllheli stop", Joint: countylines.NorthWales, Counts: one},
	}
	both := countylines.NorthWales | countylines.Merseyside
	fmt.Println(l.Count(countylines.Arrests, both, week))
	l = append(l, countylines.Return{Area: countylines.NorthWales, Period: week, Scope: "Pwllheli stop", Joint: countylines.Merseyside, Counts: one})
	fmt.Println(l.Count(countylines.Arrests, both, week))
	fmt.Println(l.Count(countylines.Arrests, countylines.Merseyside, week))
	// Output:
	// 262 to 263 <nil>
	// 262 <nil>
	// 237 <nil>
}

// Of 55 people arrested in Essex in October 2021, 39 were charged, 13 released
// under investigation and 3 released.
func ExampleCounts() {
	essex := countylines.Counts{
		countylines.Arrests:            stats.Exactly(55),
		countylines.Charged:            stats.Exactly(39),
		countylines.UnderInvestigation: stats.Exactly(13),
		countylines.Released:           stats.Exactly(3),
	}
	fmt.Println(essex.Of(countylines.Recalled | countylines.OtherOutcome)) // everybody is accounted for
	fmt.Println(essex.Of(countylines.Remanded))
	_, err := essex.Of(countylines.Arrests | countylines.AdultsTaught) // two families
	_, isNoSet := errors.AsType[*stats.SetError](err)
	fmt.Println(isNoSet)
	fmt.Println(stats.Share(essex[countylines.Charged], essex[countylines.Arrests]), stats.Wilson(39, 55, 0.95))
	// Output:
	// 0 <nil>
	// at most 39 <nil>
	// true
	// 0.7091 0.5786 to 0.8123
}

// In March 2024 more than 1,600 people were safeguarded in England and Wales, 39
// of them by Merseyside; Kent said nothing.
func ExampleLedger_Reported() {
	week := calendar.Date(2024, time.March, 4).Week()
	l := countylines.Ledger{
		{Area: countylines.EnglandAndWales, Period: week, Counts: countylines.Counts{countylines.PeopleSafeguarded: stats.MoreThan(1_600)}},
		{Area: countylines.Merseyside, Period: week, Counts: countylines.Counts{countylines.PeopleSafeguarded: stats.Exactly(39)}},
	}
	said := l.Reported(func(r countylines.Return) bool { return r.Counts[countylines.PeopleSafeguarded].Reported() }, week)
	fmt.Println(said)
	fmt.Println(l.Count(countylines.PeopleSafeguarded, countylines.Kent, week))
	fmt.Println(l.Count(countylines.PeopleSafeguarded, countylines.Merseyside|countylines.Kent, week))
	// Output:
	// Merseyside
	// 0 or more, read as 0 to 1,661 <nil>
	// at least 39, read as 39 to 1,700 <nil>
}

// The Metropolitan's figure stands though two papers differ about Thames Valley.
func ExampleAnswer_String() {
	week := calendar.Date(2023, time.October, 9).Week()
	arrests := func(a countylines.Area, n int, by string) countylines.Return {
		return countylines.Return{Area: a, Period: week, Counts: countylines.Counts{countylines.Arrests: stats.Exactly(n)}, Source: countylines.Source{Publisher: by}}
	}
	l := countylines.Ledger{
		arrests(countylines.ThamesValley, 98, "MKFM"), arrests(countylines.ThamesValley, 90, "Bucks Herald"),
		arrests(countylines.Metropolitan, 290, "Metropolitan"), arrests(countylines.UK, 1_613, "NPCC"),
	}
	for _, area := range []countylines.Area{countylines.Metropolitan, countylines.ThamesValley} {
		answer, err := l.Explain(countylines.Counted(countylines.Arrests), area, week)
		fmt.Println(answer.Figure, len(answer.Disputes), answer.Disputes[0].Lines[0].Gap, err)
	}
	// Output:
	// 290 1 8 <nil>
	// disputed: 90 to 98 1 8 <nil>
}
