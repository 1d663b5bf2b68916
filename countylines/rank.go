package countylines

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/stats"
)

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
// they are not, intervals are too narrow, and so are Best and Worst. With a level
// outside (0, 1) no interval is estimable, and Best and Worst are those of the
// figures alone.
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

// String says r in a sentence: how many forces have a rank, the first of them, the
// target and the overdispersion.
func (r Ranking) String() string {
	ranked := 0
	for _, p := range r.Places {
		if p.Rank > 0 {
			ranked++
		}
	}
	if ranked == 0 {
		return fmt.Sprintf("0 of %d forces ranked", len(r.Places))
	}
	first := r.Places[0]
	return fmt.Sprintf("%d of %d forces ranked, all together %v: first is %v with %v (interval %v), between the places %d and %d; %v",
		ranked, len(r.Places), r.Target, first.Area, first.Rate, first.Interval, first.Best, first.Worst, r.Ratios)
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
