export { createCollab } from './createCollab.ts';
export type { Access, Collab, DocumentPolicy, StoredDocument } from './ports.ts';
