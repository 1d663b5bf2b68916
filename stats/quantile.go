package stats

import (
	"math"

	"gonum.org/v1/gonum/mathext"
)

// validLevel reports whether level is a confidence level: inside (0, 1), not NaN.
func validLevel(level float64) bool { return level > 0 && level < 1 }

// validExposure reports whether t is something that events can arise from:
// positive, finite, not NaN.
func validExposure(t float64) bool { return t > 0 && !math.IsInf(t, 1) }

// normalQuantile gives the z of a two-sided interval: 1.96 for 0.95.
func normalQuantile(level float64) float64 { return math.Sqrt2 * math.Erfinv(level) }

// logInterval gives x·exp(±z·se).
func logInterval(x, se, level float64) Interval {
	factor := math.Exp(normalQuantile(level) * se)
	return Interval{x / factor, x * factor}
}

// hull gives the smallest interval that holds both.
func hull(a, b Interval) Interval { return Interval{min(a.Lo, b.Lo), max(a.Hi, b.Hi)} }

// over gives i with both ends divided by a positive number.
func over(i Interval, divisor float64) Interval { return Interval{i.Lo / divisor, i.Hi / divisor} }

func gammaLowerQuantile(a, tail float64) float64 { return mathext.GammaIncRegInv(a, tail) }
func gammaUpperQuantile(a, tail float64) float64 { return mathext.GammaIncRegCompInv(a, tail) }

// betaQuantileOdds gives b/(1−b) where b is the quantile of Beta(a, b) at tail.
func betaQuantileOdds(a, b, tail float64) float64 {
	q := mathext.InvRegIncBeta(a, b, tail)
	return q / (1 - q)
}

// betaTail gives P(B ≤ t/(t+u)) for B of Beta(a, b).
func betaTail(a, b, t, u float64) float64 { return mathext.RegIncBeta(a, b, t/(t+u)) }

// binomialPMF gives the chance that, of a+b events over exposures t and u of one
// rate, just a fall in the first.
func binomialPMF(a, t, b, u float64) float64 {
	lg, _ := math.Lgamma(a + b + 1)
	la, _ := math.Lgamma(a + 1)
	lb, _ := math.Lgamma(b + 1)
	return math.Exp(lg - la - lb - a*math.Log1p(u/t) - b*math.Log1p(t/u))
}
