// SPDX-License-Identifier: MIT

package stats_test

import (
	"testing"

	"github.com/countylines/ops/stats"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func strata(v vector) []stats.Stratum {
	var strata []stats.Stratum
	for i, count := range v.list("count") {
		strata = append(strata, stats.Stratum{Events: int(count), Population: v.list("pop")[i], Standard: v.list("std")[i]})
	}
	return strata
}

func TestDirectlyStandardisedRateVectors(t *testing.T) {
	for _, v := range vectors(t, "dsr_dobson") {
		per, level := v.float("per"), v.float("conf")
		r := stats.DirectlyStandardisedRate(strata(v), level).Per(per)
		require.Equal(t, v.int("total"), r.Events)
		v.require("dsr", float64(r.Rate), 1e-12)
		v.require("lo_exact", r.Interval.Lo, 1e-10)
		v.require("hi_exact", r.Interval.Hi, 1e-12)
		v.require("lo_byar", r.Byar.Lo, 1e-10)
		v.require("hi_byar", r.Byar.Hi, 1e-12)
		fayFeuer := stats.FayFeuer(strata(v), level).Times(per)
		v.require("hi_fayfeuer", fayFeuer.Hi, 1e-10)
		if r.Events == 0 {
			require.Zero(t, fayFeuer.Lo) // epitools has NaN
		} else {
			v.require("lo_fayfeuer", fayFeuer.Lo, 1e-10)
		}
	}
}

func TestIndirectlyStandardisedRatioVectors(t *testing.T) {
	for _, v := range vectors(t, "isr_ratio") {
		var strata []stats.ReferenceStratum
		for i, population := range v.list("pop") {
			strata = append(strata, stats.ReferenceStratum{Population: population, ReferenceEvents: v.list("ref_count")[i], ReferencePopulation: v.list("ref_pop")[i]})
		}
		r := stats.IndirectlyStandardisedRatio(v.int("obs"), strata, v.float("conf"))
		v.require("expected", float64(r.Expected), 1e-13)
		v.require("ratio", float64(r.Ratio), 1e-13)
		v.require("lo_exact", r.Interval.Lo, 1e-12)
		v.require("hi_exact", r.Interval.Hi, 1e-12)
		v.require("lo_byar", r.Byar.Lo, 1e-10)
		v.require("hi_byar", r.Byar.Hi, 1e-12)
		v.require("p_central", float64(r.P), 1e-12)
	}
}

func TestStandardisationKnowsNoOrderNorUnit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var strata, turned []stats.Stratum
		for range rapid.IntRange(1, 8).Draw(t, "strata") {
			s := stats.Stratum{
				Events:     rapid.IntRange(0, 50).Draw(t, "events"),
				Population: rapid.Float64Range(1, 1e6).Draw(t, "population"),
				Standard:   rapid.Float64Range(1, 1e6).Draw(t, "standard"),
			}
			strata = append(strata, s)
			s.Standard *= 1024
			turned = append([]stats.Stratum{s}, turned...)
		}
		a, b := stats.DirectlyStandardisedRate(strata, 0.95), stats.DirectlyStandardisedRate(turned, 0.95)
		require.InDelta(t, float64(a.Rate), float64(b.Rate), 1e-12*float64(a.Rate))
		if a.Interval.Estimable() {
			require.InDelta(t, a.Interval.Hi, b.Interval.Hi, 1e-11*a.Interval.Hi)
			require.True(t, a.Interval.Contains(float64(a.Rate)))
			require.True(t, stats.FayFeuer(strata, 0.95).Contains(float64(a.Rate)))
		}
		// One stratum is the crude rate.
		one, crude := stats.DirectlyStandardisedRate(strata[:1], 0.95), stats.Rate(pt(strata[0].Events, strata[0].Population), 0.95)
		require.InDelta(t, float64(crude.Rate), float64(one.Rate), 1e-14)
		if one.Events > 0 {
			require.InDelta(t, crude.Interval.Hi, one.Interval.Hi, 1e-12*crude.Interval.Hi)
			require.InDelta(t, crude.Interval.Lo, one.Interval.Lo, 1e-12*crude.Interval.Hi)
		}
	})
}

func TestStandardisedRatioPAgreesWithInterval(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		level := rapid.Float64Range(0.01, 0.999).Draw(t, "level")
		r := stats.IndirectlyStandardisedRatio(rapid.IntRange(0, 100).Draw(t, "observed"),
			[]stats.ReferenceStratum{{Population: rapid.Float64Range(0.1, 100).Draw(t, "expected"), ReferenceEvents: 1, ReferencePopulation: 1}}, level)
		if diff := float64(r.P) - (1 - level); diff > 1e-9 || diff < -1e-9 {
			require.Equal(t, float64(r.P) < 1-level, !r.Interval.Contains(1), "%v", r)
		}
	})
}
