// SPDX-License-Identifier: MIT

package countylines

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/stats"
)

// A Ranking puts forces, or areas, in the order of a subject, and says how far that order can
// be trusted.
type Ranking struct {
	Places []Place `json:"places,omitempty"` // by rank; then those that have none
	Level  float64 `json:"level"`            // of the places' intervals

	// Target is the rate, or the share, of all ranked forces whose figures are exact
	// taken together; the limits of the funnel are about it. No force is left out
	// when it is judged itself.
	Target stats.Estimate `json:"target"`

	// Ratios and Roots say by how much more the rates differ among the forces than
	// chance would have it, on two scales (see [stats.Funnel.Overdispersion]). The
	// limits use Ratios.
	Ratios stats.Overdispersion `json:"ratios"`
	Roots  stats.Overdispersion `json:"roots"`

	Notes []Note `json:"notes,omitempty"` // Overdispersed, NotAShare, LengthsDiffer
}

// Rank puts forces in the order of a subject in a period, at a level such as 0.95.
// It uses each force's own returns within the period, whole and not of a part of
// its work: what is known only from a region or the nation gives nobody a place.
// Every territorial force has a Place, as has any other body with a return;
// without a figure, or without residents where the rate is per head, its Rank is 0
// and its notes say why. The figure is the one that [Ledger.Of] gives.
//
// A figure that is not exact, "over 70", stands where its number puts it, but Best
// and Worst allow all that its words do, and the funnel leaves it out. One that may
// be anything from 0 up, "fewer than 10", gives no place; nor does a range that nobody
// printed and that only follows: of 25 arrested 6 were remanded, so 6 to 25 were charged,
// and its middle is nobody's share. Where figures contradict each
// other and the answer depends on which is wrong, that is noted. Residents
// are those of the nearest year where there are none for the period's, which is
// noted; the rate of the City of London, where few live and many work, is ranked and noted.
// Where forces print different numbers of days, rates are per day. Chance treats
// counts as if each event were independent of the others: where Ratios shows that
// they are not, intervals are too narrow, and so are Best and Worst. With a level
// outside (0, 1) no interval is estimable, and Best and Worst are those of the
// figures alone.
func Rank(l Ledger, what Subject, per Per, p calendar.Period, level float64) Ranking {
	return l.joined(UK, p).Index().Rank(what, per, p, level)
}

// Rank puts forces in order, as the function [Rank] does, from what was prepared.
//
// With areas given, such as regions, these are ranked instead, by what the returns about
// each and its parts come to. Of an area of several forces Missing has those without a
// figure for the whole period; unless its total is exact all the same it has no rank,
// since a part of a total is no total, and SomeMissing among its notes.
func (x *Index) Rank(what Subject, per Per, p calendar.Period, level float64, areas ...Area) Ranking {
	l, r := x.original, Ranking{Level: level}
	own := ownReturns(l, UK, p)
	if len(areas) == 0 {
		areas = bodies(own)
	}
	days := 0
	for _, area := range areas {
		if returns := l.ownOf(own, area, p); returns == nil {
			continue
		} else if n := returns.printed(p).Size(); days == 0 {
			days = n
		} else if n != days && per.whole == (Subject{}) {
			r.Notes = []Note{LengthsDiffer}
		}
	}
	for _, area := range areas {
		place := unplaced(area)
		returns := l.ownOf(own, area, p)
		if place.answer(x, returns, what, p); area.Size() > 1 && what.row() != nil {
			place.Missing = x.shelves[what.Kind()]().silent(what, area, p)
		}
		switch f := place.Value.Figure; {
		case !f.Reported():
			place.Notes = append(place.Notes, NotReported)
		case place.Missing != 0 && !isExact(f):
			place.Notes = append(place.Notes, SomeMissing)
		case !hasNumber(f) || returns.onlyFollows(what, place.Value):
			place.Notes = append(place.Notes, Inexact)
		case per.whole != (Subject{}):
			whole := unplaced(area)
			whole.answer(x, returns, per.whole, p)
			if area.Size() > 1 && per.whole.row() != nil && whole.Value.Figure.Reported() && !isExact(whole.Value.Figure) {
				place.Missing = x.shelves[per.whole.Kind()]().silent(per.whole, area, p)
			}
			if place.Missing != 0 {
				place.Whole, place.Notes = whole.Value, append(place.Notes, SomeMissing)
				break
			}
			place.share(whole.Value, returns.onlyFollows(per.whole, whole.Value))
		default:
			if len(r.Notes) > 0 {
				place.Exposure.Days = returns.printed(p).Size()
			}
			place.perHead(Return{Area: area, Period: p})
		}
		r.Places = append(r.Places, place)
	}
	if per.whole != (Subject{}) && slices.ContainsFunc(r.Places, func(p Place) bool { return p.above() }) {
		r.Notes = append(r.Notes, NotAShare)
	} else {
		r.chance(per.whole != (Subject{}))
	}
	r.order()
	return r
}

// bodies gives those who have a place: all territorial forces, and whoever else has a
// return.
func bodies(own map[Area]Ledger) (list []Area) {
	for body := range UK.Forces() {
		if force, _ := body.Force(); force.Territorial || own[body] != nil {
			list = append(list, body)
		}
	}
	return list
}

// ownOf gives the returns of which an area's figure in a period is made.
func (l Ledger) ownOf(own map[Area]Ledger, area Area, p calendar.Period) Ledger {
	if area.Size() == 1 {
		return own[area]
	}
	return l.about(area, p)
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
		if !isExact(p.Value.Figure) || p.Whole.Figure.Reported() && !isExact(p.Whole.Figure) {
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
		if share && p.Whole.Unit != Number {
			continue
		}
		if share {
			p.Interval = stats.WilsonOf(count, stats.As[int](p.Whole.Figure), r.Level)
			whole, ok := p.Whole.Figure.Exact()
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
	alerts, alarms := alert.Limits(r.Ratios), alarm.Limits(r.Ratios)
	for i, p := range at {
		p.Expected = r.Target * stats.Estimate(points[i].Of)
		p.PLow, p.PHigh = alert.Points[i].PLow, alert.Points[i].PHigh
		p.Alert, p.Alarm = alerts[i], alarms[i]
	}
}

// String says r in a sentence: how many forces have a rank, what they have together,
// who has the highest rate and whether that is sure, and the overdispersion.
func (r Ranking) String() string {
	ranked := 0
	for _, p := range r.Places {
		if p.Rank > 0 {
			ranked++
		}
	}
	if ranked == 0 {
		return fmt.Sprintf("none of %d forces has a rank", len(r.Places))
	}
	first, how, together := r.Places[0], "of these surely first is", ""
	switch {
	case ranked == 1:
		how = "the only one is"
	case first.Worst > 1:
		how = "none is surely first; the highest rate known is that of"
	}
	if r.Target.Estimable() {
		target := stats.Interval{Lo: float64(r.Target), Hi: float64(r.Target)}
		together = fmt.Sprintf(" (those with exact figures together %s%s)", first.say(target), first.unit())
	}
	return fmt.Sprintf("%d of %d forces ranked%s: %s %v, %s%s (interval %s), between the places %d and %d; %v",
		ranked, len(r.Places), together, how, first.Area, first.sayRange(first.Rate), first.unit(), first.sayRange(first.Interval), first.Best, first.Worst, r.Ratios)
}

// Table gives the ranking as a table: the rank and the possible ranks, the figure,
// the rate or the share with its interval, on which side of the funnel's limits it is,
// by chance alone and where the forces' own spread is allowed for, and the notes.
func (r Ranking) Table() stats.Table {
	rate, interval, share := "rate", "interval", false
	if len(r.Places) > 0 && r.Places[0].Rank > 0 {
		first := r.Places[0]
		if share = first.isShare(); share {
			rate = "share"
		} else {
			rate = strings.TrimSpace("rate" + first.unit())
		}
	}
	if r.Level > 0 && r.Level < 1 {
		interval = strconv.FormatFloat(100*r.Level, 'g', 6, 64) + "% " + interval
	}
	t := stats.Table{Head: []string{"rank", "possible", "force", "figure", rate, interval, "by chance alone", "with the spread", "notes"}}
	for _, p := range r.Places {
		row := []string{"", "", p.Area.String(), p.Value.String(), "", "", "", "", ""}
		if share && p.Whole.Figure.Reported() {
			row[3] += " of " + p.Whole.String()
		}
		if p.Rank > 0 {
			row[0], row[1] = strconv.Itoa(p.Rank), strconv.Itoa(p.Best)
			if p.Worst > p.Best {
				row[1] += "–" + strconv.Itoa(p.Worst)
			}
			row[4], row[5] = p.sayRange(p.Rate), p.say(p.Interval.Reading)
			row[6], row[7] = flagText(p.Alert.Flag, p.Alarm.Flag), flagText(p.Alert.DispersedFlag, p.Alarm.DispersedFlag)
		}
		row[8] = joinNotes(p.Notes)
		t.Rows = append(t.Rows, row)
	}
	return t
}

// A Per is the denominator of a ranking: residents, or another subject.
type Per struct{ whole Subject }

// PerResidents ranks by rate per 100,000 residents, of the year whose 30 June lies
// in the period.
func PerResidents() Per { return Per{} }

// PerOf ranks by share of another subject: charged of arrested is Rank of
// Counted(Charged), PerOf(Counted(Arrests)). Of what is no part of it, such as grams
// per seizure, it ranks by ratio, and nothing is said of chance.
func PerOf(whole Subject) Per { return Per{whole} }
