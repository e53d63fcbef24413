// SPDX-License-Identifier: MIT

package i18n

// The messages of the network, of an actor's ring of neighbours, and of places.
const (
	NetworkDrawing     Key = "network-drawing"
	NetworkDescription Key = "network-description"
	NetworkHint        Key = "network-hint"
	NetworkKeys        Key = "network-keys"
	NetworkDrag        Key = "network-drag"
	NetworkShown       Key = "network-shown"
	NetworkUndated     Key = "network-undated"
	NetworkCapped      Key = "network-capped"
	NetworkNone        Key = "network-none"
	NetworkByKind      Key = "network-by-kind"
	NetworkByTime      Key = "network-by-time"
	NetworkAnyTime     Key = "network-any-time"
	NetworkLegend      Key = "network-legend"
	NetworkPerson      Key = "network-person"
	NetworkBody        Key = "network-body"
	NetworkPlace       Key = "network-place"
	NetworkNegated     Key = "network-negated"
	NetworkAround      Key = "network-around"
	NetworkEveryone    Key = "network-everyone"
	NetworkOpen        Key = "network-open"
	NetworkOf          Key = "network-of"
	NetworkWhole       Key = "network-whole"
	NetworkMoreRows    Key = "network-more-rows"
	NetworkToTable     Key = "network-to-table"
	PlacesWithin       Key = "places-within"
	PlacesOnlyWithin   Key = "places-only-within"
	PlacesNoEvent      Key = "places-no-event"

	CountRelations Key = "count-relations"
)

func init() {
	extend("en", func() map[Key]string {
		return map[Key]string{
			NetworkDrawing:     "Who is tied to whom",
			NetworkDescription: "The tables below the drawing say the same in words.",
			NetworkHint:        "Choose a name to see whom it is tied to.",
			NetworkKeys:        "The arrow keys go from name to name, Esc shows everyone again.",
			NetworkDrag:        "The drawing is larger than the screen: drag it to see the rest.",
			NetworkShown:       "{0} of {1} relations, {2} names.",
			NetworkUndated:     "{0} without a date are left out: nothing says when they held.",
			NetworkCapped:      "The drawing shows the {0} names with most relations; the tables hold all.",
			NetworkNone:        "No relation fits these filters.",
			NetworkByKind:      "Kinds of relation",
			NetworkByTime:      "Time",
			NetworkAnyTime:     "any",
			NetworkLegend:      "How relations are drawn",
			NetworkPerson:      "a person",
			NetworkBody:        "a group, body or state",
			NetworkPlace:       "a place",
			NetworkNegated:     "reported not to be so",
			NetworkAround:      "Tied to {0}",
			NetworkEveryone:    "Show everyone",
			NetworkOpen:        "Open this record",
			NetworkOf:          "{0} and whom the record ties to it",
			NetworkWhole:       "In the whole network",
			NetworkMoreRows:    "{0} more relations are not listed here: choose a name, a kind or a time.",
			NetworkToTable:     "Skip the drawing, to the tables",
			PlacesWithin:       "{0}; {1} including places within",
			PlacesOnlyWithin:   "{0} in places within",
			PlacesNoEvent:      "no event is placed here",
		}
	}, func() map[Key]forms {
		return map[Key]forms{
			CountRelations: {one: "{0} relation", other: "{0} relations"},
		}
	})
	extend("fr", func() map[Key]string {
		return map[Key]string{
			NetworkDrawing:     "Qui est lié à qui",
			NetworkDescription: "Les tableaux sous le dessin disent la même chose en mots.",
			NetworkHint:        "Choisissez un nom pour voir à qui il est lié.",
			NetworkKeys:        "Les flèches mènent d’un nom à l’autre, Échap réaffiche l’ensemble.",
			NetworkDrag:        "Le dessin dépasse l’écran : faites-le glisser pour voir le reste.",
			NetworkShown:       "Relations affichées : {0} sur {1} ; noms : {2}.",
			NetworkUndated:     "Relations sans date, laissées de côté : {0}. Rien ne dit quand elles valaient.",
			NetworkCapped:      "Le dessin ne montre que les noms qui ont le plus de relations ({0}) ; les tableaux les contiennent tous.",
			NetworkNone:        "Aucune relation ne correspond à ces filtres.",
			NetworkByKind:      "Types de relation",
			NetworkByTime:      "Période",
			NetworkAnyTime:     "toutes",
			NetworkLegend:      "Comment les relations sont dessinées",
			NetworkPerson:      "une personne",
			NetworkBody:        "un groupe, un organe ou un État",
			NetworkPlace:       "un lieu",
			NetworkNegated:     "signalée comme inexistante",
			NetworkAround:      "En lien avec {0}",
			NetworkEveryone:    "Tout afficher",
			NetworkOpen:        "Ouvrir la fiche",
			NetworkOf:          "{0} et ceux que le dossier y relie",
			NetworkWhole:       "Dans le réseau entier",
			NetworkMoreRows:    "{0} autres relations ne sont pas listées ici : choisissez un nom, un type ou une période.",
			NetworkToTable:     "Passer le dessin, vers les tableaux",
			PlacesWithin:       "{0} ; {1} en comptant les lieux qu’il contient",
			PlacesOnlyWithin:   "{0} dans les lieux qu’il contient",
			PlacesNoEvent:      "aucun événement n’est situé ici",
		}
	}, func() map[Key]forms {
		return map[Key]forms{
			CountRelations: {one: "{0} relation", many: "{0} de relations", other: "{0} relations"},
		}
	})
	extend("ar", func() map[Key]string {
		return map[Key]string{
			NetworkDrawing:     "من يرتبط بمن",
			NetworkDescription: "الجداول أسفل الرسم تقول الشيء نفسه بالكلمات.",
			NetworkHint:        "اختر اسماً لترى من يرتبط به.",
			NetworkKeys:        "مفاتيح الأسهم تنتقل من اسم إلى اسم، وEsc يعيد عرض الجميع.",
			NetworkDrag:        "الرسم أوسع من الشاشة: اسحبه لترى بقيته.",
			NetworkShown:       "العلاقات المعروضة: {0} من {1}، والأسماء: {2}.",
			NetworkUndated:     "العلاقات غير المؤرخة المستبعدة: {0}؛ لا شيء يقول متى كانت قائمة.",
			NetworkCapped:      "لا يُظهر الرسم إلا الأسماء الأكثر علاقات ({0})، وفي الجداول جميعها.",
			NetworkNone:        "لا علاقة تطابق عوامل التصفية هذه.",
			NetworkByKind:      "أنواع العلاقات",
			NetworkByTime:      "الزمن",
			NetworkAnyTime:     "أي وقت",
			NetworkLegend:      "كيف تُرسم العلاقات",
			NetworkPerson:      "شخص",
			NetworkBody:        "جماعة أو هيئة أو دولة",
			NetworkPlace:       "مكان",
			NetworkNegated:     "نُقل أنها غير قائمة",
			NetworkAround:      "المرتبطون بـ{0}",
			NetworkEveryone:    "عرض الجميع",
			NetworkOpen:        "فتح السجل",
			NetworkOf:          "{0} ومن يربطه السجل به",
			NetworkWhole:       "في الشبكة كاملة",
			NetworkMoreRows:    "{0} من العلاقات الأخرى غير مدرجة هنا: اختر اسماً أو نوعاً أو زمناً.",
			NetworkToTable:     "تجاوز الرسم إلى الجداول",
			PlacesWithin:       "{0}، و{1} بما فيها أحداث الأماكن داخله",
			PlacesOnlyWithin:   "{0} في الأماكن داخله",
			PlacesNoEvent:      "لا حدث مسجَّل هنا",
		}
	}, func() map[Key]forms {
		return map[Key]forms{
			CountRelations: {zero: "لا علاقات", one: "علاقة واحدة", two: "علاقتان", few: "{0} علاقات", many: "{0} علاقة", other: "{0} علاقة"},
		}
	})
}
