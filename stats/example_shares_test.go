// SPDX-License-Identifier: MIT

package stats_test

import (
	"fmt"

	"github.com/countylines/ops/stats"
)

// Essex, October 2021: of 55 arrested, 39 charged.
func ExampleWilson() {
	fmt.Println(stats.Wilson(39, 55, 0.95))
	fmt.Println(stats.Wilson(0, 12, 0.95))
	// Output:
	// 0.5786 to 0.8123
	// 0 to 0.2425
}

// Staffordshire, October 2022: of 25 arrested, 6 remanded.
func ExampleClopperPearson() {
	fmt.Println(stats.ClopperPearson(6, 25, 0.95))
	// Output:
	// 0.09356 to 0.4513
}

// Charged of arrested: Essex in 2021 against the Metropolitan Police in 2022.
func ExampleNewcombe() {
	fmt.Println(stats.Newcombe(stats.Point{Events: 39, Of: 55}, stats.Point{Events: 109, Of: 234}, 0.95))
	// Output: 39 of 55 (70.9 per cent) against 109 of 234 (46.6 per cent): difference 24.3 percentage points (95% interval 9.8 to 36.4 percentage points)
}

// 39 charged of "over 50" arrested.
func ExampleWilsonOf() {
	fmt.Println(stats.WilsonOf(stats.Exactly(39), stats.MoreThan(50), 0.95))
	// Output:
	// 0.5236 to 0.8725 (in words 0 to 0.8725)
}

// Staffordshire's arrests by age, against the ages of the United Kingdom. The ages
// are made up: releases give none.
func ExampleDirectlyStandardisedRate() {
	fmt.Println(stats.DirectlyStandardisedRate([]stats.Stratum{
		{Events: 3, Population: 93_000, Standard: 5_600_000},
		{Events: 14, Population: 160_000, Standard: 9_900_000},
		{Events: 8, Population: 894_132, Standard: 52_136_134},
	}, 0.95).Per(100_000))
	// Output:
	// 25 events: directly standardised rate 2.238 per 100,000 (95% interval 1.448 to 3.303)
}

// No arrests among the young: Dobson's interval is not estimable without events,
// Fay and Feuer's ends above.
func ExampleFayFeuer() {
	strata := []stats.Stratum{{Events: 0, Population: 93_000, Standard: 5_600_000}, {Events: 0, Population: 1_054_132, Standard: 62_036_134}}
	fmt.Println(stats.DirectlyStandardisedRate(strata, 0.95).Interval)
	fmt.Println(stats.FayFeuer(strata, 0.95).Times(100_000))
	// Output:
	// not estimable: there are no events
	// 0 to 0.3284
}

// Staffordshire's 25 arrests against its share, by population, of the 1,350 in
// October 2022.
func ExampleIndirectlyStandardisedRatio() {
	fmt.Println(stats.IndirectlyStandardisedRatio(25, []stats.ReferenceStratum{
		{Population: 1_147_132, ReferenceEvents: 1_350, ReferencePopulation: 67_636_134},
	}, 0.95))
	// Output: 25 against 22.9 expected: ratio 1.092 (95% interval 0.7066 to 1.612), p = 0.71
}
