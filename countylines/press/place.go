// SPDX-License-Identifier: MIT

package press

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/countylines/ops/countylines"
)

// towns are the places of prose beside the counties and cities of the tables: towns, and
// the local authority districts of countylines/data/districts.csv. They stand here since
// countylines.ParsePlace looks for the nearest names to one that it does not know, which
// takes longer than a release.
var towns = []struct {
	force countylines.Area
	names string
}{
	{countylines.AvonAndSomerset, "Bath|Yeovil|Taunton|Bridgwater|Weston-super-Mare|Minehead|Keynsham|Frome|Glastonbury|Bath and North East Somerset|North Somerset|South Gloucestershire|Somerset|Mendip|Sedgemoor|South Somerset|Taunton Deane|West Somerset|Somerset West and Taunton"},
	{countylines.Bedfordshire, "Dunstable|Leighton Buzzard|Biggleswade|Houghton Regis|Luton|Bedford|Central Bedfordshire"},
	{countylines.Cambridgeshire, "Wisbech|St Neots|Ely|March town|Peterborough|Cambridge|East Cambridgeshire|Fenland|Huntingdonshire|South Cambridgeshire"},
	{countylines.Cheshire, "Chester|Crewe|Runcorn|Widnes|Macclesfield|Winsford|Northwich|Ellesmere Port|Halton|Warrington|Cheshire East|Cheshire West and Chester"},
	{countylines.Cleveland, "Redcar|Stockton|Thornaby|Billingham|Hartlepool|Middlesbrough|Redcar and Cleveland|Stockton-on-Tees"},
	{countylines.Cumbria, "Barrow|Kendal|Workington|Whitehaven|Penrith|Barrow-in-Furness|Maryport|Cumberland|Westmorland and Furness|Allerdale|Carlisle|Copeland|Eden|South Lakeland"},
	{countylines.Derbyshire, "Glossop|Ilkeston|Buxton|Long Eaton|Swadlincote|Ripley|Matlock|Derby|Amber Valley|Bolsover|Chesterfield|Derbyshire Dales|Erewash|High Peak|North East Derbyshire|South Derbyshire"},
	{countylines.DevonAndCornwall, "Torquay|Barnstaple|Paignton|Newquay|Truro|Penzance|Newton Abbot|Exmouth|Bodmin|St Austell|Camborne|Falmouth|Bideford|Redruth|Plymouth|Torbay|Cornwall|Isles of Scilly|East Devon|Exeter|Mid Devon|North Devon|South Hams|Teignbridge|Torridge|West Devon"},
	{countylines.Dorset, "Bournemouth|Poole|Weymouth|Christchurch|Bridport|Dorchester|East Dorset|North Dorset|Purbeck|West Dorset|Weymouth and Portland"},
	{countylines.Durham, "Bishop Auckland|Consett|Peterlee|Newton Aycliffe|Chester-le-Street|Seaham|Darlington|County Durham"},
	{countylines.DyfedPowys, "Llanelli|Haverfordwest|Aberystwyth|Cardigan|Newtown|Carmarthen|Milford Haven|Pembroke Dock|Brecon|Ammanford|Llandrindod Wells|Welshpool|Ceredigion|Pembrokeshire|Sir Benfro|Carmarthenshire|Sir Gaerfyrddin|Powys"},
	{countylines.Essex, "Southend|Clacton|Clacton-on-Sea|Grays|Canvey Island|Witham|Jaywick|Southend-on-Sea|Thurrock|Basildon|Braintree|Brentwood|Castle Point|Chelmsford|Colchester|Epping Forest|Harlow|Maldon|Rochford|Tendring|Uttlesford"},
	{countylines.Gloucestershire, "Lydney|Cinderford|Cirencester|Dursley|Cheltenham|Cotswold|Forest of Dean|Gloucester|Stroud|Tewkesbury"},
	{countylines.GreaterManchester, "Altrincham|Ashton-under-Lyne|Leigh|Moss Side|Bolton|Bury|Manchester|Oldham|Rochdale|Salford|Stockport|Tameside|Trafford|Wigan"},
	{countylines.Gwent, "Ebbw Vale|Cwmbran|Abergavenny|Pontypool|Chepstow|Caerphilly|Caerffili|Blaenau Gwent|Torfaen|Tor-faen|Monmouthshire|Sir Fynwy|Newport|Casnewydd"},
	{countylines.Hampshire, "Aldershot|Andover|Farnborough|Bordon|Waterlooville|Portsmouth|Southampton|Isle of Wight|Basingstoke and Deane|East Hampshire|Eastleigh|Fareham|Gosport|Hart|Havant|New Forest|Rushmoor|Test Valley|Winchester"},
	{countylines.Hertfordshire, "Hemel Hempstead|Hatfield|Cheshunt|Letchworth|Hitchin|Bishop's Stortford|Broxbourne|Dacorum|Hertsmere|North Hertfordshire|Three Rivers|Watford|St Albans|Welwyn Hatfield|East Hertfordshire|Stevenage"},
	{countylines.Humberside, "Hull|Grimsby|Scunthorpe|Goole|Bridlington|Cleethorpes|Beverley|East Riding of Yorkshire|North East Lincolnshire|North Lincolnshire"},
	{countylines.Kent, "Margate|Ramsgate|Folkestone|Chatham|Gillingham|Sittingbourne|Sheerness|Faversham|Dartford|Herne Bay|Whitstable|Deal town|Medway|Ashford|Canterbury|Dover|Gravesham|Maidstone|Sevenoaks|Shepway|Folkestone and Hythe|Swale|Thanet|Tonbridge and Malling|Tunbridge Wells"},
	{countylines.Lancashire, "Morecambe|Accrington|Skelmersdale|Fleetwood|Nelson|Leyland|Ormskirk|Lytham|Blackburn with Darwen|Blackpool|Burnley|Chorley|Fylde|Hyndburn|Lancaster|Pendle|Preston|Ribble Valley|Rossendale|South Ribble|West Lancashire|Wyre"},
	{countylines.Leicestershire, "Loughborough|Hinckley|Coalville|Market Harborough|Leicester|Rutland|Blaby|Charnwood|Harborough|Hinckley and Bosworth|Melton|North West Leicestershire|Oadby and Wigston"},
	{countylines.Lincolnshire, "Skegness|Grantham|Gainsborough|Spalding|Stamford|Sleaford|Mablethorpe|Boston|East Lindsey|Lincoln|North Kesteven|South Holland|South Kesteven|West Lindsey"},
	{countylines.Merseyside, "Southport|Bootle|Birkenhead|Kirkby|Huyton|Toxteth|St Helens|Knowsley|Liverpool|St. Helens|Sefton|Wirral"},
	{countylines.Metropolitan, "Barking and Dagenham|Barnet|Bexley|Brent|Bromley|Camden|Croydon|Ealing|Enfield|Greenwich|Hackney|Hammersmith and Fulham|Haringey|Harrow|Havering|Hillingdon|Hounslow|Islington|Kensington and Chelsea|Kingston upon Thames|Lambeth|Lewisham|Merton|Newham|Redbridge|Richmond upon Thames|Southwark|Sutton|Tower Hamlets|Waltham Forest|Wandsworth|Westminster"},
	{countylines.Norfolk, "King's Lynn|Thetford|Dereham|Cromer|Swaffham|Breckland|Broadland|Great Yarmouth|King's Lynn and West Norfolk|North Norfolk|Norwich|South Norfolk"},
	{countylines.NorthWales, "Rhyl|Bangor|Llandudno|Colwyn Bay|Holyhead|Caernarfon|Deeside|Prestatyn|Isle of Anglesey|Ynys Môn|Anglesey|Gwynedd|Conwy|Denbighshire|Sir Ddinbych|Flintshire|Sir y Fflint|Wrexham|Wrecsam"},
	{countylines.NorthYorkshire, "Whitby|Northallerton|Skipton|Malton|York|Craven|Hambleton|Harrogate|Richmondshire|Ryedale|Scarborough|Selby"},
	{countylines.Northamptonshire, "Rushden|Brackley|Towcester|North Northamptonshire|West Northamptonshire|Corby|Daventry|East Northamptonshire|Kettering|Northampton|South Northamptonshire|Wellingborough"},
	{countylines.Northumbria, "Newcastle|Ashington|Blyth|South Shields|North Shields|Cramlington|Berwick|Northumberland|Newcastle upon Tyne|North Tyneside|South Tyneside|Sunderland|Gateshead"},
	{countylines.Nottinghamshire, "Worksop|Newark|Retford|Arnold|Sutton-in-Ashfield|Hucknall|Nottingham|Ashfield|Bassetlaw|Broxtowe|Gedling|Mansfield|Newark and Sherwood|Rushcliffe"},
	{countylines.SouthWales, "Barry|Pontypridd|Port Talbot|Aberdare|Neath|Swansea|Abertawe|Neath Port Talbot|Castell-nedd Port Talbot|Bridgend|Pen-y-bont ar Ogwr|Vale of Glamorgan|Bro Morgannwg|Cardiff|Caerdydd|Rhondda Cynon Taf|Rhondda Cynon Taff|Merthyr Tydfil|Merthyr Tudful"},
	{countylines.SouthYorkshire, "Mexborough|Barnsley|Doncaster|Rotherham|Sheffield"},
	{countylines.PoliceScotland, "Aberdeen|Dundee|Glasgow|Edinburgh|Inverness|Perth|Stirling|Paisley|Ayr|Kilmarnock|Dumfries|Stranraer|Greenock|Falkirk|Livingston|Hawick|Elgin|Fife|Kirkcaldy|Dunfermline|Motherwell|Peterhead|Fraserburgh|Arbroath|Dumbarton|Oban"},
	{countylines.NorthernIreland, "Belfast|Derry|Londonderry|Lisburn|Newry|Armagh|Omagh|Ballymena|Coleraine|Larne|Enniskillen|Strabane|Antrim|Craigavon|Newtownabbey|Downpatrick|Cookstown|Dungannon"},
	{countylines.Staffordshire, "Stoke|Burton|Burton-on-Trent|Leek|Newcastle-under-Lyme|Hanley|Stoke-on-Trent|Cannock Chase|East Staffordshire|Lichfield|South Staffordshire|Stafford|Staffordshire Moorlands|Tamworth"},
	{countylines.Suffolk, "Lowestoft|Bury St Edmunds|Felixstowe|Stowmarket|Haverhill|Sudbury|Newmarket|Babergh|Forest Heath|Ipswich|Mid Suffolk|St Edmundsbury|Suffolk Coastal|Waveney|East Suffolk|West Suffolk"},
	{countylines.Surrey, "Redhill|Staines|Camberley|Farnham|Leatherhead|Reigate|Dorking|Elmbridge|Epsom and Ewell|Guildford|Mole Valley|Reigate and Banstead|Runnymede|Spelthorne|Surrey Heath|Tandridge|Waverley|Woking"},
	{countylines.Sussex, "Bognor Regis|Bognor|Littlehampton|Bexhill|Brighton|Hove|Haywards Heath|Burgess Hill|Brighton and Hove|Eastbourne|Hastings|Lewes|Rother|Wealden|Adur|Arun|Chichester|Crawley|Horsham|Mid Sussex|Worthing"},
	{countylines.ThamesValley, "Aylesbury|High Wycombe|Banbury|Bicester|Didcot|Bracknell|Maidenhead|Newbury|Abingdon|Witney|Bracknell Forest|West Berkshire|Reading|Slough|Windsor and Maidenhead|Wokingham|Milton Keynes|Buckinghamshire|Aylesbury Vale|Chiltern|South Bucks|Wycombe|Cherwell|Oxford|South Oxfordshire|Vale of White Horse|West Oxfordshire"},
	{countylines.Warwickshire, "Nuneaton|Bedworth|Leamington Spa|Leamington|Stratford-upon-Avon|Stratford|North Warwickshire|Nuneaton and Bedworth|Rugby|Stratford-on-Avon|Warwick"},
	{countylines.WestMercia, "Hereford|Shrewsbury|Telford|Kidderminster|Worcester|Oswestry|Evesham|Malvern|Leominster|Telford and Wrekin|Shropshire|Bromsgrove|Malvern Hills|Redditch|Wychavon|Wyre Forest"},
	{countylines.WestMidlands, "West Bromwich|Smethwick|Handsworth|Stourbridge|Birmingham|Coventry|Dudley|Sandwell|Solihull|Walsall|Wolverhampton"},
	{countylines.WestYorkshire, "Huddersfield|Halifax|Dewsbury|Keighley|Batley|Castleford|Bradford|Calderdale|Kirklees|Leeds|Wakefield"},
	{countylines.Wiltshire, "Salisbury|Trowbridge|Chippenham|Melksham|Devizes|Swindon"},
}

// townForces are the forces of the towns, by name.
var townForces = sync.OnceValue(func() map[string]countylines.Area {
	m := map[string]countylines.Area{}
	for _, t := range towns {
		for name := range strings.SplitSeq(t.names, "|") {
			m[name] = t.force
		}
	}
	return m
})

func (v *vocabulary) addTowns() {
	for name, force := range townForces() {
		v.add(name, phrase{cues: placeMark, area: force, name: true})
	}
}

// mostPlaces bounds the places of one text of which it is asked who polices them.
const mostPlaces = 64

// A gazetteer says who polices a place.
type gazetteer struct{ asked map[string]countylines.Area }

// police gives the force that polices a place, or 0 if that is not known.
func (g *gazetteer) police(asked string) countylines.Area {
	force, told := g.asked[asked]
	if told || len(g.asked) >= mostPlaces {
		return force
	}
	for n, name := range [...]string{asked, uncompassed(asked)} {
		force = cmp.Or(force, townForces()[name])
		for _, p := range words().phrases[strings.ToLower(firstWord(name))] {
			if force == 0 && p.area != 0 && p.area.Size() == 1 && len(p.rest) == 0 && firstWord(name) == name && (p.cues&placeMark != 0 || n > 0 && name != asked) {
				force = p.area // a county, or the part of one
			}
		}
	}
	if g.asked == nil {
		g.asked = map[string]countylines.Area{}
	}
	g.asked[asked] = force
	return force
}

// compass are words beside the name of a place that make it a part of the place.
var compass = []string{"North", "South", "East", "West", "Central", "Mid", "City", "Inner", "Outer", "Northern", "Southern", "Eastern", "Western"}

// uncompassed gives a name without "North" before it or behind it.
func uncompassed(name string) string {
	for _, c := range compass {
		if rest, ok := strings.CutPrefix(name, c+" "); ok {
			return rest
		}
		if rest, ok := strings.CutSuffix(name, " "+c); ok {
			return rest
		}
	}
	return name
}

// heads reports whether text is the name of a place, or of several, and no more:
// "Rugby", "North Warwickshire and Nuneaton & Bedworth", "Stratford district".
func (g *gazetteer) heads(text string) bool {
	if len(text) == 0 || len(text) > longestPlace || text[0] < 'A' || text[0] > 'Z' {
		return false
	}
	for _, c := range compass {
		if text == c || strings.HasPrefix(c, text) && len(text) > 4 {
			return true
		}
	}
	all := g.police(text) != 0
	for _, d := range divisions {
		rest, ok := strings.CutSuffix(text, " "+d)
		if !ok {
			rest, ok = strings.CutSuffix(text, " "+d+"s")
		}
		if ok {
			return named(rest)
		}
	}
	if all {
		return true
	}
	known := false
	for _, part := range strings.FieldsFunc(strings.ReplaceAll(text, " and ", ","), func(r rune) bool { return r == ',' || r == '&' || r == '/' }) {
		part = strings.TrimSpace(part)
		if !named(part) {
			return false
		}
		known = known || g.police(part) != 0
	}
	return known
}

// named reports whether text is written as a name is, in words with capitals.
func named(text string) bool {
	words := 0
	for w := range strings.FieldsSeq(text) {
		switch r, _ := utf8.DecodeRuneInString(w); {
		case w == "and", w == "of", w == "upon", w == "on", w == "the", w == "&":
		case !unicode.IsUpper(r) || noPlaces[w]:
			return false
		}
		words++
	}
	return 0 < words && words < 8
}

// title takes a line that names nothing but a place for the place of what stands below
// it, or behind its colon.
func (r *reader) title(b block, c *context) bool {
	text := r.text[b.start:b.end]
	if label, _, ok := strings.Cut(text[:min(len(text), longestLabel)], ":"); ok {
		text = label
	}
	text = strings.TrimRight(strings.TrimLeft(text, "•-–—*·▪◦‣●○■✔✓➡►+ \t"), " :.-–—*")
	if day := dayLabel(r.text[b.start:b.end]); day != "" {
		text = day
	}
	if p := r.daysOf(text); p.Size() > 0 {
		c.period, c.part, c.scope, c.dated = p, OfCase, text, true
		c.word(&mark{start: b.start, end: b.start + len(text)}, OfPeriod)
		return false
	}
	if !r.places.heads(text) {
		return false
	}
	if _, err := countylines.ParseArea(text); err == nil {
		return false
	}
	start := b.start + strings.Index(r.text[b.start:b.end], text)
	c.part, c.scope = OfPlace, text
	c.word(&mark{start: start, end: start + len(text)}, OfScope)
	return true
}

// posted takes a paragraph that begins with a day and a time, as a message does, for one
// of that day: "Mon 07:12 Morning all."
func (r *reader) posted(b block, c *context) bool {
	day, rest, _ := strings.Cut(r.text[b.start:b.end], " ")
	if len(rest) < 5 || !digitAt(rest, 0) {
		return false
	}
	hour := strings.TrimLeft(rest, "0123456789")
	timed := (hour[0] == ':' || hour[0] == '.') && digitAt(hour, 1) && digitAt(hour, 2) && !digitAt(hour, 3) || hasPrefix(hour, "am", "pm")
	if len(rest)-len(hour) > 2 || !timed {
		return false
	}
	for w := time.Sunday; w <= time.Saturday; w++ {
		if name := w.String(); len(day) >= 3 && hasPrefix(name, day) || day == "Weds" && w == time.Wednesday {
			p := r.daysOf(name)
			if p.Size() == 0 {
				return false
			}
			c.period, c.part, c.scope, c.dated = p, OfCase, day, true
			c.word(&mark{start: b.start, end: b.start + len(day)}, OfPeriod)
			return true
		}
	}
	return false
}

// acting are the words behind the name of a place that make it one that acts: its
// officers, or itself.
var acting = []string{"officers", "police", "team", "teams", "neighbourhood", "detectives", "saw", "accounted", "recorded", "had", "reported", "made", "contributed", "division", "district", "borough"}

// acts reports whether what stands here makes the place before it one that acts.
func (s *scanner) acts(end int) bool {
	rest := s.text[s.pos:end]
	for _, own := range []string{"'s", "’s", "'", "’"} {
		if tail, ok := strings.CutPrefix(rest, own); ok {
			rest = tail
			break
		}
	}
	rest, ok := strings.CutPrefix(rest, " ")
	if !ok {
		return false
	}
	for _, w := range acting {
		if hasFold(rest, w) && !letter(byteAt(rest, len(w))) {
			return true
		}
	}
	return false
}

// actor takes a capitalised name for a place if it is known to be one, and acts:
// "Ipswich saw", "Chesterfield officers".
func (s *scanner) actor(start, end int) bool {
	last := s.words(start, min(end, start+longestPlace))
	was := s.pos
	s.pos = last
	if noPlaces[s.text[start:was]] || !s.acts(end) || s.places.police(s.text[start:last]) == 0 {
		s.pos = was
		return false
	}
	s.marks = append(s.marks, mark{start: start, end: last, cues: placeMark | bodyMark})
	return true
}

// placeName gives the name of the place ms[i]. It is false where the text does not say
// that something was done there, and where the place is all of the area.
func (r *reader) placeName(ms []mark, i int, c *context) (name string, ok bool) {
	m := &ms[i]
	name = r.text[m.start:m.end]
	divided := m.cues&placeMark != 0 && m.area == 0 && divisionName(name)
	labelled := i == 0 && says(ms, 1)&(colonMark|commaMark|verbMark) != 0 && r.touches(m, &ms[1])
	if says(ms, r.before(ms, i))&inMark == 0 && !r.whereBehind(ms, i) && !divided && !labelled && m.cues&bodyMark == 0 && !r.hails(ms, i) {
		return name, false
	}
	if strings.EqualFold(name, "the capital") {
		return "London", c.area != countylines.Metropolitan
	}
	london := name == "London" && c.area != 0 && countylines.London.Contains(c.area)
	return name, !london
}

// hails reports whether the place ms[i] is where some of those just counted are from:
// "of whom 21 were from Leicester".
func (r *reader) hails(ms []mark, i int) bool {
	j := r.before(ms, i)
	if j < 2 || !strings.EqualFold(r.text[ms[j].start:ms[j].end], "from") {
		return false
	}
	if j--; ms[j].cues&verbMark != 0 {
		j--
	}
	return j > 0 && ms[j].cues&figureMark != 0 && ms[j-1].cues&ofThemMark != 0
}

// listedPlace adds the place ms[i] to those named just before: "in Barrow, Carlisle and
// Kendal". Three or more across which something was done are the whole area.
func (r *reader) listedPlace(ms []mark, i int, c *context) bool {
	first := i
	for says(ms, first-1)&(andMark|commaMark) != 0 && says(ms, first-2)&placeMark != 0 && r.touches(&ms[first-2], &ms[first-1]) && r.touches(&ms[first-1], &ms[first]) {
		first -= 2
	}
	head := strings.TrimSpace(r.text[ms[first].start:ms[first].end])
	if first == i || says(ms, i-1)&andMark == 0 && i-first < 4 || c.part != OfPlace && i-first < 6 || c.part == OfPlace && !strings.HasPrefix(c.scope, head) {
		return false
	}
	over := r.before(ms, first)
	wide := i-first >= 4 && over >= 0 && says(ms, over)&inMark != 0 || over >= 0 && (hasFold(r.text[ms[over].start:], "across") || hasFold(r.text[ms[over].start:], "throughout") || hasFold(r.text[ms[over].start:], "covering"))
	part, scope, was := OfPlace, r.text[ms[first].start:ms[i].end], c.scope
	if wide {
		part, scope = Whole, ""
	}
	for j := len(r.statements) - 1; j >= max(0, len(r.statements)-16); j-- {
		if s := &r.statements[j]; s.Part == OfPlace && s.Scope == was && len(s.Why) > 0 && s.Why[len(s.Why)-1].Start == ms[first].start {
			s.Part, s.Scope = part, scope
		}
	}
	c.part, c.scope = part, scope
	return true
}

// shiftPlace changes the context by the name of a place within an area.
func (r *reader) shiftPlace(ms []mark, i int, c *context, k *clause) {
	m := &ms[i]
	here := len(r.statements)
	if r.listedPlace(ms, i, c) {
		return
	}
	name, ok := r.placeName(ms, i, c)
	if !ok {
		return
	}
	local := here > 0 && here > k.first && m.cues&bodyMark == 0 && (r.notes[here-1].ofThem || r.hails(ms, i) || here-k.first > 1 && says(ms, r.before(ms, i)-1)&figureMark != 0 && r.bareOf(here-1))
	if r.unfound(ms, r.before(ms, r.before(ms, i))) {
		return
	}
	front := *c
	c.several = here > k.first && c.part == OfPlace && c.scope != name
	c.part, c.scope = OfPlace, name
	c.word(m, OfScope)
	if !k.subject {
		r.police(m, name, c, !k.quote && here == k.first)
	}
	r.timesBefore(c, k)
	if from := max(k.segment, k.conjunct, k.placed); from < here && m.cues&bodyMark == 0 {
		if local {
			from = here - 1
		}
		r.back(from, func(s *Statement) {
			s.Part, s.Scope = OfPlace, name
			s.Why = append(s.Why, Word{m.start, m.end, OfScope})
		})
		k.placed = here
	}
	if local && !r.whereBehind(ms, i) {
		*c = front
		c.several = c.several || c.part == OfPlace && c.scope != name
	}
}

// whereBehind reports whether ", where" stands behind the place ms[i].
func (r *reader) whereBehind(ms []mark, i int) bool {
	return says(ms, i+1)&commaMark != 0 && says(ms, i+2)&subMark != 0 && hasFold(r.text[ms[i+2].start:], "where")
}

// timesBefore goes back, at a place, from the time that a figure of the sentence was compared
// with to what the sentence began with.
func (r *reader) timesBefore(c *context, k *clause) {
	if c.role != Result && len(r.statements) > k.first && c.words[OfPeriod-1].Start > r.statements[k.first].Start {
		c.period, c.role, c.open, c.dated = k.front.period, k.front.role, k.front.open, k.front.dated
	}
}

// unfound reports whether the mark at i stands behind some of those told whose number was
// not found: "four of them in Hull", "20 of which were in Hull".
func (r *reader) unfound(ms []mark, i int) bool {
	gap := 0
	if says(ms, i)&verbMark != 0 {
		i, gap = i-1, 12
	}
	here := len(r.statements)
	return says(ms, i)&ofThemMark != 0 && (here == 0 || r.statements[here-1].End < ms[i].start-gap)
}

// bareOf reports whether a statement is a number without a noun behind one of the same
// kind: "29 arrests, seven in Hull".
func (r *reader) bareOf(i int) bool {
	s := &r.statements[i]
	return s.Counted != "" && !strings.Contains(r.text[s.Start:s.End], " ") && sameKind(s.Found, r.statements[i-1].Found) && r.notes[i].block == r.notes[i-1].block
}

// police gives what follows to the force that polices the place ms[i]: officers in York,
// where all forces are spoken of, or one of the two that the text is about.
func (r *reader) police(m *mark, name string, c *context, first bool) {
	size := c.area.Size()
	if size < 1 || size == 1 && (!first || everywhere.Contains(c.area)) {
		return
	}
	force := r.policing(m, name)
	if force == 0 || size > 1 && !c.area.Contains(force) || size == 1 && (force == c.area || force != r.area && !slices.Contains(r.history, force)) {
		return
	}
	c.area = force
	c.word(m, OfArea)
}

// policing gives the force that polices the place ms[i], if that is known.
func (r *reader) policing(m *mark, name string) countylines.Area {
	if m.area != 0 {
		return m.area
	}
	return r.places.police(name)
}

func divisionName(name string) bool {
	for _, d := range divisions {
		if strings.HasSuffix(name, " "+d) {
			return true
		}
	}
	return false
}

// elsewhere reports whether a sentence begins with a place of its own, so that the days of
// the place before are not its.
func (r *reader) elsewhere(ms []mark, c *context) bool {
	for i := range ms {
		switch m := &ms[i]; {
		case m.cues&(figureMark|dateMark) != 0:
			return false
		case m.cues&placeMark != 0 && (m.cues&bodyMark != 0 || says(ms, r.before(ms, i))&inMark != 0):
			return r.text[m.start:m.end] != c.scope
		}
	}
	return false
}
