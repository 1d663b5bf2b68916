// SPDX-License-Identifier: MIT

package gen

import (
	"fmt"
	"slices"
)

// listings writes the history of the classes. The row of a set is about
// the kind in it that has no row of its own; plants are counted as packs, so
// theirs is left out.
func (s *source) listings() error {
	history, err := s.records("drug_class_history.csv")
	if err != nil {
		return err
	}
	bySlug := map[string]*row{}
	for _, d := range s.drugs {
		bySlug[d.slug] = d
	}
	own := map[string]bool{}
	for _, h := range history {
		own[h[0]] = true
	}
	s.WriteString("\nvar listings = []Listing{\n")
	for _, h := range history {
		if h[0] == "cannabis-plants" {
			continue
		}
		d := bySlug[h[0]]
		if d == nil {
			return fmt.Errorf("drug_class_history.csv: no drug is called %s", h[0])
		}
		name := d.name
		for _, p := range s.drugs {
			if slices.Contains(p.in, d.slug) && !own[p.slug] {
				name = p.name
			}
		}
		var y, m, day int
		if _, err := fmt.Sscanf(h[2], "%d-%d-%d", &y, &m, &day); err != nil {
			return fmt.Errorf("drug_class_history.csv: %w", err)
		}
		evidence, ok := map[string]string{"yes": "Seen", "partial": "PartlySeen", "derived": "Derived", "no": "NotSeen"}[h[4]]
		if !ok {
			return fmt.Errorf("drug_class_history.csv: %s: %q says nothing of where it was seen", h[0], h[4])
		}
		s.printf("{%s, %q, calendar.Date(%d, %d, %d), %q, %s},\n", name, h[1], y, m, day, h[3], evidence)
	}
	s.WriteString("}\n")
	return nil
}
