// SPDX-License-Identifier: MIT

package main

import (
	"encoding/csv"
	"os"
	"strconv"

	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/stats"
)

// A rejects is a CSV file of the rows that were rejected and why. Its cells are safe to
// open in a spreadsheet, whatever stood in the rows.
type rejects struct {
	file *os.File
	csv  *csv.Writer
}

func createRejects(name string) (*rejects, error) {
	f, err := os.Create(name)
	if err != nil {
		return nil, err
	}
	w := csv.NewWriter(f)
	w.Write([]string{"row", "column", "text", "reason"}) // an error stays with w
	return &rejects{f, w}, nil
}

func (r *rejects) add(e *countylines.RowError) {
	r.csv.Write([]string{strconv.Itoa(e.Row), stats.SafeCell(e.Column), stats.SafeCell(e.Text), stats.SafeCell(e.Reason)})
}

// close gives the first error of writing: a disk may fill.
func (r *rejects) close() error {
	r.csv.Flush()
	err := r.csv.Error()
	if closed := r.file.Close(); err == nil {
		err = closed
	}
	return err
}
