package countylines

import (
	"errors"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

// An Event is one record of what a force did on a day, in the form in which all
// records are added up: what was counted, what was found, or both. Warrants,
// visits, sessions and people safeguarded are written down as Events; an [Arrest]
// and a [Seizure] give theirs. It has no place for a person's name or a phone
// number.
//
// What several forces did together each of them may tell of, with the others as
// Joint and one name for it as Scope: a total over them counts it once.
type Event struct {
	On    calendar.Day `json:"on"`
	By    Area         `json:"by"`              // the force; its figure holds the event, joint or not
	Team  string       `json:"team,omitempty"`  // a team of that force: "disruption team (north)"
	Joint Area         `json:"joint,omitzero"`  // other forces that took part, each of which may tell of it
	Scope string       `json:"scope,omitempty"` // the name that they all have for it; see [Return]

	What  Measure           `json:"what,omitzero"`
	Count stats.Figure[int] `json:"count,omitzero"` // how many; one visit is Exactly(1)

	// Also is a measure of another family that counts the same people: those
	// arrested and Charged are ChildrenArrested too.
	Also Measure `json:"also,omitzero"`

	Item       seizure.Item  `json:"item,omitzero"`
	Offence    Offence       `json:"offence,omitzero"`    // what an arrest was for
	Vulnerable Vulnerability `json:"vulnerable,omitzero"` // why people were safeguarded
	Line       string        `json:"line,omitempty"`      // the brand of the line that it was about
}

// Validate gives a [*FieldError] for each fault of e, joined: a day or a force
// that is not recorded, joint work of a force with itself or without a name,
// measures that are none, and an event of which nothing is said.
func (e Event) Validate() error {
	faults := whose("event", e.On, e.By, e.Joint, e.Scope)
	fault := func(field, text, reason string) {
		faults = append(faults, &FieldError{Of: "event", Field: field, Text: text, Reason: reason})
	}
	if e.What == 0 && e.Item.Kind == seizure.NoKind {
		fault("What", e.What.String(), "is all that the event says: give a measure, or an item that was seized")
	}
	if e.What.Size() < 0 {
		fault("What", e.What.String(), "is a union across families, which counts nothing")
	}
	if e.Also.Size() < 0 || e.Also != 0 && e.Also.Family() == e.What.Family() {
		fault("Also", e.Also.String(), "is no measure of another family than "+e.What.Family().String())
	}
	if e.Vulnerable.Size() < 0 {
		fault("Vulnerable", e.Vulnerable.String(), "has bits that belong to no factor")
	}
	return errors.Join(faults...)
}

// whose gives the faults of the fields that all records have.
func whose(of string, on calendar.Day, by, joint Area, scope string) (faults []error) {
	fault := func(field, text, reason string) {
		faults = append(faults, &FieldError{Of: of, Field: field, Text: text, Reason: reason})
	}
	if on.Year().Size() == 0 {
		fault("On", on.String(), "is no day of the years 1900 to 2199")
	}
	if by.And(UK) == 0 {
		fault("By", by.String(), "is no force: give the one that acted")
	}
	if joint.And(by) != 0 {
		fault("Joint", joint.String(), "is the force itself: give the others alone")
	}
	if joint != 0 && scope == "" {
		fault("Scope", scope, "leaves joint work without a name, by which the forces that tell of it are matched")
	}
	return faults
}
