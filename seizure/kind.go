// SPDX-License-Identifier: MIT

package seizure

import (
	"fmt"
	"math/bits"
	"slices"
	"strings"
	"sync"

	"github.com/countylines/ops/internal/names"
)

//go:generate go run gen.go

// A kind is a row of data/drugs.csv, weapons.csv or goods.csv: a kind, or a set
// of kinds with a name of its own.
type kind struct {
	slug             string // persisted, never changed
	singular, plural string // as a person would write it; a drug has no singular
	bits             uint64
	aliases          []string // other names, in the singular where they have one
	street           []string // names that mean the kind only where a drug or a weapon is expected
}

// A vocabulary is all that the three types of sets have in common.
type vocabulary struct {
	noun    string // "substance"
	none    string // "no drugs"
	unknown string // why a name is none
	kinds   []kind // the largest first
	all     uint64
	names   func() map[string][]*kind // by folded spelling
}

func newVocabulary(noun, none, unknown string, kinds []kind) *vocabulary {
	v := &vocabulary{noun: noun, none: none, unknown: unknown, kinds: kinds}
	for _, k := range kinds {
		v.all |= k.bits
	}
	v.names = sync.OnceValue(v.index)
	return v
}

var (
	substances = newVocabulary("substance", "no drugs", "is no drug that has a name here", substanceKinds)
	weapons    = newVocabulary("weapon", "no weapons", "is no weapon that has a name here", weaponKinds)
	goods      = newVocabulary("good", "no goods", "is no kind of property that has a name here", goodKinds)
)

// index lists every name. A name that a larger set shares with one of its parts
// is the set's; a name shared otherwise stays ambiguous.
func (v *vocabulary) index() map[string][]*kind {
	index := map[string][]*kind{}
	add := func(name string, k *kind) {
		spelling := string(names.Fold(nil, name))
		if !slices.ContainsFunc(index[spelling], func(other *kind) bool { return other.bits&k.bits == k.bits }) {
			index[spelling] = append(index[spelling], k)
		}
	}
	for i := range v.kinds { // their own names first
		k := &v.kinds[i]
		add(k.slug, k)
		add(k.plural, k)
		if k.singular != "" {
			add(k.singular, k)
		}
	}
	for i := range v.kinds {
		k := &v.kinds[i]
		for _, name := range slices.Concat(k.aliases, k.street) {
			add(name, k)
			if k.singular != "" {
				add(plural(name), k)
			}
		}
	}
	return index
}

// plural gives the plural of a name in the singular: "air rifles", "canisters of
// CS spray".
func plural(name string) string {
	head, rest, ok := strings.Cut(name, " of ")
	if ok {
		return plural(head) + " of " + rest
	}
	switch {
	case strings.HasSuffix(name, "knife"):
		return strings.TrimSuffix(name, "fe") + "ves"
	case strings.HasSuffix(name, "s"), strings.HasSuffix(name, "sh"), strings.HasSuffix(name, "ch"), strings.HasSuffix(name, "x"):
		return name + "es"
	case strings.HasSuffix(name, "y") && !strings.HasSuffix(name, "ay"):
		return strings.TrimSuffix(name, "y") + "ies"
	}
	return name + "s"
}

func (v *vocabulary) size(set uint64) int {
	if set&^v.all != 0 {
		return -1
	}
	return bits.OnesCount64(set)
}

// named gives the fewest names, as far as taking the largest first finds them,
// whose union is set.
func named(set uint64, kinds []kind) []*kind {
	var found []*kind
	for rest, i := set, 0; rest != 0 && i < len(kinds); i++ {
		if k := &kinds[i]; k.bits&^set == 0 && k.bits&rest != 0 {
			found = append(found, k)
			rest &^= k.bits
		}
	}
	return found
}

// say writes set for people: "crack cocaine and heroin", "machetes".
func (v *vocabulary) say(set uint64, kinds []kind) string {
	switch {
	case set&^v.all != 0:
		return fmt.Sprintf("%s set %#x", v.noun, set)
	case set == 0:
		return v.none
	}
	var plurals []string
	for _, k := range named(set, kinds) {
		plurals = append(plurals, k.plural)
	}
	return listing(plurals, " and ")
}

// listing joins names as prose does, with commas and one last word: "a, b and c".
func listing(names []string, word string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + word + names[last]
}

// marshal writes the slugs of set, joined by "|".
func (v *vocabulary) marshal(set uint64) ([]byte, error) {
	if set&^v.all != 0 {
		return nil, &NameError{Kind: v.noun, Text: v.say(set, v.kinds), Reason: "has bits that are no kind's"}
	}
	text := []byte{}
	for i, k := range named(set, v.kinds) {
		if i > 0 {
			text = append(text, '|')
		}
		text = append(text, k.slug...)
	}
	return text, nil
}

// parse reads names joined by "|".
func (v *vocabulary) parse(text string) (uint64, error) {
	var set uint64
	var buf [names.MaxLen]byte
	for name := range strings.SplitSeq(text, "|") {
		folded := names.Fold(buf[:0], name)
		switch found := v.names()[string(folded)]; {
		case len(found) == 1:
			set |= found[0].bits
		case len(found) > 1:
			err := &NameError{Kind: v.noun, Text: clip(name), Reason: "may be any of several"}
			for _, k := range found {
				err.Near = append(err.Near, k.slug)
			}
			return 0, err
		case v == substances && strings.HasPrefix(string(folded), "class "):
			return 0, &NameError{Kind: v.noun, Text: clip(name), Reason: "is another set on another day; ask ClassA, ClassB or ClassC"}
		default:
			return 0, &NameError{Kind: v.noun, Text: clip(name), Reason: v.unknown, Near: names.Nearest(name, v.spellings)}
		}
	}
	return set, nil
}

// spellings yields every name but street names, and the slug that it stands for.
func (v *vocabulary) spellings(yield func(spelling, slug string) bool) {
	for _, k := range v.kinds {
		if !yield(k.slug, k.slug) || k.singular != "" && !yield(k.singular, k.slug) || !yield(k.plural, k.slug) {
			return
		}
		for _, name := range k.aliases {
			if !yield(name, k.slug) {
				return
			}
		}
	}
}

// unmarshal reads what marshal writes; no text is the empty set.
func (v *vocabulary) unmarshal(text string) (uint64, error) {
	if text == "" {
		return 0, nil
	}
	return v.parse(text)
}
