// SPDX-License-Identifier: MIT

package stats_test

import (
	"fmt"

	"github.com/countylines/ops/stats"
)

// Four forces in one week: charged, of those arrested.
var charged = []stats.Point{{Events: 109, Of: 234}, {Events: 39, Of: 55}, {Events: 5, Of: 12}, {Events: 10, Of: 35}}

// Lines that were open for so many days, of which some still are.
var (
	fromMerseyside = []stats.Spell{{Duration: 30, Ended: true}, {Duration: 60, Ended: true}, {Duration: 90}, {Duration: 120, Ended: true}}
	fromLondon     = []stats.Spell{{Duration: 80, Ended: true}, {Duration: 100}, {Duration: 150, Ended: true}, {Duration: 200}}
)

func ExampleRateResult_String() {
	fmt.Println(stats.Rate(stats.Point{Events: 25, Of: 1_147_132}, 0.95).Per(100_000).String())
	// Output: 25 events over 1,147,132: 2.179 per 100,000 (95% interval 1.41 to 3.217; dispersion 1: events taken as independent)
}

func ExampleRateResult_Per() {
	fmt.Println(stats.Rate(stats.Point{Events: 25, Of: 1_147_132}, 0.95).Per(100_000).Rate)
	// Output: 2.179
}

func ExampleRateRange_String() {
	fmt.Println(stats.RateOf(stats.FigurePoint{Events: stats.MoreThan(1_350), Of: 67_636_134}, 0.95).Per(100_000).String())
	// Output: over 1,350 events over 67,636,134: 1.996 to 2.011 (in words 1.996 or more) per 100,000 (95% interval 1.891 to 2.121 (in words 1.891 or more); dispersion 1: events taken as independent)
}

func ExampleRateRange_Per() {
	fmt.Println(stats.RateOf(stats.FigurePoint{Events: stats.MoreThan(1_350), Of: 67_636_134}, 0.95).Per(100_000).Rate)
	// Output: 1.996 to 2.011 (in words 1.996 or more)
}

func ExampleRateRange_WithDispersion() {
	fmt.Println(stats.RateOf(stats.FigurePoint{Events: stats.MoreThan(1_350), Of: 7}, 0.95).WithDispersion(2).Interval)
	// Output: 178.8 to 209.5 (in words 178.8 or more)
}

func ExampleRateRatioResult_String() {
	fmt.Println(stats.RateRatio(stats.Point{Events: 172, Of: 1}, stats.Point{Events: 104, Of: 1}, 0.95).String())
	// Output: 172 over 1 against 104 over 1: rate ratio 1.654 (95% interval 1.289 to 2.131), p < 0.001; dispersion 1: events taken as independent
}

func ExampleRateRatioRange_String() {
	fmt.Println(stats.RateRatioOf(stats.FigurePoint{Events: stats.Exactly(172), Of: 1}, stats.FigurePoint{Events: stats.MoreThan(100), Of: 1}, 0.95).String())
	// Output: 172 over 1 against over 100 over 1: rate ratio 0.86 to 1.72 (in words 0 to 1.72) (95% interval 0.6973 to 2.223 (in words 0 to 2.223)), any p from less than 0.001 to 1; dispersion 1: events taken as independent
}

func ExampleRateRatioRange_WithDispersion() {
	fmt.Println(stats.RateRatioOf(stats.FigurePoint{Events: stats.Exactly(172), Of: 1}, stats.FigurePoint{Events: stats.Exactly(104), Of: 1}, 0.95).WithDispersion(2).Interval)
	// Output: 1.172 to 2.334
}

func ExampleRateChangeResult_String() {
	fmt.Println(stats.RateChange(stats.Point{Events: 104, Of: 1}, stats.Point{Events: 172, Of: 1}, 0.95).String())
	// Output: 172 over 1, after 104 over 1: a change of 65.4 per cent (95% interval 28.9 to 113.1 per cent), p < 0.001; dispersion 1: events taken as independent
}

func ExampleRateChangeRange_String() {
	fmt.Println(stats.RateChangeOf(stats.FigurePoint{Events: stats.MoreThan(100), Of: 1}, stats.FigurePoint{Events: stats.Exactly(172), Of: 1}, 0.95).String())
	// Output: 172 over 1, after over 100 over 1: a change of -14 to 72 per cent (in words -100 to 72 per cent) (95% interval -30.3 to 122.3 per cent (in words -100 to 122.3 per cent)), any p from less than 0.001 to 1; dispersion 1: events taken as independent
}

func ExampleRateChangeRange_WithDispersion() {
	fmt.Println(stats.RateChangeOf(stats.FigurePoint{Events: stats.Exactly(104), Of: 1}, stats.FigurePoint{Events: stats.Exactly(172), Of: 1}, 0.95).WithDispersion(2).Interval)
	// Output: 17.21 to 133.4
}

func ExampleETestResult_String() {
	fmt.Println(stats.ETest(stats.Point{Events: 172, Of: 1}, stats.Point{Events: 104, Of: 1}).String())
	// Output: 172 over 1 against 104 over 1: E-test of equal rates, score statistic 4.093, p < 0.001
}

func ExampleNewcombeResult_String() {
	fmt.Println(stats.Newcombe(stats.Point{Events: 39, Of: 55}, stats.Point{Events: 109, Of: 234}, 0.95).String())
	// Output: 39 of 55 (70.9 per cent) against 109 of 234 (46.6 per cent): difference 24.3 percentage points (95% interval 9.8 to 36.4 percentage points)
}

func ExampleFunnel_String() {
	fmt.Println(stats.FunnelProportion(charged, 0.95).String())
	// Output: 4 points about 0.4851 at 95%: 2 within, 1 below, 1 above; 39 of 55 (0.7091) is above 0.3455 to 0.6182; 10 of 35 (0.2857) is below 0.3143 to 0.6571
}

func ExampleFunnel_About() {
	f := stats.FunnelProportion(charged, 0.95).About(0.5) // half, instead of the share of all four
	fmt.Println(f.Target, f.Points[1].Limits.Exact, f.Points[1].Flag)
	// Output: 0.5 0.3636 to 0.6364 above
}

func ExampleFunnel_Multiplicative() {
	f := stats.FunnelRate([]stats.Point{{Events: 12, Of: 1}, {Events: 40, Of: 2}, {Events: 95, Of: 3}, {Events: 20, Of: 2}}, 0.95)
	ratio, _ := f.Overdispersion(0.1)
	fmt.Println(f.Points[2].Flag, "by chance alone;", f.Multiplicative(ratio).Points[2].Flag, "allowing for overdispersion")
	// Output: above by chance alone; within allowing for overdispersion
}

func ExampleFunnel_Additive() {
	f := stats.FunnelRate([]stats.Point{{Events: 12, Of: 1}, {Events: 40, Of: 2}, {Events: 95, Of: 3}, {Events: 20, Of: 2}}, 0.95)
	_, root := f.Overdispersion(0.1)
	fmt.Println(f.Points[2].Flag, "by chance alone;", f.Additive(root).Points[2].Flag, "allowing for overdispersion")
	// Output: above by chance alone; within allowing for overdispersion
}

func ExampleOverdispersion_String() {
	ratio, _ := stats.FunnelRate([]stats.Point{{Events: 12, Of: 1}, {Events: 40, Of: 2}, {Events: 95, Of: 3}, {Events: 20, Of: 2}}, 0.95).Overdispersion(0.1)
	fmt.Println(ratio.String())
	// Output: ratios of 4 points: φ = 7.979, winsorised 5.057 (p < 0.001), τ² = 0.1435
}

func ExampleOverdispersion_Multiplicative() {
	fmt.Println(stats.Overdispersion{Winsorised: 4, Variance: 1}.Multiplicative(25, 0.95)) // of observed/expected, where 25 are expected
	// Output: 0.216 to 1.784
}

func ExampleOverdispersion_Additive() {
	fmt.Println(stats.Overdispersion{Tau2: 0.1, Variance: 1}.Additive(25, 0.95))
	// Output: 0.2666 to 1.733
}

func ExampleFlag_String() {
	fmt.Println(stats.NoLimits, "|", stats.Within, "|", stats.Below, "|", stats.Above)
	// Output: no limits | within | below | above
}

func ExampleFlag_MarshalText() {
	text, err := stats.Above.MarshalText()
	fmt.Println(string(text), err)
	// Output: above <nil>
}

func ExampleFlag_UnmarshalText() {
	var f stats.Flag
	fmt.Println(f.UnmarshalText([]byte(stats.Below.String())), f == stats.Below)
	// Output: <nil> true
}

func ExampleStandardisedRateResult_String() {
	strata := []stats.Stratum{{Events: 14, Population: 110_000, Standard: 6_000}, {Events: 11, Population: 1_040_000, Standard: 56_000}}
	fmt.Println(stats.DirectlyStandardisedRate(strata, 0.95).Per(100_000).String())
	// Output: 25 events: directly standardised rate 2.187 per 100,000 (95% interval 1.415 to 3.228)
}

func ExampleStandardisedRateResult_Per() {
	strata := []stats.Stratum{{Events: 14, Population: 110_000, Standard: 6_000}, {Events: 11, Population: 1_040_000, Standard: 56_000}}
	fmt.Println(stats.DirectlyStandardisedRate(strata, 0.95).Per(100_000).Rate)
	// Output: 2.187
}

func ExampleStandardisedRatioResult_String() {
	reference := []stats.ReferenceStratum{{Population: 110_000, ReferenceEvents: 700, ReferencePopulation: 6_000_000}, {Population: 1_040_000, ReferenceEvents: 650, ReferencePopulation: 61_000_000}}
	fmt.Println(stats.IndirectlyStandardisedRatio(25, reference, 0.95).String())
	// Output: 25 against 23.92 expected: ratio 1.045 (95% interval 0.6765 to 1.543), p = 0.88
}

func ExampleMannKendallResult_String() {
	fmt.Println(stats.MannKendall([]float64{104, 172, 250, 245, 261, 241}).String()) // lines closed, 2022 to 2025
	// Output: 6 points: Mann–Kendall S = 7, tau 0.4667, p = 0.27 (exact)
}

func ExampleTheilSenResult_String() {
	fmt.Println(stats.TheilSen([]float64{0, 1, 2, 3, 4, 5}, []float64{104, 172, 250, 245, 261, 241}, 0.95).String())
	// Output: 6 points: median slope 27.4 per unit of time (95% exact interval -5 to 73)
}

func ExamplePoissonTrendResult_String() {
	fmt.Println(stats.PoissonTrend([]float64{0, 1, 2, 3}, []stats.Point{{Events: 104, Of: 7}, {Events: 172, Of: 7}, {Events: 250, Of: 7}, {Events: 245, Of: 7}}, 0.95).String())
	// Output: 4 points: rate ratio 1.304 per unit of time (95% interval 1.221 to 1.391), p < 0.001; dispersion 1: events taken as independent
}

func ExampleWDDResult_String() {
	fmt.Println(stats.WDD(stats.BeforeAfter{Before: 38, After: 25}, stats.BeforeAfter{Before: 30, After: 31}, 0.95).String())
	// Output: weighted displacement difference -14 (95% interval -35.83 to 7.825), p = 0.21
}

func ExampleConcentrationResult_String() {
	fmt.Println(stats.Concentration([]int{70, 30, 12, 3, 3, 0}).String()) // lines closed by six forces
	// Output: 6 members: Gini 0.6215, as concentrated as 2.335 equal ones; the largest has 59.3 per cent of the total, the largest fifth 84.7 per cent
}

func ExampleKaplanMeierResult_String() {
	fmt.Println(stats.KaplanMeier(fromMerseyside, 0.95).String())
	// Output: 3 of 4 spells ended: median 90 (95% interval 30 or more)
}

func ExampleLogRankResult_String() {
	fmt.Println(stats.LogRank(fromMerseyside, fromLondon).String())
	// Output: 3 spells ended where 1.595 were expected, and 2 where 3.405 were: chi-squared 2.101, p = 0.15
}

func ExampleChapmanResult_String() {
	lines, err := stats.Chapman(30, 25, 12, 0.95) // seen by one force, by another, and by both
	fmt.Println(lines.String(), err)
	// Output: 30 and 25 seen, 12 of them by both: 61 in all (95% interval 49.88 to 96.59), if the lists are independent <nil>
}

func ExampleChaoResult_String() {
	fmt.Println(stats.ChaoLowerBound([]int{1, 1, 1, 1, 2, 2, 3}, 0.95).String()) // how often each line was seen
	// Output: 7 seen, 4 of them once and 2 twice: at least 11 in all (95% interval of that bound 7.557 to 35.72)
}

func ExampleSuppression_String() {
	s, err := stats.Suppress([][]int{{20, 14, 9}, {12, 3, 11}, {31, 24, 13}}, stats.SuppressionRule{})
	fmt.Println(s.String(), err)
	// Output: cells hidden: 1 by the rule, 3 more to protect them (the fewest that will do) <nil>
}

func ExampleRounding_String() {
	fmt.Println(stats.HalfUp, "|", stats.HalfEven, "|", stats.AtRandom)
	// Output: half up | half even | at random
}

func ExampleTableError_Error() {
	_, err := stats.Suppress([][]int{{20, -14}}, stats.SuppressionRule{})
	fmt.Println(err)
	// Output: stats: table, row 0, column 1: a count is not negative: -14
}

func ExampleUnprotectedError_Error() {
	fmt.Println((&stats.UnprotectedError{Cells: []stats.Cell{{Row: 1, Column: 1}}, Width: 5}).Error())
	// Output: stats: nothing hides [{1 1}] within a range 5 wide: merge rows or columns, or let zeros be hidden
}

func ExampleEstimate_Estimable() {
	fmt.Println(stats.NotEstimable().Estimable(), stats.Estimate(1.654).Estimable())
	// Output: false true
}

func ExampleEstimate_String() {
	fmt.Println(stats.Estimate(1.65384615384615).String())
	// Output: 1.654
}

func ExampleEstimate_MarshalText() {
	text, err := stats.Estimate(1.65384615384615).MarshalText()
	fmt.Println(string(text), err)
	// Output: 1.65384615384615 <nil>
}

func ExampleEstimate_UnmarshalText() {
	var e stats.Estimate
	fmt.Println(e.UnmarshalText([]byte("not estimable")), e)
	// Output: <nil> not estimable
}

func ExampleInterval_Contains() {
	fmt.Println(stats.Wilson(6, 25, 0.95).Contains(0.25))
	// Output: true
}

func ExampleInterval_Estimable() {
	fmt.Println(stats.Rate(stats.Point{Events: 25, Of: 0}, 0.95).Interval.Estimable()) // no exposure
	// Output: false
}

func ExampleInterval_String() {
	fmt.Println(stats.Garwood(0, 0.95).String())
	// Output: 0 to 3.689
}

func ExampleTotal_Add() {
	var t stats.Total[int]
	t.Add(stats.Exactly(25))
	t.Add(stats.Figure[int]{}) // a force that did not say
	fmt.Println(t.Figure())
	// Output: at least 25
}

func ExampleTotal_Figure() {
	var t stats.Total[int]
	fmt.Println(t.Figure()) // of nothing
	// Output: 0
}

func ExampleTotal_Merge() {
	var north, south stats.Total[int]
	north.Add(stats.Exactly(12))
	south.Add(stats.Exactly(13))
	north.Merge(south)
	fmt.Println(north.Figure())
	// Output: 25
}

func ExampleMannKendallRange_String() {
	closed := []stats.Figure[int]{stats.Exactly(104), stats.Exactly(172), stats.MoreThan(240), stats.Exactly(245), stats.Exactly(261)}
	fmt.Println(stats.MannKendallOf(closed).String())
	// Output: 5 points: Mann–Kendall S = 8 to 10 (in words 6 to 10), p = 0.02 to 0.08 (in words p = 0.02 to 0.23)
}

func ExampleTheilSenRange_String() {
	closed := []stats.Figure[int]{stats.Exactly(104), stats.Exactly(172), stats.MoreThan(240), stats.Exactly(245), stats.Exactly(261)}
	fmt.Println(stats.TheilSenOf([]float64{0, 1, 2, 3, 4}, closed, 0.95).String())
	// Output: 5 points: median slope 37.88 per unit of time (95% interval any number)
}

func ExampleOverlapError_Error() {
	_, err := stats.Chapman(30, 25, 26, 0.95) // more in both lists than in the second
	fmt.Println(err)
	// Output: stats: lists of 30 and 25 with 26 on both: counts are not negative, and no more can be on both than on either
}

// A span of days is a set: days i to j.
type span struct{ i, j int }

func (s span) And(t span) span {
	if u := (span{max(s.i, t.i), min(s.j, t.j)}); u.i <= u.j {
		return u
	}
	return span{0, -1}
}

func (s span) Size() int { return s.j - s.i + 1 }

func ExampleContains() {
	fmt.Println(stats.Contains(span{1, 31}, span{3, 9}))
	// Output: true
}

func ExampleDisjoint() {
	fmt.Println(stats.Disjoint(span{3, 9}, span{10, 16}))
	// Output: true
}
