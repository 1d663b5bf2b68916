package stats

import (
	"bytes"
	"encoding/csv"
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
// a number.
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

// Markdown gives t as a table of Markdown; a bar inside a cell is escaped.
func (t Table) Markdown() string {
	var b strings.Builder
	columns := len(t.widths())
	line := func(text func(c int) string) {
		b.WriteByte('|')
		for c := range columns {
			b.WriteByte(' ')
			b.WriteString(strings.NewReplacer("|", `\|`, "\n", " ").Replace(text(c)))
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
// would take for a formula, because it begins with =, +, -, @, a tab or a
// carriage return and is no number, gets an apostrophe before it.
func (t Table) CSV() (string, error) {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	columns := len(t.widths())
	write := func(row []string) error {
		out := make([]string, columns)
		for c := range out {
			out[c] = SafeCell(cell(row, c))
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
// does (with =, +, -, @, a tab or a carriage return) and is no number gets an
// apostrophe before it. Numbers such as "-5" and "+65.4" stay as they are.
func SafeCell(s string) string {
	if s == "" || !strings.ContainsRune("=+-@\t\r", rune(s[0])) || looksNumeric(s) {
		return s
	}
	return "'" + s
}

func cell(row []string, c int) string {
	if c < len(row) {
		return row[c]
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
			width[c] = max(width[c], utf8.RuneCountInString(s))
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
