// SPDX-License-Identifier: MIT

package i18n

// The messages of what a device keeps, in all languages side by side.
const (
	Saving          Key = "saving"
	Saved           Key = "saved"
	SavedAll        Key = "saved-all"
	SaveAll         Key = "save-all"
	NotSavedHTTPS   Key = "not-saved-https"
	NotSavedFrame   Key = "not-saved-frame"
	NotSavedOff     Key = "not-saved-off"
	NotSavedUnable  Key = "not-saved-unable"
	NotSavedFull    Key = "not-saved-full"
	NotSavedPartly  Key = "not-saved-partly"
	Kilobytes       Key = "kilobytes"
	Megabytes       Key = "megabytes"
	UseNewVersion   Key = "use-new-version"
	Install         Key = "install"
	InstallPhone    Key = "install-phone"
	InstallComputer Key = "install-computer"
	UnsavedTitle    Key = "unsaved-title"
	UnsavedText     Key = "unsaved-text"
	TryAgain        Key = "try-again"
)

func init() {
	extend("en", func() map[Key]string {
		return map[Key]string{
			Saving:          "Saving a copy on this device …",
			Saved:           "Saved on this device: it opens without a connection. What is not saved yet, such as downloads, needs one.",
			SavedAll:        "Everything is saved on this device, downloads included: no connection is needed.",
			SaveAll:         "Save everything ({0} more)",
			NotSavedHTTPS:   "Not saved on this device: that needs https.",
			NotSavedFrame:   "Not saved on this device: the page around this frame does not let it keep anything.",
			NotSavedOff:     "Not saved on this device: this site keeps no copies at present.",
			NotSavedUnable:  "Not saved on this device: this browser, or this private window, keeps no copies.",
			NotSavedFull:    "Not saved on this device: its storage is full. Online everything works.",
			NotSavedPartly:  "Not saved on this device: not every file could be fetched. The next visit tries again.",
			Kilobytes:       "{0} kB",
			Megabytes:       "{0} MB",
			UseNewVersion:   "Use the new version",
			Install:         "Install",
			InstallPhone:    "To install: Share, then Add to Home Screen.",
			InstallComputer: "To install in Safari: File, then Add to Dock.",
			UnsavedTitle:    "This page is not saved on this device",
			UnsavedText:     "It is not part of the copy on this device, and the site cannot be reached just now. All that is saved works: the overview, search, the timeline. Once there is a connection, “Save everything” at the foot of the page keeps downloads too.",
			TryAgain:        "Try again",
		}
	}, nil)
	extend("fr", func() map[Key]string {
		return map[Key]string{
			Saving:          "Une copie s’enregistre sur cet appareil…",
			Saved:           "Enregistré sur cet appareil : s’ouvre sans connexion. Ce qui n’est pas encore enregistré, comme les téléchargements, en demande une.",
			SavedAll:        "Tout est enregistré sur cet appareil, téléchargements compris : aucune connexion n’est nécessaire.",
			SaveAll:         "Tout enregistrer ({0} de plus)",
			NotSavedHTTPS:   "Non enregistré sur cet appareil : il faudrait https.",
			NotSavedFrame:   "Non enregistré sur cet appareil : la page autour de ce cadre ne lui permet de rien garder.",
			NotSavedOff:     "Non enregistré sur cet appareil : ce site ne garde pas de copie pour le moment.",
			NotSavedUnable:  "Non enregistré sur cet appareil : ce navigateur, ou cette fenêtre privée, ne garde pas de copie.",
			NotSavedFull:    "Non enregistré sur cet appareil : sa mémoire est pleine. En ligne, tout fonctionne.",
			NotSavedPartly:  "Non enregistré sur cet appareil : certains fichiers n’ont pas pu être reçus. La prochaine visite réessaiera.",
			Kilobytes:       "{0} ko",
			Megabytes:       "{0} Mo",
			UseNewVersion:   "Utiliser la nouvelle version",
			Install:         "Installer",
			InstallPhone:    "Pour installer : Partager, puis Sur l’écran d’accueil.",
			InstallComputer: "Pour installer dans Safari : Fichier, puis Ajouter au Dock.",
			UnsavedTitle:    "Cette page n’est pas enregistrée sur cet appareil",
			UnsavedText:     "Elle ne fait pas partie de la copie gardée sur cet appareil, et le site ne répond pas pour le moment. Tout ce qui est enregistré fonctionne : la vue d’ensemble, la recherche, la chronologie. Une fois la connexion revenue, « Tout enregistrer », au bas de la page, garde aussi les téléchargements.",
			TryAgain:        "Réessayer",
		}
	}, nil)
	extend("ar", func() map[Key]string {
		return map[Key]string{
			Saving:          "جارٍ حفظ نسخة على هذا الجهاز…",
			Saved:           "محفوظ على هذا الجهاز: يُفتح من دون اتصال. أما ما لم يُحفظ بعد، كملفات التنزيل، فيحتاج إلى اتصال.",
			SavedAll:        "كل شيء محفوظ على هذا الجهاز، وملفات التنزيل أيضاً: لا حاجة إلى اتصال.",
			SaveAll:         "حفظ كل شيء (بقي {0})",
			NotSavedHTTPS:   "غير محفوظ على هذا الجهاز: يحتاج الحفظ إلى https.",
			NotSavedFrame:   "غير محفوظ على هذا الجهاز: الصفحة المحيطة بهذا الإطار لا تسمح له بحفظ شيء.",
			NotSavedOff:     "غير محفوظ على هذا الجهاز: لا يحفظ هذا الموقع نسخاً في الوقت الحاضر.",
			NotSavedUnable:  "غير محفوظ على هذا الجهاز: هذا المتصفح، أو هذه النافذة الخاصة، لا يحفظ نسخاً.",
			NotSavedFull:    "غير محفوظ على هذا الجهاز: امتلأت ذاكرة التخزين. كل شيء يعمل عبر الشبكة.",
			NotSavedPartly:  "غير محفوظ على هذا الجهاز: تعذّر جلب بعض الملفات، وتعاد المحاولة في الزيارة القادمة.",
			Kilobytes:       "{0} كيلوبايت",
			Megabytes:       "{0} ميغابايت",
			UseNewVersion:   "استعمال النسخة الجديدة",
			Install:         "تثبيت",
			InstallPhone:    "للتثبيت: مشاركة، ثم «إضافة إلى الشاشة الرئيسية».",
			InstallComputer: "للتثبيت في سفاري: ملف، ثم «إضافة إلى Dock».",
			UnsavedTitle:    "هذه الصفحة غير محفوظة على هذا الجهاز",
			UnsavedText:     "ليست من النسخة المحفوظة على هذا الجهاز، ولا يجيب الموقع الآن. كل ما هو محفوظ يعمل: النظرة العامة والبحث والخط الزمني. وحين يعود الاتصال يحفظ «حفظ كل شيء» في أسفل الصفحة ملفات التنزيل أيضاً.",
			TryAgain:        "إعادة المحاولة",
		}
	}, nil)
}
