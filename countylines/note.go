// SPDX-License-Identifier: MIT

package countylines

import (
	"strconv"
	"strings"

	"github.com/countylines/ops/stats"
)

// A Note says what to bear in mind about a comparison, a place in a ranking, or a
// series.
type Note uint8

const (
	NotReported     Note = iota + 1 // one of the two figures was not reported
	RestOf                          // the first is a part of the second, which is therefore the rest of its whole
	Revision                        // both are about the same area and days: what differs was revised, and chance has no part in it
	LengthsDiffer                   // one is about more days than the other, so rates are per day
	IsProvisional                   // a source says that its figures may still change
	BasesDiffer                     // the two rest on other definitions or valuations, and are not compared
	DefinitionBroke                 // what the words mean changed between the two, so there is no verdict
	NoResidents                     // one of the areas has no residents, so nothing is compared per head
	FewResidents                    // in one of the areas so few people live, beside those who work there, that a rate per head means little
	OtherYear                       // there are no populations for the year, and those of the nearest year are used
	SmallCount                      // one of the counts may, as usually read, be below 5, where a percentage says little
	Contradictory                   // figures contradict each other, and what all smallest repairs leave is used
	Inexact                         // the figure is not exact: it is taken by its number, or not at all if it may be as little as nothing
	NotAShare                       // a figure is more than what it is a share of, so chance is not told
	Overdispersed                   // rates differ by more than chance alone: without allowance for that, limits flag too many
	Gaps                            // periods are missing from the series
	LevelBreak                      // the series steps from one level to another, so one trend does not describe it
	WildValue                       // the figure of one period is far from all others, so it moves a trend by itself
	SomeMissing                     // some forces of the area have no figure, so what is known is a part of its total
)

var notes = [...]string{
	NotReported:     "not reported",
	RestOf:          "rest of the whole",
	Revision:        "revision",
	LengthsDiffer:   "lengths differ",
	IsProvisional:   "provisional",
	BasesDiffer:     "bases differ",
	DefinitionBroke: "definition broke",
	NoResidents:     "no residents",
	FewResidents:    "few residents",
	OtherYear:       "population of another year",
	SmallCount:      "small count",
	Contradictory:   "contradictory",
	Inexact:         "inexact",
	NotAShare:       "not a share",
	Overdispersed:   "overdispersed",
	Gaps:            "gaps",
	LevelBreak:      "level break",
	WildValue:       "wild value",
	SomeMissing:     "some missing",
}

// joinNotes gives notes in a cell of a table.
func joinNotes(notes []Note) string {
	texts := make([]string, len(notes))
	for i, n := range notes {
		texts[i] = n.String()
	}
	return strings.Join(texts, ", ")
}

// String gives the note in a word or two: "lengths differ", "no residents".
func (n Note) String() string {
	if n > 0 && int(n) < len(notes) {
		return notes[n]
	}
	return "Note(" + strconv.Itoa(int(n)) + ")"
}

// MarshalText gives the text of [Note.String].
func (n Note) MarshalText() ([]byte, error) { return []byte(n.String()), nil }

// UnmarshalText reads what [Note.MarshalText] writes. The error is a
// [*stats.ParseError].
func (n *Note) UnmarshalText(text []byte) error {
	for i, s := range notes {
		if i > 0 && s == string(text) {
			*n = Note(i)
			return nil
		}
	}
	return &stats.ParseError{Type: "note", Text: string(text), Reason: "no note of a comparison is called that"}
}
