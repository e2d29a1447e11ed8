import { timeToDisturb } from '@rapport/shared/messaging/noticeSettings';
import { groupOf, newsKind } from '@rapport/shared/scheduling/news';
import { z } from 'zod';
import { jobKind } from '../../platform/jobs/jobs.ts';
import type { Kernel } from '../../platform/kernel.ts';
import type { Identity } from '../identity/index.ts';
import type { News, Scheduling } from '../scheduling/index.ts';
import type { Sessions } from '../sessions/index.ts';
import { writeLetter } from './letters/writeLetter.ts';
import { noticeSettingsOf } from './noticeSettings.model.ts';
import { presentNotices, writeNotice } from './notices.ts';

/** News for one person by one way that may disturb them. What it stands for is read when it goes out. */
const disturbJob = jobKind(
  'disturb',
  z.object({
    by: z.enum(['mail']),
    key: z.string(),
    kind: newsKind,
    to: z.string(),
    author: z.string().nullable(),
    sessions: z.array(z.object({ id: z.string(), version: z.number() })),
  }),
);

export interface TellPorts {
  readonly identity: Identity;
  readonly sessions: Pick<Sessions, 'find'>;
  readonly scheduling: Scheduling;
}

/**
 * Tells people what becomes of their sessions: in the app at once, by mail when they may be disturbed. Each way has a
 * row with a key, so that what is told again after a crash is told once.
 */
export function tellPeople(kernel: Kernel, ports: TellPorts): void {
  ports.scheduling.onNews(async (news, now) => {
    const { kind, to, by, key, sessions } = news;
    const [person, settings] = await Promise.all([ports.identity.people([to]), noticeSettingsOf(to)]);
    const zone = person.get(to)?.zone;
    const startsAt = sessions[0]?.startsAt.getTime();
    if (zone === undefined || startsAt === undefined) return;
    const wants = settings.channels[groupOf[kind]];
    // Nobody is told what they have done; it goes into their own calendar all the same.
    const isOwn = by === to;
    if (wants.app && !isOwn) await showNotice(kernel, ports, news, now);
    if (!wants.mail) return;
    const dueAt = isOwn ? now : timeToDisturb(kind, settings.quiet, zone, startsAt, now);
    await kernel.jobs.add([
      {
        kind: disturbJob,
        key: `mail:${key}:${to}`,
        about: {
          ...{ by: 'mail', key, kind, to, author: by },
          sessions: sessions.map(({ id, version }) => ({ id, version })),
        },
        dueAt: new Date(dueAt),
      },
    ]);
  });

  kernel.jobs.handle(disturbJob, async ({ key, kind, to, author, sessions }, now) => {
    const found = await Promise.all(sessions.map(({ id }) => ports.sessions.find(id)));
    // What has changed again meanwhile has news of its own.
    const still = found.flatMap((session, i) =>
      session && session.version === sessions[i]?.version ? [session] : [],
    );
    if (still.length === 0) return;
    const mail = await writeLetter(kernel, ports, { key, kind, to, by: author, sessions: still });
    if (mail) await kernel.mail.send(mail, now);
  });
}

async function showNotice(kernel: Kernel, { identity }: TellPorts, news: News, now: number): Promise<void> {
  const row = await writeNotice(news, now);
  const [notice] = row ? await presentNotices(identity, [row], new Date(0)) : [];
  if (notice) kernel.live.send([news.to], 'notice.written', { notice });
}
