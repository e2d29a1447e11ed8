import type { Kernel } from '../../platform/kernel.ts';
import { handleIdentity } from './identity.routes.ts';
import { handleInvitations } from './invitation.routes.ts';
import { handleMailLinks } from './mailLinks.ts';
import { contactsOf, summariesOf } from './people.ts';
import { type Identity, personChanged, signInEnded } from './ports.ts';
import { Principals } from './principals.ts';
import { agendaTemplatesOf, programmesById } from './programmes.ts';
import { handleSetUp } from './setUp.routes.ts';
import type { SamplePort } from './setUpSample.ts';
import { SignIns } from './signIns.ts';

export { type Identity, personChanged, type Sample, signInEnded } from './ports.ts';
export { upgradeIdentity } from './upgrade.ts';

/** People, sign-in, roles and the first run. Gives the kernel its `authenticate`. */
export function createIdentity(kernel: Kernel): Identity {
  const signIns = new SignIns(kernel.config, async (ended) => {
    principals.forget();
    kernel.live.end({ signInId: ended.signInId });
    await kernel.events.publish(signInEnded, ended);
  });
  const principals = new Principals(signIns);
  kernel.authenticate = principals.authenticate;
  kernel.events.subscribe(personChanged, () => principals.forget());
  // A socket sends no request that would notice that its sign-in has expired.
  kernel.sweeper.add('expired sign-ins', async (now) => {
    await signIns.announce(await signIns.revoke({ expiresAt: { $lt: new Date(now) } }));
  });

  let samplePort: SamplePort | undefined;
  handleSetUp(kernel, signIns, () => {
    if (!samplePort) throw new Error('no feature fills the sample programme');
    return samplePort;
  });
  handleIdentity(kernel, signIns);
  handleInvitations(kernel, signIns);
  handleMailLinks(kernel, signIns);
  return {
    people: summariesOf,
    contacts: contactsOf,
    standingSignIns: (ids) => signIns.standing(ids),
    programmes: programmesById,
    agendaTemplates: agendaTemplatesOf,
    onSample: (port) => {
      samplePort = port;
    },
  };
}
