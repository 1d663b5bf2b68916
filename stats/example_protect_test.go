// SPDX-License-Identifier: MIT

package stats_test

import (
	"fmt"

	"github.com/countylines/ops/stats"
)

// Three kinds of arrests and their total.
var kinds = []stats.Count[outcomes]{
	{Set: wereCharged, Count: 3, Width: 3, Least: 1},
	{Set: wereReleased, Count: 9, Least: 1},
	{Set: wereBailed, Count: 20, Least: 1},
	{Set: wereCharged | wereReleased | wereBailed, Count: 32, Least: 1},
}

// outcomes is a set of what may come of an arrest.
type outcomes uint8

const (
	wereCharged outcomes = 1 << iota
	wereReleased
	wereBailed
)

func (o outcomes) And(p outcomes) outcomes { return o & p }

func (o outcomes) Size() int { return int(o&1 + o>>1&1 + o>>2&1) }

func ExampleProtect() {
	// It is public that nine were released: hiding that protects nothing.
	p, err := stats.Protect(kinds, stats.Known[outcomes, int]{Set: wereReleased, Figure: stats.Exactly(9)})
	for _, h := range p.Hidden {
		fmt.Println("hide", kinds[h.Count].Count, "for", kinds[h.For].Count)
	}
	fmt.Println("possible:", p.Hidden[0].Proof, "or else known:", p.Hidden[0].Bare, err)
	// Output:
	// hide 3 for 3
	// hide 20 for 3
	// possible: 3 to 6 or else known: 3 <nil>
}

func ExampleRoundTogether() {
	r, _, err := stats.RoundTogether(kinds, 5)
	fmt.Println(r[0]+r[1]+r[2] == r[3], r[0]%5, r[2], err)
	// Output: true 0 20 <nil>
}

func ExampleContradictionError_Error() {
	_, err := stats.Protect(kinds, stats.Known[outcomes, int]{Set: wereCharged | wereReleased, Figure: stats.Exactly(10)})
	fmt.Println(err != nil)
	// Output: true
}

func ExampleExposedError_Error() {
	all := []stats.Count[outcomes]{{Set: wereCharged, Count: 3, Width: 3}, {Set: wereReleased, Count: 0, Shown: true}, {Set: wereCharged | wereReleased, Count: 3, Shown: true}}
	_, err := stats.Protect(all)
	fmt.Println(err)
	// Output: stats: nothing was found that hides 1 counts, 1 first, within a range 3 wide: publish larger groups
}

func ExampleCountError_Error() {
	_, err := stats.Protect([]stats.Count[outcomes]{{Set: wereCharged, Count: -1}})
	fmt.Println(err)
	// Output: stats: count 0: a count is not negative: -1
}
