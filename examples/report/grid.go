// SPDX-License-Identifier: MIT

package main

import (
	"image/color"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// A coverage is how much is known of a force in a week, or of a measure.
type coverage byte

// The letters stand in the picture, so that nothing is told by colour alone.
const (
	silent   coverage = ' ' // not reported
	exact    coverage = 'E'
	worded   coverage = 'W' // "over", "nearly", a range
	inPart   coverage = 'P' // of a part of its work or of its days
	disputed coverage = 'D' // printed differently, or against another figure
)

var paints = map[coverage]color.Color{exact: paleBlue, worded: paleGreen, inPart: paleGrey, disputed: paleOrange}

var meanings = []struct {
	coverage
	meaning string
}{
	{exact, "an exact number"}, {worded, "a number with wording, such as “over”"},
	{inPart, "only of a part of its work or days"}, {disputed, "in dispute"}, {silent, "not reported"},
}

// A grid has a row for each force and a column for each week or measure.
type grid struct {
	rows, columns []string
	cells         [][]coverage // by row
}

// Plot implements [plot.Plotter].
func (g grid) Plot(c draw.Canvas, p *plot.Plot) {
	x, y := p.Transforms(&c)
	style := textStyle()
	style.XAlign, style.YAlign = text.XCenter, text.YCenter
	for i, row := range g.cells {
		for j, cell := range row {
			left, right := x(float64(j)-0.5)+0.7, x(float64(j)+0.5)-0.7
			low, high := y(float64(len(g.rows)-1-i)-0.5)+0.7, y(float64(len(g.rows)-1-i)+0.5)-0.7
			box := []vg.Point{{X: left, Y: low}, {X: right, Y: low}, {X: right, Y: high}, {X: left, Y: high}}
			if cell == silent {
				line(c, grey, 0.4, append(box, box[0])...)
				continue
			}
			c.FillPolygon(paints[cell], box)
			style.Color = ink
			c.FillText(style, vg.Point{X: (left + right) / 2, Y: (low + high) / 2}, string(cell))
		}
	}
}

// gridded gives a panel of a grid; its columns are numbered where their names are too
// wide to stand beside each other.
func gridded(g grid, width vg.Length) panel {
	p := newPlot()
	column := vg.Length(0)
	for _, r := range g.rows {
		column = max(column, textWidth(r))
	}
	each := (width - column - 24) / vg.Length(max(1, len(g.columns)))
	p.Y.Tick.Marker = names(g.rows)
	p.Y.Tick.Length, p.Y.LineStyle.Width, p.X.Tick.Length, p.X.LineStyle.Width = 0, 0, 0, 0
	p.Y.Min, p.Y.Max = -0.5, float64(len(g.rows))-0.5
	p.X.Min, p.X.Max = -0.5, float64(len(g.columns))-0.5
	p.X.Tick.Marker = plot.ConstantTicks(columnTicks(g.columns, each))
	p.Add(g)
	return panel{p, vg.Length(len(g.rows))*15 + 40}
}

// columnTicks labels as many columns as there is room for: all, or each second, third …
func columnTicks(labels []string, each vg.Length) []plot.Tick {
	widest := vg.Length(1)
	for _, l := range labels {
		widest = max(widest, textWidth(l))
	}
	every := max(1, int((widest+6)/max(1, each))+1)
	if widest+6 <= each {
		every = 1
	}
	ticks := make([]plot.Tick, 0, len(labels))
	for i, l := range labels {
		if i%every != 0 {
			l = ""
		}
		ticks = append(ticks, plot.Tick{Value: float64(i), Label: l})
	}
	return ticks
}
