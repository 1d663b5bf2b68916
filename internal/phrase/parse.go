// SPDX-License-Identifier: MIT

package phrase

// A Fault says where a text stopped being all items, and why.
type Fault struct {
	Offset int // in bytes
	Reason string
}

// Parse gives the items of a text that must hold nothing else but what joins
// them: commas, "and", "plus", "including", brackets about what is included, a
// full stop. Otherwise it says where the first word is that is no part of one.
//
// A word in no table between a number and its noun is a part of the item, as it is in
// prose: "two rusty knives" are two knives. What describes things has no end, and where
// such a word makes another thing of them, as "counterfeit" or "replica" do, it is in the
// tables.
func (l *Lexicon) Parse(text string) ([]Item, *Fault) {
	var st strict
	var items []Item
	l.read(text, &st, func(more []Item) {
		n := len(items)
		items = append(items, more...)
		for i := n; i < len(items); i++ {
			if items[i].Within >= 0 {
				items[i].Within += n
			}
		}
	})
	switch {
	case st.faulty:
		return nil, &st.Fault
	case len(items) == 0:
		return nil, &Fault{0, "holds no item; write one as \"5kg of cocaine\", \"two machetes\" or \"£15,000 in cash\""}
	}
	return items, nil
}

// A strict is the part of a scanner that minds what is no item.
type strict struct {
	Fault
	faulty bool

	// The first number of the sentence that cannot be trusted.
	bad       string // why; "" if there is none
	badAt     int    // the token that shows it
	badTokens [2]int // from the first to behind the last
}

// stop notes a fault if it is the first in the text.
func (st *strict) stop(offset int, reason string) {
	if !st.faulty || offset < st.Offset {
		st.Fault, st.faulty = Fault{offset, reason}, true
	}
}

// distrust notes a number that cannot be trusted.
func (st *strict) distrust(q *quantity) {
	if st.bad == "" {
		st.bad, st.badAt, st.badTokens = q.bad, q.badAt, [2]int{q.first, q.next}
	}
}

// Reasons that more than one place gives.
const (
	noItem  = "is no part of an item, nor what joins two"
	cannot  = "is a character that cannot stand beside a number"
	sumOnly = "is a sum of nothing; say \"in cash\" or \"worth of\" what"
	tooMuch = "is too large an amount to be held, or no whole number of what is counted"
	noKind  = "is a number of nothing that can be seized"
)

// marks notes the first character that voids a sentence.
func (st *strict) marks(s *scanner) {
	for i := range s.toks {
		if s.toks[i].is(mark) {
			st.stop(s.toks[i].start, cannot)
			return
		}
	}
}

// sentence notes the first token of the sentence that belongs to no item and
// does not join two.
func (st *strict) sentence(s *scanner) {
	i := 0
	for n := range s.chunks {
		c := &s.chunks[n]
		st.between(s, i, c.first)
		i = c.next
		switch {
		case c.settled && !c.void:
		case c.item.Kind == Cash:
			st.stop(s.toks[c.first].start, sumOnly)
		default:
			st.stop(s.toks[c.first].start, noKind)
		}
	}
	st.between(s, i, len(s.toks))
	st.bad = ""
}

// between looks at the tokens from a up to b, which are in no item.
func (st *strict) between(s *scanner, a, b int) {
	for ; a < b; a++ {
		switch t := s.at(a); t.class {
		case comma, And, Including, open, shut, stop, quote:
		case With:
		default:
			if st.bad != "" && st.badTokens[0] <= a && a < st.badTokens[1] {
				st.stop(s.at(st.badAt).start, st.bad)
			} else {
				st.stop(t.start, noItem)
			}
			return
		}
	}
}
