// SPDX-License-Identifier: MIT

package tables

import (
	"strconv"
	"strings"
	"time"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/countylines/internal/grammar"
	"github.com/countylines/ops/seizure"
)

// A columnRole says what the cells of a column are.
type columnRole uint8

const (
	aside   columnRole = iota // remarks
	label                     // headings of rows
	numbers                   // numbers
	marking                   // marks on the numbers to the left
)

// A column is a column of a table.
type column struct {
	role    columnRole
	head    string          // what its heading says that its cells are: "area", "month"
	texts   []string        // its headings, from the top
	h       grammar.Heading // all that they say
	levels  []*grammar.Heading
	kind    axis // of a label: what its cells mostly name
	months  bool // its cells are months, so "2010-11" is November
	seen    map[string]*grammar.Heading
	stretch grammar.When // of a year to date: all that its neighbours are of
	why     string       // of numbers: why none of them is a figure
	is      Role         // and what they are instead
}

// An axis is what the items of a row or column of headings differ in.
type axis uint8

const (
	noAxis axis = iota
	byArea
	byDistrict
	byTime
	byDrug
	byMeasure
	byPerson
	byUnit
	byClass
)

// heading reads a text, and remembers it.
func (r *reader) heading(text string) *grammar.Heading {
	if h, ok := r.headings[text]; ok {
		return h
	}
	h := grammar.Parse(text, false)
	inOwnWords(&h)
	if len(r.headings) < 1<<14 {
		r.headings[text] = &h
	}
	return &h
}

// inOwnWords gives a heading the subject whose words it is: "Lines closed (Type 1)",
// "wraps of heroin". Seizures of drugs are headed in many words, all of them known.
func inOwnWords(h *grammar.Heading) {
	if len(h.Plain) > 100 {
		return
	}
	seizures, ofSeizures := strings.CutSuffix(h.Plain, ", seizures")
	form, drugs, _ := strings.Cut(h.Plain, " of ")
	drugs, seizures = strings.ReplaceAll(drugs, " and ", "|"), strings.ReplaceAll(seizures, " and ", "|")
	pack := "pack:" + drugs + " " + strings.TrimSuffix(strings.ToLower(form), "s")
	for _, name := range [...]string{h.Plain, pack, "weapon:" + h.Plain, "good:" + h.Plain, "seizures:" + seizures} {
		var own countylines.Subject
		if err := own.UnmarshalText([]byte(name)); err != nil || own == countylines.DaysPrinted() || !strings.EqualFold(own.String(), h.Plain) {
			continue
		}
		if top, why := topicOf(h.Measure, h.Drug, h.What, h.Unit); why == "" {
			is, err := top.subject(0)
			if err == nil && (is == own || is.Kind() == seizure.KindSeizures && !ofSeizures) {
				h.Many, h.Joined = false, false
				return
			}
		}
		text, _ := own.MarshalText() // it was read from text
		*h = grammar.Heading{Measure: string(text), Plain: h.Plain, Mark: h.Mark, Flags: h.Flags & grammar.Wholly}
		return
	}
}

// columns reads the headings of a table and tells its columns apart.
func (r *reader) columns(rows [][]Cell, b *block) []column {
	width := 0
	for _, i := range b.heads {
		width = max(width, int(r.shapes[i].last)+1)
	}
	for i := b.from; i < b.to; i++ {
		width = max(width, int(r.shapes[i].last)+1)
	}
	cols := make([]column, width)
	for n, i := range b.heads {
		r.spread(rows, b, n, i, cols)
	}
	for j := range cols {
		c := &cols[j]
		for k := len(c.texts) - 1; k >= 0; k-- {
			c.levels = append(c.levels, r.heading(c.texts[k]))
		}
		c.h = mergeLevels(c.levels)
		switch strings.ToLower(c.h.Plain) {
		case "from":
			c.h.Head = "start"
		case "to":
			c.h.Head = "end"
		}
		c.head = c.h.Head
		r.tellColumn(rows, b, cols, j)
		if c.role == numbers {
			c.h.When = endingAs(firstOf(r.table.days, c.head), c.h.When)
		}
	}
	r.settleColumns(rows, b, cols)
	return cols
}

// spread gives the headings of a row to the columns that they stand over.
func (r *reader) spread(rows [][]Cell, b *block, n, i int, cols []column) {
	row := rows[i]
	merged := false
	for j := range row {
		merged = merged || row[j].Across > 1 && row[j].State&Covered == 0
	}
	last, from := "", -1
	for j := range cols {
		var c Cell
		if j < len(row) {
			c = row[j]
		}
		k := r.classOf(&c)
		switch {
		case k != isEmpty:
			last, from = strings.TrimSpace(headText(&c)), j
			if c.Across > 1 {
				from = j
				for x := j; x < j+int(c.Across) && x < len(cols); x++ {
					cols[x].texts = append(cols[x].texts, last)
				}
				last = ""
				continue
			}
			cols[j].texts = append(cols[j].texts, last)
		case merged || n == len(b.heads)-1 || last == "" || from < 0:
		case r.below(rows, b, n, j) && (from > 0 || r.below(rows, b, n, from)):
			cols[j].texts = append(cols[j].texts, last)
		}
	}
}

// below reports whether a lower row of headings has something in a column.
func (r *reader) below(rows [][]Cell, b *block, n, j int) bool {
	for _, i := range b.heads[n+1:] {
		if j < len(rows[i]) && r.classOf(&rows[i][j]) != isEmpty {
			return true
		}
	}
	return false
}

// headText gives the text of a heading; of a day, as a month where it is shown as one.
func headText(c *Cell) string {
	if c.Kind == Date {
		return dateText(c)
	}
	if c.Kind == Number && c.Text == "" {
		return c.Value
	}
	return c.Text
}

// dateText writes a day that a cell stores: as a month or a year where it is shown
// so, and else in full.
func dateText(c *Cell) string {
	shown := grammar.Parse(c.Text, true)
	day, err := calendar.ParseDay(c.Value)
	if err != nil {
		return c.Text
	}
	switch {
	case shown.When.Grain == grammar.Month:
		y, m, _ := day.Date()
		return m.String() + " " + strconv.Itoa(y)
	case shown.When.Grain == grammar.BareYear && len(strings.TrimSpace(c.Text)) == 4:
		return strings.TrimSpace(c.Text)
	}
	return c.Value
}

// mergeLevels draws together what the headings of a column say, the lowest first.
func mergeLevels(levels []*grammar.Heading) grammar.Heading {
	var h grammar.Heading
	for i, l := range levels {
		if i == 0 {
			h = *l
			continue
		}
		mergeInto(&h, l)
	}
	return h
}

// mergeInto adds to a heading what another says that it does not.
func mergeInto(h *grammar.Heading, l *grammar.Heading) {
	if h.Area == 0 {
		h.Area, h.Set, h.Named = l.Area, l.Set, l.Named
	}
	w, ok := h.When.Join(l.When)
	w.Clash = h.When.Clash || l.When.Clash || !ok
	h.When = w
	mergeSubject(h, l)
	h.Unit = h.Unit.Or(l.Unit)
	if h.Head == "" {
		h.Head = l.Head
	}
	flags := l.Flags &^ grammar.Wholly
	if !l.Is(grammar.Total) || h.When.Says() || h.Area != 0 || h.Subject() {
		flags &^= grammar.Total
	}
	wholly := h.Flags & l.Flags & grammar.Wholly
	h.Flags = (h.Flags|flags)&^grammar.Wholly | wholly
	h.Mark |= l.Mark
	h.Rest = append(h.Rest[:len(h.Rest):len(h.Rest)], l.Rest...)
}

// mergeSubject gives h what l says of the drug, the measure and the persons, where h
// itself says nothing, or only the wider thing.
func mergeSubject(h, l *grammar.Heading) {
	if !h.Subject() {
		h.Many, h.Joined = l.Many, l.Joined
	}
	switch {
	case h.Class == "" && l.Class != "" && (h.Drug == "" || strings.HasPrefix(h.Drug, "_all")) && h.Is(grammar.Other):
		h.Drug = "_other-class-" + l.Class
	case h.Drug == "" && l.Drug != "" && h.Measure == "":
		h.Drug = l.Drug
	}
	if h.Measure == "" && h.Drug == "" || h.Measure == "" && l.Measure == "drug_value" {
		h.Measure = l.Measure
	}
	if h.What == "" || h.What == "seized" && l.What != "" {
		h.What = l.What
	}
	if h.Who == "" {
		h.Who = l.Who
	}
	if m := grammar.Whose(h.Measure, h.Who); m != "" {
		h.Measure, h.Who = m, ""
	}
}

// tellColumn finds out what the cells of a column are.
func (r *reader) tellColumn(rows [][]Cell, b *block, cols []column, j int) {
	c := &cols[j]
	n, flags := r.classesIn(rows, b, j)
	some := n[isText] + n[isNumber] + n[isGap] + n[isWeak] + n[isYear] + n[isDate] + n[isTruth]
	figures := n[isNumber] + n[isGap] + n[isYear]
	words := n[isText] + n[isDate]
	switch {
	case some == 0:
		c.role = aside
	case flags == some && j > 0:
		c.role = marking
	case n[isTruth] == some:
		c.role = aside
	case c.head == "note" && !c.h.Subject() && c.h.What == "":
		c.role = aside
	case r.labelHead(c, figures, words):
		c.role = label
	case n[isDate] > 0 && n[isDate] >= figures:
		c.role = aside
		if c.head == "" && (j == 0 || len(c.texts) == 0) {
			c.role = label
		}
	case n[isYear] == figures && n[isYear] > 0 && n[isGap] == 0 && r.yearsBeside(rows, b, cols, j, words):
		c.role, c.head = label, "year"
	case figures+n[isWeak] > 0 && figures+n[isWeak] >= words:
		c.role = numbers
		if figures == 0 && words == 0 && !c.h.Says() {
			c.role = aside
		}
	default:
		c.role = label
	}
	if c.role == label {
		r.tellLabel(rows, b, cols, j)
	}
}

// yearsBeside tells whether a column of years, and of that many words, is the label of
// the numbers to its right.
func (r *reader) yearsBeside(rows [][]Cell, b *block, cols []column, j, words int) bool {
	c := &cols[j]
	return (words == 0 || r.timesIn(rows, b, j)) && (len(c.texts) == 0 || !c.h.Says()) && r.beforeNumbers(cols, j)
}

// classesIn counts the cells of a column by what they look like, the first six hundred
// of them, and those that are nothing but a mark such as "r".
func (r *reader) classesIn(rows [][]Cell, b *block, j int) (n [8]int, flags int) {
	looked := 0
	for i := b.from; i < b.to && looked < 600; i++ {
		if r.shapes[i].n < 2 && j < int(r.shapes[i].last)+1 && r.shapes[i].number == 0 { // a banner or a note
			continue
		}
		if j >= len(rows[i]) {
			continue
		}
		x := &rows[i][j]
		k := r.classOf(x)
		if k == isEmpty || r.repeats(rows, i, b) && b.to-b.from < 5000 && r.shapes[i].number == 0 {
			continue
		}
		looked++
		n[k]++
		switch strings.Trim(strings.TrimSpace(x.Text), "[]()") {
		case "r", "R", "p", "P", "ʳ", "ᴿ", "rp", "r,p", "(r)", "revised", "provisional", "Revised", "Provisional", "e", "b":
			flags++
		}
	}
	return n, flags
}

// timesIn reports whether every text in a column names a time.
func (r *reader) timesIn(rows [][]Cell, b *block, j int) bool {
	for i := b.from; i < min(b.to, b.from+100); i++ {
		if j < len(rows[i]) && r.shapes[i].n > 1 && r.classOf(&rows[i][j]) == isText {
			if h := r.heading(rows[i][j].Text); !h.When.Says() && !h.Is(grammar.Total) {
				return false
			}
		}
	}
	return true
}

// beforeNumbers reports whether no column to the left has numbers.
func (r *reader) beforeNumbers(cols []column, j int) bool {
	for _, c := range cols[:j] {
		if c.role == numbers {
			return false
		}
	}
	return true
}

// labelHead reports whether a heading says that a column has headings of rows.
func (r *reader) labelHead(c *column, figures, words int) bool {
	if c.head == "" || c.h.Subject() && c.h.Drug != "_all-drugs" || c.h.What != "" && c.head != "drug" || c.h.Is(grammar.Percentage|grammar.Rate|grammar.Derived|grammar.Target) || c.h.When.Complete() {
		return false
	}
	switch c.head {
	case "year", "quarter", "quarterend", "yearend", "month", "week", "weekend", "date", "start", "end", "period", "code":
		return words > 0 || len(c.h.Rest) == 0
	case "value", "note":
		return false
	case "unit":
		return words > 0 && words >= figures
	}
	return words > figures
}

// tellLabel finds out what the headings in a column name.
func (r *reader) tellLabel(rows [][]Cell, b *block, cols []column, j int) {
	c := &cols[j]
	c.seen = map[string]*grammar.Heading{}
	c.months = c.head == "month" || r.looksMonthly(rows, b, j)
	n, some, distinct := r.axesIn(rows, b, c, j)
	if total := n[byArea] + n[byTime] + n[byDrug] + n[byMeasure]; some > 0 && oftenWrong[c.head] && n[headAxis[c.head]] == 0 {
		for k := byArea; k <= byMeasure; k++ { // "Month" over the measures, left of the months
			if n[k] > 0 && n[k] == total && 2*total > some {
				c.head, c.seen = "", map[string]*grammar.Heading{}
			}
		}
	}
	if c.head == "" && n == ([byClass + 1]int{}) && !c.h.Says() && arePlaces(distinct) {
		c.head, c.seen = "area", map[string]*grammar.Heading{}
	}
	if k := headAxis[c.head]; k != noAxis {
		c.kind = k
	} else {
		best := 0
		for k := byArea; k <= byUnit; k++ {
			if n[k] > best {
				best, c.kind = n[k], k
			}
		}
		if (best*3 < some || best == 0 && c.kind == noAxis) && j > 0 && !r.beforeLabels(cols, j) {
			c.role = aside
		}
	}
	c.againstHead(n, some)
}

// againstHead takes back what the heading of a column promised where none of its labels,
// of which some were looked at, is of that kind.
func (c *column) againstHead(n [byClass + 1]int, some int) {
	if c.head == "measure" && !c.h.Is(grammar.Wholly) && n[byMeasure]+n[byDrug]+n[byPerson] == 0 {
		c.role = aside // "verified results"
	}
	if c.kind == byTime && n[byTime] == 0 && some > 0 && c.head != "quarter" && c.head != "month" && c.head != "year" {
		c.role = aside // "yes" and "no" of dates
	}
	if c.kind == byMeasure && n[byDrug] > n[byMeasure] {
		c.kind = byDrug
	}
	if c.head == "area" && n[byArea] == 0 && some > 0 { // areas that nobody knows, or districts
		if place := n[byTime] + n[byDrug] + n[byMeasure]; place*2 > some {
			c.kind = byMeasure
		}
	}
}

// axesIn counts the different labels of a column by what they name, four hundred at most;
// some is how many name anything but a total.
func (r *reader) axesIn(rows [][]Cell, b *block, c *column, j int) (n [byClass + 1]int, some int, distinct map[string]bool) {
	distinct = map[string]bool{}
	for i := b.from; i < b.to && some < 400; i++ {
		if j >= len(rows[i]) || r.classOf(&rows[i][j]) == isEmpty || r.shapes[i].n < 2 {
			continue
		}
		text := headText(&rows[i][j])
		if len(text) > 200 || distinct[text] {
			continue
		}
		distinct[text] = true
		h := r.labelOf(c, &rows[i][j])
		axis := axisOf(h)
		switch {
		case axis != noAxis:
			n[axis]++
			some++
		case !h.Is(grammar.Total | grammar.Unknown | grammar.Other):
			some++
		}
	}
	return n, some, distinct
}

// axisOf is what a label names before all else.
func axisOf(h *grammar.Heading) axis {
	switch {
	case h.Area != 0:
		return byArea
	case h.Drug != "":
		return byDrug
	case h.Measure != "":
		return byMeasure
	case h.When.Says():
		return byTime
	case h.Who != "":
		return byPerson
	case h.Unit.Says():
		return byUnit
	case h.What != "":
		return byMeasure
	}
	return noAxis
}

// arePlaces reports whether most of some texts, but for totals, are places of forces:
// the districts below no heading, or below "2022/23".
func arePlaces(texts map[string]bool) bool {
	places, others := 0, 0
	for text := range texts {
		if _, scope, err := countylines.ParsePlace(strings.TrimSpace(text)); err == nil && scope != "" {
			places++
		} else if h := grammar.Parse(text, false); !h.Is(grammar.Total | grammar.Unknown) {
			others++
		}
	}
	return places > 1 && places > 2*others
}

// headAxis has what the cells under a heading name.
var headAxis = map[string]axis{"area": byArea, "region": byArea, "code": byArea, "district": byDistrict, "drug": byDrug, "class": byClass,
	"measure": byMeasure, "unit": byUnit, "year": byTime, "quarter": byTime, "quarterend": byTime, "yearend": byTime, "month": byTime,
	"week": byTime, "weekend": byTime, "date": byTime, "start": byTime, "end": byTime, "period": byTime}

// oftenWrong are the headings that also stand over labels of another kind.
var oftenWrong = map[string]bool{"area": true, "region": true, "drug": true, "measure": true, "year": true, "quarter": true,
	"quarterend": true, "yearend": true, "month": true, "week": true, "weekend": true, "period": true}

// beforeLabels reports whether a column is the first with headings of rows.
func (r *reader) beforeLabels(cols []column, j int) bool {
	for _, c := range cols[:j] {
		if c.role == label {
			return false
		}
	}
	return true
}

// looksMonthly reports whether cells such as "2010-11" stand among months that
// cannot be financial years.
func (r *reader) looksMonthly(rows [][]Cell, b *block, j int) bool {
	looked := 0
	for i := b.from; i < b.to && looked < 400; i++ {
		if j < len(rows[i]) && rows[i][j].Text != "" {
			looked++
			h := r.heading(rows[i][j].Text)
			if h.When.Grain == grammar.Month && len(rows[i][j].Text) == 7 && rows[i][j].Text[4] == '-' {
				return true
			}
		}
	}
	return false
}

// labelOf reads the heading of a row in a column.
func (r *reader) labelOf(c *column, x *Cell) *grammar.Heading {
	text := headText(x)
	if h, ok := c.seen[text]; ok {
		return h
	}
	h := r.readLabel(c, strings.TrimSpace(text))
	if len(c.seen) < 1<<17 {
		c.seen[text] = h
	}
	return h
}

func (r *reader) readLabel(c *column, text string) *grammar.Heading {
	if c.head == "area" || c.head == "region" || c.kind == byArea {
		text = inFull(text)
	}
	h := grammar.Parse(text, c.months)
	inOwnWords(&h)
	switch c.head {
	case "quarter":
		if n := smallNumber(text); 1 <= n && n <= 4 {
			h = grammar.Heading{When: grammar.QuarterOf(n), Plain: text}
		}
	case "month":
		if n := smallNumber(text); 1 <= n && n <= 12 {
			h = grammar.Heading{When: grammar.When{First: n, Last: n, Grain: grammar.Month}, Plain: text}
		}
		if h.When.Grain == grammar.Day && h.When.Period.Size() > 0 {
			h.When.Period, h.When.Grain = h.When.Period.From.Month(), grammar.Month
		}
	case "week", "weekend", "quarterend", "yearend":
		h.When = endingAs(c.head, h.When)
	case "unit":
		u, ok := grammar.ParseUnit(text)
		if ok && !u.Says() {
			u.Kind = grammar.Count
		}
		h.Unit = u
		if ok || h.Is(grammar.Percentage|grammar.Rate) {
			h.Rest = nil
		}
		h.What, h.Measure, h.Drug = "", "", ""
	case "drug", "class":
		labelDrug(&h)
	case "year", "period", "date":
		h.When = h.When.Ending(c.h.When.YearTo)
	case "area", "region", "code", "district":
		labelArea(&h, c.head)
	}
	return &h
}

// smallNumber is the number that a text of one or two digits is, and 0 of any other.
func smallNumber(text string) int {
	n, err := strconv.Atoi(text)
	if err != nil || len(text) > 2 || n < 0 || text[0] == '+' {
		return 0
	}
	return n
}

// labelDrug reads a label of a column of drugs or of classes: "A" is a class there.
func labelDrug(h *grammar.Heading) {
	if h.Drug == "" && !h.Is(grammar.Total|grammar.Other|grammar.Unknown) {
		if s, err := seizure.ParseSubstance(h.Plain); err == nil {
			slug, _ := s.MarshalText()
			h.Drug, h.Rest = string(slug), nil
		}
	}
	switch lower := strings.ToLower(h.Plain); {
	case len(lower) == 1 && strings.Contains("abc", lower):
		h.Drug, h.Class, h.Rest = "_total-class-"+lower, lower, nil
	case h.Drug == "" && h.Is(grammar.Unknown):
		h.Drug = "_unknown"
	}
}

// labelArea reads a label of a column of places, which says nothing but a place.
func labelArea(h *grammar.Heading, head string) {
	if wholeForce[strings.ToLower(h.Plain)] && head == "district" {
		*h = grammar.Heading{Plain: h.Plain, Flags: grammar.Total | grammar.Wholly}
	}
	if (h.Area == 0 || !h.Is(grammar.Wholly) || head == "district") && h.Plain != "" && !h.Is(grammar.Total|grammar.Unknown) {
		if area, scope, err := countylines.ParsePlace(h.Plain); err == nil && (h.Area == 0 || scope != "" || area.Contains(h.Area)) {
			h.Area, h.Scope, h.Set = area, scope, false
		}
	}
	h.When, h.Measure, h.Drug, h.What, h.Who, h.Unit = grammar.When{}, "", "", "", "", grammar.Unit{}
}

// wholeForce has what the row of the force is called among its districts.
var wholeForce = map[string]bool{"force": true, "force area": true, "whole force": true, "entire force": true, "force-wide": true, "constabulary": true, "police force": true}

// inFull writes the points of the compass out that begin the names of forces: "S Wales".
func inFull(text string) string {
	first, rest, ok := strings.Cut(text, " ")
	if !ok {
		return text
	}
	for _, point := range [...]string{"North", "South", "East", "West"} {
		if strings.EqualFold(strings.TrimSuffix(first, "."), point[:1]) {
			return point + " " + strings.Replace(rest, "Yorks", "Yorkshire", 1-strings.Count(rest, "Yorkshire"))
		}
	}
	return text
}

// endingAs reads a day or a month below a heading that says that weeks begin or end
// with it, or that quarters or years do.
func endingAs(head string, w grammar.When) grammar.When {
	y, m, _ := (w.Period.To - 1).Date()
	switch {
	case w.Grain != grammar.Day && w.Grain != grammar.Month:
	case head == "week" && w.Grain == grammar.Day:
		w.Period.To, w.Grain = w.Period.From+7, grammar.Week
	case head == "weekend" && w.Grain == grammar.Day:
		w.Period.From, w.Grain = w.Period.To-7, grammar.Week
	case head == "month" && w.Grain == grammar.Day && w.Period == (calendar.Period{From: w.Period.From.Month().From, To: w.Period.From.Month().From + 1}):
		w.Period, w.Grain = w.Period.From.Month(), grammar.Month
	case head == "quarterend":
		w = grammar.Ending3(y, int(m))
	case head == "yearend":
		w = grammar.Ending12(y, int(m))
	}
	return w
}

// An axes says how many columns of numbers name what.
type axes struct{ areas, times, drugs, subjects, people int }

func axesOf(cols []column) (n axes) {
	for j := range cols {
		c := &cols[j]
		if c.role != numbers {
			continue
		}
		count := func(n *int, is bool) {
			if is {
				*n++
			}
		}
		count(&n.areas, c.h.Area != 0)
		count(&n.times, c.h.When.Says())
		count(&n.drugs, c.h.Drug != "" && !strings.HasPrefix(c.h.Drug, "_"))
		count(&n.subjects, c.h.Subject() || c.h.What != "")
		count(&n.people, c.h.Who != "")
	}
	return n
}

// settleColumns finds out what columns of numbers cannot be figures, and what a
// total among them is of.
func (r *reader) settleColumns(rows [][]Cell, b *block, cols []column) {
	n := axesOf(cols)
	amountsOnly(cols, r.rules.units.plants.Kind == grammar.NoUnit && r.table.units.plants.Kind == grammar.NoUnit && r.about.Units["cannabis-plants"] == "")
	names := map[string]int{}
	for j := range cols {
		c := &cols[j]
		if c.role != numbers {
			continue
		}
		if c.h.Is(grammar.Unknown) && !c.h.Subject() && c.h.Area == 0 && n.drugs > 1 && n.areas == 0 {
			c.h.Drug = "_unknown"
		}
		if key := strings.ToLower(strings.Join(strings.Fields(strings.Join(c.texts, "\x00")), " ")); strings.Trim(key, "\x00 ") != "" {
			if k, twice := names[key]; twice {
				const why = "two columns of the table have the same heading"
				c.why, c.is = why, Refused
				cols[k].why, cols[k].is = why, Refused
			} else {
				names[key] = j
			}
		}
		partOfLeft(cols, j)
		upperTotal(cols, j)
		if c.why == "" {
			c.why, c.is = r.refuseColumn(c, n.subjects > 0, n.areas > 0)
		}
		if c.why == "" && n.drugs > 0 && !c.h.Subject() && c.h.Is(grammar.Other) {
			c.why, c.is = "heading "+quote(strings.Join(c.texts, ", "))+" does not say which drugs are left", Refused
		}
		if c.h.When.Says() && !c.h.When.Complete() {
			c.stretch = spanOf(cols, j)
		}
		if c.h.Is(grammar.Total|grammar.YearToDate) && c.why == "" {
			totalColumn(cols, j, n)
			r.totalOfParts(rows, b, cols, j)
		}
	}
}

// partOfLeft gives a column that is of a part of the column to its left what that
// counts: "of which women", or "Under 18" beside "Arrests".
func partOfLeft(cols []column, j int) {
	c := &cols[j]
	if c.h.Is(grammar.OfWhich) {
		for k := j - 1; k >= 0; k-- {
			if d := &cols[k]; d.role == numbers && !d.h.Is(grammar.OfWhich) {
				mergeInto(&c.h, &d.h)
				break
			}
		}
	}
	if c.h.Who == "" || c.h.Subject() {
		return
	}
	for k := j - 1; k >= 0 && cols[k].role == numbers; k-- {
		if m := grammar.Whose(cols[k].h.Measure, c.h.Who); m != "" {
			c.h.Measure, c.h.Who = m, ""
			return
		}
	}
}

// refuseColumn says why the numbers below a heading are no figures, if they are none.
func (r *reader) refuseColumn(c *column, subjects, areas bool) (why string, is Role) {
	h := &c.h
	name := strings.Join(c.texts, ", ")
	switch {
	case h.Is(grammar.Percentage):
		return "a percentage", Percentage
	case h.Is(grammar.Rate):
		return "a rate, which is no count", Rate
	case h.Is(grammar.Derived):
		return "a change, a rank or an average, which follows from other figures", Derived
	case h.Is(grammar.Target):
		return "a target, which is what somebody wants and not what was", Refused
	case h.Is(grammar.NotOurs), h.Is(grammar.SizeBand):
		return "heading " + quote(name) + ": " + whyNoSubject, Refused
	case len(c.texts) == 0 || countWords[strings.ToLower(strings.TrimSpace(h.Plain))] && len(h.Rest) == 0:
		return "", 0
	case h.Measure != "" || h.Drug != "" || h.What != "" || h.Who != "":
		return "", 0
	case h.Is(grammar.Unknown):
		return "heading " + quote(name) + " names nobody whose figure this could be", Refused
	case len(h.Rest) > 0 && !(c.head == "value" || h.Is(grammar.NumberOf)):
		return "heading " + quote(name) + " is not understood: " + whyNoSubject, Refused
	case areas && h.Area == 0 && !h.Is(grammar.Total|grammar.YearToDate) && !h.When.Says() && !h.Unit.Says():
		return "heading " + quote(name) + " names no area, and others do", Refused
	case h.Says(), c.head != "":
		return "", 0
	case strings.Trim(name, ", ") != "":
		return "heading " + quote(name) + " is not understood: " + whyNoSubject, Refused
	case subjects:
		return "heading " + quote(name) + " names no subject, and others do", Refused
	}
	return "", 0
}

// countWords are headings of counts whose subject a title names.
var countWords = map[string]bool{"answer": true, "answers": true, "response": true, "our answer": true, "people": true, "persons": true, "individuals": true, "cases": true, "total people": true, "number of people": true, "no. of people": true, "number of cases": true}

func quote(s string) string { return "“" + clip(strings.Join(strings.Fields(s), " ")) + "”" }

// totalColumn gives a column of totals what its neighbours have and it lacks: the
// areas of all, the days of all, all drugs.
func totalColumn(cols []column, j int, n axes) {
	c := &cols[j]
	area, all, unnamed := neighbours(cols, j)
	if n.areas > 0 && c.h.Area == 0 && unnamed {
		c.why, c.is = "it is a total of columns of which not all name an area", Refused
	}
	if n.areas > 0 && c.h.Area == 0 && c.h.Is(grammar.Total) && !(n.times > 0 && !c.h.When.Says()) {
		c.h.Area, c.h.Named = area, 2
	}
	switch {
	case n.times == 0 || c.h.When.Says():
	case c.h.Is(grammar.YearToDate):
		c.stretch = all
	default:
		c.h.When = all
	}
	if n.drugs > 0 && c.h.Drug == "" && c.h.Measure == "" && n.times == 0 && n.areas == 0 {
		c.h.Drug = "_all-drugs"
	}
}

// neighbours gives the areas and the days of the columns beside a total, below the same
// upper heading, and whether one that is no total names neither.
func neighbours(cols []column, j int) (area countylines.Area, all grammar.When, unnamed bool) {
	c := &cols[j]
	var span calendar.Period
	for k := range cols {
		d := &cols[k]
		if k == j || d.role != numbers {
			continue
		}
		total := d.h.Is(grammar.Total | grammar.YearToDate)
		aside := d.h.Is(grammar.Percentage | grammar.Rate | grammar.Derived | grammar.Target)
		unnamed = unnamed || d.h.Area == 0 && !d.h.When.Says() && !total && !aside
		if d.why != "" || aside || total && !d.h.When.Complete() && d.h.Area == 0 || len(c.texts) > 1 && c.texts[0] != "" && len(d.texts) > 1 && d.texts[0] != c.texts[0] {
			continue
		}
		area |= d.h.Area
		if p := d.h.When.Period; p.Size() > 0 {
			if span.Size() == 0 {
				span = p
			}
			span.From, span.To = min(span.From, p.From), max(span.To, p.To)
		} else if d.h.When.Says() {
			if all.First == 0 {
				all = d.h.When
			}
			all.Last, all.Grain = d.h.When.Last, grammar.Quarter
		}
	}
	if span.Size() > 0 {
		all = grammar.When{Period: span, Grain: grammar.Stretch}
	}
	return area, all, unnamed
}

// upperTotal gives a column below an upper heading "Total" what the other columns have
// at its level: the areas of all, or the days of all.
func upperTotal(cols []column, j int) {
	c := &cols[j]
	for n, l := range c.levels {
		if n == 0 || !l.Is(grammar.Total) || !l.Is(grammar.Wholly) || l.Area != 0 || l.When.Says() || l.Subject() {
			continue
		}
		var area countylines.Area
		var span calendar.Period
		unnamed := 0
		for k := range cols {
			d := &cols[k]
			if d.role != numbers || n >= len(d.levels) || len(d.levels) != len(c.levels) || d.texts[len(d.texts)-1-n] == c.texts[len(c.texts)-1-n] {
				continue
			}
			level := d.levels[n]
			area |= level.Area
			if p := level.When.Period; p.Size() > 0 && span.Size() > 0 {
				span.From, span.To = min(span.From, p.From), max(span.To, p.To)
			} else if p.Size() > 0 {
				span = p
			}
			if level.Area == 0 && !level.When.Complete() {
				unnamed++
			}
		}
		switch {
		case unnamed > 0:
			if area != 0 {
				c.why, c.is = "it is a total of columns of which not all name an area", Refused
			}
		case area != 0 && c.h.Area == 0:
			c.h.Area, c.h.Named = area, 2
		case span.Size() > 0 && !c.h.When.Says():
			c.h.When = grammar.When{Period: span, Grain: grammar.Stretch}
		}
	}
}

// amountsOnly finds the drugs that have but one column, in a table in which some
// columns are of masses: "number" over plants and "000s" over tablets are amounts then,
// whatever the file is called. Plants that alone have no unit are plants, unless something
// else says what they are in.
func amountsOnly(cols []column, plain bool) {
	seen, masses := map[string]int{}, false
	for j := range cols {
		if c := &cols[j]; c.role == numbers && c.h.Drug != "" {
			if c.h.What == "seizures" {
				return
			}
			seen[c.h.Drug+"\x00"+c.h.Area.String()+c.h.When.Period.String()]++
			masses = masses || c.h.Unit.Kind == grammar.Mass
			plain = plain && (c.h.Unit.Says() || c.h.Drug == "cannabis-plants")
		}
	}
	for j := range cols {
		c := &cols[j]
		if !masses || c.role != numbers || c.h.Drug == "" || seen[c.h.Drug+"\x00"+c.h.Area.String()+c.h.When.Period.String()] != 1 || c.h.What != "" && c.h.What != "seized" {
			continue
		}
		switch u := &c.h.Unit; {
		case u.Kind == grammar.NoUnit && u.Scale == 0 && !c.h.Is(grammar.NumberOf) && !(plain && c.h.Drug == "cannabis-plants"):
			continue
		case u.Kind == grammar.NoUnit && c.h.Drug == "cannabis-plants":
			u.Kind = grammar.Plants
		case u.Kind == grammar.NoUnit:
			u.Kind = grammar.Doses
		}
		c.h.What = "quantity"
	}
}

// totalOfParts gives a total below the heading of a year the days of the months or
// quarters beside it, which may be fewer: those below the same heading, or all of the
// table where these are what it is the sum of.
func (r *reader) totalOfParts(rows [][]Cell, b *block, cols []column, j int) {
	c := &cols[j]
	if len(c.levels) < 2 || c.why != "" || c.levels[0].When.Says() || !c.levels[0].Is(grammar.Total) || !c.h.When.Complete() {
		return
	}
	var same, all []int
	for k := range cols {
		d := &cols[k]
		if d.role != numbers || d.why != "" || len(d.levels) == 0 || !d.levels[0].When.Says() || d.h.Is(grammar.Total|grammar.YearToDate) || d.h.Measure != c.h.Measure || d.h.Drug != c.h.Drug {
			continue
		}
		all = append(all, k)
		if d.texts[0] == c.texts[0] {
			same = append(same, k)
		}
	}
	parts := same
	if len(same) < len(all) && !isSum(rows, b, same, j) && isSum(rows, b, all, j) {
		parts = all
	}
	var span calendar.Period
	for _, k := range parts {
		p := cols[k].h.When.Period
		if p.Size() == 0 {
			return
		}
		if span.Size() == 0 {
			span = p
		}
		span.From, span.To = min(span.From, p.From), max(span.To, p.To)
	}
	if span.Size() > 0 {
		c.h.When = grammar.When{Period: span, Grain: grammar.Stretch}
	}
}

// isSum reports whether a column is the sum of others, in each of its first rows in
// which all are exact.
func isSum(rows [][]Cell, b *block, parts []int, total int) bool {
	looked := 0
	for i := b.from; i < b.to && looked < 50; i++ {
		whole, ok := exactNumber(rows[i], total)
		var sum int64
		for _, k := range parts {
			n, is := exactNumber(rows[i], k)
			ok = ok && is && n < 1<<40
			sum += n
		}
		if !ok {
			continue
		}
		if looked++; sum != whole {
			return false
		}
	}
	return looked > 0
}

// spanOf gives the days of all other columns that name theirs whole, so that "Q1"
// beside "Apr-23" has a year.
func spanOf(cols []column, j int) (all grammar.When) {
	var span calendar.Period
	for k := range cols {
		d := &cols[k]
		if k == j || d.role != numbers || !d.h.When.Complete() {
			continue
		}
		if span.Size() == 0 {
			span = d.h.When.Period
		}
		span.From, span.To = min(span.From, d.h.When.Period.From), max(span.To, d.h.When.Period.To)
	}
	if span.Size() > 0 {
		all = grammar.When{Period: span, Grain: grammar.Stretch}
	}
	return all
}

// latest is the month in which the years of a text end, or 0.
func latest(months ...time.Month) time.Month {
	for _, m := range months {
		if m != 0 {
			return m
		}
	}
	return 0
}

// sideBySide gives the columns in which further tables begin: headings of rows right
// of numbers, of the same kind as those to their left.
func sideBySide(cols []column) (begins []int) {
	var kinds [byClass + 1]bool
	numeric := false
	for j := range cols {
		c := &cols[j]
		switch {
		case c.role == numbers:
			numeric = true
		case c.role == label && numeric && c.kind != noAxis && c.kind != byUnit && kinds[c.kind] && (c.kind != byTime || j > 0 && cols[j-1].role == aside && len(cols[j-1].texts) == 0):
			begins = append(begins, j)
			kinds, numeric = [byClass + 1]bool{}, false
			kinds[c.kind] = true
		case c.role == label && c.kind != noAxis:
			kinds[c.kind] = true
		}
	}
	return begins
}

// partOf gives the number of the table, among those side by side, of a column.
func (t *table) partOf(j int) int {
	n := 0
	for _, begin := range t.parts {
		if j >= begin {
			n++
		}
	}
	return n
}
