package countylines

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

// A meaning is what a cell that names something names: the bits of an Area, a
// Measure and so on, or why it names nothing.
type meaning struct {
	set   uint64
	topic uint16 // the number of the topic of a plain row that has the cell, or 0
	err   error
}

// namers read the cells of the columns that name something.
var namers = [allColumns]func(text string) (uint64, error){
	forceColumn:      readForce,
	jointColumn:      as(ParseArea),
	whatColumn:       as(ParseMeasure),
	alsoColumn:       as(ParseMeasure),
	offenceColumn:    as(ParseOffence),
	outcomeColumn:    as(ParseOutcome),
	personColumn:     as(ParseMeasure),
	vulnerableColumn: as(ParseVulnerability),
	substanceColumn:  as(seizure.ParseSubstance),
	weaponColumn:     as(seizure.ParseWeapon),
	goodColumn:       as(seizure.ParseGood),
	formColumn:       as(readForm),
}

// meaningOf gives the meaning of the cells of a column.
func (c column) meaningOf(cell string) (m meaning) {
	text := cellText(cell)
	if text == "" {
		return m
	}
	if m.set, m.err = namers[c](text); m.err != nil {
		return meaning{err: m.err}
	}
	switch c {
	case whatColumn, outcomeColumn:
		m.topic = topics().number(topic{set: m.set})
	case substanceColumn:
		m.topic = topics().number(topic{set: m.set, kind: seizure.KindMass})
	}
	return m
}

func as[T ~uint64 | ~uint16 | ~uint8](parse func(string) (T, error)) func(string) (uint64, error) {
	return func(text string) (uint64, error) {
		v, err := parse(text)
		return uint64(v), err
	}
}

// readForm reads a form in the singular or in the plural.
func readForm(text string) (f seizure.Form, err error) {
	text = strings.ToLower(text)
	if err = f.UnmarshalText([]byte(text)); err != nil && f.UnmarshalText([]byte(strings.TrimSuffix(text, "s"))) == nil {
		err = nil
	}
	return f, err
}

func readForce(text string) (uint64, error) {
	a, err := ParseArea(text)
	if err == nil && a.Size() != 1 {
		err = &NameError{Kind: "force", Text: text, Reason: "is several forces: give the one that acted, and the others as joint"}
	}
	return uint64(a), err
}

// An eventReader reads the rows of a file of events under its heading.
type eventReader struct {
	*heading
	memos   [allColumns]*memo
	amounts [allColumns]amountReader
	counted bool // whether there is a column for counts
	weighed bool // whether there is one for weights or forms
}

func newEventReader(h *heading) *eventReader {
	r := &eventReader{heading: h}
	for _, c := range h.columns {
		if namers[c] != nil {
			r.memos[c] = &memo{column: c}
		}
	}
	r.amounts = [allColumns]amountReader{
		amountColumn:     massReader,
		gramsColumn:      massReaderIn(seizure.Gram, "g"),
		kilogramsColumn:  massReaderIn(seizure.Kilogram, "kg"),
		milligramsColumn: massReaderIn(seizure.Milligram, "mg"),
		ouncesColumn:     massReaderIn(seizure.Ounce, "oz"),
		worthColumn:      worthReader,
		cashColumn:       cashReader,
		countColumn:      countReader,
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
	row   int // its number
	cells [][]byte
	json  bool
	item  *seizure.Item // what a line of JSON has as the item itself
	err   *RowError
}

// event gives the event that a row tells of.
func (x *eventRow) event() (Event, *RowError) {
	e := Event{
		On:         x.day(),
		By:         Area(x.meaning(forceColumn)),
		Team:       x.words(teamColumn),
		Joint:      Area(x.meaning(jointColumn)),
		Scope:      x.words(scopeColumn),
		Also:       Measure(x.meaning(alsoColumn)),
		Offence:    Offence(x.meaning(offenceColumn)),
		Vulnerable: Vulnerability(x.meaning(vulnerableColumn)),
		Line:       x.words(lineColumn),
	}
	x.count(&e)
	x.find(&e)
	if x.err == nil && x.has(lineColumn) && isPhoneNumber(e.Line) {
		x.reject(lineColumn, errors.New("is a phone number, which is not kept: give the line's brand"))
		x.err.Text = strings.Repeat("#", len(e.Line))
	}
	if x.err == nil {
		x.validate(&e)
	}
	if x.err != nil {
		return Event{}, x.err
	}
	return e, nil
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
func (x *eventRow) text(c column) string { return cellText(string(x.raw(c))) }

// words gives the cell of a column for free text, which in JSON stands as it is.
func (x *eventRow) words(c column) string {
	if x.json {
		return string(x.raw(c))
	}
	return x.text(c)
}

// cellText gives what a cell means to say: without the blanks around it or the
// apostrophe that keeps a spreadsheet from running it, and in UTF-8. A cell that is
// not is taken for Windows-1252.
func cellText(cell string) string {
	if !utf8.ValidString(cell) {
		cell = fromWindows(cell)
	}
	return unsafeCell(strings.TrimSpace(cell))
}

// reject keeps the first thing that is wrong with the row.
func (x *eventRow) reject(c column, err error) {
	if x.err == nil {
		text := x.text(c)
		x.err = rejected(x.row, x.columnName(c), text, err)
	}
}

// columnName gives the heading of a column as printed, or as it might be.
func (x *eventRow) columnName(c column) string {
	if i := x.at[c]; i >= 0 && x.heading.cells[i] != "" {
		return clip(x.heading.cells[i])
	}
	return columnNames[c][0]
}

func (x *eventRow) day() calendar.Day {
	text := x.text(dateColumn)
	if text == "" {
		x.reject(dateColumn, errors.New("is no date; 2022-10-03 or 3/10/2022 would do"))
		return 0
	}
	day, err := calendar.ParseDay(text)
	switch {
	case err != nil && text == x.heading.cells[x.at[dateColumn]]:
		x.reject(dateColumn, errors.New("is the heading again"))
	case err != nil:
		x.reject(dateColumn, err)
	}
	return day
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
	i, err := x.amounts[c].read(text)
	if err != nil {
		x.reject(c, err)
	}
	return i
}

// number gives the cell for counts. Without one, one thing was counted, unless the
// row is an Event in JSON, which leaves out what was not reported.
func (x *eventRow) number(blank stats.Figure[int]) stats.Figure[int] {
	switch {
	case x.has(countColumn):
		return x.amount(countColumn).Count
	case x.json && x.has(whatColumn):
		return stats.Figure[int]{}
	case x.counted:
		return blank
	}
	return stats.Exactly(1)
}

// count reads what was counted.
func (x *eventRow) count(e *Event) {
	what, outcome, person := Measure(x.meaning(whatColumn)), Measure(x.meaning(outcomeColumn)), Measure(x.meaning(personColumn))
	if what == 0 && (outcome != 0 || person != 0 || e.Offence != 0) {
		what = Arrests
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
	if e.What = what; what.Family() == Arrests {
		e.Count = x.number(stats.Exactly(1))
	} else if what != 0 {
		e.Count = x.number(stats.Figure[int]{})
	}
}

// find reads what was found.
func (x *eventRow) find(e *Event) {
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
	items = x.drugs(items)
	number := stats.Exactly(1)
	if e.What == 0 {
		number = x.number(stats.Figure[int]{})
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
			x.reject(itemColumn, errTwoFinds)
		}
	}
	if len(items) > 0 {
		e.Item = items[0] // the others are finds of their own, which an item of another kind is
		e.Item.Including = slices.Concat(e.Item.Including, items[1:])
	}
}

// drugs reads drugs by weight, in packs or by their worth.
func (x *eventRow) drugs(items []seizure.Item) []seizure.Item {
	s := seizure.Substance(x.meaning(substanceColumn))
	form := seizure.Form(x.meaning(formColumn))
	found := len(items)
	for _, c := range weightColumns {
		if !x.has(c) {
			continue
		}
		i := x.weight(c)
		if s == 0 && x.err == nil {
			x.reject(substanceColumn, errors.New("is empty, so the amount beside it is of nothing; write \"drugs\" for any"))
		}
		i.Substance = s
		items = append(items, i)
	}
	if s != 0 && form != 0 {
		items = append(items, s.In(form).Count(x.number(stats.Figure[int]{})))
	}
	if x.has(worthColumn) {
		i := x.amount(worthColumn)
		if s != 0 {
			i.Substance = s
		}
		items = append(items, i)
	}
	switch {
	case s == 0 || len(items) > found:
	case x.weighed:
		items = append(items, s.Weighing(stats.Figure[seizure.Mass]{})) // found, and not weighed
	default:
		items = append(items, s.Seizures(x.number(stats.Figure[int]{})))
	}
	return items
}

// weight reads an amount of drugs with the unit beside it, which may be one of packs.
func (x *eventRow) weight(c column) seizure.Item {
	unit := x.text(unitColumn)
	if c != amountColumn || unit == "" {
		return x.amount(c)
	}
	if form, err := readForm(unit); err == nil {
		n, err := countReader.read(x.text(c))
		if err != nil {
			x.reject(c, err)
		}
		return seizure.AnyDrug.In(form).Count(n.Count)
	}
	i, err := massReader.read(x.text(c) + " " + unit)
	if err != nil {
		x.reject(unitColumn, fmt.Errorf("is no unit, or none that goes with %q; kg, g, mg or oz would do, or wraps, tablets, plants", clip(x.text(c))))
	}
	return i
}

// validate rejects what no event can say.
func (x *eventRow) validate(e *Event) {
	err := e.Validate()
	fault, ok := errors.AsType[*FieldError](err)
	if !ok {
		return
	}
	c := map[string]column{"On": dateColumn, "By": forceColumn, "Joint": jointColumn, "Scope": scopeColumn, "What": whatColumn, "Also": alsoColumn, "Vulnerable": vulnerableColumn}[fault.Field]
	if c == whatColumn && e.What == 0 {
		x.err = &RowError{Row: x.row, Text: x.line(), Reason: "says nothing that was counted or found", Err: err}
		return
	}
	x.err = &RowError{Row: x.row, Column: x.columnName(c), Text: clip(x.text(c)), Reason: fault.Reason, Err: err}
}

// line gives the beginning of the row for an error.
func (x *eventRow) line() string { return clip(string(bytes.Join(x.cells, []byte(",")))) }

// isPhoneNumber reports whether a text is one: seven digits or more, and nothing but
// digits, blanks and the signs that are written in numbers.
func isPhoneNumber(text string) bool {
	digits := 0
	for _, c := range text {
		switch {
		case c >= '0' && c <= '9':
			digits++
		case !strings.ContainsRune(" +-()./", c):
			return false
		}
	}
	return digits >= 7
}
