import { z } from 'zod';

/** What people are told of their sessions. */
export const newsKind = z.enum([
  'booked',
  'moved',
  'cancelled',
  'proposed',
  'countered',
  'accepted',
  'declined',
  'withdrawn',
  /** The other one would like a guest to come: nobody comes without both. */
  'guest_asked',
  /** Clocks change on different days: an hour of a series is not at its usual time for the receiver. */
  'time_differs',
  /** A day before. */
  'tomorrow',
  /** A quarter of an hour before. */
  'soon',
  /** To the mentee, while nobody has written anything into the agenda. */
  'prepare',
  /** To the mentor: the mentee says so. */
  'agenda_ready',
]);
export type NewsKind = z.output<typeof newsKind>;

/** Groups in which a person decides about them. */
export const newsGroup = z.enum(['changes', 'reminders', 'preparation']);
export type NewsGroup = z.output<typeof newsGroup>;

export const groupOf: Readonly<Record<NewsKind, NewsGroup>> = {
  booked: 'changes',
  moved: 'changes',
  cancelled: 'changes',
  proposed: 'changes',
  countered: 'changes',
  accepted: 'changes',
  declined: 'changes',
  withdrawn: 'changes',
  guest_asked: 'changes',
  time_differs: 'changes',
  tomorrow: 'reminders',
  soon: 'reminders',
  prepare: 'preparation',
  agenda_ready: 'preparation',
};
