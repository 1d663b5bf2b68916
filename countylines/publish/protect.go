// SPDX-License-Identifier: MIT

package publish

import (
	"errors"
	"fmt"
	"slices"

	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/stats"
)

// Protect makes tables that may be published together: nobody who has them all, and
// the public ledger, can tell a sensitive count more closely than the rule allows.
// What is sensitive is hidden, and so are as few other cells and totals as that
// takes; or all is rounded, if the rule says so.
//
// Readers are taken to know that counts are whole and not negative, how areas,
// periods and kinds hold each other, every public figure by its words, and the rule.
// The figures of a publisher that it has since given again are not used, and those on
// another basis than the tables' are not theirs. Each sensitive cell has two whole
// tables as its proof, which agree with all of this and in which it differs by the
// rule's width: see [stats.Protect].
//
// What public figures tell by themselves is hidden too and reported as a [Leak].
//
// A rule that protects nothing is a [*RuleError]. A count that is negative, not
// reported exactly or no count at all, or about nothing, is a [*CellError]. Tables
// that do not add up, or that public figures contradict, are a
// [*ContradictionError]. What could not be shown to be protected is an
// [*UnprotectedError]. With an error nothing is published.
//
// What is too much for one call is a [*CellError] that names no cell. No more than 20,000
// public figures may bear on the tables. Cells and figures may be about no more than 8,192
// different sets.
func Protect(rule Rule, public countylines.Ledger, tables ...Draft) ([]Published, error) {
	if err := rule.validate(); err != nil {
		return nil, err
	}
	w, err := newWork(rule, public, tables)
	if err != nil {
		return nil, err
	}
	out, err := w.protect(false)
	if _, no := errors.AsType[*ContradictionError](err); no && slices.ContainsFunc(w.cells, func(c cell) bool { return c.place.joins() }) {
		out, err = w.protect(true)
	}
	return out, err
}

// A work is what Protect works on.
type work struct {
	rule       Rule
	public     countylines.Ledger
	statements []statement
	tables     []Draft
	cells      []cell // of all tables, row by row
}

type cell struct {
	at    Place
	place place
	count int
	known bool
	why   Why // 0 if it is not sensitive
}

func newWork(rule Rule, public countylines.Ledger, tables []Draft) (*work, error) {
	w := &work{rule: rule, public: public, tables: tables}
	bases := map[string]bool{}
	for t, d := range tables {
		cells, err := d.cells(t)
		if err != nil {
			return nil, err
		}
		w.cells = append(w.cells, cells...)
		for _, r := range d.Figures {
			bases[r.Basis] = true
		}
	}
	if err := w.fill(); err != nil {
		return nil, err
	}
	w.statements = statements(public, bases)
	w.markSensitive()
	return w, nil
}

// fill gives the cells that are not reported their counts: what other cells add up to,
// or what follows from the returns of the area, or from all figures.
func (w *work) fill() (err error) {
	indices, owns := map[int]*countylines.Index{}, map[int]map[countylines.Area][]countylines.Return{}
	for i := range w.cells {
		c := &w.cells[i]
		if c.known {
			continue
		}
		n, ok := c.add(w.cells)
		t := c.at.Table
		subject := w.tables[t].Subjects[c.at.Column]
		if !ok {
			if owns[t] == nil {
				owns[t] = w.tables[t].own()
			}
			n, ok, err = said(subject, owns[t][c.place.area])
		}
		if !ok && err == nil {
			if indices[t] == nil {
				indices[t] = w.tables[t].Figures.Index()
			}
			n, ok, err = follows(indices[t], subject, *c)
		}
		if err != nil || !ok {
			return w.cellError(*c, "is not reported exactly, and does not follow from what is", err)
		}
		c.count, c.known = n, true
	}
	return nil
}

func (w *work) cellError(c cell, reason string, err error) error {
	d := w.tables[c.at.Table]
	return &CellError{c.at.Table, c.at.Row, c.at.Column, d.Areas[c.at.Row], d.Subjects[c.at.Column], d.Period, reason, err}
}

// markSensitive says which cells are sensitive.
func (w *work) markSensitive() {
	for i := range w.cells {
		c := &w.cells[i]
		if c.count <= w.rule.small() && (c.count > 0 || w.rule.Zeros) {
			c.why = Small
		}
	}
	if !w.rule.Sole {
		return
	}
	for i := range w.cells {
		c, total := &w.cells[i], false
		for _, other := range w.cells {
			total = total || other.place != c.place && stats.Contains(c.place, other.place)
		}
		if total || c.why != 0 || c.count == 0 {
			continue
		}
		for _, t := range w.cells {
			aligned := t.at.Table == c.at.Table && (t.at.Row == c.at.Row || t.at.Column == c.at.Column)
			if aligned && t.count == c.count && t.place != c.place && stats.Contains(t.place, c.place) {
				c.why = Sole
			}
		}
	}
}

// protect finds what to hide, or rounds.
func (w *work) protect(separate bool) ([]Published, error) {
	counts, places := make([]stats.Count[place], len(w.cells)), make([]place, len(w.cells))
	for i, c := range w.cells {
		places[i] = c.place.separate(separate)
		counts[i] = stats.Count[place]{Set: places[i], Count: c.count, Shown: c.count == 0 && !w.rule.Zeros, Alone: w.rule.Sole && c.count == 1}
		if c.why != 0 {
			counts[i].Width = w.rule.Width
		}
		if !w.rule.Zeros {
			counts[i].Least = 1
		}
		if w.rule.Labels && c.why == Small {
			counts[i].Most = w.rule.small()
		}
	}
	w.bindApart(counts)
	known, from, ok := bearing(w.statements, places)
	if !ok {
		return nil, &CellError{Table: 0, Row: -1, Column: -1, Reason: fmt.Sprintf("more than %d public figures bear on the tables", maxBearing)}
	}
	source := func(figures []int) (l countylines.Ledger) {
		var returns []int
		for _, k := range figures {
			returns = append(returns, w.statements[from[k]].from)
		}
		slices.Sort(returns)
		for _, r := range slices.Compact(returns) {
			l = append(l, w.public[r])
		}
		return l
	}
	if w.rule.Base > 0 {
		rounded, found, err := stats.RoundTogether(counts, w.rule.Base, known...)
		if err != nil {
			return nil, w.told(err, source)
		}
		return w.rounded(rounded, found, source), nil
	}
	found, err := stats.Protect(counts, known...)
	if err != nil {
		return nil, w.told(err, source)
	}
	return w.hidden(found, source), nil
}

// bindApart keeps counts that are kept apart from each other within what any of them
// says of another: a part is no more than its whole, and a whole no less than its
// part. No table that protects one may change another, so the counts themselves are
// the limits, and a whole does not grow, nor a part shrink, without them.
func (w *work) bindApart(counts []stats.Count[place]) {
	for i, c := range w.cells {
		for j, d := range w.cells {
			if counts[i].Set.own == counts[j].Set.own || c.place == d.place || !stats.Contains(c.place, d.place) || w.stock(c, d) {
				continue
			}
			counts[i].Least, counts[i].Limit = max(counts[i].Least, d.count), c.count
			counts[j].Least = d.count
			if counts[j].Limit == 0 || counts[j].Limit > c.count {
				counts[j].Limit = c.count
			}
		}
	}
}

// stock reports whether two cells are states at different times.
func (w *work) stock(c, d cell) bool {
	_, days, _ := c.place.subject.Rules()
	return days == countylines.Stock && c.place.period != d.place.period
}

// told gives an error in terms of the tables.
func (w *work) told(err error, source func([]int) countylines.Ledger) error {
	cells := func(counts []int) (places []Place) {
		for _, k := range counts {
			places = append(places, w.cells[k].at)
		}
		return places
	}
	if e, ok := errors.AsType[*stats.ContradictionError](err); ok {
		return &ContradictionError{cells(e.Counts), source(e.Public), err}
	}
	if e, ok := errors.AsType[*stats.ExposedError](err); ok {
		return &UnprotectedError{cells(e.Counts), e.Width, err}
	}
	if e, ok := errors.AsType[*stats.CountError](err); ok && e.Count >= 0 {
		return w.cellError(w.cells[e.Count], "", err)
	}
	return &CellError{Table: 0, Row: -1, Column: -1, Err: err}
}

// blank gives the tables with every count shown, and a way to a cell's place in them.
func (w *work) blank() []Published {
	out := make([]Published, len(w.tables))
	for t, d := range w.tables {
		out[t] = Published{Title: d.Title, Period: d.Period, Areas: d.Areas, Subjects: d.Subjects, Notes: slices.Clone(d.Notes)}
		out[t].Report.Cells = len(d.Areas) * len(d.Subjects)
		out[t].Cells = make([][]Cell, len(d.Areas))
		for i := range d.Areas {
			out[t].Cells[i] = make([]Cell, len(d.Subjects))
		}
	}
	for _, c := range w.cells {
		out[c.at.Table].Cells[c.at.Row][c.at.Column] = newCell(c.count)
	}
	return out
}

// hidden gives the tables without what is hidden.
func (w *work) hidden(found stats.Protection, source func([]int) countylines.Ledger) []Published {
	out := w.blank()
	for t := range out {
		out[t].Report.Minimal = found.Minimal
	}
	hidden, labelled := make([]bool, len(out)), make([]bool, len(out))
	for _, h := range found.Hidden {
		c := w.cells[h.Count]
		p := &out[c.at.Table]
		told := Cell{Text: hiddenText}
		if h.Told {
			told = Cell{w.rule.label(), stats.LessThan(w.rule.small() + 1)}
			p.Report.Labels++
		}
		hidden[c.at.Table], labelled[c.at.Table] = hidden[c.at.Table] || !h.Told, labelled[c.at.Table] || h.Told
		p.Cells[c.at.Row][c.at.Column] = told
		why := c.why
		if why == 0 {
			why = Protecting
		}
		p.Report.Hidden = append(p.Report.Hidden, Hidden{c.at.Row, c.at.Column, why, w.cells[h.For].at, h.Proof, h.Bare})
	}
	w.leaks(out, found.Exposed, source)
	for t := range out {
		if hidden[t] {
			out[t].Notes = append(out[t].Notes, hiddenNote)
		}
		if labelled[t] {
			out[t].Notes = append(out[t].Notes, w.rule.labelNote())
		}
	}
	return out
}

func (w *work) leaks(out []Published, exposed []stats.Exposed, source func([]int) countylines.Ledger) {
	for _, e := range exposed {
		open := w.cells[e.Count].place
		for _, c := range w.cells {
			if c.place == open {
				r := &out[c.at.Table].Report
				r.Leaks = append(r.Leaks, Leak{c.at.Row, c.at.Column, e.Range, source(e.By)})
			}
		}
	}
}

// rounded gives the tables with rounded counts.
func (w *work) rounded(counts []int, found stats.Protection, source func([]int) countylines.Ledger) []Published {
	out, base := w.blank(), w.rule.Base
	for i, c := range w.cells {
		n := counts[i]
		told := newCell(n)
		told.Figure = stats.Between(max(0, n-base+1), n+base-1)
		out[c.at.Table].Cells[c.at.Row][c.at.Column] = told
	}
	w.leaks(out, found.Exposed, source)
	for t := range out {
		out[t].Notes = append(out[t].Notes, w.rule.roundedNote())
	}
	return out
}
