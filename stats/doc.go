// SPDX-License-Identifier: MIT

// Package stats holds numbers as they were reported and the methods for the small
// counts that they are. It knows nothing of policing.
//
// # Numbers as reported
//
//	What does "over 1,350" say?                       Figure: MoreThan, Nearly, About …
//	What do several say together?                     Sum, Total
//	How do two differ?                                Change, ChangePercent, Ratio
//	Which part of the whole is it?                    Share
//	"Three lines, 25 per cent": of how many?          Whole
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
//	By how many per cent did it change?               RateChange
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
// A count and what it arose from is a [Point]. A method whose name ends in Of takes
// figures instead of counts, and gives what it would over all counts that they
// allow: [RateOf] gives a [RateRange] where [Rate] gives a [RateResult], and a [Range]
// stands wherever there was one number.
//
// # Conventions
//
// Counts are ints and exposures float64s in any one unit. A level is that of a
// two-sided interval: 0.95 for the usual one. What cannot be estimated is an
// [Estimate] or an [Interval] that says so, never a surprise: the methods for
// counts give it for a negative count, an exposure that is not positive or a level
// outside (0, 1), and return no error; [Estimate.Why] gives the reason. No float
// touches a count, a mass or a sum of money.
//
// # Where other tools differ
//
//   - No events: the interval of a count of 0 stays two-sided, 0 to 3.689 at 0.95, as
//     R's poisson.test has it; epitools' pois.daly goes over to the one-sided 2.996.
//     No events on either side have no ratio, p = 1 and the interval from 0 up; scipy's
//     poisson_means_test gives 0.86 for 1 against 1, since it drops the outcome 0, 0.
//   - p of a rate ratio is twice the smaller tail, so that it agrees with the
//     interval; R's poisson.test adds up the outcomes no likelier than the one seen,
//     and can contradict its own interval: that is [RateRatioMinlikeP]. statsmodels'
//     cond-midp is neither.
//   - Ties: an outcome as extreme as the one seen counts, to a relative 1e-12 of the
//     E-test's statistic; scipy compares floats and loses some. Mann–Kendall is exact
//     with ties too, where scipy and R refuse; its p of values all alike is 1, and tau
//     not estimable, where R's Kendall gives tau = 1.
//   - A survival of exactly one half: the median is midway along that step, as in R's
//     survival and SAS; others take its beginning. All spells censored: no median and
//     no steps. Nothing survives: no standard error and no interval, as R has NA.
//   - All who are at risk end at once: the log-rank test is not estimable; R's survdiff
//     stops with an error.
//   - A series of counts of 0, or of events at one end only, has no Poisson trend; R's
//     glm gives −23.3 and says that it converged.
//   - Fewer than five points leave the interval of a Theil–Sen slope unlimited; scipy's
//     theilslopes gives one of no width for two points.
//   - Overdispersion is winsorised at quantiles of type 7, R's own; limits on the scale
//     of the square root are squared back, which FunnelPlotR 0.6 leaves out.
package stats
