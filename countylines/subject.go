package countylines

import (
	"cmp"
	"encoding"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

// A Subject is one thing that a return can give a figure of: a measure that is
// counted, the mass of some drugs, the number of some weapons. Exactly one of its
// fields is set; the zero Subject is nothing.
type Subject struct {
	Measure    Measure           // a count of outcomes: arrests, lines closed
	Mass       seizure.Substance // drugs by mass
	Pack       seizure.Pack      // drugs by number: plants, wraps, tablets
	Worth      seizure.Substance // drugs by what the source says they are worth
	Weapon     seizure.Weapon
	Good       seizure.Good
	GoodsWorth seizure.Good // property other than drugs, by what the source says it is worth
	Cash       bool
	Seizures   seizure.Substance // occasions on which drugs were seized
	Days       bool              // the days printed, of which sources may disagree
}

// Of gives what r alone implies about s: what was said of it, or what follows
// from the rest of the return. The error is a [*stats.Conflict] where the
// return's own figures cannot all be true.
func (s Subject) Of(r Return) (Value, error) {
	switch {
	case s.Measure != 0:
		return value(r.Counts.Of(s.Measure))
	case s.Mass != 0:
		return value(r.Seized.Mass.Of(s.Mass))
	case s.Pack != seizure.Pack{}:
		return value(r.Seized.Packs.Of(s.Pack))
	case s.Worth != 0:
		return value(r.Seized.Worth.Of(s.Worth))
	case s.Weapon != 0:
		return value(r.Seized.Weapons.Of(s.Weapon))
	case s.Good != 0:
		return value(r.Seized.Goods.Of(s.Good))
	case s.GoodsWorth != 0:
		return value(r.Seized.GoodsWorth.Of(s.GoodsWorth))
	case s.Cash:
		return valueOf(r.Seized.Cash), nil
	case s.Seizures != 0:
		return value(r.Seized.Seizures.Of(s.Seizures))
	case s.Days:
		return valueOf(stats.Exactly(r.days().Size())), nil
	}
	return Value{}, nil
}

func value[A stats.Amount](f stats.Figure[A], err error) (Value, error) { return valueOf(f), err }

// subjects gives what r speaks of, in the order in which results list it.
func (r Return) subjects() []Subject {
	var list []Subject
	for m := range saidCounts(r) {
		list = append(list, Subject{Measure: m})
	}
	h := r.Seized
	list = appendKinds(list, entries(h.Mass), func(k seizure.Substance) Subject { return Subject{Mass: k} })
	list = appendKinds(list, entries(h.Packs), func(k seizure.Pack) Subject { return Subject{Pack: k} })
	list = appendKinds(list, entries(h.Worth), func(k seizure.Substance) Subject { return Subject{Worth: k} })
	list = appendKinds(list, entries(h.Weapons), func(k seizure.Weapon) Subject { return Subject{Weapon: k} })
	list = appendKinds(list, entries(h.Goods), func(k seizure.Good) Subject { return Subject{Good: k} })
	list = appendKinds(list, entries(h.GoodsWorth), func(k seizure.Good) Subject { return Subject{GoodsWorth: k} })
	if h.Cash.Reported() {
		list = append(list, Subject{Cash: true})
	}
	for _, k := range slices.Sorted(maps.Keys(h.Seizures)) {
		list = append(list, Subject{Seizures: k})
	}
	return list
}

// speaksOf reports whether r says something of s itself.
func (r Return) speaksOf(s Subject) bool { return slices.Contains(r.subjects(), s) }

func appendKinds[K stats.Set[K], A stats.Amount](list []Subject, of func(func(stats.Entry[K, A]) bool), subject func(K) Subject) []Subject {
	for e := range of {
		if s := subject(e.Set); !slices.Contains(list, s) {
			list = append(list, s)
		}
	}
	return list
}

// field gives the place of s's field among those of a Subject, and the name and
// the text of what is set in it.
func (s Subject) field() (place int, prefix string, kind any) {
	switch {
	case s.Measure != 0:
		return 1, "", s.Measure
	case s.Mass != 0:
		return 2, "mass", s.Mass
	case s.Pack != seizure.Pack{}:
		return 3, "pack", s.Pack
	case s.Worth != 0:
		return 4, "worth", s.Worth
	case s.Weapon != 0:
		return 5, "weapon", s.Weapon
	case s.Good != 0:
		return 6, "good", s.Good
	case s.GoodsWorth != 0:
		return 7, "worth of goods", s.GoodsWorth
	case s.Cash:
		return 8, "cash", nil
	case s.Seizures != 0:
		return 9, "seizures", s.Seizures
	case s.Days:
		return 10, "days", nil
	}
	return 0, "nothing", nil
}

// compareSubjects orders subjects by field, counts as [Measures] does.
func compareSubjects(a, b Subject) int {
	i, _, _ := a.field()
	j, _, _ := b.field()
	if i != j || i > 1 {
		return cmp.Compare(i, j) // within a haul the order of the returns is kept
	}
	return compareMeasures(a.Measure, b.Measure)
}

// String names s for people: "arrests", "cocaine, mass", "drugs, worth", "knives",
// "cash".
func (s Subject) String() string {
	_, prefix, kind := s.field()
	switch {
	case kind == nil:
		return prefix
	case s.Mass != 0 || s.Worth != 0 || s.Seizures != 0:
		return textOf(kind) + ", " + prefix
	case s.GoodsWorth != 0:
		return textOf(kind) + ", worth"
	}
	return textOf(kind)
}

// MarshalText gives s as "arrests", "mass:cocaine", "weapon:machete", "cash": the
// text of the kind, after the field that it is in.
func (s Subject) MarshalText() ([]byte, error) {
	_, prefix, kind := s.field()
	if kind == nil {
		return []byte(prefix), nil
	}
	text, err := kind.(encoding.TextMarshaler).MarshalText()
	if err == nil && prefix != "" {
		text = append([]byte(prefix+":"), text...)
	}
	return text, err
}

// UnmarshalText reads what [Subject.MarshalText] writes. The error is that of the
// kind: a [*NameError] for a measure.
func (s *Subject) UnmarshalText(text []byte) error {
	var got Subject
	prefix, kind, found := strings.Cut(string(text), ":")
	if !found {
		prefix, kind = "", prefix
	}
	into := map[string]encoding.TextUnmarshaler{
		"": &got.Measure, "mass": &got.Mass, "pack": &got.Pack, "worth": &got.Worth,
		"weapon": &got.Weapon, "good": &got.Good, "worth of goods": &got.GoodsWorth, "seizures": &got.Seizures,
	}[prefix]
	switch {
	case kind == "cash" && !found:
		got.Cash = true
	case kind == "days" && !found:
		got.Days = true
	case kind == "nothing" && !found:
	case into == nil:
		return &stats.ParseError{Type: "subject", Text: string(text), Reason: "before the colon stands mass, pack, worth, weapon, good, worth of goods or seizures"}
	default:
		if err := into.UnmarshalText([]byte(kind)); err != nil {
			return err
		}
	}
	*s = got
	return nil
}

// textOf gives the name of a set for people.
func textOf(set any) string { return fmt.Sprint(set) }
