// SPDX-License-Identifier: MIT

package tables

import (
	"slices"
	"strings"
	"time"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/countylines/internal/grammar"
)

// A reader reads the sheets of a file.
type reader struct {
	sheets   []Sheet
	about    About
	rules    rules
	file     grammar.Heading // what the file's name says
	american bool            // a date of the file can only be month first
	out      Result

	sheet    int
	shapes   []rowShape
	classes  map[string]class
	headings map[string]*grammar.Heading
	table    *table
	title    []*grammar.Heading // what the lines over the sheet's earlier tables say
	first    *grammar.Heading   // the title of the sheet, the first of several lines above its first table
	targets  map[targetKey]*target
	subjects map[topicDay]*subjectOn
}

// A table is a block while it is read.
type table struct {
	b       *block
	cols    []column
	corner  []*grammar.Heading // headings of columns of labels that say what is counted
	lines   []*grammar.Heading // the text above it, the nearest first
	stated  grammar.When       // its days, where a line above it is there to say them
	earlier []*grammar.Heading // the text above the tables before it, the nearest first
	units   unitRules
	ends    time.Month      // the month in which years named by one number end
	on      grammar.YearDay // or the day of them of which figures are
	days    string          // "week", "weekend" or "month", where days name what is longer
	mark    Marks
	why     string // why none of its numbers is a figure
	is      Role
	banners []*grammar.Heading
	last    []*grammar.Heading // of each column of labels, the heading above
	rowsAbove
	beside  []rowsAbove // of each of the tables side by side, while another's row is read
	blanks  bool        // a region stands once, for the rows below it too
	totals  bool        // the last row was a total of areas
	labels  []int
	parts   []int       // columns in which tables that stand side by side begin
	keys    []targetKey // of the row that is read, for each of the tables side by side
	heads   []rowHead
	regions map[int]bool // rows in which "West Midlands" is the region
}

// rowsAbove are what the rows since the last banner are about.
type rowsAbove struct {
	areas   countylines.Area
	span    calendar.Period
	months  grammar.When // where rows name months or quarters without a year
	closed  bool         // the class of the last banner has had its total
	measure string       // of the last row that is no part of another
}

// fileHeading reads the name of a file.
func fileHeading(name string) grammar.Heading {
	if i := strings.LastIndexAny(name, `/\`); i >= 0 {
		name = name[i+1:]
	}
	if i := strings.LastIndexByte(name, '.'); i > 0 {
		name = name[:i]
	}
	h := nameHeading(name)
	h.Unit = grammar.Unit{}
	return h
}

// nameHeading reads the name of a file or a sheet, in which signs part the words.
func nameHeading(name string) grammar.Heading {
	b := []byte(name)
	for i, c := range b {
		if c == '+' || c == '.' || c == '-' && (i == 0 || i == len(b)-1 || !isDigit(b[i-1]) || !isDigit(b[i+1])) {
			b[i] = ' '
		}
	}
	name = string(b)
	h := grammar.Parse(name, false)
	if h.When.Grain == grammar.Day || h.When.Clash {
		h.When = grammar.When{}
	}
	if k := h.Unit.Kind; k != grammar.Mass && k != grammar.Pounds { // "plants" is what a file is of
		h.Unit = grammar.Unit{}
	}
	return h
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// size makes room for what will be read.
func (r *reader) size() {
	r.classes, r.headings = map[string]class{}, map[string]*grammar.Heading{}
	r.targets, r.subjects = map[targetKey]*target{}, map[topicDay]*subjectOn{}
	cells := 0
	for i := range r.sheets {
		for _, row := range r.sheets[i].Rows {
			for j := range row {
				if !row[j].blank() {
					cells++
				}
			}
		}
	}
	r.out.Cells = make([]CellRead, 0, cells)
}

// anyAmerican reports whether a date of a file can only be read month first.
func anyAmerican(sheets []Sheet) bool {
	for i := range sheets {
		for _, row := range sheets[i].Rows {
			for j := range row {
				text := row[j].Text
				if len(text) < 8 || len(text) > 20 || text[0] < '0' || text[0] > '9' || row[j].Kind != Text || strings.IndexByte(text, '/') < 0 && strings.IndexByte(text, '-') < 0 {
					continue
				}
				text, _, _ = strings.Cut(strings.TrimSpace(text), " ")
				if a, b, ok := numericDate(text); ok && text[4%len(text)] != '-' && b > 12 && a <= 12 {
					return true
				}
			}
		}
	}
	return false
}

// readSheet reads a sheet, cell by cell.
func (r *reader) readSheet(i int) {
	r.sheet = i
	r.title, r.first = nil, nil
	first, cells := len(r.out.Ledger), len(r.out.Cells)
	rows := r.sheets[i].Rows
	if own, ok := r.ownLayout(&r.sheets[i]); ok {
		r.readOwn(own, i)
		return
	}
	blocks := r.blocks(rows)
	r.presize(blocks)
	at := 0
	defer func() { r.settleNotes(cells) }()
	for k := range blocks {
		b := &blocks[k]
		for ; at < b.from; at++ {
			role := Remark
			for _, h := range b.heads {
				if h == at {
					role = Heading
				}
			}
			r.words(rows, at, role)
		}
		r.begin(rows, b)
		for ; at < b.to; at++ {
			r.readRow(rows, at)
		}
		if lines := r.table.lines; k == 0 && len(lines) > 1 {
			r.first = lines[len(lines)-1]
		}
		r.title = append(r.table.lines, r.title...)
		if len(r.title) > 64 {
			r.title = r.title[:64]
		}
	}
	for ; at < len(rows); at++ {
		r.words(rows, at, Remark)
	}
	settleOthers(r.out.Ledger[first:], others(r.out.Cells[cells:], first))
}

// settleNotes tells the numbers of a sheet of contents or notes as what they are.
func (r *reader) settleNotes(first int) {
	switch strings.ToLower(strings.Trim(r.sheets[r.sheet].Name, "0123456789 _.")) {
	case "contents", "cover", "cover sheet", "cover_sheet", "notes", "note", "index", "table of contents", "contents page", "read me", "readme", "metadata", "information", "introduction", "about", "title", "front page", "guidance", "definitions", "key", "title page", "document control":
	default:
		return
	}
	for i := first; i < len(r.out.Cells); i++ {
		if c := &r.out.Cells[i]; c.Is == Refused {
			c.Is, c.Says = Remark, ""
		}
	}
}

// presize makes room in the ledger for the numbers of long tables.
func (r *reader) presize(blocks []block) {
	n := 0
	for _, b := range blocks {
		for i := b.from; i < b.to; i++ {
			n += int(r.shapes[i].number)
		}
	}
	if need := len(r.out.Ledger) + n; need > cap(r.out.Ledger) && n > 1<<10 {
		r.out.Ledger = append(make(countylines.Ledger, 0, need), r.out.Ledger...)
	}
}

// words tells the cells of a row that has no figures.
func (r *reader) words(rows [][]Cell, i int, role Role) {
	for j := range rows[i] {
		c := &rows[i][j]
		if c.blank() {
			continue
		}
		switch k := r.classOf(c); {
		case role == Remark && (k == isNumber || k == isGap) && r.shapes[i].n == 1 && c.Kind != Text:
			r.tell(i, j, Refused, "it stands in no table")
		default:
			r.tell(i, j, role, "")
		}
	}
}

// tell records what a cell is.
func (r *reader) tell(i, j int, is Role, why string) {
	r.out.Cells = append(r.out.Cells, CellRead{Sheet: int32(r.sheet), Row: int32(i), Column: int32(j), At: -1, Is: is, Says: why})
}

// begin reads the headings of a table and the lines above it.
func (r *reader) begin(rows [][]Cell, b *block) {
	t := &table{b: b}
	r.table = t
	clear(r.targets)
	r.aboveLines(rows, b, t)
	t.earlier = r.earlierTitles(t)
	t.cols = r.columns(rows, b)
	r.refuseShifted(rows, t)
	t.parts = sideBySide(t.cols)
	t.beside = make([]rowsAbove, len(t.parts)+1)
	t.ends = latest(r.about.YearsEnd, t.ends, r.rules.yearsEnd)
	for j := range t.cols {
		if t.cols[j].role == label {
			t.labels = append(t.labels, j)
			if h := &t.cols[j].h; h.Measure != "" || h.What == "seizures" || h.What == "quantity" {
				corner := grammar.Heading{Measure: h.Measure, What: h.What, Drug: strings.TrimPrefix(h.Drug, "_all-drugs"), Unit: h.Unit, When: h.When}
				t.corner = append(t.corner, &corner)
			}
		}
	}
	t.last = make([]*grammar.Heading, len(t.labels))
	t.regions = r.findRegions(rows, t)
	r.refuseTable(t)
}

// aboveLines reads the lines above a table.
func (r *reader) aboveLines(rows [][]Cell, b *block, t *table) {
	for k := len(b.above) - 1; k >= 0; k-- {
		for j := range rows[b.above[k]] {
			c := &rows[b.above[k]][j]
			if r.classOf(c) == isEmpty || len(c.Text) > 600 {
				continue
			}
			h := *r.heading(c.Text)
			lower := strings.ToLower(c.Text)
			if statesPeriod(lower) && h.When.Complete() && !h.When.Clash {
				if !t.stated.Complete() {
					t.stated = h.When
				}
				continue
			}
			if h.When.Grain == grammar.Day && !strings.Contains(lower, "as at") && !strings.Contains(lower, "position") || dateOfPaper(lower) {
				h.When = grammar.When{}
			}
			if title := withoutLegend(c.Text); title != "" {
				h = *r.heading(title)
			} else if isLegend(lower) {
				h = grammar.Heading{When: grammar.When{YearTo: h.When.YearTo}}
			}
			if t.days == "" && h.When.Grain != grammar.Week {
				t.days = weeksIn(lower)
			}
			if t.on == (grammar.YearDay{}) {
				t.on = h.When.On
			}
			t.units.learn(lower)
			t.ends = latest(t.ends, h.When.YearTo)
			if provisionalLine(lower, k == 0) {
				t.mark |= Provisional
			}
			t.lines = append(t.lines, &h)
		}
	}
}

// statesPeriod reports whether a line is there to say the days of a table: "Period:
// 3 March 2025". It holds whatever a title says beside it.
func statesPeriod(lower string) bool {
	label, _, labelled := strings.Cut(lower, ":")
	return labelled && (label == "period" || label == "period covered" || label == "reporting period")
}

// earlierTitles are the lines above the tables before t on its sheet, the nearest first.
// The first of several lines above the first table is the title of the sheet, which holds
// for all. The other lines give no unit, and where t has a number or says itself what it
// counts they do not say that either.
func (r *reader) earlierTitles(t *table) []*grammar.Heading {
	own := slices.ContainsFunc(t.lines, func(h *grammar.Heading) bool {
		return h.What != "" || h.Measure != "" || strings.HasPrefix(strings.ToLower(h.Plain), "table ")
	})
	list := slices.Clone(r.title)
	for i, h := range list {
		if h == r.first {
			continue
		}
		bare := *h
		bare.Unit = grammar.Unit{}
		if own {
			bare.Measure, bare.Drug, bare.What, bare.Who, bare.Many = "", "", "", "", false
		}
		list[i] = &bare
	}
	return list
}

// weeksIn reports whether a line says that days are the first or the last of weeks, or
// the first of months.
func weeksIn(lower string) string {
	for _, p := range [...][2]string{{"week ending", "weekend"}, {"weeks ending", "weekend"}, {"week ended", "weekend"}, {"week commencing", "week"},
		{"weeks commencing", "week"}, {"by month", "month"}, {"monthly", "month"}, {"each month", "month"}, {"week beginning", "week"}, {"weeks beginning", "week"}, {"week starting", "week"}, {"weeks starting", "week"}} {
		if strings.Contains(lower, p[0]) {
			return p[1]
		}
	}
	return ""
}

// dateOfPaper reports whether a line says when something was published or asked.
func dateOfPaper(lower string) bool {
	for _, word := range []string{"published", "publication", "updated", "extracted", "produced", "release", "accessed", "received", "downloaded", "created", "request", "since", "next update", "revised on", "printed", "date:", "generated", "mid-year", "correct as", "census", "compared with", "until "} {
		if strings.Contains(lower, word) {
			return true
		}
	}
	return false
}

// isLegend reports whether a line explains a shorthand, so that what it names is no
// subject of the table.
func isLegend(lower string) bool {
	return len(signsIn(lower)) > 0 && len(lower) > 12 || strings.HasPrefix(lower, "source") || strings.HasPrefix(lower, "note")
}

// withoutLegend gives what else a line says that explains a shorthand in brackets or
// in a sentence of its own, "" if that is nothing.
func withoutLegend(text string) string {
	if !isLegend(strings.ToLower(text)) || strings.HasPrefix(strings.ToLower(text), "note") {
		return ""
	}
	rest := text
	for {
		open := strings.LastIndexByte(rest, '(')
		shut := strings.IndexByte(rest[max(open, 0):], ')')
		if open < 1 || shut < 0 || len(signsIn(strings.ToLower(rest[open+1:open+shut]))) == 0 {
			break
		}
		rest = rest[:open] + rest[open+shut+1:]
	}
	var kept []string
	for sentence := range strings.SplitSeq(rest, ". ") {
		if len(signsIn(strings.ToLower(sentence))) == 0 {
			kept = append(kept, sentence)
		}
	}
	rest = strings.TrimSpace(strings.Join(kept, ". "))
	if rest == text || isLegend(strings.ToLower(rest)) {
		return ""
	}
	return rest
}

// provisionalLine reports whether a line says that all figures of a table are
// provisional.
func provisionalLine(lower string, title bool) bool {
	i := strings.Index(lower, "provisional")
	if i < 0 || strings.Contains(lower, "[p]") || strings.Contains(lower, "p after") || strings.Contains(lower, "(p)") || strings.Contains(lower, "p =") || strings.Contains(lower, "p:") || strings.Contains(lower, "marked") || strings.Contains(lower, "not provisional") || strings.Contains(lower, "no longer provisional") || strings.Contains(lower, "p denotes") || strings.Contains(lower, "p means") || strings.Contains(lower, "\"p\"") || strings.Contains(lower, "p indicates") || strings.HasPrefix(lower, "p ") {
		return false
	}
	return true
}

// refuseTable finds out whether a title says that no number of a table is a figure.
func (r *reader) refuseTable(t *table) {
	if r.american {
		t.why, t.is = "a date of the file can only be month first, so none of its dates is read day first", Refused
		return
	}
	apart, subject := false, false // columns say themselves which are rates or counts, or what they count
	for j := range t.cols {
		apart = apart || t.cols[j].h.Is(grammar.Rate|grammar.Percentage|grammar.NumberOf)
		subject = subject || t.cols[j].h.Measure != ""
	}
	lines := t.lines
	if len(lines) == 0 {
		lines = r.title
	}
	for k, h := range lines {
		plain := strings.TrimSpace(h.Plain)
		sentence := strings.HasSuffix(plain, ".") || strings.Contains(plain, ". ")
		if sentence && k != len(lines)-1 {
			continue
		}
		switch {
		case h.Is(grammar.NotOurs) && !subject, h.Is(grammar.Apart) && !sentence:
			t.why, t.is = "the title "+quote(plain)+" names a subject that is none of a ledger's", Refused
		case h.Is(grammar.SizeBand):
			t.why, t.is = "the title "+quote(plain)+" names a subject that is none of a ledger's", Refused
		case apart || h.Is(grammar.NumberOf) || sentence:
		case h.Is(grammar.Rate):
			t.why, t.is = "the title "+quote(plain)+" says that these are rates", Rate
		case h.Is(grammar.Percentage):
			t.why, t.is = "the title "+quote(plain)+" says that these are percentages", Percentage
		}
	}
}

// findRegions finds the rows in which "West Midlands" names the region: it stands
// above its forces, below them, or among regions.
func (r *reader) findRegions(rows [][]Cell, t *table) map[int]bool {
	col := -1
	for _, j := range t.labels {
		if t.cols[j].kind == byArea && t.cols[j].head != "code" && (col < 0 || t.cols[j].head == "area") {
			col = j
		}
	}
	if col < 0 || t.b.to-t.b.from > 5000 {
		return nil
	}
	others := countylines.WestMidlandsRegion &^ countylines.WestMidlands
	at, order, sets, setFirst := r.areasBelow(rows, t, col)
	found := map[int]bool{}
	at = slices.DeleteFunc(at, func(i int) bool {
		code := r.codeOf(rows[i], t)
		found[i] = code == countylines.WestMidlandsRegion
		return code != 0
	})
	switch {
	case len(at) == 0:
	case t.cols[col].head == "region":
		for _, i := range at {
			found[i] = true
		}
	case len(at) == 1 && sets > 0 && (unionOf(order)&others&^setsOf(order) == 0 || !onlySingles(order, others)):
		found[at[0]] = true
	case len(at) == 2 && (setFirst || sets == 0 && r.above(rows, t, col, at[0], others)):
		found[at[0]] = true
	case len(at) == 2:
		found[at[1]] = true
	}
	return found
}

// codeOf gives the area of the code in a row, 0 if there is none.
func (r *reader) codeOf(row []Cell, t *table) countylines.Area {
	for _, j := range t.labels {
		if t.cols[j].head == "code" && j < len(row) && r.classOf(&row[j]) != isEmpty {
			return r.labelOf(&t.cols[j], &row[j]).Area
		}
	}
	return 0
}

// areasBelow lists the areas of a column of labels in order, the rows that say "West
// Midlands", how many name a region, and whether the first of those stands before all
// its forces.
func (r *reader) areasBelow(rows [][]Cell, t *table, col int) (at []int, order []countylines.Area, sets int, setFirst bool) {
	var seen countylines.Area
	for i := t.b.from; i < t.b.to; i++ {
		if col >= len(rows[i]) || r.classOf(&rows[i][col]) == isEmpty {
			continue
		}
		h := r.labelOf(&t.cols[col], &rows[i][col])
		if h.Area == 0 {
			continue
		}
		if h.Area == countylines.WestMidlands {
			at = append(at, i)
		} else if h.Set && h.Area.Size() > 1 && h.Area.Size() < 12 {
			if sets++; sets == 1 {
				setFirst = seen&h.Area == 0
			}
		}
		seen |= h.Area
		order = append(order, h.Area)
	}
	return at, order, sets, setFirst
}

// unionOf is all areas of a list together.
func unionOf(areas []countylines.Area) (all countylines.Area) {
	for _, a := range areas {
		all |= a
	}
	return all
}

// setsOf gives what is in an area of several forces.
func setsOf(list []countylines.Area) (all countylines.Area) {
	for _, a := range list {
		if a.Size() > 1 && a.Size() < 12 && a&countylines.WestMidlandsRegion == 0 {
			all |= a
		}
	}
	return all
}

// onlySingles reports whether any of some forces stands in a list by itself.
func onlySingles(list []countylines.Area, forces countylines.Area) bool {
	for _, a := range list {
		if a.Size() == 1 && forces.Contains(a) {
			return true
		}
	}
	return false
}

// above reports whether the rows below one name some of these forces before the
// name comes again.
func (r *reader) above(rows [][]Cell, t *table, col, row int, forces countylines.Area) bool {
	for i := row + 1; i < t.b.to; i++ {
		if col < len(rows[i]) && r.classOf(&rows[i][col]) != isEmpty {
			if h := r.labelOf(&t.cols[col], &rows[i][col]); h.Area != 0 {
				return forces.Contains(h.Area)
			}
		}
	}
	return false
}
