// SPDX-License-Identifier: MIT

package records

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"io"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/countylines/tables"
	"github.com/countylines/ops/internal/generate"
	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

const head = "force,date,substance,grams\n"

// Every amount that people or programs leave in a cell of grams.
func TestAmountsInCells(t *testing.T) {
	grams := func(v seizure.Mass) stats.Figure[seizure.Mass] { return stats.Exactly(v * seizure.Milligram) }
	for cell, want := range map[string]stats.Figure[seizure.Mass]{
		"5":                    grams(5_000),
		"12.345":               grams(12_345),
		"0":                    grams(0),
		"":                     {},
		" 5 kg ":               grams(5_000_000),
		"5,000.50":             grams(5_000_500),
		"over 5kg":             stats.MoreThan(5 * seizure.Kilogram),
		"over 5":               stats.MoreThan(5 * seizure.Gram),
		"nearly 18":            stats.Nearly(18 * seizure.Gram),
		"5 to 6":               stats.Between(5*seizure.Gram, 6*seizure.Gram),
		"5+":                   stats.AtLeast(5 * seizure.Gram),
		"about 2oz":            stats.About(2 * seizure.Ounce).Place(seizure.Ounce),
		"0.000000001":          stats.Exactly(seizure.Nanogram),
		"9223372036.854775807": stats.Exactly(seizure.Mass(1<<63 - 1)),
	} {
		row := head + "Kent,2022-10-03,heroin,\"" + cell + "\"\nKent,2022-10-03,heroin,"
		if strings.Contains(cell, ",") {
			row = row[:strings.LastIndex(row, "Kent")]
		} else {
			row += cell + "\n"
		}
		events, bad, err := readAll(strings.NewReader(row))
		require.NoError(t, err)
		require.Empty(t, bad, "%q", cell)
		for _, e := range events {
			require.Equal(t, want, e.Item.Mass, "%q", cell)
		}
	}
	for cell, reason := range map[string]string{
		"1e1000000000": "exponent", "NaN": "no amount", "Inf": "no amount", "−5": "negative", "-5": "negative",
		"£": "no amount", "£5": "no amount", "€5": "no amount", "=1+1": "no amount", "5 5": "no amount", "9223372036.854775808": "no amount",
		strings.Repeat("9", 5000): "no amount", "\x00": "no amount", "a lot": "no amount", "5.5.5": "no amount",
	} {
		events, bad, err := requireOneReading(t, []byte(head+"Kent,2022-10-03,heroin,"+cell+"\nKent,2022-10-03,heroin,1\n"))
		require.NoError(t, err)
		require.Len(t, events, 1, "%q: what follows is kept", cell)
		require.Len(t, bad, 1, "%q", cell)
		require.Equal(t, 2, bad[0].Row)
		require.Equal(t, "grams", bad[0].Column)
		require.True(t, strings.HasPrefix(bad[0].Text, cell[:min(len(cell), 80)]), "%q", cell)
		require.Contains(t, bad[0].Reason, reason, "%q", cell)
	}
}

// What is wrong with a row, or with a file, and how much of the rest is kept.
func TestBadFiles(t *testing.T) {
	const good = "Kent,2022-10-03,heroin,5\n"
	for name, c := range map[string]struct {
		file   string
		kept   int
		row    int
		column string
		text   string
		reason string
	}{
		"a force misspelt":         {head + good + "Mersyside,2022-10-03,heroin,5\n" + good, 2, 3, "force", "Mersyside", `write "Merseyside"`},
		"several forces":           {head + "ERSOU,2022-10-03,heroin,5\n" + good, 1, 2, "force", "ERSOU", "give the one that acted"},
		"no force":                 {head + ",2022-10-03,heroin,5\n" + good, 1, 2, "force", "", "is no force"},
		"a drug misspelt":          {head + "Kent,2022-10-03,herion,5\n" + good, 1, 2, "substance", "herion", "heroin"},
		"a drug that may be two":   {head + "Kent,2022-10-03,white,5\n" + good, 1, 2, "substance", "white", "cocaine"},
		"a date in 1066":           {head + "Kent,1066-10-14,heroin,5\n" + good, 1, 2, "date", "1066-10-14", "the year 1066 is outside 1900 to 2199"},
		"a date in 2999":           {head + "Kent,2999-01-01,heroin,5\n" + good, 1, 2, "date", "2999-01-01", "2999"},
		"31 February":              {head + "Kent,31/02/2022,heroin,5\n" + good, 1, 2, "date", "31/02/2022", "February 2022 has 28 days"},
		"the wrong weekday":        {head + "Kent,Monday 1 March 2024,heroin,5\n" + good, 1, 2, "date", "Monday 1 March 2024", "Friday"},
		"no date":                  {head + "Kent,,heroin,5\n" + good, 1, 2, "date", "", "is no date"},
		"the heading again":        {head + good + head + good, 2, 3, "date", "date", "is the heading again"},
		"a row too short":          {head + "Kent,2022-10-03,heroin\n" + good, 1, 2, "", "Kent,2022-10-03,heroin", "has 3 cells, where the heading has 4"},
		"a row too long":           {head + "Kent,2022-10-03,heroin,5,000\n" + good, 1, 2, "", "Kent,2022-10-03,heroin,5,000", "has 5 cells"},
		"10,000 columns":           {head + "Kent" + strings.Repeat(",x", 10_000) + "\n" + good, 1, 2, "", "Kent" + strings.Repeat(",x", 38) + "…", "has 10001 cells"},
		"cells beyond, but empty":  {head + "Kent,2022-10-03,heroin,5,,\n" + good, 2, 0, "", "", ""},
		"a mark inside a cell":     {head + "Kent,2022-10-03,5\" heroin,5\n" + good, 1, 2, "", "Kent,2022-10-03,5\" heroin,5", "quotation mark inside"},
		"text after a mark":        {head + "\"Kent\"y,2022-10-03,heroin,5\n" + good, 1, 2, "", "\"Kent\"y,2022-10-03,heroin,5", "after its closing quotation mark"},
		"a mark that never closes": {head + "\"Kent,2022-10-03,heroin,5\n" + good + good, 2, 2, "", "\"Kent,2022-10-03,heroin,5", "never ends it"},
		"only blanks":              {head + " , , , \n" + good, 1, 2, "date", "", "is no date"},
		"a longer line":            {head + strings.Repeat("x", 1<<20) + "\n" + good, 1, 2, "", strings.Repeat("x", 80) + "…", "256 KiB"},
		"no measure":               {"by,on,what\nKent,2022-10-03,\nKent,2022-10-03,visits\n", 1, 2, "", "Kent,2022-10-03,", "says nothing"},
		"no outcome of an arrest":  {"by,on,outcome\nKent,2022-10-03,voluntary interview\nKent,2022-10-03,RUI\n", 1, 2, "outcome", "voluntary interview", "outcome of no arrest"},
		"an amount of nothing":     {head + "Kent,2022-10-03,,5\n" + good, 1, 2, "substance", "", "is empty"},
		"no unit":                  {"by,on,drug,amount\nKent,2022-10-03,heroin,5\nKent,2022-10-03,heroin,5g\n", 1, 2, "amount", "5", "has no unit"},
		"a strange unit":           {"by,on,drug,amount,unit\nKent,2022-10-03,heroin,5,lots\nKent,2022-10-03,heroin,5,kg\n", 1, 2, "unit", "lots", "is no unit"},
		"joint and nameless":       {"by,on,what,joint\nKent,2022-10-03,visits,Essex\nKent,2022-10-03,visits,\n", 1, 2, "scope", "", "without a name"},
		"a phone number":           {"by,on,what,line\nKent,2022-10-03,lines closed,07700 900123\nKent,2022-10-03,lines closed,Rico\n", 1, 2, "line", "############", "is a phone number"},
		"a formula":                {head + "\"=cmd|' /C calc'!A1\",2022-10-03,heroin,5\n" + good, 1, 2, "force", "=cmd|' /C calc'!A1", "is no force"},
		"several finds":            {"by,on,item\nKent,2022-10-03,two machetes and three knives\nKent,2022-10-03,a machete\n", 1, 2, "item", "two machetes and three knives", "several finds"},
		"not a find":               {"by,on,item\nKent,2022-10-03,two bananas\nKent,2022-10-03,a machete\n", 1, 2, "item", "two bananas", "two bananas"},

		"10,000 unknown":      {"force,date,substance,grams" + strings.Repeat(",x", 10_000) + "\nKent,2022-10-03,heroin,5" + strings.Repeat(",", 10_000) + "\n", 1, 1, "", strings.Repeat("x,", 40) + "…", "left out"},
		"an unknown column":   {"force,date,substance,grams,officer\nKent,2022-10-03,heroin,5,Smith\n", 1, 1, "", "officer", "left out"},
		"a misspelt column":   {"force,date,substance,grams,outcom\nKent,2022-10-03,heroin,5,\n", 1, 1, "", "outcom", `write "outcome"`},
		"a column twice":      {"force,date,substance,grams,drug\n" + good, 0, 1, "", "drug", `means the same as the column "substance"`},
		"no column for dates": {"force,substance,grams\n" + good, 0, 1, "", "force,substance,grams", "has no column for the date"},
		"no column for force": {"date,substance,grams\n" + good, 0, 1, "", "date,substance,grams", "has no column for the force"},
		"nothing to count":    {"force,date,grams\n" + good, 0, 1, "", "force,date,grams", "counted or found"},
		"semicolons":          {"force;date;substance;grams\n", 0, 1, "", "force;date;substance;grams", "parted by commas"},
		"carriage returns":    {"force,date,substance,grams\rKent,2022-10-03,heroin,5\r", 0, 1, "", "force,date,substance,grams\rKent,2022-10-03,heroin,5", "let lines end in a line feed"},
		"nothing":             {"", 0, 1, "", "", "there is nothing in the file"},
		"blank lines":         {"\n\r\n\n", 0, 3, "", "", "there is nothing in the file"},
		"a mark":              {"\"", 0, 1, "", "\"", "never ends it"},
		"only a heading":      {head, 0, 0, "", "", ""},
		"only half of one":    {"force,date,substance,grams", 0, 0, "", "", ""},
		"a gzip archive":      {"\x1f\x8b\x08\x00\x00\n", 0, 1, "", "\x1f\x8b\x08\x00\x00", "gzip"},
		"a workbook":          {"PK\x03\x04\x14\n", 0, 1, "", "PK\x03\x04\x14", "zip"},
		"UTF-16":              {"\xff\xfef\x00o\x00\n", 0, 1, "", "\xff\xfef\x00o\x00", "UTF-16"},
		"binary":              {"\x7fELF\x02\x00\x00\n", 0, 1, "", "\x7fELF\x02\x00\x00", "no text"},
		"HTML":                {"<!DOCTYPE html>\n<html>", 0, 1, "", "<!DOCTYPE html>", "such as date,force,substance,grams"},

		"no JSON":            {`{"on":"2022-10-03","by":"kent","what":"visits"}` + "\n{\"on\"\n", 1, 2, "", `{"on"`, "no object of JSON"},
		"more than one":      {`{"on":"2022-10-03","by":"kent","what":"visits"} {}`, 0, 1, "", `{"on":"2022-10-03","by":"kent","what":"visits"} {}`, "more follows"},
		"no field":           {`{"on":"2022-10-03","by":"kent","whot":"visits"}`, 0, 1, "whot", `"visits"`, `write "what"`},
		"a field twice":      {`{"on":"2022-10-03","by":"kent","what":"visits","date":"2022-10-04"}`, 0, 1, "date", `"2022-10-04"`, "is there twice"},
		"a list":             {`{"on":"2022-10-03","by":["kent"],"what":"visits"}`, 0, 1, "by", `["kent"]`, "neither a text nor a number"},
		"a number too large": {`{"on":"2022-10-03","by":"kent","drug":"heroin","grams":1e1000000000}`, 0, 1, "grams", "1e1000000000", "exponent"},
		"an item of no kind": {`{"on":"2022-10-03","by":"kent","item":{"kind":"tea"}}`, 0, 1, "item", `{"kind":"tea"}`, "tea"},
	} {
		t.Run(name, func(t *testing.T) {
			events, bad, err := requireOneReading(t, []byte(c.file))
			require.NoError(t, err)
			require.Len(t, events, c.kept)
			if c.row == 0 {
				require.Empty(t, bad)
				return
			}
			require.Len(t, bad, 1)
			require.Equal(t, c.row, bad[0].Row)
			require.Equal(t, c.column, bad[0].Column)
			require.Equal(t, c.text, bad[0].Text)
			require.Contains(t, bad[0].Reason, c.reason)
		})
	}
}

// What is said of a heading is told from a rejected row, by every reader.
func TestErrorsOfTheHeading(t *testing.T) {
	for file, want := range map[string]error{
		"":             countylines.ErrHeading,
		"\"":           countylines.ErrHeading,
		"force,date\n": countylines.ErrHeading,
		"drug,drug\n":  countylines.ErrHeading,
		"force,date,drug,grams,officer\nKent,2022-10-03,heroin,5,\n":    countylines.ErrColumns,
		"force,date,outcome,Number of arrests\nKent,2022-10-03,RUI,2\n": countylines.ErrHeading,
		"force,date,drug,grams\nKent,2022-10-03,herion,5\n":             nil,
		strings.Repeat("x", 1<<19):                                      countylines.ErrHeading,
	} {
		var byAll []error
		_, bad, _ := readAll(strings.NewReader(file))
		byAll = append(byAll, bad[0])
		_, told, err := loadAll(strings.NewReader(file), 2)
		if err == nil {
			err = told[0]
		}
		byAll = append(byAll, err)
		for _, err := range Chunks(context.Background(), strings.NewReader(file), 1000) {
			if want != nil && err != nil {
				byAll = append(byAll, err)
			}
		}
		for _, err := range byAll {
			require.Equal(t, want == countylines.ErrHeading, errors.Is(err, countylines.ErrHeading), file)
			require.Equal(t, want == countylines.ErrColumns, errors.Is(err, countylines.ErrColumns), file)
		}
	}
	for _, file := range []string{"", "area,area\n", "area,value\n"} {
		for _, err := range tables.ReadReturns(strings.NewReader(file)) {
			require.ErrorIs(t, err, countylines.ErrHeading)
		}
	}
}

// Files as spreadsheets and databases of many kinds write them.
func TestOddFiles(t *testing.T) {
	want := countylines.Event{On: calendar.Date(2022, 10, 3), By: countylines.Kent, Item: seizure.Heroin.Weighing(stats.Exactly(5 * seizure.Gram))}
	for name, file := range map[string]string{
		"plain":                head + "Kent,2022-10-03,heroin,5\n",
		"no end of line":       head + "Kent,2022-10-03,heroin,5",
		"CRLF":                 "force,date,substance,grams\r\nKent,2022-10-03,heroin,5\r\n",
		"BOM":                  "\ufeffforce,date,substance,grams\nKent,2022-10-03,heroin,5\n",
		"BOM and quotes":       "\ufeff\"force\",\"date\",\"substance\",\"grams\"\r\n\"Kent\",\"2022-10-03\",\"heroin\",\"5\"",
		"blank lines":          "\n\r\n" + head + "\n\nKent,2022-10-03,heroin,5\n\n",
		"other order and case": "Drug Type,Weight (g),DATE,Police_Force\nDiamorphine,5.000,03/10/2022,KENT POLICE\n",
		"blanks around":        "force , date , substance , grams\n Kent , 3 Oct 2022 , heroin , 5 \n",
		"kilograms":            "force,date,drug,weight kg\nKent,2022-10-03,heroin,0.005\n",
		"more words":           "force,date,drug,Weight of drugs seized (kg)\nKent,2022-10-03,heroin,0.005\n",
		"amount and unit":      "force,date,drug,quantity,unit\nKent,2022-10-03,heroin,5,g\n",
		"unit in the cell":     "force,date,drug,amount\nKent,2022-10-03,heroin,5 grams\n",
		"words":                "force,date,item\nKent,2022-10-03,5g of heroin\n",
		"JSON":                 `{"force":"Kent","date":"2022-10-03","substance":"heroin","grams":5}`,
		"JSON, as text":        `{"force":"Kent","date":"3/10/2022","substance":"heroin","amount":"5g","team":null}` + "\r\n",
		"GSS code":             head + "E23000032,2022-10-03,heroin,5\n",
		"an apostrophe":        head + "Kent,2022-10-03,heroin,5\n",
		"a column left blank":  "force,date,substance,grams,\nKent,2022-10-03,heroin,5,\n",
	} {
		events, bad, err := requireOneReading(t, []byte(file))
		require.NoError(t, err, name)
		require.Empty(t, bad, name)
		require.Equal(t, []countylines.Event{want}, events, name)
	}
}

// Other kinds of rows, and cells of more than one line.
func TestRowsOfAllKinds(t *testing.T) {
	on := calendar.Date(2022, 10, 3)
	for file, want := range map[string]countylines.Event{
		"date,force,offence,outcome,age group,line\n3/10/2022,Staffs,PWITS,charged and remanded in custody,adults arrested,Rico\n": countylines.Arrest{
			On: on, By: countylines.Staffordshire, Offence: countylines.PWITS, Outcome: countylines.Remanded, Person: countylines.AdultsArrested, Line: "Rico"}.Event(),
		"date,force,offence\n3/10/2022,Staffs,PWITS\n":                       countylines.Arrest{On: on, By: countylines.Staffordshire, Offence: countylines.PWITS}.Event(),
		"date,force,what,count\n3/10/2022,Staffs,children taught,over 950\n": {On: on, By: countylines.Staffordshire, What: countylines.ChildrenTaught, Count: stats.MoreThan(950)},
		"date,force,what,count\n3/10/2022,Staffs,warrants,\n":                {On: on, By: countylines.Staffordshire, What: countylines.Warrants},
		"date,force,what\n3/10/2022,Staffs,warrants\n":                       {On: on, By: countylines.Staffordshire, What: countylines.Warrants, Count: stats.Exactly(1)},
		"date,force,what,vulnerable,team\n3/10/2022,Staffs,children safeguarded,debt|care,\"disruption\r\nteam, north\"\n": {
			On: on, By: countylines.Staffordshire, Team: "disruption\nteam, north", What: countylines.ChildrenSafeguarded, Count: stats.Exactly(1), Vulnerable: countylines.Debt | countylines.Care},
		"date,force,what,joint,scope\n3/10/2022,Staffs,warrants,West Mercia|BTP,stop\n": {On: on, By: countylines.Staffordshire, What: countylines.Warrants, Count: stats.Exactly(1), Joint: countylines.WestMercia | countylines.BTP, Scope: "stop"},
		"date,force,weapon\n3/10/2022,Staffs,machete\n":                                 {On: on, By: countylines.Staffordshire, Item: seizure.Machete.Count(stats.Exactly(1))},
		"date,force,weapon,count\n3/10/2022,Staffs,machetes,2\n":                        {On: on, By: countylines.Staffordshire, Item: seizure.Machete.Count(stats.Exactly(2))},
		"date,force,goods,count\n3/10/2022,Staffs,mobile phones,over 40\n":              {On: on, By: countylines.Staffordshire, Item: seizure.Phone.Count(stats.MoreThan(40))},
		"date,force,drug,form,count\n3/10/2022,Staffs,heroin,wraps,40\n":                {On: on, By: countylines.Staffordshire, Item: seizure.Heroin.In(seizure.Wrap).Count(stats.Exactly(40))},
		"date,force,drug,quantity,unit\n3/10/2022,Staffs,cannabis,\"1,300\",plants\n":   {On: on, By: countylines.Staffordshire, Item: seizure.Cannabis.In(seizure.Plant).Count(stats.Exactly(1300))},
		"date,force,drug\n3/10/2022,Staffs,heroin\n":                                    {On: on, By: countylines.Staffordshire, Item: seizure.Heroin.Seizures(stats.Exactly(1))},
		"date,force,cash\n3/10/2022,Staffs,\"\xa315,000\"\n":                            {On: on, By: countylines.Staffordshire, Item: seizure.Cash(stats.Exactly(15_000 * seizure.Pound))},
		"date,force,cash\n3/10/2022,Staffs,£5.50\n":                                     {On: on, By: countylines.Staffordshire, Item: seizure.Cash(stats.Exactly(550 * seizure.Penny))},
		"date,force,cash\n3/10/2022,Staffs,over 7000\n":                                 {On: on, By: countylines.Staffordshire, Item: seizure.Cash(stats.MoreThan(7000 * seizure.Pound))},
		"date,force,drug,grams,value\n3/10/2022,Staffs,heroin,5,£250\n": {On: on, By: countylines.Staffordshire, Item: seizure.Heroin.Weighing(
			stats.Exactly(5*seizure.Gram), seizure.Heroin.Worth(stats.Exactly(250*seizure.Pound)))},
		"date,force,outcome,cash\n3/10/2022,Staffs,RUI,50\n": {On: on, By: countylines.Staffordshire, What: countylines.ReleasedUnderInvestigation, Count: stats.Exactly(1),
			Item: seizure.Cash(stats.Exactly(50 * seizure.Pound))},
		"date,force,item\n3/10/2022,Staffs,\"68 weapons, including 19 knives, and £50 in cash\"\n": {On: on, By: countylines.Staffordshire, Item: seizure.AnyWeapon.Count(
			stats.Exactly(68), seizure.Knife.Count(stats.Exactly(19)), seizure.Cash(stats.Exactly(50*seizure.Pound)))},
	} {
		events, bad, err := requireOneReading(t, []byte(file))
		require.NoError(t, err, file)
		require.Empty(t, bad, file)
		require.Equal(t, []countylines.Event{want}, events, file)
	}
}

// A file that fails half-way: what was whole is kept, and the row that was cut off is
// not taken for a shorter one.
func TestFilesThatEndBadly(t *testing.T) {
	file := head + strings.Repeat("Kent,2022-10-03,heroin,12.345\n", 1000)
	cut := len(file) - 3 // "12.3"
	broken := errors.New("the disk is gone")
	var archive bytes.Buffer
	z := gzip.NewWriter(&archive)
	_, err := z.Write([]byte(file))
	require.NoError(t, err)
	require.NoError(t, z.Close())
	unzip := func() io.Reader {
		z, err := gzip.NewReader(bytes.NewReader(archive.Bytes()[:archive.Len()-12]))
		require.NoError(t, err)
		return z
	}
	for name, c := range map[string]struct {
		file  func() io.Reader
		cause error
	}{
		"a reader that fails":    {func() io.Reader { return io.MultiReader(strings.NewReader(file[:cut]), failing{broken}) }, broken},
		"a truncated archive":    {unzip, io.ErrUnexpectedEOF},
		"a reader without bytes": {func() io.Reader { return io.MultiReader(strings.NewReader(file[:cut]), failing{nil}) }, io.ErrNoProgress},
	} {
		events, bad, end := readAll(c.file())
		stopped, ok := errors.AsType[*countylines.FileError](end)
		require.True(t, ok, name)
		require.ErrorIs(t, end, c.cause, name)
		require.Empty(t, bad, name)
		require.Equal(t, len(events)+1, stopped.Row, name)
		require.Equal(t, "12.345g of heroin", events[len(events)-1].Item.String(), name)

		for _, threads := range []int{1, 2} {
			tally, told, end := loadAll(c.file(), threads)
			require.ErrorIs(t, end, c.cause, name)
			stopped, _ := errors.AsType[*countylines.FileError](end)
			require.Equal(t, len(events)+1, stopped.Row, name)
			require.Equal(t, len(events), tally.Accepted, name)
			require.Empty(t, told, name)
		}

		events, bad, end = nil, nil, nil
		for c, err := range Chunks(context.Background(), c.file(), 1000) {
			if end = err; err == nil {
				more, wrong, err := readAll(bytes.NewReader(c.File))
				require.NoError(t, err)
				events, bad = append(events, more...), append(bad, wrong...)
			}
		}
		require.Equal(t, stopped, end, name)
		require.Len(t, events, stopped.Row-1, name)
		require.Empty(t, bad, name)
	}
	_, _, err = readAll(failing{broken})
	require.ErrorIs(t, err, broken)
}

// failing is a reader and writer that gives an error, or nothing at all.
type failing struct{ err error }

func (f failing) Read([]byte) (int, error)  { return 0, f.err }
func (f failing) Write([]byte) (int, error) { return 0, f.err }

func TestCancelledFiles(t *testing.T) {
	var file bytes.Buffer
	require.NoError(t, generate.Plain(&file, 50_000))
	for _, threads := range []int{1, 2} {
		defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(threads))
		ctx, cancel := context.WithCancel(context.Background())
		var tally Tally
		err := tally.AddFile(ctx, bytes.NewReader(file.Bytes()), calendar.Day.Year, Options{Progress: func(rows int, _ int64) {
			if rows > 10_000 {
				cancel()
			}
		}})
		stopped, ok := errors.AsType[*countylines.FileError](err)
		require.True(t, ok)
		require.ErrorIs(t, err, context.Canceled)
		require.Equal(t, stopped.Row-1, tally.Accepted, "the heading is a row")
		require.Less(t, tally.Accepted, 50_000)
		require.Greater(t, tally.Accepted, 10_000)
	}
}

// A line of ten gigabytes is passed over in the memory of one block.
func TestEndlessLine(t *testing.T) {
	size := int64(10 << 30)
	if underRace {
		size = 1 << 30
	}
	file := io.MultiReader(strings.NewReader(head), io.LimitReader(sameBytes{}, size), strings.NewReader("\nKent,2022-10-03,heroin,5\n"))
	var tally Tally
	var told []*countylines.RowError
	var read int64
	heap := watchHeap(t)
	err := tally.AddFile(context.Background(), file, calendar.Day.Year, Options{
		Rejected: func(e *countylines.RowError) { told = append(told, e) },
		Progress: func(_ int, bytes int64) { read = bytes; heap() },
	})
	require.NoError(t, err)
	require.Equal(t, 1, tally.Accepted)
	require.Equal(t, 1, tally.Rejected)
	require.Len(t, told, 1)
	require.Equal(t, 2, told[0].Row)
	require.Greater(t, read, size)
	require.Less(t, heap(), uint64(10<<20))

	ctx, cancel := context.WithCancel(context.Background())
	err = tally.AddFile(ctx, io.MultiReader(strings.NewReader(head), sameBytes{}), calendar.Day.Year, Options{Progress: func(_ int, bytes int64) {
		if bytes > 10<<20 {
			cancel()
		}
	}})
	require.ErrorIs(t, err, context.Canceled)
}

// sameBytes gives whatever is in the buffer, without end, as long as that is no line.
type sameBytes struct{}

func (sameBytes) Read(p []byte) (int, error) {
	if len(p) > 0 && p[0] != 'x' {
		for i := range p {
			p[i] = 'x'
		}
	}
	return len(p), nil
}

// watchHeap gives a function that gives the most that the heap has grown to, beyond
// what it was.
func watchHeap(t *testing.T) func() uint64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	before, most, calls := m.HeapAlloc, uint64(0), 0
	return func() uint64 {
		if calls++; calls%50 == 1 {
			runtime.ReadMemStats(&m)
			most = max(most, m.HeapAlloc-min(before, m.HeapAlloc))
		}
		return most
	}
}

func TestMemoryDoesNotGrowWithTheFile(t *testing.T) {
	peak := func(rows int) uint64 {
		r, w := io.Pipe()
		go func() { w.CloseWithError(generate.Plain(w, rows)) }()
		var tally Tally
		heap := watchHeap(t)
		require.NoError(t, tally.AddFile(context.Background(), r, calendar.Day.Quarter, Options{Progress: func(int, int64) { heap() }}))
		require.Equal(t, rows, tally.Accepted)
		return heap()
	}
	few, many := peak(20_000), peak(400_000)
	require.InDelta(t, float64(few), float64(many), 10<<20, "%d and %d bytes", few, many)
}

// A file of nothing but bad rows: their reasons are told, not kept.
func TestManyBadRows(t *testing.T) {
	file := head + strings.Repeat("x\n", 300_000)
	told := 0
	var tally Tally
	require.NoError(t, tally.AddFile(context.Background(), strings.NewReader(file), calendar.Day.Year, Options{Rejected: func(e *countylines.RowError) {
		told++
		require.Equal(t, told+1, e.Row)
	}}))
	require.Equal(t, 300_000, tally.Rejected)
	require.Equal(t, 300_000, told)
}

// A disk that fills: the rows that were taken whole are known.
func TestWritingToAFullDisk(t *testing.T) {
	events := make([]countylines.Event, 5_000)
	for i := range events {
		events[i] = countylines.Event{On: october.From, By: countylines.Kent, What: countylines.Visits, Count: stats.Exactly(i)}
	}
	var whole bytes.Buffer
	all := func(yield func(countylines.Event) bool) {
		for _, e := range events {
			if !yield(e) {
				return
			}
		}
	}
	require.NoError(t, Write(&whole, all))
	for _, room := range []int{0, 10, 200, 70_000, whole.Len() - 1} {
		disk := &smallDisk{room: room}
		err := Write(disk, all)
		stopped, ok := errors.AsType[*countylines.FileError](err)
		require.True(t, ok)
		require.ErrorIs(t, err, errDiskFull)
		require.Equal(t, bytes.Count(disk.Bytes(), []byte("\n")), stopped.Row)
	}
	err := Write(io.Discard, func(yield func(countylines.Event) bool) {
		_ = yield(events[0]) && yield(countylines.Event{What: countylines.Arrests | countylines.Visits})
	})
	stopped, ok := errors.AsType[*countylines.FileError](err)
	require.True(t, ok)
	require.Equal(t, 2, stopped.Row, "the heading and one event")
	require.Error(t, Write(failing{nil}, all), "a writer that takes nothing")
}

var errDiskFull = errors.New("no space left on device")

type smallDisk struct {
	bytes.Buffer
	room int
}

func (d *smallDisk) Write(p []byte) (int, error) {
	if len(p) <= d.room-d.Len() {
		return d.Buffer.Write(p)
	}
	n, _ := d.Buffer.Write(p[:d.room-d.Len()])
	return n, errDiskFull
}

// What a spreadsheet would run is written so that it does not.
func TestWrittenCellsAreSafe(t *testing.T) {
	var file bytes.Buffer
	e := countylines.Event{On: october.From, By: countylines.Kent, Team: "=cmd|' /C calc'!A1", What: countylines.Visits, Count: stats.Exactly(1), Line: "@SUM(A1)", Scope: "+1"}
	require.NoError(t, Write(&file, func(yield func(countylines.Event) bool) { yield(e) }))
	require.Contains(t, file.String(), ",'=cmd|' /C calc'!A1,")
	require.Contains(t, file.String(), ",'@SUM(A1)")
	back, _, err := readAll(&file)
	require.NoError(t, err)
	require.Equal(t, []countylines.Event{e}, back)
}
