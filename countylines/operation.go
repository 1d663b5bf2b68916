package countylines

import (
	"slices"

	"github.com/countylines/ops/calendar"
)

// An Operation is a national intensification week: the days in which forces
// work on county lines at once and publish what came of it.
type Operation struct {
	Slug   string          // "cliw-2022-10"
	Name   string          // "County Lines Intensification Week October 2022"
	Period calendar.Period // Monday to Sunday
	Dates  Verification    // how far the days were seen in a source
	Source string          // where
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
