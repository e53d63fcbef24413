// SPDX-License-Identifier: MIT

package e2e

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/pwa"
	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"
)

// Whether a browser offers to install is the browser's own judgement: the first
// scenario asks for it and has it installed; those after begin where it has
// been made.

func TestItIsInstalledAndOpensInAWindowOfItsOwnWithoutANetwork(t *testing.T) {
	// A browser of its own: a window that forgets installs nothing. And a home of its
	// own: it writes what it installs into its user's menus.
	home := filepath.Join(scratch, "home")
	tab, stop, err := launch(t.Context(), chromedp.Env("HOME="+home, "XDG_CONFIG_HOME="+home, "XDG_DATA_HOME="+home))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(stop)
	h := newHost(t, dist, "/a/")
	v := newTab(t, tab, h.url("/a/"))
	v.saved("")
	judged := asked(v, "whether it may be installed", page.GetInstallabilityErrors, cdp.Empty{})
	for _, e := range judged.InstallabilityErrors {
		t.Errorf("the browser would not install it: %s", e.ErrorID)
	}
	manifest := asked(v, "the manifest", page.GetAppManifest, page.GetAppManifestParams{})
	for _, e := range manifest.Errors {
		t.Errorf("the manifest: %s", e.Message)
	}
	asked(v, "installing", pwa.Install, pwa.InstallParams{ManifestID: v.base})
	asked(v, "a window of its own", pwa.ChangeAppUserSettings, pwa.ChangeAppUserSettingsParams{ManifestID: v.base, DisplayMode: pwa.DisplayModeStandalone})
	h.stop()
	const deep = "claims/diaby-denies-abduction/"
	asked(v, "opening what was installed", pwa.Launch, pwa.LaunchParams{ManifestID: v.base, URL: v.base + deep})
	window := newTab(t, v.ctx, v.base, chromedp.WithTargetID(v.otherPage()))
	window.ready()
	window.until("a window without an address bar", `matchMedia("(display-mode: standalone)").matches`)
	window.until("the page that was never visited", fmt.Sprintf(`location.href === %q`, v.base+deep))
	window.shows("#main", "Diaby")
	window.until("no offer to install it again", `!document.querySelector("#device [data-act=install]")`)
	asked(v, "removing it", pwa.Uninstall, pwa.UninstallParams{ManifestID: v.base})
}

// otherPage is a page of the same browser that is not this tab.
func (v *visit) otherPage() (found target.ID) {
	v.Helper()
	self := chromedp.FromContext(v.ctx).Target.TargetID
	if !eventually(func() bool {
		for _, t := range asked(v, "the browser's pages", target.GetTargets, target.GetTargetsParams{}).TargetInfos {
			if t.Type == "page" && t.TargetID != self && strings.HasPrefix(t.URL, v.base) {
				found = t.TargetID
			}
		}
		return found != ""
	}) {
		v.Fatal("no window opens")
	}
	return found
}

// asked is the browser's answer to a command of the protocol.
func asked[P, R any](v *visit, what string, command cdp.Command[P, R], params P) R {
	v.Helper()
	return run(v, what, func(ctx context.Context, t *chromedp.Target) (R, error) {
		return cdp.Call(ctx, t, command, params)
	})
}

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
