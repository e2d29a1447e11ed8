import { editTowards } from './history/editTowards.ts';
import { readItems } from './history/readItems.ts';

/** All for which sessions build a document. */
export const documentWorks = {
  // With it comes the whole editor, which nothing else needs.
  project: async () => (await import('./call/projectDocument.ts')).projectDocument,
  readItems: async () => readItems,
  editTowards: async () => editTowards,
};
