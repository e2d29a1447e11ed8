import { loadTexts } from '../../../platform/i18n/i18n.ts';
import { later } from '../../../ui/later.tsx';

// By themselves: nearly nobody ever needs them, and nobody waits for them to join.
export const LazyDeviceNotes = later(async () => {
  const [part] = await Promise.all([import('./DeviceNotes.tsx'), loadTexts('copies')]);
  return part.DeviceNotes;
});
export const LazyBehindNote = later(async () => {
  const [part] = await Promise.all([import('./BehindNote.tsx'), loadTexts('copies')]);
  return part.BehindNote;
});
