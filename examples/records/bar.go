// SPDX-License-Identifier: MIT

package main

import (
	"fmt"
	"os"
	"strings"
)

// bar gives a function that draws how much of a file was read, nil where nobody looks.
func bar(whole length) func(rows int, bytes int64) {
	if info, err := os.Stderr.Stat(); err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return nil
	}
	return func(rows int, bytes int64) {
		done := fmt.Sprintf("%d rows", rows)
		switch {
		case whole.bytes > 0:
			done = drawn(bytes, whole.bytes) + done
		case whole.rows > 0:
			done = drawn(int64(rows), int64(whole.rows)) + done
		}
		fmt.Fprint(os.Stderr, "\r"+done)
	}
}

// drawn draws a part of a whole.
func drawn(part, whole int64) string {
	const width = 40
	n := int(min(part, whole) * width / whole)
	return fmt.Sprintf("[%s%s] %3d%%, ", strings.Repeat("#", n), strings.Repeat(".", width-n), min(part, whole)*100/whole)
}
