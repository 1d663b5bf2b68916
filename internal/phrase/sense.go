// SPDX-License-Identifier: MIT

package phrase

// A sense is what the engine needs to know of a few words beyond their class. A
// word has a bit for each.
type sense uint64

// The senses, in the order of senseNames.
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
	saysBut                           // "but"
	saysPast                          // is a past tense that does not end in -ed
	saysFewer                         // "fewer"
	saysMore                          // "more"
	saysThan                          // "than"
	saysEvery                         // "every"
	saysBoth                          // "both"
	saysOutOf                         // "out of"
	saysUntrue                        // says that what is before it is not so
	saysRespective                    // "respectively"
	saysMoved                         // says that a number changed
	saysAgainst                       // "against"
	saysIt                            // "it"
	saysHopes                         // "hope", which may also be said of what is a fact
	saysTimes                         // "times"
	saysReaches                       // may stand between a noun and its number: arrests reach 500
	saysPassing                       // makes that number "over"
	saysSterling                      // "GBP"
	saysHeld                          // "held", said of people or of meetings
	saysOf                            // starts "of whom"
	saysCauses                        // a verb of whose object another verb is said: saw four arrested
	saysMost                          // "most"
	saysCarries                       // "carries"
	saysMistaken                      // says that what is told is wrong: wrongly given
	saysTold                          // the verb behind it
	saysPointing                      // stands for what is before it: that is a wrap
)

// senseNames are what the rows "says" of words.csv call them.
var senseNames = [...]string{
	"relative", "conditional", "able", "promised", "finite", "period", "rated", "purpose", "agent", "origin", "level",
	"dated", "inside", "portioned", "notes", "valuing", "priced", "summed", "having", "timed", "participle", "form",
	"those", "carried", "occasion", "ordered", "meanwhile", "beneath", "addressed", "but", "past", "fewer", "more",
	"than", "every", "both", "outof", "untrue", "respective", "moved", "against", "it", "hopes", "times", "reaches", "passing", "sterling", "held", "of", "causes", "most", "carries", "mistaken", "told", "pointing",
}

// says reports whether t is, or starts with, a word of the sense.
func (t *token) says(x sense) bool { return t.slot != nil && t.slot.says&x != 0 }
