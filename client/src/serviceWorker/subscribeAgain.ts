import { pushPaths } from '@rapport/shared/messaging/pushPaths';
import { browserName } from '../platform/push/browserName.ts';
import { detailsOf } from '../platform/push/detailsOf.ts';

/** The browser has replaced its subscription, or lets it be replaced: the server has to know the new one. */
export async function subscribeAgain(
  { pushManager }: Pick<ServiceWorkerRegistration, 'pushManager'>,
  userAgent: string,
  old: PushSubscription | null,
): Promise<void> {
  const subscription =
    (await pushManager.getSubscription()) ??
    (await pushManager.subscribe({
      userVisibleOnly: true,
      applicationServerKey: old?.options.applicationServerKey ?? (await readPublicKey()),
    }));
  await fetch(pushPaths.subscribe, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...detailsOf(subscription), label: browserName(userAgent) }),
  });
}

async function readPublicKey(): Promise<string> {
  const response = await fetch(pushPaths.read);
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return ((await response.json()) as { publicKey: string }).publicKey;
}
