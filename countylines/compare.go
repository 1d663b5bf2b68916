package countylines

import (
	"math"
	"slices"
	"time"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/stats"
)

// A Comparison is what two returns say of the same things, a row for each.
type Comparison []Row

// A Row compares one subject of two returns, the second against the first.
type Row struct {
	Of   Subject
	A, B Value // as reported, or exactly what follows from the rest of the return

	// ExposureA and ExposureB are what the rates are per; they are zero, and the
	// rates are the values themselves, where both returns are about one area and
	// as many days.
	ExposureA, ExposureB Exposure

	// RateA and RateB are the values in their own unit (things counted, grams,
	// pounds) per exposure. They are not estimable where one area has no
	// residents.
	RateA, RateB stats.Range

	// Change is by how many per cent the second rate is above the first.
	Change stats.Range

	// Verdict says what it rests on that the second rate is above the first, below
	// it, or the same. It is about the two figures, not about chance.
	Verdict stats.Verdict

	Notes []Note
}

// An Exposure is what a rate is per. The zero Exposure is the whole of what a
// return is about.
type Exposure struct {
	Residents int // rates are per 100,000 of these; 0 for a rate that is not per head
	Year      int // the 30 June on which they were counted, 0 with no residents
	Days      int // rates are per day of these; 0 where both returns have as many
}

// per gives the number by which a value is divided.
func (e Exposure) per() float64 {
	per := 1.0
	if e.Residents > 0 {
		per *= float64(e.Residents) / 100_000
	}
	if e.Days > 0 {
		per *= float64(e.Days)
	}
	return per
}

// Compare compares what two returns say of everything that either speaks of: two
// areas in one period, one area in two, or two versions of one return. Rates are
// per 100,000 residents where the areas differ, and per day where the numbers of
// days do. Where the first is a part of the second in the same period, the second
// stands for the rest of its whole.
//
// A comparison across bases (see [Return]) or with an area that has no residents
// gives no rates, no change and no verdict; the notes of the row say which. Figures
// within one return that contradict each other count as not reported.
func Compare(a, b Return) Comparison {
	var shared []Note
	if a.Area != b.Area && b.Area.Contains(a.Area) && a.Period == b.Period {
		shared = append(shared, RestOf)
		b = restOf(b, a)
	}
	exposureA, exposureB, comparable, notes := exposures(a, b)
	shared = append(shared, notes...)
	if a.Source.Provisional || b.Source.Provisional {
		shared = append(shared, IsProvisional)
	}
	if a.Basis != b.Basis {
		shared, comparable = append(shared, BasesDiffer), false
	}
	var rows Comparison
	saidByA, saidByB := a.subjects(), b.subjects()
	for _, s := range union(saidByA, saidByB) {
		row := Row{Of: s, ExposureA: exposureA, ExposureB: exposureB, Notes: slices.Clone(shared)}
		row.A, row.B = a.reported(s, saidByA), b.reported(s, saidByB)
		row.fill(comparable)
		if brokeBetween(s.Measure, a.Period, b.Period) {
			row.Notes, row.Verdict = append(row.Notes, DefinitionBroke), stats.Unclear
		}
		rows = append(rows, row)
	}
	return rows
}

// union gives the subjects of two returns in the order in which results list them.
func union(a, b []Subject) []Subject {
	all := slices.Clone(a)
	for _, s := range b {
		if !slices.Contains(a, s) {
			all = append(all, s)
		}
	}
	slices.SortStableFunc(all, compareSubjects)
	return all
}

// reported gives what r says of s, given all that it speaks of. Of what it does
// not speak of nothing was reported, unless it follows exactly: people of all ages
// are the children and the adults.
func (r Return) reported(s Subject, said []Subject) Value {
	if fig := r.Counts[s.Measure]; fig.Reported() {
		return valueOf(fig)
	}
	v, err := s.Of(r)
	if _, exact := v.Figure.Exact(); err != nil || !exact && !slices.Contains(said, s) {
		v.Figure = stats.Figure[int64]{}
	}
	return v
}

// restOf gives what is left of a whole without one of its parts, from those two
// returns alone.
func restOf(whole, part Return) Return {
	part.Source, part.Days = Source{}, calendar.Period{}
	plain := whole
	plain.Source, plain.Days = Source{}, calendar.Period{}
	rest, _ := Ledger{plain, part}.Sum(whole.Area&^part.Area, whole.Period) // what contradicts itself is not in the sum
	rest.Days, rest.Basis, rest.Source = whole.Days, whole.Basis, whole.Source
	return rest
}

// exposures gives what rates of a and b are per, whether they can be compared at
// all, and what is to be noted about that.
func exposures(a, b Return) (ea, eb Exposure, comparable bool, notes []Note) {
	comparable = true
	if na, nb := a.days().Size(), b.days().Size(); na != nb {
		ea.Days, eb.Days = na, nb
		notes = append(notes, LengthsDiffer)
		comparable = na > 0 && nb > 0
	}
	switch {
	case a.Area != b.Area:
		okA, okB := ea.reside(a), eb.reside(b)
		if !okA || !okB {
			ea.Residents, ea.Year, eb.Residents, eb.Year = 0, 0, 0, 0
			return ea, eb, false, append(notes, NoResidents)
		}
		if ea.Year != populationYear(a.Period) || eb.Year != populationYear(b.Period) {
			notes = append(notes, OtherYear)
		}
		if fewResidents(a.Area) || fewResidents(b.Area) {
			notes = append(notes, FewResidents)
		}
	case a.Period == b.Period && a.days() == b.days():
		notes = append(notes, Revision)
	}
	return ea, eb, comparable, notes
}

// reside sets the residents of r's area, and reports whether it has any.
func (e *Exposure) reside(r Return) (ok bool) {
	e.Year = min(max(populationYear(r.Period), FirstPopulationYear), LastPopulationYear)
	e.Residents, ok = r.Area.Population(e.Year)
	return ok
}

// populationYear gives the year whose 30 June lies in a period, or else in which
// it begins: a financial year goes with the June inside it.
func populationYear(p calendar.Period) int {
	year, _, _ := p.From.Date()
	if year == 2199 { // the last that a Day holds
		return year
	}
	if june := calendar.Date(year+1, time.June, 30); p.Contains(june) && !p.Contains(calendar.Date(year, time.June, 30)) {
		return year + 1
	}
	return year
}

func fewResidents(a Area) bool {
	force, ok := a.Force()
	return ok && force.FewResidents
}

// fill works out a row from its values and exposures.
func (r *Row) fill(comparable bool) {
	small := func(v Value) bool { return v.Unit == Number && v.Figure.Reported() && v.Figure.Reading().Lo < 5 }
	if small(r.A) || small(r.B) {
		r.Notes = append(r.Notes, SmallCount)
	}
	if !r.A.Figure.Reported() || !r.B.Figure.Reported() {
		r.Notes = append(r.Notes, NotReported)
	}
	if !comparable {
		none := stats.Interval{Lo: math.NaN(), Hi: math.NaN()}
		r.RateA = stats.Range{Bounds: none, Reading: none}
		r.RateB, r.Change = r.RateA, r.RateA
		return
	}
	perA, perB := r.ExposureA.per(), r.ExposureB.per()
	r.RateA, r.RateB = rate(r.A, perA), rate(r.B, perB)
	r.Change = stats.Range{
		Bounds:  percent(r.A.Figure.Bounds(), r.B.Figure.Bounds(), perA/perB),
		Reading: percent(r.A.Figure.Reading(), r.B.Figure.Reading(), perA/perB),
	}
	r.Verdict = verdict(r.RateA, r.RateB)
}

// rate gives a value in its own unit divided by its exposure, rounded outward.
func rate(v Value, per float64) stats.Range {
	r := v.inUnits()
	if per == 1 {
		return r
	}
	return outward(r.Times(1 / per))
}

func outward(r stats.Range) stats.Range {
	return stats.Range{Bounds: widen(r.Bounds), Reading: widen(r.Reading)}
}

// widen moves both ends of an interval outward by two units in the last place, the
// most that a product of two rounded numbers is off by; a zero is exact.
func widen(i stats.Interval) stats.Interval {
	for range 2 {
		if i.Lo != 0 {
			i.Lo = math.Nextafter(i.Lo, math.Inf(-1))
		}
		if i.Hi != 0 {
			i.Hi = math.Nextafter(i.Hi, math.Inf(1))
		}
	}
	return i
}

// percent gives by how many per cent b × scale is above a, rounded outward; what
// is exactly nothing has no percentage.
func percent(a, b stats.Bounds[int64], scale float64) stats.Interval {
	r, err := stats.Ratio(stats.Bounded(b, b), stats.Bounded(a, a), 1, 1)
	if err != nil {
		return r.Bounds
	}
	ratio := r.Bounds
	if scale != 1 {
		ratio = widen(ratio.Times(scale))
	}
	return widen(stats.Interval{Lo: 100 * (ratio.Lo - 1), Hi: 100 * (ratio.Hi - 1)})
}

// verdict says what it rests on that one rate is above, below, or equal to the
// other.
func verdict(a, b stats.Range) stats.Verdict {
	apart := func(a, b stats.Interval) bool {
		return b.Lo > a.Hi || a.Lo > b.Hi || (a == b && a.Lo == a.Hi)
	}
	switch {
	case apart(a.Bounds, b.Bounds):
		return stats.Certain
	case apart(a.Reading, b.Reading):
		return stats.AsRead
	}
	return stats.Unclear
}

// Table gives the comparison as a table: what is compared, the two figures as
// reported, the two rates where they are rates, the change in per cent as usually
// read, the verdict and the notes.
func (c Comparison) Table() stats.Table {
	t := stats.Table{Head: []string{"of", "first", "second", "first, rate", "second, rate", "change, %", "verdict", "notes"}}
	for _, r := range c {
		rateA, rateB, change := "", "", ""
		if r.ExposureA != (Exposure{}) {
			rateA, rateB = rateCell(r.A, r.RateA), rateCell(r.B, r.RateB)
		}
		if !r.has(NotReported) {
			change = asRead(r.Change)
		}
		t.Rows = append(t.Rows, []string{r.Of.String(), r.A.String(), r.B.String(), rateA, rateB, change, r.Verdict.String(), joinNotes(r.Notes)})
	}
	return t
}

func (r Row) has(n Note) bool { return slices.Contains(r.Notes, n) }

// rateCell gives a rate for a table, nothing for what was not reported.
func rateCell(v Value, rate stats.Range) string {
	if !v.Figure.Reported() {
		return ""
	}
	return asRead(rate)
}

// asRead gives the reading of a range, as one number where its ends print alike.
func asRead(r stats.Range) string {
	return stats.Range{Bounds: r.Reading, Reading: r.Reading}.String()
}

// Row gives the row of a measure. If there is none, which is so where neither
// return speaks of it, the row is of two figures that were not reported.
func (c Comparison) Row(m Measure) Row {
	for _, r := range c {
		if r.Of.Measure == m {
			return r
		}
	}
	r := Row{Of: Subject{Measure: m}}
	r.fill(false)
	return r
}
