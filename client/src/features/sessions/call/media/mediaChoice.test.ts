import { beforeEach, describe, expect, it } from 'vitest';
import { groupDevices, presentDevice } from './devices.ts';
import { readMediaChoice, rememberMediaChoice } from './mediaChoice.ts';

describe('the remembered choice of devices', () => {
  beforeEach(() => localStorage.clear());

  it('is all on, by the browser’s choice, for somebody new', () => {
    expect(readMediaChoice()).toEqual({
      microphone: true,
      camera: true,
      devices: {},
      shortcuts: true,
      background: 'none',
      noiseSuppression: true,
    });
  });

  it('keeps one device when another is chosen', () => {
    rememberMediaChoice({ devices: { camera: { id: 'c', label: 'C' } } });
    rememberMediaChoice({ devices: { speaker: { id: 's', label: 'S' } } });
    expect(readMediaChoice().devices).toEqual({
      camera: { id: 'c', label: 'C' },
      speaker: { id: 's', label: 'S' },
    });
  });

  it.each(['', 'nonsense', '[]', '{"camera":"yes","devices":7}'])('survives %j in the storage', (stored) => {
    localStorage.setItem('rapport.media', stored);
    expect(readMediaChoice().camera).toBe(true);
  });

  it('finds a device by its name when the browser gave it a new id', () => {
    const { camera } = groupDevices([{ deviceId: 'new', kind: 'videoinput', label: 'Desk camera' }]);
    expect(presentDevice(camera, { id: 'old', label: 'Desk camera' })?.id).toBe('new');
    expect(presentDevice(camera, { id: 'old', label: 'Other' })).toBeUndefined();
  });

  it('offers nothing that has no id yet', () => {
    expect(groupDevices([{ deviceId: '', kind: 'audioinput', label: '' }]).microphone).toEqual([]);
  });
});
