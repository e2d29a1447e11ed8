import type { Kernel } from '../../platform/kernel.ts';
import { sessionChanged } from './ports.ts';
import { SessionModel } from './session.model.ts';
import { type Session, type SessionStore, toSession } from './sessionStore.ts';

type Announce = (session: Session) => Promise<void>;

/** Sessions that one look announces, at most. */
const atATime = 200;

/**
 * Has features to the right follow every change of a session, also when the process dies right after its write: the
 * write leaves a mark, which goes once all of them have followed. They see the session as it is then, and may see it
 * again.
 */
export function announceChanges(kernel: Kernel, store: SessionStore): (announce: Announce) => void {
  const followers: Announce[] = [];
  const announce = async (session: Session): Promise<void> => {
    for (const follow of followers) await follow(session);
    // Of a later change there is a mark to come back to.
    await SessionModel.updateOne(
      { _id: session.id, version: session.version },
      { $unset: { unannounced: 1 } },
    );
  };
  // One after the other, and nobody waits for it: who books a series is answered when it is booked.
  let under: Promise<void> = Promise.resolve();
  kernel.events.subscribe(sessionChanged, ({ sessionId }) => {
    under = under
      .then(async () => {
        const session = kernel.lifetime.ending ? undefined : await store.find(sessionId);
        if (session) await announce(session);
      })
      .catch((error: unknown) => kernel.log.warn({ err: error, sessionId }, 'a change is followed later'));
  });
  kernel.lifetime.onEnd('changes of sessions', () => under);
  kernel.sweeper.add('changes of sessions that nobody has followed', async () => {
    await under;
    const rows = await SessionModel.find({ unannounced: true }).limit(atATime).lean();
    for (const row of rows) await announce(toSession(row));
  });
  return (follow) => void followers.push(follow);
}
