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
	return "stats: " + e.Part + " as \"" + e.Percent + "\" per cent: " + e.Reason
}

// Whole gives the whole of which the part was said to be so many per cent: "three
// lines are 25 per cent of those active" means that 12 were. The percentage is
// taken as printed, "25" or "25.0", since its digits say how it was rounded
// (halves up): 3 of n is 25 per cent if 24.5 ≤ 300/n < 25.5. A per cent sign at
// the end is ignored. Where the part is a range, so is the whole; a whole of
// 0 per cent has no upper end.
//
// The error is a [*PercentError] where the text is no percentage from 0 to 100,
// where no whole number fits (1 is never 99 per cent), or where the part was not
// reported. The whole counts things, and is at least the part and at least 1.
func Whole(part Figure[int], percent string) (Figure[int], error) {
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
	bounds, ok := p.whole(part.Bounds())
	if !ok {
		return refuse("no whole number fits, so one of the two is wrong")
	}
	reading, ok := p.whole(part.Reading())
	if !ok {
		reading = bounds
	}
	return derived(between, 0, bounds, reading), nil
}

// A percentage as printed lies from least to less than most.
type printedPercent struct{ least, most *big.Rat }

func parsePercent(s string) (p printedPercent, ok bool) {
	s = strings.TrimSpace(strings.TrimSuffix(s, "%"))
	whole, decimals, _ := strings.Cut(s, ".")
	if len(whole) == 0 || len(whole) > 3 || len(decimals) > 15 || strings.Trim(whole+decimals, "0123456789") != "" || strings.HasSuffix(s, ".") {
		return p, false
	}
	v, ok := new(big.Rat).SetString(s)
	if !ok || v.Cmp(big.NewRat(100, 1)) > 0 {
		return p, false
	}
	half := big.NewRat(1, 2)
	for range decimals {
		half.Mul(half, big.NewRat(1, 10))
	}
	return printedPercent{new(big.Rat).Sub(v, half), new(big.Rat).Add(v, half)}, true
}

// whole gives the wholes of which some part within the bounds is p per cent. Both
// ends rise with the part, so its ends give them; where the least part fits no
// whole, the next that does is looked for, as far as a percentage can hide one.
func (p printedPercent) whole(part Bounds[int]) (Bounds[int], bool) {
	const far = 1000
	b := Bounds[int]{Open: part.Open}
	found := false
	for k := part.Lo; !found && k-part.Lo <= far && part.Contains(k); k++ {
		lo, hi, open := p.wholes(k)
		if found = open || lo <= hi; found {
			b.Lo = lo
			b.Open = b.Open || open
		}
		if k == largest[int]() {
			break
		}
	}
	if !found {
		return b, false
	}
	if !b.Open {
		_, hi, open := p.wholes(part.Hi)
		if b.Hi, b.Open = hi, open; hi < b.Lo && !open {
			b.Hi = b.Lo
		}
		if b.Open {
			b.Hi = 0
		}
	}
	return b, true
}

// wholes gives the whole numbers n of which k is p per cent: least ≤ 100k/n <
// most, so 100k/most < n ≤ 100k/least, and n is at least k and 1.
func (p printedPercent) wholes(k int) (lo, hi int, open bool) {
	if k == 0 { // 0 of any whole is 0 per cent, and nothing else
		return 1, 0, p.least.Sign() <= 0
	}
	hundredfold := new(big.Rat).SetInt(new(big.Int).Mul(big.NewInt(int64(k)), big.NewInt(100)))
	above := wholePart(new(big.Rat).Quo(hundredfold, p.most))
	if !above.IsInt64() || above.Int64() >= int64(largest[int]()) {
		return largest[int](), 0, true
	}
	lo = max(int(above.Int64())+1, k, 1)
	if p.least.Sign() <= 0 {
		return lo, 0, true
	}
	most := wholePart(new(big.Rat).Quo(hundredfold, p.least))
	if !most.IsInt64() || most.Int64() > int64(largest[int]()) {
		return lo, 0, true
	}
	return lo, int(most.Int64()), false
}

func wholePart(x *big.Rat) *big.Int { return new(big.Int).Div(x.Num(), x.Denom()) }
