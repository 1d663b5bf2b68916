package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/csv"
	"errors"
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

// single adds the files up in one process and without Beam, and gives the dead letters
// as they are to be in the file.
func single(t *testing.T, files []string) (*countylines.Tally, [][]string) {
	t.Helper()
	tally := new(countylines.Tally)
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
		err = tally.AddFile(t.Context(), file, calendar.Day.Quarter, countylines.Watch{Rejected: func(e *countylines.RowError) {
			kind := Row
			if e.Row == 1 {
				kind = Columns
			}
			told(kind, e.Row, e.Column, e.Text, e.Reason)
		}})
		file.Close()
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
	tally, letters := single(t, j.Files)
	requireSame(t, tally, r.Tally)
	require.Equal(t, letters, lettersIn(t, j.Rejected))
	rows := slices.DeleteFunc(letters, func(cells []string) bool { return cells[1] != Row.String() })
	require.Len(t, rows, r.Tally.Rejected)
}

func requireSame(t *testing.T, want, got *countylines.Tally) {
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
