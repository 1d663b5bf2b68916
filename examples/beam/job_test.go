// SPDX-License-Identifier: MIT

package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/csv"
	"errors"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/countylines/records"
	"github.com/countylines/ops/internal/generate"
	"github.com/countylines/ops/stats"
)

// newJob gives a job over files that it writes, by their names in a directory.
func newJob(t *testing.T, workers int, files map[string][]byte) Job {
	t.Helper()
	in, out := t.TempDir(), t.TempDir()
	for name, content := range files {
		require.NoError(t, os.WriteFile(filepath.Join(in, name), content, 0o644))
	}
	return Job{
		Files:    expand(t.Context(), []string{filepath.Join(in, "*")}),
		Chunk:    64 << 10,
		Workers:  workers,
		Rejected: filepath.Join(out, "rejected.csv"),
		Result:   filepath.Join(out, "result.json"),
	}
}

// soon is for jobs, which a runner may leave waiting for ever.
func soon(t *testing.T) context.Context {
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	t.Cleanup(cancel)
	return ctx
}

func mixed(t *testing.T, rows int) []byte {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, generate.Mixed(&b, rows))
	return b.Bytes()
}

func packed(t *testing.T, content []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, err := w.Write(content)
	require.NoError(t, errors.Join(err, w.Close()))
	return b.Bytes()
}

// single adds the files up in one process and without Beam, by the columns with some
// headings too, and gives the dead letters as they are to be in the file.
func single(t *testing.T, files []string, by ...string) (*records.Tally, [][]string) {
	t.Helper()
	tally := &records.Tally{Keys: keys(by)}
	letters := [][]string{{"file", "kind", "row", "column", "text", "reason"}}
	for _, name := range files {
		told := func(kind Kind, row int, column, text, reason string) {
			cells := []string{name, kind.String(), strconv.Itoa(row), column, text, reason}
			for i := range cells {
				cells[i] = stats.SafeCell(cells[i])
			}
			letters = append(letters, cells)
		}
		file, err := open(t.Context(), name)
		if err != nil {
			told(File, 0, "", "", err.Error())
			continue
		}
		before := len(letters)
		err = tally.AddFile(t.Context(), file, calendar.Day.Quarter, records.Options{Rejected: func(e *countylines.RowError) {
			kind := Row
			if e.Row == 1 {
				kind = Columns
			}
			told(kind, e.Row, e.Column, e.Text, e.Reason)
		}, InPart: func(e *countylines.RowError) { told(InPart, e.Row, e.Column, e.Text, e.Reason) }})
		file.Close()
		slices.SortStableFunc(letters[before:], func(a, b []string) int { // dates in doubt are told last
			one, _ := strconv.Atoi(a[2])
			other, _ := strconv.Atoi(b[2])
			return one - other
		})
		if e, ok := errors.AsType[*countylines.RowError](err); ok {
			told(Heading, e.Row, e.Column, e.Text, e.Reason)
		} else if e, ok := errors.AsType[*countylines.FileError](err); ok {
			told(File, e.Row, "", "", e.Err.Error())
		}
	}
	return tally, letters
}

// lettersIn gives the rows of a file of dead letters.
func lettersIn(t *testing.T, name string) [][]string {
	t.Helper()
	file, err := os.Open(name)
	require.NoError(t, err)
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	require.NoError(t, err)
	return rows
}

// requireEqual requires that a job gave what a single process does.
func requireEqual(t *testing.T, j Job, r Result) {
	t.Helper()
	tally, letters := single(t, j.Files, j.By...)
	requireSame(t, tally, r.Tally)
	require.Equal(t, letters, lettersIn(t, j.Rejected))
	rows := slices.DeleteFunc(letters, func(cells []string) bool { return cells[1] != Row.String() })
	require.Len(t, rows, r.Tally.Rejected)
}

func requireSame(t *testing.T, want, got *records.Tally) {
	t.Helper()
	require.Equal(t, [2]int{want.Accepted, want.Rejected}, [2]int{got.Accepted, got.Rejected})
	a, err := want.MarshalBinary()
	require.NoError(t, err)
	b, err := got.MarshalBinary()
	require.NoError(t, err)
	require.True(t, bytes.Equal(a, b), "tallies of %d and %d returns", len(want.Ledger()), len(got.Ledger()))
	require.True(t, reflect.DeepEqual(want.Ledger(), got.Ledger()))
}

// Without the coder of the tally the totals would be gone: prism packs whatever goes
// from one stage to the next.
func TestMillionRows(t *testing.T) {
	files := map[string][]byte{
		"a.csv":    mixed(t, 700_000),
		"b.csv.gz": packed(t, mixed(t, 299_000)),
		"c.csv":    mixed(t, 1_000),
	}
	for _, workers := range []int{2, 10} {
		t.Run(strconv.Itoa(workers), func(t *testing.T) {
			j := newJob(t, workers, files)
			r, err := j.Run(soon(t))
			require.NoError(t, err)
			require.NoError(t, r.Incomplete())
			require.Empty(t, r.Files)
			require.Equal(t, 1_000_000, r.Tally.Accepted+r.Tally.Rejected)
			requireEqual(t, j, r)
		})
	}
}

// Chunks of a row or so, and other forms of files.
func TestSmallChunks(t *testing.T) {
	j := newJob(t, 3, map[string][]byte{
		"crlf.csv":   bytes.ReplaceAll(mixed(t, 300), []byte("\n"), []byte("\r\n")),
		"quoted.csv": []byte("date,force,item,note\n2023-01-02,Kent,\"two machetes\",\"a\nb\"\n2023-01-02,Kent,two spoons,=1+1\n\n2023-01-40,Kent,a knife,\n"),
		"lines.json": []byte(`{"on":"2023-01-02","by":"Kent","substance":"heroin","grams":5}` + "\n" + `{"on":"2023-01-02","by":"Kint"}` + "\n"),
		"none.csv":   []byte("date,force,item\n"),
		"bytes.csv":  []byte("date,force,item\n2023-01-02,Kent,\xff\xfe\n2023-01-02,\xff,x,y\n"),
	})
	for _, j.Chunk = range []int{-1, 0, 1, 100} {
		r, err := j.Run(soon(t))
		require.NoError(t, err)
		requireEqual(t, j, r)
		require.Equal(t, 300+3+2+0+2, r.Tally.Accepted+r.Tally.Rejected)
	}
}

func TestExpand(t *testing.T) {
	in := t.TempDir()
	for _, name := range []string{"a.csv", "b.csv", "c[1].csv"} {
		require.NoError(t, os.WriteFile(filepath.Join(in, name), nil, 0o644))
	}
	t.Chdir(in)
	got := expand(t.Context(), []string{"b.csv", "*.csv", "./a.csv", in + "/a.csv", "c[1].csv", "no.csv", "gone/*.csv", "["})
	require.Equal(t, []string{"[", "a.csv", "b.csv", "c[1].csv", "gone/*.csv", "no.csv"}, slices.Sorted(slices.Values(got)))
}

// Cells are as a spreadsheet may open them.
func TestSafeLetters(t *testing.T) {
	j := newJob(t, 1, map[string][]byte{"a.csv": []byte("date,force,item\n2023-01-02,=HYPERLINK(1),a knife\n")})
	r, err := j.Run(soon(t))
	require.NoError(t, err)
	require.Equal(t, 1, r.Tally.Rejected)
	letters := lettersIn(t, j.Rejected)
	require.Len(t, letters, 2)
	require.True(t, strings.HasPrefix(letters[1][4], "'=HYPERLINK"), "%q", letters[1])
}

// Whether 3/10/2022 is in October is known at the end of a file, and the file is cut
// before: an archive, which can only be read from its beginning, too. A file that is really
// day first keeps its rows, and one in which a date has the month first loses all that
// could be either.
func TestDatesOfArchives(t *testing.T) {
	dates := func(format string, days ...string) []byte {
		var b bytes.Buffer
		if format == "csv" {
			b.WriteString("date,force,what\n")
		}
		for i := range 3_000 {
			day := days[min(i/2_999, len(days)-1)] // the last row is the other one
			if format == "csv" {
				b.WriteString(day + ",Kent,arrests\n")
			} else {
				b.WriteString(`{"date":"` + day + `","force":"Kent","what":"arrests"}` + "\n")
			}
		}
		return b.Bytes()
	}
	for _, format := range []string{"csv", "json"} {
		for _, test := range []struct {
			days     []string
			accepted int
		}{
			{[]string{"03/10/2022", "23/10/2022"}, 3_000},
			{[]string{"03/10/2022", "10/23/2022"}, 0},
			{[]string{"2011-12", "2011-10"}, 3_000},
			{[]string{"2011-12", "2012-13"}, 0},
		} {
			file := dates(format, test.days...)
			for name, content := range map[string][]byte{"a." + format: file, "a." + format + ".gz": packed(t, file)} {
				j := newJob(t, 2, map[string][]byte{name: content})
				j.Chunk = 1 << 10
				r, err := j.Run(soon(t))
				require.NoError(t, err)
				require.Equal(t, [2]int{test.accepted, 3_000 - test.accepted}, [2]int{r.Tally.Accepted, r.Tally.Rejected}, "%s %v", name, test.days)
				tally, _ := single(t, j.Files)
				requireSame(t, tally, r.Tally)
			}
		}
	}
}

// Keys are columns of the files; a file without one is not read, and told of once.
func TestKeys(t *testing.T) {
	var b bytes.Buffer
	require.NoError(t, generate.Keyed(&b, 20_000, 3, 12, 40))
	without := []byte("force,date,substance,grams\nKent,2023-01-02,heroin,5\n")
	details := []byte("force,date,outcome,team,beat\nKent,2023-01-02,pending,north,7\nKent,2023-01-02,charged,07700 900123,7\n")
	j := newJob(t, 3, map[string][]byte{"a.csv": b.Bytes(), "b.csv.gz": packed(t, b.Bytes()), "c.csv": without, "d.csv": details})
	j.By = []string{"Team", "beat"}
	r, err := j.Run(soon(t))
	require.NoError(t, err)
	requireEqual(t, j, r)
	require.Equal(t, [3]int{40_001, 1, 1}, [3]int{r.Tally.Accepted, r.Tally.InPart, r.Tally.Rejected})
	incomplete, ok := errors.AsType[*IncompleteError](r.Incomplete())
	require.True(t, ok)
	require.Len(t, incomplete.Files, 1)
	require.Equal(t, Heading, incomplete.Files[0].Kind)
	teams := map[string]bool{}
	for values := range r.Tally.ByKeys() {
		teams[values[0]] = true
	}
	require.Equal(t, map[string]bool{"team 0": true, "team 1": true, "team 2": true, "north": true}, teams)
}

// What cannot be added up fails, and is no sum of a part.
func TestTalliesThatCannotBeAdded(t *testing.T) {
	full := func() *records.Tally { return &records.Tally{Accepted: math.MaxInt} }
	sum, err := new(AddTallies).AddInput(full(), full())
	var merge *records.MergeError
	require.ErrorAs(t, err, &merge)
	require.Equal(t, math.MaxInt, sum.Accepted)
	_, err = new(AddTallies).MergeAccumulators(full(), full())
	require.ErrorAs(t, err, &merge)
	r := new(writeResult)
	one, two := full(), full()
	tallies := []*records.Tally{one, two}
	err = r.ProcessElement(t.Context(), nil, func(t **records.Tally) bool {
		if len(tallies) == 0 {
			return false
		}
		*t, tallies = tallies[0], tallies[1:]
		return true
	}, func(*DeadLetter) bool { return false })
	require.ErrorAs(t, err, &merge)
}
