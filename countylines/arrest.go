package countylines

import (
	"errors"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/stats"
)

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
	faults := whose("arrest", a.On, a.By, a.Joint, a.Scope)
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
