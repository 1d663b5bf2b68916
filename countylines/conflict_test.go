// SPDX-License-Identifier: MIT

package countylines_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

// The North East in early 2023: the forces' 105, 24 and 19 arrests make 148, and
// the BBC printed 147. Cannock, made up, is a part of Staffordshire's work that
// outgrows it.
func ExampleLedger_Conflicts() {
	week := calendar.Date(2023, time.February, 27).Week()
	var l countylines.Ledger
	say := func(who string, a countylines.Area, scope string, n int) {
		l = append(l, countylines.Return{Area: a, Period: week, Scope: scope, Source: countylines.Source{Publisher: who},
			Counts: countylines.Counts{countylines.Arrests: stats.Exactly(n)}})
	}
	say("Northumbria", countylines.Northumbria, "", 105)
	say("Cleveland", countylines.Cleveland, "", 24)
	say("Durham", countylines.Durham, "", 19)
	say("NEROCU", countylines.NorthEast, "", 148)
	say("BBC", countylines.NorthEast, "", 147)
	say("Staffordshire", countylines.Staffordshire, "Cannock", 27)
	say("Staffordshire", countylines.Staffordshire, "", 25)
	fmt.Println(len(l.Within(countylines.NorthEast, week)))
	for _, c := range l.Conflicts() {
		fmt.Println(c)
	}
	// Output:
	// 5
	// arrests, North East, 27 February to 5 March 2023: the figures contradict each other by their words: at least 148, at most 147, so 1 too many (Northumbria: Northumbria, Cleveland: Cleveland, Durham: Durham, North East: BBC)
	// arrests, North East, 27 February to 5 March 2023: the figures contradict each other by their words: at least 148, at most 147, so 1 too many (North East: NEROCU, North East: BBC)
	// arrests, Staffordshire, 27 February to 5 March 2023: the figures contradict each other by their words: at least 27, at most 25, so 2 too many (Staffordshire, Cannock: Staffordshire, Staffordshire: Staffordshire)
}

func TestConflictsAsRead(t *testing.T) {
	week := calendar.Date(2022, time.October, 3).Week()
	l := countylines.Ledger{
		{Area: countylines.Metropolitan, Period: week, Seized: seizure.Of(seizure.ClassA(week.From).Worth(stats.About(4_300_000 * seizure.Pound)))},
		{Area: countylines.UK, Period: week, Seized: seizure.Of(seizure.AnyDrug.Worth(stats.MoreThan(2_700_000 * seizure.Pound)))},
		{Area: countylines.Essex, Period: week, Seized: seizure.Of(seizure.Cash(stats.Exactly(118_000 * seizure.Pound)))},
		{Area: countylines.Essex, Period: week, Seized: seizure.Of(seizure.Cash(stats.About(180_000 * seizure.Pound)))},
	}
	found := l.Conflicts()
	require.Len(t, found, 2)
	for _, c := range found {
		require.Equal(t, stats.AsRead, c.Verdict)
		require.Len(t, c.Among, 2)
	}
	require.Equal(t, "drugs, worth", found[0].Of.String())
	require.Equal(t, "cash", found[1].Of.String())
}

func TestExplain(t *testing.T) {
	week := calendar.Date(2022, time.October, 3).Week()
	count := func(a countylines.Area, f stats.Figure[int]) countylines.Return {
		return countylines.Return{Area: a, Period: week, Counts: countylines.Counts{countylines.Arrests: f}}
	}
	scoped := count(countylines.WestMidlands, stats.Exactly(5))
	scoped.Scope = "Coventry"
	other := count(countylines.Kent, stats.Exactly(7))
	other.Basis = "programme activity"
	old, recent := count(countylines.Essex, stats.Exactly(50)), count(countylines.Essex, stats.Exactly(55))
	old.Source = countylines.Source{Publisher: "Essex Police", Published: week.To}
	recent.Source = countylines.Source{Publisher: "Essex Police", Published: week.To + 3}
	l := countylines.Ledger{scoped, other, old, recent, count(countylines.UK, stats.MoreThan(1_350))}
	a, err := l.Explain(countylines.Counted(countylines.Arrests), countylines.WestMidlands|countylines.Kent|countylines.Essex, week)
	require.NoError(t, err)
	require.Equal(t, "at least 60, read as 60 to 1,360", a.Figure.String())
	require.True(t, a.Tight)
	require.Equal(t, 7, a.Covered)
	require.Equal(t, 21, a.Asked)
	why := map[countylines.Reason]int{}
	for _, left := range a.LeftOut {
		why[left.Why]++
	}
	require.Equal(t, map[countylines.Reason]int{countylines.OtherBasis: 1, countylines.Revised: 1}, why, "what the answer rests on is not left out")
	require.Len(t, a.RestsOn, 3)
}

func TestCompareAcrossABreak(t *testing.T) {
	said := func(on calendar.Day, n int) countylines.Return {
		return countylines.Return{Area: countylines.UK, Period: on.Week(), Counts: countylines.Counts{countylines.ChildrenSafeguarded: stats.Exactly(n)}}
	}
	row := countylines.Compare(said(calendar.Date(2021, time.October, 11), 2_209), said(calendar.Date(2023, time.October, 9), 58)).Row(countylines.Counted(countylines.ChildrenSafeguarded))
	require.Contains(t, row.Notes, countylines.DefinitionBroke)
	require.Equal(t, stats.Unclear, row.Verdict)
}
