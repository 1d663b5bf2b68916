package stats

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
		return refuse(notPercent)
	}
	bounds, ok := p.whole(part.Bounds())
	if !ok {
		return refuse(noWhole)
	}
	reading, ok := p.whole(part.Reading())
	if !ok {
		reading = bounds
	}
	return derived(between, 0, bounds, reading), nil
}

// whole gives the wholes of which some part within the bounds is p per cent. Both
// ends rise with the part, so its ends give them; where the least part fits no
// whole, the next that does is looked for, as far as a percentage can hide one.
func (p printedPercent) whole(part Bounds[int]) (Bounds[int], bool) {
	const far = 1000
	b := Bounds[int]{Open: part.Open}
	found := false
	for k := part.Lo; !found && k-part.Lo <= far && part.Contains(k); k++ {
		var least Bounds[int]
		if least, found = p.wholes(k, HalfUp); found {
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
		most, _ := p.wholes(part.Hi, HalfUp)
		if b.Open = most.Open; !b.Open {
			b.Hi = max(b.Lo, most.Hi)
		}
	}
	return b, true
}
