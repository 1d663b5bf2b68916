// SPDX-License-Identifier: MIT

package main

import (
	"fmt"
	"strings"
)

// A PipelineError says why a pipeline gave no result: a worker that panicked, a runner
// that cannot be reached, a job that was cancelled. Get at one with
// errors.AsType[*PipelineError].
type PipelineError struct {
	Err error // of the runner, with the worker's stack if there is one
}

// Error gives the beginning of what the runner says.
func (e *PipelineError) Error() string {
	const longest = 400
	said := strings.Join(strings.Fields(e.Err.Error()), " ")
	if len(said) > longest {
		said = fmt.Sprintf("%.*s…", longest, said)
	}
	return "the pipeline gave no result: " + said
}

// Unwrap gives Err.
func (e *PipelineError) Unwrap() error { return e.Err }

// An IncompleteError says that files were not read, or not to their end. What was read
// of them, and of all other files, is in the result.
type IncompleteError struct {
	Files []DeadLetter // of the kinds Heading and File, at least one
}

// Error says what is wrong with the first, and how many more there are.
func (e *IncompleteError) Error() string {
	s := "not read whole: " + e.Files[0].Error()
	if more := len(e.Files) - 1; more > 0 {
		s += fmt.Sprintf("; and %d more, which are among the dead letters", more)
	}
	return s
}

// Unwrap gives the letters, each of which is an error.
func (e *IncompleteError) Unwrap() (all []error) {
	for _, l := range e.Files {
		all = append(all, l)
	}
	return all
}
