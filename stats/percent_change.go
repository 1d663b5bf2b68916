package stats

import "fmt"

// A PercentChangeResult is by how many per cent a rate has changed, and how sure
// that is. P is the two-sided p-value of no change, and agrees with Interval.
type PercentChangeResult struct {
	Before         int // events
	BeforeExposure float64
	After          int
	AfterExposure  float64
	Percent        Estimate
	Interval       Interval
	P              Estimate
	Level          float64
	Dispersion     float64 // 1, unless WithDispersion said otherwise
}

// PercentChange compares the events after, over their exposure, with those before,
// over theirs, as 100·(ratio − 1), with the exact interval of [RateRatio] carried
// over. A percentage hides how few events it rests on (1 to 3 is +200%), so the
// result keeps both counts and its sentence says them.
//
// With nothing before, the change is +Inf and has only a lower limit; with nothing
// after it is −100; with neither it is not estimable, and the interval is −100 to
// +Inf. No limit is below −100. Bad input is as for RateRatio.
func PercentChange(before int, tBefore float64, after int, tAfter float64, level float64) PercentChangeResult {
	return percentChange(RateRatio(after, tAfter, before, tBefore, level))
}

func percentChange(r RateRatioResult) PercentChangeResult {
	percent := func(ratio float64) float64 { return 100 * (ratio - 1) }
	return PercentChangeResult{
		Before: r.X2, BeforeExposure: r.T2, After: r.X1, AfterExposure: r.T1,
		Percent:  Estimate(percent(float64(r.Ratio))),
		Interval: Interval{percent(r.Interval.Lo), percent(r.Interval.Hi)},
		P:        r.P, Level: r.Level, Dispersion: r.Dispersion,
	}
}

// WithDispersion gives r for events that come in clumps, as
// [RateRatioResult.WithDispersion] does.
func (r PercentChangeResult) WithDispersion(phi float64) PercentChangeResult {
	return percentChange(RateRatio(r.After, r.AfterExposure, r.Before, r.BeforeExposure, r.Level).WithDispersion(phi))
}

// String says r in a sentence.
func (r PercentChangeResult) String() string {
	return fmt.Sprintf("%d over %s, after %d over %s: a change of %v%% (%s interval %v), p = %v; %s",
		r.After, formatCount(r.AfterExposure), r.Before, formatCount(r.BeforeExposure), r.Percent, percentText(r.Level), r.Interval, r.P, dispersionText(r.Dispersion))
}
