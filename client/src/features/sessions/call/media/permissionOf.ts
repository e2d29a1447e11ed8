import type { MediaKind } from './mediaChoice.ts';

/** Where a permission stands; undefined where the browser does not tell. */
export async function permissionOf(kind: MediaKind): Promise<PermissionState | undefined> {
  try {
    return (await navigator.permissions.query({ name: kind })).state;
  } catch {
    return undefined;
  }
}
