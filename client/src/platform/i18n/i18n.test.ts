import { expect, it, vi } from 'vitest';
import { i18n, loadTexts } from './i18n.ts';

const network = vi.hoisted(() => ({ isAway: true }));
vi.mock('./en/keeper.ts', () => {
  if (network.isAway) throw new TypeError('Failed to fetch dynamically imported module');
  return { keeper: { more: 'Ten minutes more' } };
});

it('words that could not be fetched are told as missing, and asked for again', async () => {
  await expect(loadTexts('keeper')).rejects.toThrow();
  network.isAway = false;
  vi.resetModules();
  await loadTexts('keeper');
  expect(i18n.t('more', { ns: 'keeper' } as never)).toBe('Ten minutes more');
});
