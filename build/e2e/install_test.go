// SPDX-License-Identifier: MIT

package e2e

import (
	"fmt"
	"testing"

	"github.com/chromedp/chromedp"
)

// Whether a browser offers to install is the browser's own judgement; these
// scenarios begin where it has made it.

func TestABrowserThatInstallsIsAskedByAButton(t *testing.T) {
	for path, label := range map[string]string{"": "Install", "fr/": "Installer", "ar/": "تثبيت"} {
		t.Run("/"+path, func(t *testing.T) {
			v := scenario(t, "/a/")
			v.open(path)
			v.until("the copy to be whole", `isnad.saved`)
			v.until("no button before the browser offers it", `!document.querySelector("#device [data-act=install]")`)
			v.value(`(() => {
				window.__asked = 0;
				const offer = new Event("beforeinstallprompt", {cancelable: true});
				offer.prompt = async () => { window.__asked++; return {outcome: "dismissed"}; };
				dispatchEvent(offer);
			})()`)
			v.shows("#device [data-act=install]", label)
			v.do("installing", chromedp.Click(chromedp.CSS("#device [data-act=install]")))
			v.until("the browser to be asked, once", `window.__asked === 1`)
			v.until("the button to go: an offer holds once", `!document.querySelector("#device [data-act=install]")`)
			v.value(`(() => { const again = new Event("beforeinstallprompt"); again.prompt = async () => {}; dispatchEvent(again); })()`)
			v.until("the button to be there again", `document.querySelector("#device [data-act=install]")`)
			v.value(`dispatchEvent(new Event("appinstalled"))`)
			v.until("the button to go, once it is installed", `!document.querySelector("#device [data-act=install]")`)
		})
	}
}

func TestAppleBrowsersAreToldHowToInstall(t *testing.T) {
	const inApple = `for (const [name, value] of Object.entries({vendor: "Apple Computer, Inc.", platform: %q, maxTouchPoints: %d, standalone: %v}))
		Object.defineProperty(navigator, name, {value, configurable: true});`
	for _, c := range []struct {
		name, platform string
		fingers        int
		installed      bool
		want           string
	}{
		{"a phone", "iPhone", 5, false, "Add to Home Screen"},
		{"a tablet that calls itself a computer", "MacIntel", 5, false, "Add to Home Screen"},
		{"a computer", "MacIntel", 0, false, "Add to Dock"},
		{"a phone on which it is installed", "iPhone", 5, true, ""},
		{"another browser's machine", "Linux x86_64", 0, false, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			v := scenario(t, "/")
			v.before(fmt.Sprintf(inApple, c.platform, c.fingers, c.installed))
			v.saved("")
			if c.want != "" {
				v.shows("#device .device-how", c.want)
				v.photograph("install-apple")
				return
			}
			v.until("no instructions", `!document.querySelector("#device .device-how")`)
		})
	}
}

// The offer is made of what the site says of itself: without these Chromium,
// which reads them here as it does for a reader, would not make it.
func TestTheSiteMayBeInstalled(t *testing.T) {
	v := scenario(t, "/a/b/")
	v.saved("actors/omar-diaby/")
	v.becomes("a manifest that is whole", `fetch(document.querySelector("link[rel=manifest]").href).then(r => r.json()).then(async (m) => {
		const at = document.querySelector("link[rel=manifest]").href;
		const sizes = await Promise.all(m.icons.filter(i => i.type === "image/png").map(i => new Promise((done) => {
			const image = new Image();
			image.onload = () => done(image.naturalWidth + "x" + image.naturalHeight === i.sizes);
			image.onerror = () => done(false);
			image.src = new URL(i.src, at).href;
		})));
		return sizes.length >= 2 && sizes.every(Boolean) && m.display === "standalone" &&
			new URL(m.start_url, at).href === isnad.base && new URL(m.scope, at).href === isnad.base;
	})`, "true")
}
