// SPDX-License-Identifier: MIT

package i18n

// The messages of the timeline, in all languages side by side: most name a
// control or a shape of the drawing, and are best read together.
const (
	TimelineIntro       Key = "timeline-intro"
	TimelineDrawing     Key = "timeline-drawing"
	TimelineDescription Key = "timeline-description"
	TimelineControls    Key = "timeline-controls"
	TimelineEarlier     Key = "timeline-earlier"
	TimelineLater       Key = "timeline-later"
	TimelineZoomIn      Key = "timeline-zoom-in"
	TimelineZoomOut     Key = "timeline-zoom-out"
	TimelineFit         Key = "timeline-fit"
	TimelineCloser      Key = "timeline-closer"
	TimelineOverview    Key = "timeline-overview"
	TimelineBrush       Key = "timeline-brush"
	TimelineBrushFrom   Key = "timeline-brush-from"
	TimelineBrushUntil  Key = "timeline-brush-until"
	TimelineHint        Key = "timeline-hint"
	TimelineLanes       Key = "timeline-lanes"
	TimelineNoLanes     Key = "timeline-no-lanes"
	TimelineByKind      Key = "timeline-by-kind"
	TimelineByActor     Key = "timeline-by-actor"
	TimelineByPlace     Key = "timeline-by-place"
	TimelineByTopic     Key = "timeline-by-topic"
	TimelineNoKey       Key = "timeline-no-key"
	TimelineRest        Key = "timeline-rest"
	TimelineFind        Key = "timeline-find"
	TimelineFilter      Key = "timeline-filter"
	TimelineList        Key = "timeline-list"
	TimelineTray        Key = "timeline-tray"
	TimelineTrayIntro   Key = "timeline-tray-intro"
	TimelineEmpty       Key = "timeline-empty"
	TimelineNothingHere Key = "timeline-nothing-here"
	TimelineClear       Key = "timeline-clear"
	TimelineShown       Key = "timeline-shown"
	TimelineMoreOf      Key = "timeline-more-of"
	TimelineNextPart    Key = "timeline-next-part"
	TimelineBefore      Key = "timeline-before"
	TimelineAfter       Key = "timeline-after"
	TimelineBetween     Key = "timeline-between"
	TimelinePartOf      Key = "timeline-part-of"
	TimelineNoOrder     Key = "timeline-no-order"
	TimelineSomeOrder   Key = "timeline-some-order"
	TimelineBegun       Key = "timeline-begun"
	TimelineSince       Key = "timeline-since"
	TimelineLegend      Key = "timeline-legend"
	TimelineIsDay       Key = "timeline-is-day"
	TimelineIsWithin    Key = "timeline-is-within"
	TimelineIsSpan      Key = "timeline-is-span"
	TimelineIsGuess     Key = "timeline-is-guess"
	TimelineIsOpen      Key = "timeline-is-open"
	TimelineIsBefore    Key = "timeline-is-before"
	TimelineIsDuring    Key = "timeline-is-during"
	TimelineIsNegated   Key = "timeline-is-negated"

	CountTimelineMore Key = "count-timeline-more"
)

func init() {
	extend("en", timelineEnglish, timelineEnglishCounts)
	extend("fr", timelineFrench, timelineFrenchCounts)
	extend("ar", timelineArabic, timelineArabicCounts)
}

func timelineEnglish() map[Key]string {
	return map[Key]string{
		TimelineIntro:       "What is reported to have happened, and when. An uncertain date is drawn as uncertain as it is.",
		TimelineDrawing:     "Timeline from {0} to {1}",
		TimelineDescription: "The list below the drawing says the same in words.",
		TimelineControls:    "Move through time",
		TimelineEarlier:     "Earlier",
		TimelineLater:       "Later",
		TimelineZoomIn:      "Closer",
		TimelineZoomOut:     "Wider",
		TimelineFit:         "Everything",
		TimelineCloser:      "Zoom in: {0} and around it · {1}",
		TimelineOverview:    "Drag to choose a part of the whole",
		TimelineBrush:       "Part of the whole that is shown",
		TimelineBrushFrom:   "First day shown",
		TimelineBrushUntil:  "Last day shown",
		TimelineHint:        "Drag to move, Ctrl and wheel or + and − to zoom, arrow keys to step, Home for everything.",
		TimelineLanes:       "Lanes",
		TimelineNoLanes:     "none",
		TimelineByKind:      "kind of actor",
		TimelineByActor:     "actor",
		TimelineByPlace:     "place",
		TimelineByTopic:     "topic",
		TimelineNoKey:       "not stated",
		TimelineRest:        "all others",
		TimelineFind:        "Find among these events",
		TimelineFilter:      "Filter events",
		TimelineList:        "In order, with sources",
		TimelineTray:        "Without a date",
		TimelineTrayIntro:   "No date is known for these events. Where the sources say how one lies to another event, it is told here.",
		TimelineEmpty:       "No event fits these filters.",
		TimelineClear:       "Show all events",
		TimelineNothingHere: "Nothing is recorded between {0} and {1}.",
		TimelineShown:       "{0} of {1} events are in this window: {2} earlier, {3} later, {4} without a date.",
		TimelineMoreOf:      "{0}. Show them.",
		TimelineNextPart:    "Continue the list",
		TimelineBefore:      "Some time before an event dated {0}",
		TimelineAfter:       "Some time after an event dated {0}",
		TimelineBetween:     "Some time after an event dated {0} and before one dated {1}",
		TimelinePartOf:      "Part of an event dated {0}",
		TimelineNoOrder:     "order not known",
		TimelineSomeOrder:   "order known only where stated",
		TimelineBegun:       "Begun by then, as a part of it shows:",
		TimelineSince:       "at least {0} later",
		TimelineLegend:      "How dates are drawn",
		TimelineIsDay:       "a day",
		TimelineIsWithin:    "some time within",
		TimelineIsSpan:      "from a day to a day",
		TimelineIsGuess:     "partly inferred, or known only roughly",
		TimelineIsOpen:      "open or unknown end",
		TimelineIsBefore:    "undated: before, or after",
		TimelineIsDuring:    "undated: part of, or between",
		TimelineIsNegated:   "reported not to have happened",
	}
}

func timelineEnglishCounts() map[Key]forms {
	return map[Key]forms{
		CountTimelineMore: {one: "{0} more event", other: "{0} more events"},
	}
}

func timelineFrench() map[Key]string {
	return map[Key]string{
		TimelineIntro:       "Ce qui se serait passé, et quand. Une date incertaine est dessinée aussi incertaine qu’elle l’est.",
		TimelineDrawing:     "Chronologie : {0} – {1}",
		TimelineDescription: "La liste sous le dessin dit la même chose en mots.",
		TimelineControls:    "Se déplacer dans le temps",
		TimelineEarlier:     "Plus tôt",
		TimelineLater:       "Plus tard",
		TimelineZoomIn:      "Plus près",
		TimelineZoomOut:     "Plus large",
		TimelineFit:         "Tout",
		TimelineCloser:      "Zoom : {0} et alentours · {1}",
		TimelineOverview:    "Faites glisser pour choisir une partie de l’ensemble",
		TimelineBrush:       "Partie de l’ensemble affichée",
		TimelineBrushFrom:   "Premier jour affiché",
		TimelineBrushUntil:  "Dernier jour affiché",
		TimelineHint:        "Glisser pour se déplacer, Ctrl et molette ou + et − pour zoomer, flèches pour avancer, Début pour tout voir.",
		TimelineLanes:       "Lignes",
		TimelineNoLanes:     "aucune",
		TimelineByKind:      "type d’acteur",
		TimelineByActor:     "acteur",
		TimelineByPlace:     "lieu",
		TimelineByTopic:     "sujet",
		TimelineNoKey:       "non précisé",
		TimelineRest:        "tous les autres",
		TimelineFind:        "Chercher parmi ces événements",
		TimelineFilter:      "Filtrer les événements",
		TimelineList:        "Dans l’ordre, avec les sources",
		TimelineTray:        "Sans date",
		TimelineTrayIntro:   "Aucune date n’est connue pour ces événements. Là où les sources en situent un par rapport à un autre, c’est dit ici.",
		TimelineEmpty:       "Aucun événement ne correspond à ces filtres.",
		TimelineClear:       "Montrer tous les événements",
		TimelineNothingHere: "Rien n’est consigné entre le {0} et le {1}.",
		TimelineShown:       "{0} événements sur {1} dans cette fenêtre : {2} plus tôt, {3} plus tard, {4} sans date.",
		TimelineMoreOf:      "{0}. Les afficher.",
		TimelineNextPart:    "Suite de la liste",
		TimelineBefore:      "Avant un événement daté ainsi : {0}",
		TimelineAfter:       "Après un événement daté ainsi : {0}",
		TimelineBetween:     "Après un événement daté ainsi : {0}, et avant un autre daté ainsi : {1}",
		TimelinePartOf:      "Fait partie d’un événement daté ainsi : {0}",
		TimelineNoOrder:     "ordre inconnu",
		TimelineSomeOrder:   "ordre connu seulement là où il est indiqué",
		TimelineBegun:       "Avait déjà commencé, comme le montre une de ses parties :",
		TimelineSince:       "au moins {0} plus tard",
		TimelineLegend:      "Comment les dates sont dessinées",
		TimelineIsDay:       "un jour",
		TimelineIsWithin:    "à un moment dans cet intervalle",
		TimelineIsSpan:      "d’un jour à un autre",
		TimelineIsGuess:     "en partie déduit, ou connu approximativement",
		TimelineIsOpen:      "fin ouverte ou inconnue",
		TimelineIsBefore:    "sans date : avant, ou après",
		TimelineIsDuring:    "sans date : pendant, ou entre",
		TimelineIsNegated:   "signalé comme n’ayant pas eu lieu",
	}
}

func timelineFrenchCounts() map[Key]forms {
	return map[Key]forms{
		CountTimelineMore: {one: "{0} autre événement", many: "{0} d’autres événements", other: "{0} autres événements"},
	}
}

func timelineArabic() map[Key]string {
	return map[Key]string{
		TimelineIntro:       "ما نُقل أنه حدث، ومتى. التاريخ غير المؤكد يُرسم بقدر ما فيه من شك.",
		TimelineDrawing:     "خط زمني من {0} إلى {1}",
		TimelineDescription: "القائمة أسفل الرسم تقول الشيء نفسه بالكلمات.",
		TimelineControls:    "التنقل عبر الزمن",
		TimelineEarlier:     "أقدم",
		TimelineLater:       "أحدث",
		TimelineZoomIn:      "تقريب",
		TimelineZoomOut:     "توسيع",
		TimelineFit:         "الكل",
		TimelineCloser:      "تكبير: {0} وما حوله · {1}",
		TimelineOverview:    "اسحب لاختيار جزء من الكل",
		TimelineBrush:       "الجزء المعروض من الكل",
		TimelineBrushFrom:   "أول يوم معروض",
		TimelineBrushUntil:  "آخر يوم معروض",
		TimelineHint:        "اسحب للتنقل، وCtrl مع العجلة أو + و− للتقريب، والأسهم للتقدم، وHome لعرض الكل.",
		TimelineLanes:       "المسارات",
		TimelineNoLanes:     "بلا",
		TimelineByKind:      "نوع الفاعل",
		TimelineByActor:     "الفاعل",
		TimelineByPlace:     "المكان",
		TimelineByTopic:     "الموضوع",
		TimelineNoKey:       "غير مذكور",
		TimelineRest:        "كل ما عدا ذلك",
		TimelineFind:        "ابحث في هذه الأحداث",
		TimelineFilter:      "تصفية الأحداث",
		TimelineList:        "بالترتيب، مع المصادر",
		TimelineTray:        "بلا تاريخ",
		TimelineTrayIntro:   "لا يُعرف تاريخ لهذه الأحداث. وحيث تذكر المصادر موقع أحدها من حدث آخر، يُذكر ذلك هنا.",
		TimelineEmpty:       "لا حدث يطابق عوامل التصفية هذه.",
		TimelineClear:       "اعرض الأحداث كلها",
		TimelineNothingHere: "لا شيء مسجل بين {0} و{1}.",
		TimelineShown:       "في هذه النافذة {0} من {1} من الأحداث: {2} أقدم، و{3} أحدث، و{4} بلا تاريخ.",
		TimelineMoreOf:      "{0}. اعرضها.",
		TimelineNextPart:    "تتمة القائمة",
		TimelineBefore:      "في وقت ما قبل حدث تاريخه: {0}",
		TimelineAfter:       "في وقت ما بعد حدث تاريخه: {0}",
		TimelineBetween:     "في وقت ما بعد حدث تاريخه: {0}، وقبل حدث تاريخه: {1}",
		TimelinePartOf:      "جزء من حدث تاريخه: {0}",
		TimelineNoOrder:     "الترتيب غير معروف",
		TimelineSomeOrder:   "لا يُعرف الترتيب إلا حيث يُذكر",
		TimelineBegun:       "كان قد بدأ حينها، كما يدل جزء منه:",
		TimelineSince:       "المدة الفاصلة: {0} على الأقل",
		TimelineLegend:      "كيف تُرسم التواريخ",
		TimelineIsDay:       "يوم واحد",
		TimelineIsWithin:    "في وقت ما ضمن هذه المدة",
		TimelineIsSpan:      "من يوم إلى يوم",
		TimelineIsGuess:     "مستنتج جزئياً أو معروف تقريباً",
		TimelineIsOpen:      "نهاية مفتوحة أو مجهولة",
		TimelineIsBefore:    "بلا تاريخ: قبل أو بعد",
		TimelineIsDuring:    "بلا تاريخ: خلال أو بين",
		TimelineIsNegated:   "نُقل أنه لم يحدث",
	}
}

func timelineArabicCounts() map[Key]forms {
	return map[Key]forms{
		CountTimelineMore: {zero: "لا أحداث أخرى", one: "حدث آخر", two: "حدثان آخران", few: "{0} أحداث أخرى", many: "{0} حدثاً آخر", other: "{0} حدث آخر"},
	}
}
