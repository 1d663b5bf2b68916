// SPDX-License-Identifier: MIT

// Package grammar reads the cells and the headings of tables, for every door: what
// a cell such as "<5" or "25 [r]" says, and which area, period, drug, measure and
// unit a heading such as "Cocaine seized (kg), year ending March 2022" names.
package grammar

import (
	_ "embed"
	"encoding/csv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/countylines/ops/countylines"
)

// headings.csv has the words of headings. To add one, add it there.
//
//go:embed headings.csv
var headingsCSV string

// An entry is what a phrase of a heading means.
type entry struct {
	kind, value string
	area        countylines.Area
}

// mostWords is the length of the longest phrase that is looked for.
const mostWords = 9

// lexicon has the phrases of headings, by their folded words.
var lexicon = sync.OnceValue(func() map[string]entry {
	phrases := map[string]entry{}
	add := func(phrase string, e entry) {
		if key := foldPhrase(phrase); key != "" {
			if _, ok := phrases[key]; !ok {
				phrases[key] = e
			}
		}
	}
	rows, err := csv.NewReader(strings.NewReader(headingsCSV)).ReadAll()
	if err != nil {
		panic(err) // the file is part of the program, and a test reads it
	}
	for _, row := range rows[1:] {
		e := entry{kind: row[0], value: row[1]}
		if e.kind == "area" {
			if e.area, err = countylines.ParseArea(e.value); err != nil {
				panic(err) // as above
			}
		}
		for phrase := range strings.SplitSeq(row[2], "|") {
			add(phrase, e)
		}
	}
	for a := range countylines.UK.Forces() {
		f, _ := a.Force()
		e := entry{kind: "area", value: f.Slug, area: a}
		for _, name := range append([]string{f.Slug, f.Name, a.String(), f.GSS}, f.Aliases...) {
			add(name, e)
		}
		for _, end := range []string{" Police", " Constabulary", " Police Service"} {
			add(a.String()+end, e)
		}
	}
	for code, slug := range regionCodes {
		if a, err := countylines.ParseArea(slug); err == nil {
			add(code, entry{kind: "area", value: slug, area: a})
		}
	}
	return phrases
})

// regionCodes are the codes of England, Wales, both and the nine regions in the
// register of the Office for National Statistics.
var regionCodes = map[string]string{
	"K04000001": "_england-and-wales", "E92000001": "_england", "W92000004": "_wales",
	"E12000001": "_north-east", "E12000002": "_north-west", "E12000003": "_yorkshire-and-the-humber",
	"E12000004": "_east-midlands", "E12000005": "_west-midlands-region", "E12000006": "_east-of-england",
	"E12000007": "_london", "E12000008": "_south-east", "E12000009": "_south-west",
}

// A word is a word, a number or a sign of a heading.
type word struct {
	text   string // folded to lower case
	number bool
	joined bool // no space stands before it
	upper  bool // written with a capital letter
}

// stop has the words that say nothing in any heading.
var stop = map[string]bool{"the": true, "of": true, "and": true, "were": true, "was": true, "been": true,
	"have": true, "had": true, "has": true, "be": true, "is": true, "are": true, "how": true, "many": true, "much": true,
	"that": true, "who": true, "their": true, "its": true, "your": true, "did": true, "or": true, "our": true, "what": true}

// words takes a text apart. Stop words stay in it.
func words(text string) []word {
	list := make([]word, 0, 12)
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		start := i
		w := word{joined: i > 0 && len(list) > 0 && !isSpaceBefore(text[:i])}
		switch {
		case '0' <= r && r <= '9':
			for i < len(text) && (isDigit(text[i]) || text[i] == ',' && i+3 < len(text) && isDigit(text[i+1]) && isDigit(text[i+2]) && isDigit(text[i+3])) {
				i++
			}
			w.text, w.number = strings.ReplaceAll(text[start:i], ",", ""), true
		case unicode.IsLetter(r):
			for i < len(text) {
				c, n := utf8.DecodeRuneInString(text[i:])
				if c == '\'' || c == '’' {
					if next, _ := utf8.DecodeRuneInString(text[i+n:]); unicode.IsLetter(next) {
						i += n
						continue
					}
				}
				if !unicode.IsLetter(c) && !unicode.IsMark(c) {
					break
				}
				i += n
			}
			w.text, w.upper = strings.ToLower(strings.Map(noApostrophe, text[start:i])), unicode.IsUpper(r)
		case unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff':
			i += size
			continue
		case r == '&':
			i, w.text = i+size, "and"
		case strings.ContainsRune("\u2010\u2011\u2012–—−", r):
			i, w.text = i+size, "-"
		default:
			i += size
			w.text = text[start:i]
		}
		list = append(list, w)
	}
	return list
}

func noApostrophe(r rune) rune {
	if r == '\'' || r == '’' {
		return -1
	}
	return r
}

func isSpaceBefore(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return unicode.IsSpace(r)
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// foldPhrase gives the key of a phrase: its words without stop words and signs.
func foldPhrase(phrase string) string {
	var b strings.Builder
	for _, w := range words(phrase) {
		if w.sign() && !moneySign(w.text) && w.text != "%" || stop[w.text] {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(w.text)
	}
	return b.String()
}

// sign reports whether w is neither word nor number.
func (w word) sign() bool {
	r, _ := utf8.DecodeRuneInString(w.text)
	return !w.number && !unicode.IsLetter(r)
}

func moneySign(s string) bool { return s == "£" || s == "€" || s == "$" }

// phrase finds the longest phrase of the lexicon that begins at the first word, and
// the number of words, stop words and signs between them included, that it takes.
func phrase(list []word) (e entry, taken int) {
	var buf [160]byte
	key := buf[:0]
	found := lexicon()
	for i, n := 0, 0; i < len(list) && n < mostWords; i++ {
		w := list[i]
		switch {
		case w.sign() && !moneySign(w.text) && w.text != "%":
			if i == 0 || w.text != "-" && w.text != "," && w.text != "_" && w.text != "/" && w.text != "'" && w.text != "’" && w.text != "(" {
				return e, taken
			}
			if w.text == "(" || w.text == "/" { // "mephedrone (non-injection)", "police force / region"
				if i == 0 {
					return e, taken
				}
			}
			continue
		case stop[w.text]:
			if i == 0 {
				return e, taken
			}
			continue
		}
		if len(key) > 0 {
			key = append(key, ' ')
		}
		if len(key)+len(w.text) > len(buf) {
			return e, taken
		}
		key = append(key, w.text...)
		n++
		if got, ok := found[string(key)]; ok {
			e, taken = got, i+1
		}
	}
	return e, taken
}
