/** Test notices of one person (count, seconds): push services slow down whoever sends too many. */
export const testNotices = { points: 5, duration: 60 } as const;
