// SPDX-License-Identifier: MIT

// Package names gives names to sets that are held as bits: a text that reads
// back to the same set, and words for people. It also folds the spellings of a
// name into one and finds the names nearest to a text that is none.
package names

import (
	"math/bits"
	"strings"
)

// A Set is a set of bits that has a name of its own.
type Set struct {
	Bits uint64
	Slug string // in text, "west-mercia"
	Name string // for people, "West Mercia"
}

// A Table holds the named sets of a type, larger sets before smaller. The
// first of equal sets gives the name.
type Table []Set

// Find gives the entry of exactly these bits.
func (t Table) Find(set uint64) (Set, bool) {
	for i := range t {
		if t[i].Bits == set {
			return t[i], true
		}
	}
	return Set{}, false
}

// cover splits set into sets that do not overlap, larger ones first: named
// sets, then what two of them have in common, then single bits that several
// together single out. It reports whether this covers set.
func (t Table) cover(set uint64) (parts []Set, all bool) {
	take := func(s Set) {
		if s.Bits != 0 && s.Bits&^set == 0 {
			parts = append(parts, s)
			set &^= s.Bits
		}
	}
	for _, s := range t {
		take(s)
	}
	for i := 0; i < len(t) && set != 0; i++ {
		for _, s := range t[i+1:] {
			take(both(t[i], s))
		}
	}
	for set != 0 {
		bit := Set{Bits: ^uint64(0)}
		for _, s := range t {
			if s.Bits&set&-set == 0 || bit.Bits&s.Bits == bit.Bits {
				continue // not about the lowest bit, or nothing new
			}
			if bit.Slug == "" {
				bit = s
			} else {
				bit = both(bit, s)
			}
		}
		if bit.Slug == "" || bit.Bits != set&-set {
			return parts, false
		}
		take(bit)
	}
	return parts, true
}

// both gives what two sets have in common.
func both(a, b Set) Set {
	return Set{Bits: a.Bits & b.Bits, Slug: a.Slug + "/" + b.Slug, Name: a.Name + " among " + b.Name}
}

// Text gives the slugs of the named sets that make up set, joined by "|", with
// "/" between those of which only the common part belongs to it, and "" for the
// empty set. It reports false if a bit of set has no name.
func (t Table) Text(set uint64) (string, bool) {
	if s, ok := t.Find(set); ok {
		return s.Slug, true
	}
	parts, all := t.cover(set)
	slugs := make([]string, len(parts))
	for i, p := range parts {
		slugs[i] = p.Slug
	}
	return strings.Join(slugs, "|"), all
}

// Words gives the names of the named sets that make up set, "A, B and C" if
// last is "and", or what it lacks of a larger one, "A without B", where that is
// shorter. It reports false if a bit of set has no name or there is none.
func (t Table) Words(set uint64, last string) (string, bool) {
	if s, ok := t.Find(set); ok {
		return s.Name, true
	}
	parts, all := t.cover(set)
	if !all || set == 0 {
		return "", false
	}
	whole, lacks := Set{}, []Set(nil)
	for _, s := range t {
		if set&^s.Bits != 0 {
			continue
		}
		rest, all := t.cover(s.Bits &^ set)
		better := len(rest) < len(lacks) || len(rest) == len(lacks) && bits.OnesCount64(s.Bits) < bits.OnesCount64(whole.Bits)
		if all && (lacks == nil || better) {
			whole, lacks = s, rest
		}
	}
	if lacks != nil && 1+len(lacks) < len(parts) {
		return whole.Name + " without " + list(lacks, "and"), true
	}
	return list(parts, last), true
}

// list writes names with commas and a last word between them. The first word of
// the first name, where the others share it, is said once: "people charged or
// released".
func list(sets []Set, last string) string {
	shared, _, _ := strings.Cut(sets[0].Name, " ")
	shared += " "
	for _, s := range sets {
		if shared != "people " || !strings.HasPrefix(s.Name, shared) {
			shared = ""
		}
	}
	var b strings.Builder
	for i, s := range sets {
		switch {
		case i == 0:
			b.WriteString(shared)
		case i == len(sets)-1:
			b.WriteString(" " + last + " ")
		default:
			b.WriteString(", ")
		}
		b.WriteString(strings.TrimPrefix(s.Name, shared))
	}
	return b.String()
}
