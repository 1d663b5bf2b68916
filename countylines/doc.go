// Package countylines holds what police forces publish about county lines: who
// acted, where and when, what was counted and what was seized; it adds that up
// without counting anything twice, and compares it.
//
// # Questions, and where they are answered
//
//	Which forces are these?                       ParseArea, Area.Force, Area.Forces
//	What is counted, and how does it add?         ParseMeasure, Measure.OverAreas, Measure.OverDays
//	What did one source say?                      Return
//	What does a sentence of a release count?      Find
//	What does a file of published figures say?    ReadReturns
//	How many in this area and period?             Ledger.Count, Ledger.Sum
//	What does that rest on, and what is missing?  Ledger.Explain, Ledger.Reported
//	Which returns are behind it?                  Ledger.Within
//	What did we think on Monday?                  Ledger.AsOf
//	What contradicts itself?                      Ledger.Conflicts
//	Is this place, or this week, different?       Compare, Row.Chance
//	Who has most?                                 Rank
//	Does it rise or fall?                         Trend
//	Which lines were active, and for how long?    Lines.ActiveOn, Lines.Spells
//	From where to where do lines run?             Lines.Flows
//	What do our own records add up to?            ReadEvents, Tally.AddFile, Tally.Ledger
//	How does a cluster share a file out?          Chunks, Tally.Merge, Tally.MarshalBinary
//
// A ledger that is asked often is prepared once: see [Ledger.Index].
//
// # Sets
//
// An [Area] is a set of forces, a [calendar.Period] a run of days, a [Measure] a
// set of kinds within a family. Figures of disjoint sets add, those of nested sets
// bound each other, and those of sets that overlap otherwise do neither. How
// measures that don't add behave, such as lines that two forces claim, is a
// [Rule].
//
// # Data
//
// Forces, populations, measures, offences and outcomes are generated from the
// tables in the folder data, whose README names their sources: the Office for
// National Statistics, the Home Office and legislation, under the Open Government
// Licence v3.0. What no source was seen for says so.
package countylines
