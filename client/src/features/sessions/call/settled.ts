/** A reload or a reconnection is no news: only what lasts this long is said (ms). */
export const settled = 1_200;
