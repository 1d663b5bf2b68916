// SPDX-License-Identifier: MIT

// Package countylines holds what police forces publish about county lines: who
// acted, where and when, what was counted and what was seized; it adds that up
// without counting anything twice, and compares it. [github.com/countylines/ops] says
// what the words mean (scope, basis, reading …).
//
// # Questions, and where they are answered
//
//	Which forces are these?                       ParseArea, Area.Force, Area.Forces
//	What is counted, and how does it add?         ParseMeasure, Measure.OverAreas, Measure.OverDays
//	What did one source say?                      Return
//	How many in this area and period?             Ledger.Count, Ledger.Of, Ledger.Sum
//	What does that rest on, and what is missing?  Ledger.Explain, Ledger.Reported
//	Which returns are behind it, and as of when?  Ledger.Within, Ledger.AsOf
//	What contradicts itself?                      Ledger.Conflicts
//	Is this place, or this week, different?       Compare, Row.Chance
//	Who has most? Does it rise or fall?           Rank, Trend
//	Which lines were active, from where to where? Lines.ActiveOn, Lines.Spells, Lines.Flows
//	What do our records, a table, a release say?  packages records, tables, press
//	What may be published of small counts?        package publish
package countylines
