package seizure

import (
	"database/sql/driver"
	"fmt"
	"math/bits"
	"slices"
	"strings"
	"sync"
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
	noun  string // "substance"
	none  string // "no drugs"
	kinds []kind // the largest first
	all   uint64
	names func() map[string][]*kind // by normal form
}

func newVocabulary(noun, none string, kinds []kind) *vocabulary {
	v := &vocabulary{noun: noun, none: none, kinds: kinds}
	for _, k := range kinds {
		v.all |= k.bits
	}
	v.names = sync.OnceValue(v.index)
	return v
}

var (
	substances = newVocabulary("substance", "no drugs", substanceKinds)
	weapons    = newVocabulary("weapon", "no weapons", weaponKinds)
	goods      = newVocabulary("good", "no goods", goodKinds)
)

// index lists every name. A name that a larger set shares with one of its parts
// is the set's; a name shared otherwise stays ambiguous.
func (v *vocabulary) index() map[string][]*kind {
	names := map[string][]*kind{}
	add := func(name string, k *kind) {
		forms := []string{normal(name)}
		if k.singular != "" {
			forms = append(forms, normal(plural(name)))
		}
		for _, form := range forms {
			if !slices.ContainsFunc(names[form], func(other *kind) bool { return other.bits&k.bits == k.bits }) {
				names[form] = append(names[form], k)
			}
		}
	}
	for i := range v.kinds {
		k := &v.kinds[i]
		add(k.slug, k)
		if k.singular != "" {
			add(k.singular, k)
		}
		names[normal(k.plural)] = []*kind{k}
	}
	for i := range v.kinds {
		k := &v.kinds[i]
		for _, name := range slices.Concat(k.aliases, k.street) {
			add(name, k)
		}
	}
	return names
}

// normal takes case, hyphens and underscores out of the comparison of names.
func normal(name string) string {
	return strings.Map(func(r rune) rune {
		if r == '-' || r == '_' {
			return ' '
		}
		return r
	}, strings.ToLower(strings.Join(strings.Fields(name), " ")))
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
	var names []*kind
	for rest, i := set, 0; rest != 0 && i < len(kinds); i++ {
		if k := &kinds[i]; k.bits&^set == 0 && k.bits&rest != 0 {
			names = append(names, k)
			rest &^= k.bits
		}
	}
	return names
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
	return list(plurals, " and ")
}

// list joins names as prose does, with commas and one last word: "a, b and c".
func list(names []string, word string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + word + names[last]
}

const noneText = "none"

// marshal writes the slugs of set, joined by "|".
func (v *vocabulary) marshal(set uint64) ([]byte, error) {
	switch {
	case set&^v.all != 0:
		return nil, &NameError{Type: v.noun, Name: fmt.Sprintf("%#x", set)}
	case set == 0:
		return []byte(noneText), nil
	}
	var text []byte
	for i, k := range named(set, v.kinds) {
		if i > 0 {
			text = append(text, '|')
		}
		text = append(text, k.slug...)
	}
	return text, nil
}

// parse reads what marshal writes, and every other name of each part.
func (v *vocabulary) parse(text string) (uint64, error) {
	if text == noneText {
		return 0, nil
	}
	var set uint64
	for name := range strings.SplitSeq(text, "|") {
		found := v.names()[normal(name)]
		if len(found) != 1 {
			return 0, v.unknown(name, found)
		}
		set |= found[0].bits
	}
	return set, nil
}

// unknown says why a name is no kind's, or which kinds it may mean.
func (v *vocabulary) unknown(name string, found []*kind) *NameError {
	e := &NameError{Type: v.noun, Name: clip(name), Ambiguous: len(found) > 1}
	for _, k := range found {
		e.Nearest = append(e.Nearest, k.slug)
	}
	if e.Ambiguous {
		return e
	}
	wanted := normal(e.Name)
	least := 2 + len(wanted)/5 // a slip or two, more in a long name
	for i := range v.kinds {
		k := &v.kinds[i]
		for _, other := range slices.Concat([]string{k.slug, k.plural, k.singular}, k.aliases) {
			switch d := distance(wanted, normal(other)); {
			case other == "":
			case d < least:
				least, e.Nearest = d, []string{k.slug}
			case d == least && d < len(wanted) && !slices.Contains(e.Nearest, k.slug):
				e.Nearest = append(e.Nearest, k.slug)
			}
		}
	}
	if len(e.Nearest) > 3 {
		e.Nearest = nil
	}
	return e
}

// distance counts the letters to insert, leave out or replace between a and b.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		last := row[0]
		row[0] = i + 1
		for j := range len(b) {
			d := last
			if a[i] != b[j] {
				d = 1 + min(last, row[j], row[j+1])
			}
			last, row[j+1] = row[j+1], d
		}
	}
	return row[len(b)]
}

// scan reads a database's text; bit numbers are refused, since they may change
// between versions.
func (v *vocabulary) scan(src any) (uint64, error) {
	switch src := src.(type) {
	case string:
		return v.parse(src)
	case []byte:
		return v.parse(string(src))
	}
	return 0, &NameError{Type: v.noun, Name: clip(fmt.Sprint(src))}
}

func (v *vocabulary) value(set uint64) (driver.Value, error) {
	text, err := v.marshal(set)
	if err != nil {
		return nil, err
	}
	return string(text), nil
}
