import { z } from 'zod';

/** How the two meet. The last two have the same page without a call, and people say themselves how they went. */
export const sessionKind = z.enum(['video', 'phone', 'in_person']);
export type SessionKind = z.output<typeof sessionKind>;

/** Who calls whom, or where the two meet. */
export const placeText = z.string().trim().max(200);

/** Whether there is a call of ours, which measures who was there. */
export const hasCall = (kind: SessionKind): kind is 'video' => kind === 'video';

/** A video call is at its own link, whatever was written while it was to be held elsewhere. */
export const placeOf = (kind: SessionKind, place: string): string => (hasCall(kind) ? '' : place);
