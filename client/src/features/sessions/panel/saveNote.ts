import { closeCode } from '@rapport/shared/collab/protocol';
import type { SaveState } from '../../../platform/collab/saveState.ts';
import type { DocumentStanding } from './panelDocument.ts';

export type SaveNote =
  | SaveState
  | 'behind'
  | 'refused'
  | 'begunAnew'
  | 'tooLarge'
  | 'signedOut'
  | 'endedRight';

/** What the save line says; every word of it follows from a proof, and only `late` from a clock as well. */
export function saveNoteOf({ connection, refusedBecause, save, behind }: DocumentStanding): SaveNote {
  if (connection !== 'refused') return behind && connection === 'online' ? 'behind' : save;
  switch (refusedBecause) {
    case closeCode.signedOut:
      return 'signedOut';
    case closeCode.epochChanged:
      return 'begunAnew';
    case closeCode.tooLarge:
    case closeCode.frameTooLarge:
      return 'tooLarge';
    case closeCode.rightEnded:
    case closeCode.notFound:
    case closeCode.readOnly:
      return 'endedRight';
    default:
      return 'refused';
  }
}

export type SaveTone = 'good' | 'calm' | 'bad';

const tones: Record<SaveNote, SaveTone> = {
  saved: 'good',
  saving: 'calm',
  late: 'bad',
  device: 'calm',
  away: 'calm',
  unsaved: 'bad',
  window: 'bad',
  behind: 'bad',
  refused: 'bad',
  begunAnew: 'bad',
  tooLarge: 'bad',
  signedOut: 'bad',
  endedRight: 'bad',
};

export const saveToneOf = (note: SaveNote): SaveTone => tones[note];

/**
 * Whether a change of the save line is worth interrupting a reader: when it turns bad, and when all is well again.
 * The coming and going of every keystroke is not.
 * @param wasBad whether it turned bad since it was last well
 */
export function isWorthSaying(note: SaveNote, wasBad: boolean): boolean {
  return saveToneOf(note) === 'bad' ? !wasBad : wasBad && note === 'saved';
}
