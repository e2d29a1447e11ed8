export { createCollab } from './createCollab.ts';
export type { Access, Collab } from './ports.ts';
