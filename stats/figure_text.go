// SPDX-License-Identifier: MIT

package stats

import "strings"

// The words of each form as they are written; all that are read are in wordings.
var words = [...]string{
	unreported: notReportedText,
	moreThan:   "over ",
	atLeast:    "at least ",
	nearly:     "nearly ",
	lessThan:   "under ",
	atMost:     "at most ",
	about:      "about ",
	fewer:      "under ",
	disputed:   "",
}

const (
	notReportedText = "not reported"
	readAs          = ", read as "
	disputedText    = "disputed: "
)

// wordings are the words before a number that a figure's text may have.
var wordings = []struct {
	prefix string
	form   form
}{
	{"over ", moreThan},
	{"more than ", moreThan},
	{"at least ", atLeast},
	{"nearly ", nearly},
	{"under ", lessThan},
	{"less than ", lessThan},
	{"fewer than ", fewer},
	{"at most ", atMost},
	{"up to ", atMost},
	{"about ", about},
	{"in excess of ", moreThan}, {"above ", moreThan}, {"upwards of ", moreThan},
	{"no fewer than ", atLeast}, {"no less than ", atLeast}, {"not less than ", atLeast},
	{"almost ", nearly}, {"just under ", nearly}, {"close to ", nearly},
	{"below ", lessThan}, {"no more than ", atMost}, {"not more than ", atMost}, {"as many as ", atMost},
	{"around ", about}, {"approximately ", about}, {"roughly ", about}, {"an estimated ", about},
}

// String gives f as it would be said: "25", "over 950", "19 to 68", "not
// reported". Where its reading is not the usual one of its words, it says that
// too: "over 1,287, read as 1,287 to 1,297". A reading without an upper end adds
// nothing to "at least 3" or "over 3" and is not said; [Figure.MarshalText] keeps it.
func (f Figure[A]) String() string {
	return string(f.appendText(nil, words[f.form], f.open && f.Reading() == f.Bounds()))
}

// MarshalText gives the text from which [Figure.UnmarshalText] gives the same figure
// back, for JSON, databases and files. It is that of [Figure.String], but "fewer than 5"
// for [Fewer], and "at least 3, read as 3 or more" where "at least 3" alone would be
// read as 3 to 4.
func (f Figure[A]) MarshalText() ([]byte, error) { return f.AppendText(nil) }

// AppendText appends the text of [Figure.MarshalText].
func (f Figure[A]) AppendText(text []byte) ([]byte, error) {
	word := words[f.form]
	if f.form == fewer {
		word = "fewer than "
	}
	return f.appendText(text, word, false), nil
}

// appendText appends f with this word before its number, and without its reading if
// that goes without saying.
func (f Figure[A]) appendText(text []byte, word string, unread bool) []byte {
	v := f.number()
	switch {
	case f.form == disputed:
		if f.Reading() != f.Bounds() {
			text = append(f.Reading().appendText(text), ", "...)
		}
		return f.Bounds().appendText(append(text, disputedText...))
	case f.form == exactly || f.form == between:
		text = f.Bounds().appendText(text)
	case f.form == atLeast && v == 0:
		text = f.Bounds().appendText(text) // "0 or more": nothing is "at least" 0
	default:
		text = append(text, word...)
		if f.form != unreported {
			text = appendAmount(text, v)
		}
	}
	if f.form != unreported && !unread && f.Reading() != f.usualReading(placeValue(v)) {
		text = append(text, readAs...)
		text = f.Reading().appendText(text)
	}
	return text
}

// UnmarshalText reads what [Figure.MarshalText] writes, and the commonest other
// words for the same, those of the table in [Figure]: "more than", "no fewer than", "up
// to", "3 or more", "5 or fewer", "between 5 and 9". Prose is read by package seizure. The error is a [*ParseError]: it
// names an unknown qualifier, a negative amount, or a range that ends below its
// beginning.
func (f *Figure[A]) UnmarshalText(text []byte) error {
	got, reason := parseFigure[A](string(text))
	if reason != "" {
		return &ParseError{Type: "figure", Text: string(text), Reason: reason}
	}
	*f = got
	return nil
}

// parseFigure gives a reason in words, empty if there is nothing to say.
func parseFigure[A Amount](s string) (f Figure[A], reason string) {
	if s == notReportedText {
		return f, ""
	}
	if reading, bounds, ok := strings.Cut(s, disputedText); ok {
		return parseDisputed[A](reading, bounds)
	}
	s, reading, hasReading := strings.Cut(s, readAs)
	if f, reason = parseWords[A](s); reason != "" {
		return f, reason
	}
	if hasReading {
		read, reason := parseBounds[A](reading)
		if reason != "" {
			return f, reason
		}
		if both, ok := read.And(f.Bounds()); !ok || both != read {
			return f, "the reading must lie within what the words say"
		}
		f.read(read)
	}
	if open := (Bounds[A]{Open: true}); f.Bounds() == open && f.Reading() == open {
		return f, "this says nothing; write \"" + notReportedText + "\""
	}
	return f, ""
}

// parseDisputed reads "33, disputed: 0 to 33", given the texts on both sides of
// the word, and "disputed: 0 to 33" where the first is empty.
func parseDisputed[A Amount](reading, bounds string) (f Figure[A], reason string) {
	b, reason := parseBounds[A](bounds)
	read := b
	if reason == "" && reading != "" {
		read, reason = parseBounds[A](strings.TrimSuffix(reading, ", "))
	}
	if reason != "" {
		return f, reason
	}
	both, ok := read.And(b)
	if f = derived(disputed, 0, b, read); !ok || both != read || f.form != disputed {
		return Figure[A]{}, "what is disputed is a range, and a reading lies within it"
	}
	return f, ""
}

func parseWords[A Amount](s string) (f Figure[A], reason string) {
	for _, w := range wordings {
		number, ok := strings.CutPrefix(s, w.prefix)
		if !ok {
			continue
		}
		v, err := parseAmount[A](number)
		if err != nil {
			return f, err.Error()
		}
		if w.form == fewer {
			return Fewer(v), ""
		}
		return said(w.form, v, v), ""
	}
	for _, less := range [...]string{" or fewer", " or less"} {
		if number, ok := strings.CutSuffix(s, less); ok {
			v, err := parseAmount[A](number)
			if err != nil {
				return f, err.Error()
			}
			return AtMost(v), ""
		}
	}
	if ends, ok := strings.CutPrefix(s, "between "); ok {
		if lo, hi, two := strings.Cut(ends, " and "); two {
			s = lo + " to " + hi
		}
	}
	bounds, reason := parseBounds[A](s)
	switch {
	case reason != "":
		if !strings.ContainsAny(s, "0123456789") || s[0] >= 'a' && s[0] <= 'z' {
			reason += "; the words before a number are over, at least, nearly, under, at most, about, or none"
		}
		return f, reason
	case bounds.Open:
		return said(atLeast, bounds.Lo, bounds.Lo), ""
	}
	return Between(bounds.Lo, bounds.Hi), ""
}
