// SPDX-License-Identifier: MIT

package stats_test

import (
	"fmt"

	"github.com/countylines/ops/stats"
)

func ExampleBounds_Value() {
	fmt.Println(stats.MoreThan(950).Bounds().Value())
	// Output:
	// 950 or more <nil>
}

func ExampleBounds_Scan() {
	var b stats.Bounds[int]
	fmt.Println(b.Scan("950 or more"), b)
	fmt.Println(b.Scan("950-ish"))
	// Output:
	// <nil> 950 or more
	// stats: bounds "950-ish": an amount is never negative
}

func ExampleEstimate_Value() {
	fmt.Println(stats.Estimate(2.0 / 3).Value())
	// Output:
	// 0.6666666666666666 <nil>
}

func ExampleEstimate_Scan() {
	var e stats.Estimate
	fmt.Println(e.Scan(0.25), e)
	fmt.Println(e.Scan("a quarter"))
	// Output:
	// <nil> 0.25
	// stats: estimate "a quarter": write a number, as 1.654, or "not estimable"
}

func ExampleFlag_Value() {
	fmt.Println(stats.Above.Value())
	// Output:
	// above <nil>
}

func ExampleFlag_Scan() {
	var f stats.Flag
	fmt.Println(f.Scan("below"), f)
	fmt.Println(f.Scan("beneath"))
	// Output:
	// <nil> below
	// stats: flag "beneath": write no limits, within, below or above
}

func ExampleInterval_Value() {
	fmt.Println(stats.Garwood(25, 0.95).Value())
	// Output:
	// 16.178681847829328 to 36.90493169753037 <nil>
}

func ExampleInterval_Scan() {
	var i stats.Interval
	fmt.Println(i.Scan("0.25 to +Inf"), i)
	fmt.Println(i.Scan(0.25))
	// Output:
	// <nil> 0.25 or more
	// stats: interval "0.25": a column with a float64 in it holds none; one of text would do
}

func ExampleVerdict_Value() {
	fmt.Println(stats.AsRead.Value())
	// Output:
	// as usually read <nil>
}

func ExampleVerdict_Scan() {
	var v stats.Verdict
	fmt.Println(v.Scan("certain"), v)
	fmt.Println(v.Scan(nil))
	// Output:
	// <nil> certain
	// stats: verdict "<nil>": a column with a <nil> in it holds none; one of text would do
}
