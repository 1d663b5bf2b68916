package calendar

import (
	"fmt"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// A token is one word, number, dash or date in figures of a date.
type token struct {
	kind tokenKind
	text string // as written, a word in lower case
	n    int    // the number, weekday, month or quarter, or the year that a financial year begins in
	day  Day    // of a date in figures
}

type tokenKind uint8

const (
	wordToken tokenKind = iota
	numberToken
	yearToken // four digits
	weekdayToken
	monthToken
	quarterToken
	financialYearToken
	figuresToken
	dashToken
	slashToken
)

// tokens takes a date apart, or says what in it cannot be. Spaces and commas
// separate and are left out.
func tokens(s string) (list []token, reason string) {
	for s != "" {
		r, size := utf8.DecodeRuneInString(s)
		if unicode.IsSpace(r) || r == ',' {
			s = s[size:]
			continue
		}
		t := token{text: s[:size]}
		switch {
		case '0' <= r && r <= '9':
			t, size, reason = numeral(s)
		case unicode.IsLetter(r):
			t, size = letters(s)
		case r == '/':
			t.kind = slashToken
		case strings.ContainsRune("-\u2010\u2011\u2012–—−", r):
			t.kind = dashToken
		case r == '(': // "11 to 15 October (2021)"
			if n, end := scanNumber(s, 1); end == 5 && strings.HasPrefix(s[end:], ")") {
				t, size = token{kind: yearToken, text: s[:6], n: n}, 6
			}
		}
		if reason != "" {
			return nil, reason
		}
		list = append(list, t)
		s = s[size:]
	}
	return list, ""
}

// numeral reads what begins with a digit: "2022-10-03", "3/10/2022", "2018/19", "2022",
// "3rd".
func numeral(s string) (t token, size int, reason string) {
	if y, m, d, length := scanFigures(s); length > 0 && !startsWith(s[length:], unicode.IsDigit) {
		day, reason := newDay(y, time.Month(m), d)
		return token{kind: figuresToken, text: s[:length], day: day}, length, reason
	}
	n, end := scanNumber(s, 0)
	t = token{kind: numberToken, text: s[:end], n: n}
	switch rest := s[end:]; {
	case startsWith(rest, unicode.IsDigit):
		return t, 0, notUnderstood(s[:len(s)-len(strings.TrimLeft(s, "0123456789"))])
	case end == 4:
		t.kind = yearToken
		if y, length := scanSecondYear(rest); length > 0 {
			t = token{kind: financialYearToken, text: s[:end+length], n: n}
			return t, end + length, checkFinancialYear(t, y)
		}
	case end == 3:
		return t, 0, notUnderstood(t.text)
	default:
		end += ordinal(rest)
		if _, i := scanNumber(rest, 1); i > 1 && i < len(rest) && rest[i] == rest[0] && startsWith(rest[i+1:], unicode.IsDigit) {
			return t, 0, `a date in figures is day, month and a year of four digits, "23/10/2022", or "2022-10-23"`
		}
	}
	return t, end, ""
}

// scanSecondYear reads the "/19", "-19", "–19", "/2019" or "-2019" that makes a year a
// financial one.
func scanSecondYear(s string) (y, length int) {
	r, size := utf8.DecodeRuneInString(s)
	if r != '/' && r != '-' && r != '–' {
		return 0, 0
	}
	y, end := scanNumber(s, size)
	if n := end - size; n != 2 && n != 4 || startsWith(s[end:], isFigure) {
		return 0, 0
	}
	return y, end
}

func isFigure(r rune) bool { return unicode.IsDigit(r) || r == '-' || r == '/' }

// checkFinancialYear says why the year t.n and the one after it are no financial year.
func checkFinancialYear(t token, next int) string {
	switch {
	case t.n < firstYear-1 || t.n > lastYear:
		return yearOutside(t.n)
	case next == t.n+1 && !strings.Contains(t.text, "/"):
		return fmt.Sprintf(`%q may be a financial year or two years; write "%d/%02d" or "%d to %d"`, t.text, t.n, next%100, t.n, next)
	case next != t.n+1 && next != (t.n+1)%100:
		return fmt.Sprintf(`%q is no financial year; the one from April %d is "%d/%02d"`, t.text, t.n, t.n, (t.n+1)%100)
	}
	return ""
}

// ordinal gives the length of the "st", "nd", "rd" or "th" that s begins with, or 0.
func ordinal(s string) int {
	if len(s) >= 2 && !startsWith(s[2:], unicode.IsLetter) {
		switch strings.ToLower(s[:2]) {
		case "st", "nd", "rd", "th":
			return 2
		}
	}
	return 0
}

// letters reads what begins with a letter: "October", "Oct.", "Q3", "w/c", "until".
func letters(s string) (t token, size int) {
	if len(s) >= 2 && (s[0] == 'Q' || s[0] == 'q') && '1' <= s[1] && s[1] <= '4' && !startsWith(s[2:], unicode.IsDigit) {
		return token{kind: quarterToken, text: s[:2], n: int(s[1] - '0')}, 2
	}
	size = strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })
	if size < 0 {
		size = len(s)
	}
	if size == 1 && len(s) >= 3 && s[1] == '/' { // w/c, w/e
		size = 3
	}
	t = nameToken(strings.ToLower(s[:size]))
	if strings.HasPrefix(s[size:], ".") { // Oct.
		size++
	}
	return t, size
}

// nameToken knows months and weekdays by their names and by the first three letters
// or more.
func nameToken(text string) token {
	if text == "weds" {
		text = "wed"
	}
	abbreviates := func(of fmt.Stringer) bool {
		name := of.String()
		return 3 <= len(text) && len(text) <= len(name) && strings.EqualFold(name[:len(text)], text)
	}
	for m := time.January; m <= time.December; m++ {
		if abbreviates(m) {
			return token{kind: monthToken, text: text, n: int(m)}
		}
	}
	for w := time.Sunday; w <= time.Saturday; w++ {
		if abbreviates(w) {
			return token{kind: weekdayToken, text: text, n: int(w)}
		}
	}
	return token{text: text}
}

func startsWith(s string, is func(rune) bool) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return s != "" && is(r)
}

func notUnderstood(text string) string {
	return fmt.Sprintf(`%q was not understood; a date is written as "3 October 2022" or "2022-10-03"`, text)
}
