/** Guests of one session who are asked for or may come, at most: with the two of the pair six faces. */
export const mostGuests = 4;
/** Those who were declined or put out are listed, too. */
export const mostListedGuests = 40;
