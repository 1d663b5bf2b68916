// SPDX-License-Identifier: MIT

// Xlsx reads published tables from Excel's workbooks, as examples/tables does from
// OpenDocument and CSV, and prints the same.
//
//	go -C examples/xlsx run . FILE.xlsx …
//	go -C examples/xlsx run . -jsonl FILE.xlsx …   a line of JSON for each cell
//	go -C examples/xlsx run . -publish OUT.xlsx FIGURES.csv PUBLIC.csv …
//
// The last protects a file of figures, against files of what is public already, and
// writes a workbook that may be published: a sheet for each period.
package main

import (
	"flag"
	"fmt"
	"os"

	"github.com/countylines/ops/countylines/publish"
	"github.com/countylines/ops/countylines/tables"
	"github.com/countylines/ops/examples/internal/show"
)

func main() {
	lines := flag.Bool("jsonl", false, "write a line of JSON for each cell")
	to := flag.String("publish", "", "write a workbook of protected tables to this file")
	title := flag.String("title", "Counts", "the title of its tables")
	rule := publish.Rule{}
	flag.IntVar(&rule.Small, "small", 4, "counts from 1 to this are sensitive")
	flag.IntVar(&rule.Width, "width", 3, "how wide the range of a sensitive count must stay")
	flag.BoolVar(&rule.Labels, "labels", false, "say that a count is small where that is safe")
	flag.Parse()
	if *to != "" {
		if err := writeProtected(*to, *title, rule, flag.Args()); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	if status := show.Files(os.Stdout, os.Stderr, flag.Args(), *lines, open); status != 0 {
		os.Exit(status)
	}
}

func open(name string, f *os.File) ([]tables.Sheet, error) {
	sheets, err := ReadXLSX(f)
	if e, ok := err.(*tables.Error); ok {
		e.File = name
	}
	return sheets, err
}
