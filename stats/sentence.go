// SPDX-License-Identifier: MIT

package stats

import "strconv"

// percentText writes a level for a sentence: 95%, 99.8%.
func percentText(level float64) string {
	return strconv.FormatFloat(100*level, 'g', 12, 64) + "%"
}

// formatCount writes an exposure or a unit for a sentence with its digits in
// threes: 1,147,132.
func formatCount(x float64) string {
	return string(thousands(appendReal(nil, x, -1), 0))
}

// formatUnit writes what a rate is per.
func formatUnit(unit float64) string {
	if unit == 1 {
		return "unit"
	}
	return formatCount(unit)
}

// several writes a number of things: "1 point", "10 points".
func several(n int, of string) string {
	if n == 1 {
		return "1 " + of
	}
	return strconv.Itoa(n) + " " + of + "s"
}

// perCent writes a share as per cent, and one that is not estimable with its reason.
func (e Estimate) perCent() string {
	if !e.Estimable() {
		return e.String()
	}
	return Interval{float64(e), float64(e)}.Times(100).PerCent()
}
