// SPDX-License-Identifier: MIT

package press

import (
	"strings"
	"time"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
)

// A context is what the text has last said of whose figures it gives, and of when.
type context struct {
	area    countylines.Area
	period  calendar.Period
	open    bool
	role    Role
	part    Part
	scope   string
	words   [4]Word // by aspect, less 1
	dated   bool    // the period is not the release's own
	several bool    // the sentence named several places
	scene   bool    // the sentence before told no figure: it says where and when
}

func (c *context) word(m *mark, of Aspect) { c.words[of-1] = Word{m.start, m.end, of} }

// attribute says of each figure whose it is, of when and of what.
func (r *reader) attribute() {
	base := context{area: r.area, period: r.period}
	base.words[OfArea-1], base.words[OfPeriod-1] = r.areaWord, r.periodWord
	r.base, r.brackets = base, r.bracketing()
	heading, list, para := base, base, base
	paragraph := -1
	intro := false
	for n, b := range r.blocks {
		if b.kind == tableBlock {
			c := heading
			if intro {
				c = list
			}
			if r.table(b.grid, c, n) {
				continue
			}
		}
		ms := r.marks(b)
		r.correcting = b.corrects
		switch b.kind {
		case headingBlock:
			heading = r.heading(b, base)
			list, intro = heading, true
			continue
		case listBlock:
			if !intro && paragraph != b.paragraph {
				list = heading
			}
			para = list
			intro = true
			r.title(b, &para)
		default:
			intro = false
			para = heading
		}
		paragraph = b.paragraph
		from, over := len(r.statements), heading
		r.days(b, &para, &over)
		r.read(ms, n, &para, over)
		if b.kind == proseBlock && (strings.HasSuffix(r.text[b.start:b.end], ":") || n+1 < len(r.blocks) && r.blocks[n+1].kind == listBlock && len(r.statements) == from) {
			list, intro = para, true
			if strings.HasSuffix(r.text[b.start:b.end], ":") && len(r.statements) == from {
				list.part, list.scope = para.part, para.scope
			}
		}
		if b.kind != headlineBlock && r.period.Size() == 0 && base.part == Whole && len(r.statements) > from && r.single(from) {
			s := r.statements[len(r.statements)-1]
			base.period, base.part, base.scope, base.words = s.Period, s.Part, s.Scope, para.words
			heading = base
		}
	}
}

// days takes a block that begins with a day for one of that day.
func (r *reader) days(b block, para, over *context) {
	switch {
	case b.kind == listBlock && para.part == OfCase && para.dated && dayLabel(r.text[b.start:b.end]) != "":
		*over = *para
	case b.kind == proseBlock && r.posted(b, over):
		*para = *over
	}
}

// single reports whether all that the text has said so far is of one raid or place.
func (r *reader) single(from int) bool {
	for _, s := range r.statements[:min(len(r.statements), 16)] {
		if s.Part != OfPlace && s.Part != OfCase {
			return false
		}
	}
	return from < 16
}

// heading gives the context of what stands below a heading.
func (r *reader) heading(b block, base context) context {
	c := base
	ms := r.marks(b)
	here := len(r.statements)
	k := clause{first: here, conjunct: here, segment: here, placed: here, dated: here, front: c}
	for i := range ms {
		r.shift(ms, i, &c, &k)
	}
	if p := r.daysOf(r.text[b.start:b.end]); p.Size() > 0 {
		c.period, c.part, c.scope, c.dated = p, OfCase, strings.TrimSpace(r.text[b.start:b.end]), true
		c.word(&mark{start: b.start, end: b.end}, OfPeriod)
	} else if r.title(b, &c) {
		c.area, c.words[OfArea-1] = base.area, base.words[OfArea-1]
	}
	return c
}

// A clause is where a reader stands in a sentence.
type clause struct {
	first    int             // the sentence's first statement
	conjunct int             // the first since the last verb that "and" joined
	segment  int             // the first since the last comma
	broken   int             // the first since the last semicolon or the like
	placed   int             // the first since the last place that figures before it were given
	dated    int             // and since the last date
	day      calendar.Period // the day that the sentence named last
	than     bool            // something was compared with an earlier time, which may be told of
	tense    int             // and since "and has"
	subject  bool            // a body was named as the one who acts
	located  bool            // an area was named as where it was done
	quote    bool
	front    context // the context before the sentence
	speaker  countylines.Area
	outer    context            // what was said before a bracket
	inner    int                // the first statement in it
	list     []countylines.Area // named one after the other as those who act
	listAt   int                // the first statement behind them
}

// longestSentence bounds a sentence, in marks; a longer one is cut.
const longestSentence = 128

// read reads the sentences of a block.
func (r *reader) read(ms []mark, n int, c *context, base context) {
	speaker := r.speaker(ms, base.area)
	quote := false
	opened := *c
	for i := 0; i < len(ms); {
		end := i
		for end < len(ms) && ms[end].cues&stopMark == 0 && end < i+longestSentence {
			end++
		}
		sentence := ms[i:end]
		k := clause{first: len(r.statements), quote: quote, speaker: speaker}
		switch {
		case i > 0:
		case r.overall(sentence):
			c.reset(r.base)
		case n > 0 && c.role == Result && r.ofThose(sentence):
			r.goOn(sentence, c)
		}
		if i > 0 {
			r.carry(sentence, c, base, opened)
			if c.role == Result && c.dated && r.elsewhere(sentence, c) {
				c.reset(base)
			}
		}
		r.thereAndThen(ms, i, end, c)
		k.front, r.bracket = *c, 0
		k.conjunct, k.segment, k.placed, k.dated = k.first, k.first, k.first, k.first
		for j := range sentence {
			m := &sentence[j]
			switch {
			case m.cues&quoteMark != 0:
				k.quote = !k.quote
			case m.cues&figureMark != 0:
				r.state(sentence, j, c, &k, n)
			default:
				r.shift(sentence, j, c, &k)
			}
		}
		r.distribute(&k)
		c.several = c.several || r.somewhere(&k, c)
		c.scene = len(r.statements) == k.first
		if i == 0 {
			opened = *c
		}
		quote = k.quote
		if end < len(ms) && ms[end].cues&stopMark != 0 {
			end++
		}
		for end < len(ms) && ms[end].cues&quoteMark != 0 && ms[end].index < 0 {
			quote = !quote
			end++
		}
		i = end
	}
}

// somewhere reports whether the place that a sentence named last is of some of its figures
// only, so that it does not go on in the next.
func (r *reader) somewhere(k *clause, c *context) bool {
	for i := k.first; c.part == OfPlace && i < len(r.statements); i++ {
		if s := &r.statements[i]; s.Part != OfPlace || s.Scope != c.scope || r.notes[i].ofThem || hasSuffix(r.text[:s.Start], "of whom ", "of which ", "of these, ", "of those, ", "of them, ") {
			return true
		}
	}
	return false
}

// that takes a sentence about "that month" for one of the month named last, and leaves its
// figures out if the last date was no month.
func (r *reader) that(ms []mark, c *context) {
	if len(ms) == 0 || c.role != Result || c.period.Size() == 1 || !figuresIn(ms) {
		return
	}
	head := strings.ToLower(r.text[max(0, ms[0].start-24):ms[0].start+1]) + strings.ToLower(r.text[ms[0].start+1:min(len(r.text), ms[len(ms)-1].end+16)])
	if !strings.Contains(head, "that ") && !strings.Contains(head, "same ") {
		return
	}
	for m := time.January; m <= time.December; m++ {
		if r.lastDate.Period.Size() > 0 && hasWord(head, "that "+strings.ToLower(m.String())) {
			year, _, _ := r.lastDate.Period.From.Date()
			if c.period = calendar.Date(year, m, 1).Month(); c.period.From < r.lastDate.Period.From {
				c.period = calendar.Date(year+1, m, 1).Month()
			}
			c.role, c.dated = Result, true
			if r.period.Size() > 0 {
				c.period, c.role, _ = r.outside(c.period)
			}
			return
		}
	}
	for _, of := range []struct {
		word     string
		from, to int
	}{{"that month", 28, 31}, {"that year", 360, 370}, {"that weekend", 2, 4}, {"that quarter", 88, 93}, {"same day", 1, 1}, {"that day", 1, 1}, {"same morning", 1, 1}, {"that morning", 1, 1}, {"same afternoon", 1, 1}, {"that night", 1, 1}} {
		if !hasWord(head, of.word) || datesIn(ms) {
			continue
		}
		d := r.lastDate
		if n := d.Period.Size(); n < of.from || n > of.to || d.Open {
			c.role = Unplaced
			return
		}
		part := Whole
		c.period, c.role, part = r.placed(d, strings.ToLower(r.text[d.Start:d.End]))
		if part == OfCase && c.part == Whole {
			c.part, c.scope = OfCase, strings.TrimSpace(r.text[d.Start:d.End])
		}
		c.dated, c.words[OfPeriod-1] = true, Word{d.Start, d.End, OfPeriod}
		return
	}
}

// thereAndThen says where and when a sentence is that says so by the one before.
func (r *reader) thereAndThen(ms []mark, from, to int, c *context) {
	r.there(ms, from, to, c)
	if r.now.Size() == 1 && c.period.Size() == 0 && c.role == Result {
		c.period, c.words[OfPeriod-1] = r.now, r.nowWord
	}
	r.that(ms[from:to], c)
}

// there takes a sentence that begins with "There", and somebody or something counted, for
// one of the place of the sentence before. It is not placed if that names none.
func (r *reader) there(ms []mark, from, to int, c *context) {
	if from == 0 || from == to || !figuresIn(ms[from:to]) {
		return
	}
	head := strings.TrimLeft(r.text[ms[from-1].end:min(len(r.text), ms[from].start+longestWord)], " \"“”")
	word, rest, _ := strings.Cut(head, " ")
	if word != "There" && word != "There," || c.part == OfPlace || hasPrefix(rest, "was", "were", "is", "are", "has", "have", "had", "will", "would", "can", "may") {
		return
	}
	for i := from - 2; i >= max(0, from-longestSentence) && ms[i].cues&stopMark == 0; i-- {
		if m := &ms[i]; m.cues&placeMark != 0 {
			c.part, c.scope = OfPlace, r.text[m.start:m.end]
			c.word(m, OfScope)
		}
	}
	if c.part != OfPlace {
		c.role = Unplaced
	}
}

// speaker gives the force of whoever is quoted in a block.
func (r *reader) speaker(ms []mark, base countylines.Area) countylines.Area {
	quote, speaks, spoke := false, false, false
	area, nation, here := countylines.Area(0), countylines.Area(0), countylines.Area(0)
	for i := range ms {
		m := &ms[i]
		switch {
		case m.cues&quoteMark != 0:
			quote = !quote
		case quote:
			if m.cues&areaMark != 0 && m.area.Size() == 1 && hasSuffix(r.text[:m.start], "ere in ") {
				here = m.area // here in Kent
			}
		case m.cues&stopMark != 0:
			if !spoke {
				area = 0
			}
			nation, spoke = 0, false
		case m.cues&speakMark != 0:
			speaks, spoke = true, true
		case m.cues&nationMark != 0 && area == 0 && r.council(m):
			nation = m.area
		case m.cues&areaMark != 0 && m.cues&nationMark == 0 && area == 0:
			area = m.area
		}
		if spoke && nation != 0 && area == 0 {
			area = nation
		}
	}
	switch {
	case speaks && area != 0:
		return area
	case here != 0:
		return here
	case base.Size() > 1 && r.area.Size() == 1:
		return r.area // below a heading of the region
	}
	return base
}

// council reports whether the nation m is named by the body that speaks for its police.
func (r *reader) council(m *mark) bool {
	name := r.text[m.start:m.end]
	return name == "NPCC" || name == "NCLCC" || strings.HasPrefix(name, "National ")
}

// carry says what of the context before goes on in a sentence.
func (r *reader) carry(ms []mark, c *context, base, opened context) {
	early, all := opening(ms)
	if r.keeps(ms, c, early) {
		return // the next day; in the same search
	}
	pronoun, own, we := early&pronounMark != 0, early&ownMark != 0, early&weMark != 0
	if c.area != base.area && !pronoun && (we || own && (c.area.Size() > 1 || opened.area != c.area)) {
		c.area, c.words[OfArea-1] = base.area, base.words[OfArea-1]
	}
	had, has, area := all&hadMark != 0, all&hasMark != 0, early&areaMark != 0
	keep := false
	switch c.role {
	case Running:
		keep = pronoun || has || all&asMark != 0 || r.ofThose(ms)
	case Earlier:
		keep = had || pronoun && !has
	default:
		keep = c.goesOn(pronoun, own || we || area)
	}
	if r.overall(ms) {
		base, keep = r.base, false
	}
	if !keep || all&allMark != 0 || area && c.role == Result && !(pronoun && c.oneDay()) {
		c.reset(base)
	}
}

// keeps reports whether all that the sentence before said goes on in a sentence.
func (r *reader) keeps(ms []mark, c *context, early cues) bool {
	return c.oneDay() && (early&laterMark != 0 || r.sameDay(ms)) || r.samePlace(ms) || early&areaMark != 0 && !figuresIn(ms) && r.guests(ms)
}

// oneDay reports whether what is told is of one day that the text has named.
func (c *context) oneDay() bool { return c.dated && c.period.Size() == 1 }

// guests reports whether all bodies that a sentence names only came to help.
func (r *reader) guests(ms []mark) bool {
	for i := range ms {
		if ms[i].cues&areaMark != 0 && !r.guest(ms, i) {
			return false
		}
	}
	return true
}

// sameDay reports whether a sentence says that it is of the day before it: "that morning".
func (r *reader) sameDay(ms []mark) bool {
	if len(ms) == 0 {
		return false
	}
	text := strings.ToLower(r.text[max(0, ms[0].start-24):min(len(r.text), ms[len(ms)-1].end+16)])
	for _, day := range []string{"day", "morning", "afternoon", "evening", "night"} {
		if hasWord(text, "same "+day) || hasWord(text, "that "+day) {
			return true
		}
	}
	return false
}

// samePlace reports whether a sentence begins by saying that it is of the case before:
// "In the same search".
func (r *reader) samePlace(ms []mark) bool {
	if len(ms) == 0 {
		return false
	}
	head := strings.ToLower(r.text[ms[0].start:min(len(r.text), ms[0].start+32)])
	head = strings.TrimPrefix(strings.TrimPrefix(strings.TrimPrefix(head, "during "), "in "), "at ")
	for _, word := range []string{"the same search", "the same raid", "the same house", "the same address", "the same property", "the same flat", "the same stop", "the same vehicle", "the same car", "the same warrant", "the same day", "the same incident", "the same place", "the same location"} {
		if strings.HasPrefix(head, word) {
			return true
		}
	}
	return false
}

// goesOn reports whether a case, a place or days go on in the next sentence, which
// begins with a pronoun, or with somebody who acts.
func (c *context) goesOn(pronoun, actor bool) bool {
	return c.part == OfCase || c.oneDay() && c.scene || c.part == OfPlace && !c.several && (pronoun || !actor) || c.part == Whole && c.dated && !(c.scene && c.period.Size() > 16)
}

// goOn gives a paragraph that begins with some of those told before, "510 of the
// lines", the days of what they are of, if that is a running total.
func (r *reader) goOn(ms []mark, c *context) {
	for i := range ms {
		if ms[i].cues&figureMark == 0 {
			continue
		}
		f := r.figs[ms[i].index]
		for j := len(r.statements) - 1; j >= max(0, len(r.statements)-8); j-- {
			s := &r.statements[j]
			if !sameKind(s.Found, f) || r.notes[j].headline {
				continue
			}
			if s.Role == Running {
				c.period, c.open, c.role, c.dated = s.Period, s.Open, Running, true
			}
			return
		}
		return
	}
}

// overall reports whether a sentence begins by saying that it is of all: "In all,".
func (r *reader) overall(ms []mark) bool {
	for n := 0; len(ms) > 1 && ms[0].cues&(oneMark|ofMark) != 0 && n < 2; n++ {
		ms = ms[1:]
	}
	if len(ms) == 0 || ms[0].cues&(allMark|figureMark) == 0 {
		return false
	}
	text := r.text[ms[0].start:ms[0].end]
	if ms[0].cues&figureMark != 0 { // In all 29 warrants; the number of arrests is 29
		return hasSuffix(r.text[:ms[0].start], "he number of ") || hasFold(text, "in all ") || hasFold(text, "in total ") || hasFold(text, "overall ") || hasFold(text, "altogether ")
	}
	return hasFold(text, "in ") || hasFold(text, "overall") || hasFold(text, "altogether") || hasFold(text, "across the force") || hasFold(text, "force")
}

// ofThose reports whether a figure of a sentence is one of those told before: "510 of
// the lines".
func (r *reader) ofThose(ms []mark) bool {
	for i := range ms {
		if m := &ms[i]; m.cues&figureMark != 0 {
			f := r.figs[m.index]
			if hasPrefix(r.text[f.End:], " of the ", " of those", " of them") || strings.Contains(r.text[f.Start:f.End], " of the ") {
				return true
			}
		}
	}
	return false
}

// opening gives what stands in a sentence before its first figure, and in all of it. Of
// "it", "the force" and "we" the first counts.
func opening(ms []mark) (early, all cues) {
	figures := false
	for i := range ms {
		c := ms[i].cues
		figures = figures || c&figureMark != 0
		all |= c
		if figures {
			continue
		}
		if early&(ownMark|weMark) != 0 {
			c &^= pronounMark
		} else if early&pronounMark != 0 {
			c &^= ownMark
		}
		if c&pronounMark != 0 {
			c &^= ownMark
		}
		early |= c
	}
	return early, all
}

// reset takes the days, the place and the role of another context.
func (c *context) reset(base context) {
	c.period, c.open, c.role, c.part, c.scope, c.dated = base.period, base.open, base.role, base.part, base.scope, base.dated
	c.several = false
	c.words[OfPeriod-1], c.words[OfScope-1], c.words[OfRole-1] = base.words[OfPeriod-1], base.words[OfScope-1], base.words[OfRole-1]
}

// shift changes the context by the mark ms[i], which is no figure, and the figures
// before it if the mark is about them too.
func (r *reader) shift(ms []mark, i int, c *context, k *clause) {
	m := &ms[i]
	if m.cues&claimMark != 0 {
		r.claim(ms, i, c, k)
	}
	switch {
	case m.cues&areaMark != 0 && r.compassed(m): // the North East of Scotland
	case m.cues&areaMark != 0:
		r.shiftArea(ms, i, c, k)
	case m.cues&dateMark != 0:
		r.shiftPeriod(ms, i, c, k)
	case m.cues&placeMark != 0:
		r.shiftPlace(ms, i, c, k)
	case m.cues&regionMark != 0:
		if m.area = r.region(); m.area != 0 {
			r.shiftArea(ms, i, c, k)
		}
	case m.cues&(nthMark|laterMark) != 0:
		r.shiftDay(ms, i, c, k)
	case m.cues&sameMark != 0:
		r.counterparts(ms, i, c, k)
	case m.cues&eachMark != 0:
		r.respectively(ms, i, c, k)
	case m.cues&oneMark != 0 && r.apiece(ms, i, k):
	case m.cues&countyMark != 0 && c.area.Size() > 1 && r.area.Size() == 1:
		c.area = r.area
		c.word(m, OfArea)
	case m.cues&(weMark|jointMark) != 0:
		r.shiftTogether(ms, i, c, k)
	case m.cues&backMark != 0:
		r.shiftBack(ms, i, c, k)
	case r.shiftWhen(ms, i, c, k):
	case m.cues&caseMark != 0:
		r.shiftCase(ms, i, c, k)
	default:
		r.turn(ms, i, c, k)
	}
}

// shiftTogether changes the context by "we", or by a word for several forces.
func (r *reader) shiftTogether(ms []mark, i int, c *context, k *clause) {
	m := &ms[i]
	if m.cues&weMark != 0 {
		if k.quote && c.area != k.speaker && k.speaker != 0 && len(r.statements) > k.first && hasPrefix(r.text[m.start:m.end], "we", "We", "I") { // they charged nine and we charged ten
			c.area = k.speaker
			k.conjunct, k.segment = len(r.statements), len(r.statements)
		}
		return
	}
	if a := r.joint(ms, i); a != 0 {
		r.remember(a)
		c.area, k.subject = a, true
		c.word(m, OfArea)
	}
}

// shiftWhen changes the context by a word of time that is no date.
func (r *reader) shiftWhen(ms []mark, i int, c *context, k *clause) bool {
	m := &ms[i]
	switch {
	case r.earlierIn(ms, i) && r.reportedIn(&ms[i+1]):
	case m.cues&beforeMark != 0 && r.thanIn(ms, i) && !r.compared(ms, i): // nine more than a year ago
		k.than, r.against = true, calendar.Period{}
	case m.cues&subMark != 0 && k.than && hasFold(r.text[m.start:], "wh"): // than in the previous week, when 71 were arrested
		c.elsewhen(Earlier, r.against, m)
		k.conjunct, k.segment, k.dated, k.than = len(r.statements), len(r.statements), len(r.statements), false
	case m.cues&beforeMark != 0 && !r.compared(ms, i):
		c.elsewhen(Earlier, calendar.Period{}, m)
	case m.cues&(runMark|inMark) != 0 && r.lasts(m.end):
		c.elsewhen(Running, calendar.Period{}, m)
		r.back(max(k.first, k.broken), func(s *Statement) {
			s.Period, s.Open, s.Role, s.Part, s.Scope = c.period, c.open, c.role, c.part, c.scope
		})
	case m.cues&runMark != 0 && r.unending(m):
		c.elsewhen(Running, calendar.Period{}, m)
		if hasFold(r.text[m.start:], "since") {
			c.period = r.founding(m.start)
			c.open = c.period.Size() > 0
		}
		if !hasFold(r.text[m.start:], "since") && !hasFold(r.text[m.start:], "in ") { // 30 arrests, taking the total to 410
			k.conjunct, k.segment, k.dated = len(r.statements), len(r.statements), len(r.statements)
		}
		r.back(max(k.conjunct, k.dated, k.broken), func(s *Statement) {
			s.Period, s.Open, s.Role, s.Part, s.Scope = c.period, c.open, c.role, c.part, c.scope
		})
	case m.cues&yearMark != 0:
		c.elsewhen(Running, r.year(), m)
	case m.cues&asMark != 0 && c.role == Earlier && c.period.Size() > 31:
		c.period = calendar.Period{} // in 2022 a similar week
	case m.cues&asMark != 0 && c.role == Result && hasFold(r.text[m.start:m.end], "this time"):
		k.dated = len(r.statements) // 29 this time and 22 in February
	default:
		return false
	}
	return true
}

// thanIn reports whether "than" or the like, or "than in", stands before ms[i].
func (r *reader) thanIn(ms []mark, i int) bool {
	j := r.before(ms, i)
	if says(ms, j)&inMark != 0 && says(ms, j)&compareMark == 0 {
		j = r.before(ms, j)
	}
	return says(ms, j)&compareMark != 0
}

// unending reports whether a mark makes the figures of its clause a running total of days
// that the text does not say: "since its launch", "the running total".
func (r *reader) unending(m *mark) bool {
	word := r.text[m.start:m.end]
	return hasFold(word, "since") || hasFold(word, "running") || hasFold(word, "all time") || hasFold(word, "tak") || hasFold(word, "bring") || hasFold(word, "in recent")
}

// shiftCase takes what follows for figures of one raid, stop or house.
func (r *reader) shiftCase(ms []mark, i int, c *context, k *clause) {
	if c.part == Whole && c.role == Result && (says(ms, i-1)&oneMark != 0 || says(ms, i-1)&pronounMark != 0 && strings.EqualFold(r.text[ms[i-1].start:ms[i-1].end], "their")) && r.near(ms, i) && r.singly(ms, i) {
		c.part, c.scope = OfCase, r.text[ms[i-1].start:ms[i].end]
		c.word(&ms[i], OfScope)
		if in := says(ms, r.before(ms, i-1)); in&inMark == 0 {
			return
		}
		r.back(max(k.conjunct, k.placed), func(s *Statement) { // found £900 in his car
			if s.Part == Whole && s.Role == Result {
				s.Part, s.Scope = OfCase, c.scope
				s.Why = append(s.Why, Word{ms[i].start, ms[i].end, OfScope})
			}
		})
	}
}

// elsewhen takes what follows for figures of other days than the release reports on.
func (c *context) elsewhen(role Role, p calendar.Period, m *mark) {
	c.period, c.open, c.role, c.dated, c.part, c.scope = p, false, role, true, Whole, ""
	c.word(m, OfRole)
}

// turn moves on in a sentence where a clause, or an item of a list, ends.
func (r *reader) turn(ms []mark, i int, c *context, k *clause) {
	m := &ms[i]
	here := len(r.statements)
	if m.cues&shutMark != 0 {
		r.bracket = 0
	}
	switch {
	case m.cues&breakMark != 0:
		k.conjunct, k.segment, k.broken = here, here, here
		if here == k.first || says(ms, i+1)&pronounMark != 0 && r.near(ms, i+1) { // a car was stopped in Hull; he was found with
			return
		}
		area := c.area
		if !r.stays(ms, i, c, k) {
			c.reset(k.front)
			c.area = area
		}
	case m.cues&(commaMark|openMark|colonMark) != 0:
		if !(m.cues == commaMark && r.text[m.start] == ',' && says(ms, i-1)&says(ms, i+1)&figureMark != 0 && r.touches(&ms[i-1], m) && r.touches(m, &ms[i+1])) { // in a list
			k.segment = here
		}
		if m.cues&colonMark != 0 && here == k.first {
			k.front = *c
		}
		if m.cues&openMark != 0 {
			k.outer, k.inner, r.bracket = *c, here, here
		}
	case m.cues&shutMark != 0 && k.outer.words != [4]Word{} && (here > k.inner || r.counts(ms, i) || r.numbered(ms, i)):
		*c, k.outer = k.outer, context{} // a date in brackets is of what they hold
		k.conjunct, k.segment, k.dated, k.placed = here, here, here, here
	case m.cues&andMark != 0:
		r.and(ms, i, c, k)
	}
}

// and moves on where "and" begins what else was done, or a clause of its own.
func (r *reader) and(ms []mark, i int, c *context, k *clause) {
	here := len(r.statements)
	switch {
	case says(ms, i-1)&commaMark != 0 && here > k.first && r.clauseAt(ms, i+1):
		k.conjunct, k.segment, k.dated = here, here, max(k.dated, here)
	case says(ms, i+1)&(verbMark|hasMark) != 0 && r.near(ms, i+1):
		r.leave(ms, i, c, k)
		if says(ms, i+1)&hasMark != 0 {
			k.tense = here
		}
		k.conjunct, k.segment = here, here
	}
}

// clauseAt reports whether a clause of its own begins with ms[i]: "we made", "£900 was found".
func (r *reader) clauseAt(ms []mark, i int) bool {
	if says(ms, i)&(weMark|pronounMark|ownMark) != 0 && r.near(ms, i) {
		return says(ms, i+1)&(verbMark|hasMark|hadMark) != 0
	}
	if says(ms, i)&figureMark == 0 || !r.near(ms, i) || says(ms, i+1)&verbMark == 0 {
		return false
	}
	word := strings.ToLower(r.text[ms[i+1].start:ms[i+1].end])
	return word == "was" || word == "were" || word == "found"
}

// stays reports whether the place with which a sentence began is that of what stands
// behind the semicolon ms[i], too: "in Hull two men were arrested; £900 was found".
func (r *reader) stays(ms []mark, i int, c *context, k *clause) bool {
	return r.text[ms[i].start] == ';' && c.part == OfPlace && c.words[OfScope-1].End <= r.statements[k.first].Start && !r.placeIn(ms[i+1:])
}

// placeIn reports whether a place or an area is named among marks.
func (r *reader) placeIn(ms []mark) bool {
	for i := range ms {
		if ms[i].cues&(placeMark|areaMark|caseMark) != 0 {
			return true
		}
	}
	return false
}

// leave goes back, behind a comma and "and", to what was spoken of before some of those
// told were placed: "54 people, including 11 in Hull, and closed nine lines".
func (r *reader) leave(ms []mark, i int, c *context, k *clause) {
	if says(ms, i-1)&commaMark != 0 && c.part == OfPlace && k.front.part != OfPlace && r.partly(k.first) {
		c.part, c.scope = k.front.part, k.front.scope
	}
}

// counts reports whether the bracket that ms[i] shuts begins with a number that was not
// found: "34 arrests (28 between 3 and 9 October)".
func (r *reader) counts(ms []mark, i int) bool {
	for j := i - 1; j >= max(0, i-6); j-- {
		if ms[j].cues&openMark != 0 {
			_, n := (&scanner{text: r.text, pos: ms[j].end}).bare(ms[i].start)
			return n > 0 && ms[j+1].cues&dateMark != 0 && r.dates[ms[j+1].index].Start > ms[j].end
		}
	}
	return false
}

// numbered reports whether the bracket that ms[i] shuts begins with a number: "40 arrests
// (36 last year)".
func (r *reader) numbered(ms []mark, i int) bool {
	for j := i - 1; j >= max(0, i-8); j-- {
		if ms[j].cues&openMark != 0 {
			_, n := (&scanner{text: r.text, pos: ms[j].end}).bare(ms[i].start)
			return n > 0
		}
	}
	return false
}

// partly reports whether the last figure of a sentence, from the statement first on, is
// one of those that the sentence has told before: "54 people, 11 in Hull".
func (r *reader) partly(first int) bool {
	last := len(r.statements) - 1
	return last > first && r.statements[last].Part == OfPlace && sameKind(r.statements[last].Found, r.statements[last-1].Found)
}

// near reports whether at most a short word stands between ms[i] and the mark before.
func (r *reader) near(ms []mark, i int) bool {
	if i == 0 {
		return false
	}
	gap := ms[i].start - ms[i-1].end
	return gap >= 0 && gap <= 16 && strings.Count(r.text[ms[i-1].end:ms[i].start], " ") <= 2
}

// singly reports whether "a warrant" is one that things were found by, and no name of
// a kind of work: "a search warrant", but not "a week of action".
func (r *reader) singly(ms []mark, i int) bool {
	one := r.text[ms[i-1].start:ms[i-1].end]
	return !strings.EqualFold(one, "the") && !strings.EqualFold(one, "each") && !strings.EqualFold(one, "that") && !strings.EqualFold(one, "this")
}

// back applies set to the statements from one on. What is said in a bracket is not of the
// figures before it, if there are some in it.
func (r *reader) back(from int, set func(*Statement)) {
	if r.bracket < len(r.statements) {
		from = max(from, r.bracket)
	}
	for i := from; i < len(r.statements); i++ {
		set(&r.statements[i])
	}
}

// lasts reports whether a length of months or years stands at a place of the text:
// "in the last 12 months", "in eight months".
func (r *reader) lasts(at int) bool {
	words, from, start := 0, at, at
	for at < len(r.text) && words < 5 {
		for at < len(r.text) && r.text[at] == ' ' {
			at++
		}
		start = at
		for at < len(r.text) && (letter(r.text[at]) || digitAt(r.text, at)) {
			at++
		}
		switch word := r.text[start:at]; word {
		case "months", "years", "weeks":
			return words > 0
		case "year":
			return words > 1 || hasSuffix(strings.ToLower(r.text[max(0, from-12):from]), " last", " past")
		case "month":
			return words > 1
		case "the", "last", "past", "just", "over", "under", "nearly", "less", "than", "about", "around", "more", "first", "previous":
		default:
			if !numeral(word) {
				return false
			}
		}
		words++
	}
	return false
}

// numeral reports whether a word is a small number.
func numeral(word string) bool {
	switch word {
	case "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "eighteen", "six-month":
		return true
	}
	return word != "" && len(word) <= 3 && digitAt(word, 0)
}
