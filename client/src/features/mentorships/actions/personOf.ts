import type { PersonSummary } from '@rapport/shared/identity/identity.api';
import type { TwoPeople } from '../otherOf.ts';

/** The person of a pair with this id. */
export function personOf({ mentor, mentee }: TwoPeople, id: string): PersonSummary | undefined {
  return [mentor, mentee].find((person) => person.id === id);
}

/** Accent for the mentor, warm for the mentee: the same wherever a person has a colour. */
export function toneOf({ mentor }: TwoPeople, id: string): 'accent' | 'warm' {
  return mentor.id === id ? 'accent' : 'warm';
}
