import { randomBytes } from 'node:crypto';

const shape = /^check_([0-9a-f]{24})_([0-9a-f]{12})_[0-9a-f]{16}$/;

export interface CheckRoom {
  /** The session from which it was opened. */
  readonly sessionId: string;
  /** ms since the epoch */
  readonly endsAt: number;
}

/**
 * Name of a room in which one person tests their connection; no session has it, so nothing counts it. Its end is in the
 * name, so that it holds across a restart.
 */
export function checkRoomFor({ sessionId, endsAt }: CheckRoom): string {
  const end = endsAt.toString(16).padStart(12, '0');
  return `check_${sessionId}_${end}_${randomBytes(8).toString('hex')}`;
}

/** What a room for a test is; undefined for any other room. */
export function readCheckRoom(room: string): CheckRoom | undefined {
  const [, sessionId, end] = shape.exec(room) ?? [];
  return sessionId && end ? { sessionId, endsAt: Number.parseInt(end, 16) } : undefined;
}
