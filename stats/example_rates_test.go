// SPDX-License-Identifier: MIT

package stats_test

import (
	"fmt"

	"github.com/countylines/ops/stats"
)

// Staffordshire's 25 arrests in a week: the mean of such weeks.
func ExampleGarwood() {
	fmt.Println(stats.Garwood(25, 0.95))
	fmt.Println(stats.Garwood(0, 0.95)) // none seen is not none possible
	// Output:
	// 16.18 to 36.9
	// 0 to 3.689
}

func ExampleByar() {
	fmt.Println(stats.Byar(25, 0.95))
	// Output:
	// 16.17 to 36.91
}

// Arrests in Staffordshire in the week of 3 October 2022, per 100,000 residents.
func ExampleRate() {
	r := stats.Rate(stats.Point{Events: 25, Of: 1_147_132}, 0.95).Per(100_000)
	fmt.Println(r.Rate, r.Interval)
	fmt.Println(r)
	// Output:
	// 2.179 1.41 to 3.217
	// 25 events over 1,147,132: 2.179 per 100,000 (95% interval 1.41 to 3.217; dispersion 1: events taken as independent)
}

// If three arrests come from each raid, 25 arrests are some eight raids.
func ExampleRateResult_WithDispersion() {
	fmt.Println(stats.Rate(stats.Point{Events: 25, Of: 1_147_132}, 0.95).Per(100_000).WithDispersion(3))
	// Output:
	// 25 events over 1,147,132: 2.179 per 100,000 (95% interval 1.105 to 4.297; dispersion 3)
}

// Arrests per resident: Staffordshire 25, West Mercia 38, in October 2022.
func ExampleRateRatio() {
	r := stats.RateRatio(stats.Point{Events: 25, Of: 1_147_132}, stats.Point{Events: 38, Of: 1_314_424}, 0.95)
	fmt.Println(r.Ratio, r.Interval, r.P)
	fmt.Println(r)
	// Output:
	// 0.7538 0.4361 to 1.282 0.3298
	// 25 over 1,147,132 against 38 over 1,314,424: rate ratio 0.7538 (95% interval 0.4361 to 1.282), p = 0.33; dispersion 1: events taken as independent
}

// 172 lines closed in a week against 104 in the week before that, if each
// operation closed two at once.
func ExampleRateRatioResult_WithDispersion() {
	fmt.Println(stats.RateRatio(stats.Point{Events: 172, Of: 1}, stats.Point{Events: 104, Of: 1}, 0.95).WithDispersion(2))
	// Output: 172 over 1 against 104 over 1: rate ratio 1.654 (95% interval 1.172 to 2.334), p = 0.004; dispersion 2
}

func ExampleRateRatioMidP() {
	fmt.Println(stats.RateRatioMidP(stats.Point{Events: 172, Of: 1}, stats.Point{Events: 104, Of: 1}, 0.95))
	// Output: 172 over 1 against 104 over 1: rate ratio 1.654 (95% mid-P interval 1.298 to 2.115), p < 0.001; dispersion 1: events taken as independent
}

// None in two weeks against three in one: this p-value is below 0.05, and the
// interval at 95% contains 1 all the same. RateRatio's own does not contradict it.
func ExampleRateRatioMinlikeP() {
	r := stats.RateRatio(stats.Point{Events: 0, Of: 2}, stats.Point{Events: 3, Of: 1}, 0.95)
	fmt.Println(stats.RateRatioMinlikeP(stats.Point{Events: 0, Of: 2}, stats.Point{Events: 3, Of: 1}), r.Interval, r.P)
	// Output:
	// 0.03704 0 to 1.21 0.07407
}

// Staffordshire's arrests in the weeks of May 2021, March and October 2022 and
// February 2023, seven days each: they vary no more than chance would have it.
func ExampleDispersion() {
	fmt.Println(stats.Dispersion([]stats.Point{{Events: 19, Of: 7}, {Events: 25, Of: 7}, {Events: 25, Of: 7}, {Events: 28, Of: 7}}))
	// Output:
	// 0.5876
}

func ExampleETest() {
	fmt.Println(stats.ETest(stats.Point{Events: 25, Of: 1_147_132}, stats.Point{Events: 38, Of: 1_314_424}))
	// Output: 25 over 1,147,132 against 38 over 1,314,424: E-test of equal rates, score statistic -1.101, p = 0.27
}

// Where exposures differ, the statistic of the paper loses most of its power.
func ExampleETestWald() {
	fmt.Println(stats.ETestWald(stats.Point{Events: 14, Of: 2}, stats.Point{Events: 3, Of: 5}, 0))
	fmt.Println(stats.ETest(stats.Point{Events: 14, Of: 2}, stats.Point{Events: 3, Of: 5}))
	// Output:
	// 14 over 2 against 3 over 5: E-test of equal rates, Wald statistic 3.364, p = 0.005
	// 14 over 2 against 3 over 5: E-test of equal rates, score statistic 4.909, p < 0.001
}

func ExampleRateChange() {
	r := stats.RateChange(stats.Point{Events: 104, Of: 1}, stats.Point{Events: 172, Of: 1}, 0.95)
	fmt.Println(r.Percent, r.Interval)
	fmt.Println(r)
	fmt.Println(stats.RateChange(stats.Point{Events: 0, Of: 1}, stats.Point{Events: 5, Of: 1}, 0.95).Percent)
	// Output:
	// 65.38 28.9 to 113.1
	// 172 over 1, after 104 over 1: a change of 65.4 per cent (95% interval 28.9 to 113.1 per cent), p < 0.001; dispersion 1: events taken as independent
	// +Inf
}

// The same if closures come in clumps of two.
func ExampleRateChangeResult_WithDispersion() {
	fmt.Println(stats.RateChange(stats.Point{Events: 104, Of: 1}, stats.Point{Events: 172, Of: 1}, 0.95).WithDispersion(2).Interval)
	// Output:
	// 17.21 to 133.4
}

// "Over 1,350 arrests": the mean of such weeks has no upper limit in words.
func ExampleGarwoodOf() {
	fmt.Println(stats.GarwoodOf(stats.MoreThan(1_350), 0.95))
	// Output: 1279 to 1434 (in words 1279 or more)
}

// "Over 1,350 arrests" among the 67,636,134 residents of the United Kingdom.
func ExampleRateOf() {
	r := stats.RateOf(stats.FigurePoint{Events: stats.MoreThan(1_350), Of: 67_636_134}, 0.95).Per(100_000)
	fmt.Println(r.Rate)
	fmt.Println(r.Interval)
	// Output:
	// 1.996 to 2.011 (in words 1.996 or more)
	// 1.891 to 2.121 (in words 1.891 or more)
}

// Staffordshire's 25 arrests against the "over 1,350" of everybody.
func ExampleRateRatioOf() {
	r := stats.RateRatioOf(stats.FigurePoint{Events: stats.Exactly(25), Of: 1_147_132}, stats.FigurePoint{Events: stats.MoreThan(1_350), Of: 67_636_134}, 0.95)
	fmt.Println(r.Ratio)
	fmt.Println(r.Interval)
	fmt.Println(r.P)
	// Output:
	// 1.084 to 1.092 (in words 0 to 1.092)
	// 0.6989 to 1.619 (in words 0 to 1.619)
	// 0.7185 to 0.7453 (in words 0 to 1)
}

// 104 lines closed before, "over 170" after.
func ExampleRateChangeOf() {
	r := stats.RateChangeOf(stats.FigurePoint{Events: stats.Exactly(104), Of: 1}, stats.FigurePoint{Events: stats.MoreThan(170), Of: 1}, 0.95)
	fmt.Println(r.Percent)
	fmt.Println(r.Interval)
	fmt.Println(r.P)
	// Output:
	// 63.46 to 73.08 (in words 63.46 or more)
	// 27.32 to 122.5 (in words 27.32 or more)
	// 7.619e-06 to 8.001e-05 (in words 0 to 8.001e-05)
}
