import { RapportError } from '@rapport/shared/core/errors';
import type { Viewer } from '@rapport/shared/identity/identity.api';
import { presentViewer } from './identity.present.ts';
import { readState } from './installation.ts';
import { programmesManagedBy, readPerson } from './people.ts';

export type ViewerOf = (personId: string) => Promise<Viewer>;

export const viewerOf: ViewerOf = async (personId) => {
  const [person, manages, { state, organisation }] = await Promise.all([
    readPerson(personId),
    programmesManagedBy(personId),
    readState(),
  ]);
  if (!person) throw new RapportError('signed_out', { message: 'Sign in first.' });
  return presentViewer(person, manages, { organisation: organisation ?? '', sample: state === 'sample' });
};
