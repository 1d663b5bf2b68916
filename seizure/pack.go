// SPDX-License-Identifier: MIT

package seizure

import (
	"strings"

	"github.com/countylines/ops/internal/names"
)

// A Pack is a set of drugs in one [Form]: wraps of heroin, cannabis plants,
// millilitres of methadone. Packs in different forms have nothing in common, and
// the zero Pack is the empty set.
type Pack struct {
	Substance Substance
	Form      Form
}

// And gives the packs that are in both sets.
func (p Pack) And(other Pack) Pack {
	if s := p.Substance & other.Substance; p.Form == other.Form && p.Form.known() && s != 0 {
		return Pack{s, p.Form}
	}
	return Pack{}
}

// Size gives the number of drugs in the form, 0 without a form, or -1 if p's
// substance or form is none that there is.
func (p Pack) Size() int {
	switch n := p.Substance.Size(); {
	case n < 0 || p.Form != 0 && !p.Form.known():
		return -1
	case p.Form == 0:
		return 0
	default:
		return n
	}
}

// Contains reports whether every pack of other is in p.
func (p Pack) Contains(other Pack) bool { return p.And(other).Size() == other.Size() }

// String gives p as a person would write it: "cannabis plants", "wraps of heroin",
// "ml of methadone".
func (p Pack) String() string {
	if p.Size() == 0 {
		return "no packs"
	}
	if !p.Form.known() {
		return "no form of " + p.Substance.String()
	}
	return p.words(p.Form.plural())
}

// words says what p is of with its form in the singular or the plural.
func (p Pack) words(form string) string {
	if p.Form == Plant && p.Substance == Cannabis {
		return "cannabis " + form
	}
	return form + " of " + p.Substance.String()
}

// MarshalText gives p as its substance's text and its form's: "heroin wrap",
// "crack-cocaine|heroin deal"; "" for the empty set. A Pack of -1 [Pack.Size]
// is a [*NameError].
func (p Pack) MarshalText() ([]byte, error) {
	if p.Size() == 0 {
		return []byte{}, nil
	}
	text, err := p.Substance.MarshalText()
	if err != nil {
		return nil, err
	}
	form, err := p.Form.MarshalText()
	if err != nil {
		return nil, err
	}
	return append(append(text, ' '), form...), nil
}

// AppendText appends the text of [Pack.MarshalText].
func (p Pack) AppendText(text []byte) ([]byte, error) { return names.Append(text, p) }

// UnmarshalText reads what [Pack.MarshalText] writes: names as [ParseSubstance]
// reads them, a space, and a form. Anything else is a [*NameError].
func (p *Pack) UnmarshalText(text []byte) error {
	s := string(text)
	if s == "" {
		*p = Pack{}
		return nil
	}
	at := strings.LastIndexByte(s, ' ')
	if at < 0 {
		return &NameError{Kind: "pack", Text: clip(s), Reason: "is no drug and a form, as \"heroin wrap\" is"}
	}
	var read Pack
	if err := read.Form.UnmarshalText(text[at+1:]); err != nil {
		return err
	}
	if err := read.Substance.UnmarshalText(text[:at]); err != nil {
		return err
	}
	if read.Substance == 0 {
		read = Pack{}
	}
	*p = read
	return nil
}
