import type { AgendaItem } from '@rapport/shared/sessions/agendaDocument';

/** Whose words are whose: the pair by its two colours, what the server put back, and what nobody is known for. */
export type Voice = 'mentor' | 'mentee' | 'server' | 'unknown';

/** Letters in a row by one person in one format. */
export interface Run {
  readonly text: string;
  readonly voice: Voice;
  readonly marks: Readonly<Record<string, unknown>>;
}

/** A block of the notes: either of other blocks, or of text. */
export interface NotesBlock {
  /** Who it is, for as long as the document lives. */
  readonly id: string;
  readonly type: string;
  readonly attrs: Readonly<Record<string, unknown>>;
  readonly children: readonly NotesBlock[];
  readonly runs: readonly Run[];
}

export interface AgendaEntry extends Pick<AgendaItem, 'id' | 'minutes' | 'done'> {
  readonly title: readonly Run[];
  readonly outcome: readonly Run[];
}

/** A session's agenda and notes at one moment. */
export interface Content {
  readonly agenda: readonly AgendaEntry[];
  readonly notes: readonly NotesBlock[];
}

export const textOf = (runs: readonly Run[]): string => runs.map(({ text }) => text).join('');
