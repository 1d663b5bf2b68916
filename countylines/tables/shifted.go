// SPDX-License-Identifier: MIT

package tables

import (
	"strings"

	"github.com/countylines/ops/countylines/internal/grammar"
)

// classOfDrug has the class under which the Home Office's tables list a drug.
var classOfDrug = map[string]string{"cocaine": "a", "crack-cocaine": "a", "mdma": "a", "heroin": "a", "lsd": "a", "methadone": "a", "morphine": "a", "_other-class-a": "a",
	"cannabis": "b", "amphetamine": "b", "barbiturates": "b", "_other-class-b": "b", "anabolic-steroids": "c", "benzodiazepines": "c", "_other-class-c": "c"}

// refuseShifted looks whether headings stand over the wrong columns: in the table of
// 2014/15 the Home Office's own do, so that "Total Class B" is less than "All
// cannabis". Where most rows have a class that is less than one of its drugs, no
// column from the class on is read. A single row is left to the ledger's conflicts.
func (r *reader) refuseShifted(rows [][]Cell, t *table) {
	totals := map[string]int{}
	for j := range t.cols {
		if c := &t.cols[j]; c.role == numbers && c.why == "" && strings.HasPrefix(c.h.Drug, "_total-class-") && !c.h.Unit.Says() {
			totals[strings.TrimPrefix(c.h.Drug, "_total-class-")] = j
		}
	}
	for class, total := range totals {
		first, wrong, looked := -1, 0, 0
		for i := t.b.from; i < min(t.b.to, t.b.from+500); i++ {
			whole, ok := exactNumber(rows[i], total)
			if !ok {
				continue
			}
			looked++
			less := false
			for j := range t.cols {
				if c := &t.cols[j]; c.role == numbers && classOfDrug[c.h.Drug] == class && c.h.Area == t.cols[total].h.Area && c.h.When == t.cols[total].h.When {
					if first < 0 || j < first {
						first = j
					}
					part, ok := exactNumber(rows[i], j)
					less = less || ok && part > whole
				}
			}
			if less {
				wrong++
			}
		}
		if first < 0 || looked < 2 || 2*wrong <= looked {
			continue
		}
		for j := min(first, total); j < len(t.cols); j++ {
			if c := &t.cols[j]; c.role == numbers && c.why == "" {
				c.why, c.is = "the headings do not stand over their numbers: the total of class "+strings.ToUpper(class)+" is less than a drug of it", Refused
			}
		}
	}
}

// exactNumber gives the whole number of a cell.
func exactNumber(row []Cell, j int) (int64, bool) {
	if j >= len(row) {
		return 0, false
	}
	text := row[j].Text
	if row[j].Kind == Number {
		text = row[j].Value
	}
	n, ok := grammar.ParseNumber(strings.TrimSpace(text))
	v, whole, held := n.In(1)
	return v, ok && whole && held
}
