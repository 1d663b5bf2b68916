// SPDX-License-Identifier: MIT

package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"strings"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/countylines/press"
	"github.com/countylines/ops/examples/internal/slugs"
)

// A figure is a statement in the form of the annotated releases.
type figure struct {
	Measure   string        `json:"measure"`
	What      string        `json:"what,omitempty"`
	Low       *json.Number  `json:"low"`  // null: open
	High      *json.Number  `json:"high"` // null: open
	Qualifier string        `json:"qualifier"`
	Unit      string        `json:"unit"`
	Area      string        `json:"area"`  // slugs joined by "|"; "national"
	Start     *calendar.Day `json:"start"` // null: the text does not say
	End       *calendar.Day `json:"end"`   // the last day
	When      string        `json:"when,omitempty"`
	Part      bool          `json:"part,omitempty"`
	Place     string        `json:"place,omitempty"`
}

// longest is the length of a line that is read at once.
const longest = 1 << 24

// lines reads releases, one a line, and writes the figures of each as a line.
func lines(w io.Writer, r io.Reader) error {
	var bad error
	in := bufio.NewScanner(r)
	in.Buffer(nil, longest)
	for n := 1; in.Scan(); n++ {
		var text struct {
			ID        string       `json:"id"`
			Text      string       `json:"text"`
			Published calendar.Day `json:"published"`
		}
		if err := json.Unmarshal(in.Bytes(), &text); err != nil {
			log.Printf("line %d is no {\"id\", \"text\", \"published\"}: %v", n, err)
			bad = errors.New("some lines were not read")
			continue
		}
		line := struct {
			ID      string   `json:"id"`
			Figures []figure `json:"figures"`
		}{text.ID, []figure{}}
		for _, s := range press.Read(text.Text, press.About{Published: text.Published}).Statements {
			if f, ok := figured(s); ok {
				line.Figures = append(line.Figures, f)
			}
		}
		b, err := json.Marshal(line)
		if err != nil {
			return err
		}
		if _, err := w.Write(append(b, '\n')); err != nil {
			return err
		}
	}
	if err := in.Err(); err != nil {
		return fmt.Errorf("a line is longer than %d bytes, or cannot be read: %w", longest, err)
	}
	return bad
}

// whens are the roles' names in that form.
var whens = map[press.Role]string{press.Result: "", press.Earlier: "previous", press.Running: "cumulative", press.Plan: "plan"}

// figured gives a statement in that form. It is false for what is no figure of the
// release there: told again, taken back, not placed, or without a name in the form.
func figured(s press.Statement) (figure, bool) {
	i, ok := slugs.Of(s.Found)
	when, told := whens[s.Role]
	if !ok || !told {
		return figure{}, false
	}
	f := figure{Measure: i.Kind, What: i.What, Low: i.Low, High: i.High, Qualifier: i.Qualifier, Unit: i.Unit,
		Area: area(s.Area), When: when, Part: s.Part != press.Whole}
	switch i.Kind {
	case "count":
		f.Measure, f.What = i.What, ""
	case "cash":
		f.What = ""
	}
	if s.Period.From != 0 {
		f.Start = &s.Period.From
	}
	if s.Period.To != 0 && !s.Open {
		last := s.Period.To - 1
		f.End = &last
	}
	if s.Part == press.OfPlace {
		f.Place = s.Scope
	}
	return f, true
}

// area gives the slugs of the forces of an area; the nation has one of its own.
func area(a countylines.Area) string {
	if a.Contains(countylines.EnglandAndWales) {
		return "national"
	}
	var list []string
	for one := range a.Forces() {
		if f, ok := one.Force(); ok {
			list = append(list, f.Slug)
		}
	}
	return strings.Join(list, "|")
}
