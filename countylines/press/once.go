// SPDX-License-Identifier: MIT

package press

import (
	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

// An extent is what an amount of any kind guarantees, and what it is read as.
type extent struct {
	words, reading stats.Bounds[int64]
	reported       bool
}

func extentOf[A stats.Amount](f stats.Figure[A]) extent {
	w, r := f.Bounds(), f.Reading()
	return extent{
		stats.Bounds[int64]{Lo: int64(w.Lo), Hi: int64(w.Hi), Open: w.Open},
		stats.Bounds[int64]{Lo: int64(r.Lo), Hi: int64(r.Hi), Open: r.Open}, f.Reported(),
	}
}

// extent gives the amount of a figure.
func (s *Statement) extent() extent {
	switch i := &s.Item; {
	case s.Counted != "":
		return extentOf(s.Number)
	case i.Kind == seizure.KindMass:
		return extentOf(i.Mass)
	case i.Kind == seizure.KindWorth, i.Kind == seizure.KindGoodsWorth, i.Kind == seizure.KindCash:
		return extentOf(i.Money)
	}
	return extentOf(s.Item.Count)
}

func (e extent) exact() bool { return !e.words.Open && e.words.Lo == e.words.Hi }

// place gives the place value of the last digit of an exact amount that is not 0.
func (e extent) place() int64 {
	p := int64(1)
	for n := e.words.Lo; n > 0 && n%10 == 0 && p < 1e17; n /= 10 {
		p *= 10
	}
	return p
}

// rounds reports whether e may be a rounder telling of the amount b, or the same; in a
// headline "sixty" may be 62.
func (e extent) rounds(b extent, headline bool) bool {
	switch {
	case !e.reported || !b.reported:
		return false
	case e == b:
		return true
	case e.exact() && b.exact():
		gap := max(e.words.Lo-b.words.Lo, b.words.Lo-e.words.Lo)
		return headline && e.words.Lo >= 10 && gap < e.place()
	case e.exact():
		n := e.words.Lo
		return headline && b.reading.Lo <= n && (b.reading.Open || n <= b.reading.Hi)
	case b.exact():
		n := b.words.Lo
		return e.reading.Lo <= n && (e.reading.Open || n <= e.reading.Hi)
	}
	return headline && e.reading.Lo <= b.reading.Lo && !b.reading.Open && (e.reading.Open || b.reading.Hi <= e.reading.Hi)
}

// kindOf gives what a statement counts, without the kinds of drug or weapon.
type kindOf struct {
	counted string
	kind    seizure.Kind
	form    seizure.Form
}

func (s *Statement) kind() kindOf { return kindOf{s.Counted, s.Item.Kind, s.Item.Form} }

// covers reports whether what a is of holds what b is of.
func covers(a, b *Statement) bool {
	x, y := a.Item, b.Item
	return x.Substance.Contains(y.Substance) && x.Weapon.Contains(y.Weapon) && x.Good.Contains(y.Good)
}

// mostTold bounds the figures of one kind that a figure is compared with, so that time
// grows with the text and no faster.
const mostTold = 64

// once marks the figures that the text tells more than once: the most exact telling
// stands, that of the body rather than the headline or a quotation.
func (r *reader) once() {
	told := map[kindOf][]int{}
	for pass := range 3 {
		for i := range r.statements {
			s, n := &r.statements[i], &r.notes[i]
			own := 0
			switch {
			case n.headline:
				own = 2
			case n.quote:
				own = 1
			}
			if own != pass || s.Role == Withdrawn {
				continue
			}
			r.tell(i, told)
		}
	}
}

// tell compares statement i with what was told of its kind before.
func (r *reader) tell(i int, told map[kindOf][]int) {
	s := &r.statements[i]
	list := told[s.kind()]
	for at, j := range list {
		switch {
		case r.repeats(i, j):
			s.Role, s.Same = Repeat, j
			return
		case !r.notes[i].headline && !r.notes[i].quote && r.repeats(j, i):
			r.statements[j].Role, r.statements[j].Same = Repeat, i
			list[at] = i
			return
		}
	}
	if len(list) < mostTold {
		told[s.kind()] = append(list, i)
	}
}

// repeats reports whether statement i tells the figure of statement j again.
func (r *reader) repeats(i, j int) bool {
	a, b := &r.statements[i], &r.statements[j]
	n, m := &r.notes[i], &r.notes[j]
	if n.besides(m) || !covers(a, b) || b.Role == Repeat || a.Area != b.Area && (!n.headline || n.own) {
		return false
	}
	e, f := a.extent(), b.extent()
	if !e.rounds(f, n.headline) {
		return false
	}
	if a.Role == Earlier || b.Role == Earlier {
		return a.Role == b.Role && a.Period == b.Period && a.Part == b.Part && a.Scope == b.Scope
	}
	return r.again(i, j, f)
}

// besides reports whether the text tells of n beside m, as of another figure.
func (n *note) besides(m *note) bool {
	return n.block == m.block && n.sentence == m.sentence && !n.definite || n.more || n.table && m.table
}

// again reports whether statement i, whose amount may be that of j, which is f, has the
// context of j or none.
func (r *reader) again(i, j int, f extent) bool {
	a, b, n := &r.statements[i], &r.statements[j], &r.notes[i]
	large := f.words.Lo >= 20
	switch {
	case a.Period == b.Period && a.Part == b.Part && (a.Scope == b.Scope || a.Part == OfGroup) && a.Role == b.Role:
		return f.words.Lo > 1 || n.headline || n.quote || a.Part == Whole
	case n.definite && large, n.headline:
		return true
	}
	return (!n.own || n.quote && a.Part == Whole) && (large || n.quote || n.definite)
}
