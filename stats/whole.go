// SPDX-License-Identifier: MIT

package stats

import (
	"math/big"
	"strings"
)

// A PercentError reports a percentage that no whole fits, or that is none.
type PercentError struct {
	Part    string // the figure that was said to be so many per cent
	Percent string // the percentage as it was printed
	Reason  string
}

// Error quotes both and gives the reason.
func (e *PercentError) Error() string {
	return "stats: " + clip(e.Part) + " as \"" + clip(e.Percent) + "\" per cent: " + e.Reason
}

// Because gives the reason alone, for a message that names the rest itself.
func (e *PercentError) Because() string { return e.Reason }

// Whole gives the whole of which the part was said to be so many per cent: "three
// lines are 25 per cent of those active" means that 12 were. The percentage is
// taken as printed, "25" or "25.0", since its digits say how it was rounded
// (halves up): 3 of n is 25 per cent if 24.5 ≤ 300/n < 25.5. "25%", "25 %" and "25
// per cent" are read too. Where the part is a range, so is the whole; a whole of
// 0 per cent has no upper end. For a share rounded in another way see
// [Rounding.Whole].
//
// The error is a [*PercentError] where the text is no percentage from 0 to 100,
// where no whole number fits (1 is never 99 per cent), or where the part was not
// reported. The whole counts things, and is at least the part and at least 1.
func Whole(part Figure[int], percent string) (Figure[int], error) { return HalfUp.Whole(part, percent) }

// Whole is the function [Whole] for a percentage rounded in the way w, which matters
// where a share lies midway. AtRandom lets it lie a whole step away.
func (w Rounding) Whole(part Figure[int], percent string) (Figure[int], error) {
	refuse := func(reason string) (Figure[int], error) {
		return Figure[int]{}, &PercentError{part.String(), percent, reason}
	}
	if !part.Reported() {
		return refuse("there is no whole to a part that was not reported")
	}
	p, ok := parsePercent(percent)
	if !ok {
		return refuse("write a percentage from 0 to 100 with up to 15 decimals, as 25 or 24.5")
	}
	bounds, ok := p.whole(part.Bounds(), w)
	if !ok {
		return refuse("no whole number fits, so one of the two is wrong")
	}
	reading, ok := p.whole(part.Reading(), w)
	if !ok {
		reading = bounds
	}
	return derived(between, 0, bounds, reading), nil
}

// A printedPercent is digits/scale per cent, scale being the power of ten that its
// decimals make.
type printedPercent struct{ digits, scale int64 }

func parsePercent(s string) (p printedPercent, ok bool) {
	for _, unit := range [...]string{"%", "per cent", "percent"} {
		if number, found := strings.CutSuffix(s, unit); found {
			s = number
			break
		}
	}
	s = strings.TrimSpace(s)
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

// whole gives the wholes of which some part within the bounds is p per cent. Both
// ends rise with the part, so its ends give them; where the least part fits no
// whole, the next that does is looked for, as far as a percentage can hide one.
func (p printedPercent) whole(part Bounds[int], way Rounding) (Bounds[int], bool) {
	const far = 1000
	b := Bounds[int]{Open: part.Open}
	found := false
	for k := part.Lo; !found && k-part.Lo <= far && part.Contains(k); k++ {
		var least Bounds[int]
		if least, found = p.wholes(k, way); found {
			b.Lo = least.Lo
			b.Open = b.Open || least.Open
		}
		if k == largest[int]() {
			break
		}
	}
	if !found {
		return b, false
	}
	if !b.Open {
		most, _ := p.wholes(part.Hi, way)
		if b.Open = most.Open; !b.Open {
			b.Hi = max(b.Lo, most.Hi)
		}
	}
	return b, true
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
