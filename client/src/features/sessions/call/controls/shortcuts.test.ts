import { describe, expect, it } from 'vitest';
import { commandOf } from './shortcuts.ts';

const plain = { ctrlKey: false, metaKey: false, altKey: false, repeat: false };

describe('a key in a call', () => {
  it.each([
    ['m', 'KeyM', 'microphone'],
    ['M', 'KeyM', 'microphone'],
    // AZERTY: the letter counts, not its place.
    ['m', 'Semicolon', 'microphone'],
    [',', 'KeyM', undefined],
    ['é', 'Digit2', undefined],
    // Cyrillic, Greek, Hebrew: the place counts.
    ['ь', 'KeyM', 'microphone'],
    ['р', 'KeyH', 'hand'],
    ['ω', 'KeyV', 'camera'],
    ['נ', 'KeyB', undefined],
    ['?', 'Slash', 'help'],
    ['?', 'Minus', 'help'],
    ['f', 'KeyF', 'fullScreen'],
    ['p', 'KeyP', 'panel'],
    ['s', 'KeyS', 'speaking'],
    ['Enter', 'Enter', undefined],
    ['Dead', 'KeyM', undefined],
  ])('%s at %s means %s', (key, code, command) => {
    expect(commandOf({ ...plain, key, code })).toBe(command);
  });

  it.each(['ctrlKey', 'metaKey', 'altKey', 'repeat'] as const)('means nothing with %s', (more) => {
    expect(commandOf({ ...plain, key: 'm', code: 'KeyM', [more]: true })).toBeUndefined();
  });
});
