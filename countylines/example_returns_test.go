// SPDX-License-Identifier: MIT

package countylines_test

import (
	"fmt"

	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/stats"
)

func ExampleReturn_Validate() {
	r := countylines.Return{Area: countylines.Kent, Joint: countylines.Kent, Counts: countylines.Counts{countylines.Arrests: stats.Exactly(25)}}
	fmt.Println(r.Validate())
	// Output:
	// countylines: return: Period "no days" are what a figure is about; give the days of the operation, or of the week
	// countylines: return: Joint "Kent" did the work itself; name the others who may have counted it
}
