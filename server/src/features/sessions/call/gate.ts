import type { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { RapportError } from '@rapport/shared/core/errors';
import type { Request, Response } from 'express';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { isGuest, spenderOf } from '../../../platform/http/principal.ts';
import { refuseUpgrade } from '../../../platform/http/upgradeRouter.ts';
import type { Log } from '../../../platform/log.ts';
import { type Admission, type Caller, Refused } from './admission.ts';
import { callLimits } from './callLimits.ts';
import { readCheckRoom } from './check/checkRoom.ts';
import { acceptSocket, readFirstText } from './firstText.ts';
import type { GateConnections } from './gateConnections.ts';
import { joinSockets } from './joinSockets.ts';
import { onHangUp } from './onHangUp.ts';
import type { Sfu } from './sfu.ts';
import { NoSuchRoom, type Opened, openSignal, type SfuRequest, validateSignal } from './upstream.ts';

/** The SFU's signalling; anything else below `/rtc` is not ours to hand on. */
const upgradePaths = new Set(['/rtc', '/rtc/v1']);
/** Where one stands until one goes in. */
const standByPath = '/rtc/ready';
const validatePaths = new Set(['/rtc/validate', '/rtc/v1/validate']);

interface Ports {
  readonly sfuUrl: string;
  readonly sfu: Sfu;
  readonly admission: Admission;
  readonly connections: GateConnections;
  /** Hears that somebody came or went. */
  readonly changed: (sessionId: string) => void;
  readonly now: () => number;
  readonly log: Log;
}

/**
 * The only way to the SFU's signalling. It lets through who is signed in, holds a token of theirs whose grant still
 * stands, and belongs in the call at this moment; what passes is on the list of `GateConnections`.
 */
export class Gate {
  readonly #ports: Ports;
  #standing: { readonly personId: string; readonly client: Duplex }[] = [];
  readonly #attempts = new RateLimiterMemory({ points: callLimits.attemptsPerMinute, duration: 60 });

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  readonly upgrade = async (req: IncomingMessage, client: Duplex, firstBytes: Buffer): Promise<void> => {
    // Whoever hangs up while we ask the database must not leave anything open behind us.
    const gone = new AbortController();
    client.on('error', () => client.destroy());
    client.on('close', () => gone.abort());
    if (client instanceof Socket) client.setNoDelay(true);
    // One that was given up long ago, and that a network hands over at last, would put out who has come in since.
    const stopListening = onHangUp(client, () => client.destroy());
    try {
      const { path, query } = locate(req.url);
      if (path === standByPath)
        return await this.#standBy(req, client, { firstBytes, stopListening, gone: gone.signal });
      if (!upgradePaths.has(path)) throw new Refused(403);
      const caller = await this.#identify(req, query);
      if (!this.#enlist(caller, client)) return;
      await this.#ports.admission.check(caller);
      const upstream = await this.#openSignal(caller, { path, query, headers: req.headers }, gone.signal);
      stopListening();
      this.#join(caller, client, upstream, firstBytes);
    } catch (error) {
      stopListening();
      if (gone.signal.aborted) return;
      const status = statusOf(error);
      if (status === 500) this.#ports.log.error({ err: error }, 'upgrade to the call failed');
      // The server keeps half-closed sockets; a client that never hangs up would stay on the list.
      client.once('finish', () => client.destroy());
      refuseUpgrade(client, status);
    }
  };

  /**
   * Lets somebody in as far as can be without the SFU: they stand here until they say that they go in, and with what
   * address. Until then nobody is in the room, and they are on no list; then it takes one way to the SFU.
   */
  async #standBy(
    req: IncomingMessage,
    client: Duplex,
    { firstBytes, stopListening, gone }: { firstBytes: Buffer; stopListening: () => void; gone: AbortSignal },
  ): Promise<void> {
    const { admission } = this.#ports;
    const caller = await this.#identify(req, locate(req.url).query);
    const { personId } = caller.principal;
    const accepted = acceptSocket(req);
    // Guests wait at a door of their own.
    if (!accepted || isGuest(caller.principal)) throw new Refused(403);
    if (this.#standing.filter((one) => one.personId === personId).length >= callLimits.standingPerPerson)
      throw new Refused(429);
    const one = { personId, client };
    this.#standing.push(one);
    const leave = () => {
      this.#standing = this.#standing.filter((other) => other !== one);
    };
    client.on('close', leave);
    if (client.destroyed) return leave();
    const admitted = await admission.check(caller);
    if (client.destroyed) return;
    client.write(accepted);
    // From here on there is no status to refuse with: who is sent away asks for a token again, and hears why.
    try {
      stopListening();
      const wish = await readFirstText(client, firstBytes, callLimits);
      leave();
      if (wish === undefined) return void client.destroy();
      const { path, query } = locate(wish);
      if (!upgradePaths.has(path)) throw new Refused(403);
      if (!this.#enlist(caller, client)) return;
      await admission.checkAgain(caller, admitted);
      const upstream = await this.#openSignal(caller, { path, query, headers: req.headers }, gone);
      this.#join(caller, client, { ...upstream, handshake: '' }, Buffer.alloc(0));
    } catch (error) {
      client.destroy();
      if (statusOf(error) === 500) this.#ports.log.error({ err: error }, 'the way in from the gate failed');
    }
  }

  /** Ends the sockets of those who only stand here. */
  sendAway(): void {
    for (const { client } of this.#standing) client.destroy();
  }

  #join(caller: Caller, client: Duplex, upstream: Opened, firstBytes: Buffer): void {
    if (client.destroyed) return void upstream.socket.destroy();
    joinSockets(client, firstBytes, upstream, this.#ports.now);
    const { sessionId } = caller.claims;
    this.#ports.changed(sessionId);
    client.on('close', () => this.#ports.changed(sessionId));
  }

  readonly request = (req: Request, res: Response): void => {
    this.#validate(req).then(
      (status) => answer(res, status),
      (error: unknown) => {
        const status = statusOf(error);
        if (status === 500) this.#ports.log.error({ err: error }, 'validation failed');
        answer(res, status);
      },
    );
  };

  async #validate(req: Request): Promise<number> {
    const { path, query } = locate(req.originalUrl);
    if (req.method !== 'GET' || !validatePaths.has(path)) throw new Refused(403);
    const caller = await this.#identify(req, query);
    this.#takesOver(caller);
    await this.#ports.admission.check(caller);
    await this.#ensureRoom(caller);
    const status = await validateSignal(this.#ports.sfuUrl, {
      ...{ path, query, headers: req.headers, token: caller.token },
    });
    return status === 404 ? 503 : status;
  }

  async #identify(req: IncomingMessage, query: URLSearchParams): Promise<Caller> {
    const caller = await this.#ports.admission.identify(req.headers, query);
    await this.#attempts.consume(spenderOf(caller.principal)).catch(() => {
      throw new Refused(429);
    });
    return caller;
  }

  /**
   * On the list before the right is checked: an end that falls between the two finds it there.
   * @returns false for who has hung up
   */
  #enlist({ principal, claims, ...caller }: Caller, client: Duplex): boolean {
    const { connections } = this.#ports;
    if (connections.countOf(principal.personId) >= callLimits.connectionsPerPerson) throw new Refused(429);
    const takesOver = this.#takesOver({ principal, claims, ...caller });
    const { personId, signInId } = principal;
    const forget = connections.add({
      ...{ sessionId: claims.sessionId, identity: claims.identity, personId, signInId },
      takesOver,
      end: () => void client.destroy(),
    });
    client.on('close', forget);
    if (client.destroyed) forget();
    return !client.destroyed;
  }

  /**
   * Whether they are in the call elsewhere, too, and come in all the same. Asked here again, because a token may have
   * been minted before they came in there. @throws Refused
   */
  #takesOver({ principal: { personId }, claims: { sessionId, identity, ...claims } }: Caller): boolean {
    // A test has two ends, and a guest has one seat.
    if (claims.isGuest || readCheckRoom(sessionId)) return false;
    const others = this.#ports.connections.elsewhere({ sessionId, personId, identity });
    // One that only begins to take over from this one counts for nothing.
    if (others.every((one) => one.takesOver)) return false;
    if (!claims.takesOver) throw new Refused(403);
    return true;
  }

  /** The SFU may have lost the room since its token was minted: then it is made again. */
  async #openSignal(caller: Caller, ask: Omit<SfuRequest, 'token'>, signal: AbortSignal): Promise<Opened> {
    const open = () => openSignal(this.#ports.sfuUrl, { ...ask, token: caller.token }, signal);
    try {
      return await open();
    } catch (error) {
      if (!(error instanceof NoSuchRoom)) throw error;
      await this.#ensureRoom(caller);
      return open();
    }
  }

  /** Without it the client would be told 404 and give up for good. */
  async #ensureRoom({ claims: { sessionId: room } }: Caller): Promise<void> {
    // A room for a test is not brought back: its time is over.
    if (!readCheckRoom(room)) await this.#ports.sfu.ensureRoom(room);
  }
}

function locate(url = ''): { path: string; query: URLSearchParams } {
  const at = url.indexOf('?');
  return at < 0
    ? { path: url, query: new URLSearchParams() }
    : { path: url.slice(0, at), query: new URLSearchParams(url.slice(at + 1)) };
}

function statusOf(error: unknown): number {
  if (error instanceof Refused) return error.status;
  return error instanceof RapportError && error.code === 'call_unavailable' ? 503 : 500;
}

function answer(res: Response, status: number): void {
  // The SFU's own words would repeat the token.
  res
    .status(status)
    .type('text/plain')
    .send(status === 200 ? 'success' : 'refused');
}
