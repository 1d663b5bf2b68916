// SPDX-License-Identifier: MIT

package main

import (
	"cmp"
	"image/color"
	"math"
	"slices"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// A spot is a force in a funnel: how much of it there is, its rate, and what the limits
// are for it.
type spot struct {
	name           string
	of, rate       float64
	chance, spread ends // limits by chance alone, and if forces differ as they do everywhere
	outside        bool // of spread
}

// A funnel has the rates of forces against their size.
type funnel struct {
	spots  []spot // in the order of their size
	target float64
}

func (f funnel) sorted() funnel {
	f.spots = slices.Clone(f.spots)
	slices.SortFunc(f.spots, func(a, b spot) int { return cmp.Compare(a.of, b.of) })
	return f
}

// Plot implements [plot.Plotter].
func (f funnel) Plot(c draw.Canvas, p *plot.Plot) {
	x, y := p.Transforms(&c)
	at := func(of, rate float64) vg.Point {
		return vg.Point{X: x(of), Y: y(min(max(rate, p.Y.Min), p.Y.Max))}
	}
	if len(f.spots) == 0 {
		return
	}
	line(c, grey, 1, at(p.X.Min, f.target), at(p.X.Max, f.target))
	taken := along([]vg.Point{at(p.X.Min, f.target), at(p.X.Max, f.target)})
	for _, limit := range []struct {
		of    func(spot) float64
		paint color.Color
		dash  bool
	}{
		{func(s spot) float64 { return s.chance.lo }, blue, false}, {func(s spot) float64 { return s.chance.hi }, blue, false},
		{func(s spot) float64 { return s.spread.lo }, orange, true}, {func(s spot) float64 { return s.spread.hi }, orange, true},
	} {
		for _, points := range f.runs(limit.of, p.Y.Max) {
			for i, pt := range points {
				points[i] = at(float64(pt.X), float64(pt.Y))
			}
			taken = append(taken, along(points)...)
			if limit.dash {
				dashed(c, limit.paint, points...)
			} else {
				line(c, limit.paint, 1, points...)
			}
		}
	}
	for _, s := range f.spots {
		dot(c, !s.outside, at(s.of, s.rate))
		taken = append(taken, around(at(s.of, s.rate), 5, 5))
	}
	for _, s := range f.spots {
		if s.outside {
			taken = label(c, s.name, at(s.of, s.rate), taken)
		}
	}
}

// runs gives a limit's line from force to force as far as it is below the top of the
// picture: where it is not, it is cut and not bent.
func (f funnel) runs(limit func(spot) float64, top float64) [][]vg.Point {
	var runs [][]vg.Point
	var before vg.Point
	in := false
	for i, s := range f.spots {
		v := limit(s)
		if math.IsNaN(v) || math.IsInf(v, 0) {
			in, before = false, vg.Point{Y: vg.Length(math.NaN())}
			continue
		}
		here := vg.Point{X: vg.Length(s.of), Y: vg.Length(v)}
		inside := v <= top
		if i > 0 && inside != in && !math.IsNaN(float64(before.Y)) && here.Y != before.Y {
			cut := vg.Point{X: before.X + (here.X-before.X)*(vg.Length(top)-before.Y)/(here.Y-before.Y), Y: vg.Length(top)}
			if inside {
				runs = append(runs, []vg.Point{cut})
			} else {
				runs[len(runs)-1] = append(runs[len(runs)-1], cut)
			}
		} else if inside && !in {
			runs = append(runs, nil)
		}
		if inside {
			runs[len(runs)-1] = append(runs[len(runs)-1], here)
		}
		in, before = inside, here
	}
	return runs
}

func around(at vg.Point, w, h vg.Length) vg.Rectangle {
	return vg.Rectangle{Min: vg.Point{X: at.X - w, Y: at.Y - h}, Max: vg.Point{X: at.X + w, Y: at.Y + h}}
}

// along gives boxes that cover a line, so that no label is written over it.
func along(points []vg.Point) []vg.Rectangle {
	var boxes []vg.Rectangle
	for i := 1; i < len(points); i++ {
		a, b := points[i-1], points[i]
		steps := int(math.Hypot(float64(b.X-a.X), float64(b.Y-a.Y))/4) + 1
		for k := range steps + 1 {
			share := vg.Length(k) / vg.Length(steps)
			boxes = append(boxes, around(vg.Point{X: a.X + share*(b.X-a.X), Y: a.Y + share*(b.Y-a.Y)}, 2, 1))
		}
	}
	return boxes
}

// label writes a name beside a point where no other label and no dot is, or not at all:
// the table has every name.
func label(c draw.Canvas, name string, at vg.Point, taken []vg.Rectangle) []vg.Rectangle {
	w := textWidth(name)
	for _, shift := range []vg.Point{{X: 8, Y: -4}, {X: -8 - w, Y: -4}, {X: -w / 2, Y: 8}, {X: -w / 2, Y: -17}} {
		from := vg.Point{X: at.X + shift.X, Y: at.Y + shift.Y}
		box := vg.Rectangle{Min: vg.Point{X: from.X - 2, Y: from.Y - 4}, Max: vg.Point{X: from.X + w + 2, Y: from.Y + 11}}
		inside := box.Min.X >= c.Min.X && box.Max.X <= c.Max.X && box.Min.Y >= c.Min.Y && box.Max.Y <= c.Max.Y
		if !inside || slices.ContainsFunc(taken, func(t vg.Rectangle) bool { return meet(t, box) }) {
			continue
		}
		c.FillText(textStyle(), from, name)
		return append(taken, box)
	}
	return taken
}

func meet(a, b vg.Rectangle) bool {
	return a.Min.X < b.Max.X && b.Min.X < a.Max.X && a.Min.Y < b.Max.Y && b.Min.Y < a.Max.Y
}

// funnelled gives a panel of a funnel.
func funnelled(f funnel, width vg.Length, sizes, rates string) panel {
	f = f.sorted()
	p := newPlot()
	for _, s := range f.spots {
		p.X.Max = max(p.X.Max, s.of)
		p.Y.Max = max(p.Y.Max, s.rate)
	}
	p.X.Min, p.Y.Min = 0, 0
	p.X.Max, p.Y.Max = max(1, finite(p.X.Max)*1.05), max(1e-9, finite(p.Y.Max)*1.15)
	p.X.Tick.Marker = numbers{length: width - 60, least: 1}
	p.Y.Tick.Marker = numbers{length: 280, least: 0.01}
	p.X.Label.Text, p.Title.Text = wrapped(sizes, width-60), wrapped(rates, width-20)
	p.Title.TextStyle.Font.Size = textSize
	p.Add(f)
	return panel{p, 340}
}

func finite(x float64) float64 {
	if math.IsInf(x, 0) || math.IsNaN(x) {
		return 0
	}
	return x
}
