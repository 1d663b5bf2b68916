// SPDX-License-Identifier: MIT

package countylines

import (
	"strings"

	"github.com/countylines/ops/internal/names"
)

// A place is a part of one force's territory: a local authority district, or a county
// or city.
type place struct {
	code, name string
	force      Area
}

// text says what a text names that was found to be p.
func (p place) text(folded string) string {
	if strings.EqualFold(folded, p.code) {
		return "the code of " + p.name + ", a place"
	}
	return "a place"
}

// ParsePlace reads the name of a place and gives the force that polices it and, as
// the scope of its figures, the name of the place: "Birmingham" is a part of West
// Midlands. It knows the local authority districts of England and Wales of 2016 and
// those that replaced some since, by name or by code (E06 to E09, W06), "Dorset
// Council" and "London Borough of Camden" among them, and counties that one force
// polices.
//
// Whatever [ParseArea] reads is that area, with the scope "". So "Dorset" is the
// force, and "E06000059" the district of that name, a part of it. Anything else is a
// [*NameError] as of ParseArea.
func ParsePlace(text string) (area Area, scope string, err error) {
	area, err = ParseArea(text)
	if err == nil {
		return area, "", nil
	}
	var buf [names.MaxLen]byte
	if i, ok := findPlace(string(names.Fold(buf[:0], text))); ok {
		if p := places[i]; p.force != CityOfLondon { // the City is one district
			return p.force, p.name, nil
		}
		return CityOfLondon, "", nil
	}
	if e, ok := err.(*NameError); ok && !strings.HasPrefix(e.Reason, openReason) {
		e.Reason, e.Near = "is no force, region or nation", names.Nearest(text, placeSpellings)
	}
	return 0, "", err
}

// placeSpellings yields the texts that [ParsePlace] reads, each with the name to write
// for it.
func placeSpellings(yield func(spelling, name string) bool) {
	for spelling, name := range areaSpellings {
		if !yield(spelling, name) {
			return
		}
	}
	for _, p := range places {
		if !yield(p.name, p.name) {
			return
		}
	}
}

// findPlace finds a place by its folded name or code, with or without the words for
// what kind of council it has.
func findPlace(folded string) (int, bool) {
	if i, ok := placeOf(folded); ok {
		return i, true
	}
	for _, words := range [...]string{"metropolitan borough council", "county borough council", "city council", "county council", "borough council", "district council", "council", "metropolitan borough", "county borough", "city", "borough", "district", "local authority"} {
		if name, ok := strings.CutSuffix(folded, " "+words); ok {
			return placeOf(name)
		}
	}
	for _, words := range [...]string{"london borough of", "royal borough of", "metropolitan borough of", "borough of", "city of", "city and county of", "county of", "district of"} {
		if name, ok := strings.CutPrefix(folded, words+" "); ok {
			return placeOf(name)
		}
	}
	return 0, false
}
