// SPDX-License-Identifier: MIT

package countylines_test

import (
	"encoding/json"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/internal/published"
	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

// agree asks one question in every way there is.
func agree(t *testing.T, x *countylines.Index, of countylines.Subject, area countylines.Area, p calendar.Period) (answer countylines.Answer) {
	t.Helper()
	answer, err := x.Explain(of, area, p)
	require.NoError(t, err)
	want := answer.Figure
	got, err := x.Of(of, area, p)
	require.NoError(t, err)
	require.Equal(t, want, got)
	if m := of.Measure(); m != 0 {
		n, err := x.Count(m, area, p)
		require.NoError(t, err)
		require.Equal(t, want.Figure, stats.As[int64](n))
	}
	sum, err := x.Sum(area, p)
	require.NoError(t, err)
	once := of.Kind() == seizure.NoKind || of.Kind() == seizure.KindSeizures || of.Kind() == seizure.KindCash // finds of a list add up
	for s, v := range sum.All() {
		if s == of && once {
			require.Equal(t, want, v, "%v, %v, %v", of, area, p)
		}
	}
	place, _ := placeOf(x.Rank(of, countylines.PerResidents(), p, 0.95, area), area)
	if place.Value.Figure.Reported() {
		require.Equal(t, want, place.Value)
		require.Equal(t, want.Figure.Disputed(), slices.Contains(place.Notes, countylines.Contradictory))
	}
	for _, m := range x.Trend(of, area, []calendar.Period{p}, 0.95).Points {
		require.Equal(t, want, m.Value)
	}
	for _, row := range countylines.Compare(sum, sum) {
		if row.Of == of && once {
			require.Equal(t, want, row.A, "%v, %v, %v", of, area, p)
			require.Equal(t, row.A, row.B)
			require.Equal(t, want.Figure.Disputed(), slices.Contains(row.Notes, countylines.Contradictory))
		}
	}
	for _, left := range answer.LeftOut {
		for _, r := range answer.RestsOn {
			require.NotEqual(t, r, left.Return, "%v", answer)
		}
	}
	require.LessOrEqual(t, answer.Covered, answer.Asked)
	return answer
}

// One question has one answer, of the national table too, which contradicts itself.
func TestAnswersAgree(t *testing.T) {
	forces, _ := read(t, published.SeizuresByForce)
	national, _ := read(t, published.SeizuresNational)
	l := append(forces, national...)
	x := l.Index()
	rng := rand.New(rand.NewPCG(14, 1))
	disputed, draws := 0, 150
	if few {
		draws = 20
	}
	for range draws {
		r := l[rng.IntN(len(l))]
		for s := range r.All() {
			answer := agree(t, x, s, r.Area, r.Period)
			if answer.Figure.Figure.Disputed() {
				disputed++
			}
			if r.Area.Size() == 1 { // alone, without what prepares the whole record
				place, _ := placeOf(countylines.Rank(l, s, countylines.PerResidents(), r.Period, 0.95), r.Area)
				require.True(t, !place.Value.Figure.Reported() || place.Value == answer.Figure, "%v: %v", answer, place.Value)
			}
		}
	}
	require.True(t, few || disputed > 0)
	suffolk := agree(t, x, countylines.SeizuresOf(seizure.Crack), countylines.Suffolk, calendar.Date(2017, time.April, 1).FinancialYear())
	require.Regexp(t, "^414, disputed: [0-9]+ to 414$", suffolk.Figure.String())

	weeks, _ := read(t, published.Weeks)
	x = weeks.Index()
	for range 2 * draws {
		r := weeks[rng.IntN(len(weeks))]
		for s := range r.All() {
			agree(t, x, s, r.Area, r.Period)
		}
	}
}

// Where only others contradict each other, the answer is as printed.
func TestOthersContradictions(t *testing.T) {
	week := calendar.Date(2023, time.October, 9).Week()
	say := func(a countylines.Area, n int) countylines.Return {
		return countylines.Return{Area: a, Period: week, Counts: countylines.Counts{countylines.Arrests: stats.Exactly(n)}}
	}
	x := countylines.Ledger{say(countylines.ThamesValley, 98), say(countylines.ThamesValley, 98), say(countylines.ThamesValley, 90), say(countylines.UK, 1613), say(countylines.Metropolitan, 290)}.Index()
	for area, want := range map[countylines.Area]string{
		countylines.ThamesValley: "90 to 98, disputed: 90 to 98", countylines.UK: "1,613", countylines.Metropolitan: "290",
	} {
		answer := agree(t, x, countylines.Counted(countylines.Arrests), area, week)
		require.Contains(t, want, answer.Figure.String())
		require.Len(t, answer.Disputes, 1)
		require.Len(t, answer.Disputes[0].Differ[0], 3, "every printing")
	}
	rest, err := x.Count(countylines.Arrests, countylines.UK&^countylines.ThamesValley, week)
	require.NoError(t, err)
	require.Equal(t, stats.Bounds[int]{Lo: 1515, Hi: 1523}, rest.Bounds())
}

// The UK's weapons of October 2023: 33 firearms among those that come to four too many.
// JSON keeps all of the dispute.
func TestDisputeOfWeapons(t *testing.T) {
	l, _ := read(t, published.Weeks)
	week := calendar.Date(2023, time.October, 9).Week()
	answer := agree(t, l.Index(), countylines.WeaponsOf(seizure.Firearms), countylines.UK, week)
	require.Equal(t, "33, disputed: 1 to 33", answer.Figure.String())
	d := answer.Disputes[0]
	require.Len(t, d.Lines, 1)
	require.Equal(t, "4", d.Lines[0].Gap)
	require.GreaterOrEqual(t, len(d.Lines[0].Parts), 5, "all parts")
	require.Len(t, d.Doubtful, 5)
	require.Equal(t, 5, d.Repairs)
	for _, doubt := range d.Doubtful {
		require.True(t, doubt.Printed.Figure.Reported())
		require.True(t, doubt.Alone.Figure.Reported(), "%v", doubt)
		require.NotEmpty(t, doubt.By)
		require.NotEmpty(t, doubt.By[0].Source.URL)
	}
	text, err := json.Marshal(answer)
	require.NoError(t, err)
	var back countylines.Answer
	require.NoError(t, json.Unmarshal(text, &back))
	again, err := json.Marshal(back)
	require.NoError(t, err)
	require.JSONEq(t, string(text), string(again))
	require.Equal(t, answer.Figure, back.Figure)
	require.Equal(t, d.String(), back.Disputes[0].String())
	require.Equal(t, 3, strings.Count(answer.String(), ". ")+1, answer)
}

// Figures of one scope bound each other within it: Coventry's 5 and Coventry's 9, of
// joint work too, and on another basis apart.
func TestScopesContradict(t *testing.T) {
	say := func(n int, scope, basis string, joint countylines.Area) countylines.Return {
		return countylines.Return{Area: countylines.WestMidlands, Period: aWeek, Scope: scope, Basis: basis, Joint: joint, Counts: countylines.Counts{countylines.Arrests: stats.Exactly(n)}}
	}
	for name, c := range map[string]struct {
		a, b     countylines.Return
		conflict bool
		lo       int
	}{
		"one scope":     {say(5, "Coventry", "", 0), say(9, "Coventry", "", 0), true, 5},
		"two scopes":    {say(5, "Coventry", "", 0), say(9, "Dudley", "", 0), false, 9},
		"joint work":    {say(5, "the stop", "", countylines.Warwickshire), say(9, "the stop", "", countylines.Warwickshire), true, 5},
		"another basis": {say(5, "Coventry", "", 0), say(9, "Coventry", "programme", 0), false, 5},
	} {
		l := countylines.Ledger{c.a, c.b}
		found := l.Conflicts()
		if !c.conflict {
			require.Empty(t, found, name)
		} else {
			require.Len(t, found, 1, name)
			require.Equal(t, stats.Certain, found[0].Verdict)
			require.Len(t, found[0].Among, 2, name)
		}
		fig, err := l.Count(countylines.Arrests, countylines.WestMidlands, aWeek)
		require.NoError(t, err)
		require.Equal(t, stats.Bounds[int]{Lo: c.lo, Open: true}, fig.Bounds(), name)
	}
}

// Of the kinds for which a return is complete, what it does not list is none.
func TestCompleteReturns(t *testing.T) {
	r := countylines.Return{Area: countylines.Kent, Period: aWeek, Complete: countylines.KindsOf(seizure.KindWeapons), Seized: seizure.MustParse("two machetes and three knives")}
	l := countylines.Ledger{r}
	x := l.Index()
	for of, want := range map[countylines.Subject]string{
		countylines.WeaponsOf(seizure.AnyWeapon): "5", countylines.WeaponsOf(seizure.Bladed): "5", countylines.WeaponsOf(seizure.Firearms): "0",
		countylines.Counted(countylines.Arrests): "not reported", countylines.MassOf(seizure.Heroin): "not reported",
	} {
		answer := agree(t, x, of, countylines.Kent, aWeek)
		require.Equal(t, want, answer.Figure.String(), of)
		own, err := of.Of(r)
		require.NoError(t, err)
		require.Equal(t, want, own.String(), of)
	}
	for complete, want := range map[countylines.Kinds]string{countylines.KindsOf(seizure.NoKind): "0", countylines.AllKinds: "0", 0: "not reported"} {
		one := countylines.Ledger{{Area: countylines.Kent, Period: aWeek, Complete: complete}}
		fig, err := one.Count(countylines.LinesClosed, countylines.Kent, aWeek)
		require.NoError(t, err)
		require.Equal(t, want, fig.String(), complete)
	}
	more := append(l, countylines.Return{Area: countylines.Kent, Period: aWeek, Seized: seizure.MustParse("a shotgun")})
	require.Len(t, more.Conflicts(), 1, "a complete list has no shotgun")
}
