// SPDX-License-Identifier: MIT

package countylines_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

// told gives a return about a week.
func told(a countylines.Area, m countylines.Measure, f stats.Figure[int]) countylines.Return {
	return countylines.Return{Area: a, Period: aWeek, Counts: countylines.Counts{m: f}}
}

// days gives some of the days of the week.
func days(from, to calendar.Day) calendar.Period {
	return calendar.Period{From: aWeek.From + from, To: aWeek.From + to}
}

// Of two bases that as many figures have, an answer rests on the first by name.
func TestBasisOfAnAnswer(t *testing.T) {
	var l countylines.Ledger
	for _, basis := range []string{"c", "a", "b"} {
		r := told(countylines.Kent, countylines.Arrests, stats.Exactly(int(basis[0])))
		r.Basis = basis
		l = append(l, r)
	}
	answer, err := l.Explain(countylines.Counted(countylines.Arrests), countylines.Kent, aWeek)
	require.NoError(t, err)
	require.Equal(t, "a", answer.Basis)
	l = append(l, l[1])
	l[3].Basis, l[3].Area = "b", countylines.Kent|countylines.Essex
	answer, err = l.Explain(countylines.Counted(countylines.Arrests), countylines.Kent|countylines.Essex, aWeek)
	require.NoError(t, err)
	require.Equal(t, "b", answer.Basis, "most have it")
}

// Pieces of joint work that overlap are not taken off twice, and what is told of a part
// of one not beside the whole of it.
func TestPiecesOfJointWorkThatOverlap(t *testing.T) {
	kent, essex := countylines.Kent, countylines.Essex
	l := countylines.Ledger{told(kent, countylines.Arrests, stats.Exactly(10)), told(essex, countylines.Arrests, stats.Exactly(10))}
	crossing, parts := l, l
	for _, a := range []countylines.Area{kent, essex} {
		piece := jointly(a, "the stop", (kent|essex)&^a, countylines.Arrests, 4)
		piece.Period = days(0, 3)
		other := jointly(a, "the stop", (kent|essex)&^a, countylines.Arrests, 3)
		other.Period = days(2, 5)
		crossing = append(crossing, piece, other)
		parts = append(parts, jointly(a, "the stop", (kent|essex)&^a, countylines.Arrests, 5), jointly(a, "the stop", (kent|essex)&^a, countylines.Charged, 3))
	}
	n, err := crossing.Count(countylines.Arrests, kent|essex, aWeek)
	require.NoError(t, err)
	require.Equal(t, stats.Bounds[int]{Lo: 13, Hi: 16}, n.Bounds())
	n, err = parts.Count(countylines.Arrests, kent|essex, aWeek)
	require.NoError(t, err)
	require.Equal(t, stats.Exactly(15), n)
}

// A complete list of seizures has in all at least its largest entry, since one seizure
// may be of several drugs.
func TestCompleteSeizures(t *testing.T) {
	r := countylines.Return{Area: countylines.Kent, Period: aWeek, Complete: countylines.KindsOf(seizure.KindSeizures)}
	r.Seized = seizure.Of(seizure.Heroin.Seizures(stats.Exactly(5)), seizure.Crack.Seizures(stats.Exactly(4)))
	v, err := countylines.Ledger{r}.Of(countylines.SeizuresOf(seizure.AnyDrug), countylines.Kent, aWeek)
	require.NoError(t, err)
	require.Equal(t, stats.Bounds[int64]{Lo: 5, Hi: 9}, v.Figure.Bounds())
}

// Days as printed are held against each other for one area's whole part, and by how many
// of them are different.
func TestDaysThatDiffer(t *testing.T) {
	first, second := told(countylines.Kent, countylines.Arrests, stats.Exactly(5)), told(countylines.Kent, countylines.Warrants, stats.Exactly(5))
	first.Days, second.Days = days(0, 5), days(2, 7)
	found := countylines.Ledger{first, second}.Conflicts()
	require.Len(t, found, 1)
	require.Equal(t, "2", found[0].Gap)
	require.Equal(t, countylines.Ledger{first, second}, append(found[0].Parts, found[0].Whole...), "as many days, and others")
	second.Scope = "Medway"
	require.Empty(t, countylines.Ledger{first, second}.Conflicts())
}

// On another basis drugs may have been taken where there were no seizures.
func TestNoSeizuresOnAnotherBasis(t *testing.T) {
	none := countylines.Return{Area: countylines.Kent, Period: aWeek, Seized: seizure.Of(seizure.Heroin.Seizures(stats.Exactly(0)))}
	some := countylines.Return{Area: countylines.Kent, Period: aWeek, Seized: seizure.Of(seizure.Heroin.Weighing(stats.Exactly(5 * seizure.Gram)))}
	some.Basis = "wholesale and retail"
	require.Empty(t, countylines.Ledger{none, some}.Conflicts())
}

// Rates that may be equal leave both forces first; shares do not depend on days.
func TestRanksThatTouch(t *testing.T) {
	var l countylines.Ledger
	for a, charged := range map[countylines.Area]stats.Figure[int]{countylines.Kent: stats.Between(2, 5), countylines.Essex: stats.Between(5, 8)} {
		r := told(a, countylines.Charged, charged)
		r.Counts[countylines.Arrests] = stats.Exactly(10)
		if a == countylines.Kent {
			r.Days = days(0, 5)
		}
		l = append(l, r)
	}
	ranking := countylines.Rank(l, countylines.Counted(countylines.Charged), countylines.PerOf(countylines.Counted(countylines.Arrests)), aWeek, 0)
	require.NotContains(t, ranking.Notes, countylines.LengthsDiffer)
	require.Equal(t, countylines.Essex, ranking.Places[0].Area)
	for _, p := range ranking.Places[:2] {
		require.Equal(t, [2]int{1, 2}, [2]int{p.Best, p.Worst}, "%v", p.Area)
	}
	byHead := countylines.Rank(l, countylines.Counted(countylines.Arrests), countylines.PerResidents(), aWeek, 0.95)
	require.Contains(t, byHead.Notes, countylines.LengthsDiffer)
}

// Four points are enough for one of them to be far from all others, and three are not.
func TestWildValueOfFewPoints(t *testing.T) {
	var l countylines.Ledger
	var weeks []calendar.Period
	for i, n := range []int{30, 300, 33, 29} {
		p := calendar.Period{From: aWeek.From + calendar.Day(7*i), To: aWeek.To + calendar.Day(7*i)}
		r := told(countylines.Kent, countylines.Arrests, stats.Exactly(n))
		r.Period = p
		l, weeks = append(l, r), append(weeks, p)
	}
	arrests := countylines.Counted(countylines.Arrests)
	require.Equal(t, weeks[1:2], countylines.Trend(l, arrests, countylines.Kent, weeks, 0.95).Wild)
	require.Empty(t, countylines.Trend(l[:3], arrests, countylines.Kent, weeks[:3], 0.95).Wild)
}

// A count below five is noted as small. An area is compared with the rest of its whole in
// the same period alone.
func TestCompareEdges(t *testing.T) {
	for n, small := range map[int]bool{4: true, 5: false} {
		row := countylines.Compare(told(countylines.Kent, countylines.Arrests, stats.Exactly(n)), told(countylines.Essex, countylines.Arrests, stats.Exactly(30)))[0]
		require.Equal(t, small, hasNote(row, countylines.SmallCount), "%d", n)
	}
	part, whole := told(countylines.Kent, countylines.Arrests, stats.Exactly(10)), told(countylines.Kent|countylines.Essex, countylines.Arrests, stats.Exactly(30))
	row := countylines.Compare(part, whole)[0]
	require.True(t, hasNote(row, countylines.RestOf))
	require.Equal(t, "20", row.B.String())
	whole.Period = calendar.Period{From: aWeek.From + 7, To: aWeek.To + 7}
	row = countylines.Compare(part, whole)[0]
	require.False(t, hasNote(row, countylines.RestOf))
	require.Equal(t, "30", row.B.String())
}

// Two returns are told apart by what both of them have.
func TestNamesOfReturnsThatLackADate(t *testing.T) {
	a, b := told(countylines.Kent, countylines.Arrests, stats.Exactly(10)), told(countylines.Kent, countylines.Arrests, stats.Exactly(12))
	a.Source = countylines.Source{Publisher: "Kent Police", Published: aWeek.To}
	b.Source = countylines.Source{Publisher: "NPCC"}
	row := countylines.Compare(a, b)[0]
	require.Equal(t, [2]string{"Kent, 3 to 9 October 2022, by Kent Police", "Kent, 3 to 9 October 2022, by NPCC"}, [2]string{row.NameA, row.NameB})
	b.Source.Publisher = ""
	row = countylines.Compare(a, b)[0]
	require.Equal(t, [2]string{"Kent, 3 to 9 October 2022, first", "Kent, 3 to 9 October 2022, second"}, [2]string{row.NameA, row.NameB})
}

func hasNote(r countylines.Row, n countylines.Note) bool {
	for _, m := range r.Notes {
		if m == n {
			return true
		}
	}
	return false
}
