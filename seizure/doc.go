// SPDX-License-Identifier: MIT

// Package seizure holds what is taken: drugs by weight, by pack and by worth,
// weapons, goods and cash, each with the wording of its source.
//
// # Sets
//
// A find is of a set of kinds: "112 wraps of crack and heroin" is about two drugs,
// "68 weapons" about every kind of weapon. So a [Substance], a [Weapon] and a
// [Good] are sets, written with |, and so are a [Pack] (drugs in a form that is
// counted) and the drugs of a class, by the day: [ClassA]. Every set with a name
// holds a kind for what it does not list. Sets are stored as text, never as
// numbers.
//
// # Amounts
//
// A [Mass] is a whole number of nanograms and a sum of [Money] a whole number of
// pence, so that a total is exact; both meet [decimal.Decimal] at the edge. A
// [stats.Figure] of them keeps the wording, "over 5kg" or "nearly £55,000".
//
// # Hauls
//
// An [Item] is one find, a [Haul] the lists of all that was found. What a list says
// of a set that nobody named is answered by its Of:
//
//	h := seizure.Of(seizure.Machete.Count(stats.Exactly(2)), seizure.Knife.Count(stats.Exactly(3)))
//	h.Weapons.Of(seizure.Bladed) // at least 5: other blades are not mentioned
//
// # Text
//
// [Parse] reads a haul from words and [Find] finds the items in running text, with
// their place in it. Items and hauls print as a person would write them, and
// [Parse] reads that back to the same value.
//
// # Worth
//
// A [PriceList] values the drugs of a haul to a range, says what it could not
// value, and sets the price that the source's own figures imply beside the listed
// ones. [Prices] has the published prices whose source was seen.
//
// The kinds, their names and the classes are generated from data/*.csv, which name
// the sources: the Misuse of Drugs Act 1971 with its orders, the offensive weapons
// orders, the Firearms Act 1968, and what forces publish side by side.
package seizure
