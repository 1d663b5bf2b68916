package countylines

import (
	"strconv"
	"strings"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/internal/names"
)

// An Offence is what somebody was arrested for. The zero Offence is none
// recorded. Keep one as text, which [Offence.MarshalText] gives: the numbers may
// change from one version to the next.
type Offence uint8

// A Law is what the statute book and the Home Office's lists say of an offence.
type Law struct {
	Title         string       // "Possession with intent to supply"
	Statute       string       // "Misuse of Drugs Act 1971", or "common law"
	Section       string       // "s5(3)"; "" at common law
	Class         string       // the Home Office's class of recorded crime, "92A"; "" where none was found
	Codes         string       // its codes within classes, as the lists print them
	CodesVerified bool         // whether the codes were seen in the Home Office's own list
	Penalty       string       // the longest sentence, in words
	InForce       calendar.Day // since when; 0 before 1900, at common law, and where no source confirms a date
	Verification  Verification // of the rest of the row
	Source        string
	Note          string
}

// law is an entry of the generated table.
type law struct {
	slug string
	Law
}

// Law gives the law of an offence, and a Law without a title for the zero
// Offence.
func (o Offence) Law() Law {
	if int(o) < len(laws) {
		return laws[o].Law
	}
	return Law{}
}

// String gives the title of the offence, "Possession with intent to supply",
// and "not recorded" for the zero Offence.
func (o Offence) String() string {
	switch {
	case o == 0:
		return "not recorded"
	case int(o) < len(laws):
		return laws[o].Title
	}
	return "Offence(" + strconv.Itoa(int(o)) + ")"
}

// MarshalText gives the offence's slug, "concerned-in-supply", and nothing for
// the zero Offence. The error is for a number that is no offence's.
func (o Offence) MarshalText() ([]byte, error) {
	if int(o) >= len(laws) {
		return nil, &NameError{Kind: "offence", Text: o.String(), Reason: "is the number of none"}
	}
	return []byte(laws[o].slug), nil
}

// UnmarshalText reads what [Offence.MarshalText] writes, and any text that
// [ParseOffence] reads; no text at all is the zero Offence.
func (o *Offence) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*o = 0
		return nil
	}
	parsed, err := ParseOffence(string(text))
	if err == nil {
		*o = parsed
	}
	return err
}

// ParseOffence reads an offence's slug, its title, or an alias such as "PWITS"
// or "concerned in the supply". Case, hyphens and punctuation do not matter. The
// error is a [*NameError]; the statutory defence of section 45 is no offence.
func ParseOffence(text string) (Offence, error) {
	if o, ok := offenceOf(text); ok {
		return o, nil
	}
	var buf [names.MaxLen]byte
	folded := string(names.Fold(buf[:0], text))
	if o, ok := offenceOf(folded); ok {
		return o, nil
	}
	err := &NameError{Kind: "offence", Text: text, Reason: "is none of the offences here"}
	if _, ok := noOffence(folded); ok {
		err.Reason = "is a defence, not an offence: give what the person was arrested for"
	} else if err.Near = names.Nearest(text, offenceSpellings); err.Near == nil {
		err.Reason += " (a title such as \"Being concerned in the supply of a controlled drug\" is, or \"PWITS\")"
	}
	return 0, err
}

// offenceSpellings yields slugs and titles, each with the title to write.
func offenceSpellings(yield func(spelling, name string) bool) {
	for _, l := range laws[1:] {
		if !yield(strings.ReplaceAll(l.slug, "-", " "), l.Title) || !yield(l.Title, l.Title) {
			return
		}
	}
}
