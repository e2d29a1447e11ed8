import type { RapportError } from '@rapport/shared/core/errors';
import { type PlannedOccurrence, previewSeries } from '@rapport/shared/scheduling/series.api';
import { useMemo, useState } from 'react';
import { useOperation } from '../../../platform/api/useOperation.ts';
import { type RepeatValues, recurrenceOf } from './repeat.ts';
import { leftOut } from './seriesChoice.ts';
import type { WhenValues } from './WhenFields.tsx';

export interface Series {
  /** `none` for a session by itself, and while what was typed is no series yet. */
  readonly state: 'none' | 'loading' | 'failed' | 'ready';
  /** As the server has them; while another series is read, those of the one before. */
  readonly occurrences: readonly PlannedOccurrence[];
  /** Days that are left out. */
  readonly without: string[];
  readonly toggle: (date: string, isIn: boolean) => void;
  /** Of this very booking: another one has another. */
  readonly key: string;
  readonly error: RapportError | null;
  readonly retry: () => void;
}

/**
 * The sessions of the series that is being typed, as the server sees them, and which of them are wanted.
 * @param what else the booking says, so that a corrected one is not taken for the one before
 */
export function useSeries(
  mentorshipId: string,
  values: WhenValues & RepeatValues,
  what: readonly string[],
): Series {
  const { date, time, zone, minutes } = values;
  const recurrence = recurrenceOf(date, values);
  const parsed = recurrence
    ? previewSeries.body.safeParse({ date, time, zone, minutes: Number(minutes), recurrence })
    : undefined;
  const plan = parsed?.success ? parsed.data : undefined;
  const { data, error, isPlaceholderData, refetch } = useOperation(
    previewSeries,
    // Never asked for without a plan.
    { params: { mentorshipId }, body: plan as NonNullable<typeof plan> },
    { enabled: plan !== undefined, keepPrevious: true },
  );
  const [chosen, setChosen] = useState<Readonly<Record<string, boolean>>>({});
  const isCurrent = data !== undefined && !isPlaceholderData;
  const occurrences = plan && data ? data.items : [];
  const without = leftOut(occurrences, chosen);
  const content = JSON.stringify([plan, without, ...what]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new key for every other content.
  const key = useMemo(() => crypto.randomUUID(), [content]);
  const state = !plan ? 'none' : isCurrent ? 'ready' : error ? 'failed' : 'loading';
  return {
    ...{ state, occurrences, without, key, error },
    toggle: (day, isIn) => setChosen((before) => ({ ...before, [day]: isIn })),
    retry: () => void refetch(),
  };
}
