// SPDX-License-Identifier: MIT

// Package calendar holds days and runs of days, without hours and without time
// zones: the day of an arrest, the week of an operation, the financial year of a
// return.
//
// A [Day] is a number, so days add, subtract and compare with the ordinary
// operators. A [Period] is a set of days that follow one another; it is half-open,
// so the week from Monday is Period{monday, monday + 7}, and the week after it
// begins where it ends: [Day.Week] of its To.
//
// [ParseDay] and [ParsePeriod] read dates as they are printed in Britain and in
// ISO 8601. A date that cannot be is a [*DateError], as is one that contradicts
// itself: there was no Monday 1 March 2024, because it was a Friday. A year that is
// missing is never guessed.
//
// The calendar is the Gregorian one from 1 January 1900 to 31 December 2199; a
// date outside these years is taken to be a slip of the pen.
package calendar
