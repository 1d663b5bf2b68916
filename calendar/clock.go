// SPDX-License-Identifier: MIT

package calendar

import (
	"fmt"
	"strings"
	"time"
)

// A clock is the time beside a date, which only matters where a zone goes with it.
type clock struct {
	minutes int // since midnight
	zoned   bool
	offset  int // of the zone from UTC, in minutes
}

// cutTime takes a time off the end of a date.
func cutTime(s string) (date string, at clock, reason string) {
	colon := strings.IndexByte(s, ':')
	if colon < 0 {
		return s, clock{}, ""
	}
	start := strings.LastIndexAny(s[:colon], " T")
	if start < 0 {
		return s, clock{}, ""
	}
	text := s[start+1:]
	end := len(text) - len(strings.TrimLeft(text, "0123456789:.,"))
	text, rest := text[:end], strings.TrimSpace(text[end:])
	layout := "15:04"
	if strings.Count(text, ":") > 1 {
		layout = time.TimeOnly
	}
	if half, ok := halfOfDay(rest); ok {
		layout, text, rest = strings.Replace(layout, "15", "3", 1)+" PM", text+" "+half, strings.TrimLeft(rest[len(half):], ".mM ")
	}
	t, err := time.Parse(layout, strings.ToUpper(text))
	if err != nil {
		return "", at, fmt.Sprintf("%q is no time; the date alone would do", text)
	}
	h, m, _ := t.Clock()
	at.minutes = 60*h + m
	at.offset, at.zoned, reason = zone(rest)
	return s[:start], at, reason
}

// halfOfDay finds the "AM", "pm" or "a.m." that a text begins with.
func halfOfDay(s string) (half string, ok bool) {
	switch plain := strings.ToLower(strings.ReplaceAll(s, ".", "")); {
	case strings.HasPrefix(plain, "am") && !startsWith(plain[2:], isLetter):
		return "AM", true
	case strings.HasPrefix(plain, "pm") && !startsWith(plain[2:], isLetter):
		return "PM", true
	}
	return "", false
}

// zone reads what follows a time: "Z", "+01:00", "+0000 UTC", "BST", "GMT+0100 (British
// Summer Time)".
func zone(s string) (offset int, zoned bool, reason string) {
	if i := strings.IndexByte(s, '('); i > 0 && strings.HasSuffix(s, ")") {
		s = s[:i] // the name of the zone that the offset is of
	}
	signed := false
	for _, word := range strings.Fields(s) {
		name := strings.TrimRight(word, "+-0123456789:")
		switch strings.ToUpper(name) {
		case "", "Z", "UTC", "GMT":
		case "BST":
			if !signed {
				offset = 60
			}
		default:
			return 0, false, fmt.Sprintf("%q is no time zone that is read here; the date alone would do", word)
		}
		if number := word[len(name):]; number != "" {
			t, err := time.Parse("-0700", strings.Replace(number, ":", "", 1))
			if err != nil {
				if t, err = time.Parse("-07", number); err != nil {
					return 0, false, fmt.Sprintf("%q is no offset from UTC; the date alone would do", word)
				}
			}
			_, seconds := t.Zone()
			offset, signed = seconds/60, true
		}
		zoned = true
	}
	return offset, zoned, ""
}

// keeps reports whether it was d by British time too.
func (c clock) keeps(d Day) bool {
	if !c.zoned {
		return true
	}
	utc := 24*60*int(d) + c.minutes - c.offset
	same := func(ahead int) bool { return (utc+ahead)/(24*60) == int(d) }
	year, _, _ := d.Date()
	if year < 1996 { // the rule of today began that year
		return same(0) && same(60)
	}
	begins := 24*60*int(lastSunday(year, time.March)) + 60
	ends := 24*60*int(lastSunday(year, time.October)) + 60
	if begins <= utc && utc < ends {
		return same(60)
	}
	return same(0)
}

// lastSunday gives the last Sunday of a month of 31 days.
func lastSunday(year int, month time.Month) Day {
	last := dayNumber(year, month, 31)
	return last - last%7
}
