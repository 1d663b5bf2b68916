package countylines

import "encoding/binary"

// A memo remembers what the cells of a column were found to mean, as far as it has
// room, since files repeat the same few texts. It never grows.
type memo struct {
	column column
	slots  [memoSlots]struct {
		cell string
		meaning
	}
	other meaning // of a cell that is empty, or too long to be remembered
}

const memoSlots = 256

// of gives what a cell means.
func (m *memo) of(cell []byte) *meaning {
	if len(cell) == 0 {
		m.other = meaning{}
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
		m.other = m.column.meaningOf(string(cell))
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
	s.meaning = m.column.meaningOf(s.cell)
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
