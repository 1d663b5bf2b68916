// SPDX-License-Identifier: MIT

package main

import (
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestMain starts Beam, once for all tests, or is a worker in a process of its own.
func TestMain(m *testing.M) {
	beWorker()
	flag.Parse()
	start("")
	os.Exit(m.Run())
}

// A flag of a command in the README that Beam does not have would only show on the
// runner that it is for.
func TestFlagsOfReadme(t *testing.T) {
	readme, err := os.ReadFile("README.md")
	require.NoError(t, err)
	own := map[string]bool{"C": true, "generate": true, "workers": true, "chunk": true, "rejected": true, "result": true, "log": true, "by": true}
	commands := 0
	for line := range strings.Lines(strings.ReplaceAll(string(readme), "\\\n", "")) {
		if !strings.HasPrefix(line, "go -C examples/beam run .") {
			continue
		}
		commands++
		for _, word := range strings.Fields(line) {
			if name, ok := strings.CutPrefix(word, "-"); ok && !own[name] {
				require.NotNil(t, flag.Lookup(name), "%s in %s", word, line)
			}
		}
	}
	require.GreaterOrEqual(t, commands, 4)
}

func TestArguments(t *testing.T) {
	for name, test := range map[string]struct {
		job      Job
		patterns []string
		says     string
	}{
		"a flag after a file":         {Job{}, []string{"a.csv", "-workers"}, "give flags first"},
		"read and written":            {Job{Rejected: "./a.csv"}, []string{"a.csv"}, "would be read and written"},
		"read and written, a pattern": {Job{Rejected: "README.md"}, []string{"*.md"}, "would be read and written"},
	} {
		t.Run(name, func(t *testing.T) {
			require.ErrorContains(t, run(t.Context(), test.job, 0, test.patterns), test.says)
		})
	}
}
