import { expect, test } from 'vitest';
import { screenCapture } from './screenOptions.ts';

test('the voices of the call never go back to those who spoke', () => {
  expect(screenCapture(true)).toMatchObject({ systemAudio: 'include', audio: { restrictOwnAudio: true } });
  expect(screenCapture(false).systemAudio).toBe('exclude');
});

test('a shared sound is not treated like a voice', () => {
  const plain = { echoCancellation: false, noiseSuppression: false, autoGainControl: false };
  expect(screenCapture(true).audio).toMatchObject(plain);
});
