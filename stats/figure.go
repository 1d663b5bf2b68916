// SPDX-License-Identifier: MIT

package stats

// A Figure is a number as it was reported: "25", "over 950", "nearly 18 grams",
// or not reported at all. It never turns into a bare number on its own: what can
// be had from it is what its words guarantee ([Figure.Bounds]) and what readers
// take them to mean ([Figure.Reading]), and its number only where it is exact
// ([Figure.Exact]).
//
// The zero Figure is "not reported", which is not zero: it is 0 and up.
//
// Figures are comparable: two are == when they say the same thing about the same
// amounts in the same words.
//
//	constructor    said as                   Bounds      Reading
//	Exactly(v)     25                        v           v
//	MoreThan(v)    over, more than, above    v and up    v to v+r
//	AtLeast(v)     at least, v or more       v and up    v to v+r
//	Nearly(v)      nearly, almost            0 to v      v−r to v
//	LessThan(v)    under, fewer than         0 to v      0 to v
//	Fewer(v)       <v, in a table of counts  0 to v−1    0 to v−1
//	AtMost(v)      up to, no more than       0 to v      0 to v
//	About(v)       about, around, some       0 and up    v−r to v+r
//	Between(a, b)  between a and b, a–b      a to b      a to b
//	Figure{}       (not reported)            0 and up    0 and up
//
// Bounds are closed: press releases print "more than 161" beside an exact 161,
// so the number of a headline belongs to its range. The r of a reading is the
// place value of the last digit printed that is not zero: 100 for 1,300, a
// kilogram for 5 kg, £100,000 for £2.7 million. [Figure.Place] states another r
// where the unit is no power of ten, as with ounces.
//
// A figure that follows from others has its own Bounds and Reading, and a text
// that says both where the words alone would not: "over 1,287, read as 1,287 to
// 1,297". One that depends on which of some contradictory figures is wrong says so:
// "33, disputed: 0 to 33".
type Figure[A Amount] struct {
	form           form
	open, readOpen bool
	lo, hi         A // the ends of the bounds; where they are open, hi is the number of an About or 0
	readLo, readHi A // the ends of the reading
}

// A form is the wording of a figure.
type form uint8

const (
	unreported form = iota
	exactly
	moreThan
	atLeast
	nearly
	lessThan
	atMost
	about
	between
	fewer
	disputed // figures contradict each other, and it depends on which of them is wrong
)

// Exactly gives the figure v, as in "25 arrests". Like every constructor here it
// panics with an [*AmountError] if v is negative.
func Exactly[A Amount](v A) Figure[A] {
	if v < 0 {
		return said(exactly, v, v)
	}
	return Figure[A]{form: exactly, lo: v, hi: v, readLo: v, readHi: v}
}

// MoreThan gives "over v": v and up, usually read as v to v+r (see [Figure]).
// It panics as [Exactly] does.
func MoreThan[A Amount](v A) Figure[A] { return said(moreThan, v, v) }

// AtLeast gives "at least v": v and up, usually read as v to v+r (see [Figure]).
// It panics as [Exactly] does.
func AtLeast[A Amount](v A) Figure[A] { return said(atLeast, v, v) }

// Nearly gives "nearly v": 0 to v, usually read as v−r to v (see [Figure]).
// It panics as [Exactly] does.
func Nearly[A Amount](v A) Figure[A] { return said(nearly, v, v) }

// LessThan gives "under v": 0 to v, and read as no more than that.
// It panics as [Exactly] does.
func LessThan[A Amount](v A) Figure[A] { return said(lessThan, v, v) }

// Fewer gives "under v" where a table counts things and means it: 0 to v−1, which is exactly 0
// for 1 and for 0. Prose says "under v" of figures that are v ([LessThan]), a cell with "<5" in it
// does not. It is said as "under 5"; its text for JSON is "fewer than 5".
//
// It panics as [Exactly] does.
func Fewer[A Amount](v A) Figure[A] {
	if v <= 1 {
		return Exactly(min(v, 0))
	}
	f := said(atMost, v-1, v-1)
	f.form = fewer
	return f
}

// AtMost gives "at most v", as "up to v" is: 0 to v, and read as no more than that.
// It panics as [Exactly] does.
func AtMost[A Amount](v A) Figure[A] { return said(atMost, v, v) }

// About gives "about v": by its words 0 and up, usually read as v−r to v+r (see
// [Figure]).
// It panics as [Exactly] does.
func About[A Amount](v A) Figure[A] { return said(about, v, v) }

// Between gives "lo to hi". It panics with an [*AmountError] if hi is less than
// lo, or lo is negative; if they are equal it is Exactly(lo).
func Between[A Amount](lo, hi A) Figure[A] {
	if lo == hi {
		return Exactly(lo)
	}
	return said(between, lo, hi)
}

// said builds the figure of a form from its number, or its two.
func said[A Amount](f form, lo, hi A) Figure[A] {
	switch {
	case lo < 0:
		panic(&AmountError{Lo: int64(lo), Hi: int64(hi), Reason: "an amount is never negative; what was not reported is the zero Figure"})
	case hi < lo:
		panic(&AmountError{Lo: int64(lo), Hi: int64(hi), Reason: "the range ends below its beginning"})
	}
	fig := Figure[A]{form: f}
	switch f {
	case moreThan, atLeast:
		fig.lo, fig.open = lo, true
	case nearly, lessThan, atMost:
		fig.hi = hi
	case about:
		fig.hi, fig.open = lo, true
	default:
		fig.lo, fig.hi = lo, hi
	}
	fig.read(fig.usualReading(placeValue(lo)))
	return fig
}

// read gives f this reading.
func (f *Figure[A]) read(r Bounds[A]) {
	f.readLo, f.readHi, f.readOpen = r.Lo, r.Hi, r.Open
	if r.Open {
		f.readHi = 0
	}
}

// number gives the number that the form's words hold.
func (f Figure[A]) number() A {
	switch f.form {
	case nearly, lessThan, atMost, about:
		return f.hi
	case fewer:
		return f.hi + 1
	}
	return f.lo
}

// usualReading gives what the form and its number are usually read as, r being
// the place value of the number.
func (f Figure[A]) usualReading(r A) Bounds[A] {
	v := f.number()
	above := Bounds[A]{Lo: v, Hi: 0}
	if hi, exact := addSaturating(v, r); exact {
		above.Hi = hi
	} else {
		above.Open = true
	}
	switch f.form {
	case moreThan, atLeast:
		return above
	case nearly:
		return Bounds[A]{Lo: max(v-r, 0), Hi: v}
	case about:
		above.Lo = max(v-r, 0)
		return above
	}
	return f.Bounds()
}

// Place gives f with its reading taken to the place value r instead of that of
// its own last digit: "over 2 ounces" is MoreThan(2*Ounce).Place(Ounce), since
// an ounce is no power of ten of the unit that masses are kept in. Only the
// readings of over, at least, nearly and about have a place value; other figures
// come back unchanged. It panics with an [*AmountError] if r is not positive.
func (f Figure[A]) Place(r A) Figure[A] {
	if r <= 0 {
		panic(&AmountError{Lo: int64(r), Hi: int64(r), Reason: "a place value is positive"})
	}
	switch f.form {
	case moreThan, atLeast, nearly, about:
		f.read(f.usualReading(r))
	}
	return f
}

// Reported reports whether f says anything. It is false for the zero Figure
// alone.
func (f Figure[A]) Reported() bool { return f.form != unreported }

// Exact gives the number of a figure that allows one number only, and whether f
// is such a figure. There is no method that gives the number of any other: "not
// reported" and "19 to 68" have none.
func (f Figure[A]) Exact() (v A, ok bool) {
	if f.form == exactly {
		return f.lo, true
	}
	return 0, false
}

// Disputed reports whether f depends on which of some figures is wrong that
// contradict each other. Its Bounds are those that all smallest repairs leave (see
// [Implied.Infer]), and its Reading is what was printed, if that may be right.
func (f Figure[A]) Disputed() bool { return f.form == disputed }

// Bounds gives what the words guarantee.
func (f Figure[A]) Bounds() Bounds[A] {
	if f.open || f.form == unreported {
		return Bounds[A]{Lo: f.lo, Open: true}
	}
	return Bounds[A]{Lo: f.lo, Hi: f.hi}
}

// Reading gives what readers usually take the words to mean. It always lies
// within [Figure.Bounds]. It is a convention, checked on figures published both
// ways ("over 1,350" and 1,360, "nearly 600" and 586), so a result that rests on
// it should say so.
func (f Figure[A]) Reading() Bounds[A] {
	if f.form == unreported {
		return Bounds[A]{Open: true}
	}
	return Bounds[A]{f.readLo, f.readHi, f.readOpen}
}

// derived gives the figure with these bounds and this reading, in the words of
// form where they can carry it, and in those of the bounds where not. Equal
// statements come out equal, whatever they were derived from.
func derived[A Amount](form form, number A, bounds, reading Bounds[A]) Figure[A] {
	f := Figure[A]{lo: bounds.Lo, open: bounds.Open}
	if !bounds.Open {
		f.hi = bounds.Hi
	}
	f.read(reading)
	openFromZero := bounds.Open && bounds.Lo == 0
	switch {
	case bounds.exact():
		f.form = exactly
		f.read(bounds)
	case openFromZero && reading == bounds:
		return Figure[A]{} // it says nothing, so it is not reported
	case form == disputed:
		f.form = disputed
	case openFromZero && form == about:
		f.form, f.hi = about, number
	case bounds.Open && form == moreThan:
		f.form = moreThan
	case bounds.Open:
		f.form = atLeast
	case bounds.Lo == 0 && (form == nearly || form == lessThan || form == atMost || form == fewer):
		f.form = form
	default:
		f.form = between
	}
	return f
}

// Bounded gives the figure that says no more than these bounds and, as usually
// read, this reading, in the plainest words that carry both: "262 to 263", "0 or
// more, read as 20 to 50". It is for what was worked out rather than reported.
// It panics with an [*AmountError] if the reading is not within the bounds.
func Bounded[A Amount](bounds, reading Bounds[A]) Figure[A] {
	if both, ok := bounds.And(reading); !ok || both != reading || bounds.Lo < 0 {
		panic(&AmountError{Lo: int64(reading.Lo), Hi: int64(reading.Hi), Reason: "a reading lies within its bounds, and neither is negative"})
	}
	return derived(between, 0, bounds, reading)
}

// Disputed gives the figure that contradictory figures leave in these bounds, read
// like this: what was printed, if that may be right. What follows from it is
// disputed too, where it depends on it. One amount alone is not disputed, and
// bounds that say nothing with a reading that does not either are not reported. It
// panics as [Bounded] does.
func Disputed[A Amount](bounds, reading Bounds[A]) Figure[A] {
	f := Bounded(bounds, reading)
	return derived(disputed, 0, f.Bounds(), f.Reading())
}

// As gives f as a figure of another type of amount in the same unit, for code
// that holds counts, masses and money side by side. Amounts beyond the largest B,
// which only an int of 32 bits can bring about, become open.
func As[B, A Amount](f Figure[A]) Figure[B] {
	g := Figure[B]{f.form, f.open, f.readOpen, B(f.lo), B(f.hi), B(f.readLo), B(f.readHi)}
	if int64(g.lo) == int64(f.lo) && int64(g.hi) == int64(f.hi) && int64(g.readLo) == int64(f.readLo) && int64(g.readHi) == int64(f.readHi) {
		return g
	}
	bounds := func(b Bounds[A]) Bounds[B] {
		c := Bounds[B]{Lo: B(b.Lo), Hi: B(b.Hi), Open: b.Open}
		if int64(c.Lo) != int64(b.Lo) {
			return Bounds[B]{Lo: largest[B](), Open: true}
		}
		if int64(c.Hi) != int64(b.Hi) {
			return Bounds[B]{Lo: c.Lo, Open: true}
		}
		return c
	}
	return derived(f.form, B(f.number()), bounds(f.Bounds()), bounds(f.Reading()))
}
