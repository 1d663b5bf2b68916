// SPDX-License-Identifier: MIT

package countylines

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/countylines/ops/calendar"
)

// An Answer is what a ledger implies about a subject, with what the answer rests
// on.
type Answer struct {
	Of     Subject         `json:"of"`
	Area   Area            `json:"area"`
	Period calendar.Period `json:"period"`

	Figure   Value      `json:"figure"`
	Basis    string     `json:"basis,omitempty"`    // that of the returns which answer, if they state one; see [Return]
	Tight    bool       `json:"tight"`              // no narrower range follows from the ledger
	RestsOn  Ledger     `json:"rests_on,omitempty"` // without any one of these returns the figure would say less
	LeftOut  []LeftOut  `json:"left_out,omitempty"` // what was said of the same and does not count, or not in full; none of RestsOn
	Findings []Conflict `json:"findings,omitempty"` // figures that contradict each other as usually read; their words were taken instead
	Disputes []Dispute  `json:"disputes,omitempty"` // figures that contradict each other by their words, whether the answer depends on them or not

	// Covered of the Asked force-days have a figure of their own, or one of an area
	// and a period within those asked. What is not covered is known at most from
	// wholes.
	Covered int `json:"covered"`
	Asked   int `json:"asked"`
}

// String says the answer in three sentences: the figure, what it rests on, and what is
// missing or in doubt.
func (a Answer) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%v, %v, %v: %v.", a.Of, a.Area, a.Period, a.Figure)
	switch n := len(a.RestsOn); {
	case n == 0:
		b.WriteString(" No return says more.")
	case n > 4:
		fmt.Fprintf(&b, " It rests on %d returns, among them %s.", n, said(a.RestsOn[:3]))
	default:
		fmt.Fprintf(&b, " It rests on %s.", said(a.RestsOn))
	}
	var doubts []string
	if a.Basis != "" {
		doubts = append(doubts, "the basis is "+a.Basis)
	}
	if missing := a.Asked - a.Covered; missing > 0 {
		doubts = append(doubts, fmt.Sprintf("%d of %d force-days have no figure of their own", missing, a.Asked))
	}
	if n := len(a.LeftOut); n == 1 {
		doubts = append(doubts, "1 return does not count in full")
	} else if n > 1 {
		doubts = append(doubts, fmt.Sprintf("%d returns do not count in full", n))
	}
	for i, d := range a.Disputes {
		if i == 2 {
			doubts = append(doubts, fmt.Sprintf("%d more disputes", len(a.Disputes)-i))
			break
		}
		doubts = append(doubts, "in dispute: "+d.String())
	}
	if len(a.Disputes) == 0 && a.Figure.Figure.Disputed() {
		doubts = append(doubts, "the figure is in dispute")
	}
	if len(doubts) == 0 {
		doubts = []string{"Nothing is missing or in doubt"}
	}
	b.WriteString(" " + strings.ToUpper(doubts[0][:1]) + strings.Join(doubts, "; ")[1:] + ".")
	return b.String()
}

// said names whose returns these are, and who published them.
func said(l Ledger) string {
	var list []string
	for _, r := range l {
		name := r.Area.String()
		if r.Scope != "" {
			name += ", " + r.Scope
		}
		if r.Source.Publisher != "" {
			name += " (" + r.Source.Publisher + ")"
		}
		if !slices.Contains(list, name) {
			list = append(list, name)
		}
	}
	return strings.Join(list, ", ")
}

// LeftOut is a return that does not count towards an answer, or for less than it
// says, and why.
type LeftOut struct {
	Return Return `json:"return"`
	Why    Reason `json:"why"`
}

// Explain gives what the ledger implies about a subject in an area and a period,
// as [Ledger.Count] does for a measure, with what the answer rests on, what was
// left out and why, and how much of the area and the period is covered. Errors
// are those of Of.
func (l Ledger) Explain(of Subject, area Area, period calendar.Period) (Answer, error) {
	return l.Index().Explain(of, area, period)
}

// Explain gives an answer with what it rests on, as [Ledger.Explain] does, from
// what was prepared.
func (x *Index) Explain(of Subject, area Area, period calendar.Period) (Answer, error) {
	if of.row() == nil {
		return Answer{}, of.refuse()
	}
	a, rests, err := x.shelves[of.Kind()]().explain(of, area, period)
	for _, i := range x.revised {
		if r := x.original[i]; r.Area.And(area) != 0 && r.Period.And(period).Size() > 0 && !slices.Contains(rests, i) && r.speaksOf(of) && !x.ledger[i].speaksOf(of) {
			a.LeftOut = append(a.LeftOut, LeftOut{r, Revised})
		}
	}
	return a, err
}

func (s *shelf[A]) explain(of Subject, area Area, period calendar.Period) (a Answer, rests []int, err error) {
	ask := cell{area, period, s.key(of)}
	got, left, err := s.reply(ask, nil)
	a = Answer{Of: of, Area: area, Period: period, Figure: valueOf(got.Figure), Tight: got.Tight, Asked: ask.area.Size() * ask.period.Size()}
	if err != nil {
		return a, nil, err
	}
	for _, c := range got.Findings {
		a.Findings = append(a.Findings, s.conflict(c, ask))
	}
	a.Disputes = s.disputes(got, ask)
	meeting := s.meeting(ask)
	a.Basis = s.basis(meeting, ask)
	if left == nil {
		left = s.leftOut(meeting, ask)
	}
	for _, d := range a.Disputes {
		for _, doubt := range d.Doubtful {
			for _, from := range doubt.from {
				if doubt.Always {
					left[from] = Contradicted
				}
			}
		}
	}
	for _, st := range s.unweighed {
		if st.cell.And(ask).Size() > 0 {
			left[st.from] = NotWeighed
		}
	}
	rests = got.rests()
	a.RestsOn = s.returns(rests)
	for from, why := range left {
		if r := s.ledger[from]; !slices.ContainsFunc(a.RestsOn, func(o Return) bool { return o.same(r) }) {
			a.LeftOut = append(a.LeftOut, LeftOut{r, why})
		}
	}
	slices.SortFunc(a.LeftOut, func(p, q LeftOut) int {
		return cmp.Or(cmp.Compare(p.Why, q.Why), cmp.Compare(p.Return.Area, q.Return.Area), cmp.Compare(p.Return.Period.From, q.Return.Period.From), cmp.Compare(p.Return.Source.URL, q.Return.Source.URL))
	})
	a.Covered = s.covered(meeting, ask)
	return a, rests, nil
}

// same reports whether two returns say the same of the same.
func (r Return) same(o Return) bool {
	return r.Area == o.Area && r.Period == o.Period && r.Scope == o.Scope && r.Basis == o.Basis && r.Source == o.Source && reflect.DeepEqual(r, o)
}

// leftOut gives the returns about some of what is asked that do not count, or count
// for less than they say.
func (s *shelf[A]) leftOut(meeting []statement[A], ask cell) map[int]Reason {
	return s.givenOf(slices.Clone(meeting), s.basis(meeting, ask), ask).left
}

// covered counts the force-days asked about of which a statement speaks that goes
// beyond neither the area nor the period.
func (s *shelf[A]) covered(g []statement[A], ask cell) (days int) {
	basis := s.basis(g, ask)
	for force := range ask.area.Forces() {
		days += s.told(g, ask, basis, force)
	}
	return days
}

// told counts the days of one force of which a statement speaks.
func (s *shelf[A]) told(g []statement[A], ask cell, basis string, force Area) (days int) {
	var periods []calendar.Period
	for _, st := range g {
		inside := ask.area.Contains(st.cell.area) && ask.period.And(st.cell.period) == st.cell.period
		if s.ledger[st.from].Basis == basis && inside && st.cell.area.Contains(force) && st.cell.kind == ask.kind && s.ledger[st.from].Scope == "" {
			periods = append(periods, st.cell.period)
		}
	}
	slices.SortFunc(periods, func(p, q calendar.Period) int { return cmp.Compare(p.From, q.From) })
	var end calendar.Day
	for _, p := range periods {
		days += max(0, int(p.To-max(p.From, end)))
		end = max(end, p.To)
	}
	return days
}

// silent gives the forces of an area that have no figure for some of the days asked
// about, neither of their own nor of a larger part of the area.
func (s *shelf[A]) silent(of Subject, area Area, period calendar.Period) (silent Area) {
	ask := cell{area, period, s.key(of)}
	g := s.meeting(ask)
	basis := s.basis(g, ask)
	for force := range area.Forces() {
		if s.told(g, ask, basis, force) < period.Size() {
			silent |= force
		}
	}
	return silent
}

// basisOf gives the basis that an answer rests on.
func (s *shelf[A]) basisOf(of Subject, area Area, period calendar.Period) string {
	ask := cell{area, period, s.key(of)}
	return s.basis(s.meeting(ask), ask)
}
