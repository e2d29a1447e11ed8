import type { ServerEvents } from '@rapport/shared/realtime';

type EventName = keyof ServerEvents;
type EventData<E extends EventName> = Parameters<ServerEvents[E]>[0];

/** Live events to people. Who may hear what is decided by the feature that publishes, by naming the people. */
export interface Live {
  /** Sends to every device of each person. At most once: what matters has a row in the database. */
  send<E extends EventName>(people: readonly string[], event: E, data: EventData<E>): void;
  /** Ends the Socket.IO connections of one sign-in, or of all sign-ins of a person. */
  end(who: { signInId: string } | { personId: string }): void;
  /** True while the person has a device connected. */
  isOnline(personId: string): boolean;
}
