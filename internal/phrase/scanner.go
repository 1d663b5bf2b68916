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
	like        int    // the chunk whose kind it shares ("sixteen of the 30 arrests"), or -1
	within      int    // the chunk that it is a part of, or -1
}

// A clause is what the words so far say about those to come.
type clause struct {
	active    uint64 // the verbs that govern what follows
	last      uint64 // the verbs of the last group of chunks
	group     int    // the first chunk that a verb to come may take
	lastGroup [2]int // the chunks that the last verb took
	lastVerb  int    // the token of the last verb, or -1
	relative  int    // 1: in a relative clause without its verb; 2: behind that verb
	subject   int    // the chunks before it have a verb "to be" of their own
	verbs     bool   // there has been a verb
	hoped     bool   // what follows is hoped for, or generic
	offence   bool   // "possession of a …"
	estimated bool   // "police estimate that": the next worth is about so much
	including int    // what follows is part of this chunk or one before it; -1
	brackets  [8]bracket
	depth     int // open brackets
	asides    int // those of them that hold no parts of what is before them
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

// Find gives the items of text in the order of where they start.
func (l *Lexicon) Find(text string) []Item {
	return l.read(text, nil)
}

// read gives the items of text, and tells strict what else is in it.
func (l *Lexicon) read(text string, strict *strict) []Item {
	s := scanners.Get().(*scanner)
	s.lexer = lexer{lex: l, text: text, toks: s.toks[:0]}
	s.items, s.strict, s.spoken, s.thing = nil, strict, mention{chunk: -1}, 0
	for s.next() {
		s.sentence()
	}
	items := s.items
	s.items, s.text, s.strict = nil, "", nil // nothing keeps the text
	scanners.Put(s)
	return items
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
	s.clause = clause{including: -1, lastVerb: -1}
	for i := 0; i < len(s.toks); {
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
	for i := range s.chunks {
		c := &s.chunks[i]
		if c.like >= 0 && (!c.parts || c.made == 0 && s.sorted(&s.chunks[c.like])) {
			s.liken(c, &s.chunks[c.like])
		}
	}
	var ids [mostChunks]int32
	for i := range s.chunks {
		c := &s.chunks[i]
		if i < len(ids) {
			ids[i] = -1
		}
		if c.void {
			continue
		}
		it := c.item
		it.Start, it.End = s.toks[c.first].start, s.toks[c.next-1].end
		it.Within = -1
		if c.settled || it.Kind == Goods {
			it.Within = s.wholeOf(&it, ids[:min(c.within+1, len(ids))])
		}
		if c.settled {
			if it.Kind == Count && it.Set&s.lex.marked&^c.marks != 0 {
				continue
			}
			if i < len(ids) {
				ids[i] = int32(len(s.items))
			}
			s.items = append(s.items, it)
			continue
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
			if i < len(ids) {
				ids[i] = int32(len(s.items))
			}
			s.items = append(s.items, it)
		}
	}
}

// wholeOf gives the index of the last of the items that it can be a part of, or
// -1. It looks no further back than a few.
func (s *scanner) wholeOf(it *Item, ids []int32) int {
	for n := range min(len(ids), 8) {
		if id := ids[len(ids)-1-n]; id >= 0 && part(it, &s.items[id]) {
			return int(id)
		}
	}
	return -1
}

// mostChunks bounds the chunks of a sentence that can be a whole of which others
// are part.
const mostChunks = 256

// part reports whether a can be a part of b.
func part(a, b *Item) bool {
	return a.Kind == b.Kind && a.Form == b.Form && a.Set&b.Set == a.Set
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
