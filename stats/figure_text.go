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
}

const (
	notReportedText = "not reported"
	readAs          = ", read as "
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
	{"fewer than ", lessThan},
	{"at most ", atMost},
	{"up to ", atMost},
	{"about ", about},
}

// String gives f as it would be said: "25", "over 950", "19 to 68", "not
// reported". Where its reading is not the usual one of its words, it says that
// too: "over 1,287, read as 1,287 to 1,297".
func (f Figure[A]) String() string { return string(f.appendText(nil)) }

// MarshalText gives the text of [Figure.String], which loses nothing. JSON and
// other encodings use it.
func (f Figure[A]) MarshalText() ([]byte, error) { return f.appendText(nil), nil }

func (f Figure[A]) appendText(text []byte) []byte {
	v := f.number()
	switch {
	case f.form == exactly || f.form == between:
		text = f.Bounds().appendText(text)
	case f.form == atLeast && v == 0:
		text = f.Bounds().appendText(text) // "0 or more": nothing is "at least" 0
	default:
		text = append(text, words[f.form]...)
		if f.form != unreported {
			text = appendAmount(text, v)
		}
	}
	if f.form != unreported && f.Reading() != f.usualReading(placeValue(v)) {
		text = append(text, readAs...)
		text = f.Reading().appendText(text)
	}
	return text
}

// UnmarshalText reads what [Figure.MarshalText] writes, and the commonest other
// words for the same: "more than", "less than", "fewer than", "up to", "3 or
// more". Prose is read by package seizure. The error is a [*ParseError]: it
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
		return said(w.form, v, v), ""
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
