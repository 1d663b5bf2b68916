package stats

// A Total adds figures up one by one, to the same result as [Sum]: for streams,
// and for parts of one that are added up apart and merged. The zero Total is
// ready. Order, grouping and merging never change the result, and nothing is
// allocated.
type Total[A Amount] struct {
	words           form // unreported, which no words of a sum are, stands for exactly
	number          A    // the sum of the figures' numbers, which an "about" needs
	bounds, reading Bounds[A]
}

// Add adds f to the total.
func (t *Total[A]) Add(f Figure[A]) {
	switch {
	case f.form == exactly && t.words <= exactly:
		if s := t.bounds.Lo + f.bounds.Lo; s >= t.bounds.Lo {
			t.bounds, t.number = Bounds[A]{Lo: s, Hi: s}, s
			t.reading = t.bounds
			return
		}
	case f.form == unreported:
		f.bounds, f.reading = Bounds[A]{Open: true}, Bounds[A]{Open: true}
	}
	words, number := f.form, f.bounds.Lo
	switch {
	case !f.bounds.Open && f.bounds.Lo == f.bounds.Hi:
		words = exactly // "nearly 0" is 0
	case words >= nearly && words <= about: // as number says
		number = f.bounds.Hi + f.about // one of them is 0
	}
	t.add(words, number, &f.bounds, &f.reading)
}

// Merge adds what other holds, as if its figures had been added one by one.
func (t *Total[A]) Merge(other Total[A]) {
	t.add(max(other.words, exactly), other.number, &other.bounds, &other.reading)
}

func (t *Total[A]) add(words form, number A, bounds, reading *Bounds[A]) {
	if words != t.words || words == unreported {
		words = together(max(t.words, exactly), words)
	}
	sum, exact := addSaturating(t.number, number)
	if !exact {
		words = between // no number left to say with the words
	}
	t.words, t.number = words, sum
	t.bounds.add(bounds)
	t.reading.add(reading)
}

// Figure gives the total; of no figures it is exactly 0.
func (t Total[A]) Figure() Figure[A] {
	return derived(max(t.words, exactly), t.number, t.bounds, t.reading)
}
