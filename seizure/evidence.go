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

var evidences = [...]string{NotSeen: "not seen", PartlySeen: "partly seen", Derived: "derived", Seen: "seen"}

// String gives "not seen", "partly seen", "derived" or "seen".
func (e Evidence) String() string {
	if int(e) < len(evidences) {
		return evidences[e]
	}
	return "Evidence(?)"
}
