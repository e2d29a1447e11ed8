import { behind, type Slice, sliceOf } from '../db/keyset.ts';
import { MailModel, type MailRow } from './mail.model.ts';

const newestFirst = { createdAt: -1, _id: 1 } as const;

export async function pageOfMail({
  cursor,
  limit,
}: {
  cursor?: string | undefined;
  limit: number;
}): Promise<Slice<MailRow>> {
  const rows = await MailModel.find(behind(cursor, newestFirst))
    .sort(newestFirst)
    .limit(limit + 1)
    .lean<MailRow[]>();
  return sliceOf(rows, limit, newestFirst);
}
