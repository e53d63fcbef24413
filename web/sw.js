// SPDX-License-Identifier: MIT

// sw.js keeps one whole version of the site on the device. The rules:
//   1. All or nothing: a version is installed when every file of it is here
//      and has its SHA-256; until then the version before goes on serving.
//   2. No tab is moved to another version unless it asks.
//   3. Only our own caches are touched: their names carry our scope.
//   4. Pages come from the network first, because they are small and may have
//      changed; where that fails, one page stands in for all of them. Files
//      whose names carry their hash come from here first.
//
// The build replaces the one name below by {version, site, shell, files}: the
// version of these files together, what the loader calls it, the stand-in page
// and the files. A file is [path, SHA-256 in base64, media type, path of a gzip
// copy]. Comments stand on lines of their own, as in boot.js.
"use strict";

const release = __ISNAD_RELEASE__;
const scope = registration.scope;
const prefix = `isnad:${encodeURIComponent(scope)}:`;
const current = prefix + release.version;

// How long a page may take on a network that neither answers nor fails before
// the copy stands in.
const patience = 4000;

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(tidy()));

addEventListener("message", (event) => {
  if (event.data?.type === "isnad:activate") event.waitUntil(skipWaiting());
  if (event.data?.type === "isnad:version") event.waitUntil(compare(event));
  if (event.data?.type === "isnad:remove") event.waitUntil(remove());
});

addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(scope)) return;
  const path = pathOf(request.url);
  if (request.mode === "navigate") {
    if (!/\.(?!html$)\w+$/.test(path)) event.respondWith(page(request, path));
    return;
  }
  // The loader asks past every cache, ours too, when a file proved wrong.
  if (request.cache === "reload") return;
  if (path.startsWith("assets/") || release.files.some(([p]) => p === path)) {
    event.respondWith(fromHere(scope + path).then((found) => found || fetch(request)));
  }
});

// pathOf is an address below the scope, without query and fragment.
function pathOf(url) {
  return url.slice(scope.length).replace(/[?#].*$/s, "");
}

async function install() {
  const cache = await caches.open(current);
  try {
    await Promise.all(release.files.map((file) => save(cache, file)));
  } catch (error) {
    await caches.delete(current);
    throw error;
  }
}

// save puts one proven file into the cache: from a version already here, from
// the browser's cache (the page has just fetched most of them), or anew.
async function save(cache, [path, sha256, type, gzip]) {
  const url = scope + path;
  const here = await fromHere(url);
  if (here?.headers.get("X-Isnad") === sha256) return cache.put(url, here);
  let bytes = await fetched(path, gzip, "default").catch(() => null);
  if (!bytes || await digest(bytes) !== sha256) bytes = await fetched(path, gzip, "reload");
  if (await digest(bytes) !== sha256) throw new Error(`${url} is not the file that was published`);
  // The answer is written anew: a host's wrong media type ends here.
  return cache.put(url, new Response(bytes, { headers: { "Content-Type": type, "X-Isnad": sha256 } }));
}

async function fetched(path, gzip, cache) {
  const response = await fetch(scope + path, { cache });
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  if (!gzip || response.headers.get("Content-Encoding") || !self.DecompressionStream) return response.arrayBuffer();
  response.body.cancel().catch(() => {});
  const packed = await (await fetch(scope + gzip, { cache })).arrayBuffer();
  const magic = new Uint8Array(packed, 0, Math.min(2, packed.byteLength));
  if (magic[0] !== 0x1f || magic[1] !== 0x8b) return packed;
  return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
}

async function digest(bytes) {
  return btoa(String.fromCharCode(...new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))));
}

// fromHere looks in this version first, then in others that open tabs may
// still stand on.
async function fromHere(url) {
  const names = (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== current);
  for (const name of [current, ...names]) {
    if (!await caches.has(name)) continue;
    const found = await (await caches.open(name)).match(url);
    if (found) return found;
  }
}

async function page(request, path) {
  let late;
  try {
    const answer = await Promise.race([
      fetch(request),
      new Promise((_, no) => { late = setTimeout(no, patience, new Error("no answer")); }),
    ]);
    // A redirect is for the browser to follow: it comes with status 0. What a
    // host does not have, the program can say better, with a search box.
    if (answer.status < 400) return answer;
  } catch {
    // Offline, or as good as.
  } finally {
    clearTimeout(late);
  }
  const home = path === "" || path === "index.html";
  const stored = await fromHere(scope + (home ? "index.html" : release.shell));
  if (!stored) return fetch(request);
  // The stand-in names its files by a root that does not exist; ours does.
  const text = (await stored.text()).replaceAll("https://isnad.invalid/", scope);
  return new Response(text, { headers: { "Content-Type": "text/html; charset=utf-8" } });
}

// tidy removes versions of ours that nobody stands on. The first version takes
// the tab that brought it, so that this tab, too, is asked before a second one
// becomes active.
async function tidy() {
  const before = (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== current);
  if (before.length === 0) return clients.claim();
  if ((await tabs()).length > 1) return;
  await Promise.all(before.map((name) => caches.delete(name)));
}

// compare tells a page which version waits here. A page of that very version,
// alone, has nothing to be asked.
async function compare(event) {
  event.ports[0].postMessage(release.site);
  if (event.data.version === release.site && (await tabs()).length < 2) await skipWaiting();
}

async function tabs() {
  const all = await clients.matchAll({ type: "window", includeUncontrolled: true });
  return all.filter((tab) => tab.url.startsWith(scope));
}

async function remove() {
  await Promise.all((await caches.keys()).filter((name) => name.startsWith(prefix)).map((name) => caches.delete(name)));
  await registration.unregister();
}
