// SPDX-License-Identifier: MIT

package stats

import (
	"cmp"
	"fmt"
	"math"

	"gonum.org/v1/gonum/mathext"
)

// A Stratum is one age band (or sex, or district) of a place whose rate is to be
// directly standardised: the events there, the residents they arose from, and the
// residents of the same band in the standard population.
type Stratum struct {
	Events     int     `json:"events"`
	Population float64 `json:"population"`
	Standard   float64 `json:"standard"`
}

// A StandardisedRateResult is a directly standardised rate per Unit of population.
type StandardisedRateResult struct {
	Events   int      `json:"events"` // over all strata; at most the largest int
	Rate     Estimate `json:"rate"`
	Interval Interval `json:"interval"` // by Dobson's method from the Garwood interval of Events
	Byar     Interval `json:"byar"`     // the same from Byar's, as English public health tables have it
	Level    float64  `json:"level"`
	Unit     float64  `json:"unit"` // 1, unless Per said otherwise
}

// DirectlyStandardisedRate gives the rate a place would have if its population
// were made up like the standard one: the mean of the strata's rates, weighted by
// the standard population, with Dobson's interval. With one stratum it is [Rate].
//
// Without events (in strata of some weight) the rate is 0 and the interval not
// estimable; [FayFeuer] has an upper limit there. English tables leave rates of fewer than 10 events out; here
// the sentence says so. A lower limit that the method puts below 0 is 0. Standard
// may be 0 in some strata but not in all; a negative number, a population that is
// not positive and finite, no strata, or a level outside (0, 1) give a result that
// is not estimable.
//
// Source: A. J. Dobson et al., Stat. Med. 10 (1991) 457.
func DirectlyStandardisedRate(strata []Stratum, level float64) StandardisedRateResult {
	m := momentsOf(strata)
	r := StandardisedRateResult{Events: m.events, Level: level, Unit: 1}
	bad := m.bad
	if !validLevel(level) {
		bad = badLevel
	}
	r.Rate, r.Interval, r.Byar = bad.estimate(), bad.interval(), bad.interval()
	if bad != 0 {
		return r
	}
	r.Rate = Estimate(m.rate)
	if m.variance == 0 {
		r.Interval, r.Byar = noEvents.interval(), noEvents.interval()
		return r
	}
	count := float64(m.events)
	stretch := math.Sqrt(m.variance / count)
	dobson := func(i Interval) Interval {
		return Interval{max(0, m.rate+stretch*(i.Lo-count)), m.rate + stretch*(i.Hi-count)}
	}
	r.Interval, r.Byar = dobson(Garwood(m.events, level)), dobson(Byar(m.events, level))
	return r
}

// FayFeuer gives the gamma interval of the same rate as
// [DirectlyStandardisedRate], per unit of population. Its upper limit is wider than
// Dobson's where weights are unequal, and exists without events (the lower is then
// 0). Bad input gives an interval that is not estimable.
//
// Source: M. P. Fay and E. J. Feuer, Stat. Med. 16 (1997) 791.
func FayFeuer(strata []Stratum, level float64) Interval {
	m := momentsOf(strata)
	switch {
	case !validLevel(level):
		return badLevel.interval()
	case m.bad != 0:
		return m.bad.interval()
	}
	tail, i := (1-level)/2, Interval{}
	if m.variance > 0 {
		i.Lo = m.variance / m.rate * gammaInverse(m.rate*m.rate/m.variance, tail, mathext.GammaIncRegInv)
	}
	rate, variance := m.rate+m.largest, m.variance+m.largest*m.largest
	i.Hi = variance / rate * gammaInverse(rate*rate/variance, tail, mathext.GammaIncRegCompInv)
	if i.Hi < i.Lo { // by rounding, where the level is all but 0
		i.Hi = i.Lo
	}
	if !i.Estimable() {
		return sumTooLarge.interval()
	}
	return i
}

// gammaInverse is a quantile of the gamma distribution, or NaN for a shape that is
// none, which would never end.
func gammaInverse(shape, tail float64, inverse func(shape, tail float64) float64) float64 {
	if !validExposure(shape) {
		return math.NaN()
	}
	return inverse(shape, tail)
}

// moments are those of a directly standardised rate; largest is the largest weight
// of one event.
type moments struct {
	events                  int
	rate, variance, largest float64
	bad                     reason
}

func momentsOf(strata []Stratum) (m moments) {
	var standard float64
	for _, s := range strata { // what is said of bad input has all events too
		m.events, _ = addSaturating(m.events, max(0, s.Events))
		if bad := badPoint(0.5, Point{s.Events, s.Population}); bad != 0 || !(s.Standard >= 0) {
			m.bad = cmp.Or(m.bad, bad, badExposure)
		}
		standard += s.Standard
	}
	if !validExposure(standard) {
		m.bad = cmp.Or(m.bad, badExposure)
	}
	if m.bad != 0 {
		return m
	}
	for _, s := range strata {
		each := s.Standard / standard / s.Population
		m.rate += each * float64(s.Events)
		m.variance += each * each * float64(s.Events)
		m.largest = max(m.largest, each)
	}
	if notFinite(m.rate) || notFinite(m.variance) || notFinite(m.largest*m.largest) {
		m.bad = sumTooLarge
	}
	return m
}

// Per gives r per so many units of population: Per(100_000). A unit that is not
// positive and finite makes r not estimable.
func (r StandardisedRateResult) Per(unit float64) StandardisedRateResult {
	factor := unit / r.Unit
	if !validExposure(unit) {
		factor = badFactor.nan()
	}
	r.Rate *= Estimate(factor)
	r.Interval, r.Byar, r.Unit = r.Interval.Times(factor), r.Byar.Times(factor), unit
	return r
}

// String says r in a sentence.
func (r StandardisedRateResult) String() string {
	few := ""
	if r.Events < 10 {
		few = "; fewer than 10 events"
	}
	return fmt.Sprintf("%d events: directly standardised rate %v per %s (%s interval %v)%s",
		r.Events, r.Rate, formatUnit(r.Unit), percentText(r.Level), r.Interval, few)
}

// A ReferenceStratum is one age band (or sex, or district) of a place whose count
// is to be compared with what reference rates predict: its residents, and the
// events and residents of that band in the reference population.
type ReferenceStratum struct {
	Population          float64 `json:"population"`
	ReferenceEvents     float64 `json:"reference_events"`
	ReferencePopulation float64 `json:"reference_population"`
}

// A StandardisedRatioResult is a count over what reference rates predict.
type StandardisedRatioResult struct {
	Observed int      `json:"observed"`
	Expected Estimate `json:"expected"` // Σ Population · ReferenceEvents / ReferencePopulation
	Ratio    Estimate `json:"ratio"`    // Observed/Expected
	Interval Interval `json:"interval"` // the Garwood interval of Observed over Expected
	Byar     Interval `json:"byar"`     // the same from Byar's, as English public health tables have it
	P        Estimate `json:"p"`        // of Observed under Expected: twice the smaller tail; agrees with Interval
	Level    float64  `json:"level"`
}

// IndirectlyStandardisedRatio compares the events observed in a place with those
// that the reference rates, applied to its residents, would give. With one stratum
// that is a share against what population would predict. Expected is taken as
// known. Two such ratios are comparable with each other only if the strata mix
// alike in both places.
//
// With nothing expected there is no ratio, interval or p. A negative number, a
// reference population that is not positive and finite, no strata, or a level
// outside (0, 1) give a result that is not estimable.
func IndirectlyStandardisedRatio(observed int, strata []ReferenceStratum, level float64) StandardisedRatioResult {
	r := StandardisedRatioResult{Observed: observed, Level: level}
	expected, bad := expectedOf(strata)
	r.Expected = Estimate(expected)
	if bad == 0 {
		bad = badCounts(level, observed)
	}
	r.Ratio, r.Interval, r.Byar, r.P = bad.estimate(), bad.interval(), bad.interval(), bad.estimate()
	if bad != 0 {
		return r
	}
	count := float64(observed)
	r.Ratio = Estimate(count / expected)
	r.Interval, r.Byar = over(Garwood(observed, level), expected), over(Byar(observed, level), expected)
	atMost, atLeast := poissonTails(count, expected)
	r.P = Estimate(min(1, 2*min(atMost, atLeast)))
	return r
}

// expectedOf gives how many events the reference rates predict.
func expectedOf(strata []ReferenceStratum) (expected float64, bad reason) {
	if len(strata) == 0 {
		return noMembers.nan(), noMembers
	}
	for _, s := range strata {
		if !(s.Population >= 0) || !(s.ReferenceEvents >= 0) || !validExposure(s.ReferencePopulation) {
			return badExposure.nan(), badExposure
		}
		expected += s.Population * (s.ReferenceEvents / s.ReferencePopulation)
	}
	switch {
	case expected == 0:
		return expected, nothingExpected
	case !validExposure(expected):
		return expected, badExpected
	}
	return expected, 0
}

// String says r in a sentence.
func (r StandardisedRatioResult) String() string {
	return fmt.Sprintf("%d against %v expected: ratio %v (%s interval %v), %s",
		r.Observed, r.Expected, r.Ratio, percentText(r.Level), r.Interval, r.P.AsP())
}
