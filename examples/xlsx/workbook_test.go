// SPDX-License-Identifier: MIT

package main

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/countylines/ops/countylines/tables"
)

// written gives a workbook of one sheet: days, a percentage, money, an error, texts and a
// hidden row, below a calendar that begins in 1900 or in 1904.
func written(t testing.TB, from1904 bool) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &from1904}))
	style := func(code string) int {
		id, err := f.NewStyle(&excelize.Style{CustomNumFmt: &code})
		must(err)
		return id
	}
	serial := 44837
	if from1904 {
		serial = 43375
	}
	for cell, v := range map[string]any{"A1": "Day", "B1": serial, "C1": serial, "A2": "Share", "B2": 0.255, "A3": "Cash", "B3": 1234.5, "A4": "Text", "B4": "1,234", "A8": true} {
		must(f.SetCellValue("Sheet1", cell, v))
	}
	must(f.SetCellStyle("Sheet1", "B1", "B1", style("dd/mm/yyyy")))
	must(f.SetCellStyle("Sheet1", "C1", "C1", style("mmm-yy")))
	must(f.SetCellStyle("Sheet1", "B2", "B2", style("0%")))
	must(f.SetCellStyle("Sheet1", "B3", "B3", style(`"£"#,##0.00`)))
	must(f.SetRowVisible("Sheet1", 3, false))
	must(f.MergeCell("Sheet1", "A4", "A6"))
	var b bytes.Buffer
	must(f.Write(&b))
	return b.Bytes()
}

func TestWorkbook(t *testing.T) {
	for _, from1904 := range []bool{false, true} {
		sheets, err := ReadXLSX(bytes.NewReader(written(t, from1904)))
		if err != nil {
			t.Fatal(err)
		}
		rows := sheets[0].Rows
		for _, c := range []struct {
			row, column int
			want        tables.Cell
		}{
			{0, 1, tables.Cell{Kind: tables.Date, Value: "2022-10-03", Text: "3 October 2022"}},
			{0, 2, tables.Cell{Kind: tables.Date, Value: "2022-10-03", Text: "October 2022"}},
			{1, 1, tables.Cell{Kind: tables.Percent, Value: "0.255", Text: "25.5%"}},
			{2, 1, tables.Cell{Kind: tables.Money, Value: "1234.5", Text: "£1234.5", State: tables.Hidden}},
			{3, 1, tables.Cell{Text: "1,234"}},
			{3, 0, tables.Cell{Text: "Text", Across: 1, Down: 3}},
			{7, 0, tables.Cell{Kind: tables.Truth, Value: "1", Text: "TRUE"}},
		} {
			if c.row >= len(rows) || c.column >= len(rows[c.row]) {
				t.Errorf("1904 %t: no %s", from1904, tables.CellName(c.row, c.column))
			} else if got := rows[c.row][c.column]; got != c.want {
				t.Errorf("1904 %t: %s is %+v, not %+v", from1904, tables.CellName(c.row, c.column), got, c.want)
			}
		}
	}
}

// A file of another format is named, and a damaged one is an error.
func TestWorkbookOfAnotherFormat(t *testing.T) {
	whole := written(t, false)
	for text, reason := range map[string]string{
		"a,b\n1,2\n":               "no Excel workbook",
		"\xd0\xcf\x11\xe0\xa1\xb1": "Excel 97",
		"<html><table>":            "web page",
		string(whole[:200]):        "cut off",
	} {
		_, err := ReadXLSX(strings.NewReader(text))
		e, ok := errors.AsType[*tables.Error](err)
		if !ok || !strings.Contains(e.Reason, reason) {
			t.Errorf("%.20q: %v, not %q", text, err, reason)
		}
	}
}

// FuzzReadXLSX asserts of a workbook with any rows in its sheet that it is refused with an
// error of the tables, or that every cell that is not empty is told once.
func FuzzReadXLSX(f *testing.F) {
	f.Add(`<row r="1"><c r="A1" t="inlineStr"><is><t>Force</t></is></c><c r="B1"><v>2021</v></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>Kent</t></is></c><c r="B2"><v>5</v></c></row>`)
	f.Add(`<row r="3" hidden="1"><c r="C3" t="e"><v>#DIV/0!</v></c><c r="XFD3" t="b"><v>1</v></c></row>`)
	f.Add(`<row r="5000"><c r="A5000" s="1"><v>44837</v></c><c r="A5000"><f>1/0</f><v>1e400</v></c></row>`)
	workbook := written(f, true)
	whole, err := zip.NewReader(bytes.NewReader(workbook), int64(len(workbook)))
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, rows string) {
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		for _, part := range whole.File {
			from, err := part.Open()
			if err != nil {
				t.Fatal(err)
			}
			data, _ := io.ReadAll(from)
			if part.Name == "xl/worksheets/sheet1.xml" {
				data = []byte(`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>` + rows + `</sheetData></worksheet>`)
			}
			to, err := z.Create(part.Name)
			if err != nil {
				t.Fatal(err)
			}
			_, _ = to.Write(data)
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		sheets, err := ReadXLSX(&b)
		if _, ok := errors.AsType[*tables.Error](err); err != nil && !ok {
			t.Fatalf("%T: %v", err, err)
		}
		told := map[[3]int32]int{}
		for _, c := range tables.Read(sheets, tables.About{}).Cells {
			told[[3]int32{c.Sheet, c.Row, c.Column}]++
		}
		for i, s := range sheets {
			for j, row := range s.Rows {
				for k, c := range row {
					at := [3]int32{int32(i), int32(j), int32(k)}
					if n := told[at]; n > 1 || n == 0 && (c.Value != "" || strings.TrimSpace(c.Text) != "") {
						t.Fatalf("%s: %q is told %d times", tables.CellName(j, k), c.Text, n)
					}
					delete(told, at)
				}
			}
		}
		if len(told) > 0 {
			t.Fatalf("cells that are not there: %v", told)
		}
	})
}
