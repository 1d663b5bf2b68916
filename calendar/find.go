// SPDX-License-Identifier: MIT

package calendar

import (
	"slices"
	"strings"
	"time"
)

// A Found is a period as it stands in running text.
type Found struct {
	// Period is empty where the text names days that cannot be told: a date without
	// a year, and no day of publication to tell it by.
	Period     Period
	Start, End int  // bytes: text[Start:End] are the words
	Inferred   bool // the year, or all of it, was told by the day of publication, or the weekday printed is not the date's
	Open       bool // it has no end in the text: "since May", "this year". It ends with the day of publication
}

// Find gives the periods that a text names, in order:
//
//	the week of 7 to 13 March, between Monday 3 and Sunday 9 October
//	week of action beginning 3 October, the seven days to 9 October
//	in October, October's, during 2021, Q1 2024/25, the first quarter of 2024
//	in the year to March 2023, the 12 months to the end of June
//	since November 2019, since it was set up in 2019, this year, year to date
//	last week, last month, last year, on Tuesday, yesterday
//
// A date without a year is in the last year in which it ended before published, or
// on that day. "Last week" is the week from Monday to Sunday before that of
// published, "last Tuesday" and "on Tuesday" the last one up to it. All these are
// marked as inferred; without a day of publication they have an empty Period.
// "Since May" begins on 1 May and is open: its To is the day after published, or 0
// where that is not known or is earlier.
//
// Ages, times, roads, and numbers of telephones and of things are no dates, nor is a
// year that no word such as "in" or "since" stands before. The time that Find takes
// grows with the length of the text and no faster.
func Find(text string, published Day) []Found {
	f := finder{text: text, published: published}
	f.toks = f.buf[:0]
	for f.pos < len(text) {
		f.lex()
		for i := 0; i < len(f.toks); {
			i = max(i+1, f.read(i))
		}
	}
	return f.found
}

// A finder reads a text piece by piece, each a run of lexemes without a paragraph's
// end in it.
type finder struct {
	text      string
	published Day
	pos       int // where the next piece starts
	toks      []lexeme
	found     []Found
	buf       [maxPiece]lexeme
}

var noLexeme = lexeme{token: token{kind: stopToken}}

func (f *finder) at(i int) *lexeme {
	if i < 0 || i >= len(f.toks) {
		return &noLexeme
	}
	return &f.toks[i]
}

// add notes a period that the lexemes [first, next) say.
func (f *finder) add(first, next int, found Found) int {
	found.Start, found.End = f.toks[first].start, f.toks[next-1].end
	f.found = append(f.found, found)
	return next
}

// read reads the period that starts at lexeme i, if one does, and gives the lexeme
// after it, or 0.
func (f *finder) read(i int) int {
	t := f.at(i)
	if t.says(ordinalWord | lastWord) {
		if next := f.piece(i); next > 0 {
			return next
		}
	}
	switch {
	case t.says(sinceWord):
		return f.since(i)
	case t.says(lastWord | thisWord):
		return f.relative(i)
	case t.says(yesterdayWord | todayWord):
		day := f.published
		if t.says(yesterdayWord) {
			day--
		}
		return f.add(i, i+1, Found{Period: f.upTo(Period{day, day + 1}), Inferred: true})
	case t.says(weekWord | yearWord | monthWord | quarterWord | dayWord | ordinalWord):
		if next := f.counted(i); next > 0 {
			return next
		}
	}
	return f.span(i, i, 0)
}

// piece reads a half of a year, or its first or last months: "the first half of 2022", "the
// last three months of 2021/22".
func (f *finder) piece(i int) int {
	t, of := f.at(i), f.at(i+1)
	j, first, count := i+2, 0, 6
	switch {
	case t.says(ordinalWord) && t.n <= 2 && strings.EqualFold(f.text[of.start:of.end], "half"):
		first = 6 * (t.n - 1)
	case (t.says(lastWord) || t.n == 1) && f.at(j).says(monthWord) && f.at(j).says(pluralWord):
		count = of.count()
		if j++; t.says(lastWord) {
			first = 12 - count
		}
	default:
		return 0
	}
	if f.at(j).says(ofWord) {
		j = f.skip(j)
	}
	year := f.at(j)
	if count < 1 || count > 12 || year.kind != yearToken && year.kind != financialYearToken {
		return 0
	}
	if year.kind == financialYearToken {
		first += 3
	}
	return f.add(i, j+1, Found{Period: months(year.n+first/12, time.Month(first%12+1), count)})
}

// upTo gives p, or nothing if the day of publication is not known.
func (f *finder) upTo(p Period) Period {
	if !f.published.held() {
		return Period{}
	}
	return clip(p.From, p.To)
}

// since reads "since November 2019", "since it was set up in 2019".
func (f *finder) since(i int) int {
	if next := f.sinceStart(i); next > 0 {
		return next
	}
	const filler = 7 // words between since and the date
	for j := i + 1; j <= i+1+filler; j++ {
		t := f.at(j)
		if t.kind == wordToken && !t.says(lastWord|thisWord) && !t.says(sinceWord) || t.kind == numberToken && !f.dated(j) {
			continue
		}
		n := len(f.found)
		next := 0
		if t.says(lastWord | thisWord) {
			next = f.relative(j)
		} else {
			next = f.span(i, j, sinceWord)
		}
		if next == 0 {
			return 0
		}
		found := &f.found[n]
		found.Start = f.toks[i].start
		if len(f.found) == n+1 && !found.Open && !f.ranged(j, next) {
			f.open(found)
		}
		return next
	}
	return 0
}

// sinceStart reads "since the start of the year", "since the beginning of this month".
func (f *finder) sinceStart(i int) int {
	j := f.skip(i + 1)
	if !f.at(j).says(outsetWord) || !f.at(j+1).says(ofWord) {
		return 0
	}
	for j += 2; f.at(j).says(theWord | thisWord); j++ {
	}
	around := Day.Year
	switch t := f.at(j); {
	case t.says(financialWord) && f.at(j+1).says(yearWord):
		j, around = j+1, Day.FinancialYear
	case t.says(monthWord):
		around = Day.Month
	case t.says(weekWord):
		around = Day.Week
	case !t.says(yearWord):
		return 0
	}
	next := f.add(i, j+1, Found{Period: f.upTo(around(f.published)), Inferred: true})
	f.open(&f.found[len(f.found)-1])
	return next
}

// dated reports whether the number at j begins a date.
func (f *finder) dated(j int) bool {
	_, next := f.date(j)
	return next > 0
}

// ranged reports whether a word such as "to" joins two ends between j and next.
func (f *finder) ranged(j, next int) bool {
	for ; j < next; j++ {
		if t := f.at(j); t.says(toWord) || t.kind == dashToken {
			return true
		}
	}
	return false
}

// open lets a period run on to the day of publication.
func (f *finder) open(found *Found) {
	found.Open = true
	found.Period.To = 0
	if f.published.held() && found.Period.From <= f.published {
		found.Period.To = f.published + 1
	}
}

// relative reads "last week", "this year", "last Tuesday", "last October".
func (f *finder) relative(i int) int {
	t, of := f.at(i), f.at(i+1)
	if of.says(financialWord) && f.at(i+2).says(yearWord) {
		p := f.published.FinancialYear()
		if t.says(lastWord) {
			p = (p.From - 1).FinancialYear()
		}
		n := f.add(i, i+3, Found{Period: f.upTo(p), Inferred: true})
		if t.says(thisWord) {
			f.open(&f.found[len(f.found)-1])
		}
		return n
	}
	around := Day.Year
	switch {
	case of.kind == weekdayToken || of.kind == monthToken:
		return f.span(i, i+1, lastWord)
	case of.says(pluralWord), of.says(weekWord) && f.at(i+2).says(ofWord) && f.at(f.skip(i+3)).kind == monthToken: // last week of March
		return 0
	case of.says(weekWord):
		around = Day.Week
	case of.says(monthWord):
		around = Day.Month
	case of.says(quarterWord):
		around = Day.Quarter
	case !of.says(yearWord):
		return 0
	}
	p := around(f.published)
	if t.says(lastWord) {
		return f.add(i, i+2, Found{Period: f.upTo(around(p.From - 1)), Inferred: true})
	}
	next := f.add(i, i+2, Found{Period: f.upTo(p), Inferred: true})
	if f.published.held() {
		f.open(&f.found[len(f.found)-1])
	}
	return next
}

// counted reads a length with a date: "week of action beginning 3 October", "the
// year to March 2023", "seven days to 9 October", "the first quarter of 2024".
func (f *finder) counted(i int) int {
	t := f.at(i)
	if t.says(ordinalWord) { // first quarter of
		if !f.at(i + 1).says(quarterWord) {
			return 0
		}
		return f.quarter(i, i+2, t.n)
	}
	if t.says(quarterWord) && f.at(i+1).kind == numberToken { // Quarter 1 of
		return f.quarter(i, i+2, f.at(i+1).n)
	}
	if d := f.at(i + 2); t.says(yearWord) && f.at(i+1).says(toWord) && strings.EqualFold(f.text[d.start:d.end], "date") { // year to date
		next := f.add(i, i+3, Found{Period: f.upTo(f.published.Year()), Inferred: true})
		f.open(&f.found[len(f.found)-1])
		return next
	}
	first, count := i, 1
	if t.says(pluralWord) {
		count = f.at(i - 1).count()
		first--
	}
	if count == 0 || t.says(weekWord) && f.at(i+1).kind == slashToken {
		return 0
	}
	return f.length(first, i, count)
}

// length reads a date after count times the length that lexeme i names: "seven days to
// 9 October", "week of action beginning 3 October".
func (f *finder) length(first, i, count int) int {
	t := f.at(i)
	after := func(p Period) Period { return clip(p.From, p.From+7*Day(count)) }
	before := func(p Period) Period { return t.before(p.To, count) }
	if t.abbreviated && t.n > 0 { // w/c
		return f.lasting(first, f.skip(i+1), after)
	}
	for j := i + 1; j <= i+8; j++ {
		d, next := f.at(j), j == i+1
		switch {
		case t.says(weekWord) && d.says(beginWord):
			return f.lasting(first, f.skip(j+1), after)
		case next && t.says(dayWord|weekWord) && d.says(fromWord|beginWord):
			return f.lengthFrom(first, i, f.skip(j+1), count)
		case next && (d.says(toWord) && !d.says(untilWord) || d.says(endWord)) || d.says(endingWord):
			return f.lasting(first, f.skip(j+1), before)
		case next && t.says(weekWord) && d.says(ofWord) && f.dated(f.skip(j+1)):
			return f.weekOf(i, f.skip(j+1))
		case next && t.abbreviated: // w/e
			return f.lasting(first, f.skip(j), before)
		case d.kind != wordToken || d.says(weekWord|yearWord|monthWord|sinceWord|inWord|lastWord|thisWord) || !next && d.says(toWord):
			return 0
		}
	}
	return 0
}

// lengthFrom reads the date at lexeme j from which count times the length that lexeme i
// names ran, or its two ends: "seven days from 27 February", "the week from 3 to 9 October".
func (f *finder) lengthFrom(first, i, j, count int) int {
	a, next := f.date(j)
	if next == 0 {
		return 0
	}
	if _, end := f.otherEnd(a, next, fromWord); end > next {
		return f.span(first, j, fromWord)
	}
	if t := f.at(i); t.says(weekWord) {
		count *= 7
	}
	return f.lasting(first, j, func(p Period) Period { return clip(p.From, p.From+Day(count)) })
}

// weekOf reads the date after "the week of": its ends, or any day of it.
func (f *finder) weekOf(first, i int) int {
	if f.at(i).kind == monthToken {
		return 0
	}
	n := len(f.found)
	next := f.span(first, i, ofWord)
	if next > 0 && len(f.found) > n && f.found[n].Period.Size() == 1 {
		f.found[n].Period = f.found[n].Period.From.Week()
	}
	return next
}

// before gives count times the length that t names, up to the day before end.
func (t *lexeme) before(end Day, count int) Period {
	if t.says(dayWord) {
		return clip(end-Day(count), end)
	}
	if t.says(weekWord) {
		return clip(end-7*Day(count), end)
	}
	year, month, day := (end - 1).civil()
	months := count
	switch {
	case t.says(yearWord):
		months *= 12
	case t.says(quarterWord):
		months *= 3
	}
	y, m := year, int(month)-months
	for m < 1 {
		y, m = y-1, m+12
	}
	if y < firstYear || end-1 < firstDay {
		return Period{}
	}
	return clip(dayNumber(y, time.Month(m), min(day, monthLength(y, time.Month(m))))+1, end).monthly(end, months)
}

// monthly makes p start on the first of a month if it ends with a month's last day.
func (p Period) monthly(end Day, count int) Period {
	if _, _, day := end.civil(); day != 1 {
		return p
	}
	year, month, _ := end.civil()
	y, m := year, int(month)-count
	for m < 1 {
		y, m = y-1, m+12
	}
	if y < firstYear {
		return Period{}
	}
	return Period{dayNumber(y, time.Month(m), 1), end}
}

// skip passes over "on", "the", "end of".
func (f *finder) skip(j int) int {
	for f.at(j).says(onWord | theWord | endWord | ofWord) {
		j++
	}
	return j
}

// lasting reads the date at lexeme j and notes what of makes of it.
func (f *finder) lasting(first, j int, of func(Period) Period) int {
	d, next := f.date(j)
	if next == 0 {
		return 0
	}
	p, inferred := f.days(d, d)
	if p.Size() > 0 {
		p = of(p)
	}
	return f.add(first, next, Found{Period: p, Inferred: inferred})
}

// quarter reads "of 2024/25" after the number of a quarter.
func (f *finder) quarter(first, j, n int) int {
	year := f.at(f.skip(j))
	if n < 1 || n > 4 || year.kind != yearToken && year.kind != financialYearToken {
		return 0
	}
	return f.add(first, f.skip(j)+1, Found{Period: quarterIn(year, n)})
}

func quarterIn(year *lexeme, n int) Period {
	if year.kind == financialYearToken {
		return months(year.n, time.Month(3*n+1), 3)
	}
	return months(year.n, time.Month(3*n-2), 3)
}

// span reads a date, or two with a word between them, at lexeme i, of which the
// wording starts at lexeme first. Opener is what stood before it.
func (f *finder) span(first, i int, opener words) int {
	if i == first {
		if first, i, opener = f.opener(i); i < 0 {
			return 0
		}
	}
	a, next := f.date(i)
	for next > 0 && f.at(next).kind == commaToken && a.month == 0 && a.day != 0 && f.at(next+1).kind == numberToken { // 3, 4 and 5 October
		_, next = f.date(next + 1)
	}
	if next == 0 {
		return 0
	}
	b, end := f.otherEnd(a, next, opener)
	if joined := end > next; !joined && (opener&betweenWord != 0 || !f.whole(a, i, next, opener)) {
		return 0
	}
	p, inferred := f.days(a, b)
	if p.Size() == 0 && !inferred {
		return 0
	}
	return f.add(first, end, Found{Period: p, Inferred: inferred})
}

// opener reads the word before a date, such as "between" or "in": it gives where the
// wording and where the date begin. The second is -1 where another reading has it.
func (f *finder) opener(i int) (first, date int, opener words) {
	t := f.at(i)
	switch {
	case t.says(betweenWord | fromWord):
		return i, f.skip(i + 1), t.words
	case t.says(inWord | onWord | ofWord | toWord | startWord):
		date = f.skip(i + 1)
		if f.at(date).says(sinceWord | lastWord | thisWord | weekWord | yearWord | monthWord | quarterWord | dayWord | ordinalWord | betweenWord | fromWord | inWord) {
			return i, -1, 0
		}
		return date, date, t.words
	case i > 0 && f.at(i-1).says(inWord|onWord|ofWord|fromWord|betweenWord):
		return i, i, f.at(i - 1).words
	}
	return i, i, 0
}

// otherEnd reads the second date of a span whose first, a, ends before lexeme next, and gives
// the lexeme after it; without a second date, a and next.
func (f *finder) otherEnd(a date, next int, opener words) (b date, end int) {
	j := next
	if f.at(j).kind == commaToken && f.at(j+1).says(toWord) && (a.day != 0 || opener&sinceWord != 0) {
		j++
	}
	t := f.at(j)
	if t.says(toWord) && f.at(j+1).says(toWord) { // through to
		j++
	}
	switch {
	case t.says(andWord) && opener&betweenWord == 0 && (a.month != 0 || a.day == 0) && !f.adjacent(a, j+1):
	case t.says(toWord), t.kind == dashToken, t.kind == slashToken && a.figures, t.says(andWord):
		if e, n := f.date(f.skip(j + 1)); n > 0 && (e.unit() == a.unit() || mixed(a, e)) {
			return e, n
		}
	}
	return a, next
}

// mixed reports whether a and b are a month and a day that together are a span: "July 2022 to
// 30 June 2024".
func mixed(a, b date) bool {
	return a.year != 0 && b.year != 0 && a.month != 0 && b.month != 0 && a.quarter+b.quarter == 0 && !a.financial && !b.financial
}

// adjacent reports whether the date at lexeme j is the day, or the month, after a.
func (f *finder) adjacent(a date, j int) bool {
	b, next := f.date(f.skip(j))
	if next == 0 || a.unit() != b.unit() || a.unit() != "day" && a.unit() != "month" {
		return false
	}
	p, _ := f.days(a, b)
	return p.Size() == 2 || a.unit() == "month" && 59 <= p.Size() && p.Size() <= 62
}

// whole reports whether the date of the lexemes [i, next) needs no other end, and
// what it says is surely one: a year alone is so after "in", a month alone too, or
// before "'s", a weekday after "on".
func (f *finder) whole(a date, i, next int, opener words) bool {
	last := f.at(next - 1)
	switch a.unit() {
	case "day":
		return a.month != 0 || a.day == 0 && (opener != 0 || f.at(next).says(partWord))
	case "month", "year":
		return a.month != 0 && a.year != 0 || a.financial || opener != 0 || last.possessive || a.month != 0 && f.at(next).says(weekWord) || f.at(i-1).kind == stopToken && f.tells(next)
	case "quarter":
		return a.year != 0
	}
	return true
}

// looks are the words behind "in" that make the year or month before it what a text is about.
var looks = []string{"review", "numbers", "figures", "summary", "brief"}

// tells reports whether lexeme i goes on as a sentence, or a label, does that is about
// the month or year before it: "October was the busiest month", "2021: ".
func (f *finder) tells(i int) bool {
	t := f.at(i)
	if t.says(inWord) && slices.Contains(looks, strings.ToLower(f.text[f.at(i+1).start:f.at(i+1).end])) {
		return true
	}
	return t.kind == colonToken || t.says(tellWord) || t.says(wasWord) && f.at(i+1).says(theWord) || t.says(hadWord) && f.at(i+1).says(tellWord)
}

// date reads one end of a period at lexeme i, and gives the lexeme after it or 0.
func (f *finder) date(i int) (d date, next int) {
	switch t := f.at(i); t.kind {
	case figuresToken:
		year, month, day := t.day.Date()
		return date{year: year, month: int(month), day: day, figures: true}, i + 1
	case financialYearToken:
		return date{year: t.n, financial: true}, i + 1
	case yearToken:
		return date{year: t.n}, i + 1
	case quarterToken:
		return f.quarterOf(i)
	case monthToken:
		return f.month(i)
	case weekdayToken:
		return f.ofWeekday(i)
	}
	return f.dayOfMonth(i)
}

// ofWeekday reads a date that begins with the name of a day: "Monday, 3 October",
// "Monday (3 October)", "Monday".
func (f *finder) ofWeekday(i int) (d date, next int) {
	d.weekday = time.Weekday(f.at(i).n).String()
	alone := i + 1 // on Thursday the two
	i = f.skip(i + 1)
	var e date
	switch t := f.at(i); {
	case t.kind == commaToken && f.at(i+1).kind != weekdayToken:
		e, next = f.date(i + 1)
	case f.signs(i, '('):
		if e, next = f.date(i + 1); next > 0 && (e.weekday != "" || !f.signs(next, ')')) {
			return d, alone
		}
		next += min(next, 1)
	case t.kind == monthToken:
		if e, next = f.month(i); next == 0 || e.day == 0 {
			return date{}, 0
		}
	case t.kind == numberToken:
		e, next = f.dayOfMonth(i)
		if more := f.at(next); next > 0 && e.month == 0 && more.kind != dashToken && more.kind != commaToken && !more.says(toWord|andWord) {
			return d, alone // on Friday 12 people were arrested
		}
	}
	if next == 0 || e.day == 0 {
		return d, alone
	}
	e.weekday = d.weekday
	return e, next
}

// dayOfMonth reads "3 October 2022", or the "3" of which the month follows.
func (f *finder) dayOfMonth(i int) (d date, next int) {
	t := f.at(i)
	if t.kind != numberToken || t.n < 1 || t.n > 31 {
		return date{}, 0
	}
	d.day = t.n
	j := i + 1
	if f.at(j).says(ofWord) || f.at(j).kind == dashToken && f.at(j+1).kind == monthToken && f.at(i-1).kind != monthToken {
		j++
	}
	if m := f.at(j); m.kind == monthToken && m.capital {
		d.month, next = m.n, j+1
		d.year, next = f.year(next)
		return d, next
	}
	return d, i + 1
}

// signs reports whether the lexeme at i is the sign c.
func (f *finder) signs(i int, c byte) bool {
	t := f.at(i)
	return t.kind == stopToken && t.end == t.start+1 && f.text[t.start] == c
}

// quarterOf reads a quarter in figures and its year: "Q1 2024/25", "Q1 of 2024".
func (f *finder) quarterOf(i int) (d date, next int) {
	j := i + 1
	if f.at(j).says(ofWord) {
		j = f.skip(j + 1)
	}
	if y := f.at(j); y.kind == yearToken || y.kind == financialYearToken {
		year, month, _ := quarterIn(y, f.at(i).n).From.civil()
		return date{quarter: (int(month) + 2) / 3, year: year}, j + 1
	}
	return d, 0
}

// year reads the year after a month or a day.
func (f *finder) year(i int) (year, next int) {
	j := i
	if t := f.at(j); t.says(lastWord|thisWord) && f.at(j+1).says(yearWord) && f.published.held() && f.at(j-1).kind == monthToken { // 3 October last year
		year, _, _ = f.published.Date()
		if t.says(lastWord) {
			year--
		}
		return year, j + 2
	}
	if t := f.at(j); t.kind == commaToken || t.kind == dashToken && f.at(j-1).kind == monthToken {
		j++
	}
	if t := f.at(j); t.kind == yearToken {
		return t.n, j + 1
	}
	return 0, i
}

// month reads "October", "October 2022", "October 3", "October 3, 2022".
func (f *finder) month(i int) (d date, next int) {
	t := f.at(i)
	if !t.capital {
		return d, 0
	}
	d.month = t.n
	if y, next := f.year(i + 1); next > i+1 {
		d.year = y
		return d, next
	}
	if n := f.at(i + 1); n.kind == numberToken && 1 <= n.n && n.n <= 31 && !t.possessive && (!t.abbreviated || n.ordinal || f.american(i)) {
		after := f.at(i + 2)
		if y, next := f.year(i + 2); next > i+2 {
			d.day, d.year = n.n, y
			return d, next
		}
		before := f.at(i - 1)
		second := (before.says(toWord|andWord) || before.kind == dashToken) && f.at(i-2).kind == numberToken && f.at(i-3).kind == monthToken // May 17 and May 23
		if second || n.ordinal || after.kind == commaToken || after.kind == stopToken || after.kind == dashToken || after.says(toWord|andWord) {
			d.day = n.n
			return d, i + 2
		}
	}
	if t.abbreviated {
		return date{}, 0
	}
	return d, i + 1
}

// american reports whether the number behind the short name of a month at lexeme i is a
// day, as in "on Feb 27" or "Feb 27 - Mar 5", and no year, as in "Oct 21".
func (f *finder) american(i int) bool {
	if before := f.at(i - 1); before.says(onWord|beginWord) || before.kind == weekdayToken || before.kind == commaToken && f.at(i-2).kind == weekdayToken {
		return true
	}
	joins := func(j int) bool { return f.at(j).kind == dashToken || f.at(j).says(toWord|andWord) }
	month := func(j int) bool { return f.at(j).kind == monthToken && f.at(j+1).kind == numberToken }
	near := func(j, k int) bool {
		a, b, days := f.at(j), f.at(k), f.at(k+1).n-f.at(j+1).n
		return a.n == b.n && days > 0 || b.n == a.n%12+1 && days < 0
	}
	switch {
	case joins(i+2) && month(i+3):
		return near(i, i+3)
	case joins(i-1) && month(i-3):
		return near(i-3, i)
	}
	return false
}

// days gives the days from a to b, each of which may lack what the other says, and a
// year that the day of publication tells.
func (f *finder) days(a, b date) (p Period, inferred bool) {
	if a.day != 0 && a.month == 0 && b.month == 0 {
		return Period{}, false
	}
	if a.day == 0 && a.weekday != "" { // on Tuesday
		return f.weekday(a, b)
	}
	if a.unit() != b.unit() && mixed(a, b) {
		first, _ := a.days()
		last, _ := b.days()
		if first.Size() == 0 || last.Size() == 0 || last.From < first.To {
			return Period{}, false
		}
		return Period{first.From, last.To}, false
	}
	if a.month == 0 && a.day > b.day && b.month != 0 { // Monday 27 to Sunday 5 March
		if a.month = b.month - 1; a.month == 0 {
			a.month = 12
		}
	}
	if b.month == 0 && a.day < b.day && a.unit() == "day" { // March 4-10
		b.month = a.month
	}
	a.month = max(a.month, b.month*min(a.day, 1)*zero(a.month))
	weekdays := a.weekday + b.weekday
	a.weekday, b.weekday = "", ""
	if a.year == 0 && b.year == 0 {
		p, inferred = f.lastYear(a, b), true
	} else {
		if a.year == 0 && a.month > b.month {
			a.year = b.year - 1
		}
		var reason string
		if p, reason = a.to(b); reason != "" {
			return Period{}, false
		}
	}
	if fits := p.From.Weekday().String() + (p.To - 1).Weekday().String(); weekdays != "" && !strings.Contains(fits+p.From.Weekday().String(), weekdays) {
		inferred = true
	}
	return p, inferred
}

func zero(n int) int {
	if n == 0 {
		return 1
	}
	return 0
}

// lastYear gives the days from a to b in the last year in which they ended by the
// day of publication.
func (f *finder) lastYear(a, b date) Period {
	if !f.published.held() {
		return Period{}
	}
	last, _, _ := f.published.Date()
	for year := last; year > last-9; year-- { // 29 February is every fourth year, but not in 2100
		a.year, b.year = year, year
		if a.month > b.month {
			a.year--
		}
		if p, reason := a.to(b); reason == "" && p.To <= f.published+1 {
			return p
		}
	}
	return Period{}
}

// weekday gives the last such day up to that of publication; "between Monday and
// Sunday" is the last such run of days.
func (f *finder) weekday(a, b date) (Period, bool) {
	if !f.published.held() || b.weekday == "" || b.day != 0 {
		return Period{}, true
	}
	to := f.published
	for to.Weekday().String() != b.weekday {
		to--
	}
	from := to
	for from.Weekday().String() != a.weekday {
		from--
	}
	return f.upTo(Period{from, to + 1}), true
}
