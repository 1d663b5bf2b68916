// SPDX-License-Identifier: MIT

package countylines_test

import (
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

var weaponOf = map[string]seizure.Weapon{"weapons": seizure.AnyWeapon, "firearms": seizure.Firearms}

// week gives the return of a row of weeks.csv about a national week, with so many
// days more than the operation has.
func (w want) week(daysMore calendar.Day) countylines.Return {
	w.t.Helper()
	from, err := calendar.ParseDay(w.text("start"))
	require.NoError(w.t, err)
	r := countylines.Return{Area: countylines.UK, Period: from.Week()}
	r.Days = calendar.Period{From: from, To: r.Period.To + daysMore}
	n, err := strconv.Atoi(w.text("value"))
	require.NoError(w.t, err)
	r.Seized = seizure.Of(weaponOf[w.text("measure")].Count(stats.Exactly(n)))
	return r
}

// The national weeks, each against the last with a figure and against the same
// season's of the year before.
func TestWeeksCompared(t *testing.T) {
	type key struct{ operation, measure string }
	rows := map[key]want{}
	for _, w := range wants(t, "weeks") {
		rows[key{w.text("operation"), w.text("measure")}] = w
	}
	compared := 0
	for k, w := range rows {
		if w.text("value") == "" {
			continue
		}
		r := w.week(0)
		n, err := r.Seized.Weapons.Of(weaponOf[k.measure])
		require.NoError(t, err)
		value, _ := n.Exact()
		ci := stats.Garwood(value, 0.95)
		w.float("count_lo95", ci.Lo, 1e-12)
		w.float("count_hi95", ci.Hi, 1e-12)
		w.float("per_day", float64(stats.Rate(stats.Point{Events: value, Of: float64(r.Days.Size())}, 0.95).Rate), 1e-14)
		for _, against := range []string{"prev", "season"} {
			before, ok := rows[key{w.text(against + "_operation"), k.measure}]
			if !ok || w.text(against+"_value") == "" {
				continue
			}
			compared++
			row := only(t, countylines.Compare(before.week(0), r))
			w.float(against+"_pct", row.Change.Bounds.Lo, 1e-12)
			w.float(against+"_pct_words_lo", row.Change.Bounds.Lo, 1e-12)
			w.float(against+"_pct_words_hi", row.Change.Bounds.Hi, 1e-12)
			w.float(against+"_pct_reading_hi", row.Change.Reading.Hi, 1e-12)
			odds := row.Chance(0.95, 1)
			w.float(against+"_rr_lo95", odds.Interval.Bounds.Lo, 1e-10)
			w.float(against+"_rr_hi95", odds.Interval.Bounds.Hi, 1e-10)
			w.float(against+"_p_central", odds.P.Bounds.Lo, 1e-9)
			if w.text(against+"_alt_days_rr") == "" {
				continue
			}
			var longer, longerBefore calendar.Day
			if w.text("days_alternative") != "" {
				longer = 1
			}
			if before.text("days_alternative") != "" {
				longerBefore = 1
			}
			row = only(t, countylines.Compare(before.week(longerBefore), w.week(longer)))
			w.float(against+"_alt_days_rr", 1+row.Change.Bounds.Lo/100, 1e-12)
			odds = row.Chance(0.95, 1)
			w.float(against+"_alt_days_rr_lo95", odds.Interval.Bounds.Lo, 1e-10)
			w.float(against+"_alt_days_rr_hi95", odds.Interval.Bounds.Hi, 1e-10)
			w.float(against+"_alt_days_p_central", odds.P.Bounds.Lo, 1e-9)
		}
	}
	require.Greater(t, compared, 20)
}

func only(t *testing.T, c countylines.Comparison) countylines.Row {
	t.Helper()
	require.Len(t, c, 1)
	return c[0]
}

// Two successive weeks of one force, of 5 to 8 days: the change per day.
func TestWeeksOfForces(t *testing.T) {
	differ := 0
	for _, w := range wants(t, "weeks_forces") {
		m, err := countylines.ParseMeasure(w.text("measure"))
		require.NoError(t, err)
		week := func(side string) countylines.Return {
			from, err := calendar.ParseDay(w.text("start_" + side))
			require.NoError(t, err)
			to, err := calendar.ParseDay(w.text("end_" + side))
			require.NoError(t, err)
			n, err := strconv.Atoi(w.text("value_" + side))
			require.NoError(t, err)
			return countylines.Return{Area: countylines.Staffordshire, Period: calendar.Period{From: from, To: to + 1}, Counts: countylines.Counts{m: stats.Exactly(n)}}
		}
		row := only(t, countylines.Compare(week("a"), week("b")))
		w.float("pct_per_day", row.Change.Bounds.Lo, 1e-12)
		odds := row.Chance(0.95, 1)
		w.float("rr_lo95", odds.Interval.Bounds.Lo, 1e-10)
		w.float("rr_hi95", odds.Interval.Bounds.Hi, 1e-10)
		w.float("p_central", odds.P.Bounds.Lo, 1e-9)
		if w.text("lengths_differ") == "yes" {
			differ++
			require.Contains(t, row.Notes, countylines.LengthsDiffer)
			w.float("per_day_a", row.RateA.Bounds.Lo, 1e-12)
			w.float("per_day_b", row.RateB.Bounds.Lo, 1e-12)
		}
	}
	require.Positive(t, differ)
}

// The whole of the national weeks: by days, by order, and one season alone.
func TestTrendOfWeeks(t *testing.T) {
	var l countylines.Ledger
	for _, w := range wants(t, "weeks") {
		if w.text("value") != "" {
			l = append(l, w.week(0))
		}
	}
	for _, w := range wants(t, "weeks_trend") {
		of := countylines.WeaponsOf(weaponOf[w.text("measure")])
		var weeks []calendar.Period
		for _, o := range countylines.Operations() {
			if _, month, _ := o.Period.From.Date(); w.text("subset") != "autumn-only" || month >= time.September {
				weeks = append(weeks, o.Period)
			}
		}
		s := countylines.Trend(l, of, countylines.UK, weeks, 0.95)
		require.True(t, s.Days)
		w.int("n", len(s.Points))
		w.int("s", s.Count.MannKendall.S)
		w.float("var_s", float64(s.Count.MannKendall.Variance), 1e-12)
		w.float("tau_b", float64(s.Count.MannKendall.Tau), 1e-12)
		w.float("z", float64(s.Count.MannKendall.Z), 1e-12)
		w.float("p_exact", float64(s.Count.MannKendall.P), 1e-12)
		w.float("p_normal", float64(s.Count.MannKendall.PNormal), 1e-12)
		slopes := s.Count.TheilSen
		w.float("slope_per_day", float64(slopes.Slope), 1e-12)
		w.float("slope_per_365_days", 365*float64(slopes.Slope), 1e-12)
		w.float("lo95_exact_per_day", slopes.Exact.Lo, 1e-12)
		w.float("hi95_exact_per_day", slopes.Exact.Hi, 1e-12)
		w.float("lo95_gilbert_per_day", slopes.TieAware.Lo, 1e-10)
		w.float("hi95_gilbert_per_day", slopes.TieAware.Hi, 1e-10)
		// The intercept is on 21 January 2019, the first of all weeks, whichever is asked first.
		since := float64(weeks[0].From - calendar.Date(2019, 1, 21))
		w.float("intercept_joint", float64(slopes.Intercept)-since*float64(slopes.Slope), 1e-10)
	}
}
