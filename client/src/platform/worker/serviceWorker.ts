/** Outside of the hashed files: its address is its identity. */
const address = '/service-worker.js';

/** Registers the service worker, or finds it registered; resolves when it works. */
export async function startServiceWorker(): Promise<ServiceWorkerRegistration> {
  await navigator.serviceWorker.register(address);
  return navigator.serviceWorker.ready;
}

/** The registration if there is one; starts none. */
export async function currentServiceWorker(): Promise<ServiceWorkerRegistration | undefined> {
  if (!('serviceWorker' in navigator)) return undefined;
  return navigator.serviceWorker.getRegistration('/');
}
