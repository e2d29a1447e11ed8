import type { Principal } from '../../platform/http/principal.ts';

export const maySeeOperations = ({ admin }: Pick<Principal, 'admin'>): boolean => admin;
