// SPDX-License-Identifier: MIT

package stats_test

import (
	"math"
	"testing"

	"github.com/countylines/ops/stats"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestETestVectors(t *testing.T) {
	for _, v := range vectors(t, "e_test") {
		x1, n1, x2, n2, d := v.int("x1"), v.float("n1"), v.int("x2"), v.float("n2"), v.float("d")
		wald := stats.ETestWald(pt(x1, n1), pt(x2, n2), d)
		v.require("statistic_wald", float64(wald.Statistic), 1e-13)
		v.require("p_wald", float64(wald.P), 1e-12)
		if v.text("p_score") == "NA" {
			continue
		}
		score := stats.ETest(pt(x1, n1), pt(x2, n2))
		v.require("p_score", float64(score.P), 1e-12)
		if v.text("statistic_score") != "NA" {
			v.require("statistic_score", float64(score.Statistic), 1e-13)
		}
	}
}

// Against the definition: every outcome's statistic compared in whole numbers,
// its chance added to the sum.
func TestETestMatchesDefinition(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x1, x2 := rapid.IntRange(0, 14).Draw(t, "x1"), rapid.IntRange(0, 14).Draw(t, "x2")
		n1, n2 := rapid.Int64Range(1, 7).Draw(t, "n1"), rapid.Int64Range(1, 7).Draw(t, "n2")
		d := rapid.Int64Range(-2, 2).Draw(t, "d")
		wald := rapid.Bool().Draw(t, "wald")
		var r stats.ETestResult
		if wald {
			r = stats.ETestWald(pt(x1, float64(n1)), pt(x2, float64(n2)), float64(d))
		} else {
			d = 0
			r = stats.ETest(pt(x1, float64(n1)), pt(x2, float64(n2)))
		}
		require.InEpsilon(t, definedETest(x1, n1, x2, n2, d, wald), float64(r.P), 1e-11)
	})
}

func definedETest(x1 int, n1 int64, x2 int, n2, d int64, wald bool) float64 {
	// The statistic's square is u²/v in whole numbers.
	square := func(x1, x2 int) (u2, v int64) {
		u := int64(x1)*n2 - int64(x2)*n1 - d*n1*n2
		if v = int64(x1+x2) * n1 * n2; wald {
			v = int64(x1)*n2*n2 + int64(x2)*n1*n1
		}
		if u == 0 {
			v = 1
		}
		return u * u, v
	}
	rate := (float64(x1+x2) - float64(d*n1)) / float64(n1+n2)
	m1, m2 := float64(n1)*(rate+float64(d)), float64(n2)*rate
	if rate <= 0 || m1 <= 0 {
		return 1
	}
	seenU2, seenV := square(x1, x2)
	var p float64
	p1 := math.Exp(-m1)
	for k1 := range 120 {
		p2 := math.Exp(-m2)
		for k2 := range 120 {
			if u2, v := square(k1, k2); u2*seenV >= seenU2*v { // v = 0: infinite
				p += p1 * p2
			}
			p2 *= m2 / float64(k2+1)
		}
		p1 *= m1 / float64(k1+1)
	}
	return min(1, p)
}

func TestETestTurnedOver(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x1, t1, x2, t2 := drawRates(t)
		a, b := stats.ETest(pt(x1, t1), pt(x2, t2)), stats.ETest(pt(x2, t2), pt(x1, t1))
		require.True(t, closeTo(float64(a.P), float64(b.P), 1e-11))
		require.True(t, closeTo(float64(a.Statistic), -float64(b.Statistic), 1e-13))
		if t1 == t2 {
			wald := stats.ETestWald(pt(x1, t1), pt(x2, t2), 0)
			require.True(t, closeTo(float64(a.P), float64(wald.P), 1e-11)) // one statistic
		}
	})
}

// The normal limit takes over where the exact test has come to it.
func TestETestOfHugeCounts(t *testing.T) {
	if math.MaxInt == math.MaxInt32 {
		t.Skip("an int of 32 bits holds no such counts")
	}
	n := int(min(int64(4_999_000_000), math.MaxInt))
	m := n + 200_000
	before, after := stats.ETest(pt(n, 1), pt(m, 1)), stats.ETest(pt(n+1_000_000_000, 1), pt(m+1_000_000_000, 1))
	normal := math.Erfc(math.Abs(float64(before.Statistic)) / math.Sqrt2)
	require.InEpsilon(t, normal, float64(before.P), 1e-4)
	require.InEpsilon(t, math.Erfc(math.Abs(float64(after.Statistic))/math.Sqrt2), float64(after.P), 1e-12)
	require.Equal(t, stats.Estimate(1), stats.ETest(pt(math.MaxInt, 1), pt(math.MaxInt, 1)).P)
}
