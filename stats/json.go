// SPDX-License-Identifier: MIT

package stats

import (
	"bytes"
	"encoding/json"
	"math"
	"reflect"
)

// In JSON a number of a result is a number. One that JSON does not have is null, and
// a key beside it that ends in _why says why: "no upper bound", "no lower bound", or
// "not estimable" with the reason. So a result that is read back is the same.
const (
	whySuffix    = "_why"
	noUpperBound = "no upper bound"
	noLowerBound = "no lower bound"
)

// whyNull says why x is no number of JSON's, empty if it is one.
func whyNull(x float64) string {
	switch {
	case math.IsInf(x, 1):
		return noUpperBound
	case math.IsInf(x, -1):
		return noLowerBound
	case math.IsNaN(x):
		return notEstimableOf(x)
	}
	return ""
}

func fromWhy(s string) (x float64, ok bool) {
	switch s {
	case "":
		return noReason.nan(), true
	case noUpperBound:
		return math.Inf(1), true
	case noLowerBound:
		return math.Inf(-1), true
	}
	return parseNotEstimable(s)
}

// marshalResult writes a struct whose float64s may be no numbers of JSON's.
func marshalResult(result any) ([]byte, error) {
	var b bytes.Buffer
	err := eachField(reflect.ValueOf(result), func(key string, field reflect.Value) error {
		value := field.Interface()
		reason := ""
		if field.Kind() == reflect.Float64 {
			x := field.Float()
			value = x
			if reason = whyNull(x); reason != "" {
				value = nil
			}
		}
		text, err := json.Marshal(value)
		if err != nil {
			return err
		}
		write := func(key string, text []byte) {
			b.WriteByte("{,"[min(b.Len(), 1)])
			b.WriteByte('"')
			b.WriteString(key)
			b.WriteString(`":`)
			b.Write(text)
		}
		write(key, text)
		if reason != "" {
			text, err = json.Marshal(reason)
			write(key+whySuffix, text)
		}
		return err
	})
	b.WriteByte('}')
	return b.Bytes(), err
}

// unmarshalResult reads what marshalResult writes into the struct that result points
// to. Keys that it does not have are left out.
func unmarshalResult(data []byte, result any) error {
	var values map[string]json.RawMessage
	if err := json.Unmarshal(data, &values); err != nil || values == nil {
		return err
	}
	return eachField(reflect.ValueOf(result).Elem(), func(key string, field reflect.Value) error {
		text, given := values[key]
		switch {
		case !given:
			return nil
		case field.Kind() != reflect.Float64 || string(text) != "null":
			return json.Unmarshal(text, field.Addr().Interface())
		}
		reason := ""
		if said, given := values[key+whySuffix]; given {
			if err := json.Unmarshal(said, &reason); err != nil {
				return err
			}
		}
		x, ok := fromWhy(reason)
		if !ok {
			return &ParseError{Type: "reason", Text: reason, Reason: "a number is missing for another reason than any known"}
		}
		field.SetFloat(x)
		return nil
	})
}

// eachField calls do for every field of a struct and of the structs embedded in it.
func eachField(v reflect.Value, do func(key string, field reflect.Value) error) error {
	for i := range v.NumField() {
		f := v.Type().Field(i)
		var err error
		if f.Anonymous {
			err = eachField(v.Field(i), do)
		} else {
			err = do(f.Tag.Get("json"), v.Field(i))
		}
		if err != nil {
			return err
		}
	}
	return nil
}
