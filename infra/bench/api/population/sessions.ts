import { searchTokens } from '@rapport/shared/sessions/searchTokens';
import type { SessionState } from '@rapport/shared/sessions/sessionState';
import { ObjectId } from 'mongodb';
import type { Pair } from './people.ts';

export const sessionsOfPair = 25;

const minute = 60_000;
const hour = 60 * minute;
const week = 7 * 24 * hour;

const titles = [
  'Regular meeting',
  'Goal review',
  'How to lead a meeting that is not mine',
  'First meeting',
  'The talk in spring, second rehearsal',
  'Closing',
];
const lengths = [45, 60, 30, 45];

/** All sessions of a pair, one a week: three to seven to come, none of the days around `now`, when sweeps would move them. */
export function sessionsOf(pair: Pair, index: number, now: number) {
  const coming = pair.hasEnded ? 0 : 3 + (index % 5);
  const monday = Math.floor((now - 4 * 24 * hour) / week) * week + 4 * 24 * hour;
  const slot = index % 45;
  const inWeek = (slot % 5) * 24 * hour + (8 + Math.floor(slot / 5)) * hour;
  return Array.from({ length: sessionsOfPair }, (_, number) => {
    const weeks = number < coming ? number + 1 : coming - number - 1;
    const startsAt = monday + weeks * week + inWeek;
    return sessionOf(pair, startsAt, index + number, weeks > 0);
  });
}

export type SessionRow = ReturnType<typeof sessionOf>;

function sessionOf(pair: Pair, at: number, variant: number, isComing: boolean) {
  const title = titles[variant % titles.length] ?? '';
  const minutes = lengths[variant % lengths.length] ?? 45;
  const state: SessionState = isComing
    ? 'scheduled'
    : variant % 12 === 0
      ? 'cancelled'
      : variant % 12 === 5
        ? 'missed'
        : 'recorded';
  const [date = '', time = ''] = new Date(at).toISOString().split('T');
  const tookPlace = state === 'recorded';
  return {
    _id: new ObjectId(),
    mentorshipId: pair._id.toHexString(),
    programmeId: pair.programmeId,
    mentorId: pair.mentor._id.toHexString(),
    menteeId: pair.mentee._id.toHexString(),
    personIds: [pair.mentor._id.toHexString(), pair.mentee._id.toHexString()],
    ...{ title, titleTokens: searchTokens(title), state, minutes },
    startsAt: new Date(at),
    ...(isComing && { taken: Array.from({ length: minutes }, (_, after) => at / minute + after) }),
    zone: 'UTC',
    wall: { date, time: time.slice(0, 5) },
    templateId: 'regular-meeting',
    changes: [],
    endedAt: tookPlace ? new Date(at + minutes * minute) : null,
    minutesTogether: tookPlace ? minutes - (variant % 7) : null,
    createdBy: pair.mentee._id.toHexString(),
    createdAt: new Date(at - 2 * week),
    version: tookPlace ? 4 : 1,
  };
}
