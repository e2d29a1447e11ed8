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
  readonly scheduling: Pick<Scheduling, 'offUsualTime'>;
}

/** Times that one mail lists, at most. */
const mostTimes = 12;

/**
 * The mail that tells a person some news; undefined where there is no address. It says who and when: titles, reasons
 * and what is agreed are the pair's own, and mail passes through hands that are not theirs.
 */
export async function writeLetter(
  kernel: Pick<Kernel, 'config'>,
  { identity, scheduling }: Ports,
  news: News,
): Promise<Mail | undefined> {
  const { key, to, sessions } = news;
  const [first] = sessions;
  const receiver = (await identity.contacts([to])).get(to);
  if (!receiver || !first) return undefined;
  const otherId = otherOf(news);
  const other = (await identity.people([otherId])).get(otherId) ?? unknownPerson(otherId);
  const origin = kernel.config.RAPPORT_ORIGINS[0] ?? '';
  const off = await scheduling.offUsualTime(first);
  const facts = { news, first, receiver, other, off };
  const { subject, lines, after = [], action } = words[news.kind](facts);
  const letter: Letter = {
    subject,
    hello: `Hello ${receiver.name},`,
    lines,
    times: sessions.slice(0, mostTimes).map((session) => timesOf(session, receiver, other)),
    after: [
      ...(sessions.length > mostTimes ? [`And ${sessions.length - mostTimes} more.`] : []),
      ...(news.kind === 'cancelled' ? [] : shifts(facts)),
      ...after,
    ],
    action: { label: action, url: `${origin}/s/${first.id}` },
    foot: [
      { text: `You get this because you and ${other.name} meet in Rapport.` },
      { text: 'Choose what you are told', url: `${origin}/me` },
    ],
  };
  return {
    key: `${key}:${to}`,
    to: receiver,
    subject,
    text: renderText(letter),
    html: renderHtml(letter),
  };
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
