import { timingSafeEqual } from 'node:crypto';
import { RapportError } from '@rapport/shared/core/errors';
import type { Request } from 'express';

/**
 * Set-up and "continue as" belong to whoever started the program: they need the one-time code of the printed address,
 * and a connection from this machine that no proxy passed on.
 * @throws RapportError loopback_only, setup_code_wrong
 */
export function requireSetupRight(req: Request, code: string, expected: string | undefined): void {
  const address = req.socket.remoteAddress ?? '';
  const loopback = address === '::1' || /^(::ffff:)?127\./.test(address);
  if (!loopback || req.headers['x-forwarded-for'] !== undefined || req.headers.forwarded !== undefined) {
    throw new RapportError('loopback_only', {
      message: 'Set-up answers only on the machine that runs the server.',
    });
  }
  if (expected === undefined || !sameText(code, expected)) {
    throw new RapportError('setup_code_wrong', { message: 'This is not the code that the server printed.' });
  }
}

function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
