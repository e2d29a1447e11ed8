import type { Kernel } from '../../platform/kernel.ts';
import { handleIdentity } from './identity.routes.ts';
import { programmesById, summariesOf } from './people.ts';
import { type Identity, personChanged, signInEnded } from './ports.ts';
import { Principals } from './principals.ts';
import { handleSetUp } from './setUp.routes.ts';
import { createSignIns } from './signIns.ts';
import { viewerOf } from './viewer.ts';

export { type Identity, type Programme, personChanged, type Sample, signInEnded } from './ports.ts';

/** People, sign-in, roles and the first run. Gives the kernel its `authenticate`. */
export function createIdentity(kernel: Kernel): Identity {
  const signIns = createSignIns(kernel.config, async (ended) => {
    principals.forget();
    kernel.live.end({ signInId: ended.signInId });
    await kernel.events.publish(signInEnded, ended);
  });
  const principals = new Principals(signIns);
  kernel.authenticate = principals.authenticate;
  kernel.events.subscribe(personChanged, () => principals.forget());

  let samplePort: Parameters<Identity['onSample']>[0] | undefined;
  handleIdentity(kernel, signIns, viewerOf);
  handleSetUp(kernel, signIns, viewerOf, () => {
    if (!samplePort) throw new Error('no feature fills the sample programme');
    return samplePort;
  });
  return {
    people: summariesOf,
    programmes: programmesById,
    onSample: (port) => {
      samplePort = port;
    },
  };
}
