// SPDX-License-Identifier: MIT

package main

import (
	"math"
	"strconv"
	"strings"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
)

// numbers gives the ticks of an axis of numbers from lo to hi that is so long: at 0
// where it is spanned, in steps of 1, 2 or 5, never less than least (1 where things are
// counted), with commas between thousands, and so few that labels stay apart.
type numbers struct {
	length vg.Length
	least  float64
	unit   string // before the number: "£"
}

// Ticks implements [plot.Ticker].
func (n numbers) Ticks(lo, hi float64) []plot.Tick {
	widest := max(textWidth(n.label(lo, n.least)), textWidth(n.label(hi, n.least)), textWidth("000"))
	fit := max(2, int(n.length/(widest+16)))
	step := n.step((hi - lo) / float64(fit))
	var ticks []plot.Tick
	for i := math.Ceil(lo / step); i*step <= hi*(1+1e-9); i++ {
		ticks = append(ticks, plot.Tick{Value: i * step, Label: n.label(i*step, step)})
	}
	return ticks
}

// step gives the least of 1, 2 or 5 times a power of ten that is no less than x.
func (n numbers) step(x float64) float64 {
	if x <= n.least || x <= 0 {
		return n.least
	}
	power := math.Pow(10, math.Floor(math.Log10(x)))
	for _, times := range []float64{1, 2, 5} {
		if times*power >= x*(1-1e-9) {
			return times * power
		}
	}
	return 10 * power
}

func (n numbers) label(x, step float64) string {
	decimals := 0
	if step < 1 && step > 0 {
		decimals = int(math.Ceil(-math.Log10(step) - 1e-9))
	}
	text := strconv.FormatFloat(math.Abs(x), 'f', decimals, 64)
	sign := ""
	if x < 0 {
		sign = "−"
	}
	return sign + n.unit + thousands(text)
}

// thousands puts commas between the thousands of a number in digits.
func thousands(digits string) string {
	whole, fraction, _ := strings.Cut(digits, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if fraction != "" {
		return whole + "." + fraction
	}
	return whole
}

// names gives one tick for each name, the first at the top.
type names []string

// Ticks implements [plot.Ticker].
func (n names) Ticks(float64, float64) []plot.Tick {
	ticks := make([]plot.Tick, len(n))
	for i, name := range n {
		ticks[i] = plot.Tick{Value: float64(len(n) - 1 - i), Label: name}
	}
	return ticks
}
