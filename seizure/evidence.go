// SPDX-License-Identifier: MIT

package seizure

// Evidence says how far a row of the reference data was seen at its source. The
// zero Evidence is the least.
type Evidence uint8

// How far a row was seen.
const (
	NotSeen    Evidence = iota // from general knowledge; no source was found
	PartlySeen                 // a source says a part of it: the class but not the day, say
	Derived                    // worked out from figures that were seen
	Seen                       // read at the source that it names
)

var evidences = enum{"evidence", []string{"not seen", "partly seen", "derived", "seen"}}

// String gives "not seen", "partly seen", "derived" or "seen".
func (e Evidence) String() string { return evidences.say(uint8(e)) }

// MarshalText gives the text of [Evidence.String].
func (e Evidence) MarshalText() ([]byte, error) { return evidences.marshal(uint8(e)) }

// UnmarshalText reads what [Evidence.MarshalText] writes; anything else is a
// [*NameError].
func (e *Evidence) UnmarshalText(text []byte) error {
	v, err := evidences.unmarshal(text)
	if err == nil {
		*e = Evidence(v)
	}
	return err
}
