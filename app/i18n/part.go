// SPDX-License-Identifier: MIT

package i18n

// Words for the pages of a large dossier.
const (
	PageIncomplete  Key = "page-incomplete"
	MoreOnThisPoint Key = "more-on-this-point"
	FiguresBySearch Key = "figures-by-search"
	MatrixTooWide   Key = "matrix-too-wide"
	ChooseATopic    Key = "choose-a-topic"
)

func init() {
	extend("en", func() map[Key]string {
		return map[Key]string{
			PageIncomplete:  "This page cannot be shown: some of its records did not arrive, and part of them would mislead. What is here already still works.",
			MoreOnThisPoint: "The first {0} are here; all of them, whoever asserts and whoever denies, are under",
			FiguresBySearch: "There are {0} in all. The others are on the pages of what they measure; the search finds each.",
			MatrixTooWide:   "{0} speakers are too many for a table. Each of their claims is on the topic’s page, with its answers.",
			ChooseATopic:    "There are too many claims to set all of them out side by side. Choose a topic.",
		}
	}, nil)
	extend("fr", func() map[Key]string {
		return map[Key]string{
			PageIncomplete:  "Cette page ne peut pas être affichée : certaines de ses fiches ne sont pas arrivées, et n’en montrer qu’une partie induirait en erreur. Ce qui est déjà là fonctionne toujours.",
			MoreOnThisPoint: "Les {0} premières sont ici ; toutes, qu’elles affirment ou qu’elles démentent, se trouvent sous",
			FiguresBySearch: "Il y en a {0} en tout. Les autres sont sur les pages de ce qu’ils mesurent ; la recherche trouve chacun d’eux.",
			MatrixTooWide:   "{0} personnes ou sources, c’est trop pour un tableau. Chacune de leurs affirmations est sur la page du sujet, avec ses réponses.",
			ChooseATopic:    "Les affirmations sont trop nombreuses pour être toutes présentées côte à côte. Choisissez un sujet.",
		}
	}, nil)
	extend("ar", func() map[Key]string {
		return map[Key]string{
			PageIncomplete:  "لا يمكن عرض هذه الصفحة: لم تصل بعض سجلاتها، وعرض بعضها دون بعض يضلّل القارئ. ما وصل من قبل ما زال يعمل.",
			MoreOnThisPoint: "هنا أول {0} منها؛ وكلها، مَن يؤكد ومَن ينفي، تحت",
			FiguresBySearch: "عددها الكلي {0}. الأرقام الأخرى في صفحات ما تقيسه، والبحث يجد كلاً منها.",
			MatrixTooWide:   "عدد المتحدثين {0}، وهو أكثر مما يتسع له جدول. كل أقوالهم في صفحة الموضوع مع الردود عليها.",
			ChooseATopic:    "الأقوال أكثر من أن تُعرض كلها جنباً إلى جنب. اختر موضوعاً.",
		}
	}, nil)
}
