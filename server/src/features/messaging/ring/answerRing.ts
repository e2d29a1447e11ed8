import { RapportError } from '@rapport/shared/core/errors';
import type { RingAnswer } from '@rapport/shared/messaging/ring.api';
import type { Principal } from '../../../platform/http/principal.ts';
import type { Kernel } from '../../../platform/kernel.ts';
import { isOfPair, otherThan, standingOf, unknownPerson } from '../../mentorships/index.ts';
import type { RingPorts } from './callNow.ts';

/** Tells the caller, and one's other devices. Who does not come cancels the session, which keeps the word they gave. */
export async function answerRing(
  kernel: Kernel,
  { sessions, identity }: RingPorts,
  who: Principal,
  sessionId: string,
  body: RingAnswer,
): Promise<void> {
  const session = await sessions.find(sessionId);
  // One's own call is taken back as every session is.
  if (!session || !isOfPair(standingOf(who, session)) || session.createdBy === who.personId) {
    throw new RapportError('not_found', { message: 'There is no such call.' });
  }
  const text = body.answer === 'later' ? body.text : '';
  if (body.answer === 'later') {
    await sessions.cancel(who, sessionId, text).catch((error: unknown) => {
      // The caller went ahead into the room; they hear it all the same.
      if (!(error instanceof RapportError && error.code === 'session_started')) throw error;
    });
  }
  const people = await identity.people([who.personId]);
  kernel.live.send([who.personId, otherThan(who.personId, session)], 'call.answered', {
    ...{ sessionId, answer: body.answer, text },
    by: people.get(who.personId) ?? unknownPerson(who.personId),
  });
}
