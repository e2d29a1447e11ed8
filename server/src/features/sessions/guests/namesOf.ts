import type { PersonSummary } from '@rapport/shared/identity/identity.api';
import type { Identity } from '../../identity/index.ts';
import type { Guests } from './index.ts';

/** As `Identity.people`, with guests, whose name stands beside what they wrote. */
export function namesOf({
  identity,
  guests,
}: {
  identity: Pick<Identity, 'people'>;
  guests: Pick<Guests, 'guests'>;
}): Identity['people'] {
  return async (ids) => {
    const people = await identity.people(ids);
    const others = await Promise.all(ids.filter((id) => !people.has(id)).map(guests.guests.find));
    const named = others.flatMap((guest): [string, PersonSummary][] =>
      guest ? [[guest.id, { id: guest.id, name: guest.seenAs ?? guest.name, zone: 'UTC' }]] : [],
    );
    return new Map([...people, ...named]);
  };
}
