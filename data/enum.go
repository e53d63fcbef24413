// SPDX-License-Identifier: MIT

package data

// Enum is a closed list of values. Enums that classify the world end in
// "other", with a free label beside it; enums that carry the rules of
// attribution (status, stance, basis …) have no way out.
type Enum interface{ Values() []string }

// Other stands in a classifying enum for a value it does not list.
const Other = "other"

// Status says how a record reaches us.
type Status string

const (
	StatusReported Status = "reported"
	StatusOfficial Status = "official"
	StatusAlleged  Status = "alleged"
	StatusDenied   Status = "denied"
	StatusDisputed Status = "disputed"
	StatusAgreed   Status = "agreed"
)

func (Status) Values() []string {
	return []string{"reported", "official", "alleged", "denied", "disputed", "agreed"}
}

// Origin tells what a source says from what the editor adds.
type Origin string

const (
	OriginSource Origin = "source"
	OriginEditor Origin = "editor"
)

func (Origin) Values() []string { return []string{"source", "editor"} }

// Marking is a Traffic Light Protocol 2.0 label.
type Marking string

func (Marking) Values() []string {
	return []string{"TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED"}
}

// Rights says whether a source's text is shipped.
type Rights string

const (
	RightsWithheld Rights = "withheld"
	RightsEmbedded Rights = "embedded"
)

func (Rights) Values() []string { return []string{"withheld", "embedded"} }

// Reliability is the source grade of the Admiralty code.
type Reliability string

func (Reliability) Values() []string { return []string{"A", "B", "C", "D", "E", "F"} }

// ActorKind is what sort of actor.
type ActorKind string

const (
	ActorPerson            ActorKind = "person"
	ActorGroup             ActorKind = "group"
	ActorArmedGroup        ActorKind = "armed-group"
	ActorState             ActorKind = "state"
	ActorGovernment        ActorKind = "government"
	ActorStateBody         ActorKind = "state-body"
	ActorMilitaryUnit      ActorKind = "military-unit"
	ActorCommunity         ActorKind = "community"
	ActorMedia             ActorKind = "media"
	ActorResearch          ActorKind = "research"
	ActorInternationalBody ActorKind = "international-body"
)

func (ActorKind) Values() []string {
	return []string{"person", "group", "armed-group", "state", "government", "state-body", "military-unit",
		"community", "media", "research", "international-body", Other}
}

// AliasType says what sort of other name.
type AliasType string

func (AliasType) Values() []string {
	return []string{"transliteration", "nom-de-guerre", "acronym", "former", "spelling-in-source", "translation", Other}
}

// PlaceKind is what sort of place. Camp, town and wider are no finer than a
// town; site and address are, and a minor may not be tied to them.
type PlaceKind string

func (PlaceKind) Values() []string {
	return []string{"address", "site", "camp", "town", "city", "district", "region", "border", "country", Other}
}

// EventKind is what sort of event.
type EventKind string

func (EventKind) Values() []string {
	return []string{"clash", "operation", "negotiation", "agreement", "arrest", "detention", "designation", "accusation",
		"arrival", "migration", "meeting", "statement", "publication", "regulation", "appointment", "dispute",
		"campaign", "regime-change", "casualties", "decision", Other}
}

// Basis is the footing of a role or relation.
type Basis string

const (
	BasisDeJure  Basis = "de-jure"
	BasisDeFacto Basis = "de-facto"
	BasisAlleged Basis = "alleged"
)

func (Basis) Values() []string { return []string{"de-jure", "de-facto", "alleged"} }

// RelationKind is what ties two actors.
type RelationKind string

func (RelationKind) Values() []string {
	return []string{"leads", "led", "member-of", "part-of", "affiliated-with", "works-for", "represents", "advises",
		"controls", "governs", "opposes", "fought", "detained", "designated", "pursues", "negotiated-with",
		"cooperates-with", "supports", "pressures", "family-of", "located-in", "national-of", "publishes",
		"successor-of", "same-as", Other}
}

// Speech is how the source renders what was said.
type Speech string

func (Speech) Values() []string { return []string{"direct", "indirect", "narrated"} }

// Attribution says whether the source names the speaker or we infer it.
type Attribution string

func (Attribution) Values() []string { return []string{"explicit", "inferred"} }

// Stance is the speaker's side on a proposition.
type Stance string

const (
	StanceAsserts    Stance = "asserts"
	StanceDenies     Stance = "denies"
	StanceSupports   Stance = "supports"
	StanceOpposes    Stance = "opposes"
	StanceConditions Stance = "conditions"
)

func (Stance) Values() []string {
	return []string{"asserts", "denies", "supports", "opposes", "conditions"}
}

// Act is what the speaker does by speaking.
type Act string

const (
	ActAlleges Act = "alleges"
	ActAccuses Act = "accuses"
)

func (Act) Values() []string {
	return []string{"states", "alleges", "accuses", "estimates", "predicts", "demands", "commits", "warns", "praises",
		"designates", "criticises", "publishes", "asks", "approves", "denies", Other}
}

// ResponseScope tells an answer to this claim from a sweeping one.
type ResponseScope string

const (
	ScopeNamed   ResponseScope = "named"
	ScopeBlanket ResponseScope = "blanket"
)

func (ResponseScope) Values() []string { return []string{"named", "blanket"} }

// ClauseKind is what a clause is about.
type ClauseKind string

func (ClauseKind) Values() []string {
	return []string{"cessation", "media", "judicial", "oversight", "access", "weapons", "amnesty", Other}
}

// ObligedBasis tells who is obliged by the text from who is by our reading.
type ObligedBasis string

const (
	ObligedStated ObligedBasis = "stated"
	ObligedEditor ObligedBasis = "editor"
)

func (ObligedBasis) Values() []string { return []string{"stated", "editor"} }

// Qualifier says how exact a figure is.
type Qualifier string

func (Qualifier) Values() []string { return []string{"exact", "about", "at-least", "up-to"} }
