import { RapportError } from '@rapport/shared/core/errors';
import { isDuplicate } from '../../platform/db/database.ts';
import type { Principal } from '../../platform/http/principal.ts';
import type { Kernel } from '../../platform/kernel.ts';
import type { Identity } from '../identity/index.ts';
import { MentorshipModel, type MentorshipRow, toMentorship } from './mentorship.model.ts';
import { mayPairIn } from './mentorships.policy.ts';
import type { Mentorship } from './ports.ts';

interface Pairing {
  readonly programmeId: string;
  readonly mentorId: string;
  readonly menteeId: string;
}

/** Pairs two people, asked by somebody who manages the programme or administers the installation. */
export async function createMentorship(
  kernel: Kernel,
  identity: Identity,
  who: Principal,
  pairing: Pairing,
): Promise<Mentorship> {
  const { programmeId, mentorId, menteeId } = pairing;
  if (!mayPairIn(who, programmeId)) {
    throw new RapportError('not_found', { message: 'There is no such programme.' });
  }
  if (mentorId === menteeId) {
    throw new RapportError('invalid_input', {
      message: 'A pair needs two people.',
      fields: { menteeId: 'same_person' },
    });
  }
  const [people, programmes] = await Promise.all([
    identity.people([mentorId, menteeId]),
    identity.programmes([programmeId]),
  ]);
  if (people.size !== 2 || programmes.size !== 1) {
    throw new RapportError('not_found', { message: 'There is no such person or programme.' });
  }
  return pair(kernel, { ...pairing, since: new Date(kernel.clock.now()) });
}

/** Pairs two people without asking who may. */
export async function pair(kernel: Kernel, pairing: Pairing & { since: Date }): Promise<Mentorship> {
  try {
    const row = await MentorshipModel.create({ ...pairing, state: 'active', endedAt: null });
    const created = toMentorship(row.toObject<MentorshipRow>());
    kernel.live.send([created.mentorId, created.menteeId], 'mentorship.changed', {
      mentorshipId: created.id,
    });
    return created;
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    throw new RapportError('already_paired', { message: 'These two are a pair already.', cause: error });
  }
}
