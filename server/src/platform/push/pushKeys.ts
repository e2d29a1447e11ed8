import { inTransaction, isDuplicate } from '../db/database.ts';
import { PushKeyModel, PushSubscriptionModel } from './push.models.ts';
import { openKey, sealKey } from './sealKey.ts';

/** The keys by which push services know this installation (VAPID), both in base64url. */
export interface PushKeys {
  readonly publicKey: string;
  readonly privateKey: string;
}

/** Reads the pair of this installation; makes it the first time. Not remembered: a set-up may wipe the database. */
export async function pushKeys(secret: string): Promise<PushKeys> {
  const known = await readKeys();
  if (known === undefined) await makeKeys(secret);
  else {
    const privateKey = openKey(known.sealed, known.publicKey, secret);
    if (privateKey !== undefined) return { publicKey: known.publicKey, privateKey };
    await replaceKeys(known.publicKey, secret);
  }
  return pushKeys(secret);
}

async function readKeys() {
  return (await PushKeyModel.findById('vapid').lean()) ?? undefined;
}

async function makeKeys(secret: string): Promise<void> {
  await PushKeyModel.create(await newRow(secret)).catch((error: unknown) => {
    // Another server was faster.
    if (!isDuplicate(error)) throw error;
  });
}

/** Where the secret has changed. What was subscribed with the old pair can be reached by nobody any more. */
async function replaceKeys(oldPublicKey: string, secret: string): Promise<void> {
  const row = await newRow(secret);
  await inTransaction(async (session) => {
    const which = { _id: 'vapid', publicKey: oldPublicKey };
    const { matchedCount } = await PushKeyModel.replaceOne(which, row, { session });
    if (matchedCount === 1) await PushSubscriptionModel.deleteMany({}, { session });
  });
}

async function newRow(secret: string) {
  const { default: webPush } = await import('web-push');
  const { publicKey, privateKey } = webPush.generateVAPIDKeys();
  return { _id: 'vapid', publicKey, sealed: sealKey(privateKey, publicKey, secret) };
}
