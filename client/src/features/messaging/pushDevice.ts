import { isIos } from '../../platform/install/isIos.ts';
import { isPublicComputer } from '../../platform/publicComputer.ts';
import { detailsOf } from '../../platform/push/detailsOf.ts';
import { currentServiceWorker, startServiceWorker } from '../../platform/worker/serviceWorker.ts';

/**
 * What this browser can do: take notices (`able`), only once it is asked differently (`blocked`: its owner has said no;
 * `homeScreenFirst`: iOS pushes to web apps on the home screen only), or not at all; and what it is to do: others use
 * this computer, too (`publicComputer`).
 */
export type PushAbility = 'able' | 'blocked' | 'homeScreenFirst' | 'publicComputer' | 'unsupported';

export interface PushDevice {
  readonly ability: PushAbility;
  /** The installation's key with which this browser is subscribed; absent where it is not. */
  readonly subscribedWith?: string;
}

export async function readPushDevice(): Promise<PushDevice> {
  if (isPublicComputer()) return { ability: 'publicComputer' };
  const ability = abilityOf(window);
  if (ability !== 'able') return { ability };
  const subscription = await (await currentServiceWorker())?.pushManager.getSubscription();
  const key = subscription?.options.applicationServerKey;
  return { ability, ...(key && { subscribedWith: base64url(key) }) };
}

/** @param view the window, or as much of one as a test needs */
export function abilityOf(view: Pick<Window, 'navigator' | 'matchMedia'>): PushAbility {
  const { navigator } = view;
  if (!('serviceWorker' in navigator && 'PushManager' in view && 'Notification' in view)) {
    // Inside an app on the home screen it would be there, were the system new enough.
    const isInApp = view.matchMedia('(display-mode: standalone)').matches;
    return isIos(navigator) && !isInApp ? 'homeScreenFirst' : 'unsupported';
  }
  const { permission } = view.Notification as typeof Notification;
  return permission === 'denied' ? 'blocked' : 'able';
}

/** Asks the person, then the browser's push service. Undefined where the person does not allow it. */
export async function subscribeDevice(publicKey: string): Promise<ReturnType<typeof detailsOf> | undefined> {
  if ((await Notification.requestPermission()) !== 'granted') return undefined;
  const { pushManager } = await startServiceWorker();
  const known = await pushManager.getSubscription();
  const key = known?.options.applicationServerKey;
  if (known && key && base64url(key) === publicKey) return detailsOf(known);
  // A browser gives no second subscription under another key.
  await known?.unsubscribe();
  return detailsOf(await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey }));
}

/** Answers the endpoint that was given up; undefined where there was none. */
export async function unsubscribeDevice(): Promise<string | undefined> {
  const subscription = await (await currentServiceWorker())?.pushManager.getSubscription();
  await subscription?.unsubscribe();
  return subscription?.endpoint;
}

function base64url(bytes: ArrayBuffer): string {
  const text = btoa(String.fromCharCode(...new Uint8Array(bytes)));
  return text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}
