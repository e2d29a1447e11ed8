import { currentServiceWorker } from '../worker/serviceWorker.ts';

/** At sign-out: this browser takes no notices any more, and those that it shows go. */
export async function forgetPush(): Promise<void> {
  const registration = await currentServiceWorker();
  if (!registration) return;
  for (const notice of await registration.getNotifications()) notice.close();
  await (await registration.pushManager?.getSubscription())?.unsubscribe();
}
