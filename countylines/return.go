// SPDX-License-Identifier: MIT

package countylines

import (
	"errors"
	"fmt"
	"strings"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

// Counts are what one source says of things that are counted, a figure for each
// measure: 55 arrests, 39 charged. Indexing gives what was said, and nothing
// more; [stats.Figures.Of] gives what follows from all of it together.
type Counts = stats.Figures[Measure, int]

// A Return is what one source says of one area in one period. It is plain data,
// written down as a keyed literal, read from a file, or worked out by
// [Ledger.Sum]; every field but Area and Period may be left out.
type Return struct {
	Area   Area            `json:"area"`
	Period calendar.Period `json:"period"` // what it is about: the operation's week, even where a force worked on five days of it

	// Days are the days as printed, where they differ from Period. Rates are per
	// day of these.
	Days calendar.Period `json:"days,omitzero"`

	// Scope names the part of Area's work that this is about: "Coventry",
	// "Pwllheli stop". Its figures are no more than Area's own and are never added
	// to them. Empty is all of it.
	Scope string `json:"scope,omitempty"`

	// Joint are the other forces that may have counted the same work, which Scope
	// names. A total over them and Area is a range until they tell of it too.
	Joint Area `json:"joint,omitzero"`

	// Basis is the definition or the valuation that the figures rest on, where the
	// source says it. Figures on different bases are not compared and do not bound
	// each other.
	Basis string `json:"basis,omitempty"`

	// Complete has the kinds of figure of which the return lists all that there was:
	// what it does not list of them is none. A complete list of weapons says nothing
	// of arrests.
	Complete Kinds `json:"complete,omitzero"`

	Counts Counts       `json:"counts,omitempty"`
	Seized seizure.Haul `json:"seized,omitzero"`
	Source Source       `json:"source,omitzero"`
}

// days gives the days that a rate is per: those printed, or else the period's.
func (r Return) days() calendar.Period {
	if r.Days.Size() > 0 {
		return r.Days
	}
	return r.Period
}

// A Source says where a return comes from.
//
// A return published later by the same publisher for the same area, period, scope
// and basis revises the earlier one, in each measure and each list of a haul that
// it gives again. Two published on one day both stand, and may contradict each
// other. A return without a publisher or a date of publication revises nothing.
type Source struct {
	Publisher   string       `json:"publisher,omitempty"`
	URL         string       `json:"url,omitempty"` // or the title, where there is no address
	Published   calendar.Day `json:"published,omitzero"`
	Provisional bool         `json:"provisional,omitempty"` // the source says that the figures may still change
	Place       string       `json:"place,omitempty"`       // where in the source the figures stand: "Table 2!C7", "bytes 120–134"
}

// Kinds is a set of kinds of figure: counts, mass, weapons. [KindsOf] makes one; join
// them with |. The zero Kinds is none.
type Kinds uint16

// AllKinds is every kind of figure that a return has.
const AllKinds = Kinds(1<<len(kinds) - 1)

// KindsOf gives a set of kinds, in which NoKind stands for the counts of a return.
// There is nothing in it for a kind that there is not.
func KindsOf(kinds ...seizure.Kind) (set Kinds) {
	for _, k := range kinds {
		set |= 1 << k & AllKinds
	}
	return set
}

// Has reports whether the kind of a subject is in k.
func (k Kinds) Has(s Subject) bool { return s.row() != nil && k&KindsOf(s.Kind()) != 0 }

// String lists the kinds: "counts|mass", "none".
func (k Kinds) String() string {
	text, _ := k.MarshalText()
	if len(text) == 0 {
		return "none"
	}
	return string(text)
}

// MarshalText gives the kinds joined by "|": "counts|weapons|goods_worth", "" for none.
// There is no error; bits that are no kind's are left out.
func (k Kinds) MarshalText() ([]byte, error) {
	var list []string
	for i := range kinds {
		if k&(1<<i) != 0 {
			list = append(list, kinds[i].named().list)
		}
	}
	return []byte(strings.Join(list, "|")), nil
}

// UnmarshalText reads what [Kinds.MarshalText] writes, in any order, and "all". The
// error is a [*NameError].
func (k *Kinds) UnmarshalText(text []byte) error {
	var set Kinds
	for name := range strings.SplitSeq(string(text), "|") {
		found := Kinds(0)
		switch name = strings.TrimSpace(name); name {
		case "":
			continue
		case "all":
			found = AllKinds
		}
		for i := range kinds {
			if kinds[i].named().list == name {
				found = 1 << i
			}
		}
		if found == 0 {
			return &NameError{Kind: "kind of figure", Text: name, Reason: "is none; a return has " + AllKinds.String()}
		}
		set |= found
	}
	*k = set
	return nil
}

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
	for _, k := range kinds {
		faults = append(faults, k.faults(&r)...)
	}
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
	if r.Complete&^AllKinds != 0 {
		fault("Complete", r.Complete, "has kinds of figure that there are not")
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
