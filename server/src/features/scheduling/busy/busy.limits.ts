const minute = 60_000;
const day = 24 * 60 * minute;

/** Times in ms. */
export const busyLimits = {
  /** What has been asked for less long ago counts as it is. */
  freshMs: 15 * minute,
  /** Of somebody who has moved to another zone, after this. */
  movedMs: minute,
  /** Whoever looks for times waits so long for newer ones, then the older ones count. */
  askerMs: 2_000,
  /** Times that could not be read again count for so long. */
  keptMs: 7 * day,
  /** What is kept of a calendar, from the moment of reading on; the day before for what is running. */
  behindMs: day,
  aheadMs: 400 * day,
  /** The owner is told how many there are in so long. */
  countedMs: 28 * day,
  /** Somebody waits at the page for it: the answer has to come while the browser still does. */
  prompt: { fetchMs: 5_000, readMs: 4_000 },
  patient: { fetchMs: 10_000, readMs: 10_000 },
  promptMs: 9_000,
  /** At a time, of all people: five megabytes each while they come, and a thread each while they are read. */
  fetches: 6,
  readers: 2,
  threadStartMs: 20_000,
  threadMemory: { maxOldGenerationSizeMb: 160, maxYoungGenerationSizeMb: 16, stackSizeMb: 4 },
  /** Addresses that one person has read at their word in a minute: this is no scanner of other servers. */
  readsPerMinute: 12,
} as const;
