package countylines

import (
	"cmp"
	"slices"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/stats"
)

// An Answer is what a ledger implies about a subject, with what the answer rests
// on.
type Answer struct {
	Figure   Value
	Tight    bool       // no narrower range follows from the ledger
	RestsOn  Ledger     // without any one of these returns the figure would say less
	LeftOut  []LeftOut  // what was said of the same and does not count, or not in full
	Findings []Conflict // figures that contradict each other as usually read; their words were taken instead

	// Covered of the Asked force-days have a figure of their own, or one of an area
	// and a period within those asked. What is not covered is known at most from
	// wholes.
	Covered, Asked int
}

// LeftOut is a return that does not count towards an answer, or for less than it
// says, and why.
type LeftOut struct {
	Return Return
	Why    Reason
}

// Explain gives what the ledger implies about a subject in an area and a period,
// as [Ledger.Count] does for a measure, with what the answer rests on, what was
// left out and why, and how much of the area and the period is covered. Errors
// are those of Count.
func (l Ledger) Explain(of Subject, area Area, period calendar.Period) (Answer, error) {
	return l.Index().Explain(of, area, period)
}

// Explain gives an answer with what it rests on, as [Ledger.Explain] does, from
// what was prepared.
func (x *Index) Explain(of Subject, area Area, period calendar.Period) (Answer, error) {
	a, err := x.explain(of, area, period)
	for i, r := range x.original {
		if r.Area.And(area) != 0 && r.Period.And(period).Size() > 0 && r.speaksOf(of) && !x.ledger[i].speaksOf(of) {
			a.LeftOut = append(a.LeftOut, LeftOut{r, Revised})
		}
	}
	return a, err
}

func (x *Index) explain(of Subject, area Area, period calendar.Period) (Answer, error) {
	switch place, _, _ := of.field(); place {
	case 1:
		return explain(x.counts(), cell[Measure]{area, period, of.Measure})
	case 2:
		return explain(x.mass(), cellOf(area, period, of.Mass))
	case 3:
		return explain(x.packs(), cellOf(area, period, of.Pack))
	case 4:
		return explain(x.worth(), cellOf(area, period, of.Worth))
	case 5:
		return explain(x.weapons(), cellOf(area, period, of.Weapon))
	case 6:
		return explain(x.goods(), cellOf(area, period, of.Good))
	case 7:
		return explain(x.goodsWorth(), cellOf(area, period, of.GoodsWorth))
	case 8:
		return explain(x.cash(), cellOf(area, period, cash{}))
	case 9:
		return explain(x.seizures(), cellOf(area, period, of.Seizures))
	}
	return Answer{}, nil
}

func cellOf[K stats.Set[K]](area Area, period calendar.Period, kind K) cell[K] {
	return cell[K]{area, period, kind}
}

func explain[K stats.Set[K], A stats.Amount](s *shelf[K, A], ask cell[K]) (Answer, error) {
	g := s.given(ask)
	got, err := s.infer(g.statements, ask)
	a := Answer{Figure: valueOf(got.Figure), Tight: got.Tight, Asked: ask.area.Size() * ask.period.Size()}
	if err != nil {
		return a, err
	}
	for _, c := range got.Findings {
		a.Findings = append(a.Findings, s.conflict(c, ask))
	}
	a.RestsOn = s.returns(s.restsOn(g.statements, ask, got.Figure))
	for from, why := range g.left {
		a.LeftOut = append(a.LeftOut, LeftOut{s.ledger[from], why})
	}
	slices.SortFunc(a.LeftOut, func(p, q LeftOut) int {
		return cmp.Or(cmp.Compare(p.Why, q.Why), cmp.Compare(p.Return.Area, q.Return.Area), cmp.Compare(p.Return.Period.From, q.Return.Period.From))
	})
	a.Covered = s.covered(g.statements, ask)
	return a, nil
}

// restsOn drops each return in turn, and for good if the figure stays as it is.
func (s *shelf[K, A]) restsOn(g []statement[K, A], ask cell[K], figure stats.Figure[A]) []int {
	if r := s.rules(ask.kind); r.areas != Distinct && r.days != Distinct && r.kinds != Distinct {
		var from []int
		for _, i := range stats.Given(known(g)...).RestsOn(ask) {
			from = append(from, g[i].from)
		}
		return from
	}
	return s.spare(g, func(rest []statement[K, A]) bool {
		got, err := s.infer(rest, ask)
		return err == nil && got.Figure.Bounds() == figure.Bounds() && got.Figure.Reading() == figure.Reading()
	})
}

// spare drops statements for as long as something holds of the rest, many at a
// time while that works, and gives the returns of those that cannot be spared.
func (s *shelf[K, A]) spare(g []statement[K, A], holds func([]statement[K, A]) bool) []int {
	var from []int
	var kept []statement[K, A] // that cannot be spared, of those tried
	var try func(part, later []statement[K, A])
	try = func(part, later []statement[K, A]) {
		switch n := len(part); {
		case n == 0 || holds(slices.Concat(kept, later)):
		case n == 1:
			kept = append(kept, part[0])
			from = append(from, part[0].from)
		default:
			try(part[:n/2], slices.Concat(part[n/2:], later))
			try(part[n/2:], later)
		}
	}
	try(g, nil)
	return from
}

// covered counts the force-days asked about of which a statement speaks that goes
// beyond neither the area nor the period.
func (s *shelf[K, A]) covered(g []statement[K, A], ask cell[K]) int {
	days := 0
	for force := range ask.area.Forces() {
		var periods []calendar.Period
		for _, st := range g {
			inside := ask.area.Contains(st.cell.area) && ask.period.And(st.cell.period) == st.cell.period
			if inside && st.cell.area.Contains(force) && st.cell.kind == ask.kind && s.ledger[st.from].Scope == "" {
				periods = append(periods, st.cell.period)
			}
		}
		slices.SortFunc(periods, func(p, q calendar.Period) int { return cmp.Compare(p.From, q.From) })
		var end calendar.Day
		for _, p := range periods {
			days += max(0, int(p.To-max(p.From, end)))
			end = max(end, p.To)
		}
	}
	return days
}
