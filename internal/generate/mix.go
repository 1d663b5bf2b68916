// SPDX-License-Identifier: MIT

package generate

import (
	"bytes"
	"math/rand/v2"
)

// mix changes some lines into what people write.
func mix(line []byte, rng *rand.Rand) []byte {
	cells := bytes.Split(bytes.Clone(line), []byte(","))
	force, date, drug, grams := 0, 1, 2, 3
	switch n := rng.IntN(1200); {
	case n < 30: // wording
		words := [...]string{"over ", "nearly ", "about ", "up to ", "at least "}
		cells[grams] = append([]byte(words[n%len(words)]), cells[grams]...)
	case n < 50: // quotation marks
		cells[force] = append(append([]byte{'"'}, cells[force]...), '"')
	case n < 80: // another date, unit or name
		d := cells[date]
		cells[date] = append(append(append(append(append([]byte{}, d[8:]...), '/'), d[5:7]...), '/'), d[:4]...)
	case n == 80:
		cells[force] = []byte("Mersyside") // misspelt
	case n == 81:
		cells[date] = []byte("31/02/2023")
	case n == 82:
		cells[grams] = []byte("NaN")
	case n == 83:
		cells[grams] = append([]byte{'-'}, cells[grams]...)
	case n == 84:
		cells[drug] = []byte("white") // cocaine, or crack
	case n == 85:
		cells = cells[:3]
	}
	return bytes.Join(cells, []byte(","))
}
