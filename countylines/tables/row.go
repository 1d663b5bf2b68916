// SPDX-License-Identifier: MIT

package tables

import (
	"strings"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/countylines/internal/grammar"
)

// A rowHead is what the headings of a row say together.
type rowHead struct {
	grammar.Heading
	scope string
	why   string // why none of its numbers is a figure
	is    Role
	sum   bool // its area is all that stand above it
}

// readRow tells the cells of a row of a table.
func (r *reader) readRow(rows [][]Cell, i int) {
	t := r.table
	row := rows[i]
	s := r.shapes[i]
	switch {
	case s.n == 0:
		r.words(rows, i, Remark)
		return
	case s.n == 1 && !s.data() && (len(t.labels) == 0 || int(s.first) <= t.labels[len(t.labels)-1] || s.text == 1):
		r.banner(rows, i, int(s.first))
		return
	case !s.data() && len(t.b.heads) > 0 && s.heads() && r.repeats(rows, i, t.b):
		r.words(rows, i, Heading)
		return
	}
	t.keys, t.heads = append(t.keys[:0], targetKey{}), append(t.heads[:0], rowHead{})
	for range t.parts {
		t.keys, t.heads = append(t.keys, targetKey{}), append(t.heads, rowHead{})
	}
	for p := range t.heads {
		t.rowsAbove = t.beside[p]
		t.heads[p] = r.rowHead(rows, i, p, &t.keys[p])
		t.beside[p] = t.rowsAbove
	}
	for j := range row {
		c := &row[j]
		if c.blank() {
			continue
		}
		if j >= len(t.cols) || c.State&Covered != 0 {
			r.tell(i, j, Remark, "")
			continue
		}
		switch t.cols[j].role {
		case label:
			r.tell(i, j, Heading, "")
		case numbers:
			p := t.partOf(j)
			r.number(rows, i, j, &t.heads[p], t.keys[p])
		case aside:
			r.asideCell(i, j, c)
		default:
			r.tell(i, j, Remark, "")
		}
	}
}

// asideCell tells a cell of a column of remarks, in which a number is no figure.
func (r *reader) asideCell(i, j int, c *Cell) {
	k, head := r.classOf(c), r.table.cols[j].head
	if head != "note" && (k == isNumber && (head != "" || c.Kind != Text) || k == isYear && c.Kind != Text) {
		r.tell(i, j, Refused, "it stands in a column of remarks")
		return
	}
	r.tell(i, j, Remark, "")
}

// banner reads a row that has one text: the heading of the rows below it, or a note.
func (r *reader) banner(rows [][]Cell, i, j int) {
	t := r.table
	c := &rows[i][j]
	h := r.heading(headText(c))
	next := i + 1
	for next < t.b.to && r.shapes[next].n == 0 {
		next++
	}
	says := h.Area != 0 || h.When.Says() || h.Subject() || h.What != "" || h.Who != "" || h.Unit.Says()
	if next >= t.b.to || r.remarks(rows, next, h) || !says || len(h.Rest) > 1 || len(c.Text) > 100 {
		r.tell(i, j, Remark, "")
		return
	}
	r.tell(i, j, Heading, "")
	kept := t.banners[:0]
	for _, b := range t.banners { // a banner ends those of its kind, and what stands under them
		if sameKind(b, h) {
			break
		}
		kept = append(kept, b)
	}
	t.banners = append(kept, h)
	clear(t.beside)
	clear(t.last)
	clear(r.targets)
}

// sameKind tells whether two headings name things of one kind, such as two areas.
func sameKind(a, b *grammar.Heading) bool {
	return a.Area != 0 && b.Area != 0 || a.When.Says() && b.When.Says() || a.Subject() && b.Subject() ||
		a.Who != "" && b.Who != "" || a.What != "" && b.What != ""
}

// remarks reports whether a text between rows is a note on one force: "Kent: April to
// December only" over the row of Kent.
func (r *reader) remarks(rows [][]Cell, next int, h *grammar.Heading) bool {
	if h.Area.Size() != 1 || !h.When.Says() || next >= r.table.b.to {
		return false
	}
	for _, j := range r.table.labels {
		if col := &r.table.cols[j]; col.kind == byArea && j < len(rows[next]) && r.classOf(&rows[next][j]) != isEmpty {
			if l := r.labelOf(col, &rows[next][j]); l.Area != 0 && l.Scope == "" {
				return true
			}
		}
	}
	return false
}

// rowHead draws together the headings of a row.
func (r *reader) rowHead(rows [][]Cell, i, part int, key *targetKey) (head rowHead) {
	t := r.table
	row := rows[i]
	special := false
	var by sideHeads
	first := true
	for n, j := range t.labels {
		col := &t.cols[j]
		if len(t.parts) > 0 && t.partOf(j) != part {
			continue
		}
		var h *grammar.Heading
		if j < len(row) && row[j].State&Broken != 0 {
			head.why, head.is = "a quotation mark is out of place in its row", Refused
		}
		if j < len(row) && r.classOf(&row[j]) != isEmpty {
			h = r.labelOf(col, &row[j])
			r.keepLabel(h, row, n)
		} else if r.filled(rows, i, n) || r.inRegion(rows, i, n) {
			h = t.last[n]
		}
		if h == nil {
			continue
		}
		if n < len(key.labels) {
			key.labels[n] = h
		}
		if h.Is(grammar.Total|grammar.OfWhich|grammar.YearToDate) || h.Area == countylines.WestMidlands && t.regions[i] {
			special = true
		}
		switch {
		case col.head == "start":
			by.start = h.When.Period.From
		case col.head == "end":
			by.end = h.When.Period.To
		case col.kind == byClass && len(t.labels) > 1 && r.hasDrugColumn(t):
			by.class = h
		case col.head == "code":
			by.code = h
		case col.head == "region" && r.hasAreaColumn(t):
			by.region = h
		default:
			r.join(&head, h, col, &first, i)
		}
	}
	r.settleRow(&head, by, i)
	if special || head.why != "" {
		key.special = i + 1
	}
	r.remember(&head)
	return head
}

// leads reports whether a column of labels has headings of several rows.
func (r *reader) leads(t *table, n int) bool { return n == 0 || t.cols[t.labels[n]].head != "note" }

func (r *reader) hasDrugColumn(t *table) bool {
	for _, j := range t.labels {
		if t.cols[j].kind == byDrug {
			return true
		}
	}
	return false
}

func (r *reader) hasAreaColumn(t *table) bool {
	for _, j := range t.labels {
		if t.cols[j].kind == byArea && t.cols[j].head != "region" && t.cols[j].head != "code" {
			return true
		}
	}
	return false
}

// filled reports whether a blank heading of a row is that of the row above: it stands
// in a column of headings to the left of the numbers, and nothing else in the row
// names the same kind of thing.
func (r *reader) filled(rows [][]Cell, i, n int) bool {
	t := r.table
	col := &t.cols[t.labels[n]]
	if t.last[n] == nil || col.head == "code" || col.kind == byUnit || len(t.labels) < 2 {
		return false
	}
	for j := range t.cols {
		if t.cols[j].role == numbers && j < t.labels[n] {
			return false
		}
	}
	for m, j := range t.labels {
		if m == n || j >= len(rows[i]) || r.classOf(&rows[i][j]) == isEmpty {
			continue
		}
		h := r.labelOf(&t.cols[j], &rows[i][j])
		if col.kind == byTime && t.cols[j].kind == byTime && !h.When.Complete() {
			continue
		}
		if t.cols[j].kind == col.kind || h.Area != 0 && col.kind == byArea || h.Is(grammar.Total) && (t.cols[j].kind == noAxis || t.cols[j].head == "code" || col.kind == byDistrict) {
			return false
		}
	}
	return true
}

// inRegion reports whether a row of a total stands under a region that is named once
// for the rows of its forces.
func (r *reader) inRegion(rows [][]Cell, i, n int) bool {
	t := r.table
	col := &t.cols[t.labels[n]]
	if col.head != "region" || t.last[n] == nil {
		return false
	}
	if t.labels[n] < len(rows[i]) && rows[i][t.labels[n]].State&Covered != 0 {
		return true
	}
	for m, j := range t.labels {
		if m != n && t.cols[j].kind == byArea && j < len(rows[i]) && r.classOf(&rows[i][j]) != isEmpty {
			if h := r.labelOf(&t.cols[j], &rows[i][j]); h.Area == 0 && h.Is(grammar.Total) {
				return t.blanks && !t.totals
			}
			t.blanks = true
		}
	}
	return false
}

// join adds a heading of a row to the others.
func (r *reader) join(head *rowHead, h *grammar.Heading, col *column, first *bool, i int) {
	t := r.table
	add := *h
	if add.Area == countylines.WestMidlands && t.regions[i] {
		add.Area, add.Set = countylines.WestMidlandsRegion, true
	}
	switch col.kind {
	case byDistrict:
		r.joinDistrict(head, &add)
	case byArea:
		r.joinArea(head, &add)
	case byTime:
		if col.head == "yearend" && add.When.Grain == grammar.BareYear && latest(t.ends, col.h.When.YearTo, r.about.YearsBegin) == 0 && head.why == "" {
			head.why, head.is = "nothing says in which month its year ends; the caller may", Refused
		}
		r.joinTime(head, &add)
	case byDrug:
		r.joinDrug(head, &add)
	case byMeasure:
		r.joinMeasure(head, &add)
	}
	if add.Is(grammar.NotOurs|grammar.SizeBand) && head.why == "" {
		head.why, head.is = quote(add.Plain)+": "+whyNoSubject, Refused
	}
	if *first {
		head.Heading = add
		*first = false
		return
	}
	mergeInto(&head.Heading, &add)
	if add.Drug != "" && head.Drug != add.Drug && (head.Drug == "" || strings.HasPrefix(head.Drug, "_all")) && head.Measure == "" {
		head.Drug = add.Drug
	}
	if add.Measure != "" && head.Measure == "" {
		head.Measure = add.Measure
	}
	head.Flags |= add.Flags & (grammar.Total | grammar.YearToDate)
}

// joinDistrict settles the district of a row.
func (r *reader) joinDistrict(head *rowHead, add *grammar.Heading) {
	if add.Is(grammar.Unknown) && add.Area == 0 {
		head.why, head.is = "its area cannot be named", Refused
	}
	if !add.Is(grammar.Total) && (add.Area == 0 || add.Scope != "") {
		head.scope = add.Plain
	}
	if !add.Is(grammar.Total) {
		add.Rest = nil
	} else {
		add.Flags &^= grammar.Total
	}
}

// joinArea settles the area of a row, or the sum of those above.
func (r *reader) joinArea(head *rowHead, add *grammar.Heading) {
	t := r.table
	if add.Area == 0 && add.Is(grammar.Total) && !add.Is(grammar.Unknown) {
		add.Area, add.Named, head.sum = t.areas, 2, true
		if t.areas == 0 {
			add.Flags |= grammar.Unknown
		}
	}
	if add.Scope != "" {
		head.scope = add.Scope
	}
	if add.Area == 0 && head.why == "" {
		head.why, head.is = "its area "+quote(add.Plain)+" cannot be named", Refused
	}
	add.Flags &^= grammar.Total
}

// joinTime settles the period of a row.
func (r *reader) joinTime(head *rowHead, add *grammar.Heading) {
	t := r.table
	if add.Is(grammar.Total) && !add.When.Says() {
		span := t.span
		if within := span.And(head.When.Period); within.Size() > 0 {
			span = within
		}
		if span.Size() > 0 {
			add.When = grammar.When{Period: span, Grain: grammar.Stretch}
		} else if t.months.Says() {
			add.When = t.months
		} else {
			add.Flags |= grammar.YearToDate
		}
	}
	if !add.When.Says() && !add.Is(grammar.Total|grammar.YearToDate) && head.why == "" {
		head.why, head.is = "its period "+quote(add.Plain)+" is not understood", Refused
	}
	add.Flags &^= grammar.Total
}

// joinDrug settles the drug of a row.
func (r *reader) joinDrug(head *rowHead, add *grammar.Heading) {
	t := r.table
	if add.Drug == "" && add.Measure == "" && add.Is(grammar.Total) {
		add.Drug = "_all-drugs"
		for _, b := range t.banners {
			if b.Class != "" && !t.closed {
				add.Drug = "_total-class-" + b.Class
			}
		}
	}
	if add.Drug == "" && add.Is(grammar.Other) {
		for _, b := range t.banners {
			if b.Class != "" {
				add.Drug = "_other-class-" + b.Class
			}
		}
	}
	if add.Drug == "" && add.Is(grammar.Unknown) {
		add.Drug = "_unknown"
	}
	if add.Drug == "" && add.Measure == "" && add.What == "" && head.why == "" && !add.Is(grammar.Total) && !r.classed() {
		head.why, head.is = quote(add.Plain)+" names no drug that is known", Refused
	}
}

// joinMeasure settles what a row counts.
func (r *reader) joinMeasure(head *rowHead, add *grammar.Heading) {
	if !add.Subject() && add.What == "" && add.Who == "" && !add.Unit.Says() && !add.Is(grammar.NumberOf) && head.why == "" && !add.Is(grammar.Percentage|grammar.Rate|grammar.Derived|grammar.OfWhich) {
		head.why, head.is = quote(add.Plain)+": "+whyNoSubject, Refused
	}
}

// classed reports whether a column of classes may say of which class others are.
func (r *reader) classed() bool {
	for _, j := range r.table.labels {
		if r.table.cols[j].kind == byClass {
			return true
		}
	}
	return false
}

// keepLabel keeps the label of the nth column of labels for the rows below, and ends what
// stood under the label before.
func (r *reader) keepLabel(h *grammar.Heading, row []Cell, n int) {
	t := r.table
	if n >= len(t.last) {
		return
	}
	t.last[n] = h
	if col := &t.cols[t.labels[n]]; col.kind == byUnit || col.head == "code" || !r.leads(t, n) {
		return
	}
	for m := n + 1; m < len(t.labels); m++ {
		j := t.labels[m]
		if t.cols[j].kind != byUnit && (j >= len(row) || r.classOf(&row[j]) == isEmpty) {
			t.last[m] = nil
		}
	}
}

// sideHeads are the labels of a row that only add to the others: its region, the code of
// its area, its class of drugs, each of which may be nil, and the days that it begins
// and ends on, which may be nought.
type sideHeads struct {
	region, code, class *grammar.Heading
	start, end          calendar.Day
}

// settleRow decides what a row is of when all its labels are read, and why its figures
// are not read if they are not.
func (r *reader) settleRow(head *rowHead, by sideHeads, i int) {
	r.inRegionOf(head, by.region, i)
	if code := by.code; code != nil && code.Area != 0 {
		if code.Scope != "" && head.scope == "" && head.Area == 0 {
			head.scope, head.why, head.is = code.Scope, "", 0
		}
		if head.Area == 0 || code.Area == countylines.WestMidlandsRegion && head.Area == countylines.WestMidlands {
			head.Area, head.Set = code.Area, code.Set
			if head.scope == "" {
				head.why, head.is = "", 0
			}
		}
	}
	if class := by.class; class != nil && class.Class != "" {
		switch {
		case head.Drug == "" && head.Is(grammar.Other):
			head.Drug, head.why = "_other-class-"+class.Class, ""
		case head.Drug == "" || head.Drug == "_all-drugs":
			head.Drug, head.why = "_total-class-"+class.Class, ""
		}
	}
	whyUnread(head)
	if by.start != 0 && by.end > by.start {
		head.When = grammar.When{Period: calendar.Period{From: by.start, To: by.end}, Grain: grammar.Week}
	} else if by.start != 0 || by.end != 0 {
		head.When.Clash = true
	}
}

// whyUnread says why the figures of a row are not read, where its labels show it.
func whyUnread(head *rowHead) {
	switch {
	case head.Is(grammar.Percentage):
		head.why, head.is = "a percentage", Percentage
	case head.Is(grammar.Rate):
		head.why, head.is = "a rate, which is no count", Rate
	case head.Is(grammar.Derived):
		head.why, head.is = "a change, a rank or an average, which follows from other figures", Derived
	case head.Is(grammar.Target):
		head.why, head.is = "a target, which is what somebody wants and not what was", Refused
	case head.why == "" && head.Is(grammar.Unknown) && head.Area == 0 && !head.Subject():
		head.why, head.is = quote(head.Plain)+" names nobody whose figure this could be", Refused
	case head.why == "" && !head.Says() && len(head.Rest) > 0 && head.scope == "":
		head.why, head.is = quote(head.Plain)+" is not understood", Refused
	}
}

// inRegionOf gives a row the area of its region where it is the region's own row: a
// total, or a row without another area.
func (r *reader) inRegionOf(head *rowHead, region *grammar.Heading, i int) {
	t := r.table
	sum := head.sum
	if region != nil && region.Area == 0 && region.Is(grammar.Total) && head.Area == 0 {
		head.Area, head.sum, head.why, head.is = t.areas, true, "", 0
	}
	t.totals = head.sum
	if region == nil {
		return
	}
	if sum && region.Area != 0 {
		head.Area, head.Set = region.Area, true
	} else if head.Area == 0 && (region.Area != 0 || t.regions[i]) {
		head.Area, head.Set, head.why, head.is = region.Area, true, "", 0
	} else {
		return
	}
	if head.Area == countylines.WestMidlands {
		head.Area = countylines.WestMidlandsRegion
	}
}

// remember keeps what later rows of totals and parts need.
func (r *reader) remember(head *rowHead) {
	t := r.table
	if head.Is(grammar.OfWhich) || head.Who != "" && head.Measure == "" && t.measure != "" && !head.Subject() {
		if m := grammar.Whose(t.measure, head.Who); m != "" {
			head.Measure, head.Who = m, ""
			return
		}
	}
	if strings.HasPrefix(head.Drug, "_total-class-") || head.Drug == "_unknown" {
		t.closed = true
	}
	if w := head.When; head.why == "" && !head.Is(grammar.Total) && w.Says() && !w.Complete() {
		if !t.months.Says() {
			t.months = w
		}
		t.months.Last, t.months.Grain = w.Last, grammar.Quarter
	}
	if head.why == "" && !head.Is(grammar.Total) && !(head.Named > 1) {
		t.areas |= head.Area
		if p := head.When.Period; p.Size() > 0 {
			if t.span.Size() == 0 {
				t.span = p
			}
			t.span.From, t.span.To = min(t.span.From, p.From), max(t.span.To, p.To)
		}
	}
	if head.Measure != "" {
		t.measure = head.Measure
	} else if head.Drug != "" || head.What != "" {
		t.measure = ""
	}
}
