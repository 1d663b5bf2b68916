// SPDX-License-Identifier: MIT

package stats

import (
	"fmt"
	"math"
)

// A ChapmanResult is how many lines there were in all, seen or not, judged by two
// lists of them.
type ChapmanResult struct {
	First    int      `json:"first"`
	Second   int      `json:"second"`
	Both     int      `json:"both"`
	Distinct int      `json:"distinct"` // lines that are on either list
	Total    Estimate `json:"total"`
	SE       Estimate `json:"se"`
	Interval Interval `json:"interval"` // of Total: Sadinle's, or Log if Nested; open above if no line is on both
	Sadinle  Interval `json:"sadinle"`  // from the log odds, raised to Distinct
	Log      Interval `json:"log"`      // from the log of what neither list saw
	Nested   bool     `json:"nested"`   // every line of one list is on the other
	Level    float64  `json:"level"`
}

// Chapman estimates how many lines there are from two lists made apart: first of
// them on one, second on the other, both on the two. The more lines of one list
// are missing from the other, the more must be missing from both. It holds for
// lists that are independent, of the same lines, while none opened or closed. Two
// lists of police forces tend to find the same lines, and then Total is too low.
//
// With no line on both, Total is still finite, but only the lower end of the
// interval means anything, and the upper is +Inf. If all of one list are on the
// other (Nested) the data do not speak of lines that neither saw: SE is 0 and the
// interval is the one number. A level outside (0, 1) gives a result that is not
// estimable; so do two empty lists. A negative count, or more lines on both lists
// than on one of them, is an [*OverlapError].
//
// Sources: D. G. Chapman, Univ. Calif. Publ. Stat. 1 (1951) 131; G. A. F. Seber,
// Biometrika 57 (1970) 313 for the variance; M. Sadinle, Commun. Stat. Simul.
// Comput. 38 (2009) 1909; A. Chao, Biometrics 43 (1987) 783 for Log.
func Chapman(first, second, both int, level float64) (ChapmanResult, error) {
	r := ChapmanResult{First: first, Second: second, Both: both, Level: level}
	if first < 0 || second < 0 || both < 0 || both > min(first, second) {
		return r.unknown(noReason), &OverlapError{first, second, both}
	}
	r.Distinct, _ = addSaturating(first, second-both)
	switch {
	case !validLevel(level):
		return r.unknown(badLevel), nil
	case r.Distinct == 0:
		return r.unknown(emptyLists), nil
	}
	n1, n2, m, z := float64(first), float64(second), float64(both), normalQuantile(level)
	distinct := n1 + (n2 - m)
	unseen := (n1 - m) * (n2 - m) / (m + 1) // Total less Distinct
	variance := (n1 + 1) / (m + 1) * ((n2 + 1) / (m + 1)) * (n1 - m) * (n2 - m) / (m + 2)
	r.Total, r.SE = Estimate(distinct+unseen), Estimate(math.Sqrt(variance))
	r.Nested = unseen == 0
	r.Log = logExcess(distinct, unseen, variance, z)

	a, b, c := m+0.5, n1-m+0.5, n2-m+0.5
	sigma := math.Sqrt(1/a + 1/b + 1/c + a/b/c)
	r.Sadinle = Interval{max(distinct, distinct-0.5+b*c/a*math.Exp(-z*sigma)), max(distinct, distinct-0.5+b*c/a*math.Exp(z*sigma))}
	switch r.Interval = r.Sadinle; {
	case r.Nested:
		r.Interval = r.Log
	case both == 0:
		r.Interval.Hi = math.Inf(1)
	}
	return r, nil
}

// unknown gives r with nothing estimable.
func (r ChapmanResult) unknown(why reason) ChapmanResult {
	r.Total, r.SE, r.Interval, r.Sadinle, r.Log = why.estimate(), why.estimate(), why.interval(), why.interval(), why.interval()
	return r
}

// logExcess gives the interval for a total of which some are seen and the excess
// is lognormal.
func logExcess(seen, excess, variance, z float64) Interval {
	if excess == 0 {
		return Interval{seen, seen}
	}
	factor := math.Exp(z * math.Sqrt(math.Log1p(variance/excess/excess)))
	return Interval{seen + excess/factor, seen + excess*factor}
}

// String says r in a sentence.
func (r ChapmanResult) String() string {
	note := ""
	switch {
	case r.Nested:
		note = "; every one of one list is on the other, so nothing tells of those on neither"
	case r.Both == 0:
		note = "; none is on both, so only the lower limit means anything"
	}
	return fmt.Sprintf("%d and %d seen, %d of them by both: %v in all (%s interval %v), if the lists are independent%s",
		r.First, r.Second, r.Both, r.Total, percentText(r.Level), r.Interval, note)
}

// An OverlapError reports two lists that cannot have so many lines in common.
type OverlapError struct{ First, Second, Both int }

// Error gives the counts and what would do.
func (e *OverlapError) Error() string { return "stats: " + e.Because() }

// Because gives the text of Error without the package's name.
func (e *OverlapError) Because() string {
	return fmt.Sprintf("lists of %d and %d with %d on both: counts are not negative, and no more can be on both than on either", e.First, e.Second, e.Both)
}

// A ChaoResult is the least number of lines that there were, seen or not.
type ChaoResult struct {
	Seen          int      `json:"seen"`
	Once          int      `json:"once"`           // lines seen just once, and just twice
	Twice         int      `json:"twice"`          // lines seen just once, and just twice
	AtLeast       Estimate `json:"at_least"`       // Seen and the least number never seen
	BiasCorrected Estimate `json:"bias_corrected"` // another form of it, steadier if few were seen twice
	SE            Estimate `json:"se"`             // of AtLeast
	Interval      Interval `json:"interval"`       // of AtLeast
	Level         float64  `json:"level"`
}

// ChaoLowerBound gives a lower bound for how many lines there are from how often
// each was seen: in the drug test records of a year, say. Many lines seen only
// once mean many never seen. Zeros are lines not seen, and do not count. It needs
// lines that were seen independently of each other and were there throughout; the
// more some are easier to see than others, the further the bound lies below the
// truth.
//
// If the bound is no higher than what was seen, because none was seen just once,
// the interval is not estimable. Nothing seen, a negative count, or a level outside
// (0, 1) give a result that is not estimable. The factor (n−1)/n that some programs
// put before the number unseen is left out.
//
// Sources: A. Chao, Scand. J. Stat. 11 (1984) 265 and Biometrics 43 (1987) 783.
func ChaoLowerBound(counts []int, level float64) ChaoResult {
	r := ChaoResult{Level: level}
	for _, n := range counts {
		switch {
		case n < 0:
			return ChaoResult{Level: level}.unknown(badCount)
		case n == 1:
			r.Once++
		case n == 2:
			r.Twice++
		}
		if n > 0 {
			r.Seen++
		}
	}
	switch {
	case !validLevel(level):
		return r.unknown(badLevel)
	case r.Seen == 0:
		return r.unknown(noEvents)
	}
	seen, f1, f2 := float64(r.Seen), float64(r.Once), float64(r.Twice)
	unseen, variance := f1*(f1-1)/2, 0.0
	r.BiasCorrected = Estimate(seen + unseen/(f2+1))
	if f2 > 0 {
		unseen = f1 * f1 / (2 * f2)
		ratio := f1 / f2
		variance = f2 * ratio * ratio * (ratio*ratio/4 + ratio + 0.5)
	} else if f1 > 0 {
		variance = f1*(f1-1)/2 + f1*(2*f1-1)*(2*f1-1)/4 - f1*f1*f1*f1/(4*(seen+unseen))
	}
	r.AtLeast, r.SE, r.Interval = Estimate(seen+unseen), Estimate(math.Sqrt(max(0, variance))), noneOnce.interval()
	if unseen > 0 {
		r.Interval = logExcess(seen, unseen, variance, normalQuantile(level))
	}
	return r
}

// String says r in a sentence.
func (r ChaoResult) String() string {
	return fmt.Sprintf("%d seen, %d of them once and %d twice: at least %v in all (%s interval of that bound %v)",
		r.Seen, r.Once, r.Twice, r.AtLeast, percentText(r.Level), r.Interval)
}

func (r ChaoResult) unknown(why reason) ChaoResult {
	r.AtLeast, r.BiasCorrected, r.SE, r.Interval = why.estimate(), why.estimate(), why.estimate(), why.interval()
	return r
}
