// SPDX-License-Identifier: MIT

package names

import "encoding"

// Append appends the text that a value gives of itself; with an error nothing is added.
func Append(text []byte, value encoding.TextMarshaler) ([]byte, error) {
	own, err := value.MarshalText()
	if err != nil {
		return text, err
	}
	return append(text, own...), nil
}
