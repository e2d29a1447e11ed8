import type { Walk } from './walk.ts';
import { walkAway } from './walkAway.ts';
import { walkDevice } from './walkDevice.ts';
import { walkDoors } from './walkDoors.ts';
import { walkMeetings } from './walkMeetings.ts';
import { walkOrganisation } from './walkOrganisation.ts';
import { walkPairs } from './walkPairs.ts';
import { walkProgramme } from './walkProgramme.ts';
import { walkSession } from './walkSession.ts';

/**
 * Goes through everything that the interface can be, in one sitting, and shows each state to `visit`: the accessibility
 * round and the screenshots are two visitors of the same walk, so neither can miss what the other sees. The order is that
 * of a real installation: nothing in it, the sample programme, then an organisation of one's own, which replaces it.
 */
export async function walkStates(walk: Walk): Promise<void> {
  const pair = await walkDoors(walk);
  await walkPairs(walk, pair);
  await walkDevice(walk);
  await walkMeetings(walk, pair);
  await walkProgramme(walk);
  await walkSession(walk, pair);
  const member = await walkOrganisation(walk);
  await walkAway(walk, member);
}
