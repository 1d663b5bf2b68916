package countylines

import (
	"errors"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/seizure"
)

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
	faults := whose("seizure", s.On, s.By, s.Joint, s.Scope)
	if s.Item.Kind == seizure.NoKind {
		faults = append(faults, &FieldError{Of: "seizure", Field: "Item", Text: s.Item.String(), Reason: "is no item: give what was seized"})
	}
	return errors.Join(faults...)
}
