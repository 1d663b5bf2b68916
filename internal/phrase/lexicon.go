// SPDX-License-Identifier: MIT

package phrase

import (
	"bytes"
	_ "embed"
	"encoding/csv"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

//go:embed words.csv
var wordsCSV []byte

// A Word is a row of the tables that a [Lexicon] is made of: some words that
// mean one thing.
type Word struct {
	Text  string // one or more words; case and hyphens make no difference
	Class Class
	Set   uint64 // of a substance, weapon or good its kinds; of a noun, thing or verb the counts it belongs to
	Value int64  // of a form its number; of a turn the bits of the weapons that it turns
	// Forms is 0 for a name that always means Set. For a name that has other
	// meanings it has a bit for each form in which it counts, and MassForm.
	Forms uint32
	Flags Flags
}

// Bits of Word.Forms besides those of the forms handed in, which are numbered
// from 1 to 30: for what is weighed, and for what is measured as a volume.
const (
	MassForm   = 1 << byMass
	VolumeForm = 1 << byVolume
)

const (
	byMass   = 0
	byVolume = 31
)

// Flags say how a word behaves.
type Flags uint16

// The flags of a [Word].
const (
	Plural      Flags = 1 << iota // a plural noun
	Singular                      // a singular noun; one with neither flag is both
	Uncountable                   // no singular count without an article of its own
	Taken                         // counts only as the object of a verb of seizing
	Past                          // a past participle: were arrested, arrested four
	Active                        // a verb that governs only what follows it
	Doing                         // a verb of what those before it do: 200 pupils attended sessions
	Generic                       // a substance word for all of them, such as "drugs"
	Lettered                      // a substance word that other letters may follow: class A, B and C
	Whole                         // counts nothing before "of" something else: three rounds of golf
)

// seizing is the bit of the verbs of seizing among those of the counts.
const seizing = 1 << 63

// An entry is what a phrase of the lexicon means.
type entry struct {
	class Class
	flags Flags
	set   uint64
	value int64
	noun  uint64 // of a verb: the counts that the same word is a noun of, as in "one arrest"
	// Other meanings of the same words as a name of a substance.
	names []name
}

// A name is one meaning of a substance's name: set, where it is counted in forms
// (0: always).
type name struct {
	set   uint64
	forms uint32
}

// A Lexicon is a compiled vocabulary. It does not change, and may be used by
// many goroutines at once.
type Lexicon struct {
	slots   []slot // open addressing; len is a power of two
	nodes   []node
	edges   map[edge]int32
	entries []entry
	words   int
	marked  uint64 // the counts that need a Mark in their sentence
	people  uint64 // the counts that are said of people: the first thing's
}

type slot struct {
	text string
	node int32 // of the phrase that is this one word
	id   int32 // 1 and up; 0 is an empty slot
	abbr bool  // a full stop after it ends no sentence
	says sense
}

type node struct {
	entry int32 // index + 1; 0: no phrase ends here
	more  bool  // longer phrases go on from here
}

type edge struct{ node, word int32 }

// Compile makes a lexicon of the language's own words and those given. People is
// a word for those of whom a bare number tells, as in "20 were arrested"; it may
// be "".
func Compile(people string, words ...Word) (*Lexicon, error) {
	l := &Lexicon{slots: make([]slot, 1<<13), nodes: make([]node, 1), edges: map[edge]int32{}}
	rows, err := csv.NewReader(bytes.NewReader(wordsCSV)).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("phrase: words.csv: %w", err)
	}
	for _, row := range rows[1:] {
		if err := l.addRow(row[0], row[1], row[2]); err != nil {
			return nil, err
		}
	}
	for _, w := range words {
		if err := l.add(w); err != nil {
			return nil, err
		}
	}
	for i := range l.entries {
		if e := &l.entries[i]; e.class == Mark {
			l.marked |= e.set
		}
	}
	if e := l.lookup(people); e != nil {
		l.people = e.set
	}
	return l, nil
}

// addRow adds a row of words.csv.
func (l *Lexicon) addRow(class, value, texts string) error {
	for text := range strings.SplitSeq(texts, "|") {
		w := Word{Text: text}
		kind, rest, _ := strings.Cut(class, ".")
		switch {
		case kind == "abbreviation":
			l.slotOf(text).abbr = true
			continue
		case kind == "says":
			n := slices.Index(senseNames[:], value)
			if n < 0 {
				return fmt.Errorf("phrase: words.csv: sense %q of %q is unknown", value, text)
			}
			l.slotOf(text).says |= 1 << n
			continue
		case classNames[kind] == 0:
			return fmt.Errorf("phrase: words.csv: class %q of %q is unknown", class, text)
		}
		w.Class = classNames[kind]
		switch {
		case value == "":
		case w.Class == Qualifier || w.Class == After:
			w.Value = int64(saidNames[value])
		case value == "seize":
			w.Set = seizing
		default:
			n, err := strconv.ParseInt(value, 10, 64)
			if err != nil {
				return fmt.Errorf("phrase: words.csv: value of %q: %w", text, err)
			}
			w.Value = n
		}
		switch rest {
		case "past":
			w.Flags = Past
		case "base", "ing", "past.active":
			w.Flags = Active
		}
		if err := l.add(w); err != nil {
			return err
		}
	}
	return nil
}

// add puts a word in the trie. What is handed in for a text that the language
// has too takes its place, except that an ambiguous name of a substance stands
// beside it.
func (l *Lexicon) add(w Word) error {
	at, ok := l.path(w.Text)
	if !ok {
		return fmt.Errorf("phrase: %q is no word that can be looked for", w.Text)
	}
	n := &l.nodes[at]
	e := entry{class: w.Class, flags: w.Flags, set: w.Set, value: w.Value}
	if w.Class == Substance {
		e.names = []name{{w.Set, w.Forms}}
	}
	if n.entry == 0 {
		l.entries = append(l.entries, e)
		n.entry = int32(len(l.entries))
		return nil
	}
	old := &l.entries[n.entry-1]
	switch {
	case w.Class == Substance:
		old.names = append(old.names, e.names...)
		if w.Forms == 0 && old.class < Substance {
			old.class, old.flags = Substance, w.Flags
		}
	case old.class == w.Class:
		old.set |= w.Set
		old.flags |= w.Flags
	case w.Class >= Substance || w.Class == Verb && w.Set != 0:
		e.names = old.names
		switch {
		case w.Class == Verb && old.class == Verb:
			e.set |= old.set
			e.noun = old.noun
		case w.Class == Verb && old.class == Noun:
			e.noun = old.set
		}
		*old = e
	}
	return nil
}

// path gives the node of the words of text, made if need be.
func (l *Lexicon) path(text string) (int32, bool) {
	var at int32
	count := 0
	for part := range strings.FieldsFuncSeq(strings.ToLower(text), func(r rune) bool { return r == ' ' || r == '-' }) {
		if len(part) > longestWord {
			return 0, false
		}
		s := l.slotOf(part)
		count++
		if count == 1 {
			if s.node == 0 {
				l.nodes = append(l.nodes, node{})
				s.node = int32(len(l.nodes) - 1)
			}
			at = s.node
			continue
		}
		l.nodes[at].more = true
		next, ok := l.edges[edge{at, s.id}]
		if !ok {
			l.nodes = append(l.nodes, node{})
			next = int32(len(l.nodes) - 1)
			l.edges[edge{at, s.id}] = next
		}
		at = next
	}
	return at, count > 0
}

// longestWord bounds the words that are looked up, in bytes.
const longestWord = 24

// slotOf gives the slot of a word in lower case, made if need be.
func (l *Lexicon) slotOf(word string) *slot {
	if 2*l.words >= len(l.slots) {
		old := l.slots
		l.slots = make([]slot, 2*len(old))
		for _, s := range old {
			if s.id != 0 {
				*l.find([]byte(s.text)) = s
			}
		}
	}
	s := l.find([]byte(word))
	if s.id == 0 {
		l.words++
		*s = slot{text: word, id: int32(l.words)}
	}
	return s
}

// find gives the slot of a word, or the empty one where it would be.
func (l *Lexicon) find(word []byte) *slot {
	h := uint32(2166136261)
	for _, c := range word {
		h = (h ^ uint32(c)) * 16777619
	}
	for i := h & uint32(len(l.slots)-1); ; i = (i + 1) & uint32(len(l.slots)-1) {
		if s := &l.slots[i]; s.id == 0 || s.text == string(word) {
			return s
		}
	}
}

// lookup gives what one word means, or nil.
func (l *Lexicon) lookup(word string) *entry {
	s := l.find([]byte(word))
	if s.id == 0 || s.node == 0 || l.nodes[s.node].entry == 0 {
		return nil
	}
	return &l.entries[l.nodes[s.node].entry-1]
}
