import { mostProgrammes } from '@rapport/shared/identity/identity.api';
import { type AgendaTemplate, defaultAgendaTemplates } from '@rapport/shared/sessions/agendaTemplates';
import type { ClientSession } from 'mongoose';
import { lookUp } from '../../platform/db/lookUp.ts';
import { ProgrammeModel } from './identity.models.ts';
import type { Programme } from './ports.ts';

export async function createProgramme(
  name: string,
  managerIds: readonly string[],
  at: Date,
  transaction: ClientSession,
): Promise<string> {
  const programme = new ProgrammeModel({
    ...{ name, managerIds, createdAt: at },
    agendaTemplates: defaultAgendaTemplates,
  });
  await programme.save({ session: transaction });
  return programme._id.toHexString();
}

export async function programmesById(ids: readonly string[]): Promise<ReadonlyMap<string, Programme>> {
  const programmes = await ProgrammeModel.find({ _id: { $in: [...new Set(ids)] } }).lean();
  return new Map(programmes.map(({ _id, name }) => [_id.toHexString(), { id: _id.toHexString(), name }]));
}

/** How the sessions of a programme's pairs may begin; empty for one that is not there. */
export async function agendaTemplatesOf(programmeId: string): Promise<readonly AgendaTemplate[]> {
  const programme = await ProgrammeModel.findById(programmeId, { agendaTemplates: 1 }).lean();
  return programme?.agendaTemplates ?? [];
}

export async function allProgrammes(): Promise<Programme[]> {
  const programmes = await ProgrammeModel.find().sort({ name: 1 }).limit(mostProgrammes).lean();
  return programmes.map(({ _id, name }) => ({ id: _id.toHexString(), name }));
}

/** Those that one person manages; undefined for none. */
export const managedBy = lookUp(programmesManagedBy);

/** Programmes by the person who manages them; who manages none is absent. */
export async function programmesManagedBy(
  personIds: readonly string[],
): Promise<ReadonlyMap<string, Programme[]>> {
  const programmes = await ProgrammeModel.find({ managerIds: { $in: [...personIds] } })
    .sort({ name: 1 })
    .lean();
  const managed = new Map<string, Programme[]>();
  for (const { _id, name, managerIds } of programmes) {
    for (const id of managerIds) {
      managed.set(id, [...(managed.get(id) ?? []), { id: _id.toHexString(), name }]);
    }
  }
  return managed;
}
