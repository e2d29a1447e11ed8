import { z } from 'zod';

/** One line that a person typed: trimmed, 1 to `max` characters. */
export const lineOf = (max: number) => z.string().trim().min(1).max(max);

/** Text that may be empty: trimmed, at most `max` characters. */
export const textOf = (max: number) => z.string().trim().max(max);

/** An e-mail address as identity: trimmed and lower case, at most 254 characters. */
export const emailSchema = z.string().trim().toLowerCase().pipe(z.email().max(254));

/**
 * A new password. Length over composition rules (NIST SP 800-63B): 10 to 128 characters, spaces allowed.
 */
export const newPasswordSchema = z.string().min(10).max(128);
