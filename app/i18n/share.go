// SPDX-License-Identifier: MIT

package i18n

// The messages of the share panel and the forms of plain citations, in all
// languages side by side. A form has named places, which data/cite fills; a
// part in square brackets goes where a place in it stays empty.
const (
	CiteRecord  Key = "cite-record"
	CiteDossier Key = "cite-dossier"
	CiteSource  Key = "cite-source"

	Share            Key = "share"
	ShareThis        Key = "share-this"
	ShareLink        Key = "share-link"
	ShareLinkOnly    Key = "share-link-only"
	CopyLink         Key = "copy-link"
	CopyPermalink    Key = "copy-permalink"
	CopyThis         Key = "copy-this"
	CopySelected     Key = "copy-selected"
	CitationFormat   Key = "citation-format"
	CitationOf       Key = "citation-of"
	FormatPlain      Key = "format-plain"
	DownloadCitation Key = "download-citation"
	Embed            Key = "embed"
	EmbedKind        Key = "embed-kind"
	EmbedElement     Key = "embed-element"
	EmbedFrame       Key = "embed-frame"
	EmbedElementNote Key = "embed-element-note"
	EmbedFrameNote   Key = "embed-frame-note"
	EmbedSnippet     Key = "embed-snippet"
	AllFormats       Key = "all-formats"
)

func init() {
	extend("en", shareEnglish, nil)
	extend("fr", shareFrench, nil)
	extend("ar", shareArabic, nil)
}

func shareEnglish() map[Key]string {
	return map[Key]string{
		CiteRecord:  "“{title}”[ ({said})]. In: {in}[, version {version}], {issued}.[ Drawn from: {drawn}.][ {url}]",
		CiteDossier: "{title}. Isnad dossier[, version {version}], {issued}.[ Licence {licence}.][ {url}]",
		CiteSource:  "[{author}. ]“{title}”.[ {in}.][ {issued}.][ {url}][ (retrieved {accessed})]",

		Share:            "Share and cite",
		ShareThis:        "Share, cite or embed this view",
		ShareLink:        "Link to exactly this view",
		ShareLinkOnly:    "This copy stands on no website, so the address works on this device only, and there is nothing to embed.",
		CopyLink:         "Copy the link",
		CopyThis:         "Copy",
		CopySelected:     "The browser does not let the page copy. The text is selected: copy it with Ctrl+C, ⌘C or the menu.",
		CitationFormat:   "Format of the citation",
		CitationOf:       "Citation as {0}",
		FormatPlain:      "Text",
		DownloadCitation: "Save as a file",
		Embed:            "Embed",
		EmbedKind:        "Kind of snippet",
		EmbedElement:     "Element that sizes itself",
		EmbedFrame:       "Plain frame",
		EmbedElementNote: "Needs one script of this site; without it a link stands in its place.",
		EmbedFrameNote:   "Needs no script; the height is the page’s to choose.",
		EmbedSnippet:     "Snippet for your page",
		CopyPermalink:    "Copy permalink",
		AllFormats:       "More formats, link, embed",
	}
}

func shareFrench() map[Key]string {
	return map[Key]string{
		CiteRecord:  "« {title} »[ ({said})]. Dans : {in}[, version {version}], {issued}.[ Tiré de : {drawn}.][ {url}]",
		CiteDossier: "{title}. Dossier Isnad[, version {version}], {issued}.[ Licence {licence}.][ {url}]",
		CiteSource:  "[{author}. ]« {title} ».[ {in}.][ {issued}.][ {url}][ (consulté : {accessed})]",

		Share:            "Partager et citer",
		ShareThis:        "Partager, citer ou intégrer cette vue",
		ShareLink:        "Lien vers cette vue exacte",
		ShareLinkOnly:    "Cette copie n’est sur aucun site : l’adresse ne vaut que sur cet appareil, et il n’y a rien à intégrer.",
		CopyLink:         "Copier le lien",
		CopyThis:         "Copier",
		CopySelected:     "Le navigateur ne laisse pas la page copier. Le texte est sélectionné : copiez-le avec Ctrl+C, ⌘C ou le menu.",
		CitationFormat:   "Format de la citation",
		CitationOf:       "Citation au format {0}",
		FormatPlain:      "Texte",
		DownloadCitation: "Enregistrer en fichier",
		Embed:            "Intégrer",
		EmbedKind:        "Type d’extrait de code",
		EmbedElement:     "Élément qui s’ajuste",
		EmbedFrame:       "Simple cadre",
		EmbedElementNote: "Demande un script de ce site ; sans lui, un lien tient sa place.",
		EmbedFrameNote:   "Ne demande aucun script ; la page choisit la hauteur.",
		EmbedSnippet:     "Code pour votre page",
		CopyPermalink:    "Copier le lien permanent",
		AllFormats:       "Autres formats, lien, intégration",
	}
}

func shareArabic() map[Key]string {
	return map[Key]string{
		CiteRecord:  "«{title}»[ ({said})]. في: {in}[، الإصدار {version}]، {issued}.[ مأخوذ من: {drawn}.][ {url}]",
		CiteDossier: "{title}. ملف إسناد[، الإصدار {version}]، {issued}.[ الرخصة {licence}.][ {url}]",
		CiteSource:  "[{author}. ]«{title}».[ {in}.][ {issued}.][ {url}][ (اطُّلع عليه في {accessed})]",

		Share:            "مشاركة واستشهاد",
		ShareThis:        "مشاركة هذا العرض أو الاستشهاد به أو تضمينه",
		ShareLink:        "رابط إلى هذا العرض بعينه",
		ShareLinkOnly:    "هذه النسخة ليست على أي موقع، فالعنوان يعمل على هذا الجهاز وحده، ولا شيء يمكن تضمينه.",
		CopyLink:         "نسخ الرابط",
		CopyThis:         "نسخ",
		CopySelected:     "لا يسمح المتصفح للصفحة بالنسخ. النص محدَّد: انسخه بـ Ctrl+C أو ⌘C أو من القائمة.",
		CitationFormat:   "صيغة الاستشهاد",
		CitationOf:       "الاستشهاد بصيغة {0}",
		FormatPlain:      "نص",
		DownloadCitation: "حفظ في ملف",
		Embed:            "تضمين",
		EmbedKind:        "نوع الشيفرة",
		EmbedElement:     "عنصر يضبط حجمه بنفسه",
		EmbedFrame:       "إطار بسيط",
		EmbedElementNote: "يحتاج إلى برنامج نصي واحد من هذا الموقع، ومن دونه يقوم رابط مقامه.",
		EmbedFrameNote:   "لا يحتاج إلى برنامج نصي، والارتفاع تختاره الصفحة.",
		EmbedSnippet:     "الشيفرة لصفحتك",
		CopyPermalink:    "نسخ الرابط الدائم",
		AllFormats:       "صيغ أخرى ورابط وتضمين",
	}
}
