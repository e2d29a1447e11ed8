import { PersonModel, ProgrammeModel } from './identity.models.ts';

/** Programmes named their managers once; now people name what they manage. May die and be begun again. */
export async function upgradeIdentity(): Promise<void> {
  // The model does not know the field any more.
  const programmes = ProgrammeModel.collection;
  for await (const { _id, managerIds } of programmes.find({ managerIds: { $exists: true } })) {
    const managers = { _id: { $in: managerIds as string[] } };
    await PersonModel.updateMany(managers, { $addToSet: { manages: _id.toHexString() } });
    await programmes.updateOne({ _id }, { $unset: { managerIds: '' } });
  }
}
