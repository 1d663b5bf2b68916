package stats

import "strconv"

// percentText writes a level for a sentence: 95%, 99.8%.
func percentText(level float64) string {
	return strconv.FormatFloat(100*level, 'g', 12, 64) + "%"
}

// formatCount writes an exposure or a unit for a sentence with its digits in
// threes: 1,147,132.
func formatCount(x float64) string {
	s := formatReal(x, -1)
	whole := 0
	for whole < len(s) && s[whole] >= '0' && s[whole] <= '9' {
		whole++
	}
	for i := whole - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// formatUnit writes what a rate is per.
func formatUnit(unit float64) string {
	if unit == 1 {
		return "unit"
	}
	return formatCount(unit)
}
