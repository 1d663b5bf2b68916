// SPDX-License-Identifier: MIT

package press

import (
	"cmp"
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/stats"
)

// A Claim is a comparison, a share or a record that a text asserts: "up 65 per cent",
// "a quarter of the active lines", "20 more than last year", "the most since 2019".
// It is no figure; [Claim.Check] says what figures make of it.
type Claim struct {
	Kind  ClaimKind `json:"kind"`
	Start int       `json:"start"` // bytes: text[Start:End] is the wording
	End   int       `json:"end"`
	// Value is what is claimed, as far as the words fix it: per cent of a Share or a
	// Change (a fall is below 0), times of a Multiple, a number of a Difference.
	Value   stats.Interval `json:"value"`
	Percent string         `json:"percent,omitempty"` // as printed, "25"; of "a quarter" too

	About  countylines.Subject `json:"about,omitzero"` // what is counted, weighed or valued
	Of     countylines.Subject `json:"of,omitzero"`    // of a Share: what it is a share of
	Area   countylines.Area    `json:"area,omitzero"`
	Period calendar.Period     `json:"period,omitzero"`
	Than   calendar.Period     `json:"than,omitzero"` // what is compared with, or since when
	// Figure and Other are the indices of the statements with the figure that the claim
	// is about and with the one that it is compared with; -1 where the text has none.
	Figure int `json:"figure"`
	Other  int `json:"other"`
}

// A ClaimKind says what a claim asserts.
type ClaimKind uint8

// The kinds of claims.
const (
	Share      ClaimKind = iota + 1 // so much of a whole
	Change                          // so many per cent more, or fewer
	Multiple                        // so many times as many
	Difference                      // so many more, or fewer
	Record                          // more than ever, or than since a date
)

// A Verdict is what figures make of a claim.
type Verdict uint8

// The verdicts on a claim.
const (
	CannotTell  Verdict = iota // the figures leave it open
	Holds                      // every number that the figures allow agrees with it
	DoesNotHold                // no number that the figures allow agrees with it
)

// A Check is a verdict, with the arithmetic in a sentence.
type Check struct {
	Verdict Verdict `json:"verdict"`
	Why     string  `json:"why"`
}

// Check gives what the figures of a ledger allow. Where one of two figures is missing
// the sentence says what it would have been: three lines that are "25 per cent of the
// active lines" are a quarter of 12.
func (c Claim) Check(l countylines.Ledger) Check {
	if c.About == (countylines.Subject{}) || c.Area == 0 || c.Period.Size() == 0 {
		return Check{CannotTell, "The text does not say of what, of whom or of which days this is."}
	}
	index := l.Index()
	now := ask(index, c.About, c.Area, c.Period)
	switch c.Kind {
	case Share:
		return c.checkShare(now, ask(index, c.Of, c.Area, c.Period))
	case Record:
		return c.checkRecord(l, now)
	}
	before := ask(index, c.About, c.Area, c.Than)
	if !now.Figure.Reported() || !before.Figure.Reported() {
		return c.implied(now, before)
	}
	var r stats.Range
	var err error
	words := ""
	switch c.Kind {
	case Change:
		r, err = stats.ChangePercent(before.Figure, now.Figure)
		words = "a change of %s per cent"
	case Multiple:
		r, err = stats.Ratio(now.Figure, before.Figure, 1, 1)
		words = "%s times as many"
	default:
		r = stats.Change(before.Figure, now.Figure)
		words = "a change of %s"
	}
	if err != nil {
		return Check{CannotTell, fmt.Sprintf("Before, there were %v, of which nothing is a part or a multiple.", before)}
	}
	return c.judge(r, fmt.Sprintf("%v after %v is "+words, now, before, number(r.Reading)))
}

// ask gives what a ledger implies about a subject, or nothing.
func ask(l *countylines.Index, of countylines.Subject, a countylines.Area, p calendar.Period) (v countylines.Value) {
	if of == (countylines.Subject{}) || p.Size() == 0 {
		return v
	}
	v, err := l.Of(of, a, p)
	if err != nil || v.Figure.Bounds() == (stats.Bounds[int64]{Open: true}) {
		return countylines.Value{}
	}
	return v
}

// judge compares what was claimed with what follows from the figures.
func (c Claim) judge(r stats.Range, sum string) Check {
	said := cmp.Or(c.Percent, number(c.Value))
	if c.Percent != "" && c.Value.Hi < 0 {
		said = "-" + said
	}
	switch {
	case c.Value.Lo <= r.Bounds.Lo && r.Bounds.Hi <= c.Value.Hi:
		return Check{Holds, fmt.Sprintf("%s; the text says %s.", sum, said)}
	case r.Bounds.Hi < c.Value.Lo || c.Value.Hi < r.Bounds.Lo:
		return Check{DoesNotHold, fmt.Sprintf("%s; the text says %s.", sum, said)}
	}
	return Check{CannotTell, fmt.Sprintf("%s; the text says %s, and the figures leave it open.", sum, said)}
}

// number writes a range of numbers with two decimals at most.
func number(i stats.Interval) string {
	text := func(x float64) string {
		return strconv.FormatFloat(math.Round(x*100)/100, 'f', -1, 64)
	}
	switch {
	case text(i.Lo) == text(i.Hi):
		return text(i.Lo)
	case math.IsInf(i.Hi, 1):
		return text(i.Lo) + " or more"
	case math.IsInf(i.Lo, -1):
		return text(i.Hi) + " or less"
	}
	return text(i.Lo) + " to " + text(i.Hi)
}

func (c Claim) checkShare(part, whole countylines.Value) Check {
	switch {
	case part.Figure.Reported() && whole.Figure.Reported() && c.Of != c.About:
		r := stats.Share(part.Figure, whole.Figure)
		r.Bounds.Lo, r.Bounds.Hi, r.Reading.Lo, r.Reading.Hi = 100*r.Bounds.Lo, 100*r.Bounds.Hi, 100*r.Reading.Lo, 100*r.Reading.Hi
		return c.judge(r, fmt.Sprintf("%v of %v is %s per cent", part, whole, number(r.Reading)))
	case part.Figure.Reported() && part.Unit == countylines.Number && c.Of != c.About:
		all, err := stats.Whole(stats.As[int](part.Figure), c.Percent)
		if err != nil {
			return Check{DoesNotHold, fmt.Sprintf("%v is %s per cent of no whole number.", part, c.Percent)}
		}
		return Check{CannotTell, fmt.Sprintf("%v %v are %s per cent if there were %v %v before, which no figure says.", part, c.About, c.Percent, all, c.Of)}
	case whole.Figure.Reported() && whole.Unit == countylines.Number:
		b := whole.Figure.Bounds()
		lo, hi := math.Ceil(float64(b.Lo)*c.Value.Lo/100), math.Floor(float64(b.Hi)*c.Value.Hi/100)
		if b.Open {
			hi = math.Inf(1)
		}
		return Check{CannotTell, fmt.Sprintf("%s per cent of %v is %s, of which no figure is given.", c.Percent, whole, number(stats.Interval{Lo: lo, Hi: hi}))}
	}
	return Check{CannotTell, "Neither the part nor the whole is given."}
}

// implied says what the missing one of two figures would be.
func (c Claim) implied(now, before countylines.Value) Check {
	known, word := now, "before"
	if !now.Figure.Reported() {
		known, word = before, "after"
	}
	if !known.Figure.Reported() {
		return Check{CannotTell, "Neither of the two figures is given."}
	}
	b := known.Figure.Bounds()
	if b.Open || b.Lo != b.Hi || known.Unit != countylines.Number {
		return Check{CannotTell, fmt.Sprintf("Only %v is given, and no figure %s.", known, word)}
	}
	lo, hi := c.other(float64(b.Lo), c.Value.Hi, word == "after"), c.other(float64(b.Lo), c.Value.Lo, word == "after")
	lo, hi = math.Ceil(min(lo, hi)-1e-9), math.Floor(max(lo, hi)+1e-9)
	if !(lo <= hi) || hi < 0 {
		return Check{DoesNotHold, fmt.Sprintf("No whole number %s fits %v.", word, known)}
	}
	return Check{CannotTell, fmt.Sprintf("With %v given, the figure %s would be %s.", known, word, number(stats.Interval{Lo: max(0, lo), Hi: hi}))}
}

// other gives the figure that makes a claim of value v true beside n.
func (c Claim) other(n, v float64, after bool) float64 {
	factor := v
	switch {
	case c.Kind == Difference && after:
		return n + v
	case c.Kind == Difference:
		return n - v
	case c.Kind == Change:
		factor = 1 + v/100
	}
	if after {
		return n * factor
	}
	return n / factor
}

// checkRecord compares with every other return of the same area.
func (c Claim) checkRecord(l countylines.Ledger, now countylines.Value) Check {
	if !now.Figure.Reported() {
		return Check{CannotTell, "The figure is not given."}
	}
	compared, open := 0, false
	for _, r := range l {
		if r.Area != c.Area || r.Scope != "" || r.Period.And(c.Period).Size() > 0 || r.Period.From < c.Than.From || r.Period.From > c.Period.From {
			continue
		}
		then, err := c.About.Of(r)
		if err != nil || !then.Figure.Reported() {
			continue
		}
		compared++
		b, was := now.Figure.Bounds(), then.Figure.Bounds()
		if !b.Open && was.Lo >= b.Hi {
			return Check{DoesNotHold, fmt.Sprintf("%v is no more than the %v of %v.", now, then, r.Period)}
		}
		open = open || was.Open || was.Hi >= b.Lo
	}
	if compared == 0 || open {
		return Check{CannotTell, fmt.Sprintf("No figures to compare %v with, or none that decide it.", now)}
	}
	return Check{Holds, fmt.Sprintf("%v is more than each of the %d earlier figures there are.", now, compared)}
}

// fraction names a share in words.
var fractions = map[string]string{
	"a quarter": "25", "one quarter": "25", "a third": "33", "one third": "33", "two thirds": "67", "two-thirds": "67", "three quarters": "75",
	"three-quarters": "75", "half": "50", "a half": "50", "a fifth": "20", "one fifth": "20", "a tenth": "10", "one tenth": "10", "four fifths": "80",
}

var multiples = map[string]float64{"doubled": 2, "double": 2, "twice": 2, "trebled": 3, "tripled": 3, "treble": 3, "quadrupled": 4, "halved": 0.5}

// claim reads the claim that ms[i] is the word of.
func (r *reader) claim(ms []mark, i int, c *context, k *clause) {
	m := &ms[i]
	word := strings.ToLower(r.text[m.start:m.end])
	cl := Claim{Start: m.start, End: m.end, Area: c.area, Period: c.period, Figure: -1, Other: -1}
	ok := false
	switch {
	case m.cues&percentMark != 0:
		ok = r.percent(ms, i, &cl)
	case fractions[word] != "" && strings.HasPrefix(r.text[m.end:], " of "):
		cl.Kind, cl.Percent, ok = Share, fractions[word], true
		cl.Value = printed(cl.Percent)
	case word == "in" || word == "out of":
		ok = r.oneIn(m, &cl)
	case multiples[word] != 0:
		v := multiples[word]
		cl.Kind, cl.Value, ok = Multiple, stats.Interval{Lo: v * 0.95, Hi: v * 1.05}, true
		if strings.HasSuffix(strings.ToLower(r.text[max(0, m.start-10):m.start]), "more than ") {
			cl.Value = stats.Interval{Lo: v, Hi: math.Inf(1)}
		}
	case m.cues&recordMark != 0:
		ok = r.record(ms, i, &cl)
	case m.cues&moreMark != 0 || word == "fewer":
		ok = r.difference(m, word, &cl)
	}
	if !ok {
		return
	}
	r.claims = append(r.claims, cl)
	r.claimed = append(r.claimed, claimed{first: k.first, at: m.start})
}

// printed gives the numbers that round to a printed percentage.
func printed(percent string) stats.Interval {
	v, _ := strconv.ParseFloat(percent, 64)
	half := 0.5
	if _, decimals, ok := strings.Cut(percent, "."); ok {
		half /= math.Pow10(len(decimals))
	}
	return stats.Interval{Lo: v - half, Hi: v + half}
}

// percent reads "up 65 per cent", "65% more", "25 per cent of the active lines".
func (r *reader) percent(ms []mark, i int, cl *Claim) bool {
	m := &ms[i]
	start := m.start
	for start > 0 && r.text[start-1] == ' ' {
		start--
	}
	end := start
	for start > 0 && (letter(r.text[start-1]) || digitAt(r.text, start-1) || r.text[start-1] == '.' && digitAt(r.text, start) || r.text[start-1] == '-') && end-start < 16 {
		start--
	}
	cl.Percent = r.text[start:end]
	if n := smallNumber(strings.ToLower(cl.Percent)); n > 0 {
		cl.Percent = strconv.Itoa(n)
	}
	if v, err := strconv.ParseFloat(cl.Percent, 64); err != nil || v < 0 || v > 1e6 {
		return false
	}
	cl.Start = start
	cl.Value = printed(cl.Percent)
	before, after := strings.ToLower(r.text[max(0, start-48):start]), strings.ToLower(r.text[m.end:min(len(r.text), m.end+32)])
	down := false
	switch {
	case strings.HasPrefix(after, " of "):
		cl.Kind = Share
		return true
	case hasPrefix(after, " fewer", " less", " down", " decrease", " drop", " fall", " reduction", " lower", " decline") || hasSuffix(before, "down ", "fell ", "fallen ", "fell by ", "down by ", "fallen by ", "dropped by ", "reduced by ", "fall of ", "drop of ", "decrease of ", "reduction of ", "decreased by ", "cut by ", "decline of "):
		down = true
	case hasPrefix(after, " more", " up", " increase", " rise", " higher", " on ", " growth") || hasSuffix(before, "up ", "rose ", "risen ", "rose by ", "up by ", "risen by ", "increase of ", "rise of ", "increased by ", "grew by "):
	default:
		return false
	}
	cl.Kind = Change
	if down {
		cl.Value = stats.Interval{Lo: -cl.Value.Hi, Hi: -cl.Value.Lo}
	}
	return true
}

func hasPrefix(text string, words ...string) bool {
	for _, w := range words {
		if strings.HasPrefix(text, w) {
			return true
		}
	}
	return false
}

func hasSuffix(text string, words ...string) bool {
	for _, w := range words {
		if strings.HasSuffix(text, w) {
			return true
		}
	}
	return false
}

// oneIn reads "one in five", "three out of ten" around its middle.
func (r *reader) oneIn(m *mark, cl *Claim) bool {
	left, right := lastWord(r.text[max(0, m.start-20):m.start]), firstWord(r.text[m.end:min(len(r.text), m.end+20)])
	a, b := smallNumber(strings.ToLower(left)), smallNumber(strings.ToLower(right))
	if a == 0 || b < 2 || a >= b || b > 1000 || strings.ToLower(left) == "a" || m.end-m.start == 2 && a != 1 && b > 10 {
		return false
	}
	cl.Start = m.start - 1 - len(left)
	cl.End = m.end + 1 + len(right)
	cl.Kind, cl.Percent = Share, strconv.Itoa(int(math.Round(100*float64(a)/float64(b))))
	cl.Value = printed(cl.Percent)
	return true
}

func lastWord(text string) string {
	text = strings.TrimSuffix(text, " ")
	at := len(text)
	for at > 0 && (ascii(text[at-1]) || digitAt(text, at-1) || text[at-1] == '-' || text[at-1] == ',') {
		at--
	}
	return text[at:]
}

func firstWord(text string) string {
	text = strings.TrimPrefix(text, " ")
	for i := range len(text) {
		if !letter(text[i]) && !digitAt(text, i) && text[i] != '-' {
			return text[:i]
		}
	}
	return text
}

// record reads "the most since 2019", "a record number".
func (r *reader) record(ms []mark, i int, cl *Claim) bool {
	cl.Kind, cl.Value = Record, stats.Interval{Lo: 0, Hi: math.Inf(1)}
	for j := i + 1; j < len(ms) && j < i+6; j++ {
		if ms[j].cues&dateMark != 0 && r.dates[ms[j].index].Open {
			cl.Than, cl.End = r.dates[ms[j].index].Period, ms[j].end
			return true
		}
	}
	return strings.Contains(strings.ToLower(r.text[ms[i].start:ms[i].end]), "record") || strings.Contains(strings.ToLower(r.text[ms[i].end:min(len(r.text), ms[i].end+24)]), "ever")
}

// difference reads "20 more than last year".
func (r *reader) difference(m *mark, word string, cl *Claim) bool {
	after := strings.ToLower(r.text[m.end:min(len(r.text), m.end+32)])
	if word != "more" && word != "fewer" || !strings.Contains(after, "than ") || !hasPrefix(after, " than ", " arrests than ", " lines than ", " people than ", " warrants than ") {
		return false
	}
	left := lastWord(r.text[max(0, m.start-20):m.start])
	n := smallNumber(strings.ToLower(left))
	if n == 0 || strings.ToLower(left) == "a" {
		return false
	}
	cl.Start, cl.Kind = m.start-1-len(left), Difference
	v := float64(n)
	if word == "fewer" {
		v = -v
	}
	cl.Value = stats.Interval{Lo: v, Hi: v}
	return true
}

// A claimed is where a claim was made.
type claimed struct{ first, at int }

// join gives each claim the figures and the days that stand beside it.
func (r *reader) join() {
	for n := range r.claims {
		c, at := &r.claims[n], r.claimed[n]
		r.nearest(c, at)
		if c.Figure < 0 && at.first > 0 && c.Kind != Share {
			if s := &r.statements[at.first-1]; s.subject() != (countylines.Subject{}) && s.Role == Result {
				c.Figure = at.first - 1
			}
		}
		if c.Figure >= 0 {
			s := &r.statements[c.Figure]
			if s.Same >= 0 {
				s = &r.statements[s.Same]
			}
			c.About, c.Area, c.Period = s.subject(), s.Area, s.Period
		}
		if c.Other >= 0 && c.Than.Size() == 0 {
			c.Than = r.statements[c.Other].Period
		}
		if c.Kind == Share {
			r.share(c)
		}
		if c.Kind != Record && c.Kind != Share && c.Than.Size() == 0 {
			c.Than = r.than(c)
		}
	}
}

// nearest finds the figures that stand beside a claim in its sentence.
func (r *reader) nearest(c *Claim, at claimed) {
	for i := at.first; i < len(r.statements) && i < at.first+32; i++ {
		s := &r.statements[i]
		switch {
		case s.subject() == (countylines.Subject{}):
		case s.Role == Earlier && c.Kind != Share:
			if c.Other < 0 && (c.Figure < 0 || s.subject() == r.statements[c.Figure].subject()) {
				c.Other = i
			}
		case s.Start < at.at, c.Figure < 0 && s.Start < at.at+120 && c.Kind != Share:
			c.Figure = i
		}
	}
}

// than gives the days that a claim compares with, where a date stands behind it.
func (r *reader) than(c *Claim) calendar.Period {
	i := r.dateAt(c.End)
	if i < len(r.dates) && r.dates[i].Start < c.End+40 && !strings.ContainsAny(r.text[c.End:r.dates[i].Start], ".!?\n") && !r.dates[i].Open {
		return r.dates[i].Period
	}
	return calendar.Period{}
}

// share says what a share is of, by the words behind it.
func (r *reader) share(c *Claim) {
	end := min(len(r.text), c.End+60)
	if stop := strings.IndexAny(r.text[c.End:end], ".!?\n,;"); stop >= 0 {
		end = c.End + stop
	}
	after := strings.ToLower(r.text[c.End:end])
	of := countylines.Measure(0)
	switch {
	case hasWord(after, "active"), hasWord(after, "lines") && hasWord(after, "known"), hasWord(after, "lines") && hasWord(after, "running"):
		of = countylines.LinesActive
		if c.About == (countylines.Subject{}) {
			c.About = countylines.Counted(countylines.LinesClosed)
		}
	case hasWord(after, "lines"):
		of = countylines.LinesClosed
	case hasWord(after, "arrested"), hasWord(after, "arrests"), hasWord(after, "suspects"):
		of = countylines.Arrests
	case hasWord(after, "safeguarded"):
		of = countylines.PeopleSafeguarded
	case hasWord(after, "charged"):
		of = countylines.Charged
	default:
		return
	}
	c.Of = countylines.Counted(of)
	if c.About == (countylines.Subject{}) {
		c.About = c.Of
	}
}

// subject gives what a statement's figure is of; nothing for a count that no return has.
func (s *Statement) subject() countylines.Subject {
	switch {
	case s.Measure != 0:
		return countylines.Counted(s.Measure)
	case s.Counted != "":
		return countylines.Subject{}
	}
	of, _ := countylines.SubjectOf(s.Item)
	return of
}
