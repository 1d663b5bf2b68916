// SPDX-License-Identifier: MIT

package rows

import (
	"strings"
	"unicode/utf8"

	"github.com/countylines/ops/stats"
)

// SafeCell gives text so that no spreadsheet runs it, and so that PlainCell gives
// the text back: text that looks as if it had been made safe already gets another
// apostrophe.
func SafeCell(text string) string {
	if PlainCell(text) != text {
		return "'" + text
	}
	return stats.SafeCell(text)
}

// PlainCell takes off the apostrophe that SafeCell put before a text.
func PlainCell(text string) string {
	formula := strings.TrimLeft(text, "'")
	if len(formula) < len(text) && stats.SafeCell(formula) != formula {
		return text[1:]
	}
	return text
}

// FromWindows reads text as Windows-1252, in which a pound sign is the byte A3.
func FromWindows(text string) string {
	const from80 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ"
	high := []rune(from80)
	var b strings.Builder
	for _, c := range []byte(text) {
		if 0x80 <= c && c <= 0x9f {
			b.WriteRune(high[c-0x80])
		} else {
			b.WriteRune(rune(c))
		}
	}
	return b.String()
}

// CellText gives what a cell means to say: without the blanks around it or the
// apostrophe that keeps a spreadsheet from running it, and in UTF-8. A cell that is
// not is taken for Windows-1252.
func CellText(cell string) string {
	if !utf8.ValidString(cell) {
		cell = FromWindows(cell)
	}
	return PlainCell(strings.TrimSpace(cell))
}
