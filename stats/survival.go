// SPDX-License-Identifier: MIT

package stats

import (
	"cmp"
	"fmt"
	"math"
	"slices"
)

// A Spell is how long something lasted, in any one unit: a line from its opening
// to its closure. A spell that was still running when last seen is censored: all
// that is known of it is that it lasted at least so long.
type Spell struct {
	Duration float64 `json:"duration"` // not negative
	Ended    bool    `json:"ended"`    // false: censored
}

// A KaplanMeierResult says how long spells last, those still running allowed for.
type KaplanMeierResult struct {
	Spells         int               `json:"spells"`
	Ended          int               `json:"ended"`
	Longest        float64           `json:"longest"` // the longest duration seen, ended or not
	Steps          []KaplanMeierStep `json:"steps"`   // one for each duration at which a spell ended, in order
	Median         Estimate          `json:"median"`  // the duration that half of them outlast
	MedianInterval Interval          `json:"median_interval"`
	Level          float64           `json:"level"`
}

// A KaplanMeierStep holds from its duration up to that of the next step.
type KaplanMeierStep struct {
	Duration float64  `json:"duration"`
	AtRisk   int      `json:"at_risk"`  // spells that lasted at least so long
	Ended    int      `json:"ended"`    // of them at just this duration
	Survival Estimate `json:"survival"` // the share that lasts longer
	SE       Estimate `json:"se"`       // of Survival, by Greenwood's formula
	Interval Interval `json:"interval"` // of Survival, from its log–log transform
}

// KaplanMeier estimates what share of spells lasts longer than any given
// duration. A spell censored at a duration counts as at risk there. The interval
// of each step is symmetrical on the scale of ln(−ln S), so it stays within 0 and
// 1; it and the standard error are not estimable where nothing survives.
//
// Median is the first duration at which fewer than half survive; where just half
// do, midway along that stretch of the curve, up to the next step or the longest
// duration seen. It is not estimable while more than half survive. Its interval holds the durations at which the band around the curve
// crosses a half: the upper end is often +Inf, and where not even the lower limit
// gets down to a half the interval is not estimable.
//
// No spells, or none that ended, give no steps. A negative, infinite or NaN
// duration, or a level outside (0, 1), gives no steps either and a result that is
// not estimable. Spells must be censored for reasons that have nothing to do with
// their length.
//
// Sources: E. L. Kaplan and P. Meier, J. Am. Stat. Assoc. 53 (1958) 457; J. D.
// Kalbfleisch and R. L. Prentice, The Statistical Analysis of Failure Time Data
// (1980) 15 for the log–log band; R. Brookmeyer and J. Crowley, Biometrics 38
// (1982) 29 for the median's interval.
func KaplanMeier(spells []Spell, level float64) KaplanMeierResult {
	r := KaplanMeierResult{Spells: len(spells), Level: level}
	bad := badSpells(spells)
	if !validLevel(level) {
		bad = badLevel
	}
	r.Median, r.MedianInterval = bad.estimate(), bad.interval()
	if bad != 0 {
		return r
	}
	z, survival, sum, steps := normalQuantile(level), 1.0, 0.0, 0
	all := deaths(spells, nil)
	for range all {
		steps++
	}
	r.Steps = slices.Grow(r.Steps, steps)
	for d := range all {
		n, ended := float64(d.atRisk[0]), float64(d.ended[0])
		survival *= 1 - ended/n
		sum += ended / (n * (n - ended))
		step := KaplanMeierStep{d.at, d.atRisk[0], d.ended[0], Estimate(survival), noneSurvive.estimate(), noneSurvive.interval()}
		if survival > 0 {
			sigma := math.Sqrt(sum)
			step.SE = Estimate(survival * sigma)
			factor := math.Exp(z * sigma / math.Abs(math.Log(survival)))
			step.Interval = Interval{math.Pow(survival, factor), math.Pow(survival, 1/factor)}
		}
		r.Steps = append(r.Steps, step)
		r.Ended += step.Ended
	}
	for _, s := range spells {
		r.Longest = max(r.Longest, s.Duration)
	}
	r.Median = r.halved(func(s KaplanMeierStep) float64 { return float64(s.Survival) })
	lo := r.halved(func(s KaplanMeierStep) float64 { return s.Interval.Lo })
	hi := r.halved(func(s KaplanMeierStep) float64 { return s.Interval.Hi })
	r.MedianInterval = notHalved.interval()
	if lo.Estimable() {
		if !hi.Estimable() {
			hi = Estimate(math.Inf(1))
		}
		r.MedianInterval = Interval{float64(lo), float64(hi)}
	}
	return r
}

// halved gives the duration at which a curve of the steps comes down to a half.
func (r KaplanMeierResult) halved(curve func(KaplanMeierStep) float64) Estimate {
	// A product of fractions that makes a half seldom makes just 0.5.
	const rounding = 1e-9
	for i, s := range r.Steps {
		next := r.Longest
		if i+1 < len(r.Steps) {
			next = r.Steps[i+1].Duration
		}
		switch c := curve(s); {
		case c < 0.5-rounding:
			return Estimate(s.Duration)
		case c <= 0.5+rounding:
			return Estimate(s.Duration + (next-s.Duration)/2)
		}
	}
	if len(r.Steps) == 0 {
		return noneEnded.estimate()
	}
	return stillMany.estimate()
}

// At gives the step that holds at a duration. Before the first step all survive,
// with a standard error and an interval that are not estimable; so is everything
// beyond the longest duration seen, unless nothing survives, and at a duration
// that is negative or NaN.
func (r KaplanMeierResult) At(duration float64) KaplanMeierStep {
	i, found := slices.BinarySearchFunc(r.Steps, duration, func(s KaplanMeierStep, d float64) int { return cmp.Compare(s.Duration, d) })
	if !found {
		i--
	}
	unknown := func(bad reason) KaplanMeierStep {
		return KaplanMeierStep{Duration: duration, Survival: bad.estimate(), SE: bad.estimate(), Interval: bad.interval()}
	}
	switch {
	case r.Spells == 0:
		return unknown(noSpells)
	case !(duration >= 0):
		return unknown(badNumber)
	case duration > r.Longest && !(i >= 0 && r.Steps[i].Survival == 0):
		return unknown(beyondLongest)
	case i < 0:
		return KaplanMeierStep{AtRisk: r.Spells, Survival: 1, SE: allSurvive.estimate(), Interval: allSurvive.interval()}
	}
	return r.Steps[i]
}

// String says r in a sentence.
func (r KaplanMeierResult) String() string {
	if !r.Median.Estimable() {
		return fmt.Sprintf("%d of %s ended: median %v", r.Ended, several(r.Spells, "spell"), r.Median)
	}
	return fmt.Sprintf("%d of %s ended: median %v (%s interval %v)", r.Ended, several(r.Spells, "spell"), r.Median, percentText(r.Level), r.MedianInterval)
}

// A LogRankResult says whether the spells of two groups last differently long.
type LogRankResult struct {
	Ended      [2]int      `json:"ended"`       // spells of each group that ended
	Expected   [2]Estimate `json:"expected"`    // of them if both groups ended alike
	Variance   Estimate    `json:"variance"`    // of Ended less Expected
	ChiSquared Estimate    `json:"chi_squared"` // with one degree of freedom
	P          Estimate    `json:"p"`
}

// LogRank tests whether two groups of spells end at the same rate at every
// duration, by comparing at each the spells that ended with their share of those
// still at risk. Where nothing ended, or all at risk ended at once, the data
// cannot tell: ChiSquared and P are not estimable. A negative, infinite or NaN
// duration leaves everything not estimable. It sees little of curves that cross.
//
// Source: N. Mantel, Cancer Chemother. Rep. 50 (1966) 163.
func LogRank(a, b []Spell) LogRankResult {
	bad := badSpells(slices.Concat(a, b))
	if bad != 0 {
		unknown := bad.estimate()
		return LogRankResult{Expected: [2]Estimate{unknown, unknown}, Variance: unknown, ChiSquared: unknown, P: unknown}
	}
	var r LogRankResult
	var expected [2]float64
	variance := 0.0
	for d := range deaths(a, b) {
		n, ended := float64(d.atRisk[0]+d.atRisk[1]), float64(d.ended[0]+d.ended[1])
		for g := range expected {
			r.Ended[g] += d.ended[g]
			expected[g] += ended * float64(d.atRisk[g]) / n
		}
		if n > 1 {
			variance += ended * (float64(d.atRisk[0]) / n) * (float64(d.atRisk[1]) / n) * (n - ended) / (n - 1)
		}
	}
	r.Expected = [2]Estimate{Estimate(expected[0]), Estimate(expected[1])}
	r.Variance, r.ChiSquared, r.P = Estimate(variance), noneEndedApart.estimate(), noneEndedApart.estimate()
	if variance > 0 {
		surplus := float64(r.Ended[0]) - expected[0]
		r.ChiSquared = Estimate(surplus * surplus / variance)
		r.P = Estimate(math.Erfc(math.Sqrt(float64(r.ChiSquared) / 2)))
	}
	return r
}

// String says r in a sentence.
func (r LogRankResult) String() string {
	return fmt.Sprintf("%s ended where %v were expected, and %d where %v were: chi-squared %v, %s",
		several(r.Ended[0], "spell"), r.Expected[0], r.Ended[1], r.Expected[1], r.ChiSquared, r.P.AsP())
}

// badSpells gives what is wrong with spells, 0 if nothing is.
func badSpells(spells []Spell) reason {
	switch {
	case slices.ContainsFunc(spells, func(s Spell) bool { return notFinite(s.Duration) || s.Duration < 0 }):
		return badDuration
	case len(spells) == 0:
		return noSpells
	}
	return 0
}

// A death is a duration at which spells of one group or both ended.
type death struct {
	at     float64
	atRisk [2]int
	ended  [2]int
}

// deaths yields them in order.
func deaths(a, b []Spell) func(yield func(death) bool) {
	group := [2][]Spell{slices.Clone(a), slices.Clone(b)}
	for _, spells := range group {
		slices.SortFunc(spells, func(a, b Spell) int { return cmp.Compare(a.Duration, b.Duration) })
	}
	return func(yield func(death) bool) {
		group := group
		for len(group[0])+len(group[1]) > 0 {
			d := death{at: math.Inf(1), atRisk: [2]int{len(group[0]), len(group[1])}}
			for _, spells := range group {
				if len(spells) > 0 {
					d.at = min(d.at, spells[0].Duration)
				}
			}
			for g := range group {
				for len(group[g]) > 0 && group[g][0].Duration == d.at {
					if group[g][0].Ended {
						d.ended[g]++
					}
					group[g] = group[g][1:]
				}
			}
			if d.ended != [2]int{} && !yield(d) {
				return
			}
		}
	}
}
