// SPDX-License-Identifier: MIT

package site

// openWords are the sentences of the page where readers open their own files.
// They stand here for the reason that pageWords do. What web/open.js says has
// {names} for values.
type openWords struct {
	Heading, Intro, Drop, FormatsTitle, Private string
	Formats                                     []string
	Said                                        map[string]string
}

var openTexts = map[string]openWords{
	"en": {
		Heading:      "Open your own file",
		Intro:        "Look at a file of your own with this explorer: search it, see its timeline and its network, and read what each record rests on.",
		Drop:         "Drop a file here, or choose one",
		FormatsTitle: "What it reads",
		Formats: []string{
			"dossier.json, from this site or another one",
			"STIX 2.1 bundles, such as those of ATT&CK",
			"FollowTheMoney entities, one a line",
			"CSV tables of actors, events, relations or places, and TimelineJS",
			"Each of them packed with gzip or zip; up to 200 MB and 100,000 records",
		},
		Private: "The file is read in this tab and nowhere else: nothing is uploaded, nothing is kept, and it is gone when the tab closes. Every object of it is taken, or left with a reason that you are shown.",
		Said: map[string]string{
			"cancel": "Cancel", "cancelled": "Cancelled.", "reading": "Reading {name} …", "failed": "{name}: {place}{cause}. {remedy}", "making": "Making an explorer of {name} …",
			"large":     "The file has {size} MB; at most {limit} MB can be opened here. Open a part of it; whoever keeps a site like this one can publish all of it as another.",
			"incapable": "This browser cannot open files here: it has no workers, or the page is not allowed to use them. A current browser can.",
			"stopped":   "The file could not be read to its end: this browser ran out of memory, or the program has a mistake. Close other tabs, or try a smaller file.",
			"unreachable": "The program that reads files could not be fetched whole, so nothing was opened. Check the connection and try again; " +
				"it is kept for use without a connection once it has been used, or once everything has been saved.",
			"line": "line {line}:", "own": "Your own file, not part of this site:", "back": "Back to the site", "counts": "{taken} objects taken, {left} left", "table": "What was taken and what was left",
		},
	},
	"fr": {
		Heading:      "Ouvrir votre propre fichier",
		Intro:        "Explorez un fichier à vous : cherchez, voyez sa chronologie et son réseau, et lisez sur quoi repose chaque fiche.",
		Drop:         "Déposez un fichier ici, ou choisissez-en un",
		FormatsTitle: "Ce qui peut être lu",
		Formats: []string{
			"dossier.json, de ce site ou d’un autre",
			"les lots STIX 2.1, comme ceux d’ATT&CK",
			"les entités FollowTheMoney, une par ligne",
			"les tableaux CSV d’acteurs, d’événements, de relations ou de lieux, et TimelineJS",
			"chacun compressé par gzip ou zip ; jusqu’à 200 Mo et 100 000 fiches",
		},
		Private: "Le fichier est lu dans cet onglet et nulle part ailleurs : rien n’est envoyé, rien n’est gardé, tout disparaît à la fermeture de l’onglet. Chaque objet est repris, ou écarté pour une raison qui vous est montrée.",
		Said: map[string]string{
			"cancel": "Annuler", "cancelled": "Annulé.", "reading": "Lecture de {name}…", "failed": "{name} : {place}{cause}. {remedy}", "making": "Préparation de l’explorateur pour {name}…",
			"large":     "Le fichier pèse {size} Mo ; {limit} Mo au plus peuvent être ouverts ici. Ouvrez-en une partie ; qui tient un site comme celui-ci peut publier le tout comme un autre site.",
			"incapable": "Ce navigateur ne peut pas ouvrir de fichiers ici : il n’a pas de workers, ou la page n’y a pas droit. Un navigateur actuel le peut.",
			"stopped":   "Le fichier n’a pas pu être lu jusqu’au bout : la mémoire a manqué, ou le programme a une erreur. Fermez d’autres onglets, ou essayez un fichier plus petit.",
			"unreachable": "Le programme qui lit les fichiers n’a pas pu être reçu en entier ; rien n’a été ouvert. Vérifiez la connexion et réessayez ; " +
				"il est gardé pour l’usage sans connexion après avoir servi une fois, ou une fois tout enregistré.",
			"line": "ligne {line} :", "own": "Votre propre fichier, hors de ce site :", "back": "Revenir au site", "counts": "{taken} objets repris, {left} écartés", "table": "Ce qui a été repris et ce qui a été écarté",
		},
	},
	"ar": {
		Heading:      "افتح ملفك الخاص",
		Intro:        "استكشف ملفاً من ملفاتك: ابحث فيه، وشاهد خطه الزمني وشبكته، واقرأ ما يستند إليه كل سجل.",
		Drop:         "أفلت ملفاً هنا، أو اختر ملفاً",
		FormatsTitle: "ما يمكن قراءته",
		Formats: []string{
			"‏dossier.json من هذا الموقع أو من غيره",
			"حزم STIX 2.1 مثل حزم ATT&CK",
			"كيانات FollowTheMoney، كيان في كل سطر",
			"جداول CSV للفاعلين أو الأحداث أو العلاقات أو الأماكن، وملفات TimelineJS",
			"كل منها مضغوطاً بصيغة gzip أو zip؛ حتى 200 ميغابايت و100,000 سجل",
		},
		Private: "يُقرأ الملف في علامة التبويب هذه لا في مكان آخر: لا يُرفع شيء ولا يُحفظ شيء، ويزول كل شيء بإغلاقها. كل عنصر فيه إما يؤخذ وإما يُترك لسبب يُعرض عليك.",
		Said: map[string]string{
			"cancel": "إلغاء", "cancelled": "أُلغي.", "reading": "تجري قراءة {name}…", "failed": "{name}: {place}{cause}. {remedy}", "making": "يجري إعداد المستكشف من {name}…",
			"large":     "حجم الملف {size} ميغابايت، ولا يُفتح هنا أكثر من {limit} ميغابايت. افتح جزءاً منه؛ ومن يدير موقعاً كهذا يستطيع أن ينشر الملف كله في موقع آخر.",
			"incapable": "لا يستطيع هذا المتصفح فتح ملفات هنا: تنقصه تقنية workers، أو لا يُسمح للصفحة باستعمالها. المتصفح الحديث يستطيع ذلك.",
			"stopped":   "تعذّرت قراءة الملف إلى آخره: نفدت ذاكرة المتصفح، أو في البرنامج خطأ. أغلق علامات تبويب أخرى، أو جرّب ملفاً أصغر.",
			"unreachable": "تعذّر جلب البرنامج الذي يقرأ الملفات كاملاً، فلم يُفتح شيء. تحقّق من الاتصال ثم أعد المحاولة؛ " +
				"ويُحفظ للاستعمال من دون اتصال بعد أن يُستعمل مرة، أو بعد حفظ كل شيء.",
			"line": "السطر {line}:", "own": "ملفك أنت، وليس جزءاً من هذا الموقع:", "back": "العودة إلى الموقع", "counts": "أُخذ {taken} وتُرك {left}", "table": "ما أُخذ وما تُرك",
		},
	},
}
