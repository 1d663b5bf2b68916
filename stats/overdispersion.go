package stats

import (
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/gonum/mathext"
)

// Overdispersion is by how much more rates differ among places than chance alone
// would have it, on one scale: of the ratio observed/expected, or of its square
// root, which is steadier for small counts.
type Overdispersion struct {
	Points     int
	Phi        Estimate // mean squared distance from the target, in standard errors: about 1 by chance alone
	Winsorised Estimate // the same after the outermost were moved in; what the limits use
	Tau2       Estimate // variance among the places' own ratios, on the scale; not estimable from one point
	P          Estimate // chance of a larger Winsorised if all had one rate and nothing had been moved in
	Root       bool     // the scale is the square root
}

// FunnelOverdispersion gives the overdispersion of rates about a target, on the
// scale of the ratio and on that of its square root. The lowest and highest share
// (0.1, by convention) of the distances are moved in to the quantile there, of type
// 7, so that the places in question do not widen the limits that they are judged
// by. This lowers φ of pure chance to about 0.68: read Phi beside it.
//
// For observed and expected counts the target is 1. No points, a point with a
// negative count or nothing expected, or a share outside [0, ½) give results that
// are not estimable.
//
// Source: D. J. Spiegelhalter, Qual. Saf. Health Care 14 (2005) 347.
func FunnelOverdispersion(points []Point, target, share float64) (ratio, root Overdispersion) {
	ratio, root = Overdispersion{Points: len(points)}, Overdispersion{Points: len(points), Root: true}
	ratio.estimate(points, target, share)
	root.estimate(points, target, share)
	return ratio, root
}

func (o *Overdispersion) estimate(points []Point, target, share float64) {
	o.Phi, o.Winsorised, o.Tau2, o.P = NotEstimable(), NotEstimable(), NotEstimable(), NotEstimable()
	if !(0 <= share && share < 0.5) || len(points) == 0 {
		return
	}
	n := float64(len(points))
	z := make([]float64, len(points))
	var weights, squares float64 // of weights 1/s²
	for i, p := range points {
		seen, expected := float64(p.Events), target*p.Of
		if p.Events < 0 || !validExposure(expected) {
			return
		}
		weight := expected
		z[i] = (seen - expected) / math.Sqrt(expected)
		if o.Root {
			weight = 4 * expected
			z[i] = 2 * (math.Sqrt(seen) - math.Sqrt(expected))
		}
		weights += weight
		squares += weight * weight
	}
	o.Phi = Estimate(meanSquare(z))
	ordered := slices.Sorted(slices.Values(z))
	lo, hi := quantile7(ordered, share), quantile7(ordered, 1-share)
	for i := range z {
		z[i] = max(lo, min(z[i], hi))
	}
	phi := meanSquare(z)
	o.Winsorised = Estimate(phi)
	o.P = Estimate(mathext.GammaIncRegComp(n/2, n*phi/2))
	if len(points) > 1 {
		o.Tau2 = Estimate(max(0, (n*phi-(n-1))/(weights-squares/weights)))
	}
}

func meanSquare(z []float64) float64 {
	var sum float64
	for _, x := range z {
		sum += x * x
	}
	return sum / float64(len(z))
}

// quantile7 gives the quantile at p of ordered values, type 7 of R. J. Hyndman and
// Y. Fan, Am. Stat. 50 (1996) 361.
func quantile7(ordered []float64, p float64) float64 {
	h := float64(len(ordered)-1) * p
	i := int(h)
	if i+1 >= len(ordered) {
		return ordered[len(ordered)-1]
	}
	return ordered[i] + (h-float64(i))*(ordered[i+1]-ordered[i])
}

// Multiplicative gives the limits of observed/expected, about 1, at an expected
// count: the standard error grows by √Winsorised, if that is above 1. Times gives
// them about another target. They are normal limits; a lower one below 0 is drawn
// at 0. Nothing expected, or a level outside (0, 1), gives limits that are not
// estimable.
func (o Overdispersion) Multiplicative(expected, level float64) Interval {
	return o.limits(expected, level, max(1, float64(o.Winsorised)), 0)
}

// Additive gives the limits of observed/expected, about 1, at an expected count, if
// places differ among themselves by a variance of Tau2 beside chance. On the scale
// of the square root they are squared back. Otherwise as [Overdispersion.Multiplicative].
func (o Overdispersion) Additive(expected, level float64) Interval {
	return o.limits(expected, level, 1, float64(o.Tau2))
}

func (o Overdispersion) limits(expected, level, phi, tau2 float64) Interval {
	if !validExposure(expected) || !validLevel(level) || math.IsNaN(phi) || math.IsNaN(tau2) {
		return notEstimable()
	}
	variance := 1 / expected
	if o.Root {
		variance /= 4
	}
	d := normalQuantile(level) * math.Sqrt(phi*variance+tau2)
	if !o.Root {
		return Interval{1 - d, 1 + d}
	}
	lo := max(0, 1-d)
	return Interval{lo * lo, (1 + d) * (1 + d)}
}

// String says o in a sentence.
func (o Overdispersion) String() string {
	scale := "ratios"
	if o.Root {
		scale = "square roots of ratios"
	}
	return fmt.Sprintf("%s of %d points: φ = %v, winsorised %v (p = %v), τ² = %v", scale, o.Points, o.Phi, o.Winsorised, o.P, o.Tau2)
}
