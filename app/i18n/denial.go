// SPDX-License-Identifier: MIT

package i18n

// The messages of denials beside what they deny.
const (
	DeniesRelated Key = "denies-related"
	InAnswerToAll Key = "in-answer-to-all"
)

func init() {
	extend("en", func() map[Key]string {
		return map[Key]string{DeniesRelated: "denies a related point", InAnswerToAll: "In answer to what neither side says"}
	}, nil)
	extend("fr", func() map[Key]string {
		return map[Key]string{DeniesRelated: "dément un point voisin", InAnswerToAll: "En réponse à ce qu’aucun des deux camps ne dit"}
	}, nil)
	extend("ar", func() map[Key]string {
		return map[Key]string{DeniesRelated: "نفي لأمر ذي صلة", InAnswerToAll: "ردّاً على ما لا يقوله أيٌّ من الطرفين"}
	}, nil)
}
