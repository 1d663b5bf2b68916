// SPDX-License-Identifier: MIT

package publish

import "fmt"

// A Rule says which counts may not be known, and how closely.
type Rule struct {
	Small int  // counts from 1 to Small are sensitive; 0 stands for 4
	Zeros bool // zeros are sensitive too; if not they are always shown, and readers know that a hidden count is at least 1

	// Width is how far apart two values of a sensitive count must lie that a reader
	// cannot rule out: 1 means that the count is not known exactly. It must be set, and
	// with Base it is less than twice that.
	Width int

	// Sole protects against those who are counted. Who is alone in a cell of 1 knows
	// its count, and must not work out another's. And a cell that is all there is in a
	// total of its row or column is sensitive, however large: it tells of everyone there
	// (see stats.SoleCells).
	Sole bool

	// Labels publishes "under 5" and the like for a small count wherever that is as
	// safe as hiding it.
	Labels bool

	// Base, if above 0, hides nothing but rounds every count to a multiple of Base, up
	// or down at random, so that totals still add up and none moves by Base or more.
	Base int
}

// small gives the largest sensitive count.
func (r Rule) small() int {
	if r.Small == 0 {
		return 4
	}
	return r.Small
}

// label is the text of a small count that may be told to be one.
func (r Rule) label() string { return fmt.Sprintf("under %d", r.small()+1) }

func (r Rule) validate() error {
	switch {
	case r.Small < 0:
		return &RuleError{"Small", fmt.Sprintf("%d is negative", r.Small)}
	case r.Width < 1:
		return &RuleError{"Width", fmt.Sprintf("%d protects nothing: 1 or more", r.Width)}
	case r.Base < 0:
		return &RuleError{"Base", fmt.Sprintf("%d is negative", r.Base)}
	case r.Base > 0 && r.Width > 2*(r.Base-1):
		return &RuleError{"Width", fmt.Sprintf("rounding to %d leaves a range %d wide, not %d", r.Base, 2*(r.Base-1), r.Width)}
	case r.Base > 0 && r.Labels:
		return &RuleError{"Labels", "nothing is hidden where all is rounded"}
	}
	return nil
}
