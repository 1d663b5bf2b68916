// SPDX-License-Identifier: MIT

package tables_test

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"os"
	"slices"
	"strings"
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

func written(t require.TestingT, l countylines.Ledger) string {
	var b strings.Builder
	require.NoError(t, tables.WriteReturns(&b, l))
	return b.String()
}

func TestRecordIsWrittenBack(t *testing.T) {
	for _, file := range []string{published.Weeks, published.Programme, published.SeizuresNational} {
		l, _ := read(t, file)
		again, bad := read(t, written(t, l))
		require.Empty(t, bad)
		require.Equal(t, l, again, "CSV")

		text, err := json.Marshal(l)
		require.NoError(t, err)
		again = nil
		require.NoError(t, json.Unmarshal(text, &again))
		require.Equal(t, l, again, "JSON")
	}
}

// What has all columns of the record comes back in the record's own words.
func TestRecordKeepsItsShape(t *testing.T) {
	file := heading +
		"NPCC,https://npcc.example/1,2022-10-14,2022-10-03,2022-10-09,UK,arrests,more_than,1350,,count\n" +
		"NPCC,https://npcc.example/1,2022-10-14,2022-10-03,2022-10-09,UK,class_a_mass,about,72.4,,kg\n" +
		"NPCC,https://npcc.example/1,2022-10-14,2022-10-03,2022-10-09,UK,cash,exactly,987562.50,,GBP\n" +
		"ITV,\"a title, with a comma\",,2022-10-03,2022-10-07,West Midlands (region),deal_lines_active,between,800,1100,count\n"
	l, bad := read(t, file)
	require.Empty(t, bad)
	require.Equal(t, strings.Replace(file, "987562.50", "987562.5", 1), withoutColumns(t, written(t, l), 6))
}

// withoutColumns gives a file without its last columns.
func withoutColumns(t *testing.T, file string, n int) string {
	rows, err := csv.NewReader(strings.NewReader(file)).ReadAll()
	require.NoError(t, err)
	var b strings.Builder
	w := csv.NewWriter(&b)
	for _, row := range rows {
		require.NoError(t, w.Write(row[:len(row)-n]))
	}
	w.Flush()
	return b.String()
}

// A file that is opened with other programs has names of one form in each column, and
// beside each value its wording and the numbers that it allows: those add up without its
// qualifier.
func TestWrittenForOtherPrograms(t *testing.T) {
	week := calendar.Date(2022, time.October, 3).Week()
	l := countylines.Ledger{
		{Area: countylines.Staffordshire, Period: week, Counts: countylines.Counts{countylines.Arrests: stats.Exactly(25)}},
		{Area: countylines.WestMercia, Period: week, Counts: countylines.Counts{countylines.Arrests: stats.Between(1, 4)}},
		{Area: countylines.Staffordshire | countylines.WestMercia, Period: week, Counts: countylines.Counts{countylines.Arrests: stats.LessThan(5), countylines.LinesClosed: {}}},
		{Area: countylines.UK, Period: week, Counts: countylines.Counts{countylines.Arrests: stats.MoreThan(1_350)}},
		{Area: countylines.Kent, Period: week, Seized: seizure.MustParse("over 1.25kg of cocaine, £15,000.50 in cash, nearly 12 wraps of heroin")},
	}
	file := written(t, l)
	again, bad := read(t, file)
	require.Empty(t, bad)
	require.Equal(t, l, again)
	rows, err := csv.NewReader(strings.NewReader(file)).ReadAll()
	require.NoError(t, err)
	at := func(row []string, name string) string { return row[slices.Index(rows[0], name)] }
	var got [][]string
	for _, row := range rows[1:] {
		var cells []string
		for _, name := range []string{"area", "area_slug", "measure_slug", "wording", "value_min", "value_max", "bounds_unit"} {
			cells = append(cells, at(row, name))
		}
		got = append(got, cells)
		require.Regexp(t, `^_?[a-z-]+(\|[a-z-]+)*$`, at(row, "area_slug"))
		require.Regexp(t, `^[a-z-]+(:[a-z -]+)?$`, at(row, "measure_slug"))
		require.Regexp(t, `^[0-9]+(\.[0-9]+)?$`, at(row, "value_min"))
		require.Regexp(t, `^([0-9]+(\.[0-9]+)?)?$`, at(row, "value_max"))
	}
	require.Equal(t, [][]string{
		{"Staffordshire", "staffordshire", "arrests", "25", "25", "25", "count"},
		{"West Mercia", "west-mercia", "arrests", "1 to 4", "1", "4", "count"},
		{"Staffordshire and West Mercia", "staffordshire|west-mercia", "arrests", "under 5", "0", "5", "count"},
		{"Staffordshire and West Mercia", "staffordshire|west-mercia", "lines-closed", "not reported", "0", "", "count"},
		{"UK", "_united-kingdom", "arrests", "over 1,350", "1350", "", "count"},
		{"Kent", "kent", "mass:cocaine", "over 1.25kg", "1250", "", "g"},
		{"Kent", "kent", "pack:heroin wrap", "nearly 12", "0", "12", "count"},
		{"Kent", "kent", "cash", "£15,000.50", "15000.5", "15000.5", "GBP"},
	}, got)
	for _, word := range rows[0] {
		require.NotContains(t, sqlWords, word, "a heading that SQL does not take")
	}
	text, err := os.ReadFile("returns.schema.json")
	require.NoError(t, err)
	var schema struct{ Fields []struct{ Name string } }
	require.NoError(t, json.Unmarshal(text, &schema))
	names := map[string]bool{}
	for _, f := range schema.Fields {
		names[f.Name] = true
		require.NotContains(t, sqlWords, f.Name, "a heading that SQL does not take")
	}
	for _, word := range rows[0] {
		require.True(t, names[word], "the schema lacks %s", word)
	}
}

// sqlWords are words that DuckDB 1.5, SQLite 3 or PostgreSQL 17 do not take as a column's
// name without quotation marks.
var sqlWords = []string{"on", "by", "all", "and", "as", "asc", "case", "check", "column", "default", "desc", "do", "else", "end", "for", "from", "group", "having", "in", "into",
	"is", "join", "limit", "not", "null", "of", "offset", "or", "order", "primary", "references", "select", "set", "table", "then", "to", "union", "unique", "user", "using", "values", "when", "where", "with"}

func TestWriteReturnsOfSeveralFigures(t *testing.T) {
	week := calendar.Date(2022, time.October, 3).Week()
	l := countylines.Ledger{
		{Area: countylines.Staffordshire | countylines.WestMercia, Period: week, Days: calendar.Period{From: week.From, To: week.To + 4}, Scope: "=cmd()", Basis: "'=1",
			Counts: countylines.Counts{countylines.Arrests: stats.Exactly(25), countylines.Remanded.And(countylines.LineHoldersCharged): {}},
			Seized: seizure.MustParse("68 weapons, including 19 knives, 112 wraps of crack and heroin, 40 wraps of heroin, over 2 ounces of heroin and £15,000 in cash")},
		{Area: countylines.Kent, Joint: countylines.Essex, Period: week},
	}
	file := written(t, l)
	require.Contains(t, file, ",'=cmd(),")
	require.Contains(t, file, ",''=1,")
	again, bad := read(t, file)
	require.Empty(t, bad)
	require.Equal(t, l, again)
}

func TestWriteReturnsRefuses(t *testing.T) {
	week := calendar.Date(2022, time.October, 3).Week()
	for field, r := range map[string]countylines.Return{
		"Area":             {Period: week},
		"Period":           {Area: countylines.Kent},
		"Joint":            {Area: countylines.Kent, Joint: countylines.Kent, Period: week},
		"Source.Published": {Area: countylines.Kent, Period: week, Source: countylines.Source{Published: 1 << 30}},
		"Counts":           {Area: countylines.Kent, Period: week, Counts: countylines.Counts{countylines.Arrests | countylines.LinesClosed: stats.Exactly(1)}},
	} {
		var b strings.Builder
		err := tables.WriteReturns(&b, countylines.Ledger{r})
		fault, ok := errors.AsType[*countylines.FieldError](err)
		require.True(t, ok, "%s: %v", field, err)
		require.Equal(t, field, fault.Field)
		require.Empty(t, b.String())
	}
	full := errors.New("no space left")
	l, _ := read(t, published.Weeks)
	require.ErrorIs(t, tables.WriteReturns(failing{full}, l), full)
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

// anyReturn draws a return with anything in it that a row can hold.
func anyReturn(t *rapid.T) countylines.Return {
	forces := slices.Collect(countylines.UK.Forces())
	area := func(label string) (a countylines.Area) {
		for _, f := range rapid.SliceOfN(rapid.SampledFrom(forces), 1, 3).Draw(t, label) {
			a |= f
		}
		return a
	}
	text := rapid.StringMatching(`[-=+@'",£a-z \n]{0,8}`)
	from := calendar.Date(2019, time.January, 1) + calendar.Day(rapid.IntRange(0, 2_000).Draw(t, "from"))
	if rapid.Bool().Draw(t, "in an operation") {
		from = rapid.SampledFrom(countylines.Operations()).Draw(t, "operation").Period.From
	}
	r := countylines.Return{
		Area:   area("area"),
		Period: calendar.Period{From: from, To: from + calendar.Day(rapid.SampledFrom([]int{1, 5, 7, 8, 31}).Draw(t, "days"))},
		Scope:  text.Draw(t, "scope"),
		Basis:  text.Draw(t, "basis"),
		Source: countylines.Source{Publisher: text.Draw(t, "publisher"), URL: text.Draw(t, "URL"), Provisional: rapid.Bool().Draw(t, "provisional")},
	}
	if rapid.Bool().Draw(t, "printed days") {
		if r.Days = (calendar.Period{From: from, To: from + 5}); r.Days == r.Period {
			r.Days = calendar.Period{}
		}
	}
	if rapid.Bool().Draw(t, "dated") {
		r.Source.Published = r.Period.To + 3
	}
	if rapid.Bool().Draw(t, "joint") {
		r.Joint = area("joint") &^ r.Area
	}
	r.Counts = anyFigures[countylines.Measure](t, rapid.SampledFrom(countylines.Measures()), "counts")
	r.Seized.Seizures = anyFigures[seizure.Substance](t, anySubstance, "seizures")
	r.Seized.Mass = anyList[seizure.Substance, seizure.Mass](t, anySubstance, "mass", 2)
	r.Seized.Packs = anyList[seizure.Pack, int](t, rapid.Custom(func(t *rapid.T) seizure.Pack {
		return seizure.Pack{Substance: anySubstance.Draw(t, "drugs"), Form: rapid.SampledFrom([]seizure.Form{seizure.Wrap, seizure.Plant, seizure.Millilitre}).Draw(t, "form")}
	}), "packs", 1)
	r.Seized.Worth = anyList[seizure.Substance, seizure.Money](t, anySubstance, "worth", 1)
	r.Seized.Weapons = anyList[seizure.Weapon, int](t, rapid.SampledFrom([]seizure.Weapon{seizure.AnyWeapon, seizure.Bladed, seizure.Knife | seizure.Machete, seizure.Firearms}), "weapons", 2)
	r.Seized.Goods = anyList[seizure.Good, int](t, rapid.SampledFrom([]seizure.Good{seizure.Phone, seizure.Vehicle}), "goods", 1)
	r.Seized.GoodsWorth = anyList[seizure.Good, seizure.Money](t, rapid.Just(seizure.Vehicle), "worth of goods", 0)
	r.Seized.Cash = anyFigure[seizure.Money](t)
	return r
}

var anySubstance = rapid.SampledFrom([]seizure.Substance{seizure.AnyDrug, seizure.ClassA(calendar.Date(2022, time.October, 3)), seizure.Cannabis, seizure.Crack | seizure.Heroin, seizure.Ketamine, seizure.AnyDrug &^ seizure.LSD})

func anyFigure[A stats.Amount](t *rapid.T) stats.Figure[A] {
	n := rapid.SampledFrom([]int64{0, 1, 25, 1_300, 28_349_523_125, 5_000_000_000_000, 123_456_789_012_345_678}).Draw(t, "amount")
	v := A(n)
	if int64(v) != n { // an int of 32 bits
		v = 2_147_000_000
	}
	switch rapid.IntRange(0, 10).Draw(t, "wording") {
	case 0:
		return stats.Exactly(v)
	case 1:
		return stats.MoreThan(v)
	case 2:
		return stats.AtLeast(max(v, 1))
	case 3:
		return stats.Nearly(v)
	case 4:
		return stats.LessThan(v)
	case 5:
		return stats.AtMost(v)
	case 6:
		return stats.About(v)
	case 7:
		return stats.Between(v, v+7)
	case 8:
		return stats.MoreThan(v).Place(28_349_523)
	case 9:
		return stats.Sum(stats.MoreThan(v), stats.Nearly(A(18)), stats.About(A(40)))
	}
	return stats.Figure[A]{}
}

func anyFigures[K comparable](t *rapid.T, kinds *rapid.Generator[K], label string) map[K]stats.Figure[int] {
	if !rapid.Bool().Draw(t, label) {
		return nil
	}
	figures := map[K]stats.Figure[int]{}
	for _, k := range rapid.SliceOfN(kinds, 1, 3).Draw(t, label) {
		figures[k] = anyFigure[int](t)
	}
	return figures
}

func anyList[K stats.Set[K], A stats.Amount](t *rapid.T, kinds *rapid.Generator[K], label string, depth int) (l stats.List[K, A]) {
	if !rapid.Bool().Draw(t, label) {
		return nil
	}
	for _, k := range rapid.SliceOfN(kinds, 1, 3).Draw(t, label) {
		e := stats.Entry[K, A]{Set: k, Figure: anyFigure[A](t)}
		if depth > 0 {
			e.Including = anyList[K, A](t, kinds, label, depth-1)
		}
		l = append(l, e)
	}
	return l
}

func TestReturnsAreWrittenWithoutLoss(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		l := countylines.Ledger(rapid.SliceOfN(rapid.Custom(anyReturn), 0, 3).Draw(rt, "ledger"))
		file := written(rt, l)
		cells, err := csv.NewReader(strings.NewReader(file)).ReadAll()
		require.NoError(rt, err)
		for _, row := range cells {
			for _, cell := range row {
				require.Equal(rt, cell, stats.SafeCell(cell), "no spreadsheet runs it")
			}
		}
		again, bad := read(t, file)
		require.Empty(rt, bad)
		require.Equal(rt, slices.Collect(slices.Values(l)), slices.Collect(slices.Values(again)), "CSV: %s", file)

		text, err := json.Marshal(l)
		require.NoError(rt, err)
		again = nil
		require.NoError(rt, json.Unmarshal(text, &again))
		require.Equal(rt, slices.Collect(slices.Values(l)), slices.Collect(slices.Values(again)), "JSON: %s", text)
	})
}

func FuzzReadReturns(f *testing.F) {
	for _, row := range strings.SplitAfterN(published.Weeks, "\n", 40)[1:39] {
		f.Add(heading + row)
	}
	f.Add("slug,financial_year,drug,seizures,quantity,quantity_unit\nessex,2015/16,mdma,3,0.0215,thousand doses\n")
	f.Add("week_start,week_end,area,measure,value,return,inside\n2022-10-03,2022-10-09,Kent,weapons,68,1,\n2022-10-03,2022-10-09,Kent,knives,19,1,1\n")
	f.Add("\ufeffarea;\"x\r\n")
	f.Fuzz(func(t *testing.T, file string) {
		var l countylines.Ledger
		rows := 0
		for r, err := range tables.ReadReturns(strings.NewReader(file)) {
			if err != nil {
				rows++
				_, ok := errors.AsType[*countylines.RowError](err)
				require.True(t, ok, "%v", err)
				require.NotContains(t, err.Error(), "\n")
				require.Less(t, len(err.Error()), 1_000)
				continue
			}
			l = append(l, r)
		}
		require.LessOrEqual(t, rows, strings.Count(file, "\n")+strings.Count(file, "\r")+1)
		again, bad := read(t, written(t, l))
		require.Empty(t, bad)
		require.Equal(t, l, again)
	})
}
