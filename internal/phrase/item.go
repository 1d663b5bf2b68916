// SPDX-License-Identifier: MIT

package phrase

// An Item is a stated quantity and where it stands.
type Item struct {
	Kind       Kind
	Said       Said
	Form       int64  // of a Pack, the Value of its form
	Set        uint64 // of what; of a Count, the bit of the count alone
	Lo, Hi     int64  // nanograms, microlitres, pence or a count; Lo is the number unless Said is Between
	Place      int64  // the place value of the number's last digit, where it is no power of ten; otherwise 0
	Start, End int    // text[Start:End] is the phrase
	Within     int    // the index of the item that it is a part of ("including", "of which"), or -1
}

// A Kind says what an Item counts.
type Kind uint8

// The kinds of items.
const (
	Weighed  Kind = iota // Set is the substances
	Measured             // a volume; Set is the substances
	Packed               // Set is the substances, Form the form
	Value                // a worth; Set is the substances
	Property             // a worth; Set is the goods, 0 for those that have no name
	Cash
	Occasions // seizures of Set, the substances
	Weapons   // Set is the weapons
	Goods     // Set is the goods
	Count     // Set is the count
)

// Said is the wording of a number.
type Said uint8

// The wordings.
const (
	Exactly Said = iota
	MoreThan
	AtLeast
	Nearly
	LessThan
	AtMost
	About
	Spanning // between Lo and Hi
	Unstated // "an unknown number": Lo and Hi are 0
)
