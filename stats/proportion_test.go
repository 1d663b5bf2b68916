// SPDX-License-Identifier: MIT

package stats_test

import (
	"testing"

	"github.com/countylines/ops/stats"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
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
		r := stats.Newcombe(pt(v.int("x1"), v.float("n1")), pt(v.int("x2"), v.float("n2")), v.float("conf"))
		v.require("diff", float64(r.Difference), 1e-12)
		v.require("lo", r.Interval.Lo, 1e-12)
		v.require("hi", r.Interval.Hi, 1e-12)
	}
}

// Clopper and Pearson's interval covers every share at least as often as it says;
// Wilson's is near it on the whole: within a hundredth on average.
func TestShareIntervalsCover(t *testing.T) {
	const level = 0.95
	for _, n := range []int{1, 2, 5, 12, 40} {
		average, shares := 0.0, 0
		for p := 0.0025; p < 1; p += 0.0025 {
			var exact, score float64
			for x := range n + 1 {
				if stats.ClopperPearson(x, n, level).Contains(p) {
					exact += binomial(n, x, p)
				}
				if stats.Wilson(x, n, level).Contains(p) {
					score += binomial(n, x, p)
				}
			}
			require.GreaterOrEqual(t, exact, level-1e-12, "n %d, p %v", n, p)
			average, shares = average+score, shares+1
		}
		require.InDelta(t, level, average/float64(shares), 0.011, "n %d", n)
	}
}

// What is so of a share is so of the rest, the other way round.
func TestSharesOfTheRest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		top := rapid.SampledFrom([]int{4, 60, 1_000_000}).Draw(t, "top")
		n1, n2 := rapid.IntRange(0, top).Draw(t, "n1"), rapid.IntRange(0, top).Draw(t, "n2")
		x1, x2 := rapid.IntRange(0, n1).Draw(t, "x1"), rapid.IntRange(0, n2).Draw(t, "x2")
		level := rapid.Float64Range(0.01, 0.999).Draw(t, "level")
		for _, interval := range []func(x, n int, level float64) stats.Interval{stats.Wilson, stats.ClopperPearson} {
			a, rest := interval(x1, n1, level), interval(n1-x1, n1, level)
			require.InDelta(t, a.Lo, 1-rest.Hi, 1e-14)
			require.InDelta(t, a.Hi, 1-rest.Lo, 1e-14)
			require.True(t, 0 <= a.Lo && a.Lo <= a.Hi && a.Hi <= 1)
			require.Equal(t, x1 == 0, a.Lo == 0)
			require.Equal(t, x1 == n1, a.Hi == 1)
		}
		d, swapped, rest := stats.Newcombe(pt(x1, float64(n1)), pt(x2, float64(n2)), level), stats.Newcombe(pt(x2, float64(n2)), pt(x1, float64(n1)), level), stats.Newcombe(pt(n1-x1, float64(n1)), pt(n2-x2, float64(n2)), level)
		require.InDelta(t, d.Interval.Lo, -swapped.Interval.Hi, 1e-13)
		require.InDelta(t, d.Interval.Hi, -swapped.Interval.Lo, 1e-13)
		require.InDelta(t, d.Interval.Lo, -rest.Interval.Hi, 1e-12)
		require.True(t, -1 <= d.Interval.Lo && d.Interval.Hi <= 1)
		if d.Difference.Estimable() {
			require.True(t, d.Interval.Contains(float64(d.Difference)))
		}
	})
}
