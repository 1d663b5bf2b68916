// SPDX-License-Identifier: MIT

package main

import (
	"image/color"
	"math"
	"strings"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// A bar is one row of ranges: what is sure, what is usually read, and a number.
type bar struct {
	name     string
	sure     ends
	read     ends
	mark     float64 // NaN: there is none
	hollow   bool    // the mark is a number taken for want of an exact one
	standing bool    // drawn in another colour, and named so in the key
}

// ends are a range; its upper end may be infinite.
type ends struct{ lo, hi float64 }

func (e ends) known() bool { return !math.IsNaN(e.lo) }

var unknown = ends{math.NaN(), math.NaN()}

// reach gives the highest number that bars name, which the axis has to show.
func reach(bars []bar) float64 {
	most := 0.0
	for _, b := range bars {
		for _, x := range []float64{b.sure.lo, b.sure.hi, b.read.lo, b.read.hi, b.mark} {
			if !math.IsInf(x, 0) && !math.IsNaN(x) {
				most = max(most, x)
			}
		}
	}
	return most
}

// rows draws bars one below the other: a thin line for what is sure, with an arrow at
// an end that is open, a thick one for what is usually read, and a dot for the number.
type rows struct{ bars []bar }

// Plot implements [plot.Plotter].
func (r rows) Plot(c draw.Canvas, p *plot.Plot) {
	x, y := p.Transforms(&c)
	for i, b := range r.bars {
		at := y(float64(len(r.bars) - 1 - i))
		paint := color.Color(blue)
		if b.standing {
			paint = orange
		}
		if b.sure.known() {
			lo, hi := x(max(b.sure.lo, p.X.Min)), x(min(b.sure.hi, p.X.Max))
			line(c, paint, 1.2, vg.Point{X: lo, Y: at}, vg.Point{X: hi, Y: at})
			if math.IsInf(b.sure.hi, 1) {
				arrow(c, paint, vg.Point{X: hi, Y: at})
			} else {
				line(c, paint, 1.2, vg.Point{X: hi, Y: at - 4}, vg.Point{X: hi, Y: at + 4})
			}
			line(c, paint, 1.2, vg.Point{X: lo, Y: at - 4}, vg.Point{X: lo, Y: at + 4})
		}
		if b.read.known() && !math.IsInf(b.read.hi, 1) {
			line(c, paint, 5, vg.Point{X: x(max(b.read.lo, p.X.Min)), Y: at}, vg.Point{X: x(b.read.hi), Y: at})
		}
		if !math.IsNaN(b.mark) {
			dot(c, b.hollow, vg.Point{X: x(b.mark), Y: at})
		}
	}
}

func line(c draw.Canvas, paint color.Color, width vg.Length, points ...vg.Point) {
	c.StrokeLines(draw.LineStyle{Color: paint, Width: width}, points)
}

func dashed(c draw.Canvas, paint color.Color, points ...vg.Point) {
	c.StrokeLines(draw.LineStyle{Color: paint, Width: 1, Dashes: []vg.Length{4, 3}}, points)
}

// arrow draws the head of an arrow that points to the right and ends at a point.
func arrow(c draw.Canvas, paint color.Color, at vg.Point) {
	c.FillPolygon(paint, []vg.Point{{X: at.X, Y: at.Y}, {X: at.X - 8, Y: at.Y + 4.5}, {X: at.X - 8, Y: at.Y - 4.5}})
}

func dot(c draw.Canvas, hollow bool, at vg.Point) {
	if !hollow {
		c.DrawGlyph(draw.GlyphStyle{Color: black, Radius: 3.5, Shape: draw.CircleGlyph{}}, at)
		return
	}
	var ring vg.Path
	ring.Move(vg.Point{X: at.X + 3.5, Y: at.Y})
	ring.Arc(at, 3.5, 0, 2*math.Pi)
	ring.Close()
	c.SetLineStyle(draw.LineStyle{Color: black, Width: 1.4})
	c.Stroke(ring)
}

// rowHeight is that of one line of text in a picture, with air.
const rowHeight = 19

// ranged gives a panel of bars on an axis of numbers.
func ranged(bars []bar, width vg.Length, axis string, ticks numbers, extra ...plot.Plotter) panel {
	p := newPlot()
	column := min(width*0.42, 200)
	labels := make(names, len(bars))
	for i, b := range bars {
		labels[i] = wrapped(shortened(b.name), column)
	}
	p.Y.Tick.Marker = labels
	p.Y.Tick.Length, p.Y.LineStyle.Width = 0, 0
	p.Y.Min, p.Y.Max = -0.5, float64(len(bars))-0.5
	ticks.length = width - column
	p.X.Tick.Marker = ticks
	p.X.Min, p.X.Max = 0, max(ticks.least, reach(bars)*1.08)
	p.X.Label.Text = wrapped(axis, width-column-24) // it stands below the middle of an axis that is somewhat shorter
	p.Add(append(extra, rows{bars})...)
	tallest := vg.Length(1)
	for _, l := range labels {
		tallest = max(tallest, vg.Length(countLines(l)))
	}
	each := max(rowHeight, 13*tallest+5)
	return panel{p, each*vg.Length(len(bars)) + 48 + 13*vg.Length(countLines(p.X.Label.Text)-1)}
}

// shortened cuts a name that would take more than two or three lines; tables have it whole.
func shortened(name string) string {
	const most = 44
	if runes := []rune(name); len(runes) > most {
		cut := string(runes[:most])
		if at := strings.LastIndexByte(cut, ' '); at > most/2 {
			cut = cut[:at]
		}
		return strings.TrimRight(cut, " ,") + " …"
	}
	return name
}

func countLines(text string) int {
	n := 1
	for _, r := range text {
		if r == '\n' {
			n++
		}
	}
	return n
}
