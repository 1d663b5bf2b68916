// SPDX-License-Identifier: MIT

package countylines_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/internal/published"
	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

// Questions that analysts, partnerships, journalists and ministries ask, each
// answered from published figures.

// published is the record of the intensification weeks.
func returnsPublished(t *testing.T) countylines.Ledger {
	t.Helper()
	l, _ := read(t, published.Weeks)
	return l
}

// Did closures fall or rise, with the forces held constant that reported both times?
// 104 and 172 are March and October 2022.
func TestQuestionConstantPanel(t *testing.T) {
	l := returnsPublished(t)
	march, october := calendar.Date(2022, time.March, 7).Week(), calendar.Date(2022, time.October, 3).Week()
	closed := func(r countylines.Return) bool { return r.Counts[countylines.LinesClosed].Reported() }
	panel := l.Reported(closed, march) & l.Reported(closed, october)
	require.True(t, panel.Contains(countylines.Metropolitan))
	before, err := l.Count(countylines.LinesClosed, countylines.Metropolitan, march)
	require.NoError(t, err)
	after, err := l.Count(countylines.LinesClosed, countylines.Metropolitan, october)
	require.NoError(t, err)
	require.Equal(t, []stats.Figure[int]{stats.Exactly(30), stats.Exactly(70)}, []stats.Figure[int]{before, after})
}

// How many homes were visited, and how many of them were taken over? Scotland: 79
// and 25. Nothing here knows an address, so not how often one home was visited.
func TestQuestionCuckooedHomes(t *testing.T) {
	scotland := countylines.Counts{countylines.AddressesVisited: stats.Exactly(79), countylines.CuckooedAddresses: stats.Exactly(25)}
	others, err := scotland.Of(countylines.AddressesVisited.Without(countylines.CuckooedAddresses))
	require.NoError(t, err)
	require.Equal(t, stats.Exactly(54), others)
	ci := stats.Wilson(25, 79, 0.95)
	require.InDelta(t, 0.225, ci.Lo, 0.001)
	require.InDelta(t, 0.425, ci.Hi, 0.001)
}

// How many NRM referrals per 100 children safeguarded, force by force? A force that
// published none is not at 0.
func TestQuestionReferralsPerChild(t *testing.T) {
	week := calendar.Date(2024, time.March, 4).Week()
	l := countylines.Ledger{
		{Area: countylines.Staffordshire, Period: week, Counts: countylines.Counts{countylines.NRMReferrals: stats.Exactly(3), countylines.ChildrenSafeguarded: stats.Exactly(20)}},
		{Area: countylines.WestMercia, Period: week, Counts: countylines.Counts{countylines.NRMReferrals: stats.Exactly(0), countylines.ChildrenSafeguarded: stats.Exactly(9)}},
		{Area: countylines.Kent, Period: week, Counts: countylines.Counts{countylines.ChildrenSafeguarded: stats.Exactly(12)}},
	}
	r := countylines.Rank(l, countylines.Counted(countylines.NRMReferrals), countylines.PerOf(countylines.Counted(countylines.ChildrenSafeguarded)), week, 0.95)
	staffordshire, _ := placeOf(r, countylines.Staffordshire)
	westMercia, _ := placeOf(r, countylines.WestMercia)
	kent, _ := placeOf(r, countylines.Kent)
	require.InDelta(t, 15, 100*staffordshire.Rate.Bounds.Lo, 1e-9)
	require.Equal(t, 2, westMercia.Rank)
	require.Zero(t, kent.Rank)
	require.Contains(t, kent.Notes, countylines.NotReported)
}

// How many pupils were reached per 1,000 children of school age? The number of
// children is the caller's: 100,000 here is made up.
func TestQuestionPupilsReached(t *testing.T) {
	r := stats.RateOf(stats.FigurePoint{Events: stats.MoreThan(950), Of: 100_000}, 0.95).Per(1000)
	require.InDelta(t, 9.5, r.Rate.Bounds.Lo, 1e-9)
	require.InDelta(t, 9.6, r.Rate.Reading.Hi, 1e-9, "over 950 is read as 950 to 960")
}

// Is the same 27 arrests a release used again? Sussex printed 27 for three different
// weeks: three returns, each with its own source.
func TestQuestionEqualIsNotDuplicate(t *testing.T) {
	l := returnsPublished(t)
	weeks := map[calendar.Period]string{}
	for _, r := range l {
		if n, exact := r.Counts[countylines.Arrests].Exact(); exact && n == 27 && r.Area == countylines.Sussex {
			weeks[r.Period] = r.Source.URL
		}
	}
	require.Len(t, weeks, 3)
	for _, url := range weeks {
		require.NotEmpty(t, url)
	}
}

// How much does a contrast depend on Type 1 alone, on dropping BTP, and on the weeks
// of five days?
func TestQuestionSensitivity(t *testing.T) {
	week := october3.Week()
	l := countylines.Ledger{
		{Area: countylines.Merseyside, Period: week, Days: calendar.Period{From: october3, To: october3 + 5}, Counts: countylines.Counts{
			countylines.ClosedType1: stats.Exactly(8), countylines.ClosedType2: stats.Exactly(2)}},
		{Area: countylines.BTP, Period: week, Counts: countylines.Counts{countylines.ClosedType1: stats.Exactly(1), countylines.ClosedType2: stats.Exactly(4)}},
		{Area: countylines.Norfolk, Period: week, Counts: countylines.Counts{countylines.ClosedType1: stats.Exactly(3), countylines.ClosedType2: stats.Exactly(2)}},
	}
	exporters := countylines.Merseyside | countylines.BTP
	all, err := l.Count(countylines.LinesClosed, exporters, week)
	require.NoError(t, err)
	require.Equal(t, stats.Between(10, 15), all, "both may claim the same line")
	type1, err := l.Count(countylines.ClosedType1, exporters, week)
	require.NoError(t, err)
	require.Equal(t, stats.Between(8, 9), type1)
	withoutBTP, err := l.Count(countylines.LinesClosed, exporters&^countylines.BTP, week)
	require.NoError(t, err)
	require.Equal(t, stats.Exactly(10), withoutBTP)
	r := countylines.Rank(l, countylines.Counted(countylines.ClosedType1), countylines.PerResidents(), week, 0.95)
	require.Contains(t, r.Notes, countylines.LengthsDiffer, "rates are per day, so a short week counts no less")
}

// Has the stock of lines changed, or the definition? 720, 2,000, 800 to 1,100, 600,
// 5,500 to 6,500.
func TestQuestionStockOrDefinition(t *testing.T) {
	var l countylines.Ledger
	var years []calendar.Period
	for _, said := range []struct {
		year   int
		active stats.Figure[int]
	}{
		{2017, stats.Exactly(720)}, {2018, stats.Exactly(2000)}, {2019, stats.Between(800, 1100)}, {2020, stats.Exactly(600)}, {2024, stats.Between(5500, 6500)},
	} {
		year := calendar.Date(said.year, time.April, 1).FinancialYear()
		years = append(years, year)
		l = append(l, countylines.Return{Area: countylines.UK, Period: year, Counts: countylines.Counts{countylines.LinesActive: said.active}})
	}
	s := countylines.Trend(l, countylines.Counted(countylines.LinesActive), countylines.UK, years, 0.95)
	require.Len(t, s.Points, 5)
	require.Contains(t, s.Notes, countylines.DefinitionBroke)
	require.GreaterOrEqual(t, len(s.Steps), 2)
	require.Equal(t, "2018/19", s.Steps[0].After.Label())
}

// How many line holders were charged for each closure of Type 1? Over 260, an answer
// in Parliament says, for the 372 of July to September 2024. Both are of the
// programme alone, so they are no totals of the forces in it.
func TestQuestionHoldersPerClosure(t *testing.T) {
	l, _ := read(t, published.Programme)
	quarter := calendar.Date(2024, time.July, 1).Quarter()
	i := slices.IndexFunc(l, func(r countylines.Return) bool {
		return r.Period == quarter && r.Counts[countylines.ClosedType1].Reported()
	})
	require.Equal(t, "County Lines Programme", l[i].Scope)
	ratio, err := stats.Ratio(stats.MoreThan(260), l[i].Counts[countylines.ClosedType1], 1, 1)
	require.NoError(t, err)
	require.InDelta(t, 260.0/372, ratio.Reading.Lo, 1e-9)
	require.InDelta(t, 270.0/372, ratio.Reading.Hi, 1e-9)
	forces, err := l.Count(countylines.ClosedType1, l[i].Area, quarter)
	require.NoError(t, err)
	require.Equal(t, stats.Bounds[int]{Lo: 372, Open: true}, forces.Bounds())
}

// What share of a week's national closures comes from the taskforces, if some of
// them have not reported? The Met alone had 70 of 172.
func TestQuestionShareOfTheNation(t *testing.T) {
	week := october3.Week()
	l := countylines.Ledger{
		{Area: countylines.UK, Period: week, Counts: countylines.Counts{countylines.LinesClosed: stats.Exactly(172)}},
		{Area: countylines.Metropolitan, Period: week, Counts: countylines.Counts{countylines.LinesClosed: stats.Exactly(70)}},
	}
	taskforces := countylines.Metropolitan | countylines.Merseyside | countylines.WestMidlands | countylines.BTP
	part, err := l.Count(countylines.LinesClosed, taskforces, week)
	require.NoError(t, err)
	share := stats.Share(part, stats.Exactly(172))
	require.InDelta(t, 70.0/172, share.Bounds.Lo, 1e-9)
	require.InDelta(t, 1, share.Bounds.Hi, 1e-9, "the three that are silent may have closed the rest")
}

// Are we on course for 2,000 lines in three years, with one force's late entry held
// constant? What is known is what was closed and what remains; no forecast is made.
func TestQuestionTarget(t *testing.T) {
	l := countylines.Ledger{}
	quarters := []calendar.Period{calendar.Date(2024, time.July, 1).Quarter(), calendar.Date(2024, time.October, 1).Quarter()}
	for i, q := range quarters {
		l = append(l, countylines.Return{Area: countylines.Metropolitan, Period: q, Counts: countylines.Counts{countylines.LinesClosed: stats.Exactly(200 + 10*i)}})
	}
	l = append(l, countylines.Return{Area: countylines.GreaterManchester, Period: quarters[1], Counts: countylines.Counts{countylines.LinesClosed: stats.Exactly(40)}})
	both := calendar.Period{From: quarters[0].From, To: quarters[1].To}
	sofar, err := l.Count(countylines.LinesClosed, countylines.Metropolitan|countylines.GreaterManchester, both)
	require.NoError(t, err)
	require.Equal(t, 410, sofar.Bounds().Lo, "Greater Manchester may have claimed the same lines")
	require.True(t, sofar.Bounds().Open, "and said nothing of the first quarter")
	constant, err := l.Count(countylines.LinesClosed, countylines.Metropolitan, both)
	require.NoError(t, err)
	require.Equal(t, stats.Exactly(410), constant)
}

// If a force corrects 8 kg to 33.8 kg, which totals change? Those whose answer rests
// on its return.
func TestQuestionCorrection(t *testing.T) {
	week := october3.Week()
	met := func(kg seizure.Mass, on calendar.Day) countylines.Return {
		return countylines.Return{Area: countylines.Metropolitan, Period: week, Source: countylines.Source{Publisher: "Met", Published: on},
			Seized: seizure.Of(seizure.Cannabis.Weighing(stats.Exactly(kg)))}
	}
	l := countylines.Ledger{
		met(8*seizure.Kilogram, october3+10),
		met(33_800*seizure.Gram, october3+14),
		{Area: countylines.Kent, Period: week, Seized: seizure.Of(seizure.Cannabis.Weighing(stats.Exactly(2 * seizure.Kilogram)))},
	}
	cannabis := func(l countylines.Ledger, area countylines.Area) stats.Figure[seizure.Mass] {
		r, err := l.Sum(area, week)
		require.NoError(t, err)
		f, err := r.Seized.Mass.Of(seizure.Cannabis)
		require.NoError(t, err)
		return f
	}
	before := l.AsOf(october3 + 12)
	require.Equal(t, stats.Exactly(10*seizure.Kilogram), cannabis(before, countylines.Metropolitan|countylines.Kent))
	require.Equal(t, stats.Exactly(35_800*seizure.Gram), cannabis(l, countylines.Metropolitan|countylines.Kent))
	require.Equal(t, cannabis(before, countylines.Kent), cannabis(l, countylines.Kent))
}

// Where did a figure come from? Every one has its publisher and address.
func TestQuestionProvenance(t *testing.T) {
	for _, r := range returnsPublished(t) {
		require.NotEmpty(t, r.Source.Publisher)
		require.NotEmpty(t, strings.TrimSpace(r.Source.URL))
	}
}

// Is this a record, and over which comparable weeks? 172, 250, 245, 261 and 241 lines
// were closed; before March 2022 other words were used.
func TestQuestionRecord(t *testing.T) {
	var nation countylines.Ledger
	for _, r := range returnsPublished(t) {
		if r.Area == countylines.EnglandAndWales || r.Area == countylines.UK {
			r.Area = countylines.UK
			nation = append(nation, r)
		}
	}
	var weeks []calendar.Period
	for _, o := range countylines.Operations() {
		weeks = append(weeks, o.Period)
	}
	s := countylines.Trend(nation, countylines.Counted(countylines.LinesClosed), countylines.UK, weeks, 0.95)
	var closed []int64
	for _, m := range s.Points {
		n, _ := m.Value.Figure.Exact()
		closed = append(closed, n)
	}
	require.Equal(t, []int64{104, 172, 250, 245, 261, 241}, closed)
	require.Equal(t, int64(261), slices.Max(closed))
	require.Empty(t, s.Steps, "all since March 2022")
}
