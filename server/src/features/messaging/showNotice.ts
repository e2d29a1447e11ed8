import type { Kernel } from '../../platform/kernel.ts';
import type { News } from '../scheduling/index.ts';
import { presentNotices, writeNotice } from './notices.ts';
import type { TellPorts } from './tell.ts';

/** Into their list, once. Their pages show it at once as well, unless they are in a call. */
export async function showNotice(
  kernel: Kernel,
  { identity, sessions }: TellPorts,
  news: News,
  now: number,
): Promise<void> {
  const row = await writeNotice(news, now);
  const [notice] = row ? await presentNotices(identity, [row], new Date(0)) : [];
  if (!notice) return;
  const isQuiet = (await sessions.inCalls([news.to])).has(news.to);
  kernel.live.send([news.to], 'notice.written', { notice, isQuiet });
}
