// SPDX-License-Identifier: MIT

package records

import (
	"math/rand/v2"
	"testing"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

// A million seizures of one year: 43 forces, 20 drugs, grams with three decimals.
// A quarter of those with wording have one that is not exact.
func someSeizures(n int, worded bool) []countylines.Event {
	rng := rand.New(rand.NewPCG(8, 2022))
	from := calendar.Date(2022, 1, 1)
	events := make([]countylines.Event, n)
	for i := range events {
		mass := stats.Exactly(seizure.Milligram * seizure.Mass(1+rng.IntN(5_000_000)))
		if m, _ := mass.Exact(); worded && i%4 == 0 {
			mass = stats.MoreThan(m)
		}
		events[i] = countylines.Seizure{
			On: from + calendar.Day(rng.IntN(365)), By: 1 << rng.IntN(43),
			Item: seizure.Substance(1 << rng.IntN(20)).Weighing(mass),
		}.Event()
	}
	return events
}

// addAll adds events one by one.
func addAll(t *Tally, events []countylines.Event, of func(calendar.Day) calendar.Period) {
	for i := range events {
		t.Add(events[i], of(events[i].On))
	}
}

const million = 1_000_000

func BenchmarkTallyEvents(b *testing.B) {
	for _, c := range []struct {
		name string
		n    int
	}{{"in cache", 4096}, {"a million", million}} {
		events := someSeizures(c.n, true)
		b.Run(c.name, func(b *testing.B) {
			var t Tally
			for b.Loop() {
				for i := range events {
					t.Add(events[i], events[i].On.Year())
				}
			}
			perRecord(b, c.n)
		})
	}
}

// The returns of 43 forces, of 20 drugs each.
func BenchmarkTallyLedger(b *testing.B) {
	for name, worded := range map[string]bool{"exact": false, "with wording": true} {
		var t Tally
		addAll(&t, someSeizures(100_000, worded), calendar.Day.Year)
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				t.Ledger()
			}
		})
	}
}

// No way of adding a million events up is faster than looking at what it needs of each:
// they are 312 bytes, of which nearly every cache line is touched.
func BenchmarkTallyEventsLookedAt(b *testing.B) {
	events := someSeizures(million, true)
	for b.Loop() {
		looked = lookAt(events)
	}
	perRecord(b, million)
}

var looked int // so that the look is taken

func lookAt(events []countylines.Event) (n int) {
	for i := range events {
		e := &events[i]
		n += int(e.On) + int(e.By) + len(e.Scope) + int(e.What) + int(e.Item.Substance) + len(e.Item.Including)
		if v, exact := e.Item.Mass.Exact(); exact {
			n += int(v)
		}
	}
	return n
}

func perRecord(b *testing.B, n int) {
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/record")
}
