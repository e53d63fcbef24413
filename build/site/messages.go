// SPDX-License-Identifier: MIT

package site

// The few sentences that must be there before the program is. They stand here
// and not in app/i18n because the program never speaks them: in its catalogue
// everyone would download them.

// loaderWords are what boot.js says. It puts values in the place of {names}.
// Each failure says what, where and what to do, and that the page can still be
// read.
var loaderWords = map[string]map[string]string{
	"en": {
		"loading":     "Loading the program",
		"incapable":   "This browser cannot run the program (WebAssembly is missing or switched off), so search and filters are off. The pages can be read; a current browser does everything.",
		"unreachable": "{url} could not be fetched ({reason}), so search and filters are off. The pages can be read; check the connection and try again.",
		"apart":       "The browser keeps this page from fetching its program, because it was opened from the disk or stands in a sandboxed frame. It can be read; for search and filters open it at its web address, or open isnad.html.",
		"status":      "The server answered {status} for {url}, so search and filters are off. The pages can be read; try again, and if it stays, tell whoever runs this site.",
		"page":        "Instead of {url} came a web page, as from a network that wants you to sign in first. Sign in there, then try again. This page can be read meanwhile.",
		"damaged":     "What came from {url} is not what was published ({got} of {want} bytes, or altered on the way), so it was not used. The pages can be read; try again, and if it stays, something between you and the server changes files.",
		"refused":     "This browser did not accept the program from {url} ({reason}). The pages can be read; close other tabs to free memory, then try again.",
		"data":        "The dossier's data could not be used ({reason}), so search and filters are off. The pages can be read; try again.",
		"stopped":     "The program has stopped because of a mistake of ours. The page can be read; try again, and please send the report to whoever runs this site.",
		"again":       "Try again",
		"copy":        "Copy the report",
		"copied":      "Copied",
		"update":      "A new version of this dossier is ready.",
		"use":         "Use it now",
		"later":       "Later",
	},
	"fr": {
		"loading":     "Chargement du programme",
		"incapable":   "Ce navigateur ne peut pas exécuter le programme (WebAssembly absent ou désactivé) : recherche et filtres sont inactifs. Les pages restent lisibles ; un navigateur actuel fait tout.",
		"unreachable": "{url} n’a pas pu être reçu ({reason}) : recherche et filtres sont inactifs. Les pages restent lisibles ; vérifiez la connexion et réessayez.",
		"apart":       "Le navigateur empêche cette page de charger son programme, parce qu’elle a été ouverte depuis le disque ou se trouve dans un cadre isolé. Elle reste lisible ; pour chercher et filtrer, ouvrez-la à son adresse web, ou ouvrez isnad.html.",
		"status":      "Le serveur a répondu {status} pour {url} : recherche et filtres sont inactifs. Les pages restent lisibles ; réessayez et, si cela persiste, prévenez le responsable du site.",
		"page":        "À la place de {url} est venue une page web, comme un réseau qui demande de s’identifier. Identifiez-vous, puis réessayez. Cette page reste lisible.",
		"damaged":     "Ce qui est venu de {url} n’est pas ce qui a été publié ({got} octets sur {want}, ou modifié en route) et n’a pas été utilisé. Les pages restent lisibles ; réessayez et, si cela persiste, quelque chose modifie les fichiers entre vous et le serveur.",
		"refused":     "Ce navigateur n’a pas accepté le programme de {url} ({reason}). Les pages restent lisibles ; fermez d’autres onglets pour libérer de la mémoire, puis réessayez.",
		"data":        "Les données du dossier sont inutilisables ({reason}) : recherche et filtres sont inactifs. Les pages restent lisibles ; réessayez.",
		"stopped":     "Le programme s’est arrêté à cause d’une erreur de notre part. La page reste lisible ; réessayez et envoyez le rapport au responsable du site.",
		"again":       "Réessayer",
		"copy":        "Copier le rapport",
		"copied":      "Copié",
		"update":      "Une nouvelle version de ce dossier est prête.",
		"use":         "L’utiliser maintenant",
		"later":       "Plus tard",
	},
	"ar": {
		"loading":     "جارٍ تحميل البرنامج",
		"incapable":   "لا يستطيع هذا المتصفح تشغيل البرنامج (WebAssembly غير متاح أو معطّل)، فالبحث والتصفية متوقفان. يمكن قراءة الصفحات، والمتصفح الحديث يؤدي كل شيء.",
		"unreachable": "تعذّر جلب {url} ({reason})، فالبحث والتصفية متوقفان. يمكن قراءة الصفحات؛ تحقّق من الاتصال ثم أعد المحاولة.",
		"apart":       "يمنع المتصفح هذه الصفحة من جلب برنامجها، لأنها فُتحت من القرص أو تقع في إطار معزول. تبقى مقروءة؛ وللبحث والتصفية افتحها في عنوانها على الشبكة، أو افتح isnad.html.",
		"status":      "أجاب الخادم برمز {status} عن {url}، فالبحث والتصفية متوقفان. يمكن قراءة الصفحات؛ أعد المحاولة، فإن استمر ذلك فأخبر القائم على الموقع.",
		"page":        "جاءت صفحة ويب بدل {url}، كما تفعل شبكة تطلب تسجيل الدخول أولاً. سجّل الدخول ثم أعد المحاولة. ويمكن قراءة هذه الصفحة في أثناء ذلك.",
		"damaged":     "ما وصل من {url} ليس ما نُشر ({got} من {want} بايت، أو غُيّر في الطريق) فلم يُستعمل. يمكن قراءة الصفحات؛ أعد المحاولة، فإن استمر ذلك فثمة ما يغيّر الملفات بينك وبين الخادم.",
		"refused":     "لم يقبل هذا المتصفح البرنامج من {url} ({reason}). يمكن قراءة الصفحات؛ أغلق علامات تبويب أخرى لتحرير الذاكرة ثم أعد المحاولة.",
		"data":        "تعذّر استعمال بيانات الملف ({reason})، فالبحث والتصفية متوقفان. يمكن قراءة الصفحات؛ أعد المحاولة.",
		"stopped":     "توقف البرنامج بسبب خطأ منا. يمكن قراءة الصفحة؛ أعد المحاولة وأرسل التقرير إلى القائم على الموقع.",
		"again":       "إعادة المحاولة",
		"copy":        "نسخ التقرير",
		"copied":      "نُسخ",
		"update":      "نسخة جديدة من هذا الملف جاهزة.",
		"use":         "استعملها الآن",
		"later":       "لاحقاً",
	},
}

// oneFileWords are said in the place of loaderWords where everything is in one
// file: nothing is fetched there, and only the overview can be read without the
// program. The file holds them in every language, as its page cannot tell which
// one its reader asks for.
var oneFileWords = map[string]map[string]string{
	"en": {
		"incapable":   "This browser cannot run the program (WebAssembly or unpacking is missing or switched off). This page can be read; a current browser shows everything.",
		"unreachable": oneFileDamaged["en"],
		"damaged":     oneFileDamaged["en"],
		"refused":     "This browser did not accept the program inside this file ({reason}). This page can be read; close other tabs to free memory, then try again.",
		"data":        "The dossier's data inside this file could not be used ({reason}). This page can be read; get the file again.",
		"stopped":     "The program has stopped because of a mistake of ours. The page can be read; try again, and please send the report to whoever made this file.",
	},
	"fr": {
		"incapable":   "Ce navigateur ne peut pas exécuter le programme (WebAssembly ou la décompression manque ou est désactivée). Cette page reste lisible ; un navigateur actuel montre tout.",
		"unreachable": oneFileDamaged["fr"],
		"damaged":     oneFileDamaged["fr"],
		"refused":     "Ce navigateur n’a pas accepté le programme contenu dans ce fichier ({reason}). Cette page reste lisible ; fermez d’autres onglets pour libérer de la mémoire, puis réessayez.",
		"data":        "Les données du dossier contenues dans ce fichier sont inutilisables ({reason}). Cette page reste lisible ; procurez-vous le fichier à nouveau.",
		"stopped":     "Le programme s’est arrêté à cause d’une erreur de notre part. La page reste lisible ; réessayez et envoyez le rapport à l’auteur de ce fichier.",
	},
	"ar": {
		"incapable":   "لا يستطيع هذا المتصفح تشغيل البرنامج (WebAssembly أو فكّ الضغط غير متاح أو معطّل). هذه الصفحة تُقرأ، والمتصفح الحديث يعرض كل شيء.",
		"unreachable": oneFileDamaged["ar"],
		"damaged":     oneFileDamaged["ar"],
		"refused":     "لم يقبل هذا المتصفح البرنامج الذي في هذا الملف ({reason}). هذه الصفحة تُقرأ؛ أغلق ألسنة أخرى لتحرير الذاكرة ثم أعد المحاولة.",
		"data":        "تعذّر استعمال بيانات الملف التي في هذه النسخة ({reason}). هذه الصفحة تُقرأ؛ احصل على النسخة من جديد.",
		"stopped":     "توقف البرنامج بسبب خطأ منا. الصفحة تُقرأ؛ أعد المحاولة وأرسل التقرير إلى من أعدّ هذا الملف.",
	},
}

var oneFileDamaged = map[string]string{
	"en": "This file is damaged: something inside it is missing or was altered on the way, so it was not used. This page can be read; get the file again.",
	"fr": "Ce fichier est endommagé : une partie manque ou a été modifiée en route, et n’a pas été utilisée. Cette page reste lisible ; procurez-vous le fichier à nouveau.",
	"ar": "هذا الملف تالف: في داخله شيء ناقص أو غُيّر في الطريق فلم يُستعمل. هذه الصفحة تُقرأ؛ احصل على الملف من جديد.",
}

// pageWords stand in pages that no program has touched.
var pageWords = map[string]struct{ NoScript, NoScriptInFile, Lost, LostText string }{
	"en": {
		NoScript:       "Search and filters need JavaScript. Everything on this page can be read without it.",
		NoScriptInFile: "This page can be read without JavaScript; everything else in this file needs it.",
		Lost:           "Nothing stands at this address",
		LostText:       "The address may be mistyped, or the page was never part of this dossier.",
	},
	"fr": {
		NoScript: "La recherche et les filtres exigent JavaScript. Tout ce qui est sur cette page se lit sans lui.",
		Lost:     "Rien à cette adresse",
		LostText: "L’adresse est peut-être mal écrite, ou la page n’a jamais fait partie de ce dossier.",
	},
	"ar": {
		NoScript: "يحتاج البحث والتصفية إلى JavaScript، وكل ما في هذه الصفحة يُقرأ من دونه.",
		Lost:     "لا شيء في هذا العنوان",
		LostText: "ربما كُتب العنوان خطأ، أو لم تكن الصفحة جزءاً من هذا الملف قط.",
	},
}
