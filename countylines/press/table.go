// SPDX-License-Identifier: MIT

package press

import (
	"math"
	"strings"
	"time"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/countylines/internal/grammar"
	"github.com/countylines/ops/stats"
)

// A cell is a cell of a table in a release, without the spaces around it.
type cell struct{ start, end int }

// A divider is what stands between the cells of a table.
type divider uint8

const (
	noDivider divider = iota
	pipes
	tabs
	slashes
	gaps   // two spaces or more
	commas // as in a file
)

const (
	mostColumns = 32
	longestCell = 80
	longestLine = 1000
)

// columns gives the cells of a line, or nil if it is no row of a table so divided.
func columns(text string, start, end int, by divider) []cell {
	if end-start > longestLine {
		return nil
	}
	var cells []cell
	add := func(from, to int) bool {
		for from < to && (text[from] == ' ' || text[from] == '\t') {
			from++
		}
		for to > from && (text[to-1] == ' ' || text[to-1] == '\t' || text[to-1] == '\r') {
			to--
		}
		cells = append(cells, cell{from, to})
		return to-from <= longestCell && len(cells) <= mostColumns
	}
	from := start
	for i := start; i < end; {
		n := by.at(text, i, end)
		if n == 0 {
			i++
			continue
		}
		if !(i == start && (by == pipes || by == tabs)) && !add(from, i) {
			return nil
		}
		i += n
		from = i
	}
	if !((by == pipes || by == tabs) && strings.TrimSpace(text[from:end]) == "" && len(cells) > 0) && !add(from, end) {
		return nil
	}
	if len(cells) < 2 {
		return nil
	}
	return cells
}

// at gives the length of the divider at a place of a line, or 0.
func (by divider) at(text string, i, end int) (n int) {
	switch c := text[i]; {
	case by == pipes && c == '|', by == tabs && c == '\t', by == commas && c == ',' && !(digitAt(text, i-1) && threeDigits(text, i+1)):
		n = 1
	case by == slashes && strings.HasPrefix(text[i:end], " / "):
		n = 3
	case by == gaps && strings.HasPrefix(text[i:end], "  "):
		for n = 2; i+n < end && text[i+n] == ' '; n++ {
		}
	}
	return n
}

func threeDigits(text string, i int) bool {
	return digitAt(text, i) && digitAt(text, i+1) && digitAt(text, i+2) && !digitAt(text, i+3)
}

// divided gives the divider of a line that may be a row of a table.
func divided(text string, start, end int) divider {
	line := text[start:min(end, start+longestLine)]
	switch {
	case strings.Count(line, "|") >= 1:
		return pipes
	case strings.Contains(strings.TrimSpace(line), "\t"):
		return tabs
	case strings.Count(line, " / ") >= 1:
		return slashes
	case strings.Contains(strings.TrimSpace(line), "  "):
		return gaps
	case strings.Count(line, ",") >= 1 && !strings.ContainsAny(line, ".;:!?") && !strings.Contains(line, ", "):
		return commas
	}
	return noDivider
}

// A grid is a table: a row of headings, and rows below it.
type grid struct {
	start, end int
	rows       [][]cell
}

// gridAt reads the table that starts with the line at a place of the text.
func gridAt(text string, at int) (g grid, ok bool) {
	by := noDivider
	g.start = at
	numbers := false
	for at < len(text) {
		end := at + strings.IndexByte(text[at:], '\n')
		if end < at {
			end = len(text)
		}
		first := at
		for first < end && (text[first] == ' ' || by == pipes && text[first] == '\r') {
			first++
		}
		if strings.TrimSpace(text[first:end]) == "" {
			if next := nextRow(text, end+1); len(g.rows) > 0 && next < len(text) && by == tabs && divided(text, next, lineEnd(text, next)) == by { // a row a paragraph, as pages copy
				at = next
				continue
			}
			break
		}
		d := divided(text, first, end)
		if by == noDivider {
			by = d
		}
		if d == noDivider || d != by {
			break
		}
		cells := columns(text, first, end, by)
		if cells == nil || len(g.rows) > 0 && len(cells) > len(g.rows[0])+1 {
			break
		}
		if !ruled(text[first:end]) {
			if !g.add(text, cells) {
				break
			}
			for _, c := range cells[1:] {
				numbers = numbers || hasDigit(text[c.start:c.end])
			}
		}
		g.end = end
		at = min(end+1, len(text))
	}
	return g, len(g.rows) >= 2 && numbers
}

// nextRow passes over at most a few empty lines.
func nextRow(text string, at int) int {
	for range 3 {
		if at >= len(text) {
			break
		}
		end := lineEnd(text, at)
		if strings.TrimSpace(text[at:end]) != "" {
			break
		}
		at = end + 1
	}
	return at
}

// add adds a row. It is false if the row has too many cells for the table.
func (g *grid) add(text string, cells []cell) bool {
	switch rows := len(g.rows); {
	case rows > 0 && len(cells) == len(g.rows[0])+1: // the corner is empty
		if rows > 1 {
			return false
		}
		g.rows[0] = append([]cell{{g.rows[0][0].start, g.rows[0][0].start}}, g.rows[0]...)
	case rows > 0 && len(cells) == len(g.rows[0])-1:
		cells = parted(text, cells)
	}
	g.rows = append(g.rows, cells)
	return true
}

// parted gives the cells of a row of which the first holds the label and a number:
// "Kent 29 / 3" below "Force / arrests / lines closed".
func parted(text string, cells []cell) []cell {
	first := cells[0]
	i := strings.LastIndexByte(text[first.start:first.end], ' ')
	if i < 0 || !digitAt(text, first.end-1) {
		return cells
	}
	return append([]cell{{first.start, first.start + i}, {first.start + i + 1, first.end}}, cells[1:]...)
}

func lineEnd(text string, at int) int {
	if n := strings.IndexByte(text[at:], '\n'); n >= 0 {
		return at + n
	}
	return len(text)
}

// ruled reports whether a line is only the rule below the headings of a table.
func ruled(line string) bool { return strings.Trim(line, "|-:+= \t\r") == "" }

func hasDigit(s string) bool { return strings.ContainsAny(s, "0123456789") }

// table states the figures of a table. It reports false if it is none that is
// understood, and leaves its text to be read as prose.
func (r *reader) table(g grid, base context, block int) bool {
	head := g.rows[0]
	measures := 0
	for _, c := range head[1:] {
		if r.heads(c) {
			measures++
		}
	}
	from := len(r.statements)
	switch {
	case measures > 0:
		r.rows(g, base, block)
	case r.labels(head[1:]):
		r.turned(g, base, block)
	case len(head) == 2:
		r.pairs(g, base, block)
	}
	return len(r.statements) > from
}

// heads reports whether a heading names what the cells below it count.
func (r *reader) heads(c cell) bool {
	text := r.text[c.start:c.end]
	if h := grammar.Parse(text, false); text == "" || h.Is(grammar.Percentage|grammar.Rate|grammar.Derived|grammar.Target) || h.When.Says() {
		return false
	}
	_, ok := r.counted("25", text)
	return ok
}

// counted reads a cell under a heading: "25" under "arrests", "1.2" under "cocaine (kg)".
func (r *reader) counted(amount, heading string) (Found, bool) {
	heading = strings.TrimSpace(strings.TrimRight(heading, ":*†"))
	unit := ""
	if open := strings.LastIndexByte(heading, '('); open >= 0 && strings.HasSuffix(heading, ")") {
		unit, heading = strings.TrimSpace(heading[open+1:len(heading)-1]), strings.TrimSpace(heading[:open])
	}
	if tail, ok := strings.CutSuffix(heading, " £"); ok {
		unit, heading = "£", tail
	}
	amount = strings.TrimRight(amount, "*†")
	if unit != "" && amount != "" {
		switch {
		case strings.HasPrefix(unit, "£"):
			amount = "£" + strings.TrimPrefix(amount, "£") + strings.TrimPrefix(unit, "£")
		case !letter(amount[len(amount)-1]):
			amount += unit
		}
	}
	if strings.EqualFold(heading, "visits") && strings.Contains(r.text, "uckoo") {
		heading = "cuckooing visits"
	}
	if count, plain := countOf(amount); plain {
		f, ok := r.template(heading)
		switch {
		case !ok:
		case f.Counted != "":
			f.Number = count
		default:
			f.Item.Count = count
		}
		return f, ok
	}
	return findUnder(amount, heading)
}

// countOf reads a cell that counts: "25", "<5", "10 or more".
func countOf(text string) (f stats.Figure[int], ok bool) {
	c, ok := grammar.ParseCell(text)
	a, whole, held := c.A.In(1)
	b, _, _ := c.B.In(1)
	if !ok || !whole || !held || c.Unit.Says() || c.Percent || a > math.MaxInt32 || b > math.MaxInt32 {
		return f, false
	}
	n, ok := c.Wording.Figure(a, b, true)
	return stats.As[int](n), ok
}

// mostHeadings bounds the headings of tables that one text is read with.
const mostHeadings = 256

// template gives a figure of what is counted under a heading.
func (r *reader) template(heading string) (Found, bool) {
	if t, ok := r.templates[heading]; ok {
		return t.found, t.ok
	}
	if len(r.templates) >= mostHeadings {
		return Found{}, false
	}
	f, ok := findUnder("25", heading) // of which the plural of the heading is
	ok = ok && (f.Counted != "" || f.Item.Count.Reported())
	if r.templates == nil {
		r.templates = map[string]template{}
	}
	r.templates[heading] = template{f, ok}
	return f, ok
}

type template struct {
	found Found
	ok    bool
}

// findUnder finds what an amount under a heading is of.
func findUnder(amount, heading string) (Found, bool) {
	heading = lowerFirst(heading)
	for _, text := range []string{amount + " " + heading, amount + " of " + heading, amount + " people " + heading, amount + " " + heading + " seized", amount + " in " + heading, amount + " lines " + heading} {
		if found := find(text); len(found) == 1 && found[0].Start == 0 {
			return found[0], true
		}
	}
	return Found{}, false
}

// lowerFirst puts the first letter of a heading in lower case unless the word is all
// capitals.
func lowerFirst(s string) string {
	if len(s) > 1 && 'A' <= s[0] && s[0] <= 'Z' && !('A' <= s[1] && s[1] <= 'Z') {
		return strings.ToLower(s[:1]) + s[1:]
	}
	return s
}

// A label is what a row or a column is about.
type label struct {
	context
	known bool
	total bool
	year  bool // it is nothing but a year
}

// yearNamed gives the year of which a heading is the number, or no days.
func yearNamed(text string) calendar.Period {
	if n := smallNumber(text); len(text) == 4 && 1990 <= n && n < 2100 {
		return calendar.Date(n, time.January, 1).Year()
	}
	return calendar.Period{}
}

// years makes the last of the years that head a table the one that a release without days
// of its own reports on, and the others earlier ones.
func (r *reader) years(labels []label) {
	last := calendar.Period{}
	for _, l := range labels {
		if l.year && l.period.From > last.From {
			last = l.period
		}
	}
	for i := range labels {
		if l := &labels[i]; l.year && r.period.Size() == 0 {
			if l.role = Earlier; l.period == last {
				l.role = Result
			}
		}
	}
}

// label reads the heading of a row, or of a column.
func (r *reader) label(c cell, base context) label {
	l := label{context: base}
	text := strings.TrimSpace(strings.TrimRight(r.text[c.start:c.end], ":*†"))
	switch strings.ToLower(text) {
	case "region", "all", "overall", "force-wide", "whole force", "force", "the force", "force total", "force area":
		l.known, l.total = true, true
		return l
	}
	h := grammar.Parse(text, false)
	if h.Is(grammar.Total) && h.Area == 0 {
		l.known, l.total = true, true
		return l
	}
	area, err := countylines.ParseArea(text)
	if unit := regionNamed(text); unit != 0 {
		area, err = unit, nil
	}
	if err == nil {
		l.area, l.known = area, true
		l.words[OfArea-1] = Word{c.start, c.end, OfArea}
		return l
	}
	b := block{start: c.start, end: c.end}
	ms := r.aside(b)
	for i := range ms {
		switch m := &ms[i]; {
		case m.cues&areaMark != 0 && !l.known:
			l.area, l.known = m.area, true
			l.word(m, OfArea)
		case m.cues&dateMark != 0:
			d := r.dates[m.index]
			l.period, l.role, _ = r.placed(d, strings.ToLower(r.text[d.Start:d.End]))
			l.open, l.known = d.Open && l.role == Running, true
			if p := d.Period.And(r.period); p.Size() > 0 && 2*r.period.Size() <= 3*max(p.Size(), d.Period.Size()) && d.Period == d.Period.From.Month() { // named by its month
				l.period, l.role = r.period, Result
			}
			l.word(m, OfPeriod)
		case m.cues&beforeMark != 0 && !l.known:
			l.period, l.role, l.known = calendar.Period{}, Earlier, true
		}
	}
	if year := yearNamed(text); !l.known && year.Size() > 0 {
		l.period, l.role, _ = r.placed(calendar.Found{Period: year}, text)
		l.known, l.year = true, true
		l.words[OfPeriod-1] = Word{c.start, c.end, OfPeriod}
	}
	if !l.known && text != "" && !hasDigit(text) && text[0] >= 'A' && text[0] <= 'Z' {
		l.part, l.scope, l.known = OfPlace, text, true
		l.words[OfScope-1] = Word{c.start, c.end, OfScope}
	}
	return l
}

// aside gives the marks of a piece of the text out of turn.
func (r *reader) aside(b block) []mark {
	s := scanner{text: r.text, vocab: words(), places: &r.places, dates: r.dates, before: -1, last: -1}
	s.pos = b.start
	s.date = r.dateAt(b.start)
	return s.scan(b.start, b.end)
}

// dateAt gives the index of the first date from a place of the text on.
func (r *reader) dateAt(at int) int {
	lo, hi := 0, len(r.dates)
	for lo < hi {
		if mid := (lo + hi) / 2; r.dates[mid].Start < at {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// labels reports whether the headings of a table are all areas or days.
func (r *reader) labels(head []cell) bool {
	for _, c := range head {
		l := r.label(c, context{})
		if !l.known || l.part == OfPlace && !l.total && len(head) < 2 {
			return false
		}
	}
	return true
}

// rows states the figures of a table with a row for each area, place or period.
func (r *reader) rows(g grid, base context, block int) {
	var labels []label
	for _, row := range g.rows[1:] {
		labels = append(labels, r.label(row[0], base))
	}
	r.totals(labels, base)
	r.years(labels)
	for n, row := range g.rows[1:] {
		if !labels[n].known && row[0].start != row[0].end {
			continue
		}
		for c := 1; c < len(row) && c < len(g.rows[0]); c++ {
			r.fill(row[c], g.rows[0][c], labels[n].context, block)
		}
	}
}

// turned states those of a table with a column for each.
func (r *reader) turned(g grid, base context, block int) {
	var labels []label
	for _, c := range g.rows[0][1:] {
		labels = append(labels, r.label(c, base))
	}
	r.totals(labels, base)
	r.years(labels)
	for _, row := range g.rows[1:] {
		for c := 1; c < len(row) && c < len(g.rows[0]); c++ {
			if labels[c-1].known {
				r.fill(row[c], row[0], labels[c-1].context, block)
			}
		}
	}
}

// pairs states the figures of a table of a label and a number in each row.
func (r *reader) pairs(g grid, base context, block int) {
	for _, row := range g.rows {
		if len(row) == 2 {
			r.fill(row[1], row[0], base, block)
		}
	}
}

// totals says of which area the total of the labels is: of the forces among them, or
// of the one whose places they are.
func (r *reader) totals(labels []label, base context) {
	union, several := countylines.Area(0), 0
	for _, l := range labels {
		if l.known && !l.total && l.part == Whole && l.area != base.area && l.area.Size() == 1 || l.known && !l.total && l.part == Whole && l.words[OfArea-1] != base.words[OfArea-1] {
			union |= l.area
			several++
		}
	}
	for i := range labels {
		if labels[i].total && several > 1 {
			labels[i].area = union
		}
	}
}

// fill states the figure of a cell.
func (r *reader) fill(c, heading cell, of context, block int) {
	text := r.text[c.start:c.end]
	if !hasDigit(text) || len(text) > 40 {
		return
	}
	f, ok := r.counted(text, r.text[heading.start:heading.end])
	if !ok {
		return
	}
	f.Start, f.End, f.Within = c.start, c.end, -1
	s := Statement{Found: f, Area: of.area, Period: of.period, Open: of.open, Role: of.role, Part: of.part, Scope: of.scope, Same: -1}
	for _, w := range of.words {
		if w.Of != 0 {
			s.Why = append(s.Why, w)
		}
	}
	r.statements = append(r.statements, s)
	r.notes = append(r.notes, note{block: block, table: true, own: true})
}
