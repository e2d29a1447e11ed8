import { type CollabLimits, collabLimits } from '@rapport/shared/collab/limits';
import { z } from 'zod';

const list = z.string().transform((value) =>
  value
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean),
);

/** Browsers send an origin without a path and in lower case, and it is compared letter by letter. */
const isOrigin = (text: string): boolean => /^https?:/.test(text) && new URL(text).origin === text;

/** Raised or lowered by name; a name that there is not, or a number that is none, is a problem of its own. */
const limits = z.strictObject(
  Object.fromEntries(
    Object.entries(collabLimits).map(([name, value]) => [name, z.int().positive().default(value)]),
  ) as Record<keyof CollabLimits, z.ZodDefault<z.ZodInt>>,
);

const json = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'write it as JSON, like {"updateBytes": 524288}' });
    return z.NEVER;
  }
});

/** Every setting of the server, by its environment variable. The README's table is checked against it. */
export const configSchema = z.object({
  NODE_ENV: z
    .enum(['development', 'production', 'test'])
    .default('production')
    .describe('Read by libraries; the app itself behaves the same.'),
  RAPPORT_HOST: z.string().default('127.0.0.1').describe('Address to listen on.'),
  RAPPORT_PORT: z.coerce.number().int().min(0).max(65535).default(3000).describe('Port to listen on.'),
  RAPPORT_ORIGINS: list
    .pipe(z.array(z.url().refine(isOrigin, 'write it like https://mentoring.example.org')).min(1))
    .describe(
      'Exact origins under which people reach the app, separated by commas; the first is used in links.',
    ),
  RAPPORT_SECRET: z
    .string()
    .min(32)
    .describe(
      "Signs session cookies and guests' links, and seals the key for push notices: with another one everybody signs in again, and links that guests were sent do not work any more. At least 32 random characters.",
    ),
  RAPPORT_SETUP_CODE: z
    .string()
    .min(20)
    .optional()
    .describe('One-time code for the set-up page; set-up is closed without it. At least 20 characters.'),
  RAPPORT_CLIENT_DIR: z
    .string()
    .optional()
    .describe('Folder of the built client; without it only the API is served.'),
  RAPPORT_TRUST_PROXY: z.coerce
    .number()
    .int()
    .min(0)
    .default(0)
    .describe('How many proxies in front of the app are trusted for the address of a caller.'),
  MONGODB_URL: z.string().min(1).describe('Connection string of the database, with its name.'),
  LIVEKIT_URL: z.url().describe("The SFU's signal and API address, reached by the server only."),
  LIVEKIT_API_KEY: z.string().min(1).describe('Name of the key that the SFU knows.'),
  LIVEKIT_API_SECRET: z.string().min(32).describe('Its secret. At least 32 characters.'),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/ })
    .optional()
    .describe(
      'Mail server, like smtps://user:password@mail.example.org; without it mail waits for an admin to pass it on.',
    ),
  RAPPORT_MAIL_FROM: z
    .email()
    .optional()
    .describe("Sender's address of all mail; `rapport@` and the host of the first origin otherwise."),
  RAPPORT_COLLAB_LIMITS: json
    .default({})
    .pipe(limits)
    .describe('Limits of the collaboration socket that are to differ, as JSON; see below.'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'])
    .default('info')
    .describe('Least severe level that is logged.'),
});

export type Config = z.output<typeof configSchema>;

/** Reads the configuration; every problem in one message, so that it is mended in one go. */
export function readConfig(env: NodeJS.ProcessEnv): { config: Config } | { problems: string[] } {
  const filled = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = configSchema.safeParse(filled);
  if (parsed.success) return { config: parsed.data };
  return { problems: parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`) };
}
