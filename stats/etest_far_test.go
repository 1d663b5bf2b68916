// SPDX-License-Identifier: MIT

package stats_test

import (
	"math"
	"math/big"
	"testing"

	"github.com/countylines/ops/stats"
	"github.com/stretchr/testify/require"
)

// slowETest adds up every outcome that is not hopelessly unlikely: ties in whole
// numbers, chances by logs.
func slowETest(x1, t1, x2, t2, d int, wald bool) float64 {
	rate := float64(x1+x2)/float64(t1+t2) - float64(d*t1)/float64(t1+t2)
	m1, m2 := float64(t1)*(rate+float64(d)), float64(t2)*rate
	square := func(a, b int) (u2, v *big.Int) {
		u := big.NewInt(int64(a*t2 - b*t1 - d*t1*t2))
		v = big.NewInt(int64(a+b) * int64(t1*t2))
		if wald {
			v = big.NewInt(int64(a*t2*t2 + b*t1*t1))
		}
		return u.Mul(u, u), v
	}
	su, sv := square(x1, x2)
	logs := func(m float64) []float64 {
		l := make([]float64, int(m+30*math.Sqrt(m)+100))
		for k := range l {
			gamma, _ := math.Lgamma(float64(k + 1))
			l[k] = float64(k)*math.Log(m) - m - gamma
		}
		return l
	}
	l1, l2 := logs(m1), logs(m2)
	gamma := func(a, b int) float64 { return l1[a] + l2[b] }
	sum, most := 0.0, gamma(x1, x2)
	for a := range l1 {
		for b := range l2 {
			if gamma(a, b) < most-60 {
				continue
			}
			u, v := square(a, b)
			if (a > 0 || b > 0 || d != 0) && u.Mul(u, sv).Cmp(v.Mul(v, su)) >= 0 {
				sum += math.Exp(gamma(a, b) - most)
			}
		}
	}
	return math.Exp(most + math.Log(sum))
}

func TestETestFarOut(t *testing.T) {
	for _, c := range []struct {
		x1, t1, x2, t2, d int
		wald              bool
	}{
		{120, 1, 20, 1, 0, false}, {120, 1, 20, 1, 0, true}, {60, 1, 45, 4, 0, true}, {5, 3, 90, 2, 0, false}, {60, 1, 20, 3, 7, true},
		{60, 1, 20, 3, -7, true}, {3, 2, 100, 1, -5, true}, {0, 3, 60, 1, -30, true}, {2, 50, 40, 1, -30, true}, {30, 1, 4, 50, 20, true},
	} {
		r := stats.ETest(pt(c.x1, float64(c.t1)), pt(c.x2, float64(c.t2)))
		if c.wald {
			r = stats.ETestWald(pt(c.x1, float64(c.t1)), pt(c.x2, float64(c.t2)), float64(c.d))
		}
		require.InEpsilon(t, slowETest(c.x1, c.t1, c.x2, c.t2, c.d, c.wald), float64(r.P), 1e-10, "%v", c)
	}
}

// Fractions for ties and logs for chances, elsewhere. Sums of chances below the least
// float64 made 0 of some of these.
func TestETestOfTinyChances(t *testing.T) {
	require.InEpsilon(t, 8.91975390717e-171, float64(stats.ETest(pt(1320, 1), pt(260, 1)).P), 1e-10)
	require.InEpsilon(t, 7.76558324223e-113, float64(stats.ETestWald(pt(1080, 1), pt(410, 2), 0).P), 1e-10)
	require.InEpsilon(t, 3.42866181969e-203, float64(stats.ETest(pt(1300, 1), pt(190, 1)).P), 1e-10)
	require.InEpsilon(t, 3.59506689246e-160, float64(stats.ETest(pt(1240, 1), pt(245, 1)).P), 1e-10)
}

// Counts and exposures far apart end, and near the normal limit where there is one.
func TestETestOfLargeCounts(t *testing.T) {
	for _, c := range []struct {
		a, b stats.Point
		d    float64
		p    float64
		near float64
	}{
		{a: pt(3, 1), b: pt(100_000_000, 1e9), p: 7.92365e-05, near: 1e-5},
		{a: pt(3, 1e-12), b: pt(1_000_000_000, 1), p: 8.328677e-11, near: 1e-5},
		{a: pt(1_000_000_000, 1), b: pt(1_000_100_000, 1), p: math.Erfc(math.Sqrt(5.0 / 2)), near: 1e-3},
		{a: pt(10_000_000, 1), b: pt(10_010_000, 1), d: 100, p: math.Erfc(2.2585 / math.Sqrt2), near: 1e-2},
		{a: pt(1_000_000_000, 1e16), b: pt(1_000_100_000, 1)},
		{a: pt(5, 1e-16), b: pt(135, 2.9), d: 5.3, p: 1, near: 1e-9},
	} {
		r := stats.ETest(c.a, c.b)
		if c.d != 0 {
			r = stats.ETestWald(c.a, c.b, c.d)
		}
		require.InDelta(t, c.p, float64(r.P), c.near*c.p, "%v", r)
	}
}
