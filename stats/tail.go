// SPDX-License-Identifier: MIT

package stats

import "math"

// The tails of the Poisson and binomial distributions, each from its probability
// at one point times a sum of ratios: all terms are positive, so a small tail
// keeps its full precision. Arguments are whole numbers held in float64, so that
// a count near the largest int needs no care.

// sumLimit is the count up to which a tail is summed; the sum has some 7√count
// terms. Beyond it the saddle point of R. Lugannani and S. Rice, Adv. Appl. Prob.
// 12 (1980) 475, in its form for whole numbers, has a relative error of the order
// count^−1.5: 1e-11 and less.
const sumLimit = 1e7

// stirlingErrors are log n! − log(√(2πn)·(n/e)ⁿ) for small n; at 0 the form in
// which they are used has no value and 0 stands in for it.
var stirlingErrors = [16]float64{
	0,
	0.08106146679532725822,
	0.041340695955409294094,
	0.027677925684998339149,
	0.020790672103765093112,
	0.016644691189821192163,
	0.013876128823070747999,
	0.011896709945891770095,
	0.010411265261972096497,
	0.0092554621827127329177,
	0.0083305634333628712565,
	0.007573675487951840795,
	0.0069428401072095298657,
	0.0064089941880042070684,
	0.0059513701127588477356,
	0.005554733551962801371,
}

// stirlingError gives what Stirling's formula lacks of log n!.
func stirlingError(n float64) float64 {
	if n < 16 {
		return stirlingErrors[int(n)]
	}
	r := 1 / n
	r2 := r * r
	return r * (1./12 - r2*(1./360-r2*(1./1260-r2*(1./1680-r2/1188))))
}

// deviance gives x·log(x/m) + d, where d = m − x, without cancellation where d is
// small. The chance of x at a mean of m is 1/√(2πx) times the exponential of minus
// this and the Stirling error, as in C. Loader, Fast and accurate computation of
// binomial probabilities (2000).
func deviance(x, m, d float64) float64 {
	if v := d / (x + m); math.Abs(v) < 0.1 { // log(m/x) = 2·atanh(v)
		w := v * v
		series := w * (1./3 + w*(1./5+w*(1./7+w*(1./9+w*(1./11+w*(1./13+w*(1./15+w*(1./17))))))))
		return d*v - 2*x*v*series
	}
	return x*math.Log(x/m) + d
}

// logPoisson gives log P(X = k) for X Poisson with mean mu.
func logPoisson(k, mu float64) float64 {
	if k == 0 {
		return -mu
	}
	return -0.5*math.Log(2*math.Pi*k) - stirlingError(k) - deviance(k, mu, mu-k)
}

func poissonPMF(k, mu float64) float64 { return math.Exp(logPoisson(k, mu)) }

// logBinomial gives log P(X = a) for X of a+b trials at odds t to u.
func logBinomial(a, b, t, u float64) float64 {
	switch {
	case a == 0:
		return -b * math.Log1p(t/u)
	case b == 0:
		return -a * math.Log1p(u/t)
	}
	n := a + b
	return 0.5*math.Log(n/(2*math.Pi*a*b)) + binomialExponent(a, b, t, u)
}

// binomialExponent is [logBinomial] without the factor √(n/(2πab)).
func binomialExponent(a, b, t, u float64) float64 {
	return stirlingError(a+b) - stirlingError(a) - stirlingError(b) - binomialDeviance(a, b, t, u)
}

// binomialDeviance is the deviance of a and of b among a+b trials at odds t to u.
func binomialDeviance(a, b, t, u float64) float64 {
	p, q, d := t/(t+u), u/(t+u), shortfall(a, b, t, u)
	return deviance(a, (a+b)*p, d) + deviance(b, (a+b)*q, -d)
}

// shortfall gives by how much a lies below its mean among a+b trials at odds t to
// u: (bt − au)/(t + u), with the difference of products rounded once.
func shortfall(a, b, t, u float64) float64 {
	au := a * u
	return (math.FMA(b, t, -au) - math.FMA(a, u, -au)) / (t + u)
}

func binomialPMF(a, b, t, u float64) float64 { return math.Exp(logBinomial(a, b, t, u)) }

// poissonSumAbove gives P(X ≥ k)/P(X = k), for k not far below the mean.
func poissonSumAbove(k, mu float64) float64 {
	if k > sumLimit {
		return saddleSum((k-mu)/math.Sqrt(k), 2*deviance(k, mu, mu-k), 1/(3*math.Sqrt(k)), k, stirlingError(k))
	}
	sum, term := 1.0, 1.0
	for d := k + 1; term > 1e-17*sum; d++ {
		term *= mu / d
		sum += term
	}
	return sum
}

// poissonSumBelow gives P(X ≤ k)/P(X = k), for k not far above the mean.
func poissonSumBelow(k, mu float64) float64 {
	if k > sumLimit { // P(X ≤ k) is what the saddle point at k+1 leaves
		next := k + 1
		return saddleSum((mu-next)/math.Sqrt(next), 2*deviance(next, mu, mu-next), -1/(3*math.Sqrt(next)), next, stirlingError(next)) * mu / next
	}
	sum, term, r := 1.0, 1.0, 1/mu
	for d := k; term > 1e-17*sum; d-- {
		term *= d * r
		sum += term
	}
	return sum
}

// binomialSumAbove gives P(X ≥ a)/P(X = a) for X of a+b trials at odds t to u, for
// a not far below the mean.
func binomialSumAbove(a, b, t, u float64) float64 {
	if min(a, b) > sumLimit {
		v, stirling := a*b/(a+b), stirlingError(a)+stirlingError(b)-stirlingError(a+b)
		return saddleSum(-shortfall(a, b, t, u)*(1+t/u)/a*math.Sqrt(v), 2*binomialDeviance(a, b, t, u), (1/a+2/b)/3*math.Sqrt(v), v, stirling)
	}
	sum, term, odds := 1.0, 1.0, t/u
	for b > 0 && term > 1e-17*sum {
		a++
		term *= b * odds / a
		sum += term
		b--
	}
	return sum
}

// saddleSum gives the tail beyond a point, over the probability at the point, from
// the distance v of the point from the mean on the lattice scale, its deviance w²,
// the limit of 1/v − 1/w at the mean, and the variance and Stirling errors of the
// point's probability.
func saddleSum(v, w2, limit, variance, stirling float64) float64 {
	w := math.Copysign(math.Sqrt(w2), v)
	if math.Abs(w) > 1e-4 {
		limit = 1/v - 1/w
	}
	return math.Sqrt(variance) * math.Exp(stirling) * (millsRatio(w) + limit)
}

// millsRatio gives the normal tail beyond w over the density at w.
func millsRatio(w float64) float64 {
	if w > 25 { // its asymptotic series; the factors of the other form leave the range of float64
		r := 1 / (w * w)
		return (1 - r*(1-r*(3-r*(15-105*r)))) / w
	}
	return math.Exp(w*w/2) * math.Erfc(w/math.Sqrt2) * math.Sqrt(math.Pi/2)
}

// poissonTails gives P(X ≤ k) and P(X ≥ k), the smaller in full precision.
func poissonTails(k, mu float64) (atMost, atLeast float64) {
	switch {
	case k == 0:
		return math.Exp(-mu), 1
	case mu == 0:
		return 1, 0
	}
	pmf := poissonPMF(k, mu)
	if k > mu {
		atLeast = pmf * poissonSumAbove(k, mu)
		return 1 - (atLeast - pmf), atLeast
	}
	atMost = pmf * poissonSumBelow(k, mu)
	return atMost, 1 - (atMost - pmf)
}

// binomialTails gives P(X ≤ a) and P(X ≥ a) for X of a+b trials at odds t to u,
// the smaller in full precision.
func binomialTails(a, b, t, u float64) (atMost, atLeast float64) {
	pmf := binomialPMF(a, b, t, u)
	if a*u > b*t {
		atLeast = pmf * binomialSumAbove(a, b, t, u)
		return 1 - (atLeast - pmf), atLeast
	}
	atMost = pmf * binomialSumAbove(b, a, u, t)
	return atMost, 1 - (atMost - pmf)
}
