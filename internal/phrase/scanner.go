// SPDX-License-Identifier: MIT

package phrase

import "sync"

// A scanner reads one text. It keeps one sentence, and of earlier ones only what
// was last spoken of.
type scanner struct {
	lexer
	items  []Item
	chunks []chunk
	clause clause
	strict *strict // of Parse; nil otherwise
	looks  int     // how many tokens have been looked at

	unclosed int     // no list of substances before this token ends in "and"
	spoken   mention // the last thing named
	thing    uint64  // the counts of the last thing named
}

// A chunk is a quantity with the noun phrase it belongs to. What it counts may
// only be settled by a verb further on.
type chunk struct {
	item        Item
	first, next int    // its tokens
	verbs       uint64 // the counts that a verb may make of it
	made        uint64 // the counts that verbs have made of it
	otherwise   uint64 // what is made of it if no verb makes anything: of "four of those arrested", arrests
	marks       uint64 // the counts whose Mark is beside it
	settled     bool   // item is complete as it is
	void        bool   // it is no item, whatever follows
	byVerb      bool   // made came from a verb before it
	bare        bool   // a number without a noun
	article     bool   // "a" or "an"
	parts       bool   // like counts only if no verb has made something of it
	object      bool   // it is what the verb before it was done to
	like        int    // the chunk whose kind it shares ("sixteen of the 30 arrests"), or -1
	within      int    // the chunk that it is a part of, or one before that; -1
	items       [2]int // what has been made of it, in scanner.items
}

// A clause is what the words so far say about those to come.
type clause struct {
	active    uint64 // the verbs that govern what follows
	about     uint64 // the counts of the nouns without a number
	last      uint64 // the verbs of the last group of chunks
	group     int    // the first chunk that a verb to come may take
	lastGroup [2]int // the chunks that the last verb took
	lastVerb  int    // the token of the last verb, or -1
	verbAt    int    // the token of the passive verb that is read
	was       int    // group before the last verb that says nothing of counts
	beAt      int    // the token of the last "was" or the like
	relative  int    // 1: in a relative clause without its verb; 2: behind that verb
	whole     int    // group outside "of whom", until it is known that a verb follows; -1
	subject   int    // the chunks before it have a verb "to be" of their own
	verbs     bool   // there has been a verb
	unreal    doubt  // what follows is hoped for, denied or generic
	unrealAt  int    // the token that says so
	offence   bool   // "possession of a …"
	mayBe     int    // the token of "may" before "be": one thing named behind it is no fact
	estimated bool   // "police estimate that": the next worth is about so much
	including int    // what follows is part of this chunk or one before it; -1
	brackets  [8]bracket
	outer     mention // what was spoken of before a dash or bracket, if a part of it may follow
	depth     int     // open brackets
	asides    int     // those of them that hold no parts of what is before them
}

// A doubt is what keeps the things of a clause from being facts.
type doubt uint8

const (
	real   doubt = iota
	hoped        // hoped for or denied: until a verb tells of what has happened
	always       // usual or conditional: to the end of the clause
)

// doubted says that what is behind token i is no fact.
func (c *clause) doubted(i int, d doubt) {
	c.unreal, c.unrealAt = max(c.unreal, d), i
}

// A bracket is one that is open.
type bracket struct {
	aside     bool // it does not open with "including"
	including int  // clause.including outside it
}

func (c *clause) open(aside bool) {
	if c.depth < len(c.brackets) {
		c.brackets[c.depth] = bracket{aside, c.including}
	}
	c.depth++
	if aside {
		c.asides++
	}
}

func (c *clause) shut() {
	if c.depth == 0 {
		return
	}
	c.depth--
	if c.depth >= len(c.brackets) {
		return // so deep that asides stays above 1
	}
	b := c.brackets[c.depth]
	c.including = b.including
	if b.aside {
		c.asides--
	}
}

// A mention is a thing named in the text, which a value, a weight or "of the
// drug" further on may belong to.
type mention struct {
	class Class // Substance, Money, Belongings, Weapon, Good, Market; 0: none
	set   uint64
	end   int // the token behind it, or -1 in an earlier sentence
	age   int // sentences since
	chunk int // the chunk it is in, or -1
}

var scanners = sync.Pool{New: func() any {
	s := new(scanner)
	s.toks = make([]token, 0, 128)
	return s
}}

// nothing is the token beyond either end of a sentence.
var nothing = token{class: stop}

// at gives token i of the sentence.
func (s *scanner) at(i int) *token {
	s.looks++
	if uint(i) < uint(len(s.toks)) {
		return &s.toks[i]
	}
	return &nothing
}

// Find calls use with the items of each sentence of text that has any, in the
// order of where they start. They are use's for the time of the call only, and
// Within is the place among them.
func (l *Lexicon) Find(text string, use func([]Item)) {
	l.read(text, nil, use)
}

// read calls use with the items of text, and tells strict what else is in it.
func (l *Lexicon) read(text string, strict *strict, use func([]Item)) {
	s := scanners.Get().(*scanner)
	s.lexer = lexer{lex: l, text: text, toks: s.toks[:0]}
	s.items, s.strict, s.spoken, s.thing = s.items[:0], strict, mention{chunk: -1}, 0
	for s.next() {
		s.items = s.items[:0]
		if s.sentence(); len(s.items) > 0 {
			use(s.items)
		}
	}
	s.text, s.strict = "", nil // nothing keeps the text
	scanners.Put(s)
}

// sentence finds the items of the sentence in toks.
func (s *scanner) sentence() {
	s.spoken.end, s.spoken.chunk = -1, -1
	if s.void {
		if s.strict != nil {
			s.strict.marks(s)
		}
		s.spoken.age++
		return
	}
	s.merge()
	s.refer()
	s.unclosed = 0
	s.chunks = s.chunks[:0]
	s.clause = clause{including: -1, lastVerb: -1, whole: -1, mayBe: -1}
	for i := 0; i < len(s.toks); {
		if t := &s.toks[i]; t.class == Unknown && (t.slot == nil || t.slot.says == 0) {
			i++
			continue
		}
		i = s.step(i)
	}
	if s.strict != nil {
		s.strict.sentence(s)
	}
	s.emit()
	s.spoken.age++
}

// emit makes items of the chunks of the sentence.
func (s *scanner) emit() {
	parts := false
	for i := range s.chunks {
		c := &s.chunks[i]
		parts = parts || c.within >= 0
		if c.like >= 0 && c.like < len(s.chunks) && (!c.parts || c.made == 0 && s.sorted(&s.chunks[c.like])) {
			s.liken(c, &s.chunks[c.like])
		}
	}
	for i := range s.chunks {
		c := &s.chunks[i]
		c.items[0] = len(s.items)
		if !c.void {
			s.emitChunk(c)
		}
		c.items[1] = len(s.items)
	}
	for i := 0; parts && i < len(s.chunks); i++ {
		c := &s.chunks[i]
		for n := c.items[0]; n < c.items[1] && c.within >= 0; n++ {
			s.items[n].Within = s.wholeOf(n, i)
		}
	}
}

// emitChunk makes an item of c, or one for each count that verbs have made of it.
func (s *scanner) emitChunk(c *chunk) {
	it := c.item
	it.Start, it.End = s.toks[c.first].start, s.toks[c.next-1].end
	it.Within = -1
	if c.settled {
		if it.Kind != Count || it.Set&s.lex.marked&^c.marks == 0 {
			s.items = append(s.items, it)
		}
		return
	}
	if c.made == 0 {
		c.made = c.otherwise
	}
	if c.verbs == seizing && it.Kind == Goods && !s.clause.verbs {
		c.made = seizing // a list without a verb
	}
	for made := c.made &^ (s.lex.marked &^ c.marks); made != 0; made &= made - 1 {
		bit := made & -made
		switch {
		case bit != seizing:
			it.Kind, it.Set = Count, bit
		case it.Kind != Goods:
			it.Kind, it.Set = Cash, 0
		}
		s.items = append(s.items, it)
	}
}

// wholeOf gives the index of the item that item n, of chunk i, is a part of, or
// -1: the nearest at or before the chunk that i is within. It looks no further
// back than a few.
func (s *scanner) wholeOf(n, i int) int {
	for w := s.chunks[i].within; w >= 0 && w > s.chunks[i].within-8; w-- {
		if w == i {
			continue
		}
		for k := s.chunks[w].items[0]; k < s.chunks[w].items[1]; k++ {
			if part(&s.items[n], &s.items[k]) {
				return k
			}
		}
		if w > i {
			break
		}
	}
	return -1
}

// part reports whether a can be a part of b.
func part(a, b *Item) bool {
	more := a.Kind == Count && b.Said == Exactly && a.Said <= AtLeast && a.Lo > b.Lo
	return a.Kind == b.Kind && a.Form == b.Form && a.Set&b.Set == a.Set && !more
}

// liken gives c the kind of d.
func (s *scanner) liken(c, d *chunk) {
	lo := c.item
	if d.settled && (d.item.Kind == Packed || d.item.Kind >= Weapons) {
		c.item.Kind, c.item.Form, c.item.Set = d.item.Kind, d.item.Form, d.item.Set
		c.settled = true
	} else {
		c.made |= d.made &^ seizing
	}
	c.item.Said, c.item.Lo, c.item.Hi = lo.Said, lo.Lo, lo.Hi
	c.void = c.void || d.void
}
