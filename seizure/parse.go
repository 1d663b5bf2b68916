// SPDX-License-Identifier: MIT

package seizure

import (
	"fmt"
	"strconv"
	"strings"
)

// A ParseError says where a text that should hold items alone holds something
// else. Get at one with errors.AsType[*ParseError].
type ParseError struct {
	Text   string // from Offset on; of long text, the beginning
	Offset int    // in bytes
	Reason string // what is wrong there, as a clause
}

// Error quotes the text from the offset on and gives the reason.
func (e *ParseError) Error() string {
	return fmt.Sprintf("seizure: byte %d: %s %s", e.Offset, strconv.Quote(e.Text), e.Reason)
}

// Because gives the reason, after the text that it is about.
func (e *ParseError) Because() string { return strconv.Quote(e.Text) + " " + e.Reason }

// Parse reads a haul from words, as press releases write it: "over 5kg of
// cocaine, nearly 18 grams of crack cocaine, two machetes and £15,000 in cash".
// It reads back what [Haul.String] and [Item.String] write.
//
// Every word must be part of an item or join two: in running text, use [Find].
// Otherwise, and for a number that cannot be trusted ("5 5kg", "-3 knives",
// "between 9 and 3"), the error is a [*ParseError] with the offset of the first
// word that is not understood.
func Parse(text string) (Haul, error) {
	f := plainFinder()
	read, fault := f.lex.Parse(text)
	if fault != nil {
		return Haul{}, &ParseError{strings.Clone(clip(text[fault.Offset:])), fault.Offset, fault.Reason}
	}
	found, refused := f.found(text, read, nil)
	if refused >= 0 {
		at := read[refused].Start
		return Haul{}, &ParseError{strings.Clone(clip(text[at:])), at, "is no whole number of millilitres, or has a reading that is none"}
	}
	var items []Item
	for _, x := range found {
		if x.Within < 0 {
			items = append(items, x.Item)
		}
	}
	return Of(items...), nil
}

// MustParse is [Parse] for text that is known to be a haul, in tests and in
// variables. It panics with the [*ParseError] otherwise.
func MustParse(text string) Haul {
	h, err := Parse(text)
	if err != nil {
		panic(err)
	}
	return h
}
