package stats

import (
	"math/big"
	"strconv"
	"strings"
)

// ImpliedDenominator gives the whole of which part is a printed percentage: 3 is
// 25 per cent of 12. The percentage is the number as printed, "25" or "25.0",
// since its decimals tell how far it was rounded; way tells how, which matters
// where a share lies midway, except AtRandom, by which it may lie a whole step
// away. The whole is at least the part and at least 1; a percentage that may be 0
// leaves it open above. For a part that is a figure see [Whole].
//
// A negative part, text that is no percentage from 0 to 100, and a percentage that
// no whole fits (1 is never 99 per cent) are a [*PercentError].
func ImpliedDenominator(part int, percent string, way Rounding) (Bounds[int], error) {
	refuse := func(reason string) (Bounds[int], error) {
		return Bounds[int]{}, &PercentError{strconv.Itoa(part), percent, reason}
	}
	if part < 0 {
		return refuse("a part is not negative")
	}
	p, ok := parsePercent(percent)
	if !ok {
		return refuse(notPercent)
	}
	whole, ok := p.wholes(part, way)
	if !ok {
		return refuse(noWhole)
	}
	return whole, nil
}

const (
	notPercent = "write a percentage from 0 to 100 with up to 15 decimals, as 25 or 24.5"
	noWhole    = "no whole number fits, so one of the two is wrong"
)

// A printedPercent is digits/scale per cent, scale being the power of ten that its
// decimals make.
type printedPercent struct{ digits, scale int64 }

func parsePercent(s string) (p printedPercent, ok bool) {
	s = strings.TrimSpace(strings.TrimSuffix(s, "%"))
	whole, decimals, _ := strings.Cut(s, ".")
	if len(whole) == 0 || len(whole) > 3 || len(decimals) > 15 || strings.HasSuffix(s, ".") {
		return p, false
	}
	p.scale = 1
	for range decimals {
		p.scale *= 10
	}
	for _, c := range whole + decimals {
		if c < '0' || c > '9' {
			return p, false
		}
		p.digits = 10*p.digits + int64(c-'0')
	}
	return p, p.digits <= 100*p.scale
}

// wholes gives the whole numbers of which k is p per cent, and whether there are
// any. In half steps of the last decimal k of n is 200·scale·k/n; it lies between
// twice the digits less and plus some reach.
func (p printedPercent) wholes(k int, way Rounding) (b Bounds[int], ok bool) {
	reach, lowest, highest := int64(1), true, false // are the ends themselves rounded to p?
	switch {
	case way == AtRandom:
		reach, lowest = 2, false
	case way == HalfEven:
		lowest, highest = p.digits%2 == 0, p.digits%2 == 0
	}
	halfSteps := new(big.Int).Mul(big.NewInt(int64(k)), big.NewInt(200))
	halfSteps.Mul(halfSteps, big.NewInt(p.scale))
	least, rest := new(big.Int).QuoRem(halfSteps, big.NewInt(2*p.digits+reach), new(big.Int))
	if rest.Sign() > 0 || !highest {
		least.Add(least, big.NewInt(1))
	}
	if !least.IsInt64() || least.Int64() > int64(largest[int]()) {
		return Bounds[int]{Lo: largest[int](), Open: true}, true
	}
	b.Lo = max(int(least.Int64()), k, 1)
	if k == 0 { // 0 of any whole is 0 per cent, and nothing else
		b.Open = true
		return b, p.digits == 0
	}
	if b.Open = 2*p.digits <= reach; b.Open {
		return b, true
	}
	most, rest := new(big.Int).QuoRem(halfSteps, big.NewInt(2*p.digits-reach), new(big.Int))
	if rest.Sign() == 0 && !lowest {
		most.Sub(most, big.NewInt(1))
	}
	if b.Open = !most.IsInt64() || most.Int64() > int64(largest[int]()); b.Open {
		return b, true
	}
	b.Hi = int(most.Int64())
	return b, b.Lo <= b.Hi
}
