package stats

import (
	"fmt"
	"math"
)

// An ETestResult is whether two rates differ by more than chance. Statistic is
// positive where the first rate is the larger; P is two-sided.
type ETestResult struct {
	X1         int // events
	T1         float64
	X2         int
	T2         float64
	Difference float64 // of the rates, under the hypothesis tested
	Statistic  Estimate
	P          Estimate
	Wald       bool // the statistic's variance is that of the counts seen, not of equal rates
}

// ETest tests whether x1 events over exposure t1 and x2 events over t2 have one
// rate: the chance, at the rate of both together, of a score statistic as large as
// the one seen, (x1/t1 − x2/t2)/√((x1+x2)/(t1·t2)). It has more power than the
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
func ETest(x1 int, t1 float64, x2 int, t2 float64) ETestResult {
	return eTest(ETestResult{X1: x1, T1: t1, X2: x2, T2: t2})
}

// ETestWald is the E-test as published, with the statistic
// (x1/t1 − x2/t2 − difference)/√(x1/t1² + x2/t2²) and a hypothesis that the first
// rate exceeds the second by difference. Where exposures differ it is weak (14 in 2
// against 3 in 5 has p = 0.0052, and 2.4e-6 by [ETest]): prefer ETest unless the
// figures of others are to be met or the difference is not 0.
//
// A difference so large that it leaves either rate nothing gives p = 1; one that is
// not finite, and bad input as for ETest, a result that is not estimable.
// For a difference other than 0 the normal limit begins at 10⁷ events.
func ETestWald(x1 int, t1 float64, x2 int, t2 float64, difference float64) ETestResult {
	return eTest(ETestResult{X1: x1, T1: t1, X2: x2, T2: t2, Difference: difference, Wald: true})
}

const (
	eTestLimit           = 1e10 // counts beyond which the normal limit is used
	eTestDifferenceLimit = 1e7
)

func eTest(r ETestResult) ETestResult {
	r.Statistic, r.P = NotEstimable(), NotEstimable()
	t1, t2, ok := exposures(r.T1, r.T2)
	d := r.Difference
	if r.X1 < 0 || r.X2 < 0 || !ok || math.IsNaN(d) || math.IsInf(d, 0) {
		return r
	}
	d *= r.T1 / t1
	x1, x2, s := float64(r.X1), float64(r.X2), statistic{t1, t2, d, r.Wald}
	seen, sign := s.square(x1, x2)
	if x1+x2 > 0 || d != 0 {
		r.Statistic = Estimate(sign * math.Sqrt(seen))
	}
	rate := (x1+x2)/(t1+t2) - d*t1/(t1+t2)
	m1, m2 := t1*(rate+d), t2*rate
	switch {
	case !(m1 > 0) || !(m2 > 0) || seen == 0:
		r.P = 1
	case x1+x2 > eTestLimit || d != 0 && x1+x2 > eTestDifferenceLimit:
		r.P = Estimate(math.Erfc(math.Sqrt(seen / 2)))
	default:
		// Outcomes less likely than e^−cut change no digit of a p-value that is at
		// least the chance of the one seen.
		cut := min(700, 46-logPoisson(x1, m1)-logPoisson(x2, m2))
		limit := seen * (1 - 1e-9) // ties in exact arithmetic
		if d != 0 {
			r.P = Estimate(min(1, s.outside(m1, m2, limit, cut)))
			break
		}
		swapped := statistic{t1: t2, t2: t1, wald: r.Wald}
		r.P = Estimate(min(1, s.upperSide(m1, m2, limit, cut)+swapped.upperSide(m2, m1, limit, cut)))
	}
	return r
}

// A statistic is that of the E-test as a function of the outcome.
type statistic struct {
	t1, t2, difference float64
	wald               bool
}

// square gives the square of the statistic for an outcome, and its sign.
func (s *statistic) square(x1, x2 float64) (square, sign float64) {
	rate1, rate2 := x1/s.t1, x2/s.t2
	u := rate1 - rate2 - s.difference
	if math.Abs(u) < 1e-14*(rate1+rate2+math.Abs(s.difference)) {
		u = 0 // what rounding left of it
	}
	v := (x1 + x2) / (s.t1 * s.t2)
	if s.wald {
		v = x1/(s.t1*s.t1) + x2/(s.t2*s.t2)
	}
	switch {
	case u == 0:
		return 0, 0
	case v == 0:
		return math.Inf(1), math.Copysign(1, u)
	}
	return u * u / v, math.Copysign(1, u)
}

// lowest gives the smallest count that is not less likely than e^−cut.
func lowest(mean, cut float64) float64 {
	return max(0, math.Floor(mean-math.Sqrt(2*mean*cut))) // deviance(x, m) ≥ (m−x)²/2m below m
}

// upperSide gives the chance of outcomes whose first rate is the larger and whose
// squared statistic reaches limit. For each x1 these are x2 = 0 … k, since the
// square falls on the way to equal rates, and k grows with x1; so both counts are
// walked once, upwards.
func (s *statistic) upperSide(m1, m2, limit, cut float64) float64 {
	x1, next := lowest(m1, cut), lowest(m2, cut)
	p1, p2 := poissonPMF(x1, m1), poissonPMF(next, m2) // chances of x1 and of next
	least := math.Exp(-cut)
	var sum, below float64 // below: the chance of x2 < next
	for ; x1 <= m1 || p1 > least; x1++ {
		for next*s.t1 < x1*s.t2 && p2 > 0 {
			if square, _ := s.square(x1, next); square < limit {
				break
			}
			below += p2
			next++
			p2 *= m2 / next
		}
		sum += p1 * below
		p1 *= m1 / (x1 + 1)
	}
	return sum
}

// outside gives the chance of outcomes whose squared statistic reaches limit, for
// any difference. The square is a convex function of the outcome (a square over a
// linear function), so for each x1 the others are an interval of x2.
func (s *statistic) outside(m1, m2, limit, cut float64) float64 {
	x1 := lowest(m1, cut)
	p1, least := poissonPMF(x1, m1), math.Exp(-cut)
	var sum float64
	for ; x1 <= m1 || p1 > least; x1++ {
		chance := 1.0
		if lo, hi, ok := s.inside(x1, limit); ok {
			_, above := poissonTails(hi+1, m2)
			chance = above
			if lo > 0 {
				below, _ := poissonTails(lo-1, m2)
				chance += below
			}
		}
		sum += p1 * chance
		p1 *= m1 / (x1 + 1)
	}
	return sum
}

// inside gives the first and last x2 for which the square stays below limit: the
// whole numbers between the roots of a quadratic, checked against the square itself.
func (s *statistic) inside(x1, limit float64) (lo, hi float64, ok bool) {
	a, c := x1/s.t1-s.difference, limit/s.t2
	discriminant := a*c + c*c/4 + limit*x1/(s.t1*s.t1)
	if discriminant < 0 {
		return 0, 0, false
	}
	less := func(x2 float64) bool { square, _ := s.square(x1, x2); return square < limit }
	root := math.Sqrt(discriminant)
	lo = max(0, math.Floor(s.t2*(a+c/2-root))-1)
	hi = math.Ceil(s.t2*(a+c/2+root)) + 1
	for lo <= hi && !less(lo) {
		lo++
	}
	for hi >= lo && !less(hi) {
		hi--
	}
	return lo, hi, lo <= hi
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
	return fmt.Sprintf("%d over %s against %d over %s: E-test of %s, %s statistic %v, p = %v",
		r.X1, formatCount(r.T1), r.X2, formatCount(r.T2), hypothesis, form, r.Statistic, r.P)
}
