package stats_test

import (
	"testing"

	"github.com/countylines/ops/stats"
)

func TestGarwoodVectors(t *testing.T) {
	for _, v := range vectors(t, "poisson_garwood") {
		i := stats.Garwood(v.int("count"), v.float("conf"))
		v.require("lo", i.Lo, 1e-13)
		v.require("hi", i.Hi, 1e-13)
	}
}

func TestByarVectors(t *testing.T) {
	for _, v := range vectors(t, "poisson_byar") {
		i := stats.Byar(v.int("count"), v.float("conf"))
		v.require("lo", i.Lo, 1e-10)
		v.require("hi", i.Hi, 1e-13)
	}
}

func TestRateVectors(t *testing.T) {
	for _, v := range vectors(t, "poisson_rate") {
		r := stats.Rate(v.int("count"), v.float("exposure"), v.float("conf")).Per(v.float("per"))
		v.require("rate", float64(r.Rate), 1e-14)
		v.require("lo", r.Interval.Lo, 1e-13)
		v.require("hi", r.Interval.Hi, 1e-13)
	}
}
