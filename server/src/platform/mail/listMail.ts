import { pageOf, type Slice } from '../db/keyset.ts';
import { MailModel, type MailRow } from './mail.model.ts';

const newestFirst = { createdAt: -1, _id: -1 } as const;

/** Mail of the last days, newest first. */
export function pageOfMail(page: { cursor?: string | undefined; limit: number }): Promise<Slice<MailRow>> {
  return pageOf((which) => MailModel.find(which).lean<MailRow[]>(), [{}], newestFirst, page);
}
