// SPDX-License-Identifier: MIT

package press

import (
	"strings"
	"time"

	"github.com/countylines/ops/calendar"
)

// shiftPeriod changes the context by a date.
func (r *reader) shiftPeriod(ms []mark, i int, c *context, k *clause) {
	m := &ms[i]
	here := len(r.statements)
	if r.compared(ms, i) {
		r.comparison(ms, i, k)
		return
	}
	if r.idle(ms, i) {
		if says(ms, r.before(ms, i))&compareMark != 0 { // up on March, when 19 were
			k.than, r.against = true, r.dates[m.index].Period
		}
		return
	}
	d := r.date(ms, i)
	vague := r.vague(&d)
	if vague && r.period.Size() > 0 && d.Period.And(r.period) == r.period {
		return // in the week at the end of June
	}
	if r.ends(d) {
		r.until(ms, i, d, c, k)
		return
	}
	if vague {
		r.vaguely(m, c, k)
		return
	}
	text := strings.ToLower(r.text[d.Start:d.End])
	p, role, part := r.placed(d, text)
	possessive := hasPrefix(r.text[m.end:], "'s", "’s")
	if strings.HasPrefix(text, "last") && possessive && p.Size() > 31 || role != Result && r.sameWeek(ms, i) {
		p, role, part = calendar.Period{}, Earlier, Whole // last year's week
	}
	r.note(d, p, role, k)
	before := *c
	d.Open = d.Open && role == Running
	c.period, c.open, c.role, c.dated = p, d.Open, role, p != r.period
	c.word(m, OfPeriod)
	r.dayOrAll(m, part, ms[0].start, c)
	if opens := k.segment == here && here > k.first && !d.Open && role != Running && figuresIn(ms[i:]); opens || r.leads(ms, i, d) {
		return
	}
	if says(ms, i-1)&ofThemMark != 0 || says(ms, i-1)&inMark != 0 && says(ms, i-2)&ofThemMark != 0 {
		k.dated = max(k.dated, k.first, here-1) // 20 warrants and three arrests, all of them on Wednesday
	}
	r.dateBack(m, before, c, k, part)
}

// dayOrAll makes the context one of a day, or of all of an area, where the date m of its
// sentence, which starts at a place of the text, does.
func (r *reader) dayOrAll(m *mark, part Part, start int, c *context) {
	switch {
	case part == OfCase && c.part == Whole:
		c.part, c.scope = OfCase, strings.TrimSpace(r.text[m.start:m.end])
		c.word(m, OfScope)
	case c.role != Result && part != OfCase && !(c.part == OfPlace && c.words[OfScope-1].Start > start-2),
		part == Whole && c.part == OfCase && c.period == r.period:
		c.part, c.scope = Whole, ""
	}
}

// vaguely leaves out what is told of days that cannot be told.
func (r *reader) vaguely(m *mark, c *context, k *clause) {
	c.elsewhen(Unplaced, calendar.Period{}, m)
	r.back(max(k.conjunct, k.dated), func(s *Statement) { s.Role, s.Period, s.Open = Unplaced, calendar.Period{}, false })
	k.dated = len(r.statements)
}

// note keeps the day and the date that the text has come to.
func (r *reader) note(d calendar.Found, p calendar.Period, role Role, k *clause) {
	r.lastDate = d
	if p.Size() != 1 {
		return
	}
	k.day = p
	if r.period.Size() == 0 && role == Result && !r.courtDay(&d) {
		r.now, r.nowWord = p, Word{d.Start, d.End, OfPeriod}
	}
}

// leads reports whether the date ms[i] is of what follows: a number in brackets or behind
// "with", or figures behind "and in March".
func (r *reader) leads(ms []mark, i int, d calendar.Found) bool {
	in := r.before(ms, i)
	return r.bracketed(ms, i) || d.Period.Size() >= 28 && r.counting(ms[i].end) || says(ms, in)&inMark != 0 && says(ms, in-1)&andMark != 0
}

// bracketed reports whether the date ms[i], in brackets, is of the figure behind its colon
// and of none before: "76 (2020/21: 58)".
func (r *reader) bracketed(ms []mark, i int) bool {
	return says(ms, i-1)&openMark != 0 && (says(ms, i+1)|says(ms, i+2))&colonMark != 0 && says(ms, i+1)&figureMark == 0
}

// counting reports whether a number stands behind a date that ends here, and a comma: "and
// March 2023, with 81".
func (r *reader) counting(at int) bool {
	rest, ok := strings.CutPrefix(strings.TrimPrefix(r.text[at:], ","), " with ")
	if !ok {
		return false
	}
	word, _, _ := strings.Cut(rest[:min(len(rest), longestWord)], " ")
	return digitAt(rest, 0) || smallNumber(strings.ToLower(strings.TrimRight(word, ".,;\n"))) > 1
}

// date gives the days of the date ms[i], as the words around it make them.
func (r *reader) date(ms []mark, i int) calendar.Found {
	d := r.dates[ms[i].index]
	if p := r.weekFrom(ms, i); p.Size() > 0 {
		d.Period, d.Open = p, false
	}
	before, month := strings.ToLower(r.text[max(0, d.Start-14):d.Start]), r.about.Published.Month()
	if so := hasSuffix(before, "so far in ", "so far during ", "so far ") || strings.HasPrefix(r.text[d.End:], " so far"); so && !d.Open {
		if _, m, _ := d.Period.From.Date(); d.Inferred && d.Period == d.Period.From.Month() && m == r.publishedIn() {
			d.Period = month // of this year, as it has not ended
		}
		if d.Period.Contains(r.about.Published) {
			d.Open, d.Period.To = true, r.about.Published+1
		}
	}
	if d.Period.Size() >= 28 && !d.Open && hasSuffix(strings.ToLower(r.text[max(0, d.Start-24):d.Start]), founded...) {
		d.Open, d.Period.To = true, max(d.Period.From, r.about.Published+1)
	}
	return d
}

// publishedIn gives the month of publication.
func (r *reader) publishedIn() time.Month {
	_, m, _ := r.about.Published.Date()
	return m
}

// founded are the words before the month or the year in which a team or a programme began
// to count.
var founded = []string{"set up in ", "launched in ", "formed in ", "established in ", "created in ", "began in ", "started in ", "introduced in ", "founded in "}

// mostFoundings bounds the dates among which that of a beginning is looked for.
const mostFoundings = 64

// founding gives the days since the text says, up to a place of it, that a team or a programme
// began.
func (r *reader) founding(at int) (p calendar.Period) {
	for last, i := r.dateAt(at), max(0, r.dateAt(at)-mostFoundings); i < last; i++ {
		d := &r.dates[i]
		before := strings.ToLower(r.text[max(0, d.Start-40):d.Start])
		if stop := strings.LastIndexAny(before, ".\n"); stop >= 0 {
			before = before[stop:]
		}
		for _, word := range founded {
			if strings.Contains(before, " "+strings.TrimSuffix(word, "in ")) && d.Period.Size() > 0 && r.about.Published > d.Period.From {
				p = calendar.Period{From: d.Period.From, To: r.about.Published + 1}
			}
		}
	}
	return p
}

// ends reports whether the date d only says when a count ends: "by the end of June",
// "until March".
func (r *reader) ends(d calendar.Found) bool {
	if d.Period == r.period || r.period.Size() > 1 && r.period.And(d.Period) == d.Period {
		return false
	}
	before := strings.TrimSuffix(strings.ToLower(r.text[max(0, d.Start-28):d.Start]), "the ")
	before = strings.TrimSuffix(strings.TrimSuffix(before, "end of "), "the ")
	whole := strings.HasSuffix(strings.ToLower(r.text[max(0, d.Start-12):d.Start]), " end of ") || strings.HasSuffix(strings.ToLower(r.text[max(0, d.Start-12):d.Start]), "end of the ")
	return hasSuffix(before, "by ", "until ", "till ", "up to ", "up until ") || whole && hasSuffix(before, "to ", "at ")
}

// until takes what is counted up to a date for a running total: of the days since its
// start, where the text has said that, and else of no days that are known.
func (r *reader) until(ms []mark, i int, d calendar.Found, c *context, k *clause) {
	from := calendar.Day(0)
	if c.role == Running && c.open {
		from = c.period.From
	}
	c.elsewhen(Running, calendar.Period{}, &ms[i])
	if from != 0 && from < d.Period.To {
		c.period = calendar.Period{From: from, To: d.Period.To}
	}
	r.back(max(k.conjunct, k.dated), func(s *Statement) {
		s.Period, s.Open, s.Role, s.Part, s.Scope = c.period, false, Running, Whole, ""
	})
	k.dated = len(r.statements)
}

// dateBack gives the figures before a date, of which it is too, the days of c. What
// the context was before the date says which have no days of their own.
func (r *reader) dateBack(m *mark, before context, c *context, k *clause, part Part) {
	from := max(k.conjunct, k.dated)
	if c.open && k.dated == k.first {
		from = max(k.first, k.tense)
	}
	k.dated = len(r.statements)
	for i := from; c.role == Earlier && i < len(r.statements); i++ {
		if r.statements[i].Role == Earlier && i > from {
			from = i // the days are those of what others are compared with
			break
		}
	}
	r.back(from, func(s *Statement) {
		if s.Role == Earlier && c.role != Earlier || s.Period != before.period && s.Period != k.front.period {
			return
		}
		s.Period, s.Open, s.Role = c.period, c.open, c.role
		switch {
		case c.role != Result && part != OfCase && c.part != OfPlace:
			s.Part, s.Scope = Whole, ""
		case part == OfCase && s.Part == Whole:
			s.Part, s.Scope = OfCase, c.scope
		case part == Whole && s.Part == OfCase && s.Scope == before.scope:
			s.Part, s.Scope = Whole, ""
		}
		s.Why = append(s.Why, Word{m.start, m.end, OfPeriod})
	})
}

// idle reports whether the date ms[i] says nothing of figures: what another figure,
// which was not found, was compared with, the end of something, today.
func (r *reader) idle(ms []mark, i int) bool {
	d := &r.dates[ms[i].index]
	if r.about.Published != 0 && d.Period.From > r.about.Published || says(ms, i-1)&andMark != 0 && monthFirst(r.text[d.Start:d.End]) && figuresIn(ms[:i]) {
		return true // what is to come; November brought 40 arrests and December 31
	}
	if r.ahead(ms, i) || r.byDay(&ms[i]) || r.ofWhich(&ms[i]) || r.earlierIn(ms, i-1) && r.reportedIn(&ms[i]) {
		return true
	}
	if says(ms, i-1)&inMark != 0 && says(ms, i-2)&ofThemMark != 0 || says(ms, i-1)&ofThemMark != 0 {
		return len(r.statements) == 0 || r.statements[len(r.statements)-1].End < ms[i-1].start-12 // 15 of them this year, where the 15 was not found
	}
	for j := i - 1; j >= max(0, i-8) && says(ms, j)&(verbMark|hadMark|hasMark|areaMark) == 0; j-- {
		if says(ms, j)&compareMark != 0 || d.Open && j > i-4 && says(ms, j)&recordMark != 0 || says(ms, j)&inMark != 0 && says(ms, j-1)&percentMark != 0 {
			return true // than in 2022, and 31 in 2021/22; up 12 per cent on the 287 of 2022
		}
	}
	return says(ms, r.before(ms, i))&endedMark != 0 || r.period.Size() > 0 && strings.EqualFold(r.text[ms[i].start:ms[i].end], "today")
}

// ahead reports whether the date ms[i] is of what has not happened yet, or only of a
// correction, or of the numbers in brackets: that of a hearing, or a day without a year that was last long ago.
func (r *reader) ahead(ms []mark, i int) bool {
	d := &r.dates[ms[i].index]
	return r.correcting && d.Period.Size() == 1 && d.Period.From >= r.period.To ||
		d.Inferred && d.Period.Size() == 1 && r.about.Published-d.Period.To > longAgo || r.inCourt(ms, i) ||
		r.brackets.role == Earlier && r.brackets.period == d.Period && !figuresIn(ms[i:]) && strings.Contains(r.text[max(0, d.Start-40):min(len(r.text), d.End+48)], "in brackets")
}

// ofWhich reports whether a date is only that of the days that are reported on: "in last
// month's week".
func (r *reader) ofWhich(m *mark) bool {
	text := r.text[m.start:]
	return hasPrefix(r.text[m.end:], "'s", "’s") && (hasFold(text, "this ") || hasFold(text, "last ")) && r.reportedIn(m) && r.dates[m.index].Period.Size() <= 31
}

// byDay reports whether a day is only the one up to which was counted what the release
// reports on: "by Sunday night the force had made 61 arrests".
func (r *reader) byDay(m *mark) bool {
	p := r.dates[m.index].Period
	return p.Size() == 1 && hasSuffix(strings.ToLower(r.text[max(0, m.start-12):m.start]), "by ", "by the ", "by late ", "by early ", "by end of ", "until ") && (p.And(r.period) == p || weekdayOnly(r.text[m.start:m.end]))
}

// courtly are the words of a sentence whose day is none on which police found or arrested
// anybody.
var courtly = []string{" court", "publish", "released", "sentenced", "jailed", "charged", " appear", " bail", "hearing", " trial", " missing", "question", "custody", " born", "quoting", "incident ", "reference ", "remanded", " log "}

// courtDay reports whether the sentence of a date is about a court, or the like.
func (r *reader) courtDay(d *calendar.Found) bool {
	before, after := strings.ToLower(r.text[max(0, d.Start-160):d.Start]), strings.ToLower(r.text[d.End:min(len(r.text), d.End+100)])
	if at := max(strings.LastIndex(before, ". "), strings.LastIndexByte(before, '\n')); at >= 0 {
		before = before[at:]
	}
	if at := strings.IndexAny(after, ".\n"); at >= 0 {
		after = after[:at]
	}
	for _, word := range courtly {
		if strings.Contains(before, word) || strings.Contains(after, word) {
			return true
		}
	}
	return false
}

// inCourt reports whether the date ms[i] is that of a hearing: "remanded to appear before
// magistrates on 30 March".
func (r *reader) inCourt(ms []mark, i int) bool {
	before := strings.ToLower(r.text[max(0, ms[i].start-72):ms[i].start])
	if at := strings.LastIndexAny(before, ".;\n"); at >= 0 {
		before = before[at:]
	}
	for _, word := range []string{" appear ", " appears ", " in court", " trial ", " hearing ", " bail until ", " bailed until "} {
		if at := strings.LastIndex(before, word); at >= 0 && r.period.Size() > 0 {
			return i == 0 || ms[i-1].cues&figureMark == 0
		}
	}
	return false
}

// weekFrom gives the week that the date ms[i] is the first day of: "in the week from
// Monday 27 February", "the operation, from Monday 16 September" where that is when the
// days that are reported on begin.
func (r *reader) weekFrom(ms []mark, i int) calendar.Period {
	d := &r.dates[ms[i].index]
	first := calendar.Period{From: d.Period.From, To: d.Period.From + 7}
	text := strings.ToLower(r.text[max(0, d.Start-24):d.End])
	if !strings.Contains(text, " from ") && !beginning(text) || !d.Open && d.Period.Size() != 1 {
		return calendar.Period{}
	}
	if r.period.From == d.Period.From && r.period.Size() > 1 {
		return r.period
	}
	for j := i - 1; j >= max(0, i-3) && says(ms, j)&(figureMark|stopMark) == 0; j-- {
		if says(ms, j)&(weekMark|actMark|allMark) != 0 && hasWord(strings.ToLower(r.text[ms[j].start:ms[j].end]), "week") && ms[i].start-ms[j].end < 24 {
			return first
		}
	}
	return calendar.Period{}
}

// monthFirst reports whether a date is written as "December 31", which in British prose is
// as likely a month and a number.
func monthFirst(text string) bool {
	month, day, ok := strings.Cut(text, " ")
	return ok && letter(month[0]) && len(day) <= 2 && digitAt(day, 0)
}

// datesIn reports whether a date is among marks.
func datesIn(ms []mark) bool {
	for i := range ms {
		if ms[i].cues&dateMark != 0 {
			return true
		}
	}
	return false
}

// figuresIn reports whether a figure is among marks.
func figuresIn(ms []mark) bool {
	for i := range ms {
		if ms[i].cues&figureMark != 0 {
			return true
		}
	}
	return false
}

// shiftNth reads "the second day" of those that are reported on.
func (r *reader) shiftNth(m *mark, c *context) {
	n := r.period.Size()
	if n < 2 || n > 16 {
		return
	}
	text := strings.ToLower(r.text[m.start:m.end])
	day := 0
	for i, word := range []string{"first", "second", "third", "fourth", "fifth", "one", "two", "three", "four", "five"} {
		if hasWord(text, word) {
			day = i%5 + 1
		}
	}
	if day == 0 {
		day = n
	}
	if day > n {
		return
	}
	from := r.period.From + calendar.Day(day-1)
	c.period, c.open, c.role, c.dated = calendar.Period{From: from, To: from + 1}, false, Result, true
	c.part, c.scope = OfCase, r.text[m.start:m.end]
	c.word(m, OfPeriod)
}

// placed says what the days of a date are to what the release reports on.
func (r *reader) placed(d calendar.Found, text string) (calendar.Period, Role, Part) {
	p, of := d.Period, r.period
	day := p.Size() == 1
	switch {
	case d.Open && text != "this week":
		return p, Running, Whole
	case d.Open:
		return r.thisWeek(), Result, Whole
	case of.Size() == 0:
		return r.alone(p, text)
	case p.Size() == 0:
		return p, Result, Whole
	case text == "last week" && 5 <= of.Size() && of.Size() <= 9 && p != of && p.From-of.From < 28:
		return of, Result, Whole // of which the text states the days
	case day && weekdayOnly(text):
		return r.weekday(p), Result, OfCase
	case p == of:
		return p, Result, Whole
	case of.And(p) == p:
		if day && of.Size() > 2 {
			return p, Result, OfCase
		}
		return p, Result, Whole
	case d.Inferred && r.monthOf(p, text):
		return of, Result, Whole
	case p.And(of) == of:
		return p, Running, Whole
	}
	return r.outside(p)
}

// outside is placed for days that are not all within those reported on, nor hold them.
func (r *reader) outside(p calendar.Period) (calendar.Period, Role, Part) {
	role, part := Result, Whole
	switch of := r.period; {
	case p.To <= of.From:
		role = r.past(p)
	case p.From < of.To && p.Size() > 2*of.Size()+7:
		role = Unplaced // a month in which the week ended
	}
	if p.Size() == 1 {
		part = OfCase
	}
	return p, role, part
}

// thisWeek gives the week that is reported on, as a column of a table is headed, or no
// days: the text may be told on any day of the week, or behind it.
func (r *reader) thisWeek() calendar.Period {
	if n := r.period.Size(); n < 5 || n > 9 {
		return calendar.Period{}
	}
	return r.period
}

// past gives the role of days before those that are reported on: months that no week or
// year is compared with are a running total's.
func (r *reader) past(p calendar.Period) Role {
	if p.Size() > 31 && !yearly(p) && 2*p.Size() > 3*r.period.Size() {
		return Running
	}
	return Earlier
}

// alone is placed for a release that reports on no days of its own.
func (r *reader) alone(p calendar.Period, text string) (calendar.Period, Role, Part) {
	switch n := p.Size(); {
	case n == 1:
		return p, Result, OfCase
	case n > 31 && !strings.HasPrefix(text, "last"):
		return p, Running, Whole
	case n > 31, n > 0 && r.day != 0 && p.To <= r.day:
		return p, Earlier, Whole
	}
	return p, Result, Whole
}

// daysOf gives the days of a week that is reported on which a heading names: "Monday",
// "Saturday and Sunday".
func (r *reader) daysOf(text string) (p calendar.Period) {
	for w := range strings.FieldsSeq(strings.TrimRight(text, ":")) {
		if strings.EqualFold(w, "and") || w == "&" {
			continue
		}
		if !weekdayOnly(w) || r.period.Size() < 5 || r.period.Size() > 9 {
			return calendar.Period{}
		}
		for day := r.period.From; day < r.period.To; day++ {
			if !strings.EqualFold(w, day.Weekday().String()) {
				continue
			}
			if p.Size() == 0 {
				p.From = day
			}
			p.To = day + 1
			break
		}
	}
	if p.Size() < 0 || p.Size() > 3 {
		return calendar.Period{}
	}
	return p
}

// weekday gives the day of that name among those of a week that is reported on.
func (r *reader) weekday(p calendar.Period) calendar.Period {
	if n := r.period.Size(); n < 5 || n > 9 {
		return p
	}
	for day := r.period.From; day < r.period.To; day++ {
		if day.Weekday() == p.From.Weekday() {
			return calendar.Period{From: day, To: day + 1}
		}
	}
	return p
}

// yearly reports whether p is a calendar year or a financial one.
func yearly(p calendar.Period) bool {
	return p == p.From.Year() || p == p.From.FinancialYear() || p == p.From.Quarter()
}

// monthOf reports whether p is the month, named without a year, that the release's
// days are in.
func (r *reader) monthOf(p calendar.Period, text string) bool {
	if p != p.From.Month() || r.period.Size() > 14 || strings.HasPrefix(text, "last") {
		return false
	}
	_, month, _ := p.From.Date()
	_, from, _ := r.period.From.Date()
	return month == from && r.period.And(p) == r.period
}

// weekdayOnly reports whether a date is "Tuesday" or "on Tuesday".
func weekdayOnly(text string) bool {
	fields := strings.Fields(text)
	if len(fields) == 0 {
		return false
	}
	for w := time.Sunday; w <= time.Saturday; w++ {
		if strings.EqualFold(fields[len(fields)-1], w.String()) {
			return true
		}
	}
	return false
}

// compared reports whether the date or word ms[i] belongs to a figure that another is
// compared with: "against 21 in November".
func (r *reader) compared(ms []mark, i int) bool {
	for j := i - 1; j >= max(0, i-5); j-- {
		switch c := ms[j].cues; {
		case c&figureMark != 0:
			n := r.statementOf(ms[j].index)
			return n >= 0 && r.statements[n].Role == Earlier && r.notes[n].own
		case c&(inMark|ofMark|oneMark|commaMark|withMark|beforeMark|openMark|weekMark|allMark|verbMark|andMark|asMark|areaMark|placeMark|regionMark|countyMark|peopleMark) == 0:
			return false
		}
	}
	return false
}

// statementOf gives the index of the statement of a figure, if it is one of the last.
func (r *reader) statementOf(fig int) int {
	for i := len(r.statements) - 1; i >= max(0, len(r.statements)-4); i-- {
		if r.statements[i].Start == r.figs[fig].Start {
			return i
		}
	}
	return -1
}

// comparison gives the last figures, with which others were compared, their days.
func (r *reader) comparison(ms []mark, i int, k *clause) {
	m := &ms[i]
	p := r.dates[m.index].Period
	if p.Size() < 2 || p == r.period || r.sameWeek(ms, i) || p.To > r.period.From && r.period.Size() > 0 && r.dates[m.index].Inferred {
		p = calendar.Period{}
	}
	for n := len(r.statements) - 1; n >= k.first && r.statements[n].Role == Earlier; n-- {
		if s := &r.statements[n]; s.Period.Size() == 0 {
			s.Period = p
			s.Why = append(s.Why, Word{m.start, m.end, OfPeriod})
		}
	}
}

// year gives the year of what is reported on, if the text names one.
func (r *reader) year() calendar.Period {
	for _, d := range r.dates[:min(len(r.dates), 64)] {
		if p := d.Period; (p == p.From.Year() || p == p.From.FinancialYear()) && p.And(r.period).Size() > 0 {
			return p
		}
	}
	return calendar.Period{}
}

// sameWeek reports whether the date is only the year of "the same week of 2022".
func (r *reader) sameWeek(ms []mark, i int) bool {
	if strings.HasSuffix(r.text[:ms[i].start], "same ") { // week of 2020
		return r.dates[ms[i].index].Period.Size() > 31
	}
	for j := i + 1; j < min(len(ms), i+4) && ms[j].cues&(figureMark|verbMark|commaMark|stopMark) == 0; j++ {
		if ms[j].cues&weekMark != 0 && hasFold(r.text[ms[j].start:ms[j].end], "week") && r.dates[ms[i].index].Period.Size() > 31 {
			return true // in 2022 our week brought
		}
	}
	for j := i - 1; j >= max(0, i-3) && says(ms, j)&(figureMark|verbMark) == 0; j-- {
		if ms[j].cues&(weekMark|allMark|beforeMark|asMark) != 0 && r.dates[ms[i].index].Period.Size() > 31 {
			return true
		}
	}
	return false
}

// shiftBack reads "the year before": of the figure it stands behind, or of those that
// follow.
func (r *reader) shiftBack(ms []mark, i int, c *context, k *clause) {
	m := &ms[i]
	p := calendar.Period{}
	if c.period.Size() >= 28 {
		year := strings.Contains(r.text[m.start:m.end], "year")
		switch from := c.period.From - 1; {
		case year && c.period == c.period.From.Year():
			p = from.Year()
		case year && c.period == c.period.From.FinancialYear():
			p = from.FinancialYear()
		case !year && c.period == c.period.From.Month():
			p = from.Month()
		case !year && c.period == c.period.From.Quarter():
			p = from.Quarter()
		}
	}
	if n := len(r.statements); r.compared(ms, i) {
		r.statements[n-1].Period = p
		r.statements[n-1].Why = append(r.statements[n-1].Why, Word{m.start, m.end, OfPeriod})
		return
	}
	if n := len(r.statements); says(ms, i-1)&(inMark|ofMark) != 0 && k.segment < n && n > k.first {
		s := &r.statements[n-1]
		s.Period, s.Role, s.Open = p, Earlier, false
		return
	}
	if says(ms, r.before(ms, i))&compareMark != 0 {
		return
	}
	c.elsewhen(Earlier, p, m)
}

// shiftDay reads "the second day" and "two days later".
func (r *reader) shiftDay(ms []mark, i int, c *context, k *clause) {
	if ms[i].cues&nthMark != 0 {
		r.shiftNth(&ms[i], c)
	} else {
		r.shiftLater(ms, i, c, k)
	}
}

// shiftLater reads "two days later" and "the next day", which go on from a day.
func (r *reader) shiftLater(ms []mark, i int, c *context, k *clause) {
	if c.period.Size() != 1 && k.day.Size() == 1 && c.role == Result { // in Hull on Tuesday; in York two days later
		c.period, c.dated = k.day, true
	}
	if c.period.Size() != 1 {
		if c.role == Result && figuresIn(ms) && r.now.Size() != 1 {
			c.role, c.period = Unplaced, calendar.Period{}
		}
		return
	}
	days := 1
	head := strings.Fields(r.text[max(0, ms[i].start-12):ms[i].start])
	if text := r.text[ms[i].start:ms[i].end]; hasFold(text, "day") && len(head) > 0 {
		if days = smallNumber(strings.ToLower(head[len(head)-1])); days == 0 {
			return
		}
	}
	c.period = calendar.Period{From: c.period.From + calendar.Day(days), To: c.period.To + calendar.Day(days)}
	if c.part == OfPlace || c.part == OfCase {
		c.part, c.scope = OfCase, r.text[ms[i].start:ms[i].end]
	}
	c.word(&ms[i], OfPeriod)
	r.back(max(k.conjunct, k.dated), func(s *Statement) { // a third man was arrested two days later
		if s.Period.Size() == 1 && s.Role == Result {
			s.Period = c.period
		}
	})
	k.dated = len(r.statements)
}

// alike gives the days, and the place, of a release on one raid or case to those of its
// figures of which the text does not say them.
func (r *reader) alike() {
	day, place, places, there := calendar.Period{}, "", 0, ""
	for i := range r.statements {
		s := &r.statements[i]
		switch {
		case s.Role != Result || r.notes[i].quote:
		case s.Period.Size() > 1 || s.Period.Size() == 1 && day.Size() == 1 && s.Period != day:
			return
		case s.Period.Size() == 1:
			day = s.Period
			if s.Part == OfPlace {
				there = s.Scope
			}
		}
		if s.Part == OfPlace && s.Scope != place {
			place, places = s.Scope, places+1
		}
	}
	if r.period.Size() != 0 || day.Size() == 0 || r.ofThisWeek() {
		return
	}
	for i := range r.statements {
		s := &r.statements[i]
		if s.Role != Result || s.Period.Size() != 0 || s.Counted == "sentenced" || s.Area != r.area || s.Part == OfPlace && s.Scope != there && !r.notes[i].headline {
			continue
		}
		s.Period = day
		s.inCase(place, places == 1)
	}
}

// ofThisWeek reports whether the text tells something of "this week".
func (r *reader) ofThisWeek() bool {
	for _, d := range r.dates {
		if hasFold(r.text[d.Start:d.End], "this week") {
			return true
		}
	}
	return false
}

// inCase makes a figure a part of one case, and of the one place that it was in.
func (s *Statement) inCase(place string, one bool) {
	switch {
	case one && (s.Part == Whole || s.Part == OfCase):
		s.Part, s.Scope = OfPlace, place
	case s.Part == Whole:
		s.Part = OfCase
	}
}

// court gives those who were sentenced the day in court that the text names, where it
// names one for all of them and no days of theirs.
func (r *reader) court() {
	day := calendar.Period{}
	for _, d := range r.dates {
		before := strings.ToLower(r.text[max(0, d.Start-24):d.Start])
		switch {
		case d.Period.Size() != 1 || weekdayOnly(r.text[d.Start:d.End]) || !hasSuffix(before, "crown court on ", "crown court ", "court yesterday, ", "sentenced on ", "jailed on "):
		case day.Size() == 1 && day != d.Period:
			return
		default:
			day = d.Period
		}
	}
	for i := range r.statements {
		s := &r.statements[i]
		if day.Size() == 1 && s.Counted == "sentenced" && s.Role == Result && s.Period.Size() == 0 && s.Area == r.area {
			s.Period = day
		}
	}
}
