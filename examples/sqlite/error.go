// SPDX-License-Identifier: MIT

package main

import (
	"errors"
	"fmt"

	"modernc.org/sqlite"
	codes "modernc.org/sqlite/lib"
)

// A Fault is why a database cannot be used.
type Fault uint8

// The faults. The zero Fault is any other, which Err tells.
const (
	NotADatabase  Fault = iota + 1 // the file is something else
	OtherDatabase                  // it is a database of another program
	OtherVersion                   // its tables are those of another version of this program
	Locked                         // another process is writing to it, and did not end in time
	Damaged                        // some of it is missing or was overwritten
)

var faultReasons = [...]string{
	"cannot be used",
	NotADatabase:  "is no SQLite database: give one, or a file that is not there yet",
	OtherDatabase: "is a database of another program: give one of returns, or a file that is not there yet",
	OtherVersion:  "has tables of another version: use the program that wrote it, or add its returns to a new file",
	Locked:        "is being written to by another process: try again, or wait longer",
	Damaged:       "is damaged: restore it from a copy; SQLite's .recover saves what can be read",
}

// A DatabaseError says why a database cannot be used. Nothing has been changed in
// it. Get at one with errors.AsType[*DatabaseError].
type DatabaseError struct {
	Path    string
	Fault   Fault
	Version int   // of the tables that were found, if Fault is OtherVersion
	Err     error // the error behind it, of the driver or of a context
}

// Error gives the path, the reason and what would do.
func (e *DatabaseError) Error() string {
	s := fmt.Sprintf("%q %s", e.Path, faultReasons[e.Fault])
	if e.Fault == OtherVersion {
		s += fmt.Sprintf(" (theirs is %d, this program's %d)", e.Version, schemaVersion)
	}
	if e.Err != nil {
		s += ": " + e.Err.Error()
	}
	return s
}

// Unwrap gives Err.
func (e *DatabaseError) Unwrap() error { return e.Err }

// fault gives err as a *DatabaseError; nil and one that is one already as they are.
func (d *Database) fault(err error) error {
	if err == nil {
		return nil
	}
	if _, ok := errors.AsType[*DatabaseError](err); ok {
		return err
	}
	e := &DatabaseError{Path: d.path, Err: err}
	if driver, ok := errors.AsType[*sqlite.Error](err); ok {
		const primary = 0xff // the rest of a code is detail
		switch driver.Code() & primary {
		case codes.SQLITE_NOTADB:
			e.Fault = NotADatabase
		case codes.SQLITE_BUSY, codes.SQLITE_LOCKED:
			e.Fault = Locked
		case codes.SQLITE_CORRUPT:
			e.Fault = Damaged
		}
	}
	return e
}
