package countylines

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/seizure"
)

func ExampleRowError() {
	_, cause := ParseArea("Mersyside")
	var err error = fmt.Errorf("reading seizures.csv: %w", rejected(73, "force", "Mersyside", cause))
	if row, ok := errors.AsType[*RowError](err); ok {
		fmt.Println(row.Row, row.Column, row.Text)
		fmt.Println(row.Reason)
	}
	if name, ok := errors.AsType[*NameError](err); ok {
		fmt.Println(name.Near)
	}
	// Output:
	// 73 force Mersyside
	// is no force, region or nation; write "Merseyside"
	// [Merseyside]
}

func ExampleRowError_Error() {
	_, cause := calendar.ParseDay("31/02/2024")
	fmt.Println(rejected(12, "date", "31/02/2024", cause))
	fmt.Println(&RowError{Row: 13, Reason: "has 9 cells, where the heading has 4"})
	// Output:
	// countylines: row 12, date "31/02/2024": February 2024 has 29 days
	// countylines: row 13: has 9 cells, where the heading has 4
}

func ExampleRowError_Unwrap() {
	_, cause := calendar.ParseDay("soon")
	_, ok := errors.AsType[*calendar.DateError](rejected(2, "date", "soon", cause))
	fmt.Println(ok)
	// Output: true
}

func TestRowErrorKeepsTheReasonOfEveryCause(t *testing.T) {
	var mass seizure.Mass
	for text, cause := range map[string]error{
		"−5":             mass.UnmarshalText([]byte("−5")),
		"1e1000000000 g": mass.UnmarshalText([]byte("1e1000000000 g")),
		"Nowhere":        errors.New("is elsewhere"),
	} {
		err := rejected(2, "grams", text, cause)
		require.Equal(t, 1, strings.Count(err.Error(), text), "quoted once: %v", err)
		require.NotContains(t, err.Reason, "seizure:")
		require.ErrorIs(t, err, cause)
	}
}

func TestRowErrorIsShortWhateverStoodThere(t *testing.T) {
	err := rejected(2, "force", strings.Repeat("£", 1_000_000), errors.New("is no force"))
	require.Less(t, len(err.Error()), 600)
}
