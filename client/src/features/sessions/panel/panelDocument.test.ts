import { closeCode } from '@rapport/shared/collab/protocol';
import { expect, test } from 'vitest';
import { type DocumentStanding, readOnlyReason } from './panelDocument.ts';

const standing: DocumentStanding = {
  ...{ connection: 'connecting', refusedBecause: undefined, loaded: true, save: 'saving', seen: false },
  ...{ rights: undefined, readOnlyBecause: undefined, behind: false },
};
const reason = (news: Partial<DocumentStanding>, writable = true) =>
  readOnlyReason({ writable }, { ...standing, ...news });

test('what is on the device is written on while the server has not told our rights: nothing that is typed stops for it', () => {
  for (const connection of ['connecting', 'online', 'offline'] as const) {
    expect(reason({ connection })).toBeUndefined();
  }
});

test('who may only read is told so once connected, and a session that is closed to writing at once', () => {
  expect(reason({ connection: 'online', rights: 'write' })).toBeUndefined();
  expect(reason({ connection: 'online', rights: 'read' })).toBe('connecting');
  expect(reason({ connection: 'refused', rights: 'read' })).toBe('refused');
  const tooLarge = { connection: 'refused', refusedBecause: closeCode.tooLarge } as const;
  expect(reason(tooLarge)).toBe('too_large');
  expect(reason({}, false)).toBe('session');
});
