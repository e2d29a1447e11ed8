import type { Page } from '@playwright/test';
import { expect } from '../fixtures/rapport.ts';
import type { Visit } from './walk.ts';

/** The choices of background and noise, in the lobby. */
export async function walkLobbyEffects(page: Page, visit: Visit): Promise<void> {
  await page.getByRole('button', { name: 'Background and noise' }).click();
  await expect(page.getByRole('switch', { name: 'Suppress background noise' })).toBeVisible();
  await visit('lobby-background', page, 'fixed');
  await page.keyboard.press('Escape');
}

/** One of the two goes on without pictures, seen from both sides, and comes back with them. */
export async function walkSoundOnly(self: Page, other: Page, visit: Visit): Promise<void> {
  const turn = async (on: boolean) => {
    await self.getByRole('button', { name: 'Devices', exact: true }).click();
    await self.getByRole('switch', { name: 'Sound only' }).setChecked(on);
    await self.keyboard.press('Escape');
  };
  await turn(true);
  await expect(self.getByText('You are on sound only: you see no pictures and send none.')).toBeVisible();
  await visit('call-sound-only', self);
  await expect(other.getByText(/has switched to sound only$/)).toBeVisible();
  await visit('call-other-sound-only', other);
  await turn(false);
  await expect(other.getByText(/has switched to sound only/)).toHaveCount(0, { timeout: 30_000 });
}
