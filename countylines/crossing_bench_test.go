// SPDX-License-Identifier: MIT

package countylines_test

import (
	"math/rand/v2"
	"testing"

	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/stats"
)

// crossing gives returns of one week about areas that cross each other, drawn at random,
// all true but for some.
func crossing(returns, wrong int) countylines.Ledger {
	rng := rand.New(rand.NewPCG(14, uint64(returns)))
	truth := map[countylines.Area]int{}
	for force := range countylines.UK.Forces() {
		truth[force] = rng.IntN(40)
	}
	var l countylines.Ledger
	for i := range returns {
		var area countylines.Area
		n := 0
		for force := range countylines.UK.Forces() {
			if rng.IntN(3) == 0 {
				area |= force
				n += truth[force]
			}
		}
		if i < wrong {
			n += 1000
		}
		l = append(l, countylines.Return{Area: area, Period: aWeek, Counts: countylines.Counts{countylines.Arrests: stats.Exactly(n)}})
	}
	return l
}

// 800 returns about areas that cross: that the time grows with their square, and no
// faster, shows beside 200 and 400.
func BenchmarkConflictsCrossing(b *testing.B) {
	for name, l := range map[string]countylines.Ledger{"200": crossing(200, 1), "400": crossing(400, 1), "800": crossing(800, 1), "800, all true": crossing(800, 0)} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				conflicts = l.Conflicts()
			}
			b.ReportMetric(float64(len(conflicts)), "conflicts")
		})
	}
}
