// SPDX-License-Identifier: MIT

//go:build race

package press_test

func init() { underRace = true }
