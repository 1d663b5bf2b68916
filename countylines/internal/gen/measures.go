// SPDX-License-Identifier: MIT

package gen

import (
	"cmp"
	"fmt"
	"io/fs"
	"math/bits"
	"slices"
	"strings"
)

// A kind is a named set of what is counted, a node of its family's tree.
type kind struct {
	row
	family   int
	children map[string][]*kind // by axis: each axis splits the kind entirely
	bits     uint64
	reads    []row // of measures.csv
}

// An atom is what is split no further: the kinds that contain it, the family
// first. A kind split along several axes has an atom for every combination.
type atom []*kind

type measures struct {
	kinds    []*kind // in the order of kinds.csv
	families []*kind
	rules    []string // by family, the arguments of its entry
	names    []row    // measures.csv
}

// kindBits is the number of low bits for kinds; the rest hold the family's code.
const kindBits = 56

func readMeasures(data fs.FS) (*measures, error) {
	rows, err := table(data, "kinds.csv")
	if err != nil {
		return nil, err
	}
	m := &measures{}
	if m.names, err = table(data, "measures.csv"); err != nil {
		return nil, err
	}
	bySlug := map[string]*kind{}
	for _, r := range rows {
		k := &kind{row: r, family: len(m.families), children: map[string][]*kind{}}
		if bySlug[r["slug"]] != nil {
			return nil, fmt.Errorf("kinds.csv: %s twice", r["slug"])
		}
		bySlug[r["slug"]] = k
		m.kinds = append(m.kinds, k)
		if r["within"] == "" {
			m.families = append(m.families, k)
			continue
		}
		parent := bySlug[r["within"]]
		if parent == nil {
			return nil, fmt.Errorf("kinds.csv: %s is within %q, which is not above it", r["slug"], r["within"])
		}
		k.family = parent.family
		parent.children[r["axis"]] = append(parent.children[r["axis"]], k)
	}
	codes := familyCodes()
	if len(m.families) > len(codes) {
		return nil, fmt.Errorf("%d families are too many for the codes", len(m.families))
	}
	for i, family := range m.families {
		atoms := family.atoms()
		if len(atoms) > kindBits {
			return nil, fmt.Errorf("kinds.csv: %s has %d atoms, and %d fit", family.row["slug"], len(atoms), kindBits)
		}
		for bit, a := range atoms {
			for _, k := range a {
				k.bits |= codes[i]<<kindBits | 1<<bit
			}
		}
	}
	return m, m.readRules()
}

// familyCodes gives the codes of families: every number of eight bits of which
// four are set. A union of two of them has more, an intersection fewer, so
// neither is taken for a family.
func familyCodes() (codes []uint64) {
	for c := range uint64(256) {
		if bits.OnesCount64(c) == 4 {
			codes = append(codes, c)
		}
	}
	return codes
}

// atoms splits k along all of its axes at once.
func (k *kind) atoms() []atom {
	all := []atom{{k}}
	for _, axis := range []string{"", "1", "2", "3", "4"} {
		var next []atom
		for _, a := range all {
			for _, child := range k.children[axis] {
				for _, b := range child.atoms() {
					next = append(next, slices.Concat(a, b))
				}
			}
		}
		if next != nil {
			all = next
		}
	}
	return all
}

// rules of measures.csv as the rules over areas and over days
var rules = map[string][2]string{
	"add": {"Additive", "Additive"},
	"add over areas; persons may recur over weeks":        {"Additive", "Additive"}, // two arrests of one person are two arrests
	"distinct over drugs":                                 {"Additive", "Additive"}, // that axis is the substance
	"distinct over weeks":                                 {"Additive", "Distinct"},
	"distinct over areas":                                 {"Distinct", "Additive"},
	"distinct over areas (two forces may claim one line)": {"Distinct", "Additive"},
	"stock: never over days":                              {"Additive", "Stock"},
}

// readRules joins kinds to the rows of measures.csv that they read, and checks
// that the rows of a family agree on it and on its rule.
func (m *measures) readRules() error {
	m.rules = make([]string, len(m.families))
	familyNames := make([]string, len(m.families))
	read := map[string]bool{}
	for _, k := range m.kinds {
		for _, name := range k.list("reads") {
			i := slices.IndexFunc(m.names, func(r row) bool { return r["measure"] == name && r["field"] == "counts" })
			if i < 0 || read[name] {
				return fmt.Errorf("kinds.csv: %s reads %q, which is no count of measures.csv or is read twice", k.row["slug"], name)
			}
			r := m.names[i]
			read[name] = true
			k.reads = append(k.reads, r)
			rule, ok := rules[r["rule"]]
			if !ok {
				return fmt.Errorf("measures.csv: %s has the unknown rule %q", name, r["rule"])
			}
			text := fmt.Sprintf("areas: %s, days: %s", rule[0], rule[1])
			if old := m.rules[k.family]; old != "" && old != text {
				return fmt.Errorf("measures.csv: %s has another rule than its family, %s", name, old)
			}
			if old := familyNames[k.family]; old != "" && old != r["family"] {
				return fmt.Errorf("measures.csv: %s is of %q, but kinds.csv says of %q", name, r["family"], old)
			}
			m.rules[k.family], familyNames[k.family] = text, r["family"]
		}
	}
	for _, r := range m.names {
		if r["field"] == "counts" && !read[r["measure"]] {
			return fmt.Errorf("measures.csv: no kind reads %s", r["measure"])
		}
	}
	return nil
}

func (m *measures) write(out *source) error {
	out.printf("import \"github.com/countylines/ops/internal/names\"\n\n")
	out.printf("// What is counted, by families; the parts of a measure follow it.\nconst (\n")
	for i, k := range m.kinds {
		if i > 0 && k.row["within"] == "" {
			out.printf("\n")
		}
		if k.row["const"] != "" {
			out.printf("%s Measure = %s // %s; %s\n", k.row["const"], k.express(), k.row["noun"], k.row["doc"])
		}
	}
	out.printf(")\n\n")

	out.printf("// families has every family of measures by its code, the bits above the kinds.\nvar families = [256]family{\n")
	for i, family := range m.families {
		out.printf("%#x: {kinds: %#x, %s", family.bits>>kindBits, family.bits<<(64-kindBits)>>(64-kindBits), m.rules[i])
		if slug := family.row["cuts"]; slug != "" {
			j := slices.IndexFunc(m.kinds, func(k *kind) bool { return k.row["slug"] == slug })
			if j < 0 {
				return fmt.Errorf("kinds.csv: %s cuts %q, which is not there", family.row["slug"], slug)
			}
			out.printf(", breaksDown: %s", m.kinds[j].row["const"])
		}
		table := m.table(i)
		out.printf(", names: names.Table{\n")
		for _, line := range table {
			out.printf("%s,\n", line)
		}
		out.printf("}},\n")
	}
	out.printf("}\n\n")

	out.printf("// measures has the measures that have a constant, in the order of Measure.Compare.\nvar measures = [...]Measure{\n")
	read := spellings{}
	for _, k := range m.ordered() {
		if k.row["const"] == "" {
			continue
		}
		out.printf("%s,\n", k.row["const"])
		texts := append(k.row.list("aliases"), k.row["slug"], k.row["noun"])
		for _, r := range k.reads {
			if r["kind"] != "scope" {
				texts = append(texts, r["measure"])
			}
		}
		if err := read.add(k.row["const"], texts...); err != nil {
			return err
		}
	}
	out.printf("}\n\n")
	for _, k := range m.kinds {
		if k.row["const"] == "" {
			if err := read.add(fmt.Sprintf("%#x", k.bits), k.row["slug"], k.row["noun"]); err != nil {
				return err
			}
		}
	}
	read.write(out, "finds a measure by its slug, words, or name in a table of figures, as printed or as folded.", "measureOf", "Measure", "0")
	return nil
}

// ordered gives the kinds by family, then by their first atom, larger before smaller.
func (m *measures) ordered() []*kind {
	return slices.SortedStableFunc(slices.Values(m.kinds), func(a, b *kind) int {
		x, y := a.bits<<(64-kindBits), b.bits<<(64-kindBits)
		return cmp.Or(
			cmp.Compare(a.family, b.family),
			cmp.Compare(bits.TrailingZeros64(x), bits.TrailingZeros64(y)),
			cmp.Compare(bits.OnesCount64(y), bits.OnesCount64(x)),
			cmp.Compare(a.bits, b.bits),
		)
	})
}

// express writes the value of a constant: the union of its parts where they
// have constants and do not cross, and bits otherwise.
func (k *kind) express() string {
	parts, whole := []string{}, len(k.children) == 1
	for _, child := range k.children[""] {
		parts = append(parts, child.row["const"])
		whole = whole && child.row["const"] != ""
	}
	for _, child := range k.children["1"] {
		parts = append(parts, child.row["const"])
		whole = child.row["const"] != ""
	}
	if !whole || len(parts) == 0 {
		return fmt.Sprintf("%#016x", k.bits)
	}
	return strings.Join(parts, " | ")
}

// table gives the entries of a family's names, larger sets before smaller.
func (m *measures) table(family int) (lines []string) {
	type entry struct {
		size int
		line string
	}
	var entries []entry
	add := func(set uint64, slug, name string) {
		entries = append(entries, entry{bits.OnesCount64(set), fmt.Sprintf("{Bits: %#x, Slug: %q, Name: %q}", set, slug, name)})
	}
	for _, k := range m.kinds {
		if k.family == family {
			add(k.bits<<(64-kindBits)>>(64-kindBits), k.row["slug"], k.row["noun"])
		}
	}
	slices.SortStableFunc(entries, func(a, b entry) int { return b.size - a.size })
	for _, e := range entries {
		lines = append(lines, e.line)
	}
	return lines
}
