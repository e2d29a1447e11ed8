import { type Clash, previewSeries } from '@rapport/shared/scheduling/series.api';
import { useOperation } from '../../../platform/api/useOperation.ts';
import type { WhenValues } from './WhenFields.tsx';

/**
 * What stands in the way of a single session at the time that is being typed: none until it is known.
 * @param moving a session that is to be moved there
 */
export function useClashes(
  mentorshipId: string,
  { date, time, zone, minutes }: WhenValues,
  moving?: string,
): readonly Clash[] {
  // A series that ends on the day on which it begins.
  const recurrence = { rhythm: { every: 'weeks', interval: 1 }, end: { ends: 'on', date } };
  const parsed = previewSeries.body.safeParse({
    ...{ date, time, zone, recurrence, minutes: Number(minutes) },
    ...(moving && { moving }),
  });
  const { data } = useOperation(
    previewSeries,
    // Never asked for without a time.
    { params: { mentorshipId }, body: parsed.data as NonNullable<typeof parsed.data> },
    { enabled: parsed.success },
  );
  return data?.items[0]?.clashes ?? [];
}
