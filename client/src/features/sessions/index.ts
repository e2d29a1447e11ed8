export { BookNext } from './panel/BookNext.tsx';
export { safeHref } from './panel/notes/safeHref.ts';
export { OwnNotesOnDemand } from './panel/OwnNotesOnDemand.tsx';
