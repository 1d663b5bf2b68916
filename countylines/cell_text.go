package countylines

import (
	"strings"

	"github.com/countylines/ops/stats"
)

// safeCell gives text so that no spreadsheet runs it, and so that unsafeCell gives
// the text back: text that looks as if it had been made safe already gets another
// apostrophe.
func safeCell(text string) string {
	if unsafeCell(text) != text {
		return "'" + text
	}
	return stats.SafeCell(text)
}

// unsafeCell takes off the apostrophe that safeCell put before a text.
func unsafeCell(text string) string {
	formula := strings.TrimLeft(text, "'")
	if len(formula) < len(text) && stats.SafeCell(formula) != formula {
		return text[1:]
	}
	return text
}
