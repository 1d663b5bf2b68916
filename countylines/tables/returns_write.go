// SPDX-License-Identifier: MIT

package tables

import (
	"encoding/csv"
	"errors"
	"io"
	"iter"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/internal/rows"
	"github.com/countylines/ops/seizure"
)

// figureColumns are the columns of a file of published figures, in order; those
// from extraColumns on are not in the public record, and those from toolColumns on are for
// those who open the file elsewhere, and are not read.
var figureColumns = [...]string{
	"publisher", "source_url_or_title", "published", "week_start", "week_end", "area", "measure", "qualifier", "value", "value_high", "unit",
	"period", "scope", "joint", "basis", "provisional", "complete", "place", "return", "inside",
	"area_slug", "measure_slug", "wording", "value_min", "value_max", "bounds_unit",
}

const (
	extraColumns = 11
	toolColumns  = 20
)

// WriteReturns writes a ledger as a CSV file of published figures, from which
// [ReadReturns] gives an equal one: a row for each figure, under the names of the
// public record where it has one. Columns beside those of the record are there
// only if some return needs them:
//
//	period                              what the figures are about, where the days as printed do not tell
//	scope, joint, basis, complete       as in [countylines.Return]
//	provisional, place                  as in [countylines.Source]
//	return, inside                      rows with one number are one return; an entry stands so deep inside the one before
//
// Last come columns for those who open the file with other programs, which [ReadReturns]
// leaves out: area_slug and measure_slug are names of one form, by which files can be
// joined; wording is the figure as it would be said; value_min and value_max are the least
// and the most that its words allow, in the bounds_unit of its kind (count, g, GBP), so
// that a sum of them is right. An empty value_max is no upper end, and a figure that was
// not reported is 0 and up.
//
// A cell that a spreadsheet would run has an apostrophe before it. In what comes
// back, line breaks in texts are single line feeds, Days that are the Period are not
// recorded, and empty maps and lists are nil.
//
// A return with a fault in anything but its figures (see [countylines.Return.Validate]) cannot be
// a row, nor can a figure about nothing: that is a [*countylines.FieldError], and nothing is
// written. Other errors are those of w. JSON holds a ledger whatever is in it.
func WriteReturns(w io.Writer, l countylines.Ledger) error {
	needed := [len(figureColumns)]bool{}
	for i, r := range l {
		for row, err := range rowsOf(r, i+1) {
			if err != nil {
				return err
			}
			for c, cell := range row {
				needed[c] = needed[c] || c < extraColumns || c >= toolColumns || cell != ""
			}
		}
	}
	out := csv.NewWriter(w)
	var cells []string
	write := func(row *figureRow) error {
		cells = cells[:0]
		for c, cell := range row {
			if c < extraColumns || c >= toolColumns || needed[c] {
				cells = append(cells, rows.SafeCell(cell))
			}
		}
		return out.Write(cells)
	}
	heading := figureRow(figureColumns)
	if err := write(&heading); err != nil {
		return err
	}
	for i, r := range l {
		for row := range rowsOf(r, i+1) {
			if err := write(row); err != nil {
				return err
			}
		}
	}
	out.Flush()
	return out.Error()
}

// A figureRow has the cells of a row, by the places of figureColumns.
type figureRow [len(figureColumns)]string

func (row *figureRow) set(column, cell string) { row[slices.Index(figureColumns[:], column)] = cell }

// rowsOf yields the rows of a return, in one figureRow; the error is a
// [*countylines.FieldError].
func rowsOf(r countylines.Return, number int) iter.Seq2[*figureRow, error] {
	return func(yield func(*figureRow, error) bool) {
		row, err := headRow(r)
		if err != nil {
			yield(nil, err)
			return
		}
		figures := slices.Collect(figuresOf(r))
		if len(figures) == 0 {
			figures = []rowFigure{{}}
		}
		if len(figures) > 1 || figures[0].of == (countylines.Subject{}) {
			row.set("return", strconv.Itoa(number))
		}
		for _, f := range figures {
			name, err := f.columnName(r)
			if err != nil {
				yield(nil, err)
				return
			}
			row.set("measure", name)
			row.set("inside", "")
			if f.inside > 0 {
				row.set("inside", strconv.Itoa(f.inside))
			}
			row.setValue(f)
			row.setBounds(f)
			if !yield(row, nil) {
				return
			}
		}
	}
}

// headRow gives a row with the cells that all rows of r share.
func headRow(r countylines.Return) (*figureRow, error) {
	if fault := headFault(r); fault != nil {
		return nil, fault
	}
	var row figureRow
	area, _ := r.Area.MarshalText() // what has a fault is refused above
	joint, _ := r.Joint.MarshalText()
	days := r.Days
	if days.Size() == 0 {
		days = r.Period
	}
	told := days
	if operation, ok := countylines.OperationOf(days); ok {
		told = operation.Period
	}
	if told != r.Period {
		text, _ := r.Period.MarshalText()
		row.set("period", string(text))
	}
	row.set("publisher", r.Source.Publisher)
	row.set("source_url_or_title", r.Source.URL)
	published, _ := r.Source.Published.MarshalText()
	first, _ := days.From.MarshalText()
	last, _ := (days.To - 1).MarshalText()
	row.set("published", string(published))
	row.set("week_start", string(first))
	row.set("week_end", string(last))
	row.set("area", areaColumn(r.Area, string(area)))
	row.set("area_slug", string(area))
	row.set("scope", r.Scope)
	row.set("joint", string(joint))
	row.set("basis", r.Basis)
	if r.Source.Provisional {
		row.set("provisional", "true")
	}
	complete, _ := r.Complete.MarshalText()
	row.set("complete", string(complete))
	row.set("place", r.Source.Place)
	return &row, nil
}

// headFault gives the first fault of a return in anything but its figures.
func headFault(r countylines.Return) *countylines.FieldError {
	joined, _ := r.Validate().(interface{ Unwrap() []error })
	if joined == nil {
		return nil
	}
	for _, err := range joined.Unwrap() {
		if fault, ok := errors.AsType[*countylines.FieldError](err); ok && !strings.HasPrefix(fault.Field, "Seized") {
			return fault
		}
	}
	return nil
}

// areaColumn gives the name of an area in the public record, or else its own, or where
// that does not read back its text.
func areaColumn(a countylines.Area, text string) string {
	i := slices.IndexFunc(printedAreas[:], func(p printedArea) bool { return p.area == a && p.scope == "" && p.joint == 0 })
	if i >= 0 {
		return printedAreas[i].text
	}
	if back, err := countylines.ParseArea(a.String()); err == nil && back == a {
		return a.String()
	}
	return text
}

// columnName gives the name of what a figure is about in the public record, or
// else its text.
func (f rowFigure) columnName(r countylines.Return) (string, error) {
	if name, ok := recordNames()[f.of]; ok {
		return name, nil
	}
	for _, p := range printedFigures {
		if p.dated() && p.subject(r.Period.From) == f.of {
			return p.name, nil
		}
	}
	text, err := f.of.MarshalText()
	if err != nil || f.of == (countylines.Subject{}) && f.text != "" {
		return "", &countylines.FieldError{Of: "return", Field: "Seized or Counts", Text: f.of.String(), Reason: "is nothing that a figure can be about"}
	}
	return string(text), nil
}

// recordNames has the names of the public record for all but classes of drugs,
// which are other drugs on other days, and other weapons, which are others beside
// other ones.
var recordNames = sync.OnceValue(func() map[countylines.Subject]string {
	names := map[countylines.Subject]string{}
	for _, p := range printedFigures {
		if of := p.subject(0); p.field != rejectedField && p.scope == "" && !p.dated() && !p.others() && names[of] == "" {
			names[of] = p.name
		}
	}
	return names
})

// dated reports whether the figure is about a class of drugs.
func (p printedFigure) dated() bool { return strings.HasPrefix(p.kind, "class ") }

// setValue sets the cells of a figure: a number with its qualifier where that says
// all of it, and otherwise its text.
func (row *figureRow) setValue(f rowFigure) {
	set := func(qualifier, value, high, unit string) {
		row.set("qualifier", qualifier)
		row.set("value", value)
		row.set("value_high", high)
		row.set("unit", unit)
	}
	i := slices.IndexFunc(qualifiers, func(q qualifier) bool { return q.words != "" && strings.HasPrefix(f.text, q.words) })
	q := qualifiers[max(i, 0)]
	low, high, between := strings.Cut(strings.TrimPrefix(f.text, q.words), " to ")
	value, unit, ok := numberOf(f.of, low)
	if ok && between {
		q.name = "between"
		highUnit := ""
		high, highUnit, ok = numberOf(f.of, high)
		ok = ok && highUnit == unit
	}
	if !ok || q.name != "exactly" && f.of.Unit() == countylines.Nanograms && lastPlace(value, unit) != 0 {
		set("", f.text, "", "")
		return
	}
	set(q.name, value, high, unit)
}

// setBounds sets the cells for other programs.
func (row *figureRow) setBounds(f rowFigure) {
	for _, column := range figureColumns[toolColumns+1:] {
		row.set(column, "")
	}
	if f.of == (countylines.Subject{}) {
		return
	}
	slug, _ := f.of.MarshalText() // columnName has refused what has none
	row.set("measure_slug", string(slug))
	row.set("wording", f.value.String())
	unit, text := "count", func(n int64) string { return strconv.FormatInt(n, 10) }
	switch f.value.Unit {
	case countylines.Nanograms:
		unit, text = "g", func(n int64) string { return seizure.Mass(n).In(seizure.Gram).String() }
	case countylines.Pence:
		unit, text = "GBP", func(n int64) string { return seizure.Money(n).Pounds().String() }
	}
	bounds := f.value.Figure.Bounds()
	row.set("bounds_unit", unit)
	row.set("value_min", text(bounds.Lo))
	if !bounds.Open {
		row.set("value_max", text(bounds.Hi))
	}
}

// numberOf takes an amount of a subject apart. It is not ok for what is no amount,
// or is one that has no number and unit, as "£2.7 million, read as …".
func numberOf(of countylines.Subject, amount string) (number, unit string, ok bool) {
	switch {
	case of.Unit() == countylines.Pence:
		var m seizure.Money
		if m.UnmarshalText([]byte(amount)) != nil {
			return "", "", false
		}
		return m.Pounds().String(), "GBP", true
	case of.Unit() == countylines.Nanograms:
		end := len(amount) - len(strings.TrimLeft(amount, "0123456789.,"))
		number, unit = amount[:end], strings.TrimSpace(amount[end:])
		var m seizure.Mass
		ok = end > 0 && m.UnmarshalText([]byte(amount)) == nil
	default:
		number, unit = amount, "count"
		ok = amount != "" && strings.Trim(amount, "0123456789,") == ""
	}
	return strings.ReplaceAll(number, ",", ""), unit, ok
}

// figuresOf yields the figures of a return as rows have them.
func figuresOf(r countylines.Return) iter.Seq[rowFigure] {
	return func(yield func(rowFigure) bool) {
		for s, v := range (countylines.Return{Counts: r.Counts}).All() {
			if !yield(rowFigure{of: s, value: v, text: figureText(v)}) {
				return
			}
		}
		for i := range r.Seized.Items() {
			if !itemRows(i, 0, yield) {
				return
			}
		}
	}
}

// itemRows yields an item and its parts.
func itemRows(i seizure.Item, inside int, yield func(rowFigure) bool) bool {
	s, v := countylines.SubjectOf(i)
	if !yield(rowFigure{of: s, value: v, text: figureText(v), inside: inside}) {
		return false
	}
	for _, part := range i.Including {
		if !itemRows(part, inside+1, yield) {
			return false
		}
	}
	return true
}

// figureText gives the text from which a figure is read back.
func figureText(v countylines.Value) string {
	if !v.Figure.Reported() {
		return v.String()
	}
	text, _ := v.MarshalText() // it has no error
	return string(text)
}
