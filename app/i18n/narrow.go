// SPDX-License-Identifier: MIT

package i18n

// The words for narrowing a search and the list of actors.
const (
	NarrowLabel  Key = "narrow-label"
	NarrowMore   Key = "narrow-more"
	NarrowNone   Key = "narrow-none"
	NarrowType   Key = "narrow-type"
	NarrowTime   Key = "narrow-time"
	NarrowPlace  Key = "narrow-place"
	NarrowTopic  Key = "narrow-topic"
	NarrowSource Key = "narrow-source"

	FilterByCountry Key = "filter-by-country"
	FilterByRole    Key = "filter-by-role"
	AnyCountry      Key = "any-country"
	AnyRole         Key = "any-role"
	RoleSpeaks      Key = "role-speaks"
	RoleSpokenOf    Key = "role-spoken-of"
	RoleTakesPart   Key = "role-takes-part"
	RoleAgrees      Key = "role-agrees"
	LongList        Key = "long-list"
)

func init() {
	extend("en", narrowEnglish, nil)
	extend("fr", narrowFrench, nil)
	extend("ar", narrowArabic, nil)
}

func narrowEnglish() map[Key]string {
	return map[Key]string{
		NarrowLabel:     "Narrow the search",
		NarrowMore:      "Time, place, topic, source",
		NarrowNone:      "Search everything again",
		NarrowType:      "What",
		NarrowTime:      "When",
		NarrowPlace:     "Where",
		NarrowTopic:     "On what",
		NarrowSource:    "Source",
		FilterByCountry: "Country",
		FilterByRole:    "Role in the dossier",
		AnyCountry:      "Any country",
		AnyRole:         "Any role",
		RoleSpeaks:      "Is quoted",
		RoleSpokenOf:    "Is spoken of",
		RoleTakesPart:   "Took part in an event",
		RoleAgrees:      "Party to an agreement",
		LongList:        "The first of a long list. Search finds the others; the rest shows as soon as the page is ready.",
	}
}

func narrowFrench() map[Key]string {
	return map[Key]string{
		NarrowLabel:     "Affiner la recherche",
		NarrowMore:      "Date, lieu, sujet, source",
		NarrowNone:      "Chercher de nouveau partout",
		NarrowType:      "Quoi",
		NarrowTime:      "Quand",
		NarrowPlace:     "Où",
		NarrowTopic:     "À propos de",
		NarrowSource:    "Source",
		FilterByCountry: "Pays",
		FilterByRole:    "Rôle dans le dossier",
		AnyCountry:      "Tous les pays",
		AnyRole:         "Tous les rôles",
		RoleSpeaks:      "Prend la parole",
		RoleSpokenOf:    "Dont on parle",
		RoleTakesPart:   "A pris part à un événement",
		RoleAgrees:      "Partie à un accord",
		LongList:        "Le début d’une longue liste. La recherche trouve les autres ; la suite s’affiche dès que la page est prête.",
	}
}

func narrowArabic() map[Key]string {
	return map[Key]string{
		NarrowLabel:     "تضييق البحث",
		NarrowMore:      "الزمان والمكان والموضوع والمصدر",
		NarrowNone:      "العودة إلى البحث في كل شيء",
		NarrowType:      "ماذا",
		NarrowTime:      "متى",
		NarrowPlace:     "أين",
		NarrowTopic:     "بشأن",
		NarrowSource:    "المصدر",
		FilterByCountry: "البلد",
		FilterByRole:    "الدور في الملف",
		AnyCountry:      "كل البلدان",
		AnyRole:         "كل الأدوار",
		RoleSpeaks:      "نُقل كلامه",
		RoleSpokenOf:    "ورد ذكره في أقوال",
		RoleTakesPart:   "شارك في حدث",
		RoleAgrees:      "طرف في اتفاق",
		LongList:        "هذه بداية قائمة طويلة. يعثر البحث على سائرها، وتظهر البقية حالما تصبح الصفحة جاهزة.",
	}
}
