// SPDX-License-Identifier: MIT

package press

import (
	"strings"
	"sync"

	"github.com/countylines/ops/countylines"
)

// A mark is a word, or several, that may decide something of a figure near it.
type mark struct {
	start, end int
	cues       cues
	area       countylines.Area // of an area's or a place's name
	index      int              // of a date or a figure
}

// cues are the parts that a mark may play.
type cues uint64

const (
	figureMark cues = 1 << iota
	dateMark
	areaMark     // the name of a force, a region or a nation
	bodyMark     // with areaMark: said as a body, "Kent Police"
	nationMark   // with areaMark: the nation as a whole
	placeMark    // a town or the like
	stopMark     // the end of a sentence
	commaMark    // a comma, a dash
	colonMark    // a colon
	breakMark    // a semicolon, while, but
	andMark      // and, or
	openMark     // an opening bracket
	shutMark     // a closing one
	quoteMark    // a quotation mark
	verbMark     // a verb of what police do
	inMark       // in, at, across
	byMark       // by
	withMark     // with, from, to: what stands behind it did not act
	ofMark       // of
	pronounMark  // it, they
	ownMark      // the force, officers, police
	weMark       // we, our
	jointMark    // together, joint, the two forces
	allMark      // in total, overall: of the whole
	peopleMark   // forces, officers: "of" behind it is about those who act
	speakMark    // said
	compareMark  // than, against, compared with
	beforeMark   // last year's, the previous
	runMark      // so far, in the last 12 months
	planMark     // aim, hope
	groupMark    // men, under 18
	caseMark     // a raid, a car
	oneMark      // a, one, the
	ofThemMark   // of them, of those
	fixMark      // correction, clarification
	moreMark     // another, further
	backMark     // the year before
	regionMark   // the region
	countyMark   // the county, force-wide
	hadMark      // had
	hasMark      // has, have
	weekMark     // week, week-long
	actMark      // day of action
	willMark     // will, would: of what has not happened
	subMark      // after, when: what follows is no clause of its own
	laterMark    // the next day
	sameMark     // the numbers were
	claimMark    // what a claim turns on
	percentMark  // per cent
	recordMark   // the most
	asMark       // the same week: of a year that follows
	yearMark     // over the year
	endedMark    // ended on
	nthMark      // the second day
	divisionMark // what makes the name before it a part of an area
	includeMark  // included: some of those told before
	eachMark     // respectively
)

// vocabulary holds the phrases that are looked for, by their first word.
type vocabulary struct {
	phrases map[string][]phrase
}

type phrase struct {
	rest []string // the words behind the first
	cues cues
	area countylines.Area
	name bool // written with a capital
}

var words = sync.OnceValue(func() *vocabulary {
	v := &vocabulary{phrases: map[string][]phrase{}}
	for _, row := range cueWords {
		for text := range strings.SplitSeq(row.words, "|") {
			v.add(text, phrase{cues: row.cues})
		}
	}
	v.addAreas()
	return v
})

// add puts in a phrase; a longer one is found before a shorter.
func (v *vocabulary) add(text string, p phrase) {
	fields := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return r == ' ' || r == '-' })
	p.rest = fields[1:]
	list := v.phrases[fields[0]]
	at := len(list)
	for i, q := range list {
		if len(q.rest) == len(p.rest) && strings.Join(q.rest, " ") == strings.Join(p.rest, " ") && q.name == p.name {
			list[i].cues |= p.cues
			if p.area != 0 {
				list[i].area = p.area
			}
			return
		}
		if len(q.rest) < len(p.rest) && i < at {
			at = i
		}
	}
	list = append(list, phrase{})
	copy(list[at+1:], list[at:])
	list[at] = p
	v.phrases[fields[0]] = list
}

var cueWords = []struct {
	cues  cues
	words string
}{
	{andMark, "and|or|as well as|plus"},
	{breakMark, "while|whilst|but|whereas|meanwhile"},
	{inMark, "in|at|across|throughout|within|around|near|on|inside|over|covering|outside"},
	{byMark, "by"},
	{withMark, "with|alongside|from|to|into|between|supported by|help of|help from|assisted by|support from|support of|joined by|like|for|towards|near|via|borders|bordering|neighbouring|lent by|run from|based in|linked to|led by|toward|including|led from|controlled from|against"},
	{ofMark, "of"},
	{pronounMark, "it|they|its|their|them|both|he|she|these|those|this|theirs"},
	{ownMark, "the force|officers|police|the team|the teams|detectives|our officers|our teams|the constabulary|the service|the unit|staff|police officers|the taskforce|teams"},
	{weMark, "we|our|ours|us|i|wexve|wexd|wexre|ixve"},
	{jointMark, "together|joint|jointly|the two forces|both forces|the three forces|all three forces|the four forces|all four forces|the five forces|all five forces|the six forces|all six forces|the seven forces|all seven forces|combined|between them|the two|across the forces|across the two forces|the forces|its forces|two forces|three forces|four forces|five forces|six forces|seven forces|all forces"},
	{allMark, "in total|in all|overall|altogether|during the week|across the week|over the week|throughout the week|in the week|that week|the same week|same week|the week|week's|across the force|force wide|forcewide|in numbers"},
	{peopleMark, "forces|officers|police|across|constabularies|parts of|county of|detectives|teams|force|people|area of|areas of|the whole of|all of|service|services|colleagues"},
	{speakMark, "said|says|added|told|explained|commented|according to|praised|thanked"},
	{compareMark, "against|compared with|compared to|compares with|compares to|comparable with|in comparison with|up from|down from|than|than the|rose from|fell from|increased from|from a total of|up on|down on|in contrast to|versus|as opposed to|beats the|beat the|beating the|improves on|improved on|improvement on"},
	{beforeMark, "last year's|previous|the previous|earlier|a year earlier|a year ago|last time|the last time|the last such week|last year's week|the week before|the month before|last operation|the first week of action|in previous weeks|before that"},
	{includeMark, "included|includes|including|comprised|comprising|made up of|consisting of|broken down as"},
	{eachMark, "respectively"},
	{asMark, "this time|same period|the same time|same time|corresponding period|corresponding week|equivalent week|equivalent period|similar week|comparable week|same operation|a similar week|a similar operation|same week|same month|same three months|same quarter|same six months|same nine months|same 12 months"},
	{yearMark, "over the year|for the year|the year as a whole|over the year as a whole|across the year|the whole year|during the year|throughout the year|the full year"},
	{nthMark, "on the second|on the third|on the fourth|the first day|the second day|the third day|the fourth day|the fifth day|the final day|the last day|day one|day two|day three|day four|day five"},
	{endedMark, "ended on|ended|ending on|until|finished on|concluded on|closes on|came to an end on|up to and including"},
	{backMark, "the year before|a year before|the previous year|the month before|the previous month|the week before|the previous week|the financial year before|the quarter before|the previous quarter"},
	{runMark, "taking the total|taking its total|taking our total|takes the total|takes its total|bringing the total|bringing its total|bringing our total|brings the total|brings its total|brings our total|bringing the number|brings the number|taking the number|takes the number|since its launch|since launch|since it began|since its inception|since its creation|since the launch|since it was launched|since its formation|since it was formed|since it was set up|in the last|over the last|in the past|over the past|over the course of|all time|running total|during the last|during the past|in recent months|in recent years|since it started"},
	{planMark, "aim|aims|aimed|aiming|target|targets|hope|hopes|hoped|hoping|plan|plans|planned|planning|want to|wants to|intend|intends|pledge|pledged|pledges|promise|promised|ambition|goal|expects to|expect to|expected to|would like|set out to|due to|vowed"},
	{divisionMark, "district|division|borough"},
	{claimMark | percentMark, "per cent|percent|pc"},
	{claimMark, "a quarter|one quarter|a third|one third|two thirds|three quarters|half|a half|a fifth|one fifth|a tenth|one tenth|four fifths|doubled|double|twice|trebled|tripled|treble|quadrupled|halved|out of|fewer|in|more"},
	{claimMark | recordMark, "the most|the highest|record|highest|the largest number|more than ever"},
	{subMark, "after|when|as|following|during|where|which|who"},
	{laterMark, "days later|day later|the next day|the following day|the day after"},
	{sameMark, "the numbers were|the figures were|the totals were|the results were|the equivalent figures were|the corresponding figures were|the corresponding numbers were|the figures for|figures were|the comparable figures were|the equivalent numbers were|these were|it was|they were"},
	{willMark, "will|would|shall|could|should"},
	{groupMark, "men|women|boys|girls|man|woman|boy|girl|male|males|female|females|teenager|teenagers|child|children|juvenile|juveniles|youth|youths|under 18|under 18s|under 16|aged|adults|adult|young people|young person|year old|year olds|minors|teenage|over 18|pensioner|pensioners|younger|youngest|foreign nationals|foreign national"},
	{0, "control room|briefing room|custody suite|police station|case study|case studies"},
	{caseMark, "warrant|raid|stop|house|flat|car|van|vehicle|address|property|home|case|incident|man|woman|boy|girl|teenager|youth|driver|search|train|bag|rucksack|room|caravan|premises|bedroom|lorry|taxi|passenger|suspect|male|female|17 year old|home address|pursuit|chase|garage|shed|unit|factory|grow|cannabis factory|farm|barn|pub|hotel|hotel room|station|parcel|suitcase|swoop|lock up|industrial unit|warehouse|bungalow|stop search|arrest|line holder|couple|dealer"},
	{oneMark, "a|an|one|the|another|that|this|his|her|a single|each"},
	{ofThemMark, "of them|of those|of whom|of which|of these|of the total|of the arrests|of the warrants|among them|among those"},
	{fixMark, "correction|clarification|corrected|editor's note|editors note|note to editors: correction|erratum|amendment|amended|an earlier version|a previous version|a first version|earlier version|first version|previous version|update: an earlier|this release originally|we previously|wrongly|incorrectly|mistakenly|erroneously|inaccurately|in error|should have|should read|should be"},
	{moreMark, "another|further|more|second|other|additional|extra|third"},
	{regionMark, "the region|regionally|across the region|region wide|the region's"},
	{countyMark, "the county|county wide|countywide|the force area|the area|here|our county|our area|the force's area|force area|locally|the policing area"},
	{hadMark, "had"},
	{hasMark, "has|have|is now|stands at"},
	{weekMark, "week|weeks|week long|weeklong|seven day|five day"},
	{actMark, "day of action|day of activity|week of action|intensification week"},
	{verbMark, "made|make|makes|making|arrested|arrest|arrests|seized|seize|seizes|seizing|recovered|recover|recovers|closed|close|closes|executed|executes|execute|carried out|found|find|charged|charge|safeguarded|safeguard|safeguards|stopped|visited|visit|visits|took|taken|take|searched|search|were|was|are|is|led|leading|raided|discovered|removed|identified|referred|protected|dismantled|shut|disrupted|jailed|remanded|resulted|saw|spoke|gave|engaged|educated|conducted|held|recorded|reported|confiscated|brought|put|uncovered|netted|accounted|intercepted|helped|attended|delivered|rescued|detained|caught|smashed|yielded|produced|secured|forced|closing|executing|charging|safeguarding|carrying out|recording|dismantling|shutting|visiting|referring|recovering|reporting|went|ran|entered|turned|contributed|checked|completed|swept|tackled|targeted|locked"},
}
