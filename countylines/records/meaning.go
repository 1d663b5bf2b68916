// SPDX-License-Identifier: MIT

package records

import (
	"encoding/binary"
	"strings"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/countylines/internal/grammar"
	"github.com/countylines/ops/internal/rows"
	"github.com/countylines/ops/seizure"
)

// A meaning is what a cell that names something names: the bits of an Area, a
// Measure and so on, or why it names nothing.
type meaning struct {
	set   uint64
	key   uint32       // 1 and the number of its value, for a key that is known; otherwise 0
	topic uint16       // the number of the topic of a plain row that has the cell, or 0
	form  seizure.Form // of a drug that is named with it: "cannabis plants"
	scope string       // the part of a force's territory that a place is
	date               // of a cell with a date
	err   error
	told  *countylines.RowError // what a row was told that had it, and for it was rejected
}

// A date is what a cell for dates says.
type date struct {
	day    calendar.Day // the first of a month
	month  bool         // which day of it is not known
	doubt  doubt        // how it may be read otherwise …
	proves doubt        // … and, where it cannot be read, how others of its column may have to be
}

// A doubt is how a date that can be read may be meant otherwise.
type doubt uint8

const (
	dayOrMonth  doubt = iota + 1 // 3/10/2022, if 10/23/2022 is in the file
	monthOrYear                  // 2011-12, if 2012-13 is
)

// namers read the cells of the columns that name something.
var namers = [allColumns]func(text string) (uint64, error){
	jointColumn:      as(countylines.ParseArea),
	whatColumn:       as(countylines.ParseMeasure),
	alsoColumn:       as(countylines.ParseMeasure),
	offenceColumn:    as(countylines.ParseOffence),
	outcomeColumn:    as(countylines.ParseOutcome),
	personColumn:     as(countylines.ParseMeasure),
	vulnerableColumn: as(countylines.ParseVulnerability),
	weaponColumn:     as(seizure.ParseWeapon),
	goodColumn:       as(seizure.ParseGood),
	formColumn:       as(grammar.Form),
}

func as[T ~uint64 | ~uint16 | ~uint8](parse func(string) (T, error)) func(string) (uint64, error) {
	return func(text string) (uint64, error) {
		v, err := parse(text)
		return uint64(v), err
	}
}

// named reports whether the cells of a column name something that is remembered.
func (c column) named() bool {
	switch c {
	case dateColumn, forceColumn, districtColumn, substanceColumn:
		return true
	}
	return namers[c] != nil
}

// meaningOf gives the meaning of the cells of a column.
func (c column) meaningOf(cell string) (m meaning) {
	text := blankNA(rows.CellText(cell))
	if text == "" {
		return meaning{key: 1}
	}
	switch c {
	case dateColumn:
		m.date, m.err = readDate(text)
		return m
	case forceColumn, districtColumn:
		return readPlace(text)
	case substanceColumn:
		return readSubstance(text)
	}
	if m.set, m.err = namers[c](text); m.err != nil {
		return meaning{err: m.err}
	}
	if c == whatColumn || c == outcomeColumn {
		m.topic = topics().number(topic{set: m.set})
	}
	return m
}

// readPlace reads a force, or a district of one.
func readPlace(text string) (m meaning) {
	area, scope, err := countylines.ParsePlace(text)
	if err != nil {
		return meaning{err: err}
	}
	if area.Size() != 1 {
		return meaning{err: &countylines.NameError{Kind: "force", Text: text, Reason: "is several forces: give the one that acted, and the others as joint"}}
	}
	return meaning{set: uint64(area), scope: scope}
}

// readSubstance reads a drug, or a drug and its form.
func readSubstance(text string) (m meaning) {
	for _, number := range [...]string{"2 ", "1 "} { // "cannabis plants", "cannabis plant"
		haul, err := seizure.Parse(number + strings.ReplaceAll(text, "-", " "))
		for i := range haul.Items() {
			if err == nil && i.Kind == seizure.KindPacks && len(i.Including) == 0 {
				return meaning{set: uint64(i.Substance), form: i.Form}
			}
		}
	}
	s, err := seizure.ParseSubstance(text)
	if err != nil {
		return meaning{err: err}
	}
	return meaning{set: uint64(s), topic: topics().number(topic{set: uint64(s), kind: seizure.KindMass})}
}

// blankNA gives "" for what R and others write where a cell is blank.
func blankNA(text string) string {
	switch text {
	case "NA", "N/A", "n/a", "#N/A", "NULL":
		return ""
	}
	return text
}

// readDate reads a day or a month.
func readDate(text string) (d date, err error) {
	first, second, years, days := figures(text)
	next := second == (first+1)%100
	switch {
	case years && second >= 1 && second <= 12:
		d.day, err = calendar.ParseDay(text + "-01")
		d.month = true
		if next {
			d.doubt = monthOrYear
		}
		return d, err
	case years && next:
		d.proves = monthOrYear
	case days && first <= 12 && second <= 12 && first != second:
		d.doubt = dayOrMonth
	case days && first <= 12 && second > 12 && second <= 31:
		d.proves = dayOrMonth
	}
	if d.day, err = calendar.ParseDay(text); err == nil {
		return d, nil
	}
	if p, wide := calendar.ParsePeriod(text); wide == nil && p == p.From.Month() {
		return date{day: p.From, month: true}, nil
	}
	return d, err
}

// figures finds the numbers of "3/10/2022" at the beginning of a text, for which days is
// true, or of "2011-12", for which years is.
func figures(text string) (first, second int, years, days bool) {
	scan := func(s string) (n, length int) {
		for length < len(s) && length < 5 && isDigit(s[length]) {
			n = 10*n + int(s[length]-'0')
			length++
		}
		return n, length
	}
	first, i := scan(text)
	if i == 0 || i >= len(text) || strings.IndexByte("/-.", text[i]) < 0 {
		return 0, 0, false, false
	}
	second, j := scan(text[i+1:])
	end := i + 1 + j
	if j == 0 {
		return 0, 0, false, false
	}
	if i == 4 && j == 2 && end == len(text) && text[i] == '-' {
		return first, second, true, false
	}
	if i > 2 || j > 2 || end >= len(text) || text[end] != text[i] {
		return 0, 0, false, false
	}
	_, k := scan(text[end+1:])
	return first, second, false, k == 4 || k == 2
}

// A memo remembers what the cells of a column were found to mean, as far as it has
// room, since files repeat the same few texts. It never grows.
type memo struct {
	read  func(cell string) meaning
	slots [memoSlots]struct {
		cell string
		meaning
	}
	other meaning // of a cell that is empty, or too long to be remembered
}

const memoSlots = 256

// of gives what a cell means.
func (m *memo) of(cell []byte) *meaning {
	if len(cell) == 0 {
		m.other = meaning{key: 1}
		return &m.other
	}
	first := memoHash(cell)
	for i := range uint(4) {
		if s := &m.slots[(first+i)%memoSlots]; s.cell == string(cell) {
			return &s.meaning
		}
	}
	const longest = 64
	if len(cell) > longest {
		m.other = m.read(string(cell))
		return &m.other
	}
	at := first % memoSlots
	for i := range uint(4) {
		if m.slots[(first+i)%memoSlots].cell == "" {
			at = (first + i) % memoSlots
			break
		}
	}
	s := &m.slots[at]
	s.cell = string(cell)
	s.meaning = m.read(s.cell)
	return &s.meaning
}

// memoHash mixes the ends of a cell.
func memoHash(cell []byte) uint {
	const odd, other = 0x9e3779b97f4a7c15, 0xd6e8feb86659fd93
	n := len(cell)
	h := uint64(n) * other
	switch {
	case n >= 8:
		h ^= binary.LittleEndian.Uint64(cell)*odd ^ binary.LittleEndian.Uint64(cell[n-8:])
	case n >= 4:
		h ^= uint64(binary.LittleEndian.Uint32(cell))<<32 | uint64(binary.LittleEndian.Uint32(cell[n-4:]))
	default:
		h ^= uint64(cell[0])<<16 | uint64(cell[n/2])<<8 | uint64(cell[n-1])
	}
	return uint(h * odd >> 48)
}
