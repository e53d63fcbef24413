// SPDX-License-Identifier: MIT

// sw-retired.js takes the place of sw.js where a site's owner retires the
// worker, because one that was shipped is broken. It waits for nobody: what it
// replaces may answer every page with nonsense. It removes our caches and no
// others, and itself, and loads the open pages of the site anew, from the
// network.
"use strict";

const scope = registration.scope;
const prefix = `isnad:${encodeURIComponent(scope)}:`;

addEventListener("install", (event) => event.waitUntil(skipWaiting()));
addEventListener("activate", (event) => event.waitUntil(retire()));

async function retire() {
  for (const name of await caches.keys()) {
    if (name.startsWith(prefix)) await caches.delete(name);
  }
  await clients.claim();
  const tabs = await clients.matchAll({ type: "window" });
  await registration.unregister();
  for (const tab of tabs) tab.navigate(tab.url).catch(() => {});
}
