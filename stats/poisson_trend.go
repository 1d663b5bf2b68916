// SPDX-License-Identifier: MIT

package stats

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/gonum/mathext"
)

// A PoissonTrendResult is the rate at which events multiply with time.
type PoissonTrendResult struct {
	N                 int      `json:"n"`
	Intercept         Estimate `json:"intercept"` // ln of the rate at t = 0
	InterceptSE       Estimate `json:"intercept_se"`
	Slope             Estimate `json:"slope"`    // change of ln rate for each unit of t
	SE                Estimate `json:"se"`       // of Slope
	Ratio             Estimate `json:"ratio"`    // of the rates one unit of t apart: e to the Slope
	Interval          Interval `json:"interval"` // of Ratio
	P                 Estimate `json:"p"`        // two-sided, of a Slope of 0
	Deviance          Estimate `json:"deviance"`
	PearsonX2         Estimate `json:"pearson_x2"`
	PearsonDispersion Estimate `json:"pearson_dispersion"` // PearsonX2 over N−2: the dispersion that these points show
	Toward            int      `json:"toward"`             // +1 or −1 if all events fall at the last or the first t, so that no finite slope is steep enough; else 0
	Level             float64  `json:"level"`
	Dispersion        float64  `json:"dispersion"`     // 1, unless WithDispersion or WithOwnDispersion said otherwise
	OwnDispersion     bool     `json:"own_dispersion"` // Dispersion was taken from these points
}

// PoissonTrend fits rates that multiply by one factor in each unit of t (years,
// say, or days) to counts of events: ln(rate) = Intercept + Slope·t, with each
// count Poisson about rate × exposure. A point is a count and its exposure: residents,
// days or whatever events arise from, or 1 throughout. Limits and P are Wald's,
// from the normal distribution. Points may come in any order, with gaps, and
// several at one t. Counts that come in clumps vary more than that:
// PearsonDispersion shows it, and [PoissonTrendResult.WithDispersion] or
// [PoissonTrendResult.WithOwnDispersion] allows for it.
//
// Two points give the log rate ratio, and no dispersion. If every event falls at
// the last t, or the first, the likelihood rises for ever: everything is not
// estimable and Toward tells the direction. No events, fewer than two different t,
// lengths that differ, a negative count, an exposure that is not positive and
// finite, a t that is NaN or infinite, or a level outside (0, 1) leave everything
// not estimable with Toward 0.
//
// Sources: J. A. Nelder and R. W. M. Wedderburn, J. R. Stat. Soc. A 135 (1972)
// 370; P. McCullagh and J. A. Nelder, Generalized Linear Models (1989) §6.2 for
// the dispersion.
func PoissonTrend(t []float64, points []Point, level float64) PoissonTrendResult {
	r := PoissonTrendResult{N: len(t), Level: level, Dispersion: 1}
	f, bad := newLogLinear(t, points, level)
	switch bad {
	case 0:
	case atFirst:
		r.Toward = -1
	case atLast:
		r.Toward = +1
	}
	if r.forget(bad); bad != 0 {
		return r
	}
	beta, variance, logNorm := f.solve()
	slopeVariance := 1 / (f.total * variance)
	zero := f.fromMean(-f.centre / f.half) // t = 0
	r.Slope = Estimate(beta / f.half)
	r.Intercept = Estimate(math.Log(f.total) - logNorm - beta*f.centre/f.half)
	r.InterceptSE = Estimate(math.Sqrt(1/f.total + zero*zero*slopeVariance))
	r.SE = Estimate(math.Sqrt(slopeVariance) / f.half)
	r.Ratio = Estimate(math.Exp(float64(r.Slope)))

	deviance, pearson := 0.0, 0.0
	for i, y := range f.y {
		mu := f.total * math.Exp(f.logExposure[i]+beta*f.u[i]-logNorm)
		if y == 0 {
			deviance += 2 * mu
			pearson += mu
			continue
		}
		deviance += 2 * (y*math.Log(y/mu) - (y - mu))
		pearson += (y - mu) / mu * (y - mu)
	}
	r.Deviance, r.PearsonX2 = Estimate(deviance), Estimate(pearson)
	if r.N > 2 {
		r.PearsonDispersion = Estimate(pearson / float64(r.N-2))
	}
	return r.infer()
}

// forget makes all of r not estimable.
func (r *PoissonTrendResult) forget(bad reason) {
	for _, e := range []*Estimate{&r.Intercept, &r.InterceptSE, &r.Slope, &r.SE, &r.Ratio, &r.P, &r.Deviance, &r.PearsonX2} {
		*e = bad.estimate()
	}
	r.Interval, r.PearsonDispersion = bad.interval(), cmp.Or(bad, fewPoints).estimate()
}

// infer gives r with the interval and P that follow from Slope and SE.
func (r PoissonTrendResult) infer() PoissonTrendResult {
	quantile, p := normalQuantile(r.Level), 0.0
	z := math.Abs(float64(r.Slope / r.SE))
	if r.OwnDispersion {
		freedom := float64(r.N - 2)
		x := mathext.InvRegIncBeta(freedom/2, 0.5, 1-r.Level)
		quantile = math.Sqrt(freedom * (1 - x) / x)
		p = mathext.RegIncBeta(freedom/2, 0.5, freedom/(freedom+z*z))
	} else {
		p = math.Erfc(z / math.Sqrt2)
	}
	margin := quantile * float64(r.SE)
	r.P = Estimate(p)
	r.Interval = Interval{math.Exp(float64(r.Slope) - margin), math.Exp(float64(r.Slope) + margin)}
	return r
}

// WithDispersion gives r for counts that vary phi times as much as independent
// events would, because several come from one raid: standard errors grow by √phi.
// A phi below 1 counts as 1; one that is negative, infinite or NaN makes the
// interval and P not estimable.
func (r PoissonTrendResult) WithDispersion(phi float64) PoissonTrendResult {
	if !r.Slope.Estimable() {
		return r
	}
	factor := max(1, phi)
	valid := phi >= 0 && !math.IsInf(phi, 1)
	if !valid {
		factor = 1
	}
	if r.Dispersion > 1 && !math.IsInf(r.Dispersion, 1) { // SE has grown by it
		factor /= r.Dispersion
	}
	r.SE *= Estimate(math.Sqrt(factor))
	r.InterceptSE *= Estimate(math.Sqrt(factor))
	r.Dispersion, r.OwnDispersion = max(1, phi), false
	if !valid {
		r.Dispersion, r.Interval, r.P = phi, badDispersion.interval(), badDispersion.estimate()
		return r
	}
	return r.infer()
}

// WithOwnDispersion gives r with the dispersion that its own points show, or 1 if
// they show less, and with limits and P from Student's t on N−2 degrees of
// freedom, since the dispersion too is then an estimate. With two points there is
// none, and the interval and P are not estimable.
func (r PoissonTrendResult) WithOwnDispersion() PoissonTrendResult {
	if !r.Slope.Estimable() {
		return r
	}
	r = r.WithDispersion(float64(r.PearsonDispersion))
	if r.OwnDispersion = true; !r.PearsonDispersion.Estimable() {
		r.Interval, r.P = fewPoints.interval(), fewPoints.estimate()
		return r
	}
	return r.infer()
}

// String says r in a sentence.
func (r PoissonTrendResult) String() string {
	if !r.Slope.Estimable() {
		return fmt.Sprintf("%s: trend %v", several(r.N, "point"), r.Slope)
	}
	dispersion := dispersionText(r.Dispersion)
	if r.OwnDispersion {
		dispersion += fmt.Sprintf(" from these points, Student's t with %s of freedom", several(r.N-2, "degree"))
	}
	return fmt.Sprintf("%s: rate ratio %v per unit of time (%s interval %v), %s; %s",
		several(r.N, "point"), r.Ratio, percentText(r.Level), r.Interval, r.P.AsP(), dispersion)
}

// logLinear is a fit on the scale on which time runs from −1 to +1.
type logLinear struct {
	u, y, logExposure []float64
	centre, half      float64 // of the times
	total             float64 // of the events
	above, below      float64 // how far their mean u lies above −1 and below +1
}

// fromMean gives how far u lies above the events' mean, without cancellation if
// nearly all of them are at one end.
func (f logLinear) fromMean(u float64) float64 {
	if f.above < f.below {
		return (u + 1) - f.above
	}
	return f.below - (1 - u)
}

// newLogLinear gives the fit to be made, or why there is none.
func newLogLinear(t []float64, points []Point, level float64) (f logLinear, bad reason) {
	switch {
	case !validLevel(level):
		return f, badLevel
	case len(t) != len(points):
		return f, unlikeLengths
	case slices.ContainsFunc(t, notFinite):
		return f, badNumber
	case len(t) < 2:
		return f, fewPoints
	}
	first, last := slices.Min(t), slices.Max(t)
	f.half = last/2 - first/2
	f.centre = first/2 + last/2
	if f.half == 0 {
		return f, oneTime
	}
	f.u, f.y, f.logExposure = make([]float64, len(t)), make([]float64, len(t)), make([]float64, len(t))
	for i, p := range points {
		if bad := badPoint(level, p); bad != 0 {
			return f, bad
		}
		switch f.u[i] = (t[i] - f.centre) / f.half; t[i] {
		case first:
			f.u[i] = -1
		case last:
			f.u[i] = +1
		}
		f.y[i], f.logExposure[i] = float64(p.Events), math.Log(p.Of)
		f.total += f.y[i]
	}
	least, most := 1.0, -1.0
	for i, y := range f.y {
		if y > 0 {
			f.above += y / f.total * (1 + f.u[i])
			f.below += y / f.total * (1 - f.u[i])
			least, most = min(least, f.u[i]), max(most, f.u[i])
		}
	}
	switch {
	case f.total == 0:
		return f, noEvents
	case most == -1:
		return f, atFirst
	case least == 1:
		return f, atLast
	}
	return f, 0
}

// solve finds the slope β at which the mean of u, weighted by exposure·exp(βu),
// is that of the events: the likelihood's one maximum, since that mean rises with
// β from −1 to +1. It gives the weighted variance of u there, and the log of the
// weights' sum. Newton's step is taken where it stays between the slopes known to
// be too low and too high; each doubles the digits that are right, so the one after
// a step that moved half of them is the last.
func (f logLinear) solve() (beta, variance, logNorm float64) {
	const half = 1e-9
	lo, hi, last := math.Inf(-1), math.Inf(1), false
	for range 200 {
		top := math.Inf(-1)
		for i, u := range f.u {
			top = max(top, f.logExposure[i]+beta*u)
		}
		var weight, first, second float64
		for i, u := range f.u {
			w := math.Exp(f.logExposure[i] + beta*u - top)
			d := f.fromMean(u)
			weight += w
			first += w * d
			second += w * d * d
		}
		excess := first / weight
		if logNorm = top + math.Log(weight); last {
			return beta, second/weight - excess*excess, logNorm
		}
		variance = second/weight - excess*excess
		if excess > 0 {
			hi = beta
		} else {
			lo = beta
		}
		next := beta - excess/variance
		if !(lo <= next && next <= hi) || math.Abs(next) > 10+10*math.Abs(beta) {
			switch {
			case math.IsInf(hi, 1):
				next = 2*max(beta, 0) + 1
			case math.IsInf(lo, -1):
				next = 2*min(beta, 0) - 1
			default:
				next = lo + (hi-lo)/2
			}
		}
		last = math.Abs(next-beta) <= half*(1+math.Abs(beta))
		beta = next
	}
	return beta, variance, logNorm
}
