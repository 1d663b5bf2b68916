// SPDX-License-Identifier: MIT

package main

import (
	"bufio"
	"context"
	"database/sql/driver"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// The test runs itself again as a process that has a database open until it is
// killed.
func TestMain(m *testing.M) {
	path, file := os.Getenv("SEIZURES_PATH"), os.Getenv("SEIZURES_FILE")
	if path == "" {
		os.Exit(m.Run())
	}
	fmt.Fprintln(os.Stderr, holdUntilKilled(path, file))
	os.Exit(1)
}

// holdUntilKilled adds a file, and once more within a transaction that it does not
// end, says so and waits.
func holdUntilKilled(path, file string) error {
	ctx := context.Background()
	d, err := Open(ctx, path)
	if err != nil {
		return err
	}
	if _, err := d.Add(ctx, file); err != nil {
		return err
	}
	return d.inTransaction(ctx, func() error {
		err := appendTo(d.conn, d.path, "events", func(add func(...driver.Value) error) error {
			_, err := appendEvents(ctx, strings.NewReader(plainRows), "", add)
			return err
		})
		if err != nil {
			return err
		}
		fmt.Println("waiting")
		select {}
	})
}

// hold starts such a process and waits until it has added the file.
func hold(t *testing.T, path, file string) (kill func()) {
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), "SEIZURES_PATH="+path, "SEIZURES_FILE="+file)
	child.Stderr = os.Stderr
	out, err := child.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, child.Start())
	t.Cleanup(func() { child.Process.Kill() })
	require.True(t, bufio.NewScanner(out).Scan(), "it did not get to its end")
	return func() {
		require.NoError(t, child.Process.Kill())
		require.Error(t, child.Wait())
		require.False(t, child.ProcessState.Exited(), "it was not killed, it ended")
	}
}

func TestDatabaseThatAnotherProcessHas(t *testing.T) {
	path := newFile(t)
	kill := hold(t, path, written(t, everything))
	requireRefused(t, Locked, path)
	kill()
	openNew(t, path)
}

// What a process had committed when it was killed is there, and nothing else is.
func TestCrash(t *testing.T) {
	path := newFile(t)
	hold(t, path, written(t, everything))()
	d := openNew(t, path)
	require.Equal(t, eventsOf(t, everything), events(t, d))
	addTo(t, d, plainRows)
}
