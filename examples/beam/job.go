// SPDX-License-Identifier: MIT

package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/options/jobopts"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/runners"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/x/beamx"

	"github.com/countylines/ops/countylines/records"
)

// A Job is the adding up of some files.
type Job struct {
	Files    []string
	By       []string // headings of columns to add up by, beside force and quarter
	Chunk    int      // about how large one is, in bytes
	Workers  int      // of prism
	Rejected string   // the file that dead letters go to
	Result   string   // the file that workers hand the result over in
}

// A Result is what came of a job.
type Result struct {
	Tally *records.Tally
	Files []DeadLetter // what was said of files and not of rows, in the order of the files
}

// Incomplete gives an [*IncompleteError] if there are files that were not read whole.
func (r Result) Incomplete() error {
	unread := slices.DeleteFunc(slices.Clone(r.Files), func(l DeadLetter) bool { return l.Kind == Columns })
	if len(unread) == 0 {
		return nil
	}
	return &IncompleteError{unread}
}

// Run runs the job on the runner that the flags name, prism if they name none. The
// error is a [*PipelineError], after which there is no result, in part or from an
// earlier run.
func (j Job) Run(ctx context.Context) (Result, error) {
	p, s := beam.NewPipelineWithRoot()
	pieces, tallies, letters := j.cut(s)
	moreTallies, moreLetters := j.read(s, pieces)
	j.write(s, append(moreTallies, tallies), append(moreLetters, letters))
	return j.run(ctx, p)
}

// cut cuts the files into pieces.
func (j Job) cut(s beam.Scope) (pieces, tallies, letters beam.PCollection) {
	var sources []Source
	for i, name := range j.Files {
		sources = append(sources, Source{name, i})
	}
	return beam.ParDo3(s, &cutFiles{Size: j.Chunk, Shares: j.shares(), By: j.By}, beam.Reshuffle(s, beam.CreateList(s, sources)))
}

// read reads the pieces, those of each share in a branch of its own.
func (j Job) read(s beam.Scope, pieces beam.PCollection) (tallies, letters []beam.PCollection) {
	for i, share := range beam.Partition(s, j.shares(), shareOf, pieces) {
		s := s.Scope(branch(i))
		t, l := beam.ParDo2(s, &readPieces{By: j.By}, beam.Reshuffle(s, share))
		tallies, letters = append(tallies, t), append(letters, l)
	}
	return tallies, letters
}

// write adds the tallies up and writes what came of it.
func (j Job) write(s beam.Scope, tallies, letters []beam.PCollection) {
	sum := beam.Combine(s, new(AddTallies), beam.Flatten(s, tallies...))
	beam.ParDo0(s, &writeResult{j.Rejected, j.Result}, beam.Impulse(s),
		beam.SideInput{Input: sum}, beam.SideInput{Input: beam.Flatten(s, letters...)})
}

// here reports whether the workers are on this machine.
func (j Job) here() bool {
	return j.onPrism() || *runners.Runner == "direct" || jobopts.IsLoopback()
}

// onPrism reports whether the job runs on a prism in this process.
func (j Job) onPrism() bool {
	return (*runners.Runner == "" || *runners.Runner == "prism") && *jobopts.Endpoint == ""
}

// shares gives how many branches read pieces. Other runners share the work of a branch
// out themselves; prism would give all of it to one worker.
func (j Job) shares() int {
	if j.onPrism() {
		return max(1, j.Workers)
	}
	return 1
}

// run runs a pipeline that writes the result, and reads it.
func (j Job) run(ctx context.Context, p *beam.Pipeline) (r Result, err error) {
	err = j.removeFiles(ctx)
	switch {
	case err != nil:
	case j.onPrism():
		err = runOnPrism(ctx, p)
	default:
		err = beamx.Run(ctx, p)
	}
	if err == nil {
		r, err = j.result(ctx)
	}
	if err != nil {
		return Result{}, &PipelineError{errors.Join(err, j.removeFiles(context.WithoutCancel(ctx)))}
	}
	return r, nil
}

// removeFiles removes what the job writes, so that no file is taken for the result of a
// run that gave none.
func (j Job) removeFiles(ctx context.Context) error {
	return errors.Join(remove(ctx, j.Rejected), remove(ctx, j.Result))
}

// result reads the result.
func (j Job) result(ctx context.Context) (r Result, err error) {
	fs, err := filesystem.New(ctx, j.Result)
	if err != nil {
		return r, err
	}
	defer fs.Close()
	content, err := filesystem.Read(ctx, fs, j.Result)
	if err != nil {
		return r, fmt.Errorf("there is no result: %w", err)
	}
	var h handover
	if err := json.Unmarshal(content, &h); err != nil {
		return r, err
	}
	r = Result{new(records.Tally), h.Files}
	return r, r.Tally.UnmarshalBinary(h.Tally)
}
