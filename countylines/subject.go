// SPDX-License-Identifier: MIT

package countylines

import (
	"cmp"
	"iter"
	"slices"
	"strings"

	"github.com/countylines/ops/internal/names"
	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

// A Subject is one thing that a return can give a figure of: a measure that is
// counted, the mass of some drugs, the number of some weapons. [Counted], [MassOf] and
// their kin make one. Subjects can be compared with == and be keys of a map. The zero
// Subject is nothing, and so is what a constructor makes of an empty set.
type Subject struct {
	set  uint64 // the bits of a Measure, Substance, Weapon or Good; 0 of cash
	kind subjectKind
	form seizure.Form // of packs
}

// A subjectKind is a [seizure.Kind] and 1, so that 0 is nothing.
type subjectKind uint8

const daysKind subjectKind = 0xff

func newSubject(kind seizure.Kind, set uint64, form seizure.Form) Subject {
	if set == 0 && kind != seizure.KindCash {
		return Subject{}
	}
	return Subject{set, subjectKind(kind) + 1, form}
}

// Counted is a count of outcomes: arrests, lines closed.
func Counted(m Measure) Subject { return newSubject(seizure.NoKind, uint64(m), 0) }

// MassOf is the mass of drugs, of all that s names together.
func MassOf(s seizure.Substance) Subject { return newSubject(seizure.KindMass, uint64(s), 0) }

// PacksOf is drugs by number: plants, wraps, tablets.
func PacksOf(p seizure.Pack) Subject {
	return newSubject(seizure.KindPacks, uint64(p.Substance), p.Form)
}

// WorthOf is drugs by what the source says they are worth.
func WorthOf(s seizure.Substance) Subject { return newSubject(seizure.KindWorth, uint64(s), 0) }

// WeaponsOf is a number of weapons.
func WeaponsOf(w seizure.Weapon) Subject { return newSubject(seizure.KindWeapons, uint64(w), 0) }

// GoodsOf is a number of goods.
func GoodsOf(g seizure.Good) Subject { return newSubject(seizure.KindGoods, uint64(g), 0) }

// GoodsWorthOf is property other than drugs, by what the source says it is worth.
func GoodsWorthOf(g seizure.Good) Subject {
	return newSubject(seizure.KindGoodsWorth, uint64(g), 0)
}

// CashTaken is the sterling that was taken in cash.
func CashTaken() Subject { return newSubject(seizure.KindCash, 0, 0) }

// SeizuresOf is the occasions on which drugs were seized.
func SeizuresOf(s seizure.Substance) Subject {
	return newSubject(seizure.KindSeizures, uint64(s), 0)
}

// DaysPrinted is the days that a source prints, of which sources may disagree: only a
// [Conflict] is about them, and nothing else can be asked.
func DaysPrinted() Subject { return Subject{kind: daysKind} }

// SubjectOf gives what an item is an amount of, and the amount, without its parts. It
// is the zero Subject for the zero Item.
func SubjectOf(i seizure.Item) (Subject, Value) {
	if int(i.Kind) >= len(kinds) || i.Kind == seizure.NoKind {
		return Subject{}, Value{}
	}
	return kinds[i.Kind].ofItem(&i)
}

// Item gives so much of s as an item of a haul. It is the zero Item for a count, for
// the days printed and for nothing.
func (s Subject) Item(amount Value) seizure.Item {
	if k := s.row(); k != nil && s.Kind() != seizure.NoKind {
		return k.item(s, amount)
	}
	return seizure.Item{}
}

// Kind gives the list of a haul that s belongs to; NoKind for a count, for the days
// printed and for nothing.
func (s Subject) Kind() seizure.Kind {
	if s.kind == 0 || s.kind == daysKind {
		return seizure.NoKind
	}
	return seizure.Kind(s.kind - 1)
}

// Measure gives what s counts, 0 if it is no count.
func (s Subject) Measure() Measure {
	if s.kind != subjectKind(seizure.NoKind)+1 {
		return 0
	}
	return Measure(s.set)
}

// Unit gives the unit of the values of s.
func (s Subject) Unit() Unit {
	if k := s.row(); k != nil {
		return k.unit()
	}
	return Number
}

// row gives the row of s in the table of kinds, nil if it is in none.
func (s Subject) row() kind {
	if s.kind == 0 || s.kind == daysKind {
		return nil
	}
	return kinds[s.kind-1]
}

// refuse gives the error for a question about what no figure is of.
func (s Subject) refuse() error {
	reason := "is nothing that figures are of; make a subject with Counted, MassOf, WeaponsOf or the like"
	if s.kind == daysKind {
		reason = "are printed or not, and follow from no figures; Conflicts tells where sources differ"
	}
	return &NameError{Kind: "subject", Text: s.String(), Reason: reason}
}

// Of gives what r alone implies about s: what was said of it, or what follows
// from the rest of the return. The error is a [*stats.Conflict] where the
// return's own figures cannot all be true, and a [*NameError] if s is nothing.
func (s Subject) Of(r Return) (Value, error) {
	if k := s.row(); k != nil {
		return k.of(&r, s)
	}
	if s.kind == daysKind {
		return valueOf(stats.Exactly(r.days().Size())), nil
	}
	return Value{}, s.refuse()
}

// All yields what r says, each subject once with all that is said of it together, in
// the order of [Measures] and then of the lists of a haul.
func (r Return) All() iter.Seq2[Subject, Value] {
	return func(yield func(Subject, Value) bool) {
		for _, k := range kinds {
			if !k.said(&r, yield) {
				return
			}
		}
	}
}

// Put adds a figure to r. Finds of one list add up; of a count, of cash and of seizures
// a return has one figure for each, and a second is a [*FieldError]. So is a value in
// another unit than the subject's, and a figure of nothing.
func (r *Return) Put(s Subject, v Value) error { return r.PutInside(0, s, v) }

// PutInside is Put for a find that is a part of others: of depth 1 it is a part of the
// last entry of its list, of depth 2 a part of that entry's last part.
func (r *Return) PutInside(depth int, s Subject, v Value) error {
	k := s.row()
	if k == nil {
		return &FieldError{Of: "return", Field: "Subject", Text: s.String(), Reason: "is nothing that a return has a figure of"}
	}
	if v.Figure.Reported() && v.Unit != k.unit() {
		return &FieldError{Of: "return", Field: s.String(), Text: v.String(), Reason: "is in " + v.Unit.words() + ", and not in " + k.unit().words()}
	}
	return k.put(r, s, v, depth)
}

// subjects gives what r speaks of, in the order in which results list it.
func (r Return) subjects() (list []Subject) {
	for s := range r.All() {
		list = append(list, s)
	}
	return list
}

// speaksOf reports whether r says something of s itself.
func (r Return) speaksOf(s Subject) bool {
	for said := range r.All() {
		if said == s {
			return true
		}
	}
	return false
}

// compareSubjects orders subjects by kind, counts as [Measures] does.
func compareSubjects(a, b Subject) int {
	if a.kind != b.kind || a.Measure() == 0 {
		return cmp.Compare(a.kind, b.kind) // within a haul the order of the returns is kept
	}
	return a.Measure().Compare(b.Measure())
}

// String names s for people: "arrests", "cocaine, mass", "drugs, worth", "knives",
// "cash".
func (s Subject) String() string {
	switch k := s.row(); {
	case k != nil:
		return k.say(s)
	case s.kind == daysKind:
		return "days"
	}
	return "nothing"
}

// MarshalText gives s as "arrests", "mass:cocaine", "weapon:machete", "cash": the
// text of the kind, after the field that it is in.
func (s Subject) MarshalText() ([]byte, error) {
	if k := s.row(); k != nil {
		return k.marshal(s)
	}
	return []byte(s.String()), nil
}

// AppendText appends the text of [Subject.MarshalText].
func (s Subject) AppendText(text []byte) ([]byte, error) { return names.Append(text, s) }

// UnmarshalText reads what [Subject.MarshalText] writes. The error is that of the
// kind: a [*NameError] for a measure.
func (s *Subject) UnmarshalText(text []byte) error {
	prefix, name, found := strings.Cut(string(text), ":")
	switch {
	case found:
	case prefix == "nothing":
		*s = Subject{}
		return nil
	case prefix == "days":
		*s = DaysPrinted()
		return nil
	case prefix == "cash":
		*s = CashTaken()
		return nil
	default:
		prefix, name = "", prefix
	}
	i := slices.IndexFunc(kinds[:], func(k kind) bool { return k.named().before == prefix && (prefix != "cash") })
	if i < 0 {
		return &stats.ParseError{Type: "subject", Text: string(text), Reason: "before the colon stands " + prefixes()}
	}
	got, err := kinds[i].unmarshal([]byte(name))
	if err == nil {
		*s = got
	}
	return err
}

// prefixes lists what may stand before the colon in the text of a subject.
func prefixes() string {
	var list []string
	for _, k := range kinds {
		if p := k.named().before; p != "" && p != "cash" {
			list = append(list, p)
		}
	}
	return strings.Join(list[:len(list)-1], ", ") + " or " + list[len(list)-1]
}

// And gives what s and t have in common: the zero Subject where they are counted,
// weighed or valued in different ways, or have no kind in common. With it a Subject
// is a set, as [stats.Set] says.
func (s Subject) And(t Subject) Subject {
	switch k := s.row(); {
	case s.kind != t.kind:
		return Subject{}
	case k != nil:
		return k.and(s, t)
	}
	return s
}

// Size gives the number of kinds in s that are split no further, 0 for the zero
// Subject, and -1 for a union across families of measures, which is no set.
func (s Subject) Size() int {
	switch k := s.row(); {
	case k != nil:
		return k.size(s)
	case s.kind == daysKind:
		return 1
	}
	return 0
}

// Rules give how figures of s make totals over areas, over days and over kinds.
func (s Subject) Rules() (areas, days, kinds Rule) {
	if k := s.row(); k != nil {
		r := k.rulesOf(s)
		return r.areas, r.days, r.kinds
	}
	return 0, 0, 0
}

// Family gives all that counts together with s: all arrests for people charged, every
// drug by mass for cocaine. It is s itself for what is no set.
func (s Subject) Family() Subject {
	if k := s.row(); k != nil && s.Size() > 0 {
		return k.all(s)
	}
	return s
}

// BreaksDown gives the subject that s's family breaks down in another way: arrests, for
// arrests by age and sex. It is the zero Subject where there is none.
func (s Subject) BreaksDown() Subject { return Counted(s.Measure().BreaksDown()) }
