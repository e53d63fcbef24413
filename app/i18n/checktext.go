// SPDX-License-Identifier: MIT

package i18n

// The messages of the check against a reader's own copy of a source, in all
// languages side by side.
const (
	CheckIntro     Key = "check-intro"
	CheckChoose    Key = "check-choose"
	CheckReading   Key = "check-reading"
	CheckSame      Key = "check-same"
	CheckOther     Key = "check-other"
	CheckFound     Key = "check-found"
	CheckMoved     Key = "check-moved"
	CheckFirst     Key = "check-first"
	CheckNothing   Key = "check-nothing"
	CheckForget    Key = "check-forget"
	CheckForgotten Key = "check-forgotten"
	CheckTooLarge  Key = "check-too-large"
	CheckUTF16     Key = "check-utf-16"
	CheckBinary    Key = "check-binary"
	CheckUnread    Key = "check-unread"
	CheckHidden    Key = "check-hidden"
	CheckHiding    Key = "check-hiding"
	CheckCopy      Key = "check-copy"
	PassageFound   Key = "passage-found"
	PassageMoved   Key = "passage-moved"
	PassageMissing Key = "passage-missing"
	InYourCopy     Key = "in-your-copy"
	CheckHow       Key = "check-how"
	CheckWithheld  Key = "check-withheld"
	CheckAsked     Key = "check-asked"
	CheckShow      Key = "check-show"
	CheckLineEnds  Key = "check-line-ends"
	CheckQuotes    Key = "check-quotes"
	PassageQuotes  Key = "passage-quotes"
)

func init() {
	extend("en", checkEnglish, nil)
	extend("fr", checkFrench, nil)
	extend("ar", checkArabic, nil)
}

func checkEnglish() map[Key]string {
	return map[Key]string{
		CheckIntro:     "If you hold the text of this source, give it to this page: every passage is cut out at its place and its fingerprint compared. The file is read here in the browser. It is not sent anywhere, and forgotten when you leave.",
		CheckChoose:    "Choose the text file, or drop it here",
		CheckReading:   "Reading {0} …",
		CheckSame:      "{0} is the file the passages were taken from, byte for byte.",
		CheckOther:     "{0} is not byte for byte the file the passages were taken from.",
		CheckFound:     "{0} of {1} passages stand where the records say, word for word. In {2} of {3} paragraphs all of them do.",
		CheckMoved:     "{0} stand elsewhere in the file, word for word; {1} are not there.",
		CheckFirst:     "The first paragraph that differs is {0}.",
		CheckNothing:   "None of the passages is in {0}: it is another text.",
		CheckForget:    "Forget the text",
		CheckForgotten: "The text is forgotten.",
		CheckTooLarge:  "{0} is larger than any text we can check here (16 MB). Nothing was read.",
		CheckUTF16:     "{0} is a UTF-16 text. Save it as UTF-8 and choose it again.",
		CheckBinary:    "{0} is not a plain text in UTF-8. A PDF or a Word file has to be saved as text first.",
		CheckUnread:    "{0} could not be read. It may have been moved or changed; choose it again.",
		CheckHidden:    "[not shown]",
		CheckHiding:    "Sentences about a child whom the dossier does not name were checked and are not shown, even from your own file. Of a file that differs, only the passages that match are shown.",
		CheckCopy:      "Your copy, paragraph by paragraph",
		PassageFound:   "matches",
		PassageMoved:   "stands in paragraph {0} of your copy",
		PassageMissing: "is not in your copy",
		InYourCopy:     "In your copy",
		CheckHow:       "Whoever holds the source’s text can check this passage here, in the browser. Nothing is sent.",
		CheckWithheld:  "The source’s text is not published here. The fingerprint proves the passage: whoever holds the text can check it here, in the browser. Nothing is sent.",
		CheckAsked:     "To check this passage, choose your copy of the source as a text file. It is read here in the browser and nothing is sent; the passage is then shown and marked.",
		CheckShow:      "Show the passage in your copy",
		CheckLineEnds:  "{0} is word for word the file the passages were taken from; only the ends of lines, or an invisible mark at the start, differ.",
		CheckQuotes:    "Of the {1} that are not there, {0} differ in their quotation marks alone: one text has straight ones where the other has curly ones.",
		PassageQuotes:  "differs in quotation marks alone",
	}
}

func checkFrench() map[Key]string {
	return map[Key]string{
		CheckIntro:     "Si vous détenez le texte de cette source, donnez-le à cette page : chaque passage est découpé à sa place et son empreinte comparée. Le fichier est lu ici, dans le navigateur. Il n’est envoyé nulle part et il est oublié quand vous partez.",
		CheckChoose:    "Choisir le fichier texte, ou le déposer ici",
		CheckReading:   "Lecture de {0}…",
		CheckSame:      "{0} est, à l’octet près, le fichier d’où viennent les passages.",
		CheckOther:     "{0} n’est pas, à l’octet près, le fichier d’où viennent les passages.",
		CheckFound:     "{0} passages sur {1} sont là où les fiches le disent, mot pour mot. Dans {2} paragraphes sur {3}, tous y sont.",
		CheckMoved:     "{0} se trouvent ailleurs dans le fichier, mot pour mot ; {1} n’y sont pas.",
		CheckFirst:     "Le premier paragraphe qui diffère est le {0}.",
		CheckNothing:   "Aucun des passages n’est dans {0} : c’est un autre texte.",
		CheckForget:    "Oublier le texte",
		CheckForgotten: "Le texte est oublié.",
		CheckTooLarge:  "{0} dépasse la taille des textes vérifiables ici (16 Mo). Rien n’a été lu.",
		CheckUTF16:     "{0} est un texte en UTF-16. Enregistrez-le en UTF-8 et choisissez-le à nouveau.",
		CheckBinary:    "{0} n’est pas un texte brut en UTF-8. Un PDF ou un fichier Word doit d’abord être enregistré comme texte.",
		CheckUnread:    "{0} n’a pas pu être lu. Il a peut-être été déplacé ou modifié ; choisissez-le à nouveau.",
		CheckHidden:    "[non affiché]",
		CheckHiding:    "Les phrases qui parlent d’une enfant que le dossier ne nomme pas ont été vérifiées et ne sont pas affichées, même depuis votre fichier. D’un fichier qui diffère, seuls les passages conformes sont affichés.",
		CheckCopy:      "Votre copie, paragraphe par paragraphe",
		PassageFound:   "conforme",
		PassageMoved:   "se trouve au paragraphe {0} de votre copie",
		PassageMissing: "n’est pas dans votre copie",
		InYourCopy:     "Dans votre copie",
		CheckHow:       "Qui détient le texte de la source peut vérifier ce passage ici, dans le navigateur. Rien n’est envoyé.",
		CheckWithheld:  "Le texte de la source n’est pas publié ici. L’empreinte prouve le passage : qui détient le texte peut le vérifier ici, dans le navigateur. Rien n’est envoyé.",
		CheckAsked:     "Pour vérifier ce passage, choisissez votre copie de la source, en fichier texte. Elle est lue ici, dans le navigateur, et rien n’est envoyé ; le passage est ensuite affiché et marqué.",
		CheckShow:      "Montrer le passage dans votre copie",
		CheckLineEnds:  "{0} est, mot pour mot, le fichier d’où viennent les passages ; seules diffèrent les fins de ligne ou une marque invisible au début.",
		CheckQuotes:    "Sur les {1} qui n’y sont pas, {0} ne diffèrent que par les guillemets et les apostrophes, droits dans l’un des textes et courbes dans l’autre.",
		PassageQuotes:  "ne diffère que par les guillemets",
	}
}

func checkArabic() map[Key]string {
	return map[Key]string{
		CheckIntro:     "إذا كان نص هذا المصدر لديك فقدّمه إلى هذه الصفحة: يُقتطع كل مقطع من موضعه وتُقارن بصمته. يُقرأ الملف هنا في المتصفح، ولا يُرسل إلى أي مكان، ويُنسى حين تغادر.",
		CheckChoose:    "اختر الملف النصي أو أفلته هنا",
		CheckReading:   "تجري قراءة {0}…",
		CheckSame:      "{0} هو الملف الذي أُخذت منه المقاطع، بايتاً ببايت.",
		CheckOther:     "{0} ليس هو الملف الذي أُخذت منه المقاطع بايتاً ببايت.",
		CheckFound:     "{0} من {1} من المقاطع في مواضعها التي تذكرها السجلات، كلمة بكلمة. وفي {2} من {3} من الفقرات كلها في مواضعها.",
		CheckMoved:     "{0} في موضع آخر من الملف، كلمة بكلمة؛ و{1} ليست فيه.",
		CheckFirst:     "أول فقرة تختلف هي الفقرة {0}.",
		CheckNothing:   "لا شيء من المقاطع في {0}: إنه نص آخر.",
		CheckForget:    "انسَ النص",
		CheckForgotten: "نُسي النص.",
		CheckTooLarge:  "{0} أكبر من أي نص يمكن التحقق منه هنا (16 ميغابايت). لم يُقرأ شيء.",
		CheckUTF16:     "{0} نص بترميز UTF-16. احفظه بترميز UTF-8 ثم اختره من جديد.",
		CheckBinary:    "{0} ليس نصاً صرفاً بترميز UTF-8. ملف PDF أو Word يجب حفظه نصاً أولاً.",
		CheckUnread:    "تعذّرت قراءة {0}. ربما نُقل أو تغيّر؛ اختره من جديد.",
		CheckHidden:    "[لا يُعرض]",
		CheckHiding:    "الجمل التي تتحدث عن طفلة لا يسمّيها الملف جرى التحقق منها ولا تُعرض، ولو كانت من ملفك أنت. ومن ملف مختلف لا تُعرض إلا المقاطع المطابقة.",
		CheckCopy:      "نسختك، فقرة فقرة",
		PassageFound:   "مطابق",
		PassageMoved:   "موجود في الفقرة {0} من نسختك",
		PassageMissing: "ليس في نسختك",
		InYourCopy:     "في نسختك",
		CheckHow:       "من يملك نص المصدر يستطيع التحقق من هذا المقطع هنا في المتصفح، ولا يُرسل شيء.",
		CheckWithheld:  "نص المصدر غير منشور هنا. والبصمة تُثبت المقطع: من يملك النص يستطيع التحقق منه هنا في المتصفح، ولا يُرسل شيء.",
		CheckAsked:     "للتحقق من هذا المقطع اختر نسختك من المصدر ملفاً نصياً. يُقرأ الملف هنا في المتصفح ولا يُرسل شيء، ثم يُعرض المقطع معلَّماً.",
		CheckShow:      "اعرض المقطع في نسختك",
		CheckLineEnds:  "{0} هو الملف الذي أُخذت منه المقاطع، كلمة بكلمة؛ لا تختلف إلا نهايات الأسطر أو علامة غير مرئية في أوله.",
		CheckQuotes:    "من {1} ليست فيه، {0} لا تختلف إلا في علامات الاقتباس، فهي مستقيمة في أحد النصين ومنحنية في الآخر.",
		PassageQuotes:  "لا يختلف إلا في علامات الاقتباس",
	}
}
