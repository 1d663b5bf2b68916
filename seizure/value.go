// SPDX-License-Identifier: MIT

package seizure

import (
	"fmt"
	"math"
	"math/bits"

	"github.com/countylines/ops/stats"
)

// A Valuation is what the drugs of a haul are worth by a price list. Weapons,
// goods and cash have no part in it.
type Valuation struct {
	Total    stats.Figure[Money] `json:"total,omitzero"` // of what could be valued; not reported if nothing could
	Valued   []ValuedItem        `json:"valued,omitempty"`
	Unvalued []Item              `json:"unvalued,omitempty"` // drugs of which the list has no price, or the haul no amount
	Implied  []ImpliedPrice      `json:"implied,omitempty"`  // by the worth that the haul's own source gives
}

// A ValuedItem is a find of drugs with its worth: from the least amount at the
// lowest price in the list to the most at the highest, rounded outward to a penny.
type ValuedItem struct {
	Item    Item                `json:"item"`
	Worth   stats.Figure[Money] `json:"worth"`
	Without Substance           `json:"without,omitzero"` // drugs in the item's set that have no price; the worth holds if it was none of them
}

// An ImpliedPrice is the price of a gram, or of a plant, that follows from the
// worth and the amount that a source gives itself, beside the listed prices. A
// slip of a decimal point shows in it: 94 kg worth "more than half a million" is
// about £5 a gram.
type ImpliedPrice struct {
	Worth  Item        `json:"worth"`
	Form   Form        `json:"form,omitzero"`    // Plant for a price of a plant, none for that of a gram
	Price  stats.Range `json:"price"`            // in pounds
	Listed stats.Range `json:"listed"`           // in pounds; not estimable if the list has none
	Plants bool        `json:"plants,omitempty"` // the worth may include plants, which were not weighed
}

// Sign tells on which side of the listed prices the implied one lies, and what
// that rests on: −1 (below) or +1 (above) with Certain or AsRead, or 0 with
// Unclear where they overlap or nothing is listed.
func (p ImpliedPrice) Sign() (int, stats.Verdict) {
	side := func(a, b stats.Interval) int {
		switch {
		case a.Hi < b.Lo:
			return -1
		case a.Lo > b.Hi:
			return +1
		}
		return 0
	}
	if s := side(p.Price.Bounds, p.Listed.Bounds); s != 0 {
		return s, stats.Certain
	}
	if s := side(p.Price.Reading, p.Listed.Reading); s != 0 {
		return s, stats.AsRead
	}
	return 0, stats.Unclear
}

// Value values the drugs of a haul by every price in l. Something weighed is
// valued by the prices whose unit has a weight, something counted by those of its
// form. An item of several drugs, or of a set such as [Cannabis], may be worth
// what any of them is that has a price. Parts of an item are valued only where
// the item itself cannot be.
//
// Of each worth that the haul gives, the implied price is found for the same
// drugs, by [stats.Ratio]: per gram if they were weighed, else per plant.
func (l PriceList) Value(h Haul) Valuation {
	var v Valuation
	for i := range h.Items() {
		switch i.Kind {
		case KindMass, KindPacks:
			l.value(&v, i)
		case KindWorth:
			l.imply(&v, h, i)
		}
	}
	for n, i := range v.Valued {
		if n == 0 {
			v.Total = i.Worth
			continue
		}
		v.Total = stats.Sum(v.Total, i.Worth)
	}
	return v
}

func (l PriceList) value(v *Valuation, i Item) {
	worth, priced := l.worth(i)
	if priced != 0 {
		v.Valued = append(v.Valued, ValuedItem{i, worth, i.Substance &^ priced})
		return
	}
	v.Unvalued = append(v.Unvalued, i)
	for _, part := range i.Including {
		l.value(v, part)
	}
}

// worth gives the worth of an item and the drugs in it that have a price, if it
// has an amount.
func (l PriceList) worth(i Item) (f stats.Figure[Money], priced Substance) {
	amount := toAmount(i.Mass)
	if i.Kind == KindPacks {
		amount = toAmount(i.Count)
	}
	if !amount.reported {
		return f, 0
	}
	var words, reading stats.Bounds[Money]
	for _, p := range l {
		if p.Substance&i.Substance == 0 || !p.Sum.Reported() || !p.fits(i.Form) {
			continue
		}
		unit := toAmount(stats.Exactly(1))
		if i.Kind == KindMass {
			unit = toAmount(p.Mass)
		}
		w := times(amount.words, p.Sum.Bounds(), unit.words)
		r := times(amount.reading, p.Sum.Reading(), unit.reading)
		if priced != 0 {
			w, r = words.Hull(w), reading.Hull(r)
		}
		words, reading, priced = w, r, priced|p.Substance&i.Substance
	}
	if priced == 0 {
		return f, 0
	}
	return stats.Bounded(words, reading), priced
}

// An amount is the bounds and the reading of a figure of any unit.
type amount struct {
	words, reading stats.Bounds[int64]
	reported       bool
}

func toAmount[A stats.Amount](f stats.Figure[A]) amount {
	plain := func(b stats.Bounds[A]) stats.Bounds[int64] {
		return stats.Bounds[int64]{Lo: int64(b.Lo), Hi: int64(b.Hi), Open: b.Open}
	}
	return amount{plain(f.Bounds()), plain(f.Reading()), f.Reported()}
}

// times gives amount × price / unit, rounded outward.
func times(amount stats.Bounds[int64], price stats.Bounds[Money], unit stats.Bounds[int64]) stats.Bounds[Money] {
	var b stats.Bounds[Money]
	if !unit.Open && unit.Hi > 0 {
		lo, _ := mulDiv(amount.Lo, int64(price.Lo), unit.Hi)
		b.Lo = Money(lo)
	}
	if amount.Open || price.Open || unit.Lo == 0 {
		b.Open = true
		return b
	}
	hi, up := mulDiv(amount.Hi, int64(price.Hi), unit.Lo)
	if hi > math.MaxInt64-int64(up) {
		b.Open = true
		return b
	}
	b.Hi = Money(hi + int64(up))
	return b
}

// mulDiv gives a × b / c rounded down, the largest int64 if it is more than that,
// and 1 if something was left over.
func mulDiv(a, b, c int64) (quotient int64, left int) {
	hi, lo := bits.Mul64(uint64(a), uint64(b))
	if hi >= uint64(c) {
		return math.MaxInt64, 1
	}
	q, r := bits.Div64(hi, lo, uint64(c))
	if q > math.MaxInt64 {
		return math.MaxInt64, 1
	}
	if r > 0 {
		left = 1
	}
	return int64(q), left
}

// imply adds the price that a worth implies, and those of its parts.
func (l PriceList) imply(v *Valuation, h Haul, worth Item) {
	if p, ok := l.implied(h, worth); ok {
		v.Implied = append(v.Implied, p)
	}
	for _, part := range worth.Including {
		l.imply(v, h, part)
	}
}

func (l PriceList) implied(h Haul, worth Item) (p ImpliedPrice, ok bool) {
	p = ImpliedPrice{Worth: worth, Listed: stats.Range{Bounds: none, Reading: none}}
	mass, err := h.Mass.Of(worth.Substance)
	weighed := err == nil && mass.Reported()
	plants, err := h.Packs.Of(worth.Substance.In(Plant))
	grown := err == nil && plants.Reported()
	unit := worth.Substance.Weighing(stats.Exactly(Gram))
	switch {
	case weighed:
		p.Price, err = stats.Ratio(worth.Money, mass, Pound, Gram)
		p.Plants = grown
	case grown:
		p.Form = Plant
		p.Price, err = stats.Ratio(worth.Money, plants, Pound, 1)
		unit = worth.Substance.In(Plant).Count(stats.Exactly(1))
	default:
		return p, false
	}
	if listed, priced := l.worth(unit); priced != 0 {
		p.Listed, _ = stats.Ratio(listed, stats.Exactly(1), Pound, 1)
	}
	return p, err == nil && worth.Money.Reported()
}

var none = stats.Interval{Lo: math.NaN(), Hi: math.NaN()}

// Table shows v: a row for each item and its worth, the total, what could not be
// valued and why, and the implied prices beside the listed ones.
func (v Valuation) Table() stats.Table {
	t := stats.Table{Head: []string{"drugs", "worth", "remark"}}
	add := func(cells ...string) { t.Rows = append(t.Rows, cells) }
	for _, i := range v.Valued {
		remark := ""
		switch n := i.Without.Size(); {
		case n > 3:
			remark = fmt.Sprintf("no price of %d of these drugs", n)
		case n > 0:
			remark = "no price of " + i.Without.String()
		}
		add(i.Item.String(), i.Worth.String(), remark)
	}
	if len(v.Valued) > 1 {
		add("together", v.Total.String(), "")
	}
	for _, i := range v.Unvalued {
		remark := "no price"
		if !i.Mass.Reported() && !i.Count.Reported() {
			remark = "no amount"
		}
		add(i.String(), "not valued", remark)
	}
	for _, p := range v.Implied {
		unit := "a gram"
		if p.Form == Plant {
			unit = "a plant"
		}
		remark := "listed at " + pricesText(p.Listed, unit)
		if !p.Listed.Bounds.Estimable() {
			remark = "no price listed"
		}
		if sign, verdict := p.Sign(); sign != 0 {
			remark += "; this is " + map[int]string{-1: "below", +1: "above"}[sign] + " that, " + verdict.String()
		}
		if p.Plants {
			remark += "; it may include plants, which were not weighed"
		}
		add(p.Worth.String(), "implies "+pricesText(p.Price, unit), remark)
	}
	return t
}

// pricesText says a range of prices: "£5.26 to £6.45 a gram (£0 or more by the words)".
func pricesText(r stats.Range, unit string) string {
	text, words := priceText(r.Reading), priceText(r.Bounds)
	if words == text {
		return text + " " + unit
	}
	return text + " " + unit + " (" + words + " by the words)"
}

func priceText(i stats.Interval) string {
	if !i.Estimable() || math.Abs(i.Lo) > 1e12 || math.Abs(i.Hi) > 1e12 && !math.IsInf(i.Hi, 1) {
		return "£" + i.String()
	}
	price := func(pounds float64) string { return Money(math.Round(100 * pounds)).String() }
	switch {
	case math.IsInf(i.Hi, 1):
		return price(i.Lo) + " or more"
	case price(i.Lo) == price(i.Hi):
		return price(i.Lo)
	}
	return price(i.Lo) + " to " + price(i.Hi)
}
