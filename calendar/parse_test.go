// SPDX-License-Identifier: MIT

package calendar

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestParseDay(t *testing.T) {
	monday := Date(2022, time.October, 3)
	for _, text := range []string{
		"2022-10-03", "3/10/2022", "03/10/2022", "3.10.2022", "03-10-2022",
		"3 October 2022", "3 Oct 2022", "3 oct. 2022", "03 OCTOBER 2022", "3rd October 2022", "the 3rd of October 2022",
		"October 3, 2022", "October 3rd 2022", "3-Oct-2022", "3Oct2022", "2022 October 3",
		"Monday 3 October 2022", "Monday, 3 October, 2022", "Mon 3 Oct 2022", "Monday 2022-10-03", "mon 3/10/2022",
		"\u00a03\u00a0October\u00a02022 ", "3 October (2022)",
		"2022-10-03 14:25", "2022-10-03T14:25:59.999", "03/10/2022 00:00", "3 October 2022 9:05",
		"2022/10/03", "2022/10/3", "2022-10-3", "2022.10.03", "20221003",
		"03-OCT-22", "3-Oct-22", "03/Oct/2022", "03/OCT/22", "2022-Oct-03", "03/10/2022 9:40 PM", "03/10/2022 12:01:59 a.m.", "3/10/2022 9:40pm",
		"2022-10-03T14:25:00Z", "2022-10-03T22:59:59+00:00", "2022-10-03T00:30:00+01:00", "2022-10-03 23:59 BST", "2022-10-03 14:25 GMT",
		"2022-10-03T17:40:12-04:00", "2022-10-03T14:25:00.123456+0100", "2022-10-03T14:25:00+01",
		"Mon Oct 03 2022 14:25:00 GMT+0100 (British Summer Time)",
		"2022-10-03T00:00:00Z", "2022-10-03 00:00:00+00:00", "2022-10-03 00:00:00 +0000 UTC", "2022-10-03T00:00:00.000+01:00",
	} {
		got, err := ParseDay(text)
		require.NoError(t, err)
		require.Equal(t, monday, got, text)
	}
	for text, want := range map[string]string{
		"Friday, 14 October 2022":   "2022-10-14",
		"Weds 5 Sept 2018":          "2018-09-05",
		"Tues 29 February 2000":     "2000-02-29",
		"Thurs 1 May 2025":          "2025-05-01",
		"Sunday December 2nd 2018":  "2018-12-02",
		"2024-02-05T21:40:12+00:00": "2024-02-05",
		"2024-01-05T23:30:00Z":      "2024-01-05", // Britain keeps to UTC in winter
		"2024-03-30T23:30:00Z":      "2024-03-30", // the night before the clocks go forward
		"1990-01-05T22:30:00Z":      "1990-01-05",
		"1996-01-05T23:30:00Z":      "1996-01-05", // the first year by the rule of today
		"05-Feb-24":                 "2024-02-05",
		"05-Feb-69":                 "1969-02-05",
		"05-Feb-68":                 "2068-02-05",
		"19/10/2010":                "2010-10-19",
	} {
		got, err := ParseDay(text)
		require.NoError(t, err)
		iso, _ := got.MarshalText()
		require.Equal(t, want, string(iso), text)
	}
}

func TestParseDayRefuses(t *testing.T) {
	for text, reason := range map[string]string{
		"Monday 1 March 2024":       "1 March 2024 was a Friday",
		"Monday 2024-03-01":         "1 March 2024 was a Friday",
		"31 February 2022":          "February 2022 has 28 days",
		"2022-02-31":                "February 2022 has 28 days",
		"29 February 2023":          "February 2023 has 28 days",
		"29/2/2100":                 "February 2100 has 28 days",
		"31 June 2022":              "June 2022 has 30 days",
		"Sunday December 2nd":       "the year is missing",
		"3 October":                 "the year is missing",
		"Monday":                    "the day of the month is missing",
		"Monday 3":                  "the month is missing",
		"October 2022":              "it is more than one day; ParsePeriod reads it",
		"3-9 October 2022":          "it is more than one day; ParsePeriod reads it",
		"10/23/2022":                "there is no month 23; in figures the day comes first, as in 23/10/2022, or the year, as in 2022-10-23",
		"3/10-2022":                 `"/" was not understood; a date is written as "3 October 2022" or "2022-10-03"`,
		"3.10/2022":                 `"." was not understood; a date is written as "3 October 2022" or "2022-10-03"`,
		"3/10/22":                   `a date in figures is day, month and a year of four digits, "23/10/2022", or "2022-10-23"`,
		"3 October 22":              `the year needs all four digits, not "22"`,
		"0 October 2022":            "there is no day 0",
		"14 October 1066":           "the year 1066 is outside 1900 to 2199",
		"2999-01-01":                "the year 2999 is outside 1900 to 2199",
		"":                          "there is no date in it",
		" , ":                       "there is no date in it",
		"2022-10-03 25:00":          `"25:00" is no time; the date alone would do`,
		"not known":                 `"not" was not understood; a date is written as "3 October 2022" or "2022-10-03"`,
		"=cmd()":                    `"=" was not understood; a date is written as "3 October 2022" or "2022-10-03"`,
		"3 October 2022\xff":        `"\xff" was not understood; a date is written as "3 October 2022" or "2022-10-03"`,
		"20221303":                  `"20221303" was not understood; a date is written as "3 October 2022" or "2022-10-03"`,
		"44847":                     `"44847" looks like the number that a spreadsheet keeps for 13 October 2022; show the column as dates before you save it`,
		"44847.5":                   `"44847" looks like the number that a spreadsheet keeps for 13 October 2022; show the column as dates before you save it`,
		"1664755200":                `"1664755200" looks like the seconds, or milliseconds, that a computer counts from 1970; write the date`,
		"2022-10":                   "it is more than one day; ParsePeriod reads it",
		"Oct-22":                    "it is more than one day; ParsePeriod reads it",
		"22-Oct":                    "the year is missing",
		"2022/23/10":                "there is no month 23; in figures the day comes first, as in 23/10/2022, or the year, as in 2022-10-23",
		"2022-10-03 13:00 PM":       `"13:00 PM" is no time; the date alone would do`,
		"2022-10-03 13:00 CET":      `"CET" is no time zone that is read here; the date alone would do`,
		"2022-10-03 13:00 +99:99":   `"+99:99" is no offset from UTC; the date alone would do`,
		"2022-07-03T23:30:00Z":      "by British time it may be the day before or after; the date alone would do",
		"2022-10-03T00:00:00+02:00": "by British time it may be the day before or after; the date alone would do",
		"2022-10-03T19:40:12-05:00": "by British time it may be the day before or after; the date alone would do",
		"1995-01-05T23:30:00Z":      "by British time it may be the day before or after; the date alone would do",
		"1990-01-05T23:30:00Z":      "by British time it may be the day before or after; the date alone would do",
		"3 Monday October 2022":     `"monday" was not understood; a date is written as "3 October 2022" or "2022-10-03"`,
		"3 October October 2022":    `"october" was not understood; a date is written as "3 October 2022" or "2022-10-03"`,
		"3 October 2022 2022":       `"2022" was not understood; a date is written as "3 October 2022" or "2022-10-03"`,
		strings.Repeat("9", 1000):   "no date has 1000 bytes",
	} {
		got, err := ParseDay(text)
		require.Equal(t, &DateError{text[:min(len(text), maxText)], reason}, err)
		require.Zero(t, got)
	}
}

func TestParsePeriod(t *testing.T) {
	week := Date(2022, time.October, 3).Week()
	for _, text := range []string{
		"2022-10-03/2022-10-09", "2022-10-03 to 2022-10-09", "3/10/2022-9/10/2022", "03/10/2022 - 09/10/2022",
		"3-9 October 2022", "3–9 October 2022", "3 — 9 October 2022", "3 to 9 October 2022", "3rd until 9th of October 2022",
		"from 3 October to 9 October 2022", "From Monday 3 to Sunday 9 October (2022)", "between October 3 and October 9, 2022",
		"October 3-9, 2022", "3 October 2022 till 9 October", "3-Oct-2022 to 9-Oct-2022",
		"week commencing 3 October 2022", "Week beginning Monday 3 October 2022", "w/c 03/10/2022", "W/C 3 Oct 2022",
		"week ending 9 October 2022", "w/e Sunday 9 October 2022",
	} {
		got, err := ParsePeriod(text)
		require.NoError(t, err)
		require.Equal(t, week, got, text)
	}
	for text, want := range map[string]string{
		"3 October 2022":                     "2022-10-03/2022-10-03",
		"28 September to 4 October 2022":     "2022-09-28/2022-10-04",
		"29 December 2021 to 4 January 2022": "2021-12-29/2022-01-04",
		"week commencing 5 October 2022":     "2022-10-05/2022-10-11",
		"Feb 2024":                           "2024-02-01/2024-02-29",
		"July to September 2024":             "2024-07-01/2024-09-30",
		"April 2018 to March 2019":           "2018-04-01/2019-03-31",
		"2018/19":                            "2018-04-01/2019-03-31",
		"2018-19":                            "2018-04-01/2019-03-31",
		"2018–19":                            "2018-04-01/2019-03-31",
		"2018/2019":                          "2018-04-01/2019-03-31",
		"1999/00":                            "1999-04-01/2000-03-31",
		"2018/19 to 2020/21":                 "2018-04-01/2021-03-31",
		"year ending March 2019":             "2018-04-01/2019-03-31",
		"year to 31 March 2019":              "2018-04-01/2019-03-31",
		"year ending February 2024":          "2023-03-01/2024-02-29",
		"year ending 28 February 2024":       "2023-03-01/2024-02-28",
		"year ending February 2025":          "2024-03-01/2025-02-28",
		"year ending December 2199":          "2199-01-01/2199-12-31",
		"Q3 2024":                            "2024-07-01/2024-09-30",
		"2024 q1":                            "2024-01-01/2024-03-31",
		"Q1 to Q3 2024":                      "2024-01-01/2024-09-30",
		"2024":                               "2024-01-01/2024-12-31",
		"2019 to 2021":                       "2019-01-01/2021-12-31",
		"w/c 30 December 2199":               "2199-12-30/2199-12-31",
		"1899/00":                            "1900-01-01/1900-03-31",
		"2022-10":                            "2022-10-01/2022-10-31",
		"10/2022":                            "2022-10-01/2022-10-31",
		"9/2022 to 10/2022 (provisional)":    "2022-09-01/2022-10-31",
		"2010-12":                            "2010-12-01/2010-12-31",
		"202112":                             "2021-12-01/2021-12-31",
		"Mar-19":                             "2019-03-01/2019-03-31",
		"Oct-2022":                           "2022-10-01/2022-10-31",
		"Sept-22 to Nov-22":                  "2022-09-01/2022-11-30",
		"2022-10 to 2022-12":                 "2022-10-01/2022-12-31",
		"3 October-19 October 2022":          "2022-10-03/2022-10-19",
		"FYE March 2021":                     "2020-04-01/2021-03-31",
		"YE March 2021":                      "2020-04-01/2021-03-31",
		"financial year ending 2021":         "2020-04-01/2021-03-31",
		"financial year 2020/21":             "2020-04-01/2021-03-31",
		"FY2020/21":                          "2020-04-01/2021-03-31",
		"12 months to September 2021":        "2020-10-01/2021-09-30",
		"12 months ending 31 March 2021":     "2020-04-01/2021-03-31",
		"3 months to June 2021":              "2021-04-01/2021-06-30",
		"6 months to 30 August 2022":         "2022-03-01/2022-08-30",
		"calendar year 2021":                 "2021-01-01/2021-12-31",
		"2020/21 Q3":                         "2020-10-01/2020-12-31",
		"Q4 2024/25":                         "2025-01-01/2025-03-31",
		"Q1 to Q3 2020/21":                   "2020-04-01/2020-12-31",
		"2021-Q2":                            "2021-04-01/2021-06-30",
		"2015 - 17":                          "2015-01-01/2017-12-31",
		"2015-17":                            "2015-01-01/2017-12-31",
		"2018/19 (provisional)":              "2018-04-01/2019-03-31",
		"2018/19 [note 3]":                   "2018-04-01/2019-03-31",
		"Q3 2024 (p)":                        "2024-07-01/2024-09-30",
		"w/b 3 October 2022":                 "2022-10-03/2022-10-09",
	} {
		got, err := ParsePeriod(text)
		require.NoError(t, err)
		iso, err := got.MarshalText()
		require.NoError(t, err)
		require.Equal(t, want, string(iso), text)
	}
}

func TestParsePeriodRefuses(t *testing.T) {
	for text, reason := range map[string]string{
		"Monday 1 March until Sunday 10 March 2024": "1 March 2024 was a Friday",
		"1 March until Saturday 10 March 2024":      "10 March 2024 was a Sunday",
		"9 to 3 October 2022":                       "it ends before it begins: 3 October 2022 is before 9 October 2022",
		"9 to 8 October 2022":                       "it ends before it begins: 8 October 2022 is before 9 October 2022",
		"2022-10-09/2022-10-03":                     "it ends before it begins: 3 October 2022 is before 9 October 2022",
		"29 December to 4 January 2022":             "it ends before it begins: 4 January 2022 is before 29 December 2022",
		"3-9 October":                               "the year is missing",
		"week commencing 3 October":                 "the year is missing",
		"October 2022 to 3 November 2022":           "it goes from a month to a day",
		"from 3 October 2022":                       "one end is missing",
		"3 October 2022 to":                         "one end is missing",
		"- 3 October 2022":                          "one end is missing",
		"week commencing":                           "a date is missing",
		"week commencing October 2022":              "a week commences on a day",
		"week ending 2022":                          "a week ends on a day",
		"year ending March 1900":                    "the year 1899 is outside 1900 to 2199",
		"Monday to Friday 7 October 2022":           "the day of the month is missing",
		"2022-10-03-04":                             "the month is missing",
		"2018/20":                                   `"2018/20" is no financial year; the one from April 2018 is "2018/19"`,
		"2011-12":                                   `"2011-12" may be December 2011 or the financial year 2011/12: write one of these`,
		"201112":                                    `"2011-12" may be December 2011 or the financial year 2011/12: write one of these`,
		"13/2022":                                   `"/" was not understood; a date is written as "3 October 2022" or "2022-10-03"`,
		"3-10/2022":                                 "the month is missing",
		"2022/10":                                   `"2022/10" is no financial year; if it is a month, write "2022-10"`,
		"08/09":                                     `"08/09" has no year; if it is a financial year, write it with four digits, "2008/09"`,
		"2018 - 19":                                 `it may be a financial year or two years; write "2018/19" or "2018 to 2019"`,
		"FY 2021":                                   `a financial year is written with both years, as in "2021/22"`,
		"Mar 19":                                    "the year is missing",
		"22-Oct":                                    "the year is missing",
		"3 to 2018/19":                              "the month is missing",
		"12 months to March 1900":                   "the year 1899 is outside 1900 to 2199",
		"2018/19 (of which)":                        `"(" was not understood; a date is written as "3 October 2022" or "2022-10-03"`,
		"2018-2019":                                 `"2018-2019" may be a financial year or two years; write "2018/19" or "2018 to 2019"`,
		"2200/01":                                   "the year 2200 is outside 1900 to 2199",
		"Q5 2024":                                   `"q" was not understood; a date is written as "3 October 2022" or "2022-10-03"`,
		"no days":                                   `"no" was not understood; a date is written as "3 October 2022" or "2022-10-03"`,
		"3 and 9 October 2022":                      `"and" was not understood; a date is written as "3 October 2022" or "2022-10-03"`,
	} {
		got, err := ParsePeriod(text)
		require.Equal(t, &DateError{text, reason}, err)
		require.Zero(t, got)
	}
}

func TestFiguresAreReadWithoutAllocation(t *testing.T) {
	file := []byte("2022-10-03;3/10/2022")
	var day Day
	read := func() {
		if day.UnmarshalText(file[:10]) != nil || day.UnmarshalText(file[11:]) != nil {
			t.Fatal("not read")
		}
		var err error
		if day, err = ParseDay(string(file[:10])); err != nil { // the copy stays on the stack
			t.Fatal(err)
		}
	}
	require.Zero(t, testing.AllocsPerRun(100, read))
	require.Equal(t, "3 October 2022", day.String())
}

var fuzzSeeds = []string{
	"2022-10-03", "3/10/2022", "Monday 3 October 2022", "Friday, 14 October 2022", "3rd of October 2022", "October 3, 2022",
	"3-Oct-2022", "2022-10-03T00:00:00Z", "2022-10-03 14:25", "31 February 2022", "Sunday December 2nd", "Monday 1 March 2024",
	"3–9 October 2022", "2022-10-03/2022-10-09", "from 3 October until 9 October 2022", "between October 3 and October 9, 2022",
	"week commencing 3 October 2022", "w/e 9 Oct 2022", "year ending March 2019", "2018/19", "2018-2019", "Q3 2024", "Q1 to Q3 2024",
	"2022/10/03", "20221003", "03-OCT-22", "Oct-22", "2022-10", "10/2022", "2015 - 17", "2020/21 Q3", "12 months to September 2021", "FYE 2021",
	"2022-07-03T23:30:00Z", "03/10/2022 9:40 PM", "44847", "08/09", "2018/19 (provisional)", "2011-12", "201112",
	"2019 to 2021", "11 to 15 October (2021)", "29 December to 4 January 2022", "0000-00-00", "(2021", "9\xff", "w/", "\u2212", "1899/00",
}

// Whatever is read is a day, and is the same day when it is written and read again;
// whatever is refused is quoted.
func FuzzParseDay(f *testing.F) {
	for _, seed := range fuzzSeeds {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		day, err := ParseDay(text)
		if err != nil {
			requireQuoted(t, text, err)
			require.Zero(t, day)
			return
		}
		require.True(t, day.held())
		written, err := day.MarshalText()
		require.NoError(t, err)
		for _, again := range []string{string(written), day.String(), day.Weekday().String() + " " + day.String()} {
			back, err := ParseDay(again)
			require.NoError(t, err)
			require.Equal(t, day, back)
		}
		if period, err := ParsePeriod(text); err == nil {
			require.Equal(t, Period{day, day + 1}, period)
		} else {
			require.Contains(t, text, ":", "only a time keeps a day from being a period")
		}
	})
}

// What the two forms of figures say is what the time package says of them.
func FuzzFigures(f *testing.F) {
	for _, seed := range fuzzSeeds {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		day, ok := parseFigures(text)
		again, okAgain := parseFigures(string(text))
		require.Equal(t, day, again)
		require.Equal(t, ok, okAgain)
		var want time.Time
		err := errors.New("no date")
		if sep := strings.Trim(string(text), "0123456789"); len(sep) > 0 {
			for _, layout := range []string{"2006-1-2", "2-1-2006"} {
				if err != nil {
					want, err = time.Parse(strings.ReplaceAll(layout, "-", sep[:1]), string(text))
				}
			}
		}
		held := err == nil && want.Year() >= firstYear && want.Year() <= lastYear
		if ok {
			require.True(t, held, "%q", text)
			require.Equal(t, want, day.Time(), "%q", text)
		} else if held {
			require.NotRegexp(t, `^(\d{4}([-/.])\d\d?([-/.])\d\d?|\d\d?([-/.])\d\d?([-/.])\d{4})$`, string(text))
		}
	})
}

// Whatever is read has days, and is the same period in each of its written forms;
// whatever is refused is quoted.
func FuzzParsePeriod(f *testing.F) {
	for _, seed := range fuzzSeeds {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		period, err := ParsePeriod(text)
		if err != nil {
			requireQuoted(t, text, err)
			require.Zero(t, period)
			return
		}
		require.Positive(t, period.Size())
		written, err := period.MarshalText()
		require.NoError(t, err)
		for _, again := range []string{string(written), period.String(), period.Label()} {
			back, err := ParsePeriod(again)
			require.NoError(t, err)
			require.Equal(t, period, back, again)
		}
		var back Period
		require.NoError(t, back.UnmarshalText(written))
		require.Equal(t, period, back)
	})
}

func requireQuoted(t *testing.T, text string, err error) {
	t.Helper()
	bad, ok := err.(*DateError)
	require.True(t, ok, "%T", err)
	require.Equal(t, text[:min(len(text), maxText)], bad.Text)
	require.NotEmpty(t, bad.Reason)
}

// The baseline reads the same column with the time package.
func BenchmarkReadDays(b *testing.B) {
	column := []byte("2022-10-03")
	b.Run("UnmarshalText", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			readDay(b, column)
		}
	})
	b.Run("ParseDay", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			parseDay(b, column)
		}
	})
	b.Run("ParseDay in words", func(b *testing.B) {
		words := []byte("Monday 3 October 2022")
		b.ReportAllocs()
		for b.Loop() {
			parseDay(b, words)
		}
	})
	b.Run("time.Parse", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			parseTime(b, column)
		}
	})
}

func readDay(b *testing.B, text []byte) {
	var d Day
	if err := d.UnmarshalText(text); err != nil {
		b.Fatal(err)
	}
}

func parseDay(b *testing.B, text []byte) {
	if _, err := ParseDay(string(text)); err != nil {
		b.Fatal(err)
	}
}

func parseTime(b *testing.B, text []byte) {
	if _, err := time.Parse(time.DateOnly, string(text)); err != nil {
		b.Fatal(err)
	}
}

// The quarter that a record falls in is what groups of records are keyed by.
func BenchmarkQuarter(b *testing.B) {
	day := Date(2022, time.October, 3)
	b.ReportAllocs()
	for b.Loop() {
		quarterOf(b, day)
	}
}

func quarterOf(b *testing.B, d Day) {
	if d.Quarter().Size() != 92 {
		b.Fatal("not the last quarter")
	}
}
