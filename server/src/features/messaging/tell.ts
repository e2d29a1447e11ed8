import { timeToDisturb } from '@rapport/shared/messaging/noticeSettings';
import { groupOf } from '@rapport/shared/scheduling/news';
import type { Kernel } from '../../platform/kernel.ts';
import type { Identity } from '../identity/index.ts';
import type { Scheduling } from '../scheduling/index.ts';
import type { Sessions } from '../sessions/index.ts';
import { disturb, disturbJob, mailNews } from './disturb.ts';
import { noticeSettingsOf } from './noticeSettings.model.ts';
import { showNotice } from './showNotice.ts';

export interface TellPorts {
  readonly identity: Identity;
  readonly sessions: Pick<Sessions, 'find' | 'inCalls'>;
  readonly scheduling: Scheduling;
}

/**
 * Tells people what becomes of their sessions: in the app at once, by mail and push when they may be disturbed. Each
 * way has a row with a key, so that what is told again after a crash is told once.
 */
export function tellPeople(kernel: Kernel, ports: TellPorts): void {
  ports.scheduling.onNews(async (news, now) => {
    const { kind, to, by, key, sessions } = news;
    const [person, settings] = await Promise.all([ports.identity.people([to]), noticeSettingsOf(to)]);
    const zone = person.get(to)?.zone;
    if (zone === undefined) return;
    const startsAt = sessions[0].startsAt.getTime();
    const wants = settings.channels[groupOf[kind]];
    // Nobody is told what they have done; by mail it goes into their own calendar all the same.
    const isOwn = by === to;
    if (wants.app && !isOwn) await showNotice(kernel, ports, news, now);
    const dueAt = isOwn ? now : timeToDisturb(kind, settings.quiet, zone, startsAt, now);
    const asTold = sessions.map(({ id, state, startsAt: at }) => ({ id, state, startsAt: at.getTime() }));
    const job = (way: 'mail' | 'push') => ({
      ...{ kind: disturbJob, key: `${way}:${key}:${to}`, dueAt: new Date(dueAt) },
      about: { way, key, kind, to, author: by, sessions: asTold },
    });
    // Mail has a row and a job of its own. A push has not, and must not be sent again because something else failed.
    if (wants.mail && dueAt <= now) await mailNews(kernel, ports, news, now);
    await kernel.jobs.add([
      ...(wants.mail && dueAt > now ? [job('mail')] : []),
      ...(wants.push && !isOwn && (await kernel.push.reaches(to)) ? [job('push')] : []),
    ]);
  });
  kernel.jobs.handle(disturbJob, (about, now) => disturb(kernel, ports, about, now));
}
