// SPDX-License-Identifier: MIT

//go:build race || 386 || arm

package stats_test

import options "flag"

// Under the race detector, or a processor that is emulated, a tenth of the properties and a
// fifth of the tables that are made up will do.
func init() {
	for name, value := range map[string]string{"rapid.checks": "10", "tables": "40"} {
		if err := options.Set(name, value); err != nil {
			panic(err)
		}
	}
}
