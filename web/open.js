// SPDX-License-Identifier: MIT

// open.js is the page where a reader opens a file of their own. The file is
// read by a worker, which makes of it what the program draws a site from; then
// the loader starts the program on that, in this page. Nothing is sent
// anywhere and nothing is kept: the file is gone with the tab.
//
// The build writes into the page what the words are and where the files stand.
(() => {
  "use strict";

  const { words, worker, job, limit } = JSON.parse(document.getElementById("open-site").textContent);
  const box = document.getElementById("open-box");
  const input = document.getElementById("open-file");
  const said = document.getElementById("open-said");
  const bar = document.getElementById("open-bar");
  const cancel = document.getElementById("open-cancel");
  let running = null;

  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");

  function say(text, failed) {
    said.textContent = text;
    said.classList.toggle("open-failed", !!failed);
    document.documentElement.dataset.open = failed ? "failed" : running ? "reading" : "waiting";
  }

  function rest() {
    running?.terminate();
    running = null;
    bar.hidden = cancel.hidden = true;
    box.classList.remove("open-busy");
    input.value = "";
  }

  function open(file) {
    if (running || !file) return;
    if (file.size > limit) return say(fill(words.large, { size: Math.ceil(file.size / 1e6), limit: limit / 1e6 }), true);
    try {
      running = new Worker(isnad.own.script(worker));
    } catch {
      return say(words.incapable, true);
    }
    box.classList.add("open-busy");
    bar.hidden = cancel.hidden = false;
    bar.removeAttribute("value");
    say(fill(words.reading, { name: file.name }));
    running.onmessage = ({ data }) => hear(data, file);
    running.onerror = (event) => {
      event.preventDefault();
      rest();
      say(words.stopped, true);
    };
    const now = new Date();
    const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
    running.postMessage({ ...job, base: isnad.base, file, day, lang: document.documentElement.lang });
  }

  function hear({ kind, value }, file) {
    if (!running) return;
    if (kind === "progress") {
      bar.value = value / 100;
      if (value >= 100) say(fill(words.making, { name: file.name }));
    } else if (kind === "failed") {
      rest();
      const place = value.line ? fill(words.line, { line: value.line }) + " " : "";
      say(fill(words.failed, { name: file.name, place, cause: value.cause, remedy: value.remedy }), true);
    } else if (kind === "unreachable") {
      rest();
      say(words.unreachable, true);
    } else if (kind === "done") {
      rest();
      show(value, file);
    }
  }

  // show hands the page over to the program. The strip above it stays.
  function show({ files, taken, left, table }, file) {
    const strip = document.createElement("aside");
    strip.className = "open-strip";
    strip.lang = document.documentElement.lang;
    strip.dir = document.documentElement.dir;
    const p = document.createElement("p");
    const name = document.createElement("bdi");
    name.textContent = file.name;
    p.append(words.own, " ", name, " · ", fill(words.counts, { taken, left }));
    const back = document.createElement("a");
    back.href = isnad.base;
    back.target = "_self";
    back.textContent = words.back;
    // go-app takes links for its own; this one leaves its page.
    back.addEventListener("click", (event) => {
      event.preventDefault();
      event.stopPropagation();
      location.assign(isnad.base);
    });
    strip.append(p, details(table), back);
    // The program replaces the body's first element; the strip comes after.
    new MutationObserver((_, watch) => {
      if (document.documentElement.dataset.isnad !== "ready") return;
      watch.disconnect();
      document.body.prepend(strip);
      document.documentElement.dataset.open = "opened";
    }).observe(document.documentElement, { attributeFilter: ["data-isnad"] });
    isnad.own.open(files);
  }

  function details(table) {
    const made = document.createElement("details");
    const summary = document.createElement("summary");
    summary.textContent = words.table;
    const list = document.createElement("ul");
    for (const row of table) {
      const item = document.createElement("li");
      item.textContent = `${row.type}: ${fill(words.counts, row)}${row.why.length ? ` (${row.why.join("; ")})` : ""}`;
      list.append(item);
    }
    made.append(summary, list);
    return made;
  }

  input.addEventListener("change", () => open(input.files[0]));
  cancel.addEventListener("click", () => {
    rest();
    say(words.cancelled);
    input.focus();
  });
  for (const name of ["dragenter", "dragover"]) {
    addEventListener(name, (event) => {
      if (!document.body.contains(box)) return;
      event.preventDefault();
      box.classList.add("open-over");
    });
  }
  addEventListener("dragleave", (event) => { if (!event.relatedTarget) box.classList.remove("open-over"); });
  addEventListener("drop", (event) => {
    if (!document.body.contains(box)) return;
    event.preventDefault();
    box.classList.remove("open-over");
    open(event.dataTransfer.files[0]);
  });
  input.disabled = false;
  say("");
})();
