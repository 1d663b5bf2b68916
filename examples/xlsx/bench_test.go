// SPDX-License-Identifier: MIT

package main

import (
	"archive/zip"
	"bytes"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/countylines/ops/countylines/tables"
)

// The workbook of the benchmark: so many rows and columns of numbers and some texts.
const (
	benchRows    = 10_000
	benchColumns = 50
)

// asXLSX gives the workbook as Excel's.
func asXLSX(tb testing.TB) []byte {
	f := excelize.NewFile()
	defer f.Close()
	w, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		tb.Fatal(err)
	}
	for i := range benchRows {
		row := make([]any, benchColumns)
		row[0] = fmt.Sprintf("Force %d", i%43)
		for j := 1; j < benchColumns; j++ {
			row[j] = (i*j)%100_000 + j
		}
		if err := w.SetRow(tables.CellName(i, 0), row); err != nil {
			tb.Fatal(err)
		}
	}
	if err := w.Flush(); err != nil {
		tb.Fatal(err)
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

// asODS gives the same workbook as OpenDocument, with the attributes that LibreOffice
// writes.
func asODS(tb testing.TB) []byte {
	var x strings.Builder
	x.WriteString(`<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"><office:body><office:spreadsheet><table:table table:name="Sheet1">`)
	for i := range benchRows {
		fmt.Fprintf(&x, `<table:table-row table:style-name="ro1"><table:table-cell office:value-type="string" calcext:value-type="string"><text:p>Force %d</text:p></table:table-cell>`, i%43)
		for j := 1; j < benchColumns; j++ {
			n := (i*j)%100_000 + j
			fmt.Fprintf(&x, `<table:table-cell office:value-type="float" office:value="%d" calcext:value-type="float"><text:p>%d</text:p></table:table-cell>`, n, n)
		}
		x.WriteString(`</table:table-row>`)
	}
	x.WriteString(`</table:table></office:spreadsheet></office:body></office:document-content>`)
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create("content.xml")
	if err != nil {
		tb.Fatal(err)
	}
	if _, err := w.Write([]byte(x.String())); err != nil {
		tb.Fatal(err)
	}
	if err := z.Close(); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

// BenchmarkWorkbook reads one workbook of 500,000 cells in both formats: ReadODS, and
// beside it what excelize's Rows does.
func BenchmarkWorkbook(b *testing.B) {
	xlsx, ods := asXLSX(b), asODS(b)
	perCell := func(b *testing.B) {
		b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/benchRows/benchColumns, "ns/cell")
	}
	b.Run("excelize.Rows", func(b *testing.B) {
		for b.Loop() {
			f, err := excelize.OpenReader(bytes.NewReader(xlsx))
			if err != nil {
				b.Fatal(err)
			}
			rows, err := f.Rows("Sheet1")
			if err != nil {
				b.Fatal(err)
			}
			n := 0
			for rows.Next() {
				cells, err := rows.Columns()
				if err != nil {
					b.Fatal(err)
				}
				n += len(cells)
			}
			if n != benchRows*benchColumns {
				b.Fatal(n)
			}
			f.Close()
		}
		perCell(b)
	})
	b.Run("ReadODS", func(b *testing.B) {
		for b.Loop() {
			sheets, err := tables.ReadODS(bytes.NewReader(ods), int64(len(ods)))
			if err != nil || len(sheets[0].Rows) != benchRows {
				b.Fatal(err)
			}
		}
		perCell(b)
	})
}

// TestMemory asserts what the used cells of a sheet take up: at most 120 bytes each.
func TestMemory(t *testing.T) {
	ods := asODS(t)
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	sheets, err := tables.ReadODS(bytes.NewReader(ods), int64(len(ods)))
	if err != nil {
		t.Fatal(err)
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	if each := float64(after.HeapAlloc-before.HeapAlloc) / benchRows / benchColumns; each > 120 {
		t.Errorf("%.0f bytes a cell", each)
	}
	runtime.KeepAlive(sheets)
	runtime.KeepAlive(ods)
}
