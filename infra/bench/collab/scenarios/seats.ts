import type { Seat } from '../client/seat.ts';
import type { Running } from '../targets/target.ts';

const from0 = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);

/** Two seats in each of so many rooms. */
export const pairsOf = (server: Running, rooms: number): readonly (readonly Seat[])[] =>
  from0(rooms).map((room) => from0(2).map((client) => server.seat(room, client)));

/** One seat in each of so many rooms. */
export const oneIn = (server: Running, rooms: number): readonly Seat[] =>
  from0(rooms).map((room) => server.seat(room, room));

/** So many seats in one room. */
export const allIn = (server: Running, clients: number): readonly Seat[] =>
  from0(clients).map((client) => server.seat(0, client));
