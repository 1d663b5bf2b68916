// SPDX-License-Identifier: MIT

package grammar

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
type Decimals [13]uint64

func decimalsOf(unit int64) (d Decimals) {
	for places := range d {
		d[places] = uint64(unit)
		if unit%10 != 0 {
			break
		}
		unit /= 10
	}
	return d
}

// Amount reads digits with at most one point among them, as files have them, as a
// whole number of the smallest unit. It reports false for anything else, which may
// be an amount all the same.
func (d *Decimals) Amount(cell []byte) (int64, bool) {
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
		if point == 0 || places == 0 || places >= len(d) || places > 2 && d[0] == uint64(seizure.Pound) { // £15.000 may be £15,000
			return 0, false
		}
	}
	for places > 0 && d[places] == 0 && n%10 == 0 { // 1350.0 of what is counted
		n, places = n/10, places-1
	}
	hi, lo := bits.Mul64(n, d[places])
	return int64(lo), d[places] != 0 && hi == 0 && lo <= math.MaxInt64
}

// Reasons why a cell is no amount.
var (
	errNegative  = errors.New("is negative; an amount is nought or more")
	errExponent  = errors.New("has an exponent; write the digits out")
	errNoNumber  = errors.New(`is no amount; a number would do, or one with its wording, such as "over 5"`)
	errDash      = errors.New("may mean none, or that it is not known; write 0, or leave the cell blank")
	errShorthand = errors.New("is a mark for what is not published; leave the cell blank")
	errPence     = errors.New("has three decimals, where pence have two; thousands are parted by a comma, or by nothing")
	errPercent   = errors.New("is a percentage, and no amount")
	errFailed    = errors.New("is an error that a spreadsheet left")
	errNoUnit    = errors.New("has no unit; write 5g or 5kg, or head the column grams")
	ErrTwoFinds  = errors.New("tells of several finds; give each a row")
)

// An amountReader reads the amounts of a column, with their wording.
type Amounts struct {
	Factors Decimals
	unit    string // what a number that has none is in: "g", or "£", which stands before it
	of      string // what makes an item of an amount: " of drugs"
	kind    seizure.Kind
	item    func(stats.Figure[int64]) seizure.Item
}

var (
	Masses = Amounts{of: " of drugs", kind: seizure.KindMass,
		item: func(f stats.Figure[int64]) seizure.Item { return seizure.AnyDrug.Weighing(stats.As[seizure.Mass](f)) }}
	Worths = Amounts{Factors: decimalsOf(int64(seizure.Pound)), unit: "£", of: " worth of drugs", kind: seizure.KindWorth,
		item: func(f stats.Figure[int64]) seizure.Item { return seizure.AnyDrug.Worth(stats.As[seizure.Money](f)) }}
	CashSums = Amounts{Factors: decimalsOf(int64(seizure.Pound)), unit: "£", of: " in cash", kind: seizure.KindCash,
		item: func(f stats.Figure[int64]) seizure.Item { return seizure.Cash(stats.As[seizure.Money](f)) }}
	Numbers = Amounts{Factors: decimalsOf(1), of: " weapons", kind: seizure.KindWeapons,
		item: func(f stats.Figure[int64]) seizure.Item { return seizure.AnyWeapon.Count(stats.As[int](f)) }}
)

// massReaderIn reads masses of which numbers without a unit are in this one.
func MassesIn(unit seizure.Mass, name string) Amounts {
	r := Masses
	r.Factors, r.unit = decimalsOf(int64(unit)), name
	return r
}

// Read gives an amount as an item of something.
func (a *Amounts) Read(text string) (seizure.Item, error) {
	if v, ok := a.Factors.Amount([]byte(text)); ok && !(a.money() && threeDecimals(text)) {
		return a.item(stats.Exactly(v)), nil
	}
	if item, err, ok := a.cell(text); ok {
		return item, err
	}
	digits := strings.ContainsAny(text, "0123456789")
	if hasExponent(text) {
		return seizure.Item{}, errExponent
	}
	haul, err := seizure.Parse(a.withUnit(text, digits) + a.of)
	if err != nil {
		haul, _ = seizure.Parse(text + a.of)
	}
	switch items := slices.Collect(haul.Items()); {
	case len(items) > 1 || len(items) == 1 && len(items[0].Including) > 0:
		return seizure.Item{}, ErrTwoFinds
	case len(items) == 1 && (items[0].Kind == a.kind || a.kind == seizure.KindMass && items[0].Kind == seizure.KindPacks):
		return items[0], nil
	case digits && a.unit == "" && a.Factors == Decimals{}:
		return seizure.Item{}, errNoUnit
	}
	return seizure.Item{}, errNoNumber
}

// cell reads what cells of tables say ("1350.0", "1e+05", "<5", "over 5kg", "[c]"); ok
// says that the text is one of these. Sums in pence, and words that take more than a
// cell's grammar, are none.
func (a *Amounts) cell(text string) (item seizure.Item, err error, ok bool) {
	number := strings.TrimPrefix(text, "\u00a3")
	if n, ok := ParseNumber(number); a.money() && (ok && n.Places > 2 || threeDecimals(number)) {
		return item, errPence, true
	}
	c, ok := ParseCell(text)
	if !ok || c.Mark != 0 || c.Unit.Scale != 0 {
		return item, nil, false
	}
	if err := c.noAmount(); err != nil {
		return item, err, true
	}
	one := int64(a.Factors[0])
	switch {
	case c.Unit.Kind == NoUnit && one != 0:
	case c.Unit.Kind == Pounds && a.money():
	case c.Unit.Kind == Mass && a.kind == seizure.KindMass && c.Unit.Text != "oz":
		one = c.Unit.Size
	default:
		return item, nil, false
	}
	v, whole, held := c.A.In(one)
	w, wholly, within := c.B.In(one)
	f, said := c.Wording.Figure(v, w, a.kind == seizure.KindWeapons)
	if !said || !whole || !held || !wholly || !within {
		return item, nil, false
	}
	return a.item(f), nil, true
}

// noAmount says why a cell has no amount, if it has none.
func (c *Cell) noAmount() error {
	switch {
	case c.Wording == Dash:
		return errDash
	case c.Wording == Withheld || c.Wording == Low || c.Wording == Missing:
		return errShorthand
	case c.Wording == Negative:
		return errNegative
	case c.Wording == Failed:
		return errFailed
	case c.Percent:
		return errPercent
	}
	return nil
}

// money reports whether the amounts are sums of money.
func (a *Amounts) money() bool { return a.kind == seizure.KindWorth || a.kind == seizure.KindCash }

// threeDecimals reports whether a text is a number such as "15.000", which may be meant
// for thousands.
func threeDecimals(s string) bool {
	i := strings.IndexByte(s, '.')
	return i > 0 && len(s) == i+4 && strings.Trim(s, "0123456789.") == ""
}

// withUnit writes the unit beside the last number of an amount that ends in it.
func (a *Amounts) withUnit(text string, digits bool) string {
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
