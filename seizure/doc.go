// Package seizure holds what is taken: drugs by weight, by pack and by worth,
// weapons, goods and cash, each with the wording of its source.
//
// A [Mass] is a whole number of nanograms and a sum of [Money] a whole number of
// pence, so that a total is exact; both meet [decimal.Decimal] at the edge.
package seizure
