// SPDX-License-Identifier: MIT

package main

import (
	"testing"

	"github.com/countylines/ops/examples/internal/golden"
)

func TestGolden(t *testing.T) { golden.Check(t, main) }
