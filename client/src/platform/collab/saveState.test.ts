import { describe, expect, it } from 'vitest';
import { type SaveProof, saveStateOf, wouldLose } from './saveState.ts';

const settled: SaveProof = {
  online: true,
  synced: true,
  sent: 3,
  durable: 3,
  roomSaved: true,
  changed: false,
  replica: true,
};

describe('saveStateOf', () => {
  it('says saved only when the server called every message of this connection durable', () => {
    expect(saveStateOf(settled)).toBe('saved');
    expect(saveStateOf({ ...settled, durable: 2 })).toBe('saving');
  });

  it('never says saved before the first synchronisation or while the room is not saved', () => {
    expect(saveStateOf({ ...settled, synced: false })).toBe('saving');
    expect(saveStateOf({ ...settled, roomSaved: false })).toBe('unsaved');
  });

  it('says where a change is that the server has not got', () => {
    const offline = { ...settled, online: false, synced: false, changed: true };
    expect(saveStateOf(offline)).toBe('device');
    expect(saveStateOf({ ...offline, replica: false })).toBe('unsaved');
  });

  it('warns before leaving only while something is on no disk', () => {
    const only = { ...settled, online: false, synced: false, changed: true, replica: false };
    expect(wouldLose(only)).toBe(true);
    expect(wouldLose({ ...only, replica: true })).toBe(false);
    expect(wouldLose({ ...only, changed: false })).toBe(false);
    expect(wouldLose({ ...settled, changed: true, replica: false })).toBe(false);
  });
});
