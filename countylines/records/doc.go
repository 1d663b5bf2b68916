// SPDX-License-Identifier: MIT

// Package records reads and writes the files that a force keeps itself, arrests,
// seizures and other events, and adds them up.
//
//	What is in this file?                         [Read]
//	How do I write one?                           [Write]
//	What do a million rows add up to?             [Tally], [Tally.AddFile]
//	How do several machines share the work?       [Chunks], [Tally.MarshalBinary], [Tally.Merge]
//
// A [Tally] gives a countylines.Ledger, which answers every question that published
// figures do.
package records
