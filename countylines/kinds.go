// SPDX-License-Identifier: MIT

package countylines

import (
	"cmp"
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

// kinds is the table of the kinds of figure that a return has, by [seizure.Kind], with
// counts for NoKind. A further kind of find is a row here, beside the field of
// [seizure.Haul] and its constant and words in package seizure.
var kinds = [...]kind{
	seizure.NoKind: countsField(),
	seizure.KindMass: listField(kindNames{"mass", "mass", ", mass"}, all(seizure.AnyDrug), ofKind(seizure.KindMass),
		func(h *seizure.Haul) *stats.List[seizure.Substance, seizure.Mass] { return &h.Mass },
		func(i *seizure.Item) (*seizure.Substance, *stats.Figure[seizure.Mass]) { return &i.Substance, &i.Mass }),
	seizure.KindPacks: packsField(),
	seizure.KindWorth: listField(kindNames{"worth", "worth", ", worth"}, all(seizure.AnyDrug), ofKind(seizure.KindWorth),
		func(h *seizure.Haul) *stats.List[seizure.Substance, seizure.Money] { return &h.Worth },
		func(i *seizure.Item) (*seizure.Substance, *stats.Figure[seizure.Money]) {
			return &i.Substance, &i.Money
		}),
	seizure.KindWeapons: listField(kindNames{"weapons", "weapon", ""}, all(seizure.AnyWeapon), ofKind(seizure.KindWeapons),
		func(h *seizure.Haul) *stats.List[seizure.Weapon, int] { return &h.Weapons },
		func(i *seizure.Item) (*seizure.Weapon, *stats.Figure[int]) { return &i.Weapon, &i.Count }),
	seizure.KindGoods: listField(kindNames{"goods", "good", ""}, all(seizure.AnyGood), ofKind(seizure.KindGoods),
		func(h *seizure.Haul) *stats.List[seizure.Good, int] { return &h.Goods },
		func(i *seizure.Item) (*seizure.Good, *stats.Figure[int]) { return &i.Good, &i.Count }),
	seizure.KindGoodsWorth: listField(kindNames{"goods_worth", "worth of goods", ", worth"}, all(seizure.AnyGood), ofKind(seizure.KindGoodsWorth),
		func(h *seizure.Haul) *stats.List[seizure.Good, seizure.Money] { return &h.GoodsWorth },
		func(i *seizure.Item) (*seizure.Good, *stats.Figure[seizure.Money]) { return &i.Good, &i.Money }),
	seizure.KindCash:     cashField(),
	seizure.KindSeizures: seizuresField(),
}

// A kind is what the table knows of one kind of figure.
type kind interface {
	named() kindNames
	unit() Unit

	// Of subjects of this kind.
	say(Subject) string
	name(Subject) string
	marshal(Subject) ([]byte, error)
	unmarshal([]byte) (Subject, error)
	item(Subject, Value) seizure.Item
	ofItem(*seizure.Item) (Subject, Value)
	all(Subject) Subject // that figures can be of together with one
	and(Subject, Subject) Subject
	size(Subject) int
	rulesOf(Subject) rules

	// Of one return.
	said(r *Return, yield func(Subject, Value) bool) (more bool)
	of(r *Return, s Subject) (Value, error)
	put(r *Return, s Subject, v Value, depth int) error
	without(r, later *Return) // takes out of r what later gives again
	give(r, other *Return)    // adds to r what it lacks and other gives
	faults(r *Return) []error // of its sets

	// Of a ledger.
	shelve(l Ledger) func() shelved // prepared when it is first asked for
}

// A shelved is a ledger's figures of one kind, prepared to be asked.
type shelved interface {
	figure(s Subject, area Area, period calendar.Period) (Value, error)
	explain(s Subject, area Area, period calendar.Period) (a Answer, rests []int, err error)
	silent(s Subject, area Area, period calendar.Period) Area
	basisOf(s Subject, area Area, period calendar.Period) string
	taken(s Subject, at cell, none *Return) (from int, least string, ok bool)
	sum(into *Return) []error
	conflicts() []Conflict
}

// kindNames are the words of a kind of figure.
type kindNames struct {
	list   string // the kind: "goods_worth"
	before string // what stands before the colon in the text of a subject: "weapon"
	after  string // what follows the name of a subject: ", mass"
}

// A typed is a kind of figure whose sets are K and whose amounts are A.
type typed[K stats.Set[K], A stats.Amount] struct {
	kindNames
	rules   func(K) rules // how its figures make totals
	whole   func(K) K     // all kinds that figures can be of together with this one
	wholes  func() []K    // of all sets; nil where there is one
	key     func(Subject) K
	subject func(K) Subject
	fromTo  itemOf[K, A]
	weighed bool // its figures are amounts, which stand as 0 where nothing was weighed or valued

	// statements yields each set that a return speaks of, with what it says of it.
	statements func(*Return) iter.Seq2[K, stats.Figure[A]]
	implied    func(*Return, K) (stats.Figure[A], error)
	set        func(*Return, map[K]stats.Figure[A])
	add        func(r *Return, k K, f stats.Figure[A], depth int) error
	replace    func(r, later *Return)
	inherit    func(r, other *Return)
	check      func(*Return) []error
}

// A field is a kind of figure, ready to be asked: [erased] makes it of what is typed.
type field[A stats.Amount] struct {
	typed[set, A]
	sizeOf func(set) int
	nameOf func(set) string
	text   func(set) ([]byte, error) // nil for a kind without sets
	parse  func([]byte) (set, error)
}

// An itemOf reads and writes what an item is of, and how much.
type itemOf[K any, A stats.Amount] struct {
	read  func(*seizure.Item) (K, stats.Figure[A])
	write func(K, stats.Figure[A]) seizure.Item
}

// rules say how figures make totals, along each of the three ways in which a
// return has a place.
type rules struct{ areas, days, kinds Rule }

func always[K any](r rules) func(K) rules { return func(K) rules { return r } }

func all[K any](whole K) func(K) K { return func(K) K { return whole } }

// ofKind makes subjects of a kind that has no forms.
func ofKind(kind seizure.Kind) func(set uint64) Subject {
	return func(set uint64) Subject { return newSubject(kind, set, 0) }
}

// listField is a list of finds, which add up.
func listField[K interface {
	~uint64
	stats.Set[K]
}, A stats.Amount](n kindNames, whole func(K) K, subject func(uint64) Subject, list func(*seizure.Haul) *stats.List[K, A], parts func(*seizure.Item) (*K, *stats.Figure[A])) kind {
	f := fieldOfList(n, whole, list)
	f.key = func(s Subject) K { return K(s.set) }
	f.subject = func(k K) Subject { return subject(uint64(k)) }
	kind := subject(1).Kind()
	f.weighed = kind == seizure.KindMass || kind == seizure.KindWorth
	f.fromTo = itemOf[K, A]{
		read: func(i *seizure.Item) (K, stats.Figure[A]) {
			k, fig := parts(i)
			return *k, *fig
		},
		write: func(k K, fig stats.Figure[A]) seizure.Item {
			i := seizure.Item{Kind: kind}
			set, amount := parts(&i)
			*set, *amount = k, fig
			return i
		},
	}
	return erased(f)
}

// packsField is drugs by number: their sets have a form besides.
func packsField() kind {
	f := fieldOfList(kindNames{"packs", "pack", ""},
		func(p seizure.Pack) seizure.Pack { return seizure.Pack{Substance: seizure.AnyDrug, Form: p.Form} },
		func(h *seizure.Haul) *stats.List[seizure.Pack, int] { return &h.Packs })
	f.key = func(s Subject) seizure.Pack { return seizure.Pack{Substance: seizure.Substance(s.set), Form: s.form} }
	f.subject, f.weighed = PacksOf, true
	f.wholes = func() (list []seizure.Pack) {
		for form := seizure.Plant; form <= seizure.Millilitre; form++ {
			list = append(list, seizure.AnyDrug.In(form))
		}
		return list
	}
	f.fromTo = itemOf[seizure.Pack, int]{
		read:  func(i *seizure.Item) (seizure.Pack, stats.Figure[int]) { return i.Substance.In(i.Form), i.Count },
		write: func(p seizure.Pack, n stats.Figure[int]) seizure.Item { return p.Count(n) },
	}
	return erased(f)
}

func fieldOfList[K stats.Set[K], A stats.Amount](n kindNames, whole func(K) K, list func(*seizure.Haul) *stats.List[K, A]) typed[K, A] {
	return typed[K, A]{
		kindNames: n, rules: always[K](rules{Additive, Additive, Additive}), whole: whole,
		statements: listed(list),
		implied:    func(r *Return, k K) (stats.Figure[A], error) { return list(&r.Seized).Of(k) },
		set:        func(r *Return, figures map[K]stats.Figure[A]) { *list(&r.Seized) = nested(figures) },
		add: func(r *Return, k K, f stats.Figure[A], depth int) error {
			return addEntry(list(&r.Seized), k, f, depth)
		},
		replace: func(r, later *Return) {
			if len(*list(&later.Seized)) > 0 {
				*list(&r.Seized) = nil
			}
		},
		inherit: func(r, other *Return) {
			if into := list(&r.Seized); len(*into) == 0 {
				*into = *list(&other.Seized)
			}
		},
		check: func(r *Return) []error { return outside(n.field(), *list(&r.Seized)) },
	}
}

// field gives the name of the field of a return: "Seized.GoodsWorth".
func (n kindNames) field() string {
	name := "Seized."
	for part := range strings.SplitSeq(n.list, "_") {
		name += strings.ToUpper(part[:1]) + part[1:]
	}
	return name
}

// countsField is the counts, one for each measure.
func countsField() kind {
	counts := func(r *Return) *Counts { return &r.Counts }
	f := mapField(kindNames{"counts", "", ""}, Measure.Family, counts, Measure.Compare)
	f.rules = func(m Measure) rules { return rules{m.OverAreas(), m.OverDays(), Additive} }
	f.key, f.subject = Subject.Measure, Counted
	f.wholes = func() []Measure {
		return slices.DeleteFunc(Measures(), func(m Measure) bool { return m != m.Family() })
	}
	f.implied = func(r *Return, m Measure) (stats.Figure[int], error) { return r.Counts.Of(m) }
	f.replace = func(r, later *Return) {
		counts := Counts{}
		for m, fig := range r.Counts {
			if !later.Counts[m].Reported() {
				counts[m] = fig
			}
		}
		r.Counts = counts
	}
	f.inherit = func(r, other *Return) {
		for m, fig := range other.Counts {
			if fig.Reported() {
				if r.Counts == nil {
					r.Counts = Counts{}
				}
				r.Counts[m] = fig
			}
		}
	}
	f.check = func(r *Return) (faults []error) {
		for m := range f.statements(r) {
			if m.Size() <= 0 {
				faults = append(faults, &FieldError{Of: "return", Field: "Counts", Text: m.String(), Reason: "is counted as nothing; give figures of measures of one family"})
			}
		}
		return faults
	}
	return erased(f)
}

// seizuresField is the occasions on which drugs were seized, which may be of several.
func seizuresField() kind {
	occasions := func(r *Return) *stats.Distinct[seizure.Substance, int] { return &r.Seized.Seizures }
	f := mapField(kindNames{"seizures", "seizures", ", seizures"}, all(seizure.AnyDrug), occasions, cmp.Compare[seizure.Substance])
	f.rules = always[seizure.Substance](rules{Additive, Additive, Distinct})
	f.key = func(s Subject) seizure.Substance { return seizure.Substance(s.set) }
	f.subject = SeizuresOf
	f.implied = func(r *Return, s seizure.Substance) (stats.Figure[int], error) { return r.Seized.Seizures.Of(s) }
	f.fromTo = itemOf[seizure.Substance, int]{
		read:  func(i *seizure.Item) (seizure.Substance, stats.Figure[int]) { return i.Substance, i.Count },
		write: func(s seizure.Substance, n stats.Figure[int]) seizure.Item { return s.Seizures(n) },
	}
	return erased(f)
}

// mapField is a kind of which a return has one figure for each set.
func mapField[K stats.Set[K], M ~map[K]stats.Figure[int]](n kindNames, whole func(K) K, figures func(*Return) *M, order func(a, b K) int) typed[K, int] {
	return typed[K, int]{
		kindNames: n, whole: whole,
		statements: func(r *Return) iter.Seq2[K, stats.Figure[int]] {
			return func(yield func(K, stats.Figure[int]) bool) {
				m := *figures(r)
				for _, k := range slices.SortedFunc(maps.Keys(m), order) {
					if !yield(k, m[k]) {
						return
					}
				}
			}
		},
		set: func(r *Return, m map[K]stats.Figure[int]) { *figures(r) = m },
		add: func(r *Return, k K, f stats.Figure[int], depth int) error {
			m := figures(r)
			if _, twice := (*m)[k]; twice {
				return givenTwice(n.list, k)
			}
			if depth > 0 {
				return tooDeep(depth)
			}
			if *m == nil {
				*m = M{}
			}
			(*m)[k] = f
			return nil
		},
		replace: func(r, later *Return) {
			if len(*figures(later)) > 0 {
				*figures(r) = nil
			}
		},
		inherit: func(r, other *Return) {
			if m := figures(r); len(*m) == 0 {
				*m = *figures(other)
			}
		},
		check: func(*Return) []error { return nil },
	}
}

// cashField is sterling, one figure.
func cashField() kind {
	figure := func(r *Return) *stats.Figure[seizure.Money] { return &r.Seized.Cash }
	return erased(typed[cash, seizure.Money]{
		kindNames: kindNames{"cash", "cash", ""}, rules: always[cash](rules{Additive, Additive, Additive}), whole: all(cash{}),
		key: func(Subject) cash { return cash{} }, subject: func(cash) Subject { return CashTaken() },
		fromTo: itemOf[cash, seizure.Money]{
			read:  func(i *seizure.Item) (cash, stats.Figure[seizure.Money]) { return cash{}, i.Money },
			write: func(_ cash, sum stats.Figure[seizure.Money]) seizure.Item { return seizure.Cash(sum) },
		},
		statements: func(r *Return) iter.Seq2[cash, stats.Figure[seizure.Money]] {
			return func(yield func(cash, stats.Figure[seizure.Money]) bool) {
				if f := *figure(r); f.Reported() {
					yield(cash{}, f)
				}
			}
		},
		implied: func(r *Return, _ cash) (stats.Figure[seizure.Money], error) { return *figure(r), nil },
		set:     func(r *Return, m map[cash]stats.Figure[seizure.Money]) { *figure(r) = m[cash{}] },
		add: func(r *Return, k cash, f stats.Figure[seizure.Money], depth int) error {
			if figure(r).Reported() {
				return givenTwice("cash", k)
			}
			if depth > 0 {
				return tooDeep(depth)
			}
			*figure(r) = f
			return nil
		},
		replace: func(r, later *Return) {
			if figure(later).Reported() {
				*figure(r) = stats.Figure[seizure.Money]{}
			}
		},
		inherit: func(r, other *Return) {
			if f := figure(r); !f.Reported() {
				*f = *figure(other)
			}
		},
		check: func(*Return) []error { return nil },
	})
}

func givenTwice(list string, k any) error {
	return &FieldError{Of: "return", Field: list, Text: textOf(k), Reason: "is given twice in one return; two statements are two returns"}
}

func tooDeep(depth int) error {
	return &FieldError{Of: "return", Field: "inside", Text: fmt.Sprint(depth), Reason: "is deeper than the entry before it"}
}

// addEntry adds an entry to a list, or to what its last entry includes.
func addEntry[K stats.Set[K], A stats.Amount](list *stats.List[K, A], k K, f stats.Figure[A], depth int) error {
	for range depth {
		n := len(*list)
		if n == 0 {
			return tooDeep(depth)
		}
		list = &(*list)[n-1].Including
	}
	*list = append(*list, stats.Entry[K, A]{Set: k, Figure: f})
	return nil
}

// listed yields the sets that the entries of a return's list speak of, each with
// what the whole list says of it: finds of one kind add up. A list that
// contradicts itself yields its entries as they stand, so that the contradiction
// is found where the figure is asked for.
func listed[K stats.Set[K], A stats.Amount](of func(*seizure.Haul) *stats.List[K, A]) func(*Return) iter.Seq2[K, stats.Figure[A]] {
	return func(r *Return) iter.Seq2[K, stats.Figure[A]] {
		return func(yield func(K, stats.Figure[A]) bool) {
			list := *of(&r.Seized)
			var seen map[K]bool
			for e := range entries(list) {
				if seen[e.Set] {
					continue
				}
				if seen == nil {
					seen = map[K]bool{}
				}
				seen[e.Set] = true
				fig, err := list.Of(e.Set)
				if err != nil {
					fig = e.Figure
				}
				if !yield(e.Set, fig) {
					return
				}
			}
		}
	}
}

// entries yields the entries of a list and of what they include.
func entries[K stats.Set[K], A stats.Amount](list stats.List[K, A]) iter.Seq[stats.Entry[K, A]] {
	return func(yield func(stats.Entry[K, A]) bool) {
		for _, e := range list {
			if !yield(e) {
				return
			}
			for inner := range entries(e.Including) {
				if !yield(inner) {
					return
				}
			}
		}
	}
}

func (f *field[A]) named() kindNames { return f.kindNames }

func (f *field[A]) unit() Unit { return valueOf(stats.Figure[A]{}).Unit }

func (f *field[A]) all(s Subject) Subject { return f.subject(f.whole(f.key(s))) }

func (f *field[A]) and(s, t Subject) Subject { return f.subject(f.key(s).And(f.key(t))) }

func (f *field[A]) size(s Subject) int { return f.sizeOf(f.key(s)) }

func (f *field[A]) name(s Subject) string { return f.nameOf(f.key(s)) }

func (f *field[A]) rulesOf(s Subject) rules { return f.rules(f.key(s)) }

func (f *field[A]) say(s Subject) string { return f.name(s) + f.after }

func (f *field[A]) marshal(s Subject) ([]byte, error) {
	text, err := f.text(f.key(s))
	if err == nil && f.before != "" && text != nil {
		return append([]byte(f.before+":"), text...), nil
	} else if text == nil {
		text = []byte(f.before)
	}
	return text, err
}

func (f *field[A]) unmarshal(text []byte) (Subject, error) {
	k, err := f.parse(text)
	if err != nil {
		return Subject{}, err
	}
	return f.subject(k), nil
}

func (f *field[A]) item(s Subject, v Value) seizure.Item {
	return f.fromTo.write(f.key(s), stats.As[A](v.Figure))
}

func (f *field[A]) ofItem(i *seizure.Item) (Subject, Value) {
	k, fig := f.fromTo.read(i)
	return f.subject(k), valueOf(fig)
}

func (f *field[A]) said(r *Return, yield func(Subject, Value) bool) bool {
	for k, fig := range f.statements(r) {
		if s := f.subject(k); s != (Subject{}) && !yield(s, valueOf(fig)) {
			return false
		}
	}
	return true
}

func (f *field[A]) of(r *Return, s Subject) (Value, error) {
	if f.weighed {
		r, _ = r.weighed(nil)
	}
	if r.Complete.Has(s) {
		fig, err := f.completely(r, f.key(s))
		return valueOf(fig), err
	}
	fig, err := f.implied(r, f.key(s))
	return valueOf(fig), err
}

// completely gives what a return implies that lists all there was.
func (f *field[A]) completely(r *Return, k set) (stats.Figure[A], error) {
	var known []stats.Known[set, A]
	add := func(figures iter.Seq2[set, stats.Figure[A]]) {
		for k, fig := range figures {
			known = append(known, stats.Known[set, A]{Set: k, Figure: fig})
		}
	}
	add(f.totals(r))
	add(f.statements(r))
	given := stats.Given[set, A]
	if f.rules(k).kinds == Distinct {
		given = stats.GivenDistinct[set, A]
	}
	got, err := given(known...).Infer(k)
	return got.Figure, err
}

func (f *field[A]) put(r *Return, s Subject, v Value, depth int) error {
	return f.add(r, f.key(s), stats.As[A](v.Figure), depth)
}

func (f *field[A]) without(r, later *Return) { f.replace(r, later) }

func (f *field[A]) give(r, other *Return) { f.inherit(r, other) }

func (f *field[A]) faults(r *Return) []error { return f.check(r) }

func (f *field[A]) shelve(l Ledger) func() shelved {
	return sync.OnceValue(func() shelved { return newShelf(f, l) })
}

// restatements gives the totals that are equal to k in other breakdowns: all arrests by
// age and sex come to as many as all arrests by outcome.
func (f *field[A]) restatements(k set) []set {
	m := f.subject(k).Measure()
	var out []set
	for code := range families {
		if families[code].breaksDown == m && m != 0 {
			whole := Measure(code)<<kindBits | Measure(families[code].kinds)
			out = append(out, f.key(Counted(whole)))
		}
	}
	return out
}

// textOf gives the name of a set for people.
func textOf(set any) string { return fmt.Sprint(set) }
