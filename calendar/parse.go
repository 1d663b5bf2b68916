package calendar

import (
	"fmt"
	"strings"
	"time"
)

// ParseDay reads one day, as it is printed in Britain or in ISO 8601:
//
//	2022-10-03, 3/10/2022, 03.10.2022, 3-10-2022
//	3 October 2022, 3rd of October 2022, October 3, 2022, 3-Oct-2022
//	Monday 3 October 2022, Mon, 3 Oct 2022
//
// In figures the day comes before the month. A weekday must be the one that the
// date fell on, and a year must be there, with four digits. A time after the date
// ("2022-10-03 14:25") must be one and is left out; with a time zone it is read only
// at midnight, since at other hours the zone decides the day.
//
// Anything else is a [*DateError]. ParseDay allocates nothing for "2022-10-03" and
// "3/10/2022", and keeps no part of s.
func ParseDay(s string) (Day, error) {
	if d, ok := parseFigures(s); ok {
		return d, nil
	}
	text, reason := own(s)
	date := text
	if reason == "" {
		date, reason = cutTime(text)
	}
	var p Period
	if reason == "" {
		p, reason = parseSpan(date)
	}
	if reason == "" && p.Size() != 1 {
		reason = "it is more than one day; ParsePeriod reads it"
	}
	if reason != "" {
		return 0, &DateError{text, reason}
	}
	return p.From, nil
}

// ParsePeriod reads a run of days, the last of which is included:
//
//	2022-10-03/2022-10-09, 3/10/2022 to 9/10/2022
//	3-9 October 2022, from Monday 3 October until Sunday 9 October 2022
//	between October 3 and October 9, 2022
//	week commencing 3 October 2022, w/c 3 Oct 2022, week ending 9 October 2022
//	October 2022, July to September 2024, Q3 2024, 2024, 2019 to 2021
//	2018/19, 2018-19, year ending March 2019
//
// and one day in any form that [ParseDay] reads without a time. The month or year
// that one end lacks is the other's. "2018/19" is the financial year from April 2018,
// Q3 the quarter from July. A week that commences on a day is the seven days from it,
// whatever weekday it is.
//
// Anything else is a [*DateError]: a period that ends before it begins, a weekday that
// the date did not fall on, a date without a year. ParsePeriod keeps no part of s.
func ParsePeriod(s string) (Period, error) {
	text, reason := own(s)
	var p Period
	if reason == "" {
		p, reason = parseSpan(text)
	}
	if reason != "" {
		return Period{}, &DateError{text, reason}
	}
	return p, nil
}

// maxText is more than any date needs, in bytes: "from Wednesday 28th of September
// 2022 until Wednesday 5th of October 2022" has 67.
const maxText = 128

// own copies s, so that it need not leave its caller's stack, and refuses to copy much.
func own(s string) (copied, reason string) {
	if len(s) > maxText {
		return strings.Clone(s[:maxText]), fmt.Sprintf("no date has %d bytes", len(s))
	}
	return strings.Clone(s), ""
}

// parseFigures reads "2022-10-03" and "3/10/2022", which is what files hold. False
// says nothing yet: the text may be a date in words, or a date that cannot be.
func parseFigures[T string | []byte](s T) (d Day, ok bool) {
	y, m, day, length := scanFigures(s)
	month := time.Month(m)
	if length == 0 || length != len(s) ||
		y < firstYear || y > lastYear || month < time.January || month > time.December ||
		day < 1 || day > monthLength(y, month) {
		return 0, false
	}
	return dayNumber(y, month, day), true
}

// scanFigures finds a whole date in figures at the beginning of s and says how many
// bytes it takes, or 0. It does not say that there is such a date.
func scanFigures[T string | []byte](s T) (year, month, day, length int) {
	a, i := scanNumber(s, 0)
	if i == 0 || i >= len(s) || s[i] != '-' && s[i] != '/' && s[i] != '.' {
		return 0, 0, 0, 0
	}
	b, j := scanNumber(s, i+1)
	if n := j - i - 1; n < 1 || n > 2 || j >= len(s) || s[j] != s[i] {
		return 0, 0, 0, 0
	}
	c, k := scanNumber(s, j+1)
	switch n := k - j - 1; {
	case i <= 2 && n == 4:
		return c, b, a, k
	case i == 4 && j == 7 && n == 2 && s[i] == '-':
		return a, b, c, k
	}
	return 0, 0, 0, 0
}

// scanNumber reads the digits of s from i, at most five, and says where they end.
func scanNumber[T string | []byte](s T, i int) (n, end int) {
	for end = i; end < len(s) && end < i+5 && '0' <= s[end] && s[end] <= '9'; end++ {
		n = 10*n + int(s[end]-'0')
	}
	return n, end
}

// cutTime takes a time off the end of a date.
func cutTime(s string) (date, reason string) {
	colon := strings.IndexByte(s, ':')
	if colon < 0 {
		return s, ""
	}
	start := strings.LastIndexAny(s[:colon], " T")
	if start < 0 {
		return s, ""
	}
	clock, more := s[start+1:], false
	if i := strings.IndexAny(clock, "Z+- "); i >= 0 {
		clock, more = clock[:i], true
	}
	layout := time.TimeOnly
	if strings.Count(clock, ":") == 1 {
		layout = "15:04"
	}
	t, err := time.Parse(layout, clock)
	if err != nil {
		return "", fmt.Sprintf("%q is no time; the date alone would do", clock)
	}
	if h, m, sec := t.Clock(); more && h+m+sec+t.Nanosecond() != 0 {
		return "", fmt.Sprintf("what follows %q may change the day, as a time zone does; the date alone would do", clock)
	}
	return s[:start], ""
}
