// SPDX-License-Identifier: MIT

package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/duckdb/duckdb-go/v2"
)

// A Fault is why DuckDB cannot use a file.
type Fault uint8

// The faults. The zero Fault is any other, which Err tells.
const (
	NotADatabase  Fault = iota + 1 // the file is something else
	OtherDatabase                  // it is a database of another program
	OtherVersion                   // its tables are those of another version of this program, or its format is that of another DuckDB
	Locked                         // it is open elsewhere, in this process or in another
	Damaged                        // some of it is missing or was overwritten
	NotCSV                         // it is no CSV file that DuckDB can read
)

var faultReasons = [...]string{
	"cannot be used",
	NotADatabase:  "is no DuckDB database: give one, or a file that is not there yet",
	OtherDatabase: "is a database of another program: give one of seizures, or a file that is not there yet",
	OtherVersion:  "is of another version: use the program that wrote it, or add its records to a new file",
	Locked:        "is open elsewhere, and DuckDB lets one process in at a time: close it there",
	Damaged:       "is damaged: restore it from a copy",
	NotCSV:        "is no CSV file that DuckDB can read with the columns force, date, substance and grams",
}

// A DatabaseError says why DuckDB cannot use a file. Nothing has been changed in it.
// Get at one with errors.AsType[*DatabaseError].
type DatabaseError struct {
	Path    string
	Fault   Fault
	Version int   // of the tables that were found, if Fault is OtherVersion; 0 if it is DuckDB's format
	Err     error // the error behind it, of the driver or of a context
}

// Error gives the path, the reason and what would do, in a line.
func (e *DatabaseError) Error() string {
	s := fmt.Sprintf("%q %s", e.Path, faultReasons[e.Fault])
	if e.Version != 0 {
		s += fmt.Sprintf(" (its tables are of version %d, this program's of %d)", e.Version, schemaVersion)
	}
	if e.Err != nil {
		why, _, _ := strings.Cut(e.Err.Error(), "\n") // what follows are settings and advice
		s += ": " + why
	}
	return s
}

// Unwrap gives Err.
func (e *DatabaseError) Unwrap() error { return e.Err }

// faultTexts tell faults by what DuckDB says, which gives all of them one type. The
// tests see that the pinned version still says it.
var faultTexts = [...]struct {
	text  string
	fault Fault
}{
	{"is not a valid DuckDB database file", NotADatabase},
	{"database file with version number", OtherVersion},
	{"Could not set lock on file", Locked},
	{"is already attached", Locked},
	{"Corrupt database file", Damaged},
	{"Could not read enough bytes", Damaged},
}

// faultOf gives err as a *DatabaseError about a database; nil and one that is one
// already as they are.
func faultOf(path string, err error) error {
	if err == nil {
		return nil
	}
	if _, ok := errors.AsType[*DatabaseError](err); ok {
		return err
	}
	e := &DatabaseError{Path: path, Err: err}
	if driver, ok := errors.AsType[*duckdb.Error](err); ok {
		for _, f := range faultTexts {
			if strings.Contains(driver.Msg, f.text) {
				e.Fault = f.fault
				break
			}
		}
	}
	return e
}
