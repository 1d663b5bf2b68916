package countylines

// A Per is what the figures of a ranking are per.
type Per struct{ whole Quantity[int] }

// PerResidents ranks by rate per 100,000 residents, of the year whose 30 June lies
// in the period.
func PerResidents() Per { return Per{} }

// PerOf ranks by share of another quantity: charged of arrested is Rank of
// Charged.Of, PerOf(Arrests.Of). Of what is no part of it, such as grams per
// seizure, it ranks by ratio, and nothing is said of chance.
func PerOf(whole Quantity[int]) Per { return Per{whole} }
