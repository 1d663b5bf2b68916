// SPDX-License-Identifier: MIT

package main

import (
	"math"
	"time"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// A moment is one week of a course; its number is NaN where there is no figure.
type moment struct {
	on     time.Time
	number float64
	chance ends // what chance does to an exact count
	breaks bool // the words mean something else from here on
	hollow bool // the number is not exact
}

// A course is a figure from week to week.
type course struct{ moments []moment }

// Plot implements [plot.Plotter]. It joins neighbours that both have a figure and between
// which nothing broke; a week without one is a cross on the axis.
func (s course) Plot(c draw.Canvas, p *plot.Plot) {
	x, y := p.Transforms(&c)
	for i, m := range s.moments {
		at := x(day(m.on))
		if m.breaks {
			dashed(c, orange, vg.Point{X: at - 3, Y: c.Min.Y}, vg.Point{X: at - 3, Y: c.Max.Y})
		}
		if math.IsNaN(m.number) {
			c.DrawGlyph(draw.GlyphStyle{Color: grey, Radius: 3, Shape: draw.CrossGlyph{}}, vg.Point{X: at, Y: y(p.Y.Min) + 6})
			continue
		}
		if m.chance.known() {
			line(c, blue, 1.2, vg.Point{X: at, Y: y(m.chance.lo)}, vg.Point{X: at, Y: y(min(m.chance.hi, p.Y.Max))})
		}
		if i > 0 && !m.breaks && !math.IsNaN(s.moments[i-1].number) {
			before := s.moments[i-1]
			line(c, grey, 1, vg.Point{X: x(day(before.on)), Y: y(before.number)}, vg.Point{X: at, Y: y(m.number)})
		}
		dot(c, m.hollow, vg.Point{X: at, Y: y(m.number)})
	}
}

func day(t time.Time) float64 { return float64(t.Unix()) / 86_400 }

// coursed gives a panel of a course.
func coursed(s course, width vg.Length, figures string) panel {
	p := newPlot()
	for _, m := range s.moments {
		p.Y.Max = max(p.Y.Max, finite(m.number), finite(m.chance.hi))
	}
	p.Y.Min, p.Y.Max = 0, max(1, p.Y.Max*1.08)
	p.Y.Tick.Marker = numbers{length: 280, least: 1}
	p.X.Min, p.X.Max = day(s.moments[0].on)-40, day(s.moments[len(s.moments)-1].on)+40
	p.X.Tick.Marker = years{width - 70}
	p.Title.Text = wrapped(figures, width-20)
	p.Title.TextStyle.Font.Size = textSize
	p.Add(s)
	return panel{p, 300}
}

// years gives a tick at the first of January of each year, or of each second, fifth …
// where there is no room for all.
type years struct{ length vg.Length }

// Ticks implements [plot.Ticker].
func (a years) Ticks(lo, hi float64) []plot.Tick {
	first := time.Unix(int64(lo*86_400), 0).UTC().Year()
	last := time.Unix(int64(hi*86_400), 0).UTC().Year()
	fit := max(1, int(a.length/(textWidth("2022")+14)))
	every := int(numbers{least: 1}.step(float64(last-first+1) / float64(fit)))
	var ticks []plot.Tick
	for y := first; y <= last+1; y++ {
		at := day(time.Date(y, time.January, 1, 0, 0, 0, 0, time.UTC))
		if y%every == 0 && at >= lo && at <= hi {
			ticks = append(ticks, plot.Tick{Value: at, Label: time.Unix(int64(at*86_400), 0).UTC().Format("2006")})
		}
	}
	if len(ticks) == 0 { // all within one year
		mid := (lo + hi) / 2
		ticks = append(ticks, plot.Tick{Value: mid, Label: time.Unix(int64(mid*86_400), 0).UTC().Format("2 Jan 2006")})
	}
	return ticks
}
