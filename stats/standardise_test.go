package stats_test

import (
	"testing"

	"github.com/countylines/ops/stats"
	"github.com/stretchr/testify/require"
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
