// SPDX-License-Identifier: MIT

package gen

import (
	"cmp"
	"fmt"
	"math/bits"
	"slices"
	"strings"
)

// A row is one kind or one set of kinds, as in the CSV.
type row struct {
	slug, name, singular, plural, note string
	in                                 []string // the sets that it belongs to
	same                               string   // the kind that it shares a bit with
	aliases, street                    []string
	bits                               uint64
	atom                               bool
}

// kinds writes the drugs, weapons and goods.
func (s *source) kinds() error {
	for _, table := range []struct{ kind, file string }{{"Substance", "drugs.csv"}, {"Weapon", "weapons.csv"}, {"Good", "goods.csv"}} {
		rows, err := s.read(table.file)
		if err != nil {
			return err
		}
		s.write(table.kind, rows)
		if s.drugs == nil {
			s.drugs = rows
		}
	}
	return nil
}

// read reads a table of kinds and gives each row its bits: a kind one of its own, a set
// those of all that belong to it. A row that shares a bit with another becomes a name
// of that one.
func (s *source) read(file string) ([]*row, error) {
	records, err := s.records(file)
	if err != nil {
		return nil, err
	}
	list := func(s string) []string {
		return slices.DeleteFunc(strings.Split(s, "|"), func(s string) bool { return s == "" })
	}
	var rows []*row
	bySlug := map[string]*row{}
	isSet := map[string]bool{}
	for _, r := range records {
		row := &row{slug: r[0], name: r[1], singular: r[2], plural: r[3], in: list(r[4]), same: r[5], aliases: list(r[6]), street: list(r[7]), note: r[8]}
		if bySlug[row.slug] != nil {
			return nil, fmt.Errorf("%s: %s is there twice", file, row.slug)
		}
		rows, bySlug[row.slug] = append(rows, row), row
		for _, set := range row.in {
			isSet[set] = true
		}
	}
	for set := range isSet {
		if bySlug[set] == nil {
			return nil, fmt.Errorf("%s: no row is called %s", file, set)
		}
	}
	next := 0
	for _, r := range rows {
		if r.atom = !isSet[r.slug] && r.same == ""; r.atom {
			if next == 64 {
				return nil, fmt.Errorf("%s: no bit is left for %s; let it share one", file, r.slug)
			}
			r.bits = 1 << next
			next++
		}
	}
	for _, r := range rows {
		if r.same != "" {
			with := bySlug[r.same]
			if with == nil {
				return nil, fmt.Errorf("%s: %s shares the bit of %s, which is not there", file, r.slug, r.same)
			}
			with.aliases = append(append(with.aliases, r.slug, r.singular), r.aliases...)
			with.street = append(with.street, r.street...)
			continue
		}
		if !r.atom {
			continue
		}
		var up func(in []string)
		up = func(in []string) {
			for _, set := range in {
				bySlug[set].bits |= r.bits
				up(bySlug[set].in)
			}
		}
		up(r.in)
	}
	return slices.DeleteFunc(rows, func(r *row) bool { return r.same != "" }), nil
}

// write writes the constants and the names of one type of kinds.
func (s *source) write(kind string, rows []*row) {
	lower := strings.ToLower(kind)
	s.printf("\n// The kinds of a [%s]: each is a set of one.\nconst (\n", kind)
	given := false
	for _, r := range rows {
		if !r.atom {
			continue
		}
		s.WriteString(r.name)
		if !given {
			s.printf(" %s = 1 << iota", kind)
			given = true
		}
		s.printf(" // %s\n", cmp.Or(r.note, r.plural))
	}
	s.printf(")\n\n// The sets of a [%s]'s kinds that have a name of their own.\nconst (\n", kind)
	for _, r := range rows {
		if r.atom {
			continue
		}
		s.printf("// %s: %s.\n%s %s = ", r.name, r.note, r.name, kind)
		n := 0
		for _, p := range rows {
			if !slices.Contains(p.in, r.slug) {
				continue
			}
			if n > 0 {
				s.WriteString(" | ")
			}
			if n++; n%6 == 0 {
				s.WriteString("\n")
			}
			s.WriteString(p.name)
		}
		s.WriteString("\n\n")
	}
	slices.SortStableFunc(rows, func(a, b *row) int { return bits.OnesCount64(b.bits) - bits.OnesCount64(a.bits) })
	s.printf(")\n\n// %sKinds has the names of every kind and named set, the largest first.\nvar %sKinds = []kind{\n", lower, lower)
	for _, r := range rows {
		s.printf("{slug: %q, singular: %q, plural: %q, bits: uint64(%s)", r.slug, r.singular, r.plural, r.name)
		if len(r.aliases) > 0 {
			s.printf(", aliases: %#v", r.aliases)
		}
		if len(r.street) > 0 {
			s.printf(", street: %#v", r.street)
		}
		s.WriteString("},\n")
	}
	s.WriteString("}\n")
}
