import { afterEach, describe, expect, test, vi } from 'vitest';
import { onlyTools } from '../testing/fakeTools.ts';
import { findGo, findPython } from './toolchain.ts';

afterEach(() => vi.unstubAllEnvs());

describe('Go', () => {
  test('is taken from the PATH', async () => {
    onlyTools({ go: 'echo go1.26.8' });
    expect(await findGo()).toBe('go');
  });

  test('that is missing is asked for', async () => {
    onlyTools({});
    await expect(findGo()).rejects.toMatchObject({
      message: expect.stringContaining('was not found'),
      remedy: expect.stringContaining('Install Go 1.21'),
    });
  });

  test('that cannot fetch the compiler it needs is refused', async () => {
    onlyTools({ go: 'echo go1.19.8' });
    await expect(findGo()).rejects.toThrow('this is go1.19.8');
  });
});

describe('Python', () => {
  test('is python3 when that one will do', async () => {
    onlyTools({ python3: 'echo 3.11', 'python3.13': 'echo 3.13' });
    expect(await findPython()).toBe('python3');
  });

  test('is an older one beside a python3 that is too new', async () => {
    onlyTools({ python3: 'echo 3.14', 'python3.12': 'echo 3.12' });
    expect(await findPython()).toBe('python3.12');
  });

  test('that is too old, or has no venv, is named with the remedy', async () => {
    onlyTools({ python3: 'echo 3.9', 'python3.11': 'echo 3.11; exit 1' });
    await expect(findPython()).rejects.toMatchObject({
      message: expect.stringContaining('python3 is 3.9, python3.11 is 3.11 without venv'),
      remedy: expect.stringContaining('apt install python3-venv'),
    });
  });
});
