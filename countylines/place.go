// SPDX-License-Identifier: MIT

package countylines

import (
	"math"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/stats"
)

// A Place is where one force, or one area, stands in a [Ranking].
type Place struct {
	Area     Area     `json:"area"`
	Value    Value    `json:"value"`
	Missing  Area     `json:"missing,omitzero"` // forces of an area of several without a figure for all of the period
	Exposure Exposure `json:"exposure"`         // what the rate is per, of PerResidents
	Whole    Value    `json:"whole"`            // what the share is of, of PerOf

	// Rate is per 100,000 residents (and per day, if Exposure has days), or the
	// share: from the figures alone. Interval adds what chance allows, at the
	// ranking's level: Garwood's limits of a count, Wilson's of a share; it is
	// not estimable of a mass or a sum of money.
	Rate     stats.Range `json:"rate"`
	Interval stats.Range `json:"interval"`

	Rank int `json:"rank"` // 1 is the highest rate; forces with equal rates share the best rank; 0 is none
	Tied int `json:"tied"` // how many share it, this one included

	// Best and Worst are the ranks between which the words of the figures and chance
	// leave the force: as many forces are surely above it, their whole interval above
	// its own, and surely below it.
	Best  int `json:"best"`
	Worst int `json:"worst"`

	Expected stats.Estimate     `json:"expected"` // of the count, if the rate were the ranking's target
	PLow     stats.Estimate     `json:"p_low"`    // chance of as few then, and of as many
	PHigh    stats.Estimate     `json:"p_high"`
	Alert    stats.FunnelLimits `json:"alert"` // at 95 per cent
	Alarm    stats.FunnelLimits `json:"alarm"` // at 99.8 per cent

	Notes []Note `json:"notes,omitempty"`
}

// unplaced gives the place of a body without a rank.
func unplaced(body Area, notes ...Note) Place {
	none := stats.Range{Bounds: nothing(), Reading: nothing()}
	return Place{
		Area: body, Rate: none, Interval: none, Notes: notes,
		Expected: stats.NotEstimable(), PLow: stats.NotEstimable(), PHigh: stats.NotEstimable(),
		Alert: stats.FunnelLimits{Chance: nothing(), Dispersed: nothing()}, Alarm: stats.FunnelLimits{Chance: nothing(), Dispersed: nothing()},
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

// answer gives p its value: what the record implies, if own returns speak of it.
func (p *Place) answer(x *Index, own Ledger, what Subject, period calendar.Period) {
	p.Value = Value{Unit: what.Unit()}
	if !own.speaks(what) {
		return
	}
	v, err := x.Of(what, p.Area, period)
	if p.Value = v; err != nil || v.Figure.Disputed() {
		p.Notes = append(p.Notes, Contradictory)
	}
}

// share gives p its share, or its ratio, unless it is one of a whole that only follows.
func (p *Place) share(of Value, follows bool) {
	p.Whole = of
	switch n, ok := number(of.Figure); {
	case !of.Figure.Reported() || ok && n == 0:
		p.Notes = append(p.Notes, NotReported)
		return
	case !ok || follows:
		p.Notes = append(p.Notes, Inexact)
		return
	}
	p.Rate, _ = stats.Ratio(p.Value.Figure, of.Figure, p.Value.unit(), of.unit()) // of is not zero
}

// above reports whether p's count is surely more than what it is a share of.
func (p Place) above() bool {
	b := p.Whole.Figure.Bounds()
	return p.Whole.Figure.Reported() && (p.Value.Unit != Number || p.Whole.Unit != Number || !b.Open && p.Value.Figure.Bounds().Lo > b.Hi)
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
	if p.Whole.Figure.Reported() {
		of, _ := number(p.Whole.Figure)
		return float64(n) / float64(of)
	}
	return float64(n) / float64(int64(p.Exposure.Residents)*int64(max(1, p.Exposure.Days)))
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

// onlyFollows reports whether a subject's value is a range that no return of l prints,
// and that is not read more closely than its words: the middle of it means nothing.
func (l Ledger) onlyFollows(what Subject, v Value) bool {
	f := v.Figure
	if isExact(f) || !f.Reported() || f.Bounds().Open || f.Reading() != f.Bounds() {
		return false
	}
	for i := range l {
		for s, printed := range l[i].All() {
			if s == what && printed.Figure.Reported() {
				return false
			}
		}
	}
	return true
}

// isShare reports whether p's rate is a share of things counted, and no ratio.
func (p Place) isShare() bool {
	return p.Whole.Figure.Reported() && !p.above()
}

// unit says what p's rate is per: " per 100,000 residents". A share has none.
func (p Place) unit() string {
	if p.Exposure == (Exposure{}) {
		return ""
	}
	return " " + p.Exposure.words()
}

// say writes a rate of p's, a share as per cent.
func (p Place) say(i stats.Interval) string {
	if p.isShare() {
		return i.Times(100).PerCent()
	}
	return i.String()
}

func (p Place) sayRange(r stats.Range) string {
	if p.isShare() {
		return r.Times(100).PerCent()
	}
	return r.String()
}

// flagText says on which side of which limits a force lies: "above 99.8%".
func flagText(alert, alarm stats.Flag) string {
	switch {
	case alarm == stats.Above || alarm == stats.Below:
		return alarm.String() + " 99.8% limits"
	case alert == stats.Above || alert == stats.Below:
		return alert.String() + " 95% limits"
	case alert == stats.Within:
		return "within"
	}
	return ""
}
