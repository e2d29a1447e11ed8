import { z } from 'zod';
import { versionKind } from '../collab/version.ts';
import { idSchema } from '../core/ids.ts';
import { pageOf, pageQuery } from '../core/page.ts';
import { operation } from '../core/route.ts';
import { textOf } from '../core/text.ts';
import { instantSchema } from '../core/time.ts';
import { personSummary } from '../identity/identity.api.ts';

/** A kept version of a session's agenda and notes. */
export const versionView = z.object({
  id: idSchema,
  kind: versionKind,
  /** What a person called it, the titles of what had ended, or the name of the version that was gone back to. */
  name: z.string(),
  at: instantSchema,
  /** Who asked for it; null where the server kept it by itself. */
  by: personSummary.nullable(),
});
export type VersionView = z.output<typeof versionView>;

/** Writers of a document that are named: each time that somebody opens it they are another one. */
export const mostAuthors = 10_000;

/** A session's document at one moment. */
export const documentView = z.object({
  /** One Yjs v1 update with the whole document, in base64. */
  state: z.string(),
  /** Who has written under which clientID; null for what the server wrote. Others are unknown. */
  authors: z
    .array(z.object({ client: z.number().int().min(0), person: personSummary.nullable() }))
    .max(mostAuthors),
});
export type DocumentView = z.output<typeof documentView>;

const sessionParams = z.object({ sessionId: idSchema });
const versionParams = z.object({ sessionId: idSchema, versionId: idSchema });

export const listVersions = operation({
  id: 'sessions.listVersions',
  method: 'get',
  path: '/api/sessions/:sessionId/versions',
  summary: "Kept versions of a session's agenda and notes, newest first, for the two people of its pair.",
  caller: 'signedIn',
  params: sessionParams,
  query: pageQuery,
  output: pageOf(versionView),
  errors: ['not_found'],
});

export const readVersion = operation({
  id: 'sessions.readVersion',
  method: 'get',
  path: '/api/sessions/:sessionId/versions/:versionId',
  summary: 'One version with its whole content.',
  caller: 'signedIn',
  params: versionParams,
  output: documentView,
  errors: ['not_found'],
});

export const readDocument = operation({
  id: 'sessions.readDocument',
  method: 'get',
  path: '/api/sessions/:sessionId/document',
  summary: "A session's agenda and notes as they are now, to compare versions with.",
  caller: 'signedIn',
  params: sessionParams,
  output: documentView,
  errors: ['not_found'],
});

export const keepVersion = operation({
  id: 'sessions.keepVersion',
  method: 'post',
  path: '/api/sessions/:sessionId/versions',
  summary:
    'Keeps agenda and notes as they are now. While nothing has changed, it answers the version that is there.',
  caller: 'signedIn',
  params: sessionParams,
  body: z.object({ name: textOf(120) }),
  output: versionView,
  errors: ['not_found', 'session_over', 'session_cancelled', 'mentorship_ended'],
});

export const restoreVersion = operation({
  id: 'sessions.restoreVersion',
  method: 'post',
  path: '/api/sessions/:sessionId/versions/:versionId/restore',
  summary:
    'Goes back to a version by a new edit, for both. Answers the version of before, or null when nothing was to change.',
  caller: 'signedIn',
  params: versionParams,
  output: z.object({ before: versionView.nullable() }),
  errors: ['not_found', 'session_over', 'session_cancelled', 'mentorship_ended', 'too_large'],
});
