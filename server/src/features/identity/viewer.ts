import { RapportError } from '@rapport/shared/core/errors';
import type { Viewer } from '@rapport/shared/identity/identity.api';
import { presentViewer } from './identity.present.ts';
import { readInstallation } from './installation.ts';
import { readPerson } from './people.ts';
import { programmesById } from './programmes.ts';

/** The person as they see themselves. @throws RapportError signed_out for a person who is gone */
export async function viewerOf(personId: string): Promise<Viewer> {
  const [person, { state, organisation }] = await Promise.all([readPerson(personId), readInstallation()]);
  if (!person) throw new RapportError('signed_out', { message: 'Sign in first.' });
  const managed = await programmesById(person.manages ?? []);
  return presentViewer(person, [...managed.values()], {
    organisation: organisation ?? '',
    sample: state === 'sample',
  });
}
