import { openTimes } from '@rapport/shared/scheduling/availability';
import { minute } from '@rapport/shared/sessions/sessionState';
import type { Identity } from '../identity/index.ts';
import { availabilityOf } from './availability.model.ts';

/** Whether it is within the times at which the person has said that they can meet; true of whom has said nothing. */
export async function canMeetAt(
  identity: Pick<Identity, 'people'>,
  personId: string,
  at: number,
): Promise<boolean> {
  const [known, people] = await Promise.all([availabilityOf([personId]), identity.people([personId])]);
  const said = known.get(personId);
  if (!said?.own) return true;
  const within = { from: at, to: at + minute };
  return openTimes(said.availability, people.get(personId)?.zone ?? 'UTC', within).length > 0;
}
