// SPDX-License-Identifier: MIT

package tables

import (
	"strconv"
	"strings"
	"time"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/countylines/internal/grammar"
	"github.com/countylines/ops/stats"
)

// A targetKey tells the headings over and beside a number: the same ones say the same.
type targetKey struct {
	labels  [8]*grammar.Heading
	column  int
	special int // 0, or the row, where its place matters too
}

// A target is what a number is of, by all headings, titles and names.
type target struct {
	area    countylines.Area
	period  calendar.Period
	scope   string
	topic   topic
	unit    grammar.Unit
	subject countylines.Subject
	name    string
	marks   Marks
	why     string
	is      Role
	placed  bool // area, period and topic are known
	lacks   bool // a unit is all that is not known
	ask     asked
}

// An asked is what topicOf needs again where a cell has a unit of its own.
type asked struct {
	measure, drug, what string
	day                 calendar.Day
}

type topicDay struct {
	topic topic
	on    calendar.Day
}

type subjectOn struct {
	subject countylines.Subject
	err     error
}

// number tells a cell of a column of numbers.
func (r *reader) number(rows [][]Cell, i, j int, head *rowHead, key targetKey) {
	c := &rows[i][j]
	k := r.classOf(c)
	if k == isTruth || k == isDate || k == isText && !isAmount(c.Text) {
		r.noNumber(i, j, c, k)
		return
	}
	if c.State&Broken != 0 {
		r.tell(i, j, Refused, "a quotation mark is out of place in its row")
		return
	}
	key.column = j
	to := r.target(head, key)
	cell, is, why := r.amountIn(c, to)
	if is != Figure {
		r.tell(i, j, is, why)
		return
	}
	if to.why == whyNoUnit && cell.Unit.Says() && to.lacks {
		own := *to
		own.why = ""
		to = &own
	}
	gap := cell.Wording >= grammar.Withheld && cell.Wording <= grammar.Dash
	if to.why != "" && !(gap && to.placed) {
		is := to.is
		if gap && (is != Refused) {
			is = Shorthand
		}
		r.tell(i, j, is, to.why)
		return
	}
	if !gap && cell.Unit.Says() {
		to = r.withUnit(to, cell.Unit)
		if to.why != "" {
			r.tell(i, j, to.is, to.why)
			return
		}
	}
	r.figure(rows, i, j, to, cell)
}

// amountIn reads what a cell says, or tells what it is and why that is no amount.
func (r *reader) amountIn(c *Cell, to *target) (cell grammar.Cell, is Role, why string) {
	cell, ok := r.cellOf(c)
	beside := ""
	if !ok {
		beside = besideBrackets(c.Text)
		cell, ok = grammar.ParseCell(beside)
	}
	switch {
	case !ok:
		return cell, Remark, ""
	case beside != "" && to.why == "" && !r.rules.brackets && !strings.Contains(c.Text, "%"):
		return cell, Refused, "nothing says what stands in brackets beside it"
	case cell.Wording == grammar.Failed:
		return cell, Faulty, "the cell holds an error: " + clip(c.Text)
	case cell.Percent || c.Kind == Percent:
		return cell, Percentage, "a percentage"
	case c.Kind == Length:
		return cell, Refused, "a length of time, which is no count"
	}
	return cell, Figure, ""
}

// target gives what a number is of, and remembers it.
func (r *reader) target(head *rowHead, key targetKey) *target {
	to, ok := r.targets[key]
	if !ok {
		to = r.aim(head, &r.table.cols[key.column])
		if len(r.targets) < 1<<16 {
			r.targets[key] = to
		}
	}
	return to
}

// isAmount reports whether a text is an amount in words, such as "nearly 2kg", or one
// with another in brackets beside it.
func isAmount(text string) bool {
	_, ok := grammar.ParseCell(text)
	return ok || besideBrackets(text) != ""
}

// besideBrackets gives the number of a text such as "30 (12)" or "30 (40%)", beside which a part
// of it stands in brackets; "" if the text is no such.
func besideBrackets(text string) (number string) {
	number, part, found := strings.Cut(strings.TrimSuffix(strings.TrimSpace(text), ")"), "(")
	number = strings.TrimSpace(number)
	if !found || len(number) == 0 || !isDigit(number[0]) || yearLike(number) || strings.ContainsAny(part, "()") {
		return ""
	}
	whole, ok := grammar.ParseCell(number)
	less, is := grammar.ParseCell(strings.TrimSpace(part))
	if !ok || !is || whole.Wording != grammar.Exactly || whole.Percent || less.Wording > grammar.Between || less.Unit.Says() {
		return ""
	}
	return number
}

// noNumber tells a cell among numbers that is none.
func (r *reader) noNumber(i, j int, c *Cell, k class) {
	switch {
	case k == isText && r.table.why != "":
		r.tell(i, j, Heading, "")
	case k == isText && strings.ContainsAny(c.Text, "0123456789") && strings.Trim(c.Text, "0123456789.,' £€$%kgm()[]/+-–") == "":
		r.tell(i, j, Refused, "it is no number that is understood")
	default:
		r.tell(i, j, Remark, "")
	}
}

// cellOf reads what a cell says.
func (r *reader) cellOf(c *Cell) (grammar.Cell, bool) {
	switch c.Kind {
	case Number, Percent, Money:
		n, ok := grammar.ParseStored(strings.TrimPrefix(c.Value, "-"))
		cell := grammar.Cell{A: n}
		if strings.HasPrefix(c.Value, "-") && n.Digits != 0 {
			cell.Wording = grammar.Negative
		}
		if c.Kind == Money && strings.ContainsAny(c.Text, "€$") {
			cell.Unit.Kind = grammar.Foreign
		} else if c.Kind == Money && strings.Contains(c.Text, "£") {
			cell.Unit.Kind = grammar.Pounds
		}
		if strings.IndexFunc(c.Text, func(r rune) bool { return r > 0x80 }) >= 0 {
			_, cell.Mark = grammar.CutMarks(c.Text)
		}
		return cell, ok
	case Failure:
		return grammar.Cell{Wording: grammar.Failed}, true
	case Length:
		return grammar.Cell{}, true
	}
	return grammar.ParseCell(c.Text)
}

// withUnit gives a target for a number that has a unit beside it.
func (r *reader) withUnit(to *target, u grammar.Unit) *target {
	own := *to
	if own.unit.Kind != grammar.NoUnit && u.Kind != grammar.NoUnit && own.unit.Kind != u.Kind {
		own.why, own.is = whyUnit, Refused
		return &own
	}
	own.unit = u.Or(grammar.Unit{Kind: own.unit.Kind, Size: own.unit.Size})
	r.name(&own)
	return &own
}

// aim finds out what the numbers in a column of a row are of.
func (r *reader) aim(head *rowHead, col *column) *target {
	to := &target{scope: head.scope, is: Refused}
	r.aimArea(to, head, col)
	r.aimPeriod(to, head, col)
	r.aimTopic(to, head, col)
	to.placed = to.why == ""
	to.lacks = to.why == whyNoUnit && r.table.why == "" && head.why == "" && col.why == ""
	t := r.table
	switch {
	case t.why != "":
		to.why, to.is = t.why, t.is
		to.placed = false
	case head.why != "":
		to.why, to.is = head.why, head.is
		to.placed = false
	case col.why != "":
		to.why, to.is = col.why, col.is
		to.placed = false
	}
	if head.Mark&grammar.Provisional != 0 || col.h.Mark&grammar.Provisional != 0 || t.mark&Provisional != 0 {
		to.marks |= Provisional
	}
	if head.Mark&grammar.Revised != 0 || col.h.Mark&grammar.Revised != 0 {
		to.marks |= Revised
	}
	for _, b := range t.banners {
		if b.Mark&grammar.Provisional != 0 {
			to.marks |= Provisional
		}
	}
	if r.sheets[r.sheet].Hidden {
		to.marks |= OutOfSight
	}
	return to
}

func (to *target) refuse(why string) {
	if to.why == "" {
		to.why, to.is = why, Refused
	}
}

// aimArea finds the area: in the row, the column, the banners, the lines above, the
// names of sheet and file, or from the caller.
func (r *reader) aimArea(to *target, head *rowHead, col *column) {
	switch {
	case head.Area != 0 && col.h.Area != 0 && head.Area != col.h.Area:
		both := head.Area & col.h.Area
		if both != head.Area && both != col.h.Area {
			to.refuse("its row and its column name two areas")
			return
		}
		to.area = both
	case head.Area != 0:
		to.area = head.Area
	case col.h.Area != 0:
		to.area = col.h.Area
	}
	if to.area != 0 {
		if own := r.about.Area; own != 0 && r.aboutArea() && own&to.area == 0 {
			to.refuse("the file says " + to.area.String() + ", the caller " + own.String())
		}
		return
	}
	if col.h.Is(grammar.Unknown) && !col.h.Subject() {
		to.refuse("its area cannot be named")
		return
	}
	for _, h := range r.around() {
		if h.Area != 0 {
			to.area = h.Area
			break
		}
	}
	if own := r.about.Area; to.area == 0 {
		to.area = own
	} else if own != 0 && own != to.area {
		to.refuse("the file says " + to.area.String() + ", the caller " + own.String())
	}
	if to.area == 0 {
		to.refuse("nothing says whose figure it is; the caller may")
	}
}

// aboutArea reports whether the caller's area is meant for every figure.
func (r *reader) aboutArea() bool { return r.about.Area.Size() == 1 }

// around gives what is said around a table, the nearest first: banners, lines above,
// the names of sheet and file.
func (r *reader) around() []*grammar.Heading {
	t := r.table
	list := make([]*grammar.Heading, 0, 16)
	for k := len(t.banners) - 1; k >= 0; k-- {
		list = append(list, t.banners[k])
	}
	list = append(list, t.corner...)
	list = append(list, t.lines...)
	name := nameHeading(r.sheets[r.sheet].Name)
	list = append(list, &name)
	list = append(list, t.earlier...)
	return append(list, &r.file)
}

// aimPeriod finds the days.
func (r *reader) aimPeriod(to *target, head *rowHead, col *column) {
	ends := latest(col.h.When.YearTo, head.When.YearTo, r.table.ends)
	for _, w := range []*grammar.When{&head.When, &col.h.When} {
		if w.On == (grammar.YearDay{}) && w.Grain == grammar.BareYear {
			w.On = r.table.on
		}
	}
	w, ok := r.ending(head.When, ends).Join(r.ending(col.h.When, ends))
	if !ok || head.When.Clash || col.h.When.Clash {
		if head.When.Clash || !head.Is(grammar.YearToDate) {
			to.refuse("its headings name two periods")
			return
		}
	}
	if stated, ok := w.Join(r.table.stated); ok {
		w = stated
	}
	for _, h := range r.around() {
		if w.Complete() {
			break
		}
		if !h.When.Says() || h.When.Clash {
			continue
		}
		if both, ok := w.Join(r.ending(h.When, latest(h.When.YearTo, ends))); ok {
			w = both
		}
	}
	own := r.about.Period
	if both, ok := w.Join(col.stretch); ok && !w.Complete() {
		w = both
	}
	switch {
	case !w.Complete() && own.Size() > 0:
		both, ok := w.Join(grammar.When{Period: own, Grain: grammar.Stretch})
		if !ok {
			to.refuse("its period is not within the caller's")
		}
		w = both
	case own.Size() > 0 && own.And(w.Period).Size() == 0:
		to.refuse("the file says " + w.Period.String() + ", the caller " + own.String())
	}
	if !w.Complete() {
		to.refuse("nothing says of which days it is; the caller may")
		return
	}
	to.period = w.Period
}

// ending reads a year named by one number as the file or the caller says.
func (r *reader) ending(w grammar.When, ends time.Month) grammar.When {
	if r.about.YearsBegin != 0 && w.Grain == grammar.BareYear {
		w.Period = calendar.Period{From: w.Period.From, To: w.Period.From}
		y, _, _ := w.Period.From.Date()
		first := calendar.Date(y, r.about.YearsBegin, 1)
		return grammar.When{Period: calendar.Period{From: first, To: calendar.Date(y+1, r.about.YearsBegin, 1)}, Grain: grammar.YearTo}
	}
	return w.Ending(ends)
}

// askOthers makes other weapons of weapons where a heading says so, and says why what is
// left of anything else is no figure.
func (a *asked) askOthers(head *rowHead, column *grammar.Heading) (why string) {
	switch {
	case (head.Measure == "" || !head.Is(grammar.Other)) && (column.Measure == "" || !column.Is(grammar.Other)):
		return ""
	case a.measure != "weapons":
		return whyOthers
	}
	a.measure = otherWeaponsName
	return ""
}

// aimTopic finds what is counted, and in which unit.
func (r *reader) aimTopic(to *target, head *rowHead, col *column) {
	a, unit, why := r.askedBy(head, &col.h)
	if why != "" {
		to.refuse(why)
		return
	}
	a.day = to.period.To - 1
	stated := a.measure != "" || a.drug != ""
	if unit.Kind == grammar.Pounds && a.measure == "" {
		a.what = "worth"
	}
	if a.what == "worth" && a.measure == "" && a.drug == "" {
		a.measure = "drug_value"
	}
	who := r.askAround(&a, firstOf(head.Who, col.h.Who))
	if m := grammar.Whose(a.measure, who); m != "" {
		a.measure = m
	} else if a.measure != "" && (head.Who != "" || col.h.Who != "") && !strings.Contains(a.measure, strings.TrimSuffix(who, "s")) && !(who == "children" && a.measure == "arrests_under_18") {
		to.refuse("of " + who + ": " + whyNoSubject)
		return
	}
	if why := r.askCaller(&a, stated); why != "" {
		to.refuse(why)
		return
	}
	if why := a.askOthers(head, &col.h); why != "" {
		to.refuse(why)
		return
	}
	to.ask, to.unit = a, r.unitFor(unit, a)
	r.name(to)
}

// unitFor completes the unit of what is asked by the lines around the table: in full for
// masses and money, of counts the scale alone.
func (r *reader) unitFor(unit grammar.Unit, a asked) grammar.Unit {
	if a.measure == "" && a.what != "seizures" || a.money() {
		return r.unitAround(unit, a)
	}
	for _, l := range r.around() {
		if unit.Scale == 0 && l.Unit.Kind == grammar.NoUnit {
			unit.Scale = l.Unit.Scale
		}
	}
	return unit
}

// money reports whether sums of money are asked for.
func (a asked) money() bool {
	return strings.HasSuffix(a.measure, "value") || a.measure == "cash" || a.what == "worth"
}

// askedBy gives what the headings of a row and of a column ask for, and the unit; or why
// they cannot both hold.
func (r *reader) askedBy(head *rowHead, h *grammar.Heading) (a asked, unit grammar.Unit, why string) {
	a = asked{measure: firstOf(head.Measure, h.Measure), drug: head.Drug, what: head.What}
	if head.Many || h.Many || head.Joined || h.Joined {
		return a, unit, whySeveral
	}
	if head.Measure != "" && h.Measure != "" && head.Measure != h.Measure || named(head.Drug) && named(h.Drug) && head.Drug != h.Drug {
		return a, unit, whyTwo
	}
	if a.drug == "" || strings.HasPrefix(a.drug, "_all") && h.Drug != "" {
		a.drug = firstOf(h.Drug, a.drug)
	}
	if a.what == "" || a.what == "seized" && h.What != "" {
		a.what = firstOf(h.What, a.what)
	}
	unit = r.unitBy(head, h, &a)
	if a.measure == "cash" && a.what == "seizures" && unit.Kind != grammar.Pounds {
		return a, unit, "it counts how often cash was seized: " + whyNoSubject
	}
	return a, unit, ""
}

// unitBy gives the unit that the headings of a row and of a column name. What has one is
// a quantity, whatever the title counts.
func (r *reader) unitBy(head *rowHead, h *grammar.Heading, a *asked) grammar.Unit {
	unit := head.Unit
	if h.What == "seizures" && h.Drug == "" && h.Measure == "" && !h.Unit.Says() {
		unit = grammar.Unit{} // a column of units says what the quantities are in
	}
	unit = unit.Or(h.Unit)
	if unit.Kind == grammar.NoUnit && a.drug == "cannabis-plants" && a.what != "seizures" && (h.Is(grammar.NumberOf) || head.Is(grammar.NumberOf)) && r.titled("quantity") {
		unit.Kind = grammar.Plants // "Cannabis plants (number)" among quantities
	}
	if a.what == "" && (unit.Kind == grammar.Mass || unit.Kind == grammar.Doses || unit.Kind == grammar.Plants) {
		a.what = "quantity"
	}
	return unit
}

// named reports whether a drug is one, and not all of them.
func named(drug string) bool { return drug != "" && !strings.HasPrefix(drug, "_all") }

// askAround adds what is said around a table to what is asked for, and gives of whom.
func (r *reader) askAround(a *asked, who string) string {
	for _, l := range r.around() {
		if l.Many {
			if a.measure == "" && l.What != "" && (a.what == "" || a.what == "seized") {
				a.what = l.What
			}
			continue
		}
		if a.measure == "" && (a.drug == "" || who != "") && l.Measure != "" && (a.drug == "" || l.Measure == "drug_value") {
			a.measure, who = l.Measure, firstOf(who, l.Who)
		}
		if a.drug == "" && a.measure == "" {
			a.drug = l.Drug
		}
		if a.measure == "" && l.What != "" && (a.what == "" || a.what == "seized" && l.What != "worth") {
			a.what = l.What
		}
	}
	for _, l := range r.around() {
		if a.measure == "referrals" && strings.HasPrefix(l.Measure, "nrm_") {
			a.measure = l.Measure
		}
	}
	return who
}

// askCaller adds what the caller says that a table counts, or gives why it cannot be.
func (r *reader) askCaller(a *asked, stated bool) (why string) {
	m := r.about.Measure
	if m == "" {
		return ""
	}
	own := grammar.Parse(m, false)
	switch {
	case a.measure == "" && a.drug == "":
		a.measure, a.drug = own.Measure, own.Drug
		a.what = firstOf(a.what, own.What)
	case a.measure == "" && (a.what == "" || a.what == "seized"):
		a.what = firstOf(own.What, a.what)
	case stated && own.Measure != "" && a.measure != own.Measure || own.What != "" && a.what != "" && a.what != "seized" && own.What != a.what:
		return "the file says that it counts " + firstOf(a.measure, a.what) + ", the caller " + m
	}
	return ""
}

// titled reports whether the nearest text around a table that says what it has says
// so: "quantity".
func (r *reader) titled(what string) bool {
	for _, l := range r.around() {
		if l.What != "" && l.What != "seized" {
			return l.What == what
		}
	}
	return false
}

func firstOf(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// unitAround finds the unit of an amount where row and column name none: in banners,
// lines above, notes, or from the caller.
func (r *reader) unitAround(unit grammar.Unit, a asked) grammar.Unit {
	money := a.measure != "" || a.what == "worth"
	for _, l := range r.around() {
		if money != (l.Unit.Kind == grammar.Pounds) && l.Unit.Kind != grammar.NoUnit {
			continue
		}
		if unit.Kind == grammar.NoUnit && a.drug == "cannabis-plants" && l.Unit.Kind != grammar.Plants && l.Unit.Kind != grammar.NoUnit {
			continue
		}
		if l.Unit.Scale != 0 && l.Unit.Kind == grammar.Mass {
			continue // "kilograms, plants in thousands": two units
		}
		if unit.Kind == grammar.NoUnit || unit.Scale == 0 && l.Unit.Kind == grammar.NoUnit {
			unit = unit.Or(l.Unit)
		}
	}
	if money {
		return unit
	}
	if unit.Kind == grammar.NoUnit && unit.Scale == 0 {
		unit = unit.Or(r.table.units.of(a.drug)).Or(r.rules.units.of(a.drug))
	}
	return r.unitOfCaller(unit, a.drug)
}

// of is the unit that a note gives to a drug: "kilograms, plants in thousands".
func (u unitRules) of(drug string) grammar.Unit {
	switch {
	case drug == "cannabis-plants":
		return u.plants
	case u.mass.Kind != grammar.NoUnit && (u.doses.Kind == grammar.NoUnit || byMass[drug]):
		return u.mass
	case u.doses.Kind != grammar.NoUnit && !byMass[drug]:
		return u.doses
	}
	return grammar.Unit{}
}

// unitOfCaller adds what [About.Units] says of a drug where the file says nothing. Where
// both say a unit and the two differ the result is the text "clash" of a foreign unit.
func (r *reader) unitOfCaller(unit grammar.Unit, drug string) grammar.Unit {
	own, ok := r.about.Units[drug]
	if !ok {
		own = r.about.Units[""]
	}
	u, ok := grammar.ParseUnit(own)
	switch {
	case !ok || own == "" || unit == u:
		return unit
	case unit.Kind == grammar.NoUnit && unit.Scale == 0:
		return u
	}
	unit.Kind, unit.Text = grammar.Foreign, "clash"
	return unit
}

// byMass has the drugs whose amounts are given by mass.
var byMass = map[string]bool{"cocaine": true, "crack-cocaine": true, "heroin": true, "cannabis-herbal": true, "cannabis-resin": true, "amphetamine": true, "ketamine": true, "cannabis": true}

// name settles the topic of a target and its subject in the ledger.
func (r *reader) name(to *target) {
	if to.unit.Text == "clash" {
		to.refuse("the file and the caller name different units")
		return
	}
	top, why := topicOf(to.ask.measure, to.ask.drug, to.ask.what, to.unit)
	if why != "" {
		to.refuse(why)
		return
	}
	key := topicDay{top, to.ask.day}
	got, ok := r.subjects[key]
	if !ok {
		s, err := top.subject(to.ask.day)
		got = &subjectOn{s, err}
		r.subjects[key] = got
	}
	if got.err != nil {
		to.refuse(whyNoSubject)
		return
	}
	to.topic, to.subject, to.name = top, got.subject, top.String()
}

// figure adds a figure, or a gap.
func (r *reader) figure(rows [][]Cell, i, j int, to *target, cell grammar.Cell) {
	t := r.table
	f, marks, why := r.value(to, cell)
	marks |= to.marks
	if cell.Mark&grammar.Provisional != 0 {
		marks |= Provisional
	}
	if cell.Mark&grammar.Revised != 0 {
		marks |= Revised
	}
	if rows[i][j].State&Hidden != 0 {
		marks |= OutOfSight
	}
	if j+1 < len(t.cols) && t.cols[j+1].role == marking && j+1 < len(rows[i]) {
		_, m := grammar.CutMarks("0 [" + strings.Trim(strings.ToLower(lowerRaised(rows[i][j+1].Text)), "[]() ") + "]")
		if m&grammar.Revised != 0 {
			marks |= Revised
		}
		if m&grammar.Provisional != 0 {
			marks |= Provisional
		}
	}
	switch {
	case why == gapHere:
		r.out.Gaps = append(r.out.Gaps, Gap{to.area, to.period, to.scope})
		r.out.Cells = append(r.out.Cells, CellRead{Sheet: int32(r.sheet), Row: int32(i), Column: int32(j), At: int32(len(r.out.Gaps) - 1), Is: Shorthand, Says: to.name})
		return
	case why != "":
		r.tell(i, j, Refused, why)
		return
	}
	r.out.Ledger = append(r.out.Ledger, countylines.Return{Area: to.area, Period: to.period, Scope: to.scope, Source: countylines.Source{
		Publisher: r.about.Publisher, URL: firstOf(r.about.URL, r.about.File), Published: r.about.Published, Provisional: marks&Provisional != 0, Place: r.sheets[r.sheet].place(i, j)}})
	put(&r.out.Ledger[len(r.out.Ledger)-1], to.subject, f) // in place, since there may be a million
	r.out.Cells = append(r.out.Cells, CellRead{Sheet: int32(r.sheet), Row: int32(i), Column: int32(j), At: int32(len(r.out.Ledger) - 1), Is: Figure, Marks: marks, Says: to.name})
}

func lowerRaised(s string) string {
	switch strings.TrimSpace(s) {
	case "ʳ", "ᴿ":
		return "r"
	case "ᵖ", "ᴾ":
		return "p"
	}
	return s
}

// signOf is the sign that a note may explain, "[c]" or "<5", where a cell is one; a is
// the amount of the cell.
func signOf(c grammar.Cell, a int64) string {
	switch c.Wording {
	case grammar.Under:
		return "<" + strconv.FormatInt(a, 10)
	case grammar.Withheld:
		return c.Code
	}
	return ""
}

// gapHere is why a shorthand is no figure.
const gapHere = "gap"

// value gives the figure of a cell in the smallest unit of its kind.
func (r *reader) value(to *target, c grammar.Cell) (f stats.Figure[int64], m Marks, why string) {
	one, mass, money := to.smallest()
	count := !mass && !money
	a, whole, ok := c.A.In(one)
	b, _, within := c.B.In(one)
	if one == 0 || !ok || !within {
		return f, 0, "it is too large an amount to be held"
	}
	if !whole && !mass && to.topic.amount != "doses" && c.Wording < grammar.Withheld && (money || to.unit.Scale == 0) {
		return f, 0, "it is no whole number of what it counts"
	}
	if s, ok := r.rules.ranges[signOf(c, a)]; ok && count {
		return stats.Between(s.lo, s.hi), Suppressed, ""
	}
	switch c.Wording {
	case grammar.Exactly:
		return r.exact(a, whole, mass, money)
	case grammar.Under:
		m = Suppressed
	case grammar.Low:
		switch n := r.rules.round; {
		case count && n > 2:
			return stats.Between(1, (n-1)/2), Low | Rounded, ""
		case mass && r.rules.roundTo.Size > 0:
			return stats.Between(0, r.rules.roundTo.Size/2), Low | Rounded, ""
		}
	case grammar.Dash:
		if r.rules.nilDash {
			return stats.Exactly[int64](0), 0, ""
		}
	case grammar.Negative:
		return f, 0, "it is negative; an amount is nought or more"
	}
	f, said := c.Wording.Figure(a, b, count)
	if !said {
		return f, 0, gapHere
	}
	return f, m, ""
}

// smallest gives how many of the smallest unit one of a target's is, 0 where that is
// too many, and whether they are of mass or of money.
func (to *target) smallest() (one int64, mass, money bool) {
	one, mass = 1, to.topic.amount == "mass"
	money = to.topic.name == "cash" || strings.HasSuffix(to.topic.name, "_value")
	switch {
	case mass:
		one = to.unit.Size
	case money:
		one = 100
	}
	for range to.unit.Scale {
		if one > 1<<59 {
			return 0, mass, money
		}
		one *= 10
	}
	return one, mass, money
}

// exact gives the figure of a number without wording, within its rounding.
func (r *reader) exact(a int64, whole, mass, money bool) (stats.Figure[int64], Marks, string) {
	half := int64(0)
	switch {
	case mass && r.rules.roundTo.Size > 0:
		half = r.rules.roundTo.Size / 2
	case !mass && !money && max(r.rules.round, r.rules.away) > 1:
		half = max(r.rules.round/2, r.rules.away)
	}
	_, low := r.rules.ranges["[low]"]
	switch {
	case half > 0 && a == 0 && (low || r.rules.lowStated):
		return stats.Exactly[int64](0), Rounded, ""
	case half > 0:
		return stats.Between(max(0, a-half), a+half), Rounded, ""
	case !whole:
		return stats.Between(a, a+1), 0, ""
	}
	return stats.Exactly(a), 0, ""
}
