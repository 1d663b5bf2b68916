// SPDX-License-Identifier: MIT

package seizure

import (
	"regexp"
	"strings"

	"github.com/countylines/ops/internal/names"
)

// A Substance is a set of drugs: one ([Cocaine]), some ([Crack]|[Heroin]), all
// ([AnyDrug]), or those of a class on a day ([ClassA]). Sets are built with | and
// taken apart with &^; the zero Substance is the empty set.
//
// [Cannabis] is the set of its forms; plants are counted, as a [Pack]. Every
// named set holds a kind for what it does not list: a drug that has no name here
// is in [OtherDrug], or in [OtherClassA] if only its class is known.
//
// Only its text is to be stored: the bits may change between versions.
type Substance uint64

// And gives the kinds in both sets.
func (s Substance) And(other Substance) Substance { return s & other }

// Size gives the number of kinds, or -1 if a bit is set that is no kind's.
func (s Substance) Size() int { return substances.size(uint64(s)) }

// Contains reports whether every kind of other is in s.
func (s Substance) Contains(other Substance) bool { return other&^s == 0 }

// String gives s as a person would write it: "crack cocaine and heroin", "drugs",
// "class A drugs", "no drugs".
func (s Substance) String() string { return substances.say(uint64(s), substanceNames()) }

// MarshalText gives the slugs of the fewest named sets and kinds that make up
// s: "crack-cocaine|heroin", "cannabis", "any-drug"; "" for the empty set. It is the form to store: bit numbers
// may change between versions, slugs do not. A bit that is no kind's is a
// [*NameError].
func (s Substance) MarshalText() ([]byte, error) { return substances.marshal(uint64(s)) }

// AppendText appends the text of [Substance.MarshalText].
func (s Substance) AppendText(text []byte) ([]byte, error) { return names.Append(text, s) }

// UnmarshalText reads what [Substance.MarshalText] writes and whatever else
// [ParseSubstance] does; no text is the empty set.
func (s *Substance) UnmarshalText(text []byte) error {
	set, err := substances.unmarshal(string(text))
	if err == nil {
		*s = Substance(set)
	}
	return err
}

// ParseSubstance reads the name of a drug or of a set of drugs, or several joined
// by "|": slugs ("crack-cocaine"), usual names ("crack") and street names
// ("skag"), in any case, and as tables print them: "Ecstasy (MDMA)", "GHB/GBL",
// "All cannabis", "Cocaine (excluding crack)", "Cannabis resin [note 2]". Class A is
// another set on another day, so neither it nor "Other Class A" is a name here: see
// [ClassA].
//
// A name that is no drug's, or more than one drug's, is a [*NameError] with the
// nearest or the possible ones. [Find] reads drugs in running text.
func ParseSubstance(text string) (Substance, error) {
	set, err := substances.parse(text)
	if err != nil {
		if printed, ok := printedSubstance(strings.ToLower(strings.TrimSpace(text)), 0); ok {
			return printed, nil
		}
		if class.MatchString(text) {
			return 0, &NameError{Kind: "substance", Text: clip(text), Reason: "is another set on another day; ask ClassA, ClassB or ClassC, and OtherClassA and the like for what has no name here"}
		}
	}
	return Substance(set), err
}

var (
	class     = regexp.MustCompile(`(?i)\bclass [abc]\b`)
	note      = regexp.MustCompile(`\s*(\[[^\[\]]*\]|\(notes? [0-9a-z, ]+\))$`)
	except    = regexp.MustCompile(`^(.+?)[,;]?\s+\(?(?:excluding|excl\.?|except|not including|other than)\s+([^()]+)\)?$`)
	bracketed = regexp.MustCompile(`^([^()]+?)\s*\(([^()]+)\)$`)
)

// printedSubstance reads a name that is none as it stands, as tables print them. Every
// word of it has to mean something.
func printedSubstance(text string, deep int) (Substance, bool) {
	set, err := substances.parse(text)
	if err == nil || deep > 4 || len(text) > names.MaxLen {
		return Substance(set), err == nil
	}
	read := func(part string) (Substance, bool) { return printedSubstance(strings.TrimSpace(part), deep+1) }
	if plain := note.ReplaceAllString(text, ""); plain != text {
		return read(plain)
	}
	for _, all := range [...]string{"all ", "any ", "total "} {
		if rest, ok := strings.CutPrefix(text, all); ok {
			return read(rest)
		}
	}
	if m := except.FindStringSubmatch(text); m != nil {
		of, known := read(m[1])
		not, alsoKnown := read(m[2])
		return of &^ not, known && alsoKnown && of&^not != 0
	}
	if m := bracketed.FindStringSubmatch(text); m != nil {
		of, known := read(m[1])
		again, alsoKnown := read(m[2])
		return of, known && alsoKnown && of == again
	}
	one, other, two := strings.Cut(text, "/")
	if !two {
		return 0, false
	}
	of, known := read(one)
	and, alsoKnown := read(other)
	return of | and, known && alsoKnown
}
