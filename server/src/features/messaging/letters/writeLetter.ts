import type { PushMessage } from '@rapport/shared/messaging/pushMessage';
import type { NewsKind } from '@rapport/shared/scheduling/news';
import type { Kernel } from '../../../platform/kernel.ts';
import { type Letter, renderHtml, renderText } from '../../../platform/mail/letter/renderLetter.ts';
import { writeShift, writeWhen } from '../../../platform/mail/letter/when.ts';
import type { Mail } from '../../../platform/mail/mailer.ts';
import type { Identity } from '../../identity/index.ts';
import { unknownPerson } from '../../mentorships/index.ts';
import type { News, Scheduling } from '../../scheduling/index.ts';
import type { Session } from '../../sessions/index.ts';
import { otherOf } from '../notices.ts';
import { type Facts, type Person, words } from './words.ts';

interface Ports {
  readonly identity: Pick<Identity, 'contacts' | 'people'>;
  readonly scheduling: Pick<Scheduling, 'offUsualTime' | 'invitationFor'>;
}

/** What changes a calendar; all else is told of what stands there already. */
const entersCalendars: ReadonlySet<NewsKind> = new Set([
  ...(['booked', 'moved', 'cancelled'] as const),
  ...(['proposed', 'countered', 'accepted', 'declined', 'withdrawn'] as const),
]);

const callsOff: ReadonlySet<NewsKind> = new Set(['cancelled', 'declined', 'withdrawn']);

/** Times that one mail lists, at most. */
const mostTimes = 12;

/**
 * The mail that tells a person some news; undefined where there is no address. It says who and when: titles, reasons
 * and what is agreed are the pair's own, and mail passes through hands that are not theirs.
 */
export async function mailOf(
  kernel: Pick<Kernel, 'config' | 'mail'>,
  ports: Ports,
  news: News,
): Promise<Mail | undefined> {
  const { key, to, sessions } = news;
  const address = (await ports.identity.contacts([to])).get(to);
  if (!address) return undefined;
  const facts = await factsOf(ports, news);
  const { first, receiver, other } = facts;
  const origin = kernel.config.RAPPORT_ORIGINS[0] ?? '';
  const { subject, lines, after = [], action } = words[news.kind](facts);
  const letter: Letter = {
    subject,
    hello: `Hello ${receiver.name},`,
    lines,
    times: sessions.slice(0, mostTimes).map((session) => timesOf(session, receiver, other)),
    after: [
      ...(sessions.length > mostTimes ? [`And ${sessions.length - mostTimes} more.`] : []),
      ...(callsOff.has(news.kind) ? [] : shifts(facts)),
      ...after,
    ],
    action: { label: action, url: `${origin}/s/${first.id}` },
    foot: [
      { text: `You get this because you and ${other.name} meet in Rapport.` },
      { text: 'Choose what you are told', url: `${origin}/me` },
    ],
  };
  const method = callsOff.has(news.kind) ? 'CANCEL' : 'REQUEST';
  const calendar = entersCalendars.has(news.kind)
    ? await ports.scheduling.invitationFor({
        ...{ method, receiverId: to, sessionIds: sessions.map(({ id }) => id) },
        organiser: { name: kernel.mail.from.name, email: kernel.mail.from.address },
      })
    : undefined;
  return {
    ...(calendar && { calendar }),
    key: `${key}:${to}`,
    to: address,
    subject,
    text: renderText(letter),
    html: renderHtml(letter),
  };
}

/** The notice that a browser shows of some news; its push service can read none of it. */
export async function pushOf(ports: Ports, news: News): Promise<PushMessage> {
  const facts = await factsOf(ports, news);
  const { subject, lines } = words[news.kind](facts);
  const [body = ''] = lines;
  return { title: subject, body, url: `/s/${facts.first.id}`, tag: facts.first.id };
}

async function factsOf({ identity, scheduling }: Ports, news: News): Promise<Facts> {
  const [first] = news.sessions;
  const otherId = otherOf(news);
  const [people, off] = await Promise.all([
    identity.people([news.to, otherId]),
    scheduling.offUsualTime(first),
  ]);
  const known = (id: string) => people.get(id) ?? unknownPerson(id);
  return { news, first, receiver: known(news.to), other: known(otherId), off };
}

const timesOf = ({ startsAt, minutes }: Session, receiver: Person, other: Person) => [
  { label: 'For you', text: writeWhen(startsAt, minutes, receiver.zone) },
  { label: `For ${other.name}`, text: writeWhen(startsAt, minutes, other.zone) },
];

/** What clocks that change on different days do to this one. */
function shifts({ receiver, other, off }: Facts): string[] {
  const yours = off.get(receiver.id) ?? 0;
  const theirs = off.get(other.id) ?? 0;
  return [
    ...(yours
      ? [`For you this one is ${writeShift(yours)} than usual: clocks change on different days.`]
      : []),
    ...(theirs ? [`For ${other.name} this one is ${writeShift(theirs)} than usual.`] : []),
  ];
}
