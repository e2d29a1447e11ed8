import type { NewsKind } from '@rapport/shared/scheduling/news';
import type { Session } from '../sessions/index.ts';
import type { Invitation, InvitationRequest } from './calendar/invitationFor.ts';

/** Something to tell a person. */
export interface News {
  /** Of what has happened: with the person, it is told once. */
  readonly key: string;
  readonly kind: NewsKind;
  /** The person's id. */
  readonly to: string;
  /** Who did it; null for what time has brought. */
  readonly by: string | null;
  /** Several of one series when they were changed in one go. Earliest first. */
  readonly sessions: readonly [Session, ...Session[]];
}

/** What scheduling offers to features on its right. */
export interface Scheduling {
  /** Registers how people are told; it may be asked again for what was told. */
  onNews(tell: (news: News, now: number) => Promise<void>): void;
  /** The calendar file that goes with a mail about sessions; undefined when there is nothing to say any more. */
  invitationFor(request: InvitationRequest): Promise<Invitation | undefined>;
  /** Whether it is within the times at which the person has said that they can meet; true of whom has said nothing. */
  canMeetAt(personId: string, at: number): Promise<boolean>;
  /**
   * By how many minutes a session of a series is off its usual time on the clocks of each of its two people, by id;
   * 0 where it is not, or where somebody chose the time.
   */
  offUsualTime(session: Session): Promise<ReadonlyMap<string, number>>;
}
