// SPDX-License-Identifier: MIT

package tables

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/countylines/ops/countylines/internal/grammar"
)

// Rules are what the notes of a file say of its marks and numbers.
type rules struct {
	ranges    map[string]span // by shorthand, as grammar folds it: "[c]", "<5", "*"
	nilDash   bool            // "-" is none
	brackets  bool            // what stands in brackets beside numbers is said
	lowStated bool            // the file has "[low]", so a nought is none
	round     int64           // counts are rounded to the nearest so many
	away      int64           // counts are as published up to so much, either way
	roundTo   grammar.Unit    // and masses to so many of this
	yearsEnd  time.Month
	units     unitRules
}

// A span is the numbers that a shorthand stands for.
type span struct{ lo, hi int64 }

// unitRules are the units that titles and notes name for several kinds of amounts.
type unitRules struct {
	mass, plants, doses grammar.Unit
}

// rulesOf gathers the rules of all texts of a file that may be notes.
func rulesOf(sheets []Sheet) rules {
	r := rules{ranges: map[string]span{}}
	for i := range sheets {
		left := 4000 // texts of a sheet that are looked at
		rows := sheets[i].Rows
		for n := 0; n < len(rows) && left > 0; n++ {
			if n == 500 && len(rows) > 2000 { // the body of a long table
				n = len(rows) - 200
			}
			row := rows[n]
			if sign, means := legend(row); sign != "" { // a table of shorthand
				r.learn(sign + " = " + means)
			}
			for j := range row {
				if strings.EqualFold(row[j].Text, "[low]") {
					r.lowStated = true
				}
				if c := &row[j]; c.Kind == Text && len(c.Text) > 8 && strings.ContainsRune(c.Text, ' ') {
					left--
					r.learn(c.Text)
				}
			}
		}
	}
	return r
}

// legend gives a shorthand that stands alone in a cell, with what the next one says of
// it, or "".
func legend(row []Cell) (sign, means string) {
	for j := range row {
		switch text := strings.TrimSpace(row[j].Text); {
		case text == "":
		case sign == "":
			c, ok := grammar.ParseCell(text)
			if !ok || row[j].Kind != Text || len(text) > 8 || c.Wording < grammar.Withheld || c.Wording > grammar.Dash {
				return "", ""
			}
			sign = text
		case means == "" && strings.ContainsRune(text, ' ') && row[j].Kind == Text:
			means = text
		default:
			return "", ""
		}
	}
	if means == "" {
		return "", ""
	}
	return sign, means
}

var (
	rangeWords   = regexp.MustCompile(`\b(?:counts?|figures?|numbers?|values?)?\s*(?:of |from |between )?\b(\d{1,3}|one|two) ?(?:to|-|–|and|or) ?(\d{1,3}|two|three|four|five|nine|ten)\b`)
	fewerWords   = regexp.MustCompile(`(?:fewer than|less than|under|below|<) ?(\d{1,4}|five|ten|three|six)\b`)
	orFewerWords = regexp.MustCompile(`\b(\d{1,4}|five|four|ten) (?:or fewer|or less|or under|and under)`)
	awayWords    = regexp.MustCompile(`\b(?:less|fewer) than (\d{1,3}) (?:away )?from the true\b`)
	roundWords   = regexp.MustCompile(`round(?:ed|ing)?\b[^.;]{0,60}?\b(?:nearest|multiple of|base) (?:multiple of )?(\d{1,3}(?:,\d{3})*|five|ten|hundred|thousand|whole number|whole|integer)?\s?(kilograms?|kilogrammes?|kg|grams?|g)?\b`)
	bracketWords = regexp.MustCompile(`\b(?:in|within) (?:round )?(?:brackets|parentheses)\b|\bbracketed\b`)
	signWords    = regexp.MustCompile(`\b(dash|dashes|hyphen|hyphens|asterisk|asterisks)\b`)
	quotedWords  = regexp.MustCompile(`["“'‘]([^"”'’“‘]{1,8})["”'’]`)
	yearEndWords = regexp.MustCompile(`\b(?:years?|financial years?|12 months|twelve months)\b[^.;]{0,30}?\b(?:ending|ended|end|to|ends)\b(?: in| on)?(?: the)?(?: \d{1,2}(?:st|nd|rd|th)?)? (january|february|march|april|may|june|july|august|september|october|november|december)\b`)
)

var small = map[string]int64{"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "nine": 9, "ten": 10, "hundred": 100, "thousand": 1000, "whole": 1, "whole number": 1, "integer": 1}

func numeral(s string) int64 {
	if n, ok := small[s]; ok {
		return n
	}
	n, _ := strconv.ParseInt(strings.ReplaceAll(s, ",", ""), 10, 64)
	return n
}

// learn takes the rules that a text states.
func (r *rules) learn(text string) {
	lower := strings.ToLower(strings.ReplaceAll(text, "\u00a0", " "))
	if len(lower) > 4000 {
		lower = lower[:4000]
	}
	if m := yearEndWords.FindStringSubmatch(lower); m != nil && r.yearsEnd == 0 {
		for month := time.January; month <= time.December; month++ {
			if strings.ToLower(month.String()) == m[1] {
				r.yearsEnd = month
			}
		}
	}
	if m := roundWords.FindStringSubmatch(lower); m != nil && !strings.Contains(lower, "not rounded") && !strings.Contains(lower, "not been rounded") && !strings.Contains(lower, "unrounded") {
		n := max(numeral(m[1]), 1)
		if u, ok := grammar.ParseUnit(m[2]); ok && u.Kind == grammar.Mass {
			r.roundTo, r.roundTo.Size = u, u.Size*n
		} else if m[1] != "" && n > 1 {
			r.round = n
		}
	}
	if m := awayWords.FindStringSubmatch(lower); m != nil {
		r.away = numeral(m[1]) - 1
	}
	r.lowStated = r.lowStated || strings.Contains(lower, "[low]")
	r.brackets = r.brackets || bracketWords.MatchString(lower)
	r.learnUnits(lower)
	for clause := range strings.SplitSeq(strings.ReplaceAll(strings.ReplaceAll(lower, ". ", ";"), "\n", ";"), ";") {
		r.learnClause(clause)
	}
}

// learnClause takes the meaning of a shorthand: "[c] = count of 1 to 4, withheld".
func (r *rules) learnClause(clause string) {
	clause = signWords.ReplaceAllStringFunc(clause, func(word string) string { return signNames[word[0]] })
	signs := signsIn(clause)
	if len(signs) == 0 {
		return
	}
	rest := clause
	for _, s := range signs {
		rest = strings.Replace(rest, s, " ", 1)
	}
	is, ok := spanIn(rest)
	for _, s := range signs {
		switch {
		case s == "-" || s == "–" || s == "—":
			nothing := regexpNil.MatchString(rest) && !regexpNone.MatchString(rest)
			r.nilDash = r.nilDash || nothing
		case ok && s != "[low]":
			if _, known := r.ranges[s]; !known {
				r.ranges[s] = is
			}
		}
	}
}

// signNames has the shorthands that notes name by a word, by its first letter.
var signNames = map[byte]string{'d': `"-"`, 'h': `"-"`, 'a': `"*"`}

var (
	regexpNil  = regexp.MustCompile(`\b(nil|zero|nought|none|nothing|no (?:seizures|arrests|cases|incidents|events|records?|lines|people|referrals|such)|0)\b`)
	regexpNone = regexp.MustCompile(`\b(no answer|no data|no information|not available|not held|no return|no figures?|not recorded|not supplied|not provided|not known|unavailable|sent nothing|missing)\b`)
)

// signsIn gives the shorthands that a clause is about.
func signsIn(clause string) (signs []string) {
	for _, m := range quotedWords.FindAllStringSubmatch(clause, -1) {
		if isSign(m[1]) {
			signs = append(signs, strings.ToLower(m[1]))
		}
	}
	for _, s := range []string{"[c]", "[s]", "[low]", "[x]", "[z]", "[*]", "(c)", "[-]"} {
		if strings.Contains(clause, s) {
			signs = append(signs, s)
		}
	}
	for _, before := range beforeSign {
		if _, after, found := strings.Cut(clause, before); found {
			word, _, _ := strings.Cut(strings.TrimLeft(after, `"'“‘(an `), " ")
			if word = strings.Trim(word, `"'”’,.);:`); isSign(word) {
				signs = append(signs, word)
			}
		}
	}
	trimmed := strings.TrimLeft(strings.TrimSpace(clause), "0123456789.)( ")
	first, after, _ := strings.Cut(trimmed, " ")
	first = strings.Trim(first, `"'“”‘’:=,`)
	if first == "" || !isSign(first) {
		return signs
	}
	after = strings.TrimLeft(after, " ")
	explained := strings.HasSuffix(strings.TrimSpace(trimmed[:min(len(trimmed), len(first)+3)]), ":")
	if explained || slices.ContainsFunc(afterSign, func(verb string) bool { return strings.HasPrefix(after, verb) }) {
		signs = append(signs, first)
	}
	return signs
}

// isSign tells whether a word stands for a figure that is not shown, such as "*" or "<5".
func isSign(word string) bool {
	c, ok := grammar.ParseCell(word)
	return ok && (c.Wording >= grammar.Withheld && c.Wording <= grammar.Dash || c.Wording == grammar.Under)
}

// What a note says before a sign that it explains, and after one that it begins with.
var (
	beforeSign = []string{"shown as ", "replaced by ", "replaced with ", "represented by ", "marked ", "marked as ", "denoted by ",
		"marked with ", "indicated by ", "given as ", "shown by ", "appear as ", "appears as ", "suppressed to ", "printed as ",
		"written as ", "shown with "}
	afterSign = []string{"=", "stands", "means", "is ", "denotes", "indicates", "shows", "represents", "marks", "-", "–", ":",
		"replaces", "a count", "count", "refers", "in a cell", "in the table", "below", "(", "suppressed", "withheld", "not ", "nil",
		"fewer", "less", "has been", "are ", "used", "for "}
)

// spanIn finds the numbers that a clause says are withheld.
func spanIn(s string) (span, bool) {
	notNone := strings.Contains(s, "not none") || strings.Contains(s, "not zero") || strings.Contains(s, "not nil") || strings.Contains(s, "greater than zero") || strings.Contains(s, "greater than 0") || strings.Contains(s, "more than 0") || strings.Contains(s, "more than zero") || strings.Contains(s, "not 0") || strings.Contains(s, "at least one") || strings.Contains(s, "at least 1") || strings.Contains(s, "above zero") || strings.Contains(s, "above 0") || strings.Contains(s, "not nought") || strings.Contains(s, "but not no ") || strings.Contains(s, "non-zero") || strings.Contains(s, "excluding zero") || strings.Contains(s, "more than nought") || strings.Contains(s, "more than none")
	lo := int64(0)
	if notNone {
		lo = 1
	}
	if m := rangeWords.FindStringSubmatch(s); m != nil {
		if a, b := numeral(m[1]), numeral(m[2]); a < b {
			return span{a, b}, true
		}
	}
	if m := orFewerWords.FindStringSubmatch(s); m != nil {
		return span{lo, numeral(m[1])}, true
	}
	if m := fewerWords.FindStringSubmatch(s); m != nil && numeral(m[1]) > 0 {
		return span{lo, numeral(m[1]) - 1}, true
	}
	return span{}, false
}

var (
	plantsIn = regexp.MustCompile(`\bplants?\b[^.;]{0,40}?\b(?:in |given in |counted in |shown in |\()?(thousands|millions|000s)\b|\bthousands? (?:of )?(?:cannabis )?plants\b`)
	dosesIn  = regexp.MustCompile(`\b(?:doses|tablets|pills|dosage)\b[^.;]{0,40}?\b(?:in |given in |\()?(thousands|millions|000s)\b|\bthousands? (?:of )?(?:doses|tablets|pills)\b`)
	massIn   = regexp.MustCompile(`\b(kilograms|kilogrammes|kilos|kgs?|grams|grammes)\b`)
)

// learnUnits takes what a note says of the units of amounts.
func (r *rules) learnUnits(lower string) { r.units.learn(lower) }

func (u *unitRules) learn(lower string) {
	if strings.Contains(lower, "per ") && strings.Contains(lower, "population") || strings.Contains(lower, "rounded") || strings.Contains(lower, "until ") || strings.Contains(lower, "earlier ") {
		return
	}
	if m := plantsIn.FindStringSubmatch(lower); m != nil {
		u.plants = grammar.Unit{Kind: grammar.Plants, Scale: 3}
		if strings.HasPrefix(m[1], "m") {
			u.plants.Scale = 6
		}
	}
	if m := dosesIn.FindStringSubmatch(lower); m != nil {
		u.doses = grammar.Unit{Kind: grammar.Doses, Scale: 3}
		if strings.HasPrefix(m[1], "m") {
			u.doses.Scale = 6
		}
	} else if strings.Contains(lower, "and doses") || strings.Contains(lower, " in doses") || strings.Contains(lower, "number of doses") {
		u.doses = grammar.Unit{Kind: grammar.Doses}
	}
	if m := massIn.FindString(lower); m != "" && u.mass.Kind == grammar.NoUnit {
		u.mass, _ = grammar.ParseUnit(m)
	}
}
