// Package record holds published figures for the examples and the tests: drug
// seizures by force and year, and the national results of intensification weeks.
// README.md beside it says where they are from.
package record
