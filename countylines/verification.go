package countylines

import "strconv"

// A Verification says how far a row of reference data was seen at a source.
type Verification uint8

const (
	Unverified     Verification = iota // general knowledge, seen at no source
	PartlyVerified                     // some of it was seen; the row's note or source says what
	Verified                           // seen at the source that the row names
)

var verificationNames = [...]string{"unverified", "partly verified", "verified"}

// String gives "unverified", "partly verified" or "verified".
func (v Verification) String() string {
	if int(v) < len(verificationNames) {
		return verificationNames[v]
	}
	return "Verification(" + strconv.Itoa(int(v)) + ")"
}
