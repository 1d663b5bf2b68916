package seizure

// A Substance is a set of drugs: one ([Cocaine]), some ([Crack]|[Heroin]), all
// ([AnyDrug]), or those of a class on a day ([ClassA]). Sets are built with | and
// taken apart with &^; the zero Substance is the empty set.
//
// [Cannabis] is the set of its forms; plants are counted, as a [Pack]. Every
// named set holds a kind for what it does not list: a drug that has no name here
// is in [OtherDrug], or in [OtherClassA] if only its class is known.
//
// Only its text is to be stored: the bits may change between versions.
type Substance uint64

// And gives the kinds in both sets.
func (s Substance) And(other Substance) Substance { return s & other }

// Size gives the number of kinds, or -1 if a bit is set that is no kind's.
func (s Substance) Size() int { return substances.size(uint64(s)) }

// Contains reports whether every kind of other is in s.
func (s Substance) Contains(other Substance) bool { return other&^s == 0 }

// String gives s as a person would write it: "crack cocaine and heroin", "drugs",
// "class A drugs", "no drugs".
func (s Substance) String() string { return substances.say(uint64(s), substanceNames()) }

// MarshalText gives the slugs of the fewest named sets and kinds that make up
// s: "crack-cocaine|heroin", "cannabis", "any-drug"; "" for the empty set. It is the form to store: bit numbers
// may change between versions, slugs do not. A bit that is no kind's is a
// [*NameError].
func (s Substance) MarshalText() ([]byte, error) { return substances.marshal(uint64(s)) }

// UnmarshalText reads what [Substance.MarshalText] writes and whatever else
// [ParseSubstance] does; no text is the empty set.
func (s *Substance) UnmarshalText(text []byte) error {
	set, err := substances.unmarshal(string(text))
	if err == nil {
		*s = Substance(set)
	}
	return err
}

// ParseSubstance reads the name of a drug or of a set of drugs, or several joined
// by "|": slugs ("crack-cocaine"), usual names ("crack") and street names
// ("skag"), in any case. Class A is another set on another day, so it is no name
// here: see [ClassA].
//
// A name that is no drug's, or more than one drug's, is a [*NameError] with the
// nearest or the possible ones. [Find] reads drugs in running text.
func ParseSubstance(text string) (Substance, error) {
	set, err := substances.parse(text)
	return Substance(set), err
}
