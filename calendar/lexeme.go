// SPDX-License-Identifier: MIT

package calendar

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// A lexeme is a word, number or mark of running text.
type lexeme struct {
	token
	words       words // what a word is to a date
	start, end  int
	capital     bool
	possessive  bool
	ordinal     bool
	abbreviated bool // "Oct", "w/c"
}

// The kinds of tokens that only running text has.
const (
	stopToken tokenKind = 100 + iota // what no date goes across
	commaToken
	colonToken
)

// words are the parts that a word may play beside a date.
type words uint32

const (
	inWord words = 1 << iota
	onWord
	ofWord
	theWord
	sinceWord
	betweenWord
	fromWord
	toWord
	untilWord
	andWord
	lastWord
	thisWord
	yesterdayWord
	todayWord
	dayWord
	weekWord
	monthWord
	quarterWord
	yearWord
	pluralWord
	financialWord
	beginWord
	endingWord
	endWord
	ordinalWord
	partWord  // of a day
	startWord // before the start of something
	outsetWord
	tellWord // behind the name of a month that begins a sentence
	wasWord  // so, before "the"
	hadWord  // so, before another
)

// says reports whether t is one of some words.
func (t *lexeme) says(w words) bool { return t.words&w != 0 }

// count gives the number that t is, up to 99, or 0.
func (t *lexeme) count() int {
	if t.kind == numberToken && t.n < 100 || t.kind == wordToken && t.words == 0 {
		return t.n
	}
	return 0
}

type known struct {
	words words
	n     int
	kind  tokenKind
	short bool
}

// vocabulary is every word that a date may need, in lower case.
var vocabulary = func() map[string]known {
	v := map[string]known{}
	for w, texts := range map[words]string{
		inWord:                 "in during throughout within by early late mid for than alone",
		onWord:                 "on",
		ofWord:                 "of",
		theWord:                "the",
		sinceWord:              "since",
		betweenWord:            "between",
		fromWord:               "from",
		toWord:                 "to through",
		toWord | untilWord:     "until till",
		andWord:                "and",
		lastWord:               "last",
		thisWord:               "this",
		yesterdayWord:          "yesterday",
		todayWord:              "today",
		dayWord | pluralWord:   "days",
		weekWord:               "week",
		weekWord | pluralWord:  "weeks",
		monthWord:              "month",
		monthWord | pluralWord: "months",
		quarterWord:            "quarter",
		yearWord:               "year",
		yearWord | pluralWord:  "years",
		financialWord:          "financial fiscal",
		beginWord:              "beginning commencing starting",
		endingWord:             "ending ended",
		endWord:                "end",
		partWord:               "morning afternoon evening night",
		startWord:              "before after until against",
		outsetWord:             "start beginning",
		tellWord:               "saw brought seen yielded produced accounted",
		hadWord:                "had has",
		wasWord:                "was",
	} {
		for _, text := range strings.Fields(texts) {
			v[text] = known{words: v[text].words | w}
		}
	}
	for i, text := range strings.Fields("first second third fourth") {
		v[text] = known{words: ordinalWord, n: i + 1}
	}
	for i, text := range strings.Fields("one two three four five six seven eight nine ten eleven twelve") {
		v[text] = known{n: i + 1}
	}
	v["w/c"] = known{words: weekWord, n: 1, short: true}
	v["w/e"] = known{words: weekWord, short: true}
	for m := time.January; m <= time.December; m++ {
		name := strings.ToLower(m.String())
		v[name[:3]] = known{kind: monthToken, n: int(m), short: true}
		v[name] = known{kind: monthToken, n: int(m)}
	}
	v["sept"] = known{kind: monthToken, n: 9, short: true}
	for w := time.Sunday; w <= time.Saturday; w++ {
		name := strings.ToLower(w.String())
		v[name] = known{kind: weekdayToken, n: int(w)}
		v[name[:3]] = known{kind: weekdayToken, n: int(w), short: true}
	}
	for text, w := range map[string]time.Weekday{"tues": 2, "weds": 3, "thur": 4, "thurs": 4} {
		v[text] = known{kind: weekdayToken, n: int(w), short: true}
	}
	return v
}()

const (
	maxPiece = 512 // lexemes that are held at once
	maxWord  = 16  // bytes of a word that is looked up
)

// lex reads the lexemes of the next piece of the text.
func (f *finder) lex() {
	f.toks = f.toks[:0]
	for f.pos < len(f.text) && len(f.toks) < maxPiece-1 {
		c := f.text[f.pos]
		switch {
		case c == '\n':
			if f.lineEnd(); f.pos < len(f.text) && f.text[f.pos] == '\n' || f.pos == len(f.text) {
				if len(f.toks) > 0 {
					return
				}
			}
		case c == ' ' || c == '\t' || c == '\r':
			f.pos++
		case isDigit(c):
			f.number()
		case asciiLetter(c) || c >= utf8.RuneSelf:
			f.word()
		default:
			f.pos++
			f.mark(markOf(c), f.pos-1)
		}
	}
}

// lineEnd passes over the end of a line. Before an empty line, or at the end of the text,
// it stops there; before a bullet it marks a stop.
func (f *finder) lineEnd() {
	f.pos++
	rest := strings.TrimLeft(f.text[f.pos:], " \t\r")
	if strings.HasPrefix(rest, "\n") || rest == "" {
		f.pos = len(f.text) - len(rest)
		return
	}
	if r, _ := utf8.DecodeRuneInString(rest); !unicode.IsLetter(r) && !unicode.IsDigit(r) {
		f.mark(stopToken, f.pos)
	}
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func asciiLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// markOf gives the kind of a mark of one byte.
func markOf(c byte) tokenKind {
	switch c {
	case ',':
		return commaToken
	case '-':
		return dashToken
	case '/':
		return slashToken
	case ':':
		return colonToken
	}
	return stopToken
}

func (f *finder) mark(kind tokenKind, start int) {
	f.toks = append(f.toks, lexeme{token: token{kind: kind}, start: start, end: f.pos})
}

// word reads a word, or a mark that is no ASCII.
func (f *finder) word() {
	start := f.pos
	var buf [maxWord]byte
	n := 0
	for f.pos < len(f.text) {
		c := f.text[f.pos]
		if c >= utf8.RuneSelf {
			r, size := utf8.DecodeRuneInString(f.text[f.pos:])
			if !unicode.IsLetter(r) {
				break
			}
			f.pos += size
			n = maxWord + 1
			continue
		}
		lower := c | 0x20
		if lower < 'a' || lower > 'z' {
			if c == '/' && f.pos == start+1 && (f.text[start]|0x20) == 'w' {
				lower = '/'
			} else {
				break
			}
		}
		if n < maxWord {
			buf[n] = lower
		}
		n++
		f.pos++
	}
	if f.pos == start {
		r, size := utf8.DecodeRuneInString(f.text[f.pos:])
		f.pos += size
		kind := stopToken
		switch {
		case strings.ContainsRune("\u2010\u2011\u2012–—−", r):
			kind = dashToken
		case unicode.IsSpace(r):
			return
		}
		f.mark(kind, start)
		return
	}
	t := lexeme{start: start, end: f.pos, capital: f.text[start] < 'a'}
	if n == 2 && buf[0] == 'q' && f.pos == start+1 {
		n = 0
	}
	if c := f.at(len(f.toks) - 1); n <= maxWord && (c.end != start || c.kind != numberToken && c.kind != yearToken) {
		k := vocabulary[string(buf[:min(n, maxWord)])]
		t.kind, t.n, t.words, t.abbreviated = k.kind, k.n, k.words, k.short
	}
	f.quarterAt(&t)
	switch rest := f.text[f.pos:]; {
	case strings.HasPrefix(rest, "'s"), strings.HasPrefix(rest, "’s"):
		t.possessive = true
		f.pos += len(rest) - len(strings.TrimLeft(rest, "'’")) + 1
	case t.abbreviated && t.kind != wordToken && strings.HasPrefix(rest, "."):
		f.pos++
	}
	f.toks = append(f.toks, t)
}

// quarterAt makes t of "Q" with a digit behind it the name of a quarter.
func (f *finder) quarterAt(t *lexeme) {
	rest := f.text[f.pos:]
	if f.pos != t.start+1 || f.text[t.start] != 'Q' || len(rest) == 0 || rest[0] < '1' || rest[0] > '4' || startsWith(rest[1:], unicode.IsDigit) {
		return
	}
	t.kind, t.n = quarterToken, int(rest[0]-'0')
	f.pos++
	t.end = f.pos
}

// number reads digits: a date in figures, a year, a financial year, a day, or
// something else.
func (f *finder) number() {
	start, s := f.pos, f.text[f.pos:]
	size := digitsAndSeparators(s)
	n, end := scanNumber(s, 0)
	t := lexeme{start: start, token: token{kind: stopToken, n: n}}
	free := f.freeBefore(start)
	y, m, d, length := scanFigures(s)
	if length == 0 {
		y, m, d, length = f.shortYear(s)
	}
	if length > 0 && free && length >= size {
		if day, reason := newDay(y, time.Month(m), d); reason == "" && !startsWith(s[length:], isFigure) {
			t.kind, t.day, size = figuresToken, day, length
		}
	} else if end == size && free {
		size = t.yearOrDay(s, end)
	}
	rest := s[size:]
	if (t.kind == numberToken || t.kind == yearToken) && joinedTo(rest) {
		t.kind = stopToken
	}
	t.possessive = t.kind == yearToken && (strings.HasPrefix(rest, "'s") || strings.HasPrefix(rest, "’s"))
	f.pos += size
	t.end = f.pos
	f.toks = append(f.toks, t)
}

// yearsAround is how many years from that of publication a year of two digits may be.
const yearsAround = 10

// shortYear reads a date in figures whose year has two digits, "27.02.23", where the day
// of publication says of which century it is.
func (f *finder) shortYear(s string) (year, month, day, length int) {
	a, i := scanNumber(s, 0)
	if i < 1 || i > 2 || i == len(s) || s[i] != '/' && s[i] != '.' || !f.published.held() {
		return 0, 0, 0, 0
	}
	b, j := scanNumber(s, i+1)
	if n := j - i - 1; n < 1 || n > 2 || j == len(s) || s[j] != s[i] {
		return 0, 0, 0, 0
	}
	c, k := scanNumber(s, j+1)
	now, _, _ := f.published.Date()
	if year = now - now%100 + c; k != j+3 || year < now-yearsAround || year > now+yearsAround {
		return 0, 0, 0, 0
	}
	return year, b, a, k
}

// digitsAndSeparators gives the length of a number with commas and points inside.
func digitsAndSeparators(s string) int {
	size := 1
	for size < len(s) && (isDigit(s[size]) || (s[size] == ',' || s[size] == '.') && size+1 < len(s) && isDigit(s[size+1])) {
		size++
	}
	return size
}

// freeBefore reports whether a number may begin at a place: not in the middle of a word,
// of another number or of a mark such as "#7".
func (f *finder) freeBefore(start int) bool {
	before := f.text[:start]
	if strings.HasSuffix(before, "–") || strings.HasSuffix(before, "‘") || before == "" {
		return true
	}
	c := before[start-1]
	return !asciiLetter(c) && c != '#' && c != '+' && c != '.' && c < utf8.RuneSelf
}

// yearOrDay makes t of the number at the start of s, which has end digits and nothing
// before it, a year, a financial year or a day, and gives the length of its text.
func (t *lexeme) yearOrDay(s string, end int) int {
	rest := s[end:]
	switch {
	case end == 4 && 1900 <= t.n && t.n < 2200:
		t.kind = yearToken
		if y, length := scanSecondYear(rest); length > 0 && (y == t.n+1 && rest[0] == '/' || y == (t.n+1)%100) {
			t.kind = financialYearToken
			return end + length
		}
	case end <= 2:
		t.kind = numberToken
		if o := ordinal(rest); o > 0 {
			t.ordinal = true
			return end + o
		}
	}
	return end
}

// joinedTo reports whether what follows a number makes it no date: a unit, a percentage,
// the minutes of a time.
func joinedTo(rest string) bool {
	return startsWith(rest, unicode.IsLetter) || strings.HasPrefix(rest, "%") ||
		strings.HasPrefix(rest, ":") && startsWith(rest[1:], unicode.IsDigit)
}
