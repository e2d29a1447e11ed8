import { RapportError } from '@rapport/shared/core/errors';
import type { ClientSession } from 'mongoose';
import { isDuplicate } from '../../platform/db/database.ts';
import { PersonModel } from './identity.models.ts';
import { writePassword } from './writePassword.ts';

export interface NewPerson {
  readonly name: string;
  readonly email: string;
  readonly zone: string;
  readonly admin: boolean;
  readonly sample: boolean;
  /** Programmes. */
  readonly manages?: readonly string[];
  /** Null for the people of the sample programme, who are continued as and never sign in. */
  readonly passwordHash: string | null;
}

/** Writes a person and their password; answers the id. @throws RapportError email_taken */
export async function createPerson(
  { passwordHash, ...fields }: NewPerson,
  at: Date,
  transaction: ClientSession,
): Promise<string> {
  const person = new PersonModel({ ...fields, createdAt: at, updatedAt: at });
  await person.save({ session: transaction }).catch((error: unknown) => {
    if (!isDuplicate(error)) throw error;
    throw new RapportError('email_taken', {
      message: 'Somebody with this e-mail address is here already.',
      fields: { email: 'email_taken' },
      cause: error,
    });
  });
  if (passwordHash !== null) await writePassword(person._id, passwordHash, at, transaction);
  return person._id.toHexString();
}
