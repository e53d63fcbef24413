// SPDX-License-Identifier: MIT

// open-worker.js reads a file that the reader opened. It fetches the second
// program, proves it by its SHA-256, runs it on the file, and tells the page
// what came of it. To cancel is to end the worker.
"use strict";

// The one policy that the content security policy allows.
const policy = self.trustedTypes?.createPolicy("isnad", { createScriptURL: (url) => url }) ?? { createScriptURL: (url) => url };

function tell(kind, value) {
  const moved = kind === "done" ? Object.values(value.files).map((bytes) => bytes.buffer) : [];
  postMessage({ kind, value }, moved);
}

// fetched is a proven file. The program travels as gzip under an extension that
// no host takes an interest in; some hosts unpack it all the same.
async function fetched(base, { raw, gzip }) {
  const packed = typeof DecompressionStream === "function";
  const response = await fetch(base + (packed ? gzip.path : raw.path));
  if (!response.ok) throw new Error(response.status);
  let bytes = new Uint8Array(await response.arrayBuffer());
  if (packed && bytes[0] === 0x1f && bytes[1] === 0x8b) {
    const whole = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    bytes = new Uint8Array(await new Response(whole).arrayBuffer());
  }
  if (self.crypto?.subtle) {
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
    if (btoa(String.fromCharCode(...digest)) !== raw.sha256) throw new Error("damaged");
  }
  return bytes;
}

onmessage = async ({ data }) => {
  const { base, exec, program, file, day, lang } = data;
  let instance, go;
  try {
    importScripts(policy.createScriptURL(base + exec));
    go = new Go();
    ({ instance } = await WebAssembly.instantiate(await fetched(base, program), go.importObject));
  } catch {
    return tell("unreachable");
  }
  const ready = new Promise((done) => { self.isnadReady = done; });
  const ended = go.run(instance).catch(() => {}).then(() => { throw new Error("the program ended"); });
  // A program that ends has not told what came of the file: the page hears an
  // error, and says so.
  ended.catch((error) => setTimeout(() => { throw error; }));
  await ready;
  const bytes = new Uint8Array(await file.arrayBuffer());
  self.isnadOpen(file.name, bytes, day, tell, lang);
};
