import type { ParsedOf } from '@rapport/shared/core/route';
import type { changeMe as changeOperation } from '@rapport/shared/identity/identity.api';
import { PersonModel } from './identity.models.ts';

/** Changes the name or the time zone of a person; what is absent stays. */
export async function changeMe(
  personId: string,
  { name, zone }: ParsedOf<typeof changeOperation>['body'],
  now: number,
): Promise<void> {
  const changes = { ...(name !== undefined && { name }), ...(zone !== undefined && { zone }) };
  await PersonModel.updateOne({ _id: personId }, { $set: { ...changes, updatedAt: new Date(now) } });
}
