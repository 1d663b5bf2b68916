package main

import (
	"cmp"
	"compress/gzip"
	"context"
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
func makeUp(ctx context.Context, rows int) (name string, err error) {
	name = "memfs://made-up.csv"
	return name, write(ctx, name, func(w io.Writer) error { return generate.Mixed(w, rows) })
}

// An input is a file that is open for reading.
type input struct {
	io.Reader
	closers []io.Closer
}

// open opens a file, and unpacks it if its name ends in .gz.
func open(ctx context.Context, name string) (*input, error) {
	fs, err := filesystem.New(ctx, name)
	if err != nil {
		return nil, err
	}
	in := &input{closers: []io.Closer{fs}}
	file, err := fs.OpenRead(ctx, name)
	if err != nil {
		in.Close()
		return nil, err
	}
	in.Reader, in.closers = file, append(in.closers, file)
	if strings.HasSuffix(name, ".gz") {
		if in.Reader, err = gzip.NewReader(file); err != nil {
			in.Close()
			return nil, err
		}
	}
	return in, nil
}

// Close closes the file; there is nothing that its reader has not been told.
func (in *input) Close() {
	for _, c := range slices.Backward(in.closers) {
		c.Close()
	}
}
