// SPDX-License-Identifier: MIT

package gen

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestGeneratedFilesAgreeWithTheData(t *testing.T) {
	files, err := Files(os.DirFS("../../data"))
	require.NoError(t, err)
	hub, err := filepath.Glob("../../*_gen.go")
	require.NoError(t, err)
	below, err := filepath.Glob("../../*/*_gen.go")
	require.NoError(t, err)
	require.Equal(t, len(hub)+len(below), len(files), "a generated file that is no longer written")
	for name, source := range files {
		have, err := os.ReadFile(filepath.Join("../..", name))
		require.NoError(t, err)
		require.Equal(t, string(source), string(have), "%s is out of date: run go generate ./countylines", name)
	}
}

func TestTheBitsAreNotFull(t *testing.T) {
	data := os.DirFS("../../data")
	areas, err := readAreas(data)
	require.NoError(t, err)
	require.Less(t, len(areas.bodies), 64)
	measures, err := readMeasures(data)
	require.NoError(t, err)
	require.Less(t, len(measures.families), len(familyCodes()))
	for _, family := range measures.families {
		require.Less(t, len(family.atoms()), kindBits, family.row["slug"])
	}
}

func TestOneTextHasOneMeaning(t *testing.T) {
	s := spellings{}
	require.NoError(t, s.add("WestMidlands", "West Midlands", "west-midlands"))
	require.NoError(t, s.add("WestMidlands", "WEST MIDLANDS"))
	require.Error(t, s.add("WestMidlandsRegion", "west_midlands"))
}
