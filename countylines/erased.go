// SPDX-License-Identifier: MIT

package countylines

import (
	"encoding"
	"iter"

	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

// A set is what figures of any kind are of, as a set that inference understands: a
// [Subject] by another name. All ledgers are asked through this one type, so that the
// compiler makes one copy of the inference and not one for each kind.
type set Subject

const (
	countsKind = subjectKind(seizure.NoKind) + 1
	packsKind  = subjectKind(seizure.KindPacks) + 1
)

// And gives what is in both; figures of different kinds have nothing in common.
func (s set) And(t set) set {
	both := set{s.set & t.set, s.kind, s.form}
	switch {
	case s.kind != t.kind:
		return set{}
	case s.kind == countsKind:
		both.set = uint64(Measure(s.set).And(Measure(t.set)))
	case s.kind == packsKind:
		p := seizure.Pack{Substance: seizure.Substance(s.set), Form: s.form}.And(seizure.Pack{Substance: seizure.Substance(t.set), Form: t.form})
		both.set = uint64(p.Substance)
	}
	if both.set == 0 && s.set|t.set != 0 {
		return set{}
	}
	return both
}

// Size gives the number of kinds in s, or -1 if it is no set.
func (s set) Size() int {
	if k := Subject(s).row(); k != nil {
		return k.size(Subject(s))
	}
	return 0
}

// String gives the name of s without its kind: "cocaine", where the Subject is
// "cocaine, mass".
func (s set) String() string {
	if k := Subject(s).row(); k != nil {
		return k.name(Subject(s))
	}
	return Subject(s).String()
}

// erased gives a field whose sets are a Go type of their own as one of sets.
func erased[K stats.Set[K], A stats.Amount](f typed[K, A]) *field[A] {
	key := func(s set) K { return f.key(Subject(s)) }
	plain := func(k K) set { return set(f.subject(k)) }
	return &field[A]{
		typed: typed[set, A]{
			kindNames: f.kindNames, weighed: f.weighed,
			rules:      func(s set) rules { return f.rules(key(s)) },
			whole:      func(s set) set { return plain(f.whole(key(s))) },
			wholes:     f.plainWholes,
			key:        func(s Subject) set { return set(s) },
			subject:    func(s set) Subject { return Subject(s) },
			fromTo:     f.plainItems(),
			statements: f.plainStatements,
			implied:    func(r *Return, s set) (stats.Figure[A], error) { return f.implied(r, key(s)) },
			set: func(r *Return, figures map[set]stats.Figure[A]) {
				var of map[K]stats.Figure[A]
				if len(figures) > 0 {
					of = make(map[K]stats.Figure[A], len(figures))
				}
				for s, fig := range figures {
					of[key(s)] = fig
				}
				f.set(r, of)
			},
			add: func(r *Return, s set, fig stats.Figure[A], depth int) error {
				return f.add(r, key(s), fig, depth)
			},
			replace: f.replace, inherit: f.inherit, check: f.check,
		},
		sizeOf: func(s set) int { return key(s).Size() },
		nameOf: func(s set) string { return textOf(key(s)) },
		text: func(s set) ([]byte, error) {
			if m, ok := any(key(s)).(encoding.TextMarshaler); ok {
				return m.MarshalText()
			}
			return nil, nil
		},
		parse: func(text []byte) (set, error) {
			var k K
			err := any(&k).(encoding.TextUnmarshaler).UnmarshalText(text)
			return plain(k), err
		},
	}
}

// plainWholes gives the wholes of f as sets.
func (f typed[K, A]) plainWholes() (list []set) {
	if f.wholes == nil {
		var none K
		return []set{set(f.subject(f.whole(none)))}
	}
	for _, k := range f.wholes() {
		list = append(list, set(f.subject(k)))
	}
	return list
}

// plainStatements yields what a return says, of sets.
func (f typed[K, A]) plainStatements(r *Return) iter.Seq2[set, stats.Figure[A]] {
	return func(yield func(set, stats.Figure[A]) bool) {
		for k, fig := range f.statements(r) {
			if !yield(set(f.subject(k)), fig) {
				return
			}
		}
	}
}

// plainItems reads and writes items of sets.
func (f typed[K, A]) plainItems() itemOf[set, A] {
	return itemOf[set, A]{
		read: func(i *seizure.Item) (set, stats.Figure[A]) {
			k, fig := f.fromTo.read(i)
			return set(f.subject(k)), fig
		},
		write: func(s set, fig stats.Figure[A]) seizure.Item { return f.fromTo.write(f.key(Subject(s)), fig) },
	}
}
