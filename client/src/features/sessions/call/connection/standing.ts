/** A total that only grows, and since when it has been what it is (ms). */
export interface Standing {
  readonly total: number;
  readonly since: number;
}

/** A pause between two readings that only a sleeping computer makes (ms); what was read before says nothing then. */
export const sleep = 6_000;

/** @param before what was known of the same total; undefined where nothing is */
export const follow = (before: Standing | undefined, total: number, now: number): Standing =>
  before?.total === total ? before : { total, since: now };
