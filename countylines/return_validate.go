package countylines

import (
	"errors"
	"fmt"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/stats"
)

// Validate gives a [*FieldError] for each fault of r, joined: nobody in the area, a
// period without days or one that ends before it begins, printed days that are none
// or none of the period's, joint work with itself, a count of what is no measure, a
// find that is said to include what is not part of it.
//
// A return without area or days has no place, so no answer uses it. What a find
// includes counts only as far as it is part of it. Figures that cannot all be true
// are no fault of form: [Ledger.Conflicts] finds them.
func (r Return) Validate() error {
	var faults []error
	for _, f := range r.placeFaults() {
		faults = append(faults, f)
	}
	for m := range saidCounts(r) {
		if m.Size() <= 0 {
			faults = append(faults, &FieldError{Of: "return", Field: "Counts", Text: m.String(), Reason: "is counted as nothing; give figures of measures of one family"})
		}
	}
	h := r.Seized
	faults = append(faults, outside("Seized.Mass", h.Mass)...)
	faults = append(faults, outside("Seized.Packs", h.Packs)...)
	faults = append(faults, outside("Seized.Worth", h.Worth)...)
	faults = append(faults, outside("Seized.Weapons", h.Weapons)...)
	faults = append(faults, outside("Seized.Goods", h.Goods)...)
	faults = append(faults, outside("Seized.GoodsWorth", h.GoodsWorth)...)
	return errors.Join(faults...)
}

// placeFaults gives the faults of all but r's figures.
func (r Return) placeFaults() (faults []*FieldError) {
	fault := func(field string, text any, reason string) {
		faults = append(faults, &FieldError{Of: "return", Field: field, Text: fmt.Sprint(text), Reason: reason})
	}
	if r.Area == 0 || !UK.Contains(r.Area) {
		fault("Area", r.Area, "is nobody whose figure this could be")
	}
	if p := r.Period; p.Size() == 0 && p.From > p.To {
		fault("Period", p.From.String()+" to "+p.To.String(), "ends before it begins")
	} else if p.Size() == 0 {
		fault("Period", p, "are what a figure is about; give the days of the operation, or of the week")
	}
	if r.Days != (calendar.Period{}) && r.Days.And(r.Period).Size() == 0 {
		fault("Days", r.Days, "are none of the period's, "+r.Period.String())
	}
	if both := r.Joint & r.Area; both != 0 {
		fault("Joint", both, "did the work itself; name the others who may have counted it")
	} else if !UK.Contains(r.Joint) {
		fault("Joint", r.Joint, "is nobody who could have counted the work")
	}
	if p := r.Source.Published; p != 0 && p.Week().Size() == 0 {
		fault("Source.Published", p, "is no day of the years 1900 to 2199")
	}
	return faults
}

// outside gives the faults of entries that are said to include what is not part of
// them.
func outside[K stats.Set[K], A stats.Amount](field string, l stats.List[K, A]) (faults []error) {
	for i, e := range l {
		at := fmt.Sprintf("%s[%d].Including", field, i)
		for n, part := range e.Including {
			if !stats.Contains(e.Set, part.Set) {
				faults = append(faults, &FieldError{Of: "return", Field: fmt.Sprintf("%s[%d]", at, n), Text: textOf(part.Set), Reason: "are not among " + textOf(e.Set) + "; separate finds stand side by side"})
			}
		}
		faults = append(faults, outside(at, e.Including)...)
	}
	return faults
}
