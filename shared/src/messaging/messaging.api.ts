import { z } from 'zod';
import { idSchema } from '../core/ids.ts';
import { pageOf, pageQuery } from '../core/page.ts';
import { operation } from '../core/route.ts';
import { instantSchema } from '../core/time.ts';
import { personSummary } from '../identity/identity.api.ts';
import { newsKind } from '../scheduling/news.ts';
import { noticeSettings } from './noticeSettings.ts';

/** Something that a person was told, as they see it. */
export const noticeView = z.object({
  id: z.string(),
  kind: newsKind,
  at: instantSchema,
  isRead: z.boolean(),
  sessionId: idSchema,
  /** Of the session when it was written. */
  startsAt: instantSchema,
  /** Sessions that it is about; more than one for a series. */
  count: z.number().int(),
  /** The other one of the pair. */
  other: personSummary,
});
export type NoticeView = z.output<typeof noticeView>;

export const listNotices = operation({
  id: 'messaging.listNotices',
  method: 'get',
  path: '/api/me/notices',
  summary: 'What the viewer was told, newest first.',
  caller: 'signedIn',
  query: pageQuery,
  output: pageOf(noticeView).extend({ unread: z.number().int() }),
  errors: [],
});

export const markNoticesRead = operation({
  id: 'messaging.markNoticesRead',
  method: 'post',
  path: '/api/me/notices/read',
  summary: 'The viewer has seen everything up to that moment.',
  caller: 'signedIn',
  body: z.object({ until: instantSchema }),
  errors: [],
});

export const readNoticeSettings = operation({
  id: 'messaging.readNoticeSettings',
  method: 'get',
  path: '/api/me/notice-settings',
  summary: 'What the viewer wants to be told, and how.',
  caller: 'signedIn',
  output: z.object({
    settings: noticeSettings,
    /** False where no mail server is set: what goes by mail waits for an admin to pass it on. */
    mail: z.boolean(),
  }),
  errors: [],
});

export const saveNoticeSettings = operation({
  id: 'messaging.saveNoticeSettings',
  method: 'put',
  path: '/api/me/notice-settings',
  summary: 'Says what the viewer wants to be told, and how.',
  caller: 'signedIn',
  body: noticeSettings,
  output: noticeSettings,
  errors: [],
});
