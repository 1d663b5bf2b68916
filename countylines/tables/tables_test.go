// SPDX-License-Identifier: MIT

package tables_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/countylines/tables"
	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

// told gives what was read of a file, a line for each cell that is a figure.
func told(t testing.TB, file, text string) (lines []string, result tables.Result) {
	t.Helper()
	s, err := tables.ReadCSV(strings.NewReader(text))
	require.NoError(t, err)
	result = s.Read(tables.About{File: file})
	accounted(t, []tables.Sheet{s}, result)
	for _, c := range result.Cells {
		if c.Is == tables.Figure {
			r := result.Ledger[c.At]
			for _, v := range r.All() {
				lines = append(lines, fmt.Sprintf("%s %s %s %s %s", c.Name(), r.Area, r.Period, c.Says, v))
			}
		}
	}
	return lines, result
}

// accounted asserts that every cell that is not empty was told once.
func accounted(t testing.TB, sheets []tables.Sheet, result tables.Result) {
	t.Helper()
	seen := map[[3]int32]bool{}
	for _, c := range result.Cells {
		at := [3]int32{c.Sheet, c.Row, c.Column}
		require.False(t, seen[at], "%v twice", at)
		seen[at] = true
	}
	n := 0
	for _, s := range sheets {
		for _, row := range s.Rows {
			for _, c := range row {
				if strings.TrimSpace(c.Text+c.Value) != "" {
					n++
				}
			}
		}
	}
	require.Len(t, seen, n)
}

func TestLayouts(t *testing.T) {
	for _, test := range []struct {
		name, file, text string
		want             []string
	}{
		{"a column a drug, the year in the file's name", "Seizures18-19.csv", "Force,Cocaine,Total Class A\nKent,5,9\n",
			[]string{"B2 Kent April 2018 to March 2019 cocaine:seizures 5", "C2 Kent April 2018 to March 2019 _total-class-a:seizures 9"}},
		{"two rows of headings, the upper one once", "x.csv", "Arrests\n,2020/21,,2021/22,\nForce,Men,Women,Men,Women\nKent,1,2,3,4\n",
			[]string{"B4 Kent April 2020 to March 2021 arrests_men 1", "C4 Kent April 2020 to March 2021 arrests_women 2", "D4 Kent April 2021 to March 2022 arrests_men 3", "E4 Kent April 2021 to March 2022 arrests_women 4"}},
		{"a region above its forces", "arrests 2021-22.csv", "Area,Number\nWest Midlands,9\nStaffordshire,4\nWest Midlands,5\n",
			[]string{"B2 West Midlands region April 2021 to March 2022 arrests 9", "B3 Staffordshire April 2021 to March 2022 arrests 4", "B4 West Midlands April 2021 to March 2022 arrests 5"}},
		{"long, with blanks below a year", "x.csv", "Financial year,Quarter,Force,Lines closed\n2021/22,Q1,Kent,5\n,Q2,Kent,<5\n",
			[]string{"D2 Kent April to June 2021 lines_closed 5", "D3 Kent July to September 2021 lines_closed under 5"}},
		{"units in a row and in cells", "Kent 2020-21.csv", "Measure,Amount\nCrack seized,120g\nCash seized,\"£1,200\"\nCocaine seized,5\n",
			[]string{"B2 Kent April 2020 to March 2021 crack-cocaine:mass 120g", "B3 Kent April 2020 to March 2021 cash £1,200"}},
		{"years that end in March", "x.csv", "\"Arrests, years ending 31 March\"\nForce,2021,2022\nKent,-,12\n\"- means nil\"\n",
			[]string{"B3 Kent April 2020 to March 2021 arrests 0", "C3 Kent April 2021 to March 2022 arrests 12"}},
		{"tables side by side", "results 2021-22.csv", "Force,Arrests,,Force,Lines closed\nKent,5,,Essex,7\n",
			[]string{"B2 Kent April 2021 to March 2022 arrests 5", "E2 Essex April 2021 to March 2022 lines_closed 7"}},
		{"another subject, rates and targets", "x 2021-22.csv", "Force,Arrests,Arrests per 100 people,Target,Stop and search,Share (%)\nKent,5,1,9,100,7\n",
			[]string{"B2 Kent April 2021 to March 2022 arrests 5"}},
		{"dates that are American", "x.csv", "Week starting,Force,Arrests\n10/3/2022,Kent,5\n10/17/2022,Kent,6\n", nil},
		{"quantities without a unit", "x.csv", "Quantities of drugs seized 2019/20\nForce,Cocaine,Cannabis plants\nKent,1,2\n", nil},
		{"two columns of one name", "x 2021-22.csv", "Force,Arrests,Arrests,Charged\nKent,1,2,3\n", []string{"D2 Kent April 2021 to March 2022 charged 3"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, _ := told(t, test.file, test.text)
			require.Equal(t, test.want, got)
		})
	}
}

// What the caller says never overrides what the file says.
// What a subject is called is read as that subject, in a column or a row.
func TestSubjectsInTheirOwnWords(t *testing.T) {
	var subjects []countylines.Subject
	for _, m := range countylines.Measures() {
		if m != countylines.DrugSeizures { // whose words are those of seizures of all drugs
			subjects = append(subjects, countylines.Counted(m))
		}
	}
	for bit := range 64 {
		if w := seizure.Weapon(1 << bit); seizure.AnyWeapon.And(w) == w {
			subjects = append(subjects, countylines.WeaponsOf(w))
		}
		if g := seizure.Good(1 << bit); g.Size() == 1 {
			subjects = append(subjects, countylines.GoodsOf(g))
		}
		for form := seizure.Plant; form < 30; form++ {
			if p := (seizure.Pack{Substance: 1 << bit, Form: form}); p.Size() == 1 {
				subjects = append(subjects, countylines.PacksOf(p))
			}
		}
		if d := seizure.Substance(1 << bit); d.Size() == 1 {
			subjects = append(subjects, countylines.SeizuresOf(d))
		}
	}
	subjects = append(subjects, countylines.SeizuresOf(seizure.Cocaine|seizure.Crack), countylines.PacksOf(seizure.Pack{Substance: seizure.Heroin | seizure.Crack, Form: seizure.Wrap}))
	require.Greater(t, len(subjects), 600)
	wide, long := [2]strings.Builder{}, "\"Kent, October 2022\"\nMeasure,Value\n"
	wide[0].WriteString("Force")
	wide[1].WriteString("Kent")
	for i, s := range subjects {
		name := strings.ToUpper(s.String()[:1]) + s.String()[1:]
		fmt.Fprintf(&wide[0], ",%q", name)
		fmt.Fprintf(&wide[1], ",%d", i)
		long += fmt.Sprintf("%q,%d\n", name, i)
	}
	for _, text := range []string{"Made up\nPeriod: October 2022\n" + wide[0].String() + "\n" + wide[1].String() + "\n", long} {
		_, result := told(t, "", text)
		for _, c := range result.Cells {
			require.NotEqual(t, tables.Refused, c.Is, "%s: %s", c.Name(), c.Says)
		}
		require.Len(t, result.Ledger, len(subjects))
		for i, r := range result.Ledger {
			for s, v := range r.All() {
				require.Equal(t, subjects[i], s)
				require.Equal(t, stats.Exactly(int64(i)), v.Figure)
			}
		}
	}
}

func TestAbout(t *testing.T) {
	text := "Force,Cocaine,Cannabis plants\nKent,1.5,2\n"
	s, err := tables.ReadCSV(strings.NewReader(text))
	require.NoError(t, err)
	about := tables.About{Period: calendar.Date(2018, 4, 1).FinancialYear(), Units: map[string]string{"": "kg", "cannabis-plants": "thousand plants"}}
	r := s.Read(about)
	require.Len(t, r.Ledger, 2)
	require.Equal(t, "1.5kg of cocaine", r.Ledger[0].Seized.String())
	require.Equal(t, "C2", r.Ledger[1].Source.Place)
	about.Area = countylines.Essex
	require.Empty(t, s.Read(about).Ledger, "the file says Kent")
	require.NotEmpty(t, s.Read(about).Refused([]tables.Sheet{s}, about))
}

// A total below its parts: the Home Office's headings of 2014/15.
func TestShiftedHeadings(t *testing.T) {
	got, _ := told(t, "Seizures14-15.csv", "Force,Cocaine,Total Class A,All cannabis,Total Class B\nKent,5,9,1512,18\nEssex,6,8,900,7\n")
	require.Len(t, got, 4, "class A is read, class B is not")
}

// Underscores in a heading part its words as blanks do: years that end in March were taken
// for years that end in December, which cross those of every other table.
func TestUnderscoresPartWords(t *testing.T) {
	const rows = ",drug,seizures in England and Wales\n2018,cannabis,5\n2019,cannabis,6\n"
	want, _ := told(t, "a.csv", "Year ending March"+rows)
	require.Len(t, want, 2)
	require.Contains(t, strings.Join(want, " "), "2019")
	for _, heading := range []string{"year_ending_march", "YEAR_ENDING_31_MARCH", "Year_to_March"} {
		got, _ := told(t, "a.csv", heading+rows)
		require.Equal(t, want, got, heading)
	}
}

// zipped gives an archive of one file.
func zipped(t testing.TB, name, text string) *bytes.Reader {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create(name)
	require.NoError(t, err)
	_, err = w.Write([]byte(text))
	require.NoError(t, err)
	require.NoError(t, z.Close())
	return bytes.NewReader(b.Bytes())
}

const odsHead = `<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>`

func TestHostileWorkbooks(t *testing.T) {
	cell := `<table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell>`
	many := func(rows, columns string) string {
		return odsHead + `<table:table table:name="A"><table:table-row table:number-rows-repeated="` + rows + `"><table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="` + columns + `"><text:p>1</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>`
	}
	for name, text := range map[string]string{
		"repeated columns": many("1", "1000000"),
		"repeated rows":    many("1048576", "16384"),
		"entities":         `<!DOCTYPE x [<!ENTITY a "aaaa">]>` + odsHead,
		"deep nesting":     odsHead + strings.Repeat("<table:table>", 1000),
		"cut off":          odsHead + `<table:table><table:table-row>` + cell,
		"no sheets":        `<a/>`,
	} {
		r := zipped(t, "content.xml", text)
		_, err := tables.ReadODS(r, r.Size())
		e, ok := errors.AsType[*tables.Error](err)
		require.True(t, ok, "%s: %v", name, err)
		require.NotEmpty(t, e.Reason, name)
	}
	long := zipped(t, "content.xml", odsHead+`<table:table><table:table-row>`+strings.Replace(cell, ">x<", ">"+strings.Repeat("x", 3<<20)+"<", 1))
	_, err := tables.ReadODS(long, long.Size())
	require.ErrorContains(t, err, "a text of more than a mebibyte")
	blank := odsHead + `<table:table table:name="A"><table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row><table:table-row>` + cell + `</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>`
	r := zipped(t, "content.xml", blank)
	sheets, err := tables.ReadODS(r, r.Size())
	require.NoError(t, err)
	require.Len(t, sheets[0].Rows, 1_048_571)
	for text, reason := range map[string]string{"\xd0\xcf\x11\xe0\xa1\xb1": "Excel 97", "<html><table>": "web page", "PK\x03\x04cut": "cut off", "a,b\n": "no OpenDocument"} {
		_, err := tables.ReadODS(strings.NewReader(text), int64(len(text)))
		require.ErrorContains(t, err, reason)
	}
	_, err = tables.ReadODS(zipped(t, "xl/workbook.xml", "<a/>"), zipped(t, "xl/workbook.xml", "<a/>").Size())
	require.ErrorContains(t, err, "examples/xlsx")
}

// Stored values count, text is joined and spaces are expanded, comments are notes.
func TestReadODS(t *testing.T) {
	r := zipped(t, "content.xml", odsHead+`<table:table table:name="T"><table:table-row>`+
		`<table:table-cell office:value-type="float" office:value="45.678"><text:p>45.7</text:p></table:table-cell>`+
		`<table:table-cell office:value-type="string"><office:annotation><text:p>seen</text:p></office:annotation><text:p>Lines<text:line-break/>closed</text:p><text:p>a<text:s text:c="2"/>b</text:p></table:table-cell>`+
		`<table:table-cell office:value-type="date" office:date-value="2022-10-03T00:00:00" table:number-columns-repeated="2"><text:p>44837</text:p></table:table-cell>`+
		`</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>`)
	sheets, err := tables.ReadODS(r, r.Size())
	require.NoError(t, err)
	row := sheets[0].Rows[0]
	require.Len(t, row, 4)
	require.Equal(t, "45.678", row[0].Value)
	require.Equal(t, "Lines\nclosed\na  b", row[1].Text)
	require.Equal(t, "2022-10-03", row[3].Value)
	require.Equal(t, []tables.Note{{Row: 0, Column: 1, Text: "seen"}}, sheets[0].Notes)
}

func FuzzReadODS(f *testing.F) {
	f.Add([]byte(odsHead + `<table:table table:name="A"><table:table-row><table:table-cell office:value="1" office:value-type="float"/></table:table-row></table:table>`))
	f.Fuzz(func(t *testing.T, content []byte) {
		r := zipped(t, "content.xml", string(content))
		sheets, err := tables.ReadODS(r, r.Size())
		if err != nil {
			_, ok := errors.AsType[*tables.Error](err)
			require.True(t, ok)
		}
		accounted(t, sheets, tables.Read(sheets, tables.About{}))
	})
}

func FuzzReadTable(f *testing.F) {
	f.Add("Force,2020/21,2021/22\nKent,5,<5\n\"x\n", "arrests.csv")
	f.Fuzz(func(t *testing.T, text, name string) {
		s, err := tables.ReadCSV(strings.NewReader(text))
		if err != nil {
			return
		}
		r := s.Read(tables.About{File: name})
		accounted(t, []tables.Sheet{s}, r)
		for _, ret := range r.Ledger {
			require.NoError(t, ret.Validate())
		}
	})
}

// An encrypted file says so, wherever its manifest stands in the archive.
func TestEncrypted(t *testing.T) {
	for _, names := range [][2]string{{"META-INF/manifest.xml", "content.xml"}, {"content.xml", "META-INF/manifest.xml"}} {
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		for _, name := range names {
			w, err := z.Create(name)
			require.NoError(t, err)
			text := "\x8f\x02\x11 no XML"
			if name != "content.xml" {
				text = `<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data manifest:checksum-type="x"/></manifest:file-entry></manifest:manifest>`
			}
			_, err = w.Write([]byte(text))
			require.NoError(t, err)
		}
		require.NoError(t, z.Close())
		_, err := tables.ReadODS(bytes.NewReader(b.Bytes()), int64(b.Len()))
		require.ErrorContains(t, err, "encrypted")
	}
}

// A printed total that is not the sum of its parts is read as it stands: that is a
// conflict of the ledger, and no fault of the file.
func TestTotalThatIsNotTheSum(t *testing.T) {
	s, err := tables.ReadCSV(strings.NewReader("Force,Arrests 2021/22,Charged 2021/22\nCleveland,5,1\nDurham,6,2\nNorthumbria,7,3\nNorth East,99,6\n"))
	require.NoError(t, err)
	r := s.Read(tables.About{})
	require.Len(t, r.Ledger, 8)
	found := r.Ledger.Conflicts()
	require.Len(t, found, 1, "the one of arrests")
	require.Equal(t, countylines.Counted(countylines.Arrests), found[0].Of)
	var places []string
	for _, r := range found[0].Among {
		places = append(places, r.Source.Place)
	}
	require.Contains(t, places, "B5")
}

// A unit that is there is never ignored, nor is a quotation mark out of place or a column
// that stands twice more than that.
func TestUnitsInCells(t *testing.T) {
	got, r := told(t, "Kent 2021-22.csv", "Measure,Number\nArrests,25 per cent\nCash seized,\"15,000 EUR\"\nLines closed,25 thousand\nCharged,7\nWarrants,£9\nHeroin seized,2kg\n")
	require.Equal(t, []string{"B4 Kent April 2021 to March 2022 lines_closed 25,000", "B5 Kent April 2021 to March 2022 charged 7", "B7 Kent April 2021 to March 2022 heroin:mass 2kg"}, got)
	is := map[string]tables.Role{}
	for _, c := range r.Cells {
		is[c.Name()] = c.Is
	}
	require.Equal(t, tables.Percentage, is["B2"])
	require.Equal(t, tables.Refused, is["B3"])
	require.Equal(t, tables.Refused, is["B6"], "warrants are not counted in pounds")

	const head = "week_start,week_end,area,measure,value,qualifier,unit,odd,odd\n"
	l, bad := read(t, head+"2022-10-03,2022-10-09,Kent,cash,15000,,GBP,x,y\n2022-10-03,2022-10-09,Kent,cash,15000,exactly,GBP,x,y\n2022-10-03,2022-10-09,Kent,arrests,25,,per cent,x,y\n2022-10-03,2022-10-09,Kent,cash,\"15,000\",,EUR,x,y\n2022-10-03,2022-10-09,Kent,cocaine_mass,5kg,,g,x,y\n")
	require.Len(t, l, 2)
	for _, r := range l {
		require.Equal(t, "£15,000 in cash", r.Seized.String())
	}
	require.Len(t, bad, 4, "a notice of the columns, and three rows")
}

// FuzzOpen asserts of any bytes that they are refused with an error of this package, or
// read with every cell accounted for.
func FuzzOpen(f *testing.F) {
	r := zipped(f, "content.xml", odsHead+`<table:table table:name="A"><table:table-row><table:table-cell office:value="1" office:value-type="float"/></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>`)
	archive := make([]byte, r.Size())
	_, err := r.ReadAt(archive, 0)
	require.NoError(f, err)
	f.Add(archive)
	f.Add(archive[:len(archive)/2])
	f.Add([]byte("Force,2020/21\nKent,5\n"))
	f.Add([]byte("\xff\xfea\x00,\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		sheets, err := tables.Open("x", bytes.NewReader(data), int64(len(data)))
		if err != nil {
			_, ok := errors.AsType[*tables.Error](err)
			require.True(t, ok, "%v", err)
		}
		accounted(t, sheets, tables.Read(sheets, tables.About{}))
	})
}
