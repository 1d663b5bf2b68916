// SPDX-License-Identifier: MIT

package stats

import (
	"fmt"
	"math"
)

// Garwood gives the exact ("central") confidence interval for the mean of a
// Poisson variable of which n events were seen: the means μ under which n or
// more, and n or fewer, events each have a chance of at least (1−level)/2. It
// covers the true mean at least as often as level says. No events still have a
// two-sided interval: 0 to 3.689 at 0.95.
//
// The interval is in events; for a rate use [Rate]. A negative n, or a level
// outside (0, 1), gives an interval that is not estimable.
//
// Source: F. Garwood, Biometrika 28 (1936) 437.
func Garwood(n int, level float64) Interval {
	if r := badCounts(level, n); r != 0 {
		return r.interval()
	}
	x, tail, z := float64(n), (1-level)/2, normalQuantile(level)
	i := Interval{0, gammaQuantile(x, tail, z, -1)}
	if n > 0 {
		i.Lo = gammaQuantile(x, tail, z, +1)
	}
	return i
}

// Byar gives Byar's approximation to [Garwood], as English public health tables
// print it from 10 events up; it is here to reproduce them. Its lower limit is 0
// where the formula would fall below it (one event at 0.998) or has no value (no
// events). Bad input is as for Garwood.
//
// Source: N. E. Breslow and N. E. Day, Statistical Methods in Cancer Research II
// (1987) 69.
func Byar(n int, level float64) Interval {
	if r := badCounts(level, n); r != 0 {
		return r.interval()
	}
	limit := func(x, z float64) float64 {
		root := 1 - 1/(9*x) + z/(3*math.Sqrt(x))
		return x * root * root * root
	}
	x, z := float64(n), normalQuantile(level)
	i := Interval{0, limit(x+1, z)}
	if n > 0 {
		i.Lo = max(0, limit(x, -z))
	}
	return i
}

// A RateResult is a count over what it arose from, and how sure that makes the
// rate. Rate and Interval are events per Unit of exposure.
type RateResult struct {
	Point
	Rate       Estimate `json:"rate"`
	Interval   Interval `json:"interval"`
	Level      float64  `json:"level"`
	Unit       float64  `json:"unit"`       // 1, unless Per said otherwise
	Dispersion float64  `json:"dispersion"` // 1, unless WithDispersion said otherwise
}

// Rate gives the events of p over what they arose from (residents, days, lines) as a
// rate per unit of that exposure, with its exact interval, which is that of
// [Garwood] divided by the exposure. The exposure is taken as known.
// For a rate per 100,000, add [RateResult.Per]; where one operation makes several
// events, [RateResult.WithDispersion].
//
// Rate and interval are not estimable if the count is negative, the exposure not
// positive and finite, or the level outside (0, 1).
func Rate(p Point, level float64) RateResult {
	r := RateResult{Point: p, Level: level, Unit: 1, Dispersion: 1}
	if bad := badPoint(level, p); bad != 0 {
		r.Rate, r.Interval = bad.estimate(), bad.interval()
		return r
	}
	r.Rate = Estimate(float64(p.Events) / p.Of)
	r.Interval = over(Garwood(p.Events, level), p.Of)
	return r
}

// Per gives r per so many units of exposure: Per(100_000) for a rate per 100,000
// residents. A unit that is not positive and finite makes r not estimable.
func (r RateResult) Per(unit float64) RateResult {
	if !validExposure(unit) {
		r.Rate, r.Interval, r.Unit = badFactor.estimate(), badFactor.interval(), unit
		return r
	}
	factor := unit / r.Unit
	r.Rate *= Estimate(factor)
	r.Interval = r.Interval.Times(factor)
	r.Unit = unit
	return r
}

// WithDispersion gives r for events that come in clumps, several from one raid,
// so that counts vary phi times as much as independent events would; [Dispersion]
// estimates phi from several weeks. The standard error of the log rate grows by
// √phi, and the interval is never narrower than for phi = 1. No events count as
// no clumps of phi events. A phi below 1 counts as 1; one that is negative or NaN
// makes the interval not estimable.
func (r RateResult) WithDispersion(phi float64) RateResult {
	unit := r.Unit
	r = Rate(r.Point, r.Level)
	r.Dispersion = phi
	switch {
	case !(phi >= 0):
		r.Interval = badDispersion.interval()
	case phi <= 1:
		r.Dispersion = 1
	case r.Events == 0:
		r.Interval.Hi *= phi
	default:
		rate, se := float64(r.Rate), math.Sqrt(phi/float64(r.Events))
		r.Interval = hull(r.Interval, logInterval(rate, se, r.Level))
	}
	return r.Per(unit)
}

// String says r in a sentence.
func (r RateResult) String() string {
	return fmt.Sprintf("%s over %s: %v per %s (%s interval %v; %s)",
		several(r.Events, "event"), formatCount(r.Of), r.Rate, formatUnit(r.Unit), percentText(r.Level), r.Interval, dispersionText(r.Dispersion))
}

// over gives i with both ends divided by a positive number.
func over(i Interval, divisor float64) Interval { return Interval{i.Lo / divisor, i.Hi / divisor} }
