// SPDX-License-Identifier: MIT

package main

import (
	"cmp"
	"database/sql"
	"fmt"
	"maps"
	"math"
	"slices"

	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

// A Group is what masses are added up by.
type Group struct {
	Force countylines.Area
	Drug  seizure.Substance
}

// Sums are total masses by group, as two engines are compared by.
type Sums map[Group]stats.Figure[seizure.Mass]

// sumsOf gives the masses of a ledger, over all its periods.
func sumsOf(l countylines.Ledger) Sums {
	sums := Sums{}
	for _, r := range l {
		if r.Scope != "" {
			continue // it is part of the force's own figure
		}
		for _, found := range r.Seized.Mass {
			sums.add(Group{r.Area, found.Set}, found.Figure)
		}
	}
	return sums
}

func (s Sums) add(g Group, mass stats.Figure[seizure.Mass]) {
	if before, ok := s[g]; ok {
		mass = stats.Sum(before, mass)
	}
	s[g] = mass
}

// sumColumns adds up the columns lo and hi, which are in so many nanograms, for
// scanSums. A sum that a Mass cannot hold is open, as in the library.
func sumColumns(unit seizure.Mass) string {
	return fmt.Sprintf(`count(*), coalesce(TRY_CAST(sum(lo) * %d AS BIGINT), %d),
		CASE WHEN count(hi) = count(*) THEN TRY_CAST(sum(hi) * %[1]d AS BIGINT) END`, unit, math.MaxInt64)
}

// scanSums reads sums from rows with a force, a substance and the sumColumns, and how
// many records were added up.
func scanSums(rows *sql.Rows) (sums Sums, records int, err error) {
	defer rows.Close()
	sums = Sums{}
	for rows.Next() {
		var g Group
		var n int
		var lo seizure.Mass
		var hi sql.Null[seizure.Mass]
		if err := rows.Scan(&g.Force, &g.Drug, &n, &lo, &hi); err != nil {
			return nil, 0, err
		}
		records += n
		bounds := stats.Bounds[seizure.Mass]{Lo: lo, Hi: hi.V, Open: !hi.Valid}
		sums.add(g, stats.Bounded(bounds, bounds))
	}
	return sums, records, rows.Err()
}

// difference gives the first group of which the words guarantee something else in
// the one than in the other.
func difference(library, database Sums) error {
	all := Sums{}
	maps.Copy(all, library)
	maps.Copy(all, database)
	for _, g := range slices.SortedFunc(maps.Keys(all), compareGroups) {
		a, inLibrary := library[g]
		b, inDatabase := database[g]
		if a.Bounds() != b.Bounds() || inLibrary != inDatabase {
			return fmt.Errorf("they differ: %v, %v: library %v, DuckDB %v", g.Force, g.Drug, a, b)
		}
	}
	return nil
}

func compareGroups(a, b Group) int {
	return cmp.Or(cmp.Compare(a.Drug, b.Drug), cmp.Compare(a.Force, b.Force))
}

// byDrug adds up over the forces, whose groups become one of no force.
func (s Sums) byDrug() Sums {
	drugs := Sums{}
	for g, mass := range s {
		drugs.add(Group{Drug: g.Drug}, mass)
	}
	return drugs
}
