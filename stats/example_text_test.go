// SPDX-License-Identifier: MIT

package stats_test

import (
	"encoding/json"
	"fmt"

	"github.com/countylines/ops/stats"
)

// "<5" in a table of counts is 0 to 4, where "under 5" in prose may be 5.
func ExampleFewer() {
	fmt.Println(stats.Fewer(5), "is", stats.Fewer(5).Bounds())
	fmt.Println(stats.LessThan(5), "is", stats.LessThan(5).Bounds())
	// Output:
	// under 5 is 0 to 4
	// under 5 is 0 to 5
}

func ExamplePoint_String() {
	fmt.Println(stats.Point{Events: 25, Of: 1_147_132})
	// Output:
	// 25 of 1,147,132
}

func ExampleFigurePoint_String() {
	fmt.Println(stats.FigurePoint{Events: stats.MoreThan(1_350), Of: 7})
	// Output:
	// over 1,350 of 7
}

func ExampleRounding_MarshalText() {
	text, err := json.Marshal([]stats.Rounding{stats.HalfUp, stats.AtRandom})
	fmt.Println(string(text), err)
	// Output:
	// ["half up","at random"] <nil>
}

// A result is written with what it was made from, and what is not estimable with the
// reason for it.
func ExampleRateRatioResult_UnmarshalJSON() {
	before := stats.RateRatio(stats.Point{Events: 0, Of: 7}, stats.Point{Events: 0, Of: 7}, 0.95)
	text, err := json.Marshal(before)
	if err != nil {
		fmt.Println(err)
		return
	}
	var after stats.RateRatioResult
	fmt.Println(json.Unmarshal(text, &after))
	fmt.Println(after.Ratio.Why())
	// Output:
	// <nil>
	// there is no ratio of nothing to nothing
}
