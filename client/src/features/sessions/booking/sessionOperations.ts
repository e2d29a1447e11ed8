import { findSlots } from '@rapport/shared/scheduling/availability.api';
import { previewSeries } from '@rapport/shared/scheduling/series.api';
import { readVideoShare } from '@rapport/shared/sessions/kind.api';
import { listComingSessions, listSessions, readSession } from '@rapport/shared/sessions/sessions.api';

/** Everything that shows a session, and is out of date when one changes. */
export const sessionOperations = [
  ...[readSession, listSessions, listComingSessions, readVideoShare],
  ...[findSlots, previewSeries],
];
