// SPDX-License-Identifier: MIT

package press

import (
	"slices"
	"strings"

	"github.com/countylines/ops/calendar"
)

// report finds the days that the release reports on.
func (r *reader) report() {
	best := 0
	s := stated{}
	for n, b := range r.blocks {
		ms := r.marks(b)
		for i := range ms {
			if m := &ms[i]; m.cues&dateMark != 0 && !(b.kind == headingBlock && weekdayOnly(r.text[m.start:m.end])) {
				if p, score := r.reports(ms, i, n, &s); score > best {
					best, r.period, r.periodWord = score, p, Word{m.start, m.end, OfPeriod}
				}
			}
		}
	}
	for i := range r.dates {
		r.dates[i].Period = r.inYear(&r.dates[i], r.period)
	}
}

// A stated is a stretch of more than a month with which a release begins, and how likely
// that is what it reports on. What is within it is a part of what is reported on.
type stated struct {
	period calendar.Period
	score  int
}

// reports gives the days that the date ms[i] of a block makes, and how likely they are
// what the release reports on.
func (r *reader) reports(ms []mark, i, block int, s *stated) (p calendar.Period, score int) {
	d := r.dates[ms[i].index]
	p, score = r.inYear(&d, s.period), r.reported(ms, i, block)
	if block <= 2 && p.Size() > 31 && p.Size() <= 366 && score > 0 && s.period == (calendar.Period{}) {
		s.period, s.score = p, score
	}
	if run := r.run(ms, i); run.Size() > 1 {
		p, score = run, max(score, 110)
	}
	if from := r.weekFrom(ms, i); from.Size() > 0 {
		p = from
	}
	switch {
	case p.Size() == 1 && score > 0 && r.begins(&d):
		p.To = p.From + 7
	case p.Size() == 1 && score > 0:
		p = r.week(ms, i)
	case p.Size() == 1 && r.day == 0 && !d.Open && block > 0 && figuresIn(ms) && !r.courtDay(&d):
		r.day = p.From // the release is on what was done that day
	case p.Size() > 16 && r.day != 0 && p.To <= r.day:
		score = 0
	}
	return p, s.within(p, r.sooner(p, score))
}

// sooner makes days that were over long ago less likely.
func (r *reader) sooner(p calendar.Period, score int) int {
	if p.Size() <= 31 && score > 0 && r.about.Published-p.To > longOver {
		return max(1, score-60)
	}
	return score
}

// within makes days less likely that are a part of those with which a release begins.
func (s *stated) within(p calendar.Period, score int) int {
	switch {
	case p != s.period && s.period.And(p) == p && p.Size() > 16:
		return min(score, 30, s.score)
	case p != s.period && s.period.And(p) == p:
		return min(score, 30)
	case s.period.Size() > 0 && p.Size() > 31 && p.To <= s.period.From:
		return 0 // the year before that which the release begins with
	}
	return score
}

// inYear gives the month of a date without a year as the one within a year or the like
// that the text reports on: the October of 2021. Other dates stay as they are.
func (r *reader) inYear(d *calendar.Found, of calendar.Period) calendar.Period {
	p := d.Period
	if !d.Inferred || d.Open || of.Size() < 60 || p != p.From.Month() || p.And(of) == p || hasFold(r.text[d.Start:d.End], "last ") || hasFold(r.text[d.Start:d.End], "this ") {
		return p
	}
	year, month, _ := p.From.Date()
	for range 2 {
		year--
		if q := calendar.Date(year, month, 1).Month(); q.And(of) == q {
			return q
		}
	}
	return p
}

// week gives the days of an operation of which ms[i] is the first, or the last, or the
// only one.
func (r *reader) week(ms []mark, i int) calendar.Period {
	p := r.dates[ms[i].index].Period
	for j := max(0, i-longestSentence); j < i+longestSentence && j < len(ms); j++ {
		if ms[j].cues&actMark != 0 && hasFold(r.text[ms[j].start:], "day") {
			return p
		}
	}
	if says(ms, r.before(ms, i))&endedMark != 0 {
		return calendar.Period{From: p.To - 7, To: p.To}
	}
	return calendar.Period{From: p.From, To: p.From + 7}
}

// run gives the days from the date ms[i], on which something began, to the one in the
// same sentence on which it ended: "which began on Monday 27 February and ended on 5 March".
func (r *reader) run(ms []mark, i int) (p calendar.Period) {
	first := r.dates[ms[i].index].Period
	if first.Size() != 1 || !beginning(strings.ToLower(r.text[max(0, ms[i].start-24):ms[i].start])) {
		return p
	}
	for j := i + 1; j < len(ms) && j < i+8 && ms[j].cues&(stopMark|figureMark) == 0; j++ {
		if ms[j].cues&dateMark == 0 {
			continue
		}
		last := r.dates[ms[j].index].Period
		if n := last.To - first.From; last.Size() == 1 && says(ms, r.before(ms, j))&endedMark != 0 && 1 < n && n <= 31 {
			return calendar.Period{From: first.From, To: last.To}
		}
		break
	}
	return p
}

// beginning reports whether the words before a date say that something began on it.
func beginning(before string) bool {
	for _, word := range []string{" began ", " started ", " starting ", " beginning ", " commencing ", " opened ", " launched ", " kicked off "} {
		if strings.Contains(before, word) {
			return true
		}
	}
	return false
}

// longOver is the age in days of a week or a month that a release reports on only if it names
// no later one.
const longOver = 120

// longAgo is the age in days of a month that no release reports on.
const longAgo = 200

// reported says how likely the date at ms[i] names the days that the release reports
// on; 0 is not at all.
func (r *reader) reported(ms []mark, i, block int) int {
	d := r.dates[ms[i].index]
	if p := r.weekFrom(ms, i); p.Size() > 0 {
		d.Period, d.Open = p, false
	}
	text := r.text[d.Start:d.End]
	if hasFold(text, "since ") || !r.over(&d) {
		return 0
	}
	figures, weekly, other := r.beside(ms, i)
	if other || r.phase(&d) || r.vague(&d) || r.similar(ms, i) || hasSuffix(strings.ToLower(r.text[max(0, d.Start-12):d.Start]), "reported ") {
		return 0
	}
	near := r.nearby(block, figures)
	if block <= 2 && r.begins(&d) && r.aWeek() && d.Period.From+7 <= max(r.about.Published, d.Period.From)+1 {
		return 50 + near
	}
	return r.likely(ms, i, &d, block, near, weekly)
}

// likely is reported for a date that nothing in its sentence makes another's.
func (r *reader) likely(ms []mark, i int, d *calendar.Found, block, near int, weekly bool) int {
	text := r.text[d.Start:d.End]
	switch n := d.Period.Size(); {
	case hasFold(text, "last month"):
		return 45 + near
	case hasFold(text, "last ") && n > 8:
		return 0
	case hasFold(text, "last "):
		return 60 + near
	case 2 <= n && n <= 16:
		return 100 + near
	case n == 1 && weekly && r.week(ms, i).To <= max(r.about.Published, d.Period.From)+1:
		return 50 + near
	case n == 1, n <= 31 && r.about.Published-d.Period.To > longAgo:
		return 0
	case n <= 31:
		return 40 + near
	case block == 0:
		return 45 + near
	case near >= 30:
		return 35 + near
	case block <= 2 && r.about.Published-d.Period.To <= longAgo && !hasSuffix(strings.ToLower(r.text[max(0, d.Start-24):d.Start]), founded...):
		return 25 // of which the figures follow
	}
	return 0
}

// over reports whether a date is of days that have an end and have begun.
func (r *reader) over(d *calendar.Found) bool {
	return !d.Open && d.Period.Size() != 0 && (r.about.Published == 0 || d.Period.From <= r.about.Published)
}

// similar reports whether a month or a year is that of a similar week: "in February 2021 a
// similar week brought 39 arrests".
func (r *reader) similar(ms []mark, i int) bool {
	for j := i + 1; j < min(len(ms), i+4) && ms[j].cues&(figureMark|stopMark) == 0; j++ {
		if ms[j].cues&asMark != 0 && r.dates[ms[i].index].Period.Size() > 16 {
			return true
		}
	}
	return false
}

// begins reports whether the words before a date say that what is told of began on it.
func (r *reader) begins(d *calendar.Found) bool {
	before := strings.ToLower(r.text[max(0, d.Start-6):d.Start])
	return d.Period.Size() == 1 && ((before == " from " || hasFold(r.text[d.Start:], "from ")) && r.aWeek() || beginning(" "+strings.ReplaceAll(strings.ToLower(r.text[max(0, d.Start-16):d.Start]), "\n", " ")))
}

// aWeek reports whether the text begins by saying that it is about a week.
func (r *reader) aWeek() bool {
	text := strings.ToLower(r.text[:min(len(r.text), 600)])
	return strings.Contains(text, "week-long") || strings.Contains(text, "weeklong") || strings.Contains(text, "week long") || strings.Contains(text, "week of ") || strings.Contains(text, "seven days") || strings.Contains(text, "seven-day") || strings.Contains(text, "intensification week") || strings.Contains(text, "'s week")
}

// vaguely are the words before a month or a year that make of it days that cannot be told:
// "the last week of February", "early March", "the spring of 2021".
var vaguely = []string{"first week of ", "last week of ", "second week of ", "third week of ", "final week of ", "weeks of ", "days of ", "weekend of ", "half of ", "part of ", "early ", "mid-", "mid ", "late ", "spring of ", "summer of ", "autumn of ", "winter of ", "spring ", "summer ", "autumn ", "winter ", "end of ", "middle of ", "start of ", "beginning of "}

// vague reports whether a date is a month or a year of which only a part is meant.
func (r *reader) vague(d *calendar.Found) bool {
	text := r.text[d.Start:d.End]
	return d.Period.Size() >= 28 && !strings.Contains(text, " to ") && hasSuffix(strings.TrimSuffix(strings.ToLower(r.text[max(0, d.Start-20):d.Start]), "the "), vaguely...)
}

// phases are the words for a part of an operation, which may have a number.
var phases = []string{"week", "phase", "stage"}

// phase reports whether a date is that of a part of what is reported on: "in the first
// phase, from 3 to 9 April", "Week 1 (3-9 April)".
func (r *reader) phase(d *calendar.Found) bool {
	words := strings.FieldsFunc(strings.ToLower(r.text[max(0, d.Start-40):d.Start]), func(r rune) bool { return strings.ContainsRune(" (,:\n", r) })
	for i := max(1, len(words)-4); i < len(words); i++ {
		a, b := words[i-1], words[i]
		switch b {
		case "1", "2", "3", "4", "one", "two", "three", "four":
			a, b = "first", a
		}
		if (a == "first" || a == "second" || a == "third" || a == "fourth" || a == "opening" || a == "final") && slices.Contains(phases, b) && !(i+2 < len(words) && words[i+1] == "of") {
			return true
		}
	}
	return false
}

// earlierIn reports whether ms[i] is the first word of "earlier this month", which may be
// that of the days reported on.
func (r *reader) earlierIn(ms []mark, i int) bool {
	return says(ms, i)&beforeMark != 0 && says(ms, i+1)&dateMark != 0 && r.touches(&ms[i], &ms[i+1]) && hasFold(r.text[ms[i+1].start:], "this ") && hasFold(r.text[ms[i].start:], "earlier")
}

// reportedIn reports whether the days that are reported on are in those of a date.
func (r *reader) reportedIn(m *mark) bool {
	return r.period.Size() > 0 && r.dates[m.index].Period.And(r.period) == r.period
}

// nearby says how much a date is worth for the block that it stands in, and for figures
// in its sentence or in the list that follows.
func (r *reader) nearby(block int, figures bool) (near int) {
	switch {
	case block <= 2:
		near = 20
	case block <= 6:
		near = 5
	}
	if b := r.blocks[block]; figures || strings.HasSuffix(r.text[b.start:b.end], ":") {
		near += 10
	}
	return near
}

// beside says what stands in the sentence of the date at ms[i]: figures, words for a
// week's operation, and words that make the date another's than the release's.
func (r *reader) beside(ms []mark, i int) (figures, weekly, other bool) {
	for j := i; j >= 0 && j > i-longestSentence && ms[j].cues&stopMark == 0; j-- {
		c := ms[j].cues
		if c&planMark != 0 && r.held(&ms[j], &ms[i]) {
			c &^= planMark
		}
		other = other || r.dates[ms[i].index].Period.Size() > 16 && c&speakMark != 0 || c&(compareMark|beforeMark|planMark|willMark|hadMark) != 0 && c&withMark == 0 && !r.earlierIn(ms, j)
		figures = figures || c&figureMark != 0
		weekly = weekly || c&(weekMark|actMark) != 0
	}
	d := r.dates[ms[i].index].Period
	past := d.Size() > 1 && d.To <= r.about.Published+1 // whatever was to be done in it
	for j := i; j < len(ms) && j < i+longestSentence && ms[j].cues&stopMark == 0; j++ {
		figures = figures || ms[j].cues&figureMark != 0
		other = other || !past && ms[j].cues&(planMark|willMark) != 0
	}
	return figures, weekly, other
}

// held reports whether the plan of which m speaks was of the days of a date that is over:
// "planned their week, 17 to 23 May".
func (r *reader) held(m, date *mark) bool {
	p := r.dates[date.index].Period
	return strings.EqualFold(r.text[m.start:m.end], "planned") && p.Size() > 1 && p.To <= r.about.Published+1
}
