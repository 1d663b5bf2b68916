package countylines

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"runtime"
	"slices"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/seizure"
)

// readAll reads a file row by row.
func readAll(r io.Reader) (events []Event, bad []*RowError, end error) {
	for e, err := range ReadEvents(r) {
		row, ok := errors.AsType[*RowError](err)
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
		events = slices.DeleteFunc(events, func(e Event) bool { // "cash" without a sum says nothing
			return slices.ContainsFunc(append(e.Item.Including, e.Item), func(i seizure.Item) bool { return i.Kind == seizure.KindCash && !i.Money.Reported() })
		})
		if len(events) == 0 {
			return
		}
		for i := range events {
			events[i].Team = rapid.SampledFrom([]string{"", "north", "a, b", "=1+1", "'=1+1", "\"the\" team", "@x\ny", "Caffè"}).Draw(t, "team")
			events[i].Line = rapid.SampledFrom([]string{"", "Rico", "+44 line", "-"}).Draw(t, "line")
			events[i].Offence = rapid.SampledFrom([]Offence{0, PWITS}).Draw(t, "offence")
			events[i].Vulnerable = rapid.SampledFrom([]Vulnerability{0, Debt | Care}).Draw(t, "vulnerable")
			if events[i].What == 0 {
				events[i].Offence = 0 // or it would be an arrest
			}
		}
		var file bytes.Buffer
		require.NoError(t, WriteEvents(&file, slices.Values(events)))
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

// The two ways of reading a file, and any way in which its bytes arrive, give the
// same events, errors and totals.
func requireOneReading(t require.TestingT, file []byte) (events []Event, bad []*RowError, err error) {
	events, bad, err = readAll(bytes.NewReader(file))
	for name, r := range map[string]io.Reader{"byte by byte": iotest.OneByteReader(bytes.NewReader(file)), "with its end": iotest.DataErrReader(bytes.NewReader(file))} {
		if name == "byte by byte" && len(file) > 10_000 {
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

	var want, wantByKey Tally
	want.AddEvents(events, calendar.Day.Quarter)
	for _, e := range events {
		wantByKey.Add(e, e.On.Quarter(), team(e), offence(e))
	}
	for _, threads := range []int{1, 2} {
		got, told, errTold := loadAll(bytes.NewReader(file), threads)
		if row, ok := errors.AsType[*RowError](errTold); ok { // a heading that will not do
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
		byKey, _, _ := loadAll(bytes.NewReader(file), threads, team, offence)
		require.Equal(t, wantByKey.Ledger(), byKey.Ledger())
		require.Equal(t, got.Rejected, byKey.Rejected)
		if want.Rejected == 0 { // else AddFile also tells of states, which never add
			require.Equal(t, bad, told)
		}
	}
	return events, bad, err
}

// readChunks reads a file as the chunks of some size, each apart.
func readChunks(t require.TestingT, file []byte, size int) (events []Event, bad []*RowError, end error) {
	for c, err := range Chunks(context.Background(), bytes.NewReader(file), size) {
		row, ok := errors.AsType[*RowError](err)
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
	want.AddEvents(events, calendar.Day.Quarter)
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
func texts(bad []*RowError) (texts []string) {
	for _, e := range bad {
		texts = append(texts, e.Error())
	}
	return texts
}

func team(e Event) string { return e.Team }

func offence(e Event) string {
	if e.Offence == 0 {
		return ""
	}
	return e.Offence.String()
}

func loadAll(r io.Reader, threads int, keys ...func(Event) string) (*Tally, []*RowError, error) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(threads))
	var t Tally
	var told []*RowError
	err := t.AddFile(context.Background(), r, calendar.Day.Quarter, Watch{Rejected: func(e *RowError) { told = append(told, e) }}, keys...)
	return &t, told, err
}

// Rows and cells are what encoding/csv says they are. It gives up a file at a cell
// that never ends; here only the line where that begins is lost.
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
		blocks := blockReader{from: iotest.HalfReader(bytes.NewReader(file))}
		buf := make([]byte, 0, 16)
		var split rowSplitter
		for {
			b, into, err := blocks.next(context.Background(), buf, int(enough))
			if buf = into; err != nil {
				require.Equal(t, io.EOF, err)
				break
			}
			for rest := b.rows; len(rest) > 0; {
				n, quotes, wrong := rowEnd(rest, true)
				row := rest[:n]
				rest = rest[n:]
				if len(trimLineEnd(row)) == 0 {
					continue
				}
				cells, err := split.split(row, quotes)
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

// rowsByCSV gives the rows of a file by encoding/csv, nil for one that is wrong.
func rowsByCSV(file []byte) (rows [][]string) {
	read := func(b []byte) ([]string, int, error) {
		r := csv.NewReader(bytes.NewReader(b))
		r.FieldsPerRecord = -1
		cells, err := r.Read()
		return cells, int(r.InputOffset()), err
	}
	for len(file) > 0 {
		line := bytes.IndexByte(file, '\n') + 1
		if line == 0 {
			line = len(file)
		}
		if len(trimLineEnd(file[:line])) == 0 {
			file = file[line:]
			continue
		}
		cells, n, err := read(file)
		if err != nil {
			cells = nil
			if _, _, err := read(append(slices.Clone(file), "\"\n"...)); err == nil {
				n = line // a mark at the end of the file would end the cell, so none does
			}
		}
		rows, file = append(rows, cells), file[n:]
	}
	return rows
}

// Whatever the file, no reading of it fails or differs from the others, each row
// is accepted or rejected, and what was accepted survives being written.
func FuzzReadEvents(f *testing.F) {
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
		require.NoError(t, WriteEvents(&written, slices.Values(events)))
		back, bad, err = readAll(&written)
		require.NoError(t, err)
		require.Empty(t, bad)
		require.Len(t, back, len(events))
	})
}
