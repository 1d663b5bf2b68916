// SPDX-License-Identifier: MIT

package stats

import (
	"fmt"
	"math"
)

// An ETestResult is whether two rates differ by more than chance. Statistic is
// positive where the first rate is the larger; P is two-sided.
type ETestResult struct {
	A          Point    `json:"a"`
	B          Point    `json:"b"`
	Difference float64  `json:"difference"` // of the rates, under the hypothesis tested
	Statistic  Estimate `json:"statistic"`
	P          Estimate `json:"p"`
	Wald       bool     `json:"wald"` // the statistic's variance is that of the counts seen, not of equal rates
}

// ETest tests whether two points have one rate: the chance, at the rate of both
// together, of a score statistic as large as the one seen, which for x1 events over
// t1 and x2 over t2 is (x1/t1 − x2/t2)/√((x1+x2)/(t1·t2)). It has more power than the
// p-value of [RateRatio], at the price of a level that is not guaranteed, and gives
// no interval. Outcomes that tie with the one seen are counted, which sums in
// floating point elsewhere miss.
//
// No events at all give p = 1 and no statistic. A negative count, an exposure that
// is not positive and finite, or exposures more than 10¹⁰⁰ fold apart give a result
// that is not estimable. Beyond 10¹⁰ events p is that of the normal limit.
//
// Sources: K. Krishnamoorthy and J. Thomson, J. Stat. Plan. Inference 119 (2004)
// 23; for the score statistic K. Gu et al., Biom. J. 50 (2008) 283.
func ETest(a, b Point) ETestResult { return eTest(ETestResult{A: a, B: b}) }

// ETestWald is the E-test as published, with the statistic
// (x1/t1 − x2/t2 − difference)/√(x1/t1² + x2/t2²) and a hypothesis that the first
// rate exceeds the second by difference. Where exposures differ it is weak (14 in 2
// against 3 in 5 has p = 0.0052, and 2.4e-6 by [ETest]): prefer ETest unless the
// figures of others are to be met or the difference is not 0.
//
// A difference so large that it leaves either rate nothing gives p = 1; one that is
// not finite, and bad input as for ETest, a result that is not estimable.
func ETestWald(a, b Point, difference float64) ETestResult {
	return eTest(ETestResult{A: a, B: b, Difference: difference, Wald: true})
}

// eTestLimit is the number of events beyond which the normal limit is used.
const eTestLimit = 1e10

func eTest(r ETestResult) ETestResult {
	t1, t2, bad := exposures(0.5, r.A, r.B)
	if bad == 0 && notFinite(r.Difference) {
		bad = badDifference
	}
	if bad != 0 {
		r.Statistic, r.P = bad.estimate(), bad.estimate()
		return r
	}
	d := r.Difference * (r.A.Of / t1) // on the scale of the exposures
	x1, x2 := float64(r.A.Events), float64(r.B.Events)
	rate := (x1+x2)/(t1+t2) - d*t1/(t1+t2)
	o := newOutcomes(t1, t2, d, t1*(rate+d), t2*rate, r.Wald)
	seen, sign := o.square(x1, x2)
	r.Statistic = noEvents.estimate()
	if x1+x2 > 0 || d != 0 {
		r.Statistic = Estimate(sign * math.Sqrt(seen))
	}
	switch {
	case !(o.m1 > 0) || !(o.m2 > 0) || seen == 0:
		r.P = 1
	case x1+x2 > eTestLimit:
		r.P = Estimate(math.Erfc(math.Sqrt(seen / 2)))
	default:
		logSeen := logPoisson(x1, o.m1) + logPoisson(x2, o.m2)
		if o.m1 > o.m2 {
			o = o.turned()
		}
		o.limit = seen * (1 - 1e-12) // outcomes that tie in exact arithmetic count
		r.P = Estimate(o.chance(logSeen))
	}
	return r
}

// String says r in a sentence.
func (r ETestResult) String() string {
	form := "score"
	if r.Wald {
		form = "Wald"
	}
	hypothesis := "equal rates"
	if r.Difference != 0 {
		hypothesis = "a difference of " + formatReal(r.Difference, 4)
	}
	return fmt.Sprintf("%d over %s against %d over %s: E-test of %s, %s statistic %v, %s",
		r.A.Events, formatCount(r.A.Of), r.B.Events, formatCount(r.B.Of), hypothesis, form, r.Statistic, r.P.AsP())
}
