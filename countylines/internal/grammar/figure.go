// SPDX-License-Identifier: MIT

package grammar

import (
	"math"
	"math/bits"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/countylines/ops/stats"
)

// A Number is a decimal number of at most 18 digits or so: Digits divided by ten to the
// power of Places.
type Number struct {
	Digits int64
	Places int8
}

// ParseNumber reads "1234", "1,234", "1 234", "25.0" and "1e+05", of at most 18 digits.
func ParseNumber(s string) (Number, bool) {
	var n Number
	digits, point := 0, false
	i := 0
	for ; i < len(s); i++ {
		switch c := s[i]; {
		case isDigit(c):
			if digits == 18 {
				return n, false
			}
			if n.Digits = 10*n.Digits + int64(c-'0'); n.Digits > 0 {
				digits++
			}
			if point {
				n.Places++
			}
		case c == '.' && !point && i+1 < len(s):
			point = true
		case c == 'e' || c == 'E':
			return longNumber(s)
		default:
			size := thousands(s, i)
			if point || size == 0 {
				return n, false
			}
			i += size - 1
		}
	}
	for n.Places > 0 && n.Digits%10 == 0 {
		n.Digits, n.Places = n.Digits/10, n.Places-1
	}
	return n, len(s) > 0 && isDigit(s[len(s)-1])
}

// thousands gives the length of the sign at i that sets off three digits from those before
// it: a comma or a blank, with at most three digits before it and three behind it; else 0.
func thousands(s string, i int) int {
	r, size := utf8.DecodeRuneInString(s[i:])
	switch r {
	case ',', ' ', '\u00a0', '\u2009', '\u202f', '\u2008':
	default:
		return 0
	}
	before, behind := 0, 0
	for before < i && isDigit(s[i-1-before]) {
		before++
	}
	for behind < len(s)-i-size && isDigit(s[i+size+behind]) {
		behind++
	}
	if i == 0 || before > 3 || behind != 3 { // "1234,567"
		return 0
	}
	return size
}

// ParseStored reads a number as a workbook stores it: 22.931100000000001, with more
// digits than a double holds, is 22.9311.
func ParseStored(s string) (Number, bool) {
	if len(s) > 16 {
		return longNumber(s)
	}
	return ParseNumber(s)
}

// longNumber reads a number to the digits that a double holds.
func longNumber(s string) (Number, bool) {
	s = strings.ReplaceAll(s, ",", "")
	if len(s) > 64 || strings.Trim(s, "0123456789.eE+-") != "" || s[0] == '-' || s[0] == '+' {
		return Number{}, false
	}
	f, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsInf(f, 0) || f < 0 || f >= 1e17 || f != 0 && f < 1e-15 {
		return Number{}, false
	}
	digits, exponent, _ := strings.Cut(strconv.FormatFloat(f, 'e', -1, 64), "e")
	digits = strings.Replace(digits, ".", "", 1)
	power, err := strconv.Atoi(exponent)
	if err != nil {
		return Number{}, false
	}
	places := len(digits) - 1 - power
	for ; places < 0; places++ {
		digits += "0"
	}
	n, err := strconv.ParseInt(digits, 10, 64)
	if err != nil || places > 34 {
		return Number{}, false
	}
	for ; places > 18; places-- { // beyond what any unit has
		n /= 10
	}
	return Number{Digits: n, Places: int8(places)}, true
}

// In gives n in whole smallest units, of which a unit has so many, and whether it is
// a whole number of them; what is not is rounded down.
func (n Number) In(unit int64) (v int64, whole, ok bool) {
	places := n.Places
	for ; places > 0 && unit%10 == 0; places-- {
		unit /= 10
	}
	hi, lo := bits.Mul64(uint64(n.Digits), uint64(unit))
	div := uint64(1)
	for ; places > 0; places-- {
		div *= 10
	}
	if hi >= div {
		return 0, false, false
	}
	q, r := bits.Div64(hi, lo, div)
	return int64(q), r == 0, q <= math.MaxInt64
}

// Text writes n times a power of ten in digits.
func (n Number) Text(power int8) string {
	text := strconv.FormatInt(n.Digits, 10)
	places := int(n.Places) - int(power)
	for ; places < 0; places++ {
		text += "0"
	}
	if places == 0 {
		return text
	}
	for len(text) <= places {
		text = "0" + text
	}
	return text[:len(text)-places] + "." + text[len(text)-places:]
}

// A Wording says how a figure is said.
type Wording uint8

const (
	Exactly  Wording = iota // 25
	Under                   // <5, fewer than 5
	AtMost                  // 5 or fewer, up to 5
	AtLeast                 // 5+, 10 or more
	Over                    // >5, over 5
	Between                 // 1-4, 1 to 4
	About                   // about 20, c. 20
	Nearly                  // nearly 20
	Withheld                // [c], *: there is a figure, and it is not shown
	Low                     // [low]: more than nought, and it rounds to nought
	Missing                 // .., [x]: there is none
	Dash                    // -: none, or no answer
	Negative                // -5: no amount
	Failed                  // #DIV/0!
)

// Figure gives the figure that a wording makes of a number, or of two. Of whole counts
// "<5" is 0 to 4. It reports false for what is no figure.
func (w Wording) Figure(a, b int64, counts bool) (stats.Figure[int64], bool) {
	switch w {
	case Exactly:
		return stats.Exactly(a), true
	case Under:
		if counts && a > 0 {
			return stats.Fewer(a), true
		}
		return stats.LessThan(a), true
	case AtMost:
		return stats.AtMost(a), true
	case AtLeast:
		return stats.AtLeast(a), true
	case Over:
		return stats.MoreThan(a), true
	case About:
		return stats.About(a), true
	case Nearly:
		return stats.Nearly(a), true
	case Between:
		return stats.Between(a, b), true
	}
	return stats.Figure[int64]{}, false
}

// Mark is a set of marks on a figure or a heading.
type Mark uint8

const (
	Provisional Mark = 1 << iota
	Revised
)

// A Cell is what a cell of a table says.
type Cell struct {
	Wording Wording
	A, B    Number // B is the end of a Between
	Unit    Unit   // the unit that stands in the cell
	Mark    Mark
	Percent bool
	Code    string // a shorthand, as printed: "[c]", ".."
}

var shorthands = map[string]Wording{
	"[c]": Withheld, "[c": Withheld, "c": Withheld, "(c)": Withheld, "*": Withheld, "**": Withheld, "[*]": Withheld, "[s]": Withheld, "s": Withheld, "x*": Withheld, "suppressed": Withheld, "withheld": Withheld, "[suppressed]": Withheld,
	"[low]": Low, "low": Low, "~": Low,
	"[x]": Missing, "x": Missing, "[z]": Missing, "z": Missing, "..": Missing, "...": Missing, "…": Missing, ".": Missing, ":": Missing, "n/a": Missing, "na": Missing, "[n/a]": Missing, "n/k": Missing, "nk": Missing, "not available": Missing,
	"not applicable": Missing, "not known": Missing, "no data": Missing, "not held": Missing, "[w]": Missing, "[u]": Missing, "u": Missing, "[k]": Missing, "w": Missing, "n.a.": Missing, "not provided": Missing, "not recorded": Missing, "no return": Missing, "not reported": Missing, "missing": Missing, "unknown": Missing, "null": Missing, "nil return": Dash, "[-]": Dash,
	"data not available": Missing, "no response": Missing, "tbc": Missing, "unavailable": Missing, "refused": Missing, "none held": Missing, "information not held": Missing, "no information held": Missing, "exempt": Withheld,
	"-": Dash, "–": Dash, "—": Dash, "--": Dash, "−": Dash, "‐": Dash,
}

// numberWords are numbers as a cell may have them.
var numberWords = map[string]int64{"zero": 0, "nil": 0, "none": 0, "nought": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
	"seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
	"seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}

// ParseCell reads a cell: a number with its wording, unit and marks, or a shorthand.
// It reports false for other text.
func ParseCell(text string) (c Cell, ok bool) {
	text = strings.TrimSpace(strings.ReplaceAll(text, "\u00a0", " "))
	if n, ok := ParseNumber(text); ok {
		return Cell{A: n}, true
	}
	if len(text) == 0 || len(text) > 60 {
		return c, false
	}
	if isFailure(text) {
		return Cell{Wording: Failed, Code: text}, true
	}
	text, c.Mark = CutMarks(text)
	lower := strings.ToLower(text)
	if w, ok := shorthands[lower]; ok {
		c.Wording, c.Code = w, lower
		return c, true
	}
	if n, ok := ParseNumber(text); ok {
		c.A = n
		return c, true
	}
	return c, lower != "" && (c.amount(lower) || c.marked(lower))
}

// isFailure reports whether a cell holds the error of a formula: "#DIV/0!", "Err:502".
func isFailure(text string) bool {
	if text[0] != '#' || len(text) <= 2 {
		return strings.HasPrefix(text, "Err:5")
	}
	return text == "#N/A" || strings.HasSuffix(text, "!") || strings.HasSuffix(text, "?") || strings.HasPrefix(text, "#DIV") || strings.HasPrefix(text, "#REF")
}

// marked reads a number with a letter or a sign behind it: "25r", "25p", "25*".
func (c *Cell) marked(text string) bool {
	end := strings.TrimRight(text, "rp*†‡ ")
	if end == "" || !isDigit(end[len(end)-1]) && !strings.HasSuffix(end, "+") {
		return false
	}
	switch tail := strings.ReplaceAll(text[len(end):], " ", ""); {
	case tail == "r":
		c.Mark |= Revised
	case tail == "p":
		c.Mark |= Provisional
	case tail == "rp", tail == "pr":
		c.Mark |= Revised | Provisional
	case strings.Trim(tail, "*†‡") != "":
		return false
	}
	return c.amount(end)
}

// wordings are the words around a number, longest first.
var wordings = []struct {
	before, after string
	is            Wording
}{
	{"fewer than ", "", Under}, {"less than ", "", Under}, {"under ", "", Under}, {"below ", "", Under}, {"<=", "", AtMost}, {"≤", "", AtMost}, {"<", "", Under},
	{"up to ", "", AtMost}, {"at most ", "", AtMost}, {"no more than ", "", AtMost}, {"not more than ", "", AtMost}, {"", " or fewer", AtMost}, {"", " or less", AtMost}, {"", " or under", AtMost},
	{"at least ", "", AtLeast}, {">=", "", AtLeast}, {"≥", "", AtLeast}, {"", " or more", AtLeast}, {"", " or over", AtLeast}, {"", " and over", AtLeast}, {"", "+", AtLeast}, {"", " plus", AtLeast}, {"no fewer than ", "", AtLeast}, {"no less than ", "", AtLeast},
	{"more than ", "", Over}, {"over ", "", Over}, {"greater than ", "", Over}, {"above ", "", Over}, {">", "", Over},
	{"nearly ", "", Nearly}, {"almost ", "", Nearly}, {"just under ", "", Nearly}, {"just over ", "", Over}, {"about ", "", About}, {"around ", "", About}, {"approximately ", "", About}, {"approx. ", "", About}, {"approx ", "", About}, {"c. ", "", About}, {"c.", "", About}, {"~", "", About}, {"circa ", "", About}, {"roughly ", "", About},
}

// amount reads a number with its wording and unit.
func (c *Cell) amount(s string) bool {
	for _, w := range wordings {
		rest, ok := strings.CutPrefix(s, w.before)
		if !ok {
			continue
		}
		if rest, ok = strings.CutSuffix(rest, w.after); !ok {
			continue
		}
		saved := *c
		if c.number(strings.TrimSpace(rest), &c.A) {
			c.Wording = w.is
			return true
		}
		*c = saved
	}
	saved := *c
	for _, between := range []string{" to ", "-", "–", " and "} {
		a, b, found := strings.Cut(strings.TrimPrefix(s, "between "), between)
		if !found || between == " and " && !strings.HasPrefix(s, "between ") {
			continue
		}
		if !c.number(strings.TrimSpace(a), &c.A) {
			*c = saved
			continue
		}
		unit := c.Unit
		if c.number(strings.TrimSpace(b), &c.B) && (unit.Kind == NoUnit || unit == c.Unit) && c.A.less(c.B) {
			c.Wording = Between
			return true
		}
		*c = saved
	}
	if c.number(s, &c.A) {
		return true
	}
	*c = saved
	for _, minus := range []string{"+", "-", "−", "–", "("} {
		if rest, ok := strings.CutPrefix(s, minus); ok && c.number(strings.TrimSpace(strings.TrimSuffix(rest, ")")), &c.A) {
			c.Wording = Negative
			return true
		}
	}
	return false
}

func (n Number) less(m Number) bool {
	a, b := float64(n.Digits)/math.Pow10(int(n.Places)), float64(m.Digits)/math.Pow10(int(m.Places))
	return a < b
}

// number reads a number with a unit before or after it.
func (c *Cell) number(s string, into *Number) (ok bool) {
	if *into, ok = ParseNumber(s); ok {
		return true
	}
	if n, found := numberWords[s]; found {
		*into = Number{Digits: n}
		return true
	}
	for _, sign := range []string{"£", "gbp ", "gbp", "€", "$"} {
		if rest, found := strings.CutPrefix(s, sign); found {
			if sign == "€" || sign == "$" {
				c.Unit = Unit{Kind: Foreign}
			} else {
				c.Unit = Unit{Kind: Pounds}
			}
			s = strings.TrimSpace(rest)
			break
		}
	}
	end := strings.LastIndexAny(s, "0123456789") + 1
	if end == 0 {
		return false
	}
	n, ok := ParseNumber(strings.TrimSpace(s[:end]))
	if !ok {
		return false
	}
	*into = n
	tail := strings.TrimSpace(s[end:])
	switch {
	case tail == "":
		return true
	case tail == "%" || tail == "per cent" || tail == "percent" || tail == "pct":
		c.Percent = true
		return true
	}
	u, ok := ParseUnit(tail)
	if !ok {
		return false
	}
	if c.Unit.Kind != NoUnit && u.Kind == NoUnit {
		u.Kind = c.Unit.Kind
	}
	c.Unit = u
	return true
}

// superscripts are raised letters and figures, with what they are when they are not.
const superscripts = "⁰0¹1²2³3⁴4⁵5⁶6⁷7⁸8⁹9ʳrᴿrᵖpᴾpᵃaᵇbᶜcᵈdᵉe⁽(⁾)⁺+⁻-"

var lowered = func() map[rune]rune {
	m := map[rune]rune{}
	runes := []rune(superscripts)
	for i := 0; i < len(runes); i += 2 {
		m[runes[i]] = runes[i+1]
	}
	return m
}()

// Raise gives a text in raised figures and letters, as far as there are any; others
// are left out, since what is raised is a mark.
func Raise(text string) string {
	return strings.Map(func(r rune) rune {
		if r == 'R' {
			return 'ᴿ'
		}
		if r == 'P' {
			return 'ᴾ'
		}
		for up, low := range lowered {
			if low == r && up != 'ᴿ' && up != 'ᴾ' {
				return up
			}
		}
		if _, up := lowered[r]; up || r == ' ' || r == ',' {
			return r
		}
		return -1
	}, text)
}

// CutMarks takes the marks off a text: "[note 3]", "[r]", "(p)", raised figures and
// letters, an asterisk or dagger at the end.
func CutMarks(text string) (rest string, marks Mark) {
	mark := func(letter string) {
		switch letter {
		case "r", "revised":
			marks |= Revised
		case "p", "provisional":
			marks |= Provisional
		}
	}
	if strings.IndexFunc(text, func(r rune) bool { return r >= 0x80 }) >= 0 {
		text = strings.Map(func(r rune) rune {
			if low, up := lowered[r]; up {
				mark(string(low))
				return -1
			}
			return r
		}, text)
	}
	for from := 0; ; {
		open := strings.IndexAny(text[from:], "[(")
		if open < 0 {
			break
		}
		open += from
		shut := strings.IndexAny(text[open:], "])")
		if shut < 0 {
			break
		}
		shut += open
		inside := strings.ToLower(strings.TrimSpace(text[open+1 : shut]))
		if text[open] == '[' && isNote(inside) && (strings.TrimSpace(text[:open]) != "" || strings.TrimSpace(text[shut+1:]) != "") || text[open] == '(' && isRoundNote(inside) && strings.TrimSpace(text[:open]) != "" {
			for part := range strings.SplitSeq(inside, ",") {
				mark(strings.TrimSpace(part))
			}
			text = text[:open] + text[shut+1:]
			from = open
			continue
		}
		from = open + 1
	}
	trimmed := strings.TrimSpace(text)
	for {
		last, size := utf8.DecodeLastRuneInString(trimmed)
		if len(trimmed) > 1 && strings.ContainsRune("*†‡§#", last) && strings.Trim(trimmed, "*†‡§#") != "" {
			trimmed = strings.TrimRight(trimmed[:len(trimmed)-size], " ")
			continue
		}
		return trimmed, marks
	}
}

// isNote reports whether what stands in square brackets is a mark: a note, a single
// letter, a number.
func isNote(s string) bool {
	if s == "r" || s == "p" || s == "b" || s == "e" || s == "revised" || s == "provisional" || s == "estimated" || s == "rp" || s == "r, p" || s == "p, r" || s == "n" || s == "a" || s == "d" {
		return true
	}
	s = strings.TrimPrefix(strings.TrimPrefix(strings.TrimPrefix(s, "foot"), "note"), "s")
	s = strings.ReplaceAll(s, "note", "")
	return s != "" && strings.Trim(s, "0123456789 ,&and:.") == ""
}

func isRoundNote(s string) bool {
	if s == "r" || s == "p" || s == "revised" || s == "provisional" {
		return true
	}
	return strings.HasPrefix(s, "note") && isNote(s) || len(s) <= 2 && s != "" && strings.Trim(s, "0123456789") == "" && len(s) < 2
}
