// SPDX-License-Identifier: MIT

package main

import (
	"context"
	"encoding/json"
	"errors"
	"io"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"

	"github.com/countylines/ops/countylines/records"
)

func init() {
	register.DoFn4x1[context.Context, []byte, func(**records.Tally) bool, func(*DeadLetter) bool, error](new(writeResult))
}

// A handover is the result of a pipeline on its way from the worker that wrote it to
// the program that started it: Beam itself gives a program nothing back.
type handover struct {
	Tally []byte       // packed
	Files []DeadLetter // those that are about files, not about rows
}

// writeResult is the DoFn that writes the dead letters and then the result, once all is
// known. Both side inputs are whole only when every bundle has been read, so
// neither file is there before; another attempt writes the same once more.
type writeResult struct{ Rejected, Result string }

func (f *writeResult) ProcessElement(ctx context.Context, _ []byte, sums func(**records.Tally) bool, all func(*DeadLetter) bool) error {
	tally := new(records.Tally)
	for sum := (*records.Tally)(nil); sums(&sum); {
		if err := tally.Merge(sum); err != nil {
			return err
		}
	}
	var letters []DeadLetter
	var h handover
	for l := (DeadLetter{}); all(&l); {
		letters = append(letters, l)
		if l.Kind != Row && l.Kind != InPart {
			h.Files = append(h.Files, l)
		}
	}
	var err error
	if h.Tally, err = tally.MarshalBinary(); err != nil {
		return err
	}
	if err := write(ctx, f.Rejected, func(w io.Writer) error { return writeLetters(w, letters) }); err != nil {
		return err
	}
	return write(ctx, f.Result, func(w io.Writer) error { return json.NewEncoder(w).Encode(h) })
}

// write writes a file under another name, and gives it its own once it is whole.
func write(ctx context.Context, name string, content func(io.Writer) error) error {
	fs, err := filesystem.New(ctx, name)
	if err != nil {
		return err
	}
	defer fs.Close()
	part := name + ".part"
	w, err := fs.OpenWrite(ctx, part)
	if err != nil {
		return err
	}
	if err := errors.Join(content(w), w.Close()); err != nil {
		return errors.Join(err, remove(ctx, part))
	}
	return filesystem.Rename(ctx, fs, part, name)
}

// remove removes a file, which need not be there.
func remove(ctx context.Context, name string) error {
	fs, err := filesystem.New(ctx, name)
	if err != nil {
		return err
	}
	defer fs.Close()
	if r, ok := fs.(filesystem.Remover); ok {
		r.Remove(ctx, name)
	}
	return nil
}
