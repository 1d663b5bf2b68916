// SPDX-License-Identifier: MIT

package gen

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/countylines/ops/internal/names"
)

// printed gives the rows of a table by one column, in order, so that the
// generated list can be searched by halves.
func printed(out *source, file, column string) ([]row, error) {
	rows, err := table(out.data, file)
	if err != nil {
		return nil, err
	}
	slices.SortFunc(rows, func(a, b row) int { return cmp.Compare(a[column], b[column]) })
	for i, r := range rows[1:] {
		if r[column] == rows[i][column] {
			return nil, fmt.Errorf("%s: %q twice", file, r[column])
		}
	}
	return rows, nil
}

func (a *areas) writePrinted(out *source) error {
	rows, err := printed(out, "areas.csv", "area")
	if err != nil {
		return err
	}
	out.printf("import \"github.com/countylines/ops/countylines\"\n\n// printedAreas has the area texts of published figures, in order.\nvar printedAreas = [...]printedArea{\n")
	for _, r := range rows {
		area, err := a.find(r["slug"])
		if err != nil {
			return err
		}
		joint, err := a.find(r["joint"])
		if err != nil {
			return err
		}
		out.printf("{text: %q, area: %s", r["area"], fromHub(area))
		if r["joint"] != "" {
			out.printf(", joint: %s", fromHub(joint))
		}
		out.strings(r, "scope", "note")
		out.printf("},\n")
	}
	out.printf("}\n")
	return nil
}

// fromHub writes the package before each constant of package countylines.
func fromHub(expr string) string { return constant.ReplaceAllString(expr, "countylines.$0") }

var constant = regexp.MustCompile(`[A-Z]\w*`)

// strings writes the columns of a row that are not empty as fields of the same name.
func (s *source) strings(r row, columns ...string) {
	for _, c := range columns {
		if r[c] != "" {
			s.printf(", %s: %q", c, r[c])
		}
	}
}

func (m *measures) writePrinted(out *source) error {
	rows, err := printed(out, "measures.csv", "measure")
	if err != nil {
		return err
	}
	out.printf("import \"github.com/countylines/ops/countylines\"\n\n// printedFigures has the names of published figures, in order.\nvar printedFigures = [...]printedFigure{\n")
	for _, r := range rows {
		field := r["field"]
		if !slices.Contains([]string{"counts", "mass", "packs", "worth", "weapons", "goods", "cash", "rejected"}, field) {
			return fmt.Errorf("measures.csv: %s has the unknown field %q", r["measure"], field)
		}
		out.printf("{name: %q, field: %sField", r["measure"], field)
		if field == "counts" {
			i := slices.IndexFunc(m.kinds, func(k *kind) bool { return slices.Contains(k.list("reads"), r["measure"]) })
			out.printf(", measure: %s", fromHub(m.kinds[i].row["const"]))
			r["scope"] = scopes[r["measure"]]
			if (r["kind"] == "scope") != (r["scope"] != "") {
				return fmt.Errorf("measures.csv: %s is a scope without a name", r["measure"])
			}
			r["kind"] = ""
		}
		out.strings(r, "kind", "scope", "units", "note")
		out.printf("},\n")
	}
	out.printf("}\n")
	return nil
}

// scopes of figures that are a part of another, named by what they cover
var scopes = map[string]string{"arrests_joint_operations": "joint operations"}

// day writes a calendar.Day, the zero one for an empty text.
func day(iso string) (string, error) {
	if iso == "" {
		return "0", nil
	}
	t, err := time.Parse(time.DateOnly, iso)
	if err != nil {
		return "", err
	}
	if t.Year() < 1900 {
		return "0", nil // before the calendar begins
	}
	return fmt.Sprintf("%d /* %s */", int(t.Sub(time.Date(1900, time.January, 1, 0, 0, 0, 0, time.UTC)).Hours()/24)+1, iso), nil
}

var evidence = map[string]string{"yes": "seizure.Seen", "partial": "seizure.PartlySeen", "no": "seizure.NotSeen"}

func writeOperations(out *source) error {
	rows, err := table(out.data, "operations.csv")
	if err != nil {
		return err
	}
	out.printf("import (\n\"github.com/countylines/ops/calendar\"\n\"github.com/countylines/ops/seizure\"\n)\n\n")
	out.printf("// operations has the intensification weeks, the earliest first.\nvar operations = [...]Operation{\n")
	for _, r := range rows {
		first, err := day(r["start_date"])
		if err != nil {
			return err
		}
		last, err := day(r["end_date"])
		if err != nil {
			return err
		}
		out.printf("{Slug: %q, Name: %q, Period: calendar.Period{From: %s, To: %s + 1}, Dates: %s, Source: %q},\n",
			r["slug"], r["name"], first, last, evidence[r["verified_dates"]], r["source"])
	}
	out.printf("}\n")
	return nil
}

var offenceConstants = map[string]string{
	"pwits": "PWITS", "stpo-breach": "STPOBreach", "kidnap": "Kidnapping", "participating-ocg": "ParticipatingInOCG",
	"import-drugs": "ImportingDrugs", "premises-drugs": "PermittingPremises", "perverting-justice": "PervertingJustice",
}

func writeOffences(out *source) error {
	rows, err := table(out.data, "offences.csv")
	if err != nil {
		return err
	}
	offences, read, none, err := offencesOf(rows)
	if err != nil {
		return err
	}
	out.printf("import \"github.com/countylines/ops/seizure\"\n\n// Offences for which people are arrested in county lines work. The zero Offence is none recorded.\nconst (\n")
	for i, r := range offences {
		of := strings.TrimSpace(r["statute"] + " " + r["section"])
		if i == 0 {
			out.printf("%s Offence = iota + 1 // %s; %s\n", r["const"], r["display"], of)
		} else {
			out.printf("%s // %s; %s\n", r["const"], r["display"], of)
		}
	}
	out.printf(")\n\n// laws has the law of every offence, by its number.\nvar laws = [...]law{\n")
	for _, r := range offences {
		if err := writeLaw(out, r); err != nil {
			return err
		}
	}
	out.printf("}\n\n")
	read.write(out, "finds an offence by its slug, title or an alias, as printed or as folded.", "offenceOf", "Offence", "0")
	none.write(out, "gives the title of what is cited beside offences and is none.", "noOffence", "string", `""`)
	return writeOpenOffences(out, offences, read)
}

// offencesOf gives the rows of offences, each with its constant, the texts that name one,
// and those that name what is cited beside offences and is none.
func offencesOf(rows []row) (offences []row, read, none spellings, err error) {
	read, none = spellings{}, spellings{}
	for _, r := range rows {
		texts := append([]string{r["slug"], r["display"]}, r.list("aliases")...)
		if r["category"] == "defence" {
			if err := none.add(fmt.Sprintf("%q", r["display"]), texts...); err != nil {
				return nil, nil, nil, err
			}
			continue
		}
		for _, column := range []string{"section", "ho_offence_class"} {
			r[column] = strings.ReplaceAll(r[column], "|", " or ")
		}
		r["const"] = cmp.Or(offenceConstants[r["slug"]], camel(r["slug"]))
		offences = append(offences, r)
		if err := read.add(r["const"], texts...); err != nil {
			return nil, nil, nil, err
		}
	}
	return offences, read, none, nil
}

// writeLaw writes the law of one offence.
func writeLaw(out *source, r row) error {
	force, err := day(r["in_force_from"])
	if err != nil {
		return err
	}
	// The rows of the Act of 2026 have a date that law firms announced and nothing
	// confirmed.
	if strings.HasSuffix(r["statute"], "2026") {
		force = "0"
	}
	out.printf("%s: {slug: %q, Law: Law{Title: %q, Statute: %q", r["const"], r["slug"], r["display"], r["statute"])
	for _, f := range [][2]string{{"Section", "section"}, {"Class", "ho_offence_class"}, {"Codes", "ho_offence_code"}, {"Penalty", "max_penalty"}, {"Source", "source"}, {"Note", "notes"}} {
		if r[f[1]] != "" {
			out.printf(", %s: %q", f[0], r[f[1]])
		}
	}
	// Sixteen rows have their codes from a mapping in which a fault was found.
	codes := "seizure.NotSeen"
	if r["ho_offence_code"] != "" && !strings.Contains(r["source"], "public R mapping") {
		codes = "seizure.Seen"
	}
	out.printf(", CodeEvidence: %s, InForce: %s, Evidence: %s}},\n", codes, force, evidence[r["verified"]])
	return nil
}

// writeOpenOffences writes the names of groups, and those that may be of several.
func writeOpenOffences(out *source, offences []row, read spellings) error {
	rows, err := table(out.data, "open_offences.csv")
	if err != nil {
		return err
	}
	open := spellings{}
	for _, r := range rows {
		if old, taken := read[string(names.Fold(nil, r["text"]))]; taken {
			return fmt.Errorf("open_offences.csv: %q already reads as %s", r["text"], old)
		}
		var means []string
		for _, slug := range r.list("means") {
			i := slices.IndexFunc(offences, func(o row) bool { return o["slug"] == slug })
			if i < 0 {
				return fmt.Errorf("open_offences.csv: no offence has the slug %q", slug)
			}
			means = append(means, offences[i]["const"])
		}
		if err := open.add("[]Offence{"+strings.Join(means, ", ")+"}", r["text"]); err != nil {
			return err
		}
	}
	open.write(out, "gives the offences that a folded text may mean, where it leaves that open.", "openOffences", "[]Offence", "nil")
	return nil
}

func (m *measures) writeOutcomes(out *source) error {
	rows, err := table(out.data, "outcomes.csv")
	if err != nil {
		return err
	}
	mapping, err := table(out.data, "outcome_measures.csv")
	if err != nil {
		return err
	}
	to := map[string]row{}
	for _, r := range mapping {
		to[r["slug"]] = r
	}
	out.printf("import \"github.com/countylines/ops/seizure\"\n\n// outcomes has the Home Office's types in order, then what becomes of an arrest.\nvar outcomes = [...]Outcome{\n")
	for _, r := range rows {
		target, ok := to[r["slug"]]
		if !ok {
			return fmt.Errorf("outcome_measures.csv: no row for %s", r["slug"])
		}
		if err := m.writeOutcome(out, r, target); err != nil {
			return err
		}
	}
	out.printf("}\n\n")
	read, err := outcomeSpellings(rows)
	if err != nil {
		return err
	}
	read.write(out, "finds an outcome's place in the list by its slug, name or an alias, as printed or as folded.", "outcomeOf", "int", "0")
	return nil
}

// writeOutcome writes one outcome and the measure that counts it, which target names.
func (m *measures) writeOutcome(out *source, r, target row) error {
	measure := "0"
	if target["measure"] != "" {
		k := slices.IndexFunc(m.kinds, func(k *kind) bool { return k.row["slug"] == target["measure"] })
		if k < 0 || m.kinds[k].family != 0 {
			return fmt.Errorf("outcome_measures.csv: %s is no outcome of an arrest", target["measure"])
		}
		measure = cmp.Or(m.kinds[k].row["const"], fmt.Sprintf("%#x", m.kinds[k].bits))
	}
	from, err := day(r["from_date"])
	if err != nil {
		return err
	}
	out.printf("{Slug: %q, Name: %q, Measure: %s, From: %s, Evidence: %s", r["slug"], r["display"], measure, from, evidence[r["verified"]])
	if types := r.list("ho_outcome_type"); types != nil {
		out.printf(", Types: []int{%s}", strings.Join(types, ", "))
	}
	if aliases := r.list("aliases"); aliases != nil {
		out.printf(", Aliases: []string{%s}", quoted(aliases))
	}
	if target["why"] != "" {
		out.printf(", Why: %q", target["why"])
	}
	out.printf(", Source: %q", r["source"])
	if r["notes"] != "" {
		out.printf(", Note: %q", r["notes"])
	}
	out.printf("},\n")
	return nil
}

// outcomeSpellings gives the texts that name an outcome, with its place in rows.
func outcomeSpellings(rows []row) (spellings, error) {
	read := spellings{}
	// What becomes of an arrest comes first: "community resolution" is that, and
	// the Home Office's type of the same name.
	for _, types := range []bool{false, true} {
		for i, r := range rows {
			if types != (r["kind"] == "home-office-outcome") {
				continue
			}
			texts := append([]string{r["slug"], r["display"]}, r.list("aliases")...)
			if types {
				texts = append(texts, "outcome "+r["ho_outcome_type"])
				texts = slices.DeleteFunc(texts, func(text string) bool { return read[string(names.Fold(nil, text))] != "" })
			}
			if err := read.add(fmt.Sprint(i), texts...); err != nil {
				return nil, err
			}
		}
	}
	return read, nil
}
