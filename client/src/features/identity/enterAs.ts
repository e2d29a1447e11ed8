import { readMe, type Viewer } from '@rapport/shared/identity/identity.api';
import { invalidate, queryClient } from '../../platform/api/queryClient.ts';
import { queryKeyOf } from '../../platform/api/useOperation.ts';

/** Begins anew as this person: nothing that was read for somebody else stays. */
export function enterAs(viewer: Viewer): void {
  queryClient.clear();
  queryClient.setQueryData(queryKeyOf(readMe, {}), viewer);
  // Read anew by the first page: only what is read is kept on this device for when the server is away.
  invalidate(readMe.id);
}
