/* global self, caches, fetch, setTimeout, Request, Response */
/**
 * Makes the dashboard installable, and nothing it shows old (UI13): every page comes from the gateway or not at all. What is
 * kept is one page, which says that nobody is watched. Scripts, numbers and records are never answered from here.
 */
const kept = 'chairside-offline-1';
const offlinePage = '/offline.html';
const answerWithinMs = 8_000;

self.addEventListener('install', (event) => {
  const fetched = caches.open(kept).then((cache) => cache.add(new Request(offlinePage, { cache: 'reload' })));
  event.waitUntil(fetched.then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  const others = caches.keys().then((names) => names.filter((name) => name !== kept));
  event.waitUntil(
    others
      .then((names) => Promise.all(names.map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

self.addEventListener('fetch', (event) => {
  if (event.request.mode !== 'navigate') return;
  event.respondWith(withinTime(fetch(event.request)).catch(notMonitoring));
});

/** A gateway that hangs is as good as none: a white page would say nothing for minutes. */
function withinTime(answer) {
  const late = new Promise((_, reject) => setTimeout(reject, answerWithinMs, new Error('late')));
  return Promise.race([answer, late]);
}

async function notMonitoring() {
  return (await caches.match(offlinePage)) ?? Response.error();
}
