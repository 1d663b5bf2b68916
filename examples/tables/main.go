// SPDX-License-Identifier: MIT

// Tables reads published tables as they are published, and says what it found in
// them, table by table: figures, what was left out and why.
//
//	go run ./examples/tables FILE.ods FILE.csv …
//	go run ./examples/tables -jsonl FILE …   a line of JSON for each cell
//
// Excel's workbooks are read by the module examples/xlsx, which prints the same.
package main

import (
	"flag"
	"os"

	"github.com/countylines/ops/countylines/tables"
	"github.com/countylines/ops/examples/internal/show"
)

func main() {
	lines := flag.Bool("jsonl", false, "write a line of JSON for each cell")
	flag.Parse()
	if status := show.Files(os.Stdout, os.Stderr, flag.Args(), *lines, open); status != 0 {
		os.Exit(status)
	}
}

func open(name string, f *os.File) ([]tables.Sheet, error) {
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	return tables.Open(name, f, info.Size())
}
