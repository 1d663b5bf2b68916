// SPDX-License-Identifier: MIT

package countylines_test

import (
	"testing"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/internal/every"
	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

// Nothing panics.
func TestHardInput(t *testing.T) {
	week := calendar.Date(2022, 10, 3).Week()
	every.Try(t, func(any) bool { return false },
		week, stats.MoreThan(5), stats.Between(3, 1<<30),
		countylines.Ledger{
			{Area: countylines.Kent, Period: week, Counts: countylines.Counts{countylines.Arrests: stats.MoreThan(5)}, Seized: seizure.MustParse("3kg of cocaine and £300 in cash")},
			{Area: countylines.UK, Period: week, Counts: countylines.Counts{countylines.Arrests: stats.Exactly(3)}},
		},
		countylines.Return{}, countylines.Event{}, countylines.Lines{}, countylines.Flows{}, countylines.Answer{}, countylines.Arrest{}, countylines.Seizure{}, countylines.Conflict{}, countylines.Dispute{},
		countylines.FieldError{}, countylines.FileError{}, countylines.RowError{}, countylines.NameError{}, countylines.Row{}, countylines.AllKinds, countylines.Note(1), countylines.Reason(1),
		countylines.Rule(1), countylines.Unit(1), countylines.Vulnerability(1), countylines.Arrests, countylines.Line{},
		countylines.Breaks, countylines.CashTaken, countylines.Compare, countylines.Counted, countylines.DaysPrinted, countylines.GoodsOf, countylines.GoodsWorthOf, countylines.KindsOf,
		countylines.MassOf, countylines.Measures, countylines.Offences, countylines.OperationOf, countylines.Operations, countylines.Outcomes, countylines.PacksOf, countylines.ParseArea,
		countylines.ParseMeasure, countylines.ParseOffence, countylines.ParseOutcome, countylines.ParsePlace, countylines.ParseVulnerability, countylines.PerOf, countylines.PerResidents,
		countylines.Rank, countylines.SeizuresOf, countylines.SubjectOf, countylines.Trend, countylines.WeaponsOf, countylines.WorthOf)
}
