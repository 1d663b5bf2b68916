// SPDX-License-Identifier: MIT

// Package ops is the front door of a library that holds what police forces
// publish about county lines as it was reported, adds it up without counting
// anything twice, and compares it without claiming more than the figures allow.
// It has no code of its own: this page is the tour.
//
// County lines are drug networks that run a phone line from a city into other
// towns. In each intensification week every force publishes figures: "over 5kg of
// cocaine, nearly 18 grams of crack, 25 arrests, three lines closed".
//
// # The packages
//
//   - [github.com/countylines/ops/calendar] has days, and runs of days: weeks,
//     quarters, financial years.
//   - [github.com/countylines/ops/stats] has numbers as reported, what figures
//     about some sets imply about others, and the methods for small counts.
//   - [github.com/countylines/ops/seizure] has what is taken: masses, money, drugs,
//     weapons and goods; it reads and writes the phrases in which they are reported.
//   - [github.com/countylines/ops/countylines] has who, where and when: areas,
//     measures, returns, ledgers, events, comparisons, ranks and trends.
//
// Four packages are the doors, through which files and texts come in and tables go out:
//
//   - [github.com/countylines/ops/countylines/records] reads a force's own records and
//     adds them up;
//   - [github.com/countylines/ops/countylines/tables] reads published tables, and writes
//     and reads returns;
//   - [github.com/countylines/ops/countylines/press] reads press releases and checks what
//     they claim;
//   - [github.com/countylines/ops/countylines/publish] protects small counts in a table
//     that is to go out.
//
// Imports go from the later of these to the earlier and never back; no door imports
// another.
//
// # A number keeps its wording
//
// A [stats.Figure] is "25", "over 950", "nearly 18g", "19 to 68" or not reported,
// and stays so in every sum, text and file. It has Bounds, which its words
// guarantee, and a Reading, which is what people take them to mean. "Not reported"
// is the zero Figure, and is 0 and up, not 0.
//
// # A total knows what it covers
//
// Every figure is about a set: of forces, of days, of kinds. Figures of disjoint
// sets add, those of nested sets bound each other, and those of sets that overlap
// otherwise do neither. [stats.Given] answers what some figures imply about any
// set; a [countylines.Ledger] asks it about returns, and [countylines.Ledger.Explain]
// says what an answer rests on, what was left out and why, and how much of the
// area and the period it covers.
//
// # A comparison says how sure it is
//
// A [countylines.Row] of a comparison gives the change as a [stats.Range] (from
// the words alone, and as usually read), a [stats.Verdict] on which of the two it
// rests on, and [countylines.Row.Chance], whether chance alone explains it.
//
// # What stays as it is
//
// From version 1 on the exported names, their types and their meaning stay. So do the
// text and JSON forms of every type: what one version writes, later ones read. These may
// change with any version:
//
//   - the numbers behind constants, such as which bit of a [countylines.Area] a force
//     is: keep the text, which is what MarshalText and Value (for databases) give;
//   - the wording of String methods and of errors: compare types and fields;
//   - answers that become narrower, or conflicts that are found and were not;
//   - reference data, which follows its sources: populations, boundaries, classes;
//   - tallies packed by MarshalBinary, which are for passing on between the processes
//     of one job.
//
// The file api/next.txt lists the exported names; CHANGELOG.md says of each change what
// to write instead.
//
// # Where to begin
//
//	go run ./examples/staffordshire
//
// prints a report on one week of October 2022. Each other folder of examples
// answers one question that a reader would ask.
//
// # Words
//
// These words mean the same in all packages:
//
//	figure      an amount with its wording: "over 5kg", "nearly 600", 25
//	bounds      the amounts that the words of a figure allow
//	reading     the amounts that a reader takes the words to mean
//	atom, kind  what a set is made of and is split no further: a force, a day, a weapon
//	family      the measures whose kinds have a total: arrests by what became of them
//	subject     what a figure is of: arrests, cocaine by mass, cash
//	return      what one source says of one area in one period
//	ledger      a record of returns, revisions included
//	scope       the part of an area's work that a return is about
//	joint work  what several forces did together, and may all have counted
//	basis       the definition or the valuation that figures rest on
//	revision    a later return of the same publisher about the same
//	conflict    figures that cannot all be true
package ops

// The packages that the tour names, so that its links lead somewhere.
import (
	_ "github.com/countylines/ops/calendar"
	_ "github.com/countylines/ops/countylines"
	_ "github.com/countylines/ops/countylines/press"
	_ "github.com/countylines/ops/countylines/publish"
	_ "github.com/countylines/ops/countylines/records"
	_ "github.com/countylines/ops/countylines/tables"
	_ "github.com/countylines/ops/seizure"
	_ "github.com/countylines/ops/stats"
)
