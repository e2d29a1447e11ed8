import type { RapportError } from '@rapport/shared/core/errors';
import {
  type DocumentView,
  readDocument,
  readVersion,
  type VersionView,
} from '@rapport/shared/sessions/history.api';
import type { SessionView } from '@rapport/shared/sessions/sessions.api';
import { useMemo } from 'react';
import { useOperation } from '../../../../platform/api/useOperation.ts';
import { type Comparison, compareContent, showContent } from './compareContent.ts';
import { readContent } from './readContent.ts';

/** The text itself, or what changed from the version before, or from this one until now. */
export type Show = 'text' | 'before' | 'now';

interface Sides {
  readonly session: SessionView;
  /** Undefined for the document as it is now. */
  readonly version: VersionView | undefined;
  readonly before: VersionView | undefined;
  readonly show: Show;
}

interface Shown {
  readonly comparison: Comparison | undefined;
  readonly error: RapportError | null;
  readonly retry: () => void;
}

/** Reads what is to be shown, and only that. A version never changes; the document is read again. */
export function useComparison({ session, version, before, show }: Sides): Shown {
  const { mentor, mentee } = session;
  const chosen = useVersion(session.id, version, true);
  const earlier = useVersion(session.id, before, show === 'before');
  const now = useOperation(
    readDocument,
    { params: { sessionId: session.id } },
    { enabled: !version || show === 'now' },
  );
  const needed = { text: [], before: [earlier], now: [now] }[show];
  const failed = [version ? chosen : now, ...needed].find(({ data, error }) => !data && error);

  const main = version ? chosen.data : now.data;
  const other = show === 'before' ? earlier.data : show === 'now' ? now.data : undefined;
  const comparison = useMemo(() => {
    const read = (view: DocumentView) => readContent(view, { mentor, mentee });
    if (!main || (show !== 'text' && !other)) return undefined;
    if (show === 'text' || !other) return showContent(read(main));
    return show === 'before'
      ? compareContent(read(other), read(main))
      : compareContent(read(main), read(other));
  }, [main, other, show, mentor, mentee]);
  return { comparison, error: failed?.error ?? null, retry: () => void failed?.refetch() };
}

function useVersion(sessionId: string, version: VersionView | undefined, isNeeded: boolean) {
  const params = { sessionId, versionId: version?.id ?? '' };
  return useOperation(
    readVersion,
    { params },
    { enabled: isNeeded && version !== undefined, staleTime: Number.POSITIVE_INFINITY },
  );
}
