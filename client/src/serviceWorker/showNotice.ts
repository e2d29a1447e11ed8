import { readMessage } from './readMessage.ts';

/** Shows what was pushed, as the device shows its notices. */
export async function showNotice(
  registration: Pick<ServiceWorkerRegistration, 'showNotification'>,
  payload: string,
): Promise<void> {
  const { title, body, url, tag } = readMessage(payload);
  await registration.showNotification(title, {
    body,
    tag,
    icon: '/icon-192.png',
    badge: '/notice-badge.png',
    data: { url },
  });
}
