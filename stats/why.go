// SPDX-License-Identifier: MIT

package stats

import "math"

// A reason says why there is no number. It stands in the low bits of the NaN that an
// [Estimate] or an [Interval] holds then, as R keeps its NA apart from other NaNs.
type reason uint64

const (
	noReason reason = iota + 1 // the bits of math.NaN()
	badLevel
	badCount
	badExposure
	exposuresApart
	partAboveWhole
	notWhole
	badFactor
	badDispersion
	badNumber
	badDuration
	badDifference
	badShare
	badExpected
	unlikeLengths
	noEvents
	nothingToNothing
	nothingDivides
	nothingExpected
	noVariance
	fewPoints
	oneTime
	manyPoints
	atFirst
	atLast
	noSpells
	noneEnded
	noneEndedApart
	noneSurvive
	allSurvive
	stillMany
	beyondLongest
	notHalved
	noMembers
	oneMember
	negativeMember
	zeroTotal
	allAlike
	emptyLists
	noneOnce
	sumTooLarge
	noLimit
)

// The sentences go on after "not estimable: ".
var reasons = [...]string{
	badLevel:         "the level must lie between 0 and 1",
	badCount:         "a count is negative",
	badExposure:      "an exposure or a size must be positive and finite",
	exposuresApart:   "the exposures are more than 1e+100 fold apart",
	partAboveWhole:   "the part is more than its whole",
	notWhole:         "a share needs whole numbers, and a part of at most its whole",
	badFactor:        "a factor or a unit must be positive and finite",
	badDispersion:    "the dispersion must be a number of at least 0",
	badNumber:        "a value is not a finite number",
	badDuration:      "a duration must be a finite number of at least 0",
	badDifference:    "the difference must be a finite number",
	badShare:         "a share is out of range",
	badExpected:      "the expected count must be positive and finite",
	unlikeLengths:    "the lists have different lengths",
	noEvents:         "there are no events",
	nothingToNothing: "there is no ratio of nothing to nothing",
	nothingDivides:   "there is no ratio to nothing and no share of it",
	nothingExpected:  "nothing is expected",
	noVariance:       "chance has no play here, so there is nothing to measure it against",
	fewPoints:        "there are too few points",
	oneTime:          "all points are at one time",
	manyPoints:       "there are more points than this method takes",
	atFirst:          "all events are at the first time",
	atLast:           "all events are at the last time",
	noSpells:         "there are no spells",
	noneEnded:        "no spell ended",
	noneEndedApart:   "no spell ended while others of both groups went on",
	noneSurvive:      "nothing survives",
	allSurvive:       "nothing has ended yet",
	stillMany:        "more than half survive",
	beyondLongest:    "nothing was seen for so long",
	notHalved:        "the lower limit stays above a half",
	noMembers:        "there are no members",
	oneMember:        "there is one member only",
	negativeMember:   "a member is negative",
	zeroTotal:        "the total is nothing",
	allAlike:         "all values are alike",
	emptyLists:       "both lists are empty",
	noneOnce:         "nothing was seen just once",
	sumTooLarge:      "the numbers are too large to be added up",
	noLimit:          "the limits beside chance are not estimable",
}

const nanBits, reasonBits = 0x7ff8 << 48, 1<<51 - 1

// nan gives the NaN that keeps r.
func (r reason) nan() float64 { return math.Float64frombits(nanBits | uint64(r)) }

func (r reason) estimate() Estimate { return Estimate(r.nan()) }

func (r reason) interval() Interval { return Interval{r.nan(), r.nan()} }

func (r reason) both() Range { return Range{r.interval(), r.interval()} }

func (r reason) limits() Limits { return Limits{r.interval(), r.interval()} }

// why gives the sentence of a NaN, empty if it keeps none.
func why(x float64) string {
	if r := math.Float64bits(x) & reasonBits; math.IsNaN(x) && r < uint64(len(reasons)) {
		return reasons[r]
	}
	return ""
}

// notEstimableOf gives "not estimable" with the reason of a NaN.
func notEstimableOf(x float64) string {
	if s := why(x); s != "" {
		return notEstimableText + ": " + s
	}
	return notEstimableText
}

// parseNotEstimable reads what notEstimableOf gives.
func parseNotEstimable(s string) (float64, bool) {
	if s == notEstimableText {
		return noReason.nan(), true
	}
	for r, text := range reasons {
		if text != "" && s == notEstimableText+": "+text {
			return reason(r).nan(), true
		}
	}
	return 0, false
}
