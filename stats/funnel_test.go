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

func TestPoissonLimitsVectors(t *testing.T) {
	for _, v := range vectors(t, "funnel_limits") {
		observed, expected := v.int("observed"), v.float("expected")
		for level, column := range map[float64]string{0.95: "95", 0.998: "998"} {
			l := stats.PoissonLimits(expected, level)
			v.require("lo"+column+"_exact", l.Exact.Lo, 0)
			v.require("hi"+column+"_exact", l.Exact.Hi, 0)
			require.InDelta(t, v.float("lo"+column+"_interp"), l.Smooth.Lo, 1e-10)
			require.InDelta(t, v.float("hi"+column+"_interp"), l.Smooth.Hi, 1e-10)
		}
		points := []stats.Point{{Events: observed, Of: expected}}
		outer, inner := stats.FunnelRate(points, 0.998).About(1).Points[0], stats.FunnelRate(points, 0.95).About(1).Points[0]
		v.require("ratio", float64(outer.Value), 1e-14)
		if v.float("p_low") > 1e-30 {
			v.require("p_low", float64(outer.PLow), 1e-12)
		}
		if v.float("p_high") > 1e-30 {
			v.require("p_high", float64(outer.PHigh), 1e-12)
		}
		flag := "in"
		switch {
		case outer.Flag == stats.Below:
			flag = "low998"
		case inner.Flag == stats.Below:
			flag = "low95"
		case outer.Flag == stats.Above:
			flag = "high998"
		case inner.Flag == stats.Above:
			flag = "high95"
		}
		require.Equal(t, v.text("flag"), flag, "line %d", v.line)
	}
}

func TestFunnelOverdispersionVectors(t *testing.T) {
	for _, v := range vectors(t, "funnel_overdispersion") {
		var points []stats.Point
		for i, expected := range v.list("exp") {
			points = append(points, stats.Point{Events: int(v.list("obs")[i]), Of: expected})
		}
		ratio, root := stats.FunnelRate(points, 0.95).About(1).Overdispersion(v.float("winsor"))
		v.require("phi_raw", float64(ratio.Phi), 1e-12)
		v.require("phi_w_raw", float64(ratio.Winsorised), 1e-12)
		v.require("tau2_raw", float64(ratio.Tau2), 1e-11)
		v.require("phi_sqrt", float64(root.Phi), 1e-12)
		v.require("phi_w_sqrt", float64(root.Winsorised), 1e-12)
		v.require("tau2_sqrt", float64(root.Tau2), 1e-11)
		multiplied, added, squared := ratio.Multiplicative(50, 0.95), ratio.Additive(50, 0.95), root.Additive(50, 0.95)
		v.require("mult_lo95_at_E50", multiplied.Lo, 1e-12)
		v.require("mult_hi95_at_E50", multiplied.Hi, 1e-12)
		v.require("re_lo95_at_E50", added.Lo, 1e-11)
		v.require("re_hi95_at_E50", added.Hi, 1e-11)
		v.require("re_sqrt_hi95_at_E50", squared.Hi, 1e-11)
		if squared.Estimable() { // of one point the table has a lower limit of 0, and no upper
			v.require("re_sqrt_lo95_at_E50", squared.Lo, 1e-11)
		}
	}
}

// The limits of a share, by sums of exact binomial probabilities.
func TestBinomialLimitsMatchDirectSums(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 120).Draw(t, "n")
		share := rapid.Float64Range(0, 1).Draw(t, "share")
		level := rapid.SampledFrom([]float64{0.8, 0.95, 0.998}).Draw(t, "level")
		l := stats.BinomialLimits(n, share, level)
		pmf := exactBinomial(n, share)
		lo, smoothLo := firstReaching(pmf, (1-level)/2)
		hi, smoothHi := firstReaching(pmf, (1+level)/2)
		require.Equal(t, stats.Interval{Lo: float64(lo), Hi: float64(hi)}, l.Exact)
		require.InDelta(t, smoothLo, l.Smooth.Lo, 1e-9*(1+math.Abs(smoothLo)))
		require.InDelta(t, smoothHi, l.Smooth.Hi, 1e-6*(1+math.Abs(smoothHi))) // the sum loses digits near 1
	})
}

// firstReaching gives the first k at which the sum of pmf reaches p, and the same
// interpolated.
func firstReaching(pmf []*big.Float, p float64) (k int, smooth float64) {
	sum, want := new(big.Float).SetPrec(300), new(big.Float).SetFloat64(p)
	for k := range pmf {
		if sum.Add(sum, pmf[k]); sum.Cmp(want) >= 0 {
			excess := new(big.Float).Sub(sum, want)
			part, _ := excess.Quo(excess, pmf[k]).Float64()
			return k, float64(k) - part
		}
	}
	panic("a distribution sums to 1")
}

// exactBinomial gives the chances of 0 … n of n, at 300 bits.
func exactBinomial(n int, share float64) []*big.Float {
	p := new(big.Float).SetPrec(300).SetFloat64(share)
	q := new(big.Float).SetPrec(300).SetFloat64(1)
	q.Sub(q, p)
	pmf := make([]*big.Float, n+1)
	for k := range pmf {
		chance := new(big.Float).SetPrec(300).SetInt(new(big.Int).Binomial(int64(n), int64(k)))
		for range k {
			chance.Mul(chance, p)
		}
		for range n - k {
			chance.Mul(chance, q)
		}
		pmf[k] = chance
	}
	return pmf
}

func TestFunnelFlagsAgreeWithLimits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		proportion := rapid.Bool().Draw(t, "proportion")
		level := rapid.Float64Range(0.5, 0.9999).Draw(t, "level")
		var points []stats.Point
		for range rapid.IntRange(1, 12).Draw(t, "points") {
			of := rapid.IntRange(0, 500).Draw(t, "of")
			points = append(points, stats.Point{Events: rapid.IntRange(0, of).Draw(t, "events"), Of: float64(of)})
		}
		f := stats.FunnelRate(points, level)
		if proportion {
			f = stats.FunnelProportion(points, level)
		}
		for _, p := range f.Points {
			if p.Flag == stats.NoLimits {
				require.False(t, p.Limits.Exact.Estimable())
				continue
			}
			if math.Abs(float64(p.PHigh)-(1-level)/2) < 1e-9 {
				continue // a tie: the limit is reached and the tail not passed
			}
			k := float64(p.Events)
			require.Equal(t, k < math.Round(p.Limits.Exact.Lo*p.Of), p.Flag == stats.Below)
			require.Equal(t, k > math.Round(p.Limits.Exact.Hi*p.Of), p.Flag == stats.Above)
		}
	})
}

// Twice the residents, half the rate: nothing else of a funnel changes.
func TestFunnelRateKnowsNoUnit(t *testing.T) {
	points := []stats.Point{{Events: 25, Of: 1_147_132}, {Events: 38, Of: 1_314_424}, {Events: 3, Of: 2_000_000}}
	a := stats.FunnelRate(points, 0.95)
	for i := range points {
		points[i].Of /= 1 << 10
	}
	b := stats.FunnelRate(points, 0.95)
	for i := range a.Points {
		require.Equal(t, a.Points[i].Flag, b.Points[i].Flag)
		require.Equal(t, a.Points[i].PLow, b.Points[i].PLow)
		require.Equal(t, a.Points[i].Limits.Exact.Times(1<<10), b.Points[i].Limits.Exact)
	}
}

// Overdispersion only widens a funnel, and does nothing to one that chance explains.
func TestFunnelWidened(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		proportion := rapid.Bool().Draw(t, "proportion")
		var points []stats.Point
		for range rapid.IntRange(2, 20).Draw(t, "points") {
			of := rapid.IntRange(20, 500).Draw(t, "of")
			points = append(points, stats.Point{Events: rapid.IntRange(of/4, of*3/4).Draw(t, "events"), Of: float64(of)})
		}
		f := stats.FunnelRate(points, 0.95)
		if proportion {
			f = stats.FunnelProportion(points, 0.95)
		}
		ratio, root := f.Overdispersion(0.1)
		for _, o := range []stats.Overdispersion{ratio, root} {
			require.LessOrEqual(t, o.Winsorised, o.Phi)
			require.GreaterOrEqual(t, o.Tau2, stats.Estimate(0))
			m := f.Multiplicative(o)
			if o.Winsorised <= 1 {
				require.Equal(t, f, m)
				continue
			}
			chance := o
			chance.Winsorised, chance.Tau2 = 1, 0
			narrow := f.Additive(chance)
			for i, p := range m.Points {
				l, n, a := p.Limits.Exact, narrow.Points[i].Limits.Exact, f.Additive(o).Points[i].Limits.Exact
				require.True(t, l.Lo <= n.Lo && n.Hi <= l.Hi)
				require.True(t, a.Lo <= n.Lo && n.Hi <= a.Hi)
				require.Equal(t, p.Flag == stats.Within, l.Contains(float64(p.Value)))
			}
		}
		// Shares vary by 1/(1−target) as much, in units of what binomial chance allows.
		poisson, _ := stats.FunnelRate(points, 0.95).Overdispersion(0)
		binomial, _ := stats.FunnelProportion(points, 0.95).Overdispersion(0)
		q := 1 - float64(f.Target)
		require.InEpsilon(t, 1+float64(poisson.Phi), 1+float64(binomial.Phi)*q, 1e-9)
	})
}

func FuzzFlagText(f *testing.F) {
	for _, s := range []string{"within", "below", "above", "no limits", "", "Within", "outside"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		flag := stats.NoLimits
		if err := flag.UnmarshalText([]byte(s)); err != nil {
			require.Contains(t, err.Error(), "no limits, within, below or above")
			require.Equal(t, stats.NoLimits, flag)
			return
		}
		text, err := flag.MarshalText()
		require.NoError(t, err)
		require.Equal(t, s, string(text))
	})
}
