// SPDX-License-Identifier: MIT

package records

import (
	"cmp"
	"math/bits"
	"slices"
)

// A cell is where a tally with keys has the sum of the exact amounts of one topic, of
// one force in one period and of one value of each key: a has the place of the topic,
// the group's number (that of the period × 64 + that of the force) and the value of the
// first key, b those of the next three. Where there are more keys than four, the fourth
// stands for all the rest.
type cell struct {
	a, b uint64
	sum  uint64 // as in a group; 0 where the cell only says that there is a group
}

const (
	placeBits   = 11
	groupBits   = 23
	valueBits   = 21
	valueMask   = 1<<valueBits - 1
	mostNumbers = 1<<(groupBits-6) - 1 // of periods
)

// keyed are the values of up to four keys, by their numbers.
type keyed [4]uint32

func (k keyed) a(group int) uint64 {
	return uint64(k[0])<<(placeBits+groupBits) | uint64(group)<<placeBits
}

func (k keyed) b() uint64 {
	return uint64(k[3])<<(2*valueBits) | uint64(k[2])<<valueBits | uint64(k[1])
}

func (c *cell) place() uint16 { return uint16(c.a & (1<<placeBits - 1)) }
func (c *cell) group() int    { return int(c.a >> placeBits & (1<<groupBits - 1)) }
func (c *cell) keyed() keyed {
	return keyed{uint32(c.a >> (placeBits + groupBits)), uint32(c.b & valueMask), uint32(c.b >> valueBits & valueMask), uint32(c.b >> (2 * valueBits))}
}

// cells are a hash table of them. A free one has a 0.
type cells struct {
	slots []cell
	used  int
	shift int
}

// at gives the cell of a and b, and makes it.
func (t *cells) at(a, b uint64) *cell {
	if len(t.slots) > 0 {
		if c := t.find(a, b); c.a == a {
			return c
		}
	}
	if 4*(t.used+1) > 3*len(t.slots) {
		t.grow()
	}
	t.used++
	c := t.find(a, b)
	c.a, c.b = a, b
	return c
}

// find gives the cell of a and b, or the free one where it would be.
func (t *cells) find(a, b uint64) *cell {
	mask := uint(len(t.slots) - 1)
	for i := t.first(a, b); ; i++ {
		c := &t.slots[i&mask]
		if c.a == a && c.b == b || c.a == 0 {
			return c
		}
	}
}

// first gives where the search for a and b begins.
func (t *cells) first(a, b uint64) uint {
	const odd, other = 0x9e3779b97f4a7c15, 0xd6e8feb86659fd93
	h := a*odd ^ bits.RotateLeft64(b*other, 32)
	return uint((h ^ h>>32) * odd >> (t.shift & 63))
}

func (t *cells) grow() {
	old := t.slots
	size := max(1<<10, 2*len(old))
	t.slots, t.shift = make([]cell, size), 65-bits.Len(uint(size))
	for _, c := range old {
		if c.a != 0 {
			*t.find(c.a, c.b) = c
		}
	}
}

// addCell adds an exact amount of a topic to the total of a group and its values.
func (t *Tally) addCell(group int, k keyed, place uint16, amount int64) {
	t.addAt(k.a(group)|uint64(place), k.b(), amount)
}

// addAt adds an exact amount to the cell of a and b.
func (t *Tally) addAt(a, b uint64, amount int64) {
	c := t.cells.at(a, b)
	sum := c.sum&^present + uint64(amount)
	if sum < present {
		c.sum = sum | present
		return
	}
	place, before := c.place(), int64(c.sum&^present)
	c.sum = 0
	g := t.slowCell(c.group(), c.keyed()) // too large for a sum: a Total says "at least"
	g.addExact(t.topics[place], place, before)
	g.addExact(t.topics[place], place, amount)
}

// A backlog is amounts that are added to cells together. Of a large table hardly any cell
// is near the processor, and it fetches many as soon as one.
type backlog struct {
	tally *Tally
	added [64]cell // with the amounts as their sums
	n     int
	seen  uint64 // what was read to have it fetched
}

func (l *backlog) add(t *Tally, group int, k keyed, place uint16, amount int64) {
	if l.n == len(l.added) || l.tally != t {
		l.clear()
		l.tally = t
	}
	l.added[l.n] = cell{k.a(group) | uint64(place), k.b(), uint64(amount)}
	l.n++
}

// clear adds what is waiting.
func (l *backlog) clear() {
	const small = 1 << 13 // slots, all of which are near
	added := l.added[:l.n]
	if l.n = 0; len(added) == 0 {
		return
	}
	if table := &l.tally.cells; len(table.slots) > small {
		for i := range added {
			l.seen += table.slots[table.first(added[i].a, added[i].b)].sum
		}
	}
	for i := range added {
		l.tally.addAt(added[i].a, added[i].b, int64(added[i].sum))
	}
}

// slowCell gives the group of what is no exact amount of a topic that has a place.
func (t *Tally) slowCell(group int, k keyed) *group {
	key := groupKey{area: 1 << (group & 63), period: t.byNumber[group>>6], keys: k}
	if g := t.parts[key]; g != nil {
		return g
	}
	t.cells.at(k.a(group), k.b()) // so that it is found there
	return t.part(key)
}

// inOrder gives the cells by period, force, values and topics.
func (t *Tally) inOrder() []cell {
	r := cellRanks{periods: t.periodRanks(), topics: make([]uint32, len(t.topics))}
	for rank, at := range t.order() {
		r.topics[at] = uint32(rank)
	}
	for i := range r.values {
		r.values[i] = t.valueRanks(i)
	}
	list := make([]ranked, 0, t.cells.used)
	r.width = r.widths()
	if r.fits() {
		for i := range t.cells.slots {
			if c := &t.cells.slots[i]; c.a != 0 {
				list = append(list, ranked{r.rank(c), uint32(i)})
			}
		}
		list = bySize(list, r.bits())
	} else {
		for i := range t.cells.slots {
			if t.cells.slots[i].a != 0 {
				list = append(list, ranked{cell: uint32(i)})
			}
		}
		slices.SortFunc(list, func(x, y ranked) int { return r.compare(&t.cells.slots[x.cell], &t.cells.slots[y.cell]) })
	}
	sorted := make([]cell, len(list))
	for i := range list {
		sorted[i] = t.cells.slots[list[i].cell]
	}
	return sorted
}

// cellRanks are the places of all that a cell is of in the order of each.
type cellRanks struct {
	periods, topics []uint32
	values          [4][]uint32
	width           [7]int
}

// widths are the bits of the ranks, most significant first; the second is the force.
func (r *cellRanks) widths() (w [7]int) {
	w = [7]int{bits.Len(uint(len(r.periods))), 6}
	for i := range r.values {
		w[2+i] = bits.Len(uint(len(r.values[i]) - 1))
	}
	w[6] = bits.Len(uint(len(r.topics)))
	return w
}

func (r *cellRanks) bits() (n int) {
	for _, width := range r.widths() {
		n += width
	}
	return n
}

// fits reports whether the ranks of a cell make one number.
func (r *cellRanks) fits() bool { return r.bits() <= 64 }

func (r *cellRanks) of(c *cell) [7]uint32 {
	k, group := c.keyed(), c.group()
	return [7]uint32{r.periods[group>>6], uint32(group & 63), r.values[0][k[0]], r.values[1][k[1]], r.values[2][k[2]], r.values[3][k[3]], r.topics[c.place()]}
}

func (r *cellRanks) rank(c *cell) (rank uint64) {
	for i, n := range r.of(c) {
		rank = rank<<r.width[i] | uint64(n)
	}
	return rank
}

func (r *cellRanks) compare(x, y *cell) int {
	a, b := r.of(x), r.of(y)
	return slices.Compare(a[:], b[:])
}

// A ranked cell is one by its place in the order and in the table.
type ranked struct {
	rank uint64
	cell uint32
}

// bySize sorts cells by ranks of so many bits, a few of the bits at a time.
func bySize(list []ranked, width int) []ranked {
	const digit = 11
	other := make([]ranked, len(list))
	for shift := 0; shift < width; shift += digit {
		var ends [1<<digit + 1]int
		for i := range list {
			ends[list[i].rank>>shift&(1<<digit-1)+1]++
		}
		for i := range 1 << digit {
			ends[i+1] += ends[i]
		}
		for _, r := range list {
			d := r.rank >> shift & (1<<digit - 1)
			other[ends[d]] = r
			ends[d]++
		}
		list, other = other, list
	}
	return list
}

// valueRanks gives the order of the values at one of the four places of the keys.
func (t *Tally) valueRanks(i int) []uint32 {
	if i >= len(t.values) {
		return []uint32{0}
	}
	return t.values[i].ranks()
}

// periodRanks gives the order of the periods, by number.
func (t *Tally) periodRanks() []uint32 {
	sorted := make([]int, len(t.byNumber))
	for i := range sorted {
		sorted[i] = i
	}
	slices.SortFunc(sorted, func(a, b int) int {
		p, q := t.byNumber[a], t.byNumber[b]
		return cmp.Or(cmp.Compare(p.From, q.From), cmp.Compare(p.To, q.To))
	})
	ranks := make([]uint32, len(sorted))
	for rank, n := range sorted {
		ranks[n] = uint32(rank)
	}
	return ranks
}
