package phrase

// A sense is what the engine needs to know of a few words beyond their class. A
// word has a bit for each.
type sense uint32

// The senses, which the rows "says" of words.csv give to words.
const (
	saysRelative    sense = 1 << iota // starts a clause about what is before it
	saysConditional                   // makes what follows a condition
	saysAble                          // says what is possible in general
	saysPromised                      // says what has not happened yet
	saysFinite                        // is a verb of its own, with its own subject
	saysPeriod                        // is a time that a rate is over
	saysRated                         // makes a rate with a period
	saysPurpose                       // "for"
	saysAgent                         // "by"
	saysOrigin                        // "from"
	saysLevel                         // may stand before a sum
	saysDated                         // stands before a year
	saysInside                        // says what a container holds
	saysPortioned                     // leads from a weight to the wraps it is in
	saysNotes                         // "notes"
	saysValuing                       // may stand between "worth" and a sum
	saysPriced                        // belongs to the worth that it stands before
	saysSummed                        // may stand between cash and a sum
	saysHaving                        // says that somebody has what follows
	saysTimed                         // starts a time
	saysParticiple                    // is said of the noun before it
	saysForm                          // adds nothing to the substance before it
	saysThose                         // stands for people named before
	saysCarried                       // "carrying"
	saysOccasion                      // "seizure"
	saysOrdered                       // "after"
	saysMeanwhile                     // may stand before a participle: 22 since charged
	saysBeneath                       // "under"
	saysAddressed                     // ends the name of a street
)

var senseNames = map[string]sense{
	"relative":    saysRelative,
	"conditional": saysConditional,
	"able":        saysAble,
	"promised":    saysPromised,
	"finite":      saysFinite,
	"period":      saysPeriod,
	"rated":       saysRated,
	"purpose":     saysPurpose,
	"agent":       saysAgent,
	"origin":      saysOrigin,
	"level":       saysLevel,
	"dated":       saysDated,
	"inside":      saysInside,
	"portioned":   saysPortioned,
	"notes":       saysNotes,
	"valuing":     saysValuing,
	"priced":      saysPriced,
	"summed":      saysSummed,
	"having":      saysHaving,
	"timed":       saysTimed,
	"participle":  saysParticiple,
	"form":        saysForm,
	"those":       saysThose,
	"carried":     saysCarried,
	"occasion":    saysOccasion,
	"ordered":     saysOrdered,
	"meanwhile":   saysMeanwhile,
	"beneath":     saysBeneath,
	"addressed":   saysAddressed,
}

// says reports whether t is, or starts with, a word of the sense.
func (t *token) says(x sense) bool { return t.slot != nil && t.slot.says&x != 0 }
