// SPDX-License-Identifier: MIT

package countylines

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"time"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/stats"
)

// A Comparison is what two returns say of the same things, a row for each.
type Comparison []Row

// A Row compares one subject of two returns, the second against the first.
type Row struct {
	Of Subject `json:"of"`
	A  Value   `json:"a"` // as reported, or what follows from the rest of the return
	B  Value   `json:"b"`

	// NameA and NameB name the two returns: "Kent, 3 to 9 October 2022", and the day of
	// publication or the publisher where only that is different.
	NameA string `json:"name_a"`
	NameB string `json:"name_b"`

	// ExposureA and ExposureB are what the rates are per; they are zero, and the
	// rates are the values themselves, where both returns are about one area and
	// as many days.
	ExposureA Exposure `json:"exposure_a"`
	ExposureB Exposure `json:"exposure_b"`

	// RateA and RateB are the values in their own unit (things counted, grams,
	// pounds) per exposure. They are not estimable where one area has no
	// residents.
	RateA stats.Range `json:"rate_a"`
	RateB stats.Range `json:"rate_b"`

	// Change is by how many per cent the second rate is above the first.
	Change stats.Range `json:"change"`

	// Verdict says what it rests on that the second rate is above the first, below
	// it, or the same. It is about the two figures, not about chance.
	Verdict stats.Verdict `json:"verdict"`

	Notes []Note `json:"notes,omitempty"`
}

// An Exposure is what a rate is per. The zero Exposure is the whole of what a
// return is about.
type Exposure struct {
	Residents int `json:"residents"` // rates are per 100,000 of these; 0 for a rate that is not per head
	Year      int `json:"year"`      // the 30 June on which they were counted, 0 with no residents
	Days      int `json:"days"`      // rates are per day of these; 0 where both returns have as many
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
// areas in one period, one area in two, or two versions of one return. What only one of
// them speaks of is compared with what the words of the other imply: over 400 adults
// and 600 children taught are over 1,000 people. Rates are
// per 100,000 residents where the areas differ, and per day where the numbers of
// days do. Where the first is a part of the second in the same period, the second
// stands for the rest of its whole.
//
// A comparison across bases (see [Return]) or with an area that has no residents
// gives no rates, no change and no verdict; the notes of the row say which. Where figures
// of one return contradict each other, what all smallest repairs leave is compared, and
// noted.
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
	nameA, nameB := returnNames(a, b)
	for _, s := range union(a.subjects(), b.subjects()) {
		row := Row{Of: s, NameA: nameA, NameB: nameB, ExposureA: exposureA, ExposureB: exposureB, Notes: slices.Clone(shared)}
		row.A, row.B = a.reported(s), b.reported(s)
		if row.A.Figure.Disputed() || row.B.Figure.Disputed() {
			row.Notes = append(row.Notes, Contradictory)
		}
		row.fill(comparable)
		if brokeBetween(s.Measure(), a.Period, b.Period) {
			row.Notes, row.Verdict = append(row.Notes, DefinitionBroke), stats.Unclear
		}
		rows = append(rows, row)
	}
	return rows
}

// returnNames names two returns, each by all that a reader has to know of it.
func returnNames(a, b Return) (string, string) {
	name := func(r Return) string {
		parts := []string{r.Area.String()}
		if r.Scope != "" {
			parts = append(parts, r.Scope)
		}
		return strings.Join(append(parts, r.days().String()), ", ")
	}
	nameA, nameB := name(a), name(b)
	if nameA != nameB {
		return nameA, nameB
	}
	switch sa, sb := a.Source, b.Source; {
	case a.Basis != b.Basis:
		return nameA + ", " + cmp.Or(a.Basis, "no basis given"), nameB + ", " + cmp.Or(b.Basis, "no basis given")
	case sa.Published != sb.Published && sa.Published != 0 && sb.Published != 0:
		return nameA + ", published " + sa.Published.String(), nameB + ", published " + sb.Published.String()
	case sa.Publisher != sb.Publisher && sa.Publisher != "" && sb.Publisher != "":
		return nameA + ", by " + sa.Publisher, nameB + ", by " + sb.Publisher
	}
	return nameA + ", first", nameB + ", second"
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

// reported gives what r says of s, or what its words imply: people of all ages are at
// least the children and the adults together.
func (r Return) reported(s Subject) Value {
	v, err := s.Of(r)
	if err != nil { // a list that contradicts itself
		v, _ = Ledger{r}.Of(s, r.Area, r.Period)
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
	if year+1 < FirstPopulationYear || year == 2199 { // none has residents; the last that a Day holds
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
// reported under the names of their returns, the two rates where they are rates, by how
// many per cent the second is above the first as usually read, what the two figures
// tell of that, whether chance alone may make the difference, and the notes.
//
// The verdict is about the two figures and says nothing of chance: 38 is certainly more
// than 25, and yet not more than chance makes of equal rates one week in three. Chance is
// [Row.Chance] of events that are independent, at a level of 95 per cent.
func (c Comparison) Table() stats.Table {
	nameA, nameB, rates := "first", "second", Exposure{}
	for _, r := range c {
		nameA, nameB, rates = r.NameA, r.NameB, r.ExposureA
	}
	shortA, shortB := unlike(nameA, nameB)
	t := stats.Table{Head: []string{"of", nameA, nameB}}
	if rates != (Exposure{}) {
		t.Head = append(t.Head, shortA+", "+rates.words(), shortB+", "+rates.words())
	}
	t.Head = append(t.Head, shortB+" against "+shortA, "verdict on the two figures", "by chance alone?", "notes")
	for _, r := range c {
		cells := []string{r.Of.String(), r.A.String(), r.B.String()}
		if rates != (Exposure{}) {
			cells = append(cells, rateCell(r.A, r.RateA), rateCell(r.B, r.RateB))
		}
		change := ""
		if !r.has(NotReported) && r.Change.Reading.Estimable() {
			change = r.Change.Reading.PerCent()
		}
		t.Rows = append(t.Rows, append(cells, change, r.verdictCell(), r.chanceCell(), joinNotes(r.Notes)))
	}
	return t
}

// words says what a rate is per.
func (e Exposure) words() string {
	switch {
	case e.Residents == 0:
		return "per day"
	case e.Days == 0:
		return "per 100,000 residents"
	}
	return "per 100,000 residents and day"
}

// unlike gives two names without the parts at their ends that both have.
func unlike(a, b string) (string, string) {
	as, bs := strings.Split(a, ", "), strings.Split(b, ", ")
	for len(as) > 1 && len(bs) > 1 && as[len(as)-1] == bs[len(bs)-1] {
		as, bs = as[:len(as)-1], bs[:len(bs)-1]
	}
	for len(as) > 1 && len(bs) > 1 && as[0] == bs[0] {
		as, bs = as[1:], bs[1:]
	}
	return strings.Join(as, ", "), strings.Join(bs, ", ")
}

// verdictCell says what the two figures tell, and by what.
func (r Row) verdictCell() string {
	side := "the same"
	switch {
	case r.has(NotReported) || !r.RateA.Reading.Estimable():
		return "not known"
	case r.Verdict == stats.Unclear:
		return "unclear"
	case r.RateB.Reading.Lo > r.RateA.Reading.Hi:
		side = "higher"
	case r.RateB.Reading.Hi < r.RateA.Reading.Lo:
		side = "lower"
	}
	if r.Verdict == stats.Certain {
		return side + " by the words"
	}
	return side + " as usually read"
}

// chanceCell says whether chance alone may make the difference, as the figures are
// usually read.
func (r Row) chanceCell() string {
	p := r.Chance(0.95, 1).P.Reading
	switch text := (stats.Range{Bounds: p, Reading: p}).AsP(); {
	case r.has(NotReported) || !r.RateA.Reading.Estimable():
		return ""
	case r.has(Revision):
		return "no: one was revised"
	case r.has(DefinitionBroke):
		return "not told: the definition changed"
	case r.A.Unit != Number:
		return "not told: no count of events"
	case !p.Estimable():
		return "not told"
	case p.Hi < 0.05:
		return "hardly: " + text
	case p.Lo >= 0.05:
		return "perhaps: " + text
	default:
		return "unclear: " + text
	}
}

func (r Row) has(n Note) bool { return slices.Contains(r.Notes, n) }

// rateCell gives a rate for a table with its unit, nothing for what was not reported.
func rateCell(v Value, rate stats.Range) string {
	switch text := asRead(rate); {
	case !v.Figure.Reported():
		return ""
	case !rate.Reading.Estimable() || v.Unit == Number:
		return text
	case v.Unit == Pence:
		return "£" + text
	default:
		return text + " grams"
	}
}

// asRead gives the reading of a range, as one number where its ends print alike.
func asRead(r stats.Range) string {
	return stats.Range{Bounds: r.Reading, Reading: r.Reading}.String()
}

// Row gives the row of a subject. If there is none, which is so where neither
// return speaks of it, the row is of two figures that were not reported.
func (c Comparison) Row(s Subject) Row {
	for _, r := range c {
		if r.Of == s {
			return r
		}
	}
	r := Row{Of: s, A: Value{Unit: s.Unit()}, B: Value{Unit: s.Unit()}}
	r.fill(false)
	return r
}

// Chance says how sure the row is if chance is at work in both counts: how many
// times the first rate the second is, with its interval at a level such as 0.95
// and the p-value of the two rates being the same, by the exact conditional method
// of [stats.RateRatio], over all counts that the two figures allow.
//
// Dispersion is 1 where the events are independent and more where they come in
// clumps, several arrests from one raid; [stats.RateRatioResult.WithDispersion]
// tells what it does and [stats.Dispersion] how to estimate it.
//
// Masses and sums of money are no counts of events, a revision is no chance, and
// what was not reported or cannot be compared has none: the result's ranges are
// then not estimable.
func (r Row) Chance(level, dispersion float64) stats.RateRatioRange {
	perA, perB := r.ExposureA.per(), r.ExposureB.per()
	if r.A.Unit != Number || !r.RateA.Bounds.Estimable() || r.has(Revision) || r.has(NotReported) {
		perA, perB = math.NaN(), math.NaN() // no exposure gives no result
	}
	a, b := stats.FigurePoint{Events: stats.As[int](r.A.Figure), Of: perA}, stats.FigurePoint{Events: stats.As[int](r.B.Figure), Of: perB}
	return stats.RateRatioOf(b, a, level).WithDispersion(dispersion)
}
