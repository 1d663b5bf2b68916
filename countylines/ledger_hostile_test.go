// SPDX-License-Identifier: MIT

package countylines_test

import (
	"errors"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

func TestReturnValidate(t *testing.T) {
	good := countylines.Return{Area: countylines.Kent, Period: aWeek, Days: calendar.Period{From: aWeek.From, To: aWeek.To + 1}, Joint: countylines.Essex, Scope: "the stop",
		Counts: countylines.Counts{countylines.Arrests: stats.Exactly(1)}, Seized: seizure.MustParse("68 weapons, including 19 knives")}
	require.NoError(t, good.Validate())
	for field, spoil := range map[string]func(*countylines.Return){
		"Area":             func(r *countylines.Return) { r.Area = 0 },
		"Period":           func(r *countylines.Return) { r.Period, r.Days = calendar.Period{}, calendar.Period{} },
		"Days":             func(r *countylines.Return) { r.Days = calendar.Period{From: aWeek.To, To: aWeek.To + 5} },
		"Joint":            func(r *countylines.Return) { r.Joint |= r.Area },
		"Source.Published": func(r *countylines.Return) { r.Source.Published = -1 },
		"Counts": func(r *countylines.Return) {
			r.Counts = countylines.Counts{countylines.Arrests | countylines.LinesClosed: stats.Exactly(1)}
		},
		"Seized.Weapons[0].Including[0]": func(r *countylines.Return) {
			r.Seized = seizure.Of(seizure.Knife.Count(stats.Exactly(3), seizure.Machete.Count(stats.Exactly(2))))
		},
	} {
		bad := good
		spoil(&bad)
		fault, ok := errors.AsType[*countylines.FieldError](bad.Validate())
		require.True(t, ok, field)
		require.Equal(t, field, fault.Field)
	}
	backwards := good
	backwards.Days, backwards.Period = calendar.Period{}, calendar.Period{From: aWeek.To, To: aWeek.From}
	require.ErrorContains(t, backwards.Validate(), `Period "10 October 2022 to 3 October 2022" ends before it begins`)
	several := countylines.Return{Joint: countylines.Kent}
	require.ErrorContains(t, several.Validate(), "Area")
	require.ErrorContains(t, several.Validate(), "Period")
}

// A return that is about nothing is in no answer, and stands in no other's way.
func TestReturnsAboutNothing(t *testing.T) {
	arrests := countylines.Counts{countylines.Arrests: stats.Exactly(25)}
	l := countylines.Ledger{
		{Area: countylines.Kent, Period: aWeek, Counts: arrests},
		{Area: countylines.Kent, Counts: arrests},
		{Period: aWeek, Counts: arrests},
		{Area: countylines.Kent, Period: calendar.Period{From: aWeek.To, To: aWeek.From}, Counts: arrests},
		{},
	}
	fig, err := l.Count(countylines.Arrests, countylines.Kent, aWeek)
	require.NoError(t, err)
	require.Equal(t, stats.Exactly(25), fig)
	require.Empty(t, l.Conflicts())
	require.Len(t, l.Within(countylines.UK, aWeek), 2, "nobody is within anybody")
	fig, err = l.Count(countylines.Arrests, 0, aWeek)
	require.NoError(t, err)
	require.Equal(t, stats.Exactly(0), fig, "nobody arrests nobody")
	fig, err = l.Count(countylines.Arrests, countylines.Kent, calendar.Period{})
	require.NoError(t, err)
	require.Equal(t, stats.Exactly(0), fig, "on no days nobody is arrested")
}

// Of two versions published on one day neither replaces the other; a later one
// replaces both.
func TestVersionsOfOneDay(t *testing.T) {
	version := func(day calendar.Day, n int) countylines.Return {
		return countylines.Return{Area: countylines.Kent, Period: aWeek, Counts: countylines.Counts{countylines.Arrests: stats.Exactly(n)},
			Source: countylines.Source{Publisher: "Kent Police", Published: day}}
	}
	l := countylines.Ledger{version(aWeek.To, 25), version(aWeek.To, 27)}
	require.Len(t, l.Conflicts(), 1)
	fig, err := l.Count(countylines.Arrests, countylines.Kent, aWeek)
	require.NoError(t, err)
	require.Equal(t, "disputed: 25 to 27", fig.String())
	l = append(l, version(aWeek.To+3, 26))
	require.Empty(t, l.Conflicts())
	fig, err = l.Count(countylines.Arrests, countylines.Kent, aWeek)
	require.NoError(t, err)
	require.Equal(t, stats.Exactly(26), fig)
}

// A find that is said to include what is no part of it contradicts itself.
func TestPartsOutsideTheirWhole(t *testing.T) {
	l := countylines.Ledger{{Area: countylines.Kent, Period: aWeek, Seized: seizure.Of(seizure.Knife.Count(stats.Exactly(3), seizure.Machete.Count(stats.Exactly(2))))}}
	_, err := l[0].Seized.Weapons.Of(seizure.Bladed)
	_, ok := errors.AsType[*stats.Conflict](err)
	require.True(t, ok, "%v", err)
	require.Error(t, l[0].Validate())
}

// A ledger with one return many times takes time with their number, and no more.
func TestOneReturnManyTimes(t *testing.T) {
	r := countylines.Return{Area: countylines.Kent, Period: aWeek, Counts: countylines.Counts{countylines.Arrests: stats.Exactly(25)},
		Seized: seizure.Of(seizure.Knife.Count(stats.Exactly(3))), Source: countylines.Source{Publisher: "Kent Police", Published: aWeek.To}}
	x := countylines.Ledger(slices.Repeat([]countylines.Return{r}, 50_000)).Index()
	fig, err := x.Count(countylines.Arrests, countylines.Kent|countylines.Essex, aWeek)
	require.NoError(t, err)
	require.Equal(t, stats.Bounds[int]{Lo: 25, Open: true}, fig.Bounds())
	require.Empty(t, x.Conflicts())
	answer, err := x.Explain(countylines.WeaponsOf(seizure.Knife), countylines.Kent, aWeek)
	require.NoError(t, err)
	require.Len(t, answer.RestsOn, 1)
}
