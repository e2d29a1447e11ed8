import { readSessionFile } from '@rapport/shared/scheduling/calendar.api';
import { call } from '../../../platform/api/call.ts';

/** Hands the session over as a file, which calendar programs open. */
export async function addToCalendar(sessionId: string): Promise<void> {
  const text = await call(readSessionFile, { params: { sessionId } });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: readSessionFile.media }));
  link.download = 'session.ics';
  link.click();
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
