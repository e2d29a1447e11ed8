import { z } from 'zod';

/**
 * Why a version of a document was kept. `restored` is what stood there before somebody went back to an earlier one;
 * all but `asked` are kept by the server of its own accord.
 */
export const versionKind = z.enum(['started', 'item_done', 'ended', 'asked', 'restored']);
export type VersionKind = z.output<typeof versionKind>;

/**
 * Versions kept of one document. Of more the oldest go, those that a person asked for last; those of the start and of the
 * end stay.
 */
export const mostVersions = 200;
