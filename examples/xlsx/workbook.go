// SPDX-License-Identifier: MIT

package main

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"github.com/countylines/ops/countylines/tables"
)

// Bounds of a workbook that is read.
const (
	mostUnpacked = 512 << 20 // bytes of all its parts
	mostPadding  = 1 << 22   // empty cells before others in their row
)

// ReadXLSX reads the sheets of an Excel workbook, hidden ones too, in their order.
// Values are the raw ones, with the style of the cell looked up: a serial number under
// a style of days is a day of the workbook's own calendar, from 1900 or 1904. A file
// of another format gives a [*tables.Error] that says which it is.
func ReadXLSX(r io.Reader) ([]tables.Sheet, error) {
	data, err := io.ReadAll(io.LimitReader(r, mostUnpacked))
	if err != nil {
		return nil, err
	}
	if err := otherFormat(data); err != nil {
		return nil, err
	}
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{RawCellValue: true, UnzipSizeLimit: mostUnpacked})
	if err != nil {
		return nil, &tables.Error{Reason: "the workbook cannot be read: " + err.Error(), Err: err}
	}
	defer f.Close()
	w := workbook{file: f, formats: map[int]format{}}
	if props, err := f.GetWorkbookProps(); err == nil && props.Date1904 != nil {
		w.from1904 = *props.Date1904
	}
	var sheets []tables.Sheet
	for _, name := range f.GetSheetList() {
		s, err := w.sheet(name)
		if err != nil {
			return sheets, &tables.Error{Sheet: name, Reason: "the sheet cannot be read: " + err.Error(), Err: err}
		}
		sheets = append(sheets, s)
	}
	return sheets, nil
}

// otherFormat gives an error for a file that is no Excel workbook.
func otherFormat(data []byte) error {
	if !bytes.HasPrefix(data, []byte("PK")) {
		_, err := tables.ReadODS(bytes.NewReader(data), int64(len(data)))
		if e, ok := err.(*tables.Error); ok && !strings.Contains(e.Reason, "no OpenDocument") {
			return e
		}
		return &tables.Error{Reason: "this is no Excel workbook (.xlsx); examples/tables reads OpenDocument and delimited text"}
	}
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return &tables.Error{Reason: "the archive is cut off or damaged: " + err.Error(), Err: err}
	}
	for _, f := range archive.File {
		if f.Name == "content.xml" {
			return &tables.Error{Reason: "this is an OpenDocument file; examples/tables reads it"}
		}
	}
	return nil
}

// A workbook is an Excel workbook while it is read.
type workbook struct {
	file     *excelize.File
	from1904 bool
	formats  map[int]format // of numbers, by style
}

// A format says how a number is shown.
type format struct {
	kind  tables.Kind
	month bool // of days: the day of the month is not shown
	year  bool // nor is the month
	sign  string
}

// sheet reads a sheet.
func (w *workbook) sheet(name string) (tables.Sheet, error) {
	s := tables.Sheet{Name: name}
	if visible, err := w.file.GetSheetVisible(name); err == nil {
		s.Hidden = !visible
	}
	merges, err := w.file.GetMergeCells(name, true)
	if err != nil {
		return s, err
	}
	rows, err := w.file.Rows(name)
	if err != nil {
		return s, err
	}
	padding := 0
	hidden := map[int]bool{}
	for rows.Next() {
		i := len(s.Rows)
		raw, err := rows.Columns(excelize.Options{RawCellValue: true})
		if err != nil {
			return s, err
		}
		var row []tables.Cell
		for j, v := range raw {
			if v == "" {
				if padding++; padding > mostPadding {
					return s, fmt.Errorf("its cells are too far apart to be a table")
				}
				row = append(row, tables.Cell{})
				continue
			}
			c, err := w.cell(name, i, j, v)
			if err != nil {
				return s, err
			}
			if _, ok := hidden[j]; !ok {
				letters, _ := excelize.ColumnNumberToName(j + 1)
				visible, err := w.file.GetColVisible(name, letters)
				hidden[j] = err == nil && !visible
			}
			if hidden[j] || rows.GetRowOpts().Hidden {
				c.State |= tables.Hidden
			}
			row = append(row, c)
		}
		s.Rows = append(s.Rows, row)
	}
	if err := rows.Close(); err != nil {
		return s, err
	}
	w.merge(&s, merges)
	if comments, err := w.file.GetComments(name); err == nil {
		for _, c := range comments {
			if j, i, err := excelize.CellNameToCoordinates(c.Cell); err == nil {
				s.Notes = append(s.Notes, tables.Note{Row: i - 1, Column: j - 1, Text: c.Text})
			}
		}
	}
	for n := len(s.Rows); n > 0 && len(s.Rows[n-1]) == 0; n-- {
		s.Rows = s.Rows[:n-1]
	}
	return s, rows.Error()
}

// merge tells the cells that are merged.
func (w *workbook) merge(s *tables.Sheet, merges []excelize.MergeCell) {
	for _, m := range merges {
		j, i, err := excelize.CellNameToCoordinates(m.GetStartAxis())
		if err != nil {
			continue
		}
		x, y, err := excelize.CellNameToCoordinates(m.GetEndAxis())
		if err != nil {
			continue
		}
		for row := i - 1; row < y && row < len(s.Rows); row++ {
			for col := j - 1; col < x && col < len(s.Rows[row]); col++ {
				if c := &s.Rows[row][col]; row == i-1 && col == j-1 {
					c.Across, c.Down = int16(x-j+1), int32(y-i+1)
				} else {
					c.State |= tables.Covered
				}
			}
		}
	}
}

// cell reads a cell that is not empty.
func (w *workbook) cell(sheet string, i, j int, raw string) (tables.Cell, error) {
	c := tables.Cell{Text: raw}
	name := tables.CellName(i, j)
	kind, err := w.file.GetCellType(sheet, name)
	if err != nil {
		return c, err
	}
	switch kind {
	case excelize.CellTypeBool:
		c.Kind, c.Value = tables.Truth, raw
		c.Text = map[string]string{"1": "TRUE", "0": "FALSE"}[raw]
		if c.Text == "" {
			c.Text = strings.ToUpper(raw)
		}
		return c, nil
	case excelize.CellTypeError:
		c.Kind = tables.Failure
		return c, nil
	case excelize.CellTypeSharedString, excelize.CellTypeInlineString, excelize.CellTypeFormula:
		return c, w.raise(sheet, name, &c)
	case excelize.CellTypeDate:
		c.Kind, c.Value = tables.Date, raw[:min(len(raw), 10)]
		return c, nil
	}
	if _, err := strconv.ParseFloat(raw, 64); err != nil {
		if strings.HasPrefix(raw, "#") {
			c.Kind = tables.Failure
		}
		return c, nil
	}
	style, err := w.file.GetCellStyle(sheet, name)
	if err != nil {
		return c, err
	}
	w.number(&c, w.format(style), raw)
	return c, nil
}

// raise writes what is raised in a text in raised figures and letters.
func (w *workbook) raise(sheet, name string, c *tables.Cell) error {
	runs, err := w.file.GetCellRichText(sheet, name)
	if err != nil || len(runs) < 2 {
		return nil // a text without runs has nothing to raise
	}
	var b strings.Builder
	for _, run := range runs {
		if run.Font != nil && run.Font.VertAlign == "superscript" {
			b.WriteString(tables.Raise(run.Text))
		} else {
			b.WriteString(run.Text)
		}
	}
	c.Text = b.String()
	return nil
}

// number reads a number under its style.
func (w *workbook) number(c *tables.Cell, f format, raw string) {
	c.Kind, c.Value = f.kind, raw
	v, _ := strconv.ParseFloat(raw, 64)
	switch f.kind {
	case tables.Date:
		day, ok := w.day(v)
		if !ok {
			c.Kind = tables.Number
			return
		}
		c.Value = day.Format("2006-01-02")
		switch {
		case f.year:
			c.Text = day.Format("2006")
		case f.month:
			c.Text = day.Format("January 2006")
		default:
			c.Text = day.Format("2 January 2006")
		}
	case tables.Percent:
		c.Text = strconv.FormatFloat(v*100, 'f', -1, 64) + "%"
	case tables.Money:
		c.Text = f.sign + raw
	}
}

// day gives the day of a serial number. In a calendar from 1900 there is a 29 February
// 1900, which never was: it is no day.
func (w *workbook) day(serial float64) (time.Time, bool) {
	n := math.Floor(serial)
	from := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	switch {
	case n < 0 || n > 2_958_465:
		return from, false
	case w.from1904:
		from = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	case n == 60 || n == 0:
		return from, false
	case n < 60:
		from = time.Date(1899, 12, 31, 0, 0, 0, 0, time.UTC)
	}
	return from.AddDate(0, 0, int(n)), true
}

// format looks a style up.
func (w *workbook) format(style int) format {
	if f, ok := w.formats[style]; ok {
		return f
	}
	f := format{kind: tables.Number}
	if s, err := w.file.GetStyle(style); err == nil {
		code := builtIn[s.NumFmt]
		if s.CustomNumFmt != nil {
			code = *s.CustomNumFmt
		}
		f = formatOf(code)
	}
	w.formats[style] = f
	return f
}

// builtIn has the formats that a number stands for, as far as they matter here.
var builtIn = map[int]string{
	5: "£0", 6: "£0", 7: "£0", 8: "£0", 9: "0%", 10: "0.00%", 14: "dd/mm/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm", 19: "h:mm:ss", 20: "h:mm",
	21: "h:mm:ss", 22: "d/m/yyyy h:mm", 42: "£0", 44: "£0", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0",
}

// formatOf tells a format by its code.
func formatOf(code string) format {
	section, _, _ := strings.Cut(code, ";")
	f := format{kind: tables.Number}
	var plain strings.Builder
	for i := 0; i < len(section); i++ {
		switch c := section[i]; c {
		case '"':
			end := strings.IndexByte(section[i+1:], '"')
			if end < 0 {
				end = len(section) - i - 1
			} else if text := section[i+1 : i+1+end]; strings.Contains(text, "£") || strings.Contains(text, "€") {
				f.sign = text
			}
			i += end + 1
		case '[':
			end := strings.IndexByte(section[i:], ']')
			if end < 0 {
				end = len(section) - i - 1
			}
			inside := section[i+1 : i+max(end, 1)]
			if symbol, ok := strings.CutPrefix(inside, "$"); ok {
				f.sign, _, _ = strings.Cut(symbol, "-")
			} else if strings.Trim(strings.ToLower(inside), "hms") == "" {
				f.kind = tables.Length
			}
			i += end
		case '\\', '_', '*':
			i++
		default:
			plain.WriteByte(c)
		}
	}
	text := strings.ToLower(plain.String())
	if f.sign == "" && strings.Contains(text, "£") {
		f.sign = "£"
	}
	days, letters := strings.ContainsAny(text, "dy"), strings.ReplaceAll(text, "general", "")
	switch {
	case f.kind == tables.Length:
	case strings.Contains(text, "%"):
		f.kind = tables.Percent
	case days && !strings.Contains(text, "general"), strings.Contains(letters, "mmm"):
		f.kind = tables.Date
		f.month = !strings.Contains(text, "d")
		f.year = f.month && !strings.Contains(text, "m")
	case strings.ContainsAny(letters, "hs"):
		f.kind = tables.Length
	case f.sign != "":
		f.kind = tables.Money
	}
	return f
}
