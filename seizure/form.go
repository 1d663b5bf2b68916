package seizure

import (
	"slices"
	"strings"
)

// A Form is what a drug is counted in where it is not weighed. Forms do not
// convert into each other, nor into a [Mass]: "8kg (2,887 wraps)" is one find in
// two measures.
type Form uint8

// The forms. The zero Form is none.
const (
	Plant      Form = 1 + iota // growing, of any size
	Wrap                       // a dealer's wrap, usually of 0.1 to 0.2 g
	Tablet                     // tablets, pills and capsules
	Rock                       // of crack cocaine
	Deal                       // as sold, where the source says "deals"
	Bag                        // of any size
	Package                    // packages and packets, of any size
	Tab                        // of blotting paper
	Canister                   // of gas
	Dose                       // as the Home Office counts tablets and liquids
	Millilitre                 // of a liquid
)

var forms = [...]struct{ text, plural string }{
	Plant:      {"plant", "plants"},
	Wrap:       {"wrap", "wraps"},
	Tablet:     {"tablet", "tablets"},
	Rock:       {"rock", "rocks"},
	Deal:       {"deal", "deals"},
	Bag:        {"bag", "bags"},
	Package:    {"package", "packages"},
	Tab:        {"tab", "tabs"},
	Canister:   {"canister", "canisters"},
	Dose:       {"dose", "doses"},
	Millilitre: {"ml", "ml"},
}

func (f Form) known() bool { return f > 0 && int(f) < len(forms) }

// String gives the form in the singular: "wrap", "ml".
func (f Form) String() string {
	if f.known() {
		return forms[f].text
	}
	return "no form"
}

// MarshalText gives the text of [Form.String]; a Form that is none is a
// [*NameError].
func (f Form) MarshalText() ([]byte, error) {
	if !f.known() {
		return nil, &NameError{Type: "form", Name: f.String()}
	}
	return []byte(forms[f].text), nil
}

// UnmarshalText reads what [Form.MarshalText] writes, or its plural. Anything
// else is a [*NameError].
func (f *Form) UnmarshalText(text []byte) error {
	name := strings.ToLower(string(text))
	for i, form := range forms[1:] {
		if name == form.text || name == form.plural {
			*f = Form(i + 1)
			return nil
		}
	}
	e := &NameError{Type: "form", Name: clip(string(text))}
	for _, form := range forms[1:] {
		if distance(clip(name), form.plural) < 3 {
			e.Nearest = append(e.Nearest, form.text)
		}
	}
	if len(e.Nearest) > 3 {
		e.Nearest = slices.Clip(e.Nearest[:0])
	}
	return e
}
