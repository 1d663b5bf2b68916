// SPDX-License-Identifier: MIT

package calendar_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/countylines/ops/calendar"
)

// friday is the day of publication of the texts below.
var friday = calendar.Date(2022, time.October, 14)

// Each text with the wording and the days of the periods in it; "?" is inferred, "…"
// has no end in the text.
func TestFind(t *testing.T) {
	for text, want := range map[string][]string{
		"in the week of 7 to 13 March officers":                  {"week of 7 to 13 March = 7 to 13 March 2022?"},
		"between Monday 3 and Sunday 9 October they":             {"between Monday 3 and Sunday 9 October = 3 to 9 October 2022?"},
		"week of action beginning 3 October":                     {"week of action beginning 3 October = 3 to 9 October 2022?"},
		"the week beginning on Monday 3 October":                 {"week beginning on Monday 3 October = 3 to 9 October 2022?"},
		"w/c 3 October, w/e 9/10/2022":                           {"w/c 3 October = 3 to 9 October 2022?", "w/e 9/10/2022 = 3 to 9 October 2022"},
		"the seven days to 9 October":                            {"seven days to 9 October = 3 to 9 October 2022?"},
		"over seven days from Monday 3 October, 12":              {"seven days from Monday 3 October = 3 to 9 October 2022?"},
		"in the three weeks from 5 to 25 September":              {"three weeks from 5 to 25 September = 5 to 25 September 2022?"},
		"five days starting on 3 October 2022":                   {"five days starting on 3 October 2022 = 3 to 7 October 2022"},
		"between Monday (26 September) and Sunday (2 October)":   {"between Monday (26 September) and Sunday (2 October) = 26 September to 2 October 2022?"},
		"on Tuesday (with two others)":                           {"Tuesday = 11 October 2022?"},
		"from 26.09.22 to 02.10.22, on 3/10/22":                  {"from 26.09.22 to 02.10.22 = 26 September to 2 October 2022", "3/10/22 = 3 October 2022"},
		"version 1.2.88, ref 20/22/10, 31.02.22":                 {},
		"(Sep 26 - Oct 2), from Aug 1 to Aug 7":                  {"Sep 26 - Oct 2 = 26 September to 2 October 2022?", "from Aug 1 to Aug 7 = 1 to 7 August 2022?"},
		"commencing Sep 26. On Oct 3, Mon Oct 10, Sat, Oct 8":    {"Sep 26 = 26 September 2022?", "Oct 3 = 3 October 2022?", "Mon Oct 10 = 10 October 2022?", "Sat, Oct 8 = 8 October 2022?"},
		"Oct 21 - Mar 22":                                        {},
		"Dec 27 - Jan 5, Nov 27 - Jan 5":                         {"Dec 27 - Jan 5 = 27 December 2021 to 5 January 2022?"},
		"since 14 October, since 15 October":                     {"since 14 October = 14 October 2022?…", "since 15 October = 15 October 2021 to 14 October 2022?…"},
		"the quarter to June 2021":                               {"quarter to June 2021 = April to June 2021"},
		"on Friday 12 people; Friday 12 October 2018":            {"Friday = 14 October 2022?", "Friday 12 October 2018 = 12 October 2018"},
		"between July 2020 and 30 June 2022 the":                 {"between July 2020 and 30 June 2022 = July 2020 to June 2022"},
		"October 4-10, in the last week of May":                  {"October 4-10 = 4 to 10 October 2022?", "May = May 2022?"},
		"2021 in review\n\nIn 2021 in all":                       {"2021 = January to December 2021", "2021 = January to December 2021"},
		"since November 2019 it has":                             {"since November 2019 = 1 November 2019 to 14 October 2022…"},
		"since it was set up in December 2019":                   {"since it was set up in December 2019 = 1 December 2019 to 14 October 2022…"},
		"since the start of the year":                            {"since the start of the year = 1 January to 14 October 2022?…"},
		"since April.":                                           {"since April = 1 April to 14 October 2022?…"},
		"so far this year":                                       {"this year = 1 January to 14 October 2022?…"},
		"in the year to March 2023":                              {"year to March 2023 = April 2022 to March 2023"},
		"the 12 months to the end of March 2022":                 {"12 months to the end of March 2022 = April 2021 to March 2022"},
		"the year ending June 2022":                              {"year ending June 2022 = July 2021 to June 2022"},
		"last week, last month":                                  {"last week = 3 to 9 October 2022?", "last month = September 2022?"},
		"Last October's week":                                    {"Last October = October 2021?"},
		"on Tuesday morning; yesterday":                          {"Tuesday = 11 October 2022?", "yesterday = 13 October 2022?"},
		"during 2021, in 2022/23":                                {"2021 = January to December 2021", "2022/23 = April 2022 to March 2023"},
		"Q1 2024/25 and Quarter 1 of 2024/25":                    {"Q1 2024/25 = April to June 2024", "Quarter 1 of 2024/25 = April to June 2024"},
		"in the first quarter of 2024":                           {"first quarter of 2024 = January to March 2024"},
		"on 23 and 24 October 2021":                              {"23 and 24 October 2021 = 23 to 24 October 2021"},
		"the year to date, for the year to datestamp":            {"year to date = 1 January to 14 October 2022?…"},
		"Arrests rose. October was the busiest month.":           {"October = October 2021?"},
		"May had brought 35. June has seen 9. April has left.":   {"May = May 2022?", "June = June 2022?"},
		"Since November 2019, to the end of March 2022,":         {"Since November 2019, to the end of March 2022 = November 2019 to March 2022"},
		"On Thursday the two forces":                             {"Thursday = 13 October 2022?"},
		"All rose. 2021 saw more, August brought 9. May was 14.": {"2021 = January to December 2021"},
		"on 3, 4 and 5 October":                                  {"3, 4 and 5 October = 3 to 5 October 2022?"},
		"from Monday 26 September to Sunday 2 October 2022":      {"from Monday 26 September to Sunday 2 October 2022 = 26 September to 2 October 2022"},
		"from Monday 26 to Sunday 2 October 2022":                {"from Monday 26 to Sunday 2 October 2022 = 26 September to 2 October 2022"},
		"from Monday, 3 October, until Sunday, 9 October":        {"from Monday, 3 October, until Sunday, 9 October = 3 to 9 October 2022?"},
		"from 3 October through to 9 October":                    {"from 3 October through to 9 October = 3 to 9 October 2022?"},
		"in the first half of 2022, the second half of 2020/21":  {"first half of 2022 = January to June 2022", "second half of 2020/21 = October 2020 to March 2021"},
		"in the first nine months of 2021":                       {"first nine months of 2021 = January to September 2021"},
		"the last three months of 2021":                          {"last three months of 2021 = October to December 2021"},
		"from 27 December to 2 January":                          {"from 27 December to 2 January = 27 December 2021 to 2 January 2022?"},
		"From April 2020 to the end of January 2021":             {"From April 2020 to the end of January 2021 = April 2020 to January 2021"},
		"3rd - 9th October 2022, 11-17 October 2021":             {"3rd - 9th October 2022 = 3 to 9 October 2022", "11-17 October 2021 = 11 to 17 October 2021"},
		"week commencing Monday, October 3":                      {"week commencing Monday, October 3 = 3 to 9 October 2022?"},
		"in January and February 2022":                           {"January and February 2022 = January to February 2022"},
		"April's work":                                           {"April = April 2022?"},
		"between 9 and 15 October":                               {"between 9 and 15 October = 9 to 15 October 2021?"}, // ended by the day of publication
		"2022: 34 arrests":                                       {"2022 = January to December 2022"},
		"In March 23 people were arrested":                       {"March = March 2022?"},
		"Monday 28 February 2023":                                {"Monday 28 February 2023 = 28 February 2023?"}, // it was a Tuesday
		"at 7am on Wednesday 28 June":                            {"Wednesday 28 June = 28 June 2022?"},
		"Q1 of 2024, Q3 of 2023/24, Q5 2024, Q12 2024":           {"Q1 of 2024 = January to March 2024", "Q3 of 2023/24 = October to December 2023"},
		"the two weeks to 9 October":                             {"two weeks to 9 October = 26 September to 9 October 2022?"},
		"three weeks ending 9 October 2022":                      {"three weeks ending 9 October 2022 = 19 September to 9 October 2022"},
		"on the 3rd of October 2022, on 4 of October 2022":       {"3rd of October 2022 = 3 October 2022", "4 of October 2022 = 4 October 2022"},
		"31 October 2021":                                        {"31 October 2021 = 31 October 2021"},
		"3–9 October 2022, ‘10 October 2022’, 11 October 2022.":  {"3–9 October 2022 = 3 to 9 October 2022", "10 October 2022 = 10 October 2022", "11 October 2022 = 11 October 2022"},
		"Sept. 2022, Weds. 12 October 2022, Wed 12 Oct 2022":     {"Sept. 2022 = September 2022", "Weds. 12 October 2022 = 12 October 2022", "Wed 12 Oct 2022 = 12 October 2022"},
		"2021's and 2020’s figures":                              {"2021 = January to December 2021", "2020 = January to December 2020"},
		"2022m, 2022%, 2022,5, 1,2022 things, #2022, a2022":      {},
		"on Monday\n\n3 October 2022":                            {"Monday = 10 October 2022?", "3 October 2022 = 3 October 2022"},
		"on Monday\n3 October 2022":                              {"Monday\n3 October 2022 = 3 October 2022"},
		"on 3 October 2022 \n \n and 4 October 2022":             {"3 October 2022 = 3 October 2022", "4 October 2022 = 4 October 2022"},
		"wx/c 3 October 2022":                                    {"3 October 2022 = 3 October 2022"},
		"quarter 3 of 2023, the fourth quarter of 2023":          {"quarter 3 of 2023 = July to September 2023", "fourth quarter of 2023 = October to December 2023"},
		"on Friday, on Saturday, last Saturday, this Friday":     {"Friday = 14 October 2022?", "Saturday = 8 October 2022?", "last Saturday = 8 October 2022?", "this Friday = 14 October 2022?"},
		"between Monday and Friday":                              {"between Monday and Friday = 10 to 14 October 2022?"},
		"today, this month, last quarter, this quarter":          {"today = 14 October 2022?", "this month = 1 to 14 October 2022?…", "last quarter = July to September 2022?", "this quarter = 1 to 14 October 2022?…"},
		"last financial year, in FY 2020/21, in 2019-20":         {"last financial year = April 2021 to March 2022?", "2020/21 = April 2020 to March 2021", "2019-20 = April 2019 to March 2020"},
		"2019/20 to 2021/22":                                     {"2019/20 to 2021/22 = April 2019 to March 2022"},
		"from 2019 to 2021":                                      {"from 2019 to 2021 = January 2019 to December 2021"},
		"since Monday, since last week, since 3 October 2022":    {"since Monday = 10 to 14 October 2022?…", "since last week = 3 to 14 October 2022?…", "since 3 October 2022 = 3 to 14 October 2022…"},
		"from January to March 2022, April–June 2022":            {"from January to March 2022 = January to March 2022", "April–June 2022 = April to June 2022"},
		"January 2022 – March 2022":                              {"January 2022 – March 2022 = January to March 2022"},
		"the week ending Sunday 9 October 2022":                  {"week ending Sunday 9 October 2022 = 3 to 9 October 2022"},
		"in the six months to September 2022":                    {"six months to September 2022 = April to September 2022"},
		"in the last financial year, this financial year":        {"last financial year = April 2021 to March 2022?", "this financial year = 1 April to 14 October 2022?…"},
		"since the beginning of this month":                      {"since the beginning of this month = 1 to 14 October 2022?…"},
		"since the start of the financial year":                  {"since the start of the financial year = 1 April to 14 October 2022?…"},
		"since the start of the week":                            {"since the start of the week = 10 to 14 October 2022?…"},
		"in the last quarter, this quarter":                      {"last quarter = July to September 2022?", "this quarter = 1 to 14 October 2022?…"},
		"the first two months of 2022/23, first 13 months of 22": {"first two months of 2022/23 = April to May 2022"},
		"on 3 October last year, 3 October this year":            {"3 October last year = 3 October 2021", "3 October this year = 3 October 2022"},
		"in the week of 5 October, the week of October":          {"week of 5 October = 3 to 9 October 2022?", "October = October 2021?"},
		"Tuesday 27 to Sunday 1 January 2023":                    {"Tuesday 27 to Sunday 1 January 2023 = 27 December 2022 to 1 January 2023"},
		"Monday 27 to Sunday 5 March":                            {"Monday 27 to Sunday 5 March = 27 February to 5 March 2022?"},
		"in Quarter 5 of 2024, Quarter 4 of 2024":                {"2024 = January to December 2024", "Quarter 4 of 2024 = October to December 2024"},
		"last Tuesday, since last October":                       {"last Tuesday = 11 October 2022?", "since last October = 1 October 2021 to 14 October 2022?…"},
		"six months to 31 August 2022, two days from 3/10/2022":  {"six months to 31 August 2022 = March to August 2022", "two days from 3/10/2022 = 3 to 4 October 2022"},
		"from Saturday to Tuesday, between Monday and Sunday":    {"from Saturday to Tuesday = 8 to 11 October 2022?", "between Monday and Sunday = 3 to 9 October 2022?"},
		"44837, 2022-10-03, 04/10/2022, 5.10.2022, 10/13/2022":   {"2022-10-03 = 3 October 2022", "04/10/2022 = 4 October 2022", "5.10.2022 = 5 October 2022"},
		"men aged 20 to 23, on the M62 and A27, at 9.30am":       {},
		"call 101 or 0800 555 111, ref 20/22/10":                 {},
		"the Misuse of Drugs Act 1971; 2,022 arrests; 2022 kg":   {},
		"officers may march on; a second stop, between 3 and 4":  {},
		"10.5kg, 3 of them, £5 to £9, aged 20-22":                {},
	} {
		got := []string{}
		for _, f := range calendar.Find(text, friday) {
			s := text[f.Start:f.End] + " = " + f.Period.String()
			if f.Inferred {
				s += "?"
			}
			if f.Open {
				s += "…"
			}
			got = append(got, s)
		}
		assert.Equal(t, want, got, text)
	}
}

// Without a day of publication, what needs it has no days, and no end is made up.
// 29 February is the last there was, up to eight years ago about the year 2100.
func TestFindLeapDay(t *testing.T) {
	for published, year := range map[calendar.Day]int{
		calendar.Date(2028, time.January, 1): 2024, calendar.Date(2028, time.February, 28): 2024, calendar.Date(2028, time.February, 29): 2028,
		calendar.Date(2104, time.January, 1): 2096, calendar.Date(2104, time.February, 29): 2104,
	} {
		found := calendar.Find("on 29 February", published)
		assert.Len(t, found, 1)
		day := calendar.Date(year, time.February, 29)
		assert.Equal(t, calendar.Period{From: day, To: day + 1}, found[0].Period)
	}
}

func TestFindUnpublished(t *testing.T) {
	text := "3 October, last week, since 2019, 9 October 2022"
	found := calendar.Find(text, 0)
	assert.Len(t, found, 4)
	assert.Equal(t, []int{0, 0, 0, 1}, []int{found[0].Period.Size(), found[1].Period.Size(), found[2].Period.Size(), found[3].Period.Size()})
	assert.Equal(t, calendar.Date(2019, time.January, 1), found[2].Period.From)
}

// FuzzFind holds that periods stand in order in the text, that what is found by no
// inference is what ParsePeriod reads where it reads it, and that a text twice over has
// each period twice.
func FuzzFind(f *testing.F) {
	for _, text := range []string{"from 3 to 9 October 2022", "since it was set up in December 2019, this year", "Q1 2024/25, w/c 3/10/2022", "on 3, 4 and 5 October", "the three months to 31 March 2023", "last Tuesday 30 and 31", "week of action beginning"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		found := calendar.Find(text, friday)
		for _, x := range found {
			if x.Start < end || x.End <= x.Start || x.End > len(text) {
				t.Fatalf("%q: %v is out of order", text, x)
			}
			end = x.End
			if x.Period.Size() == 0 && x.Period != (calendar.Period{}) && !x.Open {
				t.Fatalf("%q: %v has a period that is none", text, x)
			}
			if p, err := calendar.ParsePeriod(text[x.Start:x.End]); err == nil && !x.Inferred && p != x.Period {
				t.Fatalf("%q: %v, where ParsePeriod gives %v", text, x, p)
			}
		}
		twice := calendar.Find(text+"\n\n"+text, friday)
		if !strings.HasSuffix(text, "\n") && len(twice) != 2*len(found) {
			t.Fatalf("%q: %d periods, and %d in it twice", text, len(found), len(twice))
		}
	})
}
