import type { SampleRole } from '@rapport/shared/identity/identity.api';
import { inTransaction } from '../../platform/db/database.ts';
import { createPerson } from './createPerson.ts';
import { claimInstallation } from './installation.ts';
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
 * Makes three sample people and their programme; features to the right fill it with sessions and records.
 * @throws RapportError already_set_up
 */
export async function setUpSample(
  port: SamplePort,
  zone: string,
  now: number,
): Promise<{ sessionId: string }> {
  const sample = await makePeople(zone, new Date(now));
  try {
    return await port.fill(sample);
  } catch (error) {
    await inTransaction(removeSample);
    throw error;
  }
}

function makePeople(zone: string, at: Date): Promise<Sample> {
  return inTransaction(async (transaction) => {
    await claimInstallation('Sample organisation', true, at, transaction);
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
