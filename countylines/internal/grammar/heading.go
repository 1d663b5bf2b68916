// SPDX-License-Identifier: MIT

package grammar

import (
	"cmp"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/countylines/ops/countylines"
)

// Flags say what else a heading says of the numbers below it or beside it.
type Flags uint16

const (
	Percentage Flags = 1 << iota
	Rate             // per 100,000, per head
	Derived          // a change, a rank, an average
	Target           // what somebody wants, not what was
	NotOurs          // a subject that is none of a ledger's
	Total            // of all that stands beside it
	Other            // what is left of a class
	Unknown          // "not stated"
	NumberOf         // "number", "count"
	OfWhich          // a part of the row above
	YearToDate       // the stretch that the title names
	SizeBand         // "1kg to under 10kg"
	Apart            // a subject of which arrests and the like are no ledger's: stop and search
	Wholly           // nothing in the text is without a meaning
)

// A Heading is what a text says of the figures that it stands over or beside. What
// it does not say is zero.
type Heading struct {
	Area     countylines.Area
	Named    int    // how many areas it names
	Scope    string // the part of the area that a place is
	Set      bool   // the area is a region, a nation or another set with a name of its own
	When     When
	Drug     string // a slug, or a total of the Home Office's: "_total-class-a"
	What     string // of a drug: "seizures", "quantity", "seized", "worth"
	Measure  string // a name of the public record: "arrests"
	Who      string // "children", "adults", "men", "women"
	Unit     Unit
	Head     string // what a column of such a heading holds: "area", "month", "drug" …
	Flags    Flags
	Mark     Mark
	Class    string   // "a", "b" or "c", if all that it says is the class
	several  bool     // it names several units
	everyone bool     // both halves of the people are named
	quarter  When     // "Q1", which holds unless months stand beside it
	Many     bool     // it names several drugs or measures, so as a title it names none
	Joined   bool     // it has what it names with words that may change it: "phones and toys", "arrests of tourists"
	Rest     []string // the words that have no meaning here
	Plain    string   // the text without marks
}

// Is reports whether h has any of some flags.
func (h *Heading) Is(f Flags) bool { return h.Flags&f != 0 }

// Subject reports whether h says what is counted, or of what.
func (h *Heading) Subject() bool { return h.Measure != "" || h.Drug != "" }

// Says reports whether h says anything of a figure.
func (h *Heading) Says() bool {
	return h.Area != 0 || h.When.Says() || h.Subject() || h.What != "" || h.Who != "" || h.Unit.Says() || h.Flags&^Wholly != 0
}

// inBrackets says what stands beside numbers, and not what they are of.
var inBrackets = regexp.MustCompile(`[(,;] ?[^(),;]* in brackets\)?`)

// Parse reads a heading, a title or a note. A column of months reads "2010-11" as
// November.
func Parse(text string, ofMonths bool) Heading {
	var h Heading
	if strings.Contains(text, " in brackets") {
		text = inBrackets.ReplaceAllString(text, "")
	}
	text, h.Mark = CutMarks(text)
	h.Plain = strings.TrimSpace(text)
	if isBand(strings.ToLower(h.Plain)) {
		h.Flags |= SizeBand
	}
	list := words(strings.ReplaceAll(text, "_", " "))
	if len(list) > 400 {
		list = list[:400]
	}
	c := clock{list, ofMonths}
	beside := neighbours{list, -1, -1}
	for i := 0; i < len(list); {
		w := list[i]
		e, n := phrase(list[i:])
		when, taken := c.at(i)
		switch {
		case taken > 0 && taken >= n && h.takesTime(c, i, taken, when):
			if when.Grain == Quarter && when.First != 0 && monthNames[w.text] == 0 {
				h.quarter = when
			} else {
				h.join(when)
			}
			i += taken
		case w.text == "per" && i+1 < len(list):
			i += h.per(list[i:])
		case n > 0 && h.take(e, c, i):
			h.Joined = beside.name(e, i, i+n) || h.Joined
			i += n
		case w.number:
			if !h.noteNumber(list, i) {
				h.Rest = append(h.Rest, w.text)
			}
			i++
		case w.sign() || stop[w.text] || utf8.RuneCountInString(w.text) == 1:
			i++
		default:
			h.Joined = beside.pass(i) || h.Joined
			h.Rest = append(h.Rest, w.text)
			i++
		}
	}
	h.settle()
	return h
}

// A neighbours knows where the last drug or measure of a text ended, and where the last
// word without a meaning did; -1 before there is one.
type neighbours struct {
	list        []word
	named, rest int
}

// name tells of a phrase, and reports whether words beside it may change what it says.
func (b *neighbours) name(e entry, from, to int) bool {
	if e.kind != "drug" && e.kind != "measure" {
		return false
	}
	b.named = to
	return joins(b.list, b.rest, from) || narrowed(b.list, b.rest, from) || e.kind == "measure" && counted(b.list, to)
}

// pass tells of a word without a meaning, and reports whether it may change what the
// drug or measure before it says.
func (b *neighbours) pass(at int) bool {
	if !turns[b.list[at].text] {
		b.rest = at + 1
	}
	return joins(b.list, b.named, at) || narrows(b.list, b.named, at)
}

// joins reports whether one word stands between two places of a text, and joins them.
func joins(list []word, from, to int) bool {
	if from < 0 || from+1 != to {
		return false
	}
	switch list[from].text {
	case "and", "or", "&", "+", "/":
		return true
	}
	return false
}

// takesTime reports whether a time belongs to the heading: "may" and a single
// month's short name are one only where little else stands beside them.
func (h *Heading) takesTime(c clock, i, taken int, w When) bool {
	if w.Complete() || w.YearTo != 0 || w.On != (YearDay{}) {
		return true
	}
	return taken > 1 || len(c.list) <= 6 || c.list[i].upper && c.list[i].text != "may" && c.list[i].text != "march"
}

// join adds a time to those that the text names.
func (h *Heading) join(w When) {
	both, ok := h.When.Join(w)
	if !ok {
		both.Clash = true
		if w.Grain > both.Grain && w.Grain == Stretch {
			both = w
		}
	}
	both.Clash = both.Clash || h.When.Clash
	h.When = both
}

// take adds the meaning of a phrase. It reports false where the phrase has another
// meaning here, or none.
func (h *Heading) take(e entry, c clock, i int) bool {
	switch e.kind {
	case "area":
		if e.value == "_united-kingdom" && !c.list[i].upper {
			return false
		}
		if h.Area&e.area != e.area {
			h.Named++
		}
		h.Area |= e.area
		h.Set = h.Set || strings.HasPrefix(e.value, "_")
	case "drug":
		if strings.HasPrefix(h.Drug, "_all") {
			h.Drug = ""
		}
		if h.Drug == "" || !strings.HasPrefix(e.value, "_all") {
			h.name(&h.Drug, e.value)
		}
	case "what":
		if h.What == "" || h.What == "seized" || e.value == "worth" {
			h.What = e.value
		}
	case "measure":
		h.name(&h.Measure, e.value)
	case "who":
		h.everyone = h.everyone || h.Who != "" && otherHalf[h.Who] == e.value
		h.Who = cmp.Or(h.Who, e.value)
	case "unit", "scale":
		h.measureIn(e, c, i)
	case "flag":
		h.flag(e.value)
	case "head":
		h.Head = cmp.Or(h.Head, e.value)
	}
	return true
}

// otherHalf has who is left out where a heading names half of the people.
var otherHalf = map[string]string{"men": "women", "women": "men", "children": "adults", "adults": "children"}

// name keeps the first drug or measure that a heading names, and the others beside it.
func (h *Heading) name(first *string, value string) {
	switch *first {
	case "":
		*first = value
	case value:
	default:
		h.Rest, h.Many = append(h.Rest, value), true
	}
}

// measureIn takes a unit, but for a single letter that stands where no unit does.
func (h *Heading) measureIn(e entry, c clock, i int) {
	switch c.text(i) {
	case "k", "m", "mn", "g":
		if i > 0 && !unitPlace(c.text(i-1)) {
			return
		}
	}
	was := h.Unit
	h.Unit = h.Unit.with(e)
	h.several = h.several || was.Kind != NoUnit && h.Unit.Kind != was.Kind || was.Size != 0 && h.Unit.Size != was.Size
}

func unitPlace(before string) bool {
	return before == "(" || before == "£" || before == "[" || before == "/" || before == "," || before == "in" || before == "-" || before == ":" || before == "seized"
}

var flagNames = map[string]Flags{"percent": Percentage, "rate": Rate, "derived": Derived, "target": Target, "foreign": NotOurs, "apart": NotOurs | Apart, "notpolice": NotOurs,
	"total": Total, "other": Other, "unknown": Unknown, "number": NumberOf, "ofwhich": OfWhich, "ytd": YearToDate}

func (h *Heading) flag(name string) { h.Flags |= flagNames[name] }

// per reads what follows "per": a rate, unless it is per cent or says how the table
// is divided. It gives the number of words.
func (h *Heading) per(list []word) int {
	switch list[1].text {
	case "cent", "centage":
		h.Flags |= Percentage
		return 2
	case "month", "quarter", "year", "week", "force", "area", "district", "region", "police":
		return 2
	}
	h.Flags |= Rate
	n := 2
	for n < len(list) {
		switch t := list[n].text; {
		case list[n].number, t == "population", t == "people", t == "residents", t == "head", t == "resident", t == "million", t == "thousand", t == "of", t == "the", t == "aged", t == "inhabitants", t == "children", t == "persons", t == "000", t == "to" && n+1 < len(list) && list[n+1].number, t == "households", t == "officers":
			n++
		default:
			return n
		}
	}
	return n
}

// turns has the words behind which something else is named than what is counted.
var turns = map[string]bool{"about": true, "after": true, "against": true, "among": true, "at": true, "by": true, "during": true, "following": true,
	"for": true, "from": true, "in": true, "involving": true, "of": true, "on": true, "under": true, "with": true, "without": true}

// narrows reports whether a word without a meaning here says of which drugs or measures
// the one before it is: "arrests of tourists", "phones stolen".
func narrows(list []word, from, at int) bool {
	word := list[at].text
	if from < 0 || word == "connection" || word == "relation" {
		return false
	}
	if from == at {
		return strings.HasSuffix(word, "ed") || strings.HasSuffix(word, "en")
	}
	before := backOver(list, at)
	return before >= from && turns[list[before].text]
}

// narrowed reports whether a word without a meaning here is what the drugs or measures
// after it tell more of: "complaints about arrests". A "breakdown of arrests" is one.
func narrowed(list []word, from, at int) bool {
	return from >= 0 && from < at && backOver(list, at) == from && turns[list[from].text] && list[from].text != "of" && list[from].text != "in"
}

// backOver gives the word before one of a text, but for articles.
func backOver(list []word, at int) int {
	for i := at - 1; i > 0; i-- {
		switch list[i].text {
		case "the", "a", "an", "our", "their", "your", "these":
		default:
			return i
		}
	}
	return 0
}

// counted reports whether what is counted in one stands before a word that is counted
// itself: "knife bins", "arrest reports".
func counted(list []word, at int) bool {
	if at >= len(list) || strings.HasSuffix(list[at-1].text, "s") || !strings.HasSuffix(list[at].text, "s") || list[at].number {
		return false
	}
	_, known := phrase(list[at:])
	return known == 0 && !stop[list[at].text]
}

// noteNumber reports whether a number is the mark of a note, or of a table.
func (h *Heading) noteNumber(list []word, i int) bool {
	before := ""
	if i > 0 {
		before = list[i-1].text
	}
	switch before {
	case "table", "figure", "note", "section", "annex", "appendix", "chart", "of", "op":
		return true
	}
	return i == len(list)-1 && i > 0 && len(list[i].text) <= 2
}

// settle draws together what the words say.
func (h *Heading) settle() {
	switch h.Drug {
	case "_total-class-a", "_total-class-b", "_total-class-c":
		plain := strings.ToLower(h.Plain)
		if len(strings.Fields(plain)) == 2 && strings.HasPrefix(plain, "class ") {
			h.Class = plain[len(plain)-1:]
		}
	}
	if h.everyone { // "men and women arrested"
		h.Who = ""
	}
	for part, name := range whose { // "arrests of men", "and women"
		if h.Measure == name && h.Who != "" && otherHalf[part[1]] == h.Who {
			h.Measure, h.Who = part[0], ""
			break
		}
	}
	if h.Measure == "arrests" && h.Who != "" || h.Measure == "people_safeguarded" && h.Who != "" {
		if m := Whose(h.Measure, h.Who); m != "" {
			h.Measure, h.Who = m, ""
		}
	}
	if h.Measure == "drug_value" {
		h.What = "worth"
	}
	if both, ok := h.When.Join(h.quarter); ok {
		h.When = both
	} else if w := h.When; w.Grain != Quarter && w.Grain != Month || w.Clash {
		h.When.Clash = true
	}
	if h.several {
		h.Unit = Unit{}
	}
	if len(h.Rest) == 0 {
		h.Flags |= Wholly
	}
}

// whose has the measures of a part of the people that another counts.
var whose = map[[2]string]string{
	{"arrests", "children"}: "arrests_under_18", {"arrests", "adults"}: "adult_arrests", {"arrests", "men"}: "arrests_men", {"arrests", "women"}: "arrests_women",
	{"people_safeguarded", "children"}: "children_safeguarded", {"people_safeguarded", "adults"}: "adults_safeguarded",
	{"people_safeguarded", "men"}: "males_safeguarded", {"people_safeguarded", "women"}: "females_safeguarded",
	{"people_educated", "children"}: "educated_children", {"people_educated", "adults"}: "educated_adults",
	{"people_engaged", "children"}: "children_engaged_for_safeguarding",
}

// Whose gives the measure of a part of the people that another counts, or "".
func Whose(measure, who string) string {
	if who == "" || measure == "" {
		return ""
	}
	return whose[[2]string{measure, who}]
}

// isBand reports whether a text is a range of sizes of seizures: "1kg to under 10kg",
// "Under 1g", ">100kg", "51-100 doses".
func isBand(s string) bool {
	if !strings.ContainsAny(s, "0123456789") || len(s) > 40 {
		return false
	}
	c, ok := ParseCell(s)
	if ok && c.Wording != Exactly && c.Wording <= Between && (c.Unit.Kind == Mass || c.Unit.Kind == Doses || c.Unit.Kind == Plants) {
		return true
	}
	for _, cut := range []string{" to under ", " to less than ", " up to ", " and under ", " but less than ", " but under ", " to ", "-", "–", " and less than "} {
		if a, b, found := strings.Cut(s, cut); found {
			x, okA := ParseCell(a)
			y, okB := ParseCell(b)
			if okA && (okB && (x.Unit.Kind == Mass || y.Unit.Kind == Mass || y.Unit.Kind == Doses || y.Unit.Kind == Plants) || strings.TrimSpace(b) == "doses") {
				return true
			}
		}
	}
	return strings.HasSuffix(s, "- doses") || strings.HasSuffix(s, "+ doses")
}
