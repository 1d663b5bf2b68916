// SPDX-License-Identifier: MIT

package main

import (
	"bufio"
	"context"
	"database/sql"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/countylines/ops/countylines"
)

// The test runs itself again as a process that is killed.
func TestMain(m *testing.M) {
	path, from := os.Getenv("RETURNS_PATH"), os.Getenv("RETURNS_FROM")
	if path == "" {
		os.Exit(m.Run())
	}
	n, err := strconv.Atoi(from)
	if err == nil {
		err = addUntilKilled(path, n)
	}
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}

const pairs = 2 // returns in each transaction

func pair(n int) countylines.Ledger {
	r := countylines.Return{Area: countylines.Kent, Period: october, Source: countylines.Source{Publisher: strconv.Itoa(n)}}
	other := r
	other.Area = countylines.Essex
	return countylines.Ledger{r, other}
}

// addUntilKilled adds pairs of returns from a number on, and says each number once it
// is committed. With a negative one it adds the first pair, and half of the second
// before it kills itself.
func addUntilKilled(path string, from int) error {
	ctx := context.Background()
	d, err := Open(ctx, path, 10*time.Second)
	if err != nil {
		return err
	}
	for n := max(from, 0); ; n++ {
		if n == 1 && from < 0 {
			return d.inTransaction(ctx, func(tx *sql.Tx) error {
				if _, err := insert(ctx, tx, pair(n)[:1]); err != nil {
					return err
				}
				self, err := os.FindProcess(os.Getpid())
				if err != nil {
					return err
				}
				if err := self.Kill(); err != nil {
					return err
				}
				select {}
			})
		}
		if _, err := d.Add(ctx, pair(n)); err != nil {
			return err
		}
		fmt.Println(n)
	}
}

// run starts a process that adds, kills it after it has said so many numbers, if it
// has not ended by itself, and gives how many it said in all.
func runAndKill(t *testing.T, path string, from, after int) (said int) {
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), "RETURNS_PATH="+path, "RETURNS_FROM="+strconv.Itoa(from))
	child.Stderr = os.Stderr
	out, err := child.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, child.Start())
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if said++; said == after {
			time.Sleep(time.Duration(rand.IntN(3000)) * time.Microsecond) // somewhere in the next write
			require.NoError(t, child.Process.Kill())
		}
	}
	require.Error(t, child.Wait())
	require.False(t, child.ProcessState.Exited(), "it was not killed, it ended")
	return said
}

// A process that is killed while it writes loses nothing that it had committed, and
// leaves no half of what it had not.
func TestCrashLosesNoCommittedReturn(t *testing.T) {
	path := newFile(t)
	committed := 0
	for range 8 {
		said := runAndKill(t, path, committed, 1+rand.IntN(10))
		l, err := open(t, path).Ledger(t.Context())
		require.NoError(t, err)
		require.GreaterOrEqual(t, len(l), pairs*(committed+said))
		require.LessOrEqual(t, len(l), pairs*(committed+said+1), "one more may be committed and not said")
		require.Zero(t, len(l)%pairs)
		committed = len(l) / pairs
		for n := range committed {
			require.Equal(t, pair(n), l[pairs*n:pairs*(n+1)])
		}
	}
}

func TestCrashBetweenTwoWrites(t *testing.T) {
	path := newFile(t)
	require.Equal(t, 1, runAndKill(t, path, -1, 0))
	d := open(t, path)
	l, err := d.Ledger(t.Context())
	require.NoError(t, err)
	require.Equal(t, pair(0), l)
	addTo(t, d, pair(1))
}
