// Package stats holds numbers as they were reported and the methods for the small
// counts that they are. It knows nothing of policing.
//
// # Numbers as reported
//
//	What does "over 1,350" say?                       Figure: MoreThan, Nearly, About …
//	What do several say together?                     Sum, Total
//	How do two differ?                                Change, ChangePercent, Ratio
//	Which part of the whole is it?                    Share
//	"Three lines, 25 per cent": of how many?          Whole, ImpliedDenominator
//	What do figures about some sets imply of others?  Given, GivenDistinct, Figures, Distinct
//	What does a list of finds come to?                List
//	What contradicts what?                            Implied.Conflicts, Conflict
//	How is a result shown?                            Table
//
// # Methods for small counts
//
//	How sure is a count?                              Garwood, Byar
//	What is the rate?                                 Rate
//	Is one rate higher, and how many times?           RateRatio, RateRatioMidP, RateRatioMinlikeP
//	Do two rates differ at all?                       ETest, ETestWald
//	By how many per cent did it change?               PercentChange
//	Do events come in clumps?                         Dispersion, then WithDispersion of a result
//	How sure is a share?                              Wilson, ClopperPearson
//	By how much do two shares differ?                 Newcombe
//	What would the rate be with another age mix?      DirectlyStandardisedRate, FayFeuer
//	Is a count more than reference rates predict?     IndirectlyStandardisedRatio
//	Which places stand out?                           FunnelRate, FunnelProportion, PoissonLimits, BinomialLimits
//	Do nearly all stand out?                          Funnel.Overdispersion
//	Does a series rise or fall?                       MannKendall
//	How steeply?                                      TheilSen, PoissonTrend
//	Did it fall more here than in a like place?       WDD
//	Which of many tests still count?                  BenjaminiHochberg, BenjaminiYekutieli, Holm
//	How unequal are the places?                       Concentration
//	How long do they last?                            KaplanMeier, LogRank
//	How many did nobody see?                          Chapman, ChaoLowerBound
//	Which cells must not be published?                Suppress, Attack
//	What does a rounded number leave known?           Rounding
//
// A method whose name ends in Of takes figures, and gives what it would over all
// counts that they allow.
//
// # Conventions
//
// Counts are ints and exposures float64s in any one unit. A level is that of a
// two-sided interval: 0.95 for the usual one. What cannot be estimated is an
// [Estimate] or an [Interval] that says so, never a surprise: the methods for
// counts give it for a negative count, an exposure that is not positive or a level
// outside (0, 1), and return no error. No float touches a count, a mass or a sum
// of money.
package stats
