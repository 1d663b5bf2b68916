package countylines

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/stats"
)

// A Series is a quantity of one area from period to period, and how sure it is that
// it rises or falls.
type Series struct {
	Area    Area
	Points  []Moment
	Missing []calendar.Period // without a figure: gaps in time, not zeros

	// Days says that time is counted in days from the start of the first period. It
	// is counted in periods, 0, 1, 2 …, where each begins when the one before ends.
	Days bool

	Count Course // of the numbers in the figures
	Rate  Course // per 100,000 residents, and per day if the points' exposures have days

	// Poisson is the factor by which the rate multiplies with each unit of time; of
	// the count, where the area has no residents. Its PearsonDispersion tells how far
	// the counts are from independent events: WithOwnDispersion allows for that. It
	// is not estimable of a mass or a sum of money.
	Poisson stats.PoissonTrendResult

	Steps []Step // where the series breaks
	Notes []Note
}

// A Moment is one point of a [Series].
type Moment struct {
	Period   calendar.Period
	Time     float64 // of its beginning, in days or periods
	Value    Value
	Exposure Exposure
	Rate     stats.Range // per Exposure
}

// number gives the number in m's figure, which has one.
func (m Moment) number() float64 {
	n, _ := number(m.Value.Figure)
	return float64(n)
}

// A Course says whether a series rises or falls more steadily than chance arranges
// its values, and how steeply, per unit of time.
type Course struct {
	MannKendall stats.MannKendallResult
	TheilSen    stats.TheilSenResult
}

// A Step is a break of a series between two of its periods: the meaning of the words
// is known to have changed there (see [Breaks]), or the returns rest on other
// bases, or else the figures show it: every number before is below every number
// after, or above, and the two neighbours differ threefold and by more than chance
// at 0.001.
type Step struct {
	Before, After calendar.Period
	Why           string         // what is known of it; empty where the figures alone show it
	Ratio         stats.Estimate // of the rate after to the rate before
}

// Trend follows a quantity of an area through some periods, at a level such as
// 0.95. Each period's figure is that of the area's own return about all of it, or
// else what follows from the returns about its parts. Periods without a figure are
// gaps. The periods may be in any order, and one given twice counts once; of two that
// overlap each has its own figure.
//
// A figure that is not exact is taken by its number, "over 70" for 70, which is
// noted, and one that may be anything from 0 up counts as missing; what all numbers
// that the words allow would give, [stats.MannKendallOf] and [stats.TheilSenOf] say.
// Rates use the residents of the year whose 30 June lies in the period, and
// the days as printed where some return prints other days than its period's, or
// periods that do not adjoin have different lengths. Of a series of one, two, three
// or four points the statistics of stats say what little they can.
func Trend[A stats.Amount](l Ledger, what Quantity[A], area Area, periods []calendar.Period, level float64) Series {
	periods = slices.Clone(periods)
	slices.SortFunc(periods, func(a, b calendar.Period) int { return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To)) })
	periods = slices.Compact(slices.DeleteFunc(periods, func(p calendar.Period) bool { return p.Size() == 0 }))
	s := Series{Area: area}
	for i := range periods[min(1, len(periods)):] {
		s.Days = s.Days || periods[i].To != periods[i+1].From
	}
	var bases []string
	for i, p := range periods {
		own := l.about(area, p)
		fig, err := ask(what, own, area, p)
		switch {
		case err != nil:
			s.note(Contradictory)
		case fig.Reported() && !isExact(fig):
			s.note(Inexact)
		}
		if err != nil || !hasNumber(fig) {
			s.Missing = append(s.Missing, p)
			s.note(Gaps)
			continue
		}
		days := own.printed(p)
		if days != p || s.Days && p.Size() != periods[0].Size() {
			s.note(LengthsDiffer)
		}
		m := Moment{Period: p, Time: float64(i), Value: valueOf(fig), Exposure: Exposure{Days: days.Size()}}
		if s.Days {
			m.Time = float64(p.From - periods[0].From)
		}
		s.reside(&m)
		s.Points = append(s.Points, m)
		bases = append(bases, own.basis())
	}
	s.analyse(level)
	s.findSteps(bases, breaksOf(what))
	return s
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

// basis gives the basis of all returns of l, if they have the same.
func (l Ledger) basis() string {
	if len(l) == 0 || slices.ContainsFunc(l, func(r Return) bool { return r.Basis != l[0].Basis }) {
		return ""
	}
	return l[0].Basis
}

func (s *Series) note(n Note) {
	if !slices.Contains(s.Notes, n) {
		s.Notes = append(s.Notes, n)
	}
}

// reside gives a moment its residents.
func (s *Series) reside(m *Moment) {
	if !m.Exposure.reside(Return{Area: s.Area, Period: m.Period}) {
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
	var t, numbers, rates, exposure []float64
	var events []int
	for i := range s.Points {
		m := &s.Points[i]
		if !perDay {
			m.Exposure.Days = 0
		}
		m.Rate = rate(m.Value, m.Exposure.per())
		n := m.number() / float64(m.Value.unit())
		t, numbers = append(t, m.Time), append(numbers, n)
		per := float64(max(1, m.Exposure.Residents) * max(1, m.Exposure.Days))
		exposure = append(exposure, per)
		if head {
			rates = append(rates, n*100_000/per) // divided once, so that equal fractions tie
		} else {
			rates = append(rates, n/per)
		}
		if m.Value.Unit == Number {
			events = append(events, int(m.number()))
		}
	}
	s.Count = course(t, numbers, level)
	if head || perDay {
		s.Rate = course(t, rates, level)
	} else {
		s.Rate = course(nil, nil, level)
	}
	if len(events) != len(t) {
		t, events, exposure = nil, nil, nil
	}
	s.Poisson = stats.PoissonTrend(t, events, exposure, level)
}

func course(t, y []float64, level float64) Course {
	return Course{stats.MannKendall(y), stats.TheilSen(t, y, level)}
}

// findSteps finds where the series breaks.
func (s *Series) findSteps(bases []string, known []Break) {
	heights := make([]float64, len(s.Points))
	for i, m := range s.Points {
		heights[i] = m.number() / m.Exposure.per()
	}
	for i := range max(0, len(s.Points)-1) {
		a, b := s.Points[i], s.Points[i+1]
		step := Step{Before: a.Period, After: b.Period, Ratio: stats.Estimate(heights[i+1] / heights[i])}
		broke := slices.IndexFunc(known, func(k Break) bool { return a.Period.From < k.From && k.From <= b.Period.From })
		switch {
		case broke >= 0:
			step.Why = known[broke].Note
			s.note(DefinitionBroke)
		case bases[i] != bases[i+1]:
			step.Why = fmt.Sprintf("the basis was %q, then %q", bases[i], bases[i+1])
			s.note(BasesDiffer)
		case parted(heights[:i+1], heights[i+1:]) && s.threefold(a, b):
			s.note(LevelBreak)
		default:
			continue
		}
		s.Steps = append(s.Steps, step)
	}
}

// breaksOf gives the known breaks of what a quantity takes from a return: those of
// the measures that it has a figure of where nothing else is said.
func breaksOf[A stats.Amount](what Quantity[A]) []Break {
	return slices.DeleteFunc(Breaks(), func(b Break) bool {
		fig, err := what(Return{Counts: Counts{b.Measure: stats.Exactly(1)}})
		return err != nil || !fig.Reported()
	})
}

// parted reports whether all of a lie on one side of all of b.
func parted(a, b []float64) bool {
	return slices.Max(a) < slices.Min(b) || slices.Min(a) > slices.Max(b)
}

// threefold reports whether two counts differ threefold and not by chance alone.
func (s *Series) threefold(a, b Moment) bool {
	const least, chance = 3, 0.001
	if a.Value.Unit != Number {
		return false
	}
	r := stats.RateRatio(int(b.number()), b.Exposure.per(), int(a.number()), a.Exposure.per(), 1-chance)
	return (r.Ratio >= least || r.Ratio <= 1.0/least) && r.P < chance
}

// Table gives the series as a table: the periods, the figures, the rates as usually
// read where the area has residents or lengths differ.
func (s Series) Table() stats.Table {
	t := stats.Table{Head: []string{"period", "figure", "rate"}}
	for _, m := range s.Points {
		row := []string{m.Period.Label(), m.Value.String(), ""}
		if m.Exposure != (Exposure{}) {
			row[2] = m.Rate.String()
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// String says s in a sentence: how many periods have a figure, and whether the
// numbers in them rise or fall.
func (s Series) String() string {
	unit := "period"
	if s.Days {
		unit = "day"
	}
	return fmt.Sprintf("%v in %d of %d periods; unit of time the %s; %v; %v", s.Area, len(s.Points), len(s.Points)+len(s.Missing), unit, s.Count.MannKendall, s.Count.TheilSen)
}
