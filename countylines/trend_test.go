// SPDX-License-Identifier: MIT

package countylines_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

// years are the financial years of the record of seizures.
func years() []calendar.Period {
	var all []calendar.Period
	for y := 2009; y < 2019; y++ {
		all = append(all, calendar.Date(y, 4, 1).FinancialYear())
	}
	return all
}

func TestTrendOfSeizures(t *testing.T) {
	for _, w := range append(wants(t, "trend_heroin"), wants(t, "trend_amphetamine")...) {
		s := countylines.Trend(seized(), of(drugOf(t, w.text("drug"))), w.area("slug"), years(), 0.95)
		w.int("n_years", len(s.Points))
		missing := ""
		for i, p := range s.Missing {
			if i > 0 {
				missing += ";"
			}
			missing += p.Label()
		}
		require.Equal(t, w.text("missing_years"), missing)
		require.Equal(t, missing != "", slices.Contains(s.Notes, countylines.Gaps))
		require.Equal(t, w.text("caution") == "resident-population-unsuitable", slices.Contains(s.Notes, countylines.FewResidents))
		require.Equal(t, w.text("population_used") == "none", slices.Contains(s.Notes, countylines.NoResidents))
		course := func(prefix string, c countylines.Course) {
			w.int(prefix+"s", c.MannKendall.S)
			w.float(prefix+"var_s", float64(c.MannKendall.Variance), 1e-14)
			w.float(prefix+"tau_b", float64(c.MannKendall.Tau), 1e-12)
			w.float(prefix+"z", float64(c.MannKendall.Z), 1e-12)
			w.float(prefix+"p_exact", float64(c.MannKendall.P), 1e-12)
			w.float(prefix+"p_normal", float64(c.MannKendall.PNormal), 1e-12)
			w.float(prefix+"slope", float64(c.TheilSen.Slope), 1e-11)
			w.float(prefix+"intercept_joint", float64(c.TheilSen.Intercept), 1e-10)
			w.float(prefix+"lo95_exact", c.TheilSen.Exact.Lo, 1e-11)
			w.float(prefix+"hi95_exact", c.TheilSen.Exact.Hi, 1e-11)
			w.float(prefix+"lo95_gilbert", c.TheilSen.TieAware.Lo, 1e-10)
			w.float(prefix+"hi95_gilbert", c.TheilSen.TieAware.Hi, 1e-10)
			byDefault := c.TheilSen.TieAware
			if w.text(prefix+"ci_default") == "exact" {
				byDefault = c.TheilSen.Exact
			}
			require.Equal(t, byDefault, c.TheilSen.Interval, w.at)
		}
		course("count_", s.Count)
		if w.text("population_used") == "mid-year" {
			course("rate_", s.Rate)
		} else {
			require.False(t, s.Rate.TheilSen.Slope.Estimable())
		}
		own := s.Poisson.WithOwnDispersion()
		w.float("b0", float64(s.Poisson.Intercept), 1e-10)
		w.float("b1", float64(s.Poisson.Slope), 1e-9)
		w.float("se_b1", float64(s.Poisson.SE), 1e-9)
		w.float("p_wald", float64(s.Poisson.P), 1e-7)
		w.float("deviance", float64(s.Poisson.Deviance), 1e-10)
		w.float("pearson_x2", float64(s.Poisson.PearsonX2), 1e-10)
		w.float("dispersion", float64(s.Poisson.PearsonDispersion), 1e-10)
		w.float("se_b1_quasi", float64(own.SE), 1e-9)
		w.float("p_quasi_t", float64(own.P), 1e-8)
		w.float("rr_per_year", float64(s.Poisson.Ratio), 1e-10)
		w.float("rr_lo95", s.Poisson.Interval.Lo, 1e-10)
		w.float("rr_hi95", s.Poisson.Interval.Hi, 1e-10)
		w.float("rr_quasi_t_lo95", own.Interval.Lo, 1e-9)
		w.float("rr_quasi_t_hi95", own.Interval.Hi, 1e-9)
	}
}

func TestTrendOfLittle(t *testing.T) {
	week := func(n int) calendar.Period { return (october3 + 7*calendar.Day(n)).Week() }
	arrests := func(p calendar.Period, fig stats.Figure[int]) countylines.Return {
		return countylines.Return{Area: countylines.Staffordshire, Period: p, Counts: countylines.Counts{countylines.Arrests: fig}}
	}
	trend := func(periods []calendar.Period, l ...countylines.Return) countylines.Series {
		return countylines.Trend(l, countylines.Counted(countylines.Arrests), countylines.Staffordshire, periods, 0.95)
	}
	none := trend(nil)
	require.Empty(t, none.Points)
	require.Empty(t, none.Notes)

	one := trend([]calendar.Period{week(0), week(0), {}}, arrests(week(0), stats.Exactly(25)))
	require.Len(t, one.Points, 1)
	require.Empty(t, one.Missing, "a period asked twice counts once, one of no days not at all")
	require.Equal(t, stats.Estimate(1), one.Count.MannKendall.P)
	require.False(t, one.Count.TheilSen.Slope.Estimable())
	require.False(t, one.Poisson.Slope.Estimable())

	zeros := trend([]calendar.Period{week(2), week(0), week(1)}, arrests(week(0), stats.Exactly(0)), arrests(week(1), stats.Exactly(0)), arrests(week(2), stats.Exactly(0)))
	require.False(t, zeros.Days, "the weeks adjoin, in whatever order they were asked")
	require.Zero(t, zeros.Count.TheilSen.Slope)
	require.False(t, zeros.Poisson.Slope.Estimable())
	require.Empty(t, zeros.Steps)

	words := trend([]calendar.Period{week(0), week(4), week(8), week(12)}, arrests(week(0), stats.Exactly(10)), arrests(week(4), stats.MoreThan(20)), arrests(week(12), stats.Exactly(40)))
	require.True(t, words.Days)
	require.Equal(t, []countylines.Note{countylines.Inexact, countylines.Gaps}, words.Notes)
	require.Equal(t, []calendar.Period{week(8)}, words.Missing)
	require.InDelta(t, 30.0/84, float64(words.Count.TheilSen.Slope), 1e-12)

	short := arrests(week(1), stats.Exactly(25))
	short.Days = calendar.Period{From: week(1).From, To: week(1).From + 5}
	perDay := trend([]calendar.Period{week(0), week(1)}, arrests(week(0), stats.Exactly(35)), short)
	require.Contains(t, perDay.Notes, countylines.LengthsDiffer)
	require.InDelta(t, 0, float64(perDay.Poisson.Slope), 1e-12, "five a day in both")
	require.InDelta(t, -10, float64(perDay.Count.TheilSen.Slope), 0, "but ten fewer in all")
}

// Merseyside's seizures of any drug fell from 12,946 to 1,797 from 2009/10 to
// 2010/11, and stayed low.
func TestTrendSteps(t *testing.T) {
	s := countylines.Trend(seized(), of(seizure.AnyDrug), countylines.Merseyside, years(), 0.95)
	require.Contains(t, s.Notes, countylines.LevelBreak)
	require.Equal(t, "2009/10", s.Steps[0].Before.Label())
	require.Equal(t, "2010/11", s.Steps[0].After.Label())
	require.InDelta(t, 0.139, float64(s.Steps[0].Ratio), 0.005)
	require.Empty(t, s.Steps[0].Why, "the figures show it, nobody says why")

	weeks := []calendar.Period{calendar.Date(2021, 10, 11).Week(), calendar.Date(2023, 10, 9).Week()}
	l := countylines.Ledger{
		{Area: countylines.UK, Period: weeks[0], Counts: countylines.Counts{countylines.PeopleSafeguarded: stats.Exactly(2664), countylines.ChildrenSafeguarded: stats.Exactly(2209)}},
		{Area: countylines.UK, Period: weeks[1], Counts: countylines.Counts{countylines.PeopleSafeguarded: stats.Exactly(710), countylines.ChildrenSafeguarded: stats.Exactly(58)}},
	}
	s = countylines.Trend(l, countylines.Counted(countylines.PeopleSafeguarded), countylines.UK, weeks, 0.95)
	require.Contains(t, s.Notes, countylines.DefinitionBroke)
	require.NotEmpty(t, s.Steps[0].Why)
	s = countylines.Trend(l, countylines.Counted(countylines.ChildrenSafeguarded), countylines.UK, weeks, 0.95)
	require.Len(t, s.Steps, 1, "a part of what is said to have changed")
	s = countylines.Trend(l, countylines.Counted(countylines.Arrests), countylines.UK, weeks, 0.95)
	require.Len(t, s.Missing, 2)
}

func TestTrendOfAnAreaOfSeveralForces(t *testing.T) {
	s := countylines.Trend(seized(), of(seizure.Heroin), countylines.Staffordshire|countylines.WestMercia, years(), 0.95)
	require.Len(t, s.Points, 10)
	a := countylines.Trend(seized(), of(seizure.Heroin), countylines.Staffordshire, years(), 0.95)
	b := countylines.Trend(seized(), of(seizure.Heroin), countylines.WestMercia, years(), 0.95)
	for i, m := range s.Points {
		both, exact := m.Value.Figure.Exact()
		require.True(t, exact)
		x, _ := a.Points[i].Value.Figure.Exact()
		y, _ := b.Points[i].Value.Figure.Exact()
		require.Equal(t, x+y, both)
		require.Equal(t, a.Points[i].Exposure.Residents+b.Points[i].Exposure.Residents, m.Exposure.Residents)
	}
}
