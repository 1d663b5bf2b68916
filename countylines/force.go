// SPDX-License-Identifier: MIT

package countylines

import (
	"math/bits"
	"slices"
)

//go:generate go run gen.go

// A Force is the record of one body: a territorial police force, a special one
// such as BTP, or an agency that works beside them.
//
// Names and GSS codes of the forces of England and Wales agree in three public
// lists, and the membership of a ROCU was seen on the units' own pages. Aliases,
// places and regions are general knowledge that was checked against no source.
type Force struct {
	Area    Area     `json:"area"`              // the set of this body alone
	Slug    string   `json:"slug"`              // its text form, "west-mercia"
	Name    string   `json:"name"`              // its full name, "West Mercia Police"
	Aliases []string `json:"aliases,omitempty"` // other names that ParseArea reads
	GSS     string   `json:"gss"`               // its code in the Government Statistical Service's register, "" if it has none

	Nation Area `json:"nation"` // UK for a body that works in several
	Region Area `json:"region"` // the statistical region, 0 outside England
	ROCU   Area `json:"rocu"`   // the forces of its regional organised crime unit, 0 if it is in none

	// Territorial forces have residents; no other body does, so no rate per
	// head exists for it.
	Territorial bool `json:"territorial"`

	// FewResidents says that too few people live in the territory for a rate
	// per head to mean anything: the City of London.
	FewResidents bool `json:"few_residents"`

	Taskforce int      `json:"taskforce"`        // the first year of its County Lines Programme taskforce, 0 if it has none
	Places    []string `json:"places,omitempty"` // counties and cities that it polices
	Note      string   `json:"note"`             // what else is to be known of it, and what was not verified
}

// Force gives the record of the one body in a; it reports false if a has none
// or several.
func (a Area) Force() (Force, bool) {
	i := bits.TrailingZeros64(uint64(a))
	if a.Size() != 1 || i >= len(forces) {
		return Force{}, false
	}
	f := forces[i]
	f.Aliases, f.Places = slices.Clone(f.Aliases), slices.Clone(f.Places)
	return f, true
}
