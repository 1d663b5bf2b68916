// SPDX-License-Identifier: MIT

package phrase

// verb reads a verb. One of a count, or of seizing, takes the quantities that it
// governs: those before it if it is passive ("four men and two women were
// arrested", "46 people arrested"), those behind it if not ("arrested 12
// people").
func (s *scanner) verb(i int) int {
	t := s.at(i)
	set := t.entry.set
	c := &s.clause
	c.offence, c.including = false, -1
	if c.unreal == hoped && s.past(i) {
		c.unreal = real
	}
	switch {
	case s.denied(i):
		c.active, c.group = 0, len(s.chunks)
		c.lastVerb = i
		return i + 1
	case set == 0:
		s.otherVerb(i)
		return i + 1
	}
	if t.entry.flags&Doing != 0 {
		if n := len(s.chunks); n > c.group {
			s.take(set, reduced)
		}
		c.active, c.lastVerb = 0, i
		return i + 1
	}
	if s.at(i-1).is(Those) && s.at(i+1).is(Be) && len(s.chunks) == c.group { // among those arrested were three boys
		c.active, c.last, c.lastVerb = set, set, i
		return i + 1
	}
	if n := len(s.chunks); t.entry.flags&Past != 0 && s.at(i+1).is(Be) && s.at(i-1).is(Thing) && (n == 0 || s.chunks[n-1].next < i) { // the people arrested were
		c.active, c.lastVerb = 0, i
		return i + 1
	}
	if t.entry.flags&Active == 0 {
		if how := s.passive(i); how != notPassive {
			c.verbAt = i
			s.take(set, how)
			c.relative = min(2*c.relative, 2)
			c.lastVerb = i
			c.active = set & seizing
			c.unreal = real
			return i + 1
		}
	}
	if j := i - 1; s.at(j).is(And) && c.lastVerb == j-1 && c.active != 0 { // arrested and charged 12 people
		c.active |= set
	} else {
		c.active = set
	}
	c.last, c.group, c.lastVerb = set, len(s.chunks), i
	return i + 1
}

// otherVerb ends what the verb before it was about, unless it only describes a find: three
// men who ran the line, a line run by the gang.
func (s *scanner) otherVerb(i int) {
	c := &s.clause
	c.active = 0
	switch {
	case c.relative == 1:
		c.relative = 2
	case s.at(i + 1).says(saysAgent):
	default:
		if c.group < len(s.chunks) {
			c.was = c.group
		}
		c.group, c.lastVerb = len(s.chunks), i
	}
}

type voice uint8

const (
	notPassive voice = iota
	full             // were arrested
	also             // were charged and remanded
	reduced          // 46 people arrested
)

// passive tells how the verb at i is said of what stands before it, if it is.
func (s *scanner) passive(i int) voice {
	c := &s.clause
	j := i - 1
	for j >= i-5 && (s.at(j).is(Adverb) || s.at(j).says(saysMeanwhile) || s.at(j).is(Adjective) || s.at(j).is(Unknown) && s.adverb(j)) {
		j--
	}
	switch t := s.at(j); t.class {
	case Be:
		for s.at(j).is(Be) || s.at(j).is(Have) || s.at(j).is(Adverb) {
			j--
		}
		if t := s.at(j); s.again() && (t.is(And) || c.relative == 2 || t.says(saysOrdered)) { // was arrested and has been safeguarded
			return also
		}
		return full
	case Have:
		return notPassive
	case And, comma, slash, Or:
		if how := s.passiveToo(i, j); how != notPassive {
			return how
		}
	case Those:
		return reduced
	}
	return s.participle(i, j+1)
}

// passiveToo reads a verb at i that "and" or a comma at j joins to the verb before it.
func (s *scanner) passiveToo(i, j int) voice {
	if be := s.at(j - 2); s.likeVerb(j-1) && (be.is(Be) || be.is(Have)) { // were intercepted and shut down
		return full
	}
	k := j - 1
	if s.at(k).is(comma) {
		k--
	}
	if s.again() && (s.clause.lastVerb == k || s.at(j).is(And) && !s.starts(i+1)) {
		return also
	}
	return notPassive
}

// participle tells whether the verb at i, behind the words that end before token
// j, is said of a number without "was": "46 people arrested".
func (s *scanner) participle(i, j int) voice {
	set, last := s.at(i).entry.set, len(s.chunks)-1
	if last >= s.clause.group && s.chunks[last].next == j && s.chunks[last].verbs&set != 0 {
		return reduced
	}
	if s.starts(i + 1) {
		return notPassive
	}
	for n := last; n >= s.clause.group && n >= last-2; n-- {
		if ch := &s.chunks[n]; ch.verbs&set != 0 {
			if ch.made == 0 && s.loose(ch.next, j-1) {
				return reduced
			}
			break
		}
	}
	return notPassive
}

// again reports whether the last verb took quantities and no other has come
// since.
func (s *scanner) again() bool {
	c := &s.clause
	return c.lastVerb >= 0 && c.lastGroup[1] > c.lastGroup[0] && c.group == c.lastGroup[1] && len(s.chunks) == c.group
}

// adverb reports whether the unknown word at i ends like one.
func (s *scanner) adverb(i int) bool {
	t := s.at(i)
	return t.end-t.start > 3 && equalFold(s.text[t.end-2:t.end], "ly")
}

// starts reports whether a quantity starts at i.
func (s *scanner) starts(i int) bool {
	switch s.at(i).class {
	case digits, Number, Fraction, Article, Estimated, Filler, Between, currency, tilde, Definite, Vague, Not:
		return true
	case Qualifier:
		return s.starts(i + 1)
	}
	return false
}

// loose reports whether the tokens from a to b only add to the noun before
// them: "12 people in Leeds arrested".
func (s *scanner) loose(a, b int) bool {
	if b-a > 10 {
		return false
	}
	for ; a <= b; a++ {
		switch s.at(a).class {
		case Unknown, In, Preposition, Definite, Of, reference, AgeTail, Those, hyphen, Weekday, Month, Adverb, Adjective, digits, Number, Thing, Blocked, Form:
		default:
			return false
		}
	}
	return true
}

// denied reports whether the verb at i is said not to have happened, or not yet,
// or only to be possible. What is before it, or if it is active behind it, is then
// no fact.
func (s *scanner) denied(i int) bool {
	active := true
	for j := i - 1; j >= i-4; j-- {
		switch t := s.at(j); t.class {
		case Not, Future, Possible:
			if active || t.is(Possible) { // may be given a phone
				s.clause.doubted(i, hoped)
			}
			for k := s.clause.group; k < len(s.chunks); k++ {
				if c := &s.chunks[k]; !c.settled && c.made == 0 {
					c.void = true
				}
			}
			return true
		case Be:
			active = false
		case Have, Adverb, Unknown:
		default:
			return false
		}
	}
	return false
}

// past reports whether the verb at i tells of what has happened: "we hoped for
// ten arrests and made 14", but not "hoped to have made", nor "20 people arrested".
func (s *scanner) past(i int) bool {
	t := s.at(i)
	if !t.says(saysPast) && !equalFold(s.text[t.end-2:t.end], "ed") {
		return false
	}
	if n := len(s.chunks); n > 0 && s.chunks[n-1].next == i {
		return false
	}
	switch s.at(i - 1).class {
	case To, Have, Be, Possible, Future, Not, Hope, Those, Thing:
		return false
	}
	return true
}

// take gives the verbs' counts to the chunks before the verb.
func (s *scanner) take(set uint64, how voice) {
	c := &s.clause
	from, to := c.group, len(s.chunks)
	switch {
	case how == also:
		from, to = c.lastGroup[0], c.lastGroup[1]
	case from == to && how == full && c.was < to && s.at(c.beAt-1).is(And): // admitted supply and were jailed
		from = c.was
	case from == to && how == full && to > 0 && s.chunks[to-1].byVerb && s.chunks[to-1].verbs&set != 0:
		from = to - 1
	}
	for i := from; i < to; i++ {
		ch := &s.chunks[i]
		if i < to-1 && (how == reduced && ch.made != 0 || how != also && ch.object && !ch.byVerb) { // visited 54 people, and 15 were safeguarded
			continue
		}
		if held := s.at(c.verbAt).says(saysHeld); held && (s.at(ch.first-1).is(Preposition) || s.at(ch.first-1).is(With)) {
			continue // a meeting for 40 people was held
		}
		if bits := ch.verbs & set; bits != 0 {
			if ch.byVerb && how == full {
				if i < to-1 {
					continue // arrested ten men, and four women were charged
				}
				ch.made = 0
				ch.byVerb = false
			}
			ch.made |= bits & -bits
		}
	}
	c.lastGroup = [2]int{from, to}
	c.group, c.last = to, set
}
