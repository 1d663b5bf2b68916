// SPDX-License-Identifier: MIT

package records

import (
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

var october = calendar.Date(2022, time.October, 3).Week()

// An entry is what one call adds to a tally.
type entry struct {
	event  countylines.Event
	period calendar.Period
	parts  []string
}

var entriesGen = rapid.SliceOfN(rapid.Custom(func(t *rapid.T) entry {
	e := entry{event: anEvent.Draw(t, "event")}
	e.period = rapid.SampledFrom([]func(calendar.Day) calendar.Period{calendar.Day.Quarter, calendar.Day.Year}).Draw(t, "of")(e.event.On)
	e.parts = rapid.SliceOfN(rapid.SampledFrom([]string{"", "north", "south", "stop"}), 2, 2).Draw(t, "parts")
	return e
}), 0, 30)

var someForces = []countylines.Area{countylines.Staffordshire, countylines.WestMercia, countylines.Merseyside, countylines.BTP}

var anEvent = rapid.Custom(func(t *rapid.T) countylines.Event {
	e := countylines.Event{
		On: calendar.Date(2022, time.January, 1) + calendar.Day(rapid.IntRange(0, 400).Draw(t, "day")),
		By: rapid.SampledFrom(someForces).Draw(t, "force"),
	}
	if rapid.IntRange(0, 5).Draw(t, "joint") == 0 {
		e.Scope, e.Joint = "stop", countylines.UK&^e.By&-(countylines.UK&^e.By)
	}
	if rapid.Bool().Draw(t, "counted") {
		e.What = rapid.SampledFrom([]countylines.Measure{countylines.Arrests, countylines.Remanded, countylines.Charged, countylines.Released, countylines.Remanded | countylines.Released, countylines.LinesClosed, countylines.ClosedType1,
			countylines.PeopleSafeguarded, countylines.ChildrenSafeguarded, countylines.AdultsSafeguarded, countylines.Visits}).Draw(t, "what")
		e.Count = aFigureOf(t, 1)
		if e.What.Family() == countylines.Arrests {
			e.Also = rapid.SampledFrom([]countylines.Measure{0, countylines.ChildrenArrested, countylines.WomenArrested}).Draw(t, "also")
		}
	} else {
		e.Item = anItem.Draw(t, "item")
	}
	return e
})

var anItem = rapid.Custom(func(t *rapid.T) seizure.Item {
	drugs := rapid.SampledFrom([]seizure.Substance{seizure.Heroin, seizure.Crack, seizure.Crack | seizure.Heroin, seizure.AnyDrug, seizure.Cannabis}).Draw(t, "drugs")
	weapons := rapid.SampledFrom([]seizure.Weapon{seizure.AnyWeapon, seizure.Machete, seizure.Knife | seizure.Baton}).Draw(t, "weapons")
	var parts []seizure.Item
	for range rapid.IntRange(0, 2).Draw(t, "number of parts") {
		parts = append(parts, seizure.Knife.Count(aFigureOf(t, 1)))
	}
	if rapid.Bool().Draw(t, "stray part") {
		parts = append(parts, seizure.Cash(figureOf[seizure.Money](t, seizure.Pound)))
	}
	return rapid.SampledFrom([]seizure.Item{
		drugs.Weighing(figureOf[seizure.Mass](t, seizure.Gram)),
		drugs.Worth(figureOf[seizure.Money](t, seizure.Pound)),
		drugs.In(seizure.Wrap).Count(aFigureOf(t, 1)),
		drugs.Seizures(aFigureOf(t, 1)),
		weapons.Count(aFigureOf(t, 1)),
		seizure.AnyWeapon.Count(aFigureOf(t, 1), parts...),
		seizure.Phone.Count(aFigureOf(t, 1)),
		seizure.AnyGood.Worth(figureOf[seizure.Money](t, seizure.Pound)),
		seizure.Cash(figureOf[seizure.Money](t, seizure.Pound)),
	}).Draw(t, "item")
})

func aFigureOf(t *rapid.T, unit int) stats.Figure[int] { return figureOf(t, unit) }

// figureOf gives a figure of 0 to 30 units, or of nearly the largest amount.
func figureOf[A stats.Amount](t *rapid.T, unit A) stats.Figure[A] {
	v := A(rapid.IntRange(0, 30).Draw(t, "amount")) * unit
	if rapid.IntRange(0, 15).Draw(t, "large") == 0 {
		v = stats.As[A](stats.Exactly[int64](math.MaxInt64)).Bounds().Lo - v
	}
	return rapid.SampledFrom([]stats.Figure[A]{
		stats.Exactly(v), stats.Exactly(v), stats.Exactly(v), stats.MoreThan(v), stats.Nearly(v), stats.About(v), stats.AtMost(v), {},
	}).Draw(t, "figure")
}

var teamAndBeat = []Key{By("team"), By("beat code")}

func tallyOf(entries []entry) *Tally {
	t := Tally{Keys: teamAndBeat}
	for _, e := range entries {
		t.Add(e.event, e.period, e.parts...)
	}
	return &t
}

// However events are ordered and shared between tallies, and in whatever order
// those are merged or sent elsewhere, the result is the same.
func TestTallyForgetsOrderAndSharding(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		entries := entriesGen.Draw(t, "entries")
		want := tallyOf(entries)
		shards := make([]Tally, rapid.IntRange(1, 4).Draw(t, "shards"))
		for i := range shards {
			shards[i].Keys = teamAndBeat
		}
		for _, e := range rapid.Permutation(entries).Draw(t, "shuffled") {
			shards[rapid.IntRange(0, len(shards)-1).Draw(t, "shard")].Add(e.event, e.period, e.parts...)
		}
		var got Tally
		for _, i := range rapid.Permutation([]int{0, 1, 2, 3}[:len(shards)]).Draw(t, "order") {
			require.NoError(t, got.Merge(&shards[i]))
		}
		require.Equal(t, want.Ledger(), got.Ledger())
		require.Equal(t, want.Accepted, got.Accepted)
	})
}

// What simply adds up is the sum of what each event says, found the slow way.
func TestTallyIsTheSumOfItsEvents(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		entries := entriesGen.Draw(t, "entries")
		for _, r := range tallyOf(entries).Ledger() {
			var cash []stats.Figure[seizure.Money]
			var heroin []stats.Figure[seizure.Mass]
			var arrests, lines []stats.Figure[int]
			for _, e := range entries {
				if e.event.By != r.Area || e.period != r.Period || !inPart(e, r) {
					continue
				}
				if i := e.event.Item; i.Kind == seizure.KindMass && i.Substance == seizure.Heroin {
					heroin = append(heroin, i.Mass)
				}
				switch e.event.What.Family() {
				case countylines.Arrests:
					arrests = append(arrests, e.event.Count)
				case countylines.LinesClosed:
					lines = append(lines, e.event.Count)
				}
				for _, i := range append(slices.Clone(e.event.Item.Including), e.event.Item) {
					if i.Kind == seizure.KindCash {
						cash = append(cash, i.Money)
					}
				}
			}
			if len(arrests) > 0 {
				require.Equal(t, stats.Sum(arrests...), r.Counts[countylines.Arrests])
			}
			if len(lines) > 0 {
				require.Equal(t, stats.Sum(lines...), r.Counts[countylines.LinesClosed])
			}
			if len(cash) > 0 {
				require.Equal(t, stats.Sum(cash...), r.Seized.Cash)
			}
			for _, e := range r.Seized.Mass {
				if e.Set == seizure.Heroin {
					require.Equal(t, stats.Sum(heroin...), e.Figure)
				}
			}
		}
	})
}

func inPart(e entry, r countylines.Return) bool {
	return r.Scope == "" ||
		r.Scope == e.event.Scope && r.Joint == e.event.Joint ||
		r.Joint == 0 && r.Scope == scopeOf(e.parts)
}

func scopeOf(parts []string) string {
	var named []string
	for i, part := range parts {
		if part != "" {
			named = append(named, teamAndBeat[i].name+" "+part)
		}
	}
	return strings.Join(named, ", ")
}

// Whatever the events were, as far as their words allow, is within the figures.
func TestTallyIsSound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		// Of each event so many people, of one atom of its measure, on its day; those
		// safeguarded may be the same on several days.
		entries := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) entry {
			what := rapid.SampledFrom([]countylines.Measure{countylines.Arrests, countylines.Remanded, countylines.Charged, countylines.PeopleSafeguarded, countylines.ChildrenSafeguarded}).Draw(t, "what")
			on := october.From + calendar.Day(rapid.IntRange(0, 2).Draw(t, "day"))
			return entry{countylines.Event{On: on, By: countylines.Kent, What: what, Count: stats.Exactly(rapid.IntRange(0, 4).Draw(t, "n"))}, october, []string{"", ""}}
		}), 1, 8).Draw(t, "entries")
		counts := tallyOf(entries).Ledger()[0].Counts
		added, most := map[countylines.Measure]int{}, map[countylines.Measure]int{}
		for _, e := range entries {
			atom := anAtom(t, e.event.What)
			n, _ := e.event.Count.Exact()
			added[atom] += n
			most[atom] = max(most[atom], n)
		}
		for m, f := range counts {
			lo, hi := 0, 0
			for atom, n := range added {
				if m.And(atom) == atom {
					hi += n
					lo += most[atom]
				}
			}
			if m.OverDays() == countylines.Distinct { // any number from the largest to all is possible
				require.True(t, f.Bounds().Lo <= lo && f.Bounds().Contains(hi), "%v: %v, not %d to %d", m, f, lo, hi)
			} else {
				require.True(t, f.Bounds().Contains(hi), "%v: %v, not %d", m, f, hi)
			}
		}
	})
}

// anAtom draws a kind of a measure that is split no further.
func anAtom(t *rapid.T, m countylines.Measure) countylines.Measure {
	var atoms []countylines.Measure
	for m.Size() > 1 {
		rest := m & (m - 1) // without its lowest kind
		atoms = append(atoms, m.Without(rest))
		m = rest
	}
	atoms = append(atoms, m)
	return rapid.SampledFrom(atoms).Draw(t, "atom")
}

func TestTallyCountsWhatItRejects(t *testing.T) {
	good := countylines.Event{On: october.From, By: countylines.Kent, What: countylines.Visits, Count: stats.Exactly(1)}
	var tally Tally
	tally.Add(good, october)
	for name, change := range map[string]func(*countylines.Event){
		"nothing":            func(e *countylines.Event) { *e = countylines.Event{} },
		"no force":           func(e *countylines.Event) { e.By = 0 },
		"two forces":         func(e *countylines.Event) { e.By |= countylines.Essex },
		"no body":            func(e *countylines.Event) { e.By = 1 << 63 },
		"joint with itself":  func(e *countylines.Event) { e.Joint, e.Scope = e.By, "stop" },
		"joint and nameless": func(e *countylines.Event) { e.Joint = countylines.Essex },
		"nothing counted":    func(e *countylines.Event) { e.What = 0 },
		"a stock":            func(e *countylines.Event) { e.What = countylines.LinesActive },
		"two families":       func(e *countylines.Event) { e.What |= countylines.Arrests },
		"no item":            func(e *countylines.Event) { e.Item.Kind = 99 },
	} {
		e, rejected := good, tally.Rejected
		change(&e)
		tally.Add(e, october)
		require.Equal(t, rejected+1, tally.Rejected, name)
	}
	rejected := tally.Rejected
	tally.Add(good, calendar.Period{})
	require.Equal(t, rejected+1, tally.Rejected)
	require.Equal(t, 1, tally.Accepted)
	require.Len(t, tally.Ledger(), 1)
}

// Arrests whose outcome is not known may have any.
func TestTallyOfArrests(t *testing.T) {
	var tally Tally
	for n, a := range map[int]countylines.Arrest{
		6:  {Outcome: countylines.Remanded, Person: countylines.ChildrenArrested},
		3:  {Outcome: countylines.Charged, Person: countylines.AdultsArrested},
		16: {},
	} {
		a.On, a.By = october.From, countylines.Staffordshire
		for range n {
			tally.Add(a.Event(), october)
		}
	}
	l := tally.Ledger()
	require.Len(t, l, 1)
	require.Equal(t, countylines.Counts{
		countylines.Arrests:          stats.Exactly(25),
		countylines.Charged:          stats.Between(9, 25),
		countylines.Remanded:         stats.Between(6, 25),
		countylines.ChildrenArrested: stats.Between(6, 22),
		countylines.AdultsArrested:   stats.Between(3, 19),
	}, l[0].Counts)
}

// The same people may be safeguarded on several days, but adults are no children.
func TestTallyOfPeopleWhoMayRecur(t *testing.T) {
	var tally Tally
	for day, n := range []int{3, 5, 4} {
		tally.Add(countylines.Event{On: october.From + calendar.Day(day), By: countylines.Kent, What: countylines.ChildrenSafeguarded, Count: stats.Exactly(n)}, october)
	}
	tally.Add(countylines.Event{On: october.From, By: countylines.Kent, What: countylines.AdultsSafeguarded, Count: stats.MoreThan(2)}, october)
	require.Equal(t, countylines.Counts{
		countylines.ChildrenSafeguarded: stats.Between(5, 12),
		countylines.AdultsSafeguarded:   stats.MoreThan(2),
		countylines.PeopleSafeguarded:   stats.Bounded(stats.Bounds[int]{Lo: 7, Open: true}, stats.Bounds[int]{Lo: 7, Hi: 15}),
	}, tally.Ledger()[0].Counts)
}

func TestTallyNeverWraps(t *testing.T) {
	const tonnes = seizure.Mass(math.MaxInt64)
	heroin := countylines.Seizure{On: october.From, By: countylines.Kent, Item: seizure.Heroin.Weighing(stats.Exactly(tonnes))}.Event()
	var byEvent Tally
	for n := range 5 {
		byEvent.Add(heroin, october)
		want := stats.Exactly(tonnes)
		if n > 0 {
			want = stats.AtLeast(tonnes)
		}
		require.Equal(t, want, byEvent.Ledger()[0].Seized.Mass[0].Figure)
	}
}

// Items that tell the same parts apart add up part by part; one that tells none
// apart stays a find of its own, since it may hold any.
func TestTallyOfItemsWithParts(t *testing.T) {
	n := func(v int) stats.Figure[int] { return stats.Exactly(v) }
	var tally Tally
	for _, i := range []seizure.Item{
		seizure.AnyWeapon.Count(n(68), seizure.Knife.Count(n(19))),
		seizure.AnyWeapon.Count(n(10), seizure.Knife.Count(n(1)), seizure.Knife.Count(n(1)), seizure.Cash(stats.Exactly(5*seizure.Pound))),
		seizure.AnyWeapon.Count(n(7)),
	} {
		tally.Add(countylines.Seizure{On: october.From, By: countylines.Kent, Item: i}.Event(), october)
	}
	haul := tally.Ledger()[0].Seized
	require.Equal(t, seizure.Of(
		seizure.AnyWeapon.Count(n(7)),
		seizure.AnyWeapon.Count(n(78), seizure.Knife.Count(n(21))),
		seizure.Cash(stats.Exactly(5*seizure.Pound)),
	), haul)
	knives, err := haul.Weapons.Of(seizure.Knife)
	require.NoError(t, err)
	require.Equal(t, stats.Between(21, 28), knives)
}

func TestTallyScopesAreParts(t *testing.T) {
	arrest := countylines.Event{On: calendar.Date(2024, time.March, 5), By: countylines.NorthWales, What: countylines.Arrests, Count: stats.Exactly(1)}
	week := arrest.On.Week()
	stop := arrest
	stop.Scope, stop.Joint = "Pwllheli stop", countylines.Merseyside
	other := stop
	other.By, other.Joint = countylines.Merseyside, countylines.NorthWales
	tally := Tally{Keys: []Key{By("beat")}}
	tally.Add(arrest, week, "Gwynedd")
	tally.Add(stop, week)
	tally.Add(other, week)
	arrests := func(n int) countylines.Counts { return countylines.Counts{countylines.Arrests: stats.Exactly(n)} }
	l := tally.Ledger()
	require.Equal(t, countylines.Ledger{
		{Area: countylines.Merseyside, Period: week, Counts: arrests(1)},
		{Area: countylines.Merseyside, Period: week, Scope: "Pwllheli stop", Joint: countylines.NorthWales, Counts: arrests(1)},
		{Area: countylines.NorthWales, Period: week, Counts: arrests(2)},
		{Area: countylines.NorthWales, Period: week, Scope: "Gwynedd", Counts: arrests(1)},
		{Area: countylines.NorthWales, Period: week, Scope: "Pwllheli stop", Joint: countylines.Merseyside, Counts: arrests(1)},
	}, l)
	both, err := l.Count(countylines.Arrests, countylines.NorthWales|countylines.Merseyside, week)
	require.NoError(t, err)
	require.Equal(t, stats.Exactly(2), both, "both tell of the stop, so it is counted once")
}
