// SPDX-License-Identifier: MIT

package stats

import (
	"bytes"
	"encoding/csv"
	"strconv"
	"strings"
	"unicode/utf8"
)

// A Table is a result to be shown: one heading for each column, with its unit
// where it has one ("cocaine, g"), and rows of cells. Rows may be shorter or
// longer than the heading; what is missing is shown empty.
type Table struct {
	Head []string
	Rows [][]string
}

// String gives t as text in columns, separated by two spaces and aligned to the
// left, or to the right where every cell of the column below its head looks like
// a number. Line breaks inside a cell become spaces.
func (t Table) String() string {
	var b strings.Builder
	width := t.widths()
	right := make([]bool, len(width))
	for c := range right {
		right[c] = t.numeric(c)
	}
	line := func(row []string) {
		var l strings.Builder
		for c, w := range width {
			s := cell(row, c)
			pad := strings.Repeat(" ", w-utf8.RuneCountInString(s))
			if c > 0 {
				l.WriteString("  ")
			}
			if right[c] {
				s, pad = pad, s
			}
			l.WriteString(s)
			l.WriteString(pad)
		}
		b.WriteString(strings.TrimRight(l.String(), " "))
		b.WriteByte('\n')
	}
	if len(t.Head) > 0 {
		line(t.Head)
	}
	for _, row := range t.Rows {
		line(row)
	}
	return b.String()
}

// Markdown gives t as a table of Markdown. What would be markup inside a cell is
// escaped, and line breaks become spaces.
func (t Table) Markdown() string {
	var b strings.Builder
	columns := len(t.widths())
	line := func(text func(c int) string) {
		b.WriteByte('|')
		for c := range columns {
			b.WriteByte(' ')
			b.WriteString(markup.Replace(text(c)))
			b.WriteString(" |")
		}
		b.WriteByte('\n')
	}
	line(func(c int) string { return cell(t.Head, c) })
	line(func(c int) string {
		if t.numeric(c) {
			return "---:"
		}
		return "---"
	})
	for _, row := range t.Rows {
		line(func(c int) string { return cell(row, c) })
	}
	return b.String()
}

// CSV gives t as RFC 4180 text with a heading row. A cell that a spreadsheet
// would take for a formula gets an apostrophe before it, as [SafeCell] gives it.
func (t Table) CSV() (string, error) {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	columns := len(t.widths())
	write := func(row []string) error {
		out := make([]string, columns)
		for c := range out {
			if out[c] = ""; c < len(row) {
				out[c] = SafeCell(row[c])
			}
		}
		return w.Write(out)
	}
	if err := write(t.Head); err != nil {
		return "", err
	}
	for _, row := range t.Rows {
		if err := write(row); err != nil {
			return "", err
		}
	}
	w.Flush()
	return b.String(), w.Error()
}

// SafeCell gives s so that no spreadsheet runs it: text that begins as a formula
// does (with =, +, -, @, a tab or a carriage return) gets an apostrophe before it.
// Numbers such as "-5" and "+65.4" stay as they are, and so do ranges of them,
// "-0.5 to 1.2" and "-3 or more".
func SafeCell(s string) string {
	if s == "" || !strings.ContainsRune("=+-@\t\r", rune(s[0])) || isRange(s) {
		return s
	}
	return "'" + s
}

// isRange reports whether s is one number, or two with " to " between them, and
// perhaps words that go with numbers.
func isRange(s string) bool {
	for _, words := range [...]string{" per cent", "%", " or more", " or less"} {
		s = strings.TrimSuffix(s, words)
	}
	lo, hi, two := strings.Cut(s, " to ")
	return isNumber(lo) && (!two || isNumber(hi))
}

// isNumber reports whether s is a number, with commas perhaps, or no end of a range.
func isNumber(s string) bool {
	_, err := strconv.ParseFloat(strings.ReplaceAll(s, ",", ""), 64)
	return err == nil && !strings.ContainsAny(s, "xXpP_nN") || s == "-Inf" || s == "+Inf"
}

// lines folds line breaks and tabs, so that a cell stays in its line.
var lines = strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ", "\t", " ", "\u0085", " ", "\u2028", " ", "\u2029", " ")

// markup escapes what Markdown gives a meaning to.
var markup = strings.NewReplacer(`\`, `\\`, "|", `\|`, "*", `\*`, "_", `\_`, "`", "\\`", "<", `\<`, "[", `\[`, "~", `\~`, "$", `\$`, "&", `\&`)

// cell gives a cell to be shown.
func cell(row []string, c int) string {
	if c < len(row) {
		return lines.Replace(row[c])
	}
	return ""
}

func (t Table) widths() []int {
	var width []int
	measure := func(row []string) {
		for c, s := range row {
			if c == len(width) {
				width = append(width, 0)
			}
			width[c] = max(width[c], utf8.RuneCountInString(lines.Replace(s)))
		}
	}
	measure(t.Head)
	for _, row := range t.Rows {
		measure(row)
	}
	return width
}

// numeric reports whether every cell of a column looks like a number, and one does.
func (t Table) numeric(c int) bool {
	some := false
	for _, row := range t.Rows {
		s := cell(row, c)
		if s == "" {
			continue
		}
		if !looksNumeric(s) {
			return false
		}
		some = true
	}
	return some
}

func looksNumeric(s string) bool {
	digits := false
	for i, c := range s {
		switch {
		case c >= '0' && c <= '9':
			digits = true
		case c == '.' || c == ',' || c == '%':
		case (c == '-' || c == '+' || c == '−') && i == 0:
		default:
			return false
		}
	}
	return digits
}
