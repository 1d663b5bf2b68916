// SPDX-License-Identifier: MIT

package main

import (
	"strconv"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"github.com/countylines/ops/stats"
)

// A stair is one step of a survival curve: from this day on so many are left.
type stair struct {
	days float64
	left float64 // of 1
	band ends
}

// A curve is a Kaplan–Meier curve with its band, and how long each line was watched.
type curve struct {
	stairs []stair
	spells []stats.Spell
}

// An atRisk writes below each day how many lines were still watched then.
type atRisk struct {
	numbers
	spells []stats.Spell
}

// Ticks implements [plot.Ticker].
func (r atRisk) Ticks(lo, hi float64) []plot.Tick {
	ticks := r.numbers.Ticks(lo, hi)
	for i := range ticks {
		n := 0
		for _, s := range r.spells {
			if s.Duration >= ticks[i].Value {
				n++
			}
		}
		ticks[i].Label += "\n" + strconv.Itoa(n)
	}
	return ticks
}

// Plot implements [plot.Plotter].
func (s curve) Plot(c draw.Canvas, p *plot.Plot) {
	x, y := p.Transforms(&c)
	trace := func(of func(stair) float64, start float64) []vg.Point {
		points := []vg.Point{{X: x(0), Y: y(start)}}
		last := start
		for _, st := range s.stairs {
			points = append(points, vg.Point{X: x(st.days), Y: y(last)}, vg.Point{X: x(st.days), Y: y(of(st))})
			last = of(st)
		}
		return append(points, vg.Point{X: x(p.X.Max), Y: y(last)})
	}
	dashed(c, blue, trace(func(s stair) float64 { return s.band.lo }, 1)...)
	dashed(c, blue, trace(func(s stair) float64 { return s.band.hi }, 1)...)
	line(c, black, 1.6, trace(func(s stair) float64 { return s.left }, 1)...)
}

// curved gives a panel of a curve.
func curved(s curve, width vg.Length) panel {
	p := newPlot()
	p.X.Min, p.X.Max, p.Y.Min, p.Y.Max = 0, 1, 0, 1
	for _, st := range s.stairs {
		p.X.Max = max(p.X.Max, st.days*1.05)
	}
	p.X.Tick.Marker = atRisk{numbers{length: width - 60, least: 1}, s.spells}
	p.Y.Tick.Marker = plot.ConstantTicks([]plot.Tick{{Value: 0, Label: "0%"}, {Value: 0.25, Label: "25%"}, {Value: 0.5, Label: "50%"}, {Value: 0.75, Label: "75%"}, {Value: 1, Label: "100%"}})
	p.X.Label.Text = wrapped("days since the line was opened, and the lines still watched then (at risk)", width-60)
	p.Title.Text = wrapped("share of lines still open", width-20)
	p.Title.TextStyle.Font.Size = textSize
	p.Add(s)
	return panel{p, 280}
}
