import { tellAgendaReady } from '@rapport/shared/scheduling/preparation.api';
import type { Kernel } from '../../../platform/kernel.ts';
import type { Identity } from '../../identity/index.ts';
import { otherThan } from '../../mentorships/index.ts';
import { guestAsked, type Session, type Sessions } from '../../sessions/index.ts';
import type { News, Scheduling } from '../ports.ts';
import { actJob, actJobs, newsOfAct } from './newsOfAct.ts';
import { newsOfAgendaReady } from './newsOfAgendaReady.ts';
import { offUsual } from './offUsual.ts';
import { newsOfReminder, reminderJob, reminderJobs } from './reminders.ts';

interface Ports {
  readonly sessions: Sessions;
  readonly identity: Identity;
}

/** Has people told what becomes of their sessions, and reminded of them. Jobs keep it; how it is told is not known here. */
export function createNews(kernel: Kernel, ports: Ports): Pick<Scheduling, 'onNews' | 'offUsualTime'> {
  const tellers: ((news: News, now: number) => Promise<void>)[] = [];
  const tellAll = async (all: readonly News[], now: number): Promise<void> => {
    for (const news of all) for (const tell of tellers) await tell(news, now);
  };
  kernel.jobs.handle(actJob, async (act, now) => tellAll(await newsOfAct(ports.sessions, act), now));
  kernel.jobs.handle(reminderJob, async (reminder, now) =>
    tellAll(await newsOfReminder(ports, reminder, now), now),
  );
  kernel.routes.handle(tellAgendaReady, async ({ principal, params }) => {
    const news = await newsOfAgendaReady(ports.sessions, principal, params.sessionId);
    await tellAll(news, kernel.clock.now());
    return undefined;
  });
  kernel.events.subscribe(guestAsked, async ({ session, guestId, by }) => {
    const to = otherThan(by, session);
    const news: News = { key: `guest_asked:${guestId}`, kind: 'guest_asked', to, by, sessions: [session] };
    await tellAll([news], kernel.clock.now());
  });
  ports.sessions.onChange(async (session: Session) => {
    const now = kernel.clock.now();
    await kernel.jobs.add([...actJobs(session, now), ...reminderJobs(session, now)]);
  });
  return {
    onNews: (tell) => void tellers.push(tell),
    offUsualTime: (session) => offUsual(ports, session),
  };
}
