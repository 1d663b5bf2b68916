package countylines

import "strconv"

// A Rule says what a measure's figures of two areas, or of two periods, make
// together when the areas or periods have nothing in common.
type Rule uint8

// The rules. The zero Rule is that of no measure.
const (
	Additive Rule = iota + 1 // the sum of the two: arrests
	Distinct                 // at least the larger and at most the sum: a line that two forces claim, a person met in two weeks
	Stock                    // neither: each is a state at its time, as lines active are
)

var ruleNames = [...]string{Additive: "additive", Distinct: "distinct", Stock: "stock"}

// String gives "additive", "distinct" or "stock".
func (r Rule) String() string {
	if int(r) < len(ruleNames) && r > 0 {
		return ruleNames[r]
	}
	return "Rule(" + strconv.Itoa(int(r)) + ")"
}
