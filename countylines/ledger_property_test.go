// SPDX-License-Identifier: MIT

package countylines_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

var aWeek = calendar.Date(2022, time.October, 3).Week()

// partition draws a partition of the UK, and shuffles it.
func partition(t *rapid.T) []countylines.Area {
	parts := make([]countylines.Area, rapid.IntRange(1, 12).Draw(t, "parts"))
	for force := range countylines.UK.Forces() {
		parts[rapid.IntRange(0, len(parts)-1).Draw(t, "part")] |= force
	}
	return slices.DeleteFunc(parts, func(a countylines.Area) bool { return a == 0 })
}

// Added up by any partition of the UK, in any order, the forces' figures give the
// same return.
func TestPartitionsGiveOneSum(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var l countylines.Ledger
		for force := range countylines.UK.Forces() {
			n := rapid.IntRange(0, 30).Draw(t, "n")
			arrests := rapid.SampledFrom([]func(int) stats.Figure[int]{stats.Exactly[int], stats.MoreThan[int], stats.Nearly[int], stats.AtMost[int], stats.About[int]}).Draw(t, "wording")(n)
			l = append(l, countylines.Return{
				Area: force, Period: aWeek,
				Counts: countylines.Counts{countylines.Arrests: arrests, countylines.LinesClosed: stats.Exactly(n % 4)},
				Seized: seizure.Of(seizure.Knife.Count(stats.Exactly(n)), seizure.Cocaine.Weighing(stats.MoreThan(seizure.Mass(n+1)*seizure.Gram)), seizure.Cash(stats.Exactly(seizure.Money(n)*seizure.Pound))),
			})
		}
		whole, err := l.Sum(countylines.UK, aWeek)
		require.NoError(t, err)
		var sums countylines.Ledger
		for _, part := range partition(t) {
			sum, err := l.Sum(part, aWeek)
			require.NoError(t, err)
			sums = append(sums, sum)
		}
		rng := rand.New(rand.NewPCG(1, uint64(len(sums))))
		rng.Shuffle(len(sums), func(i, j int) { sums[i], sums[j] = sums[j], sums[i] })
		again, err := sums.Sum(countylines.UK, aWeek)
		require.NoError(t, err)
		require.Equal(t, whole, again)
	})
}

// An event is what figures count, in every area, on every day and of every kind
// that it belongs to.
type event[K stats.Set[K]] struct {
	area countylines.Area
	days []calendar.Day
	kind K
}

// counted gives the number of events in an area, a period and a kind.
func counted[K stats.Set[K]](events []event[K], a countylines.Area, p calendar.Period, k K) (n int) {
	for _, e := range events {
		if e.area&a != 0 && slices.ContainsFunc(e.days, p.Contains) && e.kind.And(k).Size() > 0 {
			n++
		}
	}
	return n
}

// Blocks of the world in which figures are drawn. Every set of figures is a union
// of them.
var (
	blocks = []countylines.Area{countylines.Kent, countylines.Essex, countylines.UK &^ (countylines.Kent | countylines.Essex)}
	areas  = []countylines.Area{countylines.Kent, countylines.Essex, countylines.Kent | countylines.Essex, countylines.UK &^ countylines.Kent, countylines.UK}
	spans  = []calendar.Period{{From: aWeek.From, To: aWeek.From + 1}, {From: aWeek.From + 1, To: aWeek.From + 2}, {From: aWeek.From, To: aWeek.From + 2}}
)

// worded draws a figure that is true of a number.
func worded(t *rapid.T, n int) stats.Figure[int] {
	less, more := max(0, n-rapid.IntRange(0, 2).Draw(t, "below")), n+rapid.IntRange(0, 2).Draw(t, "above")
	switch rapid.IntRange(0, 5).Draw(t, "wording") {
	case 0:
		return stats.MoreThan(less)
	case 1:
		return stats.AtMost(more)
	case 2:
		return stats.Between(less, more)
	case 3:
		return stats.About(more)
	}
	return stats.Exactly(n)
}

// Whatever happened, figures that are true of it never contradict each other by
// their words, and what they imply is true of it too: of measures that add, of
// lines that two forces claim, of people met on two days, of one occasion on which
// several drugs were taken.
func TestAnswersAreTrue(t *testing.T) {
	t.Run("arrests", func(t *testing.T) {
		kinds := []countylines.Measure{countylines.Charged, countylines.Released, countylines.Charged | countylines.Released, countylines.Arrests}
		answersAreTrue(t, kinds, false, false, false, inCounts, askMeasure)
	})
	t.Run("lines", func(t *testing.T) {
		kinds := []countylines.Measure{countylines.ClosedType1, countylines.ClosedType2, countylines.LinesClosed}
		answersAreTrue(t, kinds, true, false, false, inCounts, askMeasure)
	})
	t.Run("people", func(t *testing.T) {
		kinds := []countylines.Measure{countylines.ChildrenSafeguarded, countylines.AdultsSafeguarded, countylines.PeopleSafeguarded}
		answersAreTrue(t, kinds, false, true, false, inCounts, askMeasure)
	})
	t.Run("weapons", func(t *testing.T) {
		kinds := []seizure.Weapon{seizure.Knife, seizure.Machete, seizure.Bladed, seizure.AnyWeapon}
		answersAreTrue(t, kinds, false, false, false, func(w seizure.Weapon, f stats.Figure[int]) countylines.Return {
			return countylines.Return{Seized: seizure.Of(w.Count(f))}
		}, func(w seizure.Weapon) countylines.Subject { return countylines.WeaponsOf(w) })
	})
	t.Run("seizures", func(t *testing.T) {
		kinds := []seizure.Substance{seizure.Crack, seizure.Heroin, seizure.Crack | seizure.Heroin, seizure.AnyDrug}
		answersAreTrue(t, kinds, false, false, true, func(s seizure.Substance, f stats.Figure[int]) countylines.Return {
			return countylines.Return{Seized: seizure.Of(s.Seizures(f))}
		}, func(s seizure.Substance) countylines.Subject { return countylines.SeizuresOf(s) })
	})
}

func inCounts(m countylines.Measure, f stats.Figure[int]) countylines.Return {
	return countylines.Return{Counts: countylines.Counts{m: f}}
}

func askMeasure(m countylines.Measure) countylines.Subject { return countylines.Counted(m) }

func answersAreTrue[K stats.Set[K]](t *testing.T, kinds []K, areasOverlap, daysOverlap, kindsOverlap bool, say func(K, stats.Figure[int]) countylines.Return, subject func(K) countylines.Subject) {
	rapid.Check(t, func(t *rapid.T) {
		var events []event[K]
		for range rapid.IntRange(0, 6).Draw(t, "events") {
			who := rapid.SampledFrom(blocks).Draw(t, "who")
			e := event[K]{
				area: who & -who, // one force
				days: []calendar.Day{spans[rapid.IntRange(0, 1).Draw(t, "when")].From},
				kind: rapid.SampledFrom(kinds[:2]).Draw(t, "what"),
			}
			if areasOverlap && rapid.Bool().Draw(t, "joint") {
				e.area |= countylines.Kent
			}
			if daysOverlap && rapid.Bool().Draw(t, "again") {
				e.days = []calendar.Day{spans[0].From, spans[1].From}
			}
			if kindsOverlap && rapid.Bool().Draw(t, "both") {
				e.kind = kinds[2]
			}
			events = append(events, e)
		}
		var l countylines.Ledger
		for range rapid.IntRange(0, 9).Draw(t, "figures") {
			a, p, k := rapid.SampledFrom(areas).Draw(t, "area"), rapid.SampledFrom(spans).Draw(t, "period"), rapid.SampledFrom(kinds).Draw(t, "kind")
			r := say(k, worded(t, counted(events, a, p, k)))
			r.Area, r.Period = a, p
			l = append(l, r)
		}
		x := l.Index()
		for _, c := range x.Conflicts() {
			require.Equal(t, stats.AsRead, c.Verdict, "%v", c)
		}
		for _, a := range areas {
			for _, p := range spans {
				for _, k := range kinds {
					answer, err := x.Explain(subject(k), a, p)
					require.NoError(t, err)
					n := int64(counted(events, a, p, k))
					b := answer.Figure.Figure.Bounds()
					require.True(t, b.Lo <= n && (b.Open || n <= b.Hi), "%v %v, %v: %v, and truly %d, of %v", k, a, p, answer.Figure, n, fmt.Sprint(l))
				}
			}
		}
	})
}

// Of weapons of three kinds, on two days, with Kent, Essex and everybody else there
// are 18 cells. An oracle tries every way to fill them, and the answers hold all
// that it finds; tight ones hold nothing else.
func TestAnswersAgainstAnOracle(t *testing.T) {
	const most = 3
	kinds := []seizure.Weapon{seizure.Knife, seizure.Machete, seizure.AnyWeapon &^ (seizure.Knife | seizure.Machete)}
	sets := []seizure.Weapon{seizure.Knife, seizure.Machete, seizure.Knife | seizure.Machete, seizure.AnyWeapon &^ seizure.Knife, seizure.AnyWeapon}
	type cells [18]int
	var all []cells
	var fill func(c cells, at, left int)
	fill = func(c cells, at, left int) {
		if at == len(c) {
			all = append(all, c)
			return
		}
		for n := 0; n <= left; n++ {
			c[at] = n
			fill(c, at+1, left-n)
		}
	}
	fill(cells{}, 0, most)
	total := func(c *cells, a countylines.Area, p calendar.Period, w seizure.Weapon) (n int) {
		for i, v := range c {
			if v > 0 && a.Contains(blocks[i%3]) && p.And(spans[i/3%2]).Size() > 0 && w.Contains(kinds[i/6]) {
				n += v
			}
		}
		return n
	}
	tight := 0
	rapid.Check(t, func(t *rapid.T) {
		truth := rapid.SampledFrom(all).Draw(t, "truth")
		type said struct {
			area   countylines.Area
			period calendar.Period
			kind   seizure.Weapon
			bounds stats.Bounds[int]
		}
		var figures []said
		var l countylines.Ledger
		say := func(a countylines.Area, p calendar.Period, w seizure.Weapon, f stats.Figure[int]) {
			figures = append(figures, said{a, p, w, f.Bounds()})
			l = append(l, countylines.Return{Area: a, Period: p, Seized: seizure.Of(w.Count(f))})
		}
		say(countylines.UK, spans[2], seizure.AnyWeapon, stats.AtMost(most))
		for range rapid.IntRange(0, 8).Draw(t, "figures") {
			a, p, w := rapid.SampledFrom(areas).Draw(t, "area"), rapid.SampledFrom(spans).Draw(t, "period"), rapid.SampledFrom(sets).Draw(t, "kind")
			say(a, p, w, worded(t, total(&truth, a, p, w)))
		}
		a, p, w := rapid.SampledFrom(areas).Draw(t, "area"), rapid.SampledFrom(spans).Draw(t, "period"), rapid.SampledFrom(sets).Draw(t, "kind")
		lo, hi := most, 0
		for i := range all {
			possible := !slices.ContainsFunc(figures, func(s said) bool {
				n := total(&all[i], s.area, s.period, s.kind)
				return n < s.bounds.Lo || !s.bounds.Open && n > s.bounds.Hi
			})
			if possible {
				n := total(&all[i], a, p, w)
				lo, hi = min(lo, n), max(hi, n)
			}
		}
		answer, err := l.Explain(countylines.WeaponsOf(w), a, p)
		require.NoError(t, err)
		b := answer.Figure.Figure.Bounds()
		require.True(t, !b.Open && b.Lo <= int64(lo) && int64(hi) <= b.Hi, "%v, and truly %d to %d", answer.Figure, lo, hi)
		if answer.Tight {
			tight++
			require.Equal(t, [2]int64{int64(lo), int64(hi)}, [2]int64{b.Lo, b.Hi}, "%v is said to be tight, of %v", answer.Figure, figures)
		}
	})
	require.Greater(t, tight, 0)
}

// Joint work that one force tells of, and another may or may not have counted too,
// is in a total of both once; if both tell of it, the total is exact.
func TestJointWorkCountsOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		draw := func(name string) int { return rapid.IntRange(0, 20).Draw(t, name) }
		kent, essex, joint, others := draw("Kent alone"), draw("Essex alone"), draw("both"), draw("others")
		both := rapid.Bool().Draw(t, "Essex counts it")
		told := both && rapid.Bool().Draw(t, "Essex tells of it")
		say := func(a countylines.Area, scope string, with countylines.Area, n int) countylines.Return {
			return countylines.Return{Area: a, Period: aWeek, Scope: scope, Joint: with, Counts: countylines.Counts{countylines.Arrests: stats.Exactly(n)}}
		}
		inEssex := essex
		if both {
			inEssex += joint
		}
		l := countylines.Ledger{
			say(countylines.Kent, "", 0, kent+joint), say(countylines.Essex, "", 0, inEssex),
			say(countylines.Kent, "the stop", countylines.Essex, joint), say(countylines.Surrey, "", 0, others),
		}
		if told {
			l = append(l, say(countylines.Essex, "the stop", countylines.Kent, joint))
		}
		charged := rapid.IntRange(0, kent).Draw(t, "charged in Kent alone") + rapid.IntRange(0, joint).Draw(t, "charged of both")
		l = append(l,
			say(countylines.Kent, "Maidstone", 0, rapid.IntRange(0, kent+joint).Draw(t, "Maidstone")),
			countylines.Return{Area: countylines.Kent, Period: aWeek, Counts: countylines.Counts{countylines.Charged: stats.Exactly(charged)}})
		l = rapid.Permutation(l).Draw(t, "order")
		require.Empty(t, l.Conflicts())
		for area, n := range map[countylines.Area]int{
			countylines.Kent: kent + joint, countylines.Essex: inEssex, countylines.Kent | countylines.Essex: kent + joint + essex,
			countylines.Kent | countylines.Essex | countylines.Surrey: kent + joint + essex + others,
		} {
			fig, err := l.Count(countylines.Arrests, area, aWeek)
			require.NoError(t, err)
			b := fig.Bounds()
			require.True(t, b.Lo <= n && !b.Open && n <= b.Hi, "%v: %v, and truly %d", area, fig, n)
			if _, exact := fig.Exact(); told || area.Size() == 1 {
				require.True(t, exact, "%v: %v", area, fig)
			}
			require.LessOrEqual(t, b.Hi-b.Lo, joint)
		}
	})
}
