// SPDX-License-Identifier: MIT

package countylines

import (
	"errors"
	"fmt"

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
	Month bool         `json:"whole_month,omitzero"` // On is the first of the month in which it was; which day is not known
	By    Area         `json:"by"`                   // the force; its figure holds the event, joint or not
	Team  string       `json:"team,omitempty"`       // a team of that force: "disruption team (north)"
	Joint Area         `json:"joint,omitzero"`       // other forces that took part, each of which may tell of it
	Scope string       `json:"scope,omitempty"`      // the name that they all have for it; see [Return]

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
	faults := commonFaults("event", e.On, e.By, e.Joint, e.Scope)
	fault := func(field, text, reason string) {
		faults = append(faults, &FieldError{Of: "event", Field: field, Text: text, Reason: reason})
	}
	if e.What == 0 && e.Item.Kind == seizure.NoKind {
		fault("What", e.What.String(), "is all that the event says: give a measure, or an item that was seized")
	}
	if year, month, _ := e.On.Date(); e.Month && year > 0 && e.On != e.On.Month().From {
		fault("Month", e.On.String(), fmt.Sprintf("is not the first of %v %d, by which the month is kept", month, year))
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

// commonFaults gives the faults of the fields that every record has: the day, the force,
// joint forces, the scope.
func commonFaults(of string, on calendar.Day, by, joint Area, scope string) (faults []error) {
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

// An Arrest is one arrest of one person, without the person's name. Someone
// arrested twice is two arrests.
type Arrest struct {
	On    calendar.Day `json:"on"`
	By    Area         `json:"by"`
	Team  string       `json:"team,omitempty"`
	Joint Area         `json:"joint,omitzero"`  // other forces that took part; see [Event]
	Scope string       `json:"scope,omitempty"` // the name that they all have for it

	Offence Offence `json:"offence,omitzero"`

	// Outcome is a part of Arrests that says what became of it: Remanded,
	// Released. [ParseOutcome] reads one. 0 is not known yet.
	Outcome Measure `json:"outcome,omitzero"`

	// Person is ChildrenArrested, WomenArrested, or what two of these have in
	// common. 0 is not recorded.
	Person Measure `json:"person,omitzero"`

	Line string `json:"line,omitempty"` // the brand of the line that it was about
}

// Event gives a in the form in which all records are added up: an arrest without
// an outcome counts among the Arrests and in no part of them.
func (a Arrest) Event() Event {
	if a.Outcome == 0 {
		a.Outcome = Arrests
	}
	return Event{
		On: a.On, By: a.By, Team: a.Team, Joint: a.Joint, Scope: a.Scope,
		What: a.Outcome, Count: stats.Exactly(1), Also: a.Person,
		Offence: a.Offence, Line: a.Line,
	}
}

// Validate gives a [*FieldError] for each fault of a, joined: a day or a force
// that is not recorded, joint work of a force with itself or without a name, an
// outcome that is none of an arrest, an offence or a person that is none.
func (a Arrest) Validate() error {
	faults := commonFaults("arrest", a.On, a.By, a.Joint, a.Scope)
	fault := func(field, text, reason string) {
		faults = append(faults, &FieldError{Of: "arrest", Field: field, Text: text, Reason: reason})
	}
	if a.Outcome != 0 && a.Outcome.Family() != Arrests {
		fault("Outcome", a.Outcome.String(), "is not what becomes of an arrest: give a part of Arrests, such as Charged, or none")
	}
	if a.Person != 0 && a.Person.Family() != ChildrenArrested.Family() {
		fault("Person", a.Person.String(), "does not say who was arrested: give ChildrenArrested, WomenArrested or the like")
	}
	if _, err := a.Offence.MarshalText(); err != nil {
		fault("Offence", a.Offence.String(), "is the number of no offence")
	}
	return errors.Join(faults...)
}

// A Seizure is one item that a force took: an exhibit.
type Seizure struct {
	On    calendar.Day `json:"on"`
	By    Area         `json:"by"`
	Team  string       `json:"team,omitempty"`
	Joint Area         `json:"joint,omitzero"`  // other forces that took part; see [Event]
	Scope string       `json:"scope,omitempty"` // the name that they all have for it

	Item seizure.Item `json:"item"`
	Line string       `json:"line,omitempty"` // the brand of the line that it was about
}

// Event gives s in the form in which all records are added up.
func (s Seizure) Event() Event {
	return Event{On: s.On, By: s.By, Team: s.Team, Joint: s.Joint, Scope: s.Scope, Item: s.Item, Line: s.Line}
}

// Validate gives a [*FieldError] for each fault of s, joined: a day or a force
// that is not recorded, joint work of a force with itself or without a name, no
// item.
func (s Seizure) Validate() error {
	faults := commonFaults("seizure", s.On, s.By, s.Joint, s.Scope)
	if s.Item.Kind == seizure.NoKind {
		faults = append(faults, &FieldError{Of: "seizure", Field: "Item", Text: s.Item.String(), Reason: "is no item: give what was seized"})
	}
	return errors.Join(faults...)
}
