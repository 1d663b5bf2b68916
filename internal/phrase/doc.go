// SPDX-License-Identifier: MIT

// Package phrase finds stated quantities in English prose: "over 5kg of
// cocaine", "two machetes", "drugs worth £7,000", "38 people were arrested".
//
// It is one small engine over tables. [Compile] makes a [Lexicon] of the words
// of the language (words.csv: numbers, qualifiers, units, the verbs and
// prepositions that hold a list together, and the nouns that are never counted)
// and of the words handed in: names of substances, weapons, goods and forms with
// the bit sets that they stand for, and the nouns and verbs of counts. The
// engine itself knows none of these and no place.
//
// A text goes through four steps, a sentence at a time: characters to tokens
// (token.go), words to the longest phrase of the lexicon (lexicon.go), numbers
// with their qualifier and unit to quantities (quantity.go), and quantities to
// what they are of (find.go and its neighbours). Each looks a bounded number of
// tokens ahead or back, so the time is linear in the text, and what is kept is
// bounded by one sentence.
package phrase
