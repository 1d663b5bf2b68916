// SPDX-License-Identifier: MIT

package calendar

import (
	"fmt"
	"strings"
	"time"
)

// ParseDay reads one day, as it is printed in Britain or in ISO 8601:
//
//	2022-10-03, 3/10/2022, 03.10.2022, 3-10-2022, 2022/10/03, 20221003
//	3 October 2022, 3rd of October 2022, October 3, 2022, 3-Oct-2022, 03-OCT-22
//	Monday 3 October 2022, Mon, 3 Oct 2022
//
// In figures the day comes before the month, or the year before both. A weekday must
// be the one that the date fell on. A year must be there with four digits; only
// beside the name of a month, with dashes, are two enough, and mean 1969 to 2068.
//
// A time after the date ("2022-10-03 14:25", "3/10/2022 9:40 PM") must be one and is
// left out. With a time zone, or an offset from UTC, the date is read where the day
// by British time is the same: not "2022-07-03T23:30:00Z", when it was 4 July in
// Britain. For the years before 1996 British summer time is not known here, and the
// day must be the same with it and without.
//
// Anything else is a [*DateError]. ParseDay allocates nothing for "2022-10-03" and
// "3/10/2022", and keeps no part of s.
func ParseDay(s string) (Day, error) {
	if d, ok := parseFigures(s); ok {
		return d, nil
	}
	text, reason := own(s)
	date, at := text, clock{}
	if reason == "" {
		date, at, reason = cutTime(text)
	}
	var p Period
	if reason == "" {
		p, reason = parseSpan(date)
	}
	switch {
	case reason != "":
	case p.Size() != 1:
		reason = "it is more than one day; ParsePeriod reads it"
	case !at.keeps(p.From):
		reason = "by British time it may be the day before or after; the date alone would do"
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
//	October 2022, 2022-10, 202210, 10/2022, Oct-22, July to September 2024, Q3 2024, 2024-Q3
//	2024, 2019 to 2021, 2015 - 17
//	2018/19, 2018-19, financial year 2018/19, Q3 2018/19
//	year ending March 2019, YE March 2019, FYE 2019, 12 months to September 2021
//
// and one day in any form that [ParseDay] reads without a time. The month or year
// that one end lacks is the other's. "2018/19" is the financial year from April 2018,
// Q3 the quarter from July and "Q3 2018/19" that from October. "2011-12" may be a
// month or a financial year: the error names both. A week that commences on a day is
// the seven days from it, whatever weekday it is. A note behind it, "(provisional)"
// or "[note 1]", is left out.
//
// Anything else is a [*DateError]: a period that ends before it begins, a weekday that
// the date did not fall on, a date without a year. ParsePeriod keeps no part of s.
func ParsePeriod(s string) (Period, error) {
	text, reason := own(s)
	var p Period
	if reason == "" {
		p, reason = parseSpan(cutNote(text))
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
	case i == 4 && (n == 1 || n == 2):
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

// cutNote takes a mark of a footnote, or of a figure that may change, off the end.
func cutNote(s string) string {
	s = strings.TrimRight(s, " ")
	i := strings.LastIndexAny(s, "([")
	if i <= 0 || !strings.HasSuffix(s, ")") && !strings.HasSuffix(s, "]") {
		return s
	}
	switch note := strings.ToLower(s[i+1 : len(s)-1]); note {
	case "p", "r", "e", "provisional", "revised", "estimated":
		return s[:i]
	default:
		if number, ok := strings.CutPrefix(note, "note "); ok && strings.Trim(number, "0123456789, ") == "" {
			return s[:i]
		}
	}
	return s
}
