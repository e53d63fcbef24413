// SPDX-License-Identifier: MIT

package site

import (
	"math"

	"isnad/app/i18n"
)

// downloadWords are those of the pages that list the downloads. They stand here
// for the same reason as loaderWords: the program never speaks them. English
// says of a format what data/export says.
var downloadWords = map[string]downloadLanguage{
	"en": {
		page: downloadPageWords{Title: "Downloads", Intro: "The whole dossier in the formats that others read. In every one of them what is alleged stands with whose it is and with its denial; what is uncertain stays uncertain.",
			File: "File", Size: "Size", For: "Opens in", Lost: "What it cannot hold", Back: "Back to the explorer", Schema: "JSON Schema of dossier.json"},
		nothing: "Nothing is lost.", none: "nothing in this dossier", kilo: "kB", mega: "MB",
	},
	"fr": {
		page: downloadPageWords{Title: "Téléchargements", Intro: "Le dossier entier dans les formats que d’autres lisent. Dans chacun, ce qui est allégué porte le nom de qui l’allègue et son démenti ; ce qui est incertain le reste.",
			File: "Fichier", Size: "Taille", For: "S’ouvre dans", Lost: "Ce qu’il ne peut contenir", Back: "Retour à l’explorateur", Schema: "Schéma JSON de dossier.json"},
		nothing: "Rien n’est perdu.", none: "rien dans ce dossier", kilo: "ko", mega: "Mo",
		formats: map[string][2]string{
			"json":     {"Programmes, archives, et Isnad lui-même, qui le relit.", ""},
			"csv":      {"Tableurs, bases de données, statistique.", ""},
			"jsonld":   {"Données liées et moteurs de recherche.", "Fonctions avec leurs dates, termes des accords et bornes des chiffres sont du texte. Les dates qui ne sont pas des jours certains restent en EDTF."},
			"ftm":      {"Aleph, OpenSanctions et leurs outils.", "Sujets, propositions, affirmations et chiffres deviennent des notes : qui répond à qui est dans leur texte. Position et empreinte des passages sont du texte, de même que les dates douteuses."},
			"stix":     {"OpenCTI, MISP et autres plateformes de renseignement sur les menaces.", "Les affirmations deviennent des notes et des opinions, que STIX ne peut lier à ce à quoi elles répondent : les réponses sont dans le texte. Les passages sont des références externes ; traductions et dates douteuses manquent ou sont du texte."},
			"gexf":     {"Gephi.", frenchNetwork},
			"graphml":  {"yEd, NetworkX, igraph.", frenchNetwork},
			"ics":      {"Agendas.", "Tout sauf les événements qui tiennent sur un jour ; les autres sont énumérés dans la description de l’agenda. Un jour douteux est provisoire, et l’entrée commence par le dire."},
			"timeline": {"TimelineJS, dans une page à soi.", "Tout sauf les événements ; l’incertitude des dates autrement qu’en mots. Les événements sans date sont énumérés sur la première vue : TimelineJS les omettrait sans rien dire."},
			"csl":      {"Zotero, Pandoc, citation.js.", frenchCitations},
			"bibtex":   {"LaTeX, JabRef.", frenchCitations},
			"ris":      {"EndNote, Mendeley, RefWorks.", frenchCitations},
		},
	},
	"ar": {
		page: downloadPageWords{Title: "التنزيلات", Intro: "الملف كله بالصيغ التي تقرأها برامج أخرى. في كل منها يبقى الادعاء مع اسم صاحبه ومع نفيه، ويبقى غير المؤكد غير مؤكد.",
			File: "الملف", Size: "الحجم", For: "يُفتح في", Lost: "ما لا يتسع له", Back: "العودة إلى المستكشف", Schema: "مخطط JSON للملف dossier.json"},
		nothing: "لا يضيع شيء.", none: "لا شيء في هذا الملف", kilo: "كيلوبايت", mega: "ميغابايت",
		formats: map[string][2]string{
			"json":     {"البرامج والأرشيفات، و«إسناد» نفسه الذي يعيد قراءته.", ""},
			"csv":      {"الجداول وقواعد البيانات والإحصاء.", ""},
			"jsonld":   {"البيانات المترابطة ومحركات البحث.", "المناصب وتواريخها وبنود الاتفاقات وحدود الأرقام ترد نصاً. والتواريخ التي ليست أياماً مؤكدة تبقى بصيغة EDTF."},
			"ftm":      {"Aleph و‏OpenSanctions وأدواتهما.", "تصير المواضيع والمقولات والأقوال والأرقام ملاحظات: ومن يرد على من يرد في نصها. ومواضع المقاطع وبصماتها نص، وكذلك التواريخ المشكوك فيها."},
			"stix":     {"OpenCTI و‏MISP وغيرهما من منصات معلومات التهديدات.", "تصير الأقوال ملاحظات وآراء، ولا تتيح STIX ربطها بما ترد عليه: فالردود في النص. والمقاطع مراجع خارجية؛ أما الترجمات والتواريخ المشكوك فيها فنص أو غائبة."},
			"gexf":     {"Gephi.", arabicNetwork},
			"graphml":  {"yEd و‏NetworkX و‏igraph.", arabicNetwork},
			"ics":      {"التقاويم.", "كل شيء عدا الأحداث التي لها يوم؛ وسائرها مذكور في وصف التقويم. واليوم المشكوك فيه مبدئي، ويبدأ عنوانه ببيان ذلك."},
			"timeline": {"TimelineJS في صفحة خاصة.", "كل شيء عدا الأحداث، وكيفية الشك في التاريخ إلا بالكلمات. والأحداث غير المؤرخة مذكورة في الشريحة الأولى، إذ إن TimelineJS يُسقطها دون تنبيه."},
			"csl":      {"Zotero و‏Pandoc و‏citation.js.", arabicCitations},
			"bibtex":   {"LaTeX و‏JabRef.", arabicCitations},
			"ris":      {"EndNote و‏Mendeley و‏RefWorks.", arabicCitations},
		},
	},
}

type downloadLanguage struct {
	page          downloadPageWords
	nothing, none string
	kilo, mega    string               // units of a thousand and a million bytes
	formats       map[string][2]string // for whom, and what is lost
}

// size of a file, to about two digits.
func (w downloadLanguage) size(lang string, bytes int64) string {
	n, unit := float64(bytes)/1e3, w.kilo
	if n >= 1000 {
		n, unit = n/1e3, w.mega
	}
	if n >= 10 {
		n = math.Round(n)
	} else {
		n = math.Max(math.Round(n*10)/10, .1)
	}
	return i18n.For(lang).Number(n) + "\u00a0" + unit
}

type downloadPageWords struct{ Title, Intro, File, Size, For, Lost, Back, Schema string }

const (
	frenchNetwork   = "Tout sauf les acteurs, les lieux où mène une relation et les relations à deux bouts. Une relation n’a de début et de fin que si le jour même est connu ; la date telle quelle est un attribut."
	frenchCitations = "Tout sauf le dossier lui-même et ses sources. Chaque page offre la citation de sa fiche."
	arabicNetwork   = "كل شيء عدا الفاعلين والأماكن التي تقود إليها علاقة والعلاقات ذات الطرفين. ولا بداية ولا نهاية لعلاقة إلا حين يُعرف اليوم نفسه؛ والتاريخ كما هو سمة."
	arabicCitations = "كل شيء عدا الملف نفسه ومصادره. وكل صفحة تعرض الاستشهاد بسجلّها."
)
