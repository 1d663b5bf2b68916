// SPDX-License-Identifier: MIT

package records

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"regexp"
	"runtime"
	"slices"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/internal/rows"
	"github.com/countylines/ops/seizure"
)

// readAll reads a file row by row.
func readAll(r io.Reader) (events []countylines.Event, bad []*countylines.RowError, end error) {
	for e, err := range Read(r) {
		row, ok := errors.AsType[*countylines.RowError](err)
		switch {
		case err == nil:
			events = append(events, e)
		case ok:
			bad = append(bad, row)
		default:
			end = err
		}
	}
	return events, bad, end
}

// What was written comes back, from CSV and from lines of JSON.
func TestEventsSurviveFiles(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		events := rapid.SliceOfN(anEvent, 1, 5).Draw(t, "events")
		events = slices.DeleteFunc(events, func(e countylines.Event) bool { // "cash" without a sum says nothing
			return slices.ContainsFunc(append(e.Item.Including, e.Item), func(i seizure.Item) bool { return i.Kind == seizure.KindCash && !i.Money.Reported() })
		})
		if len(events) == 0 {
			return
		}
		for i := range events {
			events[i].Team = rapid.SampledFrom([]string{"", "north", "a, b", "=1+1", "'=1+1", "\"the\" team", "@x\ny", "Caffè"}).Draw(t, "team")
			events[i].Line = rapid.SampledFrom([]string{"", "Rico", "+44 line", "-"}).Draw(t, "line")
			events[i].Offence = rapid.SampledFrom([]countylines.Offence{0, countylines.PWITS}).Draw(t, "offence")
			events[i].Vulnerable = rapid.SampledFrom([]countylines.Vulnerability{0, countylines.Debt | countylines.Care}).Draw(t, "vulnerable")
			if events[i].What == 0 {
				events[i].Offence = 0 // or it would be an arrest
			}
		}
		var file bytes.Buffer
		require.NoError(t, Write(&file, slices.Values(events)))
		back, bad, err := readAll(&file)
		require.NoError(t, err)
		require.Empty(t, bad)
		require.Equal(t, events, back)

		var lines bytes.Buffer
		for _, e := range events {
			require.NoError(t, json.NewEncoder(&lines).Encode(e))
		}
		back, bad, err = readAll(&lines)
		require.NoError(t, err)
		require.Empty(t, bad)
		require.Equal(t, events, back)
	})
}

// doubtful finds dates of which the end of a file may decide, so that a reader that
// cannot look ahead gives them last.
var doubtful = regexp.MustCompile(`\d{1,2}[-/.]\d{1,2}[-/.]\d\d|\d{4}-\d\d\b`)

// The two ways of reading a file, and any way in which its bytes arrive, give the
// same events, errors and totals.
func requireOneReading(t require.TestingT, file []byte) (events []countylines.Event, bad []*countylines.RowError, err error) {
	events, bad, err = readAll(bytes.NewReader(file))
	for name, r := range map[string]io.Reader{"byte by byte": iotest.OneByteReader(bytes.NewReader(file)), "with its end": iotest.DataErrReader(bytes.NewReader(file))} {
		if name == "byte by byte" && len(file) > 10_000 || doubtful.Match(file) {
			continue
		}
		again, badAgain, errAgain := readAll(r)
		require.Equal(t, events, again, name)
		require.Equal(t, bad, badAgain, name)
		require.Equal(t, err, errAgain, name)
	}

	for _, size := range []int{1, 50, 1 << 20} {
		again, badAgain, errAgain := readChunks(t, file, size)
		require.Equal(t, events, again, "in chunks")
		require.Equal(t, texts(bad), texts(badAgain), "in chunks")
		require.Equal(t, err, errAgain, "in chunks")
	}

	var want Tally
	wantByKey := Tally{Keys: teamAndOffence}
	addAll(&want, events, calendar.Day.Quarter)
	for _, e := range events {
		wantByKey.Add(e, e.On.Quarter())
	}
	for _, threads := range []int{1, 2} {
		got, told, errTold := loadAll(bytes.NewReader(file), threads)
		if row, ok := errors.AsType[*countylines.RowError](errTold); ok { // a heading that will not do
			told, errTold = append(told, row), nil
		}
		for i := range told {
			told[i].Err = nil
			if i < len(bad) {
				bad[i].Err = nil
			}
		}
		require.Equal(t, err, errTold)
		require.Equal(t, want.Ledger(), got.Ledger())
		require.Equal(t, want.Accepted, got.Accepted)
		byKey, _, _ := loadAll(bytes.NewReader(file), threads, teamAndOffence...)
		require.Equal(t, wantByKey.Ledger(), byKey.Ledger())
		require.Equal(t, got.Rejected+got.Accepted, byKey.Rejected+byKey.Accepted)
		if byColumn, _, err := loadAll(bytes.NewReader(file), threads, By("team"), By("offence")); err == nil {
			require.Equal(t, byKey.Ledger(), byColumn.Ledger())
		}
		if want.Rejected == 0 { // else AddFile also tells of states, which never add
			require.Equal(t, bad, told)
		}
	}
	return events, bad, err
}

// readChunks reads a file as the chunks of some size, each apart.
func readChunks(t require.TestingT, file []byte, size int) (events []countylines.Event, bad []*countylines.RowError, end error) {
	for c, err := range Chunks(context.Background(), bytes.NewReader(file), size) {
		row, ok := errors.AsType[*countylines.RowError](err)
		switch {
		case ok:
			bad = append(bad, row)
		case err != nil:
			end = err
		default:
			more, wrong, err := readAll(bytes.NewReader(c.File))
			require.NoError(t, err)
			for _, row := range wrong {
				row.Row += c.Skipped
			}
			events, bad = append(events, more...), append(bad, wrong...)
		}
	}
	return events, bad, end
}

// A file of many blocks, whose rows have line ends in cells, marks in the wrong places
// and amounts of all kinds, is the same file to every reader.
func TestOddFileOfManyBlocks(t *testing.T) {
	rng := rand.New(rand.NewPCG(10, 2022))
	teams := []string{"", "", "", "\"a\r\nb\"", "\"x,\"\"y\"\"\n\nz\"", "un\"quoted", "\xa3"}
	grams := []string{"5", "12.345", "", "\"over 1,000\"", "NaN", "−5", "1e1000000000"}
	var file bytes.Buffer
	file.WriteString("\ufeffforce,date,substance,grams,team\r\n")
	for i := range 30_000 {
		team := teams[rng.IntN(len(teams))]
		if i%1000 == 999 {
			team = "\"never closed"
		}
		fmt.Fprintf(&file, "Kent,2022-%02d-03,heroin,%s,%s\r\n", 1+i%12, grams[rng.IntN(len(grams))], team)
	}
	events, bad, err := readAll(bytes.NewReader(file.Bytes()))
	require.NoError(t, err)
	require.Greater(t, len(events), 10_000)
	var want Tally
	addAll(&want, events, calendar.Day.Quarter)
	for _, threads := range []int{1, 2} {
		got, told, err := loadAll(bytes.NewReader(file.Bytes()), threads)
		require.NoError(t, err)
		require.Equal(t, want.Ledger(), got.Ledger())
		require.Equal(t, len(events), got.Accepted)
		require.Equal(t, len(bad), got.Rejected)
		require.Equal(t, texts(bad), texts(told))
	}
	again, badAgain, err := readChunks(t, file.Bytes(), 100_000)
	require.NoError(t, err)
	require.Equal(t, events, again)
	require.Equal(t, texts(bad), texts(badAgain))
}

// texts gives what errors say, without the errors behind them.
func texts(bad []*countylines.RowError) (texts []string) {
	for _, e := range bad {
		texts = append(texts, e.Error())
	}
	return texts
}

var teamAndOffence = []Key{ByFunc("team", func(e countylines.Event) string { return e.Team }),
	ByFunc("offence", func(e countylines.Event) string { return slug(e.Offence) })}

func loadAll(r io.Reader, threads int, keys ...Key) (*Tally, []*countylines.RowError, error) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(threads))
	t := Tally{Keys: keys}
	var told []*countylines.RowError
	tell := func(e *countylines.RowError) { told = append(told, e) }
	err := t.AddFile(context.Background(), r, calendar.Day.Quarter, Options{Rejected: tell, InPart: tell})
	return &t, told, err
}

// Rows and cells are what encoding/csv says they are. Of a row that it refuses, over
// however many lines, only the first line is lost here.
func FuzzRowsAreThoseOfEncodingCSV(f *testing.F) {
	for _, seed := range []string{
		"a,b\n1,2\n", "\"a\",\"b\n\",\"c\"\"d\"\r\n", "a\"b,c\n\"d\"e\nf\n", "\"never\nends\n", "a\r\n\r\n\n\r", ",,\n\"\"\n", "\"a\"\r", "\"a\rb\"\rc,\n",
	} {
		f.Add([]byte(seed), uint8(3))
	}
	f.Fuzz(func(t *testing.T, file []byte, enough uint8) {
		if len(file) > 20_000 {
			return
		}
		want := rowsByCSV(file)
		var got [][]string
		blocks := rows.Blocks{From: iotest.HalfReader(bytes.NewReader(file))}
		buf := make([]byte, 0, 16)
		var split rows.Splitter
		for {
			b, into, err := blocks.Next(context.Background(), buf, int(enough))
			if buf = into; err != nil {
				require.Equal(t, io.EOF, err)
				break
			}
			for rest := b.Rows; len(rest) > 0; {
				n, quotes, wrong := rows.End(rest, true)
				row := rest[:n]
				rest = rest[n:]
				if len(rows.TrimEnd(row)) == 0 {
					continue
				}
				cells, err := split.Split(row, quotes)
				if wrong != "" {
					got = append(got, nil)
					continue
				}
				require.NoError(t, err)
				texts := []string{}
				for _, c := range cells {
					texts = append(texts, string(c))
				}
				got = append(got, texts)
			}
		}
		require.Equal(t, want, got)
	})
}

// rowsByCSV gives the rows of a file by encoding/csv, nil for one that is wrong, which
// ends with its first line.
func rowsByCSV(file []byte) (split [][]string) {
	for len(file) > 0 {
		n := bytes.IndexByte(file, '\n') + 1
		if n == 0 {
			n = len(file)
		}
		if len(rows.TrimEnd(file[:n])) == 0 {
			file = file[n:]
			continue
		}
		r := csv.NewReader(bytes.NewReader(file))
		r.FieldsPerRecord = -1
		cells, err := r.Read()
		if err != nil {
			cells = nil
		} else {
			n = int(r.InputOffset())
		}
		split, file = append(split, cells), file[n:]
	}
	return split
}

// Whatever the file, no reading of it fails or differs from the others, each row
// is accepted or rejected, and what was accepted survives being written.
func FuzzRead(f *testing.F) {
	for _, seed := range []string{
		head + "Kent,2022-10-03,heroin,5\nStaffs,3/10/2022,crack,\"over 1,000\"\nMersyside,,,\n",
		"date,force,offence,outcome,person,line,team\n3/10/2022,Staffs,PWITS,RUI,women arrested,Rico,north\n2022-10-03,Kent,,,,,\n",
		"on,by,what,count,also,joint,scope,vulnerable\n2022-10-03,kent,children-safeguarded,3,,essex,stop,debt\n2022-10-03,kent,active lines,3,,,,\n",
		"on,by,item,cash,weapon,good,drug,quantity,unit,value\n2022-10-03,kent,two machetes,£5,,,,,,\n2022-10-03,kent,,,knife,phone,heroin,4,wraps,£7\n",
		`{"on":"2022-10-03","by":"kent","what":"visits","count":"over 3"}` + "\n" + `{"date":"2022-10-03","force":"Kent","item":{"kind":"cash","money":"£5"}}`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, file []byte) {
		if len(file) > 4_000 {
			return
		}
		events, bad, err := requireOneReading(t, file)
		require.NoError(t, err)
		require.LessOrEqual(t, len(events)+len(bad), 2+bytes.Count(file, []byte("\n")))
		for _, e := range events {
			require.NoError(t, e.Validate())
			if seizure.Of(e.Item).String() == "nothing" && e.Item.Kind != seizure.NoKind {
				return // cash without a sum
			}
		}
		if len(events) == 0 {
			return
		}
		var lines, written bytes.Buffer
		for _, e := range events {
			require.NoError(t, json.NewEncoder(&lines).Encode(e))
		}
		back, bad, err := readAll(&lines)
		require.NoError(t, err)
		require.Empty(t, bad)
		require.Equal(t, events, back)
		require.NoError(t, Write(&written, slices.Values(events)))
		back, bad, err = readAll(&written)
		require.NoError(t, err)
		require.Empty(t, bad)
		require.Len(t, back, len(events))
	})
}
