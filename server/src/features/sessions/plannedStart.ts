import { RapportError } from '@rapport/shared/core/errors';
import { hasPassed, instantOf, type LocalTime, soonestInstantOf } from '@rapport/shared/sessions/wallTime';

/**
 * The instant that a person named by date, time and zone.
 * @throws RapportError time_does_not_exist, time_in_past
 */
export function plannedStart(local: LocalTime, now: number): Date {
  const instant = instantOf(local);
  if (instant === undefined) {
    throw new RapportError('time_does_not_exist', {
      message: 'The clocks change that day and skip this time.',
      fields: { time: 'time_does_not_exist' },
    });
  }
  if (hasPassed(instant, now)) throw timeInPast();
  return new Date(instant);
}

/** As `plannedStart` for one of many: where clocks skip the time, as long after the change. @throws RapportError invalid_input */
export function soonestStart(local: LocalTime): Date {
  const soonest = soonestInstantOf(local);
  if (!soonest) throw new RapportError('invalid_input', { fields: { date: 'invalid' } });
  return new Date(soonest.at);
}

export const timeInPast = (): RapportError =>
  new RapportError('time_in_past', { message: 'This time has passed.', fields: { time: 'time_in_past' } });

/** The pair has another session at that very time. */
export function timeTaken(cause?: unknown): RapportError {
  return new RapportError('conflict', {
    message: 'The two have another session at this time.',
    fields: { time: 'taken' },
    cause,
  });
}

/** One of the two has a session with somebody else. Not who, and not with whom: that is theirs. */
export const personBusy = (): RapportError =>
  new RapportError('conflict', {
    message: 'One of the two has another session at this time.',
    fields: { time: 'busy' },
  });

/** Whether the pair itself has something at that time, by whichever of the two checks found it. */
export const isTakenByPair = (error: unknown): boolean =>
  error instanceof RapportError && error.code === 'conflict' && error.fields?.time === 'taken';
