package stats_test

import (
	"testing"

	"github.com/countylines/ops/stats"
)

func TestETestVectors(t *testing.T) {
	for _, v := range vectors(t, "e_test") {
		x1, n1, x2, n2, d := v.int("x1"), v.float("n1"), v.int("x2"), v.float("n2"), v.float("d")
		wald := stats.ETestWald(x1, n1, x2, n2, d)
		v.require("statistic_wald", float64(wald.Statistic), 1e-13)
		v.require("p_wald", float64(wald.P), 1e-12)
		if v.text("p_score") == "NA" {
			continue
		}
		score := stats.ETest(x1, n1, x2, n2)
		v.require("p_score", float64(score.P), 1e-12)
		if v.text("statistic_score") != "NA" {
			v.require("statistic_score", float64(score.Statistic), 1e-13)
		}
	}
}
