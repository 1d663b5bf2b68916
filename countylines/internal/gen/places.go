// SPDX-License-Identifier: MIT

package gen

import (
	"fmt"
	"slices"
	"strings"

	"github.com/countylines/ops/internal/names"
)

// writePlaces writes the districts, then the counties that are none of them. A name
// that is an area, or may be, is left to that; the district is found by its code and
// as "Dorset Council".
func (a *areas) writePlaces(out *source, isArea func(folded string) bool) error {
	rows, err := table(out.data, "districts.csv")
	if err != nil {
		return err
	}
	found := spellings{}
	out.printf("// places has the districts by their codes, then the other counties and cities.\nvar places = [...]place{\n")
	for i, r := range rows {
		force, err := a.find(r["force"])
		if err != nil {
			return fmt.Errorf("districts.csv: %w", err)
		}
		name := strings.TrimSuffix(strings.TrimSuffix(r["name"], ", City of"), ", County of")
		out.printf("{code: %q, name: %q, force: %s},\n", r["gss"], name, force)
		if err := found.add(fmt.Sprint(i), append(r.list("aliases"), r["gss"], name, r["name"])...); err != nil {
			return fmt.Errorf("districts.csv: %w", err)
		}
	}
	count := len(rows)
	for i, f := range a.forces {
		for _, name := range f.list("counties") {
			folded := string(names.Fold(nil, name))
			if isArea(folded) || found[folded] != "" {
				continue
			}
			out.printf("{name: %q, force: %s},\n", name, a.bodies[i].konst)
			if err := found.add(fmt.Sprint(count), name); err != nil {
				return fmt.Errorf("forces.csv: %w", err)
			}
			count++
		}
	}
	out.printf("}\n\n")
	for text := range found {
		if text != string(names.Fold(nil, text)) {
			delete(found, text)
		}
	}
	found.write(out, "finds a place's index by its folded name or code.", "placeOf", "int", "0")
	if !slices.IsSortedFunc(rows, func(x, y row) int { return strings.Compare(x["gss"], y["gss"]) }) {
		return fmt.Errorf("districts.csv: the codes are not in order")
	}
	return nil
}
