// SPDX-License-Identifier: MIT

//go:build race || 386 || arm

package records

func init() { underRace = true }
