// SPDX-License-Identifier: MIT

package countylines_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/stats"
)

func jointly(a countylines.Area, scope string, with countylines.Area, m countylines.Measure, n int) countylines.Return {
	return countylines.Return{Area: a, Period: aWeek, Scope: scope, Joint: with, Counts: countylines.Counts{m: stats.Exactly(n)}}
}

// Two forces tell of one stop with five arrests. How many of these were charged nobody
// says, so from Essex's four charged anything from none to all is taken off, and not
// five for sure.
func TestJointWorkOfAPartOfTheKinds(t *testing.T) {
	kent, essex := countylines.Kent, countylines.Essex
	l := countylines.Ledger{
		jointly(kent, "the stop", essex, countylines.Arrests, 5), jointly(essex, "the stop", kent, countylines.Arrests, 5),
		jointly(kent, "", 0, countylines.Charged, 3), jointly(essex, "", 0, countylines.Charged, 4),
		jointly(kent, "", 0, countylines.Arrests, 9), jointly(essex, "", 0, countylines.Arrests, 8),
	}
	n, err := l.Count(countylines.Charged, kent|essex, aWeek)
	require.NoError(t, err)
	require.Equal(t, stats.Bounds[int]{Lo: 4, Hi: 7}, n.Bounds(), "at most Kent's three are Essex's too")
	n, err = l.Count(countylines.Arrests, kent|essex, aWeek)
	require.NoError(t, err)
	require.Equal(t, stats.Exactly(12), n, "of all kinds it is in both for sure")

	day := aWeek
	day.To = day.From + 3
	parts := countylines.Ledger{
		jointly(kent, "the stop", essex, countylines.Arrests, 5), jointly(essex, "the stop", kent, countylines.Arrests, 5),
		{Area: kent, Period: day, Counts: countylines.Counts{countylines.Arrests: stats.Exactly(6)}},
		{Area: essex, Period: day, Counts: countylines.Counts{countylines.Arrests: stats.Exactly(7)}},
	}
	n, err = parts.Count(countylines.Arrests, kent|essex, day)
	require.NoError(t, err)
	require.Equal(t, stats.Bounds[int]{Lo: 8, Hi: 13}, n.Bounds(), "the stop may have been on another day")

	part := jointly(essex, "Harlow", 0, countylines.Arrests, 6)
	scoped := countylines.Ledger{
		jointly(kent, "the stop", essex, countylines.Arrests, 5), jointly(essex, "the stop", kent, countylines.Arrests, 5),
		jointly(kent, "", 0, countylines.Arrests, 9), part,
	}
	n, err = scoped.Count(countylines.Arrests, kent|essex, aWeek)
	require.NoError(t, err)
	require.Equal(t, stats.Bounds[int]{Lo: 10, Open: true}, n.Bounds(), "the stop may have been in Harlow")
	part.Counts = countylines.Counts{countylines.Arrests: stats.AtMost(1)}
	scoped[3] = part
	n, err = scoped.Count(countylines.Arrests, kent|essex, aWeek)
	require.NoError(t, err)
	require.Equal(t, stats.Bounds[int]{Lo: 9, Open: true}, n.Bounds())
}

// Beside joint work, too, the kinds of one family bound each other: of 55 arrests 39 were
// charged, so 16 were not.
func TestKindsBesideJointWork(t *testing.T) {
	kent, essex := countylines.Kent, countylines.Essex
	l := countylines.Ledger{
		jointly(kent, "the stop", essex, countylines.Arrests, 5),
		jointly(kent, "", 0, countylines.Arrests, 55), jointly(kent, "", 0, countylines.Charged, 39),
	}
	n, err := l.Count(countylines.Arrests.Without(countylines.Charged), kent, aWeek)
	require.NoError(t, err)
	require.Equal(t, stats.Exactly(16), n)
}

// Joint work is counted anew for each question, and each may find another set of parts
// that is above a whole. Each sum that fails is told once: no two lines about one whole
// have a part in common, neither among the conflicts nor in a dispute.
func TestEachLineIsToldOnceBesideJointWork(t *testing.T) {
	found := 0
	for seed := range uint64(40) {
		r := rand.New(rand.NewPCG(20, seed))
		areas := []countylines.Area{countylines.Kent, countylines.Essex, countylines.Surrey, countylines.Sussex, countylines.Hampshire}
		all, sum := countylines.Area(0), 0
		var l countylines.Ledger
		for _, a := range areas {
			n := 5 + r.IntN(20)
			all, sum = all|a, sum+n
			l = append(l, jointly(a, "", 0, countylines.Arrests, n))
		}
		l = append(l, jointly(all, "", 0, countylines.Arrests, sum-r.IntN(40)), jointly(areas[0]|areas[1], "", 0, countylines.Arrests, r.IntN(40)))
		for range 1 + r.IntN(2) {
			i := r.IntN(len(areas))
			j := (i + 1 + r.IntN(len(areas)-1)) % len(areas)
			l = append(l, jointly(areas[i], "the stop", areas[j], countylines.Arrests, 1+r.IntN(4)))
		}
		x := l.Index()
		answer, err := x.Explain(countylines.Counted(countylines.Arrests), all, aWeek)
		require.NoError(t, err)
		lists := [][]countylines.Conflict{x.Conflicts()}
		for _, d := range answer.Disputes {
			lists = append(lists, d.Lines)
		}
		for _, lines := range lists {
			for i, c := range lines {
				for _, other := range lines[:i] {
					found++
					require.False(t, c.Verdict == other.Verdict && sameReturns(c.Whole, other.Whole) && sharePart(c, other), "%v\n%v", other, c)
				}
			}
		}
	}
	require.Positive(t, found)
}

func sameReturns(a, b countylines.Ledger) bool {
	return slices.EqualFunc(a, b, func(r, o countylines.Return) bool { return r.Area == o.Area && r.Scope == o.Scope })
}

// sharePart reports whether two conflicts have in their cores one return that is in
// neither of their wholes.
func sharePart(a, b countylines.Conflict) bool {
	in := func(l countylines.Ledger, r countylines.Return) bool {
		return slices.ContainsFunc(l, func(o countylines.Return) bool { return r.Area == o.Area && r.Scope == o.Scope })
	}
	return slices.ContainsFunc(a.Among, func(r countylines.Return) bool { return in(b.Among, r) && !in(a.Whole, r) && !in(b.Whole, r) })
}

// Whoever is asked about keeps the joint work that it did, told or not told by itself.
func TestWhoIsAskedAboutKeepsJointWork(t *testing.T) {
	kent, essex, surrey := countylines.Kent, countylines.Essex, countylines.Surrey
	for _, tellers := range []countylines.Area{kent | essex | surrey, kent | essex, essex | surrey, kent, essex, surrey} {
		l := countylines.Ledger{{Area: kent | essex | surrey, Period: aWeek, Counts: countylines.Counts{countylines.Arrests: stats.AtMost(40)}}}
		for _, a := range []countylines.Area{kent, essex, surrey} {
			l = append(l, jointly(a, "", 0, countylines.Arrests, 9))
			if tellers.Contains(a) {
				l = append(l, jointly(a, "the stop", (kent|essex|surrey)&^a, countylines.Arrests, 4))
			}
		}
		for _, a := range []countylines.Area{kent, essex, surrey} {
			n, err := l.Count(countylines.Arrests, a, aWeek)
			require.NoError(t, err)
			require.Equal(t, stats.Exactly(9), n, "%v, of which %v tell", a, tellers)
		}
		n, err := l.Count(countylines.Arrests, kent|essex|surrey, aWeek)
		require.NoError(t, err)
		sure := tellers.Size() - 1
		require.Equal(t, stats.Bounds[int]{Lo: 27 - 2*4, Hi: 27 - 4*sure}, n.Bounds(), "%v tell", tellers)
	}
}

// Where no one thing that is given up makes all agree, nothing is certain, and no answer
// is the narrowest there is.
func TestJointWorkWithSeveralContradictions(t *testing.T) {
	kent, essex := countylines.Kent, countylines.Essex
	l := countylines.Ledger{jointly(kent, "the stop", essex, countylines.Arrests, 4), jointly(essex, "the stop", kent, countylines.Arrests, 4)}
	for _, a := range []countylines.Area{kent, essex} {
		l = append(l, jointly(a, "", 0, countylines.Arrests, 9), jointly(a, "", 0, countylines.Charged, 12))
	}
	l = append(l, jointly(kent|essex, "", 0, countylines.Arrests, 14))
	answer, err := l.Explain(countylines.Counted(countylines.Arrests), kent|essex, aWeek)
	require.NoError(t, err)
	require.NotEmpty(t, answer.Disputes)
	require.False(t, answer.Tight, "%v", answer)
}
