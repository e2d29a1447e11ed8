import { type InvitationRow, listInvitations } from '@rapport/shared/identity/people.api';
import { useOperation } from '../../platform/api/useOperation.ts';

/** Invitations that nobody has used yet; undefined until they are read. */
export function useOpenInvitations(): readonly InvitationRow[] | undefined {
  return useOperation(listInvitations, { query: { limit: 100 } }).data?.items;
}
