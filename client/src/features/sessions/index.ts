export { CorrectMinutes } from './meeting/CorrectMinutes.tsx';
export { BookNext } from './panel/BookNext.tsx';
export { HistoryButton } from './panel/history/HistoryButton.tsx';
export { safeHref } from './panel/notes/safeHref.ts';
export { OwnNotesOnDemand } from './panel/OwnNotesOnDemand.tsx';
