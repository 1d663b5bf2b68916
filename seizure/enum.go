package seizure

import "slices"

// An enum has the texts of a small closed set of constants, in their order.
type enum struct {
	noun  string // "form"
	texts []string
}

func (e *enum) marshal(v uint8) ([]byte, error) {
	if int(v) >= len(e.texts) {
		return nil, &NameError{Type: e.noun, Name: e.say(v)}
	}
	return []byte(e.texts[v]), nil
}

func (e *enum) unmarshal(text []byte) (uint8, error) {
	if i := slices.Index(e.texts, string(text)); i >= 0 {
		return uint8(i), nil
	}
	refused := &NameError{Type: e.noun, Name: clip(string(text))}
	for _, t := range e.texts {
		if distance(refused.Name, t) < 3 {
			refused.Nearest = append(refused.Nearest, t)
		}
	}
	if len(refused.Nearest) > 3 {
		refused.Nearest = nil
	}
	return 0, refused
}

func (e *enum) say(v uint8) string {
	if int(v) >= len(e.texts) {
		return "unknown " + e.noun
	}
	return e.texts[v]
}
