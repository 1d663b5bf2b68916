// SPDX-License-Identifier: MIT

package press

import (
	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
)

// A Statement is a figure of a release with what the text says of it: whose it is,
// of which days, and of how much of them.
type Statement struct {
	Found
	Area   countylines.Area `json:"area,omitzero"`
	Period calendar.Period  `json:"period,omitzero"`
	// Open says that the text names no end: "since 2019". Period ends with the day of
	// publication then.
	Open bool `json:"open,omitempty"`
	Role Role `json:"role"`
	Part Part `json:"part"`
	// Scope names the part of the area's work, as the text does: "Luton", "men".
	Scope string `json:"scope,omitempty"`
	// Why has the words that decided each of these, in the order of the text.
	Why []Word `json:"why,omitempty"`
	// Out is the reason why the figure is not in the ledger; NotOut if it is.
	Out Out `json:"out"`
	// Same is the index of the statement that tells the same figure, of a Repeat and
	// of a figure that a correction took back; -1 of others.
	Same int `json:"same"`
}

// A Word is a piece of the text that decided something of a statement.
type Word struct {
	Start int    `json:"start"` // bytes: text[Start:End]
	End   int    `json:"end"`
	Of    Aspect `json:"of"`
}

// An Aspect is what a word decides.
type Aspect uint8

// The aspects of a statement.
const (
	OfArea   Aspect = iota + 1 // whose work it is of
	OfPeriod                   // of which days
	OfScope                    // of which part of the area's work
	OfRole                     // what it is to the release
)

// A Role says what a figure is to its release.
type Role uint8

// The roles of a statement.
const (
	Result    Role = iota // what the release reports on
	Earlier               // of an earlier operation, week or year, named for comparison
	Running               // a running total: since a date, or of a longer time than the release reports on
	Repeat                // told more exactly, or earlier, by another statement
	Plan                  // a target, a hope, or what will be done: [Find] leaves it out
	Withdrawn             // corrected in the text
	Unplaced              // the text does not say whose it is, or of when
)

// A Part says how much of its area's and period's work a figure is of.
type Part uint8

// The parts that a figure may be of.
const (
	Whole   Part = iota
	OfPlace      // of a town, a borough or a division within the area
	OfCase       // of one raid, stop, case or day
	OfGroup      // of some of the people or things counted: men, those under 18
)

// An Out is a reason for which a statement is not in the ledger.
type Out uint8

// The reasons for which a statement is not in the ledger.
const (
	NotOut     Out = iota // it is in the ledger
	NoArea                // the text leaves open whose it is
	NoPeriod              // the text leaves open of which days it is
	ToldBefore            // another statement tells it
	Planned               // it was a target or a hope
	Corrected             // the text takes it back
	NotHeld               // no list of a return has such figures, as of people sentenced
)
