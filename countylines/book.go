// SPDX-License-Identifier: MIT

package countylines

import (
	"cmp"
	"slices"
	"sync"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/stats"
)

// A theme is what figures must share to bound each other: a basis, a part of the
// areas' work, kinds that can be counted together, and, along an axis on which
// figures do not add, the place on it.
type theme struct {
	basis, scope string
	whole        set
	along        cell
}

// A section is the figures of one theme that overlaps join, in areas and in time.
type section[A stats.Amount] struct {
	statements []statement[A]
	hull       cell // its areas and its days
	joint      bool // some of the work was done jointly, so figures count differently in each question
	once       sync.Once
	prepared   *stats.Implied[cell, A]
}

func (c *section[A]) implied() *stats.Implied[cell, A] {
	c.once.Do(func() { c.prepared = stats.Given(known(c.statements)...) })
	return c.prepared
}

// A book is statements by theme and section, with what is in dispute among them. A
// question is put to the sections that it meets, which have nothing in common, so
// their answers add up.
type book[A stats.Amount] struct {
	*shelf[A]
	themes  map[theme][]*section[A] // by first day
	order   []theme
	longest map[theme]int
	counted bool // joint work counts as one question asks
	once    sync.Once
	across  []acrossDispute // along axes on which figures do not add
	chains  sync.Map        // by theme: the places on such an axis
}

// An acrossDispute is what the kinds, say, of one place leave in doubt together.
type acrossDispute struct {
	at        cell
	conflicts []*stats.Conflict // between returns
	doubts    []doubtAt
}

type doubtAt struct {
	cell   cell
	from   []int
	alone  Value
	always bool
}

// newBook sorts statements. Figures of a part of an area's work bound each other;
// what they leave, the whole of the work is no less than.
func newBook[A stats.Amount](s *shelf[A], all []statement[A]) *book[A] {
	b := &book[A]{shelf: s, themes: map[theme][]*section[A]{}, longest: map[theme]int{}}
	scoped, whole := map[theme][]statement[A]{}, map[theme][]statement[A]{}
	add := func(to map[theme][]statement[A], t theme, st statement[A]) {
		if to[t] == nil {
			b.order = append(b.order, t)
		}
		to[t] = append(to[t], st)
	}
	var parts []statement[A]
	for _, st := range all {
		if !st.figure.Reported() {
			continue
		}
		if t := b.themeOf(st); t.scope != "" {
			add(scoped, t, st)
			parts = append(parts, st)
		} else {
			add(whole, t, st)
		}
	}
	b.bind(scoped)
	for _, st := range b.largest(parts) {
		t := b.themeOf(st)
		got, _ := b.within(t, st.cell)
		lo := min(st.figure.Bounds().Lo, got.Figure.Bounds().Lo)    // what only follows may follow from another that is wrong
		st.figure = stats.Sum(stats.AtLeast(lo), stats.Figure[A]{}) // there may be more in the area
		if t.scope = ""; st.figure.Reported() {
			add(whole, t, st)
		}
	}
	b.bind(whole)
	return b
}

// largest gives of several statements of one part of an area's work the one that says
// most, by which the whole of the work is bounded.
func (b *book[A]) largest(parts []statement[A]) []statement[A] {
	type place struct {
		theme theme
		cell  cell
	}
	at := map[place]int{}
	var list []statement[A]
	for _, st := range parts {
		p := place{b.themeOf(st), st.cell}
		if i, ok := at[p]; !ok {
			at[p] = len(list)
			list = append(list, st)
		} else if st.figure.Bounds().Lo > list[i].figure.Bounds().Lo {
			list[i] = st
		}
	}
	return list
}

// themeOf gives the theme of a statement.
func (b *book[A]) themeOf(st statement[A]) theme {
	r := &b.ledger[st.from]
	t := theme{basis: r.Basis, scope: r.Scope, whole: b.whole(st.cell.kind)}
	switch rules := b.rules(st.cell.kind); {
	case rules.areas == Distinct:
		t.along.area = st.cell.area
	case rules.days == Distinct || rules.days == Stock:
		t.along.period = st.cell.period
	case rules.kinds == Distinct:
		t.along.kind = st.cell.kind
	}
	return t
}

// bind splits the statements of each theme into sections.
func (b *book[A]) bind(themes map[theme][]statement[A]) {
	for t, all := range themes {
		slices.SortStableFunc(all, func(p, q statement[A]) int { return cmp.Compare(p.cell.period.From, q.cell.period.From) })
		for len(all) > 0 {
			days, n := all[0].cell.period, 1
			for n < len(all) && all[n].cell.period.From < days.To {
				days.To = max(days.To, all[n].cell.period.To)
				n++
			}
			b.themes[t] = append(b.themes[t], b.byArea(all[:n], days)...)
			b.longest[t] = max(b.longest[t], days.Size())
			all = all[n:]
		}
	}
}

// byArea splits statements by areas that have nothing in common, no joint work
// either.
func (b *book[A]) byArea(all []statement[A], days calendar.Period) []*section[A] {
	var areas []Area
	for _, st := range all {
		joint := st.cell.area | b.ledger[st.from].Joint
		areas = slices.DeleteFunc(areas, func(a Area) bool {
			if a&joint == 0 {
				return false
			}
			joint |= a
			return true
		})
		areas = append(areas, joint)
	}
	sections := make([]*section[A], len(areas))
	for i, a := range areas {
		sections[i] = &section[A]{hull: cell{area: a, period: days}}
	}
	for _, st := range all {
		i := slices.IndexFunc(areas, func(a Area) bool { return a&st.cell.area != 0 })
		sections[i].statements = append(sections[i].statements, st)
		sections[i].joint = sections[i].joint || b.ledger[st.from].Joint != 0
	}
	return sections
}

// A piece is the part of a question that one section answers.
type piece[A stats.Amount] struct {
	*section[A]
	ask cell
}

// pieces gives the parts of a question, and whether they are all of it.
func (b *book[A]) pieces(t theme, ask cell) (list []piece[A], all bool) {
	sections := b.themes[t]
	start, _ := slices.BinarySearchFunc(sections, ask.period.From-calendar.Day(b.longest[t]), func(c *section[A], d calendar.Day) int {
		return cmp.Compare(c.hull.period.From, d)
	})
	left := ask.Size()
	for _, c := range sections[start:] {
		if c.hull.period.From >= ask.period.To {
			break
		}
		part := ask.And(cell{c.hull.area, c.hull.period, ask.kind})
		if size := part.Size(); size > 0 {
			list = append(list, piece[A]{c, part})
			left -= size
		}
	}
	return list, left == 0
}

// meetsJoint reports whether a question meets a section with joint work, of whichever
// theme that can bear on it.
func (b *book[A]) meetsJoint(ask cell) bool {
	whole := b.whole(ask.kind)
	for t := range b.themes {
		if t.whole != whole {
			continue
		}
		pieces, _ := b.pieces(t, cell{ask.area, ask.period, whole})
		if slices.ContainsFunc(pieces, func(p piece[A]) bool { return p.joint }) {
			return true
		}
	}
	return false
}

// within answers from the sections of one theme.
func (b *book[A]) within(t theme, ask cell) (got stats.Inferred[A], pieces []piece[A]) {
	pieces, all := b.pieces(t, ask)
	if len(pieces) == 1 && all {
		got, _ = pieces[0].implied().Infer(ask)
		return got, pieces
	}
	got.Tight = true
	figures := make([]stats.Figure[A], 0, len(pieces)+1)
	for _, p := range pieces {
		one, _ := p.implied().Infer(p.ask)
		figures = append(figures, one.Figure)
		got.Tight, got.Findings = got.Tight && one.Tight, append(got.Findings, one.Findings...)
	}
	if !all {
		figures = append(figures, stats.Figure[A]{})
	}
	got.Figure = stats.Sum(figures...)
	return got, pieces
}

// A reply is an answer with where it comes from.
type reply[A stats.Amount] struct {
	stats.Inferred[A]
	pieces []piece[A]
	rests  func() []int           // returns
	across func() []acrossDispute // that this question alone shows; nil if figures add
	joint  []*jointDoubt[A]       // that it meets
}

// answer answers a question on a basis. What several questions about one area and one
// period share is kept in shared, unless that is nil.
func (b *book[A]) answer(basis string, ask cell, shared map[any]any) reply[A] {
	t := theme{basis: basis, whole: b.whole(ask.kind)}
	switch r := b.rules(ask.kind); {
	case r.areas == Distinct:
		return distinctly(b, t, ask, byArea(), shared)
	case r.days == Distinct:
		return distinctly(b, t, ask, byDays(), shared)
	case r.kinds == Distinct:
		return distinctly(b, t, ask, byKind(), shared)
	case r.days == Stock:
		t.along.period = ask.period
	}
	got, pieces := b.within(t, ask)
	return reply[A]{Inferred: got, pieces: pieces, rests: func() []int { return restsOn(pieces) }}
}

// An axis is one of the three ways in which a cell extends, with how to take its place
// on it and to put it elsewhere.
type axis[X stats.Set[X]] struct {
	of   func(cell) X
	with func(cell, X) cell
}

func byArea() axis[Area] {
	return axis[Area]{func(c cell) Area { return c.area }, func(c cell, a Area) cell { c.area = a; return c }}
}

func byDays() axis[calendar.Period] {
	return axis[calendar.Period]{func(c cell) calendar.Period { return c.period }, func(c cell, p calendar.Period) cell { c.period = p; return c }}
}

func byKind() axis[set] {
	return axis[set]{func(c cell) set { return c.kind }, func(c cell, k set) cell { c.kind = k; return c }}
}

func restsOn[A stats.Amount](pieces []piece[A]) (from []int) {
	for _, t := range tellersOf(pieces) {
		from = append(from, t.st.from)
	}
	return from
}

// tellersOf gives the statements that the answers of some pieces rest on.
func tellersOf[A stats.Amount](pieces []piece[A]) (list []teller[A]) {
	for _, p := range pieces {
		for _, i := range p.implied().RestsOn(p.ask) {
			list = append(list, teller[A]{&p.statements[i], p.section})
		}
	}
	return list
}

// Parts are what the sections along an axis say of one question.
type parts[X stats.Set[X], A stats.Amount] struct {
	known   []stats.Known[X, A]
	pieces  [][]piece[A]
	reply   reply[A] // findings and tightness so far
	implied *stats.Implied[X, A]
}

// Chains are the places on an axis that figures of a theme are about, and which of them a
// chain of overlaps joins.
type chains[X stats.Set[X]] struct {
	places []X
	link   []int // of each place
}

// chainsOn gives the chains of a theme, which it keeps.
func chainsOn[X stats.Set[X], A stats.Amount](b *book[A], base theme, x axis[X]) *chains[X] {
	if kept, ok := b.chains.Load(base); ok {
		return kept.(*chains[X])
	}
	c := &chains[X]{places: placesOn(b, base, x)}
	c.link = make([]int, len(c.places))
	for i, p := range c.places {
		c.link[i] = i
		for j, q := range c.places[:i] {
			if was := c.link[j]; was != c.link[i] && p.And(q).Size() > 0 {
				for k := range c.link[:i] {
					if c.link[k] == was {
						c.link[k] = c.link[i]
					}
				}
			}
		}
	}
	b.chains.Store(base, c)
	return c
}

// to gives the places that a chain joins to another.
func (c *chains[X]) to(from X) (joined []X) {
	met := make([]bool, len(c.places))
	for i, p := range c.places {
		if !met[c.link[i]] && p.And(from).Size() > 0 {
			met[c.link[i]] = true
		}
	}
	for i, p := range c.places {
		if met[c.link[i]] {
			joined = append(joined, p)
		}
	}
	return joined
}

// placesOn gives the places on an axis that figures of a theme are about.
func placesOn[X stats.Set[X], A stats.Amount](b *book[A], base theme, x axis[X]) (places []X) {
	for _, t := range b.order {
		if t.basis == base.basis && t.scope == base.scope && t.whole == base.whole {
			places = append(places, x.of(t.along))
		}
	}
	return places
}

// along asks the sections of some places on an axis about the rest of a question.
func along[X stats.Set[X], A stats.Amount](b *book[A], base theme, ask cell, x axis[X], places []X) (p parts[X, A]) {
	for _, place := range places {
		t := base
		t.along = x.with(cell{}, place)
		got, pieces := b.within(t, x.with(ask, place))
		if len(pieces) == 0 {
			continue
		}
		p.known = append(p.known, stats.Known[X, A]{Set: place, Figure: got.Figure})
		p.pieces = append(p.pieces, pieces)
		p.reply.pieces = append(p.reply.pieces, pieces...)
		p.reply.Findings = append(p.reply.Findings, got.Findings...)
		p.reply.Tight = (p.reply.Tight || len(p.known) == 1) && got.Tight
	}
	p.implied = stats.GivenDistinct(p.known...)
	return p
}

// from gives the returns that parts rest on.
func (p parts[X, A]) from(which []int) (from []int) {
	for _, i := range which {
		from = append(from, restsOn(p.pieces[i])...)
	}
	return from
}

// distinctly answers where things may belong to two disjoint sets along one axis,
// and to one only along the others: a line that two forces claim, a seizure of two
// drugs. Along that axis a whole is at least its largest part and at most all parts
// together; within each set that a figure has there, the other axes add as usual.
func distinctly[X stats.Set[X], A stats.Amount](b *book[A], base theme, ask cell, x axis[X], shared map[any]any) reply[A] {
	b.once.Do(func() { b.lookAcross() })
	p := aside(b, base, ask, x, shared)
	got, _ := p.implied.Infer(x.of(ask))
	r := p.reply
	r.Figure, r.Tight = got.Figure, got.Tight && r.Tight && len(p.known) < 2
	r.Findings = slices.Clone(r.Findings)
	for _, c := range got.Findings {
		r.Findings = append(r.Findings, traced(c, ask, p.from))
	}
	r.rests = func() []int { return p.from(p.implied.RestsOn(x.of(ask))) }
	r.across = func() []acrossDispute { return p.disputes(ask, x) }
	return r
}

// disputes gives what the places along an axis leave in doubt at a place of which no
// figure is told: that follows from several, so it shows in a question about it alone.
func (p *parts[X, A]) disputes(ask cell, x axis[X]) []acrossDispute {
	found := p.implied.Disputes(x.of(ask))
	if len(found) == 0 {
		return nil
	}
	d := acrossDispute{at: ask, doubts: doubtsAcross(*p, ask, x, amendments[A]{})}
	for _, one := range found {
		for _, c := range one.Conflicts {
			on, _ := c.Set.(X)
			d.conflicts = append(d.conflicts, traced(c, x.with(ask, on), p.from))
		}
	}
	return []acrossDispute{d}
}

// aside gives what the places that an overlap joins to a question say of it, once for
// all questions that differ only in their place on the axis.
func aside[X stats.Set[X], A stats.Amount](b *book[A], base theme, ask cell, x axis[X], shared map[any]any) *parts[X, A] {
	type question struct {
		base  theme
		first X
		at    cell
	}
	var none X
	places := chainsOn(b, base, x).to(x.of(ask))
	if len(places) == 0 {
		p := along(b, base, ask, x, nil)
		return &p
	}
	key := question{base, places[0], x.with(ask, none)}
	if kept, ok := shared[key].(*parts[X, A]); ok {
		return kept
	}
	p := along(b, base, ask, x, places)
	if shared != nil {
		shared[key] = &p
	}
	return &p
}

// traced gives a conflict whose sides are returns.
func traced(c *stats.Conflict, at any, from func([]int) []int) *stats.Conflict {
	out := *c
	out.Set, out.Lower, out.Upper, out.Core = at, from(c.Lower), from(c.Upper), from(c.Core)
	return &out
}

// lookAcross looks, at every place that a figure is about, at what the places along
// the axis on which figures do not add say of it together. What is in doubt there
// holds for every question: the figure told of exactly that place becomes what all
// smallest repairs leave.
func (b *book[A]) lookAcross() {
	changed := amendments[A]{}
	for _, base := range b.bases() {
		switch r := b.rules(base.whole); {
		case r.areas == Distinct:
			acrossAxis(b, base, byArea(), changed)
		case r.days == Distinct:
			acrossAxis(b, base, byDays(), changed)
		case r.kinds == Distinct:
			acrossAxis(b, base, byKind(), changed)
		}
	}
	b.amend(changed)
}

// bases gives each theme once, wherever it is along an axis.
func (b *book[A]) bases() (list []theme) {
	for _, t := range b.order {
		if t.along = (cell{}); !slices.Contains(list, t) {
			list = append(list, t)
		}
	}
	return list
}

// Amendments are figures that take the place of those told in a section.
type amendments[A stats.Amount] map[*section[A]][]stats.Known[cell, A]

// A teller is a statement with its section.
type teller[A stats.Amount] struct {
	st *statement[A]
	in *section[A]
}

// toldOf gives the cells that figures of a theme are about, without their place on an
// axis.
func toldOf[X stats.Set[X], A stats.Amount](b *book[A], base theme, x axis[X]) (list []cell) {
	var none X
	seen := map[cell]bool{}
	for _, t := range b.order {
		if along := t.along; x.with(along, none) != (cell{}) || t != (theme{base.basis, base.scope, base.whole, along}) {
			continue
		}
		for _, c := range b.themes[t] {
			for _, st := range c.statements {
				if at := x.with(st.cell, none); !seen[at] {
					seen[at] = true
					list = append(list, at)
				}
			}
		}
	}
	return list
}

func acrossAxis[X stats.Set[X], A stats.Amount](b *book[A], base theme, x axis[X], changed amendments[A]) {
	places := placesOn(b, base, x)
	for _, place := range toldOf(b, base, x) {
		whole := x.with(place, x.of(everywhere(base.whole)))
		if !b.counted && b.joint && b.meetsJoint(whole) {
			continue // each question counts joint work anew
		}
		p := along(b, base, whole, x, places)
		if len(p.known) < 2 {
			continue
		}
		var conflicts []*stats.Conflict
		for _, c := range p.implied.Conflicts() {
			on, _ := c.Set.(X)
			conflicts = append(conflicts, traced(c, x.with(place, on), p.from))
		}
		if len(conflicts) > 0 {
			d := acrossDispute{at: whole, conflicts: conflicts}
			d.doubts = doubtsAcross(p, whole, x, changed)
			b.across = append(b.across, d)
		}
	}
}

// doubtsAcross gives what is in doubt at one place, and notes what becomes of the
// figures told of it. What was not told there and only follows leaves all in doubt
// that it rests on.
func doubtsAcross[X stats.Set[X], A stats.Amount](p parts[X, A], whole cell, x axis[X], changed amendments[A]) (doubts []doubtAt) {
	for _, dispute := range p.implied.Disputes(x.of(whole)) {
		for _, doubt := range dispute.Doubtful {
			i := doubt.Known[0]
			at := x.with(whole, p.known[i].Set)
			told := tellersOf(p.pieces[i])
			if !slices.ContainsFunc(told, func(t teller[A]) bool { return t.st.cell != at }) {
				got, _ := p.implied.Infer(p.known[i].Set)
				doubts = append(doubts, doubtAt{at, p.from([]int{i}), valueOf(doubt.Alone), doubt.Always})
				changed.note(told, got.Figure)
				continue
			}
			if alone := slices.DeleteFunc(slices.Clone(told), func(t teller[A]) bool { return !p.mends(i, at, t) }); len(alone) > 0 {
				told = alone
			}
			for _, t := range told {
				if changed.has(t) {
					continue
				}
				alone := t.in.without(t.st.cell, t.st.cell)
				own, _ := t.in.implied().Infer(t.st.cell)
				doubts = append(doubts, doubtAt{t.st.cell, []int{t.st.from}, valueOf(alone), false})
				changed.note([]teller[A]{t}, stats.Disputed(hull(alone.Bounds(), own.Figure.Bounds()), own.Figure.Reading()))
			}
		}
	}
	return doubts
}

// mends reports whether nothing contradicts the figure of one place, which is that of a
// cell, if all is wrong that one of the statements tells that it rests on.
func (p parts[X, A]) mends(i int, at cell, t teller[A]) bool {
	var figures []stats.Figure[A]
	left := at.Size()
	for _, piece := range p.pieces[i] {
		got, _ := piece.implied().Infer(piece.ask)
		if piece.section == t.in {
			got.Figure = piece.without(piece.ask, t.st.cell)
		}
		figures, left = append(figures, got.Figure), left-piece.ask.Size()
	}
	if left > 0 {
		figures = append(figures, stats.Figure[A]{})
	}
	known := slices.Clone(p.known)
	known[i].Figure = stats.Sum(figures...)
	return !slices.ContainsFunc(stats.GivenDistinct(known...).Conflicts(), func(c *stats.Conflict) bool {
		return !c.AsRead && (slices.Contains(c.Lower, i) || slices.Contains(c.Upper, i))
	})
}

// note keeps a figure that takes the place of what is told of a cell.
func (m amendments[A]) note(told []teller[A], f stats.Figure[A]) {
	for _, t := range told {
		if !m.has(t) {
			m[t.in] = append(m[t.in], stats.Known[cell, A]{Set: t.st.cell, Figure: f})
		}
	}
}

func (m amendments[A]) has(t teller[A]) bool {
	return slices.ContainsFunc(m[t.in], func(k stats.Known[cell, A]) bool { return k.Set == t.st.cell })
}

// without gives what a section says of a cell if all that is told of another is wrong.
func (c *section[A]) without(ask, wrong cell) stats.Figure[A] {
	others := slices.DeleteFunc(slices.Clone(c.statements), func(st statement[A]) bool { return st.cell == wrong })
	got, _ := stats.Given(known(others)...).Infer(ask)
	return got.Figure
}

// amend puts figures in the place of those told, in sections of their own.
func (b *book[A]) amend(changed amendments[A]) {
	for t, sections := range b.themes {
		for i, c := range sections {
			if changed[c] == nil {
				continue
			}
			again := &section[A]{hull: c.hull, statements: slices.Clone(c.statements), joint: c.joint}
			for j := range again.statements {
				for _, k := range changed[c] {
					if st := &again.statements[j]; st.cell == k.Set {
						st.figure = k.Figure
					}
				}
			}
			b.themes[t][i] = again
		}
	}
}

// everywhere is all areas, all days and all of some kinds.
func everywhere(kinds set) cell {
	return cell{UK, calendar.Period{From: calendar.Date(1900, 1, 1), To: calendar.Date(2199, 12, 31) + 1}, kinds}
}
