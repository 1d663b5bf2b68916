// SPDX-License-Identifier: MIT

package publish

import (
	"errors"
	"fmt"
	"strings"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
)

// A RuleError reports a rule that cannot be kept to.
type RuleError struct {
	Field  string // of [Rule]
	Reason string
}

// Error names the field and gives the reason.
func (e *RuleError) Error() string { return "publish: rule: " + e.Field + ": " + e.Reason }

// A CellError reports a cell that cannot be published as it is.
type CellError struct {
	Table, Row, Column int // counted from 0; −1 if it is not one cell alone
	Area               countylines.Area
	Subject            countylines.Subject
	Period             calendar.Period
	Reason             string
	Err                error // behind it, if any: a [*stats.Conflict] of figures that cannot all be true
}

// Error names the cell and gives the reason.
func (e *CellError) Error() string {
	reason := e.Reason
	if e.Err != nil {
		reason = strings.TrimSpace(reason + " " + e.Err.Error())
	}
	if e.Row < 0 {
		return fmt.Sprintf("publish: table %d: %s", e.Table, reason)
	}
	return fmt.Sprintf("publish: table %d, row %d, column %d (%v, %v, %v): %s", e.Table, e.Row, e.Column, e.Subject, e.Area, e.Period, reason)
}

// Unwrap gives the error behind it.
func (e *CellError) Unwrap() error { return e.Err }

// errNoCount is about masses and sums of money.
var errNoCount = errors.New("is a mass or a sum of money: only counts can be protected")

// A ContradictionError reports cells, and public figures, that no counts satisfy
// together: a total that is not the sum of its parts, a part above a public whole.
type ContradictionError struct {
	Cells  []Place            // if none, the public figures contradict each other
	Public countylines.Ledger // the returns they come from; if none, the cells do not add up
	Err    error              // a [*stats.ContradictionError]
}

// Error names the cells' and the figures' sets.
func (e *ContradictionError) Error() string {
	text := "publish: " + strings.TrimPrefix(fmt.Sprint(e.Err), "stats: ")
	for _, r := range e.Public {
		text += fmt.Sprintf("; published by %s on %v", name(r), r.Source.Published)
	}
	return text
}

// Unwrap gives the error of package stats.
func (e *ContradictionError) Unwrap() error { return e.Err }

// An UnprotectedError reports cells that could not be shown to be protected, whatever
// else was hidden. Nothing is published then.
type UnprotectedError struct {
	Cells []Place
	Width int
	Err   error // a [*stats.ExposedError]
}

// Error names the first cell and says what would do.
func (e *UnprotectedError) Error() string {
	return "publish: " + strings.TrimPrefix(fmt.Sprint(e.Err), "stats: ")
}

// Unwrap gives the error of package stats.
func (e *UnprotectedError) Unwrap() error { return e.Err }

func name(r countylines.Return) string {
	switch {
	case r.Source.Publisher != "":
		return r.Source.Publisher
	case r.Source.URL != "":
		return r.Source.URL
	}
	return "somebody"
}
