package stats

import "math"

// logInterval gives x·exp(±z·se).
func logInterval(x, se, level float64) Interval {
	factor := math.Exp(normalQuantile(level) * se)
	return Interval{x / factor, x * factor}
}

// hull gives the smallest interval that holds both.
func hull(a, b Interval) Interval { return Interval{min(a.Lo, b.Lo), max(a.Hi, b.Hi)} }

// over gives i with both ends divided by a positive number.
func over(i Interval, divisor float64) Interval { return Interval{i.Lo / divisor, i.Hi / divisor} }
