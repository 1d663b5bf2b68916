package countylines

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
	"unsafe"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

func TestMarkIsNarrow(t *testing.T) {
	require.LessOrEqual(t, unsafe.Sizeof(Mark{}), uintptr(32))
}

// Every kind and every named set of kinds, in every field of a return, has a number
// of its own that leads back to it.
func TestTopicsAreNumbered(t *testing.T) {
	table := topics()
	require.Less(t, len(table.topics), len(table.slots)/2)
	for n, k := range table.topics {
		require.Equal(t, uint16(n), table.number(k))
		if n > 0 {
			require.Equal(t, k, topicOf(k.subject()))
		}
	}
	for _, m := range Measures() {
		require.Equal(t, m.OverDays() == Additive, table.number(topic{set: uint64(m)}) != 0, "%v", m)
	}
	for _, s := range []Subject{{Mass: seizure.Cannabis}, {Pack: seizure.Heroin.In(seizure.Wrap)}, {Worth: seizure.AnyDrug},
		{Weapon: seizure.Bladed}, {Good: seizure.Phone}, {GoodsWorth: seizure.AnyGood}, {Cash: true}, {Seizures: seizure.Crack}} {
		require.NotZero(t, table.number(topicOf(s)), "%v", s)
	}
	require.Zero(t, table.number(topic{set: uint64(seizure.Heroin | seizure.Crack), kind: seizure.KindMass}))
}

// A Mark adds to a tally what its event does, and one leads to the other.
func TestMarkIsItsEvent(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := anEvent.Draw(t, "event")
		m, ok := e.Mark()
		if !ok {
			require.Zero(t, m)
			return
		}
		require.Equal(t, e, m.Event())
		var byEvent, byMark Tally
		byEvent.Add(e, e.On.Quarter())
		byMark.AddMarks([]Mark{m}, calendar.Day.Quarter)
		require.Equal(t, byEvent.Ledger(), byMark.Ledger())
	})
}

func TestNoMarkOfWhatItCannotHold(t *testing.T) {
	good := Event{On: october.From, By: Kent, What: Visits, Count: stats.Exactly(1)}
	_, ok := good.Mark()
	require.True(t, ok)
	for name, change := range map[string]func(*Event){
		"wording":           func(e *Event) { e.Count = stats.MoreThan(1) },
		"not reported":      func(e *Event) { e.Count = stats.Figure[int]{} },
		"no day":            func(e *Event) { e.On = 0 },
		"two forces":        func(e *Event) { e.By |= Essex },
		"no body":           func(e *Event) { e.By = 1 << 63 },
		"joint work":        func(e *Event) { e.Joint, e.Scope = Essex, "stop" },
		"people who recur":  func(e *Event) { e.What = PeopleSafeguarded },
		"a stock":           func(e *Event) { e.What = LinesActive },
		"two measures":      func(e *Event) { e.What, e.Also = Arrests, WomenArrested },
		"counted and found": func(e *Event) { e.Item = seizure.Cash(stats.Exactly(seizure.Pound)) },
		"parts":             func(e *Event) { e.What, e.Item = 0, seizure.AnyWeapon.Count(e.Count, seizure.Knife.Count(e.Count)) },
		"an unusual set":    func(e *Event) { e.What, e.Item = 0, (seizure.Heroin | seizure.Crack).In(seizure.Wrap).Count(e.Count) },
		"nothing":           func(e *Event) { e.What = 0 },
	} {
		e := good
		change(&e)
		m, ok := e.Mark()
		require.False(t, ok, name)
		require.Zero(t, m, name)
	}
}

// Marks of any days in any order, in slices of any size, give what their events do
// one by one.
func TestAddMarksInAnyPieces(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var want, got Tally
		var marks []Mark
		for _, n := range rapid.SliceOfN(rapid.IntRange(1, 109_573), 0, 40).Draw(t, "days") {
			e := Event{On: calendar.Day(n), By: someForces[n%4], What: Warrants, Count: stats.Exactly(n % 7)}
			m, ok := e.Mark()
			require.True(t, ok)
			marks = append(marks, m)
			want.Add(e, e.On.Year())
		}
		size := rapid.IntRange(1, 10).Draw(t, "size")
		for some := range slices.Chunk(marks, size) {
			got.AddMarks(some, calendar.Day.Year)
		}
		require.Equal(t, want.Ledger(), got.Ledger())
		require.Equal(t, want.Accepted, got.Accepted)
	})
}

// However many topics and periods there are, and however large the amounts, many marks
// at once give what they do one by one.
func TestAddManyMarks(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rng := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0))
		topics := rapid.SampledFrom([]int{1, 30, 40, 200, len(topics().topics)}).Draw(t, "topics")
		days := rapid.SampledFrom([]int{1, 30, 1000, 109_573}).Draw(t, "days")
		largest := rapid.SampledFrom([]int64{1, 1000, math.MaxInt64}).Draw(t, "largest")
		of := rapid.SampledFrom([]func(calendar.Day) calendar.Period{calendar.Day.Year, calendar.Day.Month, calendar.Day.Week, oddDays}).Draw(t, "of")
		marks := make([]Mark, rapid.SampledFrom([]int{100, 5_000, 20_000}).Draw(t, "marks"))
		var want, got Tally
		for i := range marks {
			marks[i] = Mark{amount: rng.Int64N(largest), on: calendar.Day(rng.IntN(days)), topic: uint16(rng.IntN(topics)), force: uint8(rng.IntN(3) * 20)}
			want.Add(marks[i].Event(), of(marks[i].on))
		}
		again := rapid.Bool().Draw(t, "again")
		got.AddMarks(marks, of)
		if again {
			for i := range marks {
				want.Add(marks[i].Event(), of(marks[i].on))
			}
			got.AddMarks(marks, of)
		}
		require.Equal(t, want.Accepted, got.Accepted)
		require.Equal(t, want.Rejected, got.Rejected)
		require.Equal(t, want.Ledger(), got.Ledger())
	})
}

// Many events at once, plain ones and others, give what they do one by one.
func TestAddManyEvents(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		some := rapid.SliceOfN(anEvent, 1, 60).Draw(t, "some")
		for range rapid.IntRange(0, 100).Draw(t, "weighed") {
			e := someSeizures(1, false)[0]
			drug := seizure.Substance(1 << rapid.IntRange(0, 39).Draw(t, "drug"))
			e.Item = drug.Weighing(figureOf[seizure.Mass](t, seizure.Gram))
			some = append(some, e)
		}
		rng := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0))
		days := rapid.SampledFrom([]int{1, 1000}).Draw(t, "days")
		events := make([]Event, leastEvents+rng.IntN(1000))
		for i := range events {
			events[i] = some[rng.IntN(len(some))]
			events[i].On += calendar.Day(rng.IntN(days))
		}
		var want, got Tally
		for range 2 { // what the first left behind is not taken for the second's
			of := rapid.SampledFrom([]func(calendar.Day) calendar.Period{calendar.Day.Year, calendar.Day.Week, oddDays}).Draw(t, "of")
			for _, e := range events {
				want.Add(e, of(e.On))
			}
			got.AddEvents(events, of)
		}
		require.Equal(t, want.Accepted, got.Accepted)
		require.Equal(t, want.Rejected, got.Rejected)
		require.Equal(t, want.Ledger(), got.Ledger())
	})
}

// oddDays gives a period of one day for every other day.
func oddDays(d calendar.Day) calendar.Period {
	if d%2 == 0 {
		return calendar.Period{}
	}
	return calendar.Period{From: d, To: d + 1}
}

func TestAddingAllocatesNothing(t *testing.T) {
	events := append(someSeizures(500, true),
		Event{On: october.From, By: Kent, What: Remanded, Count: stats.Exactly(1), Also: WomenArrested},
		Event{On: october.From, By: Kent, What: PeopleSafeguarded, Count: stats.MoreThan(3)})
	manyEvents := someSeizures(40_000, true)
	marks, many := marksOf(someSeizures(500, false)), marksOf(someSeizures(30_000, false))
	var tally Tally
	for name, add := range map[string]func(){
		"Add": func() {
			for i := range events {
				tally.Add(events[i], events[i].On.Quarter())
			}
		},
		"Add with parts":  func() { tally.Add(events[0], october, "north", "Rico") },
		"AddEvents":       func() { tally.AddEvents(events, calendar.Day.Quarter) },
		"AddEvents, many": func() { tally.AddEvents(manyEvents, calendar.Day.Quarter) },
		"AddMarks":        func() { tally.AddMarks(marks, calendar.Day.Quarter) },
		"AddMarks, many":  func() { tally.AddMarks(many, calendar.Day.Quarter) },
		"Mark": func() {
			for i := range events {
				events[i].Mark()
			}
		},
	} {
		add() // makes the groups
		require.Zero(t, testing.AllocsPerRun(5, add), name)
	}
}

// The size of a tally is that of its groups, however many events there were.
func TestTallyGrowsWithGroupsAlone(t *testing.T) {
	events := someSeizures(20_000, true)
	var tally Tally
	tally.AddEvents(events, calendar.Day.Quarter)
	before, err := tally.MarshalBinary()
	require.NoError(t, err)
	require.Zero(t, testing.AllocsPerRun(3, func() { tally.AddEvents(events, calendar.Day.Quarter) }))
	after, err := tally.MarshalBinary()
	require.NoError(t, err)
	require.InEpsilon(t, len(before), len(after), 0.2)
}
