// SPDX-License-Identifier: MIT

package phrase

// A Class says what a word does in a phrase.
type Class uint8

// The classes of tokens. Those from Substance on are of words handed in to
// [Compile]; the rest are of the language or of its characters.
const (
	Unknown Class = iota // a word that is in no table

	// Characters.
	stop       // ends a sentence
	comma      // , ; or a line's end
	colon      // :
	open       // ( or [
	shut       // ) or ]
	hyphen     // - between two words
	dash       // – or a hyphen with spaces about it
	slash      // / & between words
	quote      // any quotation mark
	sign       // a minus before a number
	plus       // + after a number
	tilde      // ~ before a number
	greater    // > before a number
	lesser     // < before a number
	currency   // £
	foreign    // $, € and other currencies
	mark       // a character that has no place in a phrase: a bidi control, invalid UTF-8
	digits     // a number in digits
	broken     // what looks like a number and is none
	reference  // a time, date, road or other number that counts nothing
	otherChars // any other symbol

	// Words of the language: the names in words.csv, in its order.
	Number
	Scale
	Dozen
	Fraction
	Vague
	Qualifier
	After
	Filler
	Article
	Definite
	Between
	To
	And
	Or
	Of
	In
	With
	Preposition
	Subordinator
	Be
	Have
	Future
	Possible
	Usual
	Hope
	Not
	Adverb
	Adjective
	Mass
	Volume
	MoneyUnit
	Measure
	Age
	AgeTail
	Month
	Weekday
	Label
	Year
	Worth
	Each
	Weigh
	Including
	Totalling
	Those
	Verb
	Offence
	Market
	Spent
	Comparison
	Container
	Haul
	Grow
	Blocked
	Estimated
	Times
	ReadAs
	Unsaid
	Ordinal
	Clock
	Street
	Percent
	Sham  // makes what it stands before another thing: counterfeit
	Shift // makes the number behind it a change: an increase of
	Lost  // says that what is before it was taken from somebody
	Money
	Belongings

	// Words handed in.
	Substance // Set is the bits; Forms says where an ambiguous name counts
	Form      // counted packs: tablets, wraps, plants
	Weapon
	Turn // makes the weapon after it another: imitation, replica
	Good
	Noun  // counted as such: Set is the bits of the counts
	Mark  // must be in the sentence for some counts: Set is their bits
	Thing // what the verbs of counts are said of: Set is the bits of the counts
)
