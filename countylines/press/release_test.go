// SPDX-License-Identifier: MIT

package press_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines/press"
)

// A sample is a release of testdata/releases.txt, whose words and figures are made up,
// with what a reader should say of each figure.
type sample struct {
	title     string
	published calendar.Day
	text      string
	want      []string
}

func samples(t testing.TB) []sample {
	file, err := os.ReadFile("testdata/releases.txt")
	require.NoError(t, err)
	var all []sample
	for _, doc := range strings.Split(string(file), "### ")[1:] {
		head, body, _ := strings.Cut(doc, "\n")
		day, title, _ := strings.Cut(head, " ")
		s := sample{title: title}
		s.published, err = calendar.ParseDay(day)
		require.NoError(t, err)
		text, want, _ := strings.Cut(body, "\n> ")
		s.text = text
		if want != "" {
			s.want = strings.Split(strings.TrimSpace(want), "\n> ")
		}
		all = append(all, s)
	}
	return all
}

// tell writes a statement in the form of testdata/releases.txt. What is as the release's
// own is left out.
func tell(text string, r press.Release, s press.Statement) string {
	line := strings.Join(strings.Fields(text[s.Start:s.End]), " ")
	switch {
	case s.Role == press.Repeat || s.Role == press.Withdrawn:
		return line + " | " + s.Role.String()
	case s.Role != press.Result:
		line += " | " + s.Role.String()
	}
	if s.Area != r.Area {
		line += " | " + s.Area.String()
	}
	if s.Period != r.Period {
		line += " | " + s.Period.String()
	}
	if s.Open {
		line += " …"
	}
	if s.Part != press.Whole {
		line += fmt.Sprintf(" | %v %s", s.Part, s.Scope)
	}
	return line
}

// Each figure of the samples is told as the sample says. Figures that [press.Find] does
// not find are not in the samples.
func TestRead(t *testing.T) {
	var written strings.Builder
	for _, s := range samples(t) {
		r := press.Read(s.text, press.About{Published: s.published})
		got := []string{fmt.Sprintf("%v, %v", r.Area, r.Period)}
		for _, x := range r.Statements {
			got = append(got, tell(s.text, r, x))
		}
		left := slices.Clone(got)
		for _, line := range s.want {
			i := slices.Index(left, line)
			if assert.GreaterOrEqual(t, i, 0, "%s: %q is not told; told are %q", s.title, line, got) {
				left = slices.Delete(left, i, i+1)
			}
		}
		fmt.Fprintf(&written, "### %s %s\n%s\n> %s\n", isoOf(s.published), s.title, s.text, strings.Join(got, "\n> "))
	}
	if os.Getenv("UPDATE_RELEASES") != "" { // for git diff to show
		require.NoError(t, os.WriteFile("testdata/releases.txt", []byte(written.String()), 0o644))
	}
}

func isoOf(d calendar.Day) string {
	b, _ := d.MarshalText()
	return string(b)
}

// An arrow that begins a line is the mark of a list, not "more than".
func TestReadArrows(t *testing.T) {
	text := "Kent Police: results\n\nIn the week from 3 to 9 March:\n\n> 33 people arrested\n> 12 warrants\n"
	var got []string
	r := press.Read(text, press.About{Published: calendar.Date(2025, 3, 20)})
	for _, s := range r.Statements {
		got = append(got, tell(text, r, s)+": "+s.Number.String())
	}
	assert.Equal(t, []string{"33 people: 33", "12 warrants: 12"}, got)
}
