// SPDX-License-Identifier: MIT

package stats_test

import (
	"math"
	"math/big"
	"testing"

	"github.com/countylines/ops/stats"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestIntervalArithmeticVectors(t *testing.T) {
	operations := map[string]func(a, b stats.Interval) stats.Interval{
		"add": stats.Interval.Add, "sub": stats.Interval.Sub, "mul": stats.Interval.Mul,
		"div": stats.Interval.Div, "pct": stats.Interval.PercentTo,
	}
	for _, v := range vectors(t, "intervals") {
		a, b := stats.Interval{Lo: v.float("a_lo"), Hi: v.float("a_hi")}, stats.Interval{Lo: v.float("b_lo"), Hi: v.float("b_hi")}
		r := operations[v.text("op")](a, b)
		v.require("lo", r.Lo, 1e-14)
		v.require("hi", r.Hi, 1e-14)
		denominator := map[string]stats.Interval{"div": b, "pct": a}
		d, divided := denominator[v.text("op")]
		require.Equal(t, v.text("denominator_may_be_zero") == "true", divided && d.Contains(0))
	}
}

// Results hold the exact rational result of any numbers within, and are no wider
// than the float next to it.
func TestIntervalArithmeticIsSound(t *testing.T) {
	end := rapid.OneOf(
		rapid.Map(rapid.IntRange(-6, 6), func(n int) float64 { return float64(n) }),
		rapid.Float64Range(-1e3, 1e3),
		rapid.Float64Range(-math.MaxFloat64, math.MaxFloat64),
		rapid.SampledFrom([]float64{math.Inf(-1), math.Inf(1), math.Copysign(0, -1), 5e-324, -1e-310, 1e-170, -1e-160}),
	)
	interval := rapid.Custom(func(t *rapid.T) stats.Interval {
		a, b := end.Draw(t, "end"), end.Draw(t, "end")
		return stats.Interval{Lo: min(a, b), Hi: max(a, b)}
	}).Filter(func(i stats.Interval) bool { return i.Lo < math.Inf(1) && i.Hi > math.Inf(-1) })
	inside := func(t *rapid.T, i stats.Interval) float64 {
		lo, hi := max(i.Lo, -math.MaxFloat64), min(i.Hi, math.MaxFloat64)
		return rapid.OneOf(rapid.Just(lo), rapid.Just(hi), rapid.Float64Range(lo, hi)).Draw(t, "inside")
	}
	rapid.Check(t, func(t *rapid.T) {
		a, b := interval.Draw(t, "a"), interval.Draw(t, "b")
		x, y := inside(t, a), inside(t, b)
		p, q := new(big.Rat).SetFloat64(x), new(big.Rat).SetFloat64(y)
		holds := func(op string, r stats.Interval, exact *big.Rat) {
			within := (math.IsInf(r.Lo, -1) || !math.IsInf(r.Lo, 1) && new(big.Rat).SetFloat64(r.Lo).Cmp(exact) <= 0) &&
				(math.IsInf(r.Hi, 1) || !math.IsInf(r.Hi, -1) && new(big.Rat).SetFloat64(r.Hi).Cmp(exact) >= 0)
			require.True(t, within, "%v %s %v: %v does not hold %v %s %v", a, op, b, r, x, op, y)
			if a.Lo == a.Hi && b.Lo == b.Hi && op != "to" && math.Abs(r.Hi) < 1e300 {
				require.True(t, r.Hi <= math.Nextafter(math.Nextafter(r.Lo, math.Inf(1)), math.Inf(1)), "%v %s %v: %v", a, op, b, r)
			}
			require.False(t, r.Lo == 0 && math.Signbit(r.Lo) && r.Hi == 0, "minus nothing")
		}
		holds("+", a.Add(b), new(big.Rat).Add(p, q))
		holds("-", a.Sub(b), new(big.Rat).Sub(p, q))
		holds("*", a.Mul(b), new(big.Rat).Mul(p, q))
		if y != 0 {
			holds("/", a.Div(b), new(big.Rat).Quo(p, q))
		}
		if x != 0 {
			exact := new(big.Rat).Quo(q, p)
			exact.Sub(exact, big.NewRat(1, 1))
			holds("to", a.PercentTo(b), exact.Mul(exact, big.NewRat(100, 1)))
		}
	})
}

func TestIntervalArithmeticOfBadInput(t *testing.T) {
	ok, nan := stats.Interval{Lo: 1, Hi: 2}, math.NaN()
	for _, bad := range []stats.Interval{{Lo: nan, Hi: 1}, {Lo: nan, Hi: nan}, {Lo: 2, Hi: 1}, {Lo: math.Inf(1), Hi: math.Inf(1)}, {Lo: math.Inf(-1), Hi: math.Inf(-1)}} {
		for _, op := range []func(a, b stats.Interval) stats.Interval{stats.Interval.Add, stats.Interval.Sub, stats.Interval.Mul, stats.Interval.Div, stats.Interval.PercentTo} {
			require.False(t, op(ok, bad).Estimable(), "%v", bad)
			require.False(t, op(bad, ok).Estimable(), "%v", bad)
		}
	}
	require.False(t, ok.Div(stats.Interval{}).Estimable())
	require.Equal(t, stats.Interval{}, stats.Interval{}.Div(stats.Interval{Lo: -1, Hi: 1}))
}
