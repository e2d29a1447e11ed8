import { type ErrorCode, RapportError } from '@rapport/shared/core/errors';

/** True for a refusal with one of these codes. */
export function isCode(error: unknown, ...codes: ErrorCode[]): boolean {
  return error instanceof RapportError && codes.includes(error.code);
}
