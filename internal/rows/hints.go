// SPDX-License-Identifier: MIT

package rows

import "strings"

// Hint says what a heading should be, such as an example, and what a text seems to be
// instead.
func Hint(text, example string) string {
	switch {
	case strings.HasPrefix(text, "\x1f\x8b"):
		return "; this is a gzip archive: read it through gzip.NewReader"
	case strings.HasPrefix(text, "PK\x03\x04") && strings.Contains(text, "opendocument"):
		return "; this is an OpenDocument file: save it as CSV"
	case strings.HasPrefix(text, "PK\x03\x04"):
		return "; this is a zip archive or a workbook: save it as CSV"
	case strings.HasPrefix(text, "\xff\xfe"), strings.HasPrefix(text, "\xfe\xff"):
		return "; this is UTF-16: save it as CSV in UTF-8"
	case strings.HasPrefix(strings.TrimLeft(text, " \t\ufeff"), "["):
		return "; this is an array of JSON: write one object a line, without brackets and commas around them"
	case strings.ContainsRune(text, 0):
		return "; this is no text"
	case strings.Contains(text, ";"), strings.Contains(text, "\t"):
		return "; cells are parted by commas, as in " + example
	}
	return "; a heading such as " + example + " would do"
}
