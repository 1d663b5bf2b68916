package record_test

import (
	"testing"

	"github.com/countylines/ops/internal/record"
	"github.com/stretchr/testify/require"
)

func TestSeizures(t *testing.T) {
	l, err := record.Seizures()
	require.NoError(t, err)
	require.Len(t, l, 407)
}
