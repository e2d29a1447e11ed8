// Named, not imported: the contract of records knows the agenda's document, and would bring Yjs (23 kB) to every page.
export const readRecordId = 'review.readRecord';
