// SPDX-License-Identifier: MIT

package show

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/countylines/tables"
	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

// A cellLine is a cell of a table as a line of JSON.
type cellLine struct {
	File    string       `json:"file"`
	Sheet   string       `json:"sheet"`
	Cell    string       `json:"cell"`
	Kind    tables.Role  `json:"kind"`
	Why     string       `json:"why,omitempty"`
	Area    string       `json:"area,omitempty"`
	Start   string       `json:"start,omitempty"`
	End     string       `json:"end,omitempty"`
	Subject string       `json:"subject,omitempty"`
	Lo      json.Number  `json:"lo,omitempty"`
	Hi      *json.Number `json:"hi,omitempty"`
	Unit    string       `json:"unit,omitempty"`
	Scope   string       `json:"scope,omitempty"`
	Marks   []string     `json:"marks,omitempty"`
}

// Files reads files of published tables and writes what was found: lines of JSON for
// their cells, or a summary. An error goes to errs, and the next file is read; what was
// read before it stands. The status is 0, 1 after an error, or 2 without any file.
func Files(w, errs io.Writer, paths []string, lines bool, open func(name string, f *os.File) ([]tables.Sheet, error)) (status int) {
	if len(paths) == 0 {
		fmt.Fprintln(errs, "name the files to be read")
		return 2
	}
	for _, path := range paths {
		if err := file(w, path, lines, open); err != nil {
			fmt.Fprintln(errs, err)
			status = 1
		}
	}
	return status
}

// file reads one file and writes what was found.
func file(w io.Writer, path string, lines bool, open func(string, *os.File) ([]tables.Sheet, error)) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	name := filepath.Base(path)
	sheets, broken := open(name, f)
	if len(sheets) > 0 {
		result := tables.Read(sheets, tables.About{File: name})
		if lines {
			err = Cells(w, name, sheets, result)
		} else {
			Found(w, name, sheets, result)
		}
	}
	if broken != nil {
		return broken
	}
	return err
}

// Cells writes a line of JSON for each cell that was read.
func Cells(w io.Writer, file string, sheets []tables.Sheet, result tables.Result) error {
	out := bufio.NewWriter(w)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	for _, c := range result.Cells {
		line := cellLine{File: file, Sheet: sheets[c.Sheet].Name, Cell: c.Name(), Kind: c.Is}
		switch c.Is {
		case tables.Figure:
			line.figure(result.Ledger[c.At], c)
		case tables.Shorthand:
			if c.At >= 0 {
				g := result.Gaps[c.At]
				line.place(g.Area, g.Period, g.Scope)
				line.Subject, line.Why = c.Says, "a mark in the place of a figure"
			} else {
				line.Why = c.Says
			}
		default:
			line.Why = c.Says
		}
		if err := enc.Encode(line); err != nil {
			return err
		}
	}
	return out.Flush()
}

// place sets what a line says of a figure's place.
func (l *cellLine) place(area countylines.Area, period calendar.Period, scope string) {
	l.Area, l.Scope = Bodies(area), scope
	from, _ := period.From.MarshalText()
	to, _ := (period.To - 1).MarshalText()
	l.Start, l.End = string(from), string(to)
}

// figure sets what a line says of a figure.
func (l *cellLine) figure(r countylines.Return, c tables.CellRead) {
	l.place(r.Area, r.Period, r.Scope)
	l.Subject, l.Marks = c.Says, c.Marks.Names()
	for _, v := range Values(r) {
		b := v.Figure.Bounds()
		l.Lo = json.Number(inUnit(v.Unit, b.Lo))
		if !b.Open {
			hi := json.Number(inUnit(v.Unit, b.Hi))
			l.Hi = &hi
		}
		l.Unit = map[countylines.Unit]string{countylines.Number: "count", countylines.Nanograms: "g", countylines.Pence: "pence"}[v.Unit]
	}
}

// inUnit writes an amount in grams, pence or things counted.
func inUnit(u countylines.Unit, n int64) string {
	if u == countylines.Nanograms {
		return seizure.Mass(n).In(seizure.Gram).String()
	}
	return strconv.FormatInt(n, 10)
}

// Bodies names an area by the bodies in it, as the public tables do: their slugs, or
// that of England and Wales, England or the United Kingdom.
func Bodies(a countylines.Area) string {
	for _, set := range []countylines.Area{countylines.UK, countylines.EnglandAndWales, countylines.England, countylines.Wales} {
		if a == set {
			text, _ := a.MarshalText()
			return string(text)
		}
	}
	var slugs []string
	for body := range a.Forces() {
		text, _ := body.MarshalText()
		slugs = append(slugs, string(text))
	}
	return strings.Join(slugs, "|")
}

// Found writes what was found in the sheets of a file, table by table.
func Found(w io.Writer, file string, sheets []tables.Sheet, result tables.Result) {
	fmt.Fprintf(w, "%s: %s\n", file, several(len(result.Ledger), "figure"))
	for i, s := range sheets {
		n := map[tables.Role]int{}
		why := map[string]int{}
		var reasons []string
		for _, c := range result.Cells {
			if int(c.Sheet) != i {
				continue
			}
			n[c.Is]++
			if c.Is > tables.Shorthand {
				if why[c.Says] == 0 {
					reasons = append(reasons, c.Says)
				}
				why[c.Says]++
			}
		}
		name := s.Name
		if name == "" {
			name = "the only table"
		}
		fmt.Fprintf(w, "  %s: %s read as figures, %d as headings, %d as notes and %d as marks in the place of a figure\n",
			name, several(n[tables.Figure], "cell"), n[tables.Heading], n[tables.Remark], n[tables.Shorthand])
		for _, reason := range reasons {
			fmt.Fprintf(w, "    %s left out: %s\n", several(why[reason], "cell"), reason)
		}
	}
}

// several writes a number of things: "1 cell", "1,350 cells".
func several(n int, of string) string {
	if n == 1 {
		return "1 " + of
	}
	return stats.Exactly(n).String() + " " + of + "s"
}
