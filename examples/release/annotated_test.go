// SPDX-License-Identifier: MIT

package main

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines/press"
)

// A release of testdata/annotated.txt, with what a person read in it.
type annotated struct {
	id        string
	published calendar.Day
	area      string
	days      string
	text      string
	want, may []string
}

func releases(t *testing.T) (all []annotated) {
	file, err := os.ReadFile("testdata/annotated.txt")
	require.NoError(t, err)
	for _, doc := range strings.Split(string(file), "\n### ")[1:] {
		head, body, _ := strings.Cut(doc, "\n")
		fields := strings.Fields(head)
		require.Len(t, fields, 4, head)
		a := annotated{id: fields[0], area: fields[2], days: fields[3]}
		a.published, err = calendar.ParseDay(fields[1])
		require.NoError(t, err)
		text, lines, ok := strings.Cut(body, "\n----\n")
		require.True(t, ok, head)
		a.text = text
		for line := range strings.SplitSeq(strings.TrimSpace(lines), "\n") {
			if may, ok := strings.CutPrefix(line, "? "); ok {
				a.may = append(a.may, may)
			} else if line != "" {
				a.want = append(a.want, line)
			}
		}
		all = append(all, a)
	}
	return all
}

var signs = map[string]string{"exactly": "", "more_than": ">", "at_least": ">=", "nearly": "~<", "less_than": "<", "at_most": "<=", "about": "~"}

// line writes a figure as the lines of the file are.
func (f figure) line(a annotated) string {
	amount := func(n string) string {
		pounds, ok := strings.CutSuffix(n, "00")
		switch {
		case f.Unit == "pence" && ok:
			return "£" + pounds
		case f.Unit == "pence":
			return n + "p"
		}
		return n
	}
	words := f.Measure
	if f.What != "" {
		words += " " + f.What
	}
	switch {
	case f.Low != nil && f.High != nil && *f.Low != *f.High:
		words += " " + amount(string(*f.Low)) + "-" + amount(string(*f.High))
	case f.Low != nil:
		words += " " + signs[f.Qualifier] + amount(string(*f.Low))
	default:
		words += " " + signs[f.Qualifier] + amount(string(*f.High))
	}
	if f.Unit != "count" && f.Unit != "pence" {
		words += f.Unit
	}
	forces := strings.Split(f.Area, "|")
	slices.Sort(forces)
	if area := strings.Join(forces, "|"); area != a.area {
		words += " | @" + area
	}
	if days := ends(f.Start) + ".." + ends(f.End); days != a.days {
		words += " | " + days
	}
	return words
}

func ends(d *calendar.Day) string {
	if d == nil {
		return ""
	}
	b, _ := d.MarshalText()
	return string(b)
}

// is reports whether a line of the file says f, which is written as line: of several
// roles one is enough, and of a part's place nothing is asked.
func (f figure) is(line, said string) bool {
	role, part := []string{""}, false
	var words []string
	for i, w := range strings.Split(said, " | ") {
		switch {
		case i > 0 && (w == "part" || strings.HasPrefix(w, "part ")):
			part = true
		case i > 0 && (strings.HasPrefix(w, "previous") || strings.HasPrefix(w, "cumulative")):
			role = strings.Split(strings.ReplaceAll(w, "this", ""), "/")
		default:
			words = append(words, w)
		}
	}
	return strings.Join(words, " | ") == line && part == f.Part && slices.Contains(role, f.When)
}

// What the reader is known to get wrong, or not to find, in all the releases together.
// These may only get fewer.
const (
	mostWrong  = 5
	mostMissed = 15
)

// Read tells of each release what a person read in it.
func TestAnnotated(t *testing.T) {
	right, wrong, missed := 0, 0, 0
	for _, a := range releases(t) {
		want := slices.Clone(a.want)
		for _, s := range press.Read(a.text, press.About{Published: a.published}).Statements {
			f, ok := figured(s)
			if !ok || f.When == "plan" {
				continue
			}
			line := f.line(a)
			says := func(said string) bool { return f.is(line, said) }
			if i := slices.IndexFunc(want, says); i >= 0 {
				want = slices.Delete(want, i, i+1)
				right++
			} else if !slices.ContainsFunc(a.may, says) {
				wrong++
				t.Logf("%s: told %q, %q, part %v", a.id, line, f.When, f.Part)
			}
		}
		missed += len(want)
		if len(want) > 0 {
			t.Logf("%s: missed %q", a.id, want)
		}
	}
	assert.Greater(t, right, 500)
	assert.LessOrEqual(t, wrong, mostWrong)
	assert.LessOrEqual(t, missed, mostMissed)
	t.Logf("%d right, %d wrong, %d missed", right, wrong, missed)
}
