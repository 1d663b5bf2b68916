package countylines

import (
	"encoding"
	"errors"
	"slices"
	"strconv"
	"strings"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/internal/names"
	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

// mostFigures bounds the rows that make one return together.
const mostFigures = 10_000

// readFigures reads the returns of a file with a figure in each row. Consecutive
// rows with the same number in the column return make one return together.
func (s *sheet) readFigures(yield func(Return, error) bool) (more bool) {
	if err := s.need("week_start", "week_end", "area", "measure", "value"); err != nil {
		s.err = err
		return true
	}
	var open Return
	var group string // that of open, "" if there is none
	figures := 0
	var beside otherWeapons
	for s.next() {
		number := s.cell("return")
		if group != "" && s.bad == nil && number != group {
			if group = ""; !yield(open, nil) {
				return false
			}
		}
		r, f, err := s.readRow()
		switch {
		case err != nil:
		case group == "":
			err = s.say(&r, f)
		case !r.sameHead(open):
			err = s.refuse("return", "is the number of the row before, which is about something else; rows of one return agree in all but measure and value")
		case figures >= mostFigures:
			err = s.refuse("return", "has more figures than one return can have; give these another number")
		default:
			if err = s.say(&open, f); err == nil {
				figures++
				continue
			}
		}
		switch {
		case err != nil:
			if !yield(Return{}, err) {
				return false
			}
		case number == "":
			if !beside.settle(r, yield) || !beside.wait(r, f) && !yield(r, nil) {
				return false
			}
		default:
			open, group, figures = r, strings.Clone(number), 1
		}
	}
	return beside.settle(Return{}, yield) && (group == "" || yield(open, nil))
}

// otherWeapons holds returns of "other weapons" back until all rows of their
// source are read: others are those that it does not name beside them. Of 501
// weapons, 83 firearms with imitations and 325 bladed ones, the 93 others are no
// imitations; of 557, 75 firearms and 377 bladed ones, the 105 may be.
type otherWeapons struct {
	source  Return // without figures
	named   seizure.Weapon
	waiting []Return
}

// settle yields what waits, if a return is of another source.
func (o *otherWeapons) settle(next Return, yield func(Return, error) bool) bool {
	if o.source.Area == next.Area && o.source.Period == next.Period && o.source.Source == next.Source && len(o.waiting) < mostFigures {
		return true
	}
	for _, r := range o.waiting {
		if others := &r.Seized.Weapons[0].Set; *others&^o.named != 0 {
			*others &^= o.named
		}
		if !yield(r, nil) {
			return false
		}
	}
	*o = otherWeapons{source: Return{Area: next.Area, Period: next.Period, Source: next.Source}}
	return true
}

// wait takes a return of other weapons, and notes the weapons that any other names.
func (o *otherWeapons) wait(r Return, f rowFigure) bool {
	switch {
	case f.others:
		o.waiting = append(o.waiting, r)
	case !f.of.Weapon.Contains(seizure.OtherWeapon):
		o.named |= f.of.Weapon
	}
	return f.others
}

// A rowFigure is the figure of a row.
type rowFigure struct {
	of     Subject
	text   string       // as [stats.Figure] reads it
	place  seizure.Mass // of the last digit of a mass in ounces and the like, or 0
	inside int          // how deep it stands inside the last entry of its list
	others bool         // weapons other than those named beside them
}

// readRow reads the current row: a return without figures, and its figure.
func (s *sheet) readRow() (r Return, f rowFigure, err error) {
	if s.bad != nil {
		return r, f, s.bad
	}
	if r.Period, r.Days, err = s.readPeriod(); err != nil {
		return r, f, err
	}
	if err = s.readArea(&r); err != nil {
		return r, f, err
	}
	if r.Source, err = s.readSource(); err != nil {
		return r, f, err
	}
	r.Basis = s.keep("basis")
	if text := s.cell("inside"); text != "" {
		if f.inside, err = strconv.Atoi(text); err != nil || f.inside < 0 {
			return r, f, s.refuse("inside", "is no number of entries that this one stands in: 0, 1 …")
		}
	}
	printed, err := s.readSubject(&f, r.Period.From)
	if err != nil {
		return r, f, err
	}
	r.Scope = joinScopes(r.Scope, printed.scope)
	f.text, f.place, err = s.readValue(f.of)
	return r, f, err
}

func (r Return) sameHead(b Return) bool {
	return r.Area == b.Area && r.Period == b.Period && r.Days == b.Days && r.Scope == b.Scope &&
		r.Joint == b.Joint && r.Basis == b.Basis && r.Source == b.Source
}

// readPeriod reads the days as printed and gives what they are about.
func (s *sheet) readPeriod() (period, days calendar.Period, err error) {
	first, err := s.readDay("week_start")
	if err != nil {
		return period, days, err
	}
	last, err := s.readDay("week_end")
	if err != nil {
		return period, days, err
	}
	days = calendar.Period{From: first, To: last + 1}
	if days.Size() == 0 {
		return period, days, s.refuse("week_end", "is before week_start, "+first.String()+"; the last day of a period is not before its first")
	}
	if s.cell("period") != "" {
		if period, err = calendar.ParsePeriod(s.cell("period")); err != nil {
			return period, days, s.reject("period", err)
		}
		if days.And(period).Size() == 0 {
			return period, days, s.refuse("period", "has none of the days from week_start to week_end")
		}
	} else if operation, ok := OperationOf(days); ok {
		period = operation.Period
	} else {
		period = days
	}
	if period == days {
		days = calendar.Period{}
	}
	return period, days, nil
}

func (s *sheet) readDay(column string) (calendar.Day, error) {
	text := s.cell(column)
	if text == "" || dayless(text) {
		return 0, s.refuse(column, "is no full date; a figure needs the first and the last of its days")
	}
	day, err := calendar.ParseDay(text)
	if err != nil {
		return 0, s.reject(column, err)
	}
	return day, nil
}

// dayless reports whether a text is a year, or a year and a month, as in "2019-10".
func dayless(text string) bool {
	year, month, _ := strings.Cut(text, "-")
	return len(year) == 4 && len(month)%2 == 0 && len(month) <= 2 && strings.Trim(year+month, "0123456789") == ""
}

// readArea sets the area of a return, and what goes with an area as it is printed.
func (s *sheet) readArea(r *Return) error {
	text := s.cell("area")
	if printed, ok := areaPrinted(text); ok {
		r.Area, r.Scope, r.Joint = printed.area, printed.scope, printed.joint
	} else {
		area, err := ParseArea(text)
		if err != nil {
			return s.reject("area", err)
		}
		r.Area = area
	}
	r.Scope = joinScopes(r.Scope, s.keep("scope"))
	if joint := s.cell("joint"); joint != "" {
		area, err := ParseArea(joint)
		if err != nil {
			return s.reject("joint", err)
		}
		r.Joint |= area
	}
	if both := r.Joint & r.Area; both != 0 {
		return s.refuse("joint", "has "+both.String()+" do joint work with itself; name the others who may have counted it")
	}
	return nil
}

// joinScopes gives the scope of what is a part in two ways.
func joinScopes(a, b string) string {
	switch {
	case b == "" || a == b:
		return a
	case a == "":
		return b
	}
	return a + ", " + b
}

// readSource reads where a return comes from. Of a date of publication without a
// day nothing is kept: it could be before or after any other.
func (s *sheet) readSource() (Source, error) {
	source := Source{Publisher: s.keep("publisher"), URL: s.keep("source_url_or_title")}
	if text := s.cell("published"); text != "" {
		day, err := calendar.ParseDay(text)
		if err != nil && !dayless(text) {
			return source, s.reject("published", err)
		}
		source.Published = day
	}
	if text := s.cell("provisional"); text != "" {
		provisional, err := strconv.ParseBool(text)
		if err != nil {
			return source, s.refuse("provisional", "is neither true nor false")
		}
		source.Provisional = provisional
	}
	return source, nil
}

// readSubject reads what a figure is about, and gives the name of the public record
// if that is what stands there.
func (s *sheet) readSubject(f *rowFigure, on calendar.Day) (printedFigure, error) {
	text := s.cell("measure")
	if printed, ok := figurePrinted(text); ok {
		if printed.field == rejectedField {
			return printed, s.refuse("measure", "has no place in a return: it is "+printed.note)
		}
		f.of, f.others = printed.subject(on), printed.others()
		return printed, nil
	}
	err := f.of.UnmarshalText([]byte(text))
	if e, ok := errors.AsType[*NameError](err); ok {
		err = &NameError{Kind: e.Kind, Text: e.Text, Reason: e.Reason, Near: names.Nearest(text, figureSpellings)}
	}
	switch {
	case err != nil:
		return printedFigure{}, s.reject("measure", err)
	case f.of.Days:
		return printedFigure{}, s.refuse("measure", "stands in week_start and week_end")
	}
	return printedFigure{}, nil
}

// figureSpellings yields the names that the column measure may have.
func figureSpellings(yield func(spelling, name string) bool) {
	for _, p := range printedFigures {
		if p.field != rejectedField && !yield(p.name, p.name) {
			return
		}
	}
	measureSpellings(yield)
}

type qualifier struct{ name, words string }

// qualifiers are the words of a figure before its number, as a column has them.
var qualifiers = []qualifier{
	{"exactly", ""},
	{"more_than", "over "},
	{"at_least", "at least "},
	{"nearly", "nearly "},
	{"less_than", "under "},
	{"up_to", "at most "},
	{"at_most", "at most "},
	{"about", "about "},
	{"between", ""},
}

// readValue gives the text of a figure, and the place value of its last digit where
// its unit is no power of ten.
func (s *sheet) readValue(of Subject) (text string, place seizure.Mass, err error) {
	value, high, name := s.cell("value"), s.cell("value_high"), s.cell("qualifier")
	if name == "" {
		if high != "" {
			return "", 0, s.refuse("value_high", "needs between as its qualifier")
		}
		return value, 0, nil
	}
	i := slices.IndexFunc(qualifiers, func(q qualifier) bool { return q.name == name })
	switch between := name == "between"; {
	case i < 0:
		return "", 0, s.refuse("qualifier", "is none of exactly, more_than, at_least, nearly, less_than, up_to, about and between")
	case between && high == "":
		return "", 0, s.refuse("value_high", "is no number; a figure between two needs both")
	case !between && high != "":
		return "", 0, s.refuse("value_high", "needs between as its qualifier")
	}
	before, after, err := s.readUnit(of)
	if err != nil {
		return "", 0, err
	}
	text = qualifiers[i].words + before + value + after
	if high != "" {
		text += " to " + before + high + after
	}
	if after != "" {
		place = lastPlace(value, after)
	}
	return text, place, nil
}

// readUnit gives what stands before and after a number for it to be an amount of a
// subject.
func (s *sheet) readUnit(of Subject) (before, after string, err error) {
	unit := s.cell("unit")
	switch {
	case of.Mass != 0:
		var one seizure.Mass
		if one.UnmarshalText([]byte("1"+unit)) != nil {
			return "", "", s.refuse("unit", "is no unit of mass such as g, kg or oz")
		}
		return "", unit, nil
	case of.Worth != 0 || of.GoodsWorth != 0 || of.Cash:
		if unit != "GBP" {
			return "", "", s.refuse("unit", "is not GBP; a return holds sterling and no other currency")
		}
		return "£", "", nil
	case unit != "" && unit != "count" && unit != "persons":
		return "", "", s.refuse("unit", "is no unit of what is counted; that is count or persons")
	}
	return "", "", nil
}

// lastPlace gives the place value of the last digit of a number that is not zero,
// where its unit is no power of ten of a nanogram: 2,834,952,312 for tenths of an
// ounce. Otherwise it gives 0.
func lastPlace(number, unit string) seizure.Mass {
	var one seizure.Mass
	if one.UnmarshalText([]byte("1"+unit)) != nil || strings.Trim(strconv.FormatInt(int64(one), 10), "0") == "1" {
		return 0
	}
	whole, fraction, _ := strings.Cut(strings.ReplaceAll(number, ",", ""), ".")
	if fraction = strings.TrimRight(fraction, "0"); fraction != "" {
		for range fraction {
			one /= 10
		}
		return max(one, 1)
	}
	for range len(whole) - len(strings.TrimRight(whole, "0")) {
		if one > 1<<59 {
			return 0
		}
		one *= 10
	}
	return one
}

// say adds the figure of the current row to a return.
func (s *sheet) say(r *Return, f rowFigure) error {
	err := r.say(f)
	switch err := err.(type) {
	case nil:
		return nil
	case *RowError:
		err.Row = s.row
		return err
	}
	return s.reject("value", err)
}

// say adds a figure to r. An error that is a [*RowError] lacks the number of the
// row; any other is about the figure's text.
func (r *Return) say(f rowFigure) error {
	h := &r.Seized
	switch of := f.of; {
	case of.Measure != 0:
		return sayOnce(&r.Counts, of.Measure, f)
	case of.Mass != 0:
		return sayEntry(&h.Mass, of.Mass, f)
	case of.Pack != seizure.Pack{}:
		return sayEntry(&h.Packs, of.Pack, f)
	case of.Worth != 0:
		return sayEntry(&h.Worth, of.Worth, f)
	case of.Weapon != 0:
		return sayEntry(&h.Weapons, of.Weapon, f)
	case of.Good != 0:
		return sayEntry(&h.Goods, of.Good, f)
	case of.GoodsWorth != 0:
		return sayEntry(&h.GoodsWorth, of.GoodsWorth, f)
	case of.Cash && !h.Cash.Reported():
		return f.unmarshal(&h.Cash)
	case of.Cash:
		return f.twice()
	case of.Seizures != 0:
		return sayOnce(&h.Seizures, of.Seizures, f)
	}
	return nil // a return without figures
}

func (f rowFigure) unmarshal(into encoding.TextUnmarshaler) error {
	return into.UnmarshalText([]byte(f.text))
}

func (f rowFigure) twice() error {
	return &RowError{Column: "measure", Text: f.of.String(), Reason: "is given twice in one return; two statements are two returns"}
}

// sayOnce adds a figure of which a return has one for each set.
func sayOnce[K comparable, M ~map[K]stats.Figure[int]](figures *M, k K, f rowFigure) error {
	if _, twice := (*figures)[k]; twice {
		return f.twice()
	}
	var fig stats.Figure[int]
	if err := f.unmarshal(&fig); err != nil {
		return err
	}
	if *figures == nil {
		*figures = M{}
	}
	(*figures)[k] = fig
	return nil
}

// sayEntry adds an entry to a list, or to what its last entry includes.
func sayEntry[K stats.Set[K], A stats.Amount](list *stats.List[K, A], k K, f rowFigure) error {
	e := stats.Entry[K, A]{Set: k}
	if err := f.unmarshal(&e.Figure); err != nil {
		return err
	}
	if f.place != 0 {
		e.Figure = e.Figure.Place(A(f.place))
	}
	for range f.inside {
		n := len(*list)
		if n == 0 {
			return &RowError{Column: "inside", Text: strconv.Itoa(f.inside), Reason: "is deeper than the entry before it"}
		}
		list = &(*list)[n-1].Including
	}
	*list = append(*list, e)
	return nil
}
