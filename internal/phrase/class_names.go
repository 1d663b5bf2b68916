// SPDX-License-Identifier: MIT

package phrase

// classNames are the names of the classes of the language in words.csv.
var classNames = map[string]Class{
	"number": Number, "scale": Scale, "dozen": Dozen, "fraction": Fraction, "vague": Vague,
	"qualifier": Qualifier, "after": After, "filler": Filler, "estimated": Estimated,
	"article": Article, "definite": Definite, "those": Those,
	"between": Between, "to": To, "and": And, "or": Or, "of": Of, "in": In, "with": With,
	"preposition": Preposition, "subordinator": Subordinator,
	"be": Be, "have": Have, "future": Future, "possible": Possible, "usual": Usual, "hope": Hope, "not": Not,
	"adverb": Adverb, "adjective": Adjective,
	"mass": Mass, "volume": Volume, "moneyunit": MoneyUnit, "times": Times, "readas": ReadAs, "unsaid": Unsaid, "measure": Measure,
	"age": Age, "agetail": AgeTail, "month": Month, "weekday": Weekday, "label": Label, "year": Year,
	"ordinal": Ordinal, "clock": Clock, "street": Street, "percent": Percent, "sham": Sham, "shift": Shift, "lost": Lost,
	"worth": Worth, "each": Each, "weigh": Weigh, "including": Including, "totalling": Totalling, "comparison": Comparison,
	"verb": Verb, "offence": Offence, "market": Market, "spent": Spent,
	"container": Container, "haul": Haul, "grow": Grow, "blocked": Blocked, "money": Money, "property": Belongings,
}

// saidNames are the names of the qualifiers in words.csv.
var saidNames = map[string]Said{
	"more_than": MoreThan, "at_least": AtLeast, "nearly": Nearly, "less_than": LessThan, "at_most": AtMost, "about": About,
}
