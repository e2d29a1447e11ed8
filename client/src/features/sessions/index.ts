export { safeHref } from './panel/notes/safeHref.ts';
