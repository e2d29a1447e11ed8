import mongoose, { type ClientSession } from 'mongoose';
import { InstallationModel } from './identity.models.ts';
import { requireNobodyReal } from './installation.ts';

/**
 * Removes a sample as a whole, also one that was cut off in the making, with the rows of every collection: nothing in
 * it is real. Reads what it is about to remove in the same transaction, so that of two who set up at once the later
 * removes nothing of the earlier.
 * @throws RapportError already_set_up, sample_joined
 */
export async function removeSample(transaction: ClientSession): Promise<void> {
  await requireNobodyReal(transaction);
  // Without it nothing says that the rows are made up.
  if (!(await InstallationModel.exists({ sample: true }).session(transaction))) return;
  for (const model of Object.values(mongoose.models)) {
    await model.deleteMany({}, { session: transaction });
  }
}
