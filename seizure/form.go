// SPDX-License-Identifier: MIT

package seizure

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

var forms = enum{"form", []string{"none", "plant", "wrap", "tablet", "rock", "deal", "bag", "package", "tab", "canister", "dose", "ml"}}

func (f Form) known() bool { return f > 0 && int(f) < len(forms.texts) }

// plural gives the form in the plural: "wraps", "ml".
func (f Form) plural() string {
	if f == Millilitre || !f.known() {
		return f.String()
	}
	return f.String() + "s"
}

// String gives the form in the singular: "wrap", "ml"; "none" for the zero Form.
func (f Form) String() string { return forms.say(uint8(f)) }

// MarshalText gives the text of [Form.String]; a Form that there is not is a
// [*NameError].
func (f Form) MarshalText() ([]byte, error) { return forms.marshal(uint8(f)) }

// UnmarshalText reads what [Form.MarshalText] writes; anything else is a
// [*NameError].
func (f *Form) UnmarshalText(text []byte) error {
	v, err := forms.unmarshal(text)
	if err == nil {
		*f = Form(v)
	}
	return err
}
