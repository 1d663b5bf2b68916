package stats

import (
	"fmt"
	"math/big"
	"strings"
)

// ImpliedDenominator gives the whole of which part is a printed percentage: "three
// lines are 25 per cent of those active" says that 12 were. The percentage is the
// number as printed, "25" or "25.0", since its decimals tell how far it was
// rounded; way tells how, which matters only where a share lies midway, except
// AtRandom, by which it may lie a whole step away. The whole is at least the part
// and at least 1. A percentage that rounds from nothing ("0") leaves it open above.
//
// If no whole fits (1 is never 99%), part and percentage contradict each other: the
// error is a [*DenominatorError], as it is for a negative part. Text that is no
// percentage gives a [*ParseError].
func ImpliedDenominator(part int, percent string, way Rounding) (Bounds[int], error) {
	printed, scale, reason := parsePercent(percent)
	if reason != "" {
		return Bounds[int]{}, &ParseError{Type: "percentage", Text: percent, Reason: reason}
	}
	// In half steps of the last decimal the share lies between printed·2 less and
	// plus reach, and 100·part·scale·2/whole is what it is.
	reach, ends := int64(1), way == HalfEven && printed%2 == 0
	if way == AtRandom {
		reach = 2
	}
	upper := big.NewInt(2*printed + reach)
	lower := big.NewInt(2*printed - reach)
	product := new(big.Int).Mul(big.NewInt(int64(part)), big.NewInt(200*scale))

	// whole ≥ product/upper, just there only if that end rounds to printed.
	least, rest := new(big.Int).QuoRem(product, upper, new(big.Int))
	if rest.Sign() > 0 || !ends {
		least.Add(least, big.NewInt(1))
	}
	least = biggest(least, big.NewInt(int64(part)), big.NewInt(1))
	most := big.NewInt(int64(largest[int]()))
	open := true
	if lower.Sign() > 0 {
		quotient, rest := new(big.Int).QuoRem(product, lower, new(big.Int))
		if rest.Sign() == 0 && !ends && way != HalfUp {
			quotient.Sub(quotient, big.NewInt(1))
		}
		if quotient.Cmp(most) < 0 {
			most, open = quotient, false
		}
	}
	if part < 0 || part == 0 && printed > 0 || least.Cmp(most) > 0 {
		return Bounds[int]{}, &DenominatorError{part, percent}
	}
	if open {
		return Bounds[int]{Lo: int(least.Int64()), Open: true}, nil
	}
	return Bounds[int]{Lo: int(least.Int64()), Hi: int(most.Int64())}, nil
}

func biggest(xs ...*big.Int) *big.Int {
	most := xs[0]
	for _, x := range xs[1:] {
		if x.Cmp(most) > 0 {
			most = x
		}
	}
	return most
}

// parsePercent reads "12.5" as 125 and a scale of 10; a reason is empty if there is
// nothing to say.
func parsePercent(s string) (printed, scale int64, reason string) {
	const want = `write digits, with or without decimals, as in "25" or "12.5"`
	whole, decimals, dot := strings.Cut(s, ".")
	if whole == "" || dot && decimals == "" {
		return 0, 0, want
	}
	if len(whole)+len(decimals) > 12 {
		return 0, 0, "more than 12 digits"
	}
	scale = 1
	for range decimals {
		scale *= 10
	}
	for _, c := range whole + decimals {
		if c < '0' || c > '9' {
			return 0, 0, want
		}
		printed = 10*printed + int64(c-'0')
	}
	return printed, scale, ""
}

// A DenominatorError reports a part that is the printed percentage of no whole
// number.
type DenominatorError struct {
	Part    int
	Percent string // as printed
}

// Error gives part and percentage and what would do.
func (e *DenominatorError) Error() string {
	return fmt.Sprintf("stats: %d is %s per cent of no whole number: one of the two is misprinted, or they are not about the same thing", e.Part, e.Percent)
}
