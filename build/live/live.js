// SPDX-License-Identifier: MIT

// live.js stands in every page that isnad serve draws from a dossier, and in
// no page of a made site. It reloads the page when the site was made anew, and
// shows below the page what is wrong while it could not be.
(() => {
  "use strict";

  const script = new URL(document.currentScript.src);
  const mine = script.searchParams.get("site");
  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = new URL("live.css", script);
  document.head.append(style);

  let panel = null;

  function element(name, className, text) {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  }

  function show(title, problems) {
    panel?.remove();
    panel = element("aside", "live-panel");
    panel.setAttribute("role", "status");
    panel.lang = "en";
    panel.dir = "ltr";
    panel.append(element("h2", "", title));
    const list = element("ol", "");
    for (const p of problems) {
      const item = element("li", "");
      item.append(element("code", "live-place", p.line ? `${p.file}:${p.line}:${p.column}` : p.file));
      item.append(element("p", "live-cause", p.cause));
      if (p.quote) item.append(element("pre", "", p.quote));
      item.append(element("p", "live-remedy", p.remedy));
      list.append(item);
    }
    if (problems.length) panel.append(list);
    document.body.append(panel);
  }

  function hear({ site, problems, failure }) {
    const bad = (problems || []).filter((p) => p.severity === "error");
    document.documentElement.dataset.live = bad.length || failure ? "problems" : "sound";
    const kept = mine === "none" ? "There is no site to show yet." : "The page shows the site as it was before.";
    if (failure) return show(`The site could not be made: ${failure}. ${kept}`, []);
    if (bad.length) return show(`${bad.length === 1 ? "One problem" : `${bad.length} problems`} in the dossier. ${kept}`, bad);
    if (site !== mine) return location.reload();
    panel?.remove();
    panel = null;
  }

  function listen() {
    const events = new EventSource(new URL("events", script));
    events.onmessage = (event) => hear(JSON.parse(event.data));
    events.onerror = () => {
      // The browser asks again by itself; the answer brings the page up to date.
      if (!panel) show("The server does not answer. Is isnad serve still running?", []);
    };
    addEventListener("pagehide", () => events.close());
  }

  if (document.readyState === "loading") addEventListener("DOMContentLoaded", listen, { once: true });
  else listen();
})();
