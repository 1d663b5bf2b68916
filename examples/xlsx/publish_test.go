// SPDX-License-Identifier: MIT

package main

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/countylines/publish"
	"github.com/countylines/ops/countylines/tables"
	"github.com/countylines/ops/stats"
	"github.com/xuri/excelize/v2"
)

var quarter = calendar.Period{From: calendar.Date(2025, 1, 1), To: calendar.Date(2025, 4, 1)}

// madeUp gives figures whose large numbers are told apart from all others, so that what is
// hidden can be looked for. Half of the children are from least to most.
func madeUp(r *rand.Rand, least, most int) countylines.Ledger {
	var l countylines.Ledger
	for area := range countylines.WestMidlandsRegion.Forces() {
		c := countylines.Counts{}
		children, adults := 1_000_003+r.IntN(900_000), 1_000_003+r.IntN(900_000)
		if r.IntN(2) == 0 {
			children = least + r.IntN(most-least+1)
		}
		c[countylines.ChildrenArrested], c[countylines.AdultsArrested] = stats.Exactly(children), stats.Exactly(adults)
		c[countylines.Arrests] = stats.Exactly(children + adults)
		l = append(l, countylines.Return{Area: area, Period: quarter, Counts: c})
	}
	return l
}

// No part of the file holds what is hidden: as a number, with commas, or in a cache;
// and nothing else is in it that could (see the comment of WriteXLSX). A hidden number
// of three digits is looked for in every part, too, where no other workbook of as many
// tables has it.
func TestWorkbookHoldsNothingHidden(t *testing.T) {
	large, small := 0, 0
	for n := range 40 {
		r := rand.New(rand.NewPCG(18, uint64(n)))
		figures, rule := madeUp(r, 1, 4), publish.Rule{Width: 3}
		if n%2 == 1 {
			figures, rule = madeUp(r, 100, 999), publish.Rule{Width: 3, Small: 999}
		}
		list := drafts("Made-up arrests", figures)
		list[0].Areas = append(list[0].Areas, countylines.WestMidlandsRegion)
		published, err := publish.Protect(rule, nil, list...)
		if err != nil {
			t.Fatal(err)
		}
		book := bookOf(t, published)
		parts := unzip(t, book)
		usual := unzip(t, bookOf(t, nothingShown(published)))
		for _, h := range published[0].Report.Hidden {
			v, err := figures.Of(list[0].Subjects[h.Column], list[0].Areas[h.Row], quarter)
			if err != nil {
				t.Fatal(err)
			}
			count, _ := v.Figure.Exact()
			switch {
			case count < 100, len(holders(usual, count)) > 0:
				continue // a digit is in every file: see TestWorkbookIsTheSameWhateverIsHidden
			case count < 1000:
				small++
			default:
				large++
			}
			if in := holders(parts, count); len(in) > 0 {
				t.Errorf("%v holds %d, which is hidden", in, count)
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
		requireReadBack(t, book, published[0], figures)
	}
	if large < 40 || small < 30 {
		t.Error("too little was hidden for a test", large, small)
	}
}

// Two truths of which readers are told the same give the same file, part by part: so
// nothing in it depends on a count of one to four, wherever it would stand.
func TestWorkbookIsTheSameWhateverIsHidden(t *testing.T) {
	same := 0
	for n := range 20 {
		figures := madeUp(rand.New(rand.NewPCG(19, uint64(n))), 1, 4)
		other, changed := exchanged(figures)
		list := [2][]publish.Draft{drafts("Made-up arrests", figures), drafts("Made-up arrests", other)}
		var published [2][]publish.Published
		for i := range list {
			list[i][0].Areas = append(list[i][0].Areas, countylines.WestMidlandsRegion)
			var err error
			if published[i], err = publish.Protect(publish.Rule{Width: 3}, nil, list[i]...); err != nil {
				t.Fatal(err)
			}
		}
		if !changed || fmt.Sprint(published[0][0].Rows()) != fmt.Sprint(published[1][0].Rows()) {
			continue // other cells were hidden
		}
		same++
		if a, b := unzip(t, bookOf(t, published[0])), unzip(t, bookOf(t, published[1])); !maps.Equal(a, b) {
			t.Error("the files differ, though nothing that may be known does")
		}
	}
	if same < 5 {
		t.Error("too few pairs of which readers are told the same", same)
	}
}

// exchanged gives other figures of which the totals are the same: one child more and one
// adult less in one small count, and the other way round in another.
func exchanged(figures countylines.Ledger) (other countylines.Ledger, changed bool) {
	add := func(c countylines.Counts, m countylines.Measure, n int) {
		was, _ := c[m].Exact()
		c[m] = stats.Exactly(was + n)
	}
	up := -1
	for i, r := range figures {
		r.Counts = maps.Clone(r.Counts)
		other = append(other, r)
		switch n, _ := r.Counts[countylines.ChildrenArrested].Exact(); {
		case up < 0 && n < 4:
			up = i
		case up >= 0 && !changed && 1 < n && n < 5:
			changed = true
			add(other[up].Counts, countylines.ChildrenArrested, 1)
			add(other[up].Counts, countylines.AdultsArrested, -1)
			add(r.Counts, countylines.ChildrenArrested, -1)
			add(r.Counts, countylines.AdultsArrested, 1)
		}
	}
	return other, changed
}

// What a workbook keeps of a number that was overwritten is found: the test can fail.
func TestWhatIsHiddenWouldBeFound(t *testing.T) {
	figures := madeUp(rand.New(rand.NewPCG(18, 1)), 100, 999)
	published, err := publish.Protect(publish.Rule{Width: 3, Small: 999}, nil, drafts("Made-up arrests", figures)...)
	if err != nil {
		t.Fatal(err)
	}
	for name, spoil := range map[string]func(*excelize.File) error{
		"a number": func(f *excelize.File) error { return f.SetCellInt("Table 1", "B9", 437) },
		"an overwritten text": func(f *excelize.File) error {
			return errors.Join(f.SetCellStr("Table 1", "B9", "437 children"), f.SetCellInt("Table 1", "B9", 5))
		},
		"a comment": func(f *excelize.File) error {
			return f.AddComment("Table 1", excelize.Comment{Cell: "B9", Text: "437"})
		},
		"a format": func(f *excelize.File) error {
			return f.SetDefinedName(&excelize.DefinedName{Name: "n", RefersTo: "437"})
		},
	} {
		f, err := excelize.OpenReader(bytes.NewReader(bookOf(t, published)))
		if err != nil {
			t.Fatal(err)
		}
		var book bytes.Buffer
		if err := errors.Join(spoil(f), f.Write(&book)); err != nil {
			t.Fatal(err)
		}
		if len(holders(unzip(t, book.Bytes()), 437)) == 0 {
			t.Errorf("%s is not found", name)
		}
	}
}

// holders gives the parts of a file that have a number in any of the ways in which
// numbers are written, and not as a piece of a longer one.
func holders(parts map[string]string, n int64) (in []string) {
	forms := []string{fmt.Sprint(n), commas(n), fmt.Sprintf("%G", float64(n))}
	for i, s := range forms {
		forms[i] = regexp.QuoteMeta(s)
	}
	number := regexp.MustCompile(`(^|[^0-9A-Fa-f])(` + strings.Join(forms, "|") + `)($|[^0-9A-Fa-f])`)
	for name, text := range parts {
		if number.MatchString(text) {
			in = append(in, name)
		}
	}
	slices.Sort(in)
	return in
}

// nothingShown gives tables of which every cell is hidden.
func nothingShown(published []publish.Published) (list []publish.Published) {
	for _, p := range published {
		p.Cells = slices.Clone(p.Cells)
		for i := range p.Cells {
			p.Cells[i] = slices.Clone(p.Cells[i])
			for j := range p.Cells[i] {
				p.Cells[i][j] = publish.Cell{Text: "[c]"}
			}
		}
		list = append(list, p)
	}
	return list
}

func bookOf(t *testing.T, published []publish.Published) []byte {
	t.Helper()
	var book bytes.Buffer
	if err := WriteXLSX(&book, published, time.Date(2025, 5, 1, 9, 0, 0, 0, time.UTC)); err != nil {
		t.Fatal(err)
	}
	return book.Bytes()
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
