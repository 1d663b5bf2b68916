// SPDX-License-Identifier: MIT

// Package grammar reads what a cell says, for every package that reads files: amounts
// with their wording, forms of drugs, and the reason why a cell cannot be read.
package grammar
