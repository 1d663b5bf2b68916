package stats

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/mathext"
)

// A Stratum is one age band (or sex, or district) of a place whose rate is to be
// directly standardised: the events there, the residents they arose from, and the
// residents of the same band in the standard population.
type Stratum struct {
	Events     int
	Population float64
	Standard   float64
}

// A StandardisedRateResult is a directly standardised rate per Unit of population.
type StandardisedRateResult struct {
	Events   int // over all strata; at most the largest int
	Rate     Estimate
	Interval Interval // by Dobson's method from the Garwood interval of Events
	Byar     Interval // the same from Byar's, as English public health tables have it
	Level    float64
	Unit     float64 // 1, unless Per said otherwise
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
	r := StandardisedRateResult{Events: m.events, Rate: NotEstimable(), Interval: notEstimable(), Byar: notEstimable(), Level: level, Unit: 1}
	if !m.ok || !validLevel(level) {
		return r
	}
	r.Rate = Estimate(m.rate)
	if m.variance == 0 {
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
	if !m.ok || !validLevel(level) {
		return notEstimable()
	}
	tail, i := (1-level)/2, Interval{}
	if m.variance > 0 {
		i.Lo = m.variance / m.rate * mathext.GammaIncRegInv(m.rate*m.rate/m.variance, tail)
	}
	rate, variance := m.rate+m.largest, m.variance+m.largest*m.largest
	i.Hi = variance / rate * mathext.GammaIncRegCompInv(rate*rate/variance, tail)
	return i
}

// moments are those of a directly standardised rate; largest is the largest weight
// of one event.
type moments struct {
	events                  int
	rate, variance, largest float64
	ok                      bool
}

func momentsOf(strata []Stratum) (m moments) {
	var standard float64
	for _, s := range strata {
		if s.Events < 0 || !validExposure(s.Population) || !(s.Standard >= 0) {
			return moments{}
		}
		standard += s.Standard
	}
	if !validExposure(standard) {
		return moments{}
	}
	for _, s := range strata {
		m.events, _ = addSaturating(m.events, s.Events)
		each := s.Standard / standard / s.Population
		m.rate += each * float64(s.Events)
		m.variance += each * each * float64(s.Events)
		m.largest = max(m.largest, each)
	}
	m.ok = true
	return m
}

// Per gives r per so many units of population: Per(100_000). A unit that is not
// positive and finite makes r not estimable.
func (r StandardisedRateResult) Per(unit float64) StandardisedRateResult {
	factor := unit / r.Unit
	if !validExposure(unit) {
		factor = math.NaN()
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
	Population          float64
	ReferenceEvents     float64
	ReferencePopulation float64
}

// A StandardisedRatioResult is a count over what reference rates predict.
type StandardisedRatioResult struct {
	Observed int
	Expected Estimate // Σ Population · ReferenceEvents / ReferencePopulation
	Ratio    Estimate // Observed/Expected
	Interval Interval // the Garwood interval of Observed over Expected
	Byar     Interval // the same from Byar's, as English public health tables have it
	P        Estimate // of Observed under Expected: twice the smaller tail; agrees with Interval
	Level    float64
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
	r := StandardisedRatioResult{Observed: observed, Expected: NotEstimable(), Ratio: NotEstimable(), Interval: notEstimable(), Byar: notEstimable(), P: NotEstimable(), Level: level}
	var expected float64
	for _, s := range strata {
		if !(s.Population >= 0) || !(s.ReferenceEvents >= 0) || !validExposure(s.ReferencePopulation) {
			return r
		}
		expected += s.Population * (s.ReferenceEvents / s.ReferencePopulation)
	}
	if len(strata) > 0 {
		r.Expected = Estimate(expected)
	}
	if observed < 0 || !validExposure(expected) || !validLevel(level) {
		return r
	}
	count := float64(observed)
	r.Ratio = Estimate(count / expected)
	r.Interval, r.Byar = over(Garwood(observed, level), expected), over(Byar(observed, level), expected)
	atMost, atLeast := poissonTails(count, expected)
	r.P = Estimate(min(1, 2*min(atMost, atLeast)))
	return r
}

// String says r in a sentence.
func (r StandardisedRatioResult) String() string {
	return fmt.Sprintf("%d against %v expected: ratio %v (%s interval %v), p = %v",
		r.Observed, r.Expected, r.Ratio, percentText(r.Level), r.Interval, r.P)
}
