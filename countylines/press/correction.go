// SPDX-License-Identifier: MIT

package press

import (
	"cmp"
	"slices"
	"strings"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

// corrections are the words with which a text begins to correct itself.
var corrections = []string{"correction", "clarification", "corrected", "editor's note", "editor’s note", "erratum", "amend", "an earlier version", "a previous version", "a first version", "the first version", "update: an earlier", "this release originally", "this article originally", "we previously", "note: an earlier", "this article was", "this text was", "this release was", "in an earlier version", "in a previous version", "a correction"}

// misstated are the verbs behind "wrongly" that make a block a correction.
var misstated = []string{"given", "gave", "stated", "reported", "said", "put", "quoted", "listed", "recorded", "published", "described"}

// corrects reports whether a block begins as a correction does, or says that something
// was wrongly given.
func (r *reader) corrects(b block) bool {
	if b.kind == headlineBlock {
		return false
	}
	for _, m := range r.marks(b) {
		if m.cues&fixMark == 0 || !hasSuffix(r.text[:m.end], "ly") {
			continue
		}
		word := firstWord(r.text[m.end:])
		if slices.Contains(misstated, word) {
			return true
		}
	}
	text := strings.ToLower(r.text[b.start:min(b.end, b.start+80)])
	if strings.Contains(text, "earlier version") || strings.Contains(text, "previous version") {
		return true
	}
	text = strings.TrimLeft(text, " *([-–•")
	for _, c := range corrections {
		if strings.HasPrefix(text, c) {
			return true
		}
	}
	return false
}

// mostCorrections bounds the corrections of one text.
const mostCorrections = 16

// correct reads the blocks that correct the text: what was wrong is withdrawn, and
// what is right takes its place and its context.
func (r *reader) correct() {
	found := len(r.statements)
	at, left := 0, mostCorrections
	for n, b := range r.blocks {
		for at < found && r.notes[at].block < n {
			at++
		}
		if left == 0 || !b.corrects {
			continue
		}
		left--
		first := at
		for at < found && r.notes[at].block == n {
			r.notes[at].correcting = true
			at++
		}
		numbers := r.numbers(b)
		for i := first; i < at; i++ {
			r.correction(i, first, at, numbers)
		}
		if first == at {
			r.bareCorrection(n, numbers)
		}
	}
	if len(r.statements) > found {
		r.sort()
	}
}

// numbers gives the bare numbers of a block that are no dates'.
func (r *reader) numbers(b block) []bare {
	list := bares(r.text, b.start, b.end, 32)
	return slices.DeleteFunc(list, func(x bare) bool {
		i, _ := slices.BinarySearchFunc(r.dates, x.start, func(d calendar.Found, at int) int { return cmp.Compare(d.End, at+1) })
		return i < len(r.dates) && r.dates[i].Start <= x.start || x.n >= 1990 && x.n < 2100 && !strings.Contains(r.text[x.start:x.end], ",")
	})
}

// correction takes statement i, which stands in a correction with those of
// [first, last), for what was wrong or what is right.
func (r *reader) correction(i, first, last int, numbers []bare) {
	s := &r.statements[i]
	if s.Role == Withdrawn {
		return
	}
	for j := i + 1; j < last; j++ { // both were found
		if t := &r.statements[j]; sameKind(s.Found, t.Found) && s.extent() != t.extent() && s.Part == t.Part {
			wrong, right := i, j
			if r.reversed(s.End, t.Start) {
				wrong, right = j, i
			}
			r.replace(r.statements[wrong].Found, right)
			r.withdraw(wrong, right)
			return
		}
	}
	if r.paired(i, numbers) || s.Item.Kind == seizure.KindCash && r.worth(i, first, last) {
		return
	}
	if r.atFirst(s.Start) && !r.amends(s.Start) {
		s.Role = Withdrawn
		return
	}
	if s.Part != Whole || !r.amends(s.Start) {
		return
	}
	for j := range r.statements {
		if t := &r.statements[j]; !r.notes[j].correcting && sameKind(s.Found, t.Found) && t.Area == s.Area && t.Part == Whole && t.Role == Result && t.extent() != s.extent() && !t.extent().rounds(s.extent(), r.notes[j].headline) {
			r.replace(t.Found, i)
			return
		}
	}
}

// paired corrects by the bare number that stands in the correction beside the count of
// statement i: "31 people, not 35".
func (r *reader) paired(i int, numbers []bare) bool {
	s := &r.statements[i]
	e := s.extent()
	if s.Counted == "" || s.Part != Whole || !e.exact() {
		return false
	}
	for _, x := range numbers {
		after := x.start >= s.End
		if !after && x.end > s.Start || int64(x.n) == e.words.Lo || r.toldAt(i, x.start) || strings.HasSuffix(r.text[:x.start], "£") {
			continue
		}
		from, to := x.end, s.Start
		if after {
			from, to = s.End, x.start
		}
		other := *s
		other.Number = stats.Exactly(x.n)
		if r.reversed(from, to) == after { // what was found is right
			r.replace(other.Found, i)
			return true
		}
		other.Start, other.End = x.start, x.end
		r.statements = append(r.statements, other)
		r.notes = append(r.notes, r.notes[i])
		right := len(r.statements) - 1
		r.replace(r.statements[i].Found, right)
		r.withdraw(i, right)
		return true
	}
	return false
}

// toldAt reports whether a statement near statement i stands at a place of the text.
func (r *reader) toldAt(i, at int) bool {
	for j := max(0, i-4); j < min(len(r.statements), i+5); j++ {
		if s := &r.statements[j]; j != i && s.Start <= at && at < s.End {
			return true
		}
	}
	return false
}

// worth corrects by the sum of statement i what drugs were said to be worth: "drugs
// worth £17,000, not £70,000".
func (r *reader) worth(i, first, last int) bool {
	s := &r.statements[i]
	for j := first; j < last; j++ {
		t := &r.statements[j]
		if j == i || t.Item.Kind != seizure.KindWorth || s.extent() == t.extent() || s.Start <= t.End || s.Start-t.End >= 24 {
			continue
		}
		wrong, right := t.Found, *s
		wrong.Item.Money = s.Item.Money
		if r.reversed(t.End, s.Start) {
			r.replace(wrong, j)
			r.withdraw(i, j)
			return true
		}
		right.Item, right.Item.Money = t.Item, s.Item.Money
		r.statements[i] = right
		r.replace(t.Found, i)
		r.withdraw(j, i)
		return true
	}
	return false
}

// bareCorrection reads a correction of which no number has a thing that it counts: "the
// cash was given as £8,700; the correct sum is £7,800".
func (r *reader) bareCorrection(block int, numbers []bare) {
	if len(numbers) != 2 {
		return
	}
	wrong, right := numbers[0], numbers[1]
	if r.reversed(wrong.end, right.start) {
		wrong, right = right, wrong
	}
	pounds := func(b bare) bool { return strings.HasSuffix(r.text[:b.start], "£") }
	if pounds(wrong) != pounds(right) {
		return
	}
	for j := range r.statements {
		s, n := r.statements[j], &r.notes[j]
		e := s.extent()
		if n.correcting || s.Role == Withdrawn || !e.exact() || money(s.Found) != pounds(wrong) || s.Item.Kind == seizure.KindMass {
			continue
		}
		unit := int64(1)
		if pounds(wrong) {
			unit = int64(seizure.Pound)
		}
		if e.words.Lo != int64(wrong.n)*unit {
			continue
		}
		f := s.Found
		f.Start, f.End, f.Within, f.Item.Including = right.start, right.end, -1, nil
		switch {
		case s.Counted != "":
			f.Number = stats.Exactly(right.n)
		case money(s.Found):
			f.Item.Money = stats.Exactly(seizure.Money(right.n) * seizure.Pound)
		default:
			f.Item.Count = stats.Exactly(right.n)
		}
		r.statements = append(r.statements, Statement{Found: f, Same: -1})
		r.notes = append(r.notes, note{block: block, correcting: true})
		r.replace(s.Found, len(r.statements)-1)
		return
	}
}

// reversed reports whether the words between two numbers say that the first is right.
func (r *reader) reversed(from, to int) bool {
	between := strings.ToLower(r.text[from:to])
	return strings.Contains(between, "rather than") || strings.Contains(between, "instead of") || hasWord(between, "not") && !strings.Contains(between, "but")
}

// atFirst reports whether the words before a number say that it is the wrong one.
func (r *reader) atFirst(at int) bool {
	before := strings.ToLower(r.text[max(0, at-60):at])
	for _, word := range []string{"version", "at first", "originally", "initially", "first said", "first published", "wrongly", "mistakenly", "in error", "incorrectly"} {
		if strings.Contains(before, word) {
			return true
		}
	}
	return false
}

// amends reports whether the words before a number say that it is the right one.
func (r *reader) amends(at int) bool {
	before := strings.ToLower(r.text[max(0, at-80):at])
	if r.atFirst(at) {
		before = strings.ReplaceAll(before, "correction", "")
	}
	if stop := strings.LastIndex(before, ". "); stop >= 0 && !strings.HasSuffix(before[:stop], "correction") {
		before = before[stop:]
	}
	return strings.Contains(before, "should") || strings.Contains(before, "correct") || strings.Contains(before, "in fact") || strings.Contains(before, "now") || strings.Contains(before, "amended") || strings.Contains(before, "the number of") || strings.Contains(before, "the total")
}

// unamended leaves out what a correction tells and neither corrects by nor repeats, unless
// it says that the text lacked it.
func (r *reader) unamended() {
	for i := range r.statements {
		s, n := &r.statements[i], &r.notes[i]
		if !n.correcting || n.amending || s.Role > Running {
			continue
		}
		b := r.blocks[n.block]
		if text := r.text[b.start:b.end]; !strings.Contains(text, "left out") && !strings.Contains(text, "omitted") {
			s.Role = Unplaced
		}
	}
}

func (r *reader) withdraw(i, right int) {
	r.statements[i].Role, r.statements[i].Same = Withdrawn, right
}

// replace withdraws what the text says of the figure wrong, and gives its context to
// the statement of the right one.
func (r *reader) replace(wrong Found, right int) {
	e := (&Statement{Found: wrong}).extent()
	for j := range r.statements {
		s := &r.statements[j]
		if j == right || r.notes[j].correcting || s.Role == Withdrawn || !sameKind(s.Found, wrong) || s.extent() != e {
			continue
		}
		t := &r.statements[right]
		t.Area, t.Period, t.Open, t.Role, t.Part, t.Scope = s.Area, s.Period, s.Open, s.Role, s.Part, s.Scope
		r.notes[right].own, r.notes[right].amending = r.notes[j].own, true
		r.withdraw(j, right)
	}
}

// sort puts the statements in the order of the text again.
func (r *reader) sort() {
	order := make([]int, len(r.statements))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(r.statements[a].Start, r.statements[b].Start) })
	place := make([]int, len(order))
	for to, from := range order {
		place[from] = to
	}
	statements, notes := make([]Statement, len(order)), make([]note, len(order))
	for to, from := range order {
		statements[to], notes[to] = r.statements[from], r.notes[from]
		if same := statements[to].Same; same >= 0 {
			statements[to].Same = place[same]
		}
		if within := statements[to].Within; within >= 0 && within < len(place) {
			statements[to].Within = place[within]
		}
	}
	r.statements, r.notes = statements, notes
	for i := range r.claims {
		for _, at := range []*int{&r.claims[i].Figure, &r.claims[i].Other} {
			if *at >= 0 {
				*at = place[*at]
			}
		}
	}
}

// counterparts reads "the numbers were 13, 55 and 34": of what the sentences before
// said, in their order.
func (r *reader) counterparts(ms []mark, i int, c *context, k *clause) {
	if c.role != Earlier || k.quote {
		return
	}
	end := len(r.text)
	for j := i + 1; j < len(ms); j++ {
		if ms[j].cues&(figureMark|verbMark|dateMark) != 0 {
			return
		}
	}
	if stop := strings.IndexAny(r.text[ms[i].end:min(end, ms[i].end+400)], ".!?\n"); stop >= 0 {
		end = ms[i].end + stop
	}
	list := bares(r.text, ms[i].end, end, 16)
	var of []int
	for j := len(r.statements) - 1; j >= max(0, len(r.statements)-16) && r.statements[j].Role == Result; j-- {
		if r.statements[j].Part == Whole && !r.notes[j].headline {
			of = append(of, j)
		}
	}
	if len(list) == 0 || len(of) != len(list) {
		return
	}
	for n, x := range list {
		s := r.statements[of[len(of)-1-n]]
		switch {
		case s.Counted != "":
			s.Number = stats.Exactly(x.n)
		case s.Item.Kind == seizure.KindWeapons || s.Item.Kind == seizure.KindPacks || s.Item.Kind == seizure.KindGoods:
			s.Item.Count, s.Item.Including = stats.Exactly(x.n), nil
		default:
			return
		}
		s.Start, s.End, s.Within, s.Same = x.start, x.end, -1, -1
		s.Period, s.Open, s.Role, s.Why = c.period, c.open, Earlier, nil
		for _, w := range c.words {
			if w.Of != 0 {
				s.Why = append(s.Why, w)
			}
		}
		r.statements = append(r.statements, s)
		r.notes = append(r.notes, note{block: r.notes[of[0]].block, own: true})
	}
}
