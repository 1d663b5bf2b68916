// SPDX-License-Identifier: MIT

package countylines

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/stats"
)

// A Series is a subject in one area from period to period, and how sure it is that
// it rises or falls.
type Series struct {
	Area    Area              `json:"area"`
	Points  []Moment          `json:"points,omitempty"`
	Missing []calendar.Period `json:"missing,omitempty"` // without a figure: gaps in time, not zeros

	// Silent has, for an area of several forces, those that have no figure for some of
	// a period.
	Silent map[calendar.Period]Area `json:"silent,omitempty"`

	// Days says that time is counted in days from the start of the first period. It
	// is counted in periods, 0, 1, 2 …, where each begins when the one before ends.
	Days bool `json:"days"`

	Count Course `json:"count"` // of the numbers in the figures
	Rate  Course `json:"rate"`  // per 100,000 residents, and per day if the points' exposures have days

	// Poisson is the factor by which the rate multiplies with each unit of time; of
	// the count, where the area has no residents. Its PearsonDispersion tells how far
	// the counts are from independent events: WithOwnDispersion allows for that. It
	// is not estimable of a mass or a sum of money.
	Poisson stats.PoissonTrendResult `json:"poisson"`

	Steps []Step `json:"steps,omitempty"` // where the series breaks

	// Wild are the periods whose figure is far from all others. They are told of numbers
	// only, plants and doses too: a mass or a sum of money is made of few large finds, so a
	// year of many times what is usual is no sign of a fault.
	Wild  []calendar.Period `json:"wild,omitempty"`
	Notes []Note            `json:"notes,omitempty"`
}

// A Moment is one point of a [Series].
type Moment struct {
	Period   calendar.Period `json:"period"`
	Time     float64         `json:"time"` // of its beginning, in days or periods
	Value    Value           `json:"value"`
	Basis    string          `json:"basis,omitempty"` // that the figure rests on, if its returns state one
	Exposure Exposure        `json:"exposure"`
	Rate     stats.Range     `json:"rate"` // per Exposure
}

// number gives the number in m's figure, which has one.
func (m Moment) number() float64 {
	n, _ := number(m.Value.Figure)
	return float64(n)
}

// A Course says whether a series rises or falls more steadily than chance arranges
// its values, and how steeply, per unit of time.
type Course struct {
	MannKendall stats.MannKendallResult `json:"mann_kendall"`
	TheilSen    stats.TheilSenResult    `json:"theil_sen"`
}

// A Step is a break of a series between two of its periods: the meaning of the words
// is known to have changed there (see [Breaks]), or the returns rest on other
// bases, or else the figures show it: every number before is below every number
// after, or above, and the two neighbours differ by more than chance at 0.001 and
// threefold, or twofold if they differ more than any two do on one side. Wild values
// (see [Series]) are left out for that.
type Step struct {
	Before calendar.Period `json:"before"`
	After  calendar.Period `json:"after"`
	Why    string          `json:"why"`   // what is known of it; empty where the figures alone show it
	Ratio  stats.Estimate  `json:"ratio"` // of the rate after to the rate before
}

// Trend follows a subject in an area through some periods, at a level such as
// 0.95. Each period's figure is what [Ledger.Of] gives, where a return about the area or
// a part of it speaks of the subject. Periods without a figure are gaps, and so are
// those of an area of several forces in which some have none, unless the total is exact
// all the same: Silent says who. The national headline, whatever it is printed for, is
// followed with [Ledger.Headlines]. The periods may be in any order, and one given twice counts once; of two that
// overlap each has its own figure.
//
// A figure that is not exact is taken by its number, "over 70" for 70, which is
// noted, and one that may be anything from 0 up, or a range that nobody printed and that
// only follows, counts as missing; what all numbers
// that the words allow would give, [stats.MannKendallOf] and [stats.TheilSenOf] say.
// Rates use the residents of the year whose 30 June lies in the period, and
// the days as printed where some return prints other days than its period's, or
// periods that do not adjoin have different lengths. Of a series of one, two, three
// or four points the statistics of stats say what little they can.
func Trend(l Ledger, what Subject, area Area, periods []calendar.Period, level float64) Series {
	return l.joined(area, periods...).Index().Trend(what, area, periods, level)
}

// Trend follows a subject, as the function [Trend] does, from what was prepared.
func (x *Index) Trend(what Subject, area Area, periods []calendar.Period, level float64) Series {
	periods = slices.Clone(periods)
	slices.SortFunc(periods, func(a, b calendar.Period) int { return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To)) })
	periods = slices.Compact(slices.DeleteFunc(periods, func(p calendar.Period) bool { return p.Size() == 0 }))
	s := Series{Area: area}
	for i := range periods[min(1, len(periods)):] {
		s.Days = s.Days || periods[i].To != periods[i+1].From
	}
	for i, p := range periods {
		m, ok := s.moment(x, what, p)
		if !ok {
			s.Missing = append(s.Missing, p)
			s.note(Gaps)
			continue
		}
		if m.Time = float64(i); s.Days {
			m.Time = float64(p.From - periods[0].From)
		}
		if m.Exposure.Days != p.Size() || s.Days && p.Size() != periods[0].Size() {
			s.note(LengthsDiffer)
		}
		s.reside(&m)
		s.Points = append(s.Points, m)
	}
	s.analyse(level)
	s.findWild()
	s.findSteps(breaksOf(what))
	return s
}

// moment gives the figure of a period, and notes what is to be borne in mind about it.
// It is not ok where there is none, or a part of it.
func (s *Series) moment(x *Index, what Subject, p calendar.Period) (m Moment, ok bool) {
	own := x.original.about(s.Area, p)
	place := unplaced(s.Area)
	place.answer(x, own, what, p)
	if len(place.Notes) > 0 {
		s.note(Contradictory)
	}
	v, silent := place.Value, Area(0)
	if s.Area.Size() > 1 && what.row() != nil && !isExact(v.Figure) {
		silent = x.shelves[what.Kind()]().silent(what, s.Area, p)
	}
	switch {
	case v.Figure.Reported() && silent != 0:
		if s.Silent == nil {
			s.Silent = map[calendar.Period]Area{}
		}
		s.Silent[p] = silent
		s.note(SomeMissing)
	case v.Figure.Reported() && !isExact(v.Figure):
		s.note(Inexact)
	}
	if silent != 0 || !hasNumber(v.Figure) || own.onlyFollows(what, v) {
		return m, false
	}
	m = Moment{Period: p, Value: v, Exposure: Exposure{Days: own.printed(p).Size()}}
	if what.row() != nil {
		m.Basis = x.shelves[what.Kind()]().basisOf(what, s.Area, p)
	}
	return m, true
}

// about gives the returns of which an area's figure in a period is made: its own, or
// all about parts of it.
func (l Ledger) about(area Area, p calendar.Period) Ledger {
	if area.Size() == 1 {
		return ownReturns(l, area, p)[area]
	}
	parts := l.Within(area, p).revised()
	whole := parts.where(func(r Return) bool { return r.Area == area && r.Period == p && r.Scope == "" })
	if len(whole) == len(parts) {
		return whole
	}
	return parts
}

func (s *Series) note(n Note) {
	if !slices.Contains(s.Notes, n) {
		s.Notes = append(s.Notes, n)
	}
}

// reside gives a moment its residents.
func (s *Series) reside(m *Moment) {
	of, _ := headline(s.Area, m.Basis)
	if !m.Exposure.reside(Return{Area: of, Period: m.Period}) {
		m.Exposure.Residents, m.Exposure.Year = 0, 0
		s.note(NoResidents)
		return
	}
	if m.Exposure.Year != populationYear(m.Period) {
		s.note(OtherYear)
	}
	if fewResidents(s.Area) {
		s.note(FewResidents)
	}
}

// analyse works out the trends.
func (s *Series) analyse(level float64) {
	perDay := slices.Contains(s.Notes, LengthsDiffer)
	head := !slices.Contains(s.Notes, NoResidents)
	var t, numbers, rates []float64
	var points []stats.Point
	for i := range s.Points {
		m := &s.Points[i]
		if !perDay {
			m.Exposure.Days = 0
		}
		m.Rate = rate(m.Value, m.Exposure.per())
		n := m.number() / float64(m.Value.unit())
		t, numbers = append(t, m.Time), append(numbers, n)
		per := float64(max(1, m.Exposure.Residents)) * float64(max(1, m.Exposure.Days))
		if head {
			rates = append(rates, n*100_000/per) // divided once, so that equal fractions tie
		} else {
			rates = append(rates, n/per)
		}
		if m.Value.Unit == Number {
			points = append(points, stats.Point{Events: int(m.number()), Of: per})
		}
	}
	s.Count = course(t, numbers, level)
	if head || perDay {
		s.Rate = course(t, rates, level)
	} else {
		s.Rate = course(nil, nil, level)
	}
	if len(points) != len(t) {
		t, points = nil, nil
	}
	s.Poisson = stats.PoissonTrend(t, points, level)
}

// point gives a count with its exposure.
func (m Moment) point() stats.Point {
	return stats.Point{Events: int(m.number()), Of: m.Exposure.per()}
}

func course(t, y []float64, level float64) Course {
	return Course{stats.MannKendall(y), stats.TheilSen(t, y, level)}
}

// heights gives the number of each point per exposure.
func (s *Series) heights() []float64 {
	heights := make([]float64, len(s.Points))
	for i, m := range s.Points {
		heights[i] = m.number() / m.Exposure.per()
	}
	return heights
}

// findWild finds single values that are three times as high as is usual in the series,
// or a third, twice as far out as any other, and not by chance alone.
func (s *Series) findWild() {
	const factor, apart, fewest = 3, 2, 4
	heights := s.heights()
	for i, m := range s.Points {
		if len(heights) < fewest || m.Value.Unit != Number {
			return
		}
		others := slices.Sorted(slices.Values(slices.Delete(slices.Clone(heights), i, i+1)))
		usual := others[len(others)/2]
		high := heights[i] >= factor*usual && heights[i] >= apart*others[len(others)-1]
		low := factor*heights[i] <= usual && apart*heights[i] <= others[0]
		expected := usual * m.Exposure.per()
		if c := stats.Garwood(int(m.number()), 0.999); (high || low) && (c.Lo > expected || c.Hi < expected) {
			s.Wild = append(s.Wild, m.Period)
			s.note(WildValue)
		}
	}
}

// findSteps finds where the series breaks.
func (s *Series) findSteps(known []Break) {
	heights := s.heights()
	for i := range max(0, len(s.Points)-1) {
		a, b := s.Points[i], s.Points[i+1]
		step := Step{Before: a.Period, After: b.Period, Ratio: stats.Estimate(heights[i+1] / heights[i])}
		broke := slices.IndexFunc(known, func(k Break) bool { return a.Period.From < k.From && k.From <= b.Period.From })
		switch {
		case broke >= 0:
			step.Why = known[broke].Note
			s.note(DefinitionBroke)
		case a.Basis != b.Basis && s.otherHeadline(a, b):
			s.note(BasesDiffer)
			continue
		case a.Basis != b.Basis:
			step.Why = fmt.Sprintf("the basis was %q, then %q", a.Basis, b.Basis)
			s.note(BasesDiffer)
		default:
			next := s.steps(i, heights)
			if next == 0 {
				continue
			}
			step.After, step.Ratio = s.Points[next].Period, stats.Estimate(heights[next]/heights[i])
			s.note(LevelBreak)
		}
		s.Steps = append(s.Steps, step)
	}
}

// otherHeadline reports whether two points differ only in what a national headline is
// printed for.
func (s *Series) otherHeadline(a, b Moment) bool {
	_, restA := headline(s.Area, a.Basis)
	_, restB := headline(s.Area, b.Basis)
	return restA == restB
}

// steps gives the first point of another level than that of the points up to i, 0 if
// the level stays.
func (s *Series) steps(i int, heights []float64) (next int) {
	var before, after []float64
	next = i + 1
	for j := len(heights) - 1; j >= 0; j-- {
		switch wild := slices.Contains(s.Wild, s.Points[j].Period); {
		case wild && j > 0 && j < len(heights)-1 && j == i:
			return 0 // what comes after it is held against what came before
		case wild:
		case j > i:
			after, next = append(after, heights[j]), j
		default:
			before = append(before, heights[j])
		}
	}
	if len(before) == 0 || len(after) == 0 {
		before, after, next = heights[:i+1], heights[i+1:], i+1
	}
	if !parted(before, after) || !s.differ(s.Points[i], s.Points[next]) {
		return 0
	}
	ratio := max(heights[i]/heights[next], heights[next]/heights[i])
	spread := max(slices.Max(before)/slices.Min(before), slices.Max(after)/slices.Min(after))
	if ratio >= 3 || ratio >= 2 && ratio > spread {
		return next
	}
	return 0
}

// breaksOf gives the known breaks of a subject: those of what it counts, and of parts
// of that.
func breaksOf(what Subject) []Break {
	m := what.Measure()
	return slices.DeleteFunc(Breaks(), func(b Break) bool { return m == 0 || m.And(b.Measure) != b.Measure })
}

// parted reports whether all of a lie on one side of all of b.
func parted(a, b []float64) bool {
	return slices.Max(a) < slices.Min(b) || slices.Min(a) > slices.Max(b)
}

// differ reports whether two counts differ by more than chance alone would have it.
func (s *Series) differ(a, b Moment) bool {
	const chance = 0.001
	return a.Value.Unit == Number && stats.RateRatio(b.point(), a.point(), 1-chance).P < chance
}

// Table gives the series as a table: the periods, the figures, the rates as usually
// read where the area has residents or lengths differ.
func (s Series) Table() stats.Table {
	t := stats.Table{Head: []string{"period", "figure", "rate"}}
	if len(s.Points) > 0 && s.Points[0].Exposure != (Exposure{}) {
		t.Head[2] += " " + s.Points[0].Exposure.words()
	}
	for _, m := range s.Points {
		row := []string{m.Period.Label(), m.Value.String(), ""}
		if m.Exposure != (Exposure{}) {
			row[2] = m.Rate.String()
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// String says s in a sentence: how many periods have a figure, whether the numbers in
// them rise or fall, which are wild, and where they break.
func (s Series) String() string {
	unit := "period"
	if s.Days {
		unit = "day"
	}
	told := ""
	for _, p := range s.Wild {
		told += "; far from all others is " + p.Label()
	}
	for _, step := range s.Steps {
		told += "; it breaks before " + step.After.Label()
	}
	return fmt.Sprintf("%v in %d of %d periods; unit of time the %s; %v; %v%s", s.Area, len(s.Points), len(s.Points)+len(s.Missing), unit, s.Count.MannKendall, s.Count.TheilSen, told)
}
