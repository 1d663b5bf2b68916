// Package countylines holds what police forces publish about county lines: who
// acted, when, what was counted and what was seized.
package countylines
