// SPDX-License-Identifier: MIT

package stats

// The JSON of results: keys in lower case with underscores, numbers as numbers. See
// json.go for those that JSON does not have.

// MarshalJSON gives r with a reason for each number that JSON does not have.
func (r BeforeAfter) MarshalJSON() ([]byte, error) { return marshalResult(r) }

// UnmarshalJSON reads what [BeforeAfter.MarshalJSON] writes: a null is the NaN or infinity that its reason names.
func (r *BeforeAfter) UnmarshalJSON(data []byte) error { return unmarshalResult(data, r) }

// MarshalJSON gives r with a reason for each number that JSON does not have.
func (r ChaoResult) MarshalJSON() ([]byte, error) { return marshalResult(r) }

// UnmarshalJSON reads what [ChaoResult.MarshalJSON] writes: a null is the NaN or infinity that its reason names.
func (r *ChaoResult) UnmarshalJSON(data []byte) error { return unmarshalResult(data, r) }

// MarshalJSON gives r with a reason for each number that JSON does not have.
func (r ChapmanResult) MarshalJSON() ([]byte, error) { return marshalResult(r) }

// UnmarshalJSON reads what [ChapmanResult.MarshalJSON] writes: a null is the NaN or infinity that its reason names.
func (r *ChapmanResult) UnmarshalJSON(data []byte) error { return unmarshalResult(data, r) }

// MarshalJSON gives r with a reason for each number that JSON does not have.
func (r ConcentrationResult) MarshalJSON() ([]byte, error) { return marshalResult(r) }

// UnmarshalJSON reads what [ConcentrationResult.MarshalJSON] writes: a null is the NaN or infinity that its reason names.
func (r *ConcentrationResult) UnmarshalJSON(data []byte) error { return unmarshalResult(data, r) }

// MarshalJSON gives r with a reason for each number that JSON does not have.
func (r ETestResult) MarshalJSON() ([]byte, error) { return marshalResult(r) }

// UnmarshalJSON reads what [ETestResult.MarshalJSON] writes: a null is the NaN or infinity that its reason names.
func (r *ETestResult) UnmarshalJSON(data []byte) error { return unmarshalResult(data, r) }

// MarshalJSON gives r with a reason for each number that JSON does not have.
func (r FigurePoint) MarshalJSON() ([]byte, error) { return marshalResult(r) }

// UnmarshalJSON reads what [FigurePoint.MarshalJSON] writes: a null is the NaN or infinity that its reason names.
func (r *FigurePoint) UnmarshalJSON(data []byte) error { return unmarshalResult(data, r) }

// MarshalJSON gives r with a reason for each number that JSON does not have.
func (r Funnel) MarshalJSON() ([]byte, error) { return marshalResult(r) }

// UnmarshalJSON reads what [Funnel.MarshalJSON] writes: a null is the NaN or infinity that its reason names.
func (r *Funnel) UnmarshalJSON(data []byte) error { return unmarshalResult(data, r) }

// MarshalJSON gives r with a reason for each number that JSON does not have.
func (r FunnelPoint) MarshalJSON() ([]byte, error) { return marshalResult(r) }

// UnmarshalJSON reads what [FunnelPoint.MarshalJSON] writes: a null is the NaN or infinity that its reason names.
func (r *FunnelPoint) UnmarshalJSON(data []byte) error { return unmarshalResult(data, r) }

// MarshalJSON gives r with a reason for each number that JSON does not have.
func (r KaplanMeierResult) MarshalJSON() ([]byte, error) { return marshalResult(r) }

// UnmarshalJSON reads what [KaplanMeierResult.MarshalJSON] writes: a null is the NaN or infinity that its reason names.
func (r *KaplanMeierResult) UnmarshalJSON(data []byte) error { return unmarshalResult(data, r) }

// MarshalJSON gives r with a reason for each number that JSON does not have.
func (r KaplanMeierStep) MarshalJSON() ([]byte, error) { return marshalResult(r) }

// UnmarshalJSON reads what [KaplanMeierStep.MarshalJSON] writes: a null is the NaN or infinity that its reason names.
func (r *KaplanMeierStep) UnmarshalJSON(data []byte) error { return unmarshalResult(data, r) }

// MarshalJSON gives r with a reason for each number that JSON does not have.
func (r LogRankResult) MarshalJSON() ([]byte, error) { return marshalResult(r) }

// UnmarshalJSON reads what [LogRankResult.MarshalJSON] writes: a null is the NaN or infinity that its reason names.
func (r *LogRankResult) UnmarshalJSON(data []byte) error { return unmarshalResult(data, r) }

// MarshalJSON gives r with a reason for each number that JSON does not have.
func (r MannKendallResult) MarshalJSON() ([]byte, error) { return marshalResult(r) }

// UnmarshalJSON reads what [MannKendallResult.MarshalJSON] writes: a null is the NaN or infinity that its reason names.
func (r *MannKendallResult) UnmarshalJSON(data []byte) error { return unmarshalResult(data, r) }

// MarshalJSON gives r with a reason for each number that JSON does not have.
func (r NewcombeResult) MarshalJSON() ([]byte, error) { return marshalResult(r) }

// UnmarshalJSON reads what [NewcombeResult.MarshalJSON] writes: a null is the NaN or infinity that its reason names.
func (r *NewcombeResult) UnmarshalJSON(data []byte) error { return unmarshalResult(data, r) }

// MarshalJSON gives r with a reason for each number that JSON does not have.
func (r Overdispersion) MarshalJSON() ([]byte, error) { return marshalResult(r) }

// UnmarshalJSON reads what [Overdispersion.MarshalJSON] writes: a null is the NaN or infinity that its reason names.
func (r *Overdispersion) UnmarshalJSON(data []byte) error { return unmarshalResult(data, r) }

// MarshalJSON gives r with a reason for each number that JSON does not have.
func (r Point) MarshalJSON() ([]byte, error) { return marshalResult(r) }

// UnmarshalJSON reads what [Point.MarshalJSON] writes: a null is the NaN or infinity that its reason names.
func (r *Point) UnmarshalJSON(data []byte) error { return unmarshalResult(data, r) }

// MarshalJSON gives r with a reason for each number that JSON does not have.
func (r PoissonTrendResult) MarshalJSON() ([]byte, error) { return marshalResult(r) }

// UnmarshalJSON reads what [PoissonTrendResult.MarshalJSON] writes: a null is the NaN or infinity that its reason names.
func (r *PoissonTrendResult) UnmarshalJSON(data []byte) error { return unmarshalResult(data, r) }

// MarshalJSON gives r with a reason for each number that JSON does not have.
func (r RateChangeRange) MarshalJSON() ([]byte, error) { return marshalResult(r) }

// UnmarshalJSON reads what [RateChangeRange.MarshalJSON] writes: a null is the NaN or infinity that its reason names.
func (r *RateChangeRange) UnmarshalJSON(data []byte) error { return unmarshalResult(data, r) }

// MarshalJSON gives r with a reason for each number that JSON does not have.
func (r RateChangeResult) MarshalJSON() ([]byte, error) { return marshalResult(r) }

// UnmarshalJSON reads what [RateChangeResult.MarshalJSON] writes: a null is the NaN or infinity that its reason names.
func (r *RateChangeResult) UnmarshalJSON(data []byte) error { return unmarshalResult(data, r) }

// MarshalJSON gives r with a reason for each number that JSON does not have.
func (r RateRange) MarshalJSON() ([]byte, error) { return marshalResult(r) }

// UnmarshalJSON reads what [RateRange.MarshalJSON] writes: a null is the NaN or infinity that its reason names.
func (r *RateRange) UnmarshalJSON(data []byte) error { return unmarshalResult(data, r) }

// MarshalJSON gives r with a reason for each number that JSON does not have.
func (r RateRatioRange) MarshalJSON() ([]byte, error) { return marshalResult(r) }

// UnmarshalJSON reads what [RateRatioRange.MarshalJSON] writes: a null is the NaN or infinity that its reason names.
func (r *RateRatioRange) UnmarshalJSON(data []byte) error { return unmarshalResult(data, r) }

// MarshalJSON gives r with a reason for each number that JSON does not have.
func (r RateRatioResult) MarshalJSON() ([]byte, error) { return marshalResult(r) }

// UnmarshalJSON reads what [RateRatioResult.MarshalJSON] writes: a null is the NaN or infinity that its reason names.
func (r *RateRatioResult) UnmarshalJSON(data []byte) error { return unmarshalResult(data, r) }

// MarshalJSON gives r with a reason for each number that JSON does not have.
func (r RateResult) MarshalJSON() ([]byte, error) { return marshalResult(r) }

// UnmarshalJSON reads what [RateResult.MarshalJSON] writes: a null is the NaN or infinity that its reason names.
func (r *RateResult) UnmarshalJSON(data []byte) error { return unmarshalResult(data, r) }

// MarshalJSON gives r with a reason for each number that JSON does not have.
func (r ReferenceStratum) MarshalJSON() ([]byte, error) { return marshalResult(r) }

// UnmarshalJSON reads what [ReferenceStratum.MarshalJSON] writes: a null is the NaN or infinity that its reason names.
func (r *ReferenceStratum) UnmarshalJSON(data []byte) error { return unmarshalResult(data, r) }

// MarshalJSON gives r with a reason for each number that JSON does not have.
func (r Spell) MarshalJSON() ([]byte, error) { return marshalResult(r) }

// UnmarshalJSON reads what [Spell.MarshalJSON] writes: a null is the NaN or infinity that its reason names.
func (r *Spell) UnmarshalJSON(data []byte) error { return unmarshalResult(data, r) }

// MarshalJSON gives r with a reason for each number that JSON does not have.
func (r StandardisedRateResult) MarshalJSON() ([]byte, error) { return marshalResult(r) }

// UnmarshalJSON reads what [StandardisedRateResult.MarshalJSON] writes: a null is the NaN or infinity that its reason names.
func (r *StandardisedRateResult) UnmarshalJSON(data []byte) error { return unmarshalResult(data, r) }

// MarshalJSON gives r with a reason for each number that JSON does not have.
func (r StandardisedRatioResult) MarshalJSON() ([]byte, error) { return marshalResult(r) }

// UnmarshalJSON reads what [StandardisedRatioResult.MarshalJSON] writes: a null is the NaN or infinity that its reason names.
func (r *StandardisedRatioResult) UnmarshalJSON(data []byte) error { return unmarshalResult(data, r) }

// MarshalJSON gives r with a reason for each number that JSON does not have.
func (r Stratum) MarshalJSON() ([]byte, error) { return marshalResult(r) }

// UnmarshalJSON reads what [Stratum.MarshalJSON] writes: a null is the NaN or infinity that its reason names.
func (r *Stratum) UnmarshalJSON(data []byte) error { return unmarshalResult(data, r) }

// MarshalJSON gives r with a reason for each number that JSON does not have.
func (r TheilSenRange) MarshalJSON() ([]byte, error) { return marshalResult(r) }

// UnmarshalJSON reads what [TheilSenRange.MarshalJSON] writes: a null is the NaN or infinity that its reason names.
func (r *TheilSenRange) UnmarshalJSON(data []byte) error { return unmarshalResult(data, r) }

// MarshalJSON gives r with a reason for each number that JSON does not have.
func (r TheilSenResult) MarshalJSON() ([]byte, error) { return marshalResult(r) }

// UnmarshalJSON reads what [TheilSenResult.MarshalJSON] writes: a null is the NaN or infinity that its reason names.
func (r *TheilSenResult) UnmarshalJSON(data []byte) error { return unmarshalResult(data, r) }

// MarshalJSON gives r with a reason for each number that JSON does not have.
func (r WDDResult) MarshalJSON() ([]byte, error) { return marshalResult(r) }

// UnmarshalJSON reads what [WDDResult.MarshalJSON] writes: a null is the NaN or infinity that its reason names.
func (r *WDDResult) UnmarshalJSON(data []byte) error { return unmarshalResult(data, r) }
