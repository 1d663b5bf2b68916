package countylines

import (
	"math/rand/v2"
	"sync"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

// A million seizures of one year: 43 forces, 20 drugs, grams with three decimals.
// A quarter of those with wording have one that is not exact.
func someSeizures(n int, worded bool) []Event {
	rng := rand.New(rand.NewPCG(8, 2022))
	from := calendar.Date(2022, 1, 1)
	events := make([]Event, n)
	for i := range events {
		mass := stats.Exactly(seizure.Milligram * seizure.Mass(1+rng.IntN(5_000_000)))
		if m, _ := mass.Exact(); worded && i%4 == 0 {
			mass = stats.MoreThan(m)
		}
		events[i] = Seizure{
			On: from + calendar.Day(rng.IntN(365)), By: 1 << rng.IntN(43),
			Item: seizure.Substance(1 << rng.IntN(20)).Weighing(mass),
		}.Event()
	}
	return events
}

func marksOf(events []Event) []Mark {
	marks := make([]Mark, len(events))
	for i, e := range events {
		marks[i], _ = e.Mark()
	}
	return marks
}

const million = 1_000_000

func BenchmarkTallyMarks(b *testing.B) {
	marks := marksOf(someSeizures(million, false))
	b.Run("1 thread", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			var t Tally
			t.AddMarks(marks, calendar.Day.Year)
		}
		perRecord(b, million)
	})
	b.Run("1 thread, by quarter", func(b *testing.B) {
		for b.Loop() {
			var t Tally
			t.AddMarks(marks, calendar.Day.Quarter)
		}
		perRecord(b, million)
	})
	b.Run("2 threads", func(b *testing.B) {
		for b.Loop() {
			var both [2]Tally
			var wait sync.WaitGroup
			for i := range both {
				wait.Go(func() { both[i].AddMarks(marks[i*million/2:(i+1)*million/2], calendar.Day.Year) })
			}
			wait.Wait()
			both[0].Merge(&both[1])
		}
		perRecord(b, million)
	})
	b.Run("baseline: a map of decimals", func(b *testing.B) {
		type key struct {
			force Area
			drug  seizure.Substance
		}
		grams := make([]decimal.Decimal, len(marks))
		keys := make([]key, len(marks))
		for i, m := range marks {
			e := m.Event()
			mass, _ := e.Item.Mass.Exact()
			grams[i], keys[i] = mass.In(seizure.Gram), key{e.By, e.Item.Substance}
		}
		for b.Loop() {
			sums := map[key]decimal.Decimal{}
			for i, g := range grams {
				sums[keys[i]] = sums[keys[i]].Add(g)
			}
		}
		perRecord(b, million)
	})
}

func BenchmarkTallyEvents(b *testing.B) {
	for _, c := range []struct {
		name string
		n    int
	}{{"in cache", 4096}, {"a million", million}} {
		events := someSeizures(c.n, true)
		b.Run(c.name, func(b *testing.B) {
			var t Tally
			for b.Loop() {
				t.AddEvents(events, calendar.Day.Year)
			}
			perRecord(b, c.n)
		})
		b.Run("one by one, "+c.name, func(b *testing.B) {
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
		t.AddEvents(someSeizures(100_000, worded), calendar.Day.Year)
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

func lookAt(events []Event) (n int) {
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
