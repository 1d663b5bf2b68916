// SPDX-License-Identifier: MIT

package stats

import (
	"fmt"
	"math/bits"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"
)

// run is a run of days, from one up to but not including another.
type run struct{ from, to int32 }

func (r run) And(o run) run {
	both := run{max(r.from, o.from), min(r.to, o.to)}
	if both.to <= both.from {
		return run{}
	}
	return both
}

func (r run) Size() int { return int(r.to - r.from) }

// forceDays is a product: some forces in a run of days.
type forceDays struct {
	forces uint64
	days   run
}

func (f forceDays) And(o forceDays) forceDays {
	both := forceDays{f.forces & o.forces, f.days.And(o.days)}
	if both.forces == 0 || both.days == (run{}) {
		return forceDays{}
	}
	return both
}

func (f forceDays) Size() int { return bits.OnesCount64(f.forces) * f.days.Size() }

// nested gives n sets of which any two are nested or disjoint: years, months in
// them, weeks in those, days.
func nested(n int) (known []Known[run, int]) {
	var divide func(r run, parts ...int)
	divide = func(r run, parts ...int) {
		if len(known) == n {
			return
		}
		known = append(known, Known[run, int]{r, Exactly(10 * r.Size())})
		if len(parts) == 0 {
			return
		}
		step := int32(r.Size() / parts[0])
		for i := range int32(parts[0]) {
			if i != 1 { // one is not reported
				divide(run{r.from + i*step, r.from + (i+1)*step}, parts[1:]...)
			}
		}
	}
	for year := int32(0); len(known) < n; year++ {
		divide(run{year * 336, (year + 1) * 336}, 12, 4, 7)
	}
	return known
}

// ledger gives n figures as forces, regions and the nation report them in their
// weeks of five, seven or eight days, in months and in years. They are totals of
// one measure, so they agree.
func ledger(n int) (known []Known[forceDays, int]) {
	random := rand.New(rand.NewPCG(1, 2))
	var perDay [44]int32
	for i := range perDay {
		perDay[i] = random.Int32N(9)
	}
	for len(known) < n {
		s := forceDays{forces: 1 << random.IntN(44)}
		switch random.IntN(10) {
		case 0:
			s.forces = 1<<44 - 1
		case 1, 2:
			s.forces = 0xf << (4 * random.IntN(11))
		}
		start := 7 * random.Int32N(52)
		switch random.IntN(12) {
		case 0:
			s.days = run{start, start + 5}
		case 1:
			s.days = run{start, start + 8}
		case 2, 3:
			month := random.Int32N(12)
			s.days = run{month * 30, month*30 + 30}
		default:
			s.days = run{start, start + 7}
		}
		total := 0
		for f, v := range perDay {
			if s.forces>>f&1 == 1 {
				total += int(v) * s.days.Size()
			}
		}
		figure := Exactly(total)
		if random.IntN(5) == 0 {
			figure = MoreThan(total / 10 * 10)
		}
		known = append(known, Known[forceDays, int]{s, figure})
	}
	return known
}

var sink any

func prepareAndAsk(known []Known[run, int], ask run) {
	got, err := Given(known...).Infer(ask)
	if err != nil {
		panic(err)
	}
	sink = got.Tight
}

func BenchmarkPrepareAndAsk(b *testing.B) {
	for _, n := range []int{5, 20, 100, 1000} {
		known := nested(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				prepareAndAsk(known, run{28, 56})
			}
		})
	}
}

func ask(m *Implied[run, int], set run) {
	got, err := m.Infer(set)
	if err != nil || !got.Tight {
		panic(err)
	}
}

func BenchmarkAsk(b *testing.B) {
	for _, n := range []int{5, 20, 100, 1000} {
		m := Given(nested(n)...)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				ask(m, run{28, 56})
			}
		})
	}
}

func BenchmarkFlat(b *testing.B) {
	var known []Known[run, int]
	for i := range int32(968) {
		known = append(known, Known[run, int]{run{i, i + 1}, Exactly(3)})
	}
	b.Run("prepare", func(b *testing.B) {
		for b.Loop() {
			prepareAndAsk(known, run{28, 56})
		}
	})
	m := Given(known...)
	b.Run("ask", func(b *testing.B) {
		for b.Loop() {
			ask(m, run{28, 56})
		}
	})
}

func askLedger(m *Implied[forceDays, int], set forceDays) {
	got, err := m.Infer(set)
	if err != nil {
		panic(err)
	}
	sink = got.Tight
}

func prepareLedger(known []Known[forceDays, int]) *Implied[forceDays, int] { return Given(known...) }

// A ledger's answer touches figures about areas and days that cross each other.
func BenchmarkLedger(b *testing.B) {
	quarter := forceDays{0xff, run{90, 180}}
	for _, n := range []int{20, 50, 100, 200, 400, 1000, 10_000} {
		known := ledger(n)
		b.Run(fmt.Sprintf("prepare/%d", n), func(b *testing.B) {
			for b.Loop() {
				sink = prepareLedger(known)
			}
		})
		m := Given(known...)
		b.Run(fmt.Sprintf("ask/%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				askLedger(m, quarter)
			}
		})
	}
}

func TestAskingATreeAllocatesNothing(t *testing.T) {
	m := Given(nested(100)...)
	require.Zero(t, testing.AllocsPerRun(100, func() { ask(m, run{28, 56}) }))
	require.Zero(t, testing.AllocsPerRun(100, func() { ask(m, run{30, 50}) }))
}

// weeksRecord gives n figures of forces, regions and the nation in 15 weeks, as
// published since 2019, and tells some of them wrongly.
func weeksRecord(n, wrong int) (known []Known[forceDays, int]) {
	known = ledger(n)
	random := rand.New(rand.NewPCG(3, 4))
	for i := range known {
		days := &known[i].Set.days
		v := known[i].Set.days.Size()
		week := random.Int32N(15) * 100
		*days = run{week, week + int32(min(v, 8))}
		total := 10 * known[i].Set.Size()
		known[i].Figure = Exactly(total)
		if i%5 == 0 {
			known[i].Figure = MoreThan(total / 10 * 10)
		}
	}
	for range wrong {
		i := random.IntN(n)
		known[i].Figure = Exactly(known[i].Set.Size() * 100)
	}
	return known
}

func BenchmarkConflicts(b *testing.B) {
	for _, wrong := range []int{0, 5, 44} {
		known := weeksRecord(1_117, wrong)
		b.Run(fmt.Sprint(wrong), func(b *testing.B) {
			for b.Loop() {
				sink = prepareLedger(known).Conflicts()
			}
			b.ReportMetric(float64(len(sink.([]*Conflict))), "found")
		})
	}
}

// violated gives 42 sets, a whole and its parts, of which one sum is violated by so
// much that four of the sets may be wrong.
func violated() (known []Known[run, int]) {
	sum := 0
	for i := range int32(41) {
		v := 20 + int(i)
		if i%14 == 3 {
			v = 300 + int(i)
		}
		sum += v
		known = append(known, Known[run, int]{run{i, i + 1}, Exactly(v)})
	}
	return append(known, Known[run, int]{run{0, 44}, Exactly(sum - 237)})
}

// BenchmarkDispute prepares a family of 42 sets with one violated sum, and asks for
// a part in doubt, one that stands and some of each, beside the same family without
// the violation.
func BenchmarkDispute(b *testing.B) {
	contradict := violated()
	agree := append(contradict[:41:41], Known[run, int]{run{0, 44}, Exactly(9_999)})
	for name, known := range map[string][]Known[run, int]{"contradict": contradict, "agree": agree} {
		b.Run("prepare/"+name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				sink = Given(known...)
			}
		})
		m := Given(known...)
		for what, set := range map[string]run{"doubtful": {3, 4}, "stands": {5, 6}, "some": {2, 30}} {
			b.Run("ask/"+what+"/"+name, func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					ask(m, set)
				}
			})
		}
	}
}

func TestAskingAboutADisputeAllocatesNothing(t *testing.T) {
	m := Given(violated()...)
	require.Len(t, m.Disputes(run{0, 1})[0].Repairs, 4)
	require.Zero(t, testing.AllocsPerRun(100, func() { ask(m, run{3, 4}) }))
	require.Zero(t, testing.AllocsPerRun(100, func() { ask(m, run{2, 30}) }))
}

// A nation, 41 forces that come to more than it, and what is asked of them.
func BenchmarkViolatedSum(b *testing.B) {
	known := []Known[forceDays, int]{{forceDays{1<<41 - 1, run{0, 365}}, Exactly(900)}}
	for i := range 41 {
		known = append(known, Known[forceDays, int]{forceDays{1 << i, run{0, 365}}, Exactly(10 + 40*(i%3/2))})
	}
	b.Run("prepare", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			Given(known...)
		}
	})
	m := Given(known...)
	for name, ask := range map[string]forceDays{"doubtful": known[3].Set, "nation": known[0].Set, "undoubted": known[1].Set} {
		b.Run("ask/"+name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				_, _ = m.Infer(ask)
			}
		})
	}
}
