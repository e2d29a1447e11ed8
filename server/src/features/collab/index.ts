export { serverAuthor } from './clientOwners.ts';
export { createCollab } from './createCollab.ts';
export { DocumentThread } from './documentThread.ts';
export type { Access, Collab, DocumentAuthor, Version } from './ports.ts';
