// SPDX-License-Identifier: MIT

// Command elsewhere has every tool that is installed here open the files that the library
// writes and save them again, and reads what comes back: returns and events must be what
// they were, to the last word. Where a tool guesses, it is run as the README's "Opening the
// files" says. It prints a line for each tool and file, and fails if one differs. Run it
// from the root of the repository: bash .ci/soak.sh elsewhere.
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"strings"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/countylines/records"
	"github.com/countylines/ops/countylines/tables"
	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

// A tool opens IN and saves it as OUT.
type tool struct {
	name    string
	command []string
	needs   []string // a command that must succeed, or the tool is not there
	guesses bool     // it keeps no "0044" and no month, as the README says
}

// csvTools read and write CSV: as they are, or where that loses something as the README says.
var csvTools = []tool{
	{"python csv", []string{"python3", "-c", "import csv;csv.writer(open('OUT','w',newline='')).writerows(csv.reader(open('IN',newline='')))"}, nil, false},
	{"pandas", []string{"python3", "-c", "import pandas;pandas.read_csv('IN',dtype=str,keep_default_na=False).to_csv('OUT',index=False)"}, []string{"python3", "-c", "import pandas"}, false},
	{"pandas, guessing", []string{"python3", "-c", "import pandas;pandas.read_csv('IN').to_csv('OUT',index=False)"}, []string{"python3", "-c", "import pandas"}, true},
	{"R", []string{"Rscript", "-e", "write.csv(read.csv('IN',colClasses='character',na.strings=''),'OUT',row.names=FALSE,na='')"}, nil, false},
	{"R, guessing", []string{"Rscript", "-e", "write.csv(read.csv('IN'),'OUT',row.names=FALSE)"}, nil, true},
	{"duckdb", []string{"duckdb", "-c", "COPY (FROM read_csv('IN',all_varchar=true)) TO 'OUT' (HEADER)"}, nil, false},
	{"duckdb, guessing", []string{"duckdb", "-c", "COPY (FROM 'IN') TO 'OUT' (HEADER)"}, nil, true},
	{"sqlite3", []string{"sqlite3", "-cmd", ".mode csv", "-cmd", ".import IN t", "-cmd", ".headers on", "-cmd", ".output OUT", ":memory:", "SELECT * FROM t"}, nil, false},
	{"miller", []string{"sh", "-c", "mlr --csv -S cat IN > OUT"}, []string{"mlr", "--version"}, false},
	{"csvkit", []string{"sh", "-c", "csvsql -I --blanks --query 'SELECT * FROM \"in\"' --tables in IN > OUT"}, []string{"csvsql", "--version"}, false},
	{"LibreOffice", []string{"sh", "-c", `soffice --headless --infilter="CSV:44,34,76,1,$(seq -s/ 1 40 | sed 's/[0-9]*/&\/2/g')" --convert-to csv:"Text - txt - csv (StarCalc)":44,34,76,1 --outdir "$(dirname OUT)/soffice" IN && mv "$(dirname OUT)/soffice/$(basename IN)" OUT`}, []string{"soffice", "--version"}, false},
	{"gnumeric", []string{"ssconvert", "IN", "OUT"}, nil, true},
}

var jsonTools = []tool{
	{"jq", []string{"sh", "-c", "jq . IN > OUT"}, []string{"jq", "--version"}, false},
	{"python json", []string{"python3", "-c", "import json;json.dump(json.load(open('IN')),open('OUT','w'))"}, nil, false},
	{"node", []string{"node", "-e", "fs=require('fs');fs.writeFileSync('OUT',JSON.stringify(JSON.parse(fs.readFileSync('IN'))))"}, nil, false},
}

func main() {
	log.SetFlags(0)
	directory, err := os.MkdirTemp("", "elsewhere")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(directory)
	failed := false
	try := func(list []tool, file string, content []byte, differs func([]byte, bool) string) {
		for _, t := range list {
			said := t.run(directory, file, content, differs)
			failed = failed || strings.HasPrefix(said, "DIFFERS")
			fmt.Printf("%-18s %-12s %s\n", t.name, file, said)
		}
	}
	l, events := ledger(), someEvents()
	returns, table := written(func(w io.Writer) error { return tables.WriteReturns(w, l) }), written(func(w io.Writer) error { return writeEvents(w, events) })
	whole, _ := json.Marshal(l)
	try(csvTools, "returns.csv", returns, func(back []byte, _ bool) string { return difference(l, readReturns(back)) })
	try(csvTools, "events.csv", table, func(back []byte, guessed bool) string {
		if guessed {
			return difference(guessable(events), guessable(readEvents(back)))
		}
		return difference(events, readEvents(back))
	})
	try(jsonTools, "ledger.json", whole, func(back []byte, _ bool) string {
		var again countylines.Ledger
		if err := json.Unmarshal(back, &again); err != nil {
			return err.Error()
		}
		return difference(l, again)
	})
	for _, q := range queries {
		said := q.run(directory, map[string][]byte{"RETURNS": returns, "EVENTS": table, "RATIOS": ratios()})
		failed = failed || strings.HasPrefix(said, "DIFFERS")
		fmt.Printf("%-18s %-12s %s\n", q.name, "asked", said)
	}
	if failed {
		os.RemoveAll(directory)
		os.Exit(1)
	}
}

func (t tool) missing() bool {
	if _, err := exec.LookPath(t.command[0]); err != nil {
		return true
	}
	return len(t.needs) > 0 && exec.Command(t.needs[0], t.needs[1:]...).Run() != nil
}

func (t tool) run(directory, file string, content []byte, differs func([]byte, bool) string) string {
	if t.missing() {
		return "not installed"
	}
	in, out := filepath.Join(directory, file), filepath.Join(directory, "out-"+file)
	os.Remove(out)
	if err := os.WriteFile(in, content, 0o644); err != nil {
		return "DIFFERS: " + err.Error()
	}
	command := slices.Clone(t.command)
	for i := range command {
		command[i] = strings.NewReplacer("IN", in, "OUT", out).Replace(command[i])
	}
	said, err := exec.Command(command[0], command[1:]...).CombinedOutput()
	if err != nil {
		return "DIFFERS: " + err.Error() + ": " + string(said)
	}
	back, err := os.ReadFile(out)
	if err != nil {
		return "DIFFERS: " + err.Error()
	}
	if d := differs(back, t.guesses); d != "" {
		return "DIFFERS: " + d
	}
	return "the same"
}

// A query asks a tool for an answer that is known.
type query struct {
	tool
	want string
}

var queries = []query{
	{tool{"jq", []string{"jq", "-r", ".[] | select(.p < 0.1) | .p", "RATIOS"}, nil, false}, "0.0625"},
	{tool{"sqlite3", []string{"sqlite3", "-cmd", ".mode csv", "-cmd", ".import RETURNS r", ":memory:", "SELECT sum(value_min), sum(value_max) FROM r WHERE measure_slug = 'arrests'"}, nil, false}, "26,34"},
	{tool{"sqlite3, a join", []string{"sqlite3", "-cmd", ".mode csv", "-cmd", ".import RETURNS r", "-cmd", ".import EVENTS e", ":memory:",
		"SELECT count(*) FROM r JOIN e ON r.area_slug = e.force AND r.measure_slug = e.what"}, nil, false}, "1"},
	{tool{"duckdb", []string{"duckdb", "-noheader", "-csv", "-c", "SELECT sum(value_min), sum(value_max) FROM 'RETURNS' WHERE measure_slug = 'arrests'"}, nil, false}, "26,34"},
	{tool{"duckdb, a join", []string{"duckdb", "-noheader", "-csv", "-c", "SELECT count(*) FROM 'RETURNS' r JOIN 'EVENTS' e ON r.area_slug = e.force AND r.measure_slug = e.what"}, nil, false}, "1"},
}

func (q query) run(directory string, files map[string][]byte) string {
	if q.missing() {
		return "not installed"
	}
	command := slices.Clone(q.command)
	for name, content := range files {
		path := filepath.Join(directory, strings.ToLower(name)+".csv")
		if err := os.WriteFile(path, content, 0o644); err != nil {
			return "DIFFERS: " + err.Error()
		}
		for i := range command {
			command[i] = strings.ReplaceAll(command[i], name, path)
		}
	}
	said, err := exec.Command(command[0], command[1:]...).CombinedOutput()
	if got := strings.TrimSpace(string(said)); err != nil || got != q.want {
		return fmt.Sprintf("DIFFERS: %q, where %q is right", got, q.want)
	}
	return "right"
}

func written(write func(io.Writer) error) []byte {
	var b bytes.Buffer
	if err := write(&b); err != nil {
		log.Fatal(err)
	}
	return b.Bytes()
}

func difference[T any](want, got []T) string {
	for i := range max(len(want), len(got)) {
		if i >= len(want) || i >= len(got) || !reflect.DeepEqual(want[i], got[i]) {
			return fmt.Sprintf("%d went out and %d came back; the first that differs is number %d: %+v", len(want), len(got), i+1, got[min(i, len(got)):])
		}
	}
	return ""
}

// guessable gives events without what a program that guesses does not keep: the brand
// and the team that look like numbers, and that of a day only the month is known.
func guessable(events []countylines.Event) []countylines.Event {
	events = slices.Clone(events)
	for i := range events {
		events[i].Team, events[i].Line, events[i].Month = "", "", false
	}
	return events
}

func ledger() countylines.Ledger {
	week := calendar.Date(2022, 10, 3).Week()
	arrests := func(f stats.Figure[int]) countylines.Counts { return countylines.Counts{countylines.Arrests: f} }
	source := countylines.Source{Publisher: "NPCC", URL: "a title, with “quotation marks”", Published: calendar.Date(2022, 10, 14)}
	return countylines.Ledger{
		{Area: countylines.Staffordshire, Period: week, Counts: arrests(stats.Exactly(25)), Source: source},
		{Area: countylines.WestMercia, Period: week, Counts: arrests(stats.Between(1, 4)), Source: source},
		{Area: countylines.Kent, Period: week, Counts: arrests(stats.LessThan(5)), Source: source},
		{Area: countylines.Staffordshire | countylines.WestMercia, Period: week, Counts: countylines.Counts{countylines.LinesClosed: stats.MoreThan(1_350)}},
		{Area: countylines.Essex, Period: week, Counts: countylines.Counts{countylines.LinesClosed: stats.Exactly(100_000)}},
		{Area: countylines.Kent, Period: week, Seized: seizure.MustParse("over 5kg of cocaine, £15,000.50 in cash and two machetes")},
	}
}

func someEvents() []countylines.Event {
	on := calendar.Date(2022, 10, 3)
	return []countylines.Event{
		{On: on, By: countylines.Staffordshire, Team: "0044", What: countylines.Arrests, Count: stats.Exactly(25)},
		{On: on, By: countylines.Kent, Line: "2E3", What: countylines.LinesClosed, Count: stats.LessThan(5), Scope: "=Operation \"Duck\""},
		{On: on, By: countylines.Kent, Item: seizure.Cocaine.Weighing(stats.MoreThan(5 * seizure.Kilogram))},
		{On: on.Month().From, Month: true, By: countylines.Essex, What: countylines.Arrests, Count: stats.Exactly(100_000)},
	}
}

func ratios() []byte {
	text, err := json.Marshal([]stats.RateRatioResult{stats.RateRatio(stats.Point{Events: 5, Of: 1}, stats.Point{Events: 0, Of: 1}, 0.95), stats.RateRatio(stats.Point{Events: 5, Of: 1}, stats.Point{Events: 5, Of: 1}, 0.95)})
	if err != nil {
		log.Fatal(err)
	}
	return text
}

func writeEvents(w io.Writer, events []countylines.Event) error {
	return records.Write(w, slices.Values(events))
}

func readReturns(file []byte) (l []countylines.Return) {
	for r, err := range tables.ReadReturns(bytes.NewReader(file)) {
		if err != nil {
			log.Print(err)
			continue
		}
		l = append(l, r)
	}
	return l
}

func readEvents(file []byte) (events []countylines.Event) {
	for e, err := range records.Read(bytes.NewReader(file)) {
		if err != nil {
			log.Print(err)
			continue
		}
		events = append(events, e)
	}
	return events
}
