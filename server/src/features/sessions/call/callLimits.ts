/** Limits of the way to the SFU: sizes in bytes, times in ms. */
export const callLimits = {
  /** A token only has to live until the browser has opened its signalling socket (s). */
  tokenSeconds: 60,
  /** How long somebody may stand at the gate before they go in; less than their token lives. */
  standByMs: 45_000,
  /** Lobbies of a person that stand at the gate. */
  standingPerPerson: 4,
  /** Until the SFU has answered an upgrade. */
  upstreamMs: 10_000,
  /** Until the SFU has answered one question of its API. */
  apiMs: 2_000,
  /** Two devices of a person, each coming back before its last socket is known to be gone. */
  connectionsPerPerson: 8,
  /** Upgrades and validations. A client that retries every second makes 120. */
  attemptsPerMinute: 300,
  /** A signalling message; the largest are session descriptions of some ten KiB. */
  messageBytes: 256 * 1024,
  /** What a client may send within a window. */
  windowBytes: 1024 * 1024,
  windowMs: 10_000,
  /** Two people on up to three devices, and four guests. */
  participants: 10,
  /** The SFU keeps a room that nobody has entered (s). */
  emptySeconds: 300,
  /** The SFU keeps a room that everybody has left (s). */
  departureSeconds: 20,
  /** The room stays this long after the end, so that nobody's goodbye is cut. */
  goodbyeMs: 30_000,
  /** From an opened or lost signalling socket to the look at who is there. */
  lookSoonMs: 250,
  /** Who was seen in a call no longer ago than this is in it: several looks at the rooms, of which some may fail. */
  seenForMs: 20_000,
  /** Rooms that are looked into side by side. */
  roomsAtOnce: 4,
  /** A webhook older than this says nothing that polling has not seen. */
  webhookMs: 10 * 60_000,
} as const;
