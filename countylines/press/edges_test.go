// SPDX-License-Identifier: MIT

package press_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/countylines/press"
	"github.com/countylines/ops/stats"
)

// A number that was reached before is no record, and a part of an area's work has none.
func TestRecordThatWasReachedBefore(t *testing.T) {
	week := calendar.Date(2022, time.October, 3).Week()
	say := func(scope string, weeks, n int) countylines.Return {
		p := calendar.Period{From: week.From + calendar.Day(7*weeks), To: week.To + calendar.Day(7*weeks)}
		return countylines.Return{Area: countylines.Kent, Period: p, Scope: scope, Counts: countylines.Counts{countylines.Arrests: stats.Exactly(n)}}
	}
	claim := press.Claim{Kind: press.Record, About: countylines.Counted(countylines.Arrests), Area: countylines.Kent, Period: week}
	for _, row := range []struct {
		before countylines.Return
		want   press.Verdict
	}{
		{say("", -1, 11), press.Holds}, {say("", -1, 12), press.DoesNotHold}, {say("", -1, 13), press.DoesNotHold},
		{say("Medway", -1, 13), press.CannotTell}, {say("", 1, 13), press.CannotTell},
	} {
		check := claim.Check(countylines.Ledger{say("", 0, 12), row.before})
		require.Equal(t, row.want, check.Verdict, "%v: %s", row.before, check.Why)
	}
}

// "One in ten" is a share; "nine in 20 days" is none.
func TestSharesInWords(t *testing.T) {
	about := press.About{Area: countylines.Kent, Published: calendar.Date(2022, time.October, 14)}
	for text, share := range map[string]string{
		"One in ten of those arrested in Kent was a child.": "10", "Three out of twelve people arrested in Kent were charged.": "25",
		"Kent Police arrested nine in 20 days.": "",
	} {
		got := ""
		for _, c := range press.Read(text, about).Claims {
			if c.Kind == press.Share {
				got = c.Percent
			}
		}
		require.Equal(t, share, got, text)
	}
}

// A rounder number in the headline is that of the text, and ten more or less is another.
func TestHeadlineThatRounds(t *testing.T) {
	for number, same := range map[string]bool{"62": true, "69": true, "70": false, "50": false, "51": true} {
		text := "Sixty arrested in Kent in week of action\n\nKent Police made " + number + " arrests between 3 and 9 October 2022."
		release := press.Read(text, press.About{Published: calendar.Date(2022, time.October, 14)})
		require.Len(t, release.Statements, 2, text)
		require.Equal(t, same, release.Statements[0].Role == press.Repeat, "%s: %v", text, release.Statements)
	}
}

// "Not … but" says that the second number is the right one.
func TestCorrectionWithBut(t *testing.T) {
	for words, right := range map[string]int{
		"31 people were arrested, not 35": 31, "the number was given as 31 people arrested, which was not right, but 35": 35, "35 people were arrested rather than 31": 35,
	} {
		text := "Kent Police arrested 31 people between 3 and 9 October 2022.\n\nThey visited 20 addresses.\n\nCorrection: " + words + "."
		if right == 31 {
			text = "Kent Police arrested 35 people between 3 and 9 October 2022.\n\nThey visited 20 addresses.\n\nCorrection: " + words + "."
		}
		release := press.Read(text, press.About{Published: calendar.Date(2022, time.October, 14)})
		n, err := release.Ledger.Count(countylines.Arrests, countylines.Kent, calendar.Date(2022, time.October, 3).Week())
		require.NoError(t, err)
		require.Equal(t, stats.Exactly(right), n, text)
	}
}

// What a release begins with is what it reports on: a year that its question asks about,
// and not the year before, of which a figure follows.
func TestYearOfAQuestion(t *testing.T) {
	release := press.Read("Written answer\n\nQuestion: How many people were arrested in the year to 31 March 2022?\n\n"+
		"Answer: In that year Kent Police arrested 467 people. In 2020/21 it made 412 arrests.", press.About{Published: calendar.Date(2022, time.June, 14)})
	require.Len(t, release.Statements, 2)
	last := calendar.Date(2021, time.June, 1).FinancialYear()
	require.Equal(t, last, release.Statements[0].Period)
	require.Equal(t, press.Result, release.Statements[0].Role)
	require.Equal(t, calendar.Date(2020, time.June, 1).FinancialYear(), release.Statements[1].Period)
	require.Equal(t, press.Earlier, release.Statements[1].Role)
}

// A force that is called a neighbour has figures of its own, where it acts.
func TestNeighbouringForce(t *testing.T) {
	about := press.About{Area: countylines.Norfolk, Published: calendar.Date(2024, time.June, 14)}
	for text, area := range map[string]countylines.Area{
		"Neighbouring Suffolk made 31 arrests.":                             countylines.Suffolk,
		"Norfolk Constabulary made 31 arrests with neighbouring Suffolk.":   countylines.Norfolk,
		"Officers from Norfolk made 31 arrests on the border with Suffolk.": countylines.Norfolk,
	} {
		release := press.Read(text, about)
		require.Len(t, release.Statements, 1, text)
		require.Equal(t, area, release.Statements[0].Area, text)
	}
}

// A cell of a table in a release says what it says in a published table: "<5" is 0 to 4, in
// prose "fewer than five" is 0 to 5.
func TestCellsOfAReleaseAreCells(t *testing.T) {
	about := press.About{Area: countylines.Kent, Published: calendar.Date(2024, time.June, 14)}
	for text, want := range map[string]stats.Figure[int]{
		"From 3 to 9 June 2024:\n\n| Force | Arrests |\n|---|---|\n| Kent | <5 |\n| Essex | 12 |": stats.Fewer(5), "Fewer than five arrests were made.": stats.LessThan(5),
	} {
		release := press.Read(text, about)
		require.NotEmpty(t, release.Statements, text)
		require.Equal(t, want, release.Statements[0].Number, text)
	}
}

// Where a scope has two figures of one measure, each has a return of its own, and the
// second's scope says so: else one would be the other's revision.
func TestTwoFiguresOfAScope(t *testing.T) {
	text := "Kent Police made 33 arrests from 3 to 9 March.\n\nOn Tuesday, two men and three women were arrested in Dover."
	var got []string
	for _, r := range press.Read(text, press.About{Published: calendar.Date(2025, time.March, 20)}).Ledger {
		got = append(got, fmt.Sprintf("%s: %v", r.Scope, r.Counts[countylines.Arrests]))
	}
	require.Equal(t, []string{": 33", "Dover: 2", "Dover (2): 3"}, got)
}

// A number of a place told twice on a day is one figure, but one man may be another man.
func TestFigureOfAPlaceToldTwice(t *testing.T) {
	for number, role := range map[string]press.Role{"one man was": press.Result, "two men were": press.Repeat, "three men were": press.Repeat} {
		text := "Kent Police made 33 arrests from 3 to 9 March.\n\nOn Tuesday, " + number + " arrested in Dover.\n\nOn Tuesday, " + number + " arrested in Dover with heroin."
		told := press.Read(text, press.About{Published: calendar.Date(2025, time.March, 20)}).Statements
		require.Len(t, told, 3, text)
		require.Equal(t, role, told[2].Role, text)
	}
	for number, role := range map[string]press.Role{"19": press.Result, "20": press.Repeat} { // two of many are no chance
		text := "Kent Police results\n\nKent Police carried out 40 warrants from 3 to 9 March.\n\nOn Tuesday, " + number +
			" people were arrested in Dover.\n\nThe force said " + number + " people were arrested."
		told := press.Read(text, press.About{Published: calendar.Date(2025, time.March, 20)}).Statements
		require.Len(t, told, 3, text)
		require.Equal(t, role, told[2].Role, text)
	}
}
