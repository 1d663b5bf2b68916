// SPDX-License-Identifier: MIT

package stats_test

import (
	"encoding/json"
	"fmt"

	"github.com/countylines/ops/stats"
)

// 96 lines closed in one week, 75 in the next.
func ExampleRange_PerCent() {
	change, err := stats.ChangePercent(stats.Exactly(96), stats.Exactly(75))
	fmt.Println(change.PerCent(), err)
	fmt.Println(stats.Share(stats.Exactly(6), stats.Exactly(25)).Times(100).PerCent(), "(6 of 25)")
	// Output:
	// -21.9 per cent <nil>
	// 24 per cent (6 of 25)
}

func ExampleInterval_PerCent() {
	fmt.Println(stats.Wilson(6, 25, 0.95).Times(100).PerCent())
	// Output: 11.5 to 43.4 per cent
}

func ExampleEstimate_AsP() {
	for _, p := range []stats.Estimate{0.3298, 0.0496, 0.0042, 7.406e-139, 1} {
		fmt.Println(p.AsP())
	}
	// Output:
	// p = 0.33
	// p = 0.0496
	// p = 0.004
	// p < 0.001
	// p = 1
}

func ExampleRange_AsP() {
	a, b := stats.FigurePoint{Events: stats.MoreThan(170), Of: 1}, stats.FigurePoint{Events: stats.Exactly(150), Of: 1}
	fmt.Println(stats.RateRatioOf(a, b, 0.95).P.AsP())
	few := stats.Interval{Lo: 0.0002, Hi: 0.0011}
	fmt.Println(stats.Range{Bounds: few, Reading: few}.AsP())
	open := stats.Interval{Lo: 0.003, Hi: 1}
	fmt.Println(stats.Range{Bounds: open, Reading: open}.AsP())
	// Output:
	// p = 0.11 to 0.29 (in words p = 0.29 or less)
	// p = 0.001 or less
	// p = 0.003 or more
}

func ExampleEstimate_Why() {
	fmt.Println(stats.Dispersion(nil).Why())
	// Output: there are too few points
}

func ExampleInterval_Why() {
	fmt.Println(stats.Garwood(5, 95).Why()) // a level is 0.95
	// Output: the level must lie between 0 and 1
}

func ExampleBounds_Hull() {
	fmt.Println(stats.Exactly(5).Bounds().Hull(stats.MoreThan(9).Bounds()))
	// Output: 5 or more
}

func ExampleRateRatioResult_MarshalJSON() {
	r := stats.RateRatio(stats.Point{Events: 5, Of: 1}, stats.Point{Events: 0, Of: 1}, 0.95)
	text, err := json.Marshal(r)
	fmt.Println(string(text), err)
	// Output:
	// {"a":{"events":5,"of":1},"b":{"events":0,"of":1},"ratio":null,"ratio_why":"no upper bound","interval":{"low":0.9163558573154599,"high":null,"high_why":"no upper bound"},"p":0.0625,"level":0.95,"dispersion":1,"mid_p":false} <nil>
}
