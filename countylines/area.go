// SPDX-License-Identifier: MIT

package countylines

import (
	"fmt"
	"iter"
	"math/bits"
	"strings"

	"github.com/countylines/ops/internal/names"
)

// An Area is a set of police forces and other bodies: one force, a region, or
// any union such as Staffordshire|WestMercia, UK&^Metropolitan. A figure of an
// area is about the bodies that acted, not about the ground they stood on.
//
// Areas are compared with == and joined and cut with |, & and &^. The zero Area
// has nobody in it. Which bit is whose may change from one version to the next:
// keep an Area as text, which [Area.MarshalText] gives.
type Area uint64

// And gives the bodies that are in both a and b.
func (a Area) And(b Area) Area { return a & b }

// Size gives the number of bodies in a, OtherBodies counted as one; the empty
// area has 0.
func (a Area) Size() int { return bits.OnesCount64(uint64(a)) }

// Contains reports whether every body of part is in a. The empty area is in
// every other.
func (a Area) Contains(part Area) bool { return a&part == part }

// Forces yields the bodies of a, each as an area of its own: the territorial
// forces of England and Wales by name, then Scotland, Northern Ireland and the
// bodies without a territory.
func (a Area) Forces() iter.Seq[Area] {
	return func(yield func(Area) bool) {
		for rest := a & UK; rest != 0; rest &= rest - 1 {
			if !yield(rest & -rest) {
				return
			}
		}
	}
}

// Population gives the number of people who lived in a on 30 June of a year:
// the sum over the forces in it that have residents. BTP, NCA, Border Force and
// the like add none, so the UK's is that of its 45 territorial forces. It
// reports false if no body in a has residents, and for a year before
// [FirstPopulationYear] or after [LastPopulationYear]. For a rate per head see
// [Force.FewResidents] as well.
func (a Area) Population(year int) (people int, ok bool) {
	if year < FirstPopulationYear || year > LastPopulationYear {
		return 0, false
	}
	for rest := a & UK; rest != 0; rest &= rest - 1 {
		n := residents[bits.TrailingZeros64(uint64(rest))][year-FirstPopulationYear]
		people += int(n)
		ok = ok || n > 0
	}
	return people, ok
}

// String names a for people: "Staffordshire and West Mercia", "UK without
// Metropolitan", "no area". Not every such text can be read back;
// [Area.MarshalText] gives one that can.
func (a Area) String() string {
	if a == 0 {
		return "no area"
	}
	if words, ok := areaNames.Words(uint64(a), "and"); ok {
		return words
	}
	return fmt.Sprintf("Area(%#x)", uint64(a))
}

// MarshalText gives the slugs of the bodies and named sets that make up a,
// joined by "|": "staffordshire|west-mercia", "_united-kingdom", "" for the
// empty area. The error is for bits that are no body's.
func (a Area) MarshalText() ([]byte, error) {
	text, ok := areaNames.Text(uint64(a))
	if !ok {
		return nil, &NameError{Kind: "area", Text: a.String(), Reason: "has bits that belong to no body"}
	}
	return []byte(text), nil
}

// AppendText appends the text of [Area.MarshalText].
func (a Area) AppendText(text []byte) ([]byte, error) { return names.Append(text, a) }

// UnmarshalText reads what [Area.MarshalText] writes, and any text that
// [ParseArea] reads; no text at all is the empty area.
func (a *Area) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*a = 0
		return nil
	}
	parsed, err := ParseArea(string(text))
	if err == nil {
		*a = parsed
	}
	return err
}

// ParseArea reads the name of a force, region or nation, its slug, an alias
// such as "Met" or "Staffs", its GSS code, or several of these joined by "|".
// Case, hyphens and punctuation do not matter.
//
// "West Midlands" is the force and "West Midlands region" the region. Where a
// text leaves it open, as "Yorkshire" and "Eastern region" do, the error is a
// [*NameError] that lists what it may mean; for an unknown name it lists the
// nearest ones, and for a county or city it says which force polices it.
func ParseArea(text string) (Area, error) {
	if a, ok := areaOf(text); ok {
		return a, nil
	}
	var union Area
	for part := range strings.SplitSeq(text, "|") {
		a, err := parseArea(strings.TrimSpace(part))
		if err != nil {
			return 0, err
		}
		union |= a
	}
	return union, nil
}

// openReason is why a name that may mean several areas is read as none.
const openReason = "may be any of several"

// parseArea reads a single name that need not be printed as in the tables.
func parseArea(text string) (Area, error) {
	if a, ok := areaOf(text); ok {
		return a, nil
	}
	var buf [names.MaxLen]byte
	folded := string(names.Fold(buf[:0], text))
	if a, ok := areaOf(folded); ok {
		return a, nil
	}
	if a, ok := dressedArea(text); ok {
		return a, nil
	}
	err := &NameError{Kind: "area", Text: text, Reason: "is no force, region or nation"}
	if open, ok := openAreas(folded); ok {
		err.Reason = openReason
		for _, a := range open {
			err.Near = append(err.Near, a.String())
		}
	} else if i, ok := findPlace(folded); ok {
		err.Reason = "is " + places[i].text(folded) + " that one force polices: name the force, and give the place as the scope"
		err.Near = []string{places[i].force.String()}
	} else if force, ok := commissioned(folded); ok {
		err.Reason = "is a commissioner, who is not the force"
		err.Near = []string{force.String()}
	} else if len(folded) <= 2 && strings.Trim(folded, "0123456789") == "" && folded != "" {
		err.Reason += " (the Home Office's numbers of forces are not read)"
	} else {
		err.Near = names.Nearest(text, areaSpellings)
		if err.Near == nil {
			err.Reason += " (a name such as \"West Mercia\" is, or a GSS code, and several joined by \"|\")"
		}
	}
	return 0, err
}

// areaSpellings yields the texts that [ParseArea] reads, each with the name to
// write for it.
func areaSpellings(yield func(spelling, name string) bool) {
	for _, s := range areaNames {
		if !yield(s.Slug, s.Name) || !yield(s.Name, s.Name) {
			return
		}
	}
	for i := range forces {
		name := forces[i].Area.String()
		if !yield(forces[i].Name, name) {
			return
		}
		for _, alias := range forces[i].Aliases {
			if !yield(alias, name) {
				return
			}
		}
	}
}

// dressedArea reads a name with what tables print around it: a note ("Metropolitan
// Police2", "Kent [note 3]"), its other name ("Gwent Police (Heddlu Gwent)"), "Total"
// before or behind it; and several names in words, "Warwickshire and West Mercia".
func dressedArea(text string) (Area, bool) {
	plain := strings.TrimSpace(strings.TrimRight(text, "*\u2020\u2021\u00b9\u00b2\u00b3"))
	if i := strings.LastIndexAny(plain, "[("); i > 0 && strings.ContainsAny(plain[len(plain)-1:], "])") {
		inside := plain[i+1 : len(plain)-1]
		a, err := parseArea(strings.TrimSpace(plain[:i]))
		b, ok := areaOf(string(names.Fold(nil, inside)))
		return a, err == nil && (ok && a == b || strings.HasPrefix(strings.ToLower(inside), "note"))
	}
	if name := strings.TrimRight(plain, "0123456789"); len(plain)-len(name) <= 2 && !strings.HasSuffix(name, " ") {
		plain = name
	}
	if words := strings.Fields(plain); len(words) > 1 && strings.EqualFold(words[0], "total") {
		plain = strings.Join(words[1:], " ")
	} else if len(words) > 1 && strings.EqualFold(words[len(words)-1], "total") {
		plain = strings.Join(words[:len(words)-1], " ")
	}
	if a, ok := areaOf(string(names.Fold(nil, plain))); ok || len(plain) > names.MaxLen {
		return a, ok
	}
	return listedAreas(plain)
}

// listedAreas reads names with commas or "and" between them, as [Area.String] writes
// them. A name may have an "and" of its own.
func listedAreas(text string) (Area, bool) {
	if a, ok := areaOf(string(names.Fold(nil, text))); ok {
		return a, true
	}
	for _, mark := range [...]string{", ", " and ", " & "} {
		for from := 0; ; {
			i := strings.Index(text[from:], mark)
			if i < 0 {
				break
			}
			from += i + len(mark)
			if first, ok := areaOf(string(names.Fold(nil, text[:from-len(mark)]))); ok {
				rest, ok := listedAreas(text[from:])
				return first | rest, ok
			}
		}
	}
	return 0, false
}

// commissioned finds the force that a police and crime commissioner is for.
func commissioned(folded string) (Area, bool) {
	for _, office := range [...]string{"pcc", "pfcc", "police and crime commissioner", "police fire and crime commissioner", "office of the police and crime commissioner", "opcc"} {
		for _, name := range [...]string{strings.TrimSuffix(folded, " "+office), strings.TrimPrefix(folded, office+" for "), strings.TrimPrefix(folded, office+" ")} {
			if a, ok := areaOf(name); ok && name != folded {
				return a, true
			}
		}
	}
	return 0, false
}
