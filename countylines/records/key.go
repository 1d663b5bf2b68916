// SPDX-License-Identifier: MIT

package records

import (
	"encoding"
	"hash/maphash"
	"slices"
	"strings"
	"unicode"

	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/internal/names"
	"github.com/countylines/ops/internal/rows"
	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

// A Key is what a [Tally] adds up by beside force and period: the team, the offence, a
// column of the caller's. [By] and [ByFunc] give one.
type Key struct {
	name   string
	column column // of a field of an event, or leftOut
	of     func(countylines.Event) string
}

// By gives the key of a column of a file, by its heading. One that [Read] knows is read
// as Read does, whatever heading the file has for it, and its values are slugs:
// By("offence") has "pwits". Of any other, the values are the texts of the cells.
func By(heading string) Key { return Key{name: heading, column: columnOf(heading)} }

// ByFunc gives a key that a function works out from an event; "" is none. It is slower
// than [By]: every row is made an event for it. Several goroutines may call of at once.
func ByFunc(name string, of func(countylines.Event) string) Key { return Key{name: name, of: of} }

// String gives the name of the key.
func (k Key) String() string { return k.name }

func (k Key) folded() string { return string(names.Fold(nil, k.name)) }

// ofEvent gives the value of an event that is in no row.
func (k Key) ofEvent(e *countylines.Event) string {
	if k.of != nil {
		return k.of(*e)
	}
	switch k.column {
	case teamColumn:
		return e.Team
	case scopeColumn, districtColumn:
		return e.Scope
	case lineColumn:
		return e.Line
	case offenceColumn:
		return slug(e.Offence)
	case outcomeColumn:
		if e.What != countylines.Arrests {
			return slug(e.What)
		}
	case whatColumn:
		return slug(e.What)
	case alsoColumn, personColumn:
		return slug(e.Also)
	case vulnerableColumn:
		return slug(e.Vulnerable)
	case substanceColumn:
		return slug(e.Item.Substance)
	case weaponColumn:
		return slug(e.Item.Weapon)
	case goodColumn:
		return slug(e.Item.Good)
	}
	return ""
}

func slug(v encoding.TextMarshaler) string {
	text, _ := v.MarshalText() // of what was read, which has one
	return string(text)
}

// Limits of what a tally keeps by its keys.
const (
	mostValues = 1 << 21 // of one key: about two million
	mostCells  = 1 << 22 // of totals by its keys: about four million, in some 400 MB
	longestKey = 256     // bytes of a value
)

// values are those of one key, by their numbers; that of "" is 0.
type values struct {
	texts []string
	slots []uint64 // half of the hash of a text, and its number; 0 is free
	seed  maphash.Seed
}

func newValues() *values {
	return &values{texts: []string{""}, slots: make([]uint64, 64), seed: maphash.MakeSeed()}
}

// find gives the number of a text that is known.
func (v *values) find(text []byte) (uint32, bool) {
	if len(text) == 0 {
		return 0, true
	}
	h := maphash.Bytes(v.seed, text)
	for at, mask := h, uint64(len(v.slots)-1); ; at++ {
		s := v.slots[at&mask]
		if s == 0 {
			return 0, false
		}
		if s>>32 == h>>32 && v.texts[uint32(s)] == string(text) {
			return uint32(s), true
		}
	}
}

// number gives the number of a text, a new one if need be, or why it cannot be kept.
func (v *values) number(text string) (uint32, error) {
	if n, ok := v.find([]byte(text)); ok {
		return n, nil
	}
	if err := keepable(text); err != nil {
		return 0, err
	}
	return v.intern(text)
}

// intern is number for a text that may be kept.
func (v *values) intern(text string) (uint32, error) {
	if n, ok := v.find([]byte(text)); ok {
		return n, nil
	}
	if len(v.texts) == mostValues {
		return 0, errManyValues
	}
	if 2*len(v.texts) >= len(v.slots) {
		v.slots = make([]uint64, 2*len(v.slots))
		for n, text := range v.texts[1:] {
			v.put(text, uint32(n+1))
		}
	}
	n := uint32(len(v.texts))
	v.texts = append(v.texts, strings.Clone(text))
	v.put(text, n)
	return n, nil
}

func (v *values) put(text string, n uint32) {
	h := maphash.String(v.seed, text)
	at, mask := h, uint64(len(v.slots)-1)
	for v.slots[at&mask] != 0 {
		at++
	}
	v.slots[at&mask] = h>>32<<32 | uint64(n)
}

// ranks gives the places of the values in the order of their texts.
func (v *values) ranks() []uint32 {
	sorted := make([]uint32, len(v.texts))
	for i := range sorted {
		sorted[i] = uint32(i)
	}
	slices.SortFunc(sorted, func(a, b uint32) int { return strings.Compare(v.texts[a], v.texts[b]) })
	ranks := make([]uint32, len(sorted))
	for rank, n := range sorted {
		ranks[n] = uint32(rank)
	}
	return ranks
}

// A keyRow finds the values of the keys of rows.
type keyRow struct {
	readers []keyReader
	numbers []uint32
	joined  []byte
}

func newKeyReader(k Key, h *heading) *keyReader {
	r := &keyReader{Key: k, at: h.extra[k.folded()] - 1}
	if k.column != leftOut {
		r.at = h.at[k.column]
	}
	return r
}

// newKeyRow gives the readers of a tally's keys under a heading.
func newKeyRow(t *Tally, h *heading) keyRow {
	r := keyRow{readers: make([]keyReader, len(t.Keys)), numbers: make([]uint32, len(t.Keys))}
	for i, k := range t.Keys {
		r.readers[i] = *newKeyReader(k, h)
		r.readers[i].values = newValues()
		if i < len(t.values)-1 || len(t.Keys) <= len(t.values) {
			r.readers[i].values = t.values[i]
		}
	}
	return r
}

// fast gives the values of a row, if they are known or soon found.
func (r *keyRow) fast(t *Tally, x *eventRow) (k keyed, ok bool) {
	for i := range r.readers {
		n, ok := r.readers[i].fast(x)
		if !ok {
			return k, false
		}
		r.numbers[i] = n
	}
	if len(r.readers) <= len(k) {
		copy(k[:], r.numbers)
		return k, true
	}
	copy(k[:3], r.numbers)
	k[3], ok = t.values[3].find(r.join())
	return k, ok
}

// slow gives the values of a row that is an event, or why one is not kept.
func (r *keyRow) slow(t *Tally, x *eventRow, e *countylines.Event) (k keyed, bad *Key, err error) {
	for i := range r.readers {
		if r.numbers[i], err = r.readers[i].slow(x, e); err != nil {
			return k, &r.readers[i].Key, err
		}
	}
	copy(k[:], r.numbers[:min(len(r.numbers), len(k))])
	if len(r.readers) > len(k) {
		k[3], err = t.values[3].intern(string(r.join()))
	}
	return k, nil, err
}

// join gives the values from the fourth on as one, "" if none of them is any.
func (r *keyRow) join() []byte {
	r.joined = r.joined[:0]
	any := uint32(0)
	for i := 3; i < len(r.readers); i++ {
		any |= r.numbers[i]
		r.joined = append(append(r.joined, r.readers[i].values.texts[r.numbers[i]]...), 0)
	}
	if any == 0 {
		return nil
	}
	return r.joined[:len(r.joined)-1]
}

// A ValueError says why a value of a key is not kept. It does not quote it.
type ValueError struct{ Reason string }

// Error gives the reason behind "records: a value of a key".
func (e *ValueError) Error() string { return "records: a value of a key " + e.Reason }

// Because gives the reason alone, for a message that names the rest itself.
func (e *ValueError) Because() string { return e.Reason }

var (
	errNoKey      = &ValueError{"is one too many: the tally has fewer keys"}
	errFormula    = &ValueError{"is a formula, which a spreadsheet would run; it is not kept"}
	errPhone      = &ValueError{"has a phone number, which is not kept"}
	errMail       = &ValueError{"has an e-mail address, which is not kept"}
	errLongKey    = &ValueError{"is longer than 256 bytes, which no key is"}
	errManyValues = &ValueError{"is a new one after two million, more than a tally keeps; add up by something with fewer values"}
	errManyCells  = &ValueError{"makes more than four million totals, which is all that a tally keeps; add up by fewer keys, or longer periods"}
)

// keepable says why a text is not kept as a value.
func keepable(text string) error {
	switch {
	case len(text) > longestKey:
		return errLongKey
	case hasPhoneNumber(text):
		return errPhone
	case stats.SafeCell(text) != text && strings.Trim(text, "-+") != "":
		return errFormula
	case hasMailAddress(text):
		return errMail
	}
	return nil
}

// hasPhoneNumber reports whether a phone number stands in a text: ten digits or more from
// 0, + or 44 on, or ten from 7 on, as of a mobile phone whose 0 a spreadsheet dropped,
// with blanks and the like between them.
func hasPhoneNumber(text string) bool {
	text = strings.Map(plainSign, text)
	for i := 0; i < len(text); i++ {
		if !isDigit(text[i]) && text[i] != '+' || i > 0 && (isDigit(text[i-1]) || text[i-1] == '+') {
			continue
		}
		var digits []byte
		for j := i; j < len(text) && (isDigit(text[j]) || strings.IndexByte(" +-()./", text[j]) >= 0); j++ {
			if isDigit(text[j]) {
				digits = append(digits, text[j])
			}
		}
		number := string(digits)
		begins := text[i] == '+' || strings.HasPrefix(number, "0") || strings.HasPrefix(number, "44") && len(number) > 10
		if begins && len(number) >= 10 || len(number) == 10 && number[0] == '7' {
			return true
		}
	}
	return false
}

// plainSign gives a blank for any blank, a hyphen for any dash, and a digit or an at sign
// for a wide one.
func plainSign(c rune) rune {
	if c < 0x80 && c != '\t' {
		return c
	}
	switch {
	case unicode.Is(unicode.Zs, c), c == '\t':
		return ' '
	case unicode.Is(unicode.Pd, c), c == '\u2212':
		return '-'
	case c >= '\uff10' && c <= '\uff19', c == '\uff0b', c == '\uff20':
		return c - 0xfee0
	case c == '\u200b', c == '\u00ad', c == '\u2060', c == '\ufeff':
		return -1
	}
	return c
}

func hasMailAddress(text string) bool {
	before, after, found := strings.Cut(strings.Map(plainSign, text), "@")
	return found && before != "" && !strings.HasSuffix(before, " ") && strings.Contains(strings.TrimLeft(after, "."), ".") && !strings.HasPrefix(after, " ")
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// A keyReader reads the values of one key from the rows of a file.
type keyReader struct {
	Key
	at     int // its cell; −1 where it is not in the file
	values *values
}

// fast gives the number of a row's value, if it is known or soon found.
func (k *keyReader) fast(x *eventRow) (uint32, bool) {
	if k.at < 0 {
		return 0, k.of == nil && !x.json
	}
	cell := x.cells[k.at]
	if m := x.memos[k.column]; k.column.slugs() && m != nil {
		of := m.of(cell)
		if of.err != nil || of.key == 0 {
			return 0, false
		}
		return of.key - 1, true
	}
	return k.values.find(cell)
}

// slow gives the number of a row's value, which is an event too.
func (k *keyReader) slow(x *eventRow, e *countylines.Event) (uint32, error) {
	switch {
	case k.of != nil:
		return k.values.number(k.of(*e))
	case k.column == leftOut && x.json:
		return k.values.number(blankNA(rows.CellText(x.extras[k.folded()])))
	case k.at < 0 || k.at >= len(x.cells):
		return 0, nil
	}
	if m := x.memos[k.column]; k.column.slugs() && m != nil {
		of := m.of(x.cells[k.at])
		if of.err != nil { // a detail that the row is accepted without
			return 0, nil
		}
		n, err := k.values.number(k.column.slugOf(of.set))
		if err == nil {
			of.key = n + 1
		}
		return n, err
	}
	return k.values.number(blankNA(rows.CellText(string(x.cells[k.at]))))
}

// slugs reports whether the values of a key are what cells name.
func (c column) slugs() bool { return namers[c] != nil || c == substanceColumn }

// slugOf gives the text to store of what a cell names.
func (c column) slugOf(set uint64) string {
	switch c {
	case jointColumn:
		return slug(countylines.Area(set))
	case whatColumn, alsoColumn, outcomeColumn, personColumn:
		return slug(countylines.Measure(set))
	case offenceColumn:
		return slug(countylines.Offence(set))
	case vulnerableColumn:
		return slug(countylines.Vulnerability(set))
	case substanceColumn:
		return slug(seizure.Substance(set))
	case weaponColumn:
		return slug(seizure.Weapon(set))
	case goodColumn:
		return slug(seizure.Good(set))
	case formColumn:
		return slug(seizure.Form(set))
	}
	return ""
}

// missing says which of the keys has no column under a heading.
func (f *eventFile) missing(keys []Key) error {
	for _, k := range keys {
		if k.of == nil && !f.json && newKeyReader(k, f.heading).at < 0 {
			return &countylines.RowError{Row: f.row, Column: names.Clip(k.name), Reason: "is the heading of no column, so nothing can be added up by it", Err: countylines.ErrHeading}
		}
	}
	return nil
}
