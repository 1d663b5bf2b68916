// SPDX-License-Identifier: MIT

// Package golden holds what an example prints against its golden files, so that
// "go test ./..." runs every example.
package golden

import (
	"bytes"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// child is set in the environment of the process that is to be the example.
const child = "COUNTYLINES_RUN_EXAMPLE"

// Check runs an example's main in a process of its own, as .ci/examples.sh does: in
// an empty directory with a copy of testdata, with the arguments in args.txt and the
// input in stdin.txt. It compares what the example prints with golden.txt and, where
// there is a golden.json, what it prints with -json. The test that calls it must be
// called TestGolden.
func Check(t *testing.T, main func()) {
	t.Helper()
	if os.Getenv(child) != "" {
		os.Args = append(os.Args[:1:1], flag.Args()...) // those after "--"
		main()
		os.Exit(0)
	}
	compare(t, "golden.txt")
	if _, err := os.Stat(filepath.Join("testdata", "golden.json")); err == nil {
		compare(t, "golden.json", "-json")
	}
}

func compare(t *testing.T, name string, args ...string) {
	t.Helper()
	want, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "testdata"), os.DirFS("testdata")); err != nil {
		t.Fatal(err)
	}
	if listed, err := os.ReadFile(filepath.Join("testdata", "args.txt")); err == nil {
		args = append(args, strings.Split(strings.TrimSuffix(string(listed), "\n"), "\n")...)
	}
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	// The flags before "--" are the test's, what follows is the example's.
	cmd := exec.CommandContext(t.Context(), program, append([]string{"-test.run=^TestGolden$", "--"}, args...)...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), child+"=1")
	if input, err := os.ReadFile(filepath.Join("testdata", "stdin.txt")); err == nil {
		cmd.Stdin = bytes.NewReader(input)
	}
	var got, said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &got, &said
	if err := cmd.Run(); err != nil {
		t.Fatalf("%v: %v\n%s", args, err, said.Bytes())
	}
	if !bytes.Equal(got.Bytes(), want) {
		t.Errorf("testdata/%s differs; it is updated by: bash .ci/examples.sh -update\n%s", name, difference(string(want), got.String()))
	}
}

// difference gives the first line in which two texts differ.
func difference(want, got string) string {
	w, g := strings.Split(want, "\n"), strings.Split(got, "\n")
	i := 0
	for i < len(w) && i < len(g) && w[i] == g[i] {
		i++
	}
	at := func(lines []string) string {
		if i < len(lines) {
			return lines[i]
		}
		return "(the end)"
	}
	return "want: " + at(w) + "\ngot:  " + at(g)
}
