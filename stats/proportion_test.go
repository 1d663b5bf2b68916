package stats_test

import (
	"testing"

	"github.com/countylines/ops/stats"
)

func TestWilsonVectors(t *testing.T) {
	for _, v := range vectors(t, "proportion_wilson") {
		i := stats.Wilson(v.int("x"), v.int("n"), v.float("conf"))
		v.require("lo", i.Lo, 1e-13)
		v.require("hi", i.Hi, 1e-13)
	}
}

func TestClopperPearsonVectors(t *testing.T) {
	for _, v := range vectors(t, "proportion_clopper_pearson") {
		i := stats.ClopperPearson(v.int("x"), v.int("n"), v.float("conf"))
		v.require("lo", i.Lo, 1e-10)
		v.require("hi", i.Hi, 1e-10)
	}
}

func TestNewcombeVectors(t *testing.T) {
	for _, v := range vectors(t, "proportion_diff_newcombe") {
		r := stats.Newcombe(v.int("x1"), v.int("n1"), v.int("x2"), v.int("n2"), v.float("conf"))
		v.require("diff", float64(r.Difference), 1e-12)
		v.require("lo", r.Interval.Lo, 1e-12)
		v.require("hi", r.Interval.Hi, 1e-12)
	}
}
