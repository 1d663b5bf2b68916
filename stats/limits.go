// SPDX-License-Identifier: MIT

package stats

import "math"

// Limits are where counts that differ by chance alone stay, at some level.
type Limits struct {
	// Exact are the (1−level)/2 and (1+level)/2 quantiles of the count by chance: a count
	// less than Lo or more than Hi is outside.
	Exact Interval `json:"exact"`
	// Smooth are the exact limits interpolated, for the line of a funnel plot. Lo
	// may fall below 0 for expected counts under about 4: draw it at 0.
	Smooth Interval `json:"smooth"`
}

// PoissonLimits gives the limits of a count of independent events of which so many
// are expected: what a funnel plot of rates, or of observed over expected, shows at
// that expected count. Divide by it for the ratio's scale.
//
// An expected count that is not positive and finite, or a level outside (0, 1),
// gives limits that are not estimable. Beyond 2⁵² expected, Exact is rounded from
// Smooth, which is the Cornish–Fisher expansion.
//
// Source: D. J. Spiegelhalter, Stat. Med. 24 (2005) 1185, appendix A.1.
func PoissonLimits(expected, level float64) Limits {
	switch {
	case !validLevel(level):
		return badLevel.limits()
	case !validExposure(expected):
		return badExpected.limits()
	}
	return limitsOf(poissonLaw(expected), level)
}

// BinomialLimits gives the limits of how many of n come out one way if each does
// with a chance of share: what a funnel plot of shares (charged of arrested) shows
// at n. Divide by n for the share's scale. Poisson limits would be too wide, by
// 1/√(1−share).
//
// n = 0 or less, a share outside [0, 1], or a level outside (0, 1) give limits that
// are not estimable. For large n, as for [PoissonLimits].
//
// Source: as for PoissonLimits.
func BinomialLimits(n int, share, level float64) Limits {
	switch {
	case !validLevel(level):
		return badLevel.limits()
	case n < 0:
		return badCount.limits()
	case n == 0:
		return nothingDivides.limits()
	case !(0 <= share && share <= 1):
		return badShare.limits()
	}
	return limitsOf(binomialLaw{float64(n), 0 + share}, level) // 0 + −0 is 0
}

// over gives l with all its ends divided by a positive number.
func (l Limits) over(divisor float64) Limits {
	return Limits{over(l.Exact, divisor), over(l.Smooth, divisor)}
}

// A law is a distribution of counts.
type law interface {
	tails(k float64) (atMost, atLeast float64) // P(X ≤ k) and P(X ≥ k)
	pmf(k float64) float64
	moments() (mean, sd, skew float64) // skew: third central moment over variance
	largest() float64
}

type poissonLaw float64

func (p poissonLaw) tails(k float64) (atMost, atLeast float64) {
	if k < 0 {
		return 0, 1
	}
	return poissonTails(k, float64(p))
}

func (p poissonLaw) pmf(k float64) float64 { return poissonPMF(k, float64(p)) }

func (p poissonLaw) moments() (mean, sd, skew float64) {
	return float64(p), math.Sqrt(float64(p)), 1
}

func (p poissonLaw) largest() float64 { return math.Inf(1) }

type binomialLaw struct{ n, share float64 }

func (b binomialLaw) tails(k float64) (atMost, atLeast float64) {
	switch {
	case k < 0:
		return 0, 1
	case k > b.n:
		return 1, 0
	case b.share == 0:
		return 1, b.pmf(k)
	case b.share == 1:
		return b.pmf(k), 1
	}
	return binomialTails(k, b.n-k, b.share, 1-b.share)
}

func (b binomialLaw) pmf(k float64) float64 {
	return binomialPMF(k, b.n-k, b.share, 1-b.share)
}

func (b binomialLaw) moments() (mean, sd, skew float64) {
	return b.n * b.share, math.Sqrt(b.n * b.share * (1 - b.share)), 1 - 2*b.share
}

func (b binomialLaw) largest() float64 { return b.n }

// tie is the slack by which a sum of probabilities counts as having reached a
// tail, so that rounding does not decide between counts.
const tie = 1e-12

// limitsOf finds the limits from the first terms of the Cornish–Fisher expansion,
// seldom more than a count or two away.
func limitsOf[L law](l L, level float64) Limits {
	tail, z := (1-level)/2, normalQuantile(level)
	mean, sd, skew := l.moments()
	guess := func(z float64) float64 {
		return max(0, min(mean+z*sd+skew*(z*z-1)/6, l.largest()))
	}
	if mean > 1<<52 {
		smooth := Interval{guess(-z), guess(z)}
		return Limits{Interval{math.Round(smooth.Lo), math.Round(smooth.Hi)}, smooth}
	}
	atMost := func(k float64) float64 { p, _ := l.tails(k); return p }
	atLeast := func(k float64) float64 { _, p := l.tails(k); return p }

	lo := math.Floor(guess(-z))
	for lo > 0 && atMost(lo-1) >= tail*(1-tie) {
		lo--
	}
	for atMost(lo) < tail*(1-tie) {
		lo++
	}
	hi := math.Floor(guess(z))
	for hi > 0 && atLeast(hi) <= tail*(1+tie) {
		hi--
	}
	for atLeast(hi+1) > tail*(1+tie) {
		hi++
	}
	return Limits{
		Exact:  Interval{lo, hi},
		Smooth: Interval{lo - (atMost(lo)-tail)/l.pmf(lo), hi - (tail-atLeast(hi+1))/l.pmf(hi)},
	}
}
