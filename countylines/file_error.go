package countylines

import "strconv"

// A FileError says why the reading or writing of a file ended before the file did:
// a reader that failed, a truncated archive, a full disk, a context that was
// cancelled. What came before it stands. Get at one with errors.AsType[*FileError],
// and at its cause with errors.Is.
type FileError struct {
	Row int // the last row that was read or written whole, counted as in [RowError]; 0 if there was none
	Err error
}

// Error gives the row and the cause.
func (e *FileError) Error() string {
	return "countylines: stopped after row " + strconv.Itoa(e.Row) + ": " + e.Err.Error()
}

// Unwrap gives the cause, so that errors.Is finds context.Canceled, say.
func (e *FileError) Unwrap() error { return e.Err }
