// SPDX-License-Identifier: MIT

package countylines_test

import (
	"testing"

	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/stats"
)

// 45 forces × 20 measures in two weeks, each pair with its interval and p-value.
func BenchmarkCompareWeeks(b *testing.B) {
	measures := []countylines.Measure{ // each no more than a part of those before it
		countylines.Arrests, countylines.Charged, countylines.Remanded, countylines.BailedToCourt, countylines.UnderInvestigation, countylines.Released,
		countylines.LinesClosed, countylines.ClosedType1, countylines.PeopleSafeguarded, countylines.ChildrenSafeguarded, countylines.Warrants,
		countylines.ChildrenArrested, countylines.Charges, countylines.PeopleTaught, countylines.ChildrenTaught, countylines.NRMReferrals,
		countylines.Visits, countylines.AddressesVisited, countylines.SchoolVisits, countylines.Disruptions,
	}
	before, after := countylines.Ledger{}, countylines.Ledger{}
	for force := range countylines.UK.Forces() {
		if f, _ := force.Force(); !f.Territorial {
			continue
		}
		a := countylines.Return{Area: force, Period: october3.Week(), Counts: countylines.Counts{}}
		c := countylines.Return{Area: force, Period: (october3 + 7).Week(), Counts: countylines.Counts{}}
		for i, m := range measures {
			a.Counts[m], c.Counts[m] = stats.Exactly(640>>i), stats.MoreThan(720>>i)
		}
		before, after = append(before, a), append(after, c)
	}
	b.ReportAllocs()
	for b.Loop() {
		compareWeeks(before, after)
	}
	b.ReportMetric(float64(len(before)*20), "rows")
}

func compareWeeks(before, after countylines.Ledger) (estimable int) {
	for i := range before {
		for _, row := range countylines.Compare(before[i], after[i]) {
			if row.Chance(0.95, 1).P.Bounds.Estimable() {
				estimable++
			}
		}
	}
	return estimable
}
