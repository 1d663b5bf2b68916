// SPDX-License-Identifier: MIT

package records

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"math"
	"math/bits"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/internal/generate"
	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

func keysOf(names ...string) (keys []Key) {
	for _, name := range names {
		keys = append(keys, By(name))
	}
	return keys
}

// Totals by columns are those of a map of the rows, by as many keys as there are.
func TestKeysAreColumns(t *testing.T) {
	var file bytes.Buffer
	require.NoError(t, generate.Keyed(&file, 3000, 3, 5, 700))
	want := map[string]int64{}
	for i, row := range strings.Split(strings.TrimSuffix(file.String(), "\n"), "\n") {
		if cells := strings.Split(row, ","); i > 0 {
			drug, err := seizure.ParseSubstance(cells[2])
			require.NoError(t, err)
			milligrams, err := strconv.ParseInt(strings.Replace(cells[3], ".", "", 1), 10, 64)
			require.NoError(t, err)
			force, err := countylines.ParseArea(cells[0])
			require.NoError(t, err)
			want[fmt.Sprintf("%v %v %v", force, drug, cells[4:])] += milligrams
		}
	}
	for _, threads := range []int{1, 2} {
		tally, told, err := loadAll(bytes.NewReader(file.Bytes()), threads, keysOf("Team", "beat", "LINE")...)
		require.NoError(t, err)
		require.Empty(t, told)
		got := map[string]int64{}
		for values, r := range tally.ByKeys() {
			for _, e := range r.Seized.Mass {
				m, exact := e.Figure.Exact()
				require.True(t, exact)
				got[fmt.Sprintf("%v %v %v", r.Area, e.Set, values)] += int64(m / seizure.Milligram)
			}
		}
		require.True(t, maps.Equal(want, got))
		five, _, err := loadAll(bytes.NewReader(file.Bytes()), threads, keysOf("team", "beat", "line", "grams", "date")...)
		require.NoError(t, err)
		n := 0
		for values := range five.ByKeys() {
			require.Len(t, values, 5)
			require.Len(t, values[4], len("2022-10-03"))
			n++
		}
		require.Equal(t, 3000, n)
	}
}

// The values of a column that is known are slugs, and a detail that is not understood
// leaves one blank.
func TestKeysAreReadLikeColumns(t *testing.T) {
	tally, told, err := loadAll(strings.NewReader("date,force,main offence,squad,beat\n"+
		"2022-10-03,Kent,PWITS, north ,7\n2022-10-03,Kent,possession with intent to supply,north,NA\n2022-10-03,Kent,witchcraft,\"north\",7\n"), 1, keysOf("offence", "team", "Beat")...)
	require.NoError(t, err)
	require.Len(t, told, 1)
	require.ErrorIs(t, told[0], countylines.ErrDetail)
	require.Equal(t, [3]int{3, 1, 0}, [3]int{tally.Accepted, tally.InPart, tally.Rejected})
	var got []string
	for values, r := range tally.ByKeys() {
		got = append(got, fmt.Sprintf("%q %v", values, r.Counts[countylines.Arrests]))
	}
	require.Equal(t, []string{`["" "north" "7"] 1`, `["pwits" "north" ""] 1`, `["pwits" "north" "7"] 1`}, got)
	scopes := []string{}
	for _, r := range tally.Ledger() {
		scopes = append(scopes, r.Scope)
	}
	require.Equal(t, []string{"", "offence pwits, team north", "offence pwits, team north, Beat 7", "team north, Beat 7"}, scopes)
}

func TestKeysThatAreNotKept(t *testing.T) {
	for value, want := range map[string]error{
		"=cmd()": errFormula, "@SUM(A1)": errFormula, "07700 900123": errPhone, "+44 7700 900123": errPhone, "7700900123": errPhone, "447700900123": errPhone, "call 07700-900-123 now": errPhone,
		"0044 7700 900123": errPhone, "07700\u00a0900\u2013123": errPhone, "(07700) 900.123": errPhone, "tel:07700900123": errPhone, "\uff10\uff17\uff17\uff10\uff10900123": errPhone, "0113 496 0000": errPhone, "0770090\u200b0123": errPhone,
		"-2+3": errFormula, "+cmd|x": errFormula, "'=cmd()": errFormula, "mailto:jo@example.org": errMail, "jo\uff20example.org": errMail,
		"jo@example.org": errMail, "PC Jo <jo@example.org>": errMail, strings.Repeat("a", 300): errLongKey,
	} {
		tally, told, err := loadAll(strings.NewReader("date,force,drug,grams,beat\n2022-10-03,Kent,heroin,5,\""+value+"\"\n2022-10-03,Kent,heroin,5,B1\n"), 1, By("beat"))
		require.NoError(t, err)
		require.Len(t, told, 1, value)
		require.ErrorIs(t, told[0], want, value)
		require.NotContains(t, told[0].Error(), value)
		require.Equal(t, 1, tally.Accepted)
		packed, err := tally.MarshalBinary()
		require.NoError(t, err)
		require.NotContains(t, string(packed), value)
	}
	for _, fine := range []string{"B-12", "-", "north 2022", "40%", "A@B", "Ops 10/2022", "-5", "2022-10-03", "1234567", "12345.678", "42/12345/22", "01/10/2022"} {
		require.NoError(t, keepable(fine), fine)
	}
	for line, accepted := range map[string]int{"Billy 2": 1, "Billy": 1, "Zed900": 1, "07700 900123": 0, "Billy 07700 900123": 0, "Billy (07700\u00a0900123)": 0, "B 7700900123": 0, "\uff10\uff17\uff17\uff10\uff10900123": 0} {
		file := "date,force,drug,grams,line\n2022-10-03,Kent,heroin,5," + line + "\n"
		tally, _, err := loadAll(strings.NewReader(file), 1)
		require.NoError(t, err)
		events, _, _ := readAll(strings.NewReader(file))
		require.Equal(t, [2]int{accepted, accepted}, [2]int{tally.Accepted, len(events)}, line)
	}
	var tally Tally
	err := tally.AddFile(context.Background(), strings.NewReader("date,force,drug,grams\n"), calendar.Day.Year, Options{Once: "crime id"})
	require.ErrorIs(t, err, countylines.ErrHeading)
	require.ErrorContains(t, err, `crime id`)
}

// A million values would take too long here; that there is an end is seen with fewer.
func TestManyValues(t *testing.T) {
	var file bytes.Buffer
	file.WriteString("date,force,drug,grams,crime\n")
	for i := range 50_000 {
		fmt.Fprintf(&file, "2022-10-03,Kent,heroin,1,AAAAAAAA-%06d-ZZZZZZZZ\n", i)
	}
	tally, told, err := loadAll(bytes.NewReader(file.Bytes()), 2, By("crime"))
	require.NoError(t, err)
	require.Empty(t, told)
	n := 0
	for values := range tally.ByKeys() {
		require.Equal(t, fmt.Sprintf("AAAAAAAA-%06d-ZZZZZZZZ", n), values[0])
		n++
	}
	require.Equal(t, 50_000, n)
	full := newValues()
	full.texts = make([]string, mostValues)
	_, err = full.number("one more")
	require.ErrorIs(t, err, errManyValues)
}

// Neither the rows nor their keys cost memory: a file twice as long allocates no more.
func TestRowsAreAddedWithoutAllocation(t *testing.T) {
	var file bytes.Buffer
	require.NoError(t, generate.Keyed(&file, 2000, 12, 40))
	data := file.Bytes()
	rest := data[bytes.IndexByte(data, '\n')+1:]
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	for _, keys := range [][]Key{nil, keysOf("team"), keysOf("team", "beat")} {
		allocations := func(times int) float64 {
			return testing.AllocsPerRun(3, func() {
				tally := Tally{Keys: keys}
				in := repeated(data, times)
				if err := tally.AddFile(context.Background(), in, calendar.Day.Year, Options{}); err != nil || tally.Rejected != 0 {
					t.Fatal(err)
				}
			})
		}
		more := allocations(9) - allocations(1)
		require.Less(t, more, float64(8*len(rest))/(256<<10)*8+60, "%v: the rows are %d", keys, 8*2000)
	}
}

// underRace is set where the race detector or an emulated processor takes twenty times as long.
var underRace bool

// A million different values of a key stay within what the Tally says: some hundred bytes
// for each, and for each total.
func TestMillionValues(t *testing.T) {
	if testing.Short() {
		t.Skip("a million values")
	}
	n := 1_000_000
	if underRace {
		n = 50_000
	}
	in := &rowsMade{head: "date,force,drug,grams,crime\n", rows: n, row: func(b []byte, i int) []byte {
		return append(strconv.AppendInt(append(b, "2022-10-03,Kent,heroin,1,crime "...), int64(i), 10), '\n')
	}}
	before := heapNow()
	tally := Tally{Keys: keysOf("crime")}
	require.NoError(t, tally.AddFile(context.Background(), in, calendar.Day.Year, Options{}))
	require.Equal(t, [2]int{n, 0}, [2]int{tally.Accepted, tally.Rejected})
	require.Less(t, heapNow()-before, int64(250*n))
	count := 0
	for range tally.ByKeys() {
		count++
	}
	require.Equal(t, n, count)
}

func heapNow() int64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

// A rowsMade file has rows that are made as they are read.
type rowsMade struct {
	head string
	rows int
	row  func(b []byte, i int) []byte
	at   int
	rest []byte
}

func (g *rowsMade) Read(p []byte) (int, error) {
	if g.at == 0 && g.head != "" {
		g.rest, g.head = []byte(g.head), ""
	}
	for len(g.rest) < len(p) && g.at < g.rows {
		g.rest = g.row(g.rest, g.at)
		g.at++
	}
	if len(g.rest) == 0 {
		return 0, io.EOF
	}
	n := copy(p, g.rest)
	g.rest = append(g.rest[:0], g.rest[n:]...)
	return n, nil
}

// What a file has that is no file of records is told for what it is, and one bad row costs
// one row.
func TestBadInputIsToldForWhatItIs(t *testing.T) {
	array := "[\n{\"date\":\"2022-10-03\",\"force\":\"Kent\",\"what\":\"arrests\"}\n]\n"
	for _, file := range []string{array, "[]", "\n[{}]", "[" + strings.Repeat("{},", 100_000) + "{}]"} {
		events, bad, err := readAll(strings.NewReader(file))
		require.NoError(t, err)
		require.Empty(t, events)
		require.Len(t, bad, 1)
		require.ErrorContains(t, bad[0], "array of JSON", file[:min(20, len(file))])
		var tally Tally
		require.ErrorContains(t, tally.AddFile(context.Background(), strings.NewReader(file), calendar.Day.Year, Options{}), "one object a line")
	}
	for cell, reason := range map[string]string{"£15.000": "three decimals", "£1.500": "three decimals", "£0.555": "three decimals", "15.000": "three decimals"} {
		for _, column := range []string{"cash", "worth"} {
			file := "date,force," + column + "\n2022-10-03,Kent," + cell + "\n2022-10-03,Kent,£15\n"
			events, bad, err := readAll(strings.NewReader(file))
			require.NoError(t, err)
			require.Len(t, events, 1, cell)
			require.Len(t, bad, 1, cell)
			require.Contains(t, bad[0].Reason, reason, cell)
			require.Equal(t, column, bad[0].Column)
		}
	}
	for _, stray := range []string{"\"Kent,2022-10-03,heroin,5", "Kent,2022-10-03,\"heroin,5", "Kent,2022-10-03,5\" heroin,5", "\"Kent\"x,2022-10-03,heroin,5", "Kent,2022-10-03,heroin,\""} {
		file := "force,date,drug,grams\nKent,2022-10-03,heroin,1\n" + stray + "\n" + strings.Repeat("\"Kent\",2022-10-03,heroin,2\nKent,2022-10-03,heroin,2\n", 20)
		for _, threads := range []int{1, 2} {
			tally, told, err := loadAll(strings.NewReader(file), threads)
			require.NoError(t, err)
			require.Equal(t, [2]int{41, 1}, [2]int{tally.Accepted, tally.Rejected}, stray)
			require.Equal(t, 3, told[0].Row, stray)
		}
	}
}

func TestMergeThatCannotBe(t *testing.T) {
	var tally Tally
	e := countylines.Event{On: october.From, By: countylines.Kent, What: countylines.Arrests, Count: stats.Exactly(1)}
	tally.Add(e, october)
	require.NoError(t, tally.Merge(nil))
	require.ErrorContains(t, tally.Merge(&tally), "one and the same")
	var empty, unpacked Tally
	packed, err := empty.MarshalBinary()
	require.NoError(t, err)
	require.NoError(t, unpacked.UnmarshalBinary(packed))
	other := Tally{Keys: keysOf("team")}
	other.Add(e, october)
	require.NoError(t, unpacked.Merge(&other), "an empty one takes the keys of the first")
	require.Equal(t, other.Ledger(), unpacked.Ledger())
	require.NoError(t, unpacked.Merge(&empty))
	require.Equal(t, other.Ledger(), unpacked.Ledger())
	require.ErrorContains(t, tally.Merge(&other), "different keys")
	full := Tally{}
	full.Add(e, october)
	full.Accepted = math.MaxInt
	require.ErrorContains(t, tally.Merge(&full), "more events than can be counted")
	require.Equal(t, 1, tally.Accepted)
	packed, err = full.MarshalBinary()
	require.NoError(t, err)
	var back Tally
	require.NoError(t, back.UnmarshalBinary(packed))
	_, typed := errors.AsType[*MergeError](back.Merge(&full))
	require.True(t, typed)
	require.Equal(t, math.MaxInt, back.Accepted)
	if bits.UintSize == 64 {
		for c, err := range Chunks(context.Background(), strings.NewReader("date,force,what\n2022-10-03,Kent,warrants\n"), math.MaxInt/2) {
			require.NoError(t, err)
			require.LessOrEqual(t, cap(c.File), 1<<20)
		}
	}
}

// Rows of one key count once, and the others are told of.
func TestOnce(t *testing.T) {
	file := "Crime ID,date,force,outcome\nq1,2024-05-02,Kent,Charged\nq1,2024-05-02,Kent,Charged\n,2024-05-02,Kent,Charged\n,2024-05-02,Kent,Charged\nq2,x,Kent,Charged\nq2,2024-05-03,Kent,Charged\n"
	var tally Tally
	var told []*countylines.RowError
	o := Options{Once: "crime id", Rejected: func(e *countylines.RowError) { told = append(told, e) }}
	require.NoError(t, tally.AddFile(context.Background(), strings.NewReader(file), calendar.Day.Year, o))
	require.Equal(t, 4, tally.Accepted)
	require.Len(t, told, 2)
	require.ErrorIs(t, told[0], ErrRepeated)
	require.Equal(t, `countylines: row 3, crime id "q1": is that of row 2, which is counted`, told[0].Error())
	require.Equal(t, 6, told[1].Row)
	require.NoError(t, tally.AddFile(context.Background(), strings.NewReader(file), calendar.Day.Year, o))
	require.Equal(t, 6, tally.Accepted, "the blank ones again")
	lines := `{"date":"2024-05-02","force":"Kent","outcome":"Charged","crime_id":"q1"}` + "\n"
	tally = Tally{}
	require.NoError(t, tally.AddFile(context.Background(), strings.NewReader(lines+lines), calendar.Day.Year, o))
	require.Equal(t, 1, tally.Accepted)
}

// If any date can only have the month first, those that may be either are rejected,
// however the file is read; the others stay.
func TestDatesInDoubt(t *testing.T) {
	file := "date,force,drug,grams\n3/10/2022,Kent,heroin,1\n2022-10-04,Kent,heroin,2\n10/23/2022,Kent,heroin,4\n03/03/2022,Kent,heroin,8\n23/10/2022,Kent,heroin,16\n03/10/2022 14:30,Kent,heroin,32\n"
	mass := func(tally *Tally) string {
		total := stats.Figure[seizure.Mass]{}
		for i, r := range tally.Ledger() {
			f, err := r.Seized.Mass.Of(seizure.Heroin)
			require.NoError(t, err)
			if total = stats.Sum(total, f); i == 0 {
				total = f
			}
		}
		return total.String()
	}
	for _, threads := range []int{1, 2} {
		tally, told, err := loadAll(strings.NewReader(file), threads)
		require.NoError(t, err)
		require.Equal(t, "26g", mass(tally))
		require.Len(t, told, 3)
		require.Equal(t, 3, tally.Rejected)
		require.Equal(t, 4, told[0].Row)
		for i, row := range []int{2, 7} {
			require.ErrorIs(t, told[1+i], ErrDoubt)
			require.Equal(t, row, told[1+i].Row)
			require.Contains(t, told[1+i].Reason, `"10/23/2022" in row 4`)
		}
		fine, told, err := loadAll(strings.NewReader(strings.Replace(file, "10/23/2022", "23/10/2022", 1)), threads)
		require.NoError(t, err)
		require.Empty(t, told)
		require.Equal(t, "63g", mass(fine))
	}
	for name, in := range map[string]func() interface{ Read([]byte) (int, error) }{
		"that can go back": func() interface{ Read([]byte) (int, error) } { return strings.NewReader(file) },
		"that cannot": func() interface{ Read([]byte) (int, error) } {
			return struct{ *bytes.Buffer }{bytes.NewBufferString(file)}
		},
	} {
		events, bad, err := readAll(in())
		require.NoError(t, err)
		require.Len(t, events, 3, name)
		require.Len(t, bad, 3, name)
		var chunked Tally
		for c, err := range Chunks(context.Background(), in(), 64) {
			require.NoError(t, err)
			require.NoError(t, chunked.AddFile(context.Background(), bytes.NewReader(c.File), calendar.Day.Year, Options{}))
		}
		require.Equal(t, [2]int{3, 3}, [2]int{chunked.Accepted, chunked.Rejected}, name)
	}
	said, _, err := loadAll(strings.NewReader(strings.Replace(file, "date,", "Date (DD/MM/YYYY),", 1)), 1)
	require.NoError(t, err)
	require.Equal(t, 5, said.Accepted, "whoever says so is believed")
}

// A month counts in every period that holds all of it.
func TestMonthsAreDates(t *testing.T) {
	file := "Month,Falls within,Crime type,what\n2022-10,Kent Police,x,arrests\nOct-22,Kent,x,arrests\n2011-12,Kent,x,arrests\nDecember 2011,Kent,x,arrests\n"
	events, bad, err := readAll(strings.NewReader(file))
	require.NoError(t, err)
	require.Len(t, bad, 1, "the column that is left out")
	require.Len(t, events, 4)
	for _, e := range events {
		require.True(t, e.Month)
		require.Equal(t, e.On.Month().From, e.On)
	}
	for of, want := range map[string]int{"quarter": 4, "week": 0, "month": 4} {
		period := map[string]func(calendar.Day) calendar.Period{"quarter": calendar.Day.Quarter, "week": calendar.Day.Week, "month": calendar.Day.Month}[of]
		var tally, one Tally
		var reason string
		require.NoError(t, tally.AddFile(context.Background(), strings.NewReader(file), period, Options{Rejected: func(e *countylines.RowError) { reason = e.Reason }}))
		require.Equal(t, want, tally.Accepted, of)
		if want == 0 {
			require.Contains(t, reason, "is a month, of which")
		}
		for _, e := range events {
			one.Add(e, period(e.On))
		}
		require.Equal(t, tally.Ledger(), one.Ledger())
	}
	years, told, err := loadAll(strings.NewReader("date,force,what\n2010-11,Kent,arrests\n2012-13,Kent,arrests\n2010-10,Kent,arrests\n"), 1)
	require.NoError(t, err)
	require.Equal(t, 1, years.Accepted)
	require.Len(t, told, 2)
	require.ErrorIs(t, told[1], ErrDoubt)
	var written bytes.Buffer
	require.NoError(t, Write(&written, func(yield func(countylines.Event) bool) { yield(events[0]) }))
	back, bad, err := readAll(&written)
	require.NoError(t, err)
	require.Empty(t, bad)
	require.Equal(t, events[:1], back)
}

// What real files hold, and what becomes of it.
func TestRowsOfRealFiles(t *testing.T) {
	for file, want := range map[string]string{
		"date,force,substance,count,form\n2024-05-02,Kent,Heroin,12,\n":          "12 seizures of heroin",
		"date,force,substance,count,grams\n2024-05-02,Kent,Heroin,12,\n":         "12 seizures of heroin",
		"date,force,substance,count,grams\n2024-05-02,Kent,Heroin,12,350\n":      "350g of heroin, including 12 seizures of heroin",
		"on,by,drug,count\n2024-05-02,Kent,Cannabis plants,52\n":                 "52 cannabis plants",
		"on,by,drug,amount\n2024-05-02,Kent,cannabis-plants,52\n":                "52 cannabis plants",
		"on,by,drug\n2024-05-02,Kent,cannabis plant\n":                           "an unknown number of cannabis plants",
		"on,by,drug,count\n2024-05-02,Kent,Cannabis plant,1\n":                   "a cannabis plant",
		"on,by,drug\n2024-05-02,Kent,Cannabis plants\n":                          "an unknown number of cannabis plants",
		"on,by,drug,count\n2024-05-02,Kent,heroin,1350.0\n":                      "1,350 seizures of heroin",
		"on,by,drug,amount,unit\n2024-05-02,Kent,Cocaine,3.5,KG\n":               "3.5kg of cocaine",
		"on,by,drug,amount,unit\n2024-05-02,Kent,Cocaine,5+,g\n":                 "at least 5g of cocaine",
		"on,by,what,count,team,joint\n2024-05-02,Kent,arrests,5,NA,NA\n":         "5 arrests",
		"on,by,what,count\n2024-05-02,Kent,arrests,NA\n":                         "not reported arrests",
		"on,by,offence,count\n2024-05-02,Kent,PWITS,\n":                          "not reported arrests",
		"on,by,outcome\n2024-05-02,Kent,charged and remanded\n":                  "1 people charged and remanded",
		"on,by,outcome\n2024-05-02,Kent,pending\n":                               "1 arrests, in part",
		"on,by,offence\n2024-05-02,Kent,Modern slavery\n":                        "1 arrests, in part",
		"on,by,outcome\n2024-05-02,Kent,N/A\n":                                   `row 2: says nothing that was counted or found`,
		"on,by,outcome\n2024-05-02,Kent,voluntary attendance\n":                  `row 2, outcome: is the outcome of no arrest: nobody who attends voluntarily is under arrest`,
		"on,by,drug,amount,unit\n2024-05-02,Kent,Cocaine,-5,g\n":                 "row 2, amount: is negative; an amount is nought or more",
		"on,by,drug,amount,unit\n2024-05-02,Kent,Cocaine,5,miles\n":              "row 2, unit: is no unit; kg, g, mg or oz would do, or wraps, tablets, plants",
		"date,area,what\n2024-05-02,Birmingham,arrests\n":                        "1 arrests in Birmingham",
		"date,force,district,what\n2024-05-02,West Midlands,E08000025,arrests\n": "1 arrests in Birmingham",
		"date,force,district,what\n2024-05-02,Kent,Birmingham,arrests\n":         "row 2, district: is a district of West Midlands, not of Kent",
		"date,force,what,count\n45327,Kent,arrests,2\n":                          "row 2, date: \"45327\" looks like the number that a spreadsheet keeps for 5 February 2024; show the column as dates before you save it",
		"date,force,what,whole month\n2024-05-01,Kent,arrests,\n":                "1 arrests",
	} {
		events, bad, err := readAll(strings.NewReader(file))
		require.NoError(t, err, file)
		got := ""
		for _, e := range events {
			switch {
			case e.What != 0:
				got = e.Count.String() + " " + e.What.String()
			default:
				haul := seizure.Of(e.Item)
				got = haul.String()
				if len(e.Item.Including) > 0 {
					got = e.Item.String()
				}
			}
			if e.Scope != "" {
				got += " in " + e.Scope
			}
		}
		for _, b := range bad {
			if errors.Is(b, countylines.ErrDetail) {
				got += ", in part"
				continue
			}
			got = fmt.Sprintf("row %d", b.Row)
			if b.Column != "" {
				got += ", " + b.Column
			}
			got += ": " + b.Reason
		}
		require.Equal(t, want, got, file)
	}
}

// A force that says that its file is complete says it of what the columns can tell.
func TestCompleteFile(t *testing.T) {
	file := "date,force,weapon,count\n2022-10-03,Kent,machete,2\n"
	complete := func(o Options, file string) countylines.Kinds {
		var tally, back Tally
		require.NoError(t, tally.AddFile(context.Background(), strings.NewReader(file), calendar.Day.Week, o))
		packed, err := tally.MarshalBinary()
		require.NoError(t, err)
		require.NoError(t, back.UnmarshalBinary(packed))
		require.Equal(t, tally.Ledger(), back.Ledger())
		return back.Ledger()[0].Complete
	}
	require.Zero(t, complete(Options{}, file))
	require.Equal(t, countylines.KindsOf(seizure.KindWeapons), complete(Options{Complete: true}, file))
	require.Zero(t, complete(Options{Complete: true}, file+"2022-10-03,Kent,wand,2\n"), "a row is rejected")
	require.Zero(t, complete(Options{Complete: true}, "date,force,offence\n2022-10-03,Kent,PWITS\n"), "it cannot tell of visits")
	require.Equal(t, countylines.KindsOf(seizure.NoKind, seizure.KindSeizures), complete(Options{Complete: true},
		`{"date":"2022-10-03","force":"Kent","what":"visits","count":1}`+"\n"+`{"date":"2022-10-03","force":"Kent","drug":"heroin"}`+"\n"))
}

// Seven digits are a phone number, six a line's name; and what the fast way takes for a
// name has no seven.
func TestSevenDigits(t *testing.T) {
	for text, want := range map[string]bool{"123456": false, "1234567": true, "123 4567": true, "(12) 34-56": false, "+44 7700": false, "+44 77001": true, "A1234567": false} {
		require.Equal(t, want, isPhoneNumber(text), text)
	}
	require.True(t, isBrand([]byte("A123456")))
	require.False(t, isBrand([]byte("A1234567")))
}
