/**
 * A copy's own store for what is proved of it: by clientID of each page of this device that wrote, up to which clock
 * the server has it, or `unsaved` while nobody knows.
 */
export const proofs = 'custom';
export const unsaved = -1;
