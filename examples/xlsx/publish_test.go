// SPDX-License-Identifier: MIT

package main

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/countylines/publish"
	"github.com/countylines/ops/countylines/tables"
	"github.com/countylines/ops/stats"
)

var quarter = calendar.Period{From: calendar.Date(2025, 1, 1), To: calendar.Date(2025, 4, 1)}

// madeUp gives figures whose every number is told apart from all others: what is
// hidden can be looked for.
func madeUp(r *rand.Rand) countylines.Ledger {
	var l countylines.Ledger
	for area := range countylines.WestMidlandsRegion.Forces() {
		c := countylines.Counts{}
		children, adults := 1_000_003+r.IntN(900_000), 1_000_003+r.IntN(900_000)
		if r.IntN(2) == 0 {
			children = 1 + r.IntN(4)
		}
		c[countylines.ChildrenArrested], c[countylines.AdultsArrested] = stats.Exactly(children), stats.Exactly(adults)
		c[countylines.Arrests] = stats.Exactly(children + adults)
		l = append(l, countylines.Return{Area: area, Period: quarter, Counts: c})
	}
	return l
}

// No part of the file holds what is hidden: as a number, with commas, or in a cache;
// and nothing else is in it that could (see the comment of WriteXLSX).
func TestWorkbookHoldsNothingHidden(t *testing.T) {
	hidden := 0
	for n := range 20 {
		figures := madeUp(rand.New(rand.NewPCG(18, uint64(n))))
		list := drafts("Made-up arrests", figures)
		list[0].Areas = append(list[0].Areas, countylines.WestMidlandsRegion)
		published, err := publish.Protect(publish.Rule{Width: 3}, nil, list...)
		if err != nil {
			t.Fatal(err)
		}
		var book bytes.Buffer
		if err := WriteXLSX(&book, published, time.Date(2025, 5, 1, 9, 0, 0, 0, time.UTC)); err != nil {
			t.Fatal(err)
		}
		parts := unzip(t, book.Bytes())
		for _, h := range published[0].Report.Hidden {
			v, err := figures.Of(list[0].Subjects[h.Column], list[0].Areas[h.Row], quarter)
			if err != nil {
				t.Fatal(err)
			}
			count, _ := v.Figure.Exact()
			if hidden++; count < 1000 {
				continue // a digit is in every file; the cells are looked at below
			}
			for name, text := range parts {
				for _, s := range []string{fmt.Sprint(count), commas(count), fmt.Sprintf("%.0f", float64(count)), fmt.Sprintf("%G", float64(count))} {
					if strings.Contains(text, s) {
						t.Errorf("%s holds %s, which is hidden", name, s)
					}
				}
			}
		}
		for name, text := range parts {
			for _, never := range []string{"<f>", "<f ", "hidden=", "mergeCell", "numFmt ", "<dataValidation", "<comment", "thumbnail"} {
				if strings.Contains(text, never) {
					t.Errorf("%s has %s", name, never)
				}
			}
			if strings.Contains(name, "sharedStrings") && strings.Contains(text, "<t>") {
				t.Errorf("%s has texts apart from their cells", name)
			}
		}
		want := cellsOf(published[0])
		if got := regexp.MustCompile(`<c [^>]*?(?:/>|>.*?</c>)`).FindAllString(parts["xl/worksheets/sheet1.xml"], -1); len(got) != len(want) {
			t.Errorf("%d cells, not %d", len(got), len(want))
		}
		requireReadBack(t, book.Bytes(), published[0], figures)
	}
	if hidden < 40 {
		t.Error("too little was hidden for a test", hidden)
	}
}

func cellsOf(p publish.Published) (all []any) {
	for _, row := range p.Rows() {
		all = append(all, row...)
	}
	return all
}

// requireReadBack reads the workbook as any other: every count that is shown is the
// figure that was published, and the truth is within what follows from all.
func requireReadBack(t *testing.T, book []byte, p publish.Published, figures countylines.Ledger) {
	t.Helper()
	sheets, err := ReadXLSX(bytes.NewReader(book))
	if err != nil {
		t.Fatal(err)
	}
	read := tables.Read(sheets, tables.About{File: "published.xlsx"})
	for _, c := range read.Cells {
		if c.Is == tables.Refused {
			t.Errorf("%s is refused: %s", c.Name(), c.Says)
		}
	}
	for i, area := range p.Areas {
		for j, subject := range p.Subjects {
			truth, err := figures.Of(subject, area, p.Period)
			if err != nil {
				t.Fatal(err)
			}
			n, _ := truth.Figure.Exact()
			v, err := read.Ledger.Of(subject, area, p.Period)
			if err != nil {
				t.Fatal(err)
			}
			if b := v.Figure.Bounds(); !b.Contains(n) {
				t.Errorf("%v, %v: %d is not in %v", area, subject, n, b)
			}
			if shown, exact := p.Cells[i][j].Figure.Exact(); exact {
				if got, same := v.Figure.Exact(); !same || got != int64(shown) {
					t.Errorf("%v, %v reads as %v, not %d", area, subject, v.Figure, shown)
				}
			}
		}
	}
}

func unzip(t *testing.T, book []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(book), int64(len(book)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		parts[f.Name] = string(text)
	}
	return parts
}

func commas(n int64) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
