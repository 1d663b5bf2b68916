// SPDX-License-Identifier: MIT

package names

import (
	"fmt"
	"strings"
)

// Clip copies a text for an error, and cuts it off where it is long: an error is
// short, and holds on to nothing that was read.
func Clip(text string) string {
	const longest = 80
	if len(text) <= longest {
		return strings.Clone(text)
	}
	return fmt.Sprintf("%.*s…", longest, text)
}
