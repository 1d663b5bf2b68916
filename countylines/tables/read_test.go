// SPDX-License-Identifier: MIT

package tables_test

import (
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/countylines/tables"
	"github.com/countylines/ops/internal/published"
	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

// read gives what a file has, and why its other rows were rejected.
func read(t testing.TB, file string) (l countylines.Ledger, bad []*countylines.RowError) {
	t.Helper()
	for r, err := range tables.ReadReturns(strings.NewReader(file)) {
		if err == nil {
			l = append(l, r)
			continue
		}
		row, ok := errors.AsType[*countylines.RowError](err)
		require.True(t, ok, "%v", err)
		bad = append(bad, row)
	}
	return l, bad
}

// The counts are those of a recount of the files in another language: what has no
// full date, what is no figure, what is in euros.
func TestReadRecord(t *testing.T) {
	for _, file := range []struct {
		name, text string
		rows       int
		rejected   map[string]int // by column
	}{
		{"weeks", published.Weeks, 1117, map[string]int{"week_start": 29, "week_end": 9, "measure": 11, "unit": 1}},
		{"programme", published.Programme, 118, map[string]int{"week_start": 7, "measure": 11}},
		{"seizures by force", published.SeizuresByForce, 10719, map[string]int{}},
		{"national seizures", published.SeizuresNational, 297, map[string]int{}},
	} {
		t.Run(file.name, func(t *testing.T) {
			l, bad := read(t, file.text)
			columns, last := map[string]int{}, 1
			for _, e := range bad {
				columns[e.Column]++
				require.Greater(t, e.Row, last, "rows are numbered in order")
				require.NotEmpty(t, e.Reason)
				last = e.Row
			}
			require.Equal(t, file.rejected, columns)
			require.Equal(t, file.rows, len(l)+len(bad), "read is accepted and rejected")
		})
	}
}

const heading = "publisher,source_url_or_title,published,week_start,week_end,area,measure,qualifier,value,value_high,unit\n"

// one reads a file of one row.
func one(t testing.TB, row string) countylines.Return {
	t.Helper()
	l, bad := read(t, heading+row+"\n")
	require.Empty(t, bad)
	require.Len(t, l, 1)
	return l[0]
}

func TestReadReturn(t *testing.T) {
	october := calendar.Date(2022, time.October, 3).Week()
	require.Equal(t, countylines.Return{
		Area: countylines.Staffordshire, Period: october,
		Counts: countylines.Counts{countylines.Arrests: stats.Exactly(25)},
		Source: countylines.Source{Publisher: "local newspaper", URL: "local news", Published: calendar.Date(2022, time.October, 14)},
	}, one(t, "local newspaper,local news,2022-10-14,2022-10-03,2022-10-09,Staffordshire,arrests,exactly,25,,count"))

	r := one(t, ",,2022-10,2022-10-03,2022-10-10,Southern Wales (Tarian: South Wales+Gwent+Dyfed-Powys),cocaine_mass,up_to,7.2,,kg")
	require.Equal(t, october, r.Period, "eight days of an operation are about its week")
	require.Equal(t, calendar.Period{From: october.From, To: october.To + 1}, r.Days)
	require.Zero(t, r.Source.Published, "a month is no day of publication")
	require.Equal(t, stats.AtMost(7_200*seizure.Gram), r.Seized.Mass[0].Figure)

	r = one(t, `,,,2024-03-04,2024-03-08,"North Wales+Merseyside (Pwllheli stop, also in the Merseyside release)",arrests,exactly,1,,persons`)
	require.Equal(t, countylines.NorthWales, r.Area)
	require.Equal(t, countylines.Merseyside, r.Joint)
	require.Equal(t, "Pwllheli stop", r.Scope)
	require.Equal(t, 7, r.Period.Size())
	require.Equal(t, 5, r.Days.Size())

	r = one(t, ",,,2024-07-01,2024-09-30,GMP|Met,lines_closed,between,80,90,count")
	require.Equal(t, countylines.GreaterManchester|countylines.Metropolitan, r.Area)
	require.Equal(t, stats.Between(80, 90), r.Counts[countylines.LinesClosed])

	r = one(t, ",,,2022-10-03,2022-10-09,Met,arrests_joint_operations,exactly,12,,count")
	require.Equal(t, "joint operations", r.Scope)

	r = one(t, ",,,2024-03-18,2024-03-24,Kent,class_a_mass,about,2,,kg")
	require.Equal(t, seizure.ClassA(calendar.Date(2024, time.March, 18)), r.Seized.Mass[0].Set, "nitazenes were listed on the 20th")

	// The last digit of a number of ounces is one of ounces, or of tenths of them.
	for value, place := range map[string]seizure.Mass{"2": seizure.Ounce, "2.50": seizure.Ounce / 10, "20": 10 * seizure.Ounce} {
		r = one(t, ",,,2022-10-03,2022-10-09,Kent,heroin_mass,more_than,"+value+",,oz")
		reading := r.Seized.Mass[0].Figure.Reading()
		require.Equal(t, place, reading.Hi-reading.Lo, value)
	}

	r = one(t, ",,,2022-10-03,2022-10-09,Kent,mass:crack-cocaine|heroin,,over 5kg,,")
	require.Equal(t, stats.List[seizure.Substance, seizure.Mass]{{Set: seizure.Crack | seizure.Heroin, Figure: stats.MoreThan(5 * seizure.Kilogram)}}, r.Seized.Mass)
}

// "Other weapons" are those that the same source does not name beside them: in
// 2025 no imitations, which were counted with the firearms, in 2024 perhaps some.
func TestOtherWeapons(t *testing.T) {
	sum := func(rows ...string) countylines.Return {
		l, bad := read(t, heading+strings.Join(rows, "\n")+"\n")
		require.Empty(t, bad)
		require.Len(t, l, len(rows))
		require.Empty(t, l.Conflicts())
		sum, err := l.Sum(countylines.EnglandAndWales, l[0].Period)
		require.NoError(t, err)
		return sum
	}
	neither := seizure.AnyWeapon &^ (seizure.Firearms | seizure.Bladed | seizure.ImitationFirearms)

	week := "NPCC,,2025-07-03,2025-06-23,2025-06-29,England and Wales,"
	others, err := sum(week+"other_weapons,exactly,93,,count", week+"weapons,exactly,501,,count", week+"firearms_incl_imitation,exactly,83,,count",
		week+"imitation_firearms,exactly,39,,count", week+"bladed_weapons,exactly,325,,count").Seized.Weapons.Of(neither)
	require.NoError(t, err)
	require.Equal(t, stats.Exactly(93), others)

	// EMSOU, March 2022: nothing but firearms stands beside the 27 others, some of which are bladed.
	week = "EMSOU,,2022-03-25,2022-03-07,2022-03-13,EMSOU,"
	l, bad := read(t, heading+week+"firearms,exactly,3,,count\n"+week+"other_weapons,exactly,27,,count\n")
	require.Empty(t, bad)
	for of, want := range map[seizure.Weapon]stats.Figure[int64]{seizure.AnyWeapon: stats.Exactly[int64](30), seizure.Bladed: stats.AtMost[int64](27), seizure.Firearms: stats.Exactly[int64](3)} {
		got, err := l.Of(countylines.WeaponsOf(of), countylines.EMSOU, l[0].Period)
		require.NoError(t, err)
		require.Equal(t, want.Bounds(), got.Figure.Bounds(), of)
	}

	week = "NPCC,,2024-12-05,2024-11-25,2024-12-01,England and Wales,"
	others, err = sum(week+"weapons,exactly,557,,count", week+"firearms,exactly,75,,count", week+"bladed_weapons,exactly,377,,count",
		week+"other_weapons,exactly,105,,count", "Kent,,2024-12-06,2024-11-25,2024-12-01,Kent,imitation_firearms,exactly,2,,count").Seized.Weapons.Of(neither)
	require.NoError(t, err)
	require.LessOrEqual(t, others.Bounds().Hi, 103)
}

// Other weapons with none named beside them are neither bladed nor firearms.
func TestOtherWeaponsAlone(t *testing.T) {
	l, bad := read(t, heading+"NPCC,,2025-07-03,2025-06-23,2025-06-29,England and Wales,other_weapons,exactly,93,,count\n")
	require.Empty(t, bad)
	require.Len(t, l[0].Seized.Weapons, 1)
	require.Equal(t, seizure.AnyWeapon&^(seizure.Bladed|seizure.Firearms), l[0].Seized.Weapons[0].Set)
}

// However many rows of other weapons one source has, no more than some ten thousand wait
// for the rest of it: what is read first comes long before the file is at its end.
func TestOtherWeaponsDoNotWaitForAllOfAFile(t *testing.T) {
	row := "NPCC," + strings.Repeat("x", 100) + ",2025-07-03,2025-06-23,2025-06-29,England and Wales,other_weapons,exactly,1,,count\n"
	const many = 60_000
	file := heading + strings.Repeat(row, many)
	at, rows, seen := strings.NewReader(file), 0, false
	for _, err := range tables.ReadReturns(struct{ io.Reader }{at}) {
		require.NoError(t, err)
		if rows++; rows == 1 {
			seen = true
			require.Greater(t, at.Len(), len(file)/2, "left to read at the first return")
		}
	}
	require.True(t, seen)
	require.Equal(t, many, rows)
}

func TestReadRejects(t *testing.T) {
	const good = "P,U,2022-10-14,2022-10-03,2022-10-09,Kent,arrests,exactly,25,,count"
	for _, c := range []struct{ row, column, text, reason string }{
		{"P,U,,,,Kent,arrests,exactly,25,,count", "week_start", "", "is no full date"},
		{"P,U,,2021-05-17,,Kent,arrests,exactly,25,,count", "week_end", "", "is no full date"},
		{"P,U,,2022-10-03,2022-10-02,Kent,arrests,exactly,25,,count", "week_end", "2022-10-02", "is before week_start, 3 October 2022"},
		{"P,U,,2022-02-31,2022-03-02,Kent,arrests,exactly,25,,count", "week_start", "2022-02-31", "February 2022 has 28 days"},
		{"P,U,,Monday 1 March 2024,2024-03-10,Kent,arrests,exactly,25,,count", "week_start", "Monday 1 March 2024", "Friday"},
		{"P,U,,1066-10-14,1066-10-15,Kent,arrests,exactly,25,,count", "week_start", "1066-10-14", "1900"},
		{"P,U,,2999-10-14,2999-10-15,Kent,arrests,exactly,25,,count", "week_start", "2999-10-14", "2199"},
		{"P,U,soon,2022-10-03,2022-10-09,Kent,arrests,exactly,25,,count", "published", "soon", "was not understood"},
		{"P,U,,2022-10-03,2022-10-09,Stafordshire,arrests,exactly,25,,count", "area", "Stafordshire", `"Staffordshire"`},
		{"P,U,,2022-10-03,2022-10-09,,arrests,exactly,25,,count", "area", "", "is no force"},
		{"P,U,,2022-10-03,2022-10-09,Cornwall,arrests,exactly,25,,count", "area", "Cornwall", "one force polices"},
		{"P,U,,2022-10-03,2022-10-09,Kent,arests,exactly,25,,count", "measure", "arests", `"arrests"`},
		{"P,U,,2022-10-03,2022-10-09,Kent,cocain_mass,exactly,25,,kg", "measure", "cocain_mass", `"cocaine_mass"`},
		{"P,U,,2022-10-03,2022-10-09,Kent,share_arrested_under_18,exactly,25,,percent", "measure", "share_arrested_under_18", "a percentage"},
		{"P,U,,2022-10-03,2022-10-09,Kent,cash,exactly,451000,,EUR", "unit", "EUR", "is not GBP"},
		{"P,U,,2022-10-03,2022-10-09,Kent,cocaine_mass,exactly,5,,count", "unit", "count", "no unit of mass"},
		{"P,U,,2022-10-03,2022-10-09,Kent,arrests,exactly,5,,kg", "unit", "kg", "no unit of what is counted"},
		{"P,U,,2022-10-03,2022-10-09,Kent,arrests,roughly,25,,count", "qualifier", "roughly", "about"},
		{"P,U,,2022-10-03,2022-10-09,Kent,arrests,exactly,25,30,count", "value_high", "30", "between"},
		{"P,U,,2022-10-03,2022-10-09,Kent,arrests,between,25,,count", "value_high", "", "both"},
		{"P,U,,2022-10-03,2022-10-09,Kent,arrests,between,30,25,count", "value", "30", "ends below"},
		{"P,U,,2022-10-03,2022-10-09,Kent,arrests,exactly,,,count", "value", "", "number"},
		{"P,U,,2022-10-03,2022-10-09,Kent,arrests,exactly,-5,,count", "value", "-5", "never negative"},
		{"P,U,,2022-10-03,2022-10-09,Kent,arrests,exactly,2.5,,count", "value", "2.5", "whole number"},
		{"P,U,,2022-10-03,2022-10-09,Kent,arrests,exactly,NaN,,count", "value", "NaN", "number"},
		{"P,U,,2022-10-03,2022-10-09,Kent,arrests,exactly,1e1000000000,,count", "value", "1e1000000000", "number"},
		{"P,U,,2022-10-03,2022-10-09,Kent,cocaine_mass,exactly,1e1000000000,,kg", "value", "1e1000000000", "number"},
		{"P,U,,2022-10-03,2022-10-09,Kent,cash,exactly,1.234,,GBP", "value", "1.234", "pence"},
		{"P,U,,2022-10-03,2022-10-09,Kent,cash,exactly,99999999999999999999,,GBP", "value", "99999999999999999999", "digits"},
		{"P,U,,2022-10-03,2022-10-09,Kent,arrests,exactly,25,,count,,,,surplus", "", "surplus", "the heading has 11"},
		{`P,Op "Orochi",,2022-10-03,2022-10-09,Kent,arrests,exactly,25,,count`, "", `P,Op "Orochi",,2022-10-03,2022-10-09,Kent,arrests,exactly,25,,count`, "quotation mark"},
		{heading, "week_start", "week_start", "date"},
	} {
		l, bad := read(t, heading+good+"\n"+c.row+"\n"+good+"\n")
		require.Len(t, bad, 1, c.row)
		require.Len(t, l, 2, "a bad row stops nothing: %s", c.row)
		require.Equal(t, [3]any{3, c.column, c.text}, [3]any{bad[0].Row, bad[0].Column, bad[0].Text}, c.row)
		require.Contains(t, bad[0].Reason, c.reason, c.row)
	}
}

func TestReadReturnsJoint(t *testing.T) {
	_, bad := read(t, "week_start,week_end,area,measure,value,joint\n2022-10-03,2022-10-09,Kent,arrests,25,Kent|Essex\n")
	require.Len(t, bad, 1)
	require.Equal(t, "joint", bad[0].Column)
	require.Contains(t, bad[0].Reason, "joint work with itself")
}

func TestReadReturnsLayout(t *testing.T) {
	// Columns in another order, with a byte order mark, other headings beside them,
	// CRLF, a blank line, a row that lacks its last cells, a line break in quotes.
	l, bad := read(t, "\ufeffVALUE, Measure ,notes,Week End,Week-Start,area,publisher\r\n"+
		"25,arrests,seen,2022-10-09,2022-10-03,Kent,\"The \"\"Kent\"\"\r\nMessenger\"\r\n"+
		"\r\n"+
		"over 900,children_taught,,2022-10-09,2022-10-03,Kent\r\n"+
		"many,arrests,,2022-10-09,2022-10-03,Kent,\r\n")
	require.Len(t, l, 2)
	require.Equal(t, "The \"Kent\"\nMessenger", l[0].Source.Publisher)
	require.Equal(t, stats.MoreThan(900), l[1].Counts[countylines.ChildrenTaught])
	require.Len(t, bad, 2)
	require.ErrorIs(t, bad[0], countylines.ErrColumns)
	require.Equal(t, "notes", bad[0].Text)
	require.Equal(t, 5, bad[1].Row, "as a spreadsheet counts: the row of two lines is one, the blank one is one")

	l, _ = read(t, "week_start,week_end,area,measure,value\n2022-10-03,2022-10-09,Kent,cash,\xa315,000\n")
	require.Empty(t, l, "a comma that is not in quotes parts cells")
	l, _ = read(t, "week_start,week_end,area,measure,value\n2022-10-03,2022-10-09,Kent,cash,\"\xa315,000\"\n")
	require.Equal(t, stats.Exactly(15_000*seizure.Pound), l[0].Seized.Cash, "Windows-1252")
}

func TestReadReturnsWithoutRows(t *testing.T) {
	for file, reason := range map[string]string{
		"":                         "nothing in the file",
		"a,b,c\n1,2,3\n":           "what is needed is week_start",
		"area,Area\n":              "names two columns",
		"\x1f\x8b\x08\x00\x00\x00": "gzip",
		"PK\x03\x04\x00\x00":       "workbook",
		"\xff\xfew\x00e\x00":       "UTF-16",
		"qualifeir,area,measure,value,week_start,week_end\n": "is nearly \"qualifier\"",
		"drug,seizures\ncocaine,1":                           "what is needed is area, year_ending_march, drug",
		"week_start,\"week_end\n\n":                          "is no heading",
	} {
		l, bad := read(t, file)
		require.Empty(t, l)
		require.Len(t, bad, 1, "%q", file)
		require.Equal(t, 1, bad[0].Row)
		require.Contains(t, bad[0].Reason, reason)
	}
	l, bad := read(t, heading)
	require.Empty(t, l)
	require.Empty(t, bad, "only a heading")
}

// An endless reader gives one byte for ever.
type endless byte

func (e endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = byte(e)
	}
	return len(p), nil
}

func TestReadReturnsHostile(t *testing.T) {
	row := "P,U,2022-10-14,2022-10-03,2022-10-09,Kent,arrests,exactly,25,,count\n"
	for name, file := range map[string]io.Reader{
		"one line for ever":    io.MultiReader(strings.NewReader(heading+row), endless('x')),
		"ten million cells":    io.MultiReader(strings.NewReader(heading+row), endless(',')),
		"a heading of nothing": endless('x'),
	} {
		var kept int
		var first error
		for _, err := range tables.ReadReturns(file) {
			if err == nil {
				kept++
			} else if first == nil {
				first = err
			}
		}
		bad, ok := errors.AsType[*countylines.RowError](first)
		require.True(t, ok, "%s: %v", name, first)
		if name != "an open quote" {
			require.Contains(t, bad.Reason, "longer than 256 KiB", name)
		}
		if name != "a heading of nothing" {
			require.Equal(t, 1, kept, name)
			require.Equal(t, 3, bad.Row, name)
		}
	}
	l, bad := read(t, heading+row+"\"an open quote\n"+row)
	require.Len(t, l, 2, "it loses its row, not the file's rest")
	require.Len(t, bad, 1)
	var kept int
	var last error
	gone := errors.New("the disk is gone")
	for _, err := range tables.ReadReturns(io.MultiReader(strings.NewReader(heading+row+row), iotest.ErrReader(gone))) {
		if last = err; err == nil {
			kept++
		}
	}
	require.ErrorIs(t, last, gone)
	require.Equal(t, 2, kept)

	wide := strings.Repeat("x,", 10_000)
	_, bad = read(t, heading+wide+"\n"+row)
	require.Len(t, bad, 1)
	require.Less(t, len(bad[0].Error()), 300)
}

func TestReadReturnsStops(t *testing.T) {
	n := 0
	for range tables.ReadReturns(strings.NewReader(published.Weeks)) {
		if n++; n == 3 {
			break
		}
	}
	require.Equal(t, 3, n)
}

func TestReadSeizures(t *testing.T) {
	l, bad := read(t, published.SeizuresNational)
	require.Empty(t, bad)
	var crack []countylines.Return
	for _, r := range l {
		if _, ok := r.Seized.Seizures[seizure.Crack]; ok {
			crack = append(crack, r)
		}
	}
	require.Len(t, crack, 11)
	require.Equal(t, "2008/09", crack[0].Period.Label())
	require.Equal(t, stats.Exactly(33_211_520*seizure.Milligram), crack[0].Seized.Mass[0].Figure)
	require.True(t, crack[0].Area.Contains(countylines.Kent|countylines.BTP|countylines.BorderForce|countylines.NorthWales))
	require.False(t, crack[0].Area.Contains(countylines.NCA))

	const columns = "slug,financial_year,drug,seizures,quantity,quantity_unit\n"
	for _, c := range []struct{ row, column, reason string }{
		{"essex,2015/17,heroin,1,,", "financial_year", "2015/16"},
		{"essex,2015,heroin,1,,", "financial_year", "year to 31 March"},
		{"esex,2015/16,heroin,1,,", "slug", `"Essex"`},
		{"essex,2015/16,herion,1,,", "drug", "heroin"},
		{"essex,2015/16,heroin,,,kg", "seizures", "neither"},
		{"essex,2015/16,heroin,-1,,kg", "seizures", "negative"},
		{"essex,2015/16,heroin,1,1e99,kg", "quantity", "no number"},
		{"essex,2015/16,heroin,1,1.2.3,kg", "quantity", "no number"},
		{"essex,2015/16,heroin,1,99999999999999,kg", "quantity", "largest"},
		{"essex,2015/16,heroin,1,99999999999999999999,thousand doses", "quantity", "can be counted"},
		{"essex,2015/16,cannabis-plants,,1.5,plants", "quantity", "whole number of plants"},
		{"essex,2015/16,heroin,1,5,stone", "quantity_unit", "kg, plants and thousand doses"},
	} {
		l, bad := read(t, columns+c.row+"\n")
		require.Empty(t, l)
		require.Len(t, bad, 1, c.row)
		require.Equal(t, c.column, bad[0].Column, c.row)
		require.Contains(t, bad[0].Reason, c.reason, c.row)
	}
	l, _ = read(t, columns+"essex,2015/16,mdma,,0.0215,thousand doses\n")
	require.Equal(t, stats.Between(21, 22), l[0].Seized.Packs[0].Figure)
	require.Nil(t, l[0].Seized.Seizures, "not reported is not nothing")
}

// In every year the rows of a class and what is left of it make up its total, which is
// the class on the year's last day, and the classes and what is of none make up all drugs.
func TestSeizureRowsPartition(t *testing.T) {
	for year := 2009; year <= 2019; year++ {
		set := func(drug string) seizure.Substance {
			l, bad := read(t, "slug,financial_year,drug,seizures\nessex,"+calendar.Date(year, time.March, 31).FinancialYear().Label()+","+drug+",1\n")
			require.Empty(t, bad)
			for s := range l[0].Seized.Seizures {
				return s
			}
			return 0
		}
		ketamineB, ketamineC := ",ketamine", ""
		if year < 2015 {
			ketamineB, ketamineC = ketamineC, ketamineB
		}
		for whole, parts := range map[string]string{
			"_total-class-a": "cocaine,crack-cocaine,mdma,heroin,lsd,methadone,morphine,_other-class-a",
			"_total-class-b": "cannabis,amphetamine,barbiturates,_other-class-b-(incl-mephedrone)" + ketamineB, // in 2009/10 mephedrone was of no class
			"_total-class-c": "anabolic-steroids,benzodiazepines,ghb,temazepam,_other-class-c" + ketamineC,
			"_all-drugs":     "_total-class-a,_total-class-b,_total-class-c,_unknown",
		} {
			var union seizure.Substance
			for part := range strings.SplitSeq(parts, ",") {
				s := set(part)
				require.NotZero(t, s, part)
				require.Zero(t, union&s, "%s in %d", part, year)
				union |= s
			}
			require.Equal(t, set(whole), union, "%s in %d", whole, year)
			last := calendar.Date(year, time.March, 31)
			for class, of := range map[string]seizure.Substance{"_total-class-a": seizure.ClassA(last), "_total-class-b": seizure.ClassB(last), "_total-class-c": seizure.ClassC(last), "_all-drugs": seizure.AnyDrug} {
				require.True(t, class != whole || of == union, "%s in %d", whole, year)
			}
			named, err := tables.DrugsOf(whole, last)
			require.NoError(t, err)
			require.Equal(t, union, named)
		}
	}
}
