package phrase

// A head is the noun that a number counts.
type head struct {
	at    int    // its token
	next  int    // the token behind what has been read
	set   uint64 // of a weapon, turned by "imitation" and the like; of a form, the substances before it
	marks uint64 // the counts whose Mark is in the phrase
	own   bool   // of a form: set are substances that are named before it
	ok    bool
}

// mostUnknown is the number of words in no table that may stand between a
// number and its noun: "six sophisticated drug lines".
const mostUnknown = 4

// head finds the noun of the number that ends before token j: the last noun of
// the run of words that nothing divides. Singular says that the number is one.
func (s *scanner) head(j int, one bool) head {
	h := head{at: -1, next: j}
	var stuff uint64
	var turn *token
	unknown := 0
	last := -1 // the last unknown word
	for ; ; j++ {
		t := s.at(j)
		if s.at(j-1).is(hyphen) && t.class < Substance && t.end > t.start { // a high-value car
			continue
		}
		switch t.class {
		case Adjective, quote, reference, AgeTail, Filler, Ordinal, Estimated, Mark:
			if t.is(Adjective) && h.at >= 0 && s.at(h.at).is(Form) {
				break // 40 tablets believed to be diazepam
			}
			if t.is(Mark) {
				h.marks |= t.entry.set
			}
			if t.is(AgeTail) {
				h.at, h.set = j, 0
			}
			continue
		case Adverb:
			if h.at < 0 {
				continue
			}
		case currency: // three £10 wraps
			if h.at < 0 && s.at(j+1).is(digits) {
				j++
				continue
			}
		case hyphen:
			if s.at(j+1).is(Unknown) && h.at == j-1 {
				h.at = -1 // knife-related
			}
			continue
		case Unknown:
			if t.end == t.start || h.at >= 0 && t.says(saysTimed) {
				break
			}
			unknown++
			if unknown > mostUnknown {
				break
			}
			last = j
			continue
		case Turn:
			turn = t
			if h.at < 0 {
				h.at, h.set = j, t.entry.set
			}
			continue
		case And:
			if h.at < 0 && s.at(j-1).is(Unknown) && s.at(j-1).has(capital) && s.at(j+1).is(Unknown) && s.at(j+1).has(capital) {
				continue // a Heckler and Koch rifle
			}
		case Substance:
			if set, next, ok := s.substances(j, anyForm); ok {
				stuff |= set
				h.at, h.set = j, set
				j = next - 1
				unknown = 0
				continue
			}
			unknown++
			continue
		case Number, digits:
			// a number inside the phrase, as in "WW2", is read as a word
		case Weapon:
			h.at, h.set = j, t.entry.set
			if turn != nil && h.set&^uint64(turn.entry.value) == 0 {
				h.set = turn.entry.set
			}
			unknown = 0
			if !t.has(possessive) {
				continue
			}
		case Form:
			h.at, h.set = j, t.entry.set
			if stuff != 0 {
				h.set, h.own = stuff, true
			}
			unknown = 0
			if !t.has(possessive) {
				continue
			}
		case Good, Noun, Thing, Blocked, Container, Haul, Grow, Belongings, Market, Money, Label, Year, Volume:
			h.at, h.set = j, 0
			if t.entry != nil {
				h.set = t.entry.set
			}
			unknown = 0
			if !t.has(possessive) {
				continue
			}
		}
		break
	}
	h.next = j
	if h.at < 0 {
		return h
	}
	h.next = h.at + 1
	noun := s.at(h.at)
	if noun.has(possessive) {
		return h
	}
	flags := Flags(0)
	if noun.entry != nil {
		flags = noun.entry.flags
	}
	switch {
	case one && flags&(Plural|Singular) == Plural, !one && flags&(Plural|Singular) == Singular:
		return h
	case last > h.at && one && !s.likeVerb(h.at+1):
		return h // a knife attack
	case last > h.at && !one && flags&Generic == 0 && flags&Plural == 0 && noun.class >= Substance && !s.likeVerb(h.at+1):
		return h
	}
	h.ok = true
	return h
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
