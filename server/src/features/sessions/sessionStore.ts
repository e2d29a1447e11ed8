import { searchTokens } from '@rapport/shared/sessions/searchTokens';
import {
  type Cause,
  minute,
  type SessionEvent,
  type SessionState,
  transitions,
} from '@rapport/shared/sessions/sessionState';
import { type ClientSession, Types } from 'mongoose';
import { inTransaction } from '../../platform/db/database.ts';
import { type Condition, pageOf } from '../../platform/db/keyset.ts';
import { lookUp } from '../../platform/db/lookUp.ts';
import type { EventBus } from '../../platform/events.ts';
import { bookingHours, requireFree } from './personHours.ts';
import { sessionChanged } from './ports.ts';
import {
  type SessionChange,
  type SessionExtension,
  SessionModel,
  type SessionReport,
  type SessionRow,
} from './session.model.ts';

/** A session as stored, with its id as text. */
export type Session = Readonly<
  Omit<SessionRow, '_id' | 'personIds' | 'titleTokens' | 'taken' | 'unannounced'> &
    Required<Pick<SessionRow, Defaulted>>
> & { readonly id: string };

/** What older rows lack. */
type Defaulted = 'kind' | 'place' | 'reports' | 'extensions';

export type NewSession = Omit<
  Session,
  Defaulted | 'id' | 'changes' | 'version' | 'endedAt' | 'minutesTogether'
> &
  Partial<Pick<Session, 'kind' | 'place' | 'endedAt'>>;

/** What an event may set besides the state. */
export type SessionPatch = Partial<
  Pick<Session, 'endedAt' | 'minutesTogether' | 'kind' | 'place' | 'proposedBy' | 'acceptedAt'>
> & {
  /** A time that it takes, from the pair's others where its new state holds one. */
  readonly when?: Pick<Session, 'startsAt' | 'minutes' | 'zone' | 'wall'>;
  readonly change?: SessionChange;
  readonly report?: SessionReport;
  readonly extension?: SessionExtension;
};

/** Sessions by state and time. */
export interface SessionQuery {
  readonly states: readonly SessionState[];
  readonly startsBefore?: Date;
  readonly startsAt?: Date;
  readonly endedAfter?: Date;
  readonly endedBefore?: Date;
  readonly mentorshipId?: string;
  readonly seriesId?: string;
}

/** One event for one session: what `applyEvent` takes. */
export interface SessionCommand {
  readonly id: string;
  readonly event: SessionEvent;
  readonly cause: Cause;
  readonly patch?: SessionPatch;
  /** Refuses when the session has changed since it was read at this version. */
  readonly onlyVersion?: number;
}

/** In these a session keeps its time from the pair's others. */
export const holding: ReadonlySet<SessionState> = new Set(['scheduled', 'live']);

async function sessionsById(ids: readonly string[]): Promise<ReadonlyMap<string, Session>> {
  const known = ids.filter((id) => Types.ObjectId.isValid(id));
  const rows = await SessionModel.find({ _id: { $in: known } }).lean<SessionRow[]>();
  return new Map(rows.map(toSession).map((session) => [session.id, session]));
}

/** Rows that a walk over many asks for at a time. */
const pageSize = 100;

/**
 * Sessions in the database. `applyEvent` is the only way to change one: the table of transitions guards the write
 * itself, so that two causes at once (a person, a webhook, the sweep) cannot both win.
 */
export class SessionStore {
  readonly #events: EventBus;
  /** Undefined where there is none. */
  readonly find = lookUp(sessionsById);

  constructor(events: EventBus) {
    this.#events = events;
  }

  /** Within the caller's transaction; publish `booked` or `proposed` after it. */
  async insert(session: NewSession, transaction: ClientSession): Promise<Session> {
    const row = {
      ...{ ...session, titleTokens: searchTokens(session.title), version: 1 },
      unannounced: true as const,
      ...(holding.has(session.state) && { taken: minutesOf(session) }),
    };
    const [created] = await SessionModel.create([row], { session: transaction });
    if (!created) throw new Error('the database answered no session');
    return toSession(created.toObject());
  }

  /** The one with the earliest start. */
  async first(query: SessionQuery): Promise<Session | undefined> {
    const {
      rows: [row],
    } = await pageOf(rowsThat, conditionsOf(query), oldestFirst, { limit: 1 });
    return row && toSession(row);
  }

  /**
   * All of them, oldest start first, or oldest end where ends are asked for. What changes meanwhile is in it once or
   * not at all.
   */
  async *every(query: SessionQuery): AsyncGenerator<Session, void> {
    const conditions = conditionsOf(query);
    const order = query.endedAfter || query.endedBefore ? oldestEndFirst : oldestFirst;
    let cursor: string | undefined;
    do {
      const { rows, nextCursor } = await pageOf(rowsThat, conditions, order, { cursor, limit: pageSize });
      yield* rows.map(toSession);
      cursor = nextCursor ?? undefined;
    } while (cursor !== undefined);
  }

  /** The session with the latest start. */
  async latest(): Promise<Session | undefined> {
    const row = await SessionModel.findOne().sort({ startsAt: -1 }).lean<SessionRow>();
    return row ? toSession(row) : undefined;
  }

  /**
   * Changes a session by one event of the table and publishes `sessionChanged`. Applying an event again whose
   * effect is there already answers the session and changes nothing.
   * @param onlyVersion refuses when the session has changed since it was read at this version
   * @returns undefined when there is no such session or the table forbids the event in its state
   */
  async applyEvent(
    id: string,
    event: SessionEvent,
    cause: Cause,
    patch: SessionPatch = {},
    onlyVersion?: number,
  ): Promise<Session | undefined> {
    const { to, by } = transitions[event];
    if (!by.includes(cause)) return undefined;
    const command = { id, event, cause, patch, ...(onlyVersion !== undefined && { onlyVersion }) };
    if (takesTime(command)) return (await this.applyAll([command]))?.[0];
    const changed = await change(command);
    if (changed) {
      await this.publish(changed, event);
      return changed;
    }
    const session = await this.find(id);
    return session?.state === to && onlyVersion === undefined ? session : undefined;
  }

  /**
   * As `applyEvent`, for all of them or for none, in their order.
   * @param commands for sessions of one pair
   * @returns undefined when one of them could not be changed
   * @throws RapportError conflict when one of the two has another session at a time that one of them is moved to
   */
  async applyAll(commands: readonly SessionCommand[]): Promise<readonly Session[] | undefined> {
    const taking = commands.filter(takesTime);
    const ids = taking.map(({ id }) => id);
    const pair = ids[0] === undefined ? undefined : await this.find(ids[0]);
    const work = async (transaction: ClientSession) => {
      if (pair) {
        const times = taking.flatMap(({ patch }) => patch?.when ?? []);
        await requireFree(pair, times, transaction, ids);
        await release(ids, transaction);
      }
      const done: (readonly [Session, SessionEvent])[] = [];
      for (const command of commands) {
        const session = await change(command, transaction);
        // Thrown, so that what was changed before it is not.
        if (!session) throw new NotApplied();
        done.push([session, command.event]);
      }
      return done;
    };
    const changed = await (pair ? bookingHours(pair, work) : inTransaction(work)).catch((error: unknown) => {
      if (error instanceof NotApplied) return undefined;
      throw error;
    });
    for (const [session, event] of changed ?? []) await this.publish(session, event);
    return changed?.map(([session]) => session);
  }

  /** Tells the features and, through them, the two people. */
  async publish(session: Session, event: SessionEvent | 'booked' | 'proposed'): Promise<void> {
    const { id, mentorshipId, mentorId, menteeId, version } = session;
    await this.#events.publish(sessionChanged, {
      sessionId: id,
      mentorshipId,
      people: [mentorId, menteeId],
      version,
      event,
    });
  }
}

class NotApplied extends Error {}

/** Whether the session has another time afterwards, and keeps others from it. */
const takesTime = ({ event, patch }: SessionCommand): boolean =>
  patch?.when !== undefined && holding.has(transitions[event].to);

/** Their places in the index, before any is moved: each may take one that another one of them still holds. */
async function release(ids: readonly string[], transaction: ClientSession): Promise<void> {
  const which = { _id: { $in: [...ids] } };
  await SessionModel.updateMany(which, { $unset: { taken: 1 } }, { session: transaction });
}

/**
 * The one write by which a session changes; undefined when the table or the version forbids it. Outside a transaction
 * what it answers may be newer still than the change.
 */
async function change(
  { id, event, cause, patch = {}, onlyVersion }: SessionCommand,
  transaction?: ClientSession,
): Promise<Session | undefined> {
  const { from, to, by } = transitions[event];
  if (!by.includes(cause)) return undefined;
  const { change: entry, report, extension, when, ...fields } = patch;
  const added = {
    ...(entry && { changes: entry }),
    ...(report && { reports: report }),
    ...(extension && { extensions: extension }),
  };
  const changesNothingIn = Object.keys(patch).length === 0 ? to : undefined;
  const options = transaction && { session: transaction };
  const written = await SessionModel.updateOne(
    {
      _id: id,
      state: { $in: from.filter((state) => state !== changesNothingIn) },
      ...(onlyVersion !== undefined && { version: onlyVersion }),
    },
    {
      $set: {
        ...{ ...fields, ...when, state: to, unannounced: true },
        ...(when && holding.has(to) && { taken: minutesOf(when) }),
      },
      $inc: { version: 1 },
      ...(!holding.has(to) && { $unset: { taken: 1 } }),
      ...(Object.keys(added).length > 0 && { $push: added }),
    },
    options,
  );
  if (written.modifiedCount === 0) return undefined;
  const row = await SessionModel.findById(id, null, options).lean<SessionRow>();
  return row ? toSession(row) : undefined;
}

const oldestFirst = { startsAt: 1, _id: 1 } as const;
const oldestEndFirst = { endedAt: 1, _id: 1 } as const;

const rowsThat = (condition: Condition) => SessionModel.find(condition).lean<SessionRow[]>();

/** A pair's or a series' are few and looked through; of all there are, each state has its place in an index. */
function conditionsOf(query: SessionQuery): Condition[] {
  const { states, startsBefore, startsAt, endedAfter, endedBefore, mentorshipId, seriesId } = query;
  const when = {
    ...(startsBefore && { startsAt: { $lt: startsBefore } }),
    ...(startsAt && { startsAt }),
    ...((endedAfter || endedBefore) && {
      endedAt: { ...(endedAfter && { $gt: endedAfter }), ...(endedBefore && { $lte: endedBefore }) },
    }),
  };
  if (mentorshipId) return [{ mentorshipId, state: { $in: [...states] }, ...when }];
  if (seriesId) return [{ 'series.id': seriesId, state: { $in: [...states] }, ...when }];
  return states.map((state) => ({ state, ...when }));
}

function minutesOf({ startsAt, minutes }: Pick<Session, 'startsAt' | 'minutes'>): number[] {
  const first = Math.floor(startsAt.getTime() / minute);
  return Array.from({ length: minutes }, (_, after) => first + after);
}

export function toSession({ _id, ...stored }: SessionRow): Session {
  const { personIds: _, titleTokens: __, taken: ___, unannounced: ____, ...row } = stored;
  const { kind = 'video', place = '', reports = [], extensions = [] } = row;
  return { ...row, kind, place, reports, extensions, id: _id.toHexString() };
}
