import type { PersonSummary } from '@rapport/shared/identity/identity.api';

export interface TwoPeople {
  readonly mentor: PersonSummary;
  readonly mentee: PersonSummary;
}

/** The other person of a pair, as one of them sees it. */
export function otherOf({ mentor, mentee }: TwoPeople, viewerId: string): PersonSummary {
  return mentor.id === viewerId ? mentee : mentor;
}
