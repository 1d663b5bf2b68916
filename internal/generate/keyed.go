// SPDX-License-Identifier: MIT

package generate

import (
	"io"
	"math/rand/v2"
	"strconv"
	"strings"
)

// Keys are the columns that [Keyed] adds, for so many keys.
var Keys = [...]string{"team", "beat", "line"}

// Keyed writes a file like that of [Plain] with a further column for each number of
// values: the first is team, the next are beat and line.
func Keyed(w io.Writer, rows int, values ...int) error {
	heading := strings.TrimSuffix(Heading, "\n") + "," + strings.Join(Keys[:len(values)], ",") + "\n"
	return write(w, rows, heading, func(line []byte, rng *rand.Rand) []byte {
		for i, n := range values {
			line = append(append(append(line, ','), Keys[i]...), ' ')
			line = strconv.AppendInt(line, int64(rng.IntN(n)), 10)
		}
		return line
	})
}

// HalfBad writes a file like that of [Plain] of which every second row cannot be read,
// each for one of five reasons.
func HalfBad(w io.Writer, rows int) error {
	n := 0
	return write(w, rows, Heading, func(line []byte, _ *rand.Rand) []byte {
		if n++; n%2 == 0 {
			return line
		}
		cells := strings.Split(string(line), ",")
		switch n / 2 % 5 {
		case 0:
			cells[0] = "Mersyside"
		case 1:
			cells[1] = "31/02/2023"
		case 2:
			cells[2] = "white"
		case 3:
			cells[3] = "NaN"
		case 4:
			cells[3] = "-5"
		}
		return append(line[:0], strings.Join(cells, ",")...)
	})
}
