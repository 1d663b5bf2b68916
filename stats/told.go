// SPDX-License-Identifier: MIT

package stats

// A telling is which of what was told of a set is meant, where its figures do not
// agree by their words.
type telling uint8

const (
	eachTelling  telling = iota // the smallest range that holds what each largest group of figures that agree leaves
	leastTelling                // what the lowest of these groups leaves, or the least of a figure that came disputed
	mostTelling                 // what the highest leaves, or the most
	tellings
)

// An account is what is known, and which facts are about one set.
type account struct {
	facts  []fact
	shared bool    // others have the same facts, so they are copied before they change
	twins  []int32 // the next fact about the same set, −1 if none; nil if there are no twins at all
}

// twin adds a further fact to those of which first is one.
func (r *account) twin(first, fact int32) {
	if r.twins == nil {
		r.twins = make([]int32, len(r.facts))
		for i := range r.twins {
			r.twins[i] = -1
		}
	}
	r.twins[fact], r.twins[first] = r.twins[first], fact
}

// after gives the next fact about the same set.
func (r *account) after(fact int32) int32 {
	if r.twins == nil {
		return -1
	}
	return r.twins[fact]
}

// about appends the facts about one set, of which first is one.
func (r *account) about(first int32, facts []int32) []int32 {
	for f := first; f >= 0; f = r.after(f) {
		facts = append(facts, f)
	}
	return facts
}

// differs reports whether the facts about one set contradict each other by their
// words.
func (r *account) differs(first int32) bool {
	all := anything
	for f := first; f >= 0; f = r.after(f) {
		all = all.and(r.facts[f].span[inWords])
	}
	return all.empty()
}

// shaky reports whether some fact about a set came disputed.
func (r *account) shaky(first int32) bool {
	for f := first; f >= 0; f = r.after(f) {
		if r.facts[f].disputed {
			return true
		}
	}
	return false
}

// told gives the range of a set, without the facts that are skipped. Figures that
// agree leave what is common to all. Where the words do not, the readings are
// those of the groups that agree as read, within what the words leave.
func (r *account) told(l layer, first int32, skip []bool, differ bool, which telling) (own span) {
	if !differ {
		own = anything
		shaky := false
		for f := first; f >= 0; f = r.after(f) {
			if skip == nil || !skip[f] {
				own = own.and(r.facts[f].span[l])
				shaky = shaky || r.facts[f].disputed
			}
		}
		switch {
		case shaky && which == leastTelling:
			own.hi = own.lo
		case shaky && which == mostTelling && own.hi != unbounded:
			own.lo = own.hi
		}
		return own
	}
	for layer := inWords; layer <= l; layer++ {
		lowest, highest := r.ends(layer, first, skip)
		one := span{lowest.lo, highest.hi}
		switch which {
		case leastTelling:
			one = lowest
		case mostTelling:
			one = highest
		}
		if layer == inWords {
			own = one
		} else if one = one.and(own); !one.empty() {
			own = one
		}
	}
	return own
}

// ends gives what the lowest and the highest group of figures that agree leave.
// The lowest are all that hold the least end of any, and the highest all that hold
// the largest beginning.
func (r *account) ends(l layer, first int32, skip []bool) (lowest, highest span) {
	lowest, highest = anything, anything
	for f := first; f >= 0; f = r.after(f) {
		if skip == nil || !skip[f] {
			s := r.facts[f].span[l]
			lowest.hi, highest.lo = min(lowest.hi, s.hi), max(highest.lo, s.lo)
		}
	}
	for f := first; f >= 0; f = r.after(f) {
		if skip == nil || !skip[f] {
			s := r.facts[f].span[l]
			if s.lo <= lowest.hi {
				lowest.lo = max(lowest.lo, s.lo)
			}
			if s.hi >= highest.lo {
				highest.hi = min(highest.hi, s.hi)
			}
		}
	}
	return lowest, highest
}

// end gives the first of the facts about a set that has one end of its range.
func (r *account) end(l layer, first int32, skip []bool, own span, upper bool) int32 {
	best := int32(-1)
	for f := first; f >= 0; f = r.after(f) {
		s := r.facts[f].span[l]
		if skip != nil && skip[f] || upper && s.hi != own.hi || !upper && s.lo != own.lo {
			continue
		}
		if best < 0 || f < best {
			best = f
		}
	}
	if best < 0 {
		return first // the range was cut to what the words leave
	}
	return best
}
