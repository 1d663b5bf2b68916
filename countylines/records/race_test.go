// SPDX-License-Identifier: MIT

//go:build race

package records

func init() { underRace = true }
