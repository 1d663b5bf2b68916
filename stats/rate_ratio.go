// SPDX-License-Identifier: MIT

package stats

import (
	"fmt"
	"math"
)

// A RateRatioResult is how many times the second rate the first one is, and how
// sure that is. P is the two-sided p-value of the hypothesis that the rates are
// equal, and agrees with Interval: it is below 1−Level when 1 lies outside.
type RateRatioResult struct {
	A          Point    `json:"a"`
	B          Point    `json:"b"`
	Ratio      Estimate `json:"ratio"` // of the rate of A to that of B
	Interval   Interval `json:"interval"`
	P          Estimate `json:"p"`
	Level      float64  `json:"level"`
	Dispersion float64  `json:"dispersion"` // 1, unless WithDispersion said otherwise
	MidP       bool     `json:"mid_p"`      // Interval and P are mid-P
}

// RateRatio compares the rates of two points, a over b: the ratio of the rates with
// its exact conditional interval and the central p-value, which is twice the smaller
// tail. Given their sum, the first count is binomial if both are Poisson, so the
// interval is that of [ClopperPearson] carried over to the ratio, and covers the true
// ratio at least as often as level says. Exposures are in any one unit (residents,
// days, force-weeks) and taken as known.
//
// To test the hypothesis of a ratio of r, multiply a.Of by r: Ratio and Interval
// are then relative to r. Where one operation makes several events, add
// [RateRatioResult.WithDispersion].
//
// Without events in b the ratio is +Inf and has only a lower limit; without any in a
// it is 0. With neither there is no ratio, the interval is 0 to +Inf and p is 1. A
// negative count, an exposure that is not positive and finite, exposures more than 10¹⁰⁰ fold
// apart, or a level outside (0, 1) give a result that is not estimable.
//
// Sources: J. Przyborowski and H. Wilenski, Biometrika 31 (1940) 313; C. J.
// Clopper and E. S. Pearson, Biometrika 26 (1934) 404.
func RateRatio(a, b Point, level float64) RateRatioResult {
	r, t1, t2 := newRateRatio(a, b, level)
	if !r.P.Estimable() {
		return r
	}
	x1, x2, k, tail, z := float64(a.Events), float64(b.Events), t2/t1, (1-level)/2, normalQuantile(level)
	if x1 > 0 { // the interval holds the ratio, which rounding must not undo at the lowest levels
		r.Interval.Lo = min(k*binomialOdds(x1, x2, tail, z), float64(r.Ratio))
	}
	if x2 > 0 {
		r.Interval.Hi = max(k/binomialOdds(x2, x1, tail, z), float64(r.Ratio))
	}
	atMost, atLeast := binomialTails(x1, x2, t1, t2)
	r.P = Estimate(min(1, 2*min(atMost, atLeast)))
	return r
}

// newRateRatio gives the result for the inputs without the interval's ends and
// with P = 1, or all of it not estimable; and the exposures to compute with.
func newRateRatio(a, b Point, level float64) (r RateRatioResult, t1, t2 float64) {
	r = RateRatioResult{A: a, B: b, Level: level, Dispersion: 1}
	t1, t2, bad := exposures(level, a, b)
	if bad != 0 {
		r.Ratio, r.Interval, r.P = bad.estimate(), bad.interval(), bad.estimate()
		return r, t1, t2
	}
	r.Ratio = nothingToNothing.estimate()
	if a.Events > 0 || b.Events > 0 {
		r.Ratio = Estimate((float64(a.Events) / t1) / (float64(b.Events) / t2))
	}
	r.Interval = Interval{0, math.Inf(1)}
	r.P = 1
	return r, t1, t2
}

// exposures gives two exposures on a scale on which their sums and products with
// counts stay finite, or what is wrong with the points or the level.
func exposures(level float64, a, b Point) (t1, t2 float64, bad reason) {
	const small, large = 1e-100, 1e100
	t1, t2 = a.Of, b.Of
	for _, p := range [2]Point{a, b} {
		if bad = badPoint(level, p); bad != 0 {
			return t1, t2, bad
		}
	}
	if max(t1, t2) > large || min(t1, t2) < small {
		_, e := math.Frexp(t2)
		t1, t2 = math.Ldexp(t1, -e), math.Ldexp(t2, -e)
	}
	if t1 < small || t1 > large {
		bad = exposuresApart
	}
	return t1, t2, bad
}

// RateRatioMidP is [RateRatio] with only half the chance of what was seen in each
// tail: a shorter interval and a smaller p, whose level holds on average but is
// not guaranteed. Edge cases and bad input are as there.
//
// Source: H. O. Lancaster, J. Am. Stat. Assoc. 56 (1961) 223.
func RateRatioMidP(a, b Point, level float64) RateRatioResult {
	r, t1, t2 := newRateRatio(a, b, level)
	r.MidP = true
	if !r.P.Estimable() {
		return r
	}
	x1, x2, k, tail, z := float64(a.Events), float64(b.Events), t2/t1, (1-level)/2, normalQuantile(level)
	if x1 > 0 {
		r.Interval.Lo = k * midPOdds(x1, x2, tail, z)
	}
	if x2 > 0 {
		r.Interval.Hi = k / midPOdds(x2, x1, tail, z)
	}
	if r.Interval.Lo > r.Interval.Hi { // by an ulp, at the lowest levels
		r.Interval.Lo, r.Interval.Hi = r.Interval.Hi, r.Interval.Lo
	}
	atMost, atLeast := binomialTails(x1, x2, t1, t2)
	half := binomialPMF(x1, x2, t1, t2) / 2
	r.P = Estimate(min(1, 2*min(atMost-half, atLeast-half)))
	return r
}

// RateRatioMinlikeP gives the two-sided p-value of equal rates that adds up every
// outcome no likelier than the one seen, as R's poisson.test does. It is at most
// that of [RateRatio], but belongs to another interval than RateRatio's, and the two
// can contradict each other: take it only to meet such figures. Chances within
// 1e-7 of each other count as equal. Edge cases and bad input are as for RateRatio.
//
// Source: J. O. Irwin, Biometrika 27 (1935) 353.
func RateRatioMinlikeP(a, b Point) Estimate {
	r, t1, t2 := newRateRatio(a, b, 0.5)
	if !r.P.Estimable() || a.Events == 0 && b.Events == 0 {
		return r.P
	}
	x1, x2 := float64(a.Events), float64(b.Events)
	if x1*t2 > x2*t1 { // take the count that is below its mean
		x1, t1, x2, t2 = x2, t2, x1, t1
	}
	atMost, _ := binomialTails(x1, x2, t1, t2)
	// Above the mean chances fall: find the first as small as the one seen.
	n, seen := x1+x2, logBinomial(x1, x2, t1, t2)+math.Log1p(1e-7)
	likelier, first := math.Ceil(n*(t1/(t1+t2)))-1, n+1
	for first-likelier > 1 {
		k := math.Floor(likelier + (first-likelier)/2)
		if k <= likelier || k >= first { // whole numbers have become scarce
			break
		}
		if logBinomial(k, n-k, t1, t2) > seen {
			likelier = k
		} else {
			first = k
		}
	}
	p := atMost
	if first <= n {
		_, atLeast := binomialTails(first, n-first, t1, t2)
		p += atLeast
	}
	return Estimate(min(1, p))
}

// midPOdds gives the odds under which a+b trials give more than a successes, or
// half the time just a, with chance tail. Where q = P(X ≥ a) it lies between q/2
// and q, which brackets the odds by two exact ones; the interval's z is that of
// tail, and only a start for the other.
func midPOdds(a, b, tail, z float64) float64 {
	lo, hi := binomialOdds(a, b, tail, z), math.Inf(1)
	if tail < 0.25 {
		hi = binomialOdds(a, b, 2*tail, math.Sqrt2*math.Erfinv(1-4*tail))
	}
	odds := lo
	for range quantileSteps {
		p := odds / (1 + odds)
		pmf := binomialPMF(a, b, odds, 1)
		_, atLeast := binomialTails(a, b, odds, 1)
		mid := atLeast - pmf/2
		if mid > tail {
			hi = odds
		} else {
			lo = odds
		}
		next := odds * math.Exp(math.Log(tail/mid)*mid/(pmf/2*(a*(1-p)+b*p)))
		if !(lo < next && next < hi) {
			if math.IsInf(hi, 1) {
				next = 2 * odds
			} else {
				next = lo + (hi-lo)/2
			}
		}
		if math.Abs(next-odds) <= 1e-15*odds {
			break
		}
		odds = next
	}
	return odds
}

// WithDispersion gives r for events that come in clumps, several from one raid,
// so that counts vary phi times as much as independent events would; [Dispersion]
// estimates phi from several weeks. The standard error of the log ratio,
// √(1/a + 1/b) of the two counts, grows by √phi, and P and the interval are never
// narrower than for phi = 1. Where a count is 0 the other counts as so many clumps of
// phi. A phi below 1 counts as 1; one that is negative or NaN makes the interval and
// P not estimable.
//
// The interval is the smallest that holds both the exact one and that of the log
// ratio. So 1 lies outside only if P is below 1−Level. The converse holds too, but
// for mid-P at levels below about 0.1: there the two intervals may lie on either
// side of 1, and the one that holds both has 1 inside while P is below 1−Level.
func (r RateRatioResult) WithDispersion(phi float64) RateRatioResult {
	if r.MidP {
		r = RateRatioMidP(r.A, r.B, r.Level)
	} else {
		r = RateRatio(r.A, r.B, r.Level)
	}
	r.Dispersion = phi
	if !(phi >= 0) {
		r.Interval, r.P = badDispersion.interval(), badDispersion.estimate()
		return r
	}
	if phi <= 1 || !r.P.Estimable() || r.A.Events == 0 && r.B.Events == 0 {
		r.Dispersion = max(1, phi)
		return r
	}
	t1, t2, _ := exposures(r.Level, r.A, r.B)
	// All clumps in one count: its chance q^clumps, halved for mid-P, is the tail.
	a, b, sides := float64(r.A.Events), float64(r.B.Events), 2.0
	if r.MidP {
		sides = 1
	}
	tail := (1 - r.Level) / sides
	switch {
	case a == 0:
		r.Interval.Hi = t2 / t1 * math.Expm1(-math.Log(tail)*phi/b)
		r.P = Estimate(min(1, sides*math.Exp(-math.Log1p(t1/t2)*b/phi)))
	case b == 0:
		r.Interval.Lo = t2 / t1 / math.Expm1(-math.Log(tail)*phi/a)
		r.P = Estimate(min(1, sides*math.Exp(-math.Log1p(t2/t1)*a/phi)))
	default:
		ratio, se := float64(r.Ratio), math.Sqrt(phi*(1/a+1/b))
		r.Interval = hull(r.Interval, logInterval(ratio, se, r.Level))
		r.P = max(r.P, Estimate(math.Erfc(math.Abs(math.Log(ratio))/(se*math.Sqrt2))))
	}
	return r
}

// String says r in a sentence.
func (r RateRatioResult) String() string {
	method := ""
	if r.MidP {
		method = "mid-P "
	}
	return fmt.Sprintf("%d over %s against %d over %s: rate ratio %v (%s %sinterval %v), %s; %s",
		r.A.Events, formatCount(r.A.Of), r.B.Events, formatCount(r.B.Of), r.Ratio, percentText(r.Level), method, r.Interval, r.P.AsP(), dispersionText(r.Dispersion))
}
