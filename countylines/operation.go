// SPDX-License-Identifier: MIT

package countylines

import (
	"slices"
	"time"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/seizure"
)

// An Operation is a national intensification week: the days in which forces
// work on county lines at once and publish what came of it.
type Operation struct {
	Slug   string           `json:"slug"`   // "cliw-2022-10"
	Name   string           `json:"name"`   // "County Lines Intensification Week October 2022"
	Period calendar.Period  `json:"period"` // Monday to Sunday
	Dates  seizure.Evidence `json:"dates"`  // how far the days were seen in a source
	Source string           `json:"source"` // where
}

// Operations gives the intensification weeks since January 2019, the earliest
// first. There was one in October 2018 of which no source gives the days.
func Operations() []Operation { return slices.Clone(operations[:]) }

// OperationOf gives the operation that a force's own "week" belongs to. Forces
// print weeks of five to eight days, 7 to 11 March or 3 to 10 October: a period
// of such a length belongs to the operation with which it shares five days or
// more. It reports false for any other period.
func OperationOf(p calendar.Period) (Operation, bool) {
	if n := p.Size(); n < 5 || n > 8 {
		return Operation{}, false
	}
	for _, o := range operations {
		if o.Period.And(p).Size() >= 5 {
			return o, true
		}
	}
	return Operation{}, false
}

// A Break is a day from which a measure's words mean something else than before.
// Figures from either side of it are not compared for a verdict, though each
// stands.
type Break struct {
	Measure Measure      `json:"measure"` // with all of its parts
	From    calendar.Day `json:"from"`
	Note    string       `json:"note"`
	Source  string       `json:"source"`
}

// Breaks gives the known breaks in what the published figures mean, by measure
// and day. A day is that of the first period with figures of the new kind, since
// the sources do not say when the definition changed.
func Breaks() []Break { return slices.Clone(breaks) }

var breaks = []Break{
	{LinesClosed, calendar.Date(2022, time.March, 7),
		"lines were \"disrupted\", \"identified\" or \"identified and seized\" before, and \"closed\" or \"shut down\" since",
		"NPCC releases on the intensification weeks of 2019 to 2025"},
	{LinesActive, calendar.Date(2018, time.April, 1),
		"720 lines in 2017/18, 2,000 in 2018/19: \"linked to a change in reporting\"", "NCA and Home Office, 2019"},
	{LinesActive, calendar.Date(2019, time.April, 1),
		"2,000 lines in 2018/19, 800 to 1,100 in 2019/20 and 600 in 2020/21: counted anew", "answer to written question 126769, 25 February 2022"},
	{LinesActive, calendar.Date(2024, time.November, 25),
		"5,500 to 6,500 lines after some 600 in 2021: other definitions", "NPCC release on the week of November 2024"},
	{PeopleSafeguarded, calendar.Date(2023, time.October, 9),
		"83 per cent of those safeguarded were children in 2021, 8 per cent in 2023: who is counted changed", "NPCC releases on the weeks of October 2021 and October 2023"},
	{PeopleSafeguarded, calendar.Date(2025, time.June, 23),
		"8 per cent of those safeguarded were children in 2023, 53 per cent in 2025: who is counted changed", "NPCC releases on the weeks of October 2023 and June 2025"},
}

// brokeBetween reports whether a break in a measure lies between two periods.
func brokeBetween(m Measure, p, q calendar.Period) bool {
	if q.From < p.From {
		p, q = q, p
	}
	return slices.ContainsFunc(breaks, func(b Break) bool {
		return b.Measure.And(m) != 0 && p.From < b.From && b.From <= q.From
	})
}
