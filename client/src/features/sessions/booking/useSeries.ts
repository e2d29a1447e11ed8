import { type PlannedOccurrence, previewSeries } from '@rapport/shared/scheduling/series.api';
import { useMemo, useState } from 'react';
import { useOperation } from '../../../platform/api/useOperation.ts';
import { type RepeatValues, recurrenceOf } from './repeat.ts';
import { leftOut } from './seriesChoice.ts';
import type { WhenValues } from './WhenFields.tsx';

export interface Series {
  /** Undefined for a session by itself, and while what was typed is no series yet. */
  readonly occurrences: readonly PlannedOccurrence[] | undefined;
  /** Days that are left out. */
  readonly without: string[];
  readonly toggle: (date: string, isIn: boolean) => void;
  /** Of this very series: another one has another. */
  readonly key: string;
}

/** The sessions of the series that is being typed, as the server sees them, and which of them are wanted. */
export function useSeries(mentorshipId: string, values: WhenValues & RepeatValues): Series {
  const { date, time, zone, minutes } = values;
  const recurrence = recurrenceOf(date, values);
  const body = { date, time, zone, minutes: Number(minutes), recurrence };
  const parsed = recurrence ? previewSeries.body.safeParse(body) : undefined;
  const plan = parsed?.success ? parsed.data : undefined;
  const { data } = useOperation(
    previewSeries,
    // Never asked for without a plan.
    { params: { mentorshipId }, body: plan as NonNullable<typeof plan> },
    { enabled: plan !== undefined, keepPrevious: true },
  );
  const [chosen, setChosen] = useState<Readonly<Record<string, boolean>>>({});
  const occurrences = plan && data ? data.items : undefined;
  const without = occurrences ? leftOut(occurrences, chosen) : [];
  const content = JSON.stringify([plan, without]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new key for every other content.
  const key = useMemo(() => crypto.randomUUID(), [content]);
  return {
    occurrences,
    without,
    toggle: (day, isIn) => setChosen((before) => ({ ...before, [day]: isIn })),
    key,
  };
}
