// SPDX-License-Identifier: MIT

package gen

import (
	"cmp"
	"fmt"
	"io/fs"
	"math/bits"
	"slices"
	"strconv"
	"strings"

	"github.com/countylines/ops/internal/names"
)

// An area is a body or a named set of bodies.
type area struct {
	konst     string // the Go constant
	slug      string
	name      string // for people
	spellings []string
	bits      uint64
	rocu      bool // the region of a regional organised crime unit
	doc       string
}

type areas struct {
	forces []row  // a bit each, in this order; the last is "other bodies"
	bodies []area // the same
	sets   []area
}

// constants of bodies whose slug makes a poor one
var bodyConstants = map[string]string{
	"btp": "BTP", "nca": "NCA", "nclcc": "NCLCC", "mod-police": "MinistryOfDefencePolice",
	"civil-nuclear": "CivilNuclearConstabulary",
}

var otherBodies = row{
	"slug": "other-bodies", "name": "other bodies", "jurisdiction_type": "other", "nation": "United Kingdom",
	"notes": "whoever is not listed, so that the listed bodies never make up the whole of the nation",
}

func readAreas(data fs.FS) (*areas, error) {
	forces, err := table(data, "forces.csv")
	if err != nil {
		return nil, err
	}
	a := &areas{forces: append(forces, otherBodies)}
	for i, f := range a.forces {
		b := area{konst: cmp.Or(bodyConstants[f["slug"]], camel(f["slug"])), slug: f["slug"], name: f["name"], bits: 1 << i}
		b.doc = f["name"]
		if f["gss"] != "" {
			b.doc += " (" + f["gss"] + ")"
		}
		if f["slug"] == otherBodies["slug"] {
			b.doc = otherBodies["notes"]
		}
		b.spellings = append([]string{b.slug, f["name"], f["gss"], f["population_gss"]}, f.list("aliases")...)
		if f["jurisdiction_type"] == "territorial" {
			b.name = placeOf(f["name"])
			for _, suffix := range []string{"", " Police", " Constabulary", " Police Force", " force"} {
				b.spellings = append(b.spellings, b.name+suffix)
			}
		}
		a.bodies = append(a.bodies, b)
	}
	sets, err := table(data, "sets.csv")
	if err != nil {
		return nil, err
	}
	for _, r := range sets {
		s := area{konst: r["const"], slug: r["slug"], name: r["name"], doc: r["doc"]}
		s.spellings = append([]string{s.slug, s.name, r["gss"]}, r.list("aliases")...)
		for _, condition := range r.list("members") {
			s.bits |= a.members(condition)
			s.rocu = strings.HasPrefix(condition, "rocu=")
		}
		if s.bits == 0 {
			return nil, fmt.Errorf("sets.csv: %s has no members", s.slug)
		}
		a.sets = append(a.sets, s)
	}
	return a, nil
}

// placeOf gives the short name of a territorial force: "Essex" for "Essex Police".
func placeOf(name string) string {
	name = strings.TrimPrefix(name, "Police Service of ")
	for _, suffix := range []string{" Police Service", " Police", " Constabulary"} {
		name = strings.TrimSuffix(name, suffix)
	}
	return name
}

// members gives the bodies that a condition of sets.csv names: "all",
// "other", or a column of forces.csv and its value.
func (a *areas) members(condition string) (set uint64) {
	column, value, _ := strings.Cut(condition, "=")
	for i, f := range a.forces {
		if condition == "all" || condition == "other" && f["jurisdiction_type"] == "other" || value != "" && f[column] == value {
			set |= 1 << i
		}
	}
	return set
}

// all gives every named area, larger sets before smaller; of equal ones the
// body comes first, then the order of sets.csv.
func (a *areas) all() []area {
	all := slices.Concat(a.bodies, a.sets)
	slices.SortStableFunc(all, func(x, y area) int { return bits.OnesCount64(y.bits) - bits.OnesCount64(x.bits) })
	return all
}

// express writes a set as the union of smaller constants: bodies for a region,
// regions for a nation, nations for the whole.
func (a *areas) express(whole area) string {
	var parts []string
	left := whole.bits
	if bits.OnesCount64(left) > 15 {
		for _, s := range a.all() {
			if s.bits != whole.bits && s.bits&^left == 0 && !s.rocu {
				parts = append(parts, s.konst)
				left &^= s.bits
			}
		}
		return strings.Join(parts, " | ")
	}
	for _, b := range a.bodies {
		if b.bits&left != 0 {
			parts = append(parts, b.konst)
		}
	}
	return strings.Join(parts, " | ")
}

// find gives the constant of a body or set by its slug, or of several joined by "|".
func (a *areas) find(slugs string) (string, error) {
	if slugs == "" {
		return "0", nil
	}
	var parts []string
	for slug := range strings.SplitSeq(slugs, "|") {
		i := slices.IndexFunc(a.all(), func(x area) bool { return x.slug == slug })
		if i < 0 {
			return "", fmt.Errorf("no area has the slug %q", slug)
		}
		parts = append(parts, a.all()[i].konst)
	}
	return strings.Join(parts, " | "), nil
}

func (a *areas) writeAreas(out *source) error {
	out.printf("import \"github.com/countylines/ops/internal/names\"\n\n")
	out.printf("// The bodies, one bit each.\nconst (\n")
	for i, b := range a.bodies {
		out.printf("%s Area = 1 << %d // %s\n", b.konst, i, b.doc)
	}
	out.printf(")\n\n// Nations, statistical regions and the regions of the regional organised crime units (ROCUs).\nconst (\n")
	for _, s := range a.sets {
		out.printf("%s Area = %s // %s\n", s.konst, a.express(s), s.doc)
	}
	out.printf(")\n\n// areaNames has every named area, larger ones before smaller.\nvar areaNames = names.Table{\n")
	for _, s := range a.all() {
		out.printf("{Bits: uint64(%s), Slug: %q, Name: %q},\n", s.konst, s.slug, s.name)
	}
	out.printf("}\n\n")

	read, err := a.spellings(out)
	if err != nil {
		return err
	}
	read.write(out, "finds an area by a slug, name, alias or code as printed, or as folded.", "areaOf", "Area", "0")
	open, err := a.openNames(out, read)
	if err != nil {
		return err
	}
	open.write(out, "gives the areas that a folded text may mean, where it leaves that open.", "openAreas", "[]Area", "nil")
	return a.writePlaces(out, func(folded string) bool { return read[folded] != "" || open[folded] != "" })
}

// spellings gives the texts that name one area, its own and those of areas.csv.
func (a *areas) spellings(out *source) (spellings, error) {
	read := spellings{}
	for _, s := range a.all() {
		if err := read.add(a.canonical(s), s.spellings...); err != nil {
			return nil, err
		}
	}
	printed, err := table(out.data, "areas.csv")
	if err != nil {
		return nil, err
	}
	for _, r := range printed {
		slug, err := a.find(r["slug"])
		if err != nil {
			return nil, err
		}
		if r["scope"]+r["joint"]+r["note"] == "" && !strings.Contains(r["slug"], "|") {
			i := slices.IndexFunc(a.all(), func(x area) bool { return x.konst == slug })
			if err := read.add(a.canonical(a.all()[i]), r["area"]); err != nil {
				return nil, err
			}
		}
	}
	return read, nil
}

// openNames gives the texts that may name one of several areas, none of which is in read.
func (a *areas) openNames(out *source, read spellings) (spellings, error) {
	open := spellings{}
	rows, err := table(out.data, "open_names.csv")
	if err != nil {
		return nil, err
	}
	for _, r := range rows {
		folded := string(names.Fold(nil, r["text"]))
		if old, taken := read[folded]; taken {
			return nil, fmt.Errorf("open_names.csv: %q already reads as %s", r["text"], old)
		}
		var means []string
		for _, slug := range r.list("means") {
			konst, err := a.find(slug)
			if err != nil {
				return nil, err
			}
			means = append(means, konst)
		}
		open[folded] = "[]Area{" + strings.Join(means, ", ") + "}"
	}
	return open, nil
}

// canonical gives the constant of the first area with the same bodies.
func (a *areas) canonical(s area) string {
	all := a.all()
	return all[slices.IndexFunc(all, func(x area) bool { return x.bits == s.bits })].konst
}

func (a *areas) writeForces(out *source) error {
	nations := map[string]string{"United Kingdom": "UK", "Northern Ireland": "NorthernIreland"}
	out.printf("// forces has the record of every body, by its bit.\nvar forces = [...]Force{\n")
	for i, f := range a.forces {
		out.printf("{Area: %s, Slug: %q, Name: %q", a.bodies[i].konst, f["slug"], f["name"])
		if aliases := f.list("aliases"); aliases != nil {
			out.printf(", Aliases: []string{%s}", quoted(aliases))
		}
		if f["gss"] != "" {
			out.printf(", GSS: %q", f["gss"])
		}
		out.printf(", Nation: %s", cmp.Or(nations[f["nation"]], f["nation"]))
		if f["nation"] == "England" {
			i := slices.IndexFunc(a.sets, func(s area) bool { return s.bits == a.members("region="+f["region"]) })
			out.printf(", Region: %s", a.sets[i].konst)
		}
		if f["rocu"] != "" {
			out.printf(", ROCU: %s", f["rocu"])
		}
		out.printf(", Territorial: %t", f["jurisdiction_type"] == "territorial")
		// The Home Office left the City out of its tables of indicators for its
		// small resident population.
		if f["slug"] == "city-of-london" {
			out.printf(", FewResidents: true")
		}
		if f["county_lines_taskforce"] == "yes" {
			out.printf(", Taskforce: %s", f["taskforce_since"])
		}
		if places := f.list("counties"); places != nil {
			out.printf(", Places: []string{%s}", quoted(places))
		}
		if f["notes"] != "" {
			out.printf(", Note: %q", f["notes"])
		}
		out.printf("},\n")
	}
	out.printf("}\n")
	return nil
}

func (a *areas) writePopulations(out *source) error {
	rows, err := table(out.data, "populations.csv")
	if err != nil {
		return err
	}
	people := map[string]map[int]string{}
	first, last := 9999, 0
	for _, r := range rows {
		year, err := strconv.Atoi(r["year"])
		if err != nil {
			return err
		}
		if people[r["slug"]] == nil {
			people[r["slug"]] = map[int]string{}
		}
		people[r["slug"]][year] = r["population"]
		first, last = min(first, year), max(last, year)
	}
	out.printf(`// The years for which there are populations, at 30 June of each: mid-year
// estimates of the Office for National Statistics, in its release of 2025, which
// revised the years 2011 to 2021 by the census.
const (
FirstPopulationYear = %d
LastPopulationYear = %d
)

`, first, last)
	out.printf("// residents has the people of every body by its bit and by year; a body without any has zeros.\n")
	out.printf("var residents = [...][LastPopulationYear - FirstPopulationYear + 1]int32{\n")
	for i, f := range a.forces {
		if people[f["slug"]] == nil {
			continue
		}
		out.printf("%d: {", i)
		for year := first; year <= last; year++ {
			n, ok := people[f["slug"]][year]
			if !ok {
				return fmt.Errorf("no population of %s in %d", f["slug"], year)
			}
			out.printf("%s,", n)
		}
		out.printf("},\n")
	}
	out.printf("%d: {},\n}\n", len(a.forces)-1)
	return nil
}
