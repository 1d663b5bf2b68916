// SPDX-License-Identifier: MIT

package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/countylines/press"
	"github.com/countylines/ops/countylines/records"
	"github.com/countylines/ops/countylines/tables"
	"github.com/countylines/ops/internal/published"
)

// An input is what files came to.
type input struct {
	ledger   countylines.Ledger
	warnings []string // what was left out of which file
}

// A LoadError names the file that could not be read.
type LoadError struct {
	File string
	Err  error
}

// Error gives the file and the reason.
func (e *LoadError) Error() string { return e.File + ": " + e.Err.Error() }

// Unwrap gives the reason.
func (e *LoadError) Unwrap() error { return e.Err }

// mostBytes bounds a file: more would not make a page that anybody reads.
const mostBytes = 256 << 20

// load makes one ledger of all files, or of the record of weeks if there are none.
func load(files []string) (input, error) {
	var in input
	if len(files) == 0 {
		_, err := in.returns("intensification_weeks.csv", []byte(published.Weeks))
		return in, err
	}
	for _, file := range files {
		text, err := read(file)
		if err == nil {
			err = in.add(file, text)
		}
		if err != nil {
			return in, &LoadError{file, err}
		}
	}
	return in, nil
}

func read(file string) ([]byte, error) {
	info, err := os.Stat(file)
	if err != nil {
		return nil, errors.Unwrap(err)
	}
	if info.Size() > mostBytes {
		return nil, fmt.Errorf("is larger than the %d MB that a page is made of", mostBytes>>20)
	}
	return os.ReadFile(file)
}

// add reads a file by what its name ends in.
func (in *input) add(file string, text []byte) error {
	name := filepath.Base(file)
	switch strings.ToLower(filepath.Ext(file)) {
	case ".json":
		var l countylines.Ledger
		if err := json.Unmarshal(text, &l); err != nil {
			return err
		}
		in.ledger = append(in.ledger, l...)
		return nil
	case ".txt":
		return in.release(name, text)
	case ".jsonl":
		return in.records(name, text)
	case ".csv", ".tsv", ".ods":
		if in.isRecords(text) {
			return in.records(name, text)
		}
		if ours, err := in.returns(name, text); ours || err != nil {
			return err
		}
		return in.table(name, text)
	}
	return errors.New("is none of .csv, .tsv, .ods (tables and records), .jsonl (records), .json (a ledger) and .txt (a release)")
}

// release reads a release; the day of publication, by which dates without a year are
// read, is the day in the file's name, such as 2022-10-14.txt, if there is one.
func (in *input) release(name string, text []byte) error {
	about := press.About{URL: name}
	if day, err := calendar.ParseDay(strings.TrimSuffix(name, filepath.Ext(name))); err == nil {
		about.Published = day
	}
	r := press.Read(string(text), about)
	in.ledger = append(in.ledger, r.Ledger...)
	placed := len(r.Statements)
	for _, s := range r.Statements {
		if s.Role == press.Unplaced {
			placed--
		}
	}
	if placed < len(r.Statements) {
		in.warn("%s: %s of %d could not be placed, and are not on this page.", name, several(len(r.Statements)-placed, "figure", "figures"), len(r.Statements))
	}
	return nil
}

// isRecords reports whether a file has the heading of a file of records: then its first
// row is one, or is rejected for what stands in it.
func (in *input) isRecords(text []byte) bool {
	if bytes.HasPrefix(text, []byte("PK")) {
		return false
	}
	first, _, _ := bytes.Cut(text, []byte("\n"))
	for _, err := range records.Read(bytes.NewReader(first)) {
		if errors.Is(err, countylines.ErrHeading) {
			return false
		}
	}
	return true
}

// records adds a file of records up by force and quarter.
func (in *input) records(name string, text []byte) error {
	var tally records.Tally
	rejected := 0
	if err := tally.AddFile(context.Background(), bytes.NewReader(text), calendar.Day.Quarter, records.Options{Rejected: func(*countylines.RowError) { rejected++ }}); err != nil {
		return err
	}
	for _, r := range tally.Ledger() {
		r.Source.URL = name
		in.ledger = append(in.ledger, r)
	}
	if rejected > 0 {
		in.warn("%s: %s rejected, and are not on this page.", name, several(rejected, "row was", "rows were"))
	}
	return nil
}

// returns reads a file of the library's own format, one figure a row, and reports
// whether it is one.
func (in *input) returns(name string, text []byte) (ours bool, err error) {
	if bytes.HasPrefix(text, []byte("PK")) {
		return false, nil
	}
	refused := 0
	for r, err := range tables.ReadReturns(bytes.NewReader(text)) {
		switch {
		case errors.Is(err, countylines.ErrHeading):
			return false, nil
		case errors.Is(err, countylines.ErrColumns):
		case err != nil:
			refused++
		default:
			in.ledger = append(in.ledger, r)
		}
	}
	if refused > 0 {
		in.warn("%s: %s refused, and are not on this page.", name, several(refused, "row was", "rows were"))
	}
	return true, nil
}

// table reads the tables of a file.
func (in *input) table(name string, text []byte) error {
	sheets, err := tables.Open(name, bytes.NewReader(text), int64(len(text)))
	if err != nil {
		return err
	}
	about := tables.About{File: name, URL: name}
	result := tables.Read(sheets, about)
	in.ledger = append(in.ledger, result.Ledger...)
	if refused := result.Refused(sheets, about); len(refused) > 0 {
		in.warn("%s: %s refused, and are not on this page; the first is %v.", name, several(len(refused), "cell was", "cells were"), refused[0])
	}
	return nil
}

func (in *input) warn(format string, args ...any) {
	in.warnings = append(in.warnings, fmt.Sprintf(format, args...))
}

// loadLines reads a JSON file of single lines.
func loadLines(file string) (countylines.Lines, error) {
	text, err := read(file)
	if err != nil {
		return nil, &LoadError{file, err}
	}
	var lines countylines.Lines
	if err := json.Unmarshal(text, &lines); err != nil {
		return nil, &LoadError{file, err}
	}
	for _, l := range lines {
		if err := l.Validate(); err != nil {
			return nil, &LoadError{file, err}
		}
	}
	return lines, nil
}
