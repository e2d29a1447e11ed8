import { openFrom } from './openFrom.ts';
import { answerPage } from './shell/answerPage.ts';
import { dropOldShells, keepShell, keptFile, page } from './shell/keepShell.ts';
import type { Shell } from './shell/Shell.ts';
import { wayOf } from './shell/wayOf.ts';
import { showNotice } from './showNotice.ts';
import { subscribeAgain } from './subscribeAgain.ts';
import { isWorkerQuestion } from './workerQuestion.ts';

/** What is here of Rapport while no page of it is open, or no network. Built into one classic script at `/service-worker.js`. */
declare const self: ServiceWorkerGlobalScope;
/** Written by the build. */
declare const __SHELL__: Shell;
const shell = __SHELL__;

// A new version waits until a page asks for it: under an open page nothing may change.
self.addEventListener('install', (event) => event.waitUntil(keepShell(shell, self.caches)));

self.addEventListener('activate', (event) => {
  const begin = async () => {
    await dropOldShells(shell, self.caches);
    // The page is asked for while the worker starts.
    await self.registration.navigationPreload?.enable();
    await self.clients.claim();
  };
  event.waitUntil(begin());
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const way = wayOf(request, self.location.origin, shell);
  if (way === 'page') {
    const network = async () =>
      ((await event.preloadResponse) as Response | undefined) ?? (await fetch(request));
    event.respondWith(answerPage(network(), () => keptFile(shell, self.caches, page)));
  } else if (way === 'file') {
    const { pathname } = new URL(request.url);
    event.respondWith(keptFile(shell, self.caches, pathname).then((kept) => kept ?? fetch(request)));
  }
});

self.addEventListener('message', ({ data, ports: [port] }) => {
  if (!isWorkerQuestion(data)) return;
  if (data === 'entry') port?.postMessage(shell.entry);
  else void self.skipWaiting();
});

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
