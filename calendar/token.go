// SPDX-License-Identifier: MIT

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
	day  Day    // of a date in figures, or the first of a month
}

type tokenKind uint8

const (
	wordToken tokenKind = iota
	numberToken
	yearToken // four digits
	weekdayToken
	monthToken
	yearMonthToken // 2022-10, with the first day of it
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
	if digits := len(s) - len(strings.TrimLeft(s, "0123456789")); digits > 4 {
		return run(s, digits)
	}
	if first, length := scanMonth(s); length > 0 {
		return token{kind: yearMonthToken, text: s[:length], day: first}, length, ""
	}
	n, end := scanNumber(s, 0)
	t = token{kind: numberToken, text: s[:end], n: n}
	rest := s[end:]
	switch {
	case end == 4:
		t.kind = yearToken
		if y, length := scanSecondYear(rest); length > 0 {
			return afterYear(t, y, s[:end+length])
		}
	case end == 3:
		return t, 0, notUnderstood(t.text)
	default:
		end += ordinal(rest)
		reason = incomplete(t, rest)
	}
	return t, end, reason
}

// scanMonth finds "10/2022" at the beginning of s: the first day of the month, and how
// many bytes it takes, or 0.
func scanMonth(s string) (first Day, length int) {
	month, i := scanNumber(s, 0)
	if i == 0 || i > 2 || i >= len(s) || s[i] != '/' {
		return 0, 0
	}
	year, end := scanNumber(s, i+1)
	if end != i+5 || startsWith(s[end:], func(r rune) bool { return r == '/' }) {
		return 0, 0
	}
	first, reason := newDay(year, time.Month(month), 1)
	if reason != "" {
		return 0, 0
	}
	return first, end
}

// run reads five digits or more: "20221003", "202210".
func run(s string, digits int) (t token, size int, reason string) {
	text := s[:digits]
	n, _ := scanNumber(s, 0)
	year := n / 10
	month, _ := scanNumber(text[4:], 0)
	switch digits {
	case 5:
		if d := Day(n) - 1; d >= 20_000 && d.held() { // 1900 had no 29 February, which spreadsheets count
			return t, 0, fmt.Sprintf("%q looks like the number that a spreadsheet keeps for %v; show the column as dates before you save it", text, d)
		}
	case 6:
		if month >= 1 && month <= 12 {
			t, _, reason = afterYear(token{n: year}, month, text[:4]+"-"+text[4:])
			return t, digits, reason
		}
	case 8:
		month, day := month/100, month%100
		d, reason := newDay(year, time.Month(month), day)
		if reason == "" {
			return token{kind: figuresToken, text: text, day: d}, digits, ""
		}
	case 10, 13:
		return t, 0, fmt.Sprintf("%q looks like the seconds, or milliseconds, that a computer counts from 1970; write the date", text)
	}
	return t, 0, notUnderstood(text)
}

// afterYear reads the second number of "2018/19", "2018-19" and "2022-10".
func afterYear(t token, second int, text string) (_ token, size int, reason string) {
	t.text = text
	year, following := t.n, second == t.n+1 || second == (t.n+1)%100
	month := second >= 1 && second <= 12 && len(text) == len("2022-10")
	first, _ := newDay(year, time.Month(max(1, min(second, 12))), 1)
	switch {
	case text[4] == '-' && month && first != 0 && following:
		return t, 0, fmt.Sprintf(`%q may be %s or the financial year %d/%02d: write one of these`, text, monthText(year, time.Month(second)), year, second)
	case text[4] == '-' && month && first != 0:
		return token{kind: yearMonthToken, text: text, day: first}, len(text), ""
	case month && !following:
		return t, 0, fmt.Sprintf(`%q is no financial year; if it is a month, write "%d-%02d"`, text, year, second)
	case text[4] != '/' && !following && second < 100 && second > year%100: // 2015-17
		t.kind, t.text = yearToken, text[:4]
		return t, 4, ""
	}
	t.kind = financialYearToken
	return t, len(text), checkFinancialYear(t, second)
}

// incomplete says what a date in figures lacks that begins with a number of one or two
// digits.
func incomplete(t token, rest string) string {
	second, i := scanNumber(rest, 1)
	if i < 2 || i > 3 || !strings.ContainsRune("/.-", rune(rest[0])) {
		return ""
	}
	if i < len(rest) && rest[i] == rest[0] && startsWith(rest[i+1:], unicode.IsDigit) {
		return `a date in figures is day, month and a year of four digits, "23/10/2022", or "2022-10-23"`
	}
	if rest[0] == '/' && i == 3 && second == (t.n+1)%100 && !startsWith(rest[i:], isFigure) {
		return fmt.Sprintf(`%q has no year; if it is a financial year, write it with four digits, "20%02d/%02d"`, t.text+rest[:i], t.n, second)
	}
	return ""
}

// scanSecondYear reads the "/19", "-19", "–19", "/2019" or "-2019" that makes a year a
// financial one, or the "-10" that makes it a month.
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

func isLetter(r rune) bool { return unicode.IsLetter(r) }

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
	if len(s) >= 2 && !startsWith(s[2:], isLetter) {
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
