// SPDX-License-Identifier: MIT

package stats

import "math"

// validLevel reports whether level is a confidence level: inside (0, 1), not NaN.
func validLevel(level float64) bool { return level > 0 && level < 1 }

// badCounts gives what is wrong with a level or with counts, 0 if nothing is.
func badCounts(level float64, counts ...int) reason {
	if !validLevel(level) {
		return badLevel
	}
	for _, n := range counts {
		if n < 0 {
			return badCount
		}
	}
	return 0
}

// badPoint is badCounts for a point.
func badPoint(level float64, p Point) reason {
	if r := badCounts(level, p.Events); r != 0 || validExposure(p.Of) {
		return r
	}
	return badExposure
}

// validExposure reports whether t is something that events can arise from:
// positive, finite, not NaN.
func validExposure(t float64) bool { return t > 0 && !math.IsInf(t, 1) }

// normalQuantile gives the z of a two-sided interval: 1.96 for 0.95.
func normalQuantile(level float64) float64 { return math.Sqrt2 * math.Erfinv(level) }

// The quantiles solve log tail(y) = log target for y a logarithm or a log odds, in
// which the log of a tail is close to quadratic. From an approximation good to
// some 1e-4 one step of third order is exact to rounding, so that most quantiles
// cost one evaluation of the tail.
const (
	quantileSteps = 60
	lastStep      = 3e-4 // the error in the log of the tail that one step removes
)

// step gives the change of y by which the log of a tail grows by delta, where
// rate = ±d log tail/dy (sign +1 or −1), c = d log density/dy and c2 = dc/dy.
func step(delta, rate, c, c2, sign float64) float64 {
	s := delta * sign / rate
	if math.Abs(delta) > 0.5 {
		return max(-1, min(1, s))
	}
	g := c - sign*rate
	a, b := g/2, (g*g+c2-sign*rate*g)/6
	return s - s*s*(a-s*(2*a*a-b))
}

// gammaQuantile gives the mean under which k or more events (sign +1), or k or
// fewer (−1), have the chance tail < ½: the quantile of a gamma distribution of
// shape k or k+1. z is the normal quantile of tail, positive.
func gammaQuantile(k, tail, z, sign float64) float64 {
	shape := k
	if sign < 0 {
		shape = k + 1
	}
	switch {
	case shape == 1 && sign > 0:
		return -math.Log1p(-tail)
	case shape == 1:
		return -math.Log(tail)
	}
	x := gammaStart(shape, -sign*z)
	stirling := stirlingError(k)
	scale := tail * math.Sqrt(2*math.Pi*k)
	for range quantileSteps {
		var sum, rate float64 // sum: the tail over P(X = k)
		if sign > 0 {
			sum = poissonSumAbove(k, x)
			rate = k / sum
		} else {
			sum = poissonSumBelow(k, x)
			rate = x / sum
		}
		delta := deviance(k, x, x-k) + stirling - math.Log(sum/scale)
		x *= math.Exp(step(delta, rate, shape-x, -x, sign))
		if math.Abs(delta) < lastStep {
			return x
		}
	}
	return x
}

// gammaStart approximates the gamma quantile at the normal quantile z by the
// Cornish–Fisher expansion (Abramowitz and Stegun 26.4.14), or, where its terms do
// not shrink, by the cube of Wilson and Hilferty.
func gammaStart(shape, z float64) float64 {
	s := 1 / math.Sqrt(shape)
	if z2 := z * z; z2 < shape {
		return shape * (1 + s*(z+
			s*((z2-1)/3+
				s*(z*(z2-7)/36+
					s*(-((3*z2+7)*z2-16)/810+
						s*(z*((9*z2+256)*z2-433)/38880+
							s*((((12*z2-243)*z2-923)*z2+1472)/204120)))))))
	}
	root := 1 - 1/(9*shape) + z*s/3
	if root > 0.1 {
		return shape * root * root * root
	}
	// Far below: the tail is the first term of its series, xᵃ/a!.
	return 0.1 * math.Exp((math.Log(math.Erfc(-z/math.Sqrt2)/2)+0.5*math.Log(2*math.Pi*shape)+stirlingError(shape))/shape) * shape
}

// binomialOdds gives the odds of success under which a+b trials give a or more
// successes with chance tail < ½: the quantile q/(1−q) of Beta(a, b+1). z is the
// normal quantile of tail, positive.
func binomialOdds(a, b, tail, z float64) float64 {
	switch {
	case b == 0:
		return 1 / math.Expm1(-math.Log(tail)/a)
	case a == 1:
		return math.Expm1(-math.Log1p(-tail) / (b + 1))
	}
	n := a + b
	odds := betaStart(a, b+1, z)
	stirling := stirlingError(n) - stirlingError(a) - stirlingError(b)
	scale := math.Sqrt(n/(2*math.Pi*a*b)) / tail
	for range quantileSteps {
		q := 1 / (1 + odds)
		p := odds * q
		sum := binomialSumAbove(a, b, odds, 1)
		rate := a * q / sum
		delta := binomialDeviance(a, b, odds, 1) - stirling - math.Log(sum*scale)
		odds *= math.Exp(step(delta, rate, a*q-(b+1)*p, -(n+1)*p*q, +1))
		if math.Abs(delta) < lastStep {
			return odds
		}
	}
	return odds
}

// betaStart approximates the odds at the lower tail of Beta(a, b) by the
// approximation of Carter (Abramowitz and Stegun 26.5.22); a, b > 1.
func betaStart(a, b, z float64) float64 {
	l := (z*z - 3) / 6
	ra, rb := 1/(2*a-1), 1/(2*b-1)
	h := 2 / (ra + rb)
	w := z*math.Sqrt(max(0, h+l))/h - (rb-ra)*(l+5./6-2/(3*h))
	return a / b * math.Exp(-2*w)
}
