// SPDX-License-Identifier: MIT

package show

import (
	"path"
	"strings"
)

// MadeUp is the first line that an example prints whose figures are made up.
const MadeUp = "All figures are made up: they say nothing about the forces that are named.\n\n"

// IsMadeUp reports whether the name of a file says that its figures are made up.
func IsMadeUp(file string) bool { return strings.HasPrefix(path.Base(file), "made-up") }
