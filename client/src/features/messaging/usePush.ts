import type { OutputOf } from '@rapport/shared/core/route';
import { readPush, subscribePush, unsubscribePush } from '@rapport/shared/messaging/push.api';
import { useMutation, useQuery } from '@tanstack/react-query';
import { call } from '../../platform/api/call.ts';
import { invalidate } from '../../platform/api/queryClient.ts';
import { useOperation } from '../../platform/api/useOperation.ts';
import { browserName } from '../../platform/push/browserName.ts';
import { type PushAbility, readPushDevice, subscribeDevice, unsubscribeDevice } from './pushDevice.ts';

export type PushState = 'on' | 'off' | Exclude<PushAbility, 'able'>;

export interface PushControl {
  /** Undefined while it is being found out. */
  readonly state: PushState | undefined;
  readonly devices: OutputOf<typeof readPush>['devices'];
  /** Why the state could not be found out. */
  readonly error: unknown;
  readonly tryAgain: () => void;
  readonly switchTo: (on: boolean) => void;
  /** To what the switch is on its way. */
  readonly switchingTo: boolean | undefined;
  /** Why it is not where it was to be: the browser's own error, or a refusal. */
  readonly switchError: unknown;
}

const deviceKey = 'messaging.pushDevice';

/** Notices in this browser: they are on where it is subscribed with our key and the server knows it as this device. */
export function usePush(): PushControl {
  const known = useOperation(readPush, {});
  const device = useQuery({ queryKey: [deviceKey], queryFn: readPushDevice });
  const change = useMutation({
    mutationFn: (on: boolean) => (on ? switchOn(known.data?.publicKey ?? '') : switchOff()),
    onSettled: () => invalidate(readPush.id, deviceKey),
  });
  return {
    state: known.data && device.data ? stateOf(known.data, device.data) : undefined,
    devices: known.data?.devices ?? [],
    error: known.error ?? device.error,
    tryAgain: () => invalidate(readPush.id, deviceKey),
    switchTo: (on) => {
      if (!change.isPending) change.mutate(on);
    },
    switchingTo: change.isPending ? change.variables : undefined,
    switchError: change.error,
  };
}

function stateOf(
  { publicKey, devices }: OutputOf<typeof readPush>,
  { ability, subscribedWith }: Awaited<ReturnType<typeof readPushDevice>>,
): PushState {
  if (ability !== 'able') return ability;
  return subscribedWith === publicKey && devices.some(({ isThis }) => isThis) ? 'on' : 'off';
}

async function switchOn(publicKey: string): Promise<void> {
  const details = await subscribeDevice(publicKey);
  if (!details) return;
  await call(subscribePush, { body: { ...details, label: browserName(navigator.userAgent) } });
}

async function switchOff(): Promise<void> {
  const endpoint = await unsubscribeDevice();
  if (endpoint !== undefined) await call(unsubscribePush, { body: { endpoint } });
}
