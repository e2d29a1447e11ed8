import { mostProgrammes, type Viewer } from '@rapport/shared/identity/identity.api';
import type { InvitationRow, PersonRow } from '@rapport/shared/identity/people.api';
import type { LinkRecord, PersonRecord } from './identity.models.ts';
import type { Programme } from './ports.ts';

export interface InstallationFacts {
  readonly organisation: string;
  readonly sample: boolean;
}

export function presentViewer(
  person: PersonRecord,
  manages: readonly Programme[],
  installation: InstallationFacts,
): Viewer {
  return {
    id: person._id.toHexString(),
    name: person.name,
    email: person.email,
    zone: person.zone,
    admin: person.admin,
    manages: manages.slice(0, mostProgrammes),
    organisation: installation.organisation,
    sample: installation.sample,
  };
}

/** A row of the people list; who is not an admin sees no address of an admin. */
export function presentPersonRow(
  person: PersonRecord,
  manages: readonly Programme[],
  asker: { admin: boolean },
): PersonRow {
  return {
    id: person._id.toHexString(),
    name: person.name,
    email: asker.admin || !person.admin ? person.email : '',
    zone: person.zone,
    admin: person.admin,
    manages: manages.slice(0, mostProgrammes),
    since: person.createdAt.toISOString(),
  };
}

export function presentInvitation(link: LinkRecord, programme: Programme): InvitationRow {
  return {
    id: link._id.toHexString(),
    label: link.label,
    role: link.role,
    programme: { ...programme },
    expiresAt: link.expiresAt.toISOString(),
  };
}
