import { mostProgrammes } from '@rapport/shared/identity/identity.api';
import { type AgendaTemplate, defaultAgendaTemplates } from '@rapport/shared/sessions/agendaTemplates';
import type { ClientSession } from 'mongoose';
import { PersonModel, ProgrammeModel } from './identity.models.ts';
import type { Programme } from './ports.ts';

export async function createProgramme(
  name: string,
  managerIds: readonly string[],
  at: Date,
  transaction: ClientSession,
): Promise<string> {
  const programme = new ProgrammeModel({ name, agendaTemplates: defaultAgendaTemplates, createdAt: at });
  await programme.save({ session: transaction });
  const id = programme._id.toHexString();
  const managers = { _id: { $in: [...managerIds] } };
  await PersonModel.updateMany(managers, { $addToSet: { manages: id } }, { session: transaction });
  return id;
}

/** In the order of their names; unknown ids are absent. */
export async function programmesById(ids: readonly string[]): Promise<ReadonlyMap<string, Programme>> {
  if (ids.length === 0) return new Map();
  const programmes = await ProgrammeModel.find({ _id: { $in: [...new Set(ids)] } })
    .sort({ name: 1 })
    .lean();
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
