// SPDX-License-Identifier: MIT

package tables

import (
	"regexp"
	"strings"

	"github.com/countylines/ops/countylines/internal/grammar"
)

// A class says what a cell looks like, before it is known where it stands.
type class uint8

const (
	isEmpty  class = iota
	isText         // words
	isNumber       // a number, with or without words around it
	isGap          // a shorthand such as "[c]" or ".."
	isWeak         // a word or a letter that may be a shorthand: "c", "unknown"
	isYear         // a whole number that may be a year
	isDate
	isTruth
)

// classOf tells what a cell looks like.
func (r *reader) classOf(c *Cell) class {
	if c.State&Covered != 0 || c.blank() {
		return isEmpty
	}
	switch c.Kind {
	case Number:
		if yearLike(c.Value) && !strings.ContainsAny(c.Text, ",.") {
			return isYear
		}
		return isNumber
	case Percent, Money, Failure, Length:
		return isNumber
	case Date:
		return isDate
	case Truth:
		return isTruth
	}
	first := c.Text[0]
	if '0' <= first && first <= '9' {
		if _, ok := grammar.ParseNumber(c.Text); ok {
			if yearLike(c.Text) {
				return isYear
			}
			return isNumber
		}
	}
	if k, ok := r.classes[c.Text]; ok {
		return k
	}
	k := textClass(strings.TrimSpace(c.Text))
	if len(r.classes) < 1<<16 && len(c.Text) < 200 {
		r.classes[c.Text] = k
	}
	return k
}

func textClass(text string) class {
	if text == "TRUE" || text == "FALSE" {
		return isTruth
	}
	if _, _, ok := numericDate(text); ok {
		return isDate
	}
	c, ok := grammar.ParseCell(text)
	switch {
	case !ok && besideBrackets(text) != "":
		return isNumber
	case !ok:
		return isText
	case c.Wording >= grammar.Withheld && c.Wording <= grammar.Dash:
		if strings.Trim(strings.ToLower(text), "abcdefghijklmnopqrstuvwxyz ") == "" {
			return isWeak
		}
		return isGap
	case c.Wording != grammar.Exactly && grammar.Parse(text, false).Who != "":
		return isText // "under 18", "10 to 17"
	case c.Wording == grammar.Exactly && c.A.Places == 0 && !strings.ContainsAny(text, "0123456789"): // "one", "none"
		return isWeak
	case yearLike(text) || markedYear(text, &c):
		return isYear
	case (c.Unit.Kind == grammar.Mass || c.Unit.Kind == grammar.Doses || c.Unit.Kind == grammar.Plants) && c.Wording != grammar.Exactly, c.Unit.Kind == grammar.Mass && c.Wording == grammar.Between:
		return isText // a band of sizes, where a column of headings may be
	}
	return isNumber
}

// markedYear reports whether a text is a year with a mark: "2022 [p]".
func markedYear(text string, c *grammar.Cell) bool {
	return c.Mark != 0 && len(text) > 4 && yearLike(text[:4]) && c.A.Places == 0 && c.A.Digits < 2060 && c.Wording == grammar.Exactly && !c.Unit.Says()
}

func yearLike(s string) bool {
	return len(s) == 4 && (s[:2] == "20" && s[2] <= '5' && s[2] >= '0' || s[:2] == "19" && s[2] == '9') && s[3] >= '0' && s[3] <= '9'
}

// numericDate reads "3/10/2022" as two numbers and a year, and "2022-10-03".
func numericDate(s string) (first, second int, ok bool) {
	if len(s) < 8 || len(s) > 10 || s[0] < '0' || s[0] > '9' {
		return 0, 0, false
	}
	var n [3]int
	var digits [3]int
	at := 0
	sep := byte(0)
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c >= '0' && c <= '9':
			n[at] = 10*n[at] + int(c-'0')
			digits[at]++
		case (c == '/' || c == '-' || c == '.') && at < 2 && digits[at] > 0 && (sep == 0 || sep == c):
			sep = c
			at++
		default:
			return 0, 0, false
		}
	}
	switch {
	case at == 2 && digits[2] == 4 && digits[0] <= 2 && digits[1] <= 2:
		return n[0], n[1], true
	case at == 2 && digits[0] == 4 && digits[1] <= 2 && digits[2] <= 2 && sep != '.':
		return n[2], n[1], true
	}
	return 0, 0, false
}

// A rowShape says what a row looks like.
type rowShape struct {
	first, last            int16 // columns of its first and last cells
	n, text, number, years int16
	dates, weak            int16
	inOrder                bool // its years follow each other
}

// shapeOf looks at a row.
func (r *reader) shapeOf(row []Cell) (s rowShape) {
	s.first = -1
	var years [70]bool
	for j := range row {
		k := r.classOf(&row[j])
		if k == isEmpty {
			continue
		}
		if s.first < 0 {
			s.first = int16(j)
		}
		s.last = int16(j)
		s.n++
		switch k {
		case isText:
			s.text++
		case isNumber, isGap:
			s.number++
		case isWeak:
			s.weak++
		case isYear:
			y := strings.TrimSpace(row[j].Text)
			if row[j].Kind == Number {
				y = row[j].Value
			}
			years[yearIndex(y)] = true
			s.years++
		case isDate:
			s.dates++
		}
	}
	runs := 0
	for y, is := range years {
		if is && (y == 0 || !years[y-1]) {
			runs++
		}
	}
	s.inOrder = runs <= 1
	if s.n == 2 && s.number == 1 && s.text == 1 && r.classOf(&row[s.first]) == isGap { // a shorthand and its meaning
		s.number, s.text = 0, 2
	}
	return s
}

// yearIndex gives a year as a number from 1990.
func yearIndex(y string) int {
	n := int(y[2]-'0')*10 + int(y[3]-'0')
	if y[0] == '2' {
		return n + 10
	}
	return n - 90
}

// heads reports whether a row can be one of headings: words, days and years in order.
func (s rowShape) heads() bool {
	return s.number == 0 && (s.inOrder || s.text > 2*s.years) && s.text+s.years+s.dates+s.weak >= 1
}

// data reports whether a row has numbers that are no headings.
func (s rowShape) data() bool { return s.n > 0 && (s.number > 0 || !s.heads()) }

// A block is a table in a sheet, by its rows.
type block struct {
	above    []int // rows of text over it
	heads    []int // rows of headings
	from, to int   // rows below the headings
}

// blocks finds the tables of a sheet.
func (r *reader) blocks(rows [][]Cell) []block {
	shapes := make([]rowShape, len(rows))
	for i := range rows {
		shapes[i] = r.shapeOf(rows[i])
	}
	r.shapes = shapes
	var found []block
	var loose []int
	for i := 0; i < len(rows); i++ {
		s := shapes[i]
		switch {
		case s.n == 0:
			continue
		case !s.data():
			loose = append(loose, i)
			continue
		case s.n == 1 && s.number == 1: // a number alone is no table
			loose = append(loose, i)
			continue
		}
		b := r.headed(rows, loose, i)
		b.to = r.end(rows, &b, i)
		found = append(found, b)
		loose = nil
		i = b.to - 1
	}
	return r.captions(rows, found, loose)
}

// captions gives tables their titles where these stand below them: the first table has
// nothing above it, and the first line below each is a title.
func (r *reader) captions(rows [][]Cell, found []block, last []int) []block {
	if len(found) == 0 || len(found[0].above) > 0 || len(last) == 0 || !r.captioned(rows[last[0]]) {
		return found
	}
	var apart []block
	for _, b := range found {
		apart = append(apart, r.split(rows, b)...)
	}
	for k := range apart {
		below := last
		if k+1 < len(apart) {
			below = apart[k+1].above
		}
		if len(below) == 0 || !r.captioned(rows[below[0]]) {
			return found
		}
		apart[k].above = below[:1]
	}
	return apart
}

// split parts tables of the same headings between which a title stands.
func (r *reader) split(rows [][]Cell, b block) (parts []block) {
	for i := b.from; i+1 < b.to; i++ {
		next := i + 1
		for next < b.to && r.shapes[next].n == 0 {
			next++
		}
		if r.shapes[i].n == 1 && next < b.to && r.captioned(rows[i]) && r.repeats(rows, next, &b) {
			parts = append(parts, block{b.above, b.heads, b.from, i})
			b = block{[]int{i}, []int{next}, next + 1, b.to}
		}
	}
	return append(parts, b)
}

// captioned reports whether a row below a table is its title: "Table 2: arrests,
// 2021/22", and no note on what stands in it.
func (r *reader) captioned(row []Cell) bool {
	text := ""
	for j := range row {
		if r.classOf(&row[j]) != isEmpty {
			if text != "" {
				return false
			}
			text = strings.TrimSpace(row[j].Text)
		}
	}
	numbered := tableNumber.FindString(text)
	text = text[len(numbered):]
	if strings.Contains(strings.TrimSuffix(text, "."), ". ") || isLegend(strings.ToLower(text)) {
		return false
	}
	h := r.heading(text)
	if verbWords.MatchString(text) {
		return false
	}
	if forceTitle.MatchString(text) && h.Area.Size() == 1 { // "Kent Police: county lines results by year"
		return true
	}
	return h.When.Complete() && (numbered != "" || len(h.Rest) == 0 && (h.Measure != "" || h.What != ""))
}

var (
	tableNumber = regexp.MustCompile(`^(?i:table|figure) [0-9A-Za-z.]{1,5}[.:,]? `)
	forceTitle  = regexp.MustCompile(`^[^:,]{3,40} (?:Police|Constabulary)(?:[:,]| [-–]) .*\b(?:results|figures|statistics|returns|outcomes|arrests|seizures)\b(?:$| (?:by|for|in|of|from)\b)`)
	verbWords   = regexp.MustCompile(`\b(?:is|are|was|were|has|have|had|includes?|may|do|does|did|will|should)\b`)
)

// headed finds the headings over the first row of numbers among the rows above it.
func (r *reader) headed(rows [][]Cell, loose []int, data int) block {
	b := block{from: data}
	k := len(loose) - 1
	banners := 0
	for ; k >= 0 && banners < 4; k-- { // banners between the headings and the numbers
		s := r.shapes[loose[k]]
		if s.n > 1 || s.first > 0 || s.years == 1 && k > 0 && r.shapes[loose[k-1]].n == 1 && r.shapes[loose[k-1]].first > 0 {
			break
		}
		banners++
	}
	if k < 0 || banners == 4 || banners > 0 && r.shapes[loose[k]].n < 2 {
		b.above = loose
		return b
	}
	top := k
	for top > 0 && loose[top-1] == loose[top]-1 && (r.shapes[loose[top-1]].n > 1 || r.shapes[loose[top-1]].first > 0) && !r.pair(rows, loose[top-1], loose[k]) {
		top--
	}
	b.above = loose[:top]
	b.heads = loose[top : k+1]
	if k+1 < len(loose) {
		b.from = loose[k+1]
	}
	return b
}

// pair reports whether a row of two cells names something of the whole table:
// "Force", "Kent".
func (r *reader) pair(rows [][]Cell, row, head int) bool {
	s := r.shapes[row]
	if s.n != 2 || s.last != s.first+1 || s.first != 0 || r.shapes[head].n <= 2 {
		return false
	}
	h := r.heading(rows[row][0].Text)
	v := r.heading(rows[row][1].Text)
	return h.Head != "" && v.Says() || strings.HasSuffix(strings.TrimSpace(rows[row][0].Text), ":")
}

// end finds where the table ends that has its first numbers in a row.
func (r *reader) end(rows [][]Cell, b *block, data int) int {
	numbers := map[int]bool{}
	last := data
	blank := 0
	for i := data; i < len(rows); i++ {
		s := r.shapes[i]
		switch {
		case s.n == 0:
			blank++
			continue
		case s.data() && (s.n > 1 || s.number > 0):
			if blank > 0 && r.newHeads(rows, i, numbers, b) {
				return last + 1
			}
			last = i
			if len(numbers) < 400 && i-data < 2000 {
				for j := range rows[i] {
					if k := r.classOf(&rows[i][j]); k == isNumber || k == isGap {
						numbers[j] = true
					}
				}
			}
		case s.n > 1 && r.newHeads(rows, i, numbers, b):
			return last + 1
		case s.n > 1 && s.weak > 0, s.n > 1 && r.repeats(rows, i, b):
			last = i
		}
		blank = 0
	}
	return last + 1
}

// newHeads reports whether a row below a table has the headings of another one.
func (r *reader) newHeads(rows [][]Cell, i int, numbers map[int]bool, b *block) bool {
	if r.shapes[i].data() || r.repeats(rows, i, b) {
		return false
	}
	over := 0
	for j := range rows[i] {
		if k := r.classOf(&rows[i][j]); numbers[j] && (k == isText || k == isDate || k == isYear) {
			over++
		}
	}
	if over == 0 || over == 1 && len(numbers) > 2 {
		return false
	}
	if over == 1 && !r.headsOne(rows[i], numbers) {
		return false
	}
	for k := i + 1; k < len(rows) && k < i+6; k++ {
		if s := r.shapes[k]; s.data() {
			return true
		}
	}
	return false
}

// headsOne reports whether the only text over numbers may be a heading, and is no amount
// in words such as "nearly 2kg".
func (r *reader) headsOne(row []Cell, numbers map[int]bool) bool {
	for j := range row {
		if k := r.classOf(&row[j]); numbers[j] && k == isText && strings.ContainsAny(row[j].Text, "0123456789") {
			h := r.heading(row[j].Text)
			return h.When.Says() || h.What != "" || h.Subject() || h.Head != ""
		}
	}
	return true
}

// repeats reports whether a row is one of the table's headings again.
func (r *reader) repeats(rows [][]Cell, i int, b *block) bool {
	for _, h := range b.heads {
		same, n := true, 0
		for j := range max(len(rows[h]), len(rows[i])) {
			var x, y string
			if j < len(rows[h]) {
				x = rows[h][j].Text
			}
			if j < len(rows[i]) {
				y = rows[i][j].Text
			}
			same = same && strings.TrimSpace(x) == strings.TrimSpace(y)
			n++
		}
		if same && n > 0 {
			return true
		}
	}
	return false
}
