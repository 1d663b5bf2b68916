// SPDX-License-Identifier: MIT

package stats

import (
	"fmt"
	"math/big"
	"math/bits"
	"slices"
)

// inversionTail gives the chance that a random order of values that tie in
// groups of these sizes has at most k inversions.
func inversionTail(ties []int, k int) float64 {
	c := newInversionCounts(ties, k)
	p, _ := new(big.Rat).SetFrac(c.atMost(k), c.total).Float64()
	return p
}

// inversionTails keeps the counts of inversions for each pattern of ties, since many
// orders of figures share a few patterns.
type inversionTails struct {
	known map[string]inversionCounts
	spent int // steps
}

// most is how many steps are taken for one series; some half a second.
func (inversionTails) most() int { return 300_000_000 }

// tail is inversionTail, or 1 once too many steps have been taken.
func (t *inversionTails) tail(ties []int, k int) float64 {
	sorted := slices.Sorted(slices.Values(ties))
	key := fmt.Sprint(sorted)
	c, known := t.known[key]
	if !known {
		n, tied := 0, int64(0)
		for _, size := range sorted {
			n += size
			tied += choose2(size)
		}
		most := int(choose2(n)-tied) / 2
		if t.spent += n * (most + 1) * (n/8 + 1); t.spent > t.most() {
			return 1
		}
		c = newInversionCounts(sorted, most)
		t.known[key] = c
	}
	p, _ := new(big.Rat).SetFrac(c.atMost(k), c.total).Float64()
	return p
}

// inversionCounts holds how many of the orders of some values have at most 0, 1,
// 2 … inversions, exactly. The numbers of orders by inversions are the
// coefficients of the Gaussian multinomial [n]!/∏[t]!, where [t]! is the product
// over j ≤ t of (1−qʲ)/(1−q). They are worked out as power series modulo a power
// of two above the number of all orders, so that the series may be multiplied
// and divided in any sequence, overflow and go below zero on the way, and still
// end right.
type inversionCounts struct {
	words int      // of 64 bits to each coefficient, the lowest first
	word  []uint64 // coefficient after coefficient
	total *big.Int // of all orders
}

// newInversionCounts counts up to k inversions.
func newInversionCounts(ties []int, k int) inversionCounts {
	n := 0
	total := big.NewInt(1)
	for _, t := range ties {
		n += t
		total.Mul(total, new(big.Int).Binomial(int64(n), int64(t)))
	}
	words := total.BitLen()/64 + 1
	c := inversionCounts{words, make([]uint64, (k+1)*words), total}
	c.word[0] = 1
	c.sum(1) // from "just k" to "at most k": a division by (1−q)
	for j := 1; j <= n; j++ {
		groups := 0 // that have a factor (1−qʲ) of their own
		for _, t := range ties {
			if t >= j {
				groups++
			}
		}
		if groups == 0 {
			c.difference(j)
		}
		for ; groups > 1; groups-- {
			c.sum(j)
		}
	}
	return c
}

// sum divides the series by (1−qʲ): each coefficient gains the one j before it.
func (c inversionCounts) sum(j int) {
	for at := j * c.words; at < len(c.word); at += c.words {
		var carry uint64
		to, from := c.word[at:at+c.words], c.word[at-j*c.words:]
		for w := range to {
			to[w], carry = bits.Add64(to[w], from[w], carry)
		}
	}
}

// difference multiplies the series by (1−qʲ).
func (c inversionCounts) difference(j int) {
	for at := len(c.word) - c.words; at >= j*c.words; at -= c.words {
		var borrow uint64
		to, from := c.word[at:at+c.words], c.word[at-j*c.words:]
		for w := range to {
			to[w], borrow = bits.Sub64(to[w], from[w], borrow)
		}
	}
}

// atMost gives the number of orders with at most k inversions.
func (c inversionCounts) atMost(k int) *big.Int {
	x := new(big.Int)
	for w := c.words - 1; w >= 0; w-- {
		x.Lsh(x, 64).Or(x, new(big.Int).SetUint64(c.word[k*c.words+w]))
	}
	return x
}
