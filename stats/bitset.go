// SPDX-License-Identifier: MIT

package stats

import "math/bits"

// A bitSet is a set of small numbers.
type bitSet []uint64

func newBitSet(n int) bitSet { return make(bitSet, (n+63)/64) }

func (b bitSet) set(i int)      { b[i/64] |= 1 << (i % 64) }
func (b bitSet) has(i int) bool { return b[i/64]>>(i%64)&1 == 1 }

func (b bitSet) meets(o bitSet) bool {
	for i := range b {
		if b[i]&o[i] != 0 {
			return true
		}
	}
	return false
}

func (b bitSet) any() bool { return b.meets(b) }

// lastOf gives the largest number in both b and o, −1 if there is none.
func (b bitSet) lastOf(o bitSet) int {
	for i := len(b) - 1; i >= 0; i-- {
		if both := b[i] & o[i]; both != 0 {
			return 64*i + 63 - bits.LeadingZeros64(both)
		}
	}
	return -1
}

// A bitMatrix has a bitSet in each row.
type bitMatrix struct {
	words int
	bits  []uint64
}

func newBitMatrix(n int) bitMatrix {
	words := (n + 63) / 64
	return bitMatrix{words, make([]uint64, n*words)}
}

func (m bitMatrix) row(i int) bitSet { return m.bits[i*m.words : (i+1)*m.words] }
func (m bitMatrix) set(i, j int)     { m.row(i).set(j) }
