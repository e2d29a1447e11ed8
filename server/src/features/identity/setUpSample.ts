import type { SampleRole } from '@rapport/shared/identity/setUp.api';
import { inTransaction } from '../../platform/db/database.ts';
import { createPerson } from './createPerson.ts';
import { alreadySetUp, claimInstallation, openSample, requireNobodyReal } from './installation.ts';
import type { Identity, Sample } from './ports.ts';
import { createProgramme } from './programmes.ts';
import { removeSample } from './removeSample.ts';

export type SamplePort = Parameters<Identity['onSample']>[0];

export const samplePeople = {
  mentor: { name: 'Maya Okafor', email: 'maya@sample.invalid', admin: false },
  mentee: { name: 'Jonas Lindqvist', email: 'jonas@sample.invalid', admin: false },
  manager: { name: 'Priya Raman', email: 'priya@sample.invalid', admin: true },
} as const satisfies Record<SampleRole, object>;

/**
 * Makes three sample people and their programme; features to the right fill it with sessions and records. It takes
 * many writes, and counts only once the last is done: a sample that a crash has cut off is made anew by the next call.
 * @throws RapportError already_set_up, sample_joined
 */
export async function setUpSample(
  port: SamplePort,
  zone: string,
  now: number,
): Promise<{ sessionId: string }> {
  const sample = await makePeople(zone, new Date(now));
  try {
    const filled = await port.fill(sample);
    await openSample();
    return filled;
  } catch (error) {
    await inTransaction(removeSample);
    throw error;
  }
}

function makePeople(zone: string, at: Date): Promise<Sample> {
  return inTransaction(async (transaction) => {
    if ((await requireNobodyReal(transaction)) === 'sample') throw alreadySetUp();
    await removeSample(transaction);
    await claimInstallation('Sample organisation', { sample: true }, at, transaction);
    const make = (role: SampleRole, home: string) =>
      createPerson({ ...samplePeople[role], zone: home, sample: true, passwordHash: null }, at, transaction);
    const mentorId = await make('mentor', zone);
    // Lives elsewhere, so that both local times can be seen at once.
    const menteeId = await make('mentee', elsewhere(zone));
    const managerId = await make('manager', zone);
    const programmeId = await createProgramme('Sample programme', [managerId], at, transaction);
    return { mentorId, menteeId, programmeId, zone };
  });
}

const elsewhere = (zone: string): string =>
  zone === 'America/New_York' ? 'Europe/Berlin' : 'America/New_York';
