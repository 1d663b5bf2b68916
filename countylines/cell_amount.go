package countylines

import (
	"errors"
	"math"
	"math/bits"
	"slices"
	"strings"

	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

// decimals gives what a number's digits are multiplied with for an exact number of
// the smallest unit, by how many of them stand behind the point; 0 where the
// result need not be whole.
type decimals [13]uint64

func decimalsOf(unit int64) (d decimals) {
	for places := range d {
		d[places] = uint64(unit)
		if unit%10 != 0 {
			break
		}
		unit /= 10
	}
	return d
}

// amount reads digits with at most one point among them, as files have them, as a
// whole number of the smallest unit. It reports false for anything else, which may
// be an amount all the same.
func (d *decimals) amount(cell []byte) (int64, bool) {
	if len(cell) == 0 || len(cell) > 19 {
		return 0, false
	}
	var n uint64
	point := -1
	for i, c := range cell {
		if c -= '0'; c <= 9 {
			n = 10*n + uint64(c)
		} else if c == 0xfe && point < 0 {
			point = i
		} else {
			return 0, false
		}
	}
	places := 0
	if point >= 0 {
		places = len(cell) - 1 - point
		if point == 0 || places == 0 || places >= len(d) {
			return 0, false
		}
	}
	hi, lo := bits.Mul64(n, d[places])
	return int64(lo), d[places] != 0 && hi == 0 && lo <= math.MaxInt64
}

// Reasons why a cell is no amount.
var (
	errNegative = errors.New("is negative; an amount is nought or more")
	errExponent = errors.New("has an exponent; write the digits out")
	errNoNumber = errors.New(`is no amount; a number would do, or one with its wording, such as "over 5"`)
	errNoUnit   = errors.New("has no unit; write 5g or 5kg, or head the column grams")
	errTwoFinds = errors.New("tells of several finds; give each a row")
)

// An amountReader reads the amounts of a column, with their wording.
type amountReader struct {
	factors decimals
	unit    string // what a number that has none is in: "g", or "£", which stands before it
	of      string // what makes an item of an amount: " of drugs"
	kind    seizure.Kind
	exactly func(int64) seizure.Item
}

var (
	massReader  = amountReader{of: " of drugs", kind: seizure.KindMass, exactly: exactMass}
	worthReader = amountReader{factors: decimalsOf(int64(seizure.Pound)), unit: "£", of: " worth of drugs", kind: seizure.KindWorth,
		exactly: func(v int64) seizure.Item { return seizure.AnyDrug.Worth(stats.Exactly(seizure.Money(v))) }}
	cashReader = amountReader{factors: decimalsOf(int64(seizure.Pound)), unit: "£", of: " in cash", kind: seizure.KindCash,
		exactly: func(v int64) seizure.Item { return seizure.Cash(stats.Exactly(seizure.Money(v))) }}
	countReader = amountReader{factors: decimalsOf(1), of: " weapons", kind: seizure.KindWeapons,
		exactly: func(v int64) seizure.Item { return seizure.AnyWeapon.Count(stats.As[int](stats.Exactly(v))) }}
)

func exactMass(v int64) seizure.Item {
	return seizure.AnyDrug.Weighing(stats.Exactly(seizure.Mass(v)))
}

// massReaderIn reads masses of which numbers without a unit are in this one.
func massReaderIn(unit seizure.Mass, name string) amountReader {
	r := massReader
	r.factors, r.unit = decimalsOf(int64(unit)), name
	return r
}

// read gives an amount as an item of something.
func (a *amountReader) read(text string) (seizure.Item, error) {
	if v, ok := a.factors.amount([]byte(text)); ok {
		return a.exactly(v), nil
	}
	digits := strings.ContainsAny(text, "0123456789")
	switch {
	case strings.HasPrefix(text, "-"), strings.HasPrefix(text, "−"), strings.HasPrefix(text, "–"):
		return seizure.Item{}, errNegative
	case hasExponent(text):
		return seizure.Item{}, errExponent
	}
	haul, err := seizure.Parse(a.withUnit(text, digits) + a.of)
	if err != nil {
		haul, _ = seizure.Parse(text + a.of)
	}
	switch items := slices.Collect(haul.Items()); {
	case len(items) > 1 || len(items) == 1 && len(items[0].Including) > 0:
		return seizure.Item{}, errTwoFinds
	case len(items) == 1 && (items[0].Kind == a.kind || a.kind == seizure.KindMass && items[0].Kind == seizure.KindPacks):
		return items[0], nil
	case digits && a.unit == "" && a.factors == decimals{}:
		return seizure.Item{}, errNoUnit
	}
	return seizure.Item{}, errNoNumber
}

// withUnit writes the unit beside the last number of an amount that ends in it.
func (a *amountReader) withUnit(text string, digits bool) string {
	switch last := strings.LastIndexAny(text, "0123456789"); {
	case a.unit == "":
		return text
	case a.unit == "£" && strings.ContainsAny(text, "£€$p"):
		return text
	case a.unit == "£":
		first := strings.IndexAny(text, "0123456789")
		return text[:max(first, 0)] + "£" + text[max(first, 0):]
	case !digits:
		return text + " " + a.unit
	case strings.Trim(text[last+1:], "+ ") == "":
		return text[:last+1] + a.unit + text[last+1:]
	}
	return text
}

// hasExponent reports whether a text has a number such as 1e5.
func hasExponent(text string) bool {
	for i := 1; i+1 < len(text); i++ {
		if text[i]|0x20 == 'e' && isDigit(text[i-1]) && (isDigit(text[i+1]) || i+2 < len(text) && (text[i+1] == '+' || text[i+1] == '-') && isDigit(text[i+2])) {
			return true
		}
	}
	return false
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
