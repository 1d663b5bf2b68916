// SPDX-License-Identifier: MIT

package stats

import (
	"fmt"
	"math"
)

// BeforeAfter is what was counted in one area before something was done and after.
type BeforeAfter struct {
	Before int     `json:"before"`
	After  int     `json:"after"`
	Size   float64 `json:"size"` // of the area, in residents or whatever areas are made equal by; 0 stands for 1
}

// A WDDResult is by how much more events changed in an area where something was
// done than in one where nothing was, in events per unit of size and of time.
type WDDResult struct {
	Treated     BeforeAfter `json:"treated"`
	Control     BeforeAfter `json:"control"`
	NearTreated BeforeAfter `json:"near_treated"` // see WithDisplacement
	NearControl BeforeAfter `json:"near_control"` // see WithDisplacement
	TimeBefore  float64     `json:"time_before"`  // 1 and 1, unless OverTimes said otherwise
	TimeAfter   float64     `json:"time_after"`   // 1 and 1, unless OverTimes said otherwise
	Local       Estimate    `json:"local"`        // Total is Local and Displaced together
	Displaced   Estimate    `json:"displaced"`    // Total is Local and Displaced together
	Total       Estimate    `json:"total"`        // Total is Local and Displaced together
	LocalSE     Estimate    `json:"local_se"`     // SE is that of Total
	DisplacedSE Estimate    `json:"displaced_se"` // SE is that of Total
	SE          Estimate    `json:"se"`           // SE is that of Total
	Z           Estimate    `json:"z"`            // of Total
	P           Estimate    `json:"p"`            // of Total
	Interval    Interval    `json:"interval"`     // of Total
	Level       float64     `json:"level"`
	Small       bool        `json:"small"` // a count below 5: the normal approximation is then poor
}

// WDD gives the weighted displacement difference: the change in the treated area
// less the change in the control area. Below zero, events went down. Interval and
// P are from the normal distribution, with each count as its own variance. Its
// authors' tool prints 90% intervals, so compare with it at a level of 0.9. It
// takes for granted that without treatment both areas would have changed by as
// many events; of areas of unlike size say so with Size, or compare ratios
// instead ([RateRatio]).
//
// Add [WDDResult.WithDisplacement] for the surroundings to which events may have
// moved, and [WDDResult.OverTimes] for periods of unequal length.
//
// If nothing was counted at all, Z and P are not estimable. A negative count, a
// negative or infinite size, a time that is not positive and finite, a level
// outside (0, 1), or a variance too large for a float64 leaves everything not
// estimable.
//
// Source: A. P. Wheeler and J. H. Ratcliffe, Crime Science 7:11 (2018).
func WDD(treated, control BeforeAfter, level float64) WDDResult {
	r := WDDResult{Treated: treated, Control: control, TimeBefore: 1, TimeAfter: 1, Level: level}
	return r.weigh()
}

// WithDisplacement gives r with the areas around the treated and the control area.
// What they changed by is added to what the areas themselves did: a fall that is
// made up for by the surroundings is none.
func (r WDDResult) WithDisplacement(nearTreated, nearControl BeforeAfter) WDDResult {
	r.NearTreated, r.NearControl = nearTreated, nearControl
	return r.weigh()
}

// OverTimes gives r for counts over so much time before and after, in any one
// unit; Local, Displaced and Total are then per unit of time.
func (r WDDResult) OverTimes(before, after float64) WDDResult {
	r.TimeBefore, r.TimeAfter = before, after
	return r.weigh()
}

func (r WDDResult) weigh() WDDResult {
	local, localVariance := r.change(r.Treated, r.Control)
	displaced, displacedVariance := r.change(r.NearTreated, r.NearControl)
	if !validLevel(r.Level) {
		local = badLevel.nan()
	}
	if bad := local + displaced; math.IsNaN(bad) {
		unknown := Estimate(bad)
		r.Local, r.Displaced, r.Total, r.LocalSE, r.DisplacedSE, r.SE = unknown, unknown, unknown, unknown, unknown, unknown
		r.Z, r.P, r.Interval, r.Small = unknown, unknown, Interval{bad, bad}, false
		return r
	}
	r.Local, r.Displaced, r.Total = Estimate(local), Estimate(displaced), Estimate(local+displaced)
	r.LocalSE, r.DisplacedSE = Estimate(math.Sqrt(localVariance)), Estimate(math.Sqrt(displacedVariance))
	se := math.Sqrt(localVariance + displacedVariance)
	margin := normalQuantile(r.Level) * se
	r.SE, r.Interval = Estimate(se), Interval{local + displaced - margin, local + displaced + margin}
	if r.Z, r.P = noEvents.estimate(), noEvents.estimate(); se > 0 {
		r.Z = r.Total / r.SE
		r.P = Estimate(math.Erfc(math.Abs(float64(r.Z)) / math.Sqrt2))
	}
	r.Small = min(r.Treated.Before, r.Treated.After, r.Control.Before, r.Control.After) < 5
	if near := [2]BeforeAfter{r.NearTreated, r.NearControl}; near != [2]BeforeAfter{} {
		r.Small = r.Small || min(near[0].Before, near[0].After, near[1].Before, near[1].After) < 5
	}
	return r
}

// change gives the change in a less that in b, and its variance, or NaN for bad
// input.
func (r WDDResult) change(a, b BeforeAfter) (difference, variance float64) {
	for i, area := range [2]BeforeAfter{a, b} {
		size := area.Size
		if size == 0 {
			size = 1
		}
		switch {
		case min(area.Before, area.After) < 0:
			return badCount.nan(), 0
		case !validExposure(size) || !validExposure(r.TimeBefore) || !validExposure(r.TimeAfter):
			return badExposure.nan(), 0
		}
		before, after := float64(area.Before)/(r.TimeBefore*size), float64(area.After)/(r.TimeAfter*size)
		difference += [2]float64{after - before, before - after}[i]
		variance += before/(r.TimeBefore*size) + after/(r.TimeAfter*size)
	}
	if math.IsInf(variance, 1) {
		return sumTooLarge.nan(), 0
	}
	return difference, variance
}

// String says r in a sentence.
func (r WDDResult) String() string {
	if !r.P.Estimable() {
		return "weighted displacement difference: " + r.P.String()
	}
	note := ""
	if r.Small {
		note = "; a count is below 5"
	}
	return fmt.Sprintf("weighted displacement difference %v (%s interval %v), %s%s", r.Total, percentText(r.Level), r.Interval, r.P.AsP(), note)
}
