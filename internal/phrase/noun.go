// SPDX-License-Identifier: MIT

package phrase

// A head is the noun that a number counts.
type head struct {
	at    int    // its token
	next  int    // the token behind what has been read
	set   uint64 // of a weapon, turned by "imitation" and the like; of a form, the substances before it
	marks uint64 // the counts whose Mark is in the phrase
	own   bool   // of a form: set are substances that are named before it
	ok    bool

	stuff   uint64 // the substances named so far
	turn    *token // "imitation" or the like, if it has been read
	sham    bool   // "counterfeit" or the like has been
	unknown int    // how many words in no table have been read since the last noun
	last    int    // the last of them, or -1
}

// mostUnknown is the number of words in no table that may stand between a
// number and its noun: "six sophisticated drug lines".
const mostUnknown = 4

// head finds the noun of the number that ends before token j: the last noun of
// the run of words that nothing divides. One says that the number is one.
func (s *scanner) head(j int, one bool) head {
	h := head{at: -1, last: -1}
	for more := true; more; {
		if s.at(j-1).is(hyphen) && s.at(j).class < Substance && s.at(j).end > s.at(j).start { // a high-value car
			j++
		} else {
			j, more = s.headNoun(&h, j)
		}
	}
	h.next = j
	if h.at >= 0 {
		h.next = h.at + 1
		h.ok = s.agrees(&h, one)
	}
	return h
}

// headNoun reads the word at token j of a noun phrase. More says that the
// phrase may go on behind it.
func (s *scanner) headNoun(h *head, j int) (next int, more bool) {
	t := s.at(j)
	switch t.class {
	case Turn:
		h.turn = t
		if h.at < 0 {
			h.at, h.set = j, t.entry.set
		}
		return j + 1, true
	case Substance:
		set, next, ok := s.substances(j, anyForm)
		if !ok {
			h.unknown, h.last = h.unknown+1, j
			return j + 1, true
		}
		h.stuff |= set
		h.at, h.set, h.unknown = j, set, 0
		return next, true
	case Weapon:
		h.set = t.entry.set
		if h.turn != nil && h.set&^uint64(h.turn.entry.value) == 0 {
			h.set = h.turn.entry.set
		}
	case Form:
		h.set = t.entry.set
		if h.stuff != 0 {
			h.set, h.own = h.stuff, true
		}
	case Good, Noun, Thing, Blocked, Container, Haul, Grow, Belongings, Market, Money, Label, Year, Volume:
		h.set = t.entry.set
	case Verb:
		if t.entry.noun == 0 {
			return j, false
		}
		h.set = t.entry.noun
	default:
		return s.describes(h, j)
	}
	if t.says(saysTimes) { // three times more knives
		h.at = j
		return j, false
	}
	h.at, h.unknown = j, 0
	return j + 1, !t.has(possessive)
}

// describes reads the word at token j of a noun phrase, which is no noun of the
// lexicon.
func (s *scanner) describes(h *head, j int) (next int, more bool) {
	t := s.at(j)
	switch t.class {
	case Adjective:
		more = h.at < 0 || !s.at(h.at).is(Form) // 40 tablets believed to be diazepam
	case AgeTail:
		h.at, h.set, more = j, 0, true
	case Mark:
		h.marks |= t.entry.set
		more = true
	case Sham:
		h.sham, more = true, true
	case quote, reference, Filler, Ordinal, Estimated:
		more = true
	case Adverb:
		more = h.at < 0
	case currency: // three £10 wraps
		if h.at < 0 && s.at(j+1).is(digits) {
			return j + 2, true
		}
	case hyphen:
		if s.at(j+1).is(Unknown) && h.at == j-1 {
			h.at = -1 // knife-related
		}
		more = true
	case And: // a Heckler and Koch rifle
		before, after := s.at(j-1), s.at(j+1)
		more = h.at < 0 && before.is(Unknown) && before.has(capital) && after.is(Unknown) && after.has(capital)
	case Unknown:
		if t.end == t.start || h.at >= 0 && t.says(saysTimed) {
			break
		}
		h.unknown++
		if more = h.unknown <= mostUnknown; more {
			h.last = j
		}
	}
	if more {
		j++
	}
	return j, more
}

// agrees reports whether the noun of h goes with a number that is one, or not,
// and whether it is the noun of its phrase: not so in "a knife attack".
func (s *scanner) agrees(h *head, one bool) bool {
	noun := s.at(h.at)
	if noun.has(possessive) {
		return false
	}
	if h.sham && (noun.is(Weapon) || noun.is(Turn) || noun.is(Good)) || h.turn != nil && noun.is(Weapon) && h.set != h.turn.entry.set {
		return false
	}
	if noun.is(Verb) { // one arrest
		return one && s.at(h.at-1).class != And
	}
	var flags Flags
	if noun.entry != nil {
		flags = noun.entry.flags
	}
	switch number := flags & (Plural | Singular); {
	case one && number == Plural, !one && number == Singular:
		return false
	case h.last < h.at || s.likeVerb(h.at+1):
		return true
	}
	return !one && (flags&(Generic|Plural) != 0 || noun.class < Substance)
}

// likeVerb reports whether the unknown word at i looks like a participle or an
// adverb rather than a noun that the one before it only describes.
func (s *scanner) likeVerb(i int) bool {
	t := s.at(i)
	switch {
	case !t.is(Unknown) || t.end-t.start < 3:
		return false
	case t.says(saysParticiple):
		return true
	}
	w := s.text[t.start:t.end]
	switch w[len(w)-2:] {
	case "ed", "en", "ng", "ly":
		return true
	}
	return false
}
