// SPDX-License-Identifier: MIT

package countylines

import "strings"

// ofEnglandAndWales is the basis, or the end of it, of a national headline that is about
// England and Wales alone.
const ofEnglandAndWales = "England and Wales"

// Headlines gives the national headlines as one record, whether they are printed for the
// UK or for England and Wales: both as returns about the [UK], with "England and Wales"
// as the basis of the latter. So "the national headline of the week" is one question,
//
//	l.Headlines().Explain(Counted(Arrests), UK, week)
//
// and [Answer.Basis] and [Moment.Basis] say what it was printed for. Of a week that has
// both, the UK's is the answer; the two never bound each other. Returns about a part of
// the work are no headlines. A [Trend] of headlines takes the residents of those
// they are about, and notes where bases differ, but sees no break in that.
func (l Ledger) Headlines() Ledger {
	var out Ledger
	for _, r := range l {
		switch {
		case r.Scope != "":
			continue
		case r.Area == EnglandAndWales || r.Area == England|Wales:
			r.Area, r.Basis = UK, strings.TrimPrefix(r.Basis+", "+ofEnglandAndWales, ", ")
		case r.Area != UK:
			continue
		}
		out = append(out, r)
	}
	return out
}

// headline gives the area that a figure on a basis is about, and the rest of the basis.
func headline(area Area, basis string) (of Area, rest string) {
	if rest, ok := strings.CutSuffix(basis, ofEnglandAndWales); ok && area == UK {
		return EnglandAndWales, strings.TrimSuffix(rest, ", ")
	}
	return area, basis
}
