// SPDX-License-Identifier: MIT

package stats_test

import (
	"testing"

	"github.com/countylines/ops/stats"
)

func TestRateChangeVectors(t *testing.T) {
	for _, v := range vectors(t, "percent_change") {
		r := stats.RateChange(pt(v.int("before"), v.float("t_before")), pt(v.int("after"), v.float("t_after")), v.float("conf"))
		v.require("pct", float64(r.Percent), 1e-12)
		v.require("lo", r.Interval.Lo, 1e-10)
		v.require("hi", r.Interval.Hi, 1e-10)
		v.require("p_central", float64(r.P), 1e-10)
	}
}
