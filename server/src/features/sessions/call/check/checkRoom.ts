import { randomBytes } from 'node:crypto';

const shape = /^check_([0-9a-f]{24})_[0-9a-f]{24}$/;

/** Name of a room in which one person tests their connection; no session has it, so nothing counts it. */
export function checkRoomFor(sessionId: string): string {
  return `check_${sessionId}_${randomBytes(12).toString('hex')}`;
}

/** The session from which a room was opened for a test; undefined for any other room. */
export function sessionOfCheckRoom(room: string): string | undefined {
  return shape.exec(room)?.[1];
}
