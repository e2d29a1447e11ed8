import type { PersonSummary } from '@rapport/shared/identity/identity.api';
import { type ReactNode, Suspense, useState } from 'react';
import { withTexts } from '../../../../platform/i18n/i18n.ts';
import { later, MissingPopup } from '../../../../ui/later.tsx';
import type { ActiveCall } from '../connection/prepareCall.ts';
import { fullScreen } from '../layout/fullScreen.ts';
import { useSignals } from '../signals/SignalsContext.ts';
import { useNameOf } from '../stage/useNameOf.ts';
import { useWhoSpeaks } from '../stage/useWhoSpeaks.ts';
import { type Command, commandKeys } from './shortcuts.ts';
import { usePushToTalk } from './usePushToTalk.ts';
import { useShortcuts } from './useShortcuts.ts';

const ShortcutsSheet = later(
  async () => (await withTexts(import('./ShortcutsSheet.tsx'), 'keys')).ShortcutsSheet,
  MissingPopup,
);

export interface CallKeys {
  /** Somebody who is muted holds the space bar. */
  readonly isTalking: boolean;
  readonly openHelp: () => void;
  readonly sayWhoSpeaks: () => void;
  /** The list of the keys, while it is open. */
  readonly help: ReactNode;
}

/** What the keyboard does in a call. */
export function useCallKeys({
  call,
  pair,
  togglePanel,
  isOn,
  isRefused,
  say,
}: {
  call: ActiveCall;
  /** The person here first. */
  pair: readonly [PersonSummary, PersonSummary];
  /** Undefined where the panel is a sheet. */
  togglePanel: (() => void) | undefined;
  /** Whether the person wants single keys. */
  isOn: boolean;
  isRefused: boolean;
  say: (text: string) => void;
}): CallKeys {
  const signals = useSignals();
  const nameOf = useNameOf(call.room.room, pair);
  const askWhoSpeaks = useWhoSpeaks(call.room.room, pair[0].id, nameOf);
  const [isHelpOpen, setHelpOpen] = useState(false);
  const { media } = call.session;
  const isTalking = usePushToTalk(media, isOn && !isRefused);
  const openHelp = () => setHelpOpen(true);
  const sayWhoSpeaks = () => say(askWhoSpeaks());
  const actions: Partial<Record<Command, () => void>> = {
    microphone: () => media.toggle('microphone'),
    camera: () => media.toggle('camera'),
    hand: signals.toggleHand,
    ...(togglePanel && { panel: togglePanel }),
    ...(fullScreen.isSupported() && { fullScreen: () => void fullScreen.toggle() }),
    speaking: sayWhoSpeaks,
    help: openHelp,
  };
  useShortcuts(actions, isOn && !isRefused);
  const commands = (Object.keys(commandKeys) as Command[]).filter((command) => actions[command]);
  const help = isHelpOpen && (
    <Suspense fallback={null}>
      <ShortcutsSheet commands={commands} isOn={isOn} onClose={() => setHelpOpen(false)} />
    </Suspense>
  );
  return { isTalking, openHelp, sayWhoSpeaks, help };
}
