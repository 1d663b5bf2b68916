// SPDX-License-Identifier: MIT

package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/options/jobopts"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/runners"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/runners/prism"
	"github.com/stretchr/testify/require"
	"google.golang.org/grpc/metadata"

	"github.com/countylines/ops/countylines/records"
)

func init() {
	register.DoFn3x1[context.Context, Piece, func(Piece), error](new(stumble))
	register.DoFn3x1[context.Context, Piece, func(Piece), error](new(witness))
}

// stumble is a DoFn that passes pieces on, but panics the first time that it comes to one
// of a certain number.
type stumble struct {
	At   int    // the piece
	Been string // a file that says that it has
	seen int
}

func (f *stumble) StartBundle(func(Piece)) { f.seen = 0 }

func (f *stumble) ProcessElement(_ context.Context, p Piece, pass func(Piece)) error {
	if f.seen++; f.seen == f.At {
		been, err := os.OpenFile(f.Been, os.O_CREATE|os.O_EXCL, 0o644)
		if err == nil {
			been.Close()
			panic("stumbled over piece " + strconv.Itoa(f.At))
		}
	}
	pass(p)
	return nil
}

// stumbling runs a job in whose first branch a DoFn stumbles.
func stumbling(ctx context.Context, j Job, f *stumble) (Result, error) {
	p, s := beam.NewPipelineWithRoot()
	pieces, tallies, letters := j.cut(s)
	pieces = beam.ParDo(s.Scope(branch(0)), f, beam.Reshuffle(s, pieces))
	moreTallies, moreLetters := j.read(s, pieces)
	j.write(s, append(moreTallies, tallies), append(moreLetters, letters))
	return j.run(ctx, p)
}

// witness is a DoFn that notes which worker it runs on.
type witness struct{ Run string }

var seen sync.Map // by run: workers

func (f *witness) ProcessElement(ctx context.Context, p Piece, pass func(Piece)) error {
	sent, _ := metadata.FromOutgoingContext(ctx)
	workers, _ := seen.LoadOrStore(f.Run, new(sync.Map))
	workers.(*sync.Map).Store(strings.Join(sent.Get("worker_id"), ""), true)
	pass(p)
	return nil
}

// Every branch has a worker of its own.
func TestWorkers(t *testing.T) {
	for _, n := range []int{2, 10} {
		t.Run(strconv.Itoa(n), func(t *testing.T) {
			j := newJob(t, n, map[string][]byte{"a.csv": mixed(t, 20_000), "b.csv": mixed(t, 10)})
			run := t.TempDir() // a name of its own
			p, s := beam.NewPipelineWithRoot()
			pieces, tallies, letters := j.cut(s)
			var passed []beam.PCollection
			for i, share := range beam.Partition(s, n, shareOf, pieces) {
				passed = append(passed, beam.ParDo(s.Scope(branch(i)), &witness{run}, share))
			}
			moreTallies, moreLetters := j.read(s, beam.Flatten(s, passed...))
			j.write(s, append(moreTallies, tallies), append(moreLetters, letters))
			r, err := j.run(soon(t), p)
			require.NoError(t, err)
			requireEqual(t, j, r)
			workers, _ := seen.Load(run)
			count := 0
			workers.(*sync.Map).Range(func(id, _ any) bool {
				count++
				require.Contains(t, id, "branch ")
				return true
			})
			require.Equal(t, n, count)
		})
	}
}

// A worker that panics in the middle ends the job. What it and the others had read is
// in no result, and once more gives all of it, once.
func TestPanic(t *testing.T) {
	for _, workers := range []int{2, 10} {
		t.Run(strconv.Itoa(workers), func(t *testing.T) {
			j := newJob(t, workers, map[string][]byte{"a.csv": mixed(t, 50_000), "b.csv": mixed(t, 30_000)})
			_, err := j.Run(soon(t))
			require.NoError(t, err)
			require.FileExists(t, j.Rejected)

			f := &stumble{At: 5, Been: filepath.Join(t.TempDir(), "been")}
			r, err := stumbling(soon(t), j, f)
			failed, ok := errors.AsType[*PipelineError](err)
			require.True(t, ok, "%v", err)
			require.ErrorContains(t, failed, "stumbled over piece 5")
			require.Less(t, len(failed.Error()), 500)
			require.Zero(t, r)
			requireNothing(t, j)

			r, err = stumbling(soon(t), j, f)
			require.NoError(t, err)
			require.Equal(t, 80_000, r.Tally.Accepted+r.Tally.Rejected)
			requireEqual(t, j, r)
		})
	}
}

// A job server of another process is found by its address, as that of Flink is, and its
// worker is a process that knows the types of the pipeline by their names alone.
func TestWorkerInItsOwnProcess(t *testing.T) {
	j := newJob(t, 2, map[string][]byte{"a.csv": mixed(t, 50_000), "b.csv": mixed(t, 30_000)})
	elsewhere(t)
	r, err := j.Run(soon(t))
	require.NoError(t, err)
	requireEqual(t, j, r)
}

// elsewhere has the test submit its jobs as to Flink, to a prism by its address, and run
// them in a process that this program starts.
func elsewhere(t *testing.T) {
	t.Helper()
	free, err := net.Listen("tcp", "localhost:0")
	require.NoError(t, err)
	port := free.Addr().(*net.TCPAddr).Port
	require.NoError(t, free.Close())
	_, err = prism.CreateJobServer(t.Context(), prism.Options{Port: port})
	require.NoError(t, err)
	program, err := os.Executable()
	require.NoError(t, err)
	for option, value := range map[*string]string{
		runners.Runner:            "flink",
		jobopts.Endpoint:          fmt.Sprintf("localhost:%d", port),
		jobopts.EnvironmentType:   "PROCESS",
		jobopts.EnvironmentConfig: fmt.Sprintf(`{"command": %q, "env": {"BEAM_WORKER": "1"}}`, program),
		jobopts.WorkerBinary:      program,
	} {
		before := *option
		*option = value
		t.Cleanup(func() { *option = before })
	}
}

// beWorker makes this process a worker if a runner started it as one: with a name in
// quotation marks, and one address for all.
func beWorker() {
	if os.Getenv("BEAM_WORKER") == "" {
		return
	}
	for _, arg := range os.Args[1:] {
		name, value, _ := strings.Cut(arg, "=")
		switch name {
		case "--id":
			flag.Set("id", strings.Trim(value, "'"))
		case "--provision_endpoint":
			flag.Set("logging_endpoint", value)
			flag.Set("control_endpoint", value)
		}
	}
	flag.Set("worker", "true")
	beam.Init()
}

// A bundle that is tried again begins anew, whatever was left of the attempt before:
// prism never does it, other runners do.
func TestBundleTriedAgain(t *testing.T) {
	f := new(readPieces)
	p := Piece{Rows: mixed(t, 1_000)}
	var tallies []*records.Tally
	tally := func(t *records.Tally) { tallies = append(tallies, t) }
	letters := 0
	letter := func(DeadLetter) { letters++ }
	for range 2 {
		letters = 0 // the runner drops them
		f.StartBundle(tally, letter)
		require.NoError(t, f.ProcessElement(t.Context(), p, tally, letter))
	}
	f.FinishBundle(tally, letter)
	require.Len(t, tallies, 1)
	require.Equal(t, 1_000, tallies[0].Accepted+tallies[0].Rejected)
	require.Equal(t, tallies[0].Rejected, letters)
}
