// SPDX-License-Identifier: MIT

package stats

import "math"

// A layer is one of the two readings that every figure has.
type layer uint8

const (
	inWords layer = iota // what the words guarantee
	asRead               // what readers take them to mean
	layers
)

// unbounded is above every amount. It is added to, never subtracted from
// anything but itself.
const unbounded = math.MaxInt64

// A span is the amounts from lo to hi; nothing is known above lo where hi is
// unbounded.
type span struct{ lo, hi int64 }

var anything = span{0, unbounded}

func (s span) and(o span) span { return span{max(s.lo, o.lo), min(s.hi, o.hi)} }

func (s span) empty() bool { return s.lo > s.hi }

// more adds two amounts; a sum above every amount is unbounded.
func more(a, b int64) int64 {
	sum, _ := addSaturating(a, b)
	return sum
}

// less subtracts b, which is no more than a.
func less(a, b int64) int64 {
	if a == unbounded {
		return unbounded
	}
	return a - b
}

// A printed number is one that stands in a text, or follows from such by the
// same sums that the reader would do: "over 1,350" less 25 is "over 1,325". It
// decides the words of an inferred figure and never its ends.
type printed struct {
	number int64
	form   form
	ok     bool
}

// nothing is the printed number of the empty set: 0.
var nothing = printed{form: exactly, ok: true}

func (p printed) plus(q printed) printed {
	sum, exact := addSaturating(p.number, q.number)
	if !p.ok || !q.ok || !exact {
		return printed{}
	}
	return printed{sum, together(p.form, q.form), true}
}

// without gives the number of a whole less that of a part.
func (p printed) without(q printed) printed {
	if !p.ok || !q.ok || q.number > p.number {
		return printed{}
	}
	opposite := q.form
	switch q.form {
	case moreThan:
		opposite = nearly
	case atLeast:
		opposite = atMost
	case nearly:
		opposite = moreThan
	case lessThan, atMost:
		opposite = atLeast
	}
	return printed{p.number - q.number, together(p.form, opposite), true}
}

// words gives the form in which a figure with these bounds may be said: that of
// the number where the number is the end that the form speaks of.
func (p printed) words(b span) form {
	switch {
	case !p.ok || p.number < b.lo || p.number > b.hi:
	case p.form == moreThan && p.number == b.lo,
		(p.form == nearly || p.form == lessThan) && p.number == b.hi,
		p.form == about:
		return p.form
	}
	return atMost // "at least" where there is no most
}

// A fact is what a figure says, whatever its Amount.
type fact struct {
	span     [layers]span
	says     printed
	disputed bool
}

func factOf[A Amount](f Figure[A]) fact {
	known := fact{span: [layers]span{inWords: spanOf(f.Bounds()), asRead: spanOf(f.Reading())}, disputed: f.form == disputed}
	switch f.form {
	case unreported, between, disputed:
	case fewer:
		known.says = printed{int64(f.hi), atMost, true}
	default:
		number := int64(f.number())
		known.says = printed{number, f.form, f.form != atLeast || number > 0}
	}
	return known
}

func spanOf[A Amount](b Bounds[A]) span {
	if b.Open {
		return span{int64(b.Lo), unbounded}
	}
	return span{int64(b.Lo), int64(b.Hi)}
}

// figureOf gives the figure that a fact stands for. Amounts above the largest A
// are "the largest A and up".
func figureOf[A Amount](f fact) Figure[A] {
	number := min(f.says.number, int64(largest[A]()))
	words := f.says.words(f.span[inWords])
	return derived(words, A(number), boundsOf[A](f.span[inWords]), boundsOf[A](f.span[asRead]))
}

func boundsOf[A Amount](s span) Bounds[A] {
	top := int64(largest[A]())
	if s.hi == unbounded || s.hi > top {
		return Bounds[A]{Lo: A(min(s.lo, top)), Open: true}
	}
	return Bounds[A]{Lo: A(s.lo), Hi: A(s.hi)}
}
