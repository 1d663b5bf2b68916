// SPDX-License-Identifier: MIT

package records

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
)

// addChunks adds the chunks of a file up.
func addChunks(t require.TestingT, r io.Reader, size int, keys ...Key) *Tally {
	sum := &Tally{Keys: keys}
	for c, err := range Chunks(context.Background(), r, size, keys...) {
		require.NoError(t, err)
		part := Tally{Keys: keys}
		require.NoError(t, part.AddFile(context.Background(), bytes.NewReader(c.File), calendar.Day.Year, Options{}))
		require.NoError(t, sum.Merge(&part))
	}
	return sum
}

// What a date may be is decided over the whole file, wherever it is cut and whatever its
// form: "3/10/2022" by a "10/23/2022", "2011-12" by a "2012-13".
func TestChunksHaveTheDatesOfTheFile(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		dates := rapid.SliceOfN(rapid.SampledFrom([]string{"3/10/2022", "03/11/2022", "23/10/2022", "2022-10-03", "10/23/2022", "2011-12", "2010-10", "2012-13"}), 1, 12).Draw(t, "dates")
		lines := rapid.Bool().Draw(t, "lines of JSON")
		file := "date,force,what\n"
		if lines {
			file = ""
		}
		for _, date := range dates {
			if lines {
				file += `{"date":"` + date + `","force":"Kent","what":"arrests"}` + "\n"
			} else {
				file += date + ",Kent,arrests\n"
			}
		}
		var whole Tally
		require.NoError(t, whole.AddFile(context.Background(), strings.NewReader(file), calendar.Day.Year, Options{}))
		cut := addChunks(t, strings.NewReader(file), 64)
		require.Equal(t, [2]int{whole.Accepted, whole.Rejected}, [2]int{cut.Accepted, cut.Rejected}, file)
		require.Equal(t, whole.Ledger(), cut.Ledger())
	})
}

// Where nobody can look, what is in doubt is rejected, unless the file says it.
func TestChunksOfWhatCannotBeReadTwice(t *testing.T) {
	rows := ",Kent,arrests\n"
	line := func(date string) string { return `{"date":"` + date + `","force":"Kent","what":"arrests"}` + "\n" }
	for file, want := range map[string][2]int{
		"date,force,what\n3/10/2022" + rows + "23/10/2022" + rows + "2011-12" + rows:                      {1, 2},
		"date (dd/mm/yyyy),force,what\n3/10/2022" + rows + "23/10/2022" + rows:                            {2, 0},
		"date (mm/dd/yyyy),force,what\n3/10/2022" + rows + "23/10/2022" + rows:                            {1, 1},
		"month (yyyy-mm),force,what\n2011-12" + rows:                                                      {1, 0},
		"Date (YYYY-MM-DD),force,what\n2011-12-01" + rows:                                                 {1, 0},
		line("3/10/2022") + line("23/10/2022") + line("2011-12"):                                          {1, 2},
		`{"dates":"day first, months"}` + "\n" + line("3/10/2022") + line("23/10/2022") + line("2011-12"): {3, 0},
		`{"dates":"years"}` + "\n" + line("3/10/2022") + line("23/10/2022") + line("2011-12"):             {1, 2},
		`{"dates":"dd/mm/yyyy"}` + "\n" + `{"dates":"dd/mm/yyyy"}` + "\n" + line("3/10/2022"):             {1, 1},
		`{"dates":"soon"}` + "\n" + line("23/10/2022"):                                                    {1, 1},
	} {
		cut := addChunks(t, struct{ io.Reader }{strings.NewReader(file)}, 64)
		require.Equal(t, want, [2]int{cut.Accepted, cut.Rejected}, file)
	}
}

// The columns of keys are no columns that are left out, and have to be there.
func TestChunksForKeys(t *testing.T) {
	file := "date,force,what,Hub,Shoe size\n2022-10-03,Kent,arrests,north,44\n2022-10-04,Kent,arrests,south,43\n"
	var told []string
	sum := Tally{Keys: []Key{By("hub")}}
	for c, err := range Chunks(context.Background(), strings.NewReader(file), 64, By("hub")) {
		if err != nil {
			require.ErrorIs(t, err, countylines.ErrColumns)
			told = append(told, err.Error())
			continue
		}
		require.NoError(t, sum.AddFile(context.Background(), bytes.NewReader(c.File), calendar.Day.Year, Options{Rejected: func(e *countylines.RowError) {
			require.Fail(t, "told again", e.Error())
		}}))
	}
	require.Len(t, told, 1)
	require.Contains(t, told[0], "Shoe size")
	require.NotContains(t, told[0], "Hub")
	require.Equal(t, []string{"north", "south"}, []string{sum.Ledger()[1].Scope, sum.Ledger()[2].Scope})
	for _, err := range Chunks(context.Background(), strings.NewReader(file), 64, By("wing")) {
		require.ErrorIs(t, err, countylines.ErrHeading)
		require.Contains(t, err.Error(), "wing")
	}
}

// A file that was looked through, and cannot be set back, is not read on from somewhere.
func TestFileThatLosesItsPlace(t *testing.T) {
	file := "date,force,what\n3/10/2022,Kent,arrests\n4/10/2022,Kent,arrests\n"
	_, err := firstError(Chunks(context.Background(), &forgetful{Reader: strings.NewReader(file)}, 64))
	_, isFile := errors.AsType[*countylines.FileError](err)
	require.True(t, isFile, "%v", err)
	_, err = firstError(Read(&forgetful{Reader: strings.NewReader(file + strings.Repeat("5/10/2022,Kent,arrests\n", 10_000))}))
	require.ErrorIs(t, err, errLostPlace)
}

func firstError[T any](seq func(func(T, error) bool)) (n int, first error) {
	seq(func(_ T, err error) bool {
		n++
		first = err
		return err == nil
	})
	return n, first
}

var errLostPlace = errors.New("nobody knows where it was")

// A forgetful reader goes back to its beginning once.
type forgetful struct {
	*strings.Reader
	back bool
}

func (f *forgetful) Seek(offset int64, whence int) (int64, error) {
	if whence == io.SeekStart && f.back {
		return 0, errLostPlace
	}
	f.back = f.back || whence == io.SeekStart
	return f.Reader.Seek(offset, whence)
}
