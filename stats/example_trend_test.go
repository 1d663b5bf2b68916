// SPDX-License-Identifier: MIT

package stats_test

import (
	"fmt"

	"github.com/countylines/ops/stats"
)

// Drug seizures in West Mercia from 2009/10 to 2018/19: is there a direction?
func ExampleMannKendall() {
	seizures := []float64{3113, 3145, 3369, 3391, 2617, 3419, 3447, 3195, 2898, 3292}
	r := stats.MannKendall(seizures)
	fmt.Println(r.S, r.Tau, r.P)
	fmt.Println(r)
	fmt.Println(stats.MannKendall([]float64{104, 131, 172})) // three rising weeks prove nothing
	// Output:
	// 7 0.1556 0.6007
	// 10 points: Mann–Kendall S = 7, tau 0.1556, p = 0.60 (exact)
	// 3 points: Mann–Kendall S = 3, tau 1, p = 0.33 (exact; with fewer than 5 points p cannot fall below 0.05)
}

// Weapons seized in ten national weeks from May 2019 to June 2025, by the days
// since January 2019: how many more a year?
func ExampleTheilSen() {
	day := []float64{112, 259, 602, 847, 994, 1351, 1722, 1869, 2135, 2345}
	weapons := []float64{46, 169, 196, 292, 289, 321, 458, 660, 557, 501}
	r := stats.TheilSen(day, weapons, 0.95)
	fmt.Println(r)
	fmt.Println(r.Slope*365, r.Interval.Times(365))
	// Output:
	// 10 points: median slope 0.222 per unit of time (95% exact interval 0.1592 to 0.305)
	// 81.01 58.09 to 111.3
}

// Heroin seizures per resident in Avon and Somerset, 2009/10 (t = 0) to 2018/19.
// Seizures come in clumps: taken as independent, they would make the fall look
// nearly certain.
func ExamplePoissonTrend() {
	t := []float64{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}
	r := stats.PoissonTrend(t, []stats.Point{
		{Events: 613, Of: 1580383}, {Events: 395, Of: 1590358}, {Events: 379, Of: 1601701}, {Events: 410, Of: 1615910},
		{Events: 397, Of: 1631762}, {Events: 275, Of: 1646668}, {Events: 455, Of: 1665885}, {Events: 410, Of: 1688369},
		{Events: 235, Of: 1700982}, {Events: 274, Of: 1714753},
	}, 0.95)
	fmt.Println(r)
	fmt.Println(r.PearsonDispersion)
	fmt.Println(r.WithOwnDispersion())
	// Output:
	// 10 points: rate ratio 0.9296 per unit of time (95% interval 0.9193 to 0.94), p < 0.001; dispersion 1: events taken as independent
	// 17.78
	// 10 points: rate ratio 0.9296 per unit of time (95% interval 0.8798 to 0.9823), p = 0.02; dispersion 17.78 from these points, Student's t with 8 degrees of freedom
}

// Lines closed in two weeks, if each operation closes two at once.
func ExamplePoissonTrendResult_WithDispersion() {
	r := stats.PoissonTrend([]float64{0, 1}, []stats.Point{{Events: 104, Of: 1}, {Events: 172, Of: 1}}, 0.95)
	fmt.Println(r.Interval)
	fmt.Println(r.WithDispersion(2).Interval)
	// Output:
	// 1.296 to 2.11
	// 1.172 to 2.334
}

// Firearms seized in six autumn weeks vary far more than chance would have it.
func ExamplePoissonTrendResult_WithOwnDispersion() {
	firearms := []stats.Point{{Events: 12, Of: 1}, {Events: 18, Of: 1}, {Events: 49, Of: 1}, {Events: 43, Of: 1}, {Events: 33, Of: 1}, {Events: 75, Of: 1}}
	r := stats.PoissonTrend([]float64{2019, 2020, 2021, 2022, 2023, 2024}, firearms, 0.95)
	fmt.Println(r.P, r.WithOwnDispersion().P, r.PearsonDispersion)
	// Output:
	// 2.389e-11 0.0482 5.641
}

// Robberies where a patrol was put and where none was, a month before and after.
func ExampleWDD() {
	treated, control := stats.BeforeAfter{Before: 20, After: 10}, stats.BeforeAfter{Before: 20, After: 20}
	fmt.Println(stats.WDD(treated, control, 0.90))
	// Output: weighted displacement difference -10 (90% interval -23.76 to 3.762), p = 0.23
}

// The streets around the patrol lost ten as well, so nothing moved there.
func ExampleWDDResult_WithDisplacement() {
	r := stats.WDD(stats.BeforeAfter{Before: 20, After: 10}, stats.BeforeAfter{Before: 20, After: 20}, 0.90).
		WithDisplacement(stats.BeforeAfter{Before: 30, After: 20}, stats.BeforeAfter{Before: 30, After: 30})
	fmt.Println(r.Local, r.Displaced, r.Total, r.Interval)
	// Output:
	// -10 -10 -20 -42.07 to 2.068
}

// One month before, three after.
func ExampleWDDResult_OverTimes() {
	r := stats.WDD(stats.BeforeAfter{Before: 20, After: 33}, stats.BeforeAfter{Before: 20, After: 60}, 0.90).OverTimes(1, 3)
	fmt.Println(r.Total, r.Interval)
	// Output:
	// -9 -20.67 to 2.67
}

// Five forces are compared with the nation; which of them differ?
func ExampleBenjaminiHochberg() {
	p := []stats.Estimate{0.001, 0.04, 0.012, 0.3, 0.03}
	fmt.Println(stats.BenjaminiHochberg(p))
	// Output:
	// [0.005 0.05 0.03 0.3 0.05]
}

func ExampleBenjaminiYekutieli() {
	fmt.Println(stats.BenjaminiYekutieli([]stats.Estimate{0.001, 0.04, 0.012, 0.3, 0.03}))
	// Output:
	// [0.01142 0.1142 0.0685 0.685 0.1142]
}

func ExampleHolm() {
	fmt.Println(stats.Holm([]stats.Estimate{0.001, 0.04, 0.012, 0.3, 0.03}))
	// Output:
	// [0.005 0.09 0.048 0.3 0.09]
}

// Arrests in the national weeks as the headlines put them, from January 2019 to
// June 2025: "more than 600", 586 and so on.
func ExampleMannKendallOf() {
	fmt.Println(stats.MannKendallOf(headlines))
	// Output: 11 points: Mann–Kendall S = 48 to 49 (in words 5 to 51), p < 0.001 (in words any p from less than 0.001 to 1)
}

// How many more arrests from one of those weeks to the next?
func ExampleTheilSenOf() {
	fmt.Println(stats.TheilSenOf([]float64{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}, headlines, 0.95))
	// Output: 11 points: median slope 137.5 to 147 (in words 59 to 171.3) per unit of time (95% interval 106.4 to 188.8 (in words any number))
}

var headlines = []stats.Figure[int]{
	stats.MoreThan(600), stats.Exactly(586), stats.MoreThan(700), stats.Exactly(1041), stats.Exactly(1100), stats.Exactly(1468),
	stats.MoreThan(1350), stats.Exactly(1613), stats.MoreThan(1800), stats.Exactly(1660), stats.Exactly(1965),
}
