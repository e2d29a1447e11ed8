import mongoose from 'mongoose';
import { InstallationModel } from './identity.models.ts';
import { claimInstallation, createProgramme, readState } from './installation.ts';
import type { Identity, Sample } from './ports.ts';
import type { NewPerson, SignIns } from './signIns.ts';

type SamplePort = Parameters<Identity['onSample']>[0];

/** Makes the organisation, its default programme and its first admin. What a sample left is removed first. */
export async function setUp(
  signIns: SignIns,
  input: Omit<NewPerson, 'admin' | 'sample'> & { organisation: string },
  now: number,
): Promise<string> {
  const { organisation, ...person } = input;
  if ((await readState()).state === 'sample') await removeEverything();
  await claimInstallation(organisation, false, now);
  try {
    const personId = await signIns.createPerson({ ...person, admin: true, sample: false });
    await createProgramme('Mentoring', [personId], now);
    return personId;
  } catch (error) {
    // Without its first admin nobody could ever enter: give the set-up back.
    await InstallationModel.deleteOne({ _id: 'installation' });
    throw error;
  }
}

/** Nothing in sample mode is real: a sample goes as a whole, with every collection, before the real set-up. */
async function removeEverything(): Promise<void> {
  for (const model of Object.values(mongoose.models)) await model.deleteMany({});
}

export const samplePeople = {
  mentor: { name: 'Maya Okafor', email: 'maya@sample.invalid', admin: false },
  mentee: { name: 'Jonas Lindqvist', email: 'jonas@sample.invalid', admin: false },
  manager: { name: 'Priya Raman', email: 'priya@sample.invalid', admin: true },
} as const;

/** Makes three sample people and their programme; features to the right fill it with sessions and records. */
export async function setUpSample(
  signIns: SignIns,
  port: SamplePort,
  zone: string,
  now: number,
): Promise<{ sessionId: string }> {
  await claimInstallation('Sample organisation', true, now);
  try {
    const ids = { mentor: '', mentee: '', manager: '' };
    for (const role of ['mentor', 'mentee', 'manager'] as const) {
      // The mentee lives elsewhere, so that both local times can be seen at once.
      const home = role === 'mentee' ? otherZone(zone) : zone;
      ids[role] = await signIns.createPerson({ ...samplePeople[role], zone: home, sample: true });
    }
    const programmeId = await createProgramme('Sample programme', [ids.manager], now);
    await InstallationModel.updateOne({ _id: 'installation' }, { $set: { sampleProgrammeId: programmeId } });
    const sample: Sample = { mentorId: ids.mentor, menteeId: ids.mentee, programmeId, zone };
    return await port.fill(sample);
  } catch (error) {
    await removeEverything();
    throw error;
  }
}

const otherZone = (zone: string): string =>
  zone === 'America/New_York' ? 'Europe/Berlin' : 'America/New_York';
