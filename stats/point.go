// SPDX-License-Identifier: MIT

package stats

// A Point is a count and what it arose from: 25 arrests among 1,147,132 residents, 39
// charged of 55 arrested, 25 seen of 25.7 expected.
type Point struct {
	Events int     `json:"events"`
	Of     float64 `json:"of"`
}

// A FigurePoint is a [Point] whose count is a figure: "over 1,350" arrests among
// 67,636,134 residents. The methods whose names end in Of take it.
type FigurePoint struct {
	Events Figure[int] `json:"events"`
	Of     float64     `json:"of"`
}

// String gives p as "25 of 1,147,132".
func (p Point) String() string { return formatCount(float64(p.Events)) + " of " + formatCount(p.Of) }

// share gives p as "39 of 55 (70.9 per cent)".
func (p Point) share() string {
	share := 100 * float64(p.Events) / p.Of
	if notFinite(share) {
		return p.String()
	}
	return p.String() + " (" + Interval{share, share}.PerCent() + ")"
}

// String gives p as "over 1,350 of 67,636,134".
func (p FigurePoint) String() string { return p.Events.String() + " of " + formatCount(p.Of) }
