// SPDX-License-Identifier: MIT

package countylines

import (
	"slices"
	"strconv"
	"strings"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/internal/names"
	"github.com/countylines/ops/seizure"
)

// An Offence is what somebody was arrested for. The zero Offence is none
// recorded. Keep one as text, which [Offence.MarshalText] gives: the numbers may
// change from one version to the next.
type Offence uint8

// A Law is what the statute book and the Home Office's lists say of an offence.
type Law struct {
	Title        string           `json:"title"`         // "Possession with intent to supply"
	Statute      string           `json:"statute"`       // "Misuse of Drugs Act 1971", or "common law"
	Section      string           `json:"section"`       // "s5(3)"; "" at common law
	Class        string           `json:"class"`         // the Home Office's class of recorded crime, "92A"; "" where none was found
	Codes        string           `json:"codes"`         // its codes within classes, as the lists print them
	CodeEvidence seizure.Evidence `json:"code_evidence"` // Seen, where the codes were seen in the Home Office's own list
	Penalty      string           `json:"penalty"`       // the longest sentence, in words
	InForce      calendar.Day     `json:"in_force"`      // since when; 0 before 1900, at common law, and where no source confirms a date
	Evidence     seizure.Evidence `json:"evidence"`      // of the rest of the row
	Source       string           `json:"source"`
	Note         string           `json:"note"`
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

// Offences gives every offence that has a constant, in the order of the list.
func Offences() []Offence {
	list := make([]Offence, 0, len(laws)-1)
	for o := range laws[1:] {
		list = append(list, Offence(o+1))
	}
	return list
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

// AppendText appends the text of [Offence.MarshalText].
func (o Offence) AppendText(text []byte) ([]byte, error) { return names.Append(text, o) }

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
// or "concerned in the supply", also with the drug or its class ("supply of class A
// drugs"). Case, hyphens and punctuation do not matter. The error is a [*NameError];
// it lists the offences that "modern slavery" or the Home Office's class "92D" may
// mean. The statutory defence of section 45 is no offence.
func ParseOffence(text string) (Offence, error) {
	if o, ok := offenceOf(text); ok {
		return o, nil
	}
	var buf [names.MaxLen]byte
	folded := string(names.Fold(buf[:0], text))
	if o, ok := offenceOf(folded); ok {
		return o, nil
	}
	if o, ok := offenceOf(drugless(folded)); ok {
		return o, nil
	}
	err := &NameError{Kind: "offence", Text: text, Reason: "is none of the offences here"}
	if open, ok := openOffences(folded); ok {
		err.Reason, err.Near = openReason, titles(open)
	} else if of := inClass(folded); of != nil {
		err.Reason, err.Near = "is a class of the Home Office's, not an offence", titles(of)
	} else if _, ok := noOffence(folded); ok {
		err.Reason = "is a defence, not an offence: give what the person was arrested for"
	} else if err.Near = names.Nearest(text, offenceSpellings); err.Near == nil {
		err.Reason += " (a title such as \"Being concerned in the supply of a controlled drug\" is, or \"PWITS\")"
	}
	return 0, err
}

func titles(of []Offence) (titles []string) {
	for _, o := range of {
		titles = append(titles, o.String())
	}
	return titles
}

// inClass gives the offences of one of the Home Office's classes, "92d".
func inClass(folded string) (in []Offence) {
	for o, l := range laws {
		for class := range strings.SplitSeq(l.Class, " or ") {
			if class != "" && strings.EqualFold(class, folded) {
				in = append(in, Offence(o))
			}
		}
	}
	return in
}

// drugless gives a folded offence with the one word "drug" for whatever drugs it
// names: "being concerned in the supply of drug".
func drugless(folded string) string {
	words := strings.Fields(folded)
	var plain []string
	for i := 0; i < len(words); {
		n := drugWords(words[i:])
		if n == 0 {
			plain = append(plain, words[i])
			i++
			continue
		}
		i += n
		last := len(plain) - 1
		if last > 0 && plain[last-1] == "drug" && slices.Contains([]string{"and", "or", "of"}, plain[last]) {
			plain = plain[:last]
		} else if last < 0 || plain[last] != "drug" {
			plain = append(plain, "drug")
		}
	}
	return strings.Join(plain, " ")
}

// drugWords counts the words at the beginning that name a drug, or drugs of a class.
func drugWords(words []string) int {
	for n := min(5, len(words)); n > 0; n-- {
		text := strings.Join(words[:n], " ")
		if _, err := seizure.ParseSubstance(text); err == nil && len(text) > 2 {
			return n
		}
		in := func(kinds ...string) func(string) bool {
			return func(word string) bool { return slices.Contains(kinds, word) }
		}
		named := in("class", "drug", "drugs", "substance", "substances")
		if slices.ContainsFunc(words[:n], named) && !slices.ContainsFunc(words[:n], func(w string) bool { return !named(w) && !in("a", "b", "c", "controlled")(w) }) {
			return n
		}
	}
	return 0
}

// offenceSpellings yields slugs and titles, each with the title to write.
func offenceSpellings(yield func(spelling, name string) bool) {
	for _, l := range laws[1:] {
		if !yield(strings.ReplaceAll(l.slug, "-", " "), l.Title) || !yield(l.Title, l.Title) {
			return
		}
	}
}
