// SPDX-License-Identifier: MIT

package stats

import (
	"fmt"
	"math"
)

// A RateChangeResult is by how many per cent a rate has changed, and how sure that
// is. P is the two-sided p-value of no change, and agrees with Interval.
type RateChangeResult struct {
	Before     Point    `json:"before"`
	After      Point    `json:"after"`
	Percent    Estimate `json:"percent"`
	Interval   Interval `json:"interval"`
	P          Estimate `json:"p"`
	Level      float64  `json:"level"`
	Dispersion float64  `json:"dispersion"` // 1, unless WithDispersion said otherwise
}

// RateChange compares the rate after with the rate before in per cent, as 100·(ratio
// − 1), with the exact interval of [RateRatio] carried over. What figures alone say
// of a change is [ChangePercent]. A percentage hides how few events it rests on (1 to 3 is +200%), so the
// result keeps both counts and its sentence says them.
//
// With nothing before, the change is +Inf and has only a lower limit; with nothing
// after it is −100; with neither it is not estimable, and the interval is −100 to
// +Inf. No limit is below −100. Bad input is as for RateRatio.
func RateChange(before, after Point, level float64) RateChangeResult {
	return rateChange(RateRatio(after, before, level))
}

func rateChange(r RateRatioResult) RateChangeResult {
	return RateChangeResult{
		Before: r.B, After: r.A,
		Percent:  Estimate(100 * (r.Ratio - 1)),
		Interval: r.Interval.lessOne(),
		P:        r.P, Level: r.Level, Dispersion: r.Dispersion,
	}
}

// lessOne gives ratios as changes in per cent.
func (i Interval) lessOne() Interval { return Interval{100 * (i.Lo - 1), 100 * (i.Hi - 1)} }

// WithDispersion gives r for events that come in clumps, as
// [RateRatioResult.WithDispersion] does.
func (r RateChangeResult) WithDispersion(phi float64) RateChangeResult {
	return rateChange(RateRatio(r.After, r.Before, r.Level).WithDispersion(phi))
}

// String says r in a sentence.
func (r RateChangeResult) String() string {
	change := "a change of " + Interval{float64(r.Percent), float64(r.Percent)}.PerCent()
	if math.IsInf(float64(r.Percent), 1) {
		change = "a change from none, of which there is no percentage"
	}
	return fmt.Sprintf("%d over %s, after %d over %s: %s (%s interval %s), %s; %s",
		r.After.Events, formatCount(r.After.Of), r.Before.Events, formatCount(r.Before.Of), change, percentText(r.Level), r.Interval.PerCent(), r.P.AsP(), dispersionText(r.Dispersion))
}
