import { compactUpdate } from './compactUpdate.ts';

export const compactWorks = { compact: async () => compactUpdate };
