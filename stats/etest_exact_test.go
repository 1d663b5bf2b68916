// SPDX-License-Identifier: MIT

package stats_test

import (
	"math"
	"math/big"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/countylines/ops/stats"
)

const exactBits = 192

// A chances is a Poisson distribution to some fifty digits, from the first count that
// matters: the chance of each, of all below and of all above. The weight of a count is
// that of the one before times mean over count, and all together are 1.
type chances struct {
	first        int
	of           []*big.Float
	below, above []*big.Float // of of[i]: without it
}

func exactChances(mean *big.Rat) chances {
	m, _ := mean.Float64()
	far := 45*math.Sqrt(m) + 1200 // beyond it lies less than e^−900
	if m < 1 {
		far = 200
	}
	first := max(0, int(m-far))
	c := chances{first: first}
	mu := new(big.Float).SetPrec(exactBits).SetRat(mean)
	w, sum := big.NewFloat(1).SetPrec(exactBits), new(big.Float).SetPrec(exactBits)
	for k := first; k <= int(m+far); k++ {
		c.of = append(c.of, new(big.Float).Set(w))
		c.below = append(c.below, new(big.Float).Set(sum))
		sum.Add(sum, w)
		w.Quo(w.Mul(w, mu), new(big.Float).SetInt64(int64(k)+1))
	}
	after := new(big.Float).SetPrec(exactBits)
	c.above = make([]*big.Float, len(c.of))
	for i := len(c.of) - 1; i >= 0; i-- {
		c.above[i] = new(big.Float).Quo(after, sum)
		after.Add(after, c.of[i])
		c.of[i].Quo(c.of[i], sum)
		c.below[i].Quo(c.below[i], sum)
	}
	return c
}

// exactETest adds up the chances of all outcomes whose squared statistic is no less than
// the one seen, told in whole numbers. For each first count the second ones inside lie
// between two ends, which are walked to from those of the count before.
func exactETest(x1, t1, x2, t2, d int64, wald bool) float64 {
	n := func(v int64) *big.Int { return big.NewInt(v) }
	mul := func(v ...*big.Int) *big.Int {
		p := n(1)
		for _, f := range v {
			p.Mul(p, f)
		}
		return p
	}
	square := func(a, b int64) (u, v *big.Int) {
		u = mul(n(a), n(t2))
		u.Sub(u, mul(n(b), n(t1)))
		u.Sub(u, mul(n(d), n(t1), n(t2)))
		v = mul(n(a+b), n(t1), n(t2))
		if wald {
			v = mul(n(a), n(t2), n(t2))
			v.Add(v, mul(n(b), n(t1), n(t1)))
		}
		return u.Mul(u, u), v
	}
	seenU, seenV := square(x1, x2)
	inside := func(a, b int64) bool {
		u, v := square(a, b)
		return u.Sign() == 0 || u.Mul(u, seenV).Cmp(v.Mul(v, seenU)) < 0
	}
	events := n(x1 + x2)
	mean := func(t, sign, other int64) *big.Rat {
		all := new(big.Int).Add(events, mul(n(sign), n(d), n(other)))
		return new(big.Rat).SetFrac(all.Mul(all, n(t)), new(big.Int).Add(n(t1), n(t2)))
	}
	c1, c2 := exactChances(mean(t1, 1, t2)), exactChances(mean(t2, -1, t1))
	last := int64(c2.first + len(c2.of) - 1)
	p := new(big.Float).SetPrec(exactBits)
	lo, hi := int64(0), int64(-1)
	for i, chance := range c1.of {
		a := int64(c1.first + i)
		least := mul(n(a), n(t2))
		least.Sub(least, mul(n(d), n(t1), n(t2)))
		least.Quo(least, n(t1)) // where the statistic is 0
		at := last + 2
		if least.Sign() < 0 {
			at = 0
		} else if least.Cmp(n(at)) < 0 {
			at = least.Int64()
		}
		if !inside(a, at) && inside(a, at+1) {
			at++
		}
		outside := big.NewFloat(1).SetPrec(exactBits)
		if inside(a, at) {
			lo, hi = min(lo, at), max(hi, at)
			for ; !inside(a, lo); lo++ {
			}
			for ; lo > 0 && inside(a, lo-1); lo-- {
			}
			for ; !inside(a, hi); hi-- {
			}
			for ; hi <= last && inside(a, hi+1); hi++ {
			}
			outside.SetInt64(0)
			if lo > last {
				outside.SetInt64(1)
			} else if lo > int64(c2.first) {
				outside.Add(outside, c2.below[lo-int64(c2.first)])
			}
			if hi < int64(c2.first) {
				outside.SetInt64(1)
			} else if hi < last {
				outside.Add(outside, c2.above[hi-int64(c2.first)])
			}
		}
		p.Add(p, outside.Mul(outside, chance))
	}
	f, _ := p.Float64()
	return f
}

// Chances down to 1e-300, of few and of many events, over exposures alike and far apart.
func TestETestAgainstFiftyDigits(t *testing.T) {
	for _, c := range []struct {
		x1, t1, x2, t2, d int64
		wald              bool
	}{
		{14, 2, 3, 5, 0, false}, {14, 2, 3, 5, 0, true}, {6, 1, 0, 3, 0, true}, {3, 3, 0, 7, 0, true}, {38, 4, 40, 17, 0, false},
		{700, 1, 2, 1, 0, false}, {1390, 1, 200, 1, 0, false}, {1500, 1, 170, 1, 0, true}, {1080, 1, 410, 2, 0, true},
		{60, 1, 20, 3, 7, true}, {900, 1, 120, 3, -4, true}, {5, 1, 2_000, 1, -900, true},
		{9_000, 1, 5_500, 1, 0, false},
		{15, 1, 10_000, 10_000_000_000_000_000, 0, true},
		{10_000, 10_000_000_000_000_000, 18, 1, 0, false},
	} {
		r := stats.ETest(pt(int(c.x1), float64(c.t1)), pt(int(c.x2), float64(c.t2)))
		if c.wald {
			r = stats.ETestWald(pt(int(c.x1), float64(c.t1)), pt(int(c.x2), float64(c.t2)), float64(c.d))
		}
		want := exactETest(c.x1, c.t1, c.x2, c.t2, c.d, c.wald)
		t.Logf("%v: %.13g, %.2g off", c, want, float64(r.P)/want-1)
		require.InEpsilon(t, want, float64(r.P), 1e-10, "%v", c)
	}
}
