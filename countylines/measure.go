// SPDX-License-Identifier: MIT

package countylines

import (
	"cmp"
	"fmt"
	"iter"
	"math/bits"
	"slices"
	"strconv"
	"strings"

	"github.com/countylines/ops/internal/names"
)

// A Measure is what is counted: a set of kinds within a family. Arrests is a
// family, and its kinds are what came of them: Charged|Released has those
// charged and those released. LinesClosed is another family, of ClosedType1 and
// ClosedType2.
//
// Measures of one family are joined with |; a union across families, such as
// Arrests|LinesClosed, counts nothing and [Measure.Size] says so. For the part
// in common use [Measure.And], for the rest [Measure.Without]: the operators &
// and &^ would cut the family off as well. The zero Measure is the empty set.
//
// Some families are another cut of the same people or lines: arrests by age and
// sex beside arrests by outcome. They are families of their own, because
// nothing published crosses the cuts. Whom one family does cut in several
// ways, people charged, has an atom for every combination: a line holder is
// remanded or not.
//
// Which bits stand for what may change from one version to the next: keep a
// Measure as text, which [Measure.MarshalText] gives.
type Measure uint64

// The high byte of a Measure is the code of its family, the rest its kinds, a
// bit for every atom. Every code has four bits of its eight set, so a union of
// two codes has more, a difference or intersection fewer, and neither is taken
// for a family.
const kindBits = 56

// A family of measures, all with the same rules.
type family struct {
	kinds      uint64  // every atom
	areas      Rule    // over areas
	days       Rule    // over days
	breaksDown Measure // the measure that this family breaks down in another way: arrests, for arrests by age; 0 if none
	names      names.Table
}

func (m Measure) family() *family { return &families[m>>kindBits] }

func (m Measure) kinds() uint64 { return uint64(m) & (1<<kindBits - 1) }

// And gives the kinds that are in both m and b: none for measures of different
// families.
func (m Measure) And(b Measure) Measure {
	if both := m & b; m>>kindBits == b>>kindBits && both.kinds() != 0 {
		return both
	}
	return 0
}

// Without gives the kinds of m that are not in b: Arrests.Without(Charged) is
// everybody arrested and not charged.
func (m Measure) Without(b Measure) Measure {
	if m>>kindBits != b>>kindBits {
		return m
	}
	if rest := m.kinds() &^ b.kinds(); rest != 0 {
		return m>>kindBits<<kindBits | Measure(rest)
	}
	return 0
}

// Size gives the number of kinds in m that are split no further, 0 for the
// empty set, and -1 for what is no set at all: a union across families.
func (m Measure) Size() int {
	if m == 0 {
		return 0
	}
	if all := m.family().kinds; all == 0 || m.kinds()&^all != 0 {
		return -1
	}
	return bits.OnesCount64(m.kinds())
}

// Family gives all of m's family: Remanded.Family() is Arrests. It is 0 for the
// empty set and for a union across families.
func (m Measure) Family() Measure {
	if m.Size() < 0 {
		return 0
	}
	return m>>kindBits<<kindBits | Measure(m.family().kinds)
}

// BreaksDown gives the measure of another family that m's family breaks down in
// another way: WomenArrested breaks down Arrests. It is 0 if there is none.
func (m Measure) BreaksDown() Measure { return m.Family().family().breaksDown }

// OverAreas gives the rule by which figures of separate areas make a total. The
// zero Rule is that of the empty set and of a union across families.
func (m Measure) OverAreas() Rule {
	if m.Size() <= 0 {
		return 0
	}
	return m.family().areas
}

// OverDays gives the rule by which figures of separate periods make a total.
// The zero Rule is that of the empty set and of a union across families.
func (m Measure) OverDays() Rule {
	if m.Size() <= 0 {
		return 0
	}
	return m.family().days
}

// Kinds yields the kinds of m that are split no further; none for a union across
// families.
func (m Measure) Kinds() iter.Seq[Measure] {
	return func(yield func(Measure) bool) {
		for m.Size() > 0 {
			rest := m.Without(m.And(m & (m - 1))) // its lowest kind
			if m.Size() == 1 {
				rest = m
			}
			if !yield(rest) {
				return
			}
			m = m.Without(rest)
		}
	}
}

// Measures gives every measure that has a constant, in the order in which
// results list them: by family, a measure before its parts.
func Measures() []Measure { return slices.Clone(measures[:]) }

// Compare gives -1, 0 or 1 as m stands before b, is b, or stands after it, in the
// order of [Measures]: by family, then by the first kind in them, larger sets before
// smaller.
func (m Measure) Compare(b Measure) int {
	return cmp.Or(
		cmp.Compare(m>>kindBits, b>>kindBits),
		cmp.Compare(bits.TrailingZeros64(m.kinds()), bits.TrailingZeros64(b.kinds())),
		cmp.Compare(b.Size(), m.Size()),
		cmp.Compare(m, b),
	)
}

// String names m for people, in the plural: "arrests", "lines closed", "people
// charged or released without charge", "arrests without people charged".
// [Measure.MarshalText] gives a text that can be read back.
func (m Measure) String() string {
	switch m.Size() {
	case 0:
		return "nothing"
	case -1:
		return fmt.Sprintf("no measure (%#016x is of no one family)", uint64(m))
	}
	words, _ := m.family().names.Words(m.kinds(), "or")
	return words
}

// MarshalText gives the slugs of the kinds that make up m, joined by "|":
// "arrests", "charged|released", "line-holders-charged/remanded", "" for the
// empty set. The error is for a union
// across families.
func (m Measure) MarshalText() ([]byte, error) {
	switch m.Size() {
	case 0:
		return nil, nil
	case -1:
		return nil, &NameError{Kind: "measure", Text: m.String(), Reason: "is a union across families, which counts nothing"}
	}
	text, _ := m.family().names.Text(m.kinds())
	return []byte(text), nil
}

// AppendText appends the text of [Measure.MarshalText].
func (m Measure) AppendText(text []byte) ([]byte, error) { return names.Append(text, m) }

// UnmarshalText reads what [Measure.MarshalText] writes, and any text that
// [ParseMeasure] reads; no text at all is the empty set.
func (m *Measure) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*m = 0
		return nil
	}
	parsed, err := ParseMeasure(string(text))
	if err == nil {
		*m = parsed
	}
	return err
}

// ParseMeasure reads a measure's slug, "lines-closed", its words, "lines
// closed", its name in the tables of published figures, "lines_closed", or
// several of one family joined by "|"; with "/" between two names it is what
// they have in common, "line-holders-charged/remanded". Case, hyphens and
// punctuation do not matter. The error is a [*NameError] that lists the nearest
// names.
func ParseMeasure(text string) (Measure, error) {
	if m, ok := measureOf(text); ok {
		return m, nil
	}
	var union Measure
	for part := range strings.SplitSeq(text, "|") {
		var common Measure
		for i, name := range strings.Split(part, "/") {
			m, err := parseMeasure(strings.TrimSpace(name))
			if err != nil {
				return 0, err
			}
			if i == 0 {
				common = m
			} else if common = common.And(m); common == 0 {
				return 0, &NameError{Kind: "measure", Text: part, Reason: "joins with \"/\" what has nothing in common"}
			}
		}
		if union |= common; union.Size() < 0 {
			return 0, &NameError{Kind: "measure", Text: text, Reason: "joins measures of different families, which have no total"}
		}
	}
	return union, nil
}

// parseMeasure reads a single name that need not be printed as in the tables.
func parseMeasure(text string) (Measure, error) {
	if m, ok := measureOf(text); ok {
		return m, nil
	}
	var buf [names.MaxLen]byte
	folded := string(names.Fold(buf[:0], text))
	if m, ok := measureOf(folded); ok {
		return m, nil
	}
	for _, words := range [...]string{"number of ", "no of ", "total number of ", "count of ", "total "} {
		if name, ok := strings.CutPrefix(folded, words); ok {
			if m, ok := measureOf(name); ok {
				return m, nil
			}
		}
	}
	err := &NameError{Kind: "measure", Text: text, Reason: "is nothing that is counted here", Near: names.Nearest(text, measureSpellings)}
	if err.Near == nil {
		err.Reason += " (Measures lists what is)"
	}
	return 0, err
}

// measureSpellings yields the texts that [ParseMeasure] reads, each with the
// name to write for it.
func measureSpellings(yield func(spelling, name string) bool) {
	for i := range families {
		for _, s := range families[i].names {
			if !yield(s.Slug, s.Name) || !yield(s.Name, s.Name) {
				return
			}
		}
	}
}

// A Rule says what a measure's figures of two areas, or of two periods, make
// together when the areas or periods have nothing in common.
type Rule uint8

// The rules. The zero Rule is that of no measure.
const (
	Additive Rule = iota + 1 // the sum of the two: arrests
	Distinct                 // at least the larger and at most the sum: a line that two forces claim, a person met in two weeks
	Stock                    // neither: each is a state at its time, as lines active are
)

var ruleNames = [...]string{Additive: "additive", Distinct: "distinct", Stock: "stock"}

// String gives "additive", "distinct" or "stock".
func (r Rule) String() string {
	if int(r) < len(ruleNames) && r > 0 {
		return ruleNames[r]
	}
	return "Rule(" + strconv.Itoa(int(r)) + ")"
}
