// SPDX-License-Identifier: MIT

package stats

// A Total adds figures up one by one, to the same result as [Sum]: for streams,
// and for parts of one that are added up apart and merged. The zero Total is
// ready. Order, grouping and merging never change the result, and nothing is
// allocated.
type Total[A Amount] struct {
	words          form // unreported, which no words of a sum are, stands for exactly
	open, readOpen bool
	number         A // the sum of the figures' numbers, which an "about" needs
	lo, hi         A // the ends of the bounds
	readLo, readHi A
}

// Add adds f to the total.
func (t *Total[A]) Add(f Figure[A]) {
	words, open, readOpen, number, hi := f.form, f.open, f.readOpen, f.lo, f.hi
	switch {
	case words == exactly:
	case words == unreported:
		words, open, readOpen = atLeast, true, true // nought, as far as is known
	case open:
		number += hi // one of them is 0
		hi = 0       // of an "about" it was the number
	case number == hi:
		words = exactly // "nearly 0" is 0
	case words == fewer:
		words, number = atMost, hi
	case words <= atMost:
		number = hi
	}
	t.plus(words, open, readOpen, number, f.lo, hi, f.readLo, f.readHi)
}

// Merge adds what other holds, as if its figures had been added one by one.
func (t *Total[A]) Merge(other Total[A]) {
	t.plus(other.words, other.open, other.readOpen, other.number, other.lo, other.hi, other.readLo, other.readHi)
}

func (t *Total[A]) plus(words form, open, readOpen bool, number, lo, hi, readLo, readHi A) {
	if words > exactly && words != t.words {
		t.words = together(max(t.words, exactly), words)
	}
	t.open = t.open || open
	t.readOpen = t.readOpen || readOpen
	t.number += number
	t.lo += lo
	t.hi += hi
	t.readLo += readLo
	t.readHi += readHi
	if t.number|t.lo|t.hi|t.readLo|t.readHi < 0 {
		t.saturate()
	}
	if t.open {
		t.hi = 0
	}
	if t.readOpen {
		t.readHi = 0
	}
}

// saturate makes of sums that have passed the largest A, and so are negative, "the
// largest A and up".
func (t *Total[A]) saturate() {
	if t.number < 0 {
		t.number, t.words = largest[A](), between // no number is left to say with the words
	}
	t.open = t.open || t.lo < 0 || t.hi < 0
	t.readOpen = t.readOpen || t.readLo < 0 || t.readHi < 0
	if t.lo < 0 {
		t.lo = largest[A]()
	}
	if t.readLo < 0 {
		t.readLo = largest[A]()
	}
}

// Figure gives the total; of no figures it is exactly 0.
func (t Total[A]) Figure() Figure[A] {
	return derived(max(t.words, exactly), t.number, Bounds[A]{t.lo, t.hi, t.open}, Bounds[A]{t.readLo, t.readHi, t.readOpen})
}
