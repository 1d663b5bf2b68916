// SPDX-License-Identifier: MIT

package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"time"

	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/countylines/publish"
	"github.com/countylines/ops/countylines/tables"
	"github.com/xuri/excelize/v2"
)

// WriteXLSX writes published tables as a new workbook with one table a sheet, from
// what is published and nothing else: the title, the notes, a heading that stays in
// sight, and a row for each area. Counts are numbers, all else is text that stands in
// its cell; there are no formulas, merged cells, blanks or hidden parts.
func WriteXLSX(w io.Writer, tables []publish.Published, created time.Time) error {
	f := excelize.NewFile()
	defer f.Close()
	bold, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	if err != nil {
		return err
	}
	stamp := created.UTC().Format(time.RFC3339)
	if err := f.SetDocProps(&excelize.DocProperties{Title: tables[0].Title, Language: "en-GB", Created: stamp, Modified: stamp}); err != nil {
		return err
	}
	for i, p := range tables {
		sheet := fmt.Sprintf("Table %d", i+1)
		if i == 0 {
			err = f.SetSheetName("Sheet1", sheet)
		} else {
			_, err = f.NewSheet(sheet)
		}
		if err == nil {
			err = writeSheet(f, sheet, p, bold)
		}
		if err != nil {
			return err
		}
	}
	return f.Write(w)
}

// writeSheet streams a table, so that its texts are in its cells and in no table of
// shared texts.
func writeSheet(f *excelize.File, sheet string, p publish.Published, bold int) error {
	rows := p.Rows()
	heading := len(rows) - len(p.Areas)
	s, err := f.NewStreamWriter(sheet)
	if err != nil {
		return err
	}
	if err := s.SetColWidth(1, len(p.Subjects)+1, 24); err != nil {
		return err
	}
	if err := s.SetPanes(&excelize.Panes{Freeze: true, YSplit: heading, TopLeftCell: fmt.Sprintf("A%d", heading+1), ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	for r, row := range rows {
		cells := make([]any, len(row))
		for c, v := range row {
			if cells[c] = v; r == 0 || r == heading-1 {
				cells[c] = excelize.Cell{StyleID: bold, Value: v}
			}
		}
		if err := s.SetRow(fmt.Sprintf("A%d", r+1), cells); err != nil {
			return err
		}
	}
	if err := s.Flush(); err != nil {
		return err
	}
	return f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: fmt.Sprintf("'%s'!$%d:$%d", sheet, heading, heading), Scope: sheet})
}

// drafts makes a table of each period that returns are about, with the areas and
// subjects that any of them speaks of, in the order in which they do.
func drafts(title string, figures countylines.Ledger) (list []publish.Draft) {
	for _, r := range figures {
		i := slices.IndexFunc(list, func(d publish.Draft) bool { return d.Period == r.Period })
		if i < 0 {
			i = len(list)
			list = append(list, publish.Draft{Title: title, Figures: figures, Period: r.Period})
		}
		d := &list[i]
		if !slices.Contains(d.Areas, r.Area) {
			d.Areas = append(d.Areas, r.Area)
		}
		for s := range r.All() {
			if !slices.Contains(d.Subjects, s) {
				d.Subjects = append(d.Subjects, s)
			}
		}
	}
	return list
}

// readReturns reads a file of published figures whole.
func readReturns(path string) (l countylines.Ledger, err error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	for r, err := range tables.ReadReturns(f) {
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		l = append(l, r)
	}
	return l, nil
}

// writeProtected protects the figures of a file against those of others that are
// public, and writes the workbook.
func writeProtected(to, title string, rule publish.Rule, paths []string) error {
	if len(paths) == 0 {
		return errors.New("name the file of figures to publish, and after it those of what is public")
	}
	figures, err := readReturns(paths[0])
	if err != nil {
		return err
	}
	var public countylines.Ledger
	for _, path := range paths[1:] {
		more, err := readReturns(path)
		if err != nil {
			return err
		}
		public = append(public, more...)
	}
	published, err := publish.Protect(rule, public, drafts(title, figures)...)
	if err != nil {
		return err
	}
	if len(published) == 0 {
		return fmt.Errorf("%s: no figures", paths[0])
	}
	var book bytes.Buffer
	if err := WriteXLSX(&book, published, time.Now()); err != nil {
		return err
	}
	return os.WriteFile(to, book.Bytes(), 0o644)
}
