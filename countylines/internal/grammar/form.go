// SPDX-License-Identifier: MIT

package grammar

import (
	"strings"

	"github.com/countylines/ops/seizure"
)

// readForm reads a form in the singular or in the plural.
func Form(text string) (f seizure.Form, err error) {
	text = strings.ToLower(text)
	if err = f.UnmarshalText([]byte(text)); err != nil && f.UnmarshalText([]byte(strings.TrimSuffix(text, "s"))) == nil {
		err = nil
	}
	return f, err
}
