import { describe, expect, it } from 'vitest';
import { isDurable, type SaveProof, saveStateOf, wouldLose } from './saveState.ts';

const settled: SaveProof = {
  online: true,
  synced: true,
  sent: 3,
  durable: 3,
  roomSaved: true,
  changed: false,
  settled: true,
  unsent: false,
  late: false,
  replica: 'stored',
};
const offline: SaveProof = { ...settled, online: false, synced: false, changed: true };

describe('saveStateOf', () => {
  it('says saved only when the server called every message of this connection durable', () => {
    expect(saveStateOf(settled)).toBe('saved');
    expect(saveStateOf({ ...settled, durable: 2 })).toBe('saving');
    expect(saveStateOf({ ...settled, unsent: true })).toBe('saving');
    expect(saveStateOf({ ...settled, durable: 2, late: true })).toBe('late');
  });

  it('never says saved before the first synchronisation or while the room is not saved', () => {
    expect(saveStateOf({ ...settled, synced: false })).toBe('saving');
    expect(saveStateOf({ ...settled, roomSaved: false })).toBe('unsaved');
  });

  it('says where a change is that the server has not got', () => {
    expect(saveStateOf(offline)).toBe('device');
    expect(saveStateOf({ ...offline, replica: 'writing' })).toBe('saving');
    expect(saveStateOf({ ...offline, replica: 'none' })).toBe('window');
    expect(saveStateOf({ ...settled, roomSaved: false, replica: 'none' })).toBe('window');
  });

  it('claims no copy on this device, and no danger, for a page that lost only its connection', () => {
    const quiet = { ...offline, changed: false };
    expect(saveStateOf({ ...quiet, replica: 'none' })).toBe('away');
    expect(saveStateOf(quiet)).toBe('away');
    expect(saveStateOf({ ...quiet, settled: false })).toBe('device');
    expect(saveStateOf({ ...quiet, settled: false, replica: 'none' })).toBe('saving');
  });
});

it('knows nothing to be durable while there is no synchronised connection', () => {
  expect(isDurable(settled)).toBe(true);
  expect(isDurable({ ...settled, synced: false, sent: 0, durable: 0 })).toBe(false);
  expect(isDurable({ ...settled, online: false })).toBe(false);
});

it('warns before leaving only while something is on no disk', () => {
  expect(wouldLose({ ...offline, replica: 'none' })).toBe(true);
  expect(wouldLose({ ...offline, replica: 'writing' })).toBe(true);
  expect(wouldLose(offline)).toBe(false);
  expect(wouldLose({ ...settled, replica: 'none' })).toBe(false);
});
