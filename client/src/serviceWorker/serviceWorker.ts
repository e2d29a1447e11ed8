import { openFrom } from './openFrom.ts';
import { showNotice } from './showNotice.ts';
import { subscribeAgain } from './subscribeAgain.ts';

/** What is here of Rapport while no page of it is open. Built into one classic script at `/service-worker.js`. */
declare const self: ServiceWorkerGlobalScope;

// A new version takes over at once: it keeps nothing that an older page would need.
self.addEventListener('install', (event) => event.waitUntil(self.skipWaiting()));
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('push', (event) => {
  event.waitUntil(showNotice(self.registration, event.data?.text() ?? ''));
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(openFrom(event.notification.data, self.location.origin, self.clients));
});

self.addEventListener('pushsubscriptionchange', (event) => {
  event.waitUntil(subscribeAgain(self.registration, self.navigator.userAgent, event.oldSubscription));
});
