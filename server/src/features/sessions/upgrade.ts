import { SessionModel, type SessionRow } from './session.model.ts';

/** Sessions that older versions wrote are found by both of their people from now on. May die and be begun again. */
export async function upgradeSessions(): Promise<void> {
  for (;;) {
    const rows = await SessionModel.find({ personIds: null }, { mentorId: 1, menteeId: 1 })
      .limit(200)
      .lean<Pick<SessionRow, '_id' | 'mentorId' | 'menteeId'>[]>();
    if (rows.length === 0) return;
    await SessionModel.bulkWrite(
      rows.map(({ _id, mentorId, menteeId }) => ({
        updateOne: { filter: { _id }, update: { $set: { personIds: [mentorId, menteeId] } } },
      })),
    );
  }
}
