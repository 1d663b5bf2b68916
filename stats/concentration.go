// SPDX-License-Identifier: MIT

package stats

import (
	"fmt"
	"math"
	"math/big"
	"math/bits"
	"slices"
)

// A ConcentrationResult says how unequally a total is spread over its members.
type ConcentrationResult struct {
	N            int      `json:"n"`
	Mean         Estimate `json:"mean"`
	Gini         Estimate `json:"gini"`          // 0: all alike; 1−1/N: one has everything
	GiniUnbiased Estimate `json:"gini_unbiased"` // N/(N−1) times Gini, 0 to 1
	HHI          Estimate `json:"hhi"`           // Herfindahl–Hirschman: the sum of the squared shares, 1/N to 1
	HHINormal    Estimate `json:"hhi_normal"`    // HHI moved to 0 to 1
	Effective    Estimate `json:"effective"`     // 1/HHI: so many members of one size would be as concentrated
	Top1         Estimate `json:"top1"`          // share of the largest member
	TopFifth     Estimate `json:"top_fifth"`     // share of the largest fifth of the members, rounded up
}

// Concentration measures how unequally x is spread over its members: closures
// over forces, seizures over drugs. Members with nothing count as members. Masses
// and money do as well as counts; everything is worked out in whole numbers and
// rounded once.
//
// No members, a total of nothing or a negative value leave everything not
// estimable; one member alone has a Gini of 0 and neither GiniUnbiased nor
// HHINormal. Small counts are unequal by chance alone: compare Gini with
// [ConcentrationResult.GiniByChance].
//
// Sources: C. Gini (1912), in the form of A. Sen, On Economic Inequality (1973)
// 31; A. O. Hirschman, Am. Econ. Rev. 54 (1964) 761.
func Concentration[A Amount](x []A) ConcentrationResult {
	sorted, bad := membersOf(x)
	unknown := bad.estimate()
	r := ConcentrationResult{len(x), unknown, unknown, unknown, unknown, unknown, unknown, unknown, unknown}
	if bad != 0 {
		return r
	}
	n, total, squares, spread := big.NewInt(int64(r.N)), new(big.Int), new(big.Int), new(big.Int)
	for i, v := range sorted {
		value := big.NewInt(int64(v))
		total.Add(total, value)
		squares.Add(squares, new(big.Int).Mul(value, value))
		rank := big.NewInt(2*int64(i) + 1 - int64(r.N))
		spread.Add(spread, rank.Mul(rank, value))
	}
	square := new(big.Int).Mul(total, total)
	r.Mean = quotientOf(total, n)
	r.Gini = quotientOf(spread, new(big.Int).Mul(n, total))
	r.HHI = quotientOf(squares, square)
	r.Effective = quotientOf(square, squares)
	r.Top1, r.TopFifth = topShare(sorted, 1), topShare(sorted, (r.N+4)/5)
	r.GiniUnbiased, r.HHINormal = oneMember.estimate(), oneMember.estimate()
	if r.N > 1 {
		less := big.NewInt(int64(r.N) - 1)
		r.GiniUnbiased = quotientOf(spread, new(big.Int).Mul(less, total))
		// (H − 1/n) / (1 − 1/n) = (n·Σx² − T²) / ((n−1)·T²)
		surplus := new(big.Int).Mul(n, squares)
		r.HHINormal = quotientOf(surplus.Sub(surplus, square), less.Mul(less, square))
	}
	return r
}

// TopShare gives the share of the total that the k largest members have. More
// members than there are have all of it. No members, a total of nothing, a
// negative value or a negative k make it not estimable.
func TopShare[A Amount](x []A, k int) Estimate {
	sorted, bad := membersOf(x)
	if bad == 0 && k < 0 {
		bad = badCount
	}
	if bad != 0 {
		return bad.estimate()
	}
	return topShare(sorted, k)
}

func topShare[A Amount](sorted []A, k int) Estimate {
	rest, top := sumOf(sorted[:max(0, len(sorted)-k)]), sumOf(sorted[max(0, len(sorted)-k):])
	return quotientOf(top, rest.Add(rest, top))
}

// membersOf gives x from the smallest to the largest, or what is wrong with it.
func membersOf[A Amount](x []A) (sorted []A, bad reason) {
	sorted = slices.Sorted(slices.Values(x))
	switch {
	case len(x) == 0:
		return nil, noMembers
	case sorted[0] < 0:
		return nil, negativeMember
	case sorted[len(x)-1] == 0:
		return nil, zeroTotal
	}
	return sorted, 0
}

// sumOf adds up amounts that are not negative, however many.
func sumOf[A Amount](x []A) *big.Int {
	var high, low uint64
	for _, v := range x {
		var carry uint64
		low, carry = bits.Add64(low, uint64(v), 0)
		high += carry
	}
	sum := new(big.Int).SetUint64(high)
	return sum.Lsh(sum, 64).Add(sum, new(big.Int).SetUint64(low))
}

func quotientOf(a, b *big.Int) Estimate {
	q, _ := new(big.Rat).SetFrac(a, b).Float64()
	return Estimate(q)
}

// GiniByChance gives the Gini that N members would be expected to show if each
// had Poisson counts about one common Mean: 0.38 for 43 forces with two apiece. It
// means nothing for masses and money.
//
// Source: the mean difference of two Poisson counts, B. Ramasubban, Biometrika 45
// (1958) 549.
func (r ConcentrationResult) GiniByChance() Estimate {
	// The mean difference of two counts about μ is 2μ(P(X=Y) + P(X=Y+1)), and Gini
	// is the mean difference over all ordered pairs, self included, over 2μ.
	mu, n := float64(r.Mean), float64(r.N)
	if !r.Mean.Estimable() {
		return r.Mean
	}
	if mu > 1e4 {
		x := 2 * mu // both chances by the asymptotic series of the Bessel functions
		return Estimate((n - 1) / n / math.Sqrt(math.Pi*mu) * (1 - 1/(8*x) - 3/(128*x*x)))
	}
	together := 0.0
	for k := math.Floor(max(0, mu-12*math.Sqrt(mu)-12)); k <= mu+12*math.Sqrt(mu)+40; k++ {
		p := poissonPMF(k, mu)
		together += p * p * (1 + mu/(k+1))
	}
	return Estimate((n - 1) / n * together)
}

// String says r in a sentence.
func (r ConcentrationResult) String() string {
	return fmt.Sprintf("%s: Gini %v, as concentrated as %v equal ones; the largest has %s of the total, the largest fifth %s",
		several(r.N, "member"), r.Gini, r.Effective, r.Top1.perCent(), r.TopFifth.perCent())
}
