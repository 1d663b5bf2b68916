// SPDX-License-Identifier: MIT

package stats

import (
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/gonum/mathext"
)

// Overdispersion is by how much more rates or shares differ among places than
// chance alone would have it, on one scale: of the ratio observed/expected, or of
// its square root, which is steadier for small counts.
type Overdispersion struct {
	Points     int      `json:"points"`
	Phi        Estimate `json:"phi"`        // mean squared distance from the target, in standard errors: about 1 by chance alone
	Winsorised Estimate `json:"winsorised"` // the same after the outermost were moved in; what the limits use
	P          Estimate `json:"p"`          // chance of a larger Winsorised if all had one rate and nothing had been moved in
	Tau2       Estimate `json:"tau2"`       // variance among the places' own ratios, on the scale; not estimable from one point
	Variance   Estimate `json:"variance"`   // of a count over its expectation: 1, or 1−target for shares
	Root       bool     `json:"root"`       // the scale is the square root
}

// Overdispersion gives by how much the points of f differ more than chance has it,
// on the scale of the ratio to the target and on that of its square root. The
// lowest and highest share of the distances (0.1, by convention) are moved in to
// the quantile there, of type 7, so that the places in question do not widen the
// limits that they are judged by. This lowers φ of pure chance to about 0.68: read
// Phi beside it. For observed and expected counts take f about 1.
//
// Points without limits count for nothing. No others, or a share outside [0, ½),
// give results that are not estimable.
//
// Source: D. J. Spiegelhalter, Qual. Saf. Health Care 14 (2005) 347.
func (f Funnel) Overdispersion(share float64) (ratio, root Overdispersion) {
	return f.overdispersion(share, false), f.overdispersion(share, true)
}

func (f Funnel) overdispersion(share float64, root bool) Overdispersion {
	o := Overdispersion{Variance: 1, Root: root}
	if f.Proportion {
		o.Variance = 1 - f.Target
	}
	var z []float64              // distances in standard errors
	var weights, squares float64 // of weights 1/s²
	for _, p := range f.Points {
		if p.Flag == NoLimits {
			continue
		}
		seen, expected := float64(p.Events), float64(f.Target)*p.Of
		variance, distance := o.variance(expected), seen/expected-1
		if root {
			distance = math.Sqrt(seen/expected) - 1
		}
		z = append(z, distance/math.Sqrt(variance))
		weights += 1 / variance
		squares += 1 / (variance * variance)
	}
	o.Points = len(z)
	bad := fewPoints
	if !(0 <= share && share < 0.5) {
		bad = badShare
	}
	o.Phi, o.Winsorised, o.P, o.Tau2 = bad.estimate(), bad.estimate(), bad.estimate(), bad.estimate()
	if bad == badShare || len(z) == 0 {
		return o
	}
	n := float64(len(z))
	o.Phi = Estimate(meanSquare(z))
	ordered := slices.Sorted(slices.Values(z))
	lo, hi := quantile7(ordered, share), quantile7(ordered, 1-share)
	for i := range z {
		z[i] = max(lo, min(z[i], hi))
	}
	phi := meanSquare(z)
	o.Winsorised = Estimate(phi)
	if !o.Winsorised.Estimable() || math.IsInf(phi, 1) { // shares about 0 or 1 have no variance
		return o
	}
	o.P = Estimate(mathext.GammaIncRegComp(n/2, n*phi/2))
	if len(z) > 1 {
		o.Tau2 = Estimate(max(0, (n*phi-(n-1))/(weights-squares/weights)))
	}
	return o
}

// variance gives that of the ratio, or of its root, at an expected count.
func (o Overdispersion) variance(expected float64) float64 {
	if o.Root {
		return float64(o.Variance) / (4 * expected)
	}
	return float64(o.Variance) / expected
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
	switch {
	case !validLevel(level):
		return badLevel.interval()
	case !validExposure(expected):
		return badExpected.interval()
	case math.IsNaN(phi):
		return Interval{phi, phi}
	case math.IsNaN(tau2):
		return Interval{tau2, tau2}
	}
	d := normalQuantile(level) * math.Sqrt(phi*o.variance(expected)+tau2)
	if !o.Root {
		return Interval{1 - d, 1 + d}
	}
	lo := max(0, 1-d)
	return Interval{lo * lo, (1 + d) * (1 + d)}
}

// Multiplicative gives f with the limits of [Overdispersion.Multiplicative] and
// flags by them, or f itself where Winsorised is at most 1: chance alone is then
// enough. PLow and PHigh stay those of chance alone.
func (f Funnel) Multiplicative(o Overdispersion) Funnel {
	if o.Winsorised <= 1 {
		return f
	}
	return f.widened(o.Multiplicative)
}

// FunnelLimits are the limits of one point of a [Funnel], in the unit of its value, and
// on which side of them it lies: by chance alone, and with allowance for points that
// differ among themselves by more than chance.
type FunnelLimits struct {
	Chance        Interval `json:"chance"`
	Flag          Flag     `json:"flag"`
	Dispersed     Interval `json:"dispersed"`
	DispersedFlag Flag     `json:"dispersed_flag"`
}

// Limits gives the exact limits of each point by chance alone, and those of
// [Funnel.Multiplicative].
func (f Funnel) Limits(o Overdispersion) []FunnelLimits {
	wide := f.Multiplicative(o).Points
	limits := make([]FunnelLimits, len(f.Points))
	for i, p := range f.Points {
		limits[i] = FunnelLimits{p.Limits.Exact, p.Flag, wide[i].Limits.Exact, wide[i].Flag}
	}
	return limits
}

// Additive gives f with the limits of [Overdispersion.Additive] and flags by them.
// PLow and PHigh stay those of chance alone.
func (f Funnel) Additive(o Overdispersion) Funnel { return f.widened(o.Additive) }

func (f Funnel) widened(limits func(expected, level float64) Interval) Funnel {
	f.Points = slices.Clone(f.Points)
	for i := range f.Points {
		p := &f.Points[i]
		if p.Flag == NoLimits {
			continue
		}
		target := float64(f.Target)
		l := limits(target*p.Of, f.Level).Times(target)
		p.Limits = Limits{l, l}
		switch value := float64(p.Value); {
		case !l.Estimable():
			p.Flag = NoLimits
		case value < l.Lo:
			p.Flag = Below
		case value > l.Hi:
			p.Flag = Above
		default:
			p.Flag = Within
		}
	}
	return f
}

// String says o in a sentence.
func (o Overdispersion) String() string {
	scale := "ratios"
	if o.Root {
		scale = "square roots of ratios"
	}
	return fmt.Sprintf("%s of %s: φ = %v, winsorised %v (%s), τ² = %v", scale, several(o.Points, "point"), o.Phi, o.Winsorised, o.P.AsP(), o.Tau2)
}
