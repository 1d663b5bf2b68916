// SPDX-License-Identifier: MIT

package records

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/countylines/internal/grammar"
	"github.com/countylines/ops/internal/names"
	"github.com/countylines/ops/internal/rows"
	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

// An eventReader reads the rows of a file of events under its heading.
type eventReader struct {
	*heading
	memos   [allColumns]*memo
	amounts [allColumns]grammar.Amounts
	counted bool // whether there is a column for counts
	weighed bool // whether there is one for weights or forms
}

func newEventReader(h *heading) *eventReader {
	r := &eventReader{heading: h}
	for _, c := range h.columns {
		if c.named() {
			r.memos[c] = &memo{read: c.meaningOf}
		}
	}
	r.amounts = [allColumns]grammar.Amounts{
		amountColumn:     grammar.Masses,
		gramsColumn:      grammar.MassesIn(seizure.Gram, "g"),
		kilogramsColumn:  grammar.MassesIn(seizure.Kilogram, "kg"),
		milligramsColumn: grammar.MassesIn(seizure.Milligram, "mg"),
		ouncesColumn:     grammar.MassesIn(seizure.Ounce, "oz"),
		worthColumn:      grammar.Worths,
		cashColumn:       grammar.CashSums,
		countColumn:      grammar.Numbers,
	}
	for c := range r.amounts {
		if a := &r.amounts[c]; h.at[c] >= 0 && a.Factors != (grammar.Decimals{}) {
			r.memos[c] = &memo{read: func(cell string) (m meaning) {
				if text := blankNA(rows.CellText(cell)); text != "" {
					_, m.err = a.Read(text)
				}
				return m
			}}
		}
	}
	r.counted = h.at[countColumn] >= 0
	for _, c := range weightColumns {
		r.weighed = r.weighed || h.at[c] >= 0
	}
	r.weighed = r.weighed || h.at[formColumn] >= 0
	return r
}

var weightColumns = [...]column{amountColumn, gramsColumn, kilogramsColumn, milligramsColumn, ouncesColumn}

// An eventRow is a row that is being read. After an error it reads nothing more.
type eventRow struct {
	*eventReader
	row     int // its number
	cells   [][]byte
	json    bool
	item    *seizure.Item           // what a line of JSON has as the item itself
	err     *countylines.RowError   // why it is rejected
	date                            // what its date leaves open, and proves of others
	details []*countylines.RowError // what it is accepted without

	seen   [allColumns]bool  // fields that lines of JSON had
	wanted []Key             // fields of a line of JSON that are kept, by their folded names
	extras map[string]string // the same
}

// event gives the event that a row tells of.
func (x *eventRow) event() (countylines.Event, *countylines.RowError) {
	x.date, x.details = date{}, x.details[:0]
	e := countylines.Event{
		Team:       x.words(teamColumn),
		Joint:      countylines.Area(x.meaning(jointColumn)),
		Also:       countylines.Measure(x.meaning(alsoColumn)),
		Offence:    countylines.Offence(x.detail(offenceColumn)),
		Vulnerable: countylines.Vulnerability(x.detail(vulnerableColumn)),
		Line:       x.words(lineColumn),
	}
	x.day(&e)
	x.place(&e)
	x.count(&e)
	x.find(&e)
	if x.err == nil && x.has(lineColumn) && (isPhoneNumber(e.Line) || hasPhoneNumber(e.Line)) {
		x.reject(lineColumn, errors.New("is a phone number, which is not kept: give the line's brand"))
		x.err.Text = strings.Repeat("#", len(e.Line))
	}
	if x.err == nil {
		x.validate(&e)
	}
	if x.err != nil {
		return countylines.Event{}, x.err
	}
	return e, nil
}

// day reads the day, or the month.
func (x *eventRow) day(e *countylines.Event) {
	cell := x.raw(dateColumn)
	switch {
	case x.text(dateColumn) == "":
		x.reject(dateColumn, errors.New("is no date; 2022-10-03 or 3/10/2022 would do"))
		return
	case x.at[dateColumn] < len(x.heading.cells) && x.text(dateColumn) == x.heading.cells[x.at[dateColumn]]:
		x.reject(dateColumn, errors.New("is the heading again"))
		return
	}
	m := x.memos[dateColumn].of(cell)
	x.date = m.date
	e.On, e.Month = m.day, m.month || x.json && x.text(monthColumn) == "true"
	switch {
	case m.err != nil:
		x.reject(dateColumn, m.err)
	case m.doubt != 0 && x.order[m.doubt] == asRead:
		x.doubt = 0
	case m.doubt != 0 && x.order[m.doubt] != unsaid:
		x.reject(dateColumn, errDoubts[m.doubt][x.order[m.doubt]])
	}
}

// errDoubts say why a date is rejected of which the heading says that it may be meant
// otherwise, or that nobody knows.
var errDoubts = [...][unknown + 1]error{
	dayOrMonth: {
		otherwise: doubtError("may be day or month first: the heading, or another row, has the month first; write dates as 2022-10-03"),
		unknown:   doubtError("may be day or month first, and nobody could look at the rest of the file; head the column date (dd/mm/yyyy), or write dates as 2022-10-03"),
	},
	monthOrYear: {
		otherwise: doubtError("may be a month or a year: the heading, or another row, has years; write dates as 2022-10-03"),
		unknown:   doubtError("may be a month or a year, and nobody could look at the rest of the file; head the column month (yyyy-mm), or write dates as 2022-10-03"),
	},
}

// A doubtError is an ErrDoubt with its reason.
type doubtError string

func (e doubtError) Error() string { return string(e) }
func (e doubtError) Unwrap() error { return ErrDoubt }

// dateText gives the date as it stands in the row, whatever is wrong with that.
func (x *eventRow) dateText() string {
	if i := x.at[dateColumn]; i >= 0 && i < len(x.cells) {
		return rows.CellText(string(x.cells[i]))
	}
	return ""
}

// place reads the force, and the part of its territory that a district is.
func (x *eventRow) place(e *countylines.Event) {
	x.meaning(forceColumn) // rejects what is none
	x.meaning(districtColumn)
	if x.err != nil {
		return
	}
	var force, district meaning
	if cell := x.raw(forceColumn); cell != nil {
		force = *x.memos[forceColumn].of(cell)
	}
	if cell := x.raw(districtColumn); cell != nil {
		district = *x.memos[districtColumn].of(cell)
	}
	switch {
	case force.set == 0:
		force = district
	case district.set != 0 && district.set != force.set:
		x.reject(districtColumn, fmt.Errorf("is a district of %v, not of %v", countylines.Area(district.set), countylines.Area(force.set)))
	case district.set != 0:
		force = district
	}
	e.By, e.Scope = countylines.Area(force.set), x.words(scopeColumn)
	switch {
	case e.Scope == "":
		e.Scope = force.scope
	case force.scope != "":
		x.leaveOut(districtColumn, errors.New("is left out, as the row has a scope of its own"))
	}
}

// detail gives what the cell of a column names, and 0 where that is not understood: the
// row is accepted without it.
func (x *eventRow) detail(c column) uint64 {
	cell := x.raw(c)
	if cell == nil {
		return 0
	}
	m := x.memos[c].of(cell)
	if m.err != nil {
		x.leaveOut(c, m.err)
		return 0
	}
	return m.set
}

// leaveOut keeps what the row is accepted without.
func (x *eventRow) leaveOut(c column, err error) {
	if x.err == nil {
		bad := grammar.Reject(x.row, x.columnName(c), x.text(c), err)
		bad.Err = errors.Join(countylines.ErrDetail, err)
		x.details = append(x.details, bad)
	}
}

// raw gives the cell of a column, nil if there is no such column.
func (x *eventRow) raw(c column) []byte {
	if i := x.at[c]; i >= 0 && i < len(x.cells) && x.err == nil {
		return x.cells[i]
	}
	return nil
}

func (x *eventRow) has(c column) bool { return x.text(c) != "" }

// text gives the cell of a column as text of its own.
func (x *eventRow) text(c column) string { return blankNA(rows.CellText(string(x.raw(c)))) }

// words gives the cell of a column for free text, which in JSON stands as it is.
func (x *eventRow) words(c column) string {
	if x.json {
		return string(x.raw(c))
	}
	return x.text(c)
}

// reject keeps the first thing that is wrong with the row.
func (x *eventRow) reject(c column, err error) {
	if x.err == nil {
		text := x.text(c)
		x.err = grammar.Reject(x.row, x.columnName(c), text, err)
	}
}

// columnName gives the heading of a column as printed, or as it might be.
func (x *eventRow) columnName(c column) string {
	if i := x.at[c]; i >= 0 && x.heading.cells[i] != "" {
		return names.Clip(x.heading.cells[i])
	}
	return columnNames[c][0]
}

// meaning gives what the cell of a column names, 0 if it is empty.
func (x *eventRow) meaning(c column) uint64 {
	cell := x.raw(c)
	if cell == nil {
		return 0
	}
	m := x.memos[c].of(cell)
	if m.err != nil {
		x.reject(c, m.err)
		return 0
	}
	return m.set
}

// amount gives the cell of a column as an item of something.
func (x *eventRow) amount(c column) seizure.Item {
	text := x.text(c)
	if c == countColumn {
		var f stats.Figure[int] // every figure that was written
		if f.UnmarshalText([]byte(text)) == nil {
			return seizure.AnyWeapon.Count(f)
		}
	}
	i, err := x.amounts[c].Read(text)
	if err != nil {
		x.reject(c, err)
	}
	return i
}

// number gives the cell for counts. Without one, one thing was counted, unless the
// row is an Event in JSON, which leaves out what was not reported.
func (x *eventRow) number() stats.Figure[int] {
	switch {
	case x.has(countColumn):
		return x.amount(countColumn).Count
	case x.counted || x.json && x.has(whatColumn):
		return stats.Figure[int]{}
	}
	return stats.Exactly(1)
}

// count reads what was counted.
func (x *eventRow) count(e *countylines.Event) {
	what, person := countylines.Measure(x.meaning(whatColumn)), countylines.Measure(x.detail(personColumn))
	outcome := x.outcome()
	if what == 0 && (x.has(outcomeColumn) || x.has(personColumn) || x.has(offenceColumn)) {
		what = countylines.Arrests
		if x.ofSearches() != "" && !x.has(outcomeColumn) {
			x.reject(outcomeColumn, x.noArrest())
		}
	}
	switch {
	case outcome != 0 && outcome.And(what) == outcome:
		what = outcome
	case outcome != 0 && x.err == nil:
		x.reject(outcomeColumn, fmt.Errorf("is not what becomes of %v", what))
	}
	if person != 0 {
		if e.Also != 0 && x.err == nil {
			x.reject(personColumn, errors.New("stands beside another measure of the same people; give one of them"))
		}
		e.Also = person
	}
	if e.What = what; what != 0 {
		e.Count = x.number()
	}
}

// outcome reads what became of an arrest. A word that is not understood is left out; one
// that says that there was no arrest is none, nor is in a file of searches or crimes what
// does not say that there was one.
func (x *eventRow) outcome() countylines.Measure {
	cell := x.raw(outcomeColumn)
	if cell == nil {
		return 0
	}
	m := x.memos[outcomeColumn].of(cell)
	switch {
	case m.err != nil && isNoArrest(m.err):
		x.reject(outcomeColumn, m.err)
	case x.ofSearches() != "" && x.has(outcomeColumn) && !saysArrest(x.text(outcomeColumn)):
		x.reject(outcomeColumn, x.noArrest())
	default:
		return countylines.Measure(x.detail(outcomeColumn))
	}
	return 0
}

// ofSearches gives the name of a column that files of searches and of crimes have, and
// files of arrests have not.
func (x *eventRow) ofSearches() string {
	for name := range x.extras {
		if slices.Contains(searchColumns[:], name) {
			return name
		}
	}
	return x.searches
}

func (x *eventRow) noArrest() error {
	return fmt.Errorf("says of no arrest, and the file is of searches or crimes, as its column %q shows; \"arrested\" would", names.Clip(x.ofSearches()))
}

// isNoArrest reports whether an outcome says that there was no arrest. That none has been
// assigned does not.
func isNoArrest(err error) bool {
	name, ok := errors.AsType[*countylines.NameError](err)
	return ok && strings.HasPrefix(name.Reason, "is the outcome of no arrest") && !strings.HasSuffix(name.Reason, "no outcome has been assigned")
}

// saysArrest reports whether an outcome has the word.
func saysArrest(text string) bool { return strings.Contains(strings.ToLower(text), "arrest") }

// find reads what was found.
func (x *eventRow) find(e *countylines.Event) {
	var items []seizure.Item
	if x.item != nil {
		items = append(items, *x.item)
	}
	if x.has(itemColumn) {
		haul, err := seizure.Parse(x.text(itemColumn))
		if err != nil {
			x.reject(itemColumn, err)
		}
		items = slices.AppendSeq(items, haul.Items())
	}
	items = x.drugs(e, items)
	number := stats.Exactly(1)
	if e.What == 0 {
		number = x.number()
	}
	if w := seizure.Weapon(x.meaning(weaponColumn)); w != 0 {
		items = append(items, w.Count(number))
	}
	if g := seizure.Good(x.meaning(goodColumn)); g != 0 {
		items = append(items, g.Count(number))
	}
	if x.has(cashColumn) {
		items = append(items, x.amount(cashColumn))
	}
	for n, i := range items {
		if slices.ContainsFunc(items[:n], func(other seizure.Item) bool { return other.Kind == i.Kind }) {
			x.reject(itemColumn, grammar.ErrTwoFinds)
		}
	}
	if len(items) > 0 {
		e.Item = items[0] // the others are finds of their own, which an item of another kind is
		e.Item.Including = slices.Concat(e.Item.Including, items[1:])
	}
}

// drugs reads drugs by weight, in packs or by their worth.
func (x *eventRow) drugs(e *countylines.Event, items []seizure.Item) []seizure.Item {
	s, form := x.substance()
	found := len(items)
	for _, c := range weightColumns {
		if !x.has(c) {
			continue
		}
		i := x.weight(c, form)
		if s == 0 && x.err == nil {
			x.reject(substanceColumn, errors.New("is empty, so the amount beside it is of nothing; write \"drugs\" for any"))
		}
		i.Substance = s
		items = append(items, i)
	}
	weighed := len(items) > found
	packed := slices.ContainsFunc(items[found:], func(i seizure.Item) bool { return i.Kind == seizure.KindPacks })
	number := x.number()
	if s != 0 && form == seizure.Plant && !x.has(countColumn) {
		number = stats.Figure[int]{} // a row is not one plant
	}
	if s != 0 && form != 0 && !packed && (x.has(countColumn) || !weighed) {
		items = append(items, s.In(form).Count(number))
	}
	if x.has(worthColumn) {
		i := x.amount(worthColumn)
		if s != 0 {
			i.Substance = s
		}
		items = append(items, i)
	}
	counted := x.has(countColumn) && e.What == 0 && form == 0 && !x.has(weaponColumn) && !x.has(goodColumn)
	switch {
	case s == 0 || len(items) > found && !counted:
	case x.weighed && !counted:
		items = append(items, s.Weighing(stats.Figure[seizure.Mass]{})) // found, and not weighed
	default:
		items = append(items, s.Seizures(number))
	}
	return items
}

// substance reads the drug and its form, each from its own cell, or both from the one.
func (x *eventRow) substance() (seizure.Substance, seizure.Form) {
	s, form := seizure.Substance(x.meaning(substanceColumn)), seizure.Form(x.meaning(formColumn))
	if s == 0 || x.err != nil {
		return s, form
	}
	of := x.memos[substanceColumn].of(x.raw(substanceColumn)).form
	if form != 0 && of != 0 && form != of {
		x.reject(formColumn, fmt.Errorf("is another form than that in %q", names.Clip(x.text(substanceColumn))))
	}
	return s, cmp.Or(form, of)
}

// massUnits read the amounts beside a unit.
var massUnits = sync.OnceValue(func() map[string]grammar.Amounts {
	units := map[string]grammar.Amounts{}
	for unit, texts := range map[seizure.Mass][]string{
		seizure.Gram: {"g", "gram", "grams", "gramme", "grammes", "gm", "gms"}, seizure.Kilogram: {"kg", "kgs", "kilo", "kilos", "kilogram", "kilograms"},
		seizure.Milligram: {"mg", "milligram", "milligrams"}, seizure.Ounce: {"oz", "ounce", "ounces"},
	} {
		for _, text := range texts {
			units[text] = grammar.MassesIn(unit, texts[0])
		}
	}
	return units
})

// weight reads an amount of drugs with the unit beside it, which may be one of packs.
func (x *eventRow) weight(c column, form seizure.Form) seizure.Item {
	unit := strings.ToLower(x.text(unitColumn))
	if c != amountColumn || unit == "" && form != seizure.Plant {
		return x.amount(c)
	}
	packs, err := grammar.Form(unit)
	if err != nil && unit == "" {
		packs, err = form, nil
	}
	amounts, known := massUnits()[unit]
	if err == nil {
		amounts, known = grammar.Numbers, true
	}
	if !known {
		x.reject(unitColumn, errors.New("is no unit; kg, g, mg or oz would do, or wraps, tablets, plants"))
		return seizure.Item{}
	}
	i, bad := amounts.Read(x.text(c))
	if bad != nil {
		x.reject(c, bad)
	}
	if err == nil {
		return seizure.AnyDrug.In(packs).Count(i.Count)
	}
	return i
}

// validate rejects what no event can say.
func (x *eventRow) validate(e *countylines.Event) {
	err := e.Validate()
	fault, ok := errors.AsType[*countylines.FieldError](err)
	if !ok {
		return
	}
	c := map[string]column{"On": dateColumn, "By": forceColumn, "Joint": jointColumn, "Scope": scopeColumn, "Month": dateColumn, "What": whatColumn, "Also": alsoColumn, "Vulnerable": vulnerableColumn}[fault.Field]
	if c == whatColumn && e.What == 0 {
		x.err = &countylines.RowError{Row: x.row, Text: x.line(), Reason: "says nothing that was counted or found", Err: err}
		return
	}
	x.err = &countylines.RowError{Row: x.row, Column: x.columnName(c), Text: names.Clip(x.text(c)), Reason: fault.Reason, Err: err}
}

// line gives the beginning of the row for an error.
func (x *eventRow) line() string { return names.Clip(string(bytes.Join(x.cells, []byte(",")))) }

// isPhoneNumber reports whether a text is one: seven digits or more, and nothing but
// digits, blanks and the signs that are written in numbers.
func isPhoneNumber(text string) bool {
	digits := 0
	for _, c := range strings.Map(plainSign, text) {
		switch {
		case c >= '0' && c <= '9':
			digits++
		case !strings.ContainsRune(" +-()./", c):
			return false
		}
	}
	return digits >= 7
}
