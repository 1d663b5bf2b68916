// SPDX-License-Identifier: MIT

package stats_test

import (
	"fmt"
	"math"

	"github.com/countylines/ops/stats"
)

// Arrests in three districts by outcome. One count is small; hiding
// it alone would be in vain, since its row and column add up.
func ExampleSuppress() {
	table := [][]int{
		{20, 14, 9},
		{12, 3, 11},
		{31, 24, 13},
	}
	s, err := stats.Suppress(table, stats.SuppressionRule{})
	fmt.Println(s, err)
	for _, row := range s.Published {
		fmt.Println(row)
	}
	ranges, err := stats.Attack(s.Published)
	fmt.Println("a reader can tell:", ranges[1][1], err)
	// Output:
	// cells hidden: 1 by the rule, 3 more to protect them (the fewest that will do) <nil>
	// [20 not reported not reported 43]
	// [12 not reported not reported 26]
	// [31 24 13 68]
	// [63 41 33 137]
	// a reader can tell: 0 to 14 <nil>
}

// Two small counts were hidden and their total was not: so they are known.
func ExampleAttack() {
	unknown := stats.Figure[int]{}
	ranges, err := stats.Attack([][]stats.Figure[int]{{stats.Exactly(25), unknown, unknown, stats.Exactly(25)}})
	fmt.Println(ranges, err)
	ranges, err = stats.Attack([][]stats.Figure[int]{{stats.Exactly(25), stats.LessThan(5), unknown, stats.Exactly(31)}})
	fmt.Println(ranges, err)
	// Output:
	// [[25 0 0 25]] <nil>
	// [[25 0 to 5 1 to 6 31]] <nil>
}

// Everybody arrested in the first district was charged: that tells of all eight.
func ExampleSoleCells() {
	charged := [][]int{
		{8, 0},
		{39, 16},
		{20, 5},
	}
	cells, err := stats.SoleCells(charged)
	fmt.Println(cells, err)
	s, err := stats.Suppress(charged, stats.SuppressionRule{Also: cells, HideZeros: true})
	fmt.Println(s, err)
	// Output:
	// [{0 0}] <nil>
	// cells hidden: 1 by the rule, 3 more to protect them (the fewest that will do) <nil>
}

func ExampleRounding_Round() {
	for _, way := range []stats.Rounding{stats.HalfUp, stats.HalfEven} {
		fmt.Println(way, way.Round(172, 5), way.Round(25, 10))
	}
	// Output:
	// half up 170 30
	// half even 170 20
}

// A table gives 170 arrests, rounded to the nearest 5.
func ExampleRounding_Before() {
	fmt.Println(stats.HalfUp.Before(170, 5))
	fmt.Println(stats.AtRandom.Before(170, 5))
	fmt.Println(stats.HalfUp.Before(172, 5))
	// Output:
	// 168 to 172 true
	// 166 to 174 true
	// 0 false
}

// One of how many is 2.5 per cent, rounded to 2 or to 3?
func ExampleRounding_Whole() {
	fmt.Println(stats.HalfUp.Whole(stats.Exactly(1), "2"))
	fmt.Println(stats.HalfEven.Whole(stats.Exactly(1), "2"))
	// Output:
	// 41 to 66 <nil>
	// 40 to 66 <nil>
}

// From "over 1,350" arrests take 25.
func ExampleInterval_Sub() {
	nation := stats.Interval{Lo: 1350, Hi: math.Inf(1)}
	fmt.Println(nation.Sub(stats.Interval{Lo: 25, Hi: 25}))
	// Output: 1325 or more
}

func ExampleInterval_Add() {
	fmt.Println(stats.Interval{Lo: 17, Hi: 18}.Add(stats.Interval{Lo: 5, Hi: 6}))
	// Output:
	// 22 to 24
}

// 17 to 26 wraps of 0.1 to 0.2 g.
func ExampleInterval_Mul() {
	fmt.Println(stats.Interval{Lo: 17, Hi: 26}.Mul(stats.Interval{Lo: 0.1, Hi: 0.2}))
	// Output:
	// 1.7 to 5.2
}

// 25 of "over 1,350", and of a number that may be nothing.
func ExampleInterval_Div() {
	part, whole := stats.Interval{Lo: 25, Hi: 25}, stats.Interval{Lo: 0, Hi: 1350}
	fmt.Println(part.Div(stats.Interval{Lo: 1350, Hi: math.Inf(1)}))
	fmt.Println(part.Div(whole), whole.Contains(0))
	// Output:
	// 0 to 0.01852
	// 0.01852 or more true
}

// From 104 to a number between 160 and 172.
func ExampleInterval_PercentTo() {
	fmt.Println(stats.Interval{Lo: 104, Hi: 104}.PercentTo(stats.Interval{Lo: 160, Hi: 172}))
	// Output:
	// 53.85 to 65.38
}
