/** Rooms that come with Rapport, by the name of their picture. */
export const roomIds = ['daylight', 'evening', 'plain'] as const;
export type RoomId = (typeof roomIds)[number];

/** What stands behind a person: their room as it is, blurred, a room that comes with Rapport, or a picture of their own. */
export const backgroundIds = ['none', 'blur', ...roomIds, 'own'] as const;
export type BackgroundId = (typeof backgroundIds)[number];

export const isRoom = (id: BackgroundId): id is RoomId => (roomIds as readonly string[]).includes(id);
