// SPDX-License-Identifier: MIT

package main

import (
	"cmp"
	"compress/gzip"
	"context"
	"errors"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"
	_ "github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem/memfs" // for makeUp

	"github.com/countylines/ops/internal/generate"
)

// expand gives the files that patterns name, each once, sorted. What names none is
// kept as the name of a file: that it cannot be opened is for the dead letters to
// tell, like what is wrong with any other file.
func expand(ctx context.Context, patterns []string) (files []string) {
	for _, pattern := range patterns {
		found, err := list(ctx, pattern)
		if err != nil || len(found) == 0 {
			found = []string{pattern}
		}
		files = append(files, found...)
	}
	slices.SortFunc(files, func(a, b string) int { return cmp.Compare(place(a), place(b)) })
	return slices.CompactFunc(files, func(a, b string) bool { return place(a) == place(b) })
}

// place gives a file the same name wherever the program was started.
func place(name string) string {
	if strings.Contains(name, "://") {
		return name
	}
	if whole, err := filepath.Abs(name); err == nil {
		return whole
	}
	return name
}

func list(ctx context.Context, pattern string) ([]string, error) {
	fs, err := filesystem.New(ctx, pattern)
	if err != nil {
		return nil, err
	}
	defer fs.Close()
	return fs.List(ctx, pattern)
}

// makeUp makes up a file in memory, where the workers of this process find it.
func makeUp(ctx context.Context, rows, keys int) (name string, err error) {
	name = "memfs://made-up.csv"
	return name, write(ctx, name, func(w io.Writer) error {
		if keys > 0 {
			return generate.Keyed(w, rows, 3, 3, 3) // team, beat and line
		}
		return generate.Mixed(w, rows)
	})
}

// An input is a file that is open for reading. What of it can only be read from its
// beginning, as an archive, is opened again to go back there.
type input struct {
	io.Reader
	name    string
	ctx     context.Context // of the one who asked for the file
	at      int64
	closers []io.Closer
}

// open opens a file, and unpacks it if its name ends in .gz.
func open(ctx context.Context, name string) (*input, error) {
	in := &input{name: name, ctx: ctx}
	if err := in.open(); err != nil {
		return nil, err
	}
	return in, nil
}

func (in *input) open() error {
	fs, err := filesystem.New(in.ctx, in.name)
	if err != nil {
		return err
	}
	in.at, in.closers = 0, []io.Closer{fs}
	file, err := fs.OpenRead(in.ctx, in.name)
	if err != nil {
		in.Close()
		return err
	}
	in.Reader, in.closers = file, append(in.closers, file)
	if strings.HasSuffix(in.name, ".gz") {
		if in.Reader, err = gzip.NewReader(file); err != nil {
			in.Close()
			return err
		}
	}
	return nil
}

// Read reads on.
func (in *input) Read(p []byte) (int, error) {
	n, err := in.Reader.Read(p)
	in.at += int64(n)
	return n, err
}

// errFarther is of a place in a file to which nobody here has to go.
var errFarther = errors.New("a file can only be read from its beginning")

// Seek tells where the file is read, and goes back to its beginning.
func (in *input) Seek(offset int64, whence int) (int64, error) {
	switch {
	case whence == io.SeekCurrent && offset == 0, whence == io.SeekStart && offset == in.at:
		return in.at, nil
	case whence != io.SeekStart || offset != 0:
		return in.at, errFarther
	}
	in.Close()
	return 0, in.open()
}

// Close closes the file; there is nothing that its reader has not been told.
func (in *input) Close() {
	for _, c := range slices.Backward(in.closers) {
		c.Close()
	}
	in.closers = nil
}
