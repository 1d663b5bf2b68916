// SPDX-License-Identifier: MIT

package countylines_test

import (
	"encoding/csv"
	"encoding/json"
	"maps"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/countylines/tables"
	"github.com/countylines/ops/internal/published"
	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

// A want is a row of values that were worked out by other means, by column.
type want struct {
	t   *testing.T
	row map[string]string
	at  string
}

// wants reads a table of testdata.
func wants(t *testing.T, name string) []want {
	t.Helper()
	f, err := os.Open("testdata/" + name + ".csv")
	require.NoError(t, err)
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	require.NoError(t, err)
	var all []want
	for i, row := range rows[1:] {
		w := want{t, map[string]string{}, name + ".csv:" + strconv.Itoa(i+2)}
		for j, cell := range row {
			w.row[rows[0][j]] = cell
		}
		all = append(all, w)
	}
	return all
}

func (w want) text(column string) string {
	w.t.Helper()
	text, ok := w.row[column]
	require.True(w.t, ok, "no column %s", column)
	return text
}

// float requires got to be the value of a column, but for a relative error.
func (w want) float(column string, got, tolerance float64) {
	w.t.Helper()
	text := w.text(column)
	if text == "" {
		require.True(w.t, math.IsNaN(got), "%s %s: got %v where there is none", w.at, column, got)
		return
	}
	expected, err := strconv.ParseFloat(text, 64)
	require.NoError(w.t, err)
	switch {
	case math.IsNaN(expected), math.IsInf(expected, 0):
		require.Equal(w.t, strconv.FormatFloat(expected, 'g', -1, 64), strconv.FormatFloat(got, 'g', -1, 64), "%s %s", w.at, column)
	case math.Abs(expected) < 1e-300:
		require.InDelta(w.t, 0, got, 1e-290, "%s %s", w.at, column)
	default:
		require.InDelta(w.t, expected, got, tolerance*math.Abs(expected), "%s %s", w.at, column)
	}
}

func (w want) int(column string, got int) {
	w.t.Helper()
	require.Equal(w.t, w.text(column), strconv.Itoa(got), "%s %s", w.at, column)
}

func (w want) period(column string) calendar.Period {
	w.t.Helper()
	p, err := calendar.ParsePeriod(w.text(column))
	require.NoError(w.t, err)
	return p
}

func (w want) area(column string) countylines.Area {
	w.t.Helper()
	a, err := countylines.ParseArea(w.text(column))
	require.NoError(w.t, err)
	return a
}

// seized is the record of drug seizures, a return for each row: a force, a year
// and a drug.
var seized = sync.OnceValue(func() countylines.Ledger {
	var l countylines.Ledger
	for r, err := range tables.ReadReturns(strings.NewReader(published.SeizuresByForce)) {
		if err != nil {
			panic(err)
		}
		l = append(l, r)
	}
	return l
})

// seizedOf is the record of one drug: the rows of others, which contradict some of it
// (Wiltshire's 2,306 of 2016/17 and its classes), put it in doubt.
func seizedOf(drug seizure.Substance) (l countylines.Ledger) {
	for _, r := range seized() {
		if r.Seized.Seizures[drug].Reported() {
			l = append(l, r)
		}
	}
	return l
}

// of gives the number of seizures of a drug.
func of(drug seizure.Substance) countylines.Subject { return countylines.SeizuresOf(drug) }

func drugOf(t *testing.T, slug string) seizure.Substance {
	t.Helper()
	if slug == "_all-drugs" {
		return seizure.AnyDrug
	}
	drug, err := seizure.ParseSubstance(slug)
	require.NoError(t, err)
	return drug
}

func flag(alert, alarm stats.Flag) string {
	switch {
	case alarm == stats.Below:
		return "low998"
	case alarm == stats.Above:
		return "high998"
	case alert == stats.Below:
		return "low95"
	case alert == stats.Above:
		return "high95"
	}
	return "in"
}

func TestRankOfSeizures(t *testing.T) {
	type key struct{ year, drug string }
	rankings := map[key]countylines.Ranking{}
	for _, w := range append(wants(t, "rank_2011-12"), wants(t, "rank_2016-17")...) {
		k := key{w.text("financial_year"), w.text("drug")}
		if _, ok := rankings[k]; !ok {
			rankings[k] = countylines.Rank(seizedOf(drugOf(t, k.drug)), of(drugOf(t, k.drug)), countylines.PerResidents(), w.period("financial_year"), 0.95)
		}
		r := rankings[k]
		place, found := placeOf(r, w.area("slug"))
		require.True(t, found, w.at)
		switch w.text("status") {
		case "not-reported":
			require.Equal(t, []countylines.Note{countylines.NotReported}, place.Notes, w.at)
			require.Zero(t, place.Rank)
			continue
		case "not-comparable-no-population":
			require.Equal(t, []countylines.Note{countylines.NoResidents}, place.Notes, w.at)
			require.Zero(t, place.Rank)
			continue
		}
		w.int("population_year", place.Exposure.Year)
		w.int("population", place.Exposure.Residents)
		n, _ := place.Value.Figure.Exact()
		w.int("seizures", int(n))
		w.float("rate_per_100k", place.Rate.Bounds.Lo, 1e-14)
		w.float("rate_per_100k", place.Rate.Bounds.Hi, 1e-14)
		w.float("rate_lo95", place.Interval.Bounds.Lo, 1e-12)
		w.float("rate_hi95", place.Interval.Bounds.Hi, 1e-12)
		require.Equal(t, place.Interval.Bounds, place.Interval.Reading)
		w.int("rank", place.Rank)
		w.int("rank_ties", place.Tied)
		w.int("rank_best", place.Best)
		w.int("rank_worst", place.Worst)
		w.float("expected", float64(place.Expected), 1e-12)
		w.float("p_low", float64(place.PLow), 1e-10)
		w.float("p_high", float64(place.PHigh), 1e-10)
		require.Equal(t, w.text("flag"), flag(place.Alert.Flag, place.Alarm.Flag), w.at)
		w.float("phi_winsorised", float64(r.Ratios.Winsorised), 1e-12)
		require.Equal(t, w.text("flag_overdispersed"), flag(place.Alert.DispersedFlag, place.Alarm.DispersedFlag), w.at)
		require.Equal(t, w.text("caution") == "resident-population-unsuitable", len(place.Notes) > 0, w.at)
	}
	require.Len(t, rankings, 8)
}

func placeOf(r countylines.Ranking, a countylines.Area) (countylines.Place, bool) {
	for _, p := range r.Places {
		if p.Area == a {
			return p, true
		}
	}
	return countylines.Place{}, false
}

func TestRankGroupsOfSeizures(t *testing.T) {
	for _, w := range wants(t, "rank_groups") {
		year := w.period("financial_year")
		l := seizedOf(drugOf(t, w.text("drug")))
		if w.text("variant") == "without-city-of-london" {
			l = l.Within(countylines.UK&^countylines.CityOfLondon, year)
		}
		r := countylines.Rank(l, of(drugOf(t, w.text("drug"))), countylines.PerResidents(), year, 0.95)
		flags := map[string]int{}
		ranked, seizures, population := 0, 0, 0
		for _, p := range r.Places {
			if p.Rank == 0 {
				continue
			}
			n, _ := p.Value.Figure.Exact()
			ranked, seizures, population = ranked+1, seizures+int(n), population+p.Exposure.Residents
			flags[flag(p.Alert.Flag, p.Alarm.Flag)]++
		}
		w.int("forces_ranked", ranked)
		w.int("seizures", seizures)
		w.int("population", population)
		w.float("target_per_100k", float64(r.Target), 1e-14)
		w.float("phi_raw", float64(r.Ratios.Phi), 1e-12)
		w.float("phi_winsorised_raw", float64(r.Ratios.Winsorised), 1e-12)
		w.float("tau2_raw", float64(r.Ratios.Tau2), 1e-10)
		w.float("phi_sqrt", float64(r.Roots.Phi), 1e-12)
		w.float("phi_winsorised_sqrt", float64(r.Roots.Winsorised), 1e-12)
		w.float("tau2_sqrt", float64(r.Roots.Tau2), 1e-10)
		for _, f := range strings.Fields("low998 low95 in high95 high998") {
			w.int(f, flags[f])
		}
		require.Contains(t, r.Notes, countylines.Overdispersed)
	}
}

// Rates are overdispersed where they differ by more than chance has it, once the outermost
// are moved in: not where one of many stands out.
func TestOverdispersedIsMoreThanChance(t *testing.T) {
	week := calendar.Date(2022, time.October, 3).Week()
	for note, counts := range map[bool][]int{false: {100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 160}, true: {80, 120, 85, 115, 88, 112, 80, 120, 90, 110, 100}} {
		var l countylines.Ledger
		for i, n := range counts {
			l = append(l, countylines.Return{Area: 1 << i, Period: week, Counts: countylines.Counts{countylines.Arrests: stats.Exactly(n), countylines.Visits: stats.Exactly(10_000)}})
		}
		r := countylines.Rank(l, countylines.Counted(countylines.Arrests), countylines.PerOf(countylines.Counted(countylines.Visits)), week, 0.95)
		require.Equal(t, note, slices.Contains(r.Notes, countylines.Overdispersed), "φ %v, %v winsorised", r.Ratios.Phi, r.Ratios.Winsorised)
	}
}

// The forces for 20 drugs in each of ten years, 200 rankings: of a ledger with a
// return for each force and year.
func BenchmarkRank(b *testing.B) {
	type key struct {
		area countylines.Area
		year calendar.Period
	}
	at := map[key]int{}
	var l countylines.Ledger
	for _, row := range seized() {
		k := key{row.Area, row.Period}
		if _, ok := at[k]; !ok {
			at[k] = len(l)
			l = append(l, countylines.Return{Area: row.Area, Period: row.Period, Seized: seizure.Haul{Seizures: stats.Distinct[seizure.Substance, int]{}}})
		}
		maps.Copy(l[at[k]].Seized.Seizures, row.Seized.Seizures)
	}
	var drugs []countylines.Subject
	for _, drug := range []seizure.Substance{
		seizure.AnyDrug, seizure.Heroin, seizure.Crack, seizure.Cocaine, seizure.MDMA, seizure.LSD, seizure.Methadone, seizure.Morphine,
		seizure.Cannabis, seizure.HerbalCannabis, seizure.CannabisResin, seizure.Amphetamine, seizure.Ketamine, seizure.Mephedrone, seizure.GHB,
		seizure.Barbiturates, seizure.Benzodiazepines, seizure.Temazepam, seizure.AnabolicSteroids, seizure.OtherClassA,
	} {
		drugs = append(drugs, of(drug))
	}
	b.ReportAllocs()
	for b.Loop() {
		rankAll(l, drugs)
	}
}

// rankAll ranks the forces for every drug in every year.
func rankAll(l countylines.Ledger, drugs []countylines.Subject) (ranked int) {
	for year := range 10 {
		from := calendar.Date(2009+year, 4, 1)
		for _, drug := range drugs {
			r := countylines.Rank(l, drug, countylines.PerResidents(), from.FinancialYear(), 0.95)
			ranked += len(r.Places)
		}
	}
	return ranked
}

// charged of arrested, in a week of October 2022 (made up but for the first two).
func arrestsLedger(p calendar.Period, of map[countylines.Area][2]int) countylines.Ledger {
	var l countylines.Ledger
	for area := range countylines.UK.Forces() {
		if n, ok := of[area]; ok {
			l = append(l, countylines.Return{Area: area, Period: p, Counts: countylines.Counts{
				countylines.Charged: stats.Exactly(n[0]), countylines.Arrests: stats.Exactly(n[1])}})
		}
	}
	return l
}

func TestRankOfShares(t *testing.T) {
	week := october3.Week()
	of := map[countylines.Area][2]int{
		countylines.Essex: {39, 55}, countylines.Merseyside: {109, 234}, countylines.Wiltshire: {5, 12}, countylines.Warwickshire: {10, 35}, countylines.BTP: {2, 4},
	}
	r := countylines.Rank(arrestsLedger(week, of), countylines.Counted(countylines.Charged), countylines.PerOf(countylines.Counted(countylines.Arrests)), week, 0.95)
	var points []stats.Point
	for _, p := range r.Places[:5] {
		points = append(points, stats.Point{Events: of[p.Area][0], Of: float64(of[p.Area][1])})
		require.Equal(t, stats.Wilson(of[p.Area][0], of[p.Area][1], 0.95), p.Interval.Bounds)
		require.InDelta(t, float64(of[p.Area][0])/float64(of[p.Area][1]), p.Rate.Bounds.Lo, 1e-15)
	}
	require.Equal(t, countylines.Essex, r.Places[0].Area)
	require.Equal(t, []int{1, 2, 3, 4, 5}, ranksOf(r.Places[:5]), "BTP has no residents, but arrests people")
	funnel := stats.FunnelProportion(points, 0.998)
	require.Equal(t, funnel.Target, r.Target)
	for i, p := range r.Places[:5] {
		require.Equal(t, funnel.Points[i].Flag, p.Alarm.Flag)
		require.Equal(t, funnel.Points[i].Limits.Exact, p.Alarm.Chance)
	}
	// φ by its definition, with binomial standard errors.
	target, sum := float64(r.Target), 0.0
	for _, p := range points {
		z := (float64(p.Events) - p.Of*target) / math.Sqrt(p.Of*target*(1-target))
		sum += z * z
	}
	require.InDelta(t, sum/5, float64(r.Ratios.Phi), 1e-12)

	of[countylines.Kent] = [2]int{3, 2}
	l := arrestsLedger(week, of)
	for _, r := range l { // of another family, so that it may be more
		r.Counts[countylines.Warrants] = r.Counts[countylines.Charged]
		delete(r.Counts, countylines.Charged)
	}
	r = countylines.Rank(l, countylines.Counted(countylines.Warrants), countylines.PerOf(countylines.Counted(countylines.Arrests)), week, 0.95)
	require.Equal(t, []countylines.Note{countylines.NotAShare}, r.Notes)
	require.Equal(t, countylines.Kent, r.Places[0].Area)
	require.False(t, r.Places[0].Interval.Bounds.Estimable())
}

func ranksOf(places []countylines.Place) (ranks []int) {
	for _, p := range places {
		ranks = append(ranks, p.Rank)
	}
	return ranks
}

func TestRankOfLittle(t *testing.T) {
	week := october3.Week()
	one := func(area countylines.Area, fig stats.Figure[int]) countylines.Return {
		return countylines.Return{Area: area, Period: week, Counts: countylines.Counts{countylines.Arrests: fig}}
	}
	rank := func(l ...countylines.Return) countylines.Ranking {
		return countylines.Rank(l, countylines.Counted(countylines.Arrests), countylines.PerResidents(), week, 0.95)
	}
	none := rank()
	require.Len(t, none.Places, 45, "every territorial force has a place, without a rank")
	require.False(t, none.Target.Estimable())

	alone := rank(one(countylines.Staffordshire, stats.Exactly(25)))
	require.Equal(t, []int{1, 1, 1, 1}, []int{alone.Places[0].Rank, alone.Places[0].Tied, alone.Places[0].Best, alone.Places[0].Worst})
	require.InDelta(t, 25, float64(alone.Places[0].Expected), 1e-12)
	require.Equal(t, stats.Within, alone.Places[0].Alarm.Flag)

	zeros := rank(one(countylines.Staffordshire, stats.Exactly(0)), one(countylines.WestMercia, stats.Exactly(0)))
	for _, p := range zeros.Places[:2] {
		require.Equal(t, []int{1, 2, 1, 2}, []int{p.Rank, p.Tied, p.Best, p.Worst})
		require.Equal(t, stats.NoLimits, p.Alert.Flag, "nothing is expected")
	}

	words := rank(one(countylines.Staffordshire, stats.MoreThan(70)), one(countylines.WestMercia, stats.Exactly(30)), one(countylines.Kent, stats.Nearly(300)), one(countylines.Essex, stats.Figure[int]{}))
	require.Equal(t, countylines.Kent, words.Places[0].Area, "by the number in the figure")
	require.Equal(t, []int{1, 3}, []int{words.Places[0].Best, words.Places[0].Worst}, "nearly 300 may be none, in words")
	require.Equal(t, []int{1, 2}, []int{words.Places[1].Best, words.Places[1].Worst}, "more than 70 is surely above 30")
	require.Equal(t, []countylines.Note{countylines.Inexact}, words.Places[0].Notes)
	essex, _ := placeOf(words, countylines.Essex)
	require.Equal(t, []countylines.Note{countylines.NotReported}, essex.Notes)

	headline := rank(one(countylines.EMSOU, stats.Exactly(95)), one(countylines.Staffordshire, stats.Exactly(25)))
	derbyshire, _ := placeOf(headline, countylines.Derbyshire)
	require.Zero(t, derbyshire.Rank, "a region's figure is nobody's own")

	part := one(countylines.Staffordshire, stats.Exactly(5))
	part.Scope = "Cannock"
	cannock, _ := placeOf(rank(part), countylines.Staffordshire)
	require.Zero(t, cannock.Rank, "a part of a force's work is not its figure")

	contrary := one(countylines.Staffordshire, stats.Exactly(25))
	contrary.Counts[countylines.Charged] = stats.Exactly(26)
	staffordshire, _ := placeOf(rank(contrary), countylines.Staffordshire)
	require.Equal(t, []countylines.Note{countylines.Contradictory, countylines.Inexact}, staffordshire.Notes)
	require.Equal(t, 1, staffordshire.Rank)

	early := one(countylines.Staffordshire, stats.Exactly(25))
	early.Period = calendar.Date(1980, 5, 1).Year()
	outside, _ := placeOf(rank(early), countylines.Staffordshire)
	require.Equal(t, []countylines.Note{countylines.NotReported}, outside.Notes, "returns outside the period have no part in it")
	r := countylines.Rank(countylines.Ledger{early}, countylines.Counted(countylines.Arrests), countylines.PerResidents(), early.Period, 0.95)
	require.Equal(t, countylines.FirstPopulationYear, r.Places[0].Exposure.Year)
	require.Contains(t, r.Places[0].Notes, countylines.OtherYear)

	for _, level := range []float64{0, 1, 95, -1, math.NaN()} {
		bad := countylines.Rank(countylines.Ledger{one(countylines.Staffordshire, stats.Exactly(25))}, countylines.Counted(countylines.Arrests), countylines.PerResidents(), week, level)
		require.False(t, bad.Places[0].Interval.Bounds.Estimable())
		require.Equal(t, 1, bad.Places[0].Rank)
	}
}

func TestRankPerDay(t *testing.T) {
	week := october3.Week()
	l := arrestsLedger(week, map[countylines.Area][2]int{countylines.Staffordshire: {0, 25}, countylines.WestMercia: {0, 38}})
	l[0].Days = calendar.Period{From: october3, To: october3 + 5}
	r := countylines.Rank(l, countylines.Counted(countylines.Arrests), countylines.PerResidents(), week, 0.95)
	require.Contains(t, r.Notes, countylines.LengthsDiffer)
	staffordshire, _ := placeOf(r, countylines.Staffordshire)
	require.Equal(t, 5, staffordshire.Exposure.Days)
	require.InDelta(t, 25.0/5*100_000/float64(staffordshire.Exposure.Residents), staffordshire.Rate.Bounds.Lo, 1e-12)
}

func TestRankOfMass(t *testing.T) {
	week := october3.Week()
	l := countylines.Ledger{
		{Area: countylines.Staffordshire, Period: week, Seized: seizure.Of(seizure.Cocaine.Weighing(stats.MoreThan(5 * seizure.Kilogram)))},
		{Area: countylines.WestMercia, Period: week, Seized: seizure.Of(seizure.Cocaine.Weighing(stats.Exactly(4 * seizure.Kilogram)))},
	}
	r := countylines.Rank(l, countylines.MassOf(seizure.Cocaine), countylines.PerResidents(), week, 0.95)
	require.Equal(t, countylines.Staffordshire, r.Places[0].Area)
	require.Equal(t, []int{1, 1}, []int{r.Places[0].Best, r.Places[0].Worst}, "in words")
	require.False(t, r.Places[0].Interval.Bounds.Estimable(), "grams are no events")
}

// Every result can be kept as JSON, whatever of it is not estimable.
func TestRankInJSON(t *testing.T) {
	week := october3.Week()
	for _, l := range []countylines.Ledger{nil, arrestsLedger(week, map[countylines.Area][2]int{countylines.Essex: {39, 55}, countylines.BTP: {0, 0}})} {
		for _, per := range []countylines.Per{countylines.PerResidents(), countylines.PerOf(countylines.Counted(countylines.Arrests))} {
			_, err := json.Marshal(countylines.Rank(l, countylines.Counted(countylines.Charged), per, week, 0.95))
			require.NoError(t, err)
		}
		_, err := json.Marshal(countylines.Trend(l, countylines.Counted(countylines.Charged), countylines.Essex, []calendar.Period{week}, 0.95))
		require.NoError(t, err)
	}
}

// Every drug in every year, ranked again from the rows of the file by whole numbers
// alone: of two forces a is above b if its seizures times b's residents are more.
func TestRankOfEveryYearAndDrug(t *testing.T) {
	rows, err := csv.NewReader(strings.NewReader(published.SeizuresByForce)).ReadAll()
	require.NoError(t, err)
	column := func(name string) int { return slices.Index(rows[0], name) }
	type said struct {
		area      countylines.Area
		n, people int
	}
	type key struct{ year, drug string }
	printed := map[key][]said{}
	for _, row := range rows[1:] {
		drug := row[column("drug")]
		area, err := countylines.ParseArea(row[column("slug")])
		require.NoError(t, err)
		year, err := strconv.Atoi(row[column("financial_year")][:4])
		require.NoError(t, err)
		n, err := strconv.Atoi(row[column("seizures")])
		people, resident := area.Population(year)
		if err != nil || !resident || drug[0] == '_' && drug != "_all-drugs" || drug == "cannabis-plants" {
			continue
		}
		k := key{row[column("financial_year")], drug}
		printed[k] = append(printed[k], said{area, n, people})
	}
	require.Greater(t, len(printed), 160)
	for k, forces := range printed {
		year, err := calendar.ParsePeriod(k.year)
		require.NoError(t, err)
		drug, err := tables.DrugsOf(k.drug, year.To-1)
		require.NoError(t, err)
		r := countylines.Rank(seizedOf(drug).Within(countylines.UK, year), of(drug), countylines.PerResidents(), year, 0.95)
		for _, a := range forces {
			rank, tied, above, below := 1, 0, 0, 0
			ciA := stats.Garwood(a.n, 0.95)
			for _, b := range forces {
				ciB := stats.Garwood(b.n, 0.95)
				switch x, y := int64(a.n)*int64(b.people), int64(b.n)*int64(a.people); {
				case y > x:
					rank++
				case y == x:
					tied++
				}
				if ciB.Lo*float64(a.people) > ciA.Hi*float64(b.people) {
					above++
				}
				if ciB.Hi*float64(a.people) < ciA.Lo*float64(b.people) {
					below++
				}
			}
			p, _ := placeOf(r, a.area)
			require.Equal(t, []int{rank, tied, 1 + above, len(forces) - below}, []int{p.Rank, p.Tied, p.Best, p.Worst}, "%v %v", k, a.area)
		}
	}
}

// Whatever numbers the words allow, the rank that they give is one of the possible
// ones; and the order of a ledger never shows.
func TestRankIsSound(t *testing.T) {
	week := october3.Week()
	forces := slices.Collect(countylines.England.Forces())
	rapid.Check(t, func(t *rapid.T) {
		var said, meant countylines.Ledger
		for _, area := range rapid.SliceOfNDistinct(rapid.SampledFrom(forces), 1, 8, rapid.ID[countylines.Area]).Draw(t, "forces") {
			v := rapid.IntRange(1, 60).Draw(t, "v")
			fig := rapid.SampledFrom([]func(int) stats.Figure[int]{stats.Exactly[int], stats.MoreThan[int], stats.AtLeast[int], stats.Nearly[int], stats.About[int],
				func(v int) stats.Figure[int] { return stats.Between(v, v+5) }}).Draw(t, "form")(v)
			b := fig.Bounds()
			if b.Open {
				b.Hi = b.Lo + 100
			}
			n := rapid.IntRange(b.Lo, b.Hi).Draw(t, "n")
			said = append(said, countylines.Return{Area: area, Period: week, Counts: countylines.Counts{countylines.Arrests: fig}})
			meant = append(meant, countylines.Return{Area: area, Period: week, Counts: countylines.Counts{countylines.Arrests: stats.Exactly(n)}})
		}
		r := countylines.Rank(said, countylines.Counted(countylines.Arrests), countylines.PerResidents(), week, 0.95)
		truth := countylines.Rank(meant, countylines.Counted(countylines.Arrests), countylines.PerResidents(), week, 0.95)
		for _, area := range forces {
			p, _ := placeOf(r, area)
			if p.Rank == 0 {
				continue // about 1 is read as 0 to 2
			}
			q, _ := placeOf(truth, area)
			require.LessOrEqual(t, p.Best, p.Rank)
			require.LessOrEqual(t, p.Rank, p.Worst)
			require.LessOrEqual(t, p.Interval.Bounds.Lo, q.Rate.Bounds.Lo)
			require.GreaterOrEqual(t, p.Interval.Bounds.Hi, q.Rate.Bounds.Hi)
			above, below := 0, 0 // of those that have a place
			for _, other := range truth.Places {
				if o, _ := placeOf(r, other.Area); o.Rank > 0 && other.Rate.Bounds.Lo > q.Rate.Bounds.Hi {
					above++
				} else if o.Rank > 0 && other.Rate.Bounds.Hi < q.Rate.Bounds.Lo {
					below++
				}
			}
			require.LessOrEqual(t, p.Best, 1+above)
			ranked := 0
			for _, o := range r.Places {
				if o.Rank > 0 {
					ranked++
				}
			}
			require.GreaterOrEqual(t, p.Worst, ranked-below)
		}
		shuffled := countylines.Rank(rapid.Permutation(said).Draw(t, "order"), countylines.Counted(countylines.Arrests), countylines.PerResidents(), week, 0.95)
		require.Equal(t, r.String(), shuffled.String())
		require.Equal(t, ranksOf(r.Places), ranksOf(shuffled.Places))
	})
}

// Of 25 arrested 6 were remanded, so 6 to 25 were charged: what is not known puts nobody
// first, and a share that is printed is put before it, however low.
func TestSharesThatAreNotKnownCrownNobody(t *testing.T) {
	week := october3.Week()
	l := countylines.Ledger{
		{Area: countylines.Staffordshire, Period: week, Counts: countylines.Counts{countylines.Arrests: stats.Exactly(25), countylines.Remanded: stats.Exactly(6)}},
		{Area: countylines.Kent, Period: week, Counts: countylines.Counts{countylines.Arrests: stats.Exactly(34), countylines.Remanded: stats.Exactly(2)}},
	}
	share := func(l countylines.Ledger) countylines.Ranking {
		return countylines.Rank(l, countylines.Counted(countylines.Charged), countylines.PerOf(countylines.Counted(countylines.Arrests)), week, 0.95)
	}
	r := share(l)
	for _, area := range []countylines.Area{countylines.Staffordshire, countylines.Kent} {
		p, ok := placeOf(r, area)
		require.True(t, ok)
		require.Zero(t, p.Rank)
		require.Equal(t, []countylines.Note{countylines.Inexact}, p.Notes)
	}
	require.Equal(t, "none of 45 forces has a rank", r.String())

	l = append(l, countylines.Return{Area: countylines.Humberside, Period: week, Counts: countylines.Counts{countylines.Arrests: stats.Exactly(12), countylines.Charged: stats.Exactly(5)}},
		countylines.Return{Area: countylines.Wiltshire, Period: week, Counts: countylines.Counts{countylines.Arrests: stats.Exactly(50), countylines.Charged: stats.Between(40, 44)}})
	r = share(l)
	require.Equal(t, countylines.Wiltshire, r.Places[0].Area, "a range that is printed has a middle")
	require.Equal(t, countylines.Humberside, r.Places[1].Area)
	require.Zero(t, r.Places[2].Rank)
	require.Equal(t, []string{"2", "1–2", "Humberside", "5 of 12", "41.7 per cent", "19.3 to 68 per cent"}, r.Table().Rows[1][:6])
	require.Equal(t, "share", r.Table().Head[4])
	require.Contains(t, share(l[2:3]).String(), "1 of 45 forces ranked (those with exact figures together 41.7 per cent): the only one is Humberside, 41.7 per cent")
}
