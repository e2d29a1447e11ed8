import { closeCode } from '@rapport/shared/collab/protocol';
import { expect, it } from 'vitest';
import { isWorthSaying, saveNoteOf } from './saveNote.ts';

const standing = {
  connection: 'online',
  refusedBecause: undefined,
  loaded: true,
  save: 'saved',
  rights: 'write',
  readOnlyBecause: undefined,
  behind: false,
  seen: false,
} as const;

it('says saved only while that is proved on a connection that the server wants', () => {
  expect(saveNoteOf(standing)).toBe('saved');
  expect(saveNoteOf({ ...standing, save: 'saving' })).toBe('saving');
  expect(saveNoteOf({ ...standing, connection: 'refused', refusedBecause: closeCode.foreignClient })).toBe(
    'refused',
  );
  expect(saveNoteOf({ ...standing, connection: 'refused', refusedBecause: closeCode.signedOut })).toBe(
    'signedOut',
  );
  expect(saveNoteOf({ ...standing, connection: 'refused', refusedBecause: closeCode.tooLarge })).toBe(
    'tooLarge',
  );
  expect(saveNoteOf({ ...standing, connection: 'refused', refusedBecause: closeCode.readOnly })).toBe(
    'endedRight',
  );
});

it('is read out once when it turns bad and once when all is well again, not at every keystroke', () => {
  const said: string[] = [];
  let wasBad = false;
  for (const note of [
    'saved',
    'saving',
    'saved',
    'unsaved',
    'saving',
    'unsaved',
    'device',
    'saved',
    'saving',
    'saved',
  ] as const) {
    if (isWorthSaying(note, wasBad)) said.push(note);
    if (note === 'unsaved') wasBad = true;
    if (note === 'saved') wasBad = false;
  }
  expect(said).toEqual(['unsaved', 'saved']);
});
