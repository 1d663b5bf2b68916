// SPDX-License-Identifier: MIT

package phrase

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A token is a word, a number or a mark of a sentence; after merging, a phrase.
type token struct {
	start, end int // text[start:end]
	entry      *entry
	slot       *slot
	number     number // of digits
	class      Class
	traits     traits
}

// traits are what the letters of a token show.
type traits uint8

const (
	spaced     traits = 1 << iota // white space or the start of the text is before it
	capital                       // it starts with a capital
	possessive                    // it ends in 's or s'
	semi                          // a comma that is a semicolon or a line's end
	pointed                       // digits with a point among them
	thrice                        // with three digits or more behind it, as thousands have elsewhere
	halved                        // a fraction: ½ or 1/2
)

func (t *token) has(x traits) bool { return t.traits&x != 0 }

// is reports whether t is a word of the class.
func (t *token) is(c Class) bool { return t.class == c }

// mostTokens bounds a sentence; a longer one is cut, so that no text makes the
// reader keep more than this.
const mostTokens = 1024

// A lexer turns text into sentences of tokens.
type lexer struct {
	lex  *Lexicon
	text string
	pos  int
	toks []token
	void bool // the sentence holds a character that no one can trust a number beside
}

// next reads the tokens of the next sentence into toks. It is false at the end
// of the text.
func (x *lexer) next() bool {
	x.toks, x.void = x.toks[:0], false
	for x.pos < len(x.text) {
		if len(x.toks) >= mostTokens {
			return true
		}
		if x.one() && len(x.toks) > 0 {
			return true
		}
	}
	return len(x.toks) > 0
}

// add appends a token that ends where the lexer stands.
func (x *lexer) add(c Class, start int) *token {
	t := token{start: start, end: x.pos, class: c}
	if start == 0 || isSpace(x.text[start-1]) {
		t.traits = spaced
	}
	x.toks = append(x.toks, t)
	return &x.toks[len(x.toks)-1]
}

// charClasses are the characters that are a token each.
var charClasses = [utf8.RuneSelf]Class{
	',': comma, ';': comma, ':': colon, '(': open, '[': open, ')': shut, ']': shut, '/': slash,
	'"': quote, '\'': quote, '~': tilde, '>': greater, '<': lesser, '$': foreign, '%': Percent, '&': And,
}

// wideClasses are those beyond ASCII. A character that is in neither and no
// letter is otherChars, or mark if it cannot be seen.
var wideClasses = map[rune]Class{
	'£': currency, '€': foreign, '¥': foreign, '–': dash, '—': dash, '−': sign, '‐': hyphen, '‑': hyphen,
	'‘': quote, '’': quote, '“': quote, '”': quote, '«': quote, '»': quote, '≈': tilde, '×': Times,
	'…': stop, '•': comma, '·': comma, '▪': comma, '●': comma, '\u2028': comma, '\u2029': stop,
}

// fractions are the characters that are a part of one, in hundredths.
var fractions = map[rune]uint64{'½': 50, '¼': 25, '¾': 75}

// one reads the next token, and is true if a sentence ends there.
func (x *lexer) one() (ends bool) {
	start, c := x.pos, x.text[x.pos]
	switch {
	case isLetter(c):
		x.word()
	case isDigit(c), c == '.' && x.digitAt(start+1) && !x.wordAt(start-1):
		x.number()
	case c == '\n':
		return x.newline()
	case c == '\t' && start > 0 && x.wordAt(start-1): // Arrests	25
		x.pos++
		if x.digitAt(x.pos) {
			x.add(colon, start)
		}
	case isSpace(c):
		x.pos++
	case c == '.' || c == '!' || c == '?':
		x.pos++
		if x.endsSentence(c) {
			x.add(stop, start)
			return true
		}
	case c == '-':
		x.pos++
		x.hyphen(start)
	case c == '+':
		x.pos++
		if start > 0 && x.wordAt(start-1) {
			x.add(plus, start)
		} else {
			x.add(And, start)
		}
	case c < utf8.RuneSelf:
		x.pos++
		switch cl := charClasses[c]; {
		case cl != 0:
			t := x.add(cl, start)
			if c == ';' {
				t.traits |= semi
			}
		case c < ' ' || c == 0x7f:
			x.add(mark, start)
			x.void = true
		default:
			x.add(otherChars, start)
		}
	default:
		return x.wide()
	}
	return false
}

// wide reads a character beyond ASCII.
func (x *lexer) wide() (ends bool) {
	start := x.pos
	r, n := utf8.DecodeRuneInString(x.text[start:])
	cl := wideClasses[r]
	switch {
	case r == '\ufeff' && start == 0: // a byte order mark is no text
		x.pos += n
	case r == utf8.RuneError && n == 1:
		x.pos++
		x.add(mark, start)
		x.void = true
	case r == 'µ' || r == 'μ' || unicode.IsLetter(r):
		x.word()
	case fractions[r] != 0:
		x.pos += n
		t := x.add(digits, start)
		t.number, t.traits = number{coef: fractions[r], exp: -2}, t.traits|halved
	case unicode.IsSpace(r) && cl == 0:
		x.pos += n
	case cl == sign && start > 0 && x.wordAt(start-1), cl == dash && start > 0 && x.wordAt(start-1) && x.wordAt(start+n):
		x.pos += n
		x.add(hyphen, start)
	case cl != 0:
		x.pos += n
		x.add(cl, start)
		return cl == stop
	default:
		x.pos += n
		if unicode.In(r, unicode.Cf, unicode.Cc, unicode.Co, unicode.Cs) {
			x.add(mark, start)
			x.void = true
		} else if !unicode.IsMark(r) {
			x.add(otherChars, start)
		}
	}
	return false
}

// newline reads a line's end, which ends a sentence if the line is blank, and
// parts two things if the next line starts like a new one.
func (x *lexer) newline() (ends bool) {
	start := x.pos
	lines := 0
	for x.pos < len(x.text) && isSpace(x.text[x.pos]) {
		if x.text[x.pos] == '\n' {
			lines++
		}
		x.pos++
	}
	if lines > 1 {
		x.add(stop, start)
		return true
	}
	if x.pos == len(x.text) || len(x.toks) == 0 {
		return false
	}
	if c := x.text[x.pos]; c == '-' || c == '*' || c == 0xc2 || c == 0xe2 || isDigit(c) || 'A' <= c && c <= 'Z' {
		switch x.toks[len(x.toks)-1].class {
		case comma, hyphen, dash:
		default:
			x.add(comma, start).traits |= semi
		}
	}
	return false
}

// endsSentence reports whether the mark before pos does: white space and then a
// capital, a digit or a quotation follow, and no abbreviation is before it.
func (x *lexer) endsSentence(c byte) bool {
	at := x.pos
	for at < len(x.text) && (x.text[at] == '"' || x.text[at] == '\'' || x.text[at] == ')') {
		at++
	}
	if at == len(x.text) {
		return true
	}
	if !isSpace(x.text[at]) && x.text[at] < utf8.RuneSelf {
		return false
	}
	if c != '.' {
		return true
	}
	if n := len(x.toks); n > 0 {
		last := &x.toks[n-1]
		if last.end == x.pos-1 && last.slot != nil && (last.slot.abbr || last.end-last.start == 1 && last.has(capital)) {
			return false
		}
	}
	for at < len(x.text) && isSpace(x.text[at]) {
		at++
	}
	if at == len(x.text) {
		return true
	}
	next := x.text[at]
	return next < 'a' || next > 'z'
}

// hyphen reads a '-' at start: a minus, a bullet, a dash, or what joins two
// words or numbers.
func (x *lexer) hyphen(start int) {
	before := start > 0 && x.wordAt(start-1)
	after := x.wordAt(x.pos)
	switch {
	case before && (after || x.pos < len(x.text) && x.text[x.pos] == 0xc2):
		x.add(hyphen, start)
	case after && x.digitAt(x.pos), !before && x.pos < len(x.text) && x.text[x.pos] == 0xc2:
		x.add(sign, start)
	case before && after:
		x.add(hyphen, start)
	default:
		x.add(dash, start)
	}
}

// word reads letters, with the digits and apostrophes among them, and looks
// them up.
func (x *lexer) word() {
	start := x.pos
	var lower [longestWord]byte
	n, owns := 0, false
	for more := true; more; {
		n = x.plain(&lower, n)
		if n > 3 && isDigit(lower[3]) && string(lower[:3]) == "gbp" { // GBP20,000
			x.pos, n = start+3, 3
			break
		}
		switch {
		case x.pos == len(x.text):
			more = false
		case x.apostrophe() > 0:
			if more, owns = x.owner(start); more {
				if n < len(lower) {
					lower[n] = '\''
				}
				n++
			}
		default:
			r, size := utf8.DecodeRuneInString(x.text[x.pos:])
			if more = r >= utf8.RuneSelf && r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsMark(r)); more {
				copy(lower[min(n, len(lower)):], x.text[x.pos:x.pos+size])
				n += size
				x.pos += size
			}
		}
	}
	t := x.add(Unknown, start)
	if c := x.text[start]; 'A' <= c && c <= 'Z' {
		t.traits |= capital
	}
	if owns {
		t.traits |= possessive
	}
	if n <= len(lower) {
		if s := x.lex.find(lower[:n]); s.id != 0 {
			t.slot = s
		}
	}
}

// plain reads letters and digits of ASCII into lower, of which n bytes are there,
// and gives how many are then.
func (x *lexer) plain(lower *[longestWord]byte, n int) int {
	i := x.pos
	for ; i < len(x.text); i++ {
		c := x.text[i]
		switch {
		case 'a' <= c && c <= 'z' || isDigit(c):
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
		default:
			x.pos = i
			return n
		}
		if n < len(lower) {
			lower[n] = c
		}
		n++
	}
	x.pos = i
	return n
}

// apostrophe gives the length of the apostrophe that the lexer stands at, or 0.
func (x *lexer) apostrophe() int {
	switch {
	case x.text[x.pos] == '\'':
		return 1
	case strings.HasPrefix(x.text[x.pos:], "’"):
		return len("’")
	}
	return 0
}

// owner reads the apostrophe of a word that began at start. More says that it is
// inside the word, owns that it makes the word a possessive: 's, or one behind s.
func (x *lexer) owner(start int) (more, owns bool) {
	before, after := x.pos, x.pos+x.apostrophe()
	switch {
	case after >= len(x.text) || !isLetter(x.text[after]):
		owns = before > start && x.text[before-1] == 's' && !x.quoted(start)
		if owns {
			x.pos = after
		}
		return false, owns
	case x.text[after]|0x20 == 's' && (after+1 == len(x.text) || !x.wordAt(after+1)):
		x.pos = after + 1
		return false, true
	}
	x.pos = after
	return true, false
}

// quoted reports whether the word at start stands in quotation marks that were opened
// before it or a few words earlier, so that the mark behind it is likely to close them:
// 'zombie knives'.
func (x *lexer) quoted(start int) bool {
	const far = 48
	for i := start - 1; i >= 0 && i > start-far; i-- {
		switch c := x.text[i]; {
		case c == '\'':
			return !x.wordAt(i - 1)
		case c == 0x98: // the last byte of ‘
			return true
		case !isLetter(c) && !isDigit(c) && c != ' ' && c != '-':
			return false
		}
	}
	return false
}

func (x *lexer) digitAt(i int) bool { return i >= 0 && i < len(x.text) && isDigit(x.text[i]) }

// wordAt reports whether a letter or a digit is at i.
func (x *lexer) wordAt(i int) bool {
	if i < 0 || i >= len(x.text) {
		return false
	}
	c := x.text[i]
	return isLetter(c) || isDigit(c)
}

func isLetter(c byte) bool { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }
func isDigit(c byte) bool  { return '0' <= c && c <= '9' }
func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == '\v'
}
