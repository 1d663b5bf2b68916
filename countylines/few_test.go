// SPDX-License-Identifier: MIT

//go:build race || 386 || arm

package countylines_test

import options "flag"

func init() {
	few = true
	if err := options.Set("rapid.checks", "10"); err != nil {
		panic(err)
	}
}
