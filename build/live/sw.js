// SPDX-License-Identifier: MIT

// This worker takes the place of the site's own while its dossier is being
// edited, and ends itself: a kept copy would show yesterday's site.
"use strict";
addEventListener("install", (event) => event.waitUntil(skipWaiting()));
addEventListener("activate", (event) => event.waitUntil((async () => {
  const prefix = `isnad:${encodeURIComponent(registration.scope)}:`;
  for (const name of await caches.keys()) {
    if (name.startsWith(prefix)) await caches.delete(name);
  }
  await registration.unregister();
})()));
