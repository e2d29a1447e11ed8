import mongoose, { type ClientSession } from 'mongoose';
import { alreadySetUp, readInstallation } from './installation.ts';

/**
 * Removes a sample as a whole, with the rows of every collection: nothing in it is real. Reads what it is about to
 * remove in the same transaction, so that of two who set up at once the later removes nothing of the earlier.
 * @throws RapportError already_set_up when the installation is real
 */
export async function removeSample(transaction: ClientSession): Promise<void> {
  const { state } = await readInstallation(transaction);
  if (state === 'real') throw alreadySetUp();
  if (state === 'empty') return;
  for (const model of Object.values(mongoose.models)) {
    await model.deleteMany({}, { session: transaction });
  }
}
