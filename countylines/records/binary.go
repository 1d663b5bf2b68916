// SPDX-License-Identifier: MIT

package records

import (
	"cmp"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"maps"
	"math/bits"
	"slices"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

// A PackedError says why bytes are no packed [Tally], or one that this version of
// the library cannot unpack.
type PackedError struct {
	Offset int // of the byte from which on they cannot be read
	Reason string
	Err    error // the error behind Reason, nil if there is none
}

// Error gives the offset and the reason.
func (e *PackedError) Error() string {
	return fmt.Sprintf("countylines: packed tally: byte %d %s", e.Offset, e.Reason)
}

// Because gives the reason alone, for a message that names the rest itself.
func (e *PackedError) Because() string { return e.Reason }

// Unwrap gives Err, so that errors.AsType finds the [*countylines.NameError] of a force that this
// version does not know, say.
func (e *PackedError) Unwrap() error { return e.Err }

// packedAs begins a packed tally, with the version of its form.
const packedAs = "tally 2\n"

// MarshalBinary packs t for another process, where [Tally.UnmarshalBinary] unpacks
// it: engines that share work out ship their accumulators so. Equal totals give
// equal bytes. Kinds and forces are written as text, so the bytes outlive the
// version of the library that wrote them.
func (t *Tally) MarshalBinary() ([]byte, error) {
	t.init()
	p := packer{names: map[topic]int{}, order: t.order()}
	p.bytes = append(p.bytes, packedAs...)
	for _, n := range []int{t.Accepted, t.InPart, t.Rejected, len(t.Keys)} {
		p.int(n)
	}
	complete, err := t.Complete.MarshalText()
	if err != nil {
		return nil, err
	}
	p.text(string(complete))
	for _, k := range t.Keys {
		p.text(k.name)
	}
	keyed := p.values(t)
	var groups []*group
	for _, g := range t.forces {
		if g != nil {
			groups = append(groups, g)
		}
	}
	for key, g := range t.parts {
		if key.scope != "" {
			groups = append(groups, g)
		}
	}
	slices.SortFunc(groups, compareGroups)
	p.int(len(groups) + keyed)
	for _, g := range groups {
		if err := p.group(t, g); err != nil {
			return nil, err
		}
	}
	for _, g := range t.byCell {
		if err := p.group(t, g); err != nil {
			return nil, err
		}
	}
	return p.bytes, nil
}

// values writes the values that there are totals of, in order, and gives how many
// groups have any.
func (p *packer) values(t *Tally) (groups int) {
	used := make([]map[uint32]bool, len(t.values))
	for i := range used {
		used[i] = map[uint32]bool{}
	}
	for _, g := range t.byCell {
		groups++
		for i := range used {
			used[i][g.keys[i]] = true
		}
	}
	for i, v := range t.values {
		ranks := v.ranks()
		numbers := slices.SortedFunc(maps.Keys(used[i]), func(a, b uint32) int { return cmp.Compare(ranks[a], ranks[b]) })
		numbers = slices.DeleteFunc(numbers, func(n uint32) bool { return n == 0 })
		packed := map[uint32]int{0: 0}
		p.int(len(numbers))
		for at, n := range numbers {
			p.text(v.texts[n])
			packed[n] = at + 1
		}
		p.numbers = append(p.numbers, packed)
	}
	return groups
}

// A packer writes a tally.
type packer struct {
	bytes []byte
	names map[topic]int // the topics written so far, numbered
	order []uint16      // of the topics of the tally

	numbers []map[uint32]int // of values, by their numbers in the tally
}

func (p *packer) int(n int) { p.bytes = binary.AppendUvarint(p.bytes, uint64(n)) }

func (p *packer) text(s string) {
	p.int(len(s))
	p.bytes = append(p.bytes, s...)
}

// topic writes the number of a topic, and the first time its text.
func (p *packer) topic(k topic) error {
	n, ok := p.names[k]
	if !ok {
		n = len(p.names)
		p.names[k] = n
	}
	p.int(n)
	if ok {
		return nil
	}
	text, err := k.subject().MarshalText()
	p.text(string(text))
	return err
}

// amount writes a total: 0 and an exact amount, or 1 and a figure's text.
func (p *packer) amount(t total) {
	switch sum := t.(type) {
	case *stats.Total[seizure.Mass]:
		packFigure(p, sum.Figure())
	case *stats.Total[seizure.Money]:
		packFigure(p, sum.Figure())
	case *stats.Total[int]:
		packFigure(p, sum.Figure())
	}
}

func packFigure[A stats.Amount](p *packer, f stats.Figure[A]) {
	if v, ok := f.Exact(); ok {
		p.bytes = binary.AppendUvarint(append(p.bytes, 0), uint64(v))
		return
	}
	p.bytes = append(p.bytes, 1)
	text, _ := f.MarshalText() // it has no error
	p.text(string(text))
}

func (p *packer) group(t *Tally, g *group) error {
	p.int(int(g.period.From))
	p.int(int(g.period.To))
	for _, a := range []countylines.Area{g.area, g.joint} {
		text, err := a.MarshalText()
		if err != nil {
			return err
		}
		p.text(string(text))
	}
	p.text(g.scope)
	for i, numbers := range p.numbers {
		p.int(numbers[g.keys[i]])
	}

	sums := g.sums(t, p.order, nil)
	p.int(len(sums))
	for i := range sums {
		if err := p.topic(sums[i].topic); err != nil {
			return err
		}
		p.amount(sums[i].total())
	}
	p.int(len(g.counted))
	for _, m := range slices.Sorted(maps.Keys(g.counted)) {
		if err := p.topic(topic{set: uint64(m)}); err != nil {
			return err
		}
		h := g.counted[m]
		packFigure(p, h.sum.Figure())
		p.int(h.lo)
		p.int(h.readLo)
	}
	p.int(len(g.nested))
	for _, shape := range slices.Sorted(maps.Keys(g.nested)) {
		item, err := json.Marshal(g.nested[shape].item())
		if err != nil {
			return err
		}
		p.text(string(item))
	}
	return nil
}

// UnmarshalBinary gives t the totals of packed bytes, and nothing else. The error
// is a [*PackedError], and t is then as it was.
func (t *Tally) UnmarshalBinary(packed []byte) error {
	u := unpacker{rest: packed}
	if len(packed) < len(packedAs) || string(packed[:len(packedAs)]) != packedAs {
		return &PackedError{Reason: fmt.Sprintf("does not begin %q: these are other bytes, or of another version", packedAs)}
	}
	u.rest = packed[len(packedAs):]
	var read Tally
	read.Accepted, read.InPart, read.Rejected = u.int(), u.int(), u.int()
	keys := u.length()
	if err := read.Complete.UnmarshalText([]byte(u.text())); err != nil {
		u.fail("is no kind of figure: "+err.Error(), err)
	}
	for range keys {
		read.Keys = append(read.Keys, By(u.text()))
	}
	if len(t.Keys) == len(read.Keys) {
		read.Keys = t.Keys // which may be functions
	}
	read.init()
	for i := range read.values {
		for range u.length() {
			if text := u.text(); u.err == nil {
				if _, err := read.values[i].intern(text); err != nil {
					u.fail(err.Error(), err)
				}
			}
		}
	}
	for range u.length() {
		u.group(&read)
	}
	if len(u.rest) > 0 {
		u.fail("is beyond the end", nil)
	}
	if u.err != nil {
		u.err.Offset = len(packed) - u.err.Offset
		return u.err
	}
	*t = read
	return nil
}

// An unpacker reads a tally. After an error it reads zeros.
type unpacker struct {
	rest  []byte
	names []topic
	err   *PackedError // its Offset is how much was left
}

func (u *unpacker) fail(reason string, err error) {
	if u.err == nil {
		u.err = &PackedError{Offset: len(u.rest), Reason: reason, Err: err}
		u.rest = nil
	}
}

func (u *unpacker) int() int { return unpackNumber[int](u) }

func unpackNumber[A stats.Amount](u *unpacker) A {
	v, n := binary.Uvarint(u.rest)
	if n <= 0 || A(v) < 0 || uint64(A(v)) != v {
		u.fail("is no number, or a larger one than can be", nil)
		return 0
	}
	u.rest = u.rest[n:]
	return A(v)
}

// length reads how many things follow, each of at least a byte.
func (u *unpacker) length() int {
	n := u.int()
	if n > len(u.rest) {
		u.fail("says that more follows than does", nil)
		return 0
	}
	return n
}

func (u *unpacker) text() string {
	n := u.length()
	s := string(u.rest[:n])
	u.rest = u.rest[n:]
	return s
}

func (u *unpacker) topic() topic {
	n := u.int()
	if n == len(u.names) {
		var s countylines.Subject
		if err := s.UnmarshalText([]byte(u.text())); err != nil {
			u.fail("names nothing that this version knows: "+err.Error(), err)
		}
		u.names = append(u.names, topicOf(s))
	}
	if n >= len(u.names) || u.names[n] == (topic{}) {
		u.fail("is the number of nothing", nil)
		return topic{}
	}
	return u.names[n]
}

func (u *unpacker) amount(t *total, k topic) {
	switch shapeOf(k.kind).unit {
	case countylines.Nanograms:
		addFigure(t, unpackFigure[seizure.Mass](u))
	case countylines.Pence:
		addFigure(t, unpackFigure[seizure.Money](u))
	default:
		addFigure(t, unpackFigure[int](u))
	}
}

func unpackFigure[A stats.Amount](u *unpacker) (f stats.Figure[A]) {
	switch u.int() {
	case 0:
		return stats.Exactly(unpackNumber[A](u))
	case 1:
		if err := f.UnmarshalText([]byte(u.text())); err != nil {
			u.fail("is no figure: "+err.Error(), err)
		}
	default:
		u.fail("is neither an exact amount nor a figure", nil)
	}
	return f
}

func (u *unpacker) area() (a countylines.Area) {
	if err := a.UnmarshalText([]byte(u.text())); err != nil {
		u.fail("is no area: "+err.Error(), err)
	}
	return a
}

func (u *unpacker) group(t *Tally) {
	key := groupKey{period: calendar.Period{From: calendar.Day(u.int()), To: calendar.Day(u.int())}}
	key.area, key.joint, key.scope = u.area(), u.area(), u.text()
	for i, v := range t.values {
		if key.keys[i] = uint32(u.int()); int(key.keys[i]) >= len(v.texts) {
			u.fail("is the number of no value", nil)
			return
		}
	}
	if u.err == nil && key.keys != (keyed{}) && (key.scope != "" || key.joint != 0) {
		u.fail("has both a scope and values of keys", nil)
	}
	if u.err == nil && (key.period.Size() == 0 || key.area.Size() != 1) {
		u.fail("is of no days, or of no one force", nil)
	}
	if u.err != nil {
		return
	}
	if key.keys == (keyed{}) {
		t.groupWith(key)
	}
	u.sums(t, key)
	u.counted(t, key)
	for range u.length() {
		var item seizure.Item
		if err := json.Unmarshal([]byte(u.text()), &item); err != nil {
			u.fail("is no item: "+err.Error(), err)
			return
		}
		t.groupWith(key).find(t, &item)
	}
}

// sums reads the sums of a group.
func (u *unpacker) sums(t *Tally, key groupKey) {
	for range u.length() {
		k := u.topic()
		var sum total
		u.amount(&sum, k)
		if u.err == nil && k.kind == seizure.NoKind && countylines.Measure(k.set).OverDays() != countylines.Additive {
			u.fail("adds up what does not add over days", nil)
		}
		if u.err != nil {
			return
		}
		if item, place := k.item(sum), t.place(t.numbered.number(k)); key.keys != (keyed{}) && place != 0 {
			if amount, exact := exactAmount(&item); exact {
				t.addCell(t.periodNumber(key.period)<<6|bits.TrailingZeros64(uint64(key.area)), key.keys, place, amount)
				continue
			}
		}
		t.groupWith(key).addTotal(t, k, sum)
	}
}

// counted reads the people of a group.
func (u *unpacker) counted(t *Tally, key groupKey) {
	for range u.length() {
		k := u.topic()
		f := unpackFigure[int](u)
		h := headcount{lo: u.int(), readLo: u.int()}
		h.sum.Add(f)
		if u.err == nil && (k.kind != seizure.NoKind || countylines.Measure(k.set).OverDays() != countylines.Distinct) {
			u.fail("counts people by what is no measure of them", nil)
		}
		if u.err == nil && (h.lo > h.readLo || h.lo > f.Bounds().Lo || h.readLo > f.Reading().Lo) {
			u.fail("says that more were counted at once than in all", nil)
		}
		if u.err != nil {
			return
		}
		t.groupWith(key).heads(countylines.Measure(k.set)).merge(&h)
	}
}
