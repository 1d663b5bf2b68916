// SPDX-License-Identifier: MIT

package publish

import (
	"cmp"
	"encoding/csv"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/countylines/ops/stats"
)

const hiddenNote = hiddenText + " means that a count is hidden so that nobody can be identified: it is small, or a small one could be worked out from it."

func (r Rule) labelNote() string {
	least := "1"
	if r.Zeros {
		least = "0"
	}
	return fmt.Sprintf("%q means a count from %s to %d.", r.label(), least, r.small())
}

func (r Rule) roundedNote() string {
	return fmt.Sprintf("All counts are rounded to multiples of %d, up or down at random so that totals add up. Each is less than %d away from the true count.", r.Base, r.Base)
}

// Rows gives the table as the rows of a worksheet: the title, the period, the notes, the
// heading, and a row for each area. Each cell is a string, or an int64 for a count; none
// is blank, and none is of a type that a workbook keeps as text.
func (p Published) Rows() [][]any {
	rows := [][]any{{p.title()}, {p.days()}}
	for i, note := range p.Notes {
		rows = append(rows, []any{fmt.Sprintf("Note %d: %s", i+1, strings.Join(strings.Fields(note), " "))})
	}
	t := p.Table()
	head := make([]any, len(t.Head))
	for i, s := range t.Head {
		head[i] = s
	}
	rows = append(rows, head)
	for i, area := range p.Areas {
		row := []any{area.String()}
		for _, c := range p.Cells[i] {
			var n int64
			if _, err := fmt.Sscanf(c.Text, "%d", &n); err == nil && fmt.Sprint(n) == c.Text {
				row = append(row, n)
			} else {
				row = append(row, c.Text)
			}
		}
		rows = append(rows, row)
	}
	return rows
}

// title gives the title as one line.
func (p Published) title() string {
	return cmp.Or(strings.Join(strings.Fields(p.Title), " "), "Counts")
}

// days says the period in a line of its own, which holds whatever days a title names.
func (p Published) days() string { return "Period: " + p.Period.String() }

// Table gives the table by itself: a column of areas and one for each subject.
func (p Published) Table() stats.Table {
	t := stats.Table{Head: []string{"Area"}}
	for _, s := range p.Subjects {
		t.Head = append(t.Head, capital(s.String()))
	}
	for i, area := range p.Areas {
		row := []string{area.String()}
		for _, c := range p.Cells[i] {
			row = append(row, c.Text)
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func capital(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}

// WriteCSV writes the table as a CSV file with one table: its title, its period, its
// notes, and then a row for the heading and one for each area. A text that a spreadsheet
// would run has an apostrophe before it. Errors are those of w.
func (p Published) WriteCSV(w io.Writer) error {
	out := csv.NewWriter(w)
	for _, row := range p.Rows() {
		cells := make([]string, len(row))
		for i, c := range row {
			cells[i] = stats.SafeCell(fmt.Sprint(c))
		}
		if err := out.Write(cells); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// WriteMarkdown writes the table for a page or a report: its title as a heading, the
// period, the table, and its notes as a list with numbers. Errors are those of w.
func (p Published) WriteMarkdown(w io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "## %s\n\n%s\n\n%s", escape(p.title()), escape(p.days()), p.Table().Markdown())
	for i, note := range p.Notes {
		if i == 0 {
			b.WriteByte('\n')
		}
		fmt.Fprintf(&b, "%d. %s\n", i+1, escape(note))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// escape keeps a text from being taken for Markdown.
func escape(text string) string {
	var b strings.Builder
	for _, r := range strings.Join(strings.Fields(text), " ") {
		if strings.ContainsRune("\\`*_{}[]<>#|", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}
