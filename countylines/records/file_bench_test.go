// SPDX-License-Identifier: MIT

package records

import (
	"bytes"
	"context"
	"encoding/csv"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"strconv"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/internal/generate"
)

// generated writes a file for a test or benchmark.
func generated(tb testing.TB, rows int, write func(io.Writer, int) error) string {
	tb.Helper()
	name := filepath.Join(tb.TempDir(), "records.csv")
	f, err := os.Create(name)
	require.NoError(tb, err)
	require.NoError(tb, write(f, rows))
	require.NoError(tb, f.Close())
	return name
}

// A million rows from a file to exact totals by force and substance.
func BenchmarkTallyAddFile(b *testing.B) {
	name := generated(b, million, generate.Plain)
	for threads, title := range map[int]string{1: "1 thread", 2: "2 threads"} {
		b.Run(title, func(b *testing.B) {
			defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(threads))
			for b.Loop() {
				addFile(b, name)
			}
			perRecord(b, million)
		})
	}
	b.Run("mixed, 2 threads", func(b *testing.B) {
		name := generated(b, million, generate.Mixed)
		for b.Loop() {
			addFile(b, name)
		}
		perRecord(b, million)
	})
	data, err := os.ReadFile(name)
	require.NoError(b, err)
	b.Run("baseline: encoding/csv alone", func(b *testing.B) {
		for b.Loop() {
			readAllCSV(b, data, func([]string) {})
		}
		perRecord(b, million)
	})
	b.Run("baseline: encoding/csv and a map of decimals", func(b *testing.B) {
		for b.Loop() {
			sums := map[[2]string]decimal.Decimal{}
			readAllCSV(b, data, func(cells []string) {
				g, err := decimal.NewFromString(cells[3])
				require.NoError(b, err)
				key := [2]string{cells[0], cells[2]}
				sums[key] = sums[key].Add(g)
			})
		}
		perRecord(b, million)
	})
}

// From a million rows to thirty: neither the time for a row nor the most memory that
// the process takes from the system for it, in megabytes, grows.
func BenchmarkTallyAddFileRows(b *testing.B) {
	var plain, keyed bytes.Buffer
	require.NoError(b, generate.Plain(&plain, million))
	require.NoError(b, generate.Keyed(&keyed, million, 12))
	for _, millions := range []int{1, 3, 10, 30} {
		rowsOf(b, strconv.Itoa(millions)+" million", plain.Bytes(), millions)
	}
	for _, millions := range []int{1, 30} {
		rowsOf(b, strconv.Itoa(millions)+" million with a key", keyed.Bytes(), millions, By("team"))
	}
}

func rowsOf(b *testing.B, title string, file []byte, millions int, keys ...Key) {
	b.Run(title, func(b *testing.B) {
		peak := uint64(0)
		for b.Loop() {
			b.StopTimer()
			debug.FreeOSMemory()
			before, most := fromSystem(), uint64(0)
			b.StartTimer()
			t := Tally{Keys: keys}
			err := t.AddFile(context.Background(), repeated(file, millions), calendar.Day.Quarter, Options{
				Progress: func(int, int64) { most = max(most, fromSystem()) },
			})
			require.NoError(b, err)
			require.Equal(b, millions*million, t.Accepted)
			peak = max(peak, most-before)
		}
		perRecord(b, millions*million)
		b.ReportMetric(float64(peak)/1e6, "peak-MB")
	})
}

// repeated reads a file with its rows so many times below its heading.
func repeated(file []byte, times int) io.Reader {
	rows := file[bytes.IndexByte(file, '\n')+1:]
	parts := []io.Reader{bytes.NewReader(file)}
	for range times - 1 {
		parts = append(parts, bytes.NewReader(rows))
	}
	return io.MultiReader(parts...)
}

// fromSystem gives the bytes that the process has from the system, without those that
// it gave back.
func fromSystem() uint64 {
	sample := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64() - sample[1].Value.Uint64()
}

func addFile(b *testing.B, name string) {
	f, err := os.Open(name)
	require.NoError(b, err)
	defer f.Close()
	var t Tally
	require.NoError(b, t.AddFile(context.Background(), f, calendar.Day.Year, Options{}))
	require.Equal(b, million, t.Accepted+t.Rejected)
}

func readAllCSV(b *testing.B, data []byte, each func([]string)) {
	r := csv.NewReader(bytes.NewReader(data))
	r.ReuseRecord = true
	_, err := r.Read()
	for err == nil {
		var cells []string
		if cells, err = r.Read(); err == nil {
			each(cells)
		}
	}
	require.Equal(b, io.EOF, err)
}
