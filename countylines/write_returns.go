package countylines

import (
	"encoding/csv"
	"io"
	"iter"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

// figureColumns are the columns of a file of published figures, in order; those
// from extraColumns on are not in the public record.
var figureColumns = [...]string{
	"publisher", "source_url_or_title", "published", "week_start", "week_end", "area", "measure", "qualifier", "value", "value_high", "unit",
	"period", "scope", "joint", "basis", "provisional", "return", "inside",
}

const extraColumns = 11

// WriteReturns writes a ledger as a CSV file of published figures, from which
// [ReadReturns] gives an equal one: a row for each figure, under the names of the
// public record where it has one. Columns beside those of the record are there
// only if some return needs them:
//
//	period                              what the figures are about, where the days as printed do not tell
//	scope, joint, basis, provisional    as in [Return] and [Source]
//	return, inside                      rows with one number are one return; an entry stands so deep inside the one before
//
// A cell that a spreadsheet would run has an apostrophe before it. In what comes
// back, line breaks in texts are single line feeds, Days that are the Period are not
// recorded, and empty maps and lists are nil.
//
// A return with a fault in anything but its figures (see [Return.Validate]) cannot be
// a row, nor can a figure about nothing: that is a [*FieldError], and nothing is
// written. Other errors are those of w. JSON holds a ledger whatever is in it.
func WriteReturns(w io.Writer, l Ledger) error {
	needed := [len(figureColumns)]bool{}
	for i, r := range l {
		for row, err := range r.rows(i + 1) {
			if err != nil {
				return err
			}
			for c, cell := range row {
				needed[c] = needed[c] || c < extraColumns || cell != ""
			}
		}
	}
	out := csv.NewWriter(w)
	var cells []string
	write := func(row *figureRow) error {
		cells = cells[:0]
		for c, cell := range row {
			if c < extraColumns || needed[c] {
				cells = append(cells, safeCell(cell))
			}
		}
		return out.Write(cells)
	}
	heading := figureRow(figureColumns)
	if err := write(&heading); err != nil {
		return err
	}
	for i, r := range l {
		for row := range r.rows(i + 1) {
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

// rows yields the rows of a return, in one figureRow; the error is a
// [*FieldError].
func (r Return) rows(number int) iter.Seq2[*figureRow, error] {
	return func(yield func(*figureRow, error) bool) {
		row, err := r.headRow()
		if err != nil {
			yield(nil, err)
			return
		}
		figures := slices.Collect(r.figures())
		if len(figures) == 0 {
			figures = []rowFigure{{}}
		}
		if len(figures) > 1 || figures[0].of == (Subject{}) {
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
			if !yield(row, nil) {
				return
			}
		}
	}
}

// headRow gives a row with the cells that all rows of r share.
func (r Return) headRow() (*figureRow, error) {
	if faults := r.placeFaults(); len(faults) > 0 {
		return nil, faults[0]
	}
	var row figureRow
	area, _ := r.Area.MarshalText() // what has a fault is refused above
	joint, _ := r.Joint.MarshalText()
	days := r.days()
	told := days
	if operation, ok := OperationOf(days); ok {
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
	row.set("scope", r.Scope)
	row.set("joint", string(joint))
	row.set("basis", r.Basis)
	if r.Source.Provisional {
		row.set("provisional", "true")
	}
	return &row, nil
}

// areaColumn gives the name of an area in the public record, or else its text.
func areaColumn(a Area, text string) string {
	i := slices.IndexFunc(printedAreas[:], func(p printedArea) bool { return p.area == a && p.scope == "" && p.joint == 0 })
	if i < 0 {
		return text
	}
	return printedAreas[i].text
}

// columnName gives the name of what a figure is about in the public record, or
// else its text.
func (f rowFigure) columnName(r Return) (string, error) {
	if name, ok := recordNames()[f.of]; ok {
		return name, nil
	}
	for _, p := range printedFigures {
		if p.dated() && p.subject(r.Period.From) == f.of {
			return p.name, nil
		}
	}
	text, err := f.of.MarshalText()
	if err != nil || f.of == (Subject{}) && f.text != "" {
		return "", &FieldError{Of: "return", Field: "Seized or Counts", Text: f.of.String(), Reason: "is nothing that a figure can be about"}
	}
	return string(text), nil
}

// recordNames has the names of the public record for all but classes of drugs,
// which are other drugs on other days, and other weapons, which are others beside
// other ones.
var recordNames = sync.OnceValue(func() map[Subject]string {
	names := map[Subject]string{}
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
	if !ok || q.name != "exactly" && f.of.Mass != 0 && lastPlace(value, unit) != 0 {
		set("", f.text, "", "")
		return
	}
	set(q.name, value, high, unit)
}

// numberOf takes an amount of a subject apart. It is not ok for what is no amount,
// or is one that has no number and unit, as "£2.7 million, read as …".
func numberOf(of Subject, amount string) (number, unit string, ok bool) {
	switch {
	case of.Worth != 0 || of.GoodsWorth != 0 || of.Cash:
		var m seizure.Money
		if m.UnmarshalText([]byte(amount)) != nil {
			return "", "", false
		}
		return m.Pounds().String(), "GBP", true
	case of.Mass != 0:
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

// figures yields the figures of r as rows have them.
func (r Return) figures() iter.Seq[rowFigure] {
	return func(yield func(rowFigure) bool) {
		for _, m := range slices.SortedFunc(maps.Keys(r.Counts), compareMeasures) {
			if !yield(rowFigure{of: Subject{Measure: m}, text: r.Counts[m].String()}) {
				return
			}
		}
		h := r.Seized
		_ = entryRows(h.Mass, 0, func(k seizure.Substance) Subject { return Subject{Mass: k} }, yield) &&
			entryRows(h.Packs, 0, func(k seizure.Pack) Subject { return Subject{Pack: k} }, yield) &&
			entryRows(h.Worth, 0, func(k seizure.Substance) Subject { return Subject{Worth: k} }, yield) &&
			entryRows(h.Weapons, 0, func(k seizure.Weapon) Subject { return Subject{Weapon: k} }, yield) &&
			entryRows(h.Goods, 0, func(k seizure.Good) Subject { return Subject{Good: k} }, yield) &&
			entryRows(h.GoodsWorth, 0, func(k seizure.Good) Subject { return Subject{GoodsWorth: k} }, yield) &&
			(!h.Cash.Reported() || yield(rowFigure{of: Subject{Cash: true}, text: h.Cash.String()})) &&
			seizureRows(h, yield)
	}
}

func entryRows[K stats.Set[K], A stats.Amount](list stats.List[K, A], inside int, subject func(K) Subject, yield func(rowFigure) bool) bool {
	for _, e := range list {
		if !yield(rowFigure{of: subject(e.Set), text: e.Figure.String(), inside: inside}) || !entryRows(e.Including, inside+1, subject, yield) {
			return false
		}
	}
	return true
}

func seizureRows(h seizure.Haul, yield func(rowFigure) bool) bool {
	for _, k := range slices.Sorted(maps.Keys(h.Seizures)) {
		if !yield(rowFigure{of: Subject{Seizures: k}, text: h.Seizures[k].String()}) {
			return false
		}
	}
	return true
}
