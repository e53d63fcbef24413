// SPDX-License-Identifier: MIT

// sw.js keeps one whole version of the site on the device. The rules:
//   1. All or nothing: a version is installed when every file of it is here
//      and has its SHA-256; until then the version before goes on serving.
//   2. No tab is moved to another version unless it asks.
//   3. Only our own caches are touched: their names carry our scope.
//   4. Pages come from the network first, because they are small and may have
//      changed; where that fails, one page stands in for all of them. Files
//      whose names carry their hash come from here first.
//   5. What is kept is said as it is. Browsers take caches away when a device
//      runs full: each visit looks whether all is still here, and mends it.
//
// The build replaces the one name below by {version, site, shell, list}: the
// version of these files together, what the loader calls it, the stand-in page,
// and the file that lists all others as {files, more}: those of rule 1, and
// those that are kept only when the reader asks for all, or has used them. A file is [path,
// SHA-256 in base64, media type, bytes, path of a gzip copy]. So this script,
// which browsers ask for again and again, holds one hash, and that binds the
// rest.
(() => {
  "use strict";

  const release = __ISNAD_RELEASE__;
  const scope = registration.scope;
  const prefix = `isnad:${encodeURIComponent(scope)}:`;
  const current = prefix + release.version;

  // Where files stand that may be here; all else is a page.
  const ours = /^(assets|download)\/.*\.(?!html$)\w+$|^manifest\.webmanifest$/;

  // What opens a reader's own file: pages, scripts and a program.
  const opener = /^assets\/open[.-]|(^|\/)open\/index\.html$/;

  // How long a page may take on a network that neither answers nor fails before
  // the copy stands in.
  const patience = 4000;

  addEventListener("install", (event) => event.waitUntil(install()));
  addEventListener("activate", (event) => event.waitUntil(tidy()));

  addEventListener("message", (event) => {
    const { type, version } = event.data ?? {};
    const answer = (words) => event.ports[0]?.postMessage(words);
    if (type === "isnad:activate") event.waitUntil(skipWaiting());
    if (type === "isnad:version") event.waitUntil(compare(version, answer));
    if (type === "isnad:keep") event.waitUntil(complete("files", answer));
    if (type === "isnad:save") event.waitUntil(complete("more", answer, (done) => answer({ done })));
  });

  addEventListener("fetch", (event) => {
    const { request } = event;
    if (request.method !== "GET" || !request.url.startsWith(scope)) return;
    const path = pathOf(request.url);
    // The loader asks past every cache, ours too, when a file proved wrong.
    if (ours.test(path) && request.cache !== "reload") event.respondWith(file(request, path));
    // Who has opened a file once can do so without a network.
    if (opener.test(path) && path.endsWith(".bin")) event.waitUntil(keepOpener().catch(() => {}));
    else if (request.mode === "navigate" && !/\.(?!html$)\w+$/.test(path)) event.respondWith(page(request, path));
  });

  // pathOf is an address below the scope, without query and fragment.
  function pathOf(url) {
    return url.slice(scope.length).replace(/[?#].*$/s, "");
  }

  async function file(request, path) {
    return await fromHere(scope + path).catch(() => null) || fetch(request);
  }

  // install is rule 1. Where it does not come about, open pages hear why, and
  // the console need not.
  async function install() {
    try {
      const { files, more } = await list();
      await gather(files);
      // Who had all of the version before gets all of this one, if it can be had.
      if ((await Promise.all(more.map(([path]) => fromHere(scope + path)))).some(Boolean)) {
        await gather(more).catch(() => {});
      }
    } catch (error) {
      await caches.delete(current).catch(() => {});
      for (const tab of await tabs()) tab.postMessage({ type: "isnad:unsaved", why: reason(error) });
      error.told = true;
      throw error;
    }
  }

  addEventListener("unhandledrejection", (event) => {
    if (event.reason?.told) event.preventDefault();
  });

  // reason is "full" where the device has no room, else "unfetched".
  function reason(error) {
    return error.name === "QuotaExceededError" ? "full" : "unfetched";
  }

  // list is what there is of this version. It is kept with the files it lists.
  async function list() {
    const cache = await caches.open(current);
    const url = scope + release.list[0];
    if (!await cache.match(url)) await save(cache, release.list);
    return (await cache.match(url)).json();
  }

  // gather saves files, a few at a time: a host is not to be stormed. Where one
  // fails it waits for those under way: looking into a cache that has been deleted
  // meanwhile would make it again, empty.
  async function gather(files, told) {
    const cache = await caches.open(current);
    const waiting = files.slice();
    let done = 0;
    const lane = async () => {
      for (let next; (next = waiting.shift());) {
        await save(cache, next).catch((error) => { waiting.length = 0; throw error; });
        done += next[3];
        told?.(done / bytesIn(files));
      }
    };
    const failed = (await Promise.allSettled([lane(), lane(), lane(), lane()])).find(({ reason }) => reason);
    if (failed) throw failed.reason;
  }

  function bytesIn(files) {
    return files.reduce((sum, [, , , bytes]) => sum + bytes, 0);
  }

  // save puts one proven file into the cache: from a version already here, from
  // the browser's cache (the page has just fetched most of them), or anew.
  async function save(cache, file) {
    const [path, sha256, type] = file;
    const url = scope + path;
    const here = await fromHere(url);
    if (here?.headers.get("X-Isnad") === sha256) return cache.put(url, here);
    const bytes = await proven(file, "default") ?? await proven(file, "reload");
    if (!bytes) throw new Error(`${url}: not to be had as it was published`);
    // The answer is written anew: a host's wrong media type ends here.
    return cache.put(url, new Response(bytes, { headers: { "Content-Type": type, "X-Isnad": sha256 } }));
  }

  // A host that sends the list as it is packs nothing, and is not asked whether.
  let bare = false;

  // proven tries the file itself first where the host packs it, and else its
  // packed copy; each where the other is not what was published.
  async function proven([path, sha256, , bytes, gzip], cache) {
    const ways = [async () => bounded((await asked(path, cache)).body, bytes)];
    if (gzip && self.DecompressionStream) {
      const head = bare ? null : await asked(path, cache, "HEAD").catch(() => null);
      ways.splice(head?.headers.get("Content-Encoding") ? 1 : 0, 0, () => unpacked(gzip, bytes, cache));
    }
    for (const way of ways) {
      const got = await way().catch(() => null);
      if (got && await digest(got) === sha256) return got;
    }
    return null;
  }

  async function asked(path, cache, method = "GET") {
    const response = await fetch(scope + path, { cache, method, mode: "same-origin" });
    if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
    if (path === release.list[0]) bare = !response.headers.get("Content-Encoding");
    return response;
  }

  // unpacked unpacks a gzip copy, unless the host already has.
  async function unpacked(path, bytes, cache) {
    const packed = await bounded((await asked(path, cache)).body, bytes);
    const [a, b] = new Uint8Array(packed);
    if (a !== 0x1f || b !== 0x8b) return packed;
    return bounded(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip")), bytes);
  }

  // bounded reads a body to its end, or gives it up when it is longer than it
  // can be.
  function bounded(body, most) {
    let got = 0;
    return new Response(body.pipeThrough(new TransformStream({
      transform(chunk, out) {
        got += chunk.length;
        if (got > most) throw new Error("too long");
        out.enqueue(chunk);
      },
    }))).arrayBuffer();
  }

  async function digest(bytes) {
    return btoa(String.fromCharCode(...new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))));
  }

  // fromHere looks in this version first, then in others that open tabs may
  // still stand on.
  async function fromHere(url) {
    for (const name of [current, ...await others()]) {
      if (!await caches.has(name)) continue;
      const found = await (await caches.open(name)).match(url);
      if (found) return found;
    }
  }

  // others are the names of our other versions' caches.
  async function others() {
    return (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== current);
  }

  async function page(request, path) {
    let late, answered;
    try {
      const answer = await Promise.race([
        fetch(request),
        new Promise((_, no) => { late = setTimeout(no, patience, new Error("no answer")); }),
      ]);
      // A redirect is for the browser to follow: it comes with status 0. What a
      // host does not have, the program can say better, with a search box.
      if (answer.status < 400) return answer;
      answered = true;
    } catch {
      // Offline, or as good as.
    } finally {
      clearTimeout(late);
    }
    const kept = (name) => fromHere(scope + name).catch(() => null);
    const stored = await kept(path.replace(/(^|\/)$/, "$1index.html")) ?? await kept(release.shell);
    if (!stored) return fetch(request);
    // The stand-in names its files by a root that does not exist; ours does. What
    // it stands in for may be there after all, where nobody answered.
    let text = (await stored.text()).replaceAll("https://isnad.invalid/", scope);
    if (!answered) text = text.replace("<html ", "<html data-unanswered=1 ");
    return new Response(text, { headers: { "Content-Type": "text/html; charset=utf-8" } });
  }

  // tidy removes versions of ours that nobody stands on. The first version takes
  // the tab that brought it, so that this tab, too, is asked before a second one
  // becomes active.
  async function tidy() {
    const before = await others();
    if (before.length === 0) return clients.claim();
    if ((await tabs()).length > 1) return;
    await Promise.all(before.map((name) => caches.delete(name)));
  }

  // complete is rule 5: it saves what is missing of one part of the list, says how
  // far it is, and answers with why it could not, if so, and the bytes that could
  // be kept besides.
  async function complete(part, answer, told) {
    let why = "";
    try {
      await gather(await missing(part), told);
    } catch (error) {
      why = reason(error);
    }
    answer({ why, more: bytesIn(await missing("more").catch(() => [])) });
  }

  // keepOpener keeps what opens a file, if it is not here.
  async function keepOpener() {
    await gather((await missing("more")).filter(([path]) => opener.test(path)));
  }

  // missing are the files of one part of the list that are not here.
  async function missing(part) {
    const all = (await list())[part];
    const here = new Set((await (await caches.open(current)).keys()).map(({ url }) => pathOf(url)));
    return all.filter(([path]) => !here.has(path));
  }

  // compare tells a page which version waits here. A page of that very version,
  // alone, has nothing to be asked.
  async function compare(version, answer) {
    answer(release.site);
    if (version === release.site && (await tabs()).length < 2) await skipWaiting();
  }

  async function tabs() {
    const all = await clients.matchAll({ type: "window", includeUncontrolled: true });
    return all.filter((tab) => tab.url.startsWith(scope));
  }
})();
