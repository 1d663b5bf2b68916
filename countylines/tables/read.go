// SPDX-License-Identifier: MIT

package tables

import (
	"strconv"
	"strings"
	"time"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
)

// About is what a caller knows of a file that it may not say itself. What the file
// says holds: where the two contradict each other, the figures concerned are refused.
type About struct {
	File      string // its name, which may hold its year and its subject
	Publisher string
	URL       string
	Published calendar.Day

	Area    countylines.Area  // whose figures they are, where no row, column or title says
	Period  calendar.Period   // of which days
	Measure string            // what is counted: "arrests", "seizures", "quantity", as a heading would say
	Units   map[string]string // the units of columns that name none, by drug ("cannabis-plants"): "kg", "thousand doses"; "" for all others

	// YearsEnd is the month in which years end that are named by one number: with
	// time.March "2022" is 2021/22. YearsBegin is the month in which they begin: with
	// time.April "2009" is 2009/10. Without either it is the calendar year.
	YearsEnd, YearsBegin time.Month
}

// A Result is what was read of some sheets, every cell that is not empty once.
type Result struct {
	Ledger countylines.Ledger // a return for each figure; its Source.Place says where it stands
	Gaps   []Gap              // what marks such as ".." and "[c]" stand in the place of
	Cells  []CellRead         // in the order of sheets, rows and columns
}

// A Gap is a figure that a table has a place for and does not give.
type Gap struct {
	Area   countylines.Area
	Period calendar.Period
	Scope  string
}

// A CellRead says what a cell was read as.
type CellRead struct {
	Sheet, Row, Column int32 // from 0
	At                 int32 // of a figure, its place in the Ledger; of a shorthand, in the Gaps, or -1; of others -1
	Is                 Role
	Marks              Marks
	Says               string // of a figure or a gap what it is of ("arrests", "cocaine:mass"); else why it is none
}

// Name gives the cell as a spreadsheet does: "C7".
func (c CellRead) Name() string { return CellName(int(c.Row), int(c.Column)) }

// A Role is what a cell is in a table.
type Role uint8

const (
	Figure     Role = iota // a figure of the ledger
	Heading                // it names an area, a period, a subject, a unit, or heads a column
	Remark                 // titles, notes, sources, remarks
	Shorthand              // a mark in the place of a figure
	Percentage             // a percentage, which is no amount
	Rate                   // per 100,000 residents, per head
	Derived                // a change, a rank, an average
	Faulty                 // an error such as #DIV/0!
	Refused                // a number that cannot be a figure; Says says why
)

var roles = [...]string{"figure", "heading", "note", "shorthand", "percentage", "rate", "derived", "error", "refused"}

// String gives "figure", "heading", "note" and so on.
func (r Role) String() string {
	if int(r) < len(roles) {
		return roles[r]
	}
	return "Role(" + strconv.Itoa(int(r)) + ")"
}

// MarshalText gives the text of [Role.String].
func (r Role) MarshalText() ([]byte, error) { return []byte(r.String()), nil }

// UnmarshalText reads what [Role.MarshalText] writes. The error is an [*Error].
func (r *Role) UnmarshalText(text []byte) error {
	for i, name := range roles {
		if name == string(text) {
			*r = Role(i)
			return nil
		}
	}
	return &Error{Text: clip(string(text)), Reason: "is no role of a cell: figure, heading, note …"}
}

// Marks is what a table says of a figure besides its number.
type Marks uint8

const (
	Provisional Marks = 1 << iota // it may still change
	Revised                       // it was another in an earlier edition
	Suppressed                    // it is withheld, within the range that the table states
	Rounded                       // it was rounded as the table states
	Low                           // more than nought, and it rounds to nought
	OutOfSight                    // its row, column or sheet is hidden
)

var markNames = [...]string{"provisional", "revised", "suppressed", "rounded", "low", "hidden"}

// Names gives the marks as words, "provisional" first.
func (m Marks) Names() []string {
	names := []string{}
	for i, name := range markNames {
		if m&(1<<i) != 0 {
			names = append(names, name)
		}
	}
	return names
}

// MarshalText gives the words of [Marks.Names], joined by "|".
func (m Marks) MarshalText() ([]byte, error) { return []byte(strings.Join(m.Names(), "|")), nil }

// UnmarshalText reads what [Marks.MarshalText] writes. The error is an [*Error].
func (m *Marks) UnmarshalText(text []byte) error {
	var got Marks
	for name := range strings.SplitSeq(string(text), "|") {
		found := name == ""
		for i := range markNames {
			if markNames[i] == name {
				got, found = got|1<<i, true
			}
		}
		if !found {
			return &Error{Text: clip(name), Reason: "is no mark: provisional, revised, suppressed …"}
		}
	}
	*m = got
	return nil
}

// Read finds the tables in the sheets of one file and reads them. What one sheet
// says of shorthand and rounding holds for all.
func Read(sheets []Sheet, about About) Result {
	r := reader{sheets: sheets, about: about}
	r.rules = rulesOf(sheets)
	r.file = fileHeading(about.File)
	r.size()
	r.american = anyAmerican(sheets)
	for i := range sheets {
		r.readSheet(i)
	}
	return r.out
}

// Read finds the tables in a sheet and reads them.
func (s Sheet) Read(about About) Result { return Read([]Sheet{s}, about) }

// Refused gives an [*Error] for each number that was refused, with its cell, text
// and reason.
func (r Result) Refused(sheets []Sheet, about About) []*Error {
	var list []*Error
	for _, c := range r.Cells {
		if c.Is == Refused {
			s := &sheets[c.Sheet]
			list = append(list, &Error{File: about.File, Sheet: s.Name, Cell: c.Name(), Text: clip(s.Rows[c.Row][c.Column].Text), Reason: c.Says})
		}
	}
	return list
}
