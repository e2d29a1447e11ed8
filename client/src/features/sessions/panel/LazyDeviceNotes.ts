import { withTexts } from '../../../platform/i18n/i18n.ts';
import { later } from '../../../ui/later.tsx';

// By themselves: nearly nobody ever needs them, and nobody waits for them to join.
export const LazyDeviceNotes = later(
  async () => (await withTexts(import('./DeviceNotes.tsx'), 'copies')).DeviceNotes,
);
export const LazyBehindNote = later(
  async () => (await withTexts(import('./BehindNote.tsx'), 'copies')).BehindNote,
);
