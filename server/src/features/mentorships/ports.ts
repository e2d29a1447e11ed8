import type { ActionView, ReviewVerdict } from '@rapport/shared/mentorships/actions.api';
import { domainEvent } from '../../platform/events.ts';

export interface Mentorship {
  readonly id: string;
  readonly programmeId: string;
  readonly mentorId: string;
  readonly menteeId: string;
  readonly state: 'active' | 'ended';
  readonly since: Date;
  readonly endedAt: Date | null;
  /** Who ended it; null while nobody has. */
  readonly endedBy: string | null;
}

/** What mentorships offers to features on its right. */
export interface Mentorships {
  find(id: string): Promise<Mentorship | undefined>;
  /** The other ones of this person's active pairs. */
  partnersOf(personId: string): Promise<string[]>;
  endedAfter(time: Date): AsyncIterable<Mentorship>;
  /** For the sample programme and tests: without asking who may. */
  pair(input: { programmeId: string; mentorId: string; menteeId: string; since?: Date }): Promise<Mentorship>;
  addAction(input: {
    mentorshipId: string;
    what: string;
    ownerId: string;
    due: string | null;
    sessionId: string | null;
    by: string;
    at: Date;
  }): Promise<ActionView>;
  /** For the sample programme: an answer in a session's review, as if it had been given then. */
  reviewAction(input: {
    actionId: string;
    sessionId: string;
    verdict: ReviewVerdict;
    howItWent: string;
    by: string;
    at: Date;
  }): Promise<ActionView>;
  /** Agreed in the session, and answered in its review; as they stand now. */
  actionsOfSession(
    sessionId: string,
  ): Promise<{ agreed: readonly ActionView[]; reviewed: readonly ActionView[] }>;
  /**
   * Whether a session exists and belongs to the pair. Sessions, on the right, registers the answer;
   * an action may only refer to a session of its own pair.
   */
  onSessionReference(belongs: (sessionId: string, mentorshipId: string) => Promise<boolean>): void;
}

/** A pair was ended by that person: its mentor, or somebody in office. */
export const mentorshipEnded = domainEvent<{ mentorshipId: string; by: string }>('mentorships.ended');
