// SPDX-License-Identifier: MIT

package stats_test

import (
	"fmt"

	"github.com/countylines/ops/stats"
)

// How long lines last, in days: the last two were still open when last seen.
func ExampleKaplanMeier() {
	lines := []stats.Spell{
		{Duration: 31, Ended: true}, {Duration: 96, Ended: true}, {Duration: 120, Ended: true}, {Duration: 217, Ended: true},
		{Duration: 217, Ended: true}, {Duration: 60}, {Duration: 275},
	}
	r := stats.KaplanMeier(lines, 0.95)
	fmt.Println(r)
	for _, s := range r.Steps {
		fmt.Println(s.Duration, s.AtRisk, s.Ended, s.Survival, s.Interval)
	}
	// Output:
	// 5 of 7 spells ended: median 217 (95% interval 31 or more)
	// 31 7 1 0.8571 0.3341 to 0.9786
	// 96 5 1 0.6857 0.2128 to 0.9121
	// 120 4 1 0.5143 0.1178 to 0.8132
	// 217 3 2 0.1714 0.00794 to 0.5256
}

// How many lines stay closed for 28 days? Those reopened have ended.
func ExampleKaplanMeierResult_At() {
	closed := []stats.Spell{{Duration: 28}, {Duration: 9, Ended: true}, {Duration: 40}, {Duration: 17, Ended: true}, {Duration: 35}}
	s := stats.KaplanMeier(closed, 0.95).At(28)
	fmt.Println(s.Survival, s.Interval)
	// Output:
	// 0.6 0.1257 to 0.8818
}

// Do lines run from one city last longer than those from another?
func ExampleLogRank() {
	liverpool := []stats.Spell{{Duration: 31, Ended: true}, {Duration: 96, Ended: true}, {Duration: 120, Ended: true}, {Duration: 60}}
	london := []stats.Spell{{Duration: 180, Ended: true}, {Duration: 217, Ended: true}, {Duration: 275}, {Duration: 300, Ended: true}}
	r := stats.LogRank(liverpool, london)
	fmt.Println(r.P)
	fmt.Println(r)
	// Output:
	// 0.01338
	// 3 spells ended where 1.033 were expected, and 3 where 4.967 were: chi-squared 6.118, p = 0.01
}

// Lines closed by six forces: how unequal, and more than chance would have it?
func ExampleConcentration() {
	r := stats.Concentration([]int{70, 38, 25, 12, 3, 0})
	fmt.Println(r)
	fmt.Println(r.Gini, r.GiniByChance())
	// Output:
	// 6 members: Gini 0.527, as concentrated as 3.076 equal ones; the largest has 47.3 per cent of the total, the largest fifth 73 per cent
	// 0.527 0.09442
}

// 43 forces with two closures apiece on average look unequal by chance alone.
func ExampleConcentrationResult_GiniByChance() {
	twoEach := make([]int, 43)
	for i := range twoEach {
		twoEach[i] = 2
	}
	fmt.Println(stats.Concentration(twoEach).GiniByChance())
	// Output:
	// 0.3768
}

func ExampleTopShare() {
	fmt.Println(stats.TopShare([]int{70, 38, 25, 12, 3, 0}, 2))
	// Output:
	// 0.7297
}

// One force knows of 25 lines, another list of 38; 6 are on both.
func ExampleChapman() {
	r, err := stats.Chapman(25, 38, 6, 0.95)
	fmt.Println(r, err)
	_, err = stats.Chapman(25, 38, 26, 0.95)
	fmt.Println(err)
	// Output:
	// 25 and 38 seen, 6 of them by both: 143.9 in all (95% interval 93.37 to 314.3), if the lists are independent <nil>
	// stats: lists of 25 and 38 with 26 on both: counts are not negative, and no more can be on both than on either
}

// How often each of eleven lines turned up in a year of seized phones.
func ExampleChaoLowerBound() {
	fmt.Println(stats.ChaoLowerBound([]int{1, 1, 1, 1, 1, 1, 2, 2, 3, 5, 9}, 0.95))
	// Output:
	// 11 seen, 6 of them once and 2 twice: at least 20 in all (95% interval of that bound 12.52 to 64.28)
}
