/**
 * A socket that has not opened by then is given up for a new one (ms): soon after its third try. The network asks for a
 * connection anew after one second, three, seven and fifteen, so one that was begun while it was away hears late that it
 * is back, and in the browser all sockets to the same server wait for the one that is opening.
 */
export const opensWithin = 4_000;
