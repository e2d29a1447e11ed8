import { type Availability, availability, civilAvailability } from '@rapport/shared/scheduling/availability';
import mongoose, { Schema } from 'mongoose';

interface AvailabilityRow extends Availability {
  /** The person's id. */
  _id: string;
}

const schema = new Schema<AvailabilityRow>(
  {
    _id: { type: String, required: true },
    weekly: { type: Schema.Types.Mixed, required: true },
    exceptions: { type: Schema.Types.Mixed, required: true },
    noticeHours: { type: Number, required: true },
    bufferMinutes: { type: Number, required: true },
    mostPerWeek: { type: Number, default: null },
  },
  { versionKey: false, collection: 'availability' },
);

const AvailabilityModel = mongoose.model('Availability', schema);

/** When a person can meet, and whether that is what they have said or what counts for everybody else. */
export interface KnownAvailability {
  readonly availability: Availability;
  readonly own: boolean;
}

export async function availabilityOf(personIds: readonly string[]): Promise<Map<string, KnownAvailability>> {
  const rows = await AvailabilityModel.find({ _id: { $in: [...personIds] } }).lean<AvailabilityRow[]>();
  const own = new Map(rows.map(({ _id, ...row }) => [_id, availability.parse(row)]));
  return new Map(
    personIds.map((id) => [id, { availability: own.get(id) ?? civilAvailability, own: own.has(id) }]),
  );
}

export async function saveAvailability(personId: string, said: Availability): Promise<void> {
  await AvailabilityModel.replaceOne({ _id: personId }, { _id: personId, ...said }, { upsert: true });
}
