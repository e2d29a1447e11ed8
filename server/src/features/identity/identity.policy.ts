import type { InvitedRole } from '@rapport/shared/identity/people.api';
import type { Principal } from '../../platform/http/principal.ts';

type Who = Pick<Principal, 'admin' | 'manages'>;

/** Admins see everybody; managers too, because they pair people. */
export const mayListPeople = (who: Who): boolean => who.admin || who.manages.length > 0;

export const managesProgramme = (who: Who, programmeId: string): boolean =>
  who.admin || who.manages.includes(programmeId);

/** A manager invites members into a programme of theirs; only an admin makes managers and admins. */
export const mayInviteAs = (who: Who, role: InvitedRole): boolean => role === 'member' || who.admin;

export const mayMakeResetLinks = (who: Who): boolean => who.admin;
