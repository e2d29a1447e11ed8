import { newsKind } from '@rapport/shared/scheduling/news';
import { sessionState } from '@rapport/shared/sessions/sessionState';
import { z } from 'zod';
import { HopelessJob, jobKind } from '../../platform/jobs/jobs.ts';
import type { Kernel } from '../../platform/kernel.ts';
import { PushPostponed } from '../../platform/push/push.ts';
import type { News } from '../scheduling/index.ts';
import { mailOf, pushOf } from './letters/writeLetter.ts';
import { showNotice } from './showNotice.ts';
import type { TellPorts } from './tell.ts';

/** News for one person by one way that may disturb them. What it stands for is read when it goes out. */
export const disturbJob = jobKind(
  'disturb',
  z.object({
    way: z.enum(['mail', 'push']),
    key: z.string(),
    kind: newsKind,
    to: z.string(),
    author: z.string().nullable(),
    /** As they were then: what has been moved or cancelled since has news of its own. */
    sessions: z.array(z.object({ id: z.string(), state: sessionState, startsAt: z.number() })),
    /** Browsers that a push service would not take it for, and how often it was asked. */
    again: z.object({ browsers: z.array(z.string()), times: z.number() }).optional(),
  }),
);

type Disturbance = z.output<typeof disturbJob.about>;

/** A push service that has said so often that it is not now will not be asked once more. */
const mostTimes = 6;

/** Sends mail or a push, unless what it is about has changed since: that has news of its own. */
export async function disturb(
  kernel: Kernel,
  ports: TellPorts,
  about: Disturbance,
  now: number,
): Promise<void> {
  const { way, key, kind, to, author } = about;
  const found = await Promise.all(about.sessions.map(({ id }) => ports.sessions.find(id)));
  const [first, ...others] = found.flatMap((session, i) => {
    const then = about.sessions[i];
    const isSame = session?.state === then?.state && session?.startsAt.getTime() === then?.startsAt;
    return session && isSame ? [session] : [];
  });
  if (!first) return;
  const news: News = { key, kind, to, by: author, sessions: [first, ...others] };
  if (way === 'push') return push(kernel, ports, news, about, now);
  return mailNews(kernel, ports, news, now);
}

/** Once for each person and news, however often it is asked for. */
export async function mailNews(kernel: Kernel, ports: TellPorts, news: News, now: number): Promise<void> {
  const mail = await mailOf(kernel, ports, news);
  if (mail) await kernel.mail.send(mail, now);
}

async function push(
  kernel: Kernel,
  ports: TellPorts,
  news: News,
  about: Disturbance,
  now: number,
): Promise<void> {
  const startsAt = news.sessions[0].startsAt.getTime();
  // To a browser that comes back after the start it says nothing any more.
  const ttlSeconds = Math.floor((startsAt - now) / 1_000);
  if (ttlSeconds <= 0) return;
  // Nothing sounds beside the person whom they listen to; it waits in their list, also where they have switched that off.
  if ((await ports.sessions.inCalls([news.to])).has(news.to)) return showNotice(kernel, ports, news, now);
  const message = await pushOf(ports, news);
  const { browsers, times = 0 } = about.again ?? {};
  try {
    await kernel.push.send(news.to, message, {
      ...{ urgency: news.kind === 'soon' ? 'high' : 'normal', ttlSeconds },
      ...(browsers && { to: browsers }),
    });
  } catch (error) {
    if (!(error instanceof PushPostponed)) throw error;
    if (times + 1 >= mostTimes) throw new HopelessJob(error.message);
    const again = { browsers: [...error.to], times: times + 1 };
    await kernel.jobs.add([
      {
        kind: disturbJob,
        key: `push:${news.key}:${news.to}:${again.times}`,
        about: { ...about, again },
        dueAt: new Date(now + error.retryAfterMs),
      },
    ]);
  }
}
