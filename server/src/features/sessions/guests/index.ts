import type { Kernel } from '../../../platform/kernel.ts';
import type { Identity } from '../../identity/index.ts';
import type { Mentorships } from '../../mentorships/index.ts';
import type { SessionStore } from '../sessionStore.ts';
import { Door } from './door.ts';
import { GuestCookie } from './guestCookie.ts';
import { GuestLinks } from './guestLinks.ts';
import { GuestStore } from './guestStore.ts';
import type { GuestPorts } from './guests.routes.ts';

export { handleGuests } from './guests.routes.ts';

export type Guests = Pick<GuestPorts, 'guests' | 'links' | 'cookie' | 'door'>;

/** Who comes to one session by a link. Gives the kernel its `authenticateGuest`. */
export function createGuests(
  kernel: Kernel,
  left: { store: SessionStore; identity: Identity; mentorships: Mentorships },
): Guests {
  const { RAPPORT_SECRET, RAPPORT_ORIGINS } = kernel.config;
  const guests = new GuestStore();
  const links = new GuestLinks(RAPPORT_SECRET);
  const cookie = new GuestCookie(RAPPORT_ORIGINS[0]?.startsWith('https:') ?? false);
  const door = new Door({ ...left, guests, links, cookie });
  kernel.authenticateGuest = door.authenticate;
  return { guests, links, cookie, door };
}
