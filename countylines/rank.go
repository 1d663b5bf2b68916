package countylines

import (
	"cmp"
	"errors"
	"math"
	"slices"
	"strconv"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

// A Per is what the figures of a ranking are per.
type Per struct{ whole Quantity[int] }

// PerResidents ranks by rate per 100,000 residents, of the year whose 30 June lies
// in the period.
func PerResidents() Per { return Per{} }

// PerOf ranks by share of another quantity: charged of arrested is Rank of
// Charged.Of, PerOf(Arrests.Of). Of what is no part of it, such as grams per
// seizure, it ranks by ratio, and nothing is said of chance.
func PerOf(whole Quantity[int]) Per { return Per{whole} }

// A Ranking puts forces in the order of a quantity, and says how far that order can
// be trusted.
type Ranking struct {
	Places []Place // by rank; then those that have none
	Level  float64 // of the places' intervals

	// Target is the rate, or the share, of all ranked forces whose figures are exact
	// taken together; the limits of the funnel are about it. No force is left out
	// when it is judged itself.
	Target stats.Estimate

	// Ratios and Roots say by how much more the rates differ among the forces than
	// chance would have it, on two scales (see [stats.Funnel.Overdispersion]). The
	// limits use Ratios.
	Ratios, Roots stats.Overdispersion

	Notes []Note // Overdispersed, NotAShare, LengthsDiffer
}

// A Place is where one force stands in a [Ranking].
type Place struct {
	Area     Area
	Value    Value             // the quantity
	Exposure Exposure          // what the rate is per, of PerResidents
	Whole    stats.Figure[int] // what the share is of, of PerOf

	// Rate is per 100,000 residents (and per day, if Exposure has days), or the
	// share: from the figures alone. Interval adds what chance allows, at the
	// ranking's level: Garwood's limits of a count, Wilson's of a share; it is
	// not estimable of a mass or a sum of money.
	Rate     stats.Range
	Interval stats.Range

	Rank int // 1 is the highest rate; forces with equal rates share the best rank; 0 is none
	Tied int // how many share it, this one included

	// Best and Worst are the ranks between which the words of the figures and chance
	// leave the force: as many forces are surely above it, their whole interval above
	// its own, and surely below it.
	Best, Worst int

	Expected    stats.Estimate // of the count, if the rate were the ranking's target
	PLow, PHigh stats.Estimate // chance of as few then, and of as many
	Alert       FunnelLimits   // at 95 per cent
	Alarm       FunnelLimits   // at 99.8 per cent

	Notes []Note
}

// FunnelLimits are the limits of a funnel at one level, in the unit of the rate, and
// on which side of them a force lies: by chance alone, and if forces differ among
// themselves as much as they do all over the ranking.
type FunnelLimits struct {
	Chance        stats.Interval
	Flag          stats.Flag
	Dispersed     stats.Interval
	DispersedFlag stats.Flag
}

// Rank puts forces in the order of a quantity in a period, at a level such as 0.95.
// It uses each force's own returns within the period, whole and not of a part of
// its work: what is known only from a region or the nation gives nobody a place.
// Every territorial force has a Place, as has any other body with a return;
// without a figure, or without residents where the rate is per head, its Rank is 0
// and its notes say why.
//
// A figure that is not exact, "over 70", stands where its number puts it, but Best
// and Worst allow all that its words do, and the funnel leaves it out. One that may
// be anything from 0 up, "fewer than 10", gives no place. Residents
// are those of the nearest year where there are none for the period's, which is
// noted; the rate of the City of London, where few live and many work, is ranked and noted.
// Where forces print different numbers of days, rates are per day. Chance treats
// counts as if each event were independent of the others: where Ratios shows that
// they are not, intervals are too narrow, and so are Best and Worst.
func Rank[A stats.Amount](l Ledger, what Quantity[A], per Per, p calendar.Period, level float64) Ranking {
	r := Ranking{Level: level}
	own := ownReturns(l, UK, p)
	days := 0
	for _, returns := range own {
		if n := returns.printed(p).Size(); days == 0 {
			days = n
		} else if n != days && per.whole == nil {
			r.Notes = []Note{LengthsDiffer}
		}
	}
	for body := range UK.Forces() {
		returns := own[body]
		if returns == nil {
			if force, _ := body.Force(); force.Territorial {
				r.Places = append(r.Places, unplaced(body, NotReported))
			}
			continue
		}
		fig, err := ask(what, returns, body, p)
		place := unplaced(body)
		place.Value = valueOf(fig)
		switch {
		case err != nil:
			place.Value.Figure = stats.Figure[int64]{}
			place.Notes = append(place.Notes, Contradictory)
		case !fig.Reported():
			place.Notes = append(place.Notes, NotReported)
		case !hasNumber(fig):
			place.Notes = append(place.Notes, Inexact)
		case per.whole != nil:
			of, err := ask(per.whole, returns, body, p)
			place.share(of, err)
		default:
			if len(r.Notes) > 0 {
				place.Exposure.Days = returns.printed(p).Size()
			}
			place.perHead(Return{Area: body, Period: p})
		}
		r.Places = append(r.Places, place)
	}
	if per.whole != nil && slices.ContainsFunc(r.Places, func(p Place) bool { return p.above() }) {
		r.Notes = append(r.Notes, NotAShare)
	} else {
		r.chance(per.whole != nil)
	}
	r.order()
	return r
}

// ownReturns gives each force's own returns within a period, whole and not of a
// part of its work, with revisions applied.
func ownReturns(l Ledger, within Area, p calendar.Period) map[Area]Ledger {
	own := map[Area]Ledger{}
	for i := range l {
		r := &l[i]
		if r.Area.Size() == 1 && r.Area&within != 0 && r.Scope == "" && r.Period.Size() > 0 && p.And(r.Period) == r.Period {
			own[r.Area] = append(own[r.Area], *r)
		}
	}
	for area, returns := range own {
		if len(returns) > 1 {
			own[area] = returns.revised()
		}
	}
	return own
}

// printed gives the days as printed, if all returns of l print the same, or else a
// period's own.
func (l Ledger) printed(p calendar.Period) calendar.Period {
	if days := l.days(); days.Size() > 0 {
		return days
	}
	return p
}

// ask gives a quantity of an area in a period as its own returns have it: what one
// of those about all of the period says exactly, if no other says another, or else
// what follows from them together.
func ask[A stats.Amount](what Quantity[A], own Ledger, area Area, p calendar.Period) (stats.Figure[A], error) {
	var said stats.Figure[A]
	for i := range own {
		if own[i].Area != area || own[i].Period != p || own[i].Scope != "" {
			continue
		}
		fig, err := what(own[i])
		switch {
		case len(own) == 1:
			return fig, err
		case err != nil || !isExact(fig):
		case said.Reported() && fig != said:
			return stats.Figure[A]{}, errTwins
		default:
			said = fig
		}
	}
	if said.Reported() || len(own) == 0 {
		return said, nil
	}
	if one, ok := own.merged(area, p); ok {
		return what(one)
	}
	sum, _ := own.Sum(area, p) // what contradicts itself is not in the sum
	return what(sum)
}

// merged gives one return that says all that several say of one area in one period,
// and reports whether that is possible: two of them may differ.
func (l Ledger) merged(area Area, p calendar.Period) (Return, bool) {
	one, ok := Return{Area: area, Period: p}, true
	for i := range l {
		ok = ok && l[i].Area == area && l[i].Period == p && l[i].Scope == "" && l[i].Joint == 0 && l[i].Basis == l[0].Basis
	}
	one.Counts = mergedField(l, ofCounts, &ok)
	one.Seized = seizure.Haul{
		Mass: nested(mergedField(l, ofMass, &ok)), Packs: nested(mergedField(l, ofPacks, &ok)), Worth: nested(mergedField(l, ofWorth, &ok)),
		Weapons: nested(mergedField(l, ofWeapons, &ok)), Goods: nested(mergedField(l, ofGoods, &ok)), GoodsWorth: nested(mergedField(l, ofGoodsWorth, &ok)),
		Cash: mergedField(l, ofCash, &ok)[cash{}], Seizures: mergedField(l, ofSeizures, &ok),
	}
	return one, ok
}

func mergedField[K stats.Set[K], A stats.Amount](l Ledger, f field[K, A], ok *bool) map[K]stats.Figure[A] {
	all := map[K]stats.Figure[A]{}
	for i := range l {
		for k, fig := range f.said(l[i]) {
			if before := all[k]; before.Reported() && fig.Reported() && before != fig {
				*ok = false
			} else if fig.Reported() {
				all[k] = fig
			}
		}
	}
	return all
}

// errTwins never leaves the package: two returns differ about one thing, which
// [Ledger.Conflicts] tells of.
var errTwins = errors.New("two figures of one thing differ")

// unplaced gives the place of a body without a rank.
func unplaced(body Area, notes ...Note) Place {
	none := stats.Range{Bounds: nothing(), Reading: nothing()}
	return Place{
		Area: body, Rate: none, Interval: none, Notes: notes,
		Expected: stats.NotEstimable(), PLow: stats.NotEstimable(), PHigh: stats.NotEstimable(),
		Alert: FunnelLimits{Chance: nothing(), Dispersed: nothing()}, Alarm: FunnelLimits{Chance: nothing(), Dispersed: nothing()},
	}
}

func nothing() stats.Interval { return stats.Interval{Lo: math.NaN(), Hi: math.NaN()} }

// perHead gives p its rate per head.
func (p *Place) perHead(ret Return) {
	if !p.Exposure.reside(ret) {
		p.Exposure = Exposure{}
		p.Notes = append(p.Notes, NoResidents)
		return
	}
	if p.Exposure.Year != populationYear(ret.Period) {
		p.Notes = append(p.Notes, OtherYear)
	}
	if fewResidents(p.Area) {
		p.Notes = append(p.Notes, FewResidents)
	}
	p.Rate = rate(p.Value, p.Exposure.per())
}

// share gives p its share, or its ratio.
func (p *Place) share(of stats.Figure[int], err error) {
	if err != nil {
		p.Notes = append(p.Notes, Contradictory)
		return
	}
	p.Whole = of
	switch n, ok := number(of); {
	case !of.Reported() || ok && n == 0:
		p.Notes = append(p.Notes, NotReported)
		return
	case !ok:
		p.Notes = append(p.Notes, Inexact)
		return
	}
	p.Rate, _ = stats.Ratio(p.Value.Figure, of, p.Value.unit(), 1) // of is not zero
}

// above reports whether p's count is surely more than what it is a share of.
func (p Place) above() bool {
	b := p.Whole.Bounds()
	return p.Whole.Reported() && (p.Value.Unit != Number || !b.Open && p.Value.Figure.Bounds().Lo > int64(b.Hi))
}

// ranked reports whether p has a rate.
func (p Place) ranked() bool { return p.Rate.Bounds.Estimable() }

// order gives every place its rank and the ranks that are possible, and sorts them.
func (r *Ranking) order() {
	heights := make([]float64, 0, len(r.Places))
	var spans []stats.Interval
	for i := range r.Places {
		if p := &r.Places[i]; p.ranked() {
			heights = append(heights, p.height())
			span := p.Interval.Bounds
			if !span.Estimable() {
				span = p.Rate.Bounds
			}
			spans = append(spans, span)
		}
	}
	at := 0
	for i := range r.Places {
		p := &r.Places[i]
		if !p.ranked() {
			continue
		}
		p.Rank, p.Best, p.Worst = 1, 1, len(heights)
		for j, h := range heights {
			switch {
			case h > heights[at]:
				p.Rank++
			case h == heights[at]:
				p.Tied++
			}
			switch {
			case spans[j].Lo > spans[at].Hi:
				p.Best++
			case spans[j].Hi < spans[at].Lo:
				p.Worst--
			}
		}
		if !isExact(p.Value.Figure) || p.Whole.Reported() && !isExact(p.Whole) {
			p.Notes = append(p.Notes, Inexact)
		}
		at++
	}
	last := func(p Place) int { return cmp.Or(p.Rank, math.MaxInt) }
	slices.SortStableFunc(r.Places, func(a, b Place) int { return cmp.Compare(last(a), last(b)) })
}

func isExact[A stats.Amount](f stats.Figure[A]) bool {
	_, exact := f.Exact()
	return exact
}

// height gives the number by which p is ranked, in any unit: equal fractions are
// equal, since whole numbers are divided once.
func (p *Place) height() float64 {
	n, _ := number(p.Value.Figure)
	if p.Whole.Reported() {
		of, _ := number(p.Whole)
		return float64(n) / float64(of)
	}
	return float64(n) / float64(p.Exposure.Residents*max(1, p.Exposure.Days))
}

func hasNumber[A stats.Amount](f stats.Figure[A]) bool {
	_, ok := number(f)
	return ok
}

// number gives the number that is printed in a figure, as far as its ranges show
// it: the 950 of "over 950" or of "nearly 950", otherwise the middle of its reading.
// It reports false for a figure that is read as anything from 0 up, "fewer than 10"
// or what is only known to be a part of something: that is no number.
func number[A stats.Amount](f stats.Figure[A]) (A, bool) {
	words, reading := f.Bounds(), f.Reading()
	switch {
	case isExact(f):
		return words.Lo, true
	case reading.Lo == 0 || reading.Open:
		return 0, false
	case words.Open && words.Lo > 0:
		return words.Lo, true
	case !words.Open && words.Lo == 0:
		return words.Hi, true
	}
	return reading.Lo + (reading.Hi-reading.Lo)/2, true
}

// chance gives the intervals of counts, and the funnel of those that are exact.
func (r *Ranking) chance(share bool) {
	var points []stats.Point
	var at []*Place
	for i := range r.Places {
		p := &r.Places[i]
		if !p.ranked() || p.Value.Unit != Number {
			continue
		}
		count := stats.As[int](p.Value.Figure)
		n, exact := count.Exact()
		of := p.Exposure.per()
		if share {
			p.Interval = stats.WilsonOf(count, p.Whole, r.Level)
			whole, ok := p.Whole.Exact()
			of, exact = float64(whole), exact && ok
		} else {
			p.Interval = stats.GarwoodOf(count, r.Level).Times(1 / of)
		}
		if exact {
			points, at = append(points, stats.Point{Events: n, Of: of}), append(at, p)
		}
	}
	r.funnel(points, at, share)
}

// funnel gives the limits and the flags of places with exact counts.
func (r *Ranking) funnel(points []stats.Point, at []*Place, share bool) {
	of := stats.FunnelRate
	if share {
		of = stats.FunnelProportion
	}
	alert, alarm := of(points, 0.95), of(points, 0.998)
	r.Target = alert.Target
	r.Ratios, r.Roots = alert.Overdispersion(0.1)
	if r.Ratios.Winsorised > 1 {
		r.Notes = append(r.Notes, Overdispersed)
	}
	limits := func(f stats.Funnel) func(i int) FunnelLimits {
		dispersed := f.Multiplicative(r.Ratios)
		return func(i int) FunnelLimits {
			a, b := f.Points[i], dispersed.Points[i]
			return FunnelLimits{a.Limits.Exact, a.Flag, b.Limits.Exact, b.Flag}
		}
	}
	alertAt, alarmAt := limits(alert), limits(alarm)
	for i, p := range at {
		p.Expected = r.Target * stats.Estimate(points[i].Of)
		p.PLow, p.PHigh = alert.Points[i].PLow, alert.Points[i].PHigh
		p.Alert, p.Alarm = alertAt(i), alarmAt(i)
	}
}

// Table gives the ranking as a table: the rank and the possible ranks, the figure,
// the rate as usually read with its interval, the two flags and the notes.
func (r Ranking) Table() stats.Table {
	t := stats.Table{Head: []string{"rank", "possible", "force", "figure", "rate", "interval", "by chance", "dispersed", "notes"}}
	for _, p := range r.Places {
		row := []string{"", "", p.Area.String(), p.Value.String(), "", "", "", "", ""}
		if p.Rank > 0 {
			row[0], row[1] = strconv.Itoa(p.Rank), strconv.Itoa(p.Best)+"–"+strconv.Itoa(p.Worst)
			row[4], row[5] = p.Rate.String(), p.Interval.Reading.String()
			row[6], row[7] = flagText(p.Alert.Flag, p.Alarm.Flag), flagText(p.Alert.DispersedFlag, p.Alarm.DispersedFlag)
		}
		row[8] = joinNotes(p.Notes)
		t.Rows = append(t.Rows, row)
	}
	return t
}

// flagText says on which side of which limits a force lies: "above 99.8%".
func flagText(alert, alarm stats.Flag) string {
	switch {
	case alarm == stats.Above || alarm == stats.Below:
		return alarm.String() + " 99.8%"
	case alert == stats.Above || alert == stats.Below:
		return alert.String() + " 95%"
	case alert == stats.Within:
		return "within"
	}
	return ""
}
