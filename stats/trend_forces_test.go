// SPDX-License-Identifier: MIT

package stats_test

import (
	"testing"

	"github.com/countylines/ops/stats"
	"github.com/stretchr/testify/require"
)

// trend_heroin.csv holds the heroin seizures of each force in England and
// Wales from 2009/10 (t = 0) to 2018/19, with the residents at mid-year, and what
// scipy, mpmath and exact rationals make of them. Seizures: Home Office, Seizures
// of drugs in England and Wales; residents: Office for National Statistics; both
// under the Open Government Licence v3.0.
func TestTrendOfForces(t *testing.T) {
	for _, v := range vectors(t, "trend_heroin") {
		years, seizures := v.list("t"), v.list("seizures")
		trendOf(v, "count_", years, seizures)
		var residents []float64
		if v.text("residents") != "" {
			residents = v.list("residents")
			rates := make([]float64, len(years))
			for i, n := range seizures {
				rates[i] = n * 100_000 / residents[i]
			}
			trendOf(v, "rate_", years, rates)
		}

		r := stats.PoissonTrend(years, points(v.ints("seizures"), residents), 0.95)
		switch v.text("poisson_status") {
		case "NE-all-zero":
			require.False(t, r.Slope.Estimable())
			require.Zero(t, r.Toward)
			continue
		case "NE-infinite-up":
			require.Equal(t, +1, r.Toward)
			continue
		case "NE-infinite-down":
			require.Equal(t, -1, r.Toward)
			continue
		}
		v.require("b0", float64(r.Intercept), 1e-10)
		v.require("b1", float64(r.Slope), 1e-10)
		v.require("se_b1", float64(r.SE), 1e-10)
		v.require("p_wald", float64(r.P), 1e-10)
		v.require("deviance", float64(r.Deviance), 1e-10)
		v.require("pearson_x2", float64(r.PearsonX2), 1e-10)
		v.require("dispersion", float64(r.PearsonDispersion), 1e-10)
		v.require("rr_per_year", float64(r.Ratio), 1e-10)
		v.require("rr_lo95", r.Interval.Lo, 1e-10)
		v.require("rr_hi95", r.Interval.Hi, 1e-10)
		own := r.WithOwnDispersion()
		v.require("se_b1_quasi", float64(own.SE), 1e-10)
		v.require("p_quasi_t", float64(own.P), 1e-10)
		v.require("rr_quasi_t_lo95", own.Interval.Lo, 1e-10)
		v.require("rr_quasi_t_hi95", own.Interval.Hi, 1e-10)
	}
}

// trendOf compares the rank methods with the columns of that prefix.
func trendOf(v vector, prefix string, t, y []float64) {
	v.t.Helper()
	m, s := stats.MannKendall(y), stats.TheilSen(t, y, 0.95)
	require.Equal(v.t, v.int(prefix+"s"), m.S, "line %d", v.line)
	for column, got := range map[string]float64{
		"var_s": float64(m.Variance), "tau_b": float64(m.Tau), "z": float64(m.Z),
		"p_exact": float64(m.P), "p_normal": float64(m.PNormal),
		"slope": float64(s.Slope), "intercept_joint": float64(s.Intercept),
		"lo95_exact": s.Exact.Lo, "hi95_exact": s.Exact.Hi,
		"lo95_gilbert": s.TieAware.Lo, "hi95_gilbert": s.TieAware.Hi,
	} {
		v.require(prefix+column, got, 1e-10)
	}
	v.require(prefix+"lo95_"+v.text(prefix+"ci_default"), s.Interval.Lo, 1e-10)
	v.require(prefix+"hi95_"+v.text(prefix+"ci_default"), s.Interval.Hi, 1e-10)
}

// trend_weeks.csv holds the weapons and firearms of the national weeks as
// printed, "more than" left out, by the day each week began.
func TestTrendOfWeeks(t *testing.T) {
	for _, v := range vectors(t, "trend_weeks") {
		printed, index := v.list("printed"), make([]float64, len(v.list("printed")))
		for i := range index {
			index[i] = float64(i + 1)
		}
		m := stats.MannKendall(printed)
		require.Equal(t, v.int("s"), m.S)
		v.require("p_exact", float64(m.P), 1e-10)
		byDay, byIndex := stats.TheilSen(v.list("day"), printed, 0.95), stats.TheilSen(index, printed, 0.95)
		v.require("slope_per_day", float64(byDay.Slope), 1e-10)
		v.require("slope_per_365_days", 365*float64(byDay.Slope), 1e-10)
		v.require("intercept_joint", float64(byDay.Intercept), 1e-10)
		v.require("slope_per_index", float64(byIndex.Slope), 1e-10)
		for unit, s := range map[string]stats.TheilSenResult{"_per_day": byDay, "_per_index": byIndex} {
			v.require("lo95_exact"+unit, s.Exact.Lo, 1e-10)
			v.require("hi95_exact"+unit, s.Exact.Hi, 1e-10)
			v.require("lo95_gilbert"+unit, s.TieAware.Lo, 1e-10)
			v.require("hi95_gilbert"+unit, s.TieAware.Hi, 1e-10)
		}
		require.Equal(t, v.text("ci_default") == "exact", byDay.Interval == byDay.Exact)
	}
}
