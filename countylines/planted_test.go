// SPDX-License-Identifier: MIT

package countylines_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

// A world is what happened, of one kind of figure, and who tells of it.
type world[K stats.Set[K]] struct {
	kinds   []K  // the first three are disjoint, the last holds all
	claims  bool // two forces may claim one event
	many    bool // an event may be of two kinds
	again   bool // or on two days
	scoped  bool // some of the work has a name
	joint   bool // and some of that was done jointly
	say     func(K, stats.Figure[int]) countylines.Return
	ask     func(K) countylines.Subject
	rng     *rand.Rand
	events  []event[K]
	scopes  []string // of the events
	areas   []countylines.Area
	periods []calendar.Period
	record  countylines.Ledger
	told    []int // the returns of the record that may be told wrongly
}

var (
	worldForces  = []countylines.Area{countylines.Kent, countylines.Essex, countylines.Surrey}
	worldAreas   = append(slices.Clone(worldForces), countylines.Kent|countylines.Essex, countylines.Kent|countylines.Essex|countylines.Surrey, countylines.UK)
	worldPeriods = []calendar.Period{aWeek, aWeek.To.Week(), {From: aWeek.From, To: aWeek.To + 7}}
)

// happen draws what happened.
func (w *world[K]) happen() {
	for range 2 + w.rng.IntN(12) {
		e := event[K]{area: worldForces[w.rng.IntN(3)], days: []calendar.Day{worldPeriods[w.rng.IntN(2)].From}, kind: w.kinds[w.rng.IntN(3)]}
		scope := ""
		switch {
		case w.claims && w.rng.IntN(3) == 0:
			e.area |= worldForces[w.rng.IntN(3)]
		case w.again && w.rng.IntN(3) == 0:
			e.days = []calendar.Day{worldPeriods[0].From, worldPeriods[1].From}
		case w.many && w.rng.IntN(3) == 0: // one occasion, two drugs
			e.kind = w.kinds[3+w.rng.IntN(2)]
		case w.joint && w.rng.IntN(4) == 0:
			e.area, scope = countylines.Kent|countylines.Essex, "the stop"
		case w.scoped && w.rng.IntN(4) == 0:
			e.area, scope = countylines.Kent, "Maidstone"
		}
		w.events, w.scopes = append(w.events, e), append(w.scopes, scope)
	}
}

// truly counts what happened.
func (w *world[K]) truly(a countylines.Area, p calendar.Period, k K) int {
	return counted(w.events, a, p, k)
}

// add tells of something.
func (w *world[K]) add(a countylines.Area, p calendar.Period, k K, n int, more func(*countylines.Return)) {
	r := w.say(k, stats.Exactly(n))
	r.Area, r.Period = a, p
	if more != nil {
		more(&r)
	}
	w.told = append(w.told, len(w.record))
	w.record = append(w.record, r)
}

// tell makes a true record: figures of forces, regions and the nation, of parts of the
// work, of joint work by one or both, figures since revised, and figures on another basis.
func (w *world[K]) tell() {
	for range 6 + w.rng.IntN(12) {
		a, p, k := w.areas[w.rng.IntN(len(w.areas))], w.periods[w.rng.IntN(len(w.periods))], w.kinds[w.rng.IntN(len(w.kinds))]
		switch w.rng.IntN(8) {
		case 0:
			if !w.joint { // on another basis nobody tells what was done jointly
				w.record = append(w.record, w.other(a, p, k))
			}
		case 1:
			source := countylines.Source{Publisher: "P" + strconv.Itoa(len(w.record)), Published: p.To}
			old := w.say(k, stats.Exactly(w.rng.IntN(40)))
			old.Area, old.Period, old.Source = a, p, source
			w.record = append(w.record, old)
			source.Published++
			w.add(a, p, k, w.truly(a, p, k), func(r *countylines.Return) { r.Source = source })
		default:
			w.add(a, p, k, w.truly(a, p, k), nil)
		}
	}
	if !w.scoped {
		return
	}
	for _, k := range w.kinds {
		for _, p := range worldPeriods[:2] {
			stop, maidstone := 0, 0
			for i, e := range w.events {
				if p.Contains(e.days[0]) && e.kind.And(k).Size() > 0 {
					if w.scopes[i] == "the stop" {
						stop++
					} else if w.scopes[i] == "Maidstone" {
						maidstone++
					}
				}
			}
			if stop > 0 { // whoever may have counted it too is told of
				w.add(countylines.Kent, p, k, stop, func(r *countylines.Return) { r.Scope, r.Joint = "the stop", countylines.Essex })
				if w.rng.IntN(2) == 0 {
					w.add(countylines.Essex, p, k, stop, func(r *countylines.Return) { r.Scope, r.Joint = "the stop", countylines.Kent })
				}
			}
			if w.rng.IntN(3) == 0 {
				w.add(countylines.Kent, p, k, maidstone, func(r *countylines.Return) { r.Scope = "Maidstone" })
			}
		}
	}
}

func (w *world[K]) other(a countylines.Area, p calendar.Period, k K) countylines.Return {
	r := w.say(k, stats.Exactly(3*w.truly(a, p, k)))
	r.Area, r.Period, r.Basis = a, p, "another definition"
	return r
}

// check asks a few questions, each of which holds the truth, and covers no more than is
// asked.
func (w *world[K]) check(t *testing.T, what string) {
	x := w.record.Index()
	for range 6 {
		a, p, k := w.areas[w.rng.IntN(len(w.areas))], w.periods[w.rng.IntN(len(w.periods))], w.kinds[w.rng.IntN(len(w.kinds))]
		answer, err := x.Explain(w.ask(k), a, p)
		require.NoError(t, err)
		require.LessOrEqual(t, answer.Covered, answer.Asked)
		if answer.Figure.Figure.Disputed() {
			require.NotEmpty(t, answer.Disputes, "%s: %v of\n%v", what, answer, lined(w.record))
			require.NotContains(t, answer.String(), "Nothing is missing or in doubt")
		}
		if answer.Basis != "" {
			continue // nothing on the plain basis speaks of it
		}
		n, b := int64(w.truly(a, p, k)), answer.Figure.Figure.Bounds()
		require.True(t, b.Lo <= n && (b.Open || n <= b.Hi), "%s: %v in truth %d, of\n%v", what, answer, n, lined(w.record))
	}
}

func lined(l countylines.Ledger) (text string) {
	for _, r := range l {
		text += fmt.Sprintf("%v %v %q joint %v basis %q: %v %v %v\n", r.Area, r.Period, r.Scope, r.Joint, r.Basis, r.Counts, r.Seized, r.Source)
	}
	return text
}

// plant makes one figure wrong.
func (w *world[K]) plant() {
	r := &w.record[w.told[w.rng.IntN(len(w.told))]]
	for s := range r.All() {
		v, _ := s.Of(*r)
		n, _ := stats.As[int](v.Figure).Exact()
		wrong := []int{n * 10, n / 10, n + 1 + w.rng.IntN(9), max(0, n-1-w.rng.IntN(9)), 0}[w.rng.IntN(5)]
		k := w.kinds[slices.IndexFunc(w.kinds, func(k K) bool { return w.ask(k) == s })]
		told := w.say(k, stats.Exactly(wrong))
		r.Counts, r.Seized = told.Counts, told.Seized
	}
}

// few is set where a test draws few cases: under the race detector, which makes inference
// twenty times slower, and where an int has 32 bits.
var few bool

// drawn is how many records are drawn; .ci/soak.sh draws more.
func drawn(t *testing.T) int {
	n, err := strconv.Atoi(os.Getenv("COUNTYLINES_RECORDS"))
	switch {
	case err == nil:
	case few:
		return 100 // which takes as long
	default:
		return 2_000
	}
	t.Logf("%d records", n)
	return n
}

// In a true record no words contradict each other, and every answer holds the truth.
// With one figure told wrongly it does too, wherever that shows, of joint work too: a slip
// that contradicts nothing cannot be found. So it is with figures that
// add, with lines that two forces claim, with people met in two weeks and with occasions
// on which several drugs were taken.
func TestPlantedFigures(t *testing.T) {
	n := drawn(t) / 4
	planted(t, n, func() *world[countylines.Measure] {
		return &world[countylines.Measure]{scoped: true, areas: worldAreas, periods: worldPeriods, say: inCounts, ask: askMeasure, kinds: []countylines.Measure{
			countylines.Charged, countylines.Released, countylines.Recalled, countylines.Charged | countylines.Released, countylines.Arrests}}
	})
	planted(t, n, func() *world[countylines.Measure] {
		return &world[countylines.Measure]{claims: true, areas: worldAreas, periods: worldPeriods, say: inCounts, ask: askMeasure, kinds: []countylines.Measure{
			countylines.ClosedType1, countylines.ClosedType2, countylines.ClosedType1, countylines.LinesClosed}}
	})
	planted(t, n, func() *world[countylines.Measure] {
		return &world[countylines.Measure]{again: true, areas: worldAreas, periods: worldPeriods, say: inCounts, ask: askMeasure, kinds: []countylines.Measure{
			countylines.ChildrenSafeguarded, countylines.AdultsSafeguarded, countylines.AdultsSafeguarded, countylines.PeopleSafeguarded}}
	})
	planted(t, n, func() *world[seizure.Substance] {
		return &world[seizure.Substance]{many: true, areas: worldAreas, periods: worldPeriods, ask: countylines.SeizuresOf, kinds: []seizure.Substance{
			seizure.Crack, seizure.Heroin, seizure.Cannabis, seizure.Crack | seizure.Heroin, seizure.Crack | seizure.Cannabis, seizure.AnyDrug},
			say: func(s seizure.Substance, f stats.Figure[int]) countylines.Return {
				return countylines.Return{Seized: seizure.Of(s.Seizures(f))}
			}}
	})
}

func planted[K stats.Set[K]](t *testing.T, n int, begin func() *world[K]) {
	shows := 0
	for seed := range n {
		w := begin()
		w.rng, w.joint = rand.New(rand.NewPCG(14, uint64(seed))), w.scoped && seed%3 == 0
		w.happen()
		w.tell()
		what := "record " + strconv.Itoa(seed)
		certain := func(c countylines.Conflict) bool { return c.Verdict == stats.Certain }
		require.False(t, slices.ContainsFunc(w.record.Conflicts(), certain), "%s: %v of\n%s", what, w.record.Conflicts(), lined(w.record))
		w.check(t, what)
		if len(w.told) == 0 {
			continue
		}
		w.plant()
		if slices.ContainsFunc(w.record.Conflicts(), certain) {
			shows++
			w.check(t, what+", one figure wrong")
		}
	}
	require.Greater(t, shows, n/20)
}
