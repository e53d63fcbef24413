// SPDX-License-Identifier: MIT

// boot.js starts the program on a page that can already be read, and says so
// when it cannot. It is a classic script without dependencies, first in the
// head: fetching begins while the page is still being read.
//
// The order of things:
//   1. find the site's root, which is the folder above this script's own;
//   2. put in place what the program calls: trusted types, the functions
//      go-app expects, globalThis.isnad, and last of all storage;
//   3. fetch the program and the index side by side, and prove each by its
//      SHA-256 before anything of it runs; the records follow. The program is
//      taken, proven and compiled by a courier, a thread beside the page's that
//      runs this same script (errand): it is as much work as laying out the
//      page, and neither has to wait for the other;
//   4. wait until the page is painted and the thread idle, or the reader does
//      something, and start;
//   5. hand over: what was typed, focused and scrolled to stays.
//
// <html data-isnad> says "loading", "ready" or "failed". The page arrives
// without the attribute: where no script runs, nothing claims to be loading.
//
// The build replaces the one name below by an object with what it made, and
// minifies the rest.
(() => {
  "use strict";

  const site = __ISNAD_SITE__;
  const page = globalThis.document; // none in the courier
  const tag = page?.currentScript ?? { src: location.href, dataset: {} };
  const script = tag.src;
  // One file holds everything: there is no folder around it, and its root is
  // its own address.
  const { single } = site;
  // A page that opens a file of the reader's own stands by: the program starts
  // when there is something to start it on (open.js).
  const own = "own" in tag.dataset;
  const base = single ? location.href.replace(/#.*/s, "") : new URL("../", script).href;
  const subtle = globalThis.crypto?.subtle;

  // Where the origin is opaque (a sandboxed frame) or there is no server, the
  // address bar is not ours: addresses are then carried in the fragment.
  const carrier = !single && !own && location.protocol.startsWith("http") && self.origin !== "null" ? "path" : "fragment";

  // Who sends us on to another host wants a sign-in, and is not followed.
  const mode = carrier === "path" ? "same-origin" : "cors";

  // A host that sent this very script as it is compresses nothing, and is asked
  // for packed copies at once. A worker's answer says nothing of the host.
  // The courier is told by its name.
  const [came] = performance.getEntriesByName(script);
  const bare = page ? came && !came.workerStart && came.decodedBodySize > 0 && came.encodedBodySize === came.decodedBodySize : name === "bare";

  // A Fault is a failure with its sentence: a key of the messages, and what
  // the sentence names.
  class Fault extends Error {
    constructor(key, values = {}) {
      super(key);
      Object.assign(this, { key, values });
    }
  }

  if (!page) return errand();

  const html = document.documentElement;
  const translated = document.getElementById("boot-words");
  const lang = single && spoken();
  const words = translated ? JSON.parse(translated.textContent) : lang ? single.words[lang] : site.words;
  let ended = false;

  // The one policy that the content security policy allows. Text becomes
  // text, never markup; scripts come from our own folder.
  const policy = globalThis.trustedTypes?.createPolicy("isnad", {
    createHTML: (text) => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`),
    createScriptURL: (url) => {
      if (!new URL(url, base).href.startsWith(base)) throw new TypeError(`${url} is not of this site`);
      return url;
    },
  }) ?? { createScriptURL: (url) => url };

  // The program is the largest file and the last to come: it is asked for
  // before anything else is done, where it is what will be asked for first (had).
  // The courier asks again as soon as it runs, and is given by the browser's cache
  // what has come so far; with a worker's copy at hand there is nothing to gain.
  const sends = carrier === "path" && subtle && typeof Worker === "function";
  const early = new AbortController();
  let sent = !single && !bare && subtle && typeof WebAssembly === "object" && !(sends && navigator.serviceWorker?.controller) ?
    fetch(base + site.program.path, { mode, signal: early.signal }) : null;
  sent?.catch(() => {}); // told by whoever takes it

  // The courier sets out at once: until it has, it needs the page's thread now and
  // then, which lays the page out as soon as it has read it.
  const courier = sends && typeof WebAssembly === "object" && fromCourier();

  // spoken is the language in which one file says what goes wrong, where that is
  // not its page's: the one that its address asks for, or its reader's.
  function spoken() {
    const [, asked] = /[?&]lang=(\w+)/.exec(location.href) ?? /^#\/(\w\w)\//.exec(location.hash) ?? [];
    for (const tag of [asked, ...navigator.languages]) {
      const [code] = tag?.split("-") ?? [];
      if (code === html.lang) return;
      if (code && Object.hasOwn(single.words, code)) return code;
    }
  }

  // parsed resolves when the whole page stands, and the toolchain's script, which
  // is deferred, has run or cannot.
  const parsed = new Promise((done) => {
    if (document.readyState === "loading") addEventListener("DOMContentLoaded", done, { once: true });
    else done();
  });

  function state(value) {
    html.dataset.isnad = value;
  }

  // hurry lets the browser leave what is below the window for later: laying out
  // a long page takes the thread that the program is waiting for. Not where the
  // address or the reader's way here leads to a place further down, whose
  // distance from the top must be known.
  function hurry() {
    const [way] = performance.getEntriesByType("navigation");
    if (!location.hash && way?.type === "navigate") html.dataset.hurry = 4;
  }

  // whole has the browser make up for it, a part of the page with each rest.
  function whole() {
    if (--html.dataset.hurry) calmly(whole, 300);
    else delete html.dataset.hurry;
  }

  // ── What the reader is told ──────────────────────────────────────────────

  function sentence(key, values) {
    return (words[key] || key).replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
  }

  // note shows one sentence at the foot of the window; without the style sheet, at
  // the end of the page.
  async function note(text, role, buttons) {
    await parsed;
    document.querySelector(".boot-note")?.remove();
    const box = document.createElement("div");
    box.className = "boot-note";
    box.setAttribute("role", role);
    if (lang) box.lang = lang;
    box.dir = "auto";
    const p = document.createElement("p");
    p.textContent = text;
    box.append(p);
    for (const [label, act] of buttons) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = label;
      button.addEventListener("click", () => act(button));
      box.append(button);
    }
    document.body.append(box);
  }

  // fail ends the start for good. The page stays as it is.
  function fail(key, values = {}, report) {
    if (ended) return;
    ended = true;
    state("failed");
    whole();
    progress(null);
    const buttons = [[words.again, () => location.reload()]];
    if (report) buttons.push([words.copy, (button) => copy(report, button)]);
    note(sentence(key, values), "alert", buttons);
  }

  async function copy(text, button) {
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = words.copied;
    } catch {
      const area = document.createElement("textarea");
      area.readOnly = true;
      area.value = text;
      button.replaceWith(area);
      area.select();
    }
  }

  // progress shows the share of the program that has arrived, in real bytes;
  // null takes the bar away. Who waits half a second is not told, and nobody
  // more often than ten times a second: each change is laid out and painted by
  // the thread that everything waits for.
  let bar = null;
  let told = performance.now() + 400;
  function progress(share) {
    if (share === null || ended) {
      bar?.remove();
      bar = null;
      return;
    }
    if (!document.body || performance.now() - told < 100) return;
    told = performance.now();
    if (!bar) {
      bar = document.createElement("progress");
      bar.className = "boot-bar";
      bar.setAttribute("aria-label", words.loading);
      document.body.append(bar);
    }
    bar.value = share;
  }

  // ── What the program calls ───────────────────────────────────────────────

  const wishes = new URLSearchParams(location.search);

  // In a frame of another page the shell goes before it is seen, links stay
  // embedded until the program makes its own, and whoever put the frame there
  // is told that we are here, and how high the page is. That is no secret: it
  // goes to whoever asks.
  if (wishes.get("embed") === "1") {
    html.dataset.embed = "";
    addEventListener("click", ({ target }) => {
      const link = target.closest?.("a[href]");
      if (!link || link.target || !link.href.startsWith(base) || /[?&]embed=/.test(link.href)) return;
      const to = new URLSearchParams(link.search);
      for (const name of ["embed", "search", "theme", "accent"]) if (wishes.has(name)) to.set(name, wishes.get(name));
      link.search = to;
    }, true);
  }
  if (parent !== self) {
    const tell = (height) => parent.postMessage({ isnad: "frame", height }, "*");
    tell();
    parsed.then(() => new ResizeObserver(() => tell(document.body.getBoundingClientRect().height)).observe(document.body));
  }

  let prefix = new URL(base).pathname.replace(/\/$/, "");
  try {
    prefix = decodeURIComponent(prefix);
  } catch {
    // A stray percent sign: go-app compares what it can.
  }
  const environment = {
    GOAPP_ROOT_PREFIX: prefix,
    GOAPP_STATIC_RESOURCES_URL: prefix,
    GOAPP_VERSION: site.version,
  };
  let prompt = null;
  Object.assign(globalThis, {
    goappGetenv: (k) => environment[k] ?? "",
    goappOnUpdate: () => {},
    goappUpdatedBeforeWasmLoaded: false,
    goappOnAppInstallChange: () => { globalThis.goappAppInstallChangedBeforeWasmLoaded = true; },
    goappAppInstallChangedBeforeWasmLoaded: false,
    goappIsAppInstallable: () => prompt !== null,
    goappIsAppInstalled: () => navigator.standalone === true || matchMedia("(display-mode: standalone)").matches,
    goappIsAppleBrowser: () => /^Apple/.test(navigator.vendor) && /^(Mac|iP)/.test(navigator.platform),
    goappShowInstallPrompt: async () => {
      const asked = prompt;
      prompt = null;
      await asked?.prompt();
      tell();
    },
    goappTryUpdate: () => { registration?.update().catch(() => {}); },
    goappKeepBodyClean: () => () => {},
  });
  addEventListener("beforeinstallprompt", (event) => {
    prompt = event;
    tell();
  });
  addEventListener("appinstalled", () => {
    prompt = null;
    tell();
  });

  const arriving = new Map();
  const ahead = new Set(); // files to fetch before the program asks for them
  let lost = null;
  globalThis.isnad = {
    base,
    carrier,
    version: site.version,
    single: own ? { public: "", own } : single,
    // saved says that this device keeps a whole copy for use without network;
    // the event isnad:saved tells when that becomes true.
    saved: false,
    // device is what the foot of the page tells, and the event isnad:device
    // that it has changed: kept is "" while nothing is known, "saving",
    // "saved", or why not: "insecure", "framed", "off", "unable", "full",
    // "unfetched"; more are the bytes that could be kept besides, done the
    // share of them that is here while they are being saved.
    device: { kept: "", more: 0, done: null },
    // update moves this tab to the version that is ready; null without one.
    update: null,
    // save keeps the rest too, and asks the browser not to take it away.
    save() {
      tell({ done: 0 });
      navigator.storage?.persist?.().catch(() => {});
      ask(registration.active, "isnad:save", heard);
    },
    // file returns the proven bytes of a file of the dataset. They are kept here
    // until the program asks for them, and no longer: of a large dossier they are
    // tens of megabytes.
    file(name, kept = own) {
      const file = site.files[name];
      const coming = arriving.get(name) || (file ? proven(file) : late(name).then(proven));
      coming.catch((fault) => { lost = fault; });
      kept ? arriving.set(name, coming) : arriving.delete(name);
      ahead.delete(name);
      return coming;
    },
    // size is how many bytes a file of the first answer will have; 0 of others.
    size: (name) => site.files[name]?.bytes ?? 0,
    progress,
    adopt,
    draw,
    ready() {
      if (ended || html.dataset.isnad === "ready") return;
      state("ready");
      progress(null);
      // Addresses that are files and no views: the browser opens them itself.
      // The first address is none, and go-app reads the list with a JSON decoder
      // that nothing else at the start has use for.
      environment.GOAPP_INTERNAL_URLS = JSON.stringify(["download/", "assets/", "demo/", ...own ? [] : ["open/", "ar/open/", "fr/open/"]].map((folder) => base + folder));
      calmly(() => { if (fresh) remembered(); }, 300);
      calmly(records, 300);
      calmly(whole, 300);
      anchorIcons();
      // Saving fetches and hashes everything again. The reader's first question
      // comes first.
      setTimeout(() => calmly(keep, 3000), 1000);
    },
    // failed is for the program: its data cannot be used. Why a file did not
    // come is known here better than there.
    failed(message) {
      if (lost) fail(lost.key, lost.values);
      else fail("data", { reason: message });
    },
  };

  // ── Fetching and proving ─────────────────────────────────────────────────

  // twice tries once more, past every cache, before it gives up: caches are
  // where old and new files get mixed.
  async function twice(attempt) {
    try {
      return await attempt(false);
    } catch {
      return attempt(true);
    }
  }

  function proven(file) {
    return twice((fresh) => had(file, fresh, ({ body }, url, unpacking) => taken(body, file, url, unpacking)));
  }

  // late is what is known of a file that is fetched only when the program asks
  // for it. Of a large dossier there are hundreds, each [bytes, SHA-256] by its
  // name: their list is a file of its own, for which no start waits.
  let listing = null;
  async function late(name) {
    if (!site.late) return { path: name };
    listing ??= proven(site.late).then((bytes) => JSON.parse(new TextDecoder().decode(bytes)));
    const list = await listing.catch((fault) => { listing = null; throw fault; });
    if (!Object.hasOwn(list, name)) return { path: name };
    const [bytes, sha256] = list[name];
    const hash = Array.from(atob(sha256).slice(0, 8), (c) => c.charCodeAt(0).toString(16).padStart(2, "0")).join("");
    return { path: single ? `file-${name}` : `assets/${name}.${hash}.json`, bytes, sha256 };
  }

  // answer asks for a file. Without crypto.subtle (plain http) the browser
  // checks the hash itself, by integrity, and answers only when all is there.
  async function answer(file, fresh) {
    if (single) return inside(file);
    const url = base + file.path;
    const control = new AbortController();
    let response;
    const first = page && file === site.program && !fresh && sent;
    try {
      if (first) sent = null;
      response = await (first || fetch(url, {
        signal: control.signal,
        cache: fresh ? "reload" : "default",
        mode,
        integrity: subtle ? "" : "sha256-" + file.sha256,
      }));
    } catch (error) {
      throw new Fault(self.origin === "null" ? "apart" : "unreachable", { url, reason: error.message });
    }
    if (!page) postMessage({ came: true });
    if (!response.ok) throw new Fault("status", { url, status: response.status });
    response.stop = () => (first ? early : control).abort();
    return response;
  }

  // inside answers with a file that this very page holds, packed and written
  // in letters. The header says that it needs no other copy.
  async function inside(file) {
    const { path, sha256 } = file;
    if (!gunzips()) throw new Fault("incapable");
    await parsed;
    let packed;
    try {
      const text = document.getElementById(path).textContent;
      packed = Uint8Array.fromBase64?.(text) ?? lettersToBytes(text);
    } catch {
      throw new Fault("damaged");
    }
    return new Response(await inflated(new Blob([packed]).stream(), file), { headers: { "X-Isnad": sha256 } });
  }

  function lettersToBytes(text) {
    const letters = atob(text);
    const bytes = new Uint8Array(letters.length);
    for (let i = 0; i < bytes.length; i++) bytes[i] = letters.charCodeAt(i);
    return bytes;
  }

  // taken reads a body to its end and returns its bytes, if they are those of
  // the file. A file longer than published is given up at the first byte too
  // many. A large one is proven while it comes, piece by piece: what was
  // published is the hash of the hashes of its pieces. Where the body is being
  // unpacked, to end early is to be damaged. What passes by, because somebody
  // else has its bytes, is kept no longer than a piece, each in the place of the
  // one before: memory that is written for the first time is the dearest part of
  // proving.
  async function taken(body, file, url, unpacking, { passing, told } = {}) {
    const { bytes: size = 0, sha256, pieces } = file;
    const piece = pieces ? 1 << 18 : size;
    const { reader, fill } = filler(body);
    const hashes = [];
    let room = new Uint8Array((passing ? piece : size) + 1); // whoever fills the last byte sends too many
    let got = 0, from = 0, page;
    const damaged = () => new Fault(page ? "page" : "damaged", { url, got, want: file.bytes });
    try {
      for (let count; ; told?.(got / size)) {
        const start = passing ? from : 0; // of what is kept
        const to = Math.min(from + piece, size);
        [room, count] = await fill(room, got - start, to - start + (to === size));
        if (!count) break;
        if (!from) page = /^\s*</.test(String.fromCharCode(...room.subarray(0, 64)));
        got += count;
        if (got > size) throw damaged();
        if (got < to) continue;
        hashes.push(hash(room.subarray(from - start, to - start)));
        from = to;
      }
    } catch (error) {
      reader.cancel().catch(() => {});
      if (error instanceof Fault) throw error;
      throw unpacking ? damaged() : new Fault("unreachable", { url, reason: error.message });
    }
    const all = await Promise.all(hashes);
    const proof = pieces ? await hash(await new Blob(all).arrayBuffer()) : all[0];
    if (got !== file.bytes || subtle && btoa(String.fromCharCode(...new Uint8Array(proof))) !== (pieces || sha256)) throw damaged();
    return room.subarray(0, size);
  }

  // filler reads a body into room that it is given, from one place to another,
  // and returns the room and how many bytes came; none at the end. The browser
  // writes them there itself, and gives the memory back under another name. Where
  // it does not, because it is an older one or we unpack the body ourselves, they
  // are copied.
  function filler(body) {
    try {
      const reader = body.getReader({ mode: "byob" });
      const fill = async (room, from, to) => {
        const { value } = await reader.read(room.subarray(from, to));
        return [new Uint8Array(value.buffer), value.length];
      };
      return { reader, fill };
    } catch {
      const reader = body.getReader();
      let rest = [];
      const fill = async (room, from, to) => {
        while (!rest.length) {
          const { value, done } = await reader.read();
          if (done) return [room, 0];
          rest = value;
        }
        const some = rest.subarray(0, to - from);
        room.set(some, from);
        rest = rest.subarray(some.length);
        return [room, some.length];
      };
      return { reader, fill };
    }
  }

  // hash copies the bytes before it returns (Web Cryptography, digest).
  function hash(bytes) {
    return subtle?.digest("SHA-256", bytes);
  }

  // had asks for a file and gives the answer to take. There are three ways, and
  // each falls back to the next: the file itself, because hosts compress it
  // best; our own gzip copy, where the host compresses nothing or a proxy
  // refuses the file; then the file as it is, whatever its size. That the host
  // compresses all else and not the program, which is four times its copy, is
  // seen by its answer. Without crypto.subtle an answer comes only when it is
  // whole: the program is then not asked for first.
  async function had(file, fresh, take) {
    const packed = gunzips() && file.packed;
    let left = packed && (bare || file.pieces && !subtle); // the file itself, for last
    let fault;
    const attempt = (way) => way().catch((error) => {
      if (error.key === "refused") throw error;
      fault ??= error;
    });
    const itself = async () => {
      const response = await answer(file, fresh);
      const { headers } = response;
      if (left || !packed || !file.pieces || headers.get("Content-Encoding") || headers.get("X-Isnad")) return take(response, response.url);
      left = true;
      response.body?.cancel().catch(() => {});
    };
    const copy = async () => {
      const { body, url } = await answer(packed, fresh);
      return take(new Response(await inflated(body, file, url)), url, true);
    };
    const got = !left && await attempt(itself) || packed && await attempt(copy) || left && await attempt(itself);
    if (!got) throw fault;
    return got;
  }

  function gunzips() {
    return typeof DecompressionStream === "function";
  }

  // inflated unpacks a gzip stream, unless the host already has, and no further
  // than the file is long.
  async function inflated(body, file, url) {
    const reader = body.getReader();
    const read = () => reader.read().catch((error) => { throw new Fault("unreachable", { url, reason: error.message }); });
    let first = await read();
    const packed = first.value?.[0] === 0x1f && first.value[1] === 0x8b;
    const whole = new ReadableStream({
      async pull(out) {
        const { value, done } = first ?? await read();
        first = null;
        done ? out.close() : out.enqueue(value);
      },
      cancel: (reason) => reader.cancel(reason),
    });
    let left = file.bytes;
    return (packed ? whole.pipeThrough(new DecompressionStream("gzip")) : whole).pipeThrough(new TransformStream({
      transform(part, out) {
        if ((left -= part.length) < 0) throw new RangeError("too long");
        out.enqueue(part);
      },
    }));
  }

  // compiled compiles while the bytes arrive, and returns the module only if
  // all of them together are the program that was published. The browser hands
  // them to its compiler itself; what is counted and proven here is a copy.
  async function compiled(response, url, unpacking) {
    const copy = response.clone().body;
    const compiling = compilation(response).then((module) => ({ module }), (refusal) => ({ refusal }));
    try {
      await taken(copy, site.program, url, unpacking, { passing: true, told: page ? progress : (share) => postMessage({ share }) });
    } catch (fault) {
      response.stop?.();
      throw fault;
    }
    const { module, refusal } = await compiling;
    if (refusal) throw new Fault("refused", { url, reason: refusal.message });
    return module;
  }

  // compilation takes any answer for a program: hosts often call a wasm
  // something else, and then the type is ours.
  async function compilation(response) {
    if (!WebAssembly.compileStreaming) return WebAssembly.compile(await response.arrayBuffer());
    const type = "application/wasm";
    if (response.headers.get("Content-Type") === type) return WebAssembly.compileStreaming(response);
    return WebAssembly.compileStreaming(new Response(response.body, { headers: { "Content-Type": type } }));
  }

  // The courier's errand is to fetch the program, prove it and hand it over
  // compiled. On the way it tells that an answer has come, and how much of it.
  function errand() {
    twice((fresh) => had(site.program, fresh, compiled)).then((module) => postMessage({ module }), (error) => postMessage(plain(error)));
  }

  // plain is what can be told of a failure, to another thread as well: that of a
  // Fault, or that the browser refused the program.
  function plain({ key = "refused", values, message }) {
    return { key, values: values ?? { url: base + site.program.path, reason: message } };
  }

  // program is the module to start: the courier's, or where it cannot be had or
  // cannot hand it over, the page's own.
  async function program() {
    const module = courier && await courier.catch((fault) => {
      if (fault instanceof Fault) throw fault;
    });
    return module || twice((fresh) => had(site.program, fresh, compiled));
  }

  // fromCourier sends the courier on its errand. Who has had an answer and after two
  // seconds hears of none there does without it.
  function fromCourier() {
    return new Promise((done, failed) => {
      const courier = new Worker(policy.createScriptURL(script), { name: bare ? "bare" : "" });
      const dismiss = () => {
        courier.terminate();
        failed();
      };
      sent?.then(() => setTimeout(() => sent && dismiss(), 2000), () => {});
      courier.onmessage = ({ data: { came, share, module, key, values } }) => {
        early.abort();
        sent = null; // heard of
        if (came) return;
        if (share) return progress(share);
        module ? done(module) : failed(new Fault(key, values));
        dismiss();
      };
      courier.onerror = courier.onmessageerror = (event) => {
        event.preventDefault();
        dismiss();
      };
    });
  }

  // ── Starting ─────────────────────────────────────────────────────────────

  // used resolves when the reader does something.
  const used = new Promise((done) => {
    for (const sign of ["pointerdown", "keydown", "focusin"]) {
      addEventListener(sign, done, { once: true, capture: true, passive: true });
    }
  });

  // calmly does something when nothing else is due, at the latest after so
  // many milliseconds.
  function calmly(act, latest) {
    if (globalThis.requestIdleCallback) requestIdleCallback(act, { timeout: latest });
    else setTimeout(act, 200);
  }

  // normal gives the address the form that relative links and the program
  // count on: a folder's, with its slash and without a file name.
  function normal() {
    const root = new URL(base).pathname;
    const path = location.pathname.replace(/\/index\.html$/, "/").replace(/\/[^/.]+$/, "$&/");
    if (!path.startsWith(root)) return;
    if (carrier === "fragment") {
      // The page that was asked for by its path goes on by its fragment.
      if (!location.hash) location.replace("#/" + (wanted()?.href.slice(base.length) ?? path.slice(root.length) + location.search));
    } else if (path !== location.pathname) {
      // With its origin: a path may begin with two slashes.
      history.replaceState(history.state, "", location.origin + path + location.search + location.hash);
    }
  }

  // asked gives the address back for which 404.html has led here: the program is
  // about to draw it. Not before: what the page still loads is relative to it.
  function asked() {
    const to = carrier === "path" && wanted();
    if (!to) return;
    anchorIcons();
    to.hash = location.hash;
    history.replaceState(history.state, "", to.href);
  }

  // wanted is that address; null without one, or where it is none of ours.
  function wanted() {
    const to = location.search.startsWith("?to=") && new URLSearchParams(location.search).get("to");
    try {
      const url = to && new URL(to, base);
      return url && url.href.startsWith(base) ? url : null;
    } catch {
      return null;
    }
  }

  // adopt lets the program take over elements that stand in the page: those
  // with data-part, if they are the named ones in their order. It is about to
  // make exactly these (app/view/adopt.go): whenever it asks for a new element
  // it gets the next of them, and where it puts one into its parent, or all of
  // them into the page, they are already.
  function adopt(names) {
    const parts = [...document.querySelectorAll("[data-part]")];
    if (parts.map((part) => part.dataset.part).join(" ") !== names) return false;
    const left = parts.values();
    const make = ["createElement", "createElementNS"];
    for (const name of make) document[name] = () => left.next().value;
    for (const part of parts) part.appendChild = (child) => child;
    document.body.replaceChild = (_, before) => {
      for (const name of make) delete document[name];
      for (const part of parts) delete part.appendChild;
      delete document.body.replaceChild;
      return before;
    };
    return true;
  }

  // draw makes the elements of a script (app/view/sheet.go says how one is
  // written) in those that are open, outermost first; without any, in a
  // fragment. An element is filled before it is put where it belongs, so that
  // the page is touched once for each that is complete. It returns the lists of
  // open elements that the script keeps a hold on, for others to go on with.
  function draw(open, script) {
    open ??= [document.createDocumentFragment()];
    const held = [];
    let placed = open.length;
    const place = () => {
      for (; placed < open.length; placed++) open[placed - 1].append(open[placed]);
    };
    for (const word of script.split("\x01")) {
      const rest = word.slice(1);
      switch (word[0]) {
        case "<": open.push(document.createElement(rest)); break;
        case "{": open.push(document.createElementNS("http://www.w3.org/2000/svg", rest)); break;
        case "\"": open.at(-1).append(rest); break;
        case "=": {
          const end = rest.indexOf("=");
          open.at(-1).setAttribute(rest.slice(0, end), rest.slice(end + 1));
          break;
        }
        case ">": {
          const done = open.pop();
          if (placed > open.length) placed = open.length;
          else open.at(-1).append(done);
          break;
        }
        case "|": place(); held.push([...open]); break;
      }
    }
    place();
    return held;
  }

  // anchorIcons makes the head's relative links absolute: the browser looks
  // them up again, from the new address, whenever that changes.
  function anchorIcons() {
    for (const link of document.querySelectorAll("link[rel~=icon], link[rel=apple-touch-icon], link[rel=manifest]")) link.href = link.href;
  }

  // handOver keeps what the reader did before the program was there, where the
  // page is drawn anew. go-app replaces the body's first element, once, by calling replaceChild: that
  // call is the moment between before and after.
  function handOver(body) {
    body.replaceChild = (now, before) => {
      delete body.replaceChild;
      const focus = trail(before, document.activeElement);
      const search = before.querySelector?.("#search");
      const typed = search && search.value !== search.defaultValue ? search.value : null;
      const selection = search && [search.selectionStart, search.selectionEnd];
      const scroll = [scrollX, scrollY];
      const result = body.replaceChild(now, before);
      queueMicrotask(() => {
        const box = document.getElementById("search");
        if (typed !== null && box) {
          box.value = typed;
          box.dispatchEvent(new InputEvent("input", { bubbles: true }));
        }
        const focused = focus && follow(now, focus);
        focused?.focus({ preventScroll: true });
        if (selection && focused && focused === box) box.setSelectionRange(...selection);
        scrollTo(...scroll);
      });
      return result;
    };
  }

  // trail is the way from an element down to one inside it, as child numbers;
  // null where it is not inside.
  function trail(from, to) {
    if (!from.contains(to)) return null;
    const steps = [];
    for (; to !== from; to = to.parentNode) steps.unshift([...to.parentNode.children].indexOf(to));
    return steps;
  }

  function follow(from, steps) {
    return steps.reduce((element, k) => element?.children[k], from);
  }

  async function start(module) {
    await parsed;
    if (typeof Go !== "function") return fail("incapable");
    const go = new Go();
    const instance = await WebAssembly.instantiate(module, go.importObject);
    // When the page has been painted and nothing else is due, at the latest after
    // 1.5 seconds; at once when the reader does something.
    await Promise.race([used, new Promise((done) => calmly(done, 1500))]);
    // The last words of the program are the report of its end.
    let said = "";
    const write = globalThis.fs.writeSync;
    globalThis.fs.writeSync = function (fd, bytes) {
      said = (said + new TextDecoder().decode(bytes)).slice(-20000);
      return write.call(this, fd, bytes);
    };
    go.exit = () => {};
    asked();
    handOver(document.body);
    let error = "";
    await go.run(instance).catch((e) => { error = `${e}\n${e.stack || ""}\n`; });
    // The program never ends by itself. Its handlers are still attached to the
    // page: they must neither throw nor swallow the reader's clicks. A timer of
    // its would wait for an answer for ever, and the page with it.
    go._resume = () => {};
    go._scheduledTimeouts.forEach(clearTimeout);
    window.onclick = window.onpopstate = null;
    document.querySelector("#results-box")?.setAttribute("hidden", "");
    fail("stopped", {}, `Isnad ${site.version}\n${location.href}\n${navigator.userAgent}\n\n${error}${said}`);
  }

  // ── The copy for use without network ─────────────────────────────────────

  let registration = null;

  // tell says what has changed of isnad.device, by the event isnad:device, and
  // that something may be installed, by the same.
  function tell(change) {
    Object.assign(isnad.device, change);
    isnad.saved = isnad.device.kept === "saved";
    dispatchEvent(new Event("isnad:device"));
    if (change?.kept === "saved") dispatchEvent(new Event("isnad:saved"));
  }

  // ask puts a question to a worker; each of its answers goes to hear.
  function ask(worker, type, hear) {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => hear(data);
    worker.postMessage({ type, version: site.version }, [port2]);
  }

  // heard is what the worker keeps, as it says itself.
  const heard = ({ done, why, more }) =>
    tell(done === undefined ? { kept: why || "saved", more, done: null } : { done });

  // keep registers the worker. It comes last, so that saving the copy never
  // competes with showing the page.
  async function keep() {
    if (single) return;
    if (!isSecureContext) return tell({ kept: "insecure" });
    if (carrier !== "path") return tell({ kept: "framed" });
    if (!site.worker) return tell({ kept: "off" });
    try {
      const container = navigator.serviceWorker;
      const controlled = container.controller;
      container.onmessage = ({ data }) => {
        if (data?.type === "isnad:unsaved" && !registration?.active) tell({ kept: data.why });
      };
      registration = await container.register(policy.createScriptURL(base + "sw.js"), { updateViaCache: "none" });
      if (!registration.active) tell({ kept: "saving" });
      let questioned = null;
      const look = () => {
        const { waiting, active } = registration;
        if (waiting && active) offer(waiting);
        if (active?.state === "activated" && questioned !== active) ask(questioned = active, "isnad:keep", heard);
      };
      const follow = () => {
        registration.installing?.addEventListener("statechange", look);
      };
      registration.addEventListener("updatefound", follow);
      follow();
      registration.active?.addEventListener("statechange", look);
      look();
      // A first worker becomes active after it is installed, under another
      // state change than the one waited for above.
      if (!controlled) container.ready.then(look);
    } catch {
      // No worker here (a private window, a policy): the site works online.
      tell({ kept: "unable" });
    }
  }

  // offer says that another version is whole and waiting. This tab keeps its
  // own until the reader agrees; if it is of that version already, because
  // pages come from the network first, there is nothing to agree to.
  function offer(worker) {
    ask(worker, "isnad:version", (version) => {
      if (version === site.version) return;
      const update = () => {
        worker.addEventListener("statechange", () => { if (worker.state === "activated") location.reload(); });
        worker.postMessage({ type: "isnad:activate" });
      };
      isnad.update = update;
      dispatchEvent(new Event("isnad:update"));
      tell();
      note(words.update, "status", [[words.use, update], [words.later, (button) => button.parentNode.remove()]]);
    });
  }

  // records fetches what is still ahead: the program needs the records when it
  // draws a page, and search needs the index alone. Failures are told when the
  // program asks for them.
  function records() {
    for (const name of ahead) isnad.file(name, true);
    if (site.late) late("").catch(() => {});
  }

  // ── Go ───────────────────────────────────────────────────────────────────

  function begin() {
    state("loading");
    hurry();
    if (!single && !own) normal();
    if (typeof WebAssembly !== "object") return fail("incapable");
    const module = program();
    for (const name in site.files) ahead.add(name);
    isnad.file("index", true);
    // The page stands and is taken over, unless the address asks for more or it
    // is not of those that are (adopt in app/view/adopt.go).
    parsed.then(() => { if (location.search || location.hash || !document.querySelector("[data-page]:not(.view-timeline)")) records(); });
    module.then(start).catch((error) => {
      const fault = plain(error);
      fail(fault.key, fault.values);
    });
  }

  if (!own) begin();
  else isnad.own = {
    // script is the address of a script of ours, as the policy wants it.
    script: (path) => policy.createScriptURL(base + path),
    // open starts the program on files that take the place of the site's.
    open(files) {
      site.files = {};
      delete site.late;
      for (const [name, bytes] of Object.entries(files)) arriving.set(name, Promise.resolve(bytes));
      begin();
    },
  };

  // ── What another process must be asked for ───────────────────────────────

  // Until storage first answers the script stands still, in a new profile for a
  // tenth of a second. So where nothing can be remembered yet, because a worker
  // serves whoever has been here before, it is asked when the program is ready,
  // which reads it when it starts and finds nothing until then. Only who reloads
  // past the worker sees the theme change.
  const kept = ["localStorage", "sessionStorage"].map((name) => [name, Object.getOwnPropertyDescriptor(window, name)]);
  let fresh = carrier === "path" && parent === self && site.worker && isSecureContext && navigator.serviceWorker?.controller === null;
  if (fresh) {
    for (const part of kept) part.push(memory(part[0]));
    dress(wishes.get("theme"));
  } else remembered();

  // memory puts a storage that forgets in the place of one, and is what it holds.
  function memory(name) {
    const all = new Map();
    Object.defineProperty(window, name, {
      configurable: true,
      value: {
        get length() { return all.size; },
        key: (i) => [...all.keys()][i] ?? null,
        getItem: (key) => all.get(key) ?? null,
        setItem: (key, value) => {
          all.set(key, String(value));
          if (fresh) remembered(); // the page may be left at once
        },
        removeItem: (key) => void all.delete(key),
        clear: () => all.clear(),
      },
    });
    return all;
  }

  // remembered gives storage back, with what was noted meanwhile, but where it
  // throws, as in a sandboxed frame and where cookies are refused; and puts on the
  // theme that was chosen here before. The address has the last word.
  function remembered() {
    fresh = false;
    for (const [name, real, noted] of kept) {
      if (noted && real) Object.defineProperty(window, name, real);
      try {
        window[name].length;
        noted?.forEach((value, key) => window[name].setItem(key, value));
      } catch {
        memory(name);
      }
    }
    dress(wishes.get("theme") || localStorage.getItem("isnad-theme"));
  }

  function dress(theme) {
    if (theme === "light" || theme === "dark") html.dataset.theme = theme;
  }
})();
