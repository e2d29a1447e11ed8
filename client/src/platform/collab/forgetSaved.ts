import { forgetReplica, keptReplicas } from './forgetReplicas.ts';
import { readReplica } from './readReplica.ts';

/**
 * Removes the copies from this device of which it is proved that the server has everything: when a sign-in has ended
 * that nobody ended here. The others stay until somebody signs in again, or out: they may hold the only words.
 */
export async function forgetSaved(): Promise<void> {
  for (const name of keptReplicas()) {
    const isSaved = await readReplica(name, (_doc, replica) => replica.isSaved());
    if (isSaved) await forgetReplica(name);
  }
}
