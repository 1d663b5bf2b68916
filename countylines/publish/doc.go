// SPDX-License-Identifier: MIT

// Package publish makes tables that may be published: small counts, such as one to
// four children, stay unknown to everybody who can add, subtract, and read what is
// public already.
//
// A [Draft] is a table of a ledger's counts, areas by subjects, with the totals that
// are published with it. [Protect] takes drafts together with the public ledger and
// hides what is too small by a [Rule], and as few other cells as keep it from being
// worked out; or rounds all. What it gives is written as CSV or Markdown, and its
// [Published.Ledger] is all that a reader has from it.
//
// # What is promised
//
// No reader can tell a sensitive count more closely than the rule's width, from the
// tables and the public ledger, even one who knows the rule. Each has a proof: two
// tables of whole numbers that agree with everything, in which it differs by the
// width. What cannot be proved is an error, not a table.
//
// # What is not
//
//   - What is not in the public ledger is not known here: what somebody was told, a
//     release nobody entered, a figure on another basis, one since revised.
//   - Figures count by their words. "About 20" bounds nothing, though it is read as 15
//     to 25.
//   - A range is not a chance: some counts within it may be likelier than others, and a
//     reader may know the people. Nothing is promised about averages over many tables, or
//     about one who knows how the program breaks ties.
//   - Tables are protected together only in one call. One published later is protected
//     against earlier ones if those are in the public ledger: append [Published.Ledger] to
//     it.
//   - Along axes where figures make no totals, such as people counted in two periods,
//     parts and wholes bound each other, and no more is inferred.
package publish
