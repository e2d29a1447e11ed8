import { beforeEach, describe, expect, it } from 'vitest';
import type { Devices } from './devices.ts';
import { isStillGood, readCheck, rememberCheck } from './lastCheck.ts';

const day = 24 * 60 * 60_000;
const desk = { id: 'mic-1', label: 'Desk microphone' };
const eye = { id: 'cam-1', label: 'Eye' };
const both = { microphone: true, camera: true };
const check = { at: 0, microphone: desk, camera: eye };
const granted = { microphone: 'granted', camera: 'granted' } as const;
const devices: Devices = { microphone: [desk], camera: [eye], speaker: [] };

describe('going straight in', () => {
  it('is for who went in with all that they want now, allowed and connected', () => {
    expect(isStillGood(check, both, granted, devices, 20 * day)).toBe(true);
  });

  it('finds a device by its name where the browser has given new ids', () => {
    const renamed = { ...devices, camera: [{ id: 'other', label: 'Eye' }] };
    expect(isStillGood(check, both, granted, renamed, day)).toBe(true);
  });

  it('needs nothing of what is not wanted', () => {
    const wants = { microphone: true, camera: false };
    const denied = { ...granted, camera: 'denied' } as const;
    expect(isStillGood({ at: 0, microphone: desk }, wants, denied, { ...devices, camera: [] }, day)).toBe(
      true,
    );
  });

  it.each<[string, ...Parameters<typeof isStillGood>]>([
    ['nobody has checked here', undefined, both, granted, devices, day],
    ['it was long ago', check, both, granted, devices, 31 * day],
    ['the browser would ask', check, both, { ...granted, camera: 'prompt' as const }, devices, day],
    ['the browser does not tell', check, both, { ...granted, microphone: undefined }, devices, day],
    ['the device is not connected', check, both, granted, { ...devices, microphone: [] }, day],
    ['the camera was off then and is wanted now', { at: 0, microphone: desk }, both, granted, devices, day],
  ])('is for nobody when %s', (_, ...given) => {
    expect(isStillGood(...given)).toBe(false);
  });
});

describe('the last check', () => {
  beforeEach(() => localStorage.clear());

  it('is kept on this device until one does not go well', () => {
    rememberCheck(check);
    expect(readCheck()).toEqual(check);
    rememberCheck(undefined);
    expect(readCheck()).toBeUndefined();
  });

  it('counts as none when it cannot be read', () => {
    localStorage.setItem('rapport.mediaCheck', '{"at":"yesterday"}');
    expect(readCheck()).toBeUndefined();
  });
});
