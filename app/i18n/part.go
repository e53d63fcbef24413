// SPDX-License-Identifier: MIT

package i18n

// Words for the pages of a large dossier.
const (
	PageIncomplete  Key = "page-incomplete"
	SavedInPart     Key = "saved-in-part"
	MoreOnThisPoint Key = "more-on-this-point"
	FiguresBySearch Key = "figures-by-search"
	MatrixTooWide   Key = "matrix-too-wide"
	ChooseATopic    Key = "choose-a-topic"
)

func init() {
	extend("en", func() map[Key]string {
		return map[Key]string{
			SavedInPart:     "Saved on this device: it opens and searches without a connection. Most records, and downloads, need one until everything is saved.",
			PageIncomplete:  "Some of this page’s records are not on this device and did not arrive, and the others alone would mislead. Search works, and so do pages whose records are here. Try again with a connection; “Save everything” at the foot of the page keeps them for the next time without one.",
			MoreOnThisPoint: "The first {0} are here; all of them, whoever asserts and whoever denies, are under",
			FiguresBySearch: "There are {0} in all. The others are on the pages of what they measure; the search finds each.",
			MatrixTooWide:   "{0} speakers are too many for a table. Each of their claims is on the topic’s page, with its answers.",
			ChooseATopic:    "There are too many claims to set all of them out side by side. Choose a topic.",
		}
	}, nil)
	extend("fr", func() map[Key]string {
		return map[Key]string{
			SavedInPart:     "Enregistré sur cet appareil : s’ouvre, et la recherche fonctionne, sans connexion. La plupart des fiches, et les téléchargements, en demandent une tant que tout n’est pas enregistré.",
			PageIncomplete:  "Certaines fiches de cette page ne sont pas sur cet appareil et ne sont pas arrivées ; les autres seules induiraient en erreur. La recherche fonctionne, ainsi que les pages dont les fiches sont là. Réessayez avec une connexion ; « Tout enregistrer », au bas de la page, les garde pour la prochaine fois.",
			MoreOnThisPoint: "Les {0} premières sont ici ; toutes, qu’elles affirment ou qu’elles démentent, se trouvent sous",
			FiguresBySearch: "Il y en a {0} en tout. Les autres sont sur les pages de ce qu’ils mesurent ; la recherche trouve chacun d’eux.",
			MatrixTooWide:   "{0} personnes ou sources, c’est trop pour un tableau. Chacune de leurs affirmations est sur la page du sujet, avec ses réponses.",
			ChooseATopic:    "Les affirmations sont trop nombreuses pour être toutes présentées côte à côte. Choisissez un sujet.",
		}
	}, nil)
	extend("ar", func() map[Key]string {
		return map[Key]string{
			SavedInPart:     "محفوظ على هذا الجهاز: يُفتح ويُبحث فيه من دون اتصال. أما معظم السجلات وملفات التنزيل فتحتاج إلى اتصال ما لم يُحفظ كل شيء.",
			PageIncomplete:  "بعض سجلات هذه الصفحة ليس على هذا الجهاز ولم يصل، وعرض بقيتها وحدها يضلّل القارئ. البحث يعمل، وكذلك الصفحات التي سجلاتها هنا. أعد المحاولة حين يتوفر اتصال؛ و«حفظ كل شيء» في أسفل الصفحة يبقيها للمرة القادمة.",
			MoreOnThisPoint: "هنا أول {0} منها؛ وكلها، مَن يؤكد ومَن ينفي، تحت",
			FiguresBySearch: "عددها الكلي {0}. الأرقام الأخرى في صفحات ما تقيسه، والبحث يجد كلاً منها.",
			MatrixTooWide:   "عدد المتحدثين {0}، وهو أكثر مما يتسع له جدول. كل أقوالهم في صفحة الموضوع مع الردود عليها.",
			ChooseATopic:    "الأقوال أكثر من أن تُعرض كلها جنباً إلى جنب. اختر موضوعاً.",
		}
	}, nil)
}
