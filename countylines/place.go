package countylines

import (
	"math"

	"github.com/countylines/ops/stats"
)

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
