// SPDX-License-Identifier: MIT

package countylines

import (
	"slices"
	"strings"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/internal/names"
	"github.com/countylines/ops/seizure"
)

// An Outcome is a word for what became of an arrest, or one of the Home Office's
// outcome types, and the measure that counts it. The Home Office's types are of
// crimes, so not all of them are the outcome of an arrest.
type Outcome struct {
	Slug     string           `json:"slug"`
	Name     string           `json:"name"`              // "Released under investigation"
	Aliases  []string         `json:"aliases,omitempty"` // other words for it
	Measure  Measure          `json:"measure"`           // a kind of Arrests; Arrests where the outcome is not known yet; 0 if it is of no arrest
	Why      string           `json:"why"`               // why Measure is 0
	Types    []int            `json:"types,omitempty"`   // the Home Office's outcome types, from 0 to 22
	From     calendar.Day     `json:"from"`              // since when the type exists, where that is known
	Evidence seizure.Evidence `json:"evidence"`          // of the words; the choice of a measure is this library's
	Source   string           `json:"source"`
	Note     string           `json:"note"`
}

// Outcomes gives the Home Office's outcome types 0 to 22, then the words that
// forces use of an arrest.
func Outcomes() []Outcome {
	list := slices.Clone(outcomes[:])
	for i := range list {
		list[i].Aliases, list[i].Types = slices.Clone(list[i].Aliases), slices.Clone(list[i].Types)
	}
	return list
}

// ParseOutcome reads what became of an arrest as the measure that counts it:
// "RUI", "charged and remanded in custody", "outcome 8", or any text that
// [ParseMeasure] reads as a kind of Arrests. "Arrested" is [Arrests] itself: an
// outcome that is not known yet. Several outcomes that are one, as in "charged, bailed to
// court", are the narrowest. The error is a [*NameError], also for what is
// the outcome of no arrest, such as a voluntary interview.
func ParseOutcome(text string) (Measure, error) {
	i, ok := outcomeOf(text)
	if !ok {
		var buf [names.MaxLen]byte
		i, ok = outcomeOf(string(names.Fold(buf[:0], text)))
	}
	if !ok {
		m, err := ParseMeasure(text)
		if err == nil && m.Family() == Arrests {
			return m, nil
		}
		if m := severalOutcomes(text); m != 0 {
			return m, nil
		}
		return 0, &NameError{Kind: "outcome", Text: text, Reason: "is not what becomes of an arrest", Near: names.Nearest(text, outcomeSpellings)}
	}
	if outcomes[i].Measure == 0 {
		return 0, &NameError{Kind: "outcome", Text: text, Reason: "is the outcome of no arrest: " + outcomes[i].Why}
	}
	return outcomes[i].Measure, nil
}

// severalOutcomes is what several outcomes with signs, "and" or "then" between them have
// in common: "charged" and "remanded in custody" are Remanded. It is 0 where they exclude
// each other, as "charged" and "no further action" do.
func severalOutcomes(text string) Measure {
	for _, word := range []string{" - ", " – ", ";", "/", "&", "+", ":", " then ", " and "} {
		text = strings.ReplaceAll(text, word, ",")
	}
	parts := strings.Split(text, ",")
	if len(parts) > 4 {
		return 0
	}
	all := Arrests
	for _, part := range parts {
		var buf [names.MaxLen]byte
		i, ok := outcomeOf(string(names.Fold(buf[:0], part)))
		switch {
		case !ok:
			return 0
		case all.And(Charged) == all && outcomes[i].Measure == BailedBeforeCharge:
			all = all.And(BailedToCourt) // who is charged is bailed to court
		default:
			all = all.And(outcomes[i].Measure)
		}
		if all == 0 {
			return 0
		}
	}
	return all
}

// outcomeSpellings yields the words for outcomes, each with the name to write.
func outcomeSpellings(yield func(spelling, name string) bool) {
	for _, o := range outcomes {
		if o.Measure == 0 {
			continue
		}
		if !yield(o.Name, o.Name) {
			return
		}
		for _, alias := range o.Aliases {
			if !yield(alias, o.Name) {
				return
			}
		}
	}
}
